"""What an organisation is, where it sits and what it chooses, drawn by chance."""

from collections import namedtuple
from datetime import date, timedelta

from organisations.dataset import texts, words
from organisations.dataset.chance import different, draws, lines, mixed, numbers, skewed, table, yes
from organisations.models import Language, Organisation, OrganisationType

# The day on which the directory stands still, so that it is the same every day.
TODAY = date(2026, 6, 30)

# How many terms an organisation has: how often none, one, two …
HOW_MANY = {
    "values": [10, 25, 30, 25, 10],
    "goals": [8, 25, 32, 25, 10],
    "working_methods": [15, 40, 30, 15],
    "know_how": [15, 38, 32, 15],
    "resources_offered": [25, 38, 27, 10],
    "resources_sought": [40, 35, 18, 7],
    "networks": [60, 28, 12],
    "topics": [5, 40, 35, 20],
    "target_groups": [15, 50, 25, 10],
    "languages": [5, 45, 28, 14, 8],
}
COLUMNS_OF_CHANCE = {
    "status": (["published", "draft", "retired"], [970, 18, 12]),
    "staffing": (["", "voluntary", "paid", "both"], [30, 35, 15, 20]),
    "size": (["", "small", "medium", "large"], [40, 30, 20, 10]),
    "migrant_led": (["", "yes", "no"], [60, 15, 25]),
    "religion": (
        ["", "none", "christian", "muslim", "jewish", "alevi", "yazidi", "other"],
        [55, 22, 13, 5, 1, 2, 1, 1],
    ),
    "statements_public": ([True, False], [30, 70]),
    "year_founded": ([None, *range(2026, 1900, -1)], [25, *(1 / (age + 12) * 25 for age in range(126))]),
}

Term = namedtuple("Term", "pk slug words")


def vocabulary(model):
    """The terms of a vocabulary in an order of chance; languages in their own, since German is the commonest."""
    rows = [Term(row.pk, row.slug, f"{row.name} {getattr(row, 'name_en', '')}") for row in model.objects.all()]
    return rows if model is Language else mixed(model.__name__, rows)


class Choices:
    """What the organisations choose from the vocabularies."""

    def __init__(self):
        self.types = skewed("type", vocabulary(OrganisationType))
        self.terms = {
            field: (skewed(field, vocabulary(Organisation._meta.get_field(field).related_model)), numbers(field, often))
            for field, often in HOW_MANY.items()
        }

    def one(self):
        """Field to terms of the next organisation."""
        return {field: different(stream, next(how_many)) for field, (stream, how_many) in self.terms.items()}


class Offers:
    """The offers of the organisations."""

    def __init__(self):
        self.how_many = numbers("offers", [40, 35, 18, 7])
        self.titles = texts.Sentences("offer titles", lines(words.OFFER_TITLES))
        self.descriptions = texts.Sentences("offer texts", lines(words.OFFER_TEXTS), share=0.8)

    def some(self, place, topics):
        """The offers of the next organisation, each with a topic of the organisation where it has any."""
        return [
            (
                self.titles.one(place)[:160],
                self.descriptions.one(place),
                topics[number % len(topics)].pk if topics else None,
            )
            for number in range(next(self.how_many))
        ]


class Seats:
    """Where the organisations sit and work: the larger a commune, the more of them."""

    def __init__(self, places):
        self.seats = draws("seats", places, [place.population for place in places])
        self.others = draws("others", places, [place.population for place in places])
        self.how_many_others = numbers("others", [80, 14, 6])
        self.has_point, self.aside = yes("points", 0.6), draws("aside", range(-500, 501))
        self.choice, self.house = draws("choice", range(10_000)), draws("house", range(1, 99))
        self.streets = draws("streets", [stem + end for stem in table(words.STEMS) for end in table(words.STREETS)])

    def one(self):
        """The next seat with the columns that follow from it, and the keys of all communes worked in."""
        place, choice = next(self.seats), next(self.choice)
        district = place.districts[choice % len(place.districts)] if place.districts else (None, "")
        columns = {
            "street": f"{next(self.streets)} {next(self.house)}",
            "postal_code": place.codes[choice % len(place.codes)],
            "city": place.name,
            "commune": place.pk,
            "district": district[0],
            **self.point(place),
        }
        others = [other.pk for other in different(self.others, next(self.how_many_others))]
        return place, district[1], columns, list(dict.fromkeys([place.pk, *others]))

    def point(self, place):
        """Where the organisation is: most know it, within some kilometres of the middle of the commune."""
        if not next(self.has_point):
            return {"latitude": None, "longitude": None}
        north, east = place.latitude + next(self.aside) / 10_000, place.longitude + next(self.aside) / 10_000
        return {"latitude": round(north, 6), "longitude": round(east, 6)}


class Particulars:
    """Columns that depend on nothing else."""

    def __init__(self):
        self.columns = {name: draws(name, *choice) for name, choice in COLUMNS_OF_CHANCE.items()}
        self.days, self.is_confirmed = skewed("days", range(900), offset=100), yes("confirmed", 0.7)
        self.ways, self.phones = draws("ways", ["phone", "email", "website"]), draws("phones", range(10_000, 10**7))

    def one(self):
        """The columns of the next organisation."""
        columns = {name: next(stream) for name, stream in self.columns.items()}
        columns["phone"] = f"0{next(self.phones) % 8000 + 2000} {next(self.phones)}"
        if next(self.is_confirmed):
            columns["confirmed_on"] = TODAY - timedelta(days=next(self.days))
            columns["confirmed_how"] = next(self.ways)
        return columns
