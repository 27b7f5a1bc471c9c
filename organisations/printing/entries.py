"""Writes organisations as entries: what was chosen of each, in words of the reader's language."""

from dataclasses import replace
from itertools import count
from urllib.parse import quote

from django.utils.translation import gettext as _

from organisations.printing import codes
from organisations.printing.document import Entry, Fact, IndexLine

GERMAN = "de"
# A line of its own takes as much room as so many letters.
LINE = 40


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
