"""What somebody asks for in the address, and what comes out: answers, counts, notices."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from organisations.filters import OrganisationFilter
from organisations.index import kept
from organisations.models import Organisation
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db


def selected(query):
    """The names that a query string selects."""
    return [organisation.name for organisation in Selection(QueryDict(query)).organisations[:]]


@pytest.fixture(scope="module")
def trio(lasting):
    """Three organisations that differ in everything."""
    factories.organisation("Alpha", topics=["wohnen"], postal_code="50667", confirmed_on=timezone.localdate())
    factories.organisation("Beta", topics=["wohnen", "sport"], district=factories.district("Mülheim"))
    factories.organisation(
        "Gamma", topics=["sport"], type=factories.kind("sportverein"), commune=factories.commune("Bonn")
    )
    factories.organisation("Entwurf", status="draft", topics=["wohnen"])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Alpha", "Beta", "Gamma"]),
        ("thema=wohnen", ["Alpha", "Beta"]),
        ("thema=wohnen&thema=sport", ["Alpha", "Beta", "Gamma"]),
        ("thema=wohnen&kommune=bonn", []),
        ("thema=sport&kommune=bonn", ["Gamma"]),
        ("art=sportverein", ["Gamma"]),
        ("bezirk=koeln-muelheim", ["Beta"]),
        ("plz=506", ["Alpha"]),
        ("bestaetigt=30", ["Alpha"]),
        ("q=wohn&sort=name", ["Alpha", "Beta"]),
        ("q=gamma", ["Gamma"]),
        ("sort=bestaetigt", ["Alpha", "Beta", "Gamma"]),
        ("seite=7&thema=wohnen", ["Alpha", "Beta"]),
    ],
)
def test_same_parameter_is_or_and_different_ones_are_and(trio, query, names):
    assert selected(query) == names


BAD = [
    "gibt-es-nicht", "9" * 30, "9" * 1000, "-1", "[]", "{}", "%ED%A0%80", "%F0%9F%98%80", "a'b\"c", "*", "%25",
    "Ärzte", "1e400", "None",
]  # fmt: skip


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize("name", list(OrganisationFilter.base_filters))
def test_nonsense_is_named_and_everything_else_is_shown(trio, name, value):
    selection = Selection(QueryDict(f"{name}={value}"))
    assert selection.page is not None
    if name not in {"q", "plz", "bestaetigt"}:
        assert selection.total == 3
        assert len(selection.notices) == 1
        assert str(selection.filter.filters[name].label) in selection.notices[0]


def test_known_values_count_beside_unknown_ones(trio):
    selection = Selection(QueryDict("thema=sport&thema=xyz&thema="))
    assert selection.total == 2
    assert "„xyz“" in selection.notices[0]


@pytest.mark.parametrize(
    ("page", "shown", "says"), [("1", 1, 0), ("2", 1, 1), ("0", 1, 1), ("x", 1, 1), ("9" * 99, 1, 1)]
)
def test_a_page_that_is_not_there(trio, page, shown, says):
    selection = Selection(QueryDict(f"seite={page}"))
    assert (selection.page.number, len(selection.notices)) == (shown, says)


def test_very_long_words_are_cut_and_the_page_says_so(trio):
    selection = Selection(QueryDict("q=" + "x" * 10_000))
    assert "sehr lang" in selection.notices[0]
    assert len(selection.filter.answers["q"]) == 200


def test_chips_take_back_one_answer(trio):
    chips = Selection(QueryDict("thema=wohnen&thema=sport&q=a&seite=2&sort=name&art=")).chips
    assert {(chip.answer, chip.without) for chip in chips} == {
        ("„a“", "thema=wohnen&thema=sport&sort=name"),
        ("Wohnen", "thema=sport&q=a&sort=name"),
        ("Sport", "thema=wohnen&q=a&sort=name"),
    }


def naive_count(query, name, value):
    """How many organisations an option would show: asked the slow way, through the whole filter."""
    params = QueryDict(query, mutable=True)
    params.setlist(name, [value])
    return OrganisationFilter(params, kept.current()).qs.count()


@pytest.mark.parametrize(
    "query", ["", "thema=wohnen", "thema=wohnen&art=beratungsstelle&q=organisation", "bezirk=koeln-nippes"]
)
def test_counts_are_what_choosing_the_option_would_show(query):
    factories.many(12)
    factories.organisation("Im Entwurf", status="draft", topics=["wohnen"])
    axes = Selection(QueryDict(query)).axes
    assert {"art", "thema", "netzwerk", "bezirk", "kommune", "merkmal"} <= {axis.name for axis in axes}
    for axis in axes:
        for option in axis.options:
            assert option.count == naive_count(query, axis.name, option.value), (axis.name, option)


def test_long_axes_show_the_commonest_and_the_chosen_first():
    factories.many(30)
    axis = next(axis for axis in Selection(QueryDict("thema=spenden")).axes if axis.name == "thema")
    assert "spenden" in {option.value for option in axis.first}
    assert len(axis.first) in {10, 11}
    assert len(axis.first) + len(axis.rest) == len(axis.options)


def test_confirmation_within_days_counts_from_today(trio):
    Organisation.objects.filter(name="Beta").update(confirmed_on=timezone.localdate() - timedelta(days=31))
    assert selected("bestaetigt=30") == ["Alpha"]
    assert selected("bestaetigt=31") == ["Alpha", "Beta"]
