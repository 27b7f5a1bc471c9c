"""Complement: what a partner has and we lack, or the other way round. The rules take a `Situation` and give items.

What we do not say about ourselves is unknown: it is never counted as lacking, unless it was asked for.
"""

from cooperations.matching.question import NEEDS

MOST_NETWORKS = 100
# Every organisation speaks the language of the directory.
SPOKEN_BY_ALL = "de"


def resources(situation):
    """The resources that we need: those that were asked for, and those that our entry says we seek."""
    return situation.items("resources_offered", lacking(situation), 20, 30)


def lacking(situation):
    """The keys of the resources that we need."""
    return situation.us["resources_sought"].union(situation.question.keys("ressource"))


def needs(situation):
    """All terms that are needed, as pairs of field and term."""
    for key in sorted(lacking(situation)):
        yield "resources_offered", situation.term("resources_offered", key)
    for name, kind in NEEDS.items():
        if name != "ressource":
            yield from ((kind, term) for term in situation.question.terms[name])


def know_how(situation):
    """The know-how that was asked for."""
    return situation.items("know_how", situation.question.keys("knowhow"), 20, 30)


def languages(situation):
    """The languages that were asked for."""
    return situation.items("languages", situation.question.keys("sprache"), 20, 30)


def topics(situation):
    """The topics that it is about: a mix should cover each."""
    return situation.items("topics", situation.question.keys("thema"), 8, 12)


def groups(situation):
    """The people that it is about: a mix should reach all."""
    return situation.items("target_groups", situation.question.keys("zielgruppe"), 8, 12)


def sought(situation):
    """The resources that we offer, where a partner seeks them: its benefit."""
    return situation.items("resources_sought", situation.us["resources_offered"], 6, 12)


def doors(situation):
    """Networks in which we are not, where we say in which we are."""
    return others(situation, 5) if situation.us["networks"] else ()


def networks(situation):
    """Networks of partners, where nothing is known of ours."""
    return () if situation.us["networks"] else others(situation, 2)


def others(situation, points):
    """The networks of possible partners that are not ours, the commonest of them."""
    keys = (key for key, _count in situation.index.commonest("networks", situation.base, MOST_NETWORKS))
    return situation.items("networks", set(keys) - situation.us["networks"], points, points)


def more_resources(situation):
    """Resources that were not asked for and that we do not offer ourselves."""
    known = lacking(situation) | situation.us["resources_offered"]
    return situation.items("resources_offered", set(situation.index.used("resources_offered")) - known, 1, 4)


def more_know_how(situation):
    """Know-how that we do not name, where we name any."""
    if not situation.us["know_how"]:
        return ()
    known = situation.us["know_how"].union(situation.question.keys("knowhow"))
    return situation.items("know_how", set(situation.index.used("know_how")) - known, 0, 5)


def more_languages(situation):
    """Languages that we do not name, where we name any."""
    if not situation.us["languages"]:
        return ()
    by_all = situation.index.terms.by_slug["organisations.language"].get(SPOKEN_BY_ALL)
    known = situation.us["languages"].union(situation.question.keys("sprache"), [by_all.pk] if by_all else [])
    return situation.items("languages", set(situation.index.used("languages")) - known, 0, 3)
