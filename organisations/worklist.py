"""What there is to do at the desk: questions to the directory, each with its list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation
from organisations.querysets import CONFIRMATION_LASTS, OrganisationQuerySet


@dataclass(frozen=True)
class Question:
    """A kind of work: its name in addresses, what it is, why it matters, and which entries it concerns."""

    slug: str
    title: str
    why: str
    ask: Callable[[OrganisationQuerySet, date], OrganisationQuerySet]


QUESTIONS = [
    Question(
        "entwuerfe",
        _("Entwürfe"),
        _("Noch nicht zu sehen. Prüfen und veröffentlichen."),
        lambda rows, today: rows.drafts(),
    ),
    Question(
        "unbestaetigt",
        _("seit einem Jahr nicht bestätigt"),
        _("Kurz anrufen: Stimmt noch alles?"),
        lambda rows, today: rows.published().unconfirmed_since(today - CONFIRMATION_LASTS),
    ),
    Question(
        "ohne-art",
        _("ohne Art"),
        _("Sonst findet sie niemand beim Stöbern."),
        lambda rows, today: rows.current().without_type(),
    ),
    Question(
        "ohne-kommune",
        _("ohne Kommune"),
        _("Sonst fehlt sie in den Listen vor Ort."),
        lambda rows, today: rows.current().without_commune(),
    ),
]


def numbers(today):
    """Each question with the number of entries it concerns."""
    return [(question, question.ask(Organisation.objects.all(), today).count()) for question in QUESTIONS]


def concerned(slug, rows, today):
    """The rows that the question with that slug concerns; all for an unknown one."""
    return next((question.ask(rows, today) for question in QUESTIONS if question.slug == slug), rows)
