"""All that `full_clean` checks of an organisation, without asking the database once for each rule of each row.

References come from tables that were read before, addresses are made by us; what is left are the fields, `clean()`
and the check constraints, whose conditions are worked out here as SQL does it: a comparison with nothing is unknown,
and what is unknown passes.
"""

import re

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import CheckConstraint, F, Q

LOOKUPS = {
    "exact": lambda value, other: value == other,
    "in": lambda value, others: value in others,
    "range": lambda value, ends: ends[0] <= value <= ends[1],
    "regex": lambda value, pattern: re.search(pattern, str(value)) is not None,
    "gt": lambda value, other: value > other,
    "gte": lambda value, other: value >= other,
    "lt": lambda value, other: value < other,
    "lte": lambda value, other: value <= other,
}


def problems(organisation):
    """What speaks against saving: pairs of a field's name ("" for the whole) and a sentence."""
    found = []
    fields = organisation._meta
    references = [field.name for field in fields.concrete_fields if field.is_relation or not field.editable]
    for check in (lambda: organisation.clean_fields(exclude=references), organisation.clean):
        try:
            check()
        except ValidationError as error:
            found += sentences(error)
    for constraint in fields.constraints if not found else []:
        try:
            validate(constraint, organisation)
        except ValidationError as error:
            found += [("", message) for message in error.messages]
    return found


def sentences(error):
    """Field and first sentence for each field of a ValidationError: what to do is said once."""
    if not hasattr(error, "error_dict"):
        return [("", message) for message in error.messages]
    return [(name.replace("__all__", ""), messages[0]) for name, messages in error.message_dict.items()]


def validate(constraint, instance):
    """Raises ValidationError where a constraint does not hold; asks the database where we can't tell."""
    try:
        holds = isinstance(constraint, CheckConstraint) and is_true(constraint.condition, instance)
    except (KeyError, TypeError, AttributeError, FieldDoesNotExist):
        constraint.validate(type(instance), instance)
        return
    if holds is False:
        raise ValidationError(constraint.get_violation_error_message())


def is_true(condition, instance):
    """True, False or None (unknown) for a Q object and a row, as SQL has it."""
    answers = [
        is_true(child, instance) if isinstance(child, Q) else compare(*child, instance) for child in condition.children
    ]
    decisive = condition.connector == Q.OR
    answer = decisive if decisive in answers else (None if None in answers else not decisive)
    return answer if answer is None or not condition.negated else not answer


def compare(path, expected, instance):
    """True, False or None for one comparison such as `year__range=(700, 2100)`."""
    name, _separator, lookup = path.partition("__")
    value = getattr(instance, instance._meta.get_field(name).attname)
    expected = getattr(instance, expected.name) if isinstance(expected, F) else expected
    if lookup == "isnull" or (expected is None and lookup in {"", "exact"}):
        return (value is None) == (expected is not False)
    if value is None or expected is None:
        return None
    return LOOKUPS[lookup or "exact"](value, getattr(expected, "pk", expected))
