"""Columns whose text stands only in the first row of a group, as people write it who see the rows below it."""

from organisations.exchange.numbering import sheet_of

# What groups of rows share: fields that sort organisations, not such as each has of its own.
SHARED = {"type", "topics", "target_groups", "district", "commune_name", "city", "place", "note"}
# What sorts them also where it stands behind the names.
BEHIND_NAMES = {"type"}
MOST_FILLED, LONGEST = 0.6, 80


def columns(rows, targets):
    """The places of the columns that are to be filled downwards.

    The first row has a text, most rows have none, and no text comes back further down: where "Verein" stood in some
    rows and not in others, it would. Groups stand before the names; what stands behind a name is said of it alone.
    """
    names = targets.index("name") if "name" in targets else len(targets)
    shared = [place for place, one in enumerate(targets) if one in (SHARED if place < names else BEHIND_NAMES)]
    return [place for place in shared if is_grouped(rows, place)]


def is_grouped(rows, place):
    """Whether the texts of a column look like those of groups."""
    texts = [cells[place].strip() for _line, cells in rows]
    said = [text for text in texts if text]
    few = 1 < len(said) <= MOST_FILLED * len(texts)
    return few and bool(texts[0]) and len(set(said)) == len(said) and max(map(len, said)) <= LONGEST


def filled_down(rows, places):
    """The rows with the text of the row above, on the same sheet, in the empty cells of some columns."""
    above, found = {}, []
    for line, cells in rows:
        cells, sheet = list(cells), sheet_of(line)
        for place in places:
            cells[place] = above[sheet, place] = cells[place] if cells[place].strip() else above.get((sheet, place), "")
        found.append((line, cells))
    return found
