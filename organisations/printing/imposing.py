"""Puts the pages of a booklet in the order in which folded sheets want them."""

from io import BytesIO

import pikepdf


def order(number):
    """Pages (from 0, None for an empty one) of a booklet in pairs: for each sheet its outside, then its inside.

    Sixteen pages lie as 16 | 1, 2 | 15, 14 | 3 and so on; the number is filled up to a multiple of four.
    """
    whole = -(-number // 4) * 4
    pages = [page if page < number else None for page in range(whole)]
    sides = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        sides += [(pages[last], pages[first]), (pages[first + 1], pages[last - 1])]
    return sides


def folded(made):
    """The PDF with two of its pages on each side of a sheet: printed on both sides and folded, a booklet."""
    out = BytesIO()
    with pikepdf.open(BytesIO(made)) as source, pikepdf.new() as pdf:
        _left, _bottom, width, height = map(float, source.pages[0].mediabox)
        for side in order(len(source.pages)):
            page = pdf.add_blank_page(page_size=(2 * width, height))
            for place, number in enumerate(side):
                if number is not None:
                    box = pikepdf.Rectangle(place * width, 0, (place + 1) * width, height)
                    page.add_overlay(source.pages[number], box)
        pdf.docinfo["/Title"] = str(source.docinfo.get("/Title", ""))
        pdf.save(out)
    return out.getvalue()
