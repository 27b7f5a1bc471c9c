"""Networks that organisations belong to."""

from itertools import islice

from communes.names import address_part, sort_key
from organisations.dataset import words
from organisations.dataset.chance import table
from organisations.models import Network

LARGEST_PLACES = 14


def make(places):
    """Makes five networks in each of the largest places that are not there yet."""
    patterns = list(zip(table(words.NETWORK_NAMES), Network.Kind.values, strict=True))
    made = [
        Network(name=pattern.format(place.name), kind=kind, commune_id=place.pk)
        for place in islice(places, LARGEST_PLACES)
        for pattern, kind in patterns
    ]
    there = set(Network.objects.values_list("name", flat=True))
    for network in made:
        network.slug, network.sort_key = address_part(network.name), sort_key(network.name)
    Network.objects.bulk_create(network for network in made if network.name not in there)
