"""Where the links in the cells of a workbook lead: "zur Website" alone says nothing."""

import re

LEADS_OUT = re.compile(r"https?://|mailto:|www\.")
BESIDE_HOST = re.compile(r"^https?://(www\.)?|/$")


def said(rows, links):
    """Puts the address behind the text of each linked cell, where the text does not say it.

    `links`: row, column (from 1) and target of each; changes the cells of `rows`.
    """
    by_number = dict(rows)
    for number, column, target in links:
        cells, address = by_number.get(number, []), address_in(target)
        if address and column <= len(cells) and BESIDE_HOST.sub("", address) not in cells[column - 1]:
            cells[column - 1] = f"{cells[column - 1]} {address}".strip()


def address_in(target):
    """The web or mail address to which a link leads; empty for places within the workbook."""
    return target.removeprefix("mailto:").split("?subject")[0] if LEADS_OUT.match(target) else ""
