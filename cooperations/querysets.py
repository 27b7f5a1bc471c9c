"""What can be asked of many cooperations, steps and standings, in chainable words. Time is a parameter."""

from datetime import timedelta

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber

from communes.names import fold

FEWEST_PARTNERS = 2
SOON = timedelta(days=14)
MOST_WORDS = 20


class CooperationQuerySet(QuerySet):
    """Cooperations."""

    def shown_publicly(self):
        """Those that everybody may see: released, not given up, and confirmed by each of its published partners."""
        partners = self.model.partners.rel.related_model.objects.filter(cooperation=OuterRef("pk")).order_by()
        silent = partners.filter(Q(confirmed_on=None) | ~Q(organisation__status="published"))
        several = partners.values("cooperation").annotate(number=Count("pk")).filter(number__gte=FEWEST_PARTNERS)
        released = self.filter(is_public=True).exclude(state=self.model.State.FAILED)
        return released.filter(~Exists(silent), Exists(several))

    def connecting(self):
        """Those that have brought their partners together: agreed, running or ended."""
        return self.filter(state__in=self.model.CONNECTING)

    def in_progress(self):
        """Those that are neither over nor given up."""
        return self.exclude(state__in=self.model.OVER)

    def due(self, day):
        """Those in progress with a step that was to be done by that day."""
        return self.in_progress().filter(Exists(self.open_steps().filter(due_on__lte=day)))

    def without_next_step(self):
        """Those in progress of which nobody has written what comes next."""
        return self.in_progress().filter(~Exists(self.open_steps()))

    def open_steps(self):
        """The steps of a cooperation that are to be done, for subqueries."""
        return self.model.steps.rel.related_model.objects.open().filter(cooperation=OuterRef("pk")).order_by()

    def objected(self):
        """Those to which one of the partners has said no."""
        partners = self.model.partners.rel.related_model.objects.filter(cooperation=OuterRef("pk")).order_by()
        return self.in_progress().filter(Exists(partners.exclude(declined_on=None)))

    def mentioning(self, text):
        """Those in which each word stands, umlauts or not: in title, goal, notes, result or names of partners."""
        found = self
        for word in fold(text).split()[:MOST_WORDS]:
            found = found.filter(search_text__contains=word)
        return found

    def with_partners(self):
        """With the partners and their organisations."""
        partners = self.model.partners.rel.related_model.objects.select_related("organisation")
        return self.prefetch_related(Prefetch("partners", partners))

    def in_public_order(self):
        """What goes on before what is being prepared and what is over; by title."""
        by_state = {"running": 0, "agreed": 0, "idea": 1, "talks": 1, "ended": 2}
        places = [When(state=state, then=place) for state, place in by_state.items()]
        return self.order_by(Case(*places, default=3), "sort_key", "pk")

    def with_next_steps(self):
        """With the steps that are to be done, the most urgent first."""
        steps = self.model.steps.rel.related_model.objects.open()
        return self.prefetch_related(Prefetch("steps", steps, to_attr="next_steps"))

    def latest_of_each_state(self, number):
        """Of each state the ones changed last, at most so many."""
        place = Window(RowNumber(), partition_by=F("state"), order_by=[F("changed_at").desc(), F("pk").desc()])
        return self.annotate(place=place).filter(place__lte=number).order_by("-changed_at", "-pk")


class StepQuerySet(QuerySet):
    """Steps."""

    def open(self):
        """Those that are to be done."""
        return self.filter(done_on=None)

    def due_soon(self, day):
        """Those to be done within two weeks or earlier, in cooperations that go on; the most urgent first."""
        over = self.model.cooperation.field.related_model.OVER
        return self.open().filter(due_on__lte=day + SOON).exclude(cooperation__state__in=over).order_by("due_on", "pk")


class StandingQuerySet(QuerySet):
    """How the agency stands to organisations."""

    def mark(self, keys, state):
        """Notes for each organisation (by key) that the agency stands to it so; returns their number."""
        known = {standing.organisation_id: standing for standing in self.filter(organisation__in=keys)}
        for key in keys:
            standing = known.get(key) or self.model(organisation_id=key)
            standing.state = state
            standing.adopt()
            standing.save()
        return len(keys)

    def at_least_partner(self, keys, *, is_demo=False):
        """Who has agreed on something with us is a partner. A demo changes no standing that a curator has noted."""
        known = {standing.organisation_id: standing for standing in self.filter(organisation__in=keys)}
        for key in keys:
            standing = known.get(key) or self.model(organisation_id=key, is_demo=is_demo)
            if standing.state != self.model.State.PARTNER and standing.is_demo >= is_demo:
                standing.state, standing.is_demo = self.model.State.PARTNER, is_demo
                standing.save()
