"""Where the links in the cells of a workbook lead: "zur Website" alone says nothing.

Reading row by row does not tell; so the links are taken from the parts of the archive themselves.
"""

import html
import posixpath
import re

LINK = re.compile(rb"<(?:\w+:)?hyperlink\b[^>]{1,600}>")
RELATION = re.compile(rb"<Relationship\b[^>]{1,4000}>")
# What stands of a sheet behind its rows; links are there.
TAIL = 4 * 1024**2
MOST = 30_000


def of(archive, path):
    """Row and column (from 1) of each linked cell of a sheet to the address to which it leads."""
    folder, name = posixpath.split(path)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return {}
    with archive.open(relations) as part:
        targets = dict(map(relation, RELATION.findall(part.read(TAIL))))
    found = {}
    for tag in LINK.findall(tail(archive, path))[:MOST]:
        cell, target = attribute(tag, "ref"), targets.get(attribute(tag, "r:id") or attribute(tag, "id"), "")
        place = re.match(r"([A-Z]{1,3})(\d{1,7})", cell)
        if place and re.match(r"https?://|mailto:|www\.", target):
            found[int(place[2]), column_number(place[1])] = target.removeprefix("mailto:").split("?subject")[0]
    return found


def tail(archive, path):
    """The end of a part."""
    end = b""
    with archive.open(path) as part:
        while piece := part.read(1024**2):
            end = (end + piece)[-TAIL:]
    return end


def relation(tag):
    """The name of a relation and to what it leads."""
    return attribute(tag, "Id"), attribute(tag, "Target")


def attribute(tag, name):
    """The text of an attribute of a tag."""
    found = re.search(rb'\b%s="([^"]*)"' % name.encode(), tag)
    return html.unescape(found[1].decode("utf-8", "replace")) if found else ""


def column_number(letters):
    """The number of a column: 1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def said(rows, links):
    """The rows with the address behind the text of each linked cell, where the text does not say it."""
    for number, cells in rows:
        for place, cell in enumerate(cells, start=1):
            target = links.get((number, place), "")
            bare = re.sub(r"^https?://(www\.)?|/$", "", target)
            if target and bare not in cell:
                cells[place - 1] = f"{cell} {target}".strip()
    return rows
