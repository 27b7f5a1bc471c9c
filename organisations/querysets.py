"""What can be asked of many organisations, in chainable words.

An adjective filters, a preposition scopes, `with_…` annotates, `for_…` loads just what one use needs.
Time is a parameter.
"""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import Coalesce

from communes import distance
from organisations.words import finds, typed_words

MOST_WORDS = 20
CONFIRMATION_LASTS = timedelta(days=365)


class OrganisationQuerySet(models.QuerySet):
    """Organisations, in the words of the directory."""

    def published(self):
        """Those that everybody may see."""
        return self.filter(status="published")

    def drafts(self):
        """Those that wait for publication."""
        return self.filter(status="draft")

    def numbered(self, number):
        """The one with this number, or into which the one with this number was merged."""
        return self.filter(Q(pk=number) | Q(former_numbers__number=number)).distinct()

    def current(self):
        """Those that still exist, published or not."""
        return self.exclude(status="retired")

    def demo(self):
        """Those that came with the demo directory."""
        return self.filter(is_demo=True)

    def without_type(self):
        """Those whose type nobody has chosen yet."""
        return self.filter(type=None)

    def without_commune(self):
        """Those whose commune nobody has chosen yet."""
        return self.filter(commune=None)

    def municipal(self):
        """The commune's own bodies: council and administration."""
        return self.filter(type__is_municipal=True)

    def having(self, field, terms):
        """Those that have at least one of the terms in the field (one-to-many or many-to-many)."""
        return self.filter(pk__in=self.model.objects.filter(**{f"{field}__in": terms}).values("pk"))

    def matching(self, text):
        """Those in which every word is found: the slow, obvious answer that reads each entry (`words.finds`)."""
        typed = typed_words(text)[:MOST_WORDS]
        keys = [entry.pk for entry in self.for_reading() if all_found(typed, entry.all_words())]
        return self.filter(pk__in=keys) if typed else self

    def at_postal_code(self, beginning):
        """Those whose postal code begins with the digits."""
        return self.filter(postal_code__startswith=beginning)

    def near(self, points, radius):
        """Those within a radius (km) of one of the points: the slow, obvious answer that measures each distance."""
        rows = self.with_point().exclude(north=None).values_list("pk", "north", "east")
        keys = [key for key, *here in rows if any(distance.kilometres(*point, *here) <= radius for point in points)]
        return self.filter(pk__in=keys)

    def within(self, south, west, north, east):
        """Those in a box, in degrees."""
        inside = self.with_point().filter(north__range=(south, north), east__range=(west, east))
        return self.filter(pk__in=inside.order_by().values("pk"))

    def with_point(self):
        """Each with `north` and `east`: where it says it is, else where its district or its commune lies."""
        return self.annotate(
            north=Coalesce("latitude", "district__latitude", "commune__latitude"),
            east=Coalesce("longitude", "district__longitude", "commune__longitude"),
        )

    def confirmed_since(self, day):
        """Those that somebody found true on this day or later."""
        return self.filter(confirmed_on__gte=day)

    def unconfirmed_since(self, day):
        """Those that nobody has found true since that day, or ever."""
        return self.filter(Q(confirmed_on__lt=day) | Q(confirmed_on=None))

    def with_any_sign(self, signs, year):
        """Those that show at least one of the signs in that year."""
        return self.filter(reduce(or_, (sign.condition(year) for sign in signs)))

    def by_name(self):
        """As a dictionary sorts (DIN 5007-1)."""
        return self.order_by("sort_key", "pk")

    def for_rows(self):
        """With what one row of a list shows."""
        return self.select_related("type", "commune", "district__commune").prefetch_related("topics", "languages")

    def for_reading(self):
        """With all that the page of one organisation shows."""
        named = (
            "values",
            "goals",
            "working_methods",
            "know_how",
            "resources_offered",
            "resources_sought",
            "target_groups",
            "networks",
            "works_in",
            "opening_hours",
        )
        offers = self.model.offers.rel.related_model.objects.prefetch_related("topics", "target_groups", "languages")
        return self.for_rows().prefetch_related(*named, Prefetch("offers", offers))


def all_found(typed, words):
    """Whether each of the typed words finds any of the others."""
    return all(any(finds(word, other) for other in words) for word in typed)
