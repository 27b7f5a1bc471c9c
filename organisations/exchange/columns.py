"""The columns of a spreadsheet of organisations: heading, field, and how a cell is read and written.

Reading raises ValueError with a sentence for people; whoever reads many cells hands over what is known of terms and
places (`known.Known`), so that no cell asks the database. Writing gives the text that reading takes back.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import override

from organisations.exchange import cleaning, quoting
from organisations.exchange.known import Known
from organisations.models import Organisation


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field it fills, and the two directions."""

    heading: str
    field: str
    read: Callable
    write: Callable = quoting.readable

    @property
    def holds_terms(self):
        """Whether the field holds several terms of a vocabulary."""
        return Organisation._meta.get_field(self.field).many_to_many


def as_text(text, known=None):
    """The text itself."""
    return text


def as_year(text, known=None):
    """A year with four digits, or None."""
    if text and not re.fullmatch(r"\d{4}", text):
        raise ValueError(_("„%s“ ist kein Jahr mit vier Ziffern.") % text)
    return int(text) if text else None


def as_degrees(text, known=None):
    """A number with a comma or a point, or None."""
    try:
        return float(text.replace(",", ".")) if text else None
    except ValueError:
        raise ValueError(_("„%s“ ist keine Zahl.") % text) from None


def as_date(text, known=None):
    """A day, written in any of the ways of `cleaning.day`, or None."""
    if text and cleaning.day(text) is None:
        raise ValueError(_("„%s“ ist kein Datum wie 22.11.2026.") % text)
    return cleaning.day(text) if text else None


def status_names():
    """Value to German name of every status: a spreadsheet is German whatever the language of the page."""
    with override("de"):
        return {value: str(label) for value, label in Organisation.Status.choices}


def as_status(text, known=None):
    """A status by its German name."""
    known = {name.casefold(): value for value, name in status_names().items()}
    if text.casefold() not in known:
        raise ValueError(_("Den Status „%s“ gibt es nicht.") % text)
    return known[text.casefold()]


def as_terms(vocabulary, text, known=None):
    """Terms by their names, whatever the case and spelling of umlauts."""
    terms, unknown = (known or Known()).terms_in(vocabulary, text)
    if unknown:
        names = {"text": unknown[0], "list": vocabulary._meta.verbose_name_plural}
        raise ValueError(_("„%(text)s“ steht nicht in der Liste „%(list)s“.") % names)
    return terms


def as_term(vocabulary, text, known=None):
    """One term, or None."""
    return next(iter(as_terms(vocabulary, text, known)), None)


def as_networks(network, text, known=None):
    """Several networks by their names."""
    networks, unknown = (known or Known()).terms_in(network, text)
    if unknown:
        raise ValueError(_("Das Netzwerk „%s“ gibt es noch nicht.") % unknown[0])
    return networks


def as_commune(text, known=None):
    """A commune by its official key, or None. A leading zero lost in a spreadsheet is put back."""
    found = (known or Known()).communes.get(text.zfill(8))
    if text and not found:
        raise ValueError(_("Eine Kommune mit dem Schlüssel „%s“ gibt es nicht.") % text)
    return found


def as_district(text, known=None):
    """A district by its name, with or without its commune, or None."""
    found = (known or Known()).district(text) if text else None
    if text and not found:
        raise ValueError(_("Den Stadtbezirk „%s“ gibt es nicht.") % text)
    return found


def join(terms):
    """Several terms in one cell."""
    return quoting.joined(str(term) for term in terms)


def day(value: date | None):
    """A day as people write it."""
    return f"{value.day:02}.{value.month:02}.{value.year:04}" if value else ""


def or_empty(value):
    """The text of a value; nothing for None."""
    return "" if value is None else str(value)


def vocabulary_column(heading, field):
    """A column of several terms of the field's vocabulary."""
    return Column(heading, field, partial(as_terms, Organisation._meta.get_field(field).related_model), join)


COLUMNS = [
    Column("Name", "name", as_text),
    Column("Kurzname", "short_name", as_text),
    Column("Art", "type", partial(as_term, Organisation._meta.get_field("type").related_model), or_empty),
    Column("Beschreibung", "description", as_text),
    vocabulary_column("Werte", "values"),
    vocabulary_column("Ziele", "goals"),
    vocabulary_column("Arbeitsweisen", "working_methods"),
    vocabulary_column("Know-how", "know_how"),
    Column("Erfahrungen", "experience", as_text),
    vocabulary_column("Ressourcen (bietet)", "resources_offered"),
    vocabulary_column("Ressourcen (sucht)", "resources_sought"),
    Column("Netzwerke", "networks", partial(as_networks, Organisation._meta.get_field("networks").related_model), join),
    Column("Ideen", "ideas", as_text),
    vocabulary_column("Themen", "topics"),
    vocabulary_column("Zielgruppen", "target_groups"),
    vocabulary_column("Sprachen", "languages"),
    Column("Gründungsjahr", "year_founded", as_year, or_empty),
    Column("Straße", "street", as_text),
    Column("PLZ", "postal_code", as_text),
    Column("Ort", "city", as_text),
    Column("Kommune (AGS)", "commune", as_commune, lambda commune: commune.ags if commune else ""),
    Column("Bezirk", "district", as_district, or_empty),
    Column("Breitengrad", "latitude", as_degrees, or_empty),
    Column("Längengrad", "longitude", as_degrees, or_empty),
    Column("Telefon", "phone", as_text),
    Column("E-Mail", "email", as_text),
    Column("Website", "website", as_text),
    Column("Öffnungszeiten", "hours_note", as_text),
    Column("Bestätigt am", "confirmed_on", as_date, day),
    Column("Status", "status", as_status, lambda status: status_names()[status]),
    Column("Quelle", "source", as_text),
]
BY_FIELD = {column.field: column for column in COLUMNS}
