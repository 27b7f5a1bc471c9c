"""Makes the document for paper from a list of organisations: asks the database once, puts everything into words."""

from collections import Counter
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from organisations.models import ContactPerson, Organisation
from organisations.printing import codes, qr
from organisations.printing.document import Document, Group
from organisations.printing.entries import Writer
from organisations.printing.forms import MOST_ENTRIES
from organisations.printing.grouping import grouped
from organisations.printing.publisher import publisher
from organisations.printing.sketch import sketch
from organisations.printing.wording import emergency, fixed_words

MOST_PLACES = 3
# The questions whose answers say where the organisations are.
PLACES = {"kommune", "bezirk", "plz"}

# What each part of an entry reads besides its row.
PREFETCHED = {
    "themen": "topics",
    "zielgruppen": "target_groups",
    "sprachen": "languages",
    "angebote": "offers",
    "knowhow": "know_how",
    "bietet": "resources_offered",
    "sucht": "resources_sought",
    "netzwerke": "networks",
    "zeiten": "opening_hours",
}


@dataclass(frozen=True)
class Source:
    """What is to be printed: organisations by key in their order, and what is to be said about the list.

    `path` is where the list lives, `chosen` its filters in words, `names_place` whether one of them says where,
    `remarks` key to an annotation.
    """

    keys: list[int]
    total: int
    path: str
    title: str = ""
    chosen: list[str] = field(default_factory=list)
    names_place: bool = False
    introduction: str = ""
    notices: list[str] = field(default_factory=list)
    remarks: dict[int, str] = field(default_factory=dict)


def of_selection(selection, path):
    """The organisations of a selection, in its order."""
    return Source(
        keys=selection.filter.keys(0, MOST_ENTRIES),
        total=selection.total,
        path=f"{path}?{urlencode(selection.pairs)}" if selection.pairs else path,
        chosen=[f"{chip.question}: {chip.answer}" for chip in selection.chips],
        names_place=not PLACES.isdisjoint(selection.filter.answers),
        notices=[str(notice) for notice in selection.notices],
    )


def of_list(partner_list):
    """The organisations of a list that curators made, in its order, with its annotations."""
    entries = list(partner_list.shown_entries)
    return Source(
        keys=[entry.organisation_id for entry in entries],
        total=len(entries),
        path=partner_list.get_absolute_url(),
        title=partner_list.name,
        introduction=partner_list.introduction,
        remarks={entry.organisation_id: entry.note for entry in entries if entry.note},
    )


def document(source, options, day, persons=None, demo=False):
    """The `Document` of a source.

    `persons` is the queryset of the contact persons who may be named, by default the public ones; `demo` says that the
    directory holds demo data, which must stand on paper too.
    """
    persons = ContactPerson.objects.shown_publicly(day) if persons is None else persons
    rows = organisations(source.keys, options, persons)
    if options.form.slug == "etiketten":
        rows, source = [row for row in rows if row.street and row.postal_code], without_address(source, rows)
    writer = Writer(options, source.remarks)
    groups = [Group(title, [writer.entry(row) for row in members]) for title, members in fitting(options, rows)]
    address = codes.whole(source.path)
    return Document(
        form=options.form.slug,
        language=get_language(),
        title=options.title or source.title or _("Organisationen, die mit Geflüchteten arbeiten"),
        total=in_number(source.total),
        as_of=_("Stand: %(day)s") % {"day": date_format(day, "d.m.Y")},
        demo=_("Demodaten, nicht aktuell") if demo else "",
        chosen=[*region(rows, source), *source.chosen],
        introduction=source.introduction,
        notices=[*source.notices, *too_many(options, source, groups)],
        publisher=publisher(),
        address=codes.linkable(address),
        address_shown=codes.as_read(address),
        code=address if len(address) <= qr.LONGEST else "",
        groups=groups,
        index=writer.index,
        emergency=emergency() if options.emergency else [],
        words=fixed_words(),
        large=options.large,
        colour=options.colour,
        fold=options.fold,
        sheet=options.sheet,
        map=sketch(source.keys) if options.map else None,
    )


def organisations(keys, options, persons):
    """The published organisations with these keys, in this order, with what the chosen fields need."""
    wanted = {PREFETCHED[name] for name in options.fields if name in PREFETCHED}
    if options.group == "thema":
        wanted.add("topics")
    if "personen" in options.fields:
        wanted.add(Prefetch("contacts", persons, "named_contacts"))
    rows = Organisation.objects.published().select_related("type", "commune", "district__commune")
    found = rows.prefetch_related(*wanted).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def in_number(total):
    """So many organisations."""
    return ngettext("%(total)d Organisation", "%(total)d Organisationen", total) % {"total": total}


def region(rows, source):
    """Where the organisations are, where no filter says so: the commonest communes."""
    number = Counter(row.commune.label for row in rows)
    commonest = sorted(number, key=lambda name: (-number[name], name))
    if source.names_place or not commonest:
        return []
    places = {"places": ", ".join(commonest[:MOST_PLACES])}
    if len(commonest) > MOST_PLACES:
        return [_("Region: %(places)s und weitere Kommunen") % places]
    return [_("Region: %(places)s") % places]


def fitting(options, rows):
    """The groups of the rows, cut where the form takes no more entries."""
    room = options.form.most
    for title, members in grouped(options.group, rows):
        if room > 0:
            yield title, members[:room]
        room -= len(members)


def too_many(options, source, groups):
    """What to say where the list is longer than the paper."""
    number = sum(len(group.entries) for group in groups)
    if number < options.form.most and source.total <= MOST_ENTRIES:
        return []
    words = _("Gedruckt werden die ersten %(most)d Einträge. Bitte filtern Sie für eine kürzere Liste.")
    return [words % {"most": number}]


def without_address(source, rows):
    """The source, with a notice on how many organisations get no label."""
    number = sum(not (row.street and row.postal_code) for row in rows)
    words = ngettext(
        "%(number)d Organisation hat keine Anschrift und bekommt kein Etikett.",
        "%(number)d Organisationen haben keine Anschrift und bekommen kein Etikett.",
        number,
    )
    return replace(source, notices=[*source.notices, words % {"number": number}]) if number else source
