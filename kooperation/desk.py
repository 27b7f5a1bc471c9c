"""Names the curators' desk: Django's admin with our start page."""

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Makes `organisations.desk.Desk` the site that every admin registers with."""

    default_site = "organisations.desk.Desk"
