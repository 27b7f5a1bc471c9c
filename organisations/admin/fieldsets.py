"""The form of an organisation in the order of a paper form; what is rarely filled in is folded."""

from django.utils.translation import gettext_lazy as _


def section(title, names, *, folded=False):
    """One section of the form; `names` are the fields, split at blanks."""
    return title, {"fields": names.split(), "classes": ["collapse"] if folded else []}


FIELDSETS = [
    section(_("Wer ist es?"), "name short_name type description"),
    section(
        _("Wo ist es, wie erreicht man es?"),
        "street postal_code city commune district phone email website by_appointment hours_note",
    ),
    section(_("Womit kann man kommen, und wer?"), "topics target_groups languages"),
    section(
        _("Was kann, was hat, was braucht sie?"),
        "know_how resources_offered resources_sought experience ideas",
        folded=True,
    ),
    section(
        _("Wofür steht sie, wie arbeitet sie, mit wem?"),
        "values goals working_methods networks works_in",
        folded=True,
    ),
    section(
        _("Was sagt sie über sich selbst?"),
        "year_founded staffing size migrant_led religion statements_public",
        folded=True,
    ),
    section(_("Lage auf der Karte"), "latitude longitude", folded=True),
    section(
        _("Stimmt alles? Wer darf es sehen?"),
        "confirmed_on confirmed_how confirmed_by status source internal_note based_on",
    ),
]
