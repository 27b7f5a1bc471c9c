"""What became of each row and column of a file: nothing of it disappears without a word."""

from collections import defaultdict
from dataclasses import dataclass

from curation.imports import wording
from organisations.exchange import numbering
from organisations.exchange.cleaning import one_line
from organisations.exchange.synonyms import NOTHING


@dataclass(frozen=True)
class AsideRow:
    """One row of the file that is no organisation: its number, where it stands, what it says, and why."""

    line: int
    where: str
    text: str
    why: str


def aside(made):
    """The rows that were set aside, in their order."""
    found = []
    for line, why, cells in made.aside:
        said = list(dict.fromkeys(one_line(cell) for cell in cells if cell.strip()))
        beside = [text for text in said if text != numbering.place_of(line, made.sheets)[0]]
        text = " · ".join(beside or said)
        found.append(AsideRow(line, numbering.where(line, made.sheets), text, wording.WHYS[why]))
    return found


def blank(made, numbers):
    """The numbers of the empty rows before the last of each sheet that was read, by those of the rows that are not."""
    lines = defaultdict(set)
    for line in [*numbers, *(line for line, _why, _cells in made.aside)]:
        lines[numbering.sheet_of(line)].add(line)
    return [
        line
        for at, there in sorted(lines.items())
        for line in range(numbering.start_of(at) + 1, max(there) + 1)
        if line not in there
    ]


def columns_left_out(made):
    """The headings of the columns that come in nowhere although something stands in them."""
    left = [place for place, target in enumerate(made.targets) if target == NOTHING]
    said = set()
    for cells in made.rows.values_list("cells", flat=True).iterator() if left else ():
        said |= {place for place in left if cells[place].strip()}
        if len(said) == len(left):
            break
    return [made.headings[place] or wording.WITHOUT_HEADING for place in sorted(said)]


def sheets_left_out(made):
    """Name and number of rows of the sheets that were not read."""
    sizes = zip(made.sheets, made.options.get("sizes", []), strict=False)
    read = made.options.get("read", made.sheets)
    return [(name, wording.rows(size)) for name, size in sizes if name not in read]


def of(made):
    """All that the pages tell about rows and columns that do not become organisations."""
    numbers = list(made.rows.values_list("line", flat=True))
    empty = blank(made, numbers)
    return {
        "aside": aside(made),
        "lines": len(numbers) + len(made.aside) + len(empty),
        "blank": len(empty),
        "blank_where": wording.ranges(empty, made.sheets),
        "left_columns": columns_left_out(made),
        "left_sheets": sheets_left_out(made),
    }
