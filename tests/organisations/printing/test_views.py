"""Paper over the web: preview, PDF, pictures, labels, profiles, short addresses."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from organisations.models import Organisation
from organisations.printing import press
from organisations.printing.forms import FORMS
from organisations.views import paper
from tests import factories

pytestmark = pytest.mark.django_db


def body(response):
    """All bytes of an answer."""
    return b"".join(response.streaming_content)


def test_paper_shows_what_the_screen_shows(visitor):
    factories.many(30)
    query = "thema=wohnen&netzwerk=buendnis-a"
    screen = visitor.get(f"/organisationen/?{query}").content.decode()
    page = visitor.get(f"/organisationen/druck/?{query}").content.decode()
    assert page.count("data-organisation=") == screen.count("data-organisation=") > 0
    for part in (
        "Stand: ",
        "Thema: Wohnen",
        "Netzwerk: Bündnis A",
        f"/organisationen/?{query.replace('&', '&amp;')}",
        "116117",
    ):
        assert part in page


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_seen_and_made(visitor, form):
    factories.many(3)
    page = visitor.get(f"/organisationen/druck/?form={form}")
    response = visitor.get(f"/organisationen.pdf?form={form}")
    assert page.status_code == 200
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert PdfReader(BytesIO(body(response))).pages


def test_the_pdf_has_the_order_and_number_of_the_list(visitor):
    factories.many(12)
    reader = PdfReader(BytesIO(body(visitor.get("/organisationen.pdf?thema=wohnen&sort=name"))))
    text = " ".join(page.extract_text() for page in reader.pages)
    listed = visitor.get("/organisationen/?thema=wohnen&sort=name").context["selection"].organisations[0:25]
    places = [text.index(row.name) for row in listed]
    assert places == sorted(places)
    assert f"{len(listed)} Organisationen" in text


def test_the_same_pdf_is_not_made_twice_and_a_change_makes_a_new_one(visitor, published, monkeypatch):
    body(visitor.get("/organisationen.pdf"))
    started = []
    monkeypatch.setattr(press, "start", lambda key, document: started.append(key))
    monkeypatch.setattr(paper, "PERSON_WAITS", 0)
    monkeypatch.setattr(paper, "SCRIPT_WAITS", 0)
    assert visitor.get("/organisationen.pdf").status_code == 200
    assert started == []
    published.description = "Neu"
    published.save()
    visitor.get("/organisationen.pdf")
    assert len(started) == 1


def test_who_waits_too_long_sees_how_far_it_is(visitor, published, monkeypatch):
    monkeypatch.setattr(press, "wait", lambda key, seconds: press.State.WAITING)
    person = visitor.get("/organisationen.pdf?titel=a", headers={"Accept": "text/html,*/*"})
    script = visitor.get("/organisationen.pdf?titel=a")
    assert (person.status_code, person["Refresh"], script.status_code) == (202, "2", 503)
    assert "<progress" in person.content.decode()


def test_a_crowd_is_asked_to_come_back(visitor, published, monkeypatch):
    monkeypatch.setattr(press, "MOST_WAITING", 0)
    response = visitor.get("/organisationen.pdf?titel=b")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "viele PDFs" in response.content.decode()


def test_a_failure_is_told_in_words(visitor, published, monkeypatch):
    monkeypatch.setattr(press, "wait", lambda key, seconds: press.State.FAILED)
    response = visitor.get("/organisationen.pdf?titel=c")
    assert response.status_code == 500
    assert "nicht gelungen" in response.content.decode()


def test_names_for_paper_only_are_for_curators(visitor, redaktion, published):
    factories.contact(published, "Lou Papier", scope="print")
    texts = []
    for reader in (redaktion, visitor):
        texts.append(PdfReader(BytesIO(body(reader.get("/organisationen.pdf")))).pages[0].extract_text())
    assert ["Lou Papier" in text for text in texts] == [True, False]


def test_pages_can_be_seen_as_pictures(visitor, published):
    assert visitor.get("/organisationen/druck/1.png?form=heft").content.startswith(b"\x89PNG")
    assert visitor.get("/organisationen/druck/99.png?form=heft").status_code == 404


def test_labels_have_an_address_of_their_own(visitor):
    factories.organisation("Haus", street="Weg 1", postal_code="50667", city="Köln")
    text = PdfReader(BytesIO(body(visitor.get("/organisationen.labels.pdf")))).pages[0].extract_text()
    assert "Weg 1" in text
    assert "Seite" not in text


def test_an_entry_has_a_profile_on_one_page(visitor, published, draft):
    reader = PdfReader(BytesIO(body(visitor.get(f"/organisationen/{published.slug}/steckbrief.pdf"))))
    assert len(reader.pages) == 1
    assert published.name.replace(" ", "") in reader.pages[0].extract_text().replace("\xa0", "").replace(" ", "")
    assert visitor.get(f"/organisationen/{draft.slug}/steckbrief.pdf").status_code == 404


def test_short_addresses_lead_to_entries_also_after_a_renaming(visitor, published, draft):
    Organisation.objects.filter(pk=published.pk).update(slug="neuer-name")
    assert visitor.get(f"/o/{published.pk}/").url == "/organisationen/neuer-name/"
    assert visitor.get(f"/o/{draft.pk}/").status_code == 404


@pytest.mark.parametrize(
    "query", ["form=%00", "seite=9&form=heft", "q=" + "ä" * 3000, "feld=" + "&feld=".join("x" * 500)]
)
def test_nonsense_is_no_error_of_ours(visitor, published, query):
    assert visitor.get(f"/organisationen/druck/?{query}").status_code in (200, 400)
