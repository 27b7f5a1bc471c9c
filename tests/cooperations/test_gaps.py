"""The matrix of gaps: its numbers, what counts as a gap, its words, and the file for spreadsheets."""

import csv
from io import StringIO
from random import Random

import pytest
from django.http import QueryDict

from cooperations import spreadsheet
from cooperations.gaps import KINDS, Matrix, bounds, step
from cooperations.missing import largest_gaps
from organisations.exchange import delimited
from organisations.models import Language, Organisation, OrganisationType, Resource
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db


def matrix(query="", **options):
    """The matrix for a query string."""
    params = QueryDict(query)
    return Matrix(Selection(params), KINDS[params.get("zeilen", "art")], **options)


def numbers(found):
    """Label of a row to its numbers by the names of the columns, without empty cells."""
    names = [place.name for place in found.columns.places]
    rows = {row.label: dict(zip(names, row.cells, strict=True)) for row in found.rows}
    return {
        label: {name: cell.numbers.count for name, cell in cells.items() if cell.numbers.count}
        for label, cells in rows.items()
    }


def gaps(found):
    """Pairs of row and column where something is missing."""
    places = found.columns.places
    return {
        (row.label, place.name)
        for row in found.rows
        for place, cell in zip(places, row.cells, strict=True)
        if cell.is_gap
    }


@pytest.fixture
def town():
    """Three districts of Köln: advice in two of them, a sports club in one, an empty one; and Bonn."""
    nippes, kalk, porz = (factories.district(name) for name in ("Nippes", "Kalk", "Porz"))
    factories.organisation("A", district=nippes)
    factories.organisation("B", district=kalk)
    factories.organisation("C", district=kalk, type=factories.kind("sportverein"))
    factories.organisation("Ohne")
    factories.organisation("D", commune=factories.commune("Bonn"))
    factories.organisation("Entwurf", district=porz, status="draft")
    return nippes, kalk, porz


def test_columns_are_the_districts_of_the_one_commune_or_communes(town):
    assert [place.name for place in matrix("kommune=koeln").columns.places] == ["Kalk", "Nippes", "Porz", "ohne Bezirk"]
    assert [place.name for place in matrix().columns.places] == ["Bonn", "Köln"]
    assert [place.name for place in matrix("kommune=bonn&kommune=koeln").columns.places] == ["Bonn", "Köln"]
    assert [place.name for place in matrix("bezirk=koeln-kalk").columns.places] == ["Kalk"]
    assert [place.name for place in matrix("kommune=bonn").columns.places] == ["Bonn"]


def test_numbers_and_totals(town):
    found = matrix("kommune=koeln")
    assert numbers(found) == {
        "Beratungsstellen": {"Kalk": 1, "Nippes": 1, "ohne Bezirk": 1}, "Sportvereine": {"Kalk": 1},
    }  # fmt: skip
    assert [row.total.count for row in found.rows] == [3, 1]
    assert [one.count for one in found.totals] == [2, 1, 0, 1, 4]


def test_a_gap_is_what_others_have(town):
    assert gaps(matrix("kommune=koeln")) == {("Beratungsstellen", "Porz")}
    assert gaps(matrix()) == {("Sportvereine", "Bonn")}


def test_every_cell_leads_to_as_many_in_the_list(town):
    factories.many(20)
    for query in ("kommune=koeln", "", "zeilen=thema&kommune=koeln&q=organisation", "zeilen=thema&thema=wohnen"):
        for row in matrix(query).rows:
            for cell in row.cells:
                if cell.address:
                    assert Selection(QueryDict(cell.address)).total == cell.numbers.count


def test_the_same_numbers_as_the_obvious_way():
    chance, types = Random(7), list(OrganisationType.objects.all()[:5])
    districts = [factories.district(name) for name in ("Nippes", "Kalk", "Porz", "Ehrenfeld")]
    for number in range(60):
        factories.organisation(f"O {number}", type=chance.choice(types), district=chance.choice(districts))
    for row in (found := matrix("kommune=koeln")).rows:
        for place, cell in zip(found.columns.places, row.cells, strict=True):
            obvious = Organisation.objects.published().filter(type__slug=row.slug, district=place.key)
            assert cell.numbers.count == obvious.count()


def test_resources_that_are_sought_and_not_offered(town):
    rooms = Resource.objects.get(slug="raeume")
    one, other = Organisation.objects.get(name="A"), Organisation.objects.get(name="B")
    one.resources_sought.add(rooms)
    other.resources_sought.add(rooms)
    other.resources_offered.add(rooms)
    for saved in (one, other):
        saved.save()
    found = matrix("zeilen=ressource&kommune=koeln")
    assert gaps(found) == {("Räume", "Nippes")}
    assert [cell.numbers.offered for cell in found.rows[0].cells] == [1, 0, 0, 0]
    told = largest_gaps(found)
    assert "In Köln-Nippes wird gesucht, aber von niemandem dort geboten: Räume (1 sucht)." in told


def test_the_largest_gaps_in_words(town):
    told = largest_gaps(matrix("kommune=koeln"))
    assert told[0] == "Noch niemand eingetragen ist hier: Köln-Porz."
    assert told[-1].startswith("Bisher nirgends eingetragen: Nachbarschaftsinitiativen, ")
    factories.organisation("E", district=town[2], type=factories.kind("sportverein"))
    assert largest_gaps(matrix("kommune=koeln"))[0] == "In Köln-Porz fehlen bisher: Beratungsstellen."


def test_what_most_places_have_comes_first():
    places = [factories.district(name) for name in ("Nippes", "Kalk", "Porz", "Ehrenfeld")]
    for number, place in enumerate(places[:3]):
        factories.organisation(f"Rat {number}", district=place)
    for number in range(8):
        kind = factories.kind("sportverein")
        factories.organisation(f"Klub {number}", district=places[number % 2], type=kind)
    factories.organisation("Bücherei", district=places[3], type=factories.kind("kultureinrichtung"))
    assert (
        largest_gaps(matrix("kommune=koeln"))[0]
        == "In Köln-Ehrenfeld fehlen bisher: Beratungsstellen und Sportvereine."
    )


def test_languages_and_topics_have_their_own_sentences(town):
    one, other = Organisation.objects.get(name="A"), Organisation.objects.get(name="B")
    for saved in (one, other, Organisation.objects.get(name="Ohne")):
        saved.languages.set(Language.objects.filter(slug="ar") if saved.name != "Ohne" else [])
        saved.save()
    factories.organisation("E", district=town[2], topics=["wohnen"])
    assert "In Köln-Porz spricht bisher niemand: Arabisch." in largest_gaps(matrix("zeilen=sprache&kommune=koeln"))


def test_shades_grow_with_the_square():
    assert bounds(100) == [4, 16, 36, 64, 100]
    assert [step(count, 100) for count in (0, 1, 4, 5, 16, 17, 64, 65, 100)] == [0, 1, 1, 2, 2, 3, 4, 5, 5]
    assert [step(count, 1) for count in (0, 1)] == [0, 1]
    assert step(0, 0) == 0


def test_the_scale_names_every_shade_that_occurs(town):
    factories.many(12)
    found = matrix("kommune=koeln")
    told = {shade for shade, _words in found.scale}
    assert {cell.step for row in found.rows for cell in row.cells if cell.numbers.count} <= told


def test_only_so_many_columns(monkeypatch, town):
    monkeypatch.setattr("cooperations.places.MOST_COLUMNS", 1)
    found = matrix().columns
    assert ([place.name for place in found.places], found.beyond, found.more) == (["Köln"], ["Bonn"], 0)
    found = matrix("kommune=koeln").columns
    assert [place.name for place in found.places] == ["Kalk", "ohne Bezirk"]
    assert found.beyond == ["Köln-Nippes", "Köln-Porz"]


def test_only_so_many_rows(monkeypatch, town):
    monkeypatch.setattr("cooperations.gaps.MOST_ROWS", 1)
    assert [row.label for row in matrix().all_rows] == ["Beratungsstellen"]


def lines(found):
    """The file as lines of cells."""
    text = b"".join(delimited.lines(spreadsheet.rows(found))).decode()
    assert text[0] == "\N{ZERO WIDTH NO-BREAK SPACE}"
    return list(csv.reader(StringIO(text[1:]), delimiter=";"))


def test_the_file_holds_all_rows_and_totals(town):
    head, first, *_others, last = lines(matrix("kommune=koeln"))
    assert head == ["Art der Organisation", "Köln-Kalk", "Köln-Nippes", "Köln-Porz", "ohne Bezirk", "gesamt"]
    assert first == ["Beratungsstellen", "1", "1", "0", "1", "3"]
    assert last == ["gesamt", "2", "1", "0", "1", "4"]
    assert len(lines(matrix())) == OrganisationType.objects.count() + 2


def test_the_file_has_two_numbers_for_resources(town):
    assert lines(matrix("zeilen=ressource"))[0][1:3] == ["Bonn: gesucht", "Bonn: geboten"]


@pytest.mark.parametrize("beginning", ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_nothing_becomes_a_formula(beginning):
    made = OrganisationType.objects.create(name=beginning.strip() or "x", plural=f"{beginning}!")
    factories.organisation("Eins", type=made)
    assert [f"'{beginning}!", "1", "1"] in lines(matrix())
