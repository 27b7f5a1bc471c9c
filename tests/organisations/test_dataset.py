"""The made-up directory: skewed as real ones are, sound in every row, the same every time."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from communes.models import Commune, District, PostalCode
from communes.names import sort_key
from organisations import dataset
from organisations.dataset import choices, places, texts, words
from organisations.models import FormerSlug, Network, Offer, Organisation
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db

NUMBER, MANY = 60, 2500
FEW = "05|Nordrhein-Westfalen|50|40\n11|Berlin|1|10\n04|Bremen|2|28"


@pytest.fixture
def few_communes(monkeypatch):
    """A small country, so that the tests stay quick."""
    monkeypatch.setattr(words, "STATES", FEW)


@pytest.fixture
def made(few_communes):
    """The made-up organisations."""
    call_command("make_dataset", str(NUMBER))
    return Organisation.objects.order_by("pk")


def contents():
    """All that the directory holds, without keys."""
    columns = [field.name for field in Organisation._meta.concrete_fields if field.name not in {"id", "commune"}]
    columns += ["commune__ags", "topics__slug", "languages__slug", "works_in__slug", "offers__title"]
    return sorted(map(str, Organisation.objects.values_list(*columns)))


def test_there_are_as_many_as_asked_for_and_nearly_all_are_published(made):
    assert made.count() == NUMBER
    assert 0.9 * NUMBER <= Selection({}).total < NUMBER
    assert Network.objects.count() == 70
    assert Offer.objects.exclude(topics=None).exists()
    assert District.objects.exclude(organisations=None).exists()
    assert not Organisation.history.exists()


def test_every_row_passes_the_checks_of_the_desk(made):
    for row in [*made, *Offer.objects.all()[:20], *Commune.objects.all(), *PostalCode.objects.all()]:
        row.full_clean()


def test_what_is_derived_is_as_saving_would_make_it(made):
    for organisation in made.prefetch_related("works_in"):
        assert organisation.sort_key == sort_key(organisation.name)
        assert organisation.slug == organisation.free_slug()
        assert organisation.commune in organisation.works_in.all()
        topics = set(organisation.topics.all())
        organisation.include_offers()
        assert set(organisation.topics.all()) == topics
        assert organisation.works_in.count() == len(organisation.works_in.all())


@pytest.fixture
def many(few_communes):
    """Enough of them to see how they are spread."""
    dataset.make(MANY)
    return Organisation.objects.order_by("pk")


def test_keys_have_no_gaps_and_equal_names_get_numbered_addresses(many):
    keys = list(many.values_list("pk", flat=True))
    assert keys == list(range(keys[0], keys[0] + MANY))
    name = many.order_by().values_list("name").annotate(times=Count("pk")).order_by("-times", "name")[0][0]
    twins = many.filter(name=name)
    assert len(twins) > 1
    assert [twin.slug for twin in twins] == [twin.free_slug() for twin in twins]


def test_choices_words_and_lengths_are_spread_as_in_real_directories(many):
    shares = [share for _type, share in many.order_by().values_list("type").annotate(Count("pk"))]
    assert max(shares) > 5 * min(shares)
    assert 0.2 < many.matching("Beratung").count() / MANY < 0.33
    lengths = Counter(len(text.split()) for text in many.values_list("description", flat=True))
    assert texts.FEWEST <= min(lengths) < max(lengths) <= texts.MOST
    relations = sum(getattr(Organisation, field).through.objects.count() for field in choices.HOW_MANY)
    assert 13 < relations / MANY < 14.5


def test_the_words_of_an_entry_are_those_it_is_found_by(made):
    for organisation in made:
        assert organisation.searchable_text() == organisation.search_text


def test_the_same_number_gives_the_same_rows(made):
    before, communes = contents(), list(Commune.objects.order_by("ags").values_list("ags", "name", "slug"))
    made.all().delete()
    call_command("make_dataset", str(NUMBER))
    assert contents() == before
    assert list(Commune.objects.order_by("ags").values_list("ags", "name", "slug")) == communes


def test_it_is_refused_where_organisations_are(few_communes):
    factories.organisation("Echt e. V.")
    with pytest.raises(CommandError, match="nur in einem leeren Verzeichnis"):
        call_command("make_dataset", "5")
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("number", ["0", "-3"])
def test_a_number_below_one_is_refused(number):
    with pytest.raises(CommandError, match="ab 1"):
        call_command("make_dataset", number)


def test_curators_can_go_on_afterwards(made):
    another = factories.organisation("Neu e. V.")
    factories.offer(another)
    assert another.pk > made.exclude(pk=another.pk).last().pk
    assert not FormerSlug.objects.exists()


def test_the_country_has_eleven_thousand_communes_in_sixteen_states():
    found = list(places.communes())
    assert 10_500 < len(found) < 11_500
    assert len({commune.ags for commune in found}) == len(found)
    assert len({commune.state for commune in found}) == 16
    assert found[0].population > 100 * found[len(found) // 10].population
