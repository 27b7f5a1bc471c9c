"""Small worlds in which it is plain whom an experienced agency would name."""

import pytest
from django.utils import timezone

from cooperations.models import Cooperation
from tests import factories
from tests.cooperations.matching.asking import answer, fillers, names, organisation, said, together

pytestmark = pytest.mark.django_db
LIKED = {"topics": ["wohnen"], "values": ["solidaritaet"], "goals": ["rechte-sichern"]}


def test_who_offers_exactly_the_room_comes_first_and_the_sentence_says_so():
    fillers()
    organisation("Netzwerkerin", networks=[factories.network("A"), factories.network("B"), factories.network("C")])
    organisation("Haus", resources_offered=["raeume"])
    found = answer("ressource=raeume").singles
    assert names(found)[0] == "Haus"
    assert "Bringt mit, was Ihnen fehlt: Räume." in found[0].reasons


def test_what_our_entry_seeks_is_needed_without_asking():
    us = organisation("Wir", resources_sought=["raeume", "kueche"])
    organisation("Haus", resources_offered=["raeume", "kueche"])
    organisation("Halbes Haus", resources_offered=["raeume"])
    found = answer(f"org={us.slug}").singles
    assert names(found)[:2] == ["Haus", "Halbes Haus"]
    assert "Bringt mit, was Ihnen fehlt: Küche und Räume." in found[0].reasons


def test_both_sides_have_a_benefit():
    us = organisation("Wir", resources_offered=["raeume"])
    organisation("Ohne Dach", resources_sought=["raeume"])
    assert "Sucht, was Sie bieten: Räume." in answer(f"org={us.slug}").singles[0].reasons


def test_a_bridge_opens_networks_and_is_named_with_them():
    ours = factories.network("Unser Tisch")
    us = organisation("Wir", networks=[ours], **LIKED)
    organisation("Insider", networks=[ours], **LIKED)
    organisation("Brücke", networks=[ours, factories.network("Rat"), factories.network("Forum")], **LIKED)
    found = answer(f"org={us.slug}&neuheit=0").singles
    assert names(found)[0] == "Brücke"
    assert "Öffnet 2 Netzwerke, in denen Sie nicht sind: Rat und Forum." in said(found[0])


def test_an_unknown_profile_never_wins_by_being_different():
    us = organisation("Wir", networks=[factories.network()], year_founded=1950, staffing="voluntary", **LIKED)
    organisation("Ähnlich", **LIKED)
    fillers(4)
    for dials in ("passung=2&ergaenzung=2&neuheit=3", "passung=0&ergaenzung=0&neuheit=3"):
        found = answer(f"org={us.slug}&kommune=koeln&{dials}").singles
        assert not [one for one in found if one.row.name.startswith("Verein")]
    assert names(answer(f"org={us.slug}&kommune=koeln&neuheit=3").singles)[0] == "Ähnlich"


def test_nobody_is_new_or_opens_doors_where_our_own_networks_are_unknown():
    us = organisation("Wir", **LIKED)
    organisation("Fremd", networks=[factories.network("Rat")], **LIKED)
    (found,) = answer(f"org={us.slug}&neuheit=3").singles
    assert "Neu für Sie" not in said(found)
    assert "Öffnet" not in said(found)
    assert "Bringt Kontakte in ein Netzwerk mit: Rat." in said(found)


def test_whoever_looks_for_new_people_gets_them_and_whoever_does_not_gets_the_known():
    ours, other = factories.network("Unser Tisch"), factories.network("Anderer Tisch")
    us = organisation("Wir", networks=[ours], **LIKED)
    organisation("Bekannt", networks=[ours], **LIKED)
    organisation("Fremd", networks=[other], **LIKED)
    assert names(answer(f"org={us.slug}&ergaenzung=0&neuheit=0").singles) == ["Bekannt", "Fremd"]
    new = answer(f"org={us.slug}&ergaenzung=0&neuheit=3").singles
    assert names(new) == ["Fremd", "Bekannt"]
    assert "Neu für Sie" in said(new[0])


def test_a_friend_of_a_friend_is_a_warm_contact():
    us, friend = organisation("Wir", **LIKED), organisation("Freundin")
    warm, cold = organisation("Zweite", **LIKED), organisation("Erste", **LIKED)
    together(us, friend)
    together(friend, warm)
    found = answer(f"org={us.slug}&neuheit=0", Cooperation.objects.all()).singles
    assert names(found).index(warm.name) < names(found).index(cold.name)
    assert "Kann Sie bekannt machen: Freundin." in said(next(one for one in found if one.row.name == "Zweite"))
    assert "bekannt machen" not in " ".join(said(one) for one in answer(f"org={us.slug}&neuheit=0").singles)


def test_partners_of_the_past_count_for_acquaintance_and_against_novelty():
    us, partner = organisation("Wir", **LIKED), organisation("Partner", **LIKED)
    organisation("Andere", **LIKED)
    together(us, partner)
    known = answer(f"org={us.slug}&neuheit=0", Cooperation.objects.all()).singles
    assert (names(known)[0], known[0].lines[0].points) == ("Partner", 10) or "Sie haben schon" in said(known[0])
    assert names(answer(f"org={us.slug}&neuheit=3", Cooperation.objects.all()).singles)[0] == "Andere"


def test_young_and_migrant_led_are_named_where_they_are_new_and_released():
    us = organisation("Wir", year_founded=1950, **LIKED)
    organisation("Jung", year_founded=timezone.localdate().year - 2, migrant_led="yes", statements_public=True, **LIKED)
    organisation("Still", year_founded=1960, migrant_led="yes", religion="muslim", **LIKED)
    found = answer(f"org={us.slug}&neuheit=3").singles
    assert names(found) == ["Jung", "Still"]
    assert "Ist, was Sie nicht sind: jung." in said(found[0])
    assert "Ist nach eigener Angabe migrantisch geführt." in said(found[0])
    for hidden in ("migrantisch", "muslim", "religiös"):
        assert hidden not in said(found[1])


def test_opposite_ways_of_working_cost_points_and_are_to_be_clarified():
    us = organisation("Wir", working_methods=["ehrenamtlich"], **LIKED)
    organisation("Amt", working_methods=["hauptamtlich"], **LIKED)
    organisation("Beides", working_methods=["ehrenamtlich", "hauptamtlich"], **LIKED)
    found = answer(f"org={us.slug}").singles
    assert names(found) == ["Beides", "Amt"]
    assert found[0].to_clarify == []
    assert found[1].to_clarify[0].startswith("ehrenamtlich ↔ hauptamtlich.")
    assert found[0].points - found[1].points == 4


def test_somebody_of_the_administration_is_in_every_mix():
    for place in range(10):
        organisation(f"Stark {place}", "sportverein" if place % 2 else "kultureinrichtung", **LIKED)
    organisation("Amt A", "kommunalverwaltung", topics=["wohnen"])
    organisation("Rat B", "politisches-gremium-der-kommune", topics=["wohnen"])
    found = answer("thema=wohnen&wert=solidaritaet&mitart=kommune&anzahl=3").mixes
    assert len(found) >= 2
    assert all({"Amt A", "Rat B"} & set(names(mix.members)) for mix in found)


def test_not_again_the_one_we_always_ask():
    best = organisation("Immer", resources_offered=["raeume", "kueche"], **LIKED)
    for place in range(5):
        organisation(f"Auch {place}", resources_offered=["raeume"])
    assert names(answer("ressource=raeume").singles)[0] == "Immer"
    found = answer(f"ressource=raeume&ohne={best.slug}")
    assert "Immer" not in names(found.singles)
    assert all("Immer" not in names(mix.members) for mix in found.mixes)


def test_a_mix_covers_what_no_single_partner_has():
    for name, resource in (("Haus", "raeume"), ("Kasse", "geld"), ("Wagen", "fahrzeuge")):
        organisation(name, resources_offered=[resource])
        organisation(f"{name} zwei", resources_offered=[resource])
    mix = answer("ressource=raeume&ressource=geld&ressource=fahrzeuge&ressource=kueche&anzahl=3").mixes[0]
    assert {what for what, _who in mix.covered} == {"Räume", "Geld", "Fahrzeuge"}
    assert mix.open == "Küche"


def test_variety_of_types_decides_between_equals():
    for place in range(4):
        organisation(f"Beratung {place}", resources_offered=["raeume"])
    organisation("Verein", "sportverein", resources_offered=["raeume"])
    mix = answer("ressource=raeume&anzahl=2").mixes[0]
    assert "Verein" in names(mix.members)
    assert any("verschiedene Arten" in sentence for sentence in mix.together)


def test_a_long_entry_does_not_win_by_its_length():
    topics = ["wohnen", "gesundheit", "frauen", "sport", "ehrenamt", "spenden"]
    us = organisation("Wir", topics=topics)
    organisation("Alles", topics=topics)
    organisation("Manches", topics=topics[:3])
    both = answer(f"org={us.slug}").singles
    assert {said(one).count("denselben Themen") for one in both} == {1}
    assert all(len(one.found[rule]) <= rule.most for one in both for rule in one.found)


def test_what_we_are_ourselves_adds_no_variety():
    us = organisation("Wir", "beratungsstelle", topics=["wohnen"])
    for name, kind in (("Aus Eins", "beratungsstelle"), ("Zusatz", "sportverein"), ("Zwei", "sportverein")):
        organisation(name, kind, topics=["wohnen"])
    mix = answer(f"org={us.slug}&anzahl=2").mixes[0]
    assert mix.together == ["Eine Art von Organisation mehr: Sportverein."]


def test_the_region_is_kept_but_for_those_who_must_be_in():
    organisation("Köln", resources_offered=["raeume"])
    away = organisation("Bonn", resources_offered=["raeume"], commune=factories.commune("Bonn"))
    assert names(answer("ressource=raeume&kommune=koeln").singles) == ["Köln"]
    both = answer(f"ressource=raeume&kommune=koeln&mit={away.slug}&anzahl=2").mixes[0]
    assert set(names(both.members)) == {"Köln", "Bonn"}
