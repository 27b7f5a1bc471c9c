"""A saved change: when it is seen, by which workers, and what the next request costs."""

import re
import statistics
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

from benchmarks import asking
from benchmarks.data import ROOT
from benchmarks.pages import LIST

CHANGES, AT_ONCE, MOST_ROUNDS = 8, 4, 20
LETTERS = "bdfgklmnprstwz"


def new_word(number):
    """A word that stands nowhere yet and is like no other."""
    letters = [LETTERS[(number * 5 + place * place * 3) % len(LETTERS)] for place in range(9)]
    return "qx" + "".join(letters)


class Changing:
    """Another process that saves changes of one entry."""

    def __init__(self, directory, slug):
        command = [sys.executable, "-m", "benchmarks.change", slug]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, env=directory.environment, cwd=ROOT, **pipes)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.communicate()

    def save(self, word):
        """Saves the entry with the word; returns when the transaction is over."""
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        if self.process.stdout.readline() != "saved\n":
            raise SystemExit("The change could not be saved.")


def shown(port, word, slug, more=""):
    """Whether the list finds just the entry by the word, the worker that answered, and the seconds."""
    asks = {"X-Count-Queries": "1"} if more == "&worker" else {}
    _status, headers, body, seconds = asking.answer(port, f"{LIST}?q={quote(word)}{more}", asks)
    total = re.search(rb'data-total="(\d+)"', body)
    is_new = bool(total) and total[1] == b"1" and f'data-organisation="{slug}"'.encode() in body
    return is_new, headers["X-Worker"], seconds


def cost(server, changing, slug):
    """Median milliseconds of the request after a change and of a normal one; whether each showed the change."""
    first, normal, seen = [], [], []
    for number in range(CHANGES):
        changing.save(new_word(number))
        is_new, _worker, seconds = shown(server.port, new_word(number), slug)
        seen.append(is_new)
        first.append(1000 * seconds)
        normal.append(1000 * shown(server.port, new_word(number), slug, "&sort=name")[2])
    return {"first": statistics.median(first), "normal": statistics.median(normal), "seen": all(seen)}


def seen_by_all(server, changing, slug):
    """Whether each worker shows a change at its next request; None where not every one could be made to answer."""
    word, workers, seen = new_word(CHANGES), set(), True
    everybody = set(server.workers)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ask_at_once(pool, server, new_word(CHANGES + 1), slug)
        changing.save(word)
        for _round in range(MOST_ROUNDS):
            for is_new, worker, _seconds in ask_at_once(pool, server, word, slug):
                seen = seen and is_new
                workers.add(worker)
            if workers == everybody:
                return seen
    return None if seen else False


def ask_at_once(pool, server, word, slug):
    """Several requests at the same time, so that no worker can answer them all."""
    return list(pool.map(lambda _number: shown(server.port, word, slug, "&worker"), range(AT_ONCE)))
