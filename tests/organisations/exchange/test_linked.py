"""What search engines and messengers are told about a page: JSON-LD, canonical address, a short preview."""

import json
import re
from datetime import time

import pytest

from organisations.models import OpeningHours
from tests import factories

pytestmark = pytest.mark.django_db

EVIL = "</script><script>alert(1)</script><!-- & \u2028"


def linked(page):
    """The JSON-LD of a page; None where there is none."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return json.loads(found[1]) if found else None


def page_of(client, organisation):
    """The page of an organisation."""
    return client.get(organisation.get_absolute_url()).content.decode()


def test_the_entry_in_the_words_of_schema_org(visitor):
    made = factories.organisation(
        "Voll e. V.", street="Am Bach 1", postal_code="50667", city="Köln", phone="0221 123456", year_founded=1984,
        latitude=50.9, longitude=6.9, topics=["wohnen"], networks=[factories.network()],
    )  # fmt: skip
    OpeningHours.objects.create(organisation=made, weekday=0, opens=time(9), closes=time(12, 30))
    factories.offer(made, "Sprechstunde")
    factories.contact(made, "Paula Publik", scope="public")
    factories.contact(made, "Inge Intern")
    found = linked(page_of(visitor, made))
    assert found["@type"] == "Organization"
    assert found["address"]["postalCode"] == "50667"
    assert found["telephone"] == "+49221123456"
    assert found["location"]["geo"]["longitude"] == 6.9
    assert found["location"]["openingHoursSpecification"][0]["dayOfWeek"] == "Monday"
    assert found["makesOffer"][0]["itemOffered"]["name"] == "Sprechstunde"
    assert "Paula" not in json.dumps(found)
    assert found["memberOf"][0]["name"] == "Runder Tisch"


def test_no_text_leaves_the_element(visitor):
    made = factories.organisation("Böse", description=EVIL)
    page = page_of(visitor, made)
    assert "<script>alert" not in page
    assert linked(page)["description"] == EVIL


def test_what_is_not_public_says_nothing_to_machines(redaktion, draft):
    assert linked(page_of(redaktion, draft)) is None


def canonical(visitor, address):
    """The canonical address of a page, without the host."""
    page = visitor.get(address).content.decode()
    return re.search(r'<link rel="canonical" href="http://127.0.0.1:8000([^"]*)"', page)[1]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/?utm_source=x", "/"),
        ("/organisationen/?utm_source=x&fbclid=y", "/organisationen/"),
        ("/en/organisationen/?art=beratungsstelle&sort=name&utm=1", "/en/organisationen/?art=beratungsstelle"),
        ("/organisationen/?q=hilfe&seite=2", "/organisationen/?q=hilfe&amp;seite=2"),
    ],
)
def test_the_canonical_address_has_no_trackers(visitor, address, expected):
    for number in range(26):
        factories.organisation(f"Hilfe {number}")
    assert canonical(visitor, address) == expected


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_same_page_in_other_languages_without_trackers(visitor, published, prefix):
    page = visitor.get(f"{prefix}/organisationen/?art=beratungsstelle&sort=name&utm=1").content.decode()
    found = dict(re.findall(r'hreflang="([^"]*)" href="http://127.0.0.1:8000([^"]*)"', page))
    german, english = (f"{start}/organisationen/?art=beratungsstelle" for start in ("", "/en"))
    assert found == {"de": german, "en": english, "x-default": german}


def test_it_is_the_same_organisation_in_every_language(visitor, published):
    pages = [visitor.get(prefix + published.get_absolute_url()).content.decode() for prefix in ("", "/en")]
    assert len({linked(page)["@id"] for page in pages}) == 1


def test_a_short_preview(visitor):
    page = page_of(visitor, factories.organisation("Lang", description="Wort " * 100))
    preview = re.search(r'<meta property="og:description" content="([^"]*)"', page)[1]
    assert len(preview) <= 155
    assert '<meta property="og:title" content="Lang">' in page
