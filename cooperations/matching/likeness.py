"""Fit: what a partner has in common with us. Each function takes a `Situation` and gives items."""


def asked_goals(situation):
    """The goals that were asked for."""
    return situation.items("goals", situation.question.keys("ziel"), 12, 20)


def asked_topics(situation):
    """The topics that it is about."""
    return situation.items("topics", situation.question.keys("thema"), 8, 14)


def asked_groups(situation):
    """The people that it is about."""
    return situation.items("target_groups", situation.question.keys("zielgruppe"), 8, 14)


def goals(situation):
    """Our own goals besides."""
    return shared(situation, "goals", 2, 8, but=situation.question.keys("ziel"))


def values(situation):
    """Our values."""
    return shared(situation, "values", 3, 9)


def topics(situation):
    """Our topics, without those that were asked for."""
    return shared(situation, "topics", 1, 6, but=situation.question.keys("thema"))


def groups(situation):
    """The people that we are there for, without those that were asked for."""
    return shared(situation, "target_groups", 0, 4, but=situation.question.keys("zielgruppe"))


def communes(situation):
    """Where we work: cooperation is mostly local. A region that was asked for distinguishes nobody."""
    return () if situation.question.terms["kommune"] else shared(situation, "works_in", 20, 20)


def district(situation):
    """The district where we sit."""
    return () if situation.question.terms["bezirk"] else shared(situation, "district", 3, 3)


def shared(situation, kind, least, most, but=()):
    """The terms of a field that are ours."""
    return situation.items(kind, situation.us[kind].difference(but), least, most)
