"""Form fields that take what they know and remember what they do not, instead of refusing all.

A visitor's address may be old, cut or mistyped; the page shows what it can and says what it left out.
"""

from copy import copy

from django import forms

MOST_VALUES = 100
LONGEST_WORDS = 200


class Light:
    """For fields of a form that is made for every request: a copy shares what never changes."""

    def __deepcopy__(self, memo):
        return copy(self)


class KnownTerms(Light, forms.Field):
    """Terms of a table by their slugs; `terms` knows them, `not_understood` holds the slugs that do not exist."""

    widget = forms.SelectMultiple
    not_understood = ()
    terms = {}

    def __init__(self, *, table, **options):
        super().__init__(**options)
        self.table = table

    def clean(self, value):
        wanted = [slug for slug in dict.fromkeys(value or []) if slug][:MOST_VALUES]
        self.not_understood = [slug for slug in wanted if slug not in self.terms]
        return [self.terms[slug] for slug in wanted if slug in self.terms]


class KnownChoices(Light, forms.MultipleChoiceField):
    """Values of a fixed list; `not_understood` holds the others."""

    not_understood = ()

    def clean(self, value):
        wanted = [choice for choice in dict.fromkeys(value or []) if choice][:MOST_VALUES]
        known = {choice for choice, _label in self.choices}
        self.not_understood = [choice for choice in wanted if choice not in known]
        return [choice for choice in wanted if choice in known]


class Pattern(Light, forms.CharField):
    """A single value that must match a regular expression; `not_understood` holds any other."""

    not_understood = ()

    def __init__(self, *, pattern, **options):
        super().__init__(**options)
        self.pattern = pattern

    def clean(self, value):
        value = (value or "").strip()
        if value and not self.pattern.fullmatch(value):
            self.not_understood = [value]
            return ""
        return value


class Words(Light, forms.CharField):
    """Words to search for; what is longer than anyone types is cut, and `not_understood` says so."""

    not_understood = ()

    def clean(self, value):
        value = " ".join((value or "").split())
        if len(value) > LONGEST_WORDS:
            self.not_understood = [value[LONGEST_WORDS:]]
        return value[:LONGEST_WORDS]
