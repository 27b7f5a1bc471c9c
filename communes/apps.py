"""The place: communes, districts, postal codes. Knows nobody."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunesConfig(AppConfig):
    """Registers the app under its German name."""

    name = "communes"
    verbose_name = _("Orte")
