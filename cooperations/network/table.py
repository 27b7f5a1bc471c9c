"""The network as a table: organisations with their networks and cooperations, those with the most ties first."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from cooperations.network.picture import Entry, entries

PER_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One organisation with its hubs; `group` is the number of its group, or None."""

    entry: Entry
    networks: list
    cooperations: list
    number: int
    group: int | None


class Rows:
    """All rows, as a sequence to take slices from; `group_of` and `told` say whose group has a number to show."""

    def __init__(self, ties, group_of, told):
        self.ties, self.group_of, self.told = ties, group_of, told

    def __len__(self):
        return len(self.ties.hits)

    def __getitem__(self, part):
        places = self.places(part.start or 0, part.stop)
        known, hubs_of = entries(self.ties.index, places), self.ties.hubs_of(places)
        return [self.row(known[place], place, hubs_of[place]) for place in places if place in known]

    def places(self, start, stop):
        """The organisations of a slice: first the tied ones, then the isolated ones by name."""
        index, tied = self.ties.index, self.ties.by_number
        first, rest = tied[start:stop], range(max(0, start - len(tied)), max(0, stop - len(tied)))
        alone = index.by_name(self.ties.isolated, rest.start, rest.stop) if rest else []
        return [*first, *map(index.bitmaps.position, alone)]

    def row(self, entry, place, hubs):
        """One row."""
        group = self.group_of.get(place, next((self.group_of[hub.id] for hub in hubs if hub.id in self.group_of), None))
        return Row(
            entry,
            [hub for hub in hubs if hub.is_network],
            [hub for hub in hubs if not hub.is_network],
            len(hubs),
            group + 1 if group in self.told else None,
        )


def page(ties, seen, asked):
    """The page of the table that was asked for, or the nearest there is."""
    told = {group.number - 1 for group in seen.groups} if seen else set()
    paginator = Paginator(Rows(ties, seen.group_of if seen else {}, told), PER_PAGE)
    return paginator.page(min(asked or 1, paginator.num_pages))
