"""What stands on paper."""

from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation

from organisations.models import ContactPerson, Page
from organisations.printing import gathering
from organisations.printing.options import Options
from tests import factories
from tests.organisations.printing.papers import DAY, document

pytestmark = pytest.mark.django_db


def names(group):
    """The names of a group's entries."""
    return [entry.name for entry in group.entries]


def test_entries_are_grouped_by_type_in_the_order_of_the_vocabulary():
    factories.organisation("Z Beratung")
    factories.organisation("A Beratung")
    factories.organisation("Klub", type=factories.kind("sportverein"))
    groups = document(choices="gruppe=art").groups
    assert [(group.title, names(group)) for group in groups] == [
        ("Beratungsstellen", ["A Beratung", "Z Beratung"]),
        ("Sportvereine", ["Klub"]),
    ]


def test_under_topics_an_entry_stands_once_for_each_and_the_index_knows_all_places():
    factories.organisation("Beides", topics=["wohnen", "sport"])
    factories.organisation("Ohne")
    paper = document(choices="gruppe=thema")
    assert [(group.title, names(group)) for group in paper.groups] == [
        ("Wohnen", ["Beides"]), ("Sport", ["Beides"]), ("Ohne Zuordnung", ["Ohne"]),
    ]  # fmt: skip
    assert [(line.name, line.places) for line in paper.index] == [("Beides", ["e1", "e2"]), ("Ohne", ["e3"])]
    assert paper.total == "2 Organisationen"


@pytest.mark.parametrize(
    ("grouping", "titles"), [("bezirk", ["Köln-Mülheim", "Ohne Zuordnung"]), ("kommune", ["Bonn", "Köln"])]
)
def test_groups_by_place(grouping, titles):
    factories.organisation("Eins", district=factories.district("Mülheim"))
    factories.organisation("Zwei", commune=factories.commune("Bonn"))
    assert [group.title for group in document(choices=f"gruppe={grouping}").groups] == titles


def test_without_groups_the_order_is_that_of_the_list():
    factories.organisation("Alt", confirmed_on=date(2020, 1, 1))
    factories.organisation("Zuletzt", confirmed_on=date(2026, 1, 1))
    assert names(document("sort=bestaetigt").groups[0]) == ["Zuletzt", "Alt"]


def test_only_chosen_parts_stand_there():
    row = factories.organisation("Voll", topics=["sport"], phone="0221 1234", email="a@b.de", description="Text.")
    entry = document(choices="feld=telefon&feld=themen").entries[0]
    assert (entry.phone, [fact.text for fact in entry.facts]) == (row.phone_shown, ["Sport"])
    assert (entry.email, entry.description, entry.address, entry.confirmed, entry.code) == ("", "", [], "", "")


def test_names_of_persons_need_scope_and_right():
    row = factories.organisation("Haus")
    factories.contact(row, "Kim Offen", scope="public")
    factories.contact(row, "Lou Papier", scope="print")
    factories.contact(row, "Max Intern", scope="internal")
    assert document().entries[0].persons == ["Kim Offen"]
    curator = document(persons=ContactPerson.objects.shown_on_paper(DAY))
    assert curator.entries[0].persons == ["Kim Offen", "Lou Papier"]


def test_head_says_what_where_and_when():
    factories.organisation("Eins", topics=["wohnen"])
    paper = document("thema=wohnen")
    assert paper.chosen == ["Region: Köln", "Thema: Wohnen"]
    assert (paper.total, paper.as_of) == ("1 Organisation", "Stand: 22.11.2026")
    assert paper.address_shown.endswith("/organisationen/?thema=wohnen")
    assert paper.code == paper.address


def test_an_address_without_end_is_no_link():
    long = gathering.document(gathering.Source([], 0, "/x" * 3000), Options(QueryDict()), DAY)
    assert (long.address, long.code, len(long.address_shown)) == ("", "", 201)


def test_unknown_parameters_are_no_part_of_the_address():
    assert document("thema=sport&fbclid=1").address.endswith("/organisationen/?thema=sport")


@pytest.mark.parametrize("form", ["etiketten", "schilder", "profil", "kontaktblatt"])
def test_where_groups_make_no_sense_nobody_stands_twice(form):
    factories.organisation("Beides", topics=["wohnen", "sport"], street="Weg 1", postal_code="50667", city="Köln")
    assert len(document(choices=f"form={form}&gruppe=thema").entries) == 1


def test_with_all_boxes_off_nothing_but_the_name_stands_there():
    factories.organisation("Haus", phone="0221 12345")
    entry = document(choices="form=liste&fuer=liste").entries[0]
    assert (entry.phone, entry.facts, entry.confirmed) == ("", [], "")
    assert document(choices="form=liste&fuer=heft").entries[0].phone


def test_badges_and_labels_name_persons_without_their_numbers():
    row = factories.organisation("Haus")
    factories.contact(row, "Kim Offen", role="Leitung", phone="0221 1", scope="public")
    assert document(choices="form=schilder").entries[0].names == ["Kim Offen, Leitung"]


def test_publisher_comes_from_the_impressum_once_it_is_complete():
    assert document().publisher == []
    Page.objects.filter(slug="impressum").update(
        text="Angaben nach § 5 DDG\n\nAgentur e. V.\n\nWeg 1, 50667 Köln\n\n## Kontakt\n\nx"
    )
    assert document().publisher == ["Agentur e. V.", "Weg 1, 50667 Köln"]


def test_a_list_too_long_for_paper_says_so(monkeypatch):
    monkeypatch.setattr(gathering, "MOST_ENTRIES", 2)
    factories.many(3)
    paper = document()
    assert len(paper.entries) == 2
    assert any("die ersten 2" in notice for notice in paper.notices)


def test_labels_leave_out_who_has_no_address_and_say_so():
    factories.organisation("Mit", street="Weg 1", postal_code="50667", city="Köln")
    factories.organisation("Ohne")
    paper = document(choices="form=etiketten")
    assert [(entry.name, entry.address) for entry in paper.entries] == [("Mit", ["Weg 1", "50667 Köln"])]
    assert paper.notices == ["1 Organisation hat keine Anschrift und bekommt kein Etikett."]


def test_english_paper_is_english():
    factories.organisation("Haus", topics=["wohnen"])
    with translation.override("en"):
        paper = document(choices="gruppe=art")
    assert (paper.language, paper.groups[0].title, paper.entries[0].confirmed) == (
        "en",
        "Advice centres",
        "not confirmed",
    )


@pytest.mark.parametrize("number", [2, 20])
def test_queries_do_not_grow_with_the_list(number, django_assert_num_queries):
    factories.many(number)
    document(choices="form=profil")
    with django_assert_num_queries(14):
        document(choices="form=profil")


@pytest.mark.parametrize(
    "choices", ["form=x&gruppe=y&feld=z&start=9&rechts=9999&bogen=l7160", "start=" + "9" * 500, "titel=" + "x" * 9000]
)
def test_nonsense_counts_as_not_chosen(choices):
    factories.organisation("Haus")
    paper = document(choices=choices)
    assert (paper.form, paper.entries[0].name) == ("liste", "Haus")
