"""How the agency stands to organisations: in their form, in their list, and in a list of its own."""

import pytest
from django.contrib.auth.models import Group, Permission

from cooperations.models import Standing
from tests import factories
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db
ORGANISATIONS = "/verwaltung/organisations/organisation/"
STANDINGS = "/verwaltung/cooperations/standing/"
EMPTY = {
    f"{name}-{part}": 0 for name in ("opening_hours", "offers", "contacts") for part in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def act(client, name, *organisations):
    """Runs an action of the list of organisations."""
    return client.post(ORGANISATIONS, {"action": name, "_selected_action": [one.pk for one in organisations]})


def states():
    """All standings: organisation to state."""
    return {str(one.organisation): one.state for one in Standing.objects.select_related("organisation")}


def save(client, organisation, **standing):
    """Saves the form of an organisation with a standing."""
    form = client.get(f"{ORGANISATIONS}{organisation.pk}/change/").context["adminform"].form
    known = Standing.objects.filter(organisation=organisation).first()
    data = {"name": organisation.name, "type": organisation.type_id, "commune": organisation.commune_id}
    data |= {"status": "published", "based_on": form["based_on"].value(), **EMPTY}
    data |= {"standing-TOTAL_FORMS": 1, "standing-INITIAL_FORMS": int(bool(known))}
    data |= {"standing-0-organisation": organisation.pk, "standing-0-id": known.pk if known else ""}
    data |= {f"standing-0-{name}": value for name, value in standing.items()}
    return client.post(f"{ORGANISATIONS}{organisation.pk}/change/", data)


def test_it_is_noted_in_the_form_of_the_organisation(redaktion, published):
    assert save(redaktion, published).status_code == 302
    assert states() == {}
    assert save(redaktion, published, state="known", note="vom Runden Tisch").status_code == 302
    assert states() == {published.name: "known"}
    assert save(redaktion, published, state="partner", note="").status_code == 302
    assert states() == {published.name: "partner"}


def test_a_demo_standing_that_a_curator_saves_is_the_agencys_own(redaktion, published):
    Standing.objects.create(organisation=published, state="to-meet", is_demo=True)
    save(redaktion, published, state="known")
    assert not Standing.objects.get().is_demo


ACTIONS = [("mark_to_meet", "to-meet"), ("mark_known", "known"), ("mark_partner", "partner")]


@pytest.mark.parametrize(("action", "state"), ACTIONS)
def test_several_are_marked_at_once(redaktion, published, draft, action, state):
    Standing.objects.create(organisation=published, state="partner", note="bleibt", is_demo=True)
    assert act(redaktion, action, published, draft).status_code == 302
    assert states() == {published.name: state, draft.name: state}
    kept = Standing.objects.get(organisation=published)
    assert (kept.note, kept.is_demo) == ("bleibt", False)


def test_only_those_who_may_note_it_mark(outsider, redaktion, published):
    assert act(outsider, "mark_known", published).status_code == 403
    Group.objects.get(name="Redaktion").permissions.remove(Permission.objects.get(codename="add_standing"))
    assert act(redaktion, "mark_known", published).status_code == 403
    assert states() == {}


FILTERS = [("to-meet", {"Eins"}), ("partner", {"Zwei"}), ("offen", {"Drei"}), ("x", {"Eins", "Zwei", "Drei"})]


@pytest.mark.parametrize(("state", "found"), FILTERS)
def test_organisations_are_filtered_by_it(redaktion, state, found):
    made = {name: factories.organisation(name) for name in ("Eins", "Zwei", "Drei")}
    Standing.objects.create(organisation=made["Eins"], state="to-meet")
    Standing.objects.create(organisation=made["Zwei"], state="partner")
    page = redaktion.get(f"{ORGANISATIONS}?verhaeltnis={state}")
    assert {one.name for one in page.context["cl"].queryset} == found


def test_a_list_of_its_own_takes_written_names(redaktion, published):
    data = {"organisation": "sichtbar e.v.", "state": "known"}
    assert redaktion.post(f"{STANDINGS}add/", data).status_code == 302
    assert states() == {published.name: "known"}
    page = redaktion.post(f"{STANDINGS}add/", data).content.decode()
    assert "existiert bereits" in page
    made = Standing.objects.get()
    form = redaktion.get(f"{STANDINGS}{made.pk}/change/").context["adminform"].form
    assert form["organisation"].value() == published.name
    data = {"organisation": published.name, "state": "partner", "based_on": form["based_on"].value()}
    assert redaktion.post(f"{STANDINGS}{made.pk}/change/", data).status_code == 302
    assert states() == {published.name: "partner"}


def test_nobody_outside_sees_it(visitor, redaktion, published):
    Standing.objects.create(organisation=published, state="to-meet", note="schwierig")
    for client in (visitor, redaktion):
        page = client.get(published.get_absolute_url()).content.decode()
        assert "schwierig" not in page
        assert "kennenlernen" not in page


def test_as_many_queries_for_three_as_for_sixty(redaktion):
    def more(number):
        for one in factories.many(number):
            Standing.objects.create(organisation=one, state="known")

    assert_same_number(redaktion.get, [STANDINGS, ORGANISATIONS], more)
