"""The official list of communes: read whole or not at all, planned, applied, run again."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from communes.models import Commune, FormerCommune, PostalCode
from communes.official import planning, reading
from organisations.models import Organisation
from tests import factories
from tests.conftest import SHARED_DATA

pytestmark = pytest.mark.django_db

REAL = [SHARED_DATA / "communes" / name for name in ("GV100AD_301121.ASC", "AuszugGV4QAktuell.csv", "plz_ags.csv")]


def line(kind, key, name, sort="", numbers="", day="20211130"):
    """A line of GV100AD."""
    made = f"{kind}{day}{key:<8}    {name:<50}{'':<50}{sort:<2}    {numbers}"
    return f"{made:<220}"


def commune(ags, name, area=100, people=1000):
    """The line of a commune."""
    return line("60", ags, name, "64", f"{area:011}{people:011}{people // 2:011}")


LAND, COUNTY = line("10", "05", "Nordrhein-Westfalen"), line("40", "05382", "Rhein-Sieg-Kreis", "44")
OTHER = line("40", "05154", "Kleve", "43")
SIEGBURG, BONN = commune("05382060", "Siegburg, Stadt", 2366, 41669), commune("05314000", "Bonn, Stadt")


def listed(*lines):
    """A file of the list."""
    return ("GV.ASC", "\r\n".join([LAND, COUNTY, OTHER, *lines]).encode() + b"\r\n")


def planned(*files):
    """The plan for files."""
    return planning.plan(reading.read(files))


def test_a_commune_comes_with_all_that_is_known():
    codes = ("plz.csv", b"osm_id,ags,ort,plz\n1,05382060,Siegburg,53721\n")
    extract = b"satzart,land,rb,kreis,gemeinde,laengengrad,breitengrad\n" + b'60,05,3,82,060,"7,2","50,79"\n'
    planning.apply(planned(listed(SIEGBURG), codes, ("auszug.csv", b"\xef\xbb\xbf" + extract)))
    made = Commune.objects.get()
    assert (made.ags, made.name, made.official_name, made.slug) == (
        "05382060",
        "Siegburg",
        "Siegburg, Stadt",
        "siegburg",
    )
    assert (made.county, made.state) == ("Rhein-Sieg-Kreis", "Nordrhein-Westfalen")
    assert (made.population, made.area, made.figures_as_of) == (41669, Decimal("23.66"), date(2020, 12, 31))
    assert (made.latitude, made.longitude) == (50.79, 7.2)
    assert [str(code) for code in made.postal_codes.all()] == ["53721"]


def test_nothing_is_written_by_a_plan_and_a_second_import_changes_nothing():
    first = planned(listed(SIEGBURG, BONN))
    assert not Commune.objects.exists()
    planning.apply(first)
    keys = set(Commune.objects.values_list("pk", "slug"))
    second = planned(listed(SIEGBURG, BONN))
    assert (second.new, second.changed, second.unchanged) == ([], [], 2)
    planning.apply(second)
    assert set(Commune.objects.values_list("pk", "slug")) == keys


def test_a_renamed_commune_keeps_its_key_and_address():
    planning.apply(planned(listed(SIEGBURG)))
    before = Commune.objects.get()
    planning.apply(planned(listed(commune("05382060", "Neusiegburg, Stadt"))))
    after = Commune.objects.get()
    assert (after.pk, after.slug, after.name, after.sort_key) == (before.pk, "siegburg", "Neusiegburg", "neusiegburg")


def test_what_a_curator_corrected_stays_and_is_told():
    planning.apply(planned(listed(SIEGBURG)))
    row = Commune.objects.get()
    row.name = "Siegburg an der Sieg"
    row.correct(["name"])
    row.save()
    plan = planned(listed(SIEGBURG))
    planning.apply(plan)
    assert Commune.objects.get().name == "Siegburg an der Sieg"
    assert any("Siegburg an der Sieg, Name (amtlich: Siegburg)" in told for told in plan.lines)


def test_the_desk_notes_what_a_curator_corrects(leitung):
    row = factories.commune("Köln")
    empty = {f"{name}-{part}_FORMS": 0 for name in ("districts", "postal_codes") for part in ("TOTAL", "INITIAL")}
    data = {"ags": row.ags, "name": "Köln am Rhein", "population": "5", **empty}
    assert leitung.post(f"/verwaltung/communes/commune/{row.pk}/change/", data).status_code == 302
    row.refresh_from_db()
    assert row.corrected == ["name", "population"]


def test_communes_of_the_same_name_are_told_apart_by_their_county():
    planning.apply(planned(listed(commune("05382001", "Much"), commune("05154001", "Much"), SIEGBURG)))
    labels = sorted(row.label for row in Commune.objects.all())
    assert labels == ["Much (Kreis Kleve)", "Much (Rhein-Sieg-Kreis)", "Siegburg"]
    assert len(set(Commune.objects.values_list("slug", flat=True))) == 3


def test_a_commune_that_is_gone_is_told_and_stays_until_somebody_names_its_successor(tmp_path):
    planning.apply(planned(listed(SIEGBURG, BONN)))
    old, new = Commune.objects.get(name="Siegburg"), Commune.objects.get(name="Bonn")
    row = factories.organisation("Haus", commune=old)
    PostalCode.objects.create(commune=old, code="53721")
    path = tmp_path / "GV.ASC"
    path.write_bytes(listed(BONN)[1])
    assert "Siegburg" in map(str, planned(listed(BONN)).gone)
    call_command("import_communes", path, merged=[f"{old.ags}={new.ags}"], write=True)
    row = Organisation.objects.get(pk=row.pk)
    assert (row.commune, list(row.works_in.all())) == (new, [new])
    assert FormerCommune.objects.get().slug == "siegburg"
    assert list(new.postal_codes.values_list("code", flat=True)) == ["53721"]
    assert "Siegburg" not in map(str, planned(listed(BONN)).gone)


def test_the_address_of_a_former_commune_leads_on(visitor):
    FormerCommune.objects.create(commune=factories.commune("Köln"), ags="05315999", slug="porz", name="Porz")
    response = visitor.get("/kommunen/porz/")
    assert (response.status_code, response.url) == (301, "/kommunen/koeln/")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "leer"),
        (listed(SIEGBURG)[1][:700], "Zeile 4"),
        ("\r\n".join([LAND, COUNTY]).encode(), "keine Gemeinde"),
        ("\r\n".join([LAND, SIEGBURG, COUNTY]).encode(), "mitten in der Liste"),
        (listed(SIEGBURG)[1].replace(b"Siegburg, Stadt ", b"Sie\xfcburg, Stadt "), "Zeile 4"),
        (listed(commune("05382060", "X").replace("20211130", "19011130", 1))[1], "Gebietsstand"),
        (listed(commune("05382060", "X").replace("20211130", "29991130", 1))[1], "Gebietsstand"),
        (b"satzart,land,rb,kreis,gemeinde,laengengrad,breitengrad\n60,05,3,82,060,7,99\n", "Zeile 2"),
        (b"ags,plz\n05382060,5372\n", "Zeile 2"),
        (b"ags,plz\n05382060\n", "Zeile 2"),
        (b"name,town\na,b\n", "keine der Dateien"),
        (b"PK\x03\x04\x00\x00", "keine der Dateien"),
    ],
)
def test_a_broken_file_is_refused_with_the_line(tmp_path, content, why):
    path = tmp_path / "datei"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=why):
        call_command("import_communes", path, write=True)
    assert not Commune.objects.exists()


def test_a_wrong_successor_is_refused(tmp_path):
    with pytest.raises(CommandError, match="acht Ziffern"):
        call_command("import_communes", merged=["05382060=1"], write=True)


@pytest.mark.data
def test_the_official_files_come_in_whole():
    files = [(path.name, path.read_bytes()) for path in REAL]
    planning.apply(planning.plan(reading.read(files)))
    assert Commune.objects.count() == 10_997
    assert PostalCode.objects.count() == 12_871
    assert Commune.objects.filter(county="").count() == 2
    assert not Commune.objects.filter(state="").exists()
    koeln = Commune.objects.get(ags="05315000")
    assert (koeln.label, koeln.population, koeln.area) == ("Köln", 1_083_498, Decimal("405.01"))
    again = planning.plan(reading.read(files))
    assert (again.new, again.changed, again.codes, again.unchanged) == ([], [], [], 10_997)
