"""What can be asked of many cooperations, in chainable words."""

from django.db.models import Count, Q, QuerySet

FEWEST_PARTNERS = 2


class CooperationQuerySet(QuerySet):
    """Cooperations."""

    def shown_publicly(self):
        """Those that everybody may see: released, and each partner has confirmed that it takes part."""
        partners = Count("partners", distinct=True)
        confirmed = Count("partners", filter=Q(partners__confirmed_on__isnull=False), distinct=True)
        asked = self.filter(is_public=True).annotate(partners_in_all=partners, partners_confirmed=confirmed)
        return asked.filter(partners_in_all__gte=FEWEST_PARTNERS, partners_confirmed__gte=FEWEST_PARTNERS).exclude(
            partners__confirmed_on=None
        )

    def connecting(self):
        """Those that have brought their partners together: agreed, running or ended."""
        return self.filter(state__in=self.model.CONNECTING)
