"""When a question for a first meeting arises: conditions on a comparison.

Each gives dictionaries with what is to be put into the sentence, one for each time the question is asked. Whoever says
nothing to a criterion is never taken as different.
"""

from cooperations.comparing import in_words, listed

MOST_ASKED = 4
GERMAN = "de"


def always(comparison):
    """At every first meeting."""
    return [{}]


def each(comparison):
    """Once for each organisation."""
    return [{"name": party.short} for party in comparison.parties]


def shared(criterion):
    """Where all who say anything share something."""

    def when(comparison):
        found = comparison.criterion(criterion)
        return [{"shared": found.shared}] if found.shared else []

    return when


def silent(criterion):
    """Where some say nothing."""

    def when(comparison):
        names = comparison.silent(criterion)
        return [{"names": in_words(names)}] if names else []

    return when


def apart(criterion):
    """Where several say something, but nothing that all share."""

    def when(comparison):
        found = comparison.criterion(criterion)
        speaking = [party for party in comparison.parties if party.said[criterion]]
        return [{"said": said(speaking, criterion)}] if len(speaking) > 1 and not found.shared else []

    return when


def alone(criterion):
    """Where at least two have each something that nobody else has."""

    def when(comparison):
        own = {party: only_of(comparison, party, criterion) for party in comparison.parties}
        own = {party: answers for party, answers in own.items() if answers}
        return [{"said": sentences(own)}] if len(own) > 1 else []

    return when


def both_of(criterion, one, other):
    """Where some give one answer alone and some the other alone."""

    def when(comparison):
        first = [
            party.short for party in comparison.parties if party.has(criterion, one) and not party.has(criterion, other)
        ]
        second = [
            party for party in comparison.parties if party.has(criterion, other) and not party.has(criterion, one)
        ]
        return named(first) if first and second else []

    return when


def some_but_not_all(is_so, is_not):
    """Names of those for whom it is so, where there are others for whom it is known not to be."""

    def when(comparison):
        names = [party.short for party in comparison.parties if is_so(party)]
        return named(names) if names and any(map(is_not, comparison.parties)) else []

    return when


def is_voluntary(party):
    """Whether only volunteers do the work, by its own statement or its way of working."""
    method = party.has("working_methods", "ehrenamtlich") and not party.has("working_methods", "hauptamtlich")
    return party.has("staffing", "voluntary") or (not party.said["staffing"] and method)


def has_paid(party):
    """Whether anybody is paid for the work."""
    return party.has("staffing", "paid", "both") or (
        not party.said["staffing"] and party.has("working_methods", "hauptamtlich")
    )


def is_religious(party):
    """Whether it has released that it belongs to a religion, or says in its entry that it works so."""
    return party.lacks("religion", "none") or party.has("working_methods", "religioes-gepraegt")


def is_secular(party):
    """Whether it has released that it belongs to none, or says in its entry that it is neutral."""
    return not is_religious(party) and (
        party.has("religion", "none") or party.has("working_methods", "weltanschaulich-neutral")
    )


voluntary_and_paid = some_but_not_all(is_voluntary, has_paid)
religious_and_not = some_but_not_all(is_religious, is_secular)
small_and_large = some_but_not_all(lambda party: party.has("size", "small"), lambda party: party.has("size", "large"))
young_and_established = some_but_not_all(
    lambda party: party.has("age", "jung"), lambda party: party.has("age", "etabliert")
)
political_and_not = some_but_not_all(
    lambda party: party.has("working_methods", "politisch"), lambda party: party.lacks("working_methods", "politisch")
)
municipal_and_not = some_but_not_all(lambda party: party.is_municipal, lambda party: not party.is_municipal)


def matches(comparison):
    """Once for each resource that some seek and others offer."""
    return [{"sentence": match.sentence} for match in comparison.matches[:MOST_ASKED]]


def sought_by_several(comparison):
    """Once for each resource that several seek and none of them offers."""
    sought = dict.fromkeys(said for party in comparison.parties for said in party.said["resources_sought"])
    offered = {said for party in comparison.parties for said in party.said["resources_offered"]}
    seekers = {said: comparison.having("resources_sought", said.slug) for said in sought if said not in offered}
    found = [{"names": in_words(names), "what": said.label} for said, names in seekers.items() if len(names) > 1]
    return found[:MOST_ASKED]


def doors(comparison):
    """Once for each organisation that is in networks in which no other one is."""
    found = {party: only_of(comparison, party, "networks") for party in comparison.parties}
    return [{"names": party.short, "networks": listed(names)} for party, names in found.items() if names]


def bridges(comparison):
    """Where at least two meet in a network already."""
    names = [bridge.network for bridge in comparison.bridges]
    return [{"networks": listed(names)}] if names else []


def only_of(comparison, party, criterion):
    """What one says and no other; German goes without saying."""
    others = {said for other in comparison.parties if other is not party for said in other.said[criterion]}
    return [said.label for said in party.said[criterion] if said not in others and said.slug != GERMAN]


def said(parties, criterion):
    """What each says, in words."""
    return sentences({party: [one.label for one in party.said[criterion]] for party in parties})


def sentences(answers):
    """Organisations with their answers: "A: x, y. B: z."."""
    return " ".join(f"{party.short}: {listed(labels)}." for party, labels in answers.items())


def named(names):
    """Names for a sentence."""
    return [{"names": in_words(names)}]
