"""How many queries some work takes, and that they do not grow with the directory."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisations.index import kept
from tests import factories


def queries(ask, *question):
    """How many queries a question takes whose answer nobody keeps; a page must be found."""
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        answer = ask(*question)
    assert getattr(answer, "status_code", 200) == 200
    return len(captured)


def assert_same_number(ask, questions, grow=factories.many, sizes=(3, 60)):
    """Asserts that each question takes as many queries with few rows as with many; returns how many, by question.

    `grow(number)` adds so many rows. What a process reads once is not counted: each question is asked once before, and
    what the index remembers of the answers is forgotten.
    """
    counted = []
    for number in sizes:
        grow(number)
        for question in questions:
            ask(question)
        kept.forget()
        kept.current()
        counted.append({question: queries(ask, question) for question in questions})
    few, many = counted
    assert many == few, (few, many)
    return few
