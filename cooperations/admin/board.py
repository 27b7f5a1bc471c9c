"""The board: cooperations by state, moved with a button; and steps that are done with one click."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from cooperations.admin.forms import MoveForm, NextStepForm
from cooperations.models import Cooperation, Step

MOST_IN_COLUMN = 30


class Board:
    """For the admin of cooperations: its views beside list and form."""

    def board_urls(self):
        """The addresses of these views."""
        views = [
            ("tafel/", self.board_view, "board"),
            ("<int:pk>/stand/", self.move_view, "move"),
            ("schritte/<int:pk>/erledigt/", self.done_view, "done"),
        ]
        return [
            path(address, self.admin_site.admin_view(view), name=f"cooperations_cooperation_{name}")
            for address, view, name in views
        ]

    def board_view(self, request):
        """All states with their cooperations, of each the ones changed last."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Tafel der Kooperationen"),
            "opts": self.opts,
            "columns": columns(),
            "states": Cooperation.State.choices,
            "may_change": self.has_change_permission(request),
            "today": timezone.localdate(),
        }
        return TemplateResponse(request, "admin/cooperations/cooperation/board.html", context)

    @transaction.atomic
    def move_view(self, request, pk):
        """Moves a cooperation to another state; asks for the reason where nothing came of it."""
        cooperation = self.to_change(request, Cooperation, pk)
        form = MoveForm(request.POST)
        if form.is_valid():
            try:
                self.move(request, cooperation, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error.messages)
            else:
                return HttpResponseRedirect(reverse("admin:cooperations_cooperation_board"))
        return self.ask(request, cooperation, form, "admin/cooperations/cooperation/move.html")

    def move(self, request, cooperation, state, why_not):
        """Moves, checks, saves and logs; raises ValidationError where the state needs more."""
        cooperation.adopt()
        cooperation.move_to(state, why_not)
        cooperation.full_clean()
        with cooperation.one_change():
            cooperation.save()
        self.log_change(request, cooperation, [{"changed": {"fields": ["state"]}}])
        words = {"title": cooperation, "state": cooperation.get_state_display()}
        messages.success(request, _("„%(title)s“: jetzt %(state)s.") % words)

    @transaction.atomic
    def done_view(self, request, pk):
        """Notes that a step is done, and what comes next where somebody has written it."""
        step = self.to_change(request, Step, pk)
        cooperation = Cooperation.objects.select_for_update().get(pk=step.cooperation_id)
        form = NextStepForm(request.POST, instance=Step(cooperation=cooperation))
        if not form.is_valid():
            return self.ask(request, cooperation, form, "admin/cooperations/cooperation/next_step.html", step=step)
        if step.done_on is None:
            self.finish(cooperation, step, form)
            self.log_change(request, cooperation, [{"changed": {"fields": ["done_on"]}}])
        self.tell_what_comes_next(request, cooperation)
        return HttpResponseRedirect(reverse("admin:index"))

    def finish(self, cooperation, step, form):
        """Saves the step as done, with the one that follows it."""
        cooperation.adopt()
        with cooperation.one_change():
            step.finish(timezone.localdate())
            if form.cleaned_data["what"]:
                form.save()

    def tell_what_comes_next(self, request, cooperation):
        """Says that the step is done; where nothing follows, where to write what does."""
        following = cooperation.steps.open().first()
        if following or cooperation.is_over:
            messages.success(request, _("Erledigt. Als Nächstes: %(what)s") % {"what": following or "–"})
            return
        address = reverse("admin:cooperations_cooperation_change", args=[cooperation.pk])
        words = _("Erledigt. Was kommt bei „%(title)s“ als Nächstes?") % {"title": cooperation}
        link = format_html('<a href="{}#steps-group">{}</a>', address, _("Nächsten Schritt eintragen"))
        messages.success(request, format_html("{} {}", words, link))

    def to_change(self, request, model, pk):
        """The locked row that a form was sent for, where the user may change cooperations."""
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(model.objects.select_for_update(of=("self",)), pk=pk)

    def ask(self, request, cooperation, form, template, **more):
        """The form once more, with what was typed and what is missing."""
        context = {**self.admin_site.each_context(request), "title": str(cooperation), "opts": self.opts, **more}
        return TemplateResponse(request, template, {**context, "cooperation": cooperation, "form": form})


def columns():
    """Each state with its number of cooperations and the latest of them."""
    counts = dict(Cooperation.objects.order_by().values_list("state").annotate(Count("pk")))
    latest = Cooperation.objects.latest_of_each_state(MOST_IN_COLUMN).with_partners().with_next_steps()
    shown = list(latest.select_related("responsible"))
    return [
        {"state": value, "label": label, "number": counts.get(value, 0), "rows": [c for c in shown if c.state == value]}
        for value, label in Cooperation.State.choices
    ]
