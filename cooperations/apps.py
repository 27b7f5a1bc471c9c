"""With whom, to what end, with what benefit: the strategist's desk."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from organisations.groups import ALL, grant

RECORDS = [("cooperations", ("cooperation", "partner", "step", "standing"), ALL)]


class CooperationsConfig(AppConfig):
    """Has changes of cooperations noted in the log, since public pages show them; lets both groups of curators work.

    Loads and removes the examples with the demo directory.
    """

    name = "cooperations"
    verbose_name = _("Kooperationen")

    def ready(self):
        from cooperations import demo
        from organisations import changes, signals

        changes.listen_to(self.name)
        signals.demo_loaded.connect(demo.load)
        signals.demo_removing.connect(demo.remove)
        post_migrate.connect(grant_to_curators, sender=self)


def grant_to_curators(using="default", **signal):
    """Grants the rights of this app to the groups."""
    grant({"Redaktion": RECORDS, "Leitung": RECORDS}, using)
