"""The yearly report on a made-up year: 2024, with what came before and after."""

import csv
import io
from datetime import date, datetime

import pytest
from django.utils import timezone

from cooperations.models import Cooperation
from cooperations.report import YearReport
from tests import factories
from tests.cooperations.made import cooperation
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db
YEAR = 2024
ADDRESS = "/verwaltung/cooperations/cooperation/jahresbericht/"


def entered(made, *day):
    """Lets a cooperation have been entered on that day."""
    moment = timezone.make_aware(datetime(*day, 12))
    Cooperation.objects.filter(pk=made.pk).update(created_at=moment)


@pytest.fixture
def kinds(db):
    """Organisations by a letter: two advice centres, a sports club, a foundation, and one without a type."""
    slugs = {"a": "beratungsstelle", "b": "beratungsstelle", "s": "sportverein", "u": "unternehmensstiftung"}
    made = {letter: factories.organisation(letter, type=factories.kind(slug)) for letter, slug in slugs.items()}
    return {**made, "x": factories.organisation("x", type=None, status="draft")}


@pytest.fixture
def years(kinds):
    """Cooperations before, in and after the year."""

    def one(title, who, state, begin=None, end=None, since=(2024, 6, 1), **values):
        made = cooperation(*(kinds[letter] for letter in who), title=title, state=state, starts_on=begin, ends_on=end,
                           **values)  # fmt: skip
        entered(made, *since)
        return made

    one("alt", "as", "ended", date(2020, 1, 1), date(2023, 12, 31), (2020, 1, 1))
    one("lang", "as", "running", date(2022, 5, 1), None, (2022, 1, 1), result="Viel")
    one("neu", "abu", "running", date(2024, 1, 1))
    one("vorbei", "sx", "ended", date(2023, 3, 1), date(2024, 12, 31), (2023, 3, 1), result="Wenig")
    one("kurz", "su", "ended", date(2024, 2, 1), date(2024, 3, 1))
    one("bald", "bs", "agreed", date(2025, 1, 1))
    one("nichts", "bu", "failed", None, date(2024, 7, 1), (2023, 1, 1), why_not="=Kein Geld")
    one("später", "xu", "running", date(2025, 1, 1), None, (2025, 1, 1))
    one("idee", "ab", "idea")
    return YearReport(YEAR)


def titles(rows):
    """The titles of cooperations."""
    return [row.title for row in rows]


def test_how_many(years):
    assert titles(years.new) == ["bald", "idee", "kurz", "neu"]
    assert titles(years.begun) == ["kurz", "neu"]
    assert titles(years.running) == ["kurz", "lang", "neu", "vorbei"]
    assert titles(years.ended) == ["kurz", "vorbei"]
    assert [(row.title, row.why_not) for row in years.failed] == [("nichts", "=Kein Geld")]
    assert years.in_preparation is None
    assert [number for _label, number in years.numbers] == [4, 2, 4, 2, 1]


def test_what_is_in_preparation_is_known_for_today_only(years):
    today = YearReport(timezone.localdate().year)
    assert titles(today.in_preparation) == ["bald", "idee"]


def test_with_whom(years):
    found = [(row.label, row.organisations, row.cooperations) for row in years.by_type]
    assert found == [
        ("Beratungsstellen", 2, 2),
        ("Sportvereine", 1, 3),
        ("Unternehmensstiftungen", 1, 2),
        ("ohne Art", 1, 1),
    ]
    assert years.organisations == 5


def test_new_mixes_are_pairs_of_types_that_never_worked_together_before(years):
    found = [(mix.label, titles(mix.cooperations)) for mix in years.new_mixes]
    assert found == [
        ("Beratungsstelle + Unternehmensstiftung", ["neu"]),
        ("Sportverein + Unternehmensstiftung", ["kurz"]),
    ]
    assert [mix.label for mix in YearReport(2020).new_mixes] == ["Beratungsstelle + Sportverein"]
    assert YearReport(2022).new_mixes == YearReport(2025).new_mixes == []


def test_results(years):
    assert titles(years.results) == ["lang", "vorbei"]


def test_without_a_beginning_the_day_of_entering_counts(kinds):
    made = cooperation(kinds["a"], kinds["s"], state="running")
    Cooperation.objects.filter(pk=made.pk).update(starts_on=None)
    entered(made, 2023, 12, 31)
    assert titles(YearReport(2023).begun) == ["Sprachcafé"]
    assert titles(YearReport(2024).begun) == []
    assert titles(YearReport(2024).running) == ["Sprachcafé"]


def test_a_day_is_that_of_our_clocks(kinds):
    made = cooperation(kinds["a"])
    just_after_midnight = datetime(2023, 12, 31, 23, 30, tzinfo=timezone.get_fixed_timezone(0))
    Cooperation.objects.filter(pk=made.pk).update(created_at=just_after_midnight)
    assert (len(YearReport(2023).new), len(YearReport(2024).new)) == (0, 1)


def test_the_page_says_it_all(redaktion, years):
    page = redaktion.get(f"{ADDRESS}{YEAR}/").content.decode()
    for part in ("Jahresbericht 2024", "gelaufen", "Sportvereine", "Sportverein + Unternehmensstiftung", "Wenig",
                 "=Kein Geld", "Wie wird gezählt?", f"{ADDRESS}2023/", f"{ADDRESS}2025/"):  # fmt: skip
        assert part in page


def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula(redaktion, years):
    response = redaktion.get(f"{ADDRESS}{YEAR}.csv")
    text = response.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Abschnitt", "Was", "Anzahl", "Text"]
    assert ["Kooperationen", "gelaufen", "4", ""] in rows
    assert ["Mit wem", "Sportvereine", "1", ""] in rows
    assert ["Nicht zustande gekommen", "nichts", "", "'=Kein Geld"] in rows
    assert "jahresbericht-2024.csv" in response.headers["Content-Disposition"]


@pytest.mark.parametrize("year", ["1999", "9999", "99999999999999999999", "0"])
def test_of_some_years_nothing_can_be_known(redaktion, year):
    assert redaktion.get(f"{ADDRESS}{year}/").status_code == 404
    assert redaktion.get(f"{ADDRESS}{year}.csv").status_code == 404


def test_who_may_read_it(visitor, outsider, redaktion, leitung):
    for address in (f"{ADDRESS}{YEAR}/", f"{ADDRESS}{YEAR}.csv"):
        found = [client.get(address).status_code for client in (visitor, outsider, redaktion, leitung)]
        assert found == [302, 403, 200, 200]
    assert redaktion.get(ADDRESS).url == f"{ADDRESS}{timezone.localdate().year}/"


def test_as_many_queries_for_three_as_for_sixty(kinds):
    def more(number):
        for _made in range(number):
            cooperation(kinds["a"], kinds["s"], kinds["x"], state="running")

    this_year = timezone.localdate().year
    assert assert_same_number(lambda year: list(YearReport(year).table), [this_year], more) == {this_year: 4}
