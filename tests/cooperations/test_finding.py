"""The page "Partner finden": what it shows, to whom, how many queries it needs, and that nothing breaks it."""

import pytest

from tests import factories
from tests.cooperations.matching.asking import organisation, together
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db
PAGE = "/kooperation/finden/"
PAGES = [
    PAGE,
    f"{PAGE}?thema=wohnen",
    f"{PAGE}?org=organisation-001&thema=wohnen&anzahl=2&neuheit=3",
    f"{PAGE}?thema=wohnen&thema=gesundheit&mitart=kommune&ohne=organisation-001",
]


def text(response):
    """The text of a page that was found."""
    assert response.status_code == 200
    return response.content.decode()


def test_as_many_queries_for_three_as_for_sixty_organisations(visitor):
    few = assert_same_number(visitor.get, PAGES)
    assert max(few.values()) <= 8


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_sets_no_cookie_and_names_no_other_site(visitor, address, prefix):
    factories.many(3)
    response = visitor.get(prefix + address)
    page = text(response)
    assert not response.cookies
    assert 'src="http' not in page
    assert "style=" not in page
    assert f'<html lang="{prefix[1:] or "de"}"' in page


def test_without_a_question_there_is_the_form_and_a_sentence(visitor):
    page = text(visitor.get(PAGE))
    assert "Sagen Sie, wer Sie sind oder was Sie brauchen." in page
    assert 'name="org"' in page
    assert "Mischungen</h2>" not in page


def test_the_answer_shows_reasons_and_ways_on(visitor):
    us = organisation("Wir & Ihr", topics=["wohnen"])
    for name in ("Eins", "Zwei", "Drei"):
        organisation(name, topics=["wohnen"], resources_offered=["raeume"])
    page = text(visitor.get(f"{PAGE}?org={us.slug}&ressource=raeume&anzahl=2"))
    for part in (
        "Vorschläge für <strong>Wir &amp; Ihr</strong>", "Bringt mit, was Ihnen fehlt: Räume.",
        'data-organisation="eins"', "/kooperation/vergleich/?org=wir-ihr&amp;org=", "Nicht schon wieder",
        "&amp;ohne=eins", "Woher kommen", "Mischung 1", 'value="Wir &amp; Ihr"', 'value="raeume" checked',
    ):  # fmt: skip
        assert part in page, part


def test_the_own_organisation_can_be_typed_by_name(visitor):
    organisation("Hilfe im Veedel e. V.", topics=["wohnen"])
    organisation("Andere", topics=["wohnen"])
    assert "<strong>Hilfe im Veedel e. V.</strong>" in text(visitor.get(f"{PAGE}?org=hilfe+im+veedel"))


def test_cooperations_that_are_not_public_are_known_to_curators_only(visitor, redaktion, outsider):
    us, friend, third = (organisation(name, topics=["wohnen"]) for name in ("Wir", "Freundin", "Dritte"))
    together(us, friend)
    together(friend, third)
    address = f"{PAGE}?org={us.slug}&neuheit=0"
    told = "Sie haben schon zusammengearbeitet."
    assert told in text(redaktion.get(address))
    assert told not in text(visitor.get(address))
    assert told not in text(outsider.get(address))
    assert "private" in redaktion.get(address)["Cache-Control"]
    assert told not in text(visitor.get(address))


def test_drafts_and_retired_organisations_are_never_proposed(visitor, draft, retired):
    for one in (draft, retired):
        one.topics.set([factories.topic()])
    organisation("Sichtbar", topics=["wohnen"])
    page = text(visitor.get(f"{PAGE}?thema=wohnen&mit={draft.slug}"))
    assert "Sichtbar" in page
    assert "Entwurf e. V." not in page
    assert "Vorbei e. V." not in page


@pytest.mark.parametrize(
    "query",
    [
        "org=" + "x" * 5000,
        "anzahl=999999999999999999999999&passung=-1&neuheit=²",
        "&".join(f"mit=x{number}&ohne=y{number}&ressource=z{number}&mitart=a{number}" for number in range(300)),
        "org=%F0%9F%98%80&kommune=../../etc&thema=%3Cscript%3E",
        "org=&org=&mit=&ohne=&thema=",
        "mitart=kommune&mitart=sportverein&mitmerkmal=jung&mitmerkmal=klein&mitmerkmal=gross&thema=wohnen&anzahl=2",
    ],
)
def test_a_stranger_can_send_anything(visitor, query):
    factories.many(3)
    page = text(visitor.get(f"{PAGE}?{query}"))
    assert "<script>" not in page.replace('<script src="', "")
    assert len(page) < 400_000
