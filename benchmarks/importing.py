"""How long it takes to write 1,000 organisations of a file: as an import does, one by one, and bare.

`python -m benchmarks.importing` prints the figures as JSON. Everything is rolled back: the directory stays as it was.
"""

import io
import json
import time
from contextlib import contextmanager

import django

ROWS, TURNS = 1000, 3
TERMS = ("topics", "target_groups", "languages", "goals")
WORDS = "Wir begleiten Menschen, die hier ankommen, zu Ämtern, beim Lernen und bei der Suche nach einer Wohnung. "
HEADINGS = ["Nr", "Name", "Beschreibung", "Straße", "PLZ", "Ort", "Telefon", "E-Mail", "Themen", "Sprachen"]
START = "/verwaltung/curation/import/add/"


@contextmanager
def nothing_kept():
    """Whatever is written in the block is rolled back."""
    from django.db import transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def seconds(*works, turns=TURNS):
    """The shortest times of several works that take turns, so that noise hits all alike; each turn is rolled back.

    A work prepares, and gives back what is measured.
    """
    times = [[] for _work in works]
    for _turn in range(turns):
        for work, taken in zip(works, times, strict=True):
            with nothing_kept():
                write = work()
                began = time.perf_counter()
                write()
                taken.append(time.perf_counter() - began)
    return [min(taken) for taken in times]


def prepared():
    """The organisations, unsaved, and for each its terms by field."""
    from communes.models import Commune
    from organisations.models import Organisation
    from organisations.vocabularies import OrganisationType

    kind, communes = OrganisationType.objects.first(), list(Commune.objects.order_by("pk")[:50])
    vocabularies = {name: list(Organisation._meta.get_field(name).related_model.objects.all()) for name in TERMS}
    for number in range(ROWS):
        organisation = Organisation(
            name=f"Begegnung {number:04} e. V.", description=WORDS * 3, type=kind, commune=communes[number % 50],
            street=f"Hauptstraße {number}", postal_code="50667", city="Köln", phone=f"0221 55{number:05}",
            email=f"info@verein{number}.example.org", status="published",
        )  # fmt: skip
        terms = {
            name: [known[(number + step) % len(known)] for step in (0, 1, 2)] for name, known in vocabularies.items()
        }
        yield organisation, {name: list(dict.fromkeys(found)) for name, found in terms.items()}


def by_import():
    """Checked and written as the steps of the wizard do, with history, search words and the log of changes."""
    from organisations.exchange import applying, checking
    from organisations.exchange.planned import PlannedRow

    rows = [PlannedRow(line, one, terms=terms) for line, (one, terms) in enumerate(prepared(), start=2)]

    def write():
        for row in rows:
            row.errors += checking.problems(row.organisation)
        for start in range(0, ROWS, 250):
            applying.apply(rows[start : start + 250])

    return write


def singly():
    """Checked and saved one by one as the desk does, with the same terms."""
    pairs = list(prepared())

    def write():
        for organisation, terms in pairs:
            with organisation.one_history_entry("Import"):
                organisation.full_clean()
                organisation.save()
                for name, found in terms.items():
                    getattr(organisation, name).set(found)

    return write


def bare():
    """The same rows of the same tables, organisations and terms, as finished objects handed to `bulk_create`."""
    from organisations.exchange import applying

    pairs = list(prepared())
    for number, (organisation, _terms) in enumerate(pairs):
        applying.derive(organisation)
        organisation.slug = f"begegnung-{number}"

    def write():
        type(pairs[0][0]).objects.bulk_create(organisation for organisation, _terms in pairs)
        for name in TERMS:
            applying.link(name, [(one.pk, term.pk) for one, terms in pairs for term in terms[name]])
        applying.link("works_in", [(one.pk, one.commune_id) for one, _terms in pairs])

    return write


def file():
    """A list of organisations as a volunteer has it."""
    lines = [";".join(HEADINGS)]
    for number in range(ROWS):
        cells = [number, f"Begegnung {number:04} e. V.", WORDS, f"Hauptstraße {number}", "50667", "Köln"]
        cells += [f"0221/55{number:05}", f"info@verein{number}.example.org", "Wohnen, Sport", "Deutsch, Arabisch"]
        lines.append(";".join(map(str, cells)))
    made = io.BytesIO("\n".join(lines).encode())
    made.name = "liste.csv"
    return made


def clicked():
    """A volunteer's clicks from the file to "done", by pages; raises SystemExit where not all rows came in."""
    from django.contrib.auth.models import User
    from django.test import Client

    from curation.models import Import

    client = Client(HTTP_HOST="localhost")
    client.force_login(User.objects.create_superuser("importing"))

    def write():
        client.post(START, {"file": file()})
        made = Import.objects.first()
        address = f"/verwaltung/curation/import/{made.pk}/change/"
        columns = {f"column-{place}": target for place, target in enumerate(made.targets)}
        for answer in (
            {**columns, "do": "map", "source": "Liste"},
            {"do": "row", "kind": "possible", "decision": "new"},
        ):
            client.post(address, answer)
            worked(client, address)
        client.post(address, {"do": "apply"})
        worked(client, address)
        if made.rows.filter(applied=True).count() != ROWS:
            raise SystemExit("The list did not come in.")

    return write


def worked(client, address):
    """Waits as a browser does until the page no longer reloads itself."""
    while b'http-equiv="refresh"' in client.get(address).content:
        pass


def figures():
    """Name to figure; what takes long, once."""
    imported, created = seconds(by_import, bare)
    (saved,), (clicks,) = seconds(singly, turns=1), seconds(clicked, turns=1)
    return {
        "import of 1,000, s": imported,
        "save and set of 1,000, s": saved,
        "bulk_create of 1,000, s": created,
        "wizard, 1,000 rows, s": clicks,
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(figures()))
