"""What templates may ask about cooperations: those of an organisation, and the work that is due at the desk."""

from django import template
from django.utils import timezone

from cooperations import shown
from cooperations.models import Cooperation, Step
from organisations.history import person as name_of

MOST_STEPS = 20

register = template.Library()


@register.simple_tag
def cooperations_of(organisation):
    """The public cooperations of an organisation, for `cooperations/parts/of_organisation.html`; one query."""
    return shown.of_organisation(organisation)


@register.inclusion_tag("admin/cooperations/due.html", takes_context=True)
def cooperation_work(context):
    """The desk's next steps, for those who may see cooperations; three queries."""
    user, today = context["request"].user, timezone.localdate()
    if not user.has_perm("cooperations.view_cooperation"):
        return {}
    steps = Step.objects.due_soon(today).select_related("cooperation")
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "may_see": True,
        "may_change": user.has_perm("cooperations.change_cooperation"),
        "steps": list(steps[:MOST_STEPS]),
        "without_step": Cooperation.objects.without_next_step().count(),
        "objections": Cooperation.objects.objected().count(),
        "today": today,
    }


@register.filter
def is_overdue(step, day):
    """Whether a step should have been done before that day."""
    return step.is_overdue(day)


@register.filter
def person(user):
    """The name of an account."""
    return name_of(user)
