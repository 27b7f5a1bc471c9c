"""How long the picture of 2,000 nodes takes, new and again: `python -m benchmarks.network` prints figures as JSON."""

import json
import statistics
import time

import django

ADDRESS = "/kooperation/netz/"
TURNS = 5


def asked(number):
    """Seconds for the page, asked by an address of its own, and its bytes."""
    from django.test import Client

    began = time.perf_counter()
    response = Client(HTTP_HOST="localhost").get(ADDRESS, {"asked": str(number)})
    size = len(response.content)
    if response.status_code != 200 or b'class="network"' not in response.content:
        raise SystemExit(f"{ADDRESS} cannot be drawn (status {response.status_code}).")
    return time.perf_counter() - began, size


def new(number):
    """The same, where nothing was worked out before for this version of the data."""
    from organisations.index import kept

    kept.current().remembered.clear()
    return asked(number)


def figures():
    """Medians: seconds for a picture that is new and for one that is kept, and the size of the page."""
    asked(-1)
    drawn = [new(number) for number in range(TURNS)]
    again = [asked(TURNS + number)[0] for number in range(TURNS)]
    return {
        "network of 2,000 nodes, s": statistics.median(seconds for seconds, _size in drawn),
        "the same network again, s": statistics.median(again),
        "page of the network, kB": drawn[0][1] / 1000,
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(figures()))
