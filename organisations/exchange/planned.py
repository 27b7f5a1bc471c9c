"""One row of a table as it is planned: what it will become and all that there is to say; and what was said of all."""

from dataclasses import dataclass, field

from organisations.exchange.kinds import CHANGED, CONFLICT, ERROR, NEW, POSSIBLE, UNCHANGED
from organisations.models import Organisation


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
    def lacks(self):
        """What a new entry would still need to be published: "type", "commune"."""
        return [name for name in ("type", "commune") if self.is_new and not getattr(self.organisation, f"{name}_id")]

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
    places: dict = field(default_factory=dict)
    vague_points: frozenset = frozenset()
    is_strict: bool = False
    looks_for_likeness: bool = True
