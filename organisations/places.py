"""Organisations and the places they are in, where places change."""

from organisations.models import Network, Organisation


def move(old, new):
    """Moves all that belongs to a commune that no longer exists to its successor, each with a line in its history."""
    for row in Organisation.objects.filter(commune=old):
        with row.one_history_entry(f"{old.name} → {new.name}"):
            row.commune = new
            row.save()
    for row in Organisation.objects.filter(works_in=old):
        with row.one_history_entry(f"{old.name} → {new.name}"):
            row.works_in.remove(old)
            row.works_in.add(new)
    for network in Network.objects.filter(commune=old):
        network.commune = new
        network.save()
