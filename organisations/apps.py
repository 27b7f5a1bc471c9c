"""The directory: what an organisation is, how it is found, shown, printed and exchanged."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Has every change noted in the log, and the curators' groups made with every migration."""

    name = "organisations"
    verbose_name = _("Verzeichnis")

    def ready(self):
        from organisations import changes
        from organisations.groups import make_groups
        from organisations.printing import press

        changes.listen()
        post_delete.connect(press.forget, sender="organisations.ContactPerson")
        post_migrate.connect(make_groups, sender=self)
