"""Small worlds for the tests: organisations with terms, and questions asked of them."""

from django.http import QueryDict

from cooperations import relations
from cooperations.matching.answer import Answer
from cooperations.matching.question import Question
from cooperations.models import Cooperation, Partner
from organisations.index import kept
from organisations.models import Organisation
from tests import factories

FIELDS = {field.name: field.related_model for field in Organisation._meta.many_to_many}


def organisation(name, kind="beratungsstelle", **values):
    """A published organisation; terms are given as lists of slugs, by field."""
    terms = {field: values.pop(field) for field in FIELDS if field in values and field != "networks"}
    made = factories.organisation(name, type=factories.kind(kind), **values)
    with made.one_history_entry():
        for field, slugs in terms.items():
            found = FIELDS[field].objects.filter(slug__in=slugs)
            assert len(found) == len(slugs), slugs
            getattr(made, field).set(found)
    return made


def fillers(number=8, **values):
    """Organisations of which nothing is known but their type."""
    return [organisation(f"Verein {place:02}", **values) for place in range(number)]


def answer(query, cooperations=None):
    """The answer to a query string."""
    some = relations.public() if cooperations is None else cooperations
    return Answer(Question(QueryDict(query), kept.current()), relations.connected(some))


def names(partners):
    """The names of some partners."""
    return [partner.row.name for partner in partners]


def said(partner):
    """All that is said of a partner, in one text."""
    return " ".join(line.sentence for line in partner.lines)


def together(*organisations):
    """A cooperation that runs."""
    made = Cooperation.objects.create(title="Gemeinsam", state="running")
    Partner.objects.bulk_create(
        Partner(cooperation=made, organisation=one, token=f"t{made.pk}-{one.pk}") for one in organisations
    )
    return made
