"""Two organisations side by side: each field with both values, what can be chosen, and the choice carried out."""

from dataclasses import dataclass, replace

from django.db.models import ManyToManyField, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from organisations.history import readable, tracked_columns
from organisations.models import Organisation

LEFT, RIGHT, BOTH = "links", "rechts", "beide"
# What is one statement: an address of two halves, or a religion with the other's consent, would be neither's.
TOGETHER = [
    ("street", "postal_code", "city"),
    ("commune", "district"),
    ("latitude", "longitude"),
    ("migrant_led", "religion", "statements_public"),
]
# The later confirmation holds, with its way: nobody chooses.
CONFIRMATION = ("confirmed_on", "confirmed_how", "confirmed_by")
JOINABLE_LINES = ("hours_note", "source")
JOINED_UNASKED = ("internal_note",)
NOTHING: dict[str, str] = {}


@dataclass(frozen=True)
class Row:
    """One field, or several that go together: label, both values as people read them, the choices, the usual one."""

    slug: str
    label: str
    left: str
    right: str
    choices: list[str]
    usual: str

    @property
    def differs(self):
        """Whether there is anything to choose."""
        return self.left != self.right

    @property
    def is_one_sided(self):
        """Whether only one entry says anything."""
        return bool(self.left) != bool(self.right)

    @property
    def can_be_both(self):
        """Whether both values can be kept."""
        return BOTH in self.choices

    @property
    def options(self):
        """The choices with what each would leave in the field, and whether each is the usual one."""
        texts = {LEFT: self.left, RIGHT: self.right, BOTH: _("beide")}
        return [(choice, texts[choice], choice == self.usual) for choice in self.choices]


def groups():
    """The fields of an organisation that are chosen, as tuples, in the order of the model; terms come last."""
    columns = {field.name: field for field in tracked_columns() if field.name not in CONFIRMATION}
    seen = set()
    for name in columns:
        names = next((together for together in TOGETHER if name in together), (name,))
        if names not in seen:
            seen.add(names)
            yield tuple(columns[one] for one in names)
    yield from ((field,) for field in Organisation._meta.many_to_many)


def rows(left, right, sent=NOTHING):
    """All fields of two organisations; what was sent before is chosen again."""
    shown = [row(fields, left, right) for fields in groups()]
    return [replace(one, usual=sent[one.slug]) if sent.get(one.slug) in one.choices else one for one in shown]


def row(fields, left, right):
    """One row; what is empty on the left is usually taken from the right."""
    here, there = in_words(fields, left), in_words(fields, right)
    choices = [LEFT, RIGHT, *([BOTH] if is_joinable(fields) and here and there else [])]
    keeps_both = BOTH in choices and (is_terms(fields) or fields[0].name in JOINED_UNASKED)
    usual = BOTH if keeps_both else LEFT if here or not there else RIGHT
    if fields[0].name == "status" and is_more_public(right, left):
        usual = RIGHT
    label = ", ".join(str(field.verbose_name) for field in fields)
    return Row(fields[0].name, capfirst(label), here, there, choices, usual)


def is_more_public(one, other):
    """Whether one entry is to be seen by more people: its address must not lead to what nobody sees."""
    order = [Organisation.Status.RETIRED, Organisation.Status.DRAFT, Organisation.Status.PUBLISHED]
    return order.index(one.status) > order.index(other.status)


def is_terms(fields):
    """Whether it is a field of many terms."""
    return isinstance(fields[0], ManyToManyField)


def is_joinable(fields):
    """Whether both values can be kept: terms and running text."""
    return is_terms(fields) or isinstance(fields[0], TextField) or fields[0].name in JOINABLE_LINES


def in_words(fields, organisation):
    """The value as people read it."""
    if is_terms(fields):
        return ", ".join(sorted(str(term) for term in getattr(organisation, fields[0].name).all()))
    if len(fields) > 1 and not any(getattr(organisation, field.attname) for field in fields):
        return ""
    return ", ".join(filter(None, (readable(field, organisation) for field in fields)))


def chosen(choices, left, right):
    """The choice for each group of fields: what was sent where it is one, else the usual one."""
    for fields, shown in zip(groups(), rows(left, right), strict=True):
        choice = choices.get(shown.slug)
        yield fields, choice if choice in shown.choices else shown.usual


def values(choices, left, right):
    """What the merged entry shall hold: columns by attribute, and keys of terms by field."""
    columns, terms = later_confirmation(left, right), {}
    for fields, choice in chosen(choices, left, right):
        if is_terms(fields):
            name = fields[0].name
            sides = [side for side, taken in ((left, RIGHT), (right, LEFT)) if choice != taken]
            terms[name] = {term.pk for side in sides for term in getattr(side, name).all()}
        elif choice == BOTH:
            columns[fields[0].attname] = joined(fields[0], left, right)
        else:
            side = right if choice == RIGHT else left
            columns |= {field.attname: getattr(side, field.attname) for field in fields}
    return columns, terms


def joined(field, left, right):
    """Both texts, the left one first; the same text once."""
    texts = dict.fromkeys(getattr(side, field.attname).strip() for side in (left, right))
    return ("\n\n" if isinstance(field, TextField) else "; ").join(texts)


def later_confirmation(left, right):
    """The columns of the later confirmation."""
    later = max((left, right), key=lambda side: (side.confirmed_on is not None, side.confirmed_on))
    columns = [Organisation._meta.get_field(name).attname for name in CONFIRMATION]
    return {name: getattr(later, name) for name in columns}
