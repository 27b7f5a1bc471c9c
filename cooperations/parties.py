"""One of several organisations at a table: how to call it, and what everybody may know it says of itself."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from organisations.signs import ESTABLISHED_YEARS, YOUNG_YEARS

TERMS = (
    "values", "goals", "working_methods", "know_how", "resources_offered", "resources_sought", "networks",
    "topics", "target_groups", "languages", "works_in",
)  # fmt: skip
# Shown only where an organisation has released its answer.
RELEASED = ("migrant_led", "religion")


class Said(NamedTuple):
    """One answer: what it is told by, and how people read it."""

    slug: str
    label: str


@dataclass(frozen=True, eq=False)
class Party:
    """One of the organisations: its names, its page, and what it says to each criterion."""

    key: int
    name: str
    short: str
    address: str
    is_municipal: bool
    said: dict[str, tuple[Said, ...]]

    def has(self, criterion, *slugs):
        """Whether it gives one of these answers."""
        return any(one.slug in slugs for one in self.said[criterion])

    def lacks(self, criterion, *slugs):
        """Whether it says something to the criterion, but none of these."""
        return bool(self.said[criterion]) and not self.has(criterion, *slugs)


def parties_of(organisations, year):
    """The organisations, read as for their pages, as parties of a comparison; `year` is that of today."""
    names = called(organisations)
    return [party(one, name, year) for one, name in zip(organisations, names, strict=True)]


def called(organisations):
    """What to call each in a sentence: as shortly as they stay distinct."""
    forms = [
        [one.short_name or one.name for one in organisations],
        [one.name for one in organisations],
        [f"{one.name} ({one.place})" for one in organisations],
        [f"{one.name} ({number})" for number, one in enumerate(organisations, start=1)],
    ]
    return next(names for names in forms if len(set(names)) == len(names))


def party(organisation, name, year):
    """One organisation with all that everybody may know of it."""
    said = {
        name: tuple(Said(term.slug, term.label) for term in getattr(organisation, name).all()) for name in TERMS
    } | facts(organisation, year)
    return Party(
        organisation.pk,
        organisation.name,
        name,
        organisation.get_absolute_url(),
        organisation.type.is_municipal,
        said,
    )


def facts(organisation, year):
    """The answers that are not terms: seat, type, age, who works there, how many; the others only where released."""
    answers = {name: answer(organisation, name) for name in ("staffing", "size", *RELEASED)}
    if not organisation.statements_public:
        answers |= dict.fromkeys(RELEASED, ())
    place = organisation.place
    return {
        **answers,
        "seat": (Said(place, place),) if place else (),
        "type": (Said(organisation.type.slug, organisation.type.label),),
        "age": age(organisation.year_founded, year),
    }


def answer(organisation, name):
    """The answer to a question with fixed choices; none where it is unknown."""
    value = getattr(organisation, name)
    return (Said(value, getattr(organisation, f"get_{name}_display")()),) if value else ()


def age(founded, year):
    """The year, and whether that is young or established, as the signs have it."""
    if founded is None:
        return ()
    said = (Said(str(founded), _("gegründet %(year)d") % {"year": founded}),)
    if founded >= year - YOUNG_YEARS:
        return (Said("jung", _("höchstens %d Jahre alt") % YOUNG_YEARS), *said)
    if founded <= year - ESTABLISHED_YEARS:
        return (Said("etabliert", _("mindestens %d Jahre alt") % ESTABLISHED_YEARS), *said)
    return said
