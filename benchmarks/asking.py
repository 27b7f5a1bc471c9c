"""Asks servers over HTTP and takes the time. All addresses take turns, so that the machine's noise hits all alike."""

import statistics
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection

ROUNDS, ENOUGH = 40, 3
# Seconds that one address may take altogether once it was asked often enough, and seconds that are slow for one answer.
BUDGET, SLOW = 3, 5


@dataclass
class Target:
    """One address of a server that is measured under a name; `times` are in seconds.

    "TURN" in the address becomes another number with each question, so that no answer can be a remembered one.
    """

    name: str
    port: int
    address: str
    headers: dict = field(default_factory=dict)
    expected: int = 200
    times: list = field(default_factory=list)
    status: int = 0

    @property
    def next_address(self):
        """The address of the next question."""
        return self.address.replace("TURN", str(len(self.times)))

    @property
    def is_done(self):
        """Whether it was asked often enough."""
        spent = sum(self.times)
        enough = len(self.times) >= (1 if spent > SLOW * ENOUGH else ENOUGH)
        return len(self.times) >= ROUNDS or (enough and spent > BUDGET)

    @property
    def figures(self):
        """Median and 95th percentile in milliseconds, and how often it was asked."""
        times = sorted(1000 * seconds for seconds in self.times)
        last = times[min(len(times) - 1, round(0.95 * len(times)))]
        return {"median": statistics.median(times), "p95": last, "times": len(times)}


def answer(port, address, headers=None):
    """Status, headers, body and seconds of one request on a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=1200)
    began = time.perf_counter()
    try:
        connection.request("GET", address, headers=headers or {})
        response = connection.getresponse()
        body = response.read()
        return response.status, response.headers, body, time.perf_counter() - began
    finally:
        connection.close()


def is_answered(port, address):
    """Whether the server is there and answers 200."""
    try:
        return answer(port, address)[0] == 200
    except OSError:
        return False


def warm(target):
    """Asks an address once, and a quick one again; notes what it answers."""
    target.status, _headers, body, seconds = answer(target.port, target.address, target.headers)
    if target.status >= 500 or b"facets-timed-out" in body:
        raise SystemExit(f"{target.name}: {target.address} cannot be answered completely (status {target.status}).")
    if seconds < SLOW:
        answer(target.port, target.address, target.headers)


def take_turns(targets):
    """Asks all addresses, one after the other, until each was asked often enough."""
    while waiting := [target for target in targets if not target.is_done]:
        for target in waiting:
            status, _headers, _body, seconds = answer(target.port, target.next_address, target.headers)
            if status != target.expected:
                raise SystemExit(f"{target.name}: {target.address} answers {status}.")
            target.times.append(seconds)


def measure(targets):
    """Name to figures; an address that does not answer as expected is left out, with its status in words."""
    for target in targets:
        warm(target)
    there = [target for target in targets if target.status == target.expected]
    take_turns(there)
    return {target.name: target.figures if target in there else f"status {target.status}" for target in targets}
