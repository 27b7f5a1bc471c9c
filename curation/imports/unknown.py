"""Terms of a file that no list knows: counted, each with the known terms that it probably means."""

from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from communes.names import fold
from curation.imports import places
from organisations.exchange.planning import label
from organisations.models import Organisation, Synonym
from organisations.words import root

MOST, SUGGESTED = 200, 5
# What rows keep beside terms.
OPEN = {places.PLACE, places.LACKS}
SURE, LIKELY = 88, 60
# Scores of "work" for "work and training", and of "family reunion" for "family".
WITHIN, PART = 92, 75


@dataclass(frozen=True)
class Unknown:
    """One unknown term: its field and label, how often it occurs, what it may mean, and what was decided."""

    field: str
    label: str
    text: str
    times: int
    suggestions: list
    others: list
    chosen: str

    @property
    def name(self):
        """The name of its field in the form."""
        return f"{self.field}|{self.text}"


def of(made):
    """The unknown terms of an import, the commonest first, those already decided too."""
    times = Counter()
    for unknown in made.rows.exclude(unknown={}).values_list("unknown", flat=True):
        times.update((name, part) for name, parts in unknown.items() if name not in OPEN for part in parts)
    decided = [(name, part) for name, parts in made.term_choices.items() for part in parts]
    asked = [pair for pair, _number in times.most_common(MOST)]
    asked += [pair for pair in decided if pair not in times]
    terms = {name: all_terms(name) for name in {name for name, _part in asked}}
    synonyms = {root(fold(word)): finds for word, finds in Synonym.objects.values_list("word", "finds")}
    return [entry(made, name, part, times[name, part], terms[name], synonyms) for name, part in asked]


def all_terms(name):
    """The terms of the vocabulary of a field."""
    return list(Organisation._meta.get_field(name).related_model.objects.all())


def entry(made, name, part, number, terms, synonyms):
    """One unknown term with its suggestions; the likeliest is chosen beforehand where it is hardly in doubt."""
    ranked = rank(part, terms, synonyms)
    chosen = made.term_choices.get(name, {})
    sure = str(ranked[0][0].pk) if ranked and ranked[0][1] >= SURE else ""
    picked = (str(chosen[part]) if chosen[part] else "") if part in chosen else sure
    suggested = [term for term, _score in ranked[:SUGGESTED]]
    return Unknown(name, label(name), part, number, suggested, [t for t in terms if t not in suggested], picked)


def rank(part, terms, synonyms):
    """Terms that a text may mean, with scores up to 100, the best first."""
    meant = fold(synonyms.get(root(fold(part)), part))
    scores = [(term, max(score(meant, fold(name)) for name in term.names if name)) for term in terms]
    return sorted((pair for pair in scores if pair[1] >= LIKELY), key=lambda pair: -pair[1])


def score(meant, name):
    """How much two folded texts mean the same, up to 100; a text that is some words of the other counts too."""
    words, others = set(meant.split()), set(name.split())
    inside = WITHIN if words <= others else PART if others <= words else 0
    return max(fuzz.ratio(meant, name), inside)
