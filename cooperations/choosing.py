"""Which organisations an address means: by their slugs, or by names as somebody typed them."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperations import naming
from organisations.models import FormerSlug, Organisation
from organisations.rows import rows

FEWEST, MOST = 2, 5
MOST_SLUGS, LONGEST_SLUG = 20, 100
LONGEST_NAME = 200


@dataclass(frozen=True)
class Offer:
    """A typed name that several have: pairs of row and query string that takes it, and how many more there are."""

    typed: str
    rows: list[tuple]
    more: int


class Choice:
    """The organisations of an address: `org` (slugs, again and again) and `name` (typed, to be added).

    `params` is a QueryDict, `index` the index to look names up in. Only published organisations are ever chosen.
    """

    def __init__(self, params, index):
        self.index = index
        asked = [slug.strip()[: LONGEST_SLUG + 1] for slug in params.getlist("org")]
        self.slugs = list(dict.fromkeys(slug for slug in asked if slug))[:MOST_SLUGS]
        typed = (" ".join(name[:LONGEST_NAME].split()) for name in params.getlist("name"))
        self.names = list(dict.fromkeys(name for name in typed if name))[:MOST]

    @cached_property
    def named(self):
        """Slug of the address to organisation, published or not; former slugs lead to that of today.

        Looked up by slug alone: told of status or order, SQLite would walk through all published ones.
        """
        slugs = [slug for slug in self.slugs if len(slug) <= LONGEST_SLUG]
        readable = Organisation.objects.for_reading().order_by()
        found = {row.slug: row for row in readable.filter(slug__in=slugs)}
        missing = [slug for slug in slugs if slug not in found]
        former = dict(FormerSlug.objects.filter(slug__in=missing).values_list("slug", "organisation_id"))
        today = readable.in_bulk(former.values()) if former else {}
        return found | {slug: today[key] for slug, key in former.items()}

    @cached_property
    def known(self):
        """Slug of the address to published organisation."""
        return {slug: row for slug, row in self.named.items() if row.is_published}

    @cached_property
    def all(self):
        """All that are known, each once, in the order of the address."""
        return list(dict.fromkeys(self.known[slug] for slug in self.slugs if slug in self.known))

    @property
    def organisations(self):
        """Those that are taken: not more than fit side by side."""
        return self.all[:MOST]

    @property
    def is_enough(self):
        """Whether there is something to compare."""
        return len(self.organisations) >= FEWEST

    @property
    def has_room(self):
        """Whether another one fits."""
        return len(self.all) < MOST

    @property
    def fields(self):
        """The fields for names: with those that nobody has, to be put right, and empty ones: two at the beginning."""
        wrong = [name for name, meant in self.lookups.items() if meant.is_unknown]
        empty = max(1, FEWEST - len(self.organisations)) - len(wrong)
        return [*wrong, *[""] * empty] if self.has_room else []

    @cached_property
    def lookups(self):
        """Typed name to what it means (`naming.Meant`)."""
        return {name: naming.by_name(self.index, name) for name in self.names}

    @property
    def found(self):
        """The organisations whose typed name is clear (`naming.Named`)."""
        return [meant.organisation for meant in self.lookups.values() if meant.organisation]

    @property
    def query_as_asked(self):
        """The query string with all that was asked for, known or not."""
        return self.query_of(self.slugs)

    @cached_property
    def query(self):
        """The query string of what is chosen."""
        return self.query_of(row.slug for row in self.all)

    @property
    def query_with_found(self):
        """The query string with the clear names taken, the others still to be looked up; empty where none is clear."""
        rest = [name for name, meant in self.lookups.items() if not meant.organisation]
        return self.query_of([*self.slugs, *(one.slug for one in self.found)], rest) if self.found else ""

    @staticmethod
    def query_of(slugs, names=()):
        """A query string for slugs and names that are still to be looked up."""
        pairs = [("org", slug) for slug in dict.fromkeys(slugs)]
        return urlencode([*pairs, *(("name", name) for name in names)])

    @property
    def removable(self):
        """Each chosen organisation with the query string without it."""
        return [(one, self.query_of(row.slug for row in self.all if row != one)) for one in self.organisations]

    @cached_property
    def offers(self):
        """What is offered for each name that several have (`Offer`)."""
        return [self.offer(name, meant) for name, meant in self.lookups.items() if meant.choices]

    def offer(self, name, meant):
        """What is offered for one name; the other names that are not clear stay in the address."""
        chosen = [row.slug for row in self.all]
        others = [other for other in self.names if other != name]
        keys = [one.pk for one in meant.choices]
        offered = [(row, self.query_of([*chosen, row.slug], others)) for row in rows(self.index, keys)]
        return Offer(name, offered, meant.more)

    @cached_property
    def notices(self):
        """Sentences on what the address asked for and nobody can compare."""
        return [*self.about_slugs(), *self.about_names(), *self.about_number()]

    def about_slugs(self):
        """Organisations that are no longer there, and addresses that nobody has."""
        retired = {slug: row for slug, row in self.named.items() if row.status == Organisation.Status.RETIRED}
        for row in retired.values():
            yield _("„%s“ gibt es nicht mehr und fehlt deshalb im Vergleich.") % row.name
        missing = [slug for slug in self.slugs if slug not in self.known and slug not in retired]
        unknown = [_("„%s“") % slug[:LONGEST_SLUG] for slug in missing]
        if unknown:
            yield ngettext(
                "Die Organisation %(names)s kennen wir nicht.",
                "Die Organisationen %(names)s kennen wir nicht.",
                len(unknown),
            ) % {"names": get_text_list(unknown, _("und"))}

    def about_names(self):
        """Names that nobody has."""
        for name, meant in self.lookups.items():
            if meant.is_unknown:
                yield _("Eine Organisation „%s“ haben wir nicht gefunden.") % name

    def about_number(self):
        """More than fit side by side."""
        if beyond := [row.name for row in self.all[MOST:]]:
            yield _("Nebeneinander passen höchstens fünf. Nicht dabei: %s.") % get_text_list(beyond, _("und"))
