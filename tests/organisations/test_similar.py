"""Similar organisations: rare shared terms weigh more; the same answer every time."""

import pytest

from organisations.index import kept
from organisations.similar import similar_to
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_rarer_the_shared_term_the_more_alike():
    mine = factories.organisation("Meine", topics=["wohnen", "lsbtiq"])
    factories.organisation("Selten", topics=["lsbtiq"])
    for number in range(5):
        factories.organisation(f"Häufig {number}", topics=["wohnen"])
    found = similar_to(mine, kept.current())
    assert [other.organisation.name for other in found] == ["Selten", "Häufig 0", "Häufig 1", "Häufig 2"]
    assert [other.shared for other in found[:2]] == [["LSBTIQ"], ["Wohnen"]]


def test_equal_ones_go_by_name():
    mine = factories.organisation("Meine", topics=["wohnen"])
    for name in ("Zuletzt", "Anfang"):
        factories.organisation(name, topics=["wohnen"])
    assert [other.organisation.name for other in similar_to(mine, kept.current())] == ["Anfang", "Zuletzt"]


def test_neither_itself_nor_drafts_nor_strangers():
    mine = factories.organisation("Meine", topics=["wohnen"])
    factories.organisation("Entwurf", status="draft", topics=["wohnen"])
    factories.organisation("Fremd", topics=["sport"])
    assert similar_to(mine, kept.current()) == []
    assert similar_to(factories.organisation("Leer"), kept.current()) == []
