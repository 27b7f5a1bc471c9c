"""Each form by itself, read back by another program: what stands in it, and what hostile entries do to it."""

import json
from datetime import date, time
from xml.etree import ElementTree

import pytest

from organisations.exchange import cards, feed
from organisations.exchange.columns import COLUMNS
from organisations.exchange.identifiers import identifier
from organisations.exchange.quoting import readable, unquoted
from organisations.models import OpeningHours, Organisation
from tests import factories
from tests.organisations.exchange import reading
from tests.organisations.exchange.test_exports import taken

pytestmark = pytest.mark.django_db

HOSTILE = [
    "=HYPERLINK(\"http://x\")", "+49 221", "-1", "@SUM(A1)", "'=1", "Emoji 🙂👩‍👩‍👧", "שלום عربي", "a;b,c\\d",
    "Zeile\r\nzwei\nund", "<b>&amp;</b>", 'sagt "hallo"', "\x01\x0b\ufffe_x0041_", "ß" * 5000,
]  # fmt: skip


@pytest.fixture
def full(db):
    """An entry in which everything is filled in."""
    made = factories.organisation(
        "Voll e. V.", short_name="Voll", topics=["wohnen", "gesundheit"], networks=[factories.network("Netz; eins")],
        description="Hilft.\nImmer.", experience="Viel", ideas="Mehr", street="Am Bach 1", postal_code="01067",
        city="Köln", district=factories.district(), phone="+49 221 123456", email="info@example.org",
        website="https://www.example.org", latitude=50.938056, longitude=6.959722, year_founded=1984,
        hours_note="nach Anruf", source="eigene Angaben", confirmed_on=date(2026, 3, 1), confirmed_how="phone",
        religion="none", statements_public=True,
    )  # fmt: skip
    OpeningHours.objects.create(organisation=made, weekday=0, opens=time(9), closes=time(12, 30))
    factories.offer(made, "Sprechstunde", topics=["wohnen"], hours="montags")
    return made


def hostile():
    """An organisation for each hostile text, unchecked as an old import may have left it; texts by key."""
    made = [factories.organisation(f"Böse {number:02}", latitude=1, longitude=1) for number in range(len(HOSTILE))]
    for row, text in zip(made, HOSTILE, strict=True):
        Organisation.objects.filter(pk=row.pk).update(description=text, phone=text[:120], short_name=text[:60])
    return {row.pk: text for row, text in zip(made, HOSTILE, strict=True)}


def test_csv_holds_all_columns_of_the_contract(visitor, full):
    (row,) = reading.csv_rows(taken(visitor, "csv"))
    assert list(row) == ["ID", *(column.heading for column in COLUMNS if column.heading != "ID")]
    assert row["ID"] == str(full.pk)
    for heading, cell in {
        "Art": "Beratungsstelle", "Themen": "Gesundheit; Wohnen", "Netzwerke": '"Netz; eins"', "PLZ": "01067",
        "Kommune (AGS)": "05315000", "Bezirk": "Köln-Mülheim", "Breitengrad": "50,938056", "Gründungsjahr": "1984",
        "Telefon": "'+49 221 123456", "Bestätigt am": "01.03.2026", "Status": "veröffentlicht",
        "Beschreibung": "Hilft.\nImmer.",
    }.items():  # fmt: skip
        assert set(row[heading].split("; ")) == set(cell.split("; ")), heading


def test_csv_takes_any_text_and_gives_it_back(visitor):
    wanted = hostile()
    data = taken(visitor, "csv")
    rows = reading.csv_rows(data)
    assert {int(row["ID"]): unquoted(row["Beschreibung"]) for row in rows} == {
        key: readable(text) for key, text in wanted.items()
    }
    assert not any(cell[:1] in set("=+-@\t\r") for row in rows for cell in row.values() if cell)
    assert data.endswith(b"\r\n")


def test_excel_has_typed_cells_a_heading_that_stays_and_a_filter(visitor, full):
    sheet = reading.workbook(taken(visitor, "xlsx"))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:AF2")
    assert sheet.column_dimensions["B"].width > 40
    cells = dict(zip((cell.value for cell in sheet[1]), sheet[2], strict=True))
    assert cells["Bestätigt am"].is_date
    assert cells["Bestätigt am"].value.date() == date(2026, 3, 1)
    assert {name: cells[name].value for name in ("ID", "Gründungsjahr", "Breitengrad")} == {
        "ID": full.pk, "Gründungsjahr": 1984, "Breitengrad": 50.938056,
    }  # fmt: skip
    assert {cells[name].data_type for name in ("PLZ", "Kommune (AGS)", "Telefon")} == {"s"}
    assert cells["Telefon"].value == "+49 221 123456"


def test_excel_never_holds_a_formula(visitor):
    wanted = hostile()
    sheet = reading.workbook(taken(visitor, "xlsx"))
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    rows = {row["ID"]: row["Beschreibung"] for row in reading.xlsx_rows(taken(visitor, "xlsx"))}
    plain = {key: text.replace("\r\n", "\n") for key, text in wanted.items() if "\x01" not in text}
    assert {key: rows[key] for key in plain} == plain


def test_json_says_what_it_is_and_holds_offers_hours_and_released_statements(visitor, full):
    found = json.loads(taken(visitor, "json", "art=beratungsstelle"))
    assert found["filters"] == [{"question": "Art", "answer": "Beratungsstelle"}]
    assert found["address"].endswith("/organisationen/?art=beratungsstelle")
    assert found["total"] == 1
    (row,) = found["organisations"]
    assert row["offers"][0]["title"] == "Sprechstunde"
    assert [term["slug"] for term in row["offers"][0]["topics"]] == ["wohnen"]
    assert row["opening_hours"] == [{"weekday": 1, "opens": "09:00", "closes": "12:30", "note": ""}]
    assert row["statements"]["religion"] == "none"
    assert row["location"]["commune"]["ags"] == "05315000"
    assert row["phone_e164"] == "+49221123456"
    assert [one["name"] for one in row["works_in"]] == ["Köln"]


def test_json_takes_any_text(visitor):
    wanted = hostile()
    rows = json.loads(taken(visitor, "json"))["organisations"]
    assert {row["id"]: row["description"] for row in rows} == wanted


def test_geojson_holds_all_and_says_how_exactly_each_is_known_longitude_first(visitor, full):
    place = factories.district("Ehrenfeld")
    place.latitude, place.longitude = 50.958, 6.903
    place.save()
    factories.organisation("Im Viertel", district=place)
    factories.organisation("Ohne Ort")
    found = json.loads(taken(visitor, "geojson"))
    assert (found["type"], found["total"]) == ("FeatureCollection", 3)
    known = {one["properties"]["name"]: (one["geometry"], one["properties"]["position"]) for one in found["features"]}
    assert known == {
        "Voll e. V.": ({"type": "Point", "coordinates": [6.959722, 50.938056]}, "exact"),
        "Im Viertel": ({"type": "Point", "coordinates": [6.903, 50.958]}, "district"),
        "Ohne Ort": (None, "unknown"),
    }
    urls = [one["properties"]["url"] for one in found["features"]]
    assert any(url.endswith("/organisationen/voll-e-v/") for url in urls)


def test_a_card_has_what_an_address_book_wants(visitor, full):
    (card,) = reading.cards(taken(visitor, "vcf"))
    for line in (
        ("VERSION", "4.0"), ("KIND", "org"), ("FN", "Voll e. V."),
        ("ADR;TYPE=work", ";;Am Bach 1;Köln;;01067;Deutschland"),
        ('TEL;VALUE=uri;TYPE="voice,work"', "tel:+49221123456"), ("EMAIL;TYPE=work", "info@example.org"),
        ("URL", "https://www.example.org"), ("GEO", "geo:50.938056,6.959722"), ("NOTE", "Hilft.\\nImmer."),
    ):  # fmt: skip
        assert line in card
    assert (card[0], card[-1]) == (("BEGIN", "VCARD"), ("END", "VCARD"))
    uid = dict(card)["UID"]
    full.name = "Anders"
    full.save()
    assert dict(reading.cards(taken(visitor, "vcf"))[0])["UID"] == uid


def test_no_line_of_a_card_is_too_long_and_no_letter_is_cut(visitor):
    wanted = hostile()
    data = taken(visitor, "vcf")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    notes = [dict(card)["NOTE"] for card in reading.cards(data)]
    assert notes[-1] == wanted[max(wanted)]
    assert "a\\;b\\,c\\\\d" in notes
    assert "Zeile\\nzwei\\nund" in notes


def test_a_long_line_is_folded_where_the_octets_end():
    assert cards.folded("a" * 75) == "a" * 75
    assert cards.folded("a" * 74 + "ä") == "a" * 74 + "\r\n ä"
    assert cards.folded("a" * 150) == "a" * 75 + "\r\n " + "a" * 74 + "\r\n " + "a"


def test_the_feed_names_the_latest_changes_first_and_not_all(visitor, monkeypatch):
    monkeypatch.setattr(feed, "MOST_ENTRIES", 2)
    first, *_others = factories.many(3)
    first.description = "Neu"
    first.save()
    data = taken(visitor, "atom")
    assert reading.names("atom", data) == [first.name, "Organisation 002"]
    found = ElementTree.fromstring(data)
    entry = found.find(f"{reading.ATOM}entry")
    assert entry.find(f"{reading.ATOM}id").text == identifier("organization", first.pk).urn
    assert found.find(f"{reading.ATOM}updated").text == entry.find(f"{reading.ATOM}updated").text


def test_the_feed_shows_markup_as_the_text_that_it_is(visitor):
    factories.organisation("Böse", description="1 < 2 <script>alert(1)</script>\n\nEnde")
    summary = ElementTree.fromstring(taken(visitor, "atom")).find(f"{reading.ATOM}entry/{reading.ATOM}summary")
    assert summary.attrib["type"] == "html"
    assert summary.text == "<p>1 &lt; 2 &lt;script&gt;alert(1)&lt;/script&gt;</p>\n\n<p>Ende</p>"


def test_the_names_of_the_feed_stay_when_the_site_moves(visitor, published, settings):
    def names():
        return [one.text for one in ElementTree.fromstring(taken(visitor, "atom")).iter(f"{reading.ATOM}id")]

    before = names()
    settings.SITE_URL = "https://anders.example"
    assert names() == before


def test_no_address_adds_a_line_to_a_card(visitor, published):
    Organisation.objects.filter(pk=published.pk).update(website="https://a.example/\r\nNOTE:eingeschmuggelt")
    (card,) = reading.cards(taken(visitor, "vcf"))
    assert "NOTE" not in dict(card)
    assert dict(card)["URL"] == "https://a.example/NOTE:eingeschmuggelt"


def test_the_feed_stays_well_formed(visitor):
    hostile()
    assert len(reading.names("atom", taken(visitor, "atom"))) == len(HOSTILE)
