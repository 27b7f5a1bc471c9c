"""Questions that cannot be answered as asked: why, and a link that loosens them."""

import pytest

from cooperations.matching.asking import Form
from organisations.models import FormerSlug
from tests import factories
from tests.cooperations.matching.asking import answer, fillers, names, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house():
    """Somebody who has rooms."""
    return organisation("Haus", resources_offered=["raeume"], district=factories.district("Kalk"))


def sentences(found):
    """All notices as one text."""
    return " ".join(notice.sentence for notice in found.notices)


def loosened(found, words):
    """The answer to the question that a link with these words asks."""
    (query,) = [query for notice in found.notices for label, query in notice.ways if label == words]
    return answer(query)


def test_must_and_must_not_at_once():
    two = organisation("Zwei", resources_offered=["raeume"])
    found = answer(f"ressource=raeume&mit={two.slug}&ohne={two.slug}&anzahl=2")
    assert found.mixes == []
    assert "„Zwei“ soll dabei sein und zugleich nicht." in sentences(found)
    assert names(found.singles) == ["Haus"]
    assert "Zwei" in names(loosened(found, "Nicht ausschließen").mixes[0].members)
    assert loosened(found, "Nicht verlangen").notices[0].sentence.startswith("Nur eine")


def test_a_type_that_must_and_must_not_be_in():
    found = answer("ressource=raeume&mitart=sportverein&ohneart=sportverein")
    assert "„Sportverein“ soll dabei sein und zugleich nicht." in sentences(found)
    assert len([notice for notice in found.notices if "Sportverein" in notice.sentence]) == 1


def test_more_must_be_in_than_there_are_places():
    three = [organisation(f"Muss {place}", topics=["wohnen"]) for place in range(3)]
    query = "thema=wohnen&anzahl=2" + "".join(f"&mit={one.slug}" for one in three)
    found = answer(query)
    assert found.mixes == []
    assert "braucht es 3 Plätze; Sie haben 2." in sentences(found)
    assert len(loosened(found, "Mit 3 Partnern suchen").mixes[0].members) == 3


def test_demands_that_need_more_places_say_how_many():
    for kind in ("sportverein", "kultureinrichtung", "kommunalverwaltung"):
        organisation(kind, kind, topics=["wohnen"])
    query = "thema=wohnen&anzahl=2&mitart=sportverein&mitart=kultureinrichtung&mitart=kommune"
    found = answer(query)
    assert found.mixes == []
    assert "braucht es 3 Plätze; Sie haben 2." in sentences(found)
    assert len(loosened(found, "Mit 3 Partnern suchen").mixes) == 1
    assert loosened(found, "Nichts verlangen").mixes


def test_a_demand_that_nobody_meets_in_the_region():
    fillers(3)
    organisation("Amt", "kommunalverwaltung", commune=factories.commune("Bonn"), topics=["wohnen"])
    found = answer("ressource=raeume&thema=wohnen&kommune=koeln&mitart=kommunalverwaltung&anzahl=2")
    assert found.mixes == []
    assert "Dabei sein soll: Kommunalverwaltung. Das trifft auf niemanden zu, der infrage kommt." in sentences(found)
    assert "Amt" in names(loosened(found, "Nicht verlangen").notices and answer("thema=wohnen").singles)


def test_one_organisation_in_the_region():
    organisation("Woanders", resources_offered=["raeume"])
    found = answer("ressource=raeume&bezirk=koeln-kalk")
    assert names(found.singles) == ["Haus"]
    assert found.mixes == []
    assert "Nur eine Organisation kommt infrage." in sentences(found)
    assert len(loosened(found, "In allen Stadtbezirken suchen").singles) == 2


def test_nobody_at_all():
    found = answer("ressource=raeume&ohne=haus")
    assert (found.singles, found.mixes) == ([], [])
    assert "kommt niemand infrage" in sentences(found)


def test_what_nobody_brings_is_named():
    assert "Das bringt niemand mit, der infrage kommt: Küche." in sentences(answer("ressource=raeume&ressource=kueche"))


def test_an_empty_profile_is_asked_for_more():
    organisation("Wir")
    assert "Über „Wir“ steht im Verzeichnis noch wenig." in sentences(answer("org=wir"))
    assert "noch wenig" not in sentences(answer("org=haus"))


def test_our_own_organisation_is_gone():
    gone = factories.organisation("Vorbei e. V.", status="retired")
    draft = factories.organisation("Entwurf e. V.", status="draft")
    found = answer(f"org={gone.slug}&ressource=raeume")
    assert "gibt es nicht mehr" in sentences(found)
    assert found.question.own is None
    assert names(loosened(found, "Ohne diese Angabe suchen").singles) == ["Haus"]
    assert "steht nicht im Verzeichnis" in sentences(answer(f"org={draft.slug}"))
    assert "steht nicht im Verzeichnis" in sentences(answer("org=nie+gehört"))


def test_names_are_understood_or_offered_to_choose_from():
    first, second = organisation("Caritas Köln"), organisation("Caritas Bonn")
    FormerSlug.objects.create(organisation=first, slug="alt")
    assert answer("org=caritas+koln").question.own.pk == first.pk
    assert answer("org=Bonn").question.own.pk == second.pk
    assert answer("org=alt").question.own.pk == first.pk
    found = answer("org=Caritas&mit=Caritas")
    assert "„Caritas“ ist nicht eindeutig." in sentences(found)
    assert loosened(answer("org=Caritas"), "Caritas Köln").question.own.pk == first.pk


def test_what_is_not_understood_is_named():
    found = answer("ressource=raeume&sprache=klingonisch&anzahl=99&neuheit=x&mitmerkmal=unsinn")
    assert "„klingonisch“, „99“ und „x“" in sentences(found)
    assert names(found.singles) == ["Haus"]


def test_a_link_keeps_the_rest_of_the_question():
    question = answer("ressource=raeume&ressource=geld&ressource=nichts&anzahl=2&org=&fremd=1").question
    assert question.query("ressource", "geld", mit=["haus"]) == "ressource=raeume&anzahl=2&mit=haus"
    assert question.query("ressource", anzahl=3) == "anzahl=3"


def test_what_was_asked_is_shown_and_each_part_can_be_taken_back():
    form = Form(answer("ressource=raeume&ohne=HAUS&mitart=kommune&mitmerkmal=jung&bezirk=koeln-kalk").question)
    chips = {str(said): query for _asked, said, query in form.chips}
    assert list(chips) == ["Räume", "Köln-Kalk", "jemand von Rat oder Verwaltung", "jung", "Haus"]
    assert chips["Haus"] == "ressource=raeume&mitart=kommune&mitmerkmal=jung&bezirk=koeln-kalk"
    assert "raeume" not in chips["Räume"]
    assert "ohne=haus" in chips["Räume"]
