"""The index compared with what the database says: on random directories, after random changes."""

import random
from datetime import date

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from organisations import changes
from organisations.filters import OrganisationFilter
from organisations.index import index as index_module
from organisations.index import kept
from organisations.index.index import Index
from organisations.models import Language, Network, Organisation, Topic
from organisations.selection import Selection
from tests import factories

WORDS = [
    "Beratung", "Flüchtlingsberatung", "Haus", "Häuser", "Kinder", "Rat", "Köln", "Wohnen", "Café-Treff", "für", "0221",
    "Sürth", "AK",
]  # fmt: skip
LANGUAGES, TOPICS, TYPES = (
    ["de", "uk", "ar", "fa"],
    ["wohnen", "sport", "asyl-und-aufenthalt"],
    ["beratungsstelle", "sportverein"],
)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
entries = st.fixed_dictionaries(
    {
        "name": texts,
        "description": texts,
        "status": st.sampled_from(["published", "published", "draft"]),
        "type": st.sampled_from(TYPES),
        "topics": st.sets(st.sampled_from(TOPICS)),
        "languages": st.sets(st.sampled_from(LANGUAGES)),
        "commune": st.sampled_from(["Köln", "Bonn"]),
        "year_founded": st.sampled_from([None, 1980, 2020]),
        "confirmed_on": st.sampled_from([None, date(2026, 1, 1), date(2020, 1, 1)]),
        "postal_code": st.sampled_from(["", "50667", "53111"]),
        "point": st.sampled_from([None, (50.94, 6.96), (50.74, 7.1), (51.3, 7.4), (50.0, 6.0)]),
    }
)
queries = st.fixed_dictionaries(
    {},
    optional={
        "q": texts,
        "art": st.lists(st.sampled_from([*TYPES, "gibt-es-nicht"]), min_size=1, max_size=2),
        "thema": st.lists(st.sampled_from(TOPICS), min_size=1, max_size=2),
        "sprache": st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=2),
        "kommune": st.lists(st.sampled_from(["koeln", "bonn"]), min_size=1, max_size=2),
        "merkmal": st.lists(st.sampled_from(["jung", "etabliert"]), min_size=1, max_size=2),
        "plz": st.sampled_from(["5", "506", "53111", "Köln", "50667 Köln", "51.1,7.1", "Nirgends"]),
        "umkreis": st.sampled_from(["2", "30", "99"]),
        "bestaetigt": st.sampled_from(["0", "9999"]),
        "sort": st.sampled_from(["name", "bestaetigt"]),
    },
)


def querydict(answers):
    """Answers as the query string of an address."""
    params = QueryDict(mutable=True)
    for name, values in answers.items():
        params.setlist(name, [values] if isinstance(values, str) else values)
    return params


def fill(organisation, values):
    """Saves an organisation with the values of an entry."""
    plain = {
        name: value for name, value in values.items() if name not in {"topics", "languages", "type", "commune", "point"}
    }
    organisation.latitude, organisation.longitude = values["point"] or (None, None)
    for name, value in plain.items():
        setattr(organisation, name, value)
    organisation.type, organisation.commune = factories.kind(values["type"]), factories.commune(values["commune"])
    with organisation.one_history_entry():
        organisation.full_clean()
        organisation.save()
        organisation.topics.set(Topic.objects.filter(slug__in=values["topics"]))
        organisation.languages.set(Language.objects.filter(slug__in=values["languages"]))
        organisation.works_in.set([organisation.commune])


def naive(params):
    """The keys of the answer as the database gives it: the words as they are, without corrections."""
    return sorted(OrganisationFilter(params, kept.current()).qs.values_list("pk", flat=True))


def answered(params):
    """The keys of the answer of the index."""
    selection = Selection(params)
    keys = selection.filter.index.sliced(selection.filter.levels, 0, selection.total)
    assert len(keys) == selection.total
    return sorted(keys)


class RandomDirectories(TestCase):
    """The index after random changes is the index of what is in the database, and answers as the database does."""

    @settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
    @given(
        st.lists(entries, min_size=1, max_size=6), st.lists(st.tuples(st.integers(0, 5), entries), max_size=4), queries
    )
    def test_answers_and_counts(self, first, then, query):
        made = []
        for name, code, point in (("Köln", "50667", (50.938, 6.957)), ("Bonn", "53111", (50.734, 7.099))):
            row = factories.commune(name)
            row.latitude, row.longitude = point
            row.save()
            row.postal_codes.create(code=code)
        for values in first:
            made.append(Organisation())
            fill(made[-1], values)
        kept.current()
        for place, values in then:
            fill(made[place % len(made)], values)
            kept.current()
        params = querydict(query)
        if not Selection(params).missed and not split_words(params):
            assert answered(params) == naive(params)
            self.compare_counts(params)
        assert facts_of(kept.current()) == facts_of(Index.read())

    def compare_counts(self, params):
        """Every number beside every option is what choosing it alone would show, under all other answers."""
        for axis in Selection(params).axes:
            for option in axis.options:
                alone = params.copy()
                alone.setlist(axis.name, [option.value])
                assert option.count == len(naive(alone)), (params, axis.name, option)


def split_words(params):
    """Whether a word was found only by its parts: the naive answer does not take compounds apart."""
    found = Selection(params).filter.found
    words = params.get("q", "")
    return bool(found and words and found.hits and not Organisation.objects.published().matching(words).exists())


def facts_of(found):
    """What an index knows, by organisation and without positions, to compare two of them."""
    keys, bitmaps = found.bitmaps.keys, found.bitmaps
    known = {
        kind: {key: sorted(keys[place] for place in bitmap & found.alive) for key, bitmap in bitmaps[kind].items()}
        for kind in list(bitmaps.kinds)
    }
    order = found.sliced([found.alive], 0, len(found.alive))
    return {(kind, key): rows for kind, keys in known.items() for key, rows in keys.items() if rows}, order


@pytest.mark.django_db
def test_names_stay_in_order_through_changes_on_every_page():
    chance = random.Random(7)
    made = factories.many(40)
    kept.current()
    for _change in range(30):
        one = chance.choice(made)
        one.name = f"{chance.choice('ÄaZzmü')}{chance.randrange(1000)} e. V."
        one.save()
    found = kept.current()
    names = list(Organisation.objects.published().by_name().values_list("pk", flat=True))
    assert len(found.bitmaps.keys) > found.bitmaps.in_order
    for start in range(0, 40, 7):
        assert found.by_name(found.alive, start, start + 7) == names[start : start + 7]


@pytest.mark.django_db
def test_who_holds_an_older_index_goes_on_seeing_its_state():
    made = factories.organisation("Alt", topics=["wohnen"])
    old = kept.current()
    made.name = "Neu"
    made.save()
    new = kept.current()
    assert len(old.having("name", ["alt"])) == 1
    assert len(old.having("name", ["neu"])) == 0
    assert (len(new.having("name", ["alt"])), len(new.having("name", ["neu"]))) == (0, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["retire", "delete", "publish"])
def test_who_comes_and_goes(change):
    made = factories.organisation(status="draft" if change == "publish" else "published")
    before = len(kept.current().alive)
    if change == "delete":
        made.delete()
    else:
        getattr(made, change)()
        made.save()
    assert (before, len(kept.current().alive)) == ((0, 1) if change == "publish" else (1, 0))


@pytest.mark.django_db
def test_a_renamed_term_is_found_by_its_new_name_only():
    factories.organisation(topics=["wohnen"])
    kept.current()
    term = factories.topic("wohnen")
    term.name, term.name_en = "Unterkunft", "Shelter"
    term.save()
    totals = [Selection(QueryDict(f"q={word}")).total for word in ("unterkunft", "shelter", "wohnen")]
    assert totals == [1, 1, 0]


@pytest.mark.django_db
def test_a_renamed_commune_renames_its_districts():
    factories.organisation(district=factories.district("Mülheim"))
    kept.current()
    commune = factories.commune("Köln")
    commune.name = "Colonia"
    commune.save()
    axis = next(axis for axis in Selection(QueryDict("")).axes if axis.name == "bezirk")
    assert [option.label for option in axis.options] == ["Colonia-Mülheim"]


@pytest.mark.django_db
def test_a_deleted_term_is_no_option_any_more():
    factories.organisation(networks=[factories.network("Bündnis")])
    kept.current()
    Network.objects.all().delete()
    assert "netzwerk" not in {axis.name for axis in Selection(QueryDict("")).axes}


@pytest.mark.django_db
def test_a_change_reads_only_what_changed(django_assert_max_num_queries):
    made = factories.many(10)
    kept.current()
    made[3].save()
    with django_assert_max_num_queries(4):
        kept.current()


@pytest.mark.django_db
def test_nothing_new_asks_for_the_version_only(django_assert_num_queries):
    factories.many(3)
    kept.current()
    with django_assert_num_queries(1):
        kept.current()


@pytest.mark.django_db
def test_a_merged_log_is_fine_for_who_has_seen_it_and_makes_others_read_anew():
    made = factories.many(3)
    kept.current()
    asleep = kept.current()
    made[0].save()
    awake = kept.current()
    changes.shorten(keep=0)
    assert awake.refreshed(changes.version()) is not None
    made[1].save()
    assert asleep.refreshed(changes.version()) is None
    assert awake.refreshed(changes.version()).version == changes.version()


@pytest.mark.django_db
def test_a_restored_backup_is_noticed_even_at_the_same_length():
    made = factories.organisation("Alpha")
    kept.current()
    # What a restore does: rows of the log go, and others come.
    changes.ChangedRow.objects.order_by("-pk").first().delete()
    changes.note(changes.ORGANISATION, made.pk)
    Organisation.objects.filter(pk=made.pk).update(search_text="1 omega\n\n")
    assert Selection(QueryDict("q=omega")).total == 1


@pytest.mark.django_db
def test_the_new_year_makes_nobody_young_by_yesterdays_rule(monkeypatch):
    year = timezone.localdate().year
    factories.organisation("Jung", year_founded=year - 10)
    assert Selection(QueryDict("merkmal=jung")).total == 1
    monkeypatch.setattr(index_module, "this_year", lambda: year + 1)
    monkeypatch.setattr(timezone, "localdate", lambda: date(year + 1, 1, 1))
    assert Selection(QueryDict("merkmal=jung")).total == 0


@pytest.mark.django_db
def test_many_changes_make_it_read_anew(monkeypatch):
    monkeypatch.setattr(index_module, "MOST_LOOSE", 2)
    made = factories.many(3)
    kept.current()
    for _time in range(2):
        for one in made:
            one.save()
            found = kept.current()
    assert len(found.bitmaps.keys) - found.bitmaps.in_order <= 3


@pytest.fixture
def file(db):
    """The file of the index, made of three organisations."""
    factories.many(3)
    kept.rebuild()
    yield kept.FILE.path
    kept.FILE.path.unlink(missing_ok=True)
    kept.forget()


def test_a_new_process_takes_the_file_and_what_changed_since(file, django_assert_max_num_queries):
    factories.organisation("Später")
    kept.forget()
    with django_assert_max_num_queries(5):
        found = kept.current()
    assert facts_of(found) == facts_of(Index.read())
    assert len(found.alive) == 4


@pytest.mark.parametrize("content", [b"", b"nonsense", None])
def test_a_broken_or_missing_file_is_as_good_as_none(file, content):
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    kept.forget()
    assert len(kept.current().alive) == 3


def test_a_file_cut_off_in_the_middle_is_as_good_as_none(file):
    file.write_bytes(file.read_bytes()[:-200])
    kept.forget()
    assert len(kept.current().alive) == 3


def test_the_file_of_another_state_of_the_database_is_not_used(file):
    changes.start_over()
    Organisation.objects.filter(name="Organisation 000").update(status="draft")
    kept.forget()
    assert len(kept.current().alive) == 2


def test_counts_of_long_lists_are_the_same_whichever_way_they_are_counted(db):
    factories.many(30)
    found = kept.current()
    districts = found.bitmaps["district"].items()
    assert len(districts) == 15
    for base in (found.alive, found.having("topics", [factories.topic("wohnen").pk])):
        slow = {key: len(base & bitmap) for key, bitmap in districts if base & bitmap}
        assert dict(found.counts("district", base)) == slow
        assert found.commonest("district", base, 5) == sorted(slow.items(), key=index_module.commonness)[:5]
