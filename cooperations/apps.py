"""With whom, to what end, with what benefit: the strategist's desk."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from organisations.groups import ALL, grant

RECORDS = [("cooperations", ("cooperation", "partner", "step", "standing"), ALL)]


class CooperationsConfig(AppConfig):
    """Has changes of cooperations noted in the log, since public pages show them; lets both groups of curators work."""

    name = "cooperations"
    verbose_name = _("Kooperationen")

    def ready(self):
        from organisations import changes

        changes.listen_to(self.name)
        post_migrate.connect(grant_to_curators, sender=self)


def grant_to_curators(using="default", **signal):
    """Grants the rights of this app to the groups."""
    grant({"Redaktion": RECORDS, "Leitung": RECORDS}, using)
