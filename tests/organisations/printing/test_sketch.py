"""The map on paper: numbered places, who is there, and who made the boundaries."""

import pytest

from tests import factories
from tests.organisations.mapping.test_pages import boundary
from tests.organisations.printing.papers import document, elements, pdf, texts

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def town():
    """Thirteen in one house, one aside, one nowhere."""
    for number in range(13):
        factories.organisation(f"Haus {number:02}", latitude=50.94, longitude=6.96)
    factories.organisation("Am Rand <b>& Co</b>", latitude=51.02, longitude=7.05)
    factories.organisation("Irgendwo")


def test_places_are_numbered_and_named(town):
    boundary()
    sketch = document(choices="karte=on").map
    assert [(spot.number, spot.who) for spot in sketch.spots] == [(1, "13 Organisationen"), (2, "Am Rand <b>& Co</b>")]
    assert sketch.notes == ["Ohne bekannten Ort, nicht auf der Karte: 1", "Grenzen: © Amt"]
    assert sketch.svg.count("<circle") == 2
    assert "<b>" not in sketch.svg


def test_the_pdf_shows_the_map_with_its_places(town):
    reader = pdf(choices="karte=on")
    assert "Figure" in elements(reader)
    assert "Am Rand <b>& Co</b>" in texts(reader)[0]
    assert "13 Organisationen" in texts(reader)[0]


@pytest.mark.parametrize("form", ["ausfuehrlich", "broschuere", "heft"])
def test_other_forms_can_have_it_too(town, form):
    assert any("13 Organisationen" in page for page in texts(pdf(choices=f"form={form}&karte=on&schrift=gross")))


def test_no_map_where_it_was_not_asked_for_or_nobody_is_located(town):
    assert document().map is None
    assert document(choices="form=faltblatt&karte=on").map is None
    assert document("q=irgendwo", "karte=on").map is None


def test_the_page_for_printing_shows_it_too(visitor, town):
    page = visitor.get("/organisationen/druck/?karte=on").content.decode()
    assert page.count("<circle") == 2
    assert "Am Rand &lt;b&gt;" in page
    assert "<b>&" not in page
