"""The page on which an organisation says yes or no, from the first reading to taking the answer back."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cooperations.models import Cooperation, Partner
from cooperations.models.partner import LONGEST_MESSAGE, MOST_ANSWERS
from tests import factories
from tests.cooperations.made import cooperation
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(two):
    """A released cooperation that nobody has confirmed."""
    return cooperation(*two, is_public=True, goal="Deutsch üben", form="project", notes="geheim", state="talks")


def link(made, place=0):
    """The address for one of the partners."""
    return made.partners.all()[place].get_absolute_url()


def seen(page):
    """The fingerprint in the form of a page."""
    return re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]


def answer(client, address, words, **data):
    """Opens the page, sends the form; the response to that."""
    return client.post(address, {"seen": seen(client.get(address)), "answer": words, **data})


def state(made):
    """What the partners say: their answers in words."""
    return [partner.answer_in_words.split(" am ")[0] for partner in made.partners.all()]


def test_the_page_shows_what_will_be_public_and_nothing_else(visitor, made):
    made.partners.update(role="Raum", benefit="Gäste")
    page = visitor.get(link(made)).content.decode()
    for part in ("Sprachcafé", "Deutsch üben", "gemeinsames Projekt", "Eins", "Zwei", "Raum", "Gäste"):
        assert part in page
    for hidden in ("geheim", "im Gespräch", made.partners.last().token):
        assert hidden not in page


def test_the_page_is_kept_by_nobody_and_found_by_nobody(visitor, made):
    for response in (visitor.get(link(made)), answer(visitor, link(made), "ja"), visitor.post(link(made))):
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert response.headers["Referrer-Policy"] == "same-origin"
    page = visitor.get(link(made)).content.decode()
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert 'src="http' not in page


@pytest.mark.parametrize("token", ["x", "a" * 24, "9" * 1000, "%00", "%F0%9F%98%80", "a%2Fb"])
def test_a_wrong_link_leads_nowhere(visitor, made, token):
    for send in (visitor.get, visitor.post):
        assert send(f"/kooperation/bestaetigen/{token}/").status_code in {400, 404}


def test_reading_changes_nothing(visitor, made):
    for send in (visitor.get, visitor.head, visitor.options):
        send(link(made))
    assert state(made) == ["noch nicht bestätigt"] * 2
    assert made.history.count() == 1


def test_it_is_public_once_all_have_said_yes_and_no_longer_when_one_takes_it_back(visitor, made):
    answer(visitor, link(made, 0), "ja")
    assert not Cooperation.objects.shown_publicly().exists()
    response = answer(visitor, link(made, 1), "ja")
    assert (response.status_code, response.url) == (302, link(made, 1))
    assert "haben Sie bestätigt" in visitor.get(link(made, 1)).content.decode()
    assert "Sprachcafé" in visitor.get("/kooperation/laufende/").content.decode()

    answer(visitor, link(made, 0), "nein", message="Wir sind raus")
    assert state(made) == ["abgelehnt", "bestätigt"]
    assert made.partners.first().message == "Wir sind raus"
    assert "Sprachcafé" not in visitor.get("/kooperation/laufende/").content.decode()
    answer(visitor, link(made, 0), "ja")
    assert state(made) == ["bestätigt", "bestätigt"]


def test_a_yes_counts_only_for_what_the_page_showed(visitor, made):
    before = seen(visitor.get(link(made)))
    Cooperation.objects.filter(pk=made.pk).update(title="Ganz anders")
    response = visitor.post(link(made), {"seen": before, "answer": "ja", "message": "Gern"})
    page = response.content.decode()
    assert response.status_code == 422
    for part in ("Inzwischen hat sich etwas geändert", "Ganz anders", "Gern"):
        assert part in page
    assert state(made) == ["noch nicht bestätigt"] * 2
    again = {"seen": seen(response), "answer": "ja"}
    assert visitor.post(link(made), again).status_code == 302


BAD = [
    {}, {"answer": "vielleicht"}, {"answer": ""}, {"answer": "ja", "seen": ""}, {"answer": "ja", "seen": "9" * 1000},
    {"answer": "nein", "message": "x" * (LONGEST_MESSAGE + 1)}, {"answer": "nein", "message": "x\x00"},
]  # fmt: skip


@pytest.mark.parametrize("data", BAD)
def test_nonsense_is_refused_in_words(visitor, made, data):
    response = visitor.post(link(made), {"seen": seen(visitor.get(link(made))), **data})
    assert response.status_code in {400, 422}
    assert state(made) == ["noch nicht bestätigt"] * 2
    assert any(words in response.content.decode() for words in ("Bitte", "nicht verstanden"))


def test_a_message_may_be_as_long_as_the_browser_counts(visitor, made):
    message = "\r\n".join(["x" * 99] * 10)
    assert answer(visitor, link(made), "nein", message=message).status_code == 302
    assert made.partners.first().message == message.replace("\r\n", "\n")


def test_a_message_stays_text(visitor, redaktion, made):
    answer(visitor, link(made), "nein", message="<script>alert(1)</script>")
    page = redaktion.get(f"/verwaltung/cooperations/cooperation/{made.pk}/change/").content.decode()
    assert "&lt;script&gt;alert(1)" in page


def test_a_link_can_be_used_a_few_times_a_day(visitor, made, monkeypatch):
    for turn in range(MOST_ANSWERS):
        assert answer(visitor, link(made), "ja" if turn % 2 else "nein").status_code == 302
    entries = made.history.count()
    assert "sehr oft" in answer(visitor, link(made), "nein").content.decode()
    assert (state(made)[0], made.history.count()) == ("bestätigt", entries)
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *given: tomorrow)
    assert answer(visitor, link(made), "nein").status_code == 302


def test_what_did_not_come_about_asks_for_no_answer(visitor, made):
    fingerprint = seen(visitor.get(link(made)))
    Cooperation.objects.filter(pk=made.pk).update(state="failed", why_not="Streit")
    page = visitor.get(link(made)).content.decode()
    assert "kommt nicht zustande" in page
    assert "Streit" not in page
    assert '<form method="post"' not in page
    assert visitor.post(link(made), {"seen": fingerprint, "answer": "ja"}).status_code == 422


def test_a_form_from_elsewhere_is_refused(made):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link(made), {"answer": "ja", "seen": made.fingerprint()}).status_code == 403
    assert state(made) == ["noch nicht bestätigt"] * 2


def test_the_answer_is_in_the_history_and_stale_forms_are_told(visitor, redaktion, made):
    form = redaktion.get(f"/verwaltung/cooperations/cooperation/{made.pk}/change/").context["adminform"].form
    answer(visitor, link(made), "ja")
    record = made.history.first()
    assert (record.history_change_reason, record.history_user) == ("Antwort von Eins", None)
    assert form["based_on"].value() < record.history_id


def test_every_partner_has_a_link_of_its_own(made):
    assert len(set(Partner.objects.values_list("token", flat=True))) == 2
    assert all(len(partner.token) >= 16 for partner in made.partners.all())


def test_as_many_queries_for_three_as_for_sixty_partners(visitor, made):
    def more(number):
        for one in factories.many(number):
            Partner.objects.create(cooperation=made, organisation=one)

    few = assert_same_number(visitor.get, [link(made)], more)
    assert max(few.values()) <= 6
