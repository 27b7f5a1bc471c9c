"""Labels measured on the page: rendered at ten pixels a millimetre, edges found, compared with the maker's measures."""

import pypdfium2
import pytest

from organisations.printing.sheets import SHEETS
from tests import factories
from tests.organisations.printing.papers import document, made

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PIXELS = 10


def picture(choices):
    """The first page in grey, as a function of x and y in millimetres."""
    page = pypdfium2.PdfDocument(made(document(choices=choices)))[0]
    image = page.render(scale=PIXELS * 25.4 / 72, grayscale=True).to_pil()
    return lambda x, y: min(
        image.getpixel((round(x * PIXELS) + dx, round(y * PIXELS) + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)
    )


def add(name="Haus"):
    """An organisation that can get a label."""
    return factories.organisation(name, street="Weg 1", postal_code="50667", city="Köln")


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_frames_stand_where_the_maker_says(sheet):
    add()
    form = "schilder" if sheet.badges else "etiketten"
    dark = picture(f"form={form}&bogen={sheet.slug}&rahmen=on")
    for column in range(sheet.across):
        for row in range(sheet.down):
            left = sheet.left + column * (sheet.label_width + sheet.gap_x)
            top = sheet.top + row * (sheet.label_height + sheet.gap_y)
            edges = [(left + 5, top), (left + 5, top + sheet.label_height - 0.05), (left + 0.05, top + 5)]
            assert all(dark(max(x, 0.1), min(max(y, 0.1), 296.8)) < 200 for x, y in edges), (column, row)


def test_the_sheets_fit_on_the_paper():
    for sheet in SHEETS.values():
        across = sheet.left + sheet.across * sheet.label_width + (sheet.across - 1) * sheet.gap_x
        down = sheet.top + sheet.down * sheet.label_height + (sheet.down - 1) * sheet.gap_y
        assert across <= sheet.width + 0.01
        assert down <= sheet.height + 0.01


def has_ink(dark, x, y, width, height):
    """Whether anything is printed in a rectangle."""
    return any(dark(x + dx, y + dy) < 128 for dx in range(int(width)) for dy in range(int(height)))


def test_printing_starts_at_the_first_free_field():
    add()
    dark = picture("form=etiketten&bogen=l7160&start=5")
    assert not has_ink(dark, 8, 16, 60, 35)
    assert has_ink(dark, 7.25 + 66, 15.15 + 38.1, 60, 37)


def test_everything_can_be_shifted():
    add()
    dark = picture("form=etiketten&bogen=l7160&rahmen=on&rechts=2,5&unten=-1")
    assert dark(7.25 + 2.5 + 5, 15.15 - 1) < 200
    assert dark(7.25 + 5, 15.15 + 0.5) > 200


def test_a_long_name_does_not_leave_its_label():
    add("Arbeitsgemeinschaft der Spitzenverbände der Freien Wohlfahrtspflege im Rhein-Sieg-Kreis und überall " * 2)
    dark = picture("form=etiketten&bogen=l7160")
    assert not has_ink(dark, 7.25 + 63.5, 15.15, 30, 38)
    assert not has_ink(dark, 7, 15.15 + 38.1, 60, 30)
