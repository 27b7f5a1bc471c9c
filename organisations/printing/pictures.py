"""Pages of a PDF as pictures, to see on the screen what will lie in the printer.

The library is loaded where it is used: most processes of the site never need it, and would keep it for ever.
"""

from io import BytesIO

WIDTH = 900


def pages(path):
    """How many pages the PDF in a file has."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def picture(path, number):
    """A page (from 1) as PNG (bytes), 900 pixels wide.

    Raises `LookupError` where there is no such page.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        if not 1 <= number <= len(pdf):
            raise LookupError(number)
        page = pdf[number - 1]
        out = BytesIO()
        page.render(scale=WIDTH / page.get_width()).to_pil().save(out, "PNG", optimize=True)
        return out.getvalue()
