"""The files: read back as they were written, whatever people wrote into names."""

import csv
import io
import tempfile

import igraph
import pytest
from django.http import QueryDict

from cooperations.network import export
from cooperations.network.ties import known_cooperations, ties
from organisations.exchange import delimited
from organisations.index import kept
from organisations.models import Network, Organisation
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db


def of_all():
    """The ties of all organisations."""
    found = Selection(QueryDict(""), kept.current()).filter
    return ties(found.index, found.hits, known_cooperations(False))


def read_graphml(pieces):
    """A GraphML file as igraph reads it."""
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write("".join(pieces).encode())
        file.flush()
        return igraph.Graph.Read_GraphML(file.name)


def read_csv(rows):
    """The rows of a CSV file, read back."""
    text = b"".join(delimited.lines(rows)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_graphml_is_read_back_as_it_is():
    made = factories.many(12)
    graph = read_graphml(export.graphml(of_all()))
    assert graph.vcount() == 14
    assert graph.ecount() == sum(one.networks.count() for one in made)
    assert set(graph.vs["name"]) == {one.name for one in made} | {"Bündnis A", "Bündnis B"}
    node = graph.vs.find(name="Organisation 002")
    assert node["kind"] == "organisation"
    assert node["type"] == "Beratungsstelle"
    assert node["ties"] == node.degree() == 2
    assert {graph.vs[other]["name"] for other in graph.neighbors(node)} == {"Bündnis A", "Bündnis B"}


def test_names_with_markup_and_control_characters_do_no_harm():
    table = factories.network()
    made = factories.organisation("Normal", networks=[table])
    evil = "A & B <c> \"d\" ]]> 'e' \x01\x0b\ufffe\uffff 🙂"
    Organisation.objects.filter(pk=made.pk).update(name=evil)
    Network.objects.filter(pk=table.pk).update(name="]]><x/>")
    kept.forget()
    names = read_graphml(export.graphml(of_all())).vs["name"]
    assert sorted(names) == sorted(["]]><x/>", "A & B <c> \"d\" ]]> 'e' ���� 🙂"])


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r"])
def test_no_spreadsheet_takes_a_name_for_a_formula(beginning):
    table = factories.network()
    made = factories.organisation("Normal", networks=[table])
    Organisation.objects.filter(pk=made.pk).update(name=f'{beginning}1+1;"x"')
    for rows in (read_csv(export.rows_of_ties(of_all())), read_csv(export.rows_of_nodes(of_all()))):
        cells = [cell for row in rows for cell in row]
        assert f'\'{beginning}1+1;"x"' in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_both_csv_files_hold_the_same_ties():
    factories.many(12)
    found = of_all()
    (heading, *edges), (other, *nodes) = read_csv(export.rows_of_ties(found)), read_csv(export.rows_of_nodes(found))
    assert len(edges) == found.total
    assert len(nodes) == 14
    assert len(set(map(len, [heading, *edges]))) == len(set(map(len, [other, *nodes]))) == 1
    ties_of = {row[0]: int(row[5]) for row in nodes}
    for key, number in ties_of.items():
        assert number == sum(key in (row[0], row[2]) for row in edges)


def test_files_follow_the_filters_and_are_not_sent_twice(visitor):
    factories.many(6)
    address = "/kooperation/netz.csv?netzwerk=buendnis-b"
    response = visitor.get(address)
    content = b"".join(response.streaming_content).decode()
    assert "Organisation 001" not in content
    assert "Organisation 002" in content
    assert 'filename="netz.csv"' in response["Content-Disposition"]
    assert visitor.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert visitor.post(address).status_code == 405
