"""The PDFs themselves, read back: pages, structure, letters."""

import re

import pypdfium2
import pytest

from organisations.models import Organisation, Page
from organisations.printing.forms import FORMS
from tests import factories
from tests.organisations.printing.papers import document, elements, made, pdf, texts

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# The syntax of the typesetting language: marks, code, labels, maths, comments, escapes, lists, raw text, links, files.
HOSTILE = (
    r'#let x = 1; #read("/etc/passwd") *fett* _kursiv_ = Titel - Punkt + Zahl / Wort: $x^2$ @stelle <marke> `roh`'
    r""" // Rest /* mehr */ \u{41} \ ~ -- --- ... '"' https://x.example #image("a.png") [a] {b} #{1+1}"""
)
LONG_NAME = "Arbeitsgemeinschaft der Spitzenverbände der Freien Wohlfahrtspflege im Rhein-Sieg-Kreis"
LISTS = [slug for slug in FORMS if slug not in ("etiketten", "schilder", "faltblatt", "profil")]


def town(number=40):
    """Organisations with all that can stand on paper."""
    Page.objects.filter(slug="impressum").update(text="Agentur e. V.\n\nWeg 1, 50667 Köln\n\n## Kontakt\n\nx")
    for row in factories.many(number):
        contact = {"street": "Äußere Straße 1", "postal_code": "50667", "city": "Köln"}
        Organisation.objects.filter(pk=row.pk).update(**contact, phone="0221 8882780", email="info@beispiel.example")


def test_a_pdf_is_accessible():
    town()
    reader = pdf(choices="gruppe=art")
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Organisationen, die mit Geflüchteten arbeiten"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert [mark.title for mark in reader.outline[1]] == ["Beratungsstellen", "Im Notfall"]


def test_headings_and_tables_are_such():
    town()
    found = elements(pdf(choices="gruppe=art"))
    assert found.index("H1") < found.index("H2") < found.index("Table")
    assert found.count("TH") == 3
    assert found.count("TR") == 41


@pytest.mark.parametrize("form", LISTS)
def test_each_page_says_what_it_belongs_to(form):
    town()
    pages = texts(pdf("thema=wohnen", f"form={form}&gruppe=art&titel=Wohnen+in+Köln"))
    for number, page in enumerate(pages, 1):
        is_cover = number == 1 and form in ("broschuere", "heft")
        assert "Wohnen in Köln" in page
        assert "Stand: 22.11.2026" in page
        assert "Thema: Wohnen" in page
        assert "Agentur e. V." in page.replace("\xa0", " ")
        assert is_cover or f"Seite {number} von {len(pages)}" in page


@pytest.mark.parametrize("form", ["liste", "ausfuehrlich", "broschuere", "heft"])
def test_no_entry_is_split_between_pages(form):
    town()
    choices = f"form={form}&gruppe=art&feld=beschreibung&feld=telefon&feld=email&feld=bestaetigt"
    for page in texts(pdf(choices=choices)):
        body = page.replace("\xa0", " ").split("A bis Z")[0]
        begun = len(re.findall(r"Organisation \d{3}", body))
        assert begun == body.count("0221 8882780") == body.count("nicht bestätigt")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_shows_every_name_however_written(form):
    names = [LONG_NAME, "جمعية مساعدة اللاجئين", "Український дім", "Nguyễn Văn", HOSTILE[:190], "N" * 200]
    for name in names:
        factories.organisation(name, street="Weg 1", postal_code="50667", city="Köln")
    shown = "".join("".join(texts(pdf(choices=f"form={form}&gruppe=art"))).split())
    shown = re.sub("[\xa0\xad‐-]", "", shown)
    for name in (
        "Arbeitsgemeinschaft",
        "Українськийдім",
        "NguyễnVăn",
        '#letx=1;#read("/etc/passwd")*fett*_kursiv_',
        "N" * 20,
    ):
        assert name in shown


def test_the_syntax_of_the_typesetter_stays_text():
    factories.organisation("Haus", description=HOSTILE)
    shown = re.sub(r"\s|\xad", "", texts(pdf(choices="form=ausfuehrlich"))[0])
    assert re.sub(r"\s", "", HOSTILE) in shown


def test_letters_without_a_font_are_replaced_and_hidden_signs_go():
    factories.organisation("Haus", description="ትግርኛ 🎉 ab\u202ecd e\u0301")
    assert "���� � abcd é" in texts(pdf(choices="form=ausfuehrlich"))[0]


def test_numbers_keep_their_order_in_arabic():
    factories.organisation("Haus", description="هاتف 0221 888270 يوميا")
    page = pypdfium2.PdfDocument(made(document(choices="form=ausfuehrlich")))[0].get_textpage()
    text = page.get_text_range()
    first, second = text.index("0221"), text.index("888270")
    assert page.get_charbox(first)[0] < page.get_charbox(second)[0]


def test_what_never_ends_is_printed_whole():
    factories.organisation("x" * 200, description="y" * 3000, city="Köln", street="z" * 160, postal_code="50667")
    for form in ("liste", "ausfuehrlich", "heft", "profil"):
        reader = pdf(choices=f"form={form}&feld=beschreibung&feld=adresse")
        shown = "".join("".join(texts(reader)).split())
        assert re.search("y{3000}", re.sub(r"(Seite|Haus|[^y])", "", shown))


@pytest.mark.parametrize("size", ["", "&schrift=gross"])
@pytest.mark.parametrize("form", [slug for slug in FORMS if slug not in ("etiketten", "schilder")])
def test_nothing_sticks_out_of_the_margins(form, size):
    names = ["x" * 200, "Flüchtlingsberatungsstellenkoordination Nordrhein-Westfalen", LONG_NAME]
    for name in names:
        row = factories.organisation(
            name, street="Lang" * 30, postal_code="50667", city="Köln", description="y" * 2500 + " kurz" * 300,
            email=f"{'sozialraum' * 5}@beispiel.example", website="https://kalk.sozialraumkoordination.koeln.example/a/b",
        )  # fmt: skip
        factories.contact(row, "Kim Muster", email=f"{'kontakt' * 8}@beispiel.example", scope="public")
    for page in pypdfium2.PdfDocument(made(document(choices=f"form={form}&gruppe=art{size}"))):
        text, width = page.get_textpage(), page.get_width()
        boxes = [text.get_charbox(number) for number in range(text.count_chars())]
        seen = [box for box in boxes if box[2] - box[0] > 0.5]
        assert all(box[2] < width - 7 and box[1] > 7 for box in seen)


def test_an_email_is_broken_without_a_hyphen():
    factories.organisation("Haus", email="koordination@kalk.sozialraumkoordination.koeln.example")
    shown = texts(pdf(choices="form=liste&feld=email"))[0].replace(" ", "")
    assert "koordination@kalk.sozialraumkoordination.koeln.example" in shown


def test_parts_of_an_entry_stand_on_lines_of_their_own():
    factories.organisation("Haus", topics=["sport"])
    shown = pdf(choices="form=ausfuehrlich&feld=themen").pages[0].extract_text()
    assert "Köln\nThemen: Sport" in shown


@pytest.mark.parametrize(("choice", "least"), [("", 9), ("&schrift=gross", 14)])
def test_no_letter_is_too_small(choice, least):
    town(3)
    sizes = set()
    for page in pdf(choices=f"form=liste{choice}").pages:
        page.extract_text(visitor_text=lambda text, _cm, tm, _font, size: text.strip() and sizes.add(size * tm[0]))
    assert min(sizes) >= least


def test_a_booklet_ends_with_the_index_and_its_pages_are_right():
    town(12)
    reader = pdf(choices="form=heft&gruppe=art")
    pages = texts(reader)
    assert reader.pages[0].mediabox.width == pytest.approx(148 / 25.4 * 72, abs=0.1)
    index = next(page for page in pages if "Alle Organisationen von A bis Z" in page and "Organisation 011" in page)
    said = int(re.search(r"Organisation 007\s+(\d+)", index)[1])
    assert "Organisation 007" in pages[said - 1]


def test_a_leaflet_has_two_sides_and_tells_what_it_left_out():
    town(60)
    reader = pdf(choices="form=faltblatt&gruppe=art")
    shown = " ".join(texts(reader))
    left_out = int(re.search(r"… und (\d+) weitere", shown)[1])
    assert len(reader.pages) == 2
    assert len(set(re.findall(r"Organisation \d{3}", shown))) == 60 - left_out


def test_each_profile_has_its_own_page():
    town(5)
    pages = texts(pdf(choices="form=profil"))
    assert [re.findall(r"Organisation (\d{3})", page)[-1] for page in pages] == ["000", "001", "002", "003", "004"]


def test_a_contact_sheet_has_rows_for_guests():
    town(3)
    assert elements(pdf(choices="form=kontaktblatt")).count("TR") == 1 + 3 + 8


def test_an_empty_list_is_still_a_page():
    for form in FORMS:
        assert len(pdf("thema=sport", f"form={form}").pages) >= 1
