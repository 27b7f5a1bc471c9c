"""What was found, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext

from cooperations.matching.rules import GROUPS, TO_CLARIFY

MOST_NAMED = 5


@dataclass(frozen=True)
class Reason:
    """What one rule says: its title, the dial that it listens to, its points, its sentence, whether it is told last."""

    title: str
    dial: str
    points: int
    sentence: str
    is_open: bool = False
    is_plain: bool = False


def listed(names, most=MOST_NAMED):
    """Names as people list them: "A, B und C"; of many only the first, and how many there are besides."""
    names = [str(name) for name in names]
    if len(names) > most + 1:
        names = [*names[:most], gettext("%(number)d weitere") % {"number": len(names) - most}]
    if len(names) < 2:
        return "".join(names)
    words = {"first": ", ".join(names[:-1]), "last": names[-1]}
    if any(f" {gettext('und')} " in name for name in names):
        return gettext("%(first)s sowie %(last)s") % words
    return gettext("%(first)s und %(last)s") % words


def label(item, names):
    """How people call an item; `names` are the names of organisations by key."""
    if isinstance(item.label, int):
        return names.get(item.label, "")
    return getattr(item.label, "label", item.label)


def sentence(rule, items, names):
    """The sentence of a rule for the items that it found."""
    labels = [label(item, names) for item in items]
    return str(rule.one if len(items) == 1 else rule.many) % {"names": listed(labels), "number": len(items)}


def reasons(rule, items, names):
    """What a rule says of its items: one sentence for all, but each thing to clarify in its own."""
    for some in [[item] for item in items] if rule in TO_CLARIFY else [items]:
        points = sum(item.points for item in some)
        dial = str(GROUPS[rule.dial])
        yield Reason(str(rule.title), dial, points, sentence(rule, some, names), rule in TO_CLARIFY, rule.is_plain)
