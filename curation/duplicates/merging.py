"""Merges two organisations: one stays, everything of the other moves to it, its address leads there for ever."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from curation.duplicates import beside, hanging
from curation.models import Merge, NotDuplicate
from organisations import history
from organisations.models import FormerNumber, FormerSlug, Organisation


def locked(*keys):
    """The organisations with these keys, in this order, locked in the order of their keys."""
    rows = Organisation.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    found = {organisation.pk: organisation for organisation in rows}
    if len(found) < len(set(keys)):
        raise ValidationError(_("Einen der Einträge gibt es nicht mehr."))
    return [found[key] for key in keys]


def state(left, right):
    """What a form on two organisations is based on: the numbers of their newest entries of the history."""
    return f"{history.newest(left)}-{history.newest(right)}"


@transaction.atomic
def merge(survivor_key, merged_key, choices, by=None, based_on=None):
    """Merges the second organisation into the first by the choices (name of a row to a side).

    Raises ValidationError, with nothing done, where the result would not be valid, or somebody changed one meanwhile.
    """
    if survivor_key == merged_key:
        raise ValidationError(_("Bitte wählen Sie zwei verschiedene Einträge."))
    survivor, merged = locked(survivor_key, merged_key)
    if based_on is not None and based_on != state(survivor, merged):
        raise ValidationError(
            _("Inzwischen hat jemand einen der Einträge geändert. Bitte vergleichen Sie noch einmal.")
        )
    record = remembered(survivor, merged)
    columns, terms = beside.values(choices, survivor, merged)
    with survivor.one_history_entry(_("„%(name)s“ hierher zusammengeführt") % {"name": short(merged.name)}):
        record |= hanging.move_all(merged, survivor)
        record["carried"] = carry_judgements(record["not_duplicates"], survivor)
        merged._change_reason = _("zusammengeführt mit „%(name)s“") % {"name": short(survivor.name)}
        merged.delete()
        take(survivor, columns, terms)
    keep_address(merged, merged_key, survivor)
    record["survivor"]["after"] = history.newest(survivor)
    return Merge.objects.create(survivor=survivor, merged=merged_key, name=merged.name, by=by, record=record)


def short(name):
    """A name for a reason of the history, which has room for a hundred letters."""
    return Truncator(name).chars(50)


def remembered(survivor, merged):
    """What undoing needs of both: the entry of the history that holds them as they are now, and what it lacks."""
    for organisation in (survivor, merged):
        with organisation.one_history_entry(_("Stand vor dem Zusammenführen")):
            pass
    pairs = NotDuplicate.objects.filter(first=merged).values_list("second_id", flat=True)
    pairs = [*pairs, *NotDuplicate.objects.filter(second=merged).values_list("first_id", flat=True)]
    return {
        "survivor": {**beyond_history(survivor), "before": history.newest(survivor)},
        "merged": {**beyond_history(merged), "before": history.newest(merged)},
        "not_duplicates": pairs,
    }


def beyond_history(organisation):
    """What the history does not hold of an organisation."""
    created = organisation.created_at.isoformat()
    return {"slug": organisation.slug, "is_demo": organisation.is_demo, "created_at": created}


def carry_judgements(keys, survivor):
    """Of whom the merged one was told apart, the survivor is too. Returns of whom it was not before."""
    pairs = {key: sorted((key, survivor.pk)) for key in keys if key != survivor.pk}
    return [
        key
        for key, (first, second) in pairs.items()
        if NotDuplicate.objects.get_or_create(first_id=first, second_id=second)[1]
    ]


def take(survivor, columns, terms):
    """Gives the survivor the chosen values; a person chose them, so that it is no longer a demo entry."""
    for name, value in columns.items():
        setattr(survivor, name, value)
    survivor.adopt()
    survivor.full_clean()
    survivor.save()
    for name, keys in terms.items():
        getattr(survivor, name).set(keys)


def keep_address(merged, number, survivor):
    """Address and number of the merged one lead on; its own former ones have moved already."""
    FormerNumber.objects.create(organisation=survivor, number=number)
    if merged.slug != survivor.slug:
        FormerSlug.objects.update_or_create(slug=merged.slug, defaults={"organisation": survivor})
