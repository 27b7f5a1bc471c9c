"""Cooperations that everybody may see, and the page on which an organisation says yes or no."""

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from cooperations import shown
from cooperations.forms import AnswerForm
from cooperations.models import Cooperation, Partner
from organisations.freshness import Unchanged

A_PAGE = 50


class CooperationsView(Unchanged, TemplateView):
    """The released and confirmed cooperations, page by page."""

    template_name = "cooperations/cooperations.html"

    def get_context_data(self, **kwargs):
        rows = Cooperation.objects.shown_publicly().with_partners().in_public_order()
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("seite"))
        return super().get_context_data(page=page, parts=shown.in_parts(page.object_list), **kwargs)


class ConfirmView(DetailView):
    """One partner's page, found by its token: what will be shown, and two buttons. Asks for no account.

    Whoever has the link may answer, and take the answer back. Reading it changes nothing: mail programs read links too.
    """

    template_name = "cooperations/confirm.html"
    queryset = Partner.objects.select_related("organisation", "cooperation")
    slug_field = slug_url_kwarg = "token"

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        # Not "no-referrer": a browser would then send the form without its origin, and the form would be refused.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    def get_context_data(self, **kwargs):
        cooperation = Cooperation.objects.with_partners().get(pk=self.object.cooperation_id)
        form = AnswerForm(initial={"seen": self.object.cooperation.fingerprint()})
        return super().get_context_data(**{"cooperation": cooperation, "form": form, **kwargs})

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        """Notes the answer to what the page showed, where that still holds."""
        self.object = self.locked()
        form = AnswerForm(request.POST)
        if not form.is_valid() or not self.may_answer(form):
            form.show_again(self.object.cooperation.fingerprint())
            return self.render_to_response(self.get_context_data(form=form), status=422)
        with self.object.cooperation.one_change(_("Antwort von %(name)s") % {"name": self.object.organisation}):
            self.object.answer(form.agrees, form.cleaned_data["message"], timezone.localdate())
        return HttpResponseRedirect(request.path)

    def locked(self):
        """The partner, its cooperation locked: answers follow one another."""
        found = get_object_or_404(self.queryset, token=self.kwargs["token"])
        Cooperation.objects.select_for_update().get(pk=found.cooperation_id)
        return get_object_or_404(self.queryset, pk=found.pk)

    def may_answer(self, form):
        """Whether the answer counts; else the form says why not."""
        if self.object.cooperation.state == Cooperation.State.FAILED:
            form.add_error(None, _("Diese Kooperation kommt nicht zustande. Sie brauchen nicht mehr zu antworten."))
        elif form.cleaned_data["seen"] != self.object.cooperation.fingerprint():
            form.add_error(
                None, _("Inzwischen hat sich etwas geändert. Bitte lesen Sie noch einmal und antworten dann.")
            )
        elif not self.object.may_answer(timezone.localdate()):
            form.add_error(None, _("Heute haben Sie schon sehr oft geantwortet. Bitte rufen Sie uns an."))
        return form.is_valid()
