"""Made-up examples: cooperations between organisations of the demo directory, and how the agency stands to them."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.models import Cooperation, Partner, Standing, Step
from organisations.exchange import reading
from organisations.models import Organisation

FOLDER = Path(__file__).parent / "demo_data"
YES = "ja"


def load(**signal):
    """Loads the examples whose organisations are all demo still; what is there already stays as it is."""
    ours = {organisation.name: organisation for organisation in Organisation.objects.demo()}
    partners = defaultdict(list)
    for row in reading.table(FOLDER / "partners.csv"):
        partners[row["Kooperation"]].append(row)
    for row in reading.table(FOLDER / "cooperations.csv"):
        known = Cooperation.objects.filter(title=row["Titel"]).exists()
        if not known and all(partner["Organisation"] in ours for partner in partners[row["Titel"]]):
            load_cooperation(row, partners[row["Titel"]], ours)
    for row in reading.table(FOLDER / "standings.csv"):
        load_standing(row, ours)


def load_cooperation(row, partners, ours):
    """One example with partners and the step that is due; days are counted from today."""
    cooperation = Cooperation(
        is_demo=True,
        title=row["Titel"],
        goal=row["Ziel"],
        form=value_of(Cooperation.Form, row["Form"]),
        state=value_of(Cooperation.State, row["Stand"]),
        starts_on=days_from_now(row["Beginn in Tagen"]),
        ends_on=days_from_now(row["Ende in Tagen"]),
        why_not=row["Warum nicht"],
        result=row["Ergebnis"],
        is_public=row["Freigegeben"] == YES,
    )
    cooperation.full_clean()
    with cooperation.one_change(_("Demodaten")):
        cooperation.save()
        for partner in partners:
            load_partner(cooperation, ours[partner["Organisation"]], partner)
        if row["Schritt"]:
            Step.objects.create(
                cooperation=cooperation, what=row["Schritt"], due_on=days_from_now(row["Fällig in Tagen"])
            )


def load_partner(cooperation, organisation, row):
    """One partner of an example."""
    partner = Partner(
        cooperation=cooperation,
        organisation=organisation,
        role=row["Rolle"],
        benefit=row["Nutzen"],
        confirmed_on=timezone.localdate() if row["Bestätigt"] == YES else None,
    )
    partner.full_clean()
    partner.save()


def load_standing(row, ours):
    """How the agency stands to one organisation, where nothing is noted yet."""
    organisation = ours.get(row["Organisation"])
    if organisation and not Standing.objects.filter(organisation=organisation).exists():
        standing = Standing(is_demo=True, organisation=organisation, note=row["Anmerkung"])
        standing.state = value_of(Standing.State, row["Stand"])
        standing.full_clean()
        standing.save()


def value_of(choices, label):
    """The value of a choice whose German label stands in the file."""
    return next(value for value, name in choices.choices if str(name) == label)


def days_from_now(number):
    """The day so many days from today; None where nothing is written."""
    return timezone.localdate() + timedelta(days=int(number)) if number else None


def remove(**signal):
    """Removes the examples; a demo organisation that the agency has noted something about becomes the agency's own."""
    examples = Cooperation.objects.filter(is_demo=True)
    keys = list(examples.values_list("pk", flat=True))
    examples.delete()
    Cooperation.history.filter(id__in=keys).delete()
    Standing.objects.filter(is_demo=True).delete()
    ours = Organisation.objects.demo()
    for organisation in ours.exclude(partnerships=None) | ours.exclude(standing=None):
        with organisation.one_history_entry(_("bleibt: Sie arbeiten schon damit")):
            organisation.adopt()
            organisation.save()
