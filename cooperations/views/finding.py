"""Find partners: the question as a form, single partners and mixes as the answer."""

from django.views.generic import TemplateView

from cooperations import relations
from cooperations.matching.answer import Answer
from cooperations.matching.asking import Form
from cooperations.matching.question import Question
from cooperations.models import Cooperation
from organisations.freshness import Unchanged, index_of, may


class FindingView(Unchanged, TemplateView):
    """The question and its answer; curators are answered with all cooperations, others with the public ones."""

    template_name = "cooperations/find.html"

    def get_context_data(self, **kwargs):
        index = index_of(self.request)
        question = Question(self.request.GET, index)
        answer = Answer(question, connected(self.request, index))
        shown = {"form": Form(question), "question": question, "answer": answer}
        return super().get_context_data(**shown, **kwargs)


def connected(request, index):
    """Who has worked with whom, as far as the reader may know."""
    sees_all = may(request, "cooperations.view_cooperation")
    some = Cooperation.objects.all() if sees_all else relations.public()
    return index.remember(("connected", sees_all), lambda: relations.connected(some))
