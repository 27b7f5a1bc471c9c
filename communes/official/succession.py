"""Communes that were merged: what hangs on the old one moves to its successor, and the old address leads on."""

from django.db import transaction

from communes.models import Commune, FormerCommune, PostalCode


@transaction.atomic
def merge(old, new, move):
    """Moves everything from a commune that no longer exists to its successor.

    `move(old, new)` moves what belongs to other apps. Districts and postal codes that the successor has already go.
    """
    move(old, new)
    names = set(new.districts.values_list("name", flat=True))
    for district in old.districts.exclude(name__in=names):
        district.commune = new
        district.save()
    codes = set(new.postal_codes.values_list("code", flat=True))
    PostalCode.objects.filter(commune=old).exclude(code__in=codes).update(commune=new)
    FormerCommune.objects.filter(commune=old).update(commune=new)
    FormerCommune.objects.create(commune=new, slug=old.slug, ags=old.ags, name=old.name)
    Commune.objects.get(pk=old.pk).delete()
