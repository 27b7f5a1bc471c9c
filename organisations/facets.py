"""How many organisations each option of each filter would show, given all other filters."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language

from organisations.filters import TermFilter
from organisations.index.terms import TABLES
from organisations.signs import SIGNS
from organisations.words import typed_words

FIRST_SHOWN = 10
# A longer list of options is not drawn whole: it can be searched on a page of its own.
MOST_DRAWN = 40
MOST_LISTED = 200


class Option(NamedTuple):
    """One option: its value in the address, its label, its number of organisations, whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Axis:
    """The options of one filter: the chosen and commonest `first`, the `rest` folded; a long one has still more."""

    name: str
    label: str
    first: list[Option]
    rest: list[Option]
    is_long: bool = False

    @property
    def is_chosen(self):
        """Whether any option is chosen."""
        return any(option.chosen for option in self.first)

    @property
    def options(self):
        """All options that are drawn."""
        return [*self.first, *self.rest]


def axes(filterset):
    """The axes of the filter set with their options and counts, in the order of its declaration."""
    found = [axis(filterset, name) for name, question in filterset.filters.items() if hasattr(question, "kind")]
    return [one for one in found if one.first]


def axis(filterset, name):
    """One axis: short lists whole, of long ones the chosen and the commonest options."""
    question = filterset.filters[name]
    base = filterset.all_but(name)
    if isinstance(question, TermFilter):
        return term_axis(filterset, name, base)
    options = sign_options(filterset, name, base)
    return Axis(name, question.label, *divided(options))


def term_axis(filterset, name, base):
    """The axis of a vocabulary: drawn whole where it is short."""
    question = filterset.filters[name]
    chosen = {term.pk: term for term in filterset.answers.get(name, ())}
    if len(filterset.index.bitmaps[question.kind]) <= MOST_DRAWN:
        options = term_options(filterset.index, question.kind, base, chosen)
        return Axis(name, question.label, *divided(options))
    return Axis(name, question.label, commonest_options(filterset.index, question.kind, base, chosen), [], is_long=True)


def term_options(index, kind, base, chosen):
    """All terms that any organisation has, and those that were chosen although none has them."""
    language, used = get_language(), index.used(kind)
    unused = [Option(term.slug, term.label, 0, True) for key, term in chosen.items() if not used[key]]
    return unused + [
        Option(term.slug, term.label_in(language), base.intersection_cardinality(bitmap), term.pk in chosen)
        for term, bitmap in index.terms_in_use(kind)
    ]


def commonest_options(index, kind, base, chosen):
    """The chosen terms and the ten commonest."""
    counts = dict(index.commonest(kind, base, FIRST_SHOWN))
    counts.update((key, base.intersection_cardinality(index.having(kind, [key]))) for key in chosen)
    known = index.terms.by_key[TABLES[kind]]
    options = [
        Option(term.slug, term.label, number, key in chosen)
        for key, number in counts.items()
        if (term := known.get(key))
    ]  # fmt: skip
    return chosen_first(options)


def sign_options(filterset, name, base):
    """The options of the axis of signs."""
    index, chosen = filterset.index, filterset.answers.get(name, [])
    counts = index.counts("sign", base)
    shown = [sign for sign in SIGNS if sign.slug in index.used("sign") or sign.slug in chosen]
    return [Option(sign.slug, str(sign), counts[sign.slug], sign.slug in chosen) for sign in shown]


def divided(options):
    """The ten commonest and the chosen options, and the others, in the order of the list, the chosen before all."""
    if len(options) <= FIRST_SHOWN:
        return chosen_first(options), []
    numbers = sorted((option.count for option in options), reverse=True)
    least = numbers[FIRST_SHOWN - 1]
    room = FIRST_SHOWN - sum(number > least for number in numbers)
    first, rest = [], []
    for option in options:
        is_equal = option.count == least
        (first if option.chosen or option.count > least or (is_equal and room > 0) else rest).append(option)
        room -= is_equal
    return chosen_first(first), rest


def chosen_first(options):
    """The options, those that are chosen before the others."""
    chosen = [option for option in options if option.chosen]
    return [*chosen, *(option for option in options if not option.chosen)] if chosen else options


def listed(filterset, name, words):
    """The options of a vocabulary to search in: the chosen ones, and those with organisations whose names begin so."""
    question, index = filterset.filters[name], filterset.index
    counts = index.counts(question.kind, filterset.all_but(name))
    chosen = {term.pk for term in filterset.answers.get(name, ())}
    typed = typed_words(words)
    options = chosen_first(
        [
            Option(term.slug, term.label, counts[term.pk], term.pk in chosen)
            for term in index.terms[TABLES[question.kind]]
            if term.pk in chosen or (counts[term.pk] and term.begins_with(typed))
        ]
    )
    return Axis(name, question.label, options[:MOST_LISTED], [], is_long=len(options) > MOST_LISTED)
