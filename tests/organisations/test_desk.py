"""The curators' desk, as Redaktion, as Leitung and as somebody without rights."""

from datetime import date, time

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.utils import timezone

from organisations import demo
from organisations.models import ContactPerson, Network, Organisation, OrganisationType, Topic
from tests import factories
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db

LIST = "/verwaltung/organisations/organisation/"
EMPTY_INLINES = {
    f"{name}-{part}": 0
    for name in ("opening_hours", "offers", "contacts", "standing")
    for part in ("TOTAL_FORMS", "INITIAL_FORMS")
}


def change(organisation):
    """The address of the form of an organisation."""
    return f"{LIST}{organisation.pk}/change/"


def form_data(client, organisation, **changes):
    """What a browser would send: the form as it was opened, with changes."""
    form = client.get(change(organisation)).context["adminform"].form
    data = {}
    for name, field in form.fields.items():
        value = form.initial.get(name, field.initial)
        if hasattr(value, "__iter__") and not isinstance(value, str):
            value = [getattr(term, "pk", term) for term in value]
        if value is True:
            value = "on"
        if value not in (None, False):
            data[name] = value
    return {**data, **EMPTY_INLINES, **changes}


def test_the_desk_opens_on_work_to_do(redaktion, published, draft):
    factories.organisation("Ohne Art", status="draft", type=None)
    page = redaktion.get("/verwaltung/").content.decode()
    for question, number in (("entwuerfe", 2), ("unbestaetigt", 1), ("ohne-art", 1), ("ohne-kommune", 0)):
        assert f'?zu-tun={question}"><span class="work-number">{number}</span>' in page
    assert "Impressum: Angaben fehlen" not in page


def test_each_question_leads_to_its_list(redaktion, published, draft):
    page = redaktion.get(f"{LIST}?zu-tun=entwuerfe").content.decode()
    assert draft.name in page
    assert published.name not in page


def test_leitung_sees_unfinished_pages_and_may_remove_the_demo(leitung):
    factories.organisation("Demo", is_demo=True)
    page = leitung.get("/verwaltung/").content.decode()
    assert "Impressum: Angaben fehlen" in page
    assert "Demodaten entfernen" in page


def test_somebody_without_rights_is_told_whom_to_ask(outsider, published):
    page = outsider.get("/verwaltung/").content.decode()
    assert "Ihr Konto hat noch keine Rechte" in page
    assert outsider.get(LIST).status_code == 403
    assert outsider.get(change(published)).status_code == 403


def test_a_visitor_is_asked_to_sign_in(visitor, published):
    assert visitor.get(change(published)).url.startswith("/verwaltung/login/")


RIGHTS = [
    # address, Redaktion, Leitung
    (LIST, 200, 200),
    (f"{LIST}add/", 200, 200),
    ("/verwaltung/organisations/network/add/", 200, 200),
    ("/verwaltung/organisations/topic/", 200, 200),
    ("/verwaltung/organisations/topic/add/", 403, 200),
    ("/verwaltung/organisations/page/", 403, 200),
    ("/verwaltung/organisations/page/add/", 403, 403),
    ("/verwaltung/communes/commune/add/", 403, 200),
    ("/verwaltung/auth/user/", 403, 200),
    ("/verwaltung/auth/group/", 403, 403),
    ("/verwaltung/demodaten/", 403, 200),
]


@pytest.mark.parametrize(("address", "for_redaktion", "for_leitung"), RIGHTS)
def test_rights(redaktion, leitung, address, for_redaktion, for_leitung):
    assert redaktion.get(address).status_code == for_redaktion
    assert leitung.get(address).status_code == for_leitung


def test_only_leitung_deletes(redaktion, leitung, published):
    assert redaktion.post(f"{LIST}{published.pk}/delete/", {"post": "yes"}).status_code == 403
    assert leitung.post(f"{LIST}{published.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Organisation.objects.exists()


def test_leitung_can_make_nobody_an_administrator(leitung, administrator):
    curator = User.objects.create_user("neu", password="neu", is_staff=True)
    chief = User.objects.get(username="admin")
    assert leitung.get(f"/verwaltung/auth/user/{chief.pk}/change/").status_code == 302
    assert leitung.get(f"/verwaltung/auth/user/{chief.pk}/password/").status_code == 404
    leitung.post(
        f"/verwaltung/auth/user/{curator.pk}/change/", {"username": "neu", "is_superuser": "on", "is_staff": "on"}
    )
    curator.refresh_from_db()
    assert not curator.is_superuser


def test_leitung_hands_on_no_right_it_has_not_got(leitung):
    group = Group.objects.create(name="Technik")
    group.permissions.add(Permission.objects.get(codename="delete_group"))
    strong = User.objects.create_user("stark", password="x", is_staff=True)
    strong.groups.add(group)
    me = User.objects.get(username="lea")
    page = leitung.get(f"/verwaltung/auth/user/{me.pk}/change/").content.decode()
    assert "Redaktion" in page
    assert "Technik" not in page
    leitung.post(f"/verwaltung/auth/user/{me.pk}/change/", {"username": "lea", "is_staff": "on", "groups": [group.pk]})
    assert not me.groups.filter(name="Technik").exists()
    assert leitung.get(f"/verwaltung/auth/user/{strong.pk}/password/").status_code == 403


NONSENSE = [
    {"topics": ["9" * 25]}, {"type": "9" * 25}, {"offers-TOTAL_FORMS": "9" * 11}, {"offers-TOTAL_FORMS": ""},
    {"confirmed_on": "1.1.0001"}, {"latitude": "nan", "longitude": "1e400"}, {"postal_code": "٥٠٦٦٧"},
    {"name": "\u202e!"}, {"based_on": "x"},
]  # fmt: skip


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_the_form_is_refused_and_nothing_is_changed(redaktion, published, nonsense):
    response = redaktion.post(change(published), form_data(redaktion, published, phone="0221 1", **nonsense))
    assert response.status_code in {200, 400}
    published.refresh_from_db()
    assert published.phone == ""


@pytest.mark.parametrize("key", ["abc", "9" * 25, ""])
@pytest.mark.parametrize("action", ["publish", "confirm_phone", "delete_selected", "nothing"])
def test_nonsense_in_an_action_is_no_error_of_ours(leitung, published, action, key):
    assert leitung.post(LIST, {"action": action, "_selected_action": [key]}).status_code in {200, 302, 400}


@pytest.mark.parametrize(
    "query", [f"type__id__in={'9' * 25}", f"type__id__exact={'9' * 25}", "zu-tun=x", "o=99", "p=-1", "e=1"]
)
def test_nonsense_in_the_address_of_the_list_is_no_error_of_ours(leitung, published, query):
    assert leitung.get(f"{LIST}?{query}").status_code in {200, 302, 400}


def test_an_entry_is_corrected(redaktion, published):
    response = redaktion.post(change(published), form_data(redaktion, published, phone="0221 99"))
    assert response.status_code == 302
    published.refresh_from_db()
    assert published.phone == "0221 99"
    record = published.history.first()
    assert (record.phone, record.history_user.username, published.history.count()) == ("0221 99", "rana", 2)


def test_a_new_entry_with_offer_hours_and_contact_in_one_go(redaktion):
    data = {
        **EMPTY_INLINES,
        "name": "Neu e. V.", "status": "draft", "topics": [factories.topic("sport").pk],
        "opening_hours-TOTAL_FORMS": 1, "opening_hours-0-weekday": 1, "opening_hours-0-opens": "9:00",
        "opening_hours-0-closes": "12:00",
        "offers-TOTAL_FORMS": 1, "offers-0-title": "Kurs", "offers-0-topics": [factories.topic("wohnen").pk],
        "contacts-TOTAL_FORMS": 1, "contacts-0-name": "Kim", "contacts-0-scope": "internal",
        "contacts-0-legal_basis": "consent", "contacts-0-source": "Gespräch", "contacts-0-obtained_on": "1.3.2026",
    }  # fmt: skip
    assert redaktion.post(f"{LIST}add/", data).status_code == 302
    made = Organisation.objects.get()
    assert {str(topic) for topic in made.topics.all()} == {"Sport", "Wohnen"}
    assert [record.history_type for record in made.history.all()] == ["+"]
    assert (made.opening_hours.count(), made.contacts.count()) == (1, 1)


def test_terms_are_explained_where_they_are_chosen(redaktion):
    page = redaktion.get(f"{LIST}add/").content.decode()
    assert "Beratungsstelle: Berät Menschen einzeln und vertraulich" in page


def test_mistakes_keep_what_was_typed(redaktion, published):
    data = form_data(redaktion, published, name="", postal_code="123", phone="0221 77", website="kein link")
    page = redaktion.post(change(published), data).content.decode()
    for part in ("fünf Ziffern", "0221 77", "kein link", "Dieses Feld"):
        assert part in page
    published.refresh_from_db()
    assert published.phone == ""


def test_publishing_without_type_is_refused_in_words(redaktion, draft):
    page = redaktion.post(change(draft), form_data(redaktion, draft, status="published", type="")).content.decode()
    assert "Zum Veröffentlichen fehlt noch die Art oder die Kommune" in page


def test_whoever_saves_second_is_told_who_changed_what_and_can_then_save(redaktion, leitung, published):
    stale = form_data(redaktion, published, email="rana@example.org")
    assert leitung.post(change(published), form_data(leitung, published, phone="0221 1")).status_code == 302

    response = redaktion.post(change(published), stale)
    page = response.content.decode()
    for part in ("Nicht gespeichert", "Lea am ", "Telefon: „“ → „0221 1“", "rana@example.org"):
        assert part in page
    published.refresh_from_db()
    assert (published.phone, published.email) == ("0221 1", "")

    known = response.context["adminform"].form["based_on"].value()
    assert redaktion.post(change(published), {**stale, "based_on": known}).status_code == 302
    published.refresh_from_db()
    assert published.email == "rana@example.org"


def test_the_same_holds_for_networks_and_lists(redaktion, leitung):
    made = factories.network("Tisch")
    address = f"/verwaltung/organisations/network/{made.pk}/change/"

    def data(client, **changes):
        form = client.get(address).context["adminform"].form
        return {"name": "Tisch", "kind": "alliance", "based_on": form["based_on"].value() or "", **changes}

    stale = data(redaktion, website="https://rana.example")
    assert leitung.post(address, data(leitung, description="Von Lea")).status_code == 302
    page = redaktion.post(address, stale).content.decode()
    assert "Nicht gespeichert" in page
    assert "Lea am " in page
    made.refresh_from_db()
    assert (made.description, made.website) == ("Von Lea", "")


def test_a_row_deleted_by_a_colleague_comes_in_again(redaktion, leitung, published):
    with published.one_history_entry():
        first, second = factories.offer(published, "Eins"), factories.offer(published, "Zwei")
    rows = {
        "offers-TOTAL_FORMS": 2, "offers-INITIAL_FORMS": 2,
        "offers-0-id": first.pk, "offers-0-organisation": published.pk, "offers-0-title": "Eins neu",
        "offers-1-id": second.pk, "offers-1-organisation": published.pk, "offers-1-title": "Zwei",
    }  # fmt: skip
    stale = form_data(redaktion, published, **rows)
    first.delete()
    assert redaktion.post(change(published), stale).status_code == 302
    assert sorted(published.offers.values_list("title", flat=True)) == ["Eins neu", "Zwei"]


def test_a_demo_entry_that_a_curator_saves_is_the_agencys_own(redaktion):
    made = factories.organisation("Demo", is_demo=True)
    redaktion.post(change(made), form_data(redaktion, made, _confirm="1"))
    made.refresh_from_db()
    assert made.is_demo is False


def test_so_is_one_that_a_curator_confirms_in_the_list_or_sets_back(redaktion):
    confirmed, restored = (factories.organisation(name, is_demo=True) for name in ("Eins", "Zwei"))
    act(redaktion, "confirm_phone", confirmed)
    redaktion.post(f"{LIST}{restored.pk}/history/{restored.history.first().history_id}/")
    assert not Organisation.objects.demo().exists()


def test_so_is_a_demo_network_that_a_curator_saves(redaktion):
    made = factories.network("Demo-Tisch", is_demo=True)
    data = {"name": "Demo-Tisch", "kind": "alliance", "description": "Von uns ergänzt"}
    assert redaktion.post(f"/verwaltung/organisations/network/{made.pk}/change/", data).status_code == 302
    demo.remove()
    assert Network.objects.filter(pk=made.pk).exists()


def test_without_a_date_nobody_has_confirmed(redaktion, published):
    redaktion.post(change(published), form_data(redaktion, published, _confirm="1"))
    redaktion.post(change(published), form_data(redaktion, published, confirmed_on=""))
    published.refresh_from_db()
    assert (published.confirmed_on, published.confirmed_by) == (None, None)


def test_renaming_a_term_renews_the_search(leitung):
    made = factories.organisation(topics=["wohnen"])
    term = Topic.objects.get(slug="wohnen")
    address = f"/verwaltung/organisations/topic/{term.pk}/change/"
    assert leitung.post(address, {"name": "Unterkunft", "position": 1}).status_code == 302
    assert list(Organisation.objects.matching("unterkunft")) == [made]
    assert not Organisation.objects.matching("wohnen").exists()


def test_offers_and_hours_are_in_the_history_and_come_back(redaktion, published):
    before = published.history.first()
    with published.one_history_entry():
        factories.offer(published, "Sprechstunde", topics=["wohnen"], hours="montags")
        published.opening_hours.create(weekday=0, opens=time(9), closes=time(12))
    after = published.history.first()
    page = redaktion.get(f"{LIST}{published.pk}/history/").content.decode()
    assert "Sprechstunde · montags · Wohnen" in page
    assert "Montag 9:00–12:00 Uhr" in page
    for record, offers in ((before, 0), (after, 1)):
        redaktion.post(f"{LIST}{published.pk}/history/{record.history_id}/")
        assert (published.offers.count(), published.opening_hours.count()) == (offers, offers)
    assert [str(topic) for topic in published.offers.get().topics.all()] == ["Wohnen"]


def test_who_may_not_publish_does_not_publish_by_going_back(redaktion, published):
    record = published.history.first()
    published.status = "draft"
    published.save()
    Group.objects.get(name="Redaktion").permissions.remove(Permission.objects.get(codename="publish_organisation"))
    redaktion.post(f"{LIST}{published.pk}/history/{record.history_id}/")
    published.refresh_from_db()
    assert published.status == "draft"
    assert published.history.count() == 3


def test_who_may_not_publish_sees_the_status_but_no_choice(redaktion, draft):
    Group.objects.get(name="Redaktion").permissions.remove(Permission.objects.get(codename="publish_organisation"))
    assert redaktion.post(change(draft), form_data(redaktion, draft, status="published")).status_code == 302
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert 'value="publish"' not in redaktion.get(LIST).content.decode()


def test_a_state_confirmed_by_a_deleted_account_can_come_back(redaktion, published):
    gone = User.objects.create_user("gone")
    published.confirm(date(2026, 1, 1), "phone", gone)
    published.save()
    record = published.history.first()
    gone.delete()
    redaktion.post(f"{LIST}{published.pk}/history/{record.history_id}/")
    published.refresh_from_db()
    assert published.history.count() == 3
    assert published.confirmed_by is None


def test_erasing_a_person_leaves_the_name_nowhere(leitung, published):
    person = factories.contact(published, "Kim Muster", role="Leitung der Beratung")
    leitung.post(f"/verwaltung/organisations/contactperson/{person.pk}/delete/", {"post": "yes"})
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "Kim Muster" not in str(cursor.fetchall()), table


def test_a_search_with_a_thousand_words_is_bounded(redaktion, published):
    assert redaktion.get(LIST, {"q": "wort " * 1500}).status_code == 200


def test_history_and_form_need_as_many_queries_for_thirty_changes_as_for_three(redaktion, published):
    def change_times(number):
        for index in range(number):
            with published.one_history_entry():
                published.phone = f"0221 {index}{number}"
                published.topics.set(Topic.objects.order_by("pk")[index : index + 2])

    pages = [f"{LIST}{published.pk}/history/", change(published)]
    assert_same_number(redaktion.get, pages, change_times, sizes=(3, 30))


def test_two_savings_of_one_person_do_not_disturb_each_other(redaktion, published):
    for phone in ("0221 1", "0221 2"):
        assert redaktion.post(change(published), form_data(redaktion, published, phone=phone)).status_code == 302


def test_confirming_from_the_form(redaktion, published):
    redaktion.post(change(published), form_data(redaktion, published, _confirm="1"))
    published.refresh_from_db()
    assert (published.confirmed_on, published.confirmed_by.username) == (timezone.localdate(), "rana")


def test_changing_alone_is_not_confirming(redaktion, published):
    redaktion.post(change(published), form_data(redaktion, published, phone="0221 1"))
    published.refresh_from_db()
    assert (published.confirmed_on, published.confirmed_by) == (None, None)


def act(client, action, *organisations):
    """Does an action of the list with some organisations; returns the next page."""
    data = {"action": action, "_selected_action": [organisation.pk for organisation in organisations]}
    return client.post(LIST, data, follow=True).content.decode()


def test_actions_of_the_list(redaktion, published, draft):
    act(redaktion, "publish", draft)
    act(redaktion, "retire", published)
    act(redaktion, "confirm_phone", draft)
    draft.refresh_from_db()
    published.refresh_from_db()
    assert (draft.status, draft.confirmed_on, draft.confirmed_how) == ("published", timezone.localdate(), "phone")
    assert published.status == "retired"
    assert published.history.first().status == "retired"


def test_an_action_does_what_it_can_and_names_the_rest(redaktion, draft):
    broken = factories.organisation("Ohne Ort", status="draft", commune=None)
    page = act(redaktion, "publish", draft, broken)
    assert "„Ohne Ort“ bleibt, wie es war" in page
    assert "1 Eintrag geändert" in page
    broken.refresh_from_db()
    draft.refresh_from_db()
    assert (broken.status, draft.status) == ("draft", "published")


def test_search_folds_umlauts(redaktion):
    factories.organisation("Ärzte in Sürth")
    factories.organisation("Anderes")
    page = redaktion.get(f"{LIST}?q=aerzte+suerth").content.decode()
    assert "Ärzte in Sürth" in page
    assert "Anderes" not in page


def test_the_history_is_readable_and_reverts_terms_too(redaktion, published):
    first = published.history.first()
    redaktion.post(
        change(published),
        form_data(redaktion, published, phone="0221 1", topics=[factories.topic("sport").pk], migrant_led="yes"),
    )
    page = redaktion.get(f"{LIST}{published.pk}/history/").content.decode()
    for part in ("Rana", "Telefon", "0221 1", "Themen", "Sport", "ja"):
        assert part in page
    response = redaktion.post(f"{LIST}{published.pk}/history/{first.history_id}/")
    assert response.status_code == 302
    published.refresh_from_db()
    assert (published.phone, published.topics.count(), published.history.count()) == ("", 0, 3)
    assert "wiederhergestellt" in published.history.first().history_change_reason


def test_a_state_that_no_longer_fits_is_not_restored(redaktion, published):
    first = published.history.first()
    with published.one_history_entry():
        published.type = None
        published.status = "draft"
        published.save()
    OrganisationType.objects.filter(pk=first.type_id).delete()
    page = redaktion.post(f"{LIST}{published.pk}/history/{first.history_id}/", follow=True).content.decode()
    assert "passt nicht mehr" in page
    published.refresh_from_db()
    assert published.type is None


def test_reverting_needs_a_click_and_the_right(redaktion, outsider, published):
    address = f"{LIST}{published.pk}/history/{published.history.first().history_id}/"
    assert redaktion.get(address).status_code == 403
    assert outsider.post(address).status_code == 403


def test_the_demo_is_removed_with_one_action_and_nothing_else(leitung, published):
    demo = factories.organisation("Demo", is_demo=True, networks=[factories.network("Demo-Netz", is_demo=True)])
    kept = factories.network("Gemischt", is_demo=True)
    published.networks.add(kept)
    assert "1 Organisationen, 2 Netzwerke" in leitung.get("/verwaltung/demodaten/").content.decode()
    leitung.post("/verwaltung/demodaten/")
    assert list(Organisation.objects.all()) == [published]
    assert list(Network.objects.all()) == [kept]
    assert not Organisation.history.filter(id=demo.pk).exists()


def test_persons_to_inform_are_work_to_do(redaktion, published):
    factories.contact(published, "Kim", scope="public")
    assert "Ansprechpersonen noch zu informieren" in redaktion.get("/verwaltung/").content.decode()
    page = redaktion.get("/verwaltung/organisations/contactperson/?information=offen").content.decode()
    assert "Kim" in page


def test_a_name_without_legal_ground_is_refused_in_words(redaktion, published):
    data = form_data(
        redaktion, published, **{"contacts-TOTAL_FORMS": 1, "contacts-0-name": "Kim", "contacts-0-scope": "public"}
    )
    page = redaktion.post(change(published), data).content.decode()
    assert page.count("Dieses Feld") == 3
    assert not ContactPerson.objects.exists()


@pytest.mark.parametrize("address", ["/verwaltung/", LIST, "/verwaltung/organisations/network/"])
def test_as_many_queries_for_three_as_for_thirty(leitung, address):
    assert_same_number(leitung.get, [address], sizes=(3, 30))


def test_a_null_character_in_a_form_is_refused(redaktion, published):
    assert redaktion.post(change(published), {"name": "a\x00b"}).status_code == 400


def test_an_expired_form_says_how_to_keep_what_was_typed(published):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/verwaltung/login/", {"username": "x"})
    assert response.status_code == 403
    assert "Ihre Eingaben stehen noch dort" in response.content.decode()


@pytest.mark.parametrize("words", ["suerth", "Wohnen", "housing", "Entwurf köln", "beratungsstelle suerth"])
def test_the_desk_finds_drafts_too_by_words_and_terms(redaktion, published, words):
    factories.organisation("Entwurf Sürth", status="draft", topics=["wohnen"])
    page = redaktion.get(LIST, {"q": words}).content.decode()
    assert "Entwurf Sürth" in page
    assert published.name not in page
