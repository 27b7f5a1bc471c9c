"""Plans what the rows of a table would do to the directory. Writes nothing.

A row becomes an unsaved organisation with its terms, what would change, what is wrong, and whom it may mean.
Identity: our `ID`, else the key of the source, else the same name in the same place; what is only alike is asked.
An empty cell changes nothing, unless the person wants it to; what a curator corrected since is a conflict.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from communes.names import fold, sort_key
from organisations.exchange import checking, cleaning, likeness
from organisations.exchange.columns import COLUMNS
from organisations.exchange.drafting import draft
from organisations.exchange.kinds import CHANGED, CONFLICT, ERROR, NEW, POSSIBLE, UNCHANGED
from organisations.exchange.known import Known, parts
from organisations.exchange.standing import Standing
from organisations.models import Organisation

BY_FIELD = {column.field: column for column in COLUMNS}
# What no import changes once somebody noted it.
GUARDED = {"confirmed_on"}


@dataclass(frozen=True)
class Change:
    """One field of a row: its name and label, the value before and after as people read them."""

    field: str
    label: str
    before: str
    after: str
    is_conflict: bool = False


@dataclass
class PlannedRow:
    """One row: what it will become, and all that there is to say about it."""

    line: int
    organisation: Organisation
    terms: dict = field(default_factory=dict)
    changes: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    unknown: dict = field(default_factory=dict)
    held_back: list = field(default_factory=list)
    likely: list = field(default_factory=list)
    key: str = ""
    identity: str = ""
    same_as_line: int | None = None

    @property
    def is_new(self):
        """Whether the organisation is not in the directory yet."""
        return self.organisation.pk is None

    @property
    def kind(self):
        """What would happen to the row."""
        if self.errors:
            return ERROR
        if self.held_back:
            return CONFLICT
        if self.likely or self.same_as_line:
            return POSSIBLE
        if self.is_new:
            return NEW
        return CHANGED if self.changes else UNCHANGED

    @property
    def effective(self):
        """The changes that would be written: without those held back."""
        return [change for change in self.changes if change not in self.held_back]


@dataclass
class Options:
    """What a person said about a whole file."""

    defaults: dict = field(default_factory=dict)
    publishes: bool = False
    empties: bool = False
    term_choices: dict = field(default_factory=dict)
    default_commune: str = ""
    vague_points: frozenset = frozenset()
    is_strict: bool = False
    looks_for_likeness: bool = True


class Planner:
    """Plans rows of one file; keeps what it knows about terms and places between them."""

    def __init__(self, headings, targets, options=None, source_keys=None):
        self.headings, self.targets = headings, targets
        self.options = options or Options()
        self.source_keys = source_keys or {}
        self.known = Known()
        self.lines = defaultdict(list)
        self.decided = {
            name: decided(Organisation._meta.get_field(name).related_model, chosen)
            for name, chosen in self.options.term_choices.items()
        }

    def seen(self, identities):
        """Lets rows be told from earlier ones of the file: pairs of identity and line."""
        for identity, line in identities:
            self.lines[identity.partition("\t")[0]].append((identity, line))

    def plan(self, rows, chosen=None, overwritten=(), dropped=None):
        """The planned rows for pairs of line and cells.

        `chosen`: line to the key of an organisation, or None for a new one, where a person decided; `overwritten`:
        lines for which the file wins over later corrections; `dropped`: line to fields that are only noted.
        """
        drafts = [draft(line, cells, self.headings, self.targets) for line, cells in rows]
        chosen = chosen or {}
        for one in drafts:
            one.drop((dropped or {}).get(one.line, ()))
        standing = Standing(self.matches(drafts, chosen))
        plans = [self.planned(one, standing, one.line in overwritten) for one in drafts]
        for plan in plans:
            self.find_repeated(plan, plan.line in chosen)
        self.find_likely([plan for plan in plans if plan.is_new and plan.line not in chosen])
        return plans

    def matches(self, drafts, chosen):
        """Line to the key of the organisation that a row certainly means."""
        numbers = {one.line: int(number) for one in drafts if (number := number_of(one.texts.get("id", "")))}
        there = dict(Organisation.objects.filter(pk__in=numbers.values()).values_list("pk", "name"))
        by_name = defaultdict(list)
        names = {sort_key(cleaning.one_line(one.texts.get("name", ""))) for one in drafts} - {""}
        rows = Organisation.objects.filter(sort_key__in=names).order_by("pk")
        for row in rows.values_list("sort_key", "pk", "commune_id", "postal_code", "city"):
            by_name[row[0]].append(row[1:])
        found = {}
        for one in drafts:
            if one.line in chosen:
                found[one.line] = chosen[one.line]
            elif numbers.get(one.line) in there:
                found[one.line] = numbers[one.line]
                self.check_id(one, there[numbers[one.line]])
            else:
                named = by_name.get(sort_key(one.texts.get("name", "")), [])
                found[one.line] = self.source_keys.get(one.texts.get("key", "")) or self.same_place(one, named)
        return {line: key for line, key in found.items() if key}

    def check_id(self, one, name):
        """Notes where the ID belongs to an organisation of quite another name: the file may come from elsewhere."""
        if "name" in one.texts and fuzz.token_set_ratio(fold(name), fold(one.texts["name"])) < 40:
            sentence = _("Die ID gehört hier zu „%s“. Bitte leeren Sie die Zelle, wenn die Zeile eine andere meint.")
            one.errors.append(("id", sentence % name))

    def same_place(self, one, named):
        """The only organisation of that name, if nothing says that it is elsewhere."""
        commune = self.commune_of(one)
        code = one.texts.get("postal_code", "")
        fitting = [row for row in named if (row[1] == commune.pk if commune and row[1] else not commune or not row[1])]
        if not commune and one.texts.get("city"):
            fitting = [row for row in fitting if not row[3] or fold(row[3]) == fold(one.texts["city"])]
        exact = [row for row in fitting if code and row[2] == code]
        fitting = exact if len(fitting) > 1 and exact else fitting
        return fitting[0][0] if len(fitting) == 1 else None

    def commune_of(self, one):
        """The commune that a row names by key, name, or town with postal code."""
        key = one.texts.get("commune", "").removesuffix(".0")
        if key:
            return self.known.communes.get(key.zfill(8))
        name = one.texts.get("commune_name") or one.texts.get("city", "")
        code = one.texts.get("postal_code", "")
        if name or code:
            return self.known.commune_named(name, code)
        return self.known.communes.get(self.options.default_commune)

    def planned(self, one, standing, overwrites=False):
        """The plan for one row."""
        stored = standing.organisation(one.line)
        organisation = standing.organisation(one.line) or Organisation(**self.options.defaults)
        row = PlannedRow(one.line, organisation, key=one.texts.get("key", ""), errors=list(one.errors))
        before = standing.written(organisation)
        self.fill(row, self.values(one, row, before), standing)
        if stored:
            row.changes = self.differences(row, before, standing)
            if not overwrites:
                take_back(row, stored)
        if not row.errors:
            row.errors += [(name, in_words(name, sentence)) for name, sentence in checking.problems(organisation)]
        return row

    def values(self, one, row, before):
        """The values by field of what the row says; what can't be read is noted at the row."""
        values = self.from_columns(one, row, before)
        for name in ("by_appointment", "migrant_led"):
            answer = cleaning.yes_or_no(one.texts.get(name, ""))
            if answer is not None:
                values[name] = answer if name == "by_appointment" else ("yes" if answer else "no")
            else:
                one.note(one.heading.get(name, ""), one.texts.get(name, ""))
        self.place(one, row, values)
        if row.is_new:
            self.complete(row, values)
        there = row.organisation.internal_note.splitlines()
        notes = [*one.texts.get("internal_note", "").splitlines(), *one.notes]
        fresh = [line for line in dict.fromkeys(notes) if line.strip() and line not in there]
        return values | ({"internal_note": "\n".join([*there, *fresh])} if fresh else {})

    def from_columns(self, one, row, before):
        """The values of our own columns but commune and district, as far as the row says something else than before."""
        values = {}
        for name, column in BY_FIELD.items():
            text = one.texts.get(name, "")
            as_before = before and name in one.raw and same_text(one.raw[name], before[name])
            if name in {"commune", "district"} or as_before:
                continue
            if text and not self.is_vague(name, one):
                try:
                    values[name] = self.read_cell(column, text, one, row)
                except ValueError as error:
                    row.errors.append((name, f"{one.heading.get(name) or column.heading}: {error}"))
            elif not text and name in one.empty and self.options.empties and name not in {"name", "status"}:
                values[name] = column.read("", self.known)
        return values

    def is_vague(self, name, one):
        """Whether the coordinates of a row are those of very many: the middle of a town, not a place in it."""
        point = one.texts.get("latitude"), one.texts.get("longitude")
        return name in {"latitude", "longitude"} and point in self.options.vague_points

    def read_cell(self, column, text, one, row):
        """The value of one cell. Unknown terms are collected and noted, unless the reading is strict."""
        name = column.field
        if not column.holds_terms and name != "type":
            return column.read(text, self.known)
        decided = self.decided.get(name, {})
        vocabulary = Organisation._meta.get_field(name).related_model
        terms, unknown = self.known.terms_in(vocabulary, text, decided)
        if unknown and self.options.is_strict:
            return column.read(text, self.known)
        if unknown:
            row.unknown[name] = unknown
        left = [part for part in parts(text, decided.__contains__) if part in decided and not decided[part]]
        for part in [*unknown, *left]:
            one.note(column.heading, part)
        if column.holds_terms:
            return terms
        for other in terms[1:]:
            one.note(column.heading, other.name)
        return next(iter(terms), None)

    def place(self, one, row, values):
        """Commune and district."""
        commune, said = self.commune_of(one), "commune" in one.texts or "commune_name" in one.texts
        named = one.texts.get("commune") or one.texts.get("commune_name") or one.texts.get("city")
        without = row.organisation.commune_id is None
        if one.texts.get("commune") and not commune:
            row.errors.append(("commune", _("Eine Kommune mit dem Schlüssel „%s“ gibt es nicht.") % named))
        elif commune and (said or without or row.is_new):
            values["commune"] = commune
        elif named and not commune and without:
            row.warnings.append(_("Zu „%s“ ist keine Kommune eindeutig. Bitte später wählen.") % named)
        if "district" in one.texts:
            self.place_district(one, row, values)

    def place_district(self, one, row, values):
        """The district, where the row names one within its commune; else its text goes into the note."""
        commune, text = values.get("commune") or row.organisation.commune, one.texts["district"]
        found = self.known.district(text, commune)
        if found and (commune is None or found.commune_id == commune.pk):
            values |= {"district": found, "commune": found.commune} if commune or self.known.is_sole(found) else {}
        elif self.options.is_strict:
            row.errors.append(("district", _("Den Stadtbezirk „%s“ gibt es nicht.") % text))
        else:
            one.note(one.heading["district"], text)

    def complete(self, row, values):
        """Sets the status of a new entry: published where the person wants it and enough is known."""
        new = row.organisation
        whole = (values.get("type") or new.type_id) and (values.get("commune") or new.commune_id)
        if self.options.publishes and "status" not in values:
            values["status"] = Organisation.Status.PUBLISHED if whole else Organisation.Status.DRAFT
            if not whole:
                row.warnings.append(_("Bleibt Entwurf: Zum Veröffentlichen fehlt die Art oder die Kommune."))

    def fill(self, row, values, standing):
        """Gives the organisation its values, and the row its terms."""
        for name, value in values.items():
            if name in BY_FIELD and BY_FIELD[name].holds_terms:
                row.terms[name] = standing.with_offered(name, row.organisation, value)
            else:
                setattr(row.organisation, name, value)

    def differences(self, row, before, standing):
        """What the row would change, compared with what stands there."""
        told = standing.told_by_import(row.organisation)
        found = []
        for name, text in standing.written(row.organisation, row.terms).items():
            if not same_text(text, before[name]):
                corrected = name in told and not same_text(told[name], before[name])
                is_conflict = (
                    (name in GUARDED and before[name] != "") or corrected or (not told and is_confirmed(before, name))
                )
                found.append(Change(name, label(name), before[name], text, is_conflict))
        return found

    def find_repeated(self, row, is_decided):
        """Notes an earlier row of the file that means the same."""
        made = row.organisation
        row.identity = f"#{made.pk}" if made.pk else f"{sort_key(made.name)}\t{made.commune_id or fold(made.city)}"
        same = self.lines[row.identity.partition("\t")[0]]
        earlier = [line for identity, line in same if line < row.line and is_same_place(identity, row.identity)]
        same.append((row.identity, row.line))
        row.same_as_line = min(earlier, default=None) if made.name and not is_decided else None

    def find_likely(self, rows):
        """Notes organisations of the directory that new rows may mean."""
        rows = [row for row in rows if row.organisation.name and self.options.looks_for_likeness]
        for row, likely in zip(
            rows, likeness.candidates([row.organisation for row in rows]) if rows else (), strict=True
        ):
            row.likely = likely


def is_same_place(one, other):
    """Whether two rows of the same name are in the same place, or one of them does not say where."""
    here, there = one.partition("\t")[2], other.partition("\t")[2]
    return here == there or not here or not there


def take_back(row, stored):
    """Lets the fields of conflicts be as they were; the row still tells of them."""
    row.held_back = [change for change in row.changes if change.is_conflict]
    for change in row.held_back:
        row.terms.pop(change.field, None)
        if not (change.field in BY_FIELD and BY_FIELD[change.field].holds_terms):
            setattr(row.organisation, change.field, getattr(stored, change.field))


def is_confirmed(before, name):
    """Whether a field belongs to an entry that somebody found true; the note does not count."""
    return before["confirmed_on"] != "" and name != "internal_note"


def in_words(name, sentence):
    """A sentence with the label of its field."""
    return f"{label(name)}: {sentence}" if name else sentence


def decided(vocabulary, chosen):
    """What people decided about unknown terms: text to term, None for "leave out". Terms deleted since are unknown."""
    rows = vocabulary.objects.in_bulk([key for key in chosen.values() if key])
    return {text: rows.get(key) for text, key in chosen.items() if not key or key in rows}


def number_of(text):
    """The number in a cell, as text; empty where there is none."""
    plain = text.strip().removesuffix(".0")
    return plain if plain.isascii() and plain.isdigit() and len(plain) < 16 else ""


def same_text(one, other):
    """Whether two cells say the same but for blanks at the ends and kinds of line ends."""
    return (
        one.replace("\r\n", "\n").replace("\r", "\n").strip() == other.replace("\r\n", "\n").replace("\r", "\n").strip()
    )


def label(name):
    """What people call a field."""
    column = BY_FIELD.get(name)
    return column.heading if column else str(capfirst(Organisation._meta.get_field(name).verbose_name))
