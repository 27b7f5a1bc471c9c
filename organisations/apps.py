"""The directory: what an organisation is, how it is found, shown, printed and exchanged."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Registers the app and has the curators' groups made with every migration."""

    name = "organisations"
    verbose_name = _("Verzeichnis")

    def ready(self):
        from organisations.groups import make_groups

        post_migrate.connect(make_groups, sender=self)
