"""The stages of an import: what the page of each shows, and what may be done from it.

Pages and actions take the desk, the request and the import, and give a response.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from curation.imports import deciding, joining, pages, receiving, steps, undoing
from curation.imports.forms import ENCODINGS, OptionsForm, checked_targets
from curation.imports.models import Import
from curation.numbers import number
from organisations.models import Organisation

Stage = Import.Stage
JOIN = "join"


def mapping_page(desk, request, made, form=None):
    """What do the columns mean?"""
    form = form or OptionsForm(initial=made.options, label_suffix="")
    context = {"encodings": ENCODINGS, "encoding": made.options.get("encoding", "")}
    return desk.page(request, "admin/curation/import/mapping.html", made, **context, **pages.mapping(made, form))


def plan_page(desk, request, made):
    """What would happen?"""
    asked = request.GET.get("art", "")
    context = pages.plan(made, asked, request.GET.get("seite"))
    may_add = {
        entry.field
        for entry in context["unknown"]
        if deciding.may_add(Organisation._meta.get_field(entry.field).related_model, request.user)
    }
    return desk.page(request, "admin/curation/import/plan.html", made, may_add=may_add, **context)


def work_page(desk, request, made):
    """Does a step of what the person has started, and shows how far it is; tries again where it does not go on."""
    is_held_up = False
    try:
        made = steps.go_on(made, user=request.user)
    except Import.DoesNotExist:
        raise Http404 from None
    except DatabaseError:
        is_held_up = True
    if not made.is_working:
        return desk.back(made)
    context = {**pages.progress(made), "is_held_up": is_held_up, "again_after": 5 if is_held_up else 0}
    return desk.page(request, "admin/curation/import/progress.html", made, **context)


def result_page(desk, request, made):
    """What came in?"""
    return desk.page(request, "admin/curation/import/result.html", made, **pages.result(made, request.GET.get("seite")))


def read_again(desk, request, made):
    """Another sheet, row of headings or encoding."""
    try:
        receiving.receive_again(
            made,
            request.POST.getlist("sheet"),
            number(request.POST.get("heading_at", "")),
            request.POST.get("encoding", ""),
            fills="leave_gaps" not in request.POST,
        )
    except ValueError as error:
        messages.error(request, str(error))
    return desk.back(made)


def map_columns(desk, request, made):
    """Keeps the meaning of the columns, and starts to plan."""
    form = OptionsForm(request.POST, label_suffix="")
    targets = checked_targets(request.POST, len(made.headings))
    if not form.is_valid() or targets is None:
        return mapping_page(desk, request, made, form)
    if "name" not in targets and "id" not in targets:
        made.targets = targets
        form.add_error(None, _("Welche Spalte enthält den Namen? Ohne ihn lässt sich keine Zeile zuordnen."))
        return mapping_page(desk, request, made, form)
    options = {**form.cleaned_data, "type": form.cleaned_data["type"].pk if form.cleaned_data["type"] else None}
    deciding.map_columns(made, targets, options)
    return desk.back(made)


def map_again(desk, request, made):
    """Back to the columns; nothing was written yet."""
    made.stage = Stage.MAPPING
    made.save(update_fields=["stage"])
    return desk.back(made)


def decide_terms(desk, request, made):
    """What unknown terms mean."""
    try:
        deciding.decide_terms(made, request.POST, request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return desk.back(made)


def answer_for_all(desk, request, made):
    """What holds for all rows that do not say it: type, commune, what towns mean."""
    try:
        deciding.answer_for_all(made, request.POST)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return desk.back(made)


def take_row_in(desk, request, made):
    """A row that was set aside is an organisation after all."""
    receiving.take_in(made, line_of(request))
    return desk.back(made)


def leave_hidden(desk, request, made):
    """The rows that are hidden in the file do not belong to the list."""
    receiving.leave_hidden(made)
    return desk.back(made)


def decide_row(desk, request, made):
    """What is to become of one row, or of all of a kind."""
    is_one, kind = bool(request.POST.get("line")), request.POST.get("kind", "")
    rows = list(made.rows.filter(line=line_of(request))) if is_one else several(request, made, kind)
    if request.POST.get("decision") == JOIN:
        return join_rows(desk, made, rows if is_one else [row for row in rows if row.shown.get("same_as")])
    deciding.decide(made, rows, request.POST.get("decision", ""))
    return desk.back(made, pages.beside(made, kind, line_of(request) or 0))


def line_of(request):
    """The number of the row that a form is about, if any."""
    return number(request.POST.get("line", ""))


def join_rows(desk, made, rows):
    """Puts rows that continue earlier ones of the file into them; those are planned anew."""
    changed = joining.join(made, rows)
    deciding.plan_anew(made, made.rows.filter(pk__in=[row.pk for row in changed]))
    return desk.back(made)


def several(request, made, kind):
    """The undecided rows of a kind: those that repeat others of the file, those that may be in the directory, all."""
    rows, which = deciding.open_rows(made, kind), request.POST.get("only", "")
    if which not in {"repeated", "likely"}:
        return rows
    return [row for row in rows if pages.is_repeated(row) == (which == "repeated")]


def start(stage):
    """An action that lets work begin."""

    def begin(desk, request, made):
        made.stage = stage
        made.save(update_fields=["stage"])
        return desk.back(made)

    return begin


def alone(action):
    """The same action, done while nobody else works on the import, and only if it still is where the person saw it."""

    def do(desk, request, made):
        with transaction.atomic():
            now = get_object_or_404(Import.objects.select_for_update().defer("file"), pk=made.pk)
            return action(desk, request, now) if now.stage == made.stage else desk.back(now)

    return do


def look_again(desk, request, made):
    """Back to the plan with what did not come in: to correct it, to decide, and to take it over."""
    deciding.plan_anew(made, made.rows.all())
    return desk.back(made)


def undo_row(desk, request, made):
    """Takes back one row whose entry was changed since."""
    row = made.rows.filter(undone=undoing.Undone.TOUCHED, line=line_of(request)).first()
    if row and row.organisation_id:
        try:
            undoing.undo_singly(row, request.user)
            messages.success(request, _("„%s“ ist zurückgenommen. Im Verlauf steht beides.") % row.name)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return desk.back(made)


PAGES = {
    Stage.MAPPING: mapping_page,
    Stage.PLANNING: work_page,
    Stage.PLANNED: plan_page,
    Stage.APPLYING: work_page,
    Stage.APPLIED: result_page,
    Stage.UNDOING: work_page,
    Stage.UNDONE: result_page,
}
ACTIONS = {
    (Stage.MAPPING, "read"): read_again,
    (Stage.MAPPING, "map"): alone(map_columns),
    (Stage.MAPPING, "take-in"): alone(take_row_in),
    (Stage.MAPPING, "leave-hidden"): alone(leave_hidden),
    (Stage.PLANNED, "columns"): alone(map_again),
    (Stage.PLANNED, "terms"): alone(decide_terms),
    (Stage.PLANNED, "for-all"): alone(answer_for_all),
    (Stage.PLANNED, "row"): alone(decide_row),
    (Stage.PLANNED, "apply"): alone(start(Stage.APPLYING)),
    (Stage.APPLIED, "again"): alone(look_again),
    (Stage.APPLIED, "undo"): alone(start(Stage.UNDOING)),
    (Stage.UNDONE, "undo-row"): alone(undo_row),
}
