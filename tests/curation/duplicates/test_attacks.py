"""What hangs on an entry that is merged, found by asking the models, and what others still have in their hands."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperations.models import Cooperation, Partner, Standing
from curation.duplicates import merging, undoing
from curation.imports import steps
from curation.imports import undoing as imports_undoing
from curation.models import Import, ImportRow, Merge, NotDuplicate, SourceKey
from organisations.exchange.identifiers import identifier
from organisations.models import FormerSlug, OpeningHours, Organisation, PartnerList
from tests import factories
from tests.conftest import person
from tests.curation.duplicates.test_merging import everything, full

pytestmark = pytest.mark.django_db

# How each relation to organisations is treated when two are merged. Whoever adds a relation says it here, and fills
# it in `laden`: rows that refer to an organisation move without a word, but is that right?
MOVES = {
    "organisations.Offer", "organisations.OpeningHours", "organisations.ContactPerson", "organisations.FormerSlug",
    "organisations.FormerNumber", "organisations.ListEntry", "cooperations.Partner", "cooperations.Standing",
    "curation.ImportRow", "curation.SourceKey", "curation.Merge",
}  # fmt: skip
CARRIED = {"curation.NotDuplicate"}
FOUND_ANEW = {"curation.PossibleDuplicate"}


def merged(survivor, other, **choices):
    """The merge of the second into the first."""
    return merging.merge(survivor.pk, other.pk, choices)


def laden(name):
    """An organisation with a row of every table that refers to organisations, some shared by all."""
    made = full(name, status="published")
    both, _created = PartnerList.objects.get_or_create(name="Runde")
    own = PartnerList.objects.create(name=f"Liste {name}")
    for one in (both, own):
        one.add([made.pk])
    shared, _created = Cooperation.objects.get_or_create(title="Garten")
    for idea in (shared, Cooperation.objects.create(title=f"Idee {name}")):
        Partner.objects.create(cooperation=idea, organisation=made, role=f"Rolle {name}")
    Standing.objects.create(organisation=made, state="known", note=f"Notiz {name}")
    OpeningHours.objects.create(organisation=made, weekday=6, opens=time(9), closes=time(12))
    FormerSlug.objects.create(organisation=made, slug=f"frueher-{made.pk}")
    import_of = Import.objects.create(name="liste.csv")
    ImportRow.objects.create(part_of=import_of, line=made.pk, organisation=made)
    SourceKey.objects.create(source="liste.csv", key=str(made.pk), organisation=made)
    merged(made, factories.organisation(f"Früherer Zwilling {name}"))
    with made.one_history_entry():
        made.refresh_from_db()
    return Organisation.objects.get(pk=made.pk)


def test_every_relation_to_organisations_is_thought_of():
    own = {field.remote_field.through._meta.label for field in Organisation._meta.many_to_many}
    found = {
        relation.related_model._meta.label
        for relation in Organisation._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not hasattr(relation.related_model, "instance_type")
    }
    earlier = {label for label in found if ".HistoricalOrganisation_" in label}
    assert found - own - earlier == MOVES | CARRIED | FOUND_ANEW


def test_all_that_hangs_on_two_entries_moves_and_comes_back():
    one, other = laden("Eins"), laden("Zwei")
    before = everything(one), everything(other)
    assert all(before[1][label] for label in MOVES)
    merge = merged(one, other)
    now = everything(one)
    shared = {"organisations.ListEntry", "cooperations.Partner", "cooperations.Standing"}
    for label in MOVES - shared - {"organisations.OpeningHours"}:
        assert len(now[label]) >= 2 * len(before[0][label]), label
    assert not Organisation.objects.filter(pk=other.pk).exists()
    undoing.undo(merge)
    assert (everything(one), everything(other)) == before


def test_yes_and_no_of_two_entries_to_one_cooperation_can_be_merged():
    one, other = factories.organisation("Eins"), factories.organisation("Zwei")
    idea = Cooperation.objects.create(title="Garten")
    Partner.objects.create(cooperation=idea, organisation=one, confirmed_on=date(2026, 1, 1))
    Partner.objects.create(cooperation=idea, organisation=other, declined_on=date(2026, 2, 2), role="Platz")
    merge = merged(one, other)
    partner = idea.partners.get()
    assert (partner.confirmed_on, partner.declined_on, partner.role) == (date(2026, 1, 1), None, "Platz")
    undoing.undo(merge)
    assert idea.partners.get(organisation=other).declined_on == date(2026, 2, 2)


def test_the_old_number_leads_on_paper_in_tables_and_in_other_systems(visitor):
    last, one, other = (factories.organisation(name) for name in ("Letzte", "Eins", "Zwei"))
    short, known = f"/o/{other.pk}/", f"/hsds/organizations/{identifier('organization', other.pk)}"
    assert visitor.get(short)["Location"] == other.get_absolute_url()
    first = merged(one, other)
    second = merged(last, one)
    for address in (short, f"/o/{one.pk}/"):
        assert visitor.get(address)["Location"] == last.get_absolute_url()
    assert visitor.get(known).json()["name"] == "Letzte"
    Organisation.objects.filter(pk=last.pk).update(status="draft")
    assert visitor.get(short).status_code == 404
    Organisation.objects.filter(pk=last.pk).update(status="published")
    undoing.undo(second)
    assert visitor.get(short)["Location"] == one.get_absolute_url()
    undoing.undo(first)
    assert visitor.get(short)["Location"] == other.get_absolute_url()
    assert visitor.get(known).json()["name"] == "Zwei"


def test_the_old_pdf_and_other_languages_lead_on(visitor):
    one, other = factories.organisation("Eins"), factories.organisation("Zwei")
    merged(one, other)
    for address in ("/organisationen/zwei/steckbrief.pdf", "/en/organisationen/zwei/"):
        response = visitor.get(address)
        assert response.status_code == 301
        assert response["Location"] == address.replace("zwei", "eins")


@pytest.mark.parametrize("chain", [True, False])
def test_merges_are_undone_one_after_the_other_the_last_one_first(chain):
    one, two, three = (full(name) for name in ("Eins", "Zwei", "Drei"))
    before = [everything(each) for each in (one, two, three)]
    first = merged(one, two)
    second = merged(three, one) if chain else merged(one, three)
    with pytest.raises(ValidationError, match="Zuerst"):
        undoing.undo(first)
    undoing.undo(second)
    first.refresh_from_db()
    assert undoing.obstacles(first) == []
    undoing.undo(first)
    assert [everything(each) for each in (one, two, three)] == before
    assert not Merge.objects.exists()


def test_what_was_edited_between_two_merges_stays_an_obstacle():
    one, two, three = (factories.organisation(name) for name in ("Eins", "Zwei", "Drei"))
    first = merged(one, two)
    with Organisation.objects.get(pk=one.pk).one_history_entry() as edited:
        edited.phone = "0221 998877"
    undoing.undo(merged(one, three))
    first.refresh_from_db()
    assert "Telefon" in " ".join(undoing.obstacles(first))


def test_an_account_that_is_deleted_meanwhile_does_not_keep_a_chain_from_being_undone():
    one, two, three = (factories.organisation(name) for name in ("Eins", "Zwei", "Drei"))
    lea = person("lea")
    first = merging.merge(one.pk, two.pk, {}, lea)
    second = merged(three, one)
    lea.delete()
    undoing.undo(second)
    first.refresh_from_db()
    undoing.undo(first)
    assert Organisation.objects.count() == 3


def test_who_was_published_stays_published(visitor):
    draft, known = factories.organisation("Eins", status="draft"), factories.organisation("Zwei")
    merged(draft, known)
    assert visitor.get("/organisationen/zwei/", follow=True).status_code == 200
    retired, other = factories.organisation("Drei", status="retired"), factories.organisation("Vier", status="draft")
    merged(retired, other)
    assert Organisation.objects.get(pk=retired.pk).status == "draft"


def test_undoing_forgets_judgements_that_only_the_merge_had_made():
    one, two, three = (factories.organisation(name) for name in ("Eins", "Zwei", "Drei"))
    NotDuplicate.objects.create(first=two, second=three)
    merge = merged(one, two)
    assert NotDuplicate.objects.get().first == one
    undoing.undo(merge)
    assert NotDuplicate.objects.get().first == two


def test_whoever_edits_the_entry_that_gave_way_is_led_to_the_one_that_stays(leitung):
    one, two = factories.organisation("Eins"), factories.organisation("Zwei")
    merged(one, two)
    response = leitung.post(
        f"/verwaltung/organisations/organisation/{two.pk}/change/", {"name": "Zwei neu"}, follow=True
    )
    assert response.redirect_chain[-1][0] == f"/verwaltung/organisations/organisation/{one.pk}/change/"
    assert "zusammengeführt" in response.content.decode()


FILES = {
    "a key of the source": "Nr;Name;Ort\n1;Treff Nord;Köln\n2;Kulturhaus am Ring;Köln\n",
    "its name": "Name;Ort\nTreff Nord;Köln\nKulturhaus am Ring;Köln\n",
}


def read(client, text):
    """An import of a file up to its plan."""
    client.post("/verwaltung/curation/import/add/", {"file": SimpleUploadedFile("liste.csv", text.encode())})
    made = Import.objects.first()
    columns = {f"column-{place}": target for place, target in enumerate(made.targets)}
    client.post(f"/verwaltung/curation/import/{made.pk}/change/", {**columns, "do": "map", "source": "Liste"})
    made.refresh_from_db()
    return steps.go_on(made)


def applied(client, text):
    """An import of a file that came in."""
    made = read(client, text)
    client.post(f"/verwaltung/curation/import/{made.pk}/change/", {"do": "apply"})
    made.refresh_from_db()
    return steps.go_on(made)


@pytest.mark.parametrize("known_by", FILES)
def test_the_same_file_again_means_the_entry_that_stays(leitung, known_by):
    factories.commune()
    applied(leitung, FILES[known_by])
    one, two = Organisation.objects.order_by("pk")
    merged(one, two)
    made = read(leitung, FILES[known_by])
    assert {row.organisation_id for row in made.rows.all()} == {one.pk}
    assert "new" not in made.rows.values_list("kind", flat=True)


def test_an_exported_number_means_the_entry_that_stays(leitung):
    factories.commune()
    one, two = factories.organisation("Treff Nord"), factories.organisation("Kulturhaus")
    merged(one, two)
    made = read(leitung, f"ID;Name;Ort\n{one.pk};Treff Nord;Köln\n{two.pk};Haus der Kulturen;Köln\n")
    assert made.rows.get(line=3).organisation_id == one.pk


def test_taking_back_an_import_leaves_what_was_merged_with_older_entries(leitung):
    factories.commune()
    old = factories.organisation("Alter Eintrag")
    made = applied(leitung, FILES["its name"])
    merge = merged(old, Organisation.objects.get(name="Kulturhaus am Ring"))
    made.stage = Import.Stage.UNDOING
    made.save()
    steps.go_on(made)
    assert Organisation.objects.filter(pk=old.pk).exists()
    assert imports_undoing.Undone.TOUCHED in made.rows.values_list("undone", flat=True)
    assert Merge.objects.filter(pk=merge.pk).exists()


def test_what_the_program_itself_forgets_does_not_stand_in_the_way_of_undoing():
    one, other = laden("Eins"), laden("Zwei")
    merge = merged(one, other)
    Import.objects.all().delete()
    SourceKey.objects.all().delete()
    Merge.objects.exclude(pk=merge.pk).update(record={})
    undoing.undo(merge)
    assert Organisation.objects.filter(pk__in=[one.pk, other.pk]).count() == 2
    assert other.merges.count() == 1
