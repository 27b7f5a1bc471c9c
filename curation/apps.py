"""What keeps the directory true and findable."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

SEEN_AND_CLEARED = [("curation", ("miss",), ("view", "delete"))]
IMPORTS = [("curation", ("import",), ("view", "add", "change", "delete"))]
DUPLICATES = [
    ("curation", ("possibleduplicate", "merge"), ("view",)),
    ("curation", ("notduplicate",), ("view", "add")),
]


class CurationConfig(AppConfig):
    """Listens for words that found nothing, and lets both groups of curators see and clear them."""

    name = "curation"
    verbose_name = _("Pflege")

    def ready(self):
        from curation import misses
        from organisations.signals import words_missed

        words_missed.connect(misses.note)
        post_migrate.connect(grant_to_curators, sender=self)


def grant_to_curators(using="default", **signal):
    """Grants the rights of this app to the groups."""
    from organisations.groups import grant

    rules = [*SEEN_AND_CLEARED, *IMPORTS, *DUPLICATES]
    grant({"Redaktion": rules, "Leitung": rules}, using)
