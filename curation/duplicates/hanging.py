"""What hangs on an organisation in any table of any app: found by the models themselves, counted, and moved.

Nothing here knows the other apps: whatever refers to organisations is found through the model. Where only one row of a
kind may exist (a standing, a place on a list), the survivor's row stays and takes over what it lacks.
"""

from django.core import serializers
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.text import capfirst

from curation.models.duplicate import Pair
from organisations.models import Organisation

# What the program keeps for itself and nobody edits. It moves, but it never stands in the way of taking a merge back.
BOOKKEEPING = {
    *("curation.importrow", "curation.sourcekey", "curation.merge"),
    *("organisations.formerslug", "organisations.formernumber"),
}


def references():
    """The fields of other tables that refer to organisations, also those without a way back.

    Left out are an organisation's own terms, earlier states (they stay with the organisation of the past) and pairs.
    """
    for relation in Organisation._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            model = relation.related_model
            is_own = getattr(model._meta.auto_created, "_meta", None) is Organisation._meta
            is_history = hasattr(model, "instance_type")
            if not (is_own or is_history or issubclass(model, Pair)):
                yield relation.field


def counted(left, right):
    """For each kind of row: label, how many hang on the left, how many on the right; only where there are any."""
    found = []
    for field in references():
        numbers = [rows_of(field, side).count() for side in (left, right)]
        if any(numbers):
            found.append((capfirst(field.model._meta.verbose_name_plural), *numbers))
    return found


def rows_of(field, organisation):
    """The rows of a table that refer to an organisation."""
    return field.model._default_manager.filter(**{field.name: organisation.pk}).order_by("pk")


def move_all(merged, survivor):
    """Moves everything. Returns what undoing needs: rows by key, with the texts of those that had to give way."""
    record = {"moved": [], "removed": [], "changed": []}
    for field in references():
        for row in rows_of(field, merged):
            move(row, field, survivor, record)
    return record


def move(row, field, survivor, record):
    """Moves one row, or lets the survivor's own row of the same kind take over what it lacks."""
    kept = twin(row, field, survivor)
    if kept is None:
        setattr(row, field.name, survivor)
        row.save()
        record["moved"].append([*name_of(row), field.name, fingerprint(row)])
    else:
        before = serializers.serialize("json", [kept])
        take_over(kept, row)
        record["changed"].append([*name_of(kept), before, fingerprint(kept)])
        record["removed"].append(serializers.serialize("json", [row]))
        row.delete()


def twin(row, field, survivor):
    """The survivor's row beside which this one can't stand, by the table's rules on what is unique; else None."""
    model = field.model
    together = [constraint.fields for constraint in model._meta.total_unique_constraints]
    together += [*model._meta.unique_together, *([(field.name,)] if field.unique else [])]
    for names in together:
        if field.name in names:
            same = {name: getattr(row, model._meta.get_field(name).attname) for name in names if name != field.name}
            if found := rows_of(field, survivor).filter(**same).first():
                return found
    return None


def take_over(kept, row):
    """Fills what is empty in a row from the one that gives way, as far as the table allows both."""
    for field in row._meta.concrete_fields:
        before = getattr(kept, field.attname)
        if not field.unique and before in (None, ""):
            setattr(kept, field.attname, getattr(row, field.attname))
            if not is_allowed(kept):
                setattr(kept, field.attname, before)
    kept.save()


def is_allowed(row):
    """Whether the rules of the table hold for a row: somebody who said yes has not said no."""
    try:
        row.validate_constraints()
    except ValidationError:
        return False
    return True


def name_of(row):
    """The table and key of a row."""
    return [row._meta.label_lower, row.pk]


def fingerprint(row):
    """A mark of all that a row holds, from which nothing can be read: by it a later change is seen."""
    stored = type(row)._default_manager.filter(pk=row.pk)
    return salted_hmac("curation.merge", serializers.serialize("json", stored)).hexdigest()[:20]
