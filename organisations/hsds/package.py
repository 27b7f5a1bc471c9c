"""All of HSDS as a tabular data package: one CSV file a table and a description, in a zip.

One pass over the entries fills all tables, in temporary files; so it is flat in memory whatever the size.
"""

import csv
import json
import zipfile
from contextlib import ExitStack
from functools import partial

from django.conf import settings

from organisations.exchange.entries import entries
from organisations.exchange.shelf import built
from organisations.hsds import records, taxonomies
from organisations.hsds.document import SPECIFICATION, VERSION

# Table to its file and columns; each first column is the key. Never empty: the key, and what is marked by "!".
TABLES = {
    "organization": ("organizations.csv", "id name! alternate_name description! email website year_incorporated uri"),
    "service": (
        "services.csv",
        "id organization_id! name! description url email status! assured_date last_modified",
    ),
    "location": (
        "locations.csv",
        "id location_type! organization_id name latitude longitude external_identifier external_identifier_type",
    ),
    "service_at_location": ("service_at_location.csv", "id service_id! location_id! description"),
    "address": (
        "addresses.csv",
        "id location_id address_1! city! state_province! postal_code! country! address_type!",
    ),
    "phone": ("phones.csv", "id organization_id number! type description"),
    "contact": ("contacts.csv", "id organization_id name title email"),
    "schedule": (
        "schedules.csv",
        "id service_id location_id timezone freq wkst byday opens_at closes_at description",
    ),
    "service_area": ("service_areas.csv", "id service_id name"),
    "language": ("languages.csv", "id service_id name code"),
    "attribute": ("attributes.csv", "id link_id! taxonomy_term_id! link_type link_entity! value"),
    "taxonomy": ("taxonomies.csv", "id name! description! version"),
    "taxonomy_term": ("taxonomy_terms.csv", "id code name! description! taxonomy taxonomy_id"),
}
TYPES = {
    **dict.fromkeys(("latitude", "longitude", "year_incorporated", "timezone"), "number"),
    **dict.fromkeys(("opens_at", "closes_at"), "time"),
    "assured_date": "date",
    "last_modified": "datetime",
}
FORMATS = {"uri": "uri", "url": "uri", "website": "uri", "email": "email", "last_modified": "any"}


def as_package(listing):
    """The zip of a listing as pieces of bytes."""
    return built(partial(fill, listing))


def fill(listing, file, folder):
    """Writes all tables into the folder, and from there into a zip."""
    fill_tables(listing, folder)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("datapackage.json", json.dumps(description(), ensure_ascii=False, indent=1))
        for name, _columns in TABLES.values():
            package.write(folder / name, name)


def fill_tables(listing, folder):
    """Writes all tables."""
    with ExitStack() as opened:
        writers = {}
        for table, (name, columns) in TABLES.items():
            file = opened.enter_context((folder / name).open("w", encoding="utf-8", newline=""))
            names = columns.replace("!", "").split()
            writers[table] = csv.DictWriter(file, names, extrasaction="ignore", lineterminator="\r\n")
            writers[table].writeheader()
        for table, record in rows(listing):
            writers[table].writerow(with_plain_times(record) if table == "schedule" else record)


def with_plain_times(schedule):
    """A schedule with times as tables have them: the offset stands in a column of its own."""
    times = {name: f"{schedule[name][:5]}:00" for name in ("opens_at", "closes_at") if name in schedule}
    return {**schedule, **times}


def rows(listing):
    """All records, each with the name of its table."""
    for taxonomy in taxonomies.TAXONOMIES:
        yield "taxonomy", taxonomies.taxonomy_record(taxonomy)
        yield from (("taxonomy_term", taxonomies.term_record(term)) for term in taxonomy.terms(listing.index))
    for entry in entries(listing):
        yield from of_organisation(entry)
        for offer in records.offers(entry):
            yield from of_service(entry, offer)


def of_organisation(entry):
    """What hangs on the organisation itself."""
    yield "organization", records.organization(entry)
    yield "location", records.location(entry)
    yield from (("address", one) for one in records.addresses(entry))
    yield from (("phone", one) for one in records.phones(entry))
    yield from (("contact", one) for one in records.contacts(entry))
    yield from (("schedule", one) for one in records.schedules(entry))
    yield from (("attribute", one) for one in records.attributes(entry))


def of_service(entry, offer):
    """What hangs on one service."""
    yield "service", records.service(entry, offer)
    yield "service_at_location", records.at_location(entry, offer)
    yield from (("schedule", one) for one in records.schedules_of_offer(entry, offer))
    yield from (("service_area", one) for one in records.areas(entry, offer))
    yield from (("language", one) for one in records.languages(entry, offer))
    yield from (("attribute", one) for one in records.attributes_of_service(entry, offer))


def description():
    """What a reader of the package must know: its tables, their columns and keys."""
    return {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "version": f"{VERSION}.0",
        "homepage": settings.SITE_URL,
        "sources": [{"title": "HSDS 3.0", "path": SPECIFICATION}],
        "resources": [
            {
                "name": table,
                "path": name,
                "profile": "tabular-data-resource",
                "encoding": "utf-8",
                "schema": schema(columns.split()),
            }
            for table, (name, columns) in TABLES.items()
        ],
    }


def schema(columns):
    """The description of a table: its columns, its key, and the tables that it names."""
    targets = [(one.rstrip("!"), one.rstrip("!").removesuffix("_id")) for one in columns]
    keys = [
        {"fields": name, "reference": {"resource": target, "fields": "id"}}
        for name, target in targets
        if name != target in TABLES
    ]
    return {"primaryKey": "id", "fields": list(map(column, columns)), **({"foreignKeys": keys} if keys else {})}


def column(marked):
    """The description of one column."""
    name = marked.rstrip("!")
    found = {"name": name, "type": TYPES.get(name, "string")}
    if name == "id" or name.endswith("_id"):
        found["format"] = "uuid"
    elif name in FORMATS:
        found["format"] = FORMATS[name]
    return found | ({"constraints": {"required": True}} if name == "id" or name != marked else {})
