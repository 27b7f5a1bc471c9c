"""Puts the parts of a picture that do not hang together beside each other, small ones into the gaps of large ones.

Knows no Django.
"""

from math import ceil, floor, sqrt

# Parts are laid out on squares of this size. At their sides there is room for names.
SQUARE, SIDE = 40, 150
NARROWEST = 1200
# A picture for a screen: wider than high.
SHAPE = 1.6


def packed(parts):
    """Moves the circles of the parts (lists) to where they do not touch; returns width and height.

    The largest first, each as far up as it can stand, then as far to the left.
    """
    covered = [squares(circles) for circles in parts]
    order = sorted(range(len(parts)), key=lambda number: -len(covered[number]))
    widest = max((max(column for column, _row in cells) + 1 for cells in covered), default=0)
    columns = max(widest, ceil(max(NARROWEST, sqrt(SHAPE * SQUARE**2 * sum(map(len, covered)))) / SQUARE))
    taken, rows = set(), 0
    for number in order:
        column, row = free_place(covered[number], taken, columns)
        moved = {(left + column, top + row) for left, top in covered[number]}
        taken |= moved
        rows = max(rows, 1 + max(top for _left, top in moved))
        shift(parts[number], column * SQUARE, row * SQUARE)
    return columns * SQUARE, rows * SQUARE


def squares(circles):
    """The squares that circles and the names beside them touch, from the left upper one on; moves circles to there."""
    left = min(min(one.x - one.radius, one.x - SIDE) for one in circles)
    shift(circles, -left, -min(one.y - one.radius for one in circles))
    return {
        (column, row)
        for one in circles
        for column in span(one.x, max(one.radius, SIDE))
        for row in span(one.y, one.radius)
    }


def span(middle, half):
    """The numbers of the squares that a length touches."""
    return range(max(0, floor((middle - half) / SQUARE)), floor((middle + half - 0.01) / SQUARE) + 1)


def shift(circles, x, y):
    """Moves circles."""
    for circle in circles:
        circle.x, circle.y = circle.x + x, circle.y + y


def free_place(cells, taken, columns):
    """The uppermost, then leftmost column and row where squares are free."""
    wide = 1 + max(column for column, _row in cells)
    edge = outline(cells)
    row = 0
    while True:
        for column in range(columns - wide + 1):
            if not any((left + column, top + row) in taken for left, top in edge):
                return column, row
        row += 1


def outline(cells):
    """The squares in an order in which it shows soon that they do not fit: the corners first."""
    return sorted(cells, key=lambda cell: (-abs(cell[0]) - abs(cell[1]), cell))
