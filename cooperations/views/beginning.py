"""How to begin a cooperation."""

from django.views.generic import TemplateView

from cooperations.beginning import STEPS, WAYS
from organisations.freshness import Unchanged


class BeginView(Unchanged, TemplateView):
    """The guided path, each step with its tools."""

    template_name = "cooperations/begin.html"
    extra_context = {"steps": STEPS, "ways": WAYS}
