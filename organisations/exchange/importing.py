"""Import of organisations: plan first (no write), show, then apply in one transaction."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from communes.names import fold
from organisations.exchange.columns import BY_HEADING
from organisations.exchange.reading import LINE
from organisations.models import Organisation


@dataclass
class PlannedRow:
    """One row of a file: its line, the organisation it will become, its terms, and what is wrong with it."""

    line: int
    organisation: Organisation
    terms: dict = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def is_new(self):
        """Whether the organisation is not in the directory yet."""
        return self.organisation.pk is None


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    rows: list[PlannedRow]
    unknown_headings: list[str]

    @property
    def errors(self):
        """Sentences on all rows that cannot come in, each with its line."""
        return [
            _("Zeile %(line)d: %(error)s") % {"line": row.line, "error": error}
            for row in self.rows
            for error in row.errors
        ]

    @property
    def is_sound(self):
        """Whether every row can come in."""
        return not self.errors


def plan(table, defaults=None):
    """The plan for a table (dictionaries by heading, as `reading.table` gives them). Writes nothing.

    `defaults` are attributes of new organisations. A row whose name and commune are known changes that entry;
    a column that is missing, or a status left empty, changes nothing.
    """
    headings = [heading for heading in table[0] if heading != LINE] if table else []
    columns = {heading: BY_HEADING.get(heading.casefold().replace(" ", "")) for heading in headings if heading}
    lines = [row.get(LINE, number) for number, row in enumerate(table, start=2)]
    rows = [planned(line, cells, columns, defaults or {}) for line, cells in zip(lines, table, strict=True)]
    refuse_repeated(rows)
    return Plan(rows, [heading for heading, column in columns.items() if column is None])


def refuse_repeated(rows):
    """Notes an error at each row that names an organisation of an earlier row again."""
    first = {}
    for row in rows:
        key = fold(row.organisation.name), row.organisation.commune_id
        if first.setdefault(key, row.line) != row.line:
            row.errors.append(_("Diese Organisation steht schon in Zeile %d.") % first[key])


def planned(line, cells, columns, defaults):
    """The plan for one row."""
    values, errors = {}, []
    for heading, column in columns.items():
        if column:
            try:
                text = (cells[heading] or "").strip()
                if text or column.field != "status":
                    values[column] = column.read(text)
            except ValueError as error:
                errors.append(f"{heading}: {error}")
    plain = {column.field: value for column, value in values.items() if not column.holds_terms}
    same_place = {"commune": plain["commune"]} if "commune" in plain else {}
    known = Organisation.objects.filter(name=plain.get("name", ""), **same_place).first()
    row = PlannedRow(line, known or Organisation(**defaults), errors=errors)
    row.terms = {column.field: value for column, value in values.items() if column.holds_terms}
    for name, value in plain.items():
        setattr(row.organisation, name, value)
    if not errors:
        row.errors += problems(row.organisation)
    return row


def problems(organisation):
    """What speaks against saving, as sentences."""
    try:
        organisation.full_clean()
    except ValidationError as error:
        fields = Organisation._meta
        return [
            message if name == "__all__" else f"{fields.get_field(name).verbose_name}: {message}"
            for name, messages in error.message_dict.items()
            for message in messages
        ]
    return []


def apply(plan):
    """Writes the rows of a sound plan, all or none; returns how many are new and how many were there.

    Raises ValueError for a plan with errors.
    """
    if not plan.is_sound:
        raise ValueError("\n".join(plan.errors))
    new = 0
    with transaction.atomic():
        for row in plan.rows:
            new += row.is_new
            with row.organisation.one_history_entry(_("Import")):
                row.organisation.save()
                for name, terms in row.terms.items():
                    getattr(row.organisation, name).set(terms)
    return new, len(plan.rows) - new
