"""The warning while an organisation is typed, and the ways to choose two entries that are to be merged."""

from contextlib import contextmanager

import pytest

from curation.duplicates import searching
from organisations.duplicates import kept
from organisations.models import Organisation
from tests import factories
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/organisations/organisation/"
PAIRS = "/verwaltung/curation/possibleduplicate/"
ASKED = f"{PAIRS}aehnlich/"


@pytest.fixture(autouse=True)
def no_kept_directory():
    """A rolled back transaction takes the data back, not what the process remembers."""
    kept.forget()


@pytest.fixture
def known(db):
    """An entry that is there."""
    return factories.organisation("Brücke der Kulturen e. V.", city="Köln", phone="0221 123456")


def warned(client, **typed):
    """What the page says to what is typed."""
    response = client.get(ASKED, typed)
    assert response.status_code == 200
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
    return response.content.decode()


def filled(**values):
    """What a browser sends with a new entry."""
    parts = ("opening_hours", "offers", "contacts", "standing")
    empty = {f"{part}-{name}_FORMS": 0 for part in parts for name in ("TOTAL", "INITIAL")}
    return {"status": "draft", "commune": factories.commune().pk, **empty, **values}


@contextmanager
def added(number):
    """So many new entries come into being."""
    before = Organisation.objects.count()
    yield
    assert Organisation.objects.count() == before + number


def test_typing_tells_who_is_there_already_and_why(redaktion, known):
    page = warned(redaktion, name="Bruecke der Kulturen", commune=known.commune_id)
    assert f'href="{LIST}{known.pk}/change/" target="_blank"' in page
    assert "Köln · veröffentlicht" in page
    assert "gleicher Name bis auf die Rechtsform, gleiche Kommune" in page
    assert "Ein Eintrag ist ähnlich." in page
    assert warned(redaktion, name="Ganz etwas anderes").strip() == ""
    assert warned(redaktion, name="Brücke der Kulturen e. V.").count("gleicher Name<") == 1


def test_drafts_and_retired_ones_are_told_of_too(redaktion, known):
    for status, word in (("draft", "Entwurf"), ("retired", "stillgelegt")):
        Organisation.objects.filter(pk=known.pk).update(status=status)
        assert f"Köln · {word}" in warned(redaktion, name="Brücke der Kulturen")


def test_an_entry_is_not_like_itself_nor_like_whom_somebody_told_apart(leitung, redaktion, known):
    other = factories.organisation("Brücke der Kulturen", status="draft")
    typed = {"name": "Bruecke der Kulturen", "nummer": other.pk}
    page = warned(leitung, **typed)
    assert page.count("<li") == 1
    assert f'href="{PAIRS}{known.pk}/{other.pk}/"' in page
    assert "zusammenführen" not in warned(redaktion, **typed)
    assert "zusammenführen" not in warned(leitung, name=typed["name"])
    searching.say_not_duplicate(known.pk, other.pk)
    assert warned(leitung, **typed).strip() == ""


def test_only_who_may_write_organisations_is_told(visitor, outsider, known):
    assert visitor.get(ASKED, {"name": known.name}).status_code == 302
    assert outsider.get(ASKED, {"name": known.name}).status_code == 403


def test_whatever_is_sent_the_answer_is_short_work(redaktion, known):
    long = "Brücke der Kulturen " * 500
    for typed in (
        {"name": long, "street": "1 " * 5000, "phone": "1/" * 5000, "email": "@" * 5000, "website": "//[" * 999},
        {"commune": "9" * 500, "nummer": "9" * 500},
        {"commune": "٣", "nummer": "٣", "name": "☃"},
        {"nummer": "4294967299", "name": known.name},
    ):
        warned(redaktion, **typed)


def test_the_number_of_questions_does_not_grow(redaktion, known):
    def ask(name="Brücke der Kulturen"):
        return warned(redaktion, name=name)

    def more(number):
        for _number in range(number):
            factories.organisation("Brücke der Kulturen")

    assert_same_number(ask, ["Brücke der Kulturen"], more, sizes=(0, 12))
    assert ask().count("<li") == 5


def test_without_a_script_the_form_comes_back_once(redaktion, known):
    values = filled(name="Brücke der Kulturen", phone="0221/123456", description="Sprachcafé")
    with added(0):
        response = redaktion.post(f"{LIST}add/", values)
    page = response.content.decode()
    assert "Trotzdem anlegen" in page
    assert f'<li data-key="{known.pk}">' in page
    assert "Sprachcafé" in page
    assert "errornote" not in page
    seen = response.context["adminform"].form["similar_seen"].value()
    with added(1):
        assert redaktion.post(f"{LIST}add/", {**values, "similar_seen": seen}).status_code == 302
    made = Organisation.objects.get(description="Sprachcafé")
    assert "imilar" not in redaktion.get(f"{LIST}{made.pk}/history/").content.decode()


def test_what_is_only_a_little_alike_is_saved_at_once(redaktion, known):
    with added(1):
        redaktion.post(f"{LIST}add/", filled(name="Brücke der Kulturen Sülz"))
    with added(1):
        redaktion.post(f"{LIST}add/", filled(name="Brücke der Kulturen", commune=factories.commune("Bonn").pk))


def test_another_name_is_asked_about_the_same_name_is_not(redaktion, known):
    twin = factories.organisation("Haus am Park", phone=known.phone)
    values = filled(name="Brücke der Kulturen", phone=known.phone, type=twin.type_id, status="published")
    values["based_on"] = redaktion.get(f"{LIST}{twin.pk}/change/").context["adminform"].form["based_on"].value()
    page = redaktion.post(f"{LIST}{twin.pk}/change/", values).content.decode()
    assert "Trotzdem sichern" in page
    Organisation.objects.filter(pk=twin.pk).update(name="Brücke der Kulturen")
    assert redaktion.post(f"{LIST}{twin.pk}/change/", values).status_code == 302


def test_a_mistake_is_told_before_anything_is_asked(redaktion, known):
    page = redaktion.post(f"{LIST}add/", filled(name=known.name, phone=known.phone, email="keine")).content.decode()
    assert "errornote" in page
    assert "Trotzdem anlegen" not in page


def test_two_ticked_entries_are_compared_other_numbers_get_a_sentence(redaktion, known):
    keys = [known.pk, *(factories.organisation(f"Andere {word}").pk for word in ("Eins", "Zwei"))]
    for ticked in (keys[:1], keys):
        sent = {"action": "compare_ticked", "_selected_action": ticked}
        assert "genau zwei" in redaktion.post(LIST, sent, follow=True).content.decode()
    response = redaktion.post(LIST, {"action": "compare_ticked", "_selected_action": keys[1:]})
    assert response["Location"] == f"{PAIRS}{keys[1]}/{keys[2]}/"


def test_the_other_entry_is_chosen_by_its_name(redaktion, outsider, known):
    twin = factories.organisation("Brücke der Kulturen", city="Hürth")
    far = factories.organisation("Haus am Park", status="retired")
    address = f"{PAIRS}{known.pk}/anderer/"
    assert address in redaktion.get(f"{LIST}{known.pk}/change/").content.decode()
    page = redaktion.get(address).content.decode()
    assert f'href="{PAIRS}{known.pk}/{twin.pk}/"' in page
    assert f"/{far.pk}/" not in page
    for typed in ("park haus", str(far.pk)):
        page = redaktion.get(address, {"q": typed}).content.decode()
        assert f'href="{PAIRS}{known.pk}/{far.pk}/">Haus am Park</a>' in page
    assert "Keinen anderen Eintrag" in redaktion.get(address, {"q": "Brücke e. V. xyz"}).content.decode()
    assert outsider.get(address).status_code == 403
    assert redaktion.get(f"{PAIRS}999999/anderer/").status_code == 404


def test_the_window_for_another_one_warns_too(redaktion, known):
    page = redaktion.get(f"{LIST}add/?_popup=1").content.decode()
    assert f'data-address="{ASKED}"' in page
    assert "js/similar.js" in page
    values = filled(name="Brücke der Kulturen", _popup=1)
    assert "Trotzdem anlegen" in redaktion.post(f"{LIST}add/", values).content.decode()
