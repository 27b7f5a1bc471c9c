"""Figures out of tables that offices publish: a key of a commune in each row, the value in one column.

Knows UTF-8 and Latin-1, semicolons, commas and tabs, headings over several rows, notes above and below. Keys are AGS of
eight digits, or of five for cities that are a Kreis of their own ("05315" is "05315000").
"""

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.translation import gettext as _

from communes.models import Commune, Figure, Indicator

KEY, NUMBER, DAY = re.compile(r"\d{5}(\d{3})?"), re.compile(r"\d{1,3}([ .]\d{3})*(,\d+)?|\d+(,\d+)?"), "%d.%m.%Y"
LARGEST = 10 * 1024**2


class Unreadable(Exception):
    """A table in which the figures can't be found; says in words why."""


@dataclass
class Plan:
    """Figures to add (not saved yet), those that are there with another value, and what was left out."""

    new: list = field(default_factory=list)
    differing: list = field(default_factory=list)
    unchanged: int = 0
    unknown: int = 0
    empty: int = 0

    @property
    def lines(self):
        """The plan in words."""
        yield _("Neue Zahlen: %(number)d") % {"number": len(self.new)}
        yield _("Schon da: %(number)d") % {"number": self.unchanged}
        yield _("Ohne Wert: %(number)d") % {"number": self.empty}
        yield _("Schlüssel, zu denen es keine Kommune gibt: %(number)d") % {"number": self.unknown}
        for figure, value in self.differing:
            yield _("%(commune)s hat schon %(known)s, in der Datei steht %(value)s: bleibt, wie es ist.") % {
                "commune": figure.commune,
                "known": figure.value,
                "value": value,
            }


def rows(content):
    """The cells of a file (bytes)."""
    if len(content) > LARGEST:
        raise Unreadable(_("Die Datei ist zu groß (höchstens 10 MB)."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Unreadable(_("Das ist keine Tabelle aus Text. Bitte speichern Sie sie als CSV."))
    sign = max(";\t,", key=text.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=sign))
    except csv.Error as error:
        raise Unreadable(_("Die Tabelle lässt sich nicht lesen: %(why)s") % {"why": error}) from None


def column(table, heading):
    """The number of the column in whose headings a text stands; the last where several are as good."""
    first = next((number for number, row in enumerate(table) if key_of(row)), None)
    if first is None:
        raise Unreadable(_("In keiner Zeile steht ein Gemeindeschlüssel."))
    width = max(map(len, table))
    headings = [" ".join(row[place] for row in table[:first] if place < len(row)) for place in range(width)]
    found = [place for place, words in enumerate(headings) if heading.casefold() in words.casefold()]
    if len(found) != 1:
        told = "; ".join(dict.fromkeys(words.strip() for words in headings if words.strip()))
        why = _("keine Spalte") if not found else _("mehrere Spalten")
        raise Unreadable(
            _("Zu „%(heading)s“ passt %(why)s. Es gibt: %(told)s") % {"heading": heading, "why": why, "told": told}
        )
    return found[0]


def key_of(row):
    """The AGS of a row; empty for none."""
    found = next((cell.strip() for cell in row if KEY.fullmatch(cell.strip())), "")
    return found if len(found) != 5 else f"{found}000"


def day_of(row):
    """The day in a row, or None."""
    for cell in row:
        try:
            return datetime.strptime(cell.strip(), DAY).date()
        except ValueError:
            continue
    return None


def number(cell):
    """A number as Germans write it; None for anything else, such as a dash."""
    text = cell.strip()
    if not NUMBER.fullmatch(text):
        return None
    try:
        return Decimal(re.sub("[ .]", "", text).replace(",", "."))
    except InvalidOperation:
        return None


def plan(content, heading, indicator, source, as_of: date | None = None):
    """What a table adds to an indicator (its name); nothing is written."""
    table = rows(content)
    place, made = column(table, heading), Plan()
    communes = {commune.ags: commune for commune in Commune.objects.all()}
    found = Indicator.objects.filter(name=indicator).first() or Indicator(name=indicator)
    known = {
        (figure.commune_id, figure.as_of): figure
        for figure in Figure.objects.filter(indicator__name=indicator, breakdown="")
    }
    for row in filter(key_of, table):
        value = number(row[place]) if place < len(row) else None
        commune, day = communes.get(key_of(row)), as_of or day_of(row)
        if commune is None:
            made.unknown += 1
        elif value is None or day is None:
            made.empty += 1
        elif (there := known.get((commune.pk, day))) is None:
            values = {"value": value, "as_of": day, "source": source, "is_published": bool(source)}
            made.new.append(Figure(indicator=found, commune=commune, **values))
        elif there.value == value:
            made.unchanged += 1
        else:
            made.differing.append((there, value))
    return made


@transaction.atomic
def apply(made):
    """Writes the new figures of a plan, all or none."""
    for figure in made.new:
        if figure.indicator.pk is None:
            figure.indicator.full_clean()
            figure.indicator.save()
        figure.indicator = figure.indicator  # Takes over the key that it has by now.
        figure.full_clean()
        figure.save()
