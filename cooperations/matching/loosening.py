"""What cannot be answered as it was asked: a sentence that says why, and links that loosen the question."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext, ngettext

from cooperations.matching import supply
from cooperations.matching.places import Places
from cooperations.matching.question import NAMES, REGION, SIZES
from cooperations.matching.wording import listed

TELLING = ("goals", "values", "topics", "know_how", "resources_offered", "resources_sought", "networks")


@dataclass(frozen=True)
class Notice:
    """A sentence, and ways out: pairs of words and query string."""

    sentence: str
    ways: tuple = ()


def not_understood(question):
    """What the question names and nobody knows."""
    names = [found for name in NAMES for found in of_names(question, name)]
    asked = question.size, question.dials
    if question.unknown and asked:
        words = {"words": listed(gettext("„%s“") % word for word in question.unknown)}
        yield Notice(gettext("Nicht verstanden und weggelassen: %(words)s.") % words)
    yield from names


def of_names(question, name):
    """The organisations that a parameter names and that are none, or several."""
    for one in question.meant(name):
        if one.organisation:
            continue
        without = (gettext("Ohne diese Angabe suchen"), question.query(name, one.text))
        text = {"name": one.text}
        if one.is_gone:
            yield Notice(gettext("„%(name)s“ gibt es nicht mehr.") % text, (without,))
        elif one.choices:
            ways = tuple(
                (choice.name, question.query(name, one.text, **{name: [choice.slug]})) for choice in one.choices
            )
            yield Notice(
                gettext("„%(name)s“ ist nicht eindeutig. Welche Organisation meinen Sie?") % text, (*ways, without)
            )
        else:
            yield Notice(gettext("„%(name)s“ steht nicht im Verzeichnis.") % text, (without,))


def contradictions(situation, demands):
    """Why no mix can be at all."""
    question = situation.question
    for one in question.required:
        if one in question.excluded:
            yield both(question, one.name, ("mit", "ohne"), one.slug)
    for term in question.terms["mitart"]:
        if term in question.terms["ohneart"]:
            yield both(question, term.label, ("mitart", "ohneart"), term.slug)
        elif demand := next((one for one in demands if one.value == term.slug and not one.holders), None):
            yield nobody(situation, demand)
    yield from (nobody(situation, one) for one in demands if not one.holders and not is_term(question, one))
    if len(question.required) > question.size:
        yield too_many(question, len(question.required))


def is_term(question, demand):
    """Whether a demand is for one type."""
    return any(demand.value == term.slug for term in question.terms["mitart"])


def both(question, name, parameters, value):
    """Something must be in and must not be in."""
    sentence = gettext("„%(name)s“ soll dabei sein und zugleich nicht.") % {"name": name}
    must, must_not = ((gettext("Nicht verlangen"), parameters[0]), (gettext("Nicht ausschließen"), parameters[1]))
    return Notice(sentence, tuple((words, question.query(parameter, value)) for words, parameter in (must, must_not)))


def nobody(situation, demand):
    """Nobody who comes into question meets a demand."""
    sentence = gettext("Dabei sein soll: %(label)s. Das trifft auf niemanden zu, der infrage kommt.") % {
        "label": demand.label
    }
    without = (gettext("Nicht verlangen"), situation.question.query(demand.name, demand.value))
    return Notice(sentence, (without, *wider(situation)))


def too_many(question, number):
    """More must be in than there are places; `number` are needed."""
    words = {"asked": number, "size": question.size}
    sentence = gettext("Für alle, die dabei sein sollen, braucht es %(asked)s Plätze; Sie haben %(size)s.") % words
    more = (gettext("Mit %(number)s Partnern suchen") % {"number": number}, question.query(anzahl=number))
    return Notice(sentence, ((more,) if number in SIZES else ()) + (fewer(question),))


def fewer(question):
    """The way out of demanding too much."""
    params = replace(question, params=question.params.copy(), unknown=[])
    for name in ("mit", "mitmerkmal"):
        params.params.pop(name, None)
    return gettext("Nichts verlangen"), params.query("mitart")


def wider(situation):
    """Ways to look in a wider region."""
    question = situation.question
    words = {"bezirk": gettext("In allen Stadtbezirken suchen"), "kommune": gettext("In allen Kommunen suchen")}
    return [(words[name], question.query(name)) for name in reversed(REGION) if question.terms[name]]


def shortcomings(answer):
    """What is missing in an answer, and why."""
    situation, question = answer.situation, answer.question
    if question.own and not any(situation.us[kind] for kind in TELLING):
        words = {"name": question.own.name}
        said = gettext(
            "Über „%(name)s“ steht im Verzeichnis noch wenig. Sagen Sie in der Frage, was Sie wollen und brauchen."
        )
        yield Notice(said % words)
    yield from nobody_has(answer)
    yield from few(answer)
    if not answer.mixed and not answer.contradictions and len(answer.mixing.places) >= question.size:
        yield from no_room(answer)


def nobody_has(answer):
    """What is needed and nobody has who comes into question."""
    situation = answer.situation
    missing = [term.label for kind, term in supply.needs(situation) if not situation.having(kind, term.pk)]
    if missing:
        words = {"names": listed(missing)}
        yield Notice(gettext("Das bringt niemand mit, der infrage kommt: %(names)s.") % words, tuple(wider(situation)))


def few(answer):
    """Too few, or nobody at all, come into question."""
    situation, number = answer.situation, len(answer.mixing.places)
    ways = tuple(wider(situation))
    if situation.question.terms["ohneart"]:
        ways += ((gettext("Keine Art ausschließen"), situation.question.query("ohneart")),)
    if number == 0:
        yield Notice(gettext("Für diese Frage kommt niemand infrage."), ways)
    elif number < answer.question.size:
        words = {"number": number}
        said = ngettext("Nur eine Organisation kommt infrage.", "Nur %(number)s Organisationen kommen infrage.", number)
        yield Notice(said % words, ways)


def no_room(answer):
    """All demands can be met, but not in so few places."""
    problem = answer.mixing.problem
    for size in SIZES:
        if size > problem.size and size <= len(problem.candidates):
            larger = replace(problem, size=size)
            if Places(larger).lead_on(larger.required):
                yield too_many(answer.question, size)
                return
    said = gettext("Was Sie verlangen, passt in keine Mischung von höchstens %(most)s Partnern.") % {"most": SIZES[-1]}
    yield Notice(said, (fewer(answer.question),))
