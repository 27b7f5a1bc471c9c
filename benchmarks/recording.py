"""Keeps what a template asks of an object, so that it is calculated once and then only read.

Works with whatever attributes an object has: each is asked for at the first drawing and answered from the
record afterwards. Rows of the database stay what they are, with all that was loaded with them.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.db.models import Manager, Model, QuerySet
from django.utils.functional import Promise

PLAIN = (str, bytes, int, float, Decimal, bool, type(None), Model, Manager, type)


def recorded(value):
    """The value, ready: texts and numbers as they are, rows loaded, other objects with a record."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, Mapping):
        return {key: recorded(one) for key, one in value.items()}
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(recorded(one) for one in value)
    if isinstance(value, list | set | frozenset | QuerySet | Iterator):
        return [recorded(one) for one in value]
    return called(value) if callable(value) else Recorded(value)


def called(method):
    """What a method answers, as a template would call it; a method that wants arguments stays a method."""
    try:
        return recorded(method())
    except TypeError:
        return method


class Recorded:
    """Answers for another object; every answer is asked for once and then lies in the instance itself."""

    def __init__(self, source):
        self._source = source

    def __getattr__(self, name):
        answer = recorded(getattr(self._source, name))
        setattr(self, name, answer)
        return answer

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return self._truth

    def __str__(self):
        return self._text

    @property
    def _items(self):
        return self._kept("_listed", lambda: recorded(list(self._source)))

    @property
    def _truth(self):
        return self._kept("_is_true", lambda: bool(self._source))

    @property
    def _text(self):
        return self._kept("_worded", lambda: str(self._source))

    def _kept(self, name, ask):
        if name not in self.__dict__:
            self.__dict__[name] = ask()
        return self.__dict__[name]
