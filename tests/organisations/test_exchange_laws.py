"""Laws of import: what was written out and read in changes nothing; a second import of a file changes nothing."""

import csv
import io
import time

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from organisations.exchange import applying, checking, headings, quoting, reading, recognising
from organisations.exchange.columns import COLUMNS
from organisations.exchange.planned import Options, PlannedRow
from organisations.exchange.planning import Planner
from organisations.models import Organisation, Topic
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"]), max_size=40)
LINES = st.lists(TEXT, max_size=3).map("\n".join)
NAMES = st.sampled_from(["Treff", "-Nord", "'Süd", "=A1", "k. A.", "Café; Bar | Haus", "1000", "a@b.de"])
ENTRIES = st.fixed_dictionaries(
    {
        "name": st.tuples(NAMES, TEXT).map("x".join).map(str.strip),
        "short_name": TEXT,
        "description": LINES,
        "experience": LINES,
        "street": st.sampled_from(["", "Weg 1", "Nr. 5", "12, Hof"]),
        "postal_code": st.sampled_from(["", "01067", "50667"]),
        "city": st.sampled_from(["", "Köln", "Bonn", "Köln-Mülheim"]),
        "phone": st.sampled_from(["", "+49 221 1", "0221 123 (Mo-Fr 9-12)", "Tel. 5; Fax 6", "115"]),
        "email": st.sampled_from(["", "a@example.org"]),
        "website": st.sampled_from(["", "https://example.org/a;b", "http://example.org"]),
        "hours_note": TEXT,
        "year_founded": st.sampled_from([None, 1984, 2020]),
        "latitude": st.sampled_from([None, 50.938056, 51.0]),
        "source": TEXT,
        "topics": st.sets(st.sampled_from(["wohnen", "sport", "frauen"])),
    }
)


def entered(entries):
    """Organisations with these values, as far as they are allowed; gives back their number."""
    kind, commune = factories.kind(), factories.commune()
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    rows = []
    for line, entry in enumerate(entries):
        values = {**entry, "longitude": None if entry["latitude"] is None else 6.9, "type": kind, "commune": commune}
        terms = {"topics": [topics[slug] for slug in values.pop("topics")]}
        organisation = Organisation(**values)
        if not checking.problems(organisation):
            rows.append(PlannedRow(line, organisation, terms))
    applying.apply(rows)
    return len(rows)


def written(with_id):
    """The whole directory as a CSV file."""
    target = io.StringIO(newline="")
    table = csv.writer(target, delimiter=";")
    table.writerow([*(["ID"] if with_id else []), *(column.heading for column in COLUMNS)])
    for one in Organisation.objects.order_by("pk"):
        values = (getattr(one, column.field) for column in COLUMNS)
        cells = [
            column.write(value.all() if column.holds_terms else value)
            for column, value in zip(COLUMNS, values, strict=True)
        ]
        table.writerow(map(quoting.quoted, [*([str(one.pk)] if with_id else []), *cells]))
    return target.getvalue().encode()


def planned(data, **options):
    """The planned rows of a file."""
    table = headings.table(reading.sheets(data)[0].rows)
    return Planner(table.headings, recognising.mapping(table), Options(**options)).plan(table.rows)


FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)


@FEW
@given(st.lists(ENTRIES, min_size=25, max_size=60))
def test_export_then_import_changes_nothing(entries):
    with transaction.atomic():
        number = entered(entries)
        rows = planned(written(with_id=True))
        assert (len(rows), {row.kind for row in rows}) == (number, {"unchanged"}), [
            (row.kind, row.changes, row.errors, row.same_as_line) for row in rows if row.kind != "unchanged"
        ]
        transaction.set_rollback(True)


@FEW
@given(st.lists(ENTRIES, min_size=25, max_size=60, unique_by=lambda values: values["name"].casefold()))
def test_a_second_import_of_the_same_file_changes_nothing(entries):
    with transaction.atomic():
        entered(entries)
        data = written(with_id=False)
        Organisation.objects.all().delete()
        rows = [row for row in planned(data, looks_for_likeness=False) if row.kind == "new"]
        applying.apply(rows)
        again = planned(data, looks_for_likeness=False)
        lines = {row.line for row in rows}
        assert Organisation.objects.count() == len(rows) > 0
        assert {row.kind for row in again if row.line in lines} == {"unchanged"}, [
            (row.organisation.name, row.kind, row.changes) for row in again if row.kind != "unchanged"
        ]
        transaction.set_rollback(True)


WRONG = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["", "A", "\u200b", "x" * 300]),
        "status": st.sampled_from(["draft", "published", "sichtbar"]),
        "postal_code": st.sampled_from(["", "5066", "506671", "abcde", "50667"]),
        "latitude": st.sampled_from([None, 50.0, 200.0]),
        "longitude": st.sampled_from([None, 7.0]),
        "email": st.sampled_from(["", "a", "a@b.de"]),
        "website": st.sampled_from(["", "javascript:x", "https://example.org"]),
        "year_founded": st.sampled_from([None, 1, 1984]),
        "confirmed_how": st.sampled_from(["", "phone"]),
    },
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(WRONG, st.booleans())
def test_the_quick_check_finds_what_full_clean_finds(values, is_placed):
    place = {"type": factories.kind(), "commune": factories.commune()} if is_placed else {}
    slow, quick = (Organisation(**{"name": "A", **place, **values}) for _time in range(2))
    try:
        slow.full_clean()
        refused = False
    except ValidationError:
        refused = True
    assert bool(checking.problems(quick)) == refused


def test_the_quick_check_asks_the_database_nothing(django_assert_num_queries):
    organisation = Organisation(name="A", type=factories.kind(), commune=factories.commune())
    with django_assert_num_queries(0):
        assert checking.problems(organisation) == []


def test_applying_is_many_times_quicker_than_saving_one_by_one():
    factories.commune()
    data = "Name;Art;Kommune (AGS);Themen;Telefon;Straße\n" + "".join(
        f"Verein {number};Beratungsstelle;05315000;Wohnen; Sport;0221 {number};Weg {number}\n".replace("; S", "|S")
        for number in range(240)
    )
    rows = planned(data.encode(), looks_for_likeness=False)
    begun = time.perf_counter()
    applying.apply(rows)
    quick = (time.perf_counter() - begun) / len(rows)
    topics = list(Topic.objects.filter(slug__in=["wohnen", "sport"]))
    begun = time.perf_counter()
    for number in range(30):
        one = Organisation(name=f"Anders {number}", type=factories.kind(), commune=factories.commune())
        with one.one_history_entry():
            one.full_clean()
            one.save()
            one.topics.set(topics)
    slow = (time.perf_counter() - begun) / 30
    assert slow / quick > 8, slow / quick
