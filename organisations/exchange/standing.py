"""What stands in the directory about the organisations that rows of a file mean, read with few questions."""

from collections import defaultdict
from copy import copy

from django.apps import apps
from django.db.models import Max, Q

from organisations.exchange.columns import COLUMNS
from organisations.models import Organisation

PLAIN = [column for column in COLUMNS if not column.holds_terms]
SEVERAL = [column for column in COLUMNS if column.holds_terms]
OFFERED = ("topics", "target_groups", "languages")
OTHERS = ("internal_note", "by_appointment", "migrant_led")
# How the history names what an import wrote; the demo directory is one too. What was taken back begins otherwise.
REASONS = Q(history_change_reason="Import") | Q(history_change_reason__startswith="Import: ")


class Standing:
    """The organisations of some rows with their terms, and what the last import told of them."""

    def __init__(self, keys):
        """`keys`: line to the key of the organisation that the row means."""
        self.keys = keys
        rows = Organisation.objects.select_related("type", "commune", "district__commune")
        self.organisations = rows.in_bulk(set(keys.values()))
        self.terms = {column.field: terms_of(column.field, self.organisations) for column in SEVERAL}
        self.imported = last_imports(self.organisations)
        self.told_terms = {column.field: terms_then(column.field, self.imported) for column in SEVERAL}
        self.texts = {}
        self.offered = {name: offered(name, self.organisations) for name in OFFERED}

    def organisation(self, line):
        """An object of its own of the organisation of a row, or None."""
        found = self.organisations.get(self.keys.get(line))
        return copy(found) if found else None

    def before(self, line):
        """Field to its text of the organisation of a row; empty where it means none."""
        found = self.organisations.get(self.keys.get(line))
        if found and found.pk not in self.texts:
            self.texts[found.pk] = self.written(found)
        return self.texts[found.pk] if found else {}

    def with_offered(self, name, organisation, terms):
        """The terms of a field, with those of the offers: they hold for the organisation too."""
        return list(dict.fromkeys([*terms, *self.offered.get(name, {}).get(organisation.pk, [])]))

    def written(self, organisation, terms=None):
        """Field to its text, as a cell would hold it; with other terms where they are given. Empty for a new one."""
        if organisation.pk is None:
            return {}
        texts = {column.field: column.write(getattr(organisation, column.field)) for column in PLAIN}
        for column in SEVERAL:
            held = (terms or {}).get(column.field, self.terms[column.field].get(organisation.pk, []))
            texts[column.field] = column.write(sorted(held, key=in_order))
        return texts | {name: plain_text(getattr(organisation, name)) for name in OTHERS}

    def told_by_import(self, organisation):
        """Field to the text that the last import left; empty where no import wrote the entry."""
        record = self.imported.get(organisation.pk)
        if record is None:
            return {}
        told = {column.field: column.write(getattr(record, column.field)) for column in PLAIN}
        for column in SEVERAL:
            terms = self.with_offered(column.field, organisation, self.told_terms[column.field][organisation.pk])
            told[column.field] = column.write(sorted(terms, key=in_order))
        return told | {name: plain_text(getattr(record, name)) for name in OTHERS}


def in_order(term):
    """Where a term stands in its vocabulary, or a network among networks."""
    return (getattr(term, "position", 0), getattr(term, "sort_key", term.slug), term.pk)


def offered(name, organisations):
    """Key of an organisation to the terms of its offers."""
    vocabulary = Organisation._meta.get_field(name).related_model
    found = defaultdict(list)
    pairs = vocabulary.objects.filter(offers__organisation__in=list(organisations)).values_list(
        "offers__organisation", "pk"
    )
    terms = vocabulary.objects.in_bulk({term for _organisation, term in pairs})
    for organisation, term in pairs:
        if organisation in organisations:
            found[organisation].append(terms[term])
    return found


def plain_text(value):
    """A value that no column writes, as text."""
    return "ja" if value is True else "" if value in (False, None) else str(value)


def terms_of(name, organisations):
    """Key of an organisation to its terms in a field."""
    field = Organisation._meta.get_field(name)
    source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
    found = defaultdict(list)
    rows = field.remote_field.through.objects.filter(**{f"{source}__in": list(organisations)}).select_related(target)
    for row in rows.order_by(f"{target}_id"):
        found[getattr(row, f"{source}_id")].append(getattr(row, target))
    return found


def last_imports(organisations):
    """Key of an organisation to the newest record of its history that an import wrote."""
    history = Organisation.history.filter(REASONS, id__in=list(organisations))
    newest = history.order_by().values("id").annotate(newest=Max("history_id")).values_list("newest", flat=True)
    records = Organisation.history.filter(history_id__in=list(newest))
    return {record.id: record for record in records.select_related("type", "commune", "district__commune")}


def terms_then(name, records):
    """Key of an organisation to the terms that its record holds in a field, as far as they still exist."""
    other = f"{Organisation._meta.get_field(name).m2m_reverse_field_name()}_id"
    numbers = {record.history_id: key for key, record in records.items()}
    pairs = list(kept_terms(name).filter(history__in=list(numbers)).values_list("history_id", other))
    terms = Organisation._meta.get_field(name).related_model.objects.in_bulk({term for _record, term in pairs})
    found = defaultdict(list)
    for record, term in pairs:
        found[numbers[record]] += [terms[term]] if term in terms else []
    return found


def kept_terms(name):
    """The rows of the history that hold the terms of a field."""
    return apps.get_model("organisations", f"HistoricalOrganisation_{name}").objects
