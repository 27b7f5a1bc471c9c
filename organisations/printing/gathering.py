"""Makes the document for paper from a list of organisations: asks the database once, puts everything into words."""

from dataclasses import dataclass, field, replace
from itertools import count
from urllib.parse import quote, urlencode

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from organisations.models import ContactPerson, Organisation
from organisations.printing import codes, qr
from organisations.printing.document import Document, Emergency, Entry, Fact, Group, IndexLine
from organisations.printing.forms import MOST_ENTRIES
from organisations.printing.grouping import grouped
from organisations.printing.publisher import publisher

MOST_PLACES = 3
# A line of its own takes as much room as so many letters.
LINE = 40
GERMAN = "de"


@dataclass(frozen=True)
class Source:
    """What is to be printed: organisations by key in their order, and what is to be said about the list.

    `path` is where the list lives, `chosen` its filters in words, `remarks` key to an annotation.
    """

    keys: list[int]
    total: int
    path: str
    title: str = ""
    chosen: list[str] = field(default_factory=list)
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
    )


def organisations(keys, options, persons):
    """The published organisations with these keys, in this order, with what the chosen fields need."""
    chosen = {"themen": "topics", **PREFETCHED}
    wanted = {chosen[name] for name in options.fields if name in chosen}
    if options.group == "thema":
        wanted.add("topics")
    if "personen" in options.fields:
        wanted.add(Prefetch("contacts", persons, "named_contacts"))
    rows = Organisation.objects.published().select_related("type", "commune", "district__commune")
    found = rows.prefetch_related(*wanted).in_bulk(keys)
    return [found[key] for key in keys if key in found]


PREFETCHED = {
    "zielgruppen": "target_groups",
    "sprachen": "languages",
    "angebote": "offers",
    "knowhow": "know_how",
    "bietet": "resources_offered",
    "sucht": "resources_sought",
    "netzwerke": "networks",
    "zeiten": "opening_hours",
}


class Writer:
    """Writes entries, numbers them, and keeps the index of their names."""

    def __init__(self, options, remarks):
        self.options, self.remarks = options, remarks
        self.numbers = count(1)
        self.places = {}
        self.facts = [(name, label, get) for name, label, get in facts() if name in options.fields]

    def has(self, name):
        """Whether a part of the entry was chosen."""
        return name in self.options.fields

    def entry(self, row):
        """An organisation in words."""
        key = f"e{next(self.numbers)}"
        persons = row.named_contacts if self.has("personen") else []
        self.places.setdefault((row.sort_key, row.pk), (row.name, []))[1].append(key)
        url = codes.whole(row.get_absolute_url())
        short = codes.short_of_entry(row) if self.has("kurzlink") or self.has("qr") else ""
        text = row.description.strip() if self.has("beschreibung") else ""
        known = [Fact(label, words) for _name, label, get in self.facts if (words := get(row))]
        entry = Entry(
            id=key,
            pk=row.pk,
            slug=row.slug,
            name=row.name,
            short_name=row.short_name,
            kind=row.type.label if self.options.group != "art" else "",
            place=row.place if not self.has("adresse") or self.options.form.template != "list" else "",
            note=self.remarks.get(row.pk, ""),
            description=text,
            facts=known,
            address=self.address(row) if self.has("adresse") else [],
            hours=hours(row) if self.has("zeiten") else [],
            phone=row.phone_shown if self.has("telefon") else "",
            email=row.email if self.has("email") else "",
            mail=f"mailto:{quote(row.email, safe='@')}" if self.has("email") and row.email else "",
            website=row.short_link if self.has("website") else "",
            link=row.link if self.has("website") else "",
            persons=[person(contact) for contact in persons],
            names=[", ".join(filter(None, [contact.name, contact.role])) for contact in persons],
            confirmed=(row.confirmed_in_words or _("nicht bestätigt")) if self.has("bestaetigt") else "",
            url=url,
            short=codes.as_read(short) if self.has("kurzlink") else "",
            code=short if self.has("qr") else "",
        )
        return replace(entry, long=self.is_long(entry))

    def is_long(self, entry):
        """Whether an entry may be too high for a page."""
        lines = [*entry.address, *entry.hours, *entry.persons]
        letters = len(entry.name) + len(entry.description) + sum(len(fact.text) for fact in entry.facts)
        letters += sum(max(LINE, len(line)) for line in lines)
        return letters > self.options.form.letters / (2 if self.options.large else 1)

    def address(self, row):
        """Where it is; on labels as the post wants it."""
        return row.address_lines if self.options.form.slug == "etiketten" else row.place_lines

    @property
    def index(self):
        """The names by the alphabet, each with its places."""
        return [IndexLine(name, places) for _order, (name, places) in sorted(self.places.items())]


def facts():
    """The parts of an entry that are a label with words: (field, label, what gives the words)."""
    return [
        ("angebote", _("Angebote"), lambda row: "; ".join(offer.title for offer in row.offers.all())),
        ("themen", _("Themen"), lambda row: labels(row.topics)),
        ("zielgruppen", _("Für wen"), lambda row: labels(row.target_groups)),
        ("sprachen", _("Außer Deutsch"), lambda row: labels(row.languages, without=GERMAN)),
        ("knowhow", _("Know-how"), lambda row: labels(row.know_how)),
        ("bietet", _("Bietet"), lambda row: labels(row.resources_offered)),
        ("sucht", _("Sucht"), lambda row: labels(row.resources_sought)),
        ("netzwerke", _("Netzwerke"), lambda row: ", ".join(network.name for network in row.networks.all())),
    ]


def labels(terms, without=""):
    """Terms as people read them, but for the one with this slug."""
    return ", ".join(term.label for term in terms.all() if term.slug != without)


def hours(row):
    """When it is open, a line for each span."""
    spans = [
        f"{one.get_weekday_display()} {one.span}" + (f" ({one.note})" if one.note else "")
        for one in row.opening_hours.all()
    ]
    return [*spans, *([_("nach Vereinbarung")] if row.by_appointment else []), *filter(None, [row.hours_note])]


def person(contact):
    """A contact person on one line."""
    return ", ".join(filter(None, [contact.name, contact.role, contact.phone_shown, contact.email]))


def in_number(total):
    """So many organisations."""
    return ngettext("%(total)d Organisation", "%(total)d Organisationen", total) % {"total": total}


def region(rows, source):
    """Where the organisations are, where no filter says so: the commonest communes."""
    if any(word.startswith(_("Kommune")) for word in source.chosen):
        return []
    names = [row.commune.label for row in rows]
    commonest = sorted(set(names), key=lambda name: (-names.count(name), name))
    if not commonest:
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


def emergency():
    """Whom to call when it cannot wait; the same everywhere in Germany."""
    return [
        Emergency("112", _("Feuerwehr und Rettungsdienst")),
        Emergency("110", _("Polizei")),
        Emergency("116117", _("Ärztlicher Bereitschaftsdienst")),
        Emergency("116016", _("Hilfetelefon Gewalt gegen Frauen, in vielen Sprachen")),
        Emergency("0800\N{NO-BREAK SPACE}1110111", _("Telefonseelsorge")),
    ]


def fixed_words():
    """The words that belong to the forms themselves."""
    return {
        "page": _("Seite {page} von {pages}"),
        "organisation": _("Organisation"),
        "organisations": _("Organisationen"),
        "where": _("Ort und Zeiten"),
        "contact": _("Kontakt"),
        "hours": _("Öffnungszeiten"),
        "emergency": _("Im Notfall"),
        "publisher": _("Herausgegeben von"),
        "code": _("QR-Code:"),
        "contents": _("Inhalt"),
        "index": _("Alle Organisationen von A bis Z"),
        "name_and_role": _("Name, Aufgabe"),
        "present": _("da"),
        "signature": _("Unterschrift"),
        "number": _("Nr."),
        "more": _("… und {number} weitere im Verzeichnis:"),
        "nothing": _("Dazu haben wir keine Organisation gefunden."),
    }
