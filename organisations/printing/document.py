"""What stands on the paper, without how it looks: plain texts in the reader's language, ready to be drawn."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fact:
    """One line of an entry, such as "Sprachen: Arabisch, Dari"."""

    label: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One organisation as it stands on paper; what was not chosen is empty.

    `id` is unique in the document (an organisation may stand under several topics), `link` and `mail` are safe to
    follow, `code` is the address of its QR code, `names` are persons without phone and e-mail, `long` says that the
    entry may be split between pages because it might not fit on one.
    """

    id: str
    pk: int
    slug: str
    name: str
    short_name: str = ""
    kind: str = ""
    place: str = ""
    note: str = ""
    description: str = ""
    facts: list[Fact] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    hours: list[str] = field(default_factory=list)
    phone: str = ""
    email: str = ""
    mail: str = ""
    website: str = ""
    link: str = ""
    persons: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    confirmed: str = ""
    url: str = ""
    short: str = ""
    code: str = ""
    long: bool = False


@dataclass(frozen=True)
class Group:
    """Entries below a heading; a document without groups has one without a title."""

    title: str
    entries: list[Entry]


@dataclass(frozen=True)
class Emergency:
    """A number for emergencies, and whom it reaches."""

    number: str
    what: str


@dataclass(frozen=True)
class IndexLine:
    """A name of the index, and the ids of its entries."""

    name: str
    places: list[str]


@dataclass(frozen=True)
class Document:
    """A list of organisations for paper: its head, its groups, its end, and the fixed words of its form.

    `chosen` are the filters in words, `publisher` the lines of the Impressum, `address` leads to the living list
    (empty where it is too long to follow), `code` is the address of its QR code,
    `map` is a `sketch.Sketch` or None,
    `sheet` are the measures of a sheet of labels (`sheets.Sheet`), None for other forms.
    """

    form: str
    language: str
    title: str
    total: str
    as_of: str
    demo: str
    chosen: list[str]
    introduction: str
    notices: list[str]
    publisher: list[str]
    address: str
    address_shown: str
    code: str
    groups: list[Group]
    index: list[IndexLine]
    emergency: list[Emergency]
    words: dict[str, str]
    large: bool
    colour: bool
    fold: bool
    sheet: object = None
    map: object = None

    @property
    def entries(self):
        """All entries, in their order."""
        return [entry for group in self.groups for entry in group.entries]
