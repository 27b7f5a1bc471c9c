"""Lists that curators put together."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from organisations.models import ListEntry, PartnerList, partner_list
from organisations.printing import since
from tests import factories
from tests.organisations.printing.papers import document

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(published):
    """A list with one organisation, readable for everybody who has the link."""
    made = PartnerList.objects.create(name="Runder Tisch", introduction="Für alle.", is_shared=True)
    made.add([published.pk])
    made.entries.update(note="Fragen Sie vormittags.")
    return made


def test_a_list_keeps_its_order_and_takes_nobody_twice(published, shared):
    others = [factories.organisation(name) for name in ("Z", "A")]
    assert shared.add([others[0].pk, published.pk, others[1].pk]) == 2
    assert [str(entry) for entry in shared.entries.all()] == [published.name, "Z", "A"]
    with pytest.raises(ValidationError):
        ListEntry(partner_list=shared, organisation=published).full_clean()


def test_who_has_the_link_reads_a_shared_list(visitor, outsider, redaktion, shared):
    assert "Fragen Sie vormittags." in visitor.get(shared.get_absolute_url()).content.decode()
    PartnerList.objects.update(is_shared=False)
    found = [reader.get(shared.get_absolute_url()).status_code for reader in (visitor, outsider, redaktion)]
    assert found == [404, 404, 200]
    assert visitor.get(f"{shared.get_absolute_url()}liste.pdf").status_code == 404


def test_retired_organisations_are_not_on_a_list(visitor, published, shared):
    published.retire()
    published.save()
    page = visitor.get(shared.get_absolute_url()).content.decode()
    assert "data-organisation" not in page


def test_it_is_printed_with_title_notes_and_its_own_choices(visitor, shared):
    PartnerList.objects.update(settings="form=ausfuehrlich&feld=telefon")
    page = visitor.get(f"{shared.get_absolute_url()}druck/").content.decode()
    assert "Runder Tisch" in page
    assert "Fragen Sie vormittags." in page
    assert 'class="block"' in page
    assert 'class="block"' not in visitor.get(f"{shared.get_absolute_url()}druck/?form=liste").content.decode()


def test_a_curator_makes_a_list_of_a_selection(redaktion):
    factories.many(4)
    address = "/verwaltung/organisations/partnerlist/aus-auswahl/?thema=wohnen&form=heft"
    listed = redaktion.get("/organisationen/?thema=wohnen").context["selection"].total
    assert f"{listed} Organisation" in redaktion.get(address).content.decode()
    redaktion.post(address, {"name": "Wohnen"})
    made = PartnerList.objects.get()
    assert (made.entries.count(), made.settings) == (listed, "form=heft")


def test_a_list_needs_a_name_and_says_so(redaktion, published):
    page = redaktion.post("/verwaltung/organisations/partnerlist/aus-auswahl/", {"name": " "}).content.decode()
    assert "Dieses Feld darf nicht leer sein." in page
    assert not PartnerList.objects.exists()


def test_ticked_organisations_go_on_an_old_list(redaktion, shared):
    new = factories.organisation("Neu")
    data = {"action": "put_on_list", "_selected_action": [new.pk]}
    address = redaktion.post("/verwaltung/organisations/organisation/", data).url
    redaktion.post(address, {"liste": shared.pk})
    assert shared.entries.count() == 2


def test_only_curators_make_lists(outsider, visitor, published):
    for reader, expected in ((outsider, 403), (visitor, 302)):
        response = reader.post("/verwaltung/organisations/partnerlist/aus-auswahl/", {"name": "X"})
        assert response.status_code == expected
    assert not PartnerList.objects.exists()


def test_after_printing_the_desk_tells_what_changed(redaktion, published, shared):
    change = f"/verwaltung/organisations/partnerlist/{shared.pk}/change/"
    response = redaktion.post(f"/verwaltung/organisations/partnerlist/{shared.pk}/drucken/")
    assert response.url == f"{shared.get_absolute_url()}liste.pdf"
    assert "Nichts hat sich geändert." in redaktion.get(change).content.decode()
    published.phone = "0221 999999"
    published.save()
    shared.add([factories.organisation("Dazu").pk])
    page = redaktion.get(change).content.decode()
    assert "Neu dabei: Dazu" in page
    assert "Sichtbar e. V. (Telefon)" in page


def test_another_form_and_a_new_name_are_told_for_what_they_are(redaktion, published, shared):
    change = f"/verwaltung/organisations/partnerlist/{shared.pk}/change/"
    redaktion.post(f"/verwaltung/organisations/partnerlist/{shared.pk}/drucken/")
    PartnerList.objects.update(settings="form=etiketten")
    assert "Nichts hat sich geändert." in redaktion.get(change).content.decode()
    published.name = "Umbenannt e. V."
    published.save()
    page = redaktion.get(change).content.decode()
    assert "Umbenannt e. V. (Name)" in page
    assert "Neu dabei" not in page


def test_a_list_has_room_for_so_many(monkeypatch, shared):
    monkeypatch.setattr(partner_list, "MOST_ON_LIST", 3)
    assert shared.add([row.pk for row in factories.many(5)]) == 2
    assert shared.add([10**9]) == 0


def test_the_choices_for_paper_are_kept_with_the_list(redaktion, shared):
    redaktion.post(f"/verwaltung/organisations/partnerlist/{shared.pk}/merken/?form=heft&gruppe=art&farbe=farbe")
    shared.refresh_from_db()
    assert shared.settings == "form=heft&gruppe=art&farbe=farbe"
    redaktion.post(f"/verwaltung/organisations/partnerlist/{shared.pk}/merken/?titel={'x' * 2000}")
    shared.refresh_from_db()
    assert shared.settings.startswith("form=heft")


def test_what_was_printed_keeps_no_texts():
    row = factories.organisation("Haus", phone="0221 12345")
    factories.contact(row, "Kim Offen", scope="public")
    assert not any(part in str(since.taken(document())) for part in ("0221", "Kim"))


def test_confirming_is_no_change():
    row = factories.organisation("Haus", phone="0221 12345")
    before = since.taken(document())
    row.confirmed_on = date(2026, 1, 1)
    row.save()
    assert not since.difference(before, since.taken(document()))


def test_who_left_the_list_is_named():
    row = factories.organisation("Haus")
    before = since.taken(document())
    row.retire()
    row.save()
    assert since.difference(before, since.taken(document())).sentences == ["Nicht mehr dabei: Haus"]
