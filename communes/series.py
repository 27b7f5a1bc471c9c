"""Figures of a commune as series over time: latest value, change, per 1,000 inhabitants, and a drawing of it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from communes.models import Figure

# The drawing in its own units: width and height of the whole, and the edges kept for words.
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 240, 64, 16, 16, 32
STEPS = 4
ROUND = [Decimal(step) for step in ("1", "2", "2.5", "5", "10")]


@dataclass(frozen=True)
class Point:
    """A figure in the drawing."""

    x: float
    y: float
    figure: Figure


@dataclass(frozen=True)
class Series:
    """The figures of one indicator (and one breakdown) of a commune, the oldest first."""

    figures: list

    @property
    def latest(self):
        """The newest figure."""
        return self.figures[-1]

    @property
    def indicator(self):
        """What is counted."""
        return self.latest.indicator

    @property
    def change(self):
        """The change since the figure before, in words; empty where there is none before."""
        if len(self.figures) < 2:
            return ""
        before, now = self.figures[-2], self.latest
        difference = now.value - before.value
        words = {"number": in_words(abs(difference)), "day": date_format(before.as_of, "d.m.Y")}
        if not difference:
            return _("so viele wie am %(day)s") % words
        return (
            _("%(number)s mehr als am %(day)s") if difference > 0 else _("%(number)s weniger als am %(day)s")
        ) % words

    @property
    def summary(self):
        """The course in a sentence, for those who do not see the drawing."""
        first = self.figures[0]
        return _("Von %(first)s am %(begin)s bis %(last)s am %(end)s.") % {
            "first": in_words(first.value),
            "begin": date_format(first.as_of, "d.m.Y"),
            "last": in_words(self.latest.value),
            "end": date_format(self.latest.as_of, "d.m.Y"),
        }

    @cached_property
    def top(self):
        """The round number at which the scale ends."""
        return round_up(max(figure.value for figure in self.figures))

    @cached_property
    def points(self):
        """Where each figure stands in the drawing: days along, values up from zero."""
        begin, end = self.figures[0].as_of.toordinal(), self.latest.as_of.toordinal()
        across, up = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return [
            Point(
                round(LEFT + across * (figure.as_of.toordinal() - begin) / max(1, end - begin), 1),
                round(HEIGHT - BOTTOM - up * float(figure.value / self.top), 1),
                figure,
            )
            for figure in self.figures
        ]

    @property
    def path(self):
        """The line through all points."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def scale(self):
        """The lines of the scale: pairs of height and number in words."""
        up = HEIGHT - TOP - BOTTOM
        return [
            (round(HEIGHT - BOTTOM - up * step / STEPS, 1), in_words(self.top * step / STEPS))
            for step in range(STEPS + 1)
        ]

    @property
    def can_be_drawn(self):
        """Whether there is a course to draw."""
        return len({figure.as_of for figure in self.figures}) > 1


def in_words(number):
    """A number with points between thousands and without needless decimals."""
    decimals = 0 if number == number.to_integral_value() else 1
    return number_format(number, decimals, use_l10n=True, force_grouping=True)


def round_up(number):
    """The next round number that four steps lead to."""
    if not number:
        return Decimal(STEPS)
    unit = Decimal(10) ** (number / STEPS).adjusted()
    return next(step * unit * STEPS for step in ROUND if step * unit * STEPS >= number)


def of_commune(commune):
    """All published series of a commune: whole numbers first, each followed by its breakdowns."""
    figures = Figure.objects.published().filter(commune=commune).select_related("indicator", "commune")
    keyed = groupby(figures, key=lambda figure: (figure.indicator_id, figure.breakdown))
    return [Series(list(rows)) for _key, rows in keyed]


def compared(communes):
    """Rows to compare communes by: the indicator, and for each commune its newest whole number or None."""
    latest = {}
    found = Figure.objects.published().filter(commune__in=communes, breakdown="").select_related("indicator", "commune")
    for figure in found.order_by("as_of"):
        latest.setdefault(figure.indicator, {})[figure.commune_id] = figure
    rows = sorted(latest.items(), key=lambda pair: pair[0].name)
    return [(indicator, [by_commune.get(commune.pk) for commune in communes]) for indicator, by_commune in rows]
