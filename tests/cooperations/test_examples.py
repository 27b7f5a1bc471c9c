"""The examples that come with the demo directory, and how they go."""

import pytest
from django.utils import timezone

from cooperations.models import Cooperation, Partner, Standing, Step
from organisations import demo
from organisations.models import Organisation
from tests.cooperations.made import cooperation

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(lasting):
    """The demo directory."""
    return demo.load()


def test_they_show_every_state_and_every_standing(loaded):
    assert set(Cooperation.objects.values_list("state", flat=True)) == set(Cooperation.State.values)
    assert set(Standing.objects.values_list("state", flat=True)) == set(Standing.State.values)
    assert Cooperation.objects.shown_publicly().count() == 3
    assert Step.objects.due_soon(timezone.localdate()).count() == 3
    assert not Partner.objects.exclude(organisation__is_demo=True).exists()
    for made in Cooperation.objects.all():
        assert made.title.startswith("Beispiel: ")
        assert made.goal.startswith("Erfundenes Beispiel.")
        assert made.partners.count() >= 2


def test_loading_twice_changes_nothing(loaded):
    before = list(Partner.objects.values_list("pk", "role", "confirmed_on")), list(Standing.objects.values_list("pk"))
    demo.load()
    assert before == (
        list(Partner.objects.values_list("pk", "role", "confirmed_on")),
        list(Standing.objects.values_list("pk")),
    )


def test_removing_leaves_nothing_behind(loaded):
    assert demo.remove() == loaded
    assert not Organisation.objects.exists()
    for model in (Cooperation, Partner, Step, Standing, Cooperation.history.model):
        assert not model.objects.exists()


def test_removing_takes_nothing_away_that_a_curator_entered(loaded):
    one, other, third = Organisation.objects.filter(standing=None)[:3]
    own = cooperation(one, other, title="Unsere")
    Standing.objects.mark([third.pk], "known")
    assert demo.remove() == loaded - 3
    assert list(Cooperation.objects.all()) == [own]
    assert set(Organisation.objects.all()) == {one, other, third}
    assert not Organisation.objects.demo().exists()
    assert Standing.objects.get().organisation == third
    assert one.history.first().history_change_reason.startswith("bleibt")


def test_an_example_that_a_curator_took_over_stays_with_its_organisations(loaded):
    made = Cooperation.objects.get(title__contains="Sprachcafé")
    made.adopt()
    with made.one_change():
        made.save()
    assert demo.remove() == loaded - made.partners.count()
    assert made.partners.count() == 3


def test_an_example_changes_no_standing_that_a_curator_has_noted():
    demo.load()
    Cooperation.objects.all().delete()
    organisation = Organisation.objects.get(name="Bürgerzentrum Ehrenfeld e. V.")
    Standing.objects.mark([organisation.pk], "to-meet")
    demo.load()
    assert Standing.objects.get(organisation=organisation).state == "to-meet"


def test_examples_with_organisations_that_are_no_demo_any_more_are_not_loaded(loaded):
    Cooperation.objects.all().delete()
    Organisation.objects.update(is_demo=False)
    demo.load()
    assert not Cooperation.objects.exists()


def test_whoever_removes_the_demo_is_told_what_stays(leitung, loaded):
    one, other = Organisation.objects.all()[:2]
    cooperation(one, other)
    page = leitung.post("/verwaltung/demodaten/", follow=True).content.decode()
    assert "Geblieben sind 2 Organisationen" in page
