"""The demo directory: about 80 real organisations of Köln and Bonn, loaded with the ordinary importer."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from communes.models import Commune, District, Figure, Indicator, PostalCode, Source
from organisations.exchange import importing, reading
from organisations.exchange.columns import as_terms
from organisations.models import Language, Network, Offer, Organisation, TargetGroup, Topic
from organisations.signals import demo_loaded, demo_removing

FOLDER = Path(__file__).parent / "demo_data"


@transaction.atomic
def load():
    """Loads places, networks, organisations and offers; returns the number of organisations.

    Safe to repeat: an entry that the agency has made its own stays as it is.
    """
    load_places()
    load_networks()
    load_knowledge()
    plan = importing.plan(reading.table(FOLDER / "organisations.csv"), defaults={"is_demo": True})
    ours = replace(plan, rows=[row for row in plan.rows if row.organisation.is_demo])
    importing.apply(ours, adopts=False)
    load_offers()
    demo_loaded.send(sender=Organisation)
    return len(ours.rows)


def checked(model, known, **values):
    """The row with the known values, or a new one with the others, checked and saved."""
    found = model.objects.filter(**known).first()
    if not found:
        found = model(**known, **values)
        found.full_clean()
        found.save()
    return found


def load_places():
    """Communes with postal codes and districts. What a curator changed stays."""
    for row in reading.table(FOLDER / "communes.csv"):
        commune = checked(
            Commune,
            {"ags": row["AGS"]},
            name=row["Name"],
            official_name=row["Amtlicher Name"],
            county=row["Kreis"],
            state=row["Land"],
            population=int(row["Einwohner"]),
            area=row["Fläche km²"].replace(",", "."),
            figures_as_of=datetime.strptime(row["Stand"], "%d.%m.%Y").date(),
            latitude=float(row["Breitengrad"].replace(",", ".")),
            longitude=float(row["Längengrad"].replace(",", ".")),
        )
        for code in row["PLZ"].split("|"):
            checked(PostalCode, {"commune": commune, "code": code})
    for row in reading.table(FOLDER / "districts.csv"):
        commune = Commune.objects.get(ags=row["AGS"])
        point = {"latitude": float(row["Breitengrad"]), "longitude": float(row["Längengrad"])}
        checked(District, {"commune": commune, "name": row["Name"]}, number=row["Nummer"], **point)


def load_knowledge():
    """What is known about the communes: sources by title, figures by indicator and day."""
    for row in reading.table(FOLDER / "sources.csv"):
        checked(
            Source,
            {"title": row["Titel"], "language": row["Sprache"]},
            kind=row["Was"],
            publisher=row["Herausgegeben von"],
            url=row["Adresse"],
            description=row["Wozu"],
            commune=Commune.objects.filter(ags=row["AGS"]).first(),
        )
    for row in reading.table(FOLDER / "figures.csv"):
        commune, day = Commune.objects.get(ags=row["AGS"]), datetime.strptime(row["Stand"], "%d.%m.%Y").date()
        indicator = checked(Indicator, {"name": row["Kennzahl"]}, unit=row["Einheit"])
        known = {"indicator": indicator, "commune": commune, "as_of": day, "breakdown": ""}
        checked(Figure, known, value=row["Wert"], source=row["Quelle"], is_published=True)


def load_networks():
    """Networks by name."""
    kinds = {str(label): value for value, label in Network.Kind.choices}
    for row in reading.table(FOLDER / "networks.csv"):
        checked(
            Network,
            {"name": row["Name"]},
            kind=kinds[row["Art"]],
            commune=Commune.objects.filter(ags=row["Kommune (AGS)"]).first(),
            website=row["Website"],
            description=row["Beschreibung"],
            is_demo=True,
        )


def load_offers():
    """Offers of demo organisations, by title."""
    for row in reading.table(FOLDER / "offers.csv"):
        organisation = Organisation.objects.demo().filter(name=row["Organisation"]).first()
        if organisation:
            with organisation.one_history_entry(_("Import")):
                load_offer(organisation, row)


def load_offer(organisation, row):
    """One offer with its terms."""
    texts = {"description": row["Beschreibung"], "hours": row["Zeiten"], "place": row["Ort"]}
    offer = checked(Offer, {"organisation": organisation, "title": row["Angebot"]}, **texts)
    offer.topics.set(as_terms(Topic, row["Themen"]))
    offer.target_groups.set(as_terms(TargetGroup, row["Zielgruppen"]))
    offer.languages.set(as_terms(Language, row["Sprachen"]))


@transaction.atomic
def remove():
    """Removes the demo organisations with their history, and demo networks without other members.

    Organisations that curators work with stay. Returns the number of organisations that are gone.
    """
    demo_removing.send(sender=Organisation)
    rows = Organisation.objects.demo()
    keys = list(rows.values_list("pk", flat=True))
    rows.delete()
    Organisation.history.filter(id__in=keys).delete()
    Network.objects.filter(is_demo=True, members=None).delete()
    return len(keys)
