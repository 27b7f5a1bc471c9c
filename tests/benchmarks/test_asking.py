"""How addresses are asked: in turns, often enough, and what is not there is said."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from benchmarks import asking
from benchmarks.asking import Target


class Small(BaseHTTPRequestHandler):
    """Answers 200 to /, 500 to /broken, 404 to all else, and remembers the order."""

    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response({"/": 200, "/two": 200, "/broken": 500}.get(self.path, 404))
        self.end_headers()

    def log_message(self, *words):
        """Nothing: the tests are quiet."""


@pytest.fixture
def port():
    """The port of a small server."""
    Small.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), Small)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_addresses_take_turns_and_absent_ones_are_named(port):
    figures = asking.measure([Target("one", port, "/"), Target("two", port, "/two"), Target("none", port, "/none")])
    assert figures["none"] == "status 404"
    assert figures["one"]["times"] == figures["two"]["times"] == asking.ROUNDS
    assert 0 < figures["one"]["median"] <= figures["one"]["p95"]
    assert Small.asked[-4:] == ["/", "/two", "/", "/two"]


def test_an_error_stops_the_run(port):
    with pytest.raises(SystemExit, match="broken"):
        asking.measure([Target("broken", port, "/broken")])


def test_slow_addresses_are_asked_less_often():
    assert Target("slow", 0, "/", times=[20.0]).is_done
    assert not Target("middling", 0, "/", times=[3.0, 3.0]).is_done
    assert Target("middling", 0, "/", times=[3.0, 3.0, 3.0]).is_done
    assert not Target("quick", 0, "/", times=[0.01] * 39).is_done
