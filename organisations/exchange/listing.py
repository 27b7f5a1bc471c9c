"""What is to be handed on: the organisations of a selection in their order, and what must be said about the list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.utils import timezone

from communes.names import address_part
from organisations.index.index import Index

LONGEST_NAME = 80
# So many organisations are read from the database at a time.
BATCH = 2000


@dataclass(frozen=True)
class Listing:
    """Organisations by key in their order; `path` is where the list lives, `chosen` pairs of question and answer."""

    index: Index
    keys: Sequence[int]
    path: str
    day: date
    chosen: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, selection):
        """The whole list of a selection, whatever page was asked for."""
        filterset = selection.filter
        return cls(
            index=filterset.index,
            keys=filterset.keys(0, selection.total),
            path=f"{selection.path}?{selection.query}" if selection.query else selection.path,
            day=timezone.localdate(),
            chosen=[(chip.question, chip.answer) for chip in selection.chips],
        )

    @property
    def address(self):
        """Where the list lives, with scheme and host."""
        return whole(self.path)

    @property
    def batches(self):
        """The keys, a part at a time."""
        return (self.keys[start : start + BATCH] for start in range(0, len(self.keys), BATCH))

    def file_name(self, ending):
        """A name for a file that says what it holds and of which day."""
        words = " ".join(["organisationen", *(answer for _question, answer in self.chosen)])
        return f"{address_part(words, longest=LONGEST_NAME)}-{self.day:%Y-%m-%d}.{ending}"


def whole(path):
    """An address of this site with its scheme and host."""
    return settings.SITE_URL + path
