"""How many organisations each option of each filter would show, given all other filters."""

from dataclasses import dataclass

from django.utils.translation import get_language

from organisations.filters import TermFilter
from organisations.signs import SIGNS
from organisations.words import typed_words

FIRST_SHOWN = 10
# A longer list of options is not drawn whole: it can be searched on a page of its own.
MOST_DRAWN = 40
MOST_LISTED = 200
LONG = ("kommune", "bezirk", "netzwerk")


@dataclass(frozen=True, slots=True)
class Option:
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
    """The axis of a vocabulary."""
    question, index = filterset.filters[name], filterset.index
    known = index.terms.by_key[filterset.form.fields[name].table]
    chosen = {term.pk for term in filterset.answers.get(name, ())}
    language = get_language()
    if len(index.bitmaps[question.kind]) <= MOST_DRAWN:
        used = index.used(question.kind)
        counts = index.counts(question.kind, base)
        shown = [term for key, term in known.items() if key in used or key in chosen]
        options = [Option(term.slug, term.label_in(language), counts[term.pk], term.pk in chosen) for term in shown]
        return Axis(name, question.label, *divided(options))
    commonest = dict(index.commonest(question.kind, base, FIRST_SHOWN))
    commonest.update((key, base.intersection_cardinality(index.having(question.kind, [key]))) for key in chosen)
    terms = [known[key] for key in commonest if key in known]
    options = [Option(term.slug, term.label, commonest[term.pk], term.pk in chosen) for term in terms]
    return Axis(name, question.label, chosen_first(options), [], is_long=True)


def sign_options(filterset, name, base):
    """The options of the axis of signs."""
    index, chosen = filterset.index, filterset.answers.get(name, [])
    counts = index.counts("sign", base)
    shown = [sign for sign in SIGNS if sign.slug in index.used("sign") or sign.slug in chosen]
    return [Option(sign.slug, str(sign), counts[sign.slug], sign.slug in chosen) for sign in shown]


def divided(options):
    """The chosen and the commonest options, and the others; each in the order of the list, the chosen before all."""
    if len(options) <= FIRST_SHOWN:
        return chosen_first(options), []
    ranked = sorted(range(len(options)), key=lambda place: (not options[place].chosen, -options[place].count, place))
    chosen = sum(option.chosen for option in options)
    first = set(ranked[: max(FIRST_SHOWN, chosen)])
    shown = [option for place, option in enumerate(options) if place in first]
    return chosen_first(shown), [option for place, option in enumerate(options) if place not in first]


def chosen_first(options):
    """The options, those that are chosen before the others."""
    return sorted(options, key=lambda option: not option.chosen)


def listed(filterset, name, words):
    """A long axis to search in: options that some organisation would remain for and whose names hold the words."""
    question, index = filterset.filters[name], filterset.index
    counts = index.counts(question.kind, filterset.all_but(name))
    chosen = {term.pk for term in filterset.answers.get(name, ())}
    wanted = typed_words(words)
    found = [
        Option(term.slug, term.label, counts[key], key in chosen)
        for key, term in index.terms.by_key[filterset.form.fields[name].table].items()
        if (key in chosen or counts[key]) and begins_with(term.words, wanted)
    ]
    return Axis(name, question.label, found[:MOST_LISTED], [], is_long=len(found) > MOST_LISTED)


def begins_with(words, wanted):
    """Whether each of the wanted words is the beginning of one of the words."""
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)
