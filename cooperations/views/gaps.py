"""The matrix of gaps, on screen and paper, and as CSV."""

from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from cooperations import spreadsheet
from cooperations.gaps import KINDS, USUAL, Matrix
from cooperations.missing import largest_gaps
from cooperations.models import Standing
from organisations import notices
from organisations.counting import commonest
from organisations.exchange import delimited
from organisations.freshness import Unchanged, index_of, may
from organisations.selection import Selection

MOST_CHOICES = 30
# The form in which anybody may propose an entry; until there is one, only curators are led to a form.
PROPOSAL = ""
PLACE_QUESTIONS = {"kommune", "bezirk"}


class GapsView(Unchanged, TemplateView):
    """What is missing where. Curators also see how many are the agency's partners already."""

    template_name = "cooperations/gaps.html"

    @cached_property
    def matrix(self):
        """The matrix for the address and the reader."""
        selection = Selection(self.request.GET, index_of(self.request))
        kind = KINDS.get(self.request.GET.get("zeilen") or USUAL, KINDS[USUAL])
        sees_partners = may(self.request, "cooperations.view_standing")
        partners = partners_in(selection.filter.index) if sees_partners else None
        return Matrix(
            selection, kind, partners, to_desk if may(self.request, "organisations.add_organisation") else nowhere
        )

    def get_context_data(self, **kwargs):
        matrix = self.matrix
        return super().get_context_data(
            matrix=matrix,
            gaps=largest_gaps(matrix),
            notices=list(self.notices()),
            kinds=[(name, kind.label, kind is matrix.kind) for name, kind in KINDS.items()],
            communes=self.communes(),
            chosen=[term.slug for term in matrix.filter.answers.get("kommune", ())],
            kept=[pair for pair in matrix.selection.pairs if pair[0] not in PLACE_QUESTIONS],
            wider=urlencode([("zeilen", name) for name, kind in KINDS.items() if kind is matrix.kind]),
            **kwargs,
        )

    def communes(self):
        """The communes to choose from, by name: those with most organisations."""
        return sorted(commonest(index_of(self.request), "works_in", MOST_CHOICES), key=lambda one: one.sort_key)

    def notices(self):
        """Sentences on what the address asked for and nobody understands."""
        filterset, asked = self.matrix.filter, self.request.GET.get("zeilen")
        if asked and asked not in KINDS:
            yield _("Diese Zeilen gibt es nicht: „%s“. Sie sehen die Arten der Organisationen.") % asked[:40]
        for about in (notices.about_words, notices.about_answers, notices.about_place):
            yield from about(filterset)


class GapsCsvView(GapsView):
    """The same matrix as a file for spreadsheets."""

    def get(self, request, *args, **kwargs):
        return delimited.response("luecken.csv", spreadsheet.rows(self.matrix))


def partners_in(index):
    """The agency's partners as a bitmap."""
    keys = Standing.objects.filter(state=Standing.State.PARTNER).values_list("organisation", flat=True)
    return index.bitmap(place for key in keys if (place := index.bitmaps.position(key)) is not None)


def to_desk(kind, term, place):
    """Where a curator adds an entry for an empty cell, with type and place filled in."""
    values = {"commune": place.commune}
    if place.question == "bezirk":
        values["district"] = place.key
    if kind.question == "art":
        values["type"] = term.pk
    return f"{reverse('admin:organisations_organisation_add')}?{urlencode(values)}"


def nowhere(kind, term, place):
    """Where anybody may propose an entry for an empty cell."""
    return PROPOSAL
