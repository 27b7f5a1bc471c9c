"""What people decide on the pages of the wizard, kept at the import and its rows."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from curation.imports import alike, places, steps
from curation.imports.models import Import, ImportRow
from curation.numbers import number
from organisations.exchange import kinds
from organisations.exchange.texts import CONTROL, LONGEST_CELL
from organisations.models import Organisation

NEW_TERM, WITHOUT = "new", "without"
Choice = ImportRow.Choice


def map_columns(made, targets, options):
    """Keeps what columns mean and what holds for all rows; then every row is planned anew."""
    made.targets = targets
    made.options |= options
    plan_anew(made, made.rows.all())


def plan_anew(made, rows):
    """Has rows planned once more."""
    rows.filter(applied=False).update(kind="", is_stale=False)
    made.stage = Import.Stage.PLANNING
    made.save(update_fields=["stage", "targets", "options", "term_choices"])


def plan_now(made, rows):
    """Plans a few rows at once."""
    steps.plan_rows(made, rows)
    alike.note(made, rows)


@transaction.atomic
def decide_terms(made, data, user):
    """Keeps what unknown terms mean; rows that hold one are planned anew. Raises PermissionDenied, ValidationError."""
    before, fields = answers(made), known_fields()
    for name, value in data.items():
        field, bar, text = name.partition("|")
        if bar and field in fields:
            made.term_choices.setdefault(field, {})[text] = meant(field, text, value, user)
    plan_answered(made, before)


def answer_for_all(made, data):
    """Keeps what holds for all rows that do not say it. Raises ValidationError with a sentence."""
    before = answers(made)
    places.answer(made, data)
    plan_answered(made, before)


def answers(made):
    """What was answered about terms and towns of a file so far."""
    return {
        (name, text): key
        for name, chosen in [*made.term_choices.items(), (places.PLACE, made.options.get("places", {}))]
        for text, key in chosen.items()
    }


def plan_answered(made, before):
    """Has rows planned anew that left something open; all rows where an earlier answer became another."""
    now = answers(made)
    is_other = any(now.get(asked) != answer for asked, answer in before.items())
    left = made.rows.exclude(unknown={}) | made.rows.filter(kind=kinds.ERROR)
    plan_anew(made, made.rows.all() if is_other else left)


def known_fields():
    """The fields that hold terms."""
    return {field.name for field in Organisation._meta.many_to_many} - {"works_in"} | {"type"}


def meant(field, text, value, user):
    """The key of the term that was chosen, a new one where that was chosen, None for "leave out"."""
    vocabulary = Organisation._meta.get_field(field).related_model
    if value == NEW_TERM:
        return new_term(vocabulary, text, user).pk
    key = number(value)
    return key if vocabulary.objects.filter(pk=key).exists() else None


def new_term(vocabulary, text, user):
    """A new term of a list, where the user may add one."""
    if not may_add(vocabulary, user):
        raise PermissionDenied
    found = vocabulary.objects.filter(name=text).first()
    if found is None:
        found = vocabulary(name=text)
        found.full_clean(exclude=["slug"])
        found.save()
    return found


def may_add(vocabulary, user):
    """Whether the user may add terms to a list."""
    return user.has_perm(f"{vocabulary._meta.app_label}.add_{vocabulary._meta.model_name}")


def decide(made, rows, value):
    """Keeps a decision about rows, and plans them anew.

    The value is "new", "skip", "overwrite", "same-<key>", "same-likeliest", "without" (note what can't be read) or "".
    """
    choice, _hyphen, key = value.partition("-")
    rows = [row for row in rows if not row.applied]
    meant = {row.line: likeliest(row) if key == "likeliest" else number(key) for row in rows}
    there = set(Organisation.objects.filter(pk__in=set(meant.values()) - {None}).values_list("pk", flat=True))
    for row in rows:
        take(row, choice, meant[row.line] if meant[row.line] in there else None)
    ImportRow.objects.bulk_update(rows, ["choice", "organisation", "dropped"], batch_size=steps.BATCH)
    if len(rows) <= steps.BATCH:
        plan_now(made, rows)
    else:
        plan_anew(made, made.rows.filter(pk__in=[row.pk for row in rows]))


def take(row, choice, key):
    """Notes a decision at the row; `key` is that of the organisation that it means, None where there is none."""
    if choice == WITHOUT:
        row.dropped = sorted({field for field, _sentence in row.shown.get("errors", []) if field not in {"", "name"}})
        return
    if choice == Choice.SAME:
        row.organisation_id = key
        choice = Choice.SAME if key else Choice.NONE
    row.choice = choice if choice in Choice.values else Choice.NONE


def open_rows(made, kind):
    """The rows of a kind about which nothing was decided yet."""
    return list(made.rows.filter(kind=kind, applied=False, choice=Choice.NONE))


def likeliest(row):
    """The key of the organisation that a row most probably means, if any."""
    likely = row.shown.get("likely", [])
    return likely[0][0] if likely else None


def typed(row, data):
    """The cells of a row as somebody typed them."""
    cells = [data.get(f"cell-{place}", cell) for place, cell in enumerate(row.cells)]
    return [cell.replace("\r\n", "\n") for cell in cells]


@transaction.atomic
def correct(made, row, data):
    """Puts other texts into the cells of a row, and plans it anew, unless somebody else went on with the import.

    Raises ValueError for what no cell may hold.
    """
    cells = typed(row, data)
    if any(CONTROL.search(cell) or len(cell) > LONGEST_CELL for cell in cells):
        raise ValueError(_("Der Text enthält Zeichen, die in keiner Tabelle stehen, oder ist zu lang."))
    if not made.hold():
        return
    row.cells, row.dropped, row.choice = cells, [], Choice.NONE
    row.save(update_fields=["cells", "dropped", "choice"])
    plan_now(made, [row])
