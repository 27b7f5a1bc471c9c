"""The two groups of curators and what each may do."""

from django.apps import apps
from django.contrib.auth.management import create_permissions

WRITE = ("view", "add", "change")
ALL = (*WRITE, "delete")

ENTRIES = ("organisation", "network")
DETAILS = ("offer", "openinghours", "contactperson")
VOCABULARIES = (
    "organisationtype",
    "value",
    "goal",
    "workingmethod",
    "knowhow",
    "resource",
    "topic",
    "targetgroup",
    "language",
)
PLACES = ("commune", "district", "postalcode")

FIGURES = ("figure", "indicator", "source")

# Group, app, models, actions. The Leitung may do all that the Redaktion may do.
REDAKTION = [
    ("organisations", ENTRIES, WRITE),
    ("organisations", DETAILS, ALL),
    ("organisations", VOCABULARIES, ("view",)),
    ("organisations", ("synonym", "partnerlist", "listentry"), ALL),
    ("organisations", ("organisation",), ("publish",)),
    ("communes", PLACES, ("view",)),
    ("communes", FIGURES, ALL),
]
LEITUNG = [
    *REDAKTION,
    ("organisations", (*ENTRIES, *VOCABULARIES), ALL),
    ("organisations", ("page",), ("view", "change")),
    ("communes", PLACES, ALL),
    ("auth", ("user",), WRITE),
]
GROUPS = {"Redaktion": REDAKTION, "Leitung": LEITUNG}
EXTRA = {"Leitung": ["remove_demo"]}


def make_groups(using="default", **signal):
    """Makes the groups and grants what they lack. What an agency granted beyond that stays."""
    grant(GROUPS, using, EXTRA)


def grant(groups, using="default", extra=None):
    """Grants rules (app, models, actions) by group, and single permissions of this app by `extra`."""
    for app in {app for rules in groups.values() for app, _models, _actions in rules}:
        create_permissions(apps.get_app_config(app), using=using, verbosity=0)
    group_model, permission_model = apps.get_model("auth.Group"), apps.get_model("auth.Permission")
    known = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in permission_model.objects.using(using).select_related("content_type")
    }
    for name, rules in groups.items():
        group, _created = group_model.objects.using(using).get_or_create(name=name)
        codes = {(app, f"{action}_{model}") for app, models, actions in rules for model in models for action in actions}
        codes |= {("organisations", code) for code in (extra or {}).get(name, [])}
        group.permissions.add(*(known[code] for code in codes))
