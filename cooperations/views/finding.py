"""Find partners: the question as a form, single partners and mixes as the answer."""

from django.conf import settings
from django.utils.cache import patch_cache_control
from django.views.generic import TemplateView

from cooperations import relations
from cooperations.matching.answer import Answer
from cooperations.matching.asking import Form
from cooperations.matching.question import Question
from cooperations.models import Cooperation
from organisations.freshness import Unchanged, index_of


class FindingView(Unchanged, TemplateView):
    """The question and its answer; curators are answered with all cooperations, others with the public ones."""

    template_name = "cooperations/find.html"

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if is_curator(request):
            patch_cache_control(response, private=True)
        return response

    def get_context_data(self, **kwargs):
        index = index_of(self.request)
        question = Question(self.request.GET, index)
        answer = Answer(question, connected(self.request, index))
        shown = {"form": Form(question), "question": question, "answer": answer}
        return super().get_context_data(**shown, **kwargs)


def is_curator(request):
    """Whether the reader may see all cooperations; asked only where somebody is signed in."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.has_perm("cooperations.view_cooperation")


def connected(request, index):
    """Who has worked with whom, as far as the reader may know."""
    seen_by_all = not is_curator(request)
    some = relations.public() if seen_by_all else Cooperation.objects.all()
    return index.remember(("connected", seen_by_all), lambda: relations.connected(some))
