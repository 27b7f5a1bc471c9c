"""The wizard at the desk: one address for each import, which shows what its stage asks for (stages.py)."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curation.imports import deciding, pages, receiving, stages, wording
from curation.imports.forms import UploadForm
from curation.imports.models import Import
from curation.numbers import number
from organisations.exchange import delimited, kinds

Stage = Import.Stage
HELD_UP = gettext_lazy(
    "Die Datenbank nimmt gerade nichts an. Nichts ist verloren; bitte versuchen Sie es gleich noch einmal."
)


@admin.register(Import)
class ImportAdmin(admin.ModelAdmin):
    """Imports, the newest first; each leads to where it stands."""

    list_display = ["name", "stage", "by", "created_at"]
    list_select_related = ["by"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("file")

    def get_urls(self):
        view, name = self.admin_site.admin_view, "curation_import_"
        own = [
            path("<int:pk>/zeile/<int:line>/", view(self.row_view), name=f"{name}row"),
            path("<int:pk>/fehler.csv", view(self.errors_view), name=f"{name}errors"),
        ]
        return [*own, *super().get_urls()]

    def page(self, request, template, made=None, **context):
        """A page of the wizard."""
        about = {"title": made.name if made else _("Liste einlesen"), "opts": self.opts, "import": made, "made": made}
        whole = {**self.admin_site.each_context(request), **about, **context}
        return TemplateResponse(request, template, whole)

    def back(self, made, query=""):
        """Leads to the page of an import."""
        return HttpResponseRedirect(reverse("admin:curation_import_change", args=[made.pk]) + query)

    def asked_for(self, request, pk):
        """The import of an address, where the user may work on it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(Import, pk=pk)

    def add_view(self, request, form_url="", extra_context=None):
        """Takes a file in."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None, label_suffix="")
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            try:
                return self.back(receiving.receive(file.name, file.read(), request.user))
            except ValueError as error:
                form.add_error("file", str(error))
            except DatabaseError:
                form.add_error("file", HELD_UP)
        return self.page(request, "admin/curation/import/upload.html", form=form)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page of the import's stage; a form sent from it is done first."""
        made = self.asked_for(request, number(object_id))
        if request.method == "POST":
            do = stages.ACTIONS.get((made.stage, request.POST.get("do", "")))
            try:
                return do(self, request, made) if do else self.back(made)
            except DatabaseError:
                messages.error(request, HELD_UP)
                return self.back(made)
        return stages.PAGES[made.stage](self, request, made)

    def row_view(self, request, pk, line):
        """One row with all its cells, to correct it."""
        made = self.asked_for(request, pk)
        row = get_object_or_404(made.rows, line=line, applied=False)
        if made.stage not in {Stage.PLANNED, Stage.APPLIED}:
            return self.back(made)
        if request.method == "POST":
            try:
                deciding.correct(made, row, request.POST)
                return self.back(made, pages.beside(made, row.kind, row.line))
            except ValueError as error:
                messages.error(request, str(error))
            except DatabaseError:
                messages.error(request, HELD_UP)
            row.cells = deciding.typed(row, request.POST)
        return self.page(request, "admin/curation/import/row.html", made, **pages.row(made, row))

    def errors_view(self, request, pk):
        """The rows with errors as a file to repair: their cells, and what is wrong."""
        made = self.asked_for(request, pk)
        return delimited.response(f"fehler-{slugify(made.name) or made.pk}.csv", rows_with_errors(made))


def rows_with_errors(made):
    """The headings and the rows with errors, each with what is wrong behind it."""
    yield [*made.headings, str(wording.TO_DO)]
    for row in made.rows.filter(kind=kinds.ERROR, applied=False):
        yield [*row.cells, " ".join(sentence for _field, sentence in row.shown["errors"])]
