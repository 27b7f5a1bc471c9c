"""What people write into one cell, taken apart."""

from datetime import date

import pytest

from organisations.exchange import cleaning, sections
from organisations.exchange.drafting import draft

ADDRESSES = [
    ("Venloer Str. 10, 50823 Köln", ("Venloer Str. 10", "50823", "Köln", [])),
    ("Haus der Kulturen\nVenloer Str. 10 a\n50823 Köln", ("Venloer Str. 10 a", "50823", "Köln", ["Haus der Kulturen"])),
    ("c/o AWO, Rubensstr. 7-13, D-50676 Köln, Deutschland", ("Rubensstr. 7-13", "50676", "Köln", ["c/o AWO"])),
    ("50667 Köln, Domkloster 4", ("Domkloster 4", "50667", "Köln", [])),
    ("Am Markt 3, Bonn", ("Am Markt 3", "", "Bonn", [])),
    ("Weg 1 50667 Köln", ("Weg 1", "50667", "Köln", [])),
    ("12 rue de la Gare, Bâtiment B, 57000 Metz", ("12 rue de la Gare", "57000", "Metz", ["Bâtiment B"])),
]


@pytest.mark.parametrize(("text", "parts"), ADDRESSES)
def test_an_address_in_one_cell(text, parts):
    assert cleaning.address(text) == parts


PHONES = [
    ("Tel./Fax: 0221 123-0", "0221 123-0", []),
    ("Tel.: 0221 123456, Fax: 0221 123457", "0221 123456", ["Fax: 0221 123457"]),
    ("0221/123456 oder 0170 1234567", "0221/123456; 0170 1234567", []),
    ("Telefon: 0221 12 34 56\nMobil: 0151 2345678", "0221 12 34 56; 0151 2345678", []),
    ("492211234567", "+492211234567", []),
    ("2211234567", "02211234567", []),
    ("0221 123456 (Mo-Fr 9-12)", "0221 123456 (Mo-Fr 9-12)", []),
    ("Tel. 0228 / 47 32 10, Fax 0228/473211", "0228 / 47 32 10", ["Fax 0228/473211"]),
    ("T 0228/969 18 16, F 0228/969 18 17", "0228/969 18 16", ["F 0228/969 18 17"]),
    ("0228 473210, Fax 0228 473211 (nachts)", "0228 473210 (nachts)", ["Fax 0228 473211"]),
    ("Phone/Fax 0221 123456", "Phone/Fax 0221 123456", []),
    ("‘+431534440", "+431534440", []),
]


@pytest.mark.parametrize(("text", "numbers", "faxes"), PHONES)
def test_phones_in_prose(text, numbers, faxes):
    assert cleaning.phones(text) == (numbers, faxes)


DAYS = ["22.11.2026", "2026-11-22", "22.11.26", "22. November 2026", "46348", "So, 22.11.2026", "2026-11-22T10:00:00Z"]


@pytest.mark.parametrize("text", DAYS)
def test_days_in_german_iso_and_as_excels_number(text):
    assert cleaning.day(text) == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["gestern", "31.02.2020", "11/2026", "", "5"])
def test_what_is_no_day(text):
    assert cleaning.day(text) is None


def test_yes_and_no_in_many_ways():
    assert {cleaning.yes_or_no(text) for text in ("ja", "J", "x", "1", "Wahr", "✓", "yes")} == {True}
    assert {cleaning.yes_or_no(text) for text in ("Nein", "n", "0", "falsch", "-", "no")} == {False}
    assert cleaning.yes_or_no("vielleicht") is None


def test_web_addresses_get_a_scheme_and_e_mails_an_at():
    assert cleaning.web_addresses("www.example.org/a, http:/example.com") == [
        "https://www.example.org/a",
        "http://example.com",
    ]
    assert cleaning.web_addresses("example.org") == ["https://example.org"]
    assert cleaning.emails("Mail: info(at)example.org; b@example.com.") == ["info@example.org", "b@example.com"]


def test_cells_that_say_nothing_and_lost_zeros():
    assert {cleaning.bare(text) for text in ("-", "k. A.", " n/a ", "http://", "\u200b")} == {""}
    assert (cleaning.postal_code("1067"), cleaning.postal_code("D-50667"), cleaning.postal_code("50667.0")) == (
        "01067",
        "50667",
        "50667",
    )
    assert (cleaning.year("seit 1998"), cleaning.year("12.03.1998"), cleaning.year("84")) == ("1998", "1998", "84")


def test_running_text_is_split_at_its_own_headings():
    text = "Wir sind ein Verein.\nSelbstverständnis: offen\nZielgruppen: Frauen; Kinder\nIdeen:\nEin Fest"
    assert sections.split(text) == [
        ("description", "Wir sind ein Verein."),
        ("description", "Selbstverständnis: offen"),
        ("target_groups", "Frauen; Kinder"),
        ("ideas", "Ein Fest"),
    ]
    assert sections.split("Achtung: nur montags") == [("description", "Achtung: nur montags")]


def drafted(**cells):
    """The draft of a row, by target."""
    return draft(2, list(cells.values()), [name.upper() for name in cells], list(cells))


def test_nothing_is_lost_that_fits_no_field():
    made = drafted(
        name="A", email="a@b.de, c@d.de", phone="Fax: 0221 998877", note="blau", address="Hinterhof\nWeg 1\n50667 Köln"
    )
    assert made.texts == {"name": "A", "email": "a@b.de", "street": "Weg 1", "postal_code": "50667", "city": "Köln"}
    assert made.notes == ["EMAIL: c@d.de", "Fax: 0221 998877", "NOTE: blau", "ADDRESS: Hinterhof"]


CONTACTS = [
    (
        "Würzburger Str. 11a\n51103 Köln\nTel: 0221 8754850\nFax: 0221 8754855\nE-Mail: a@b.de",
        {"street": "Würzburger Str. 11a", "postal_code": "51103", "city": "Köln", "phone": "0221 8754850"},
        ["KONTAKT: Fax: 0221 8754855"],
    ),
    (
        "Weg 17, 50672 Köln, 0221/242536, a@b.de",
        {"street": "Weg 17", "postal_code": "50672", "city": "Köln", "phone": "0221/242536"},
        [],
    ),
    ("Frau Blau, 0221 242536, a@b.de", {"phone": "0221 242536"}, ["KONTAKT: Frau Blau"]),
    ("a@b.de; treff.example", {"website": "https://treff.example"}, []),
]


@pytest.mark.parametrize(("text", "texts", "notes"), CONTACTS)
def test_an_address_among_the_contacts_is_no_phone(text, texts, notes):
    made = draft(2, [text], ["KONTAKT"], ["contact_point"])
    assert {name: said for name, said in made.texts.items() if name != "email"} == texts
    assert made.notes == notes


def test_an_address_of_its_own_stays_beside_one_among_the_contacts():
    made = drafted(contact_point="Postfach 1, 50667 Köln; 0221 123456", address="Weg 2, 53111 Bonn")
    assert (made.texts["street"], made.texts["phone"]) == ("Weg 2", "0221 123456")
    assert made.notes == ["CONTACT_POINT: Postfach 1, 50667 Köln"]


def test_each_phone_has_the_area_code_that_stands_before_it():
    cells = ["03521", "452518", "03523", "7600411", "", "0170 1234567"]
    made = draft(2, cells, ["c1", "p1", "c2", "p2", "c3", "p3"], ["area_code", "phone"] * 3)
    assert (made.texts, made.notes) == ({"phone": "03521 452518; 03523 7600411; 0170 1234567"}, [])


def test_what_is_said_of_an_e_mail_is_no_phone():
    made = drafted(phone="nur per Mail: a@b.de")
    assert (made.texts, made.notes) == ({"email": "a@b.de"}, ["PHONE: nur per Mail"])


ABROAD = [
    {"postal_code": "1010", "phone": "+43 1 234567"},
    {"postal_code": "9000", "note": "Schweiz"},
    {"postal_code": "5020", "email": "info@verein.at"},
]


@pytest.mark.parametrize("cells", ABROAD)
def test_a_postal_code_of_a_neighbour_gets_no_zero(cells):
    made = drafted(**cells)
    assert "postal_code" not in made.texts
    assert f"POSTAL_CODE: {cells['postal_code']}" in made.notes


def test_a_house_number_that_the_street_has_is_not_said_again():
    assert drafted(street="Weg 19", house_number="19").texts["street"] == "Weg 19"
    assert drafted(street="Straße des 17. Juni 1", house_number="11").texts["street"] == "Straße des 17. Juni 1 11"


def test_parts_are_put_together():
    made = drafted(
        street="Weg",
        house_number="1 a",
        place="50667 Köln",
        point="50,938 6,959",
        contact_point="0221 123456, a@b.de, www.b.de",
    )
    assert made.texts == {
        "street": "Weg 1 a", "postal_code": "50667", "city": "Köln", "latitude": "50,938", "longitude": "6,959",
        "phone": "0221 123456", "email": "a@b.de", "website": "https://www.b.de",
    }  # fmt: skip


def test_marks_of_a_web_page_go_and_its_links_stay():
    text = '<p>Caf&eacute; &amp; Treff</p><ul><li>Montag</li></ul><a href="https://a.de/x">mehr</a>&nbsp;<br>'
    assert cleaning.bare(text) == "Café & Treff\nMontag\nmehr (https://a.de/x)"
    assert cleaning.bare("A < B und 3 > 2 & so") == "A < B und 3 > 2 & so"


POINTS = [
    "50.93, 6.95",
    "50,93 6,95",
    "POINT (6.95 50.93)",
    "SRID=4326;POINT(6.95 50.93)",
    '{"coordinates": [6.95, 50.93]}',
]


@pytest.mark.parametrize("text", POINTS)
def test_points_as_portals_write_them(text):
    assert [part.replace(",", ".") for part in cleaning.point(text)] == ["50.93", "6.95"]


def test_a_zero_is_added_only_where_a_number_comes_of_it():
    assert cleaning.phones("901838210")[0] == "901838210"
    assert cleaning.phones("2211234567")[0] == "02211234567"


def row(headings, targets, cells):
    """The texts by field of a row."""
    return draft(2, cells, headings, targets).texts


def test_an_area_code_stands_before_the_numbers_that_lack_it():
    targets = ["phone", "area_code"]
    assert row(["Telefon", "Vorwahl"], targets, ["33822-0", "221"])["phone"] == "0221 33822-0"
    assert row(["Telefon", "Vorwahl"], targets, ["0170 1234567", "0221"])["phone"] == "0170 1234567"
    assert draft(2, ["", "0221"], ["Telefon", "Vorwahl"], targets).notes == ["Vorwahl: 0221"]


def test_hours_by_weekday_are_one_line():
    days = ["Mo", "Di", "Mi", "Fr"]
    assert row(days, ["hours_of_day"] * 4, ["9-12", "9-12", "-", "14-16"]) == {"hours_note": "Mo–Di 9-12; Fr 14-16"}
    assert row(["mo_o", "mo_c"], ["hours_of_day"] * 2, ["06:00", "18:00"]) == {"hours_note": "Mo 06:00–18:00"}


def test_another_name_stands_in_for_a_missing_one():
    headings, targets = ["Träger", "Einrichtung"], ["other_name", "name"]
    assert row(headings, targets, ["AWO", ""]) == {"name": "AWO"}
    both = draft(2, ["AWO", "Treff"], headings, targets)
    assert (both.texts, both.notes) == ({"name": "Treff"}, ["Träger: AWO"])


def test_a_house_number_without_a_street_is_not_lost():
    assert draft(2, ["12"], ["Nr."], ["house_number"]).notes == ["Nr.: 12"]


def test_what_is_said_around_an_address_is_not_lost():
    def notes(target, text):
        return draft(2, [text], ["Kontakt"], [target]).notes

    assert notes("email", "a@b.de (nur vormittags)") == ["Kontakt: a@b.de (nur vormittags)"]
    assert notes("website", "www.b.de, Rubrik Hilfe") == ["Kontakt: www.b.de, Rubrik Hilfe"]
    for text in ("E-Mail: a@b.de", "zur Website https://b.de/", "www.b.de", "b.de"):
        assert notes("email" if "@" in text else "website", text) == []


def test_a_day_of_founding_is_kept_beside_its_year():
    made = draft(2, ["12.03.1998"], ["Gegründet"], ["year_founded"])
    assert (made.texts, made.notes) == ({"year_founded": "1998"}, ["Gegründet: 12.03.1998"])
    assert draft(2, ["seit 1998"], ["Gegründet"], ["year_founded"]).notes == []
