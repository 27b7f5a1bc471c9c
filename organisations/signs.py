"""Signs of an organisation that a mix of partners is made from; each is a named condition.

An unknown answer never counts as a sign; migration and religion count only where released.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

YOUNG_YEARS = 10
ESTABLISHED_YEARS = 25


@dataclass(frozen=True)
class Sign:
    """A sign with its name in addresses, its label, and its condition in a given year."""

    slug: str
    label: str
    condition: Callable[[int], Q]

    def __str__(self):
        return str(self.label)


def always(**condition):
    """A condition that does not depend on the year."""
    return lambda year: Q(**condition)


SIGNS = [
    Sign("jung", _("jung: höchstens 10 Jahre alt"), lambda year: Q(year_founded__gte=year - YOUNG_YEARS)),
    Sign(
        "etabliert", _("etabliert: mindestens 25 Jahre alt"), lambda year: Q(year_founded__lte=year - ESTABLISHED_YEARS)
    ),
    Sign("ehrenamtlich", _("rein ehrenamtlich"), always(staffing="voluntary")),
    Sign("hauptamtlich", _("mit Hauptamtlichen"), always(staffing__in=["paid", "both"])),
    Sign("klein", _("klein: bis 10 Mitwirkende"), always(size="small")),
    Sign("gross", _("groß: mehr als 50 Mitwirkende"), always(size="large")),
    Sign("migrantisch-gefuehrt", _("migrantisch geführt"), always(migrant_led="yes", statements_public=True)),
    Sign("nicht-religioes", _("nicht religiös gebunden"), always(religion="none", statements_public=True)),
    Sign("religioes", _("religiös gebunden"), lambda year: Q(statements_public=True) & ~Q(religion__in=["", "none"])),
]
