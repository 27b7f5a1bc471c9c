"""Organisations side by side: shared, only one, unknown; who has what another seeks; what stays hidden."""

import pytest

from cooperations.comparing import compare
from cooperations.models import Cooperation, Partner
from organisations.models import Goal, KnowHow, Organisation, Resource, Value, WorkingMethod
from tests import factories

pytestmark = pytest.mark.django_db
YEAR = 2026
TABLES = {
    "values": Value, "goals": Goal, "working_methods": WorkingMethod, "know_how": KnowHow,
    "resources_offered": Resource, "resources_sought": Resource,
}  # fmt: skip


def organisation(name, networks=(), topics=(), **values):
    """An organisation with terms by their slugs, such as `values="solidaritaet vielfalt"`."""
    terms = {field: values.pop(field).split() for field in TABLES if field in values}
    made = factories.organisation(name, networks=networks, topics=topics, **values)
    for field, slugs in terms.items():
        found = TABLES[field].objects.filter(slug__in=slugs)
        assert len(found) == len(slugs)
        getattr(made, field).set(found)
    return made


def compared(*organisations):
    """The comparison of some organisations, as the pages read them."""
    read = {row.pk: row for row in Organisation.objects.for_reading()}
    return compare([read[one.pk] for one in organisations], YEAR)


def lines(comparison, slug):
    """What stands in the cells of a row, one text for each organisation."""
    return [" | ".join(f"{line.note} {line.answers}".strip() for line in cell.lines) for cell in row(comparison, slug)]


def row(comparison, slug):
    """The cells of a row."""
    return comparison.criterion(slug).cells


def test_what_all_share_what_some_share_and_what_only_one_says():
    comparison = compared(
        organisation("Eins", values="solidaritaet vielfalt demokratie"),
        organisation("Zwei", values="solidaritaet vielfalt"),
        organisation("Drei", values="solidaritaet"),
    )
    assert comparison.criterion("values").shared == "Solidarität"
    assert lines(comparison, "values") == ["auch Zwei: Vielfalt | nur hier: Demokratie", "auch Eins: Vielfalt", ""]
    assert [cell.is_known for cell in row(comparison, "values")] == [True, True, True]


def test_what_is_unknown_is_no_difference():
    comparison = compared(organisation("Eins", values="vielfalt"), organisation("Zwei"))
    assert comparison.criterion("values").silent == ["Zwei"]
    assert comparison.criterion("values").shared == ""
    assert lines(comparison, "values") == ["Vielfalt", ""]
    assert [cell.is_known for cell in row(comparison, "values")] == [True, False]


def test_who_says_nothing_does_not_keep_others_from_sharing():
    comparison = compared(
        organisation("Eins", goals="rechte-sichern"), organisation("Zwei", goals="rechte-sichern"), organisation("Drei")
    )
    assert comparison.criterion("goals").shared == "Rechte sichern"
    assert comparison.criterion("goals").silent == ["Drei"]


def test_who_offers_what_another_seeks():
    comparison = compared(
        organisation("Eins", resources_sought="raeume geld"),
        organisation("Zwei", resources_offered="raeume"),
        organisation("Drei", resources_sought="raeume"),
    )
    assert [match.sentence for match in comparison.matches] == ["Eins und Drei suchen Räume. Zwei bietet das an."]
    assert lines(comparison, "resources_sought")[0] == "nur hier: Geld | Zwei bietet: Räume"
    assert lines(comparison, "resources_offered")[1] == "Räume | Eins sucht: Räume | Drei sucht: Räume"


def test_whoever_offers_what_it_seeks_itself_is_no_match():
    only = organisation("Eins", resources_sought="raeume", resources_offered="raeume")
    assert compared(only, organisation("Zwei")).matches == []


def test_networks_are_bridges_for_those_inside_and_doors_for_the_others():
    table, alliance = factories.network("Runder Tisch"), factories.network("Bündnis")
    comparison = compared(
        organisation("Eins", [table, alliance]), organisation("Zwei", [table]), organisation("Drei", [table])
    )
    assert [(one.network, one.inside_in_words) for one in comparison.bridges] == [
        ("Runder Tisch", "Eins, Zwei und Drei")
    ]
    assert [(one.network, one.inside_in_words, one.outside_in_words) for one in comparison.doors] == [
        ("Bündnis", "Eins", "Zwei und Drei")
    ]


def test_age_is_compared_as_young_or_established():
    comparison = compared(*(organisation(f"O {year}", year_founded=year) for year in (1950, 1990)))
    assert comparison.criterion("age").shared == "mindestens 25 Jahre alt"
    assert lines(comparison, "age") == ["gegründet 1950", "gegründet 1990"]
    assert compared(organisation("Neu", year_founded=2020), organisation("Alt")).having("age", "jung") == ["Neu"]


def test_migration_and_religion_are_shown_only_where_released():
    hidden = organisation("Eins", migrant_led="yes", religion="muslim")
    released = organisation("Zwei", migrant_led="yes", religion="none", statements_public=True)
    comparison = compared(hidden, released)
    assert lines(comparison, "religion") == ["", "keine"]
    assert comparison.silent("migrant_led") == ["Eins"]
    assert compared(hidden, organisation("Drei")).criterion("religion") is None


def test_names_stay_distinct():
    twins = [organisation("Flüchtlingshilfe e. V.", commune=factories.commune(place)) for place in ("Köln", "Bonn")]
    assert [party.short for party in compared(*twins).parties] == [
        "Flüchtlingshilfe e. V. (Köln)",
        "Flüchtlingshilfe e. V. (Bonn)",
    ]
    short = [organisation(name, short_name="Hilfe") for name in ("Eins", "Zwei")]
    assert [party.short for party in compared(*short).parties] == ["Eins", "Zwei"]


@pytest.mark.parametrize(("is_public", "told"), [(True, [("Sprachcafé", "Eins und Zwei")]), (False, [])])
def test_what_they_did_together_is_told_once_it_is_public(is_public, told):
    one, other = organisation("Eins"), organisation("Zwei")
    made = Cooperation.objects.create(title="Sprachcafé", state="ended", is_public=is_public)
    for partner in (one, other):
        Partner.objects.create(cooperation=made, organisation=partner, confirmed_on="2026-01-01")
    assert compared(one, other).together == told
    assert compared(one, organisation("Drei")).together == []


def test_long_answers_are_cut_with_their_number():
    terms = " ".join(Resource.objects.values_list("slug", flat=True)[:17])
    comparison = compared(organisation("Eins", resources_offered=terms), organisation("Zwei"))
    assert lines(comparison, "resources_offered")[0].endswith(" und 2 weitere")
