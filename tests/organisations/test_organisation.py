"""One organisation: what saving derives, what the database refuses, where old addresses lead."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from organisations.models import FormerSlug, Organisation, Topic
from tests import factories

pytestmark = pytest.mark.django_db


def test_saving_derives_address_sort_key_and_words():
    made = factories.organisation("Ärzte für Köln e. V.", topics=["wohnen"])
    assert made.slug == "aerzte-fuer-koeln-e-v"
    assert made.sort_key == "arzte0fur0koln0e0v"
    assert made.search_text.split("\n")[0] == "2 arzte koln"
    assert {"wohnen", "housing", "koln"} <= made.all_words()


def test_two_organisations_of_one_name_have_two_addresses():
    assert [factories.organisation("Hilfe").slug for _ in range(3)] == ["hilfe", "hilfe-2", "hilfe-3"]


def test_no_organisation_takes_the_address_of_a_page():
    assert factories.organisation("Druck").slug == "druck-2"


def test_a_name_without_latin_letters_has_an_address():
    assert factories.organisation("مركز").slug == "organisation"


def test_a_name_of_letters_that_fold_into_many_fits():
    assert len(factories.organisation("\ufdfa" * 200).sort_key) == 300


def test_renaming_gives_a_new_address_and_keeps_the_old_one():
    made = factories.organisation("Alter Name")
    made.name = "Neuer Name"
    made.save()
    assert made.slug == "neuer-name"
    assert list(made.former_slugs.values_list("slug", flat=True)) == ["alter-name"]


def test_a_former_address_is_not_given_to_another():
    made = factories.organisation("Alter Name")
    made.name = "Neuer Name"
    made.save()
    assert factories.organisation("Alter Name").slug == "alter-name-2"


def test_renaming_back_takes_the_old_address_again():
    made = factories.organisation("Alter Name")
    for name in ("Neuer Name", "Alter Name"):
        made.name = name
        made.save()
    assert made.slug == "alter-name"
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["neuer-name"]


def test_an_address_stays_when_only_other_things_change():
    made = factories.organisation("Name")
    made.phone = "0221 123456"
    made.save()
    assert made.slug == "name"
    assert not made.former_slugs.exists()


def test_what_an_offer_is_about_holds_for_the_organisation():
    made = factories.organisation()
    with made.one_history_entry():
        factories.offer(made, topics=["sport"])
    assert Topic.objects.get(slug="sport") in made.topics.all()


def test_an_organisation_works_where_it_sits():
    assert list(factories.organisation(commune=factories.commune("Bonn")).works_in.all()) == [factories.commune("Bonn")]


def test_a_move_leaves_the_old_seat():
    made = factories.organisation(commune=factories.commune("Köln"))
    with made.one_history_entry():
        made.commune = factories.commune("Bonn")
        made.save()
    assert list(made.works_in.all()) == [factories.commune("Bonn")]


def test_two_terms_of_one_address_have_two():
    assert [Topic.objects.create(name=name).slug for name in ("Wohnen!", "Wohnen?")] == ["wohnen-2", "wohnen-3"]


def test_one_saving_is_one_entry_of_the_history():
    made = factories.organisation(topics=["wohnen", "sport"], networks=[factories.network()])
    assert [record.history_type for record in made.history.all()] == ["+"]
    with made.one_history_entry("Grund"):
        made.topics.clear()
        made.name = "Anders"
        made.save()
    assert [(record.history_type, record.history_change_reason) for record in made.history.all()] == [
        ("~", "Grund"),
        ("+", ""),
    ]


def test_a_failed_saving_leaves_nothing_behind():
    made = factories.organisation(topics=["wohnen"])
    with pytest.raises(ValidationError), made.one_history_entry():
        made.topics.clear()
        Organisation().full_clean()
    assert made.topics.count() == 1
    assert made.history.count() == 1


BROKEN = [
    ({"name": ""}, "organisation_has_name", "Dieses Feld"),
    ({"status": "hidden"}, "organisation_status_known", "hidden"),
    ({"type": None}, "organisation_published_with_type_and_commune", "Zum Veröffentlichen fehlt"),
    ({"commune": None}, "organisation_published_with_type_and_commune", "Zum Veröffentlichen fehlt"),
    ({"latitude": 50.9}, "organisation_position_whole", "gehören zusammen"),
    ({"latitude": 91.0, "longitude": 7.0}, "organisation_position_whole", "90"),
    ({"postal_code": "5066"}, "organisation_postal_code_has_five_digits", "fünf Ziffern"),
    ({"year_founded": 20}, "organisation_year_sensible", "700"),
    ({"confirmed_how": "phone"}, "organisation_confirmation_has_date", "wann bestätigt"),
    ({"year_founded": 12345}, "organisation_year_sensible", "2100"),
]


@pytest.mark.parametrize(("values", "constraint", "message"), BROKEN)
def test_what_is_wrong_is_refused_in_german_and_by_the_database(values, constraint, message):
    made = factories.organisation()
    for name, value in values.items():
        setattr(made, name, value)
    with pytest.raises(ValidationError, match=message):
        made.full_clean()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Organisation.objects.filter(pk=made.pk).update(**values)


def test_a_draft_needs_neither_type_nor_commune():
    assert factories.organisation(status="draft", type=None, commune=None).pk


def test_a_district_of_another_commune_is_refused():
    with pytest.raises(ValidationError, match="gehört nicht zur gewählten Kommune"):
        factories.organisation(commune=factories.commune("Bonn"), district=factories.district("Mülheim", of="Köln"))


def test_a_confirmation_in_the_future_is_refused():
    with pytest.raises(ValidationError, match="Zukunft"):
        factories.organisation(confirmed_on=date(2999, 1, 1))


def test_changing_is_not_confirming(published):
    published.description = "Neu"
    published.save()
    assert published.confirmed_on is None


def test_addresses_are_written_as_din_5008_wants():
    made = factories.organisation(street="Am Bach 1", postal_code="50667", city="Köln")
    assert made.address_lines == ["Am Bach 1", "50667 Köln"]


PLACES = [
    ({"street": "Am Bach 1", "postal_code": "50667", "city": "Köln"}, ["Am Bach 1", "50667 Köln", "Köln-Mülheim"]),
    ({"city": "Köln"}, ["Köln-Mülheim"]),
    ({"city": "Köln", "district": None}, ["Köln"]),
    ({"district": None}, ["Köln"]),
]


@pytest.mark.parametrize(("values", "lines"), PLACES)
def test_paper_names_each_place_once(values, lines):
    assert factories.organisation(**{"district": factories.district("Mülheim"), **values}).place_lines == lines


@pytest.mark.parametrize(
    ("website", "link"),
    [
        ("https://www.example.org/", "https://www.example.org/"),
        ("javascript:alert(1)", ""),
        ("https://user:pw@example.org/", ""),
        ("http://localhost/", ""),
        ("http://169.254.169.254/", ""),
        ("http://10.0.0.1/", ""),
        ("http://[::1]/", ""),
        ("ftp://example.org", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_only_plain_web_addresses_become_links(website, link):
    assert Organisation(website=website).link == link


def test_statements_on_religion_and_migration_are_shown_only_when_released():
    made = Organisation(staffing="paid", religion="christian", migrant_led="yes")
    assert [answer for _label, answer in made.shown_statements] == ["hauptamtlich"]
    made.statements_public = True
    assert [answer for _label, answer in made.shown_statements] == ["hauptamtlich", "ja", "christlich"]
