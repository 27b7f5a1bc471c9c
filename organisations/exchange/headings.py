"""Finds the row of headings of a sheet: below titles and notes, perhaps two rows high, above rows that look alike."""

import re
from dataclasses import dataclass, field, replace

from organisations.exchange import cleaning, texts
from organisations.exchange.aside import ABOVE, HEADINGS, Aside, apart, column, filled
from organisations.exchange.synonyms import target_of

# A heading stands among the first rows of a table.
LOOKED_AT = 40
LONGEST_HEADING = 120
# A postal code, alone or before a town.
ADDRESS = re.compile(r"(?:^|[\s,])\d{5}(?:\s+[^\W\d]|$)")


@dataclass(frozen=True)
class Table:
    """The headings of a sheet, its rows (number, cells; as many cells as headings), and the rows set aside."""

    headings: list
    rows: list
    aside: list = field(default_factory=list)

    @property
    def is_garbled(self):
        """Whether letters were garbled on the way."""
        cells = (cell for _line, cells in self.rows for cell in cells)
        return any(map(texts.is_garbled, self.headings)) or any(map(texts.is_garbled, cells))

    def repaired(self):
        """The table as it was meant; what is set aside stays as it is."""
        rows = [(line, list(map(texts.repaired, cells))) for line, cells in self.rows]
        return replace(self, headings=list(map(texts.repaired, self.headings)), rows=rows)


def table(rows, heading_at=None):
    """The table of a sheet; `heading_at` is the number of the row of headings, where a person names it."""
    numbers = [number for number, _cells in rows]
    at = numbers.index(heading_at) if heading_at in numbers else row_of_headings(rows)
    if at and is_upper_half(rows, at - 1):
        at -= 1
    headings, first = list(rows[at][1]), at + 1
    if heading_at not in numbers and is_organisation(headings):
        headings, first = [""] * len(headings), at
    elif is_upper_half(rows, at):
        headings, first = joined(headings, rows[at + 1][1]), at + 2
    aside = [Aside(number, ABOVE, cells) for number, cells in rows[:at]]
    aside += [Aside(number, HEADINGS, cells) for number, cells in rows[at:first]]
    body, others, headed = apart(rows[first:], headings)
    return Table(*squared(headings, body, headed), sorted([*aside, *others], key=lambda one: one.line))


def row_of_headings(rows):
    """The place of the row of headings: the one that looks most like it, or one above where that is an organisation.

    So is what stands below an organisation and knows no heading.
    """
    at = best(rows)
    while at and len(filled(rows[at - 1][1])) > 1:
        here, above = rows[at][1], rows[at - 1][1]
        if not is_organisation(here) and (knows_headings(here) or not is_organisation(above)):
            break
        at -= 1
    return at


def knows_headings(cells):
    """Whether a cell is a heading that people use."""
    return any(target_of(cell.strip()) for cell in cells)


def is_organisation(cells):
    """Whether the row that looks most like headings is one of the others: it knows no heading, but addresses."""
    return not knows_headings(cells) and any(
        cleaning.emails(cell) or cleaning.WEB.search(cell) or ADDRESS.search(cell) for cell in cells
    )


def squared(headings, rows, headed):
    """Headings and rows of one width, with a column for the headings over groups of rows where there are any."""
    width = max([len(headings), *(len(cells) for _number, cells in rows)])
    names = named([*headings, *[""] * (width - len(headings))])
    rows = [(number, [*cells, *[""] * (width - len(cells))]) for number, cells in rows]
    if not headed:
        return names, rows
    name, said = column(headed)
    return named([*names, name]), [(number, [*cells, said.get(number, "")]) for number, cells in rows]


def best(rows):
    """The place of the row that looks most like headings."""
    marks = [mark(rows, at) for at in range(min(LOOKED_AT, len(rows)))]
    return marks.index(max(marks))


def mark(rows, at):
    """How much a row looks like headings: known ones count most, then short texts over rows of the same width."""
    said = filled(rows[at][1])
    known = len({target_of(cell) for cell in said} - {""})
    below = rows[at + 1 : at + 6]
    width = max((len(cells) for _number, cells in below), default=0)
    short = all(len(cell) <= LONGEST_HEADING and not cell.replace(".", "").isdigit() for cell in said)
    different = len(set(said)) == len(said)
    return (
        3 * known * (known / len(said) > 0.2)
        + 2 * (short and len(said) > 1)
        + different
        + min(len(said) / max(width, 1), 1) * 2
        - at * 0.05
    )


def is_upper_half(rows, at):
    """Whether the row stands over a second row of headings: each has what the other lacks."""
    if at + 2 >= len(rows):
        return False
    upper, lower = ([cell.strip() for cell in rows[place][1]] for place in (at, at + 1))
    named = [cell for cell in lower if cell]
    known = [cell for cell in named if target_of(cell)]
    lower_lacks = any(up and not low for up, low in zip(upper, [*lower, *[""] * len(upper)], strict=False))
    upper_lacks = "" in upper or len(lower) > len(upper) or len(set(upper)) < len(upper)
    several = len({cell for cell in upper if cell}) > 1
    return several and lower_lacks and upper_lacks and len(named) > 1 and len(known) >= max(2, 0.5 * len(named))


def joined(upper, lower):
    """Headings of two rows: the lower one, with the upper one before it where the lower one does not say enough."""
    width = max(len(upper), len(lower))
    pairs = zip([*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))], strict=True)
    return [low if target_of(low) or not up else f"{up} {low}".strip() for up, low in pairs]


def named(headings):
    """Headings on one line each, a number behind those that stand there twice."""
    found = []
    for heading in headings:
        plain = cleaning.one_line(heading)[:LONGEST_HEADING]
        times = sum(1 for other in found if plain and (other == plain or other.startswith(f"{plain} (")))
        found.append(f"{plain} ({times + 1})" if times else plain)
    return found
