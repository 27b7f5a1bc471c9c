"""Sheets of labels and badges, in millimetres, as their makers give them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sheet:
    """Fields at fixed places of a sheet of paper; all measures in millimetres.

    `skip` fields of the first sheet are used already; `shift_x` and `shift_y` move everything, for printers that are a
    little off; `frame` draws the edges, to test on plain paper.
    """

    slug: str
    label: str
    across: int
    down: int
    label_width: float
    label_height: float
    top: float
    left: float
    gap_x: float = 0
    gap_y: float = 0
    width: float = 210
    height: float = 297
    inset: float = 4
    badges: bool = False
    skip: int = 0
    shift_x: float = 0
    shift_y: float = 0
    frame: bool = False

    @property
    def fields(self):
        """How many fields a sheet has."""
        return self.across * self.down


LABELS = [
    Sheet("l7160", _("Zweckform L7160: 63,5 × 38,1 mm, 21 auf einem Bogen"), 3, 7, 63.5, 38.1, 15.15, 7.25, 2.5),
    Sheet("l7163", _("Zweckform L7163: 99,1 × 38,1 mm, 14 auf einem Bogen"), 2, 7, 99.1, 38.1, 15.15, 4.65, 2.5),
    Sheet("l7159", _("Zweckform L7159: 63,5 × 33,9 mm, 24 auf einem Bogen"), 3, 8, 63.5, 33.9, 12.9, 7.25, 2.5),
    Sheet("3474", _("Zweckform 3474: 70 × 37 mm, 24 auf einem Bogen"), 3, 8, 70, 37, 0.5, 0),
    Sheet("3422", _("Zweckform 3422: 70 × 35 mm, 24 auf einem Bogen"), 3, 8, 70, 35, 8.5, 0),
    Sheet("3425", _("Zweckform 3425: 105 × 57 mm, 10 auf einem Bogen"), 2, 5, 105, 57, 6, 0),
]  # fmt: skip
BADGES = [
    Sheet("80x50", _("Klebeschilder 80 × 50 mm, 10 auf einem Bogen"), 2, 5, 80, 50, 13.5, 17.5, 15, 5, badges=True),
    Sheet("90x54", _("Einsteckschilder 90 × 54 mm, 10 zum Schneiden"), 2, 5, 90, 54, 13.5, 15, badges=True),
]  # fmt: skip
SHEETS = {sheet.slug: sheet for sheet in [*LABELS, *BADGES]}
