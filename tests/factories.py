"""Makes rows for tests. Every value that a test does not name is plain and valid."""

from datetime import date

from communes.models import Commune, District
from organisations.exchange import applying
from organisations.exchange.checking import problems
from organisations.exchange.planned import PlannedRow
from organisations.models import ContactPerson, Network, Offer, Organisation, OrganisationType, Topic

KEYS = {"Köln": "05315000", "Bonn": "05314000", "Aachen": "05334002"}


def commune(name="Köln"):
    """A commune, made once."""
    return Commune.objects.get_or_create(ags=KEYS[name], defaults={"name": name})[0]


def district(name="Mülheim", of="Köln"):
    """A district, made once."""
    return District.objects.get_or_create(name=name, commune=commune(of))[0]


def kind(slug="beratungsstelle"):
    """A type of the starting vocabulary."""
    return OrganisationType.objects.get(slug=slug)


def topic(slug="wohnen"):
    """A topic of the starting vocabulary."""
    return Topic.objects.get(slug=slug)


def network(name="Runder Tisch", **values):
    """A network, made once."""
    return Network.objects.get_or_create(name=name, defaults=values)[0]


def organisation(name="Hilfe e. V.", *, status="published", topics=(), networks=(), **values):
    """A checked and saved organisation with type and commune."""
    values = {"type": kind(), "commune": commune(), "status": status, **values}
    made = Organisation(name=name, **values)
    with made.one_history_entry():
        made.full_clean()
        made.save()
        made.topics.set(Topic.objects.filter(slug__in=topics))
        made.networks.set(networks)
    return made


def offer(organisation, title="Sprechstunde", topics=(), **values):
    """An offer of an organisation."""
    made = Offer.objects.create(organisation=organisation, title=title, **values)
    made.topics.set(Topic.objects.filter(slug__in=topics))
    return made


def contact(organisation, name="Kim", **values):
    """A contact person with all that the law wants."""
    basis = {"legal_basis": "published", "source": "Website", "obtained_on": date(2020, 1, 1)}
    made = ContactPerson(organisation=organisation, name=name, **{**basis, **values})
    made.full_clean()
    made.save()
    return made


def several(rows):
    """Checked organisations written together, as an import writes them: pairs of attributes and terms by field."""
    plans = [
        PlannedRow(line, Organisation(**{"type": kind(), "commune": commune(), "status": "published", **values}), terms)
        for line, (values, terms) in enumerate(rows)
    ]
    for plan in plans:
        assert problems(plan.organisation) == []
    applying.apply(plans)
    return [plan.organisation for plan in plans]


def many(number):
    """So many different published organisations, with topics, networks and districts."""
    topics = list(Topic.objects.all())
    tables = [network("Bündnis A"), network("Bündnis B")]
    places = [None, *(district(f"Bezirk {index}") for index in range(number // 2))]
    return several(
        (
            {
                "name": f"Organisation {index:03}",
                "district": places[index % len(places)],
                "year_founded": 2024 if index % 2 else None,
                "description": "Hilft Menschen, die neu in der Stadt sind.",
            },
            {"topics": topics[index % 20 : index % 20 + 3], "networks": tables[: index % 3]},
        )
        for index in range(number)
    )
