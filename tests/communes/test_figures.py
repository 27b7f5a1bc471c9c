"""Figures: with date and source only, as series, drawn, compared, out of offices' tables."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from communes import series, tabulated
from communes.models import Commune, Figure, Indicator, Source
from tests import factories
from tests.conftest import SHARED_DATA

pytestmark = pytest.mark.django_db

TABLE = "Amt;;\n;;Menschen in\n;;Unterkünften\n31.12.2024;05315;1.234\n31.12.2024;05314;-\n31.12.2024;99999;5\nFuß;;\n"


def figure(value, day, *, commune="Köln", breakdown="", **values):
    """A published figure of people housed."""
    indicator = Indicator.objects.get_or_create(name="Untergebrachte")[0]
    values = {"source": "Amt", "is_published": True, **values}
    made = Figure(
        indicator=indicator, commune=factories.commune(commune), value=value, as_of=day, breakdown=breakdown, **values
    )
    made.full_clean()
    made.save()
    return made


@pytest.mark.parametrize("missing", [{"source": ""}, {"as_of": None}])
def test_without_source_or_date_nothing_is_published(missing):
    known = {"value": 1, "as_of": date(2024, 1, 1), "source": "Amt", "is_published": True, **missing}
    made = Figure(indicator=Indicator.objects.create(name="X"), commune=factories.commune(), **known)
    with pytest.raises(ValidationError, match="Stand und ihre Quelle"):
        made.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()


def test_a_series_tells_its_change_and_its_course():
    figure(10_000, date(2023, 1, 1))
    figure(12_500, date(2024, 1, 1))
    found = series.of_commune(factories.commune())[0]
    assert found.change == "2.500 mehr als am 01.01.2023"
    assert found.summary == "Von 10.000 am 01.01.2023 bis 12.500 am 01.01.2024."
    assert [label for _height, label in found.scale] == ["0", "5.000", "10.000", "15.000", "20.000"]


def test_breakdowns_are_series_of_their_own():
    figure(10, date(2024, 1, 1))
    figure(4, date(2024, 1, 1), breakdown="Frauen")
    assert [one.latest.breakdown for one in series.of_commune(factories.commune())] == ["", "Frauen"]


def test_per_thousand_needs_the_number_of_inhabitants():
    row = figure(500, date(2024, 1, 1))
    assert row.per_thousand is None
    row.commune.population = 100_000
    assert row.per_thousand == 5


@pytest.mark.parametrize(
    ("largest", "top"), [(0, 4), (1, 1), (3, 4), (7, 8), (41, 80), (999, 1000), (12_500, 20_000), (8_000, 8_000)]
)
def test_the_scale_ends_at_a_round_number(largest, top):
    assert series.round_up(Decimal(largest)) == top


def test_points_lie_within_the_drawing_in_the_order_of_days():
    for month in range(1, 13):
        figure(month * 37 % 100, date(2024, month, 1))
    points = series.of_commune(factories.commune())[0].points
    assert [point.x for point in points] == sorted(point.x for point in points)
    assert all(64 <= point.x <= 624 and 16 <= point.y <= 208 for point in points)


def test_communes_are_compared_by_their_newest_whole_numbers():
    figure(1, date(2023, 1, 1))
    newest, other = figure(2, date(2024, 1, 1)), figure(9, date(2024, 1, 1), commune="Bonn")
    figure(1, date(2024, 1, 1), breakdown="Frauen")
    rows = series.compared([factories.commune("Bonn"), factories.commune("Köln"), factories.commune("Aachen")])
    assert rows == [(newest.indicator, [other, newest, None])]


def test_pages_show_figures_with_source_and_table(visitor):
    figure(10_000, date(2023, 1, 1), source_link="https://example.org/zahlen")
    row = figure(12_500, date(2024, 1, 1))
    figure(99, date(2024, 2, 1), is_published=False)
    page = visitor.get("/kommunen/koeln/").content.decode()
    assert "12.500" in page
    assert "Stand: 01.01.2024" in page
    course = visitor.get(row.get_absolute_url()).content.decode()
    assert '<svg class="chart"' in course
    assert 'href="https://example.org/zahlen"' in course
    assert "99" not in course.split("</main>")[0].split("<table")[1]
    assert visitor.get("/kommunen/koeln/zahlen/gibt-es-nicht/").status_code == 404
    compared = visitor.get("/kommunen/vergleich/?kommune=koeln&kommune=bonn&kommune=x").content.decode()
    table = compared.split("<table")[1].split("</table>")[0]
    assert "12.500" in table
    assert "99" not in table


def test_the_library_begins_with_three_titles(visitor):
    assert Source.objects.general().count() == 3
    assert Source.objects.without_link().count() == 3
    page = visitor.get("/fundstellen/").content.decode()
    assert "Thema werden" in page
    assert "Adresse noch unbekannt" in page


def test_a_table_of_an_office_is_planned_then_written(tmp_path):
    factories.commune("Köln"), factories.commune("Bonn")
    path = tmp_path / "t.csv"
    path.write_bytes(TABLE.encode("cp1252"))
    options = {"indicator": "Menschen", "heading": "unterkünften", "source": "Amt"}
    call_command("import_figures", path, **options)
    assert not Figure.objects.exists()
    call_command("import_figures", path, write=True, **options)
    row = Figure.objects.get()
    assert (row.value, row.as_of, row.commune.name, row.is_published) == (1234, date(2024, 12, 31), "Köln", True)
    again = tabulated.plan(TABLE.encode(), "Unterkünften", "Menschen", "Amt")
    assert (again.new, again.unchanged, again.unknown, again.empty) == ([], 1, 1, 1)


def test_what_is_there_with_another_value_stays_and_is_told():
    figure(1, date(2024, 12, 31))
    plan = tabulated.plan(TABLE.encode(), "Unterkünften", "Untergebrachte", "Amt")
    assert plan.new == []
    assert any("Köln hat schon 1.00, in der Datei steht 1234" in line for line in plan.lines)


@pytest.mark.parametrize(
    ("content", "heading", "why"),
    [
        (b"", "x", "Gemeindeschl"),
        (b"a;b\nc;d\n", "x", "Gemeindeschl"),
        (TABLE.encode(), "gibt es nicht", "keine Spalte"),
        (TABLE.encode(), "", "mehrere Spalten"),
        (b"PK\x03\x04\x00\x00", "x", "CSV"),
    ],
)
def test_a_table_without_figures_is_refused(tmp_path, content, heading, why):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=why):
        call_command("import_figures", path, indicator="X", heading=heading, source="Amt", write=True)


@pytest.mark.data
def test_the_real_table_of_2013_comes_in():
    for name in ("Köln", "Bonn"):
        factories.commune(name)
    content = (SHARED_DATA / "figures/asylbewerberleistungen_kreise_2013.csv").read_bytes()
    plan = tabulated.plan(content, "Asylbewerberleistungsgesetz", "Regelleistungen", "Statistische Ämter")
    assert {figure.commune.name: figure.as_of for figure in plan.new} == dict.fromkeys(
        ["Köln", "Bonn"], date(2013, 12, 31)
    )
    assert all(figure.value > 500 for figure in plan.new)


def test_many_communes_are_written_instead_of_picked(leitung, redaktion):
    for number in range(101):
        Commune.objects.create(ags=f"09{number:06}", name=f"Neudorf {number}")
    Commune.objects.create(ags="08000001", name="Aach", qualifier="Kreis A")
    Commune.objects.create(ags="08000002", name="Aach", qualifier="Kreis B")
    Indicator.objects.create(name="X")
    address = "/verwaltung/communes/figure/add/"
    data = {"indicator": Indicator.objects.get().pk, "value": "5"}
    assert "kennen wir nicht" in redaktion.post(address, {**data, "commune": "Nirgends"}).content.decode()
    assert "Aach (Kreis A); Aach (Kreis B)" in redaktion.post(address, {**data, "commune": "Aach"}).content.decode()
    assert redaktion.post(address, {**data, "commune": "aach (Kreis B)"}).status_code == 302
    made = Figure.objects.get()
    assert made.commune.ags == "08000002"
    page = redaktion.get(f"/verwaltung/communes/figure/{made.pk}/change/").content.decode()
    assert 'value="Aach (Kreis B)"' in page
    row = factories.organisation("Haus", commune=made.commune)
    form = redaktion.get(f"/verwaltung/organisations/organisation/{row.pk}/change/").content.decode()
    assert "Aach (Kreis B)</textarea>" in form
    assert "Neudorf 7" not in form


def test_the_desk_finds_figures_that_are_due_and_titles_without_an_address(redaktion):
    due = figure(1, date(2023, 1, 1), next_review=date(2024, 1, 1), note="fällig")
    figure(2, date(2024, 1, 1), next_review=date(2999, 1, 1))
    listed = redaktion.get("/verwaltung/communes/figure/?ansehen=faellig").context["cl"].queryset
    assert list(listed) == [due]
    Source.objects.create(title="Mit Adresse", kind="guide", url="https://example.org")
    titles = redaktion.get("/verwaltung/communes/source/?adresse=fehlt").context["cl"].queryset
    assert titles.count() == 3
