"""Reads what offices publish about communes: three kinds of files, told apart by what stands in them.

- GV100AD, the official list (Destatis, fixed width): key, name, Kreis, Land, population, area, date.
- the extract of the same list as a spreadsheet (`AuszugGV…`): longitude and latitude.
- postal codes by commune (columns `ags` and `plz`).
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

LAND, COUNTY, COMMUNE = "10", "40", "60"
# Positions of GV100AD (Satzbeschreibung of Destatis): first and last column, from 0.
COLUMNS = {
    "kind": (0, 2), "day": (2, 10), "land": (10, 12), "region": (12, 13), "county": (13, 15), "commune": (15, 18),
    "name": (22, 72), "sort": (122, 124), "area": (128, 139), "population": (139, 150),
}  # fmt: skip
WIDTH = 220
# Textkennzeichen of a Kreis: kreisfreie Stadt, Stadtkreis, Kreis, Landkreis.
CITIES, PREFIXES = {"41", "42"}, {"43": "Kreis", "44": "Landkreis"}
EARLIEST, LONGEST_AHEAD = 1990, 1
# How the extract says that a commune has no position.
UNKNOWN = {"", "0"}
LARGEST = 20 * 1024**2
EXTRACT, POSTAL_CODES = {"satzart", "laengengrad", "breitengrad"}, {"ags", "plz"}


class Unreadable(Exception):
    """A file that cannot be read as a whole; says in words why, with the line."""


@dataclass
class Official:
    """What offices say of one commune; None and empty where no file said it."""

    name: str = ""
    official_name: str = ""
    county: str = ""
    state: str = ""
    population: int | None = None
    area: Decimal | None = None
    figures_as_of: date | None = None
    latitude: float | None = None
    longitude: float | None = None
    postal_codes: set = field(default_factory=set)


def read(files):
    """Key (AGS) to `Official`, from all files together; `files` are pairs of name and bytes.

    Raises `Unreadable` for the first line of the first file that makes no sense: half a list is none.
    """
    found = {}
    for name, content in files:
        try:
            read_one(content, found)
        except Unreadable as error:
            raise Unreadable(_("%(file)s: %(why)s") % {"file": name, "why": error}) from None
    return found


def read_one(content, found):
    """Adds what one file says."""
    lines = decoded(content).splitlines()
    if not lines:
        raise Unreadable(_("Die Datei ist leer."))
    heading = {cell.strip().lower() for cell in next(csv.reader([lines[0]]), [])}
    if lines[0][:2].isdigit() and len(lines[0]) == WIDTH:
        read_list(lines, found)
    elif heading >= EXTRACT:
        read_extract(lines, found)
    elif heading >= POSTAL_CODES:
        read_postal_codes(lines, found)
    else:
        raise Unreadable(
            _("Das ist keine der Dateien, die wir kennen: GV100AD, der Auszug mit Koordinaten, oder PLZ mit AGS.")
        )


def decoded(content):
    """The text of a file, which must be UTF-8 throughout, as the offices publish it."""
    if len(content) > LARGEST:
        raise Unreadable(_("Die Datei ist zu groß (höchstens 20 MB)."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(
            _("Zeile %(line)d hat Zeichen, die kein UTF-8 sind. Bitte laden Sie die Datei neu herunter.")
            % {"line": line}
        ) from None


def read_list(lines, found):
    """Reads GV100AD."""
    states, counties, number = {}, {}, 0
    for number, line in enumerate(lines, 1):
        row = cut(line, number)
        if row["kind"] == LAND:
            states[row["land"]] = row["name"]
        elif row["kind"] == COUNTY:
            counties[county_key(row)] = county_name(row)
        elif row["kind"] == COMMUNE:
            one = found.setdefault(county_key(row) + row["commune"], Official())
            one.official_name, one.name = row["name"], spoken(row["name"])
            one.state, one.county = states.get(row["land"], ""), counties.get(county_key(row), "")
            one.population, one.area = whole(row["population"], number), Decimal(whole(row["area"], number)) / 100
            one.figures_as_of = counted_on(day(row["day"], number))
    if not any(one.official_name for one in found.values()):
        raise Unreadable(_("In der Datei steht keine Gemeinde."))
    if lines[-1][:2] != COMMUNE:
        raise Unreadable(_("Die Datei hört in Zeile %(line)d mitten in der Liste auf.") % {"line": number})


def cut(line, number):
    """The columns of a line of fixed width."""
    if len(line) != WIDTH or not line[:2].isdigit():
        raise Unreadable(
            _("Zeile %(line)d ist nicht %(width)d Zeichen lang: Die Datei ist abgeschnitten oder beschädigt.")
            % {"line": number, "width": WIDTH}
        )
    return {name: line[first:last].strip() for name, (first, last) in COLUMNS.items()}


def county_key(row):
    """The five digits of a Kreis."""
    return row["land"] + (row["region"] or "0") + row["county"]


def county_name(row):
    """The Kreis as people say it: "Kreis Dithmarschen", "Rhein-Sieg-Kreis", "kreisfreie Stadt"."""
    if row["sort"] in CITIES:
        return _("kreisfreie Stadt")
    name, prefix = spoken(row["name"]), PREFIXES.get(row["sort"], "")
    says_it = not prefix or any(word in name.lower() for word in ("kreis", "region"))
    return name if says_it else f"{prefix} {name}"


def spoken(official):
    """A name as people say it: without title and what else stands behind the comma ("Kiel, Landeshauptstadt")."""
    return official.split(",")[0].strip()


def whole(digits, line):
    """A number of the list."""
    if not digits.isdigit():
        raise Unreadable(_("In Zeile %(line)d fehlt eine Zahl oder steht am falschen Platz.") % {"line": line})
    return int(digits)


def day(digits, line):
    """The date of the list; one far away is a sign that the columns are not where they should be."""
    try:
        found = datetime.strptime(digits, "%Y%m%d").date()
    except ValueError:
        found = None
    if found is None or not EARLIEST <= found.year <= date.today().year + LONGEST_AHEAD:
        raise Unreadable(_("In Zeile %(line)d steht kein Gebietsstand, den es geben kann.") % {"line": line})
    return found


def counted_on(listed):
    """When people were counted for a list of this day: at the end of a year, the last one behind it."""
    return listed if (listed.month, listed.day) == (12, 31) else date(listed.year - 1, 12, 31)


def rows(lines, needed):
    """The rows of a file with commas as mappings, each with its line."""
    reader = csv.DictReader(io.StringIO("\n".join(lines)))
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames]
    for row in reader:
        if any(row.get(name) is None for name in needed):
            raise Unreadable(
                _("In Zeile %(line)d fehlen Spalten: Die Datei ist abgeschnitten oder beschädigt.")
                % {"line": reader.line_num}
            )
        yield reader.line_num, row


def read_extract(lines, found):
    """Reads coordinates from the extract."""
    for line, row in rows(lines, EXTRACT):
        if row["satzart"] == COMMUNE and row["laengengrad"] not in UNKNOWN:
            ags = row["land"] + row["rb"] + row["kreis"] + row["gemeinde"]
            one = found.setdefault(ags, Official())
            one.latitude, one.longitude = degrees(row["breitengrad"], line), degrees(row["laengengrad"], line)


def degrees(text, line):
    """A coordinate with a decimal comma, within Germany."""
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        found = Decimal(0)
    if not 5 < found < 56:
        raise Unreadable(_("In Zeile %(line)d steht keine Koordinate in Deutschland.") % {"line": line})
    return float(found)


def read_postal_codes(lines, found):
    """Reads which postal codes a commune has."""
    for line, row in rows(lines, POSTAL_CODES):
        ags, code = row["ags"].strip(), row["plz"].strip()
        if not (len(ags) == 8 and ags.isdigit() and len(code) == 5 and code.isdigit()):
            raise Unreadable(_("In Zeile %(line)d stehen nicht AGS und PLZ.") % {"line": line})
        found.setdefault(ags, Official()).postal_codes.add(code)
