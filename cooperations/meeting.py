"""The sheet for a first meeting: questions that can be ticked off, changed and added to before it is printed.

Nothing is kept: what is typed travels with the form, from editing to the sheet and back.
"""

from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperations.comparing import in_words
from cooperations.questions import OWN, PARTS, questions

MOST_QUESTIONS, OWN_QUESTIONS = 60, 5
LONGEST_QUESTION, LONGEST_TITLE, LONGEST_NAMES = 600, 160, 1500
LINES = {"1": _("eine Zeile"), "2": _("zwei Zeilen"), "4": _("vier Zeilen"), "7": _("sieben Zeilen")}
USUAL_LINES = "2"


class SheetForm(forms.Form):
    """What stands at the head of the sheet, and how much room there is for writing."""

    title = forms.CharField(label=_("Überschrift"), max_length=LONGEST_TITLE)
    day = forms.CharField(label=_("Wann"), max_length=LONGEST_TITLE, required=False)
    place = forms.CharField(label=_("Wo"), max_length=LONGEST_TITLE, required=False)
    people = forms.CharField(
        label=_("Wer dabei ist"),
        help_text=_("In jeder Zeile ein Name. Auf dem Blatt ist daneben Platz zum Schreiben."),
        max_length=LONGEST_NAMES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    lines = forms.ChoiceField(label=_("Platz zum Schreiben"), choices=list(LINES.items()), initial=USUAL_LINES)


class QuestionForm(forms.Form):
    """One question: whether it stands on the sheet, its words, and the part it belongs to."""

    part = forms.ChoiceField(choices=list(PARTS.items()), widget=forms.HiddenInput)
    reason = forms.CharField(max_length=LONGEST_QUESTION, required=False, widget=forms.HiddenInput)
    keep = forms.BooleanField(label=_("auf das Blatt"), required=False)
    text = forms.CharField(
        label=_("Frage"), max_length=LONGEST_QUESTION, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    @property
    def number(self):
        """Its number on the page, for people."""
        return int(self.prefix.rpartition("-")[2]) + 1

    @property
    def part_label(self):
        """The heading of its part."""
        return PARTS.get(self["part"].value(), PARTS[OWN])


QuestionForms = forms.formset_factory(
    QuestionForm, extra=0, max_num=MOST_QUESTIONS, absolute_max=MOST_QUESTIONS, validate_max=True
)


@dataclass(frozen=True)
class Part:
    """A part of the sheet with its questions."""

    title: str
    questions: list[str]


class Sheet:
    """The sheet as it is being edited: its head and its questions.

    `data` is what was sent; at the beginning both come from a comparison.
    """

    def __init__(self, data=None, comparison=None):
        head, asked = (usual_head(comparison), usual_questions(comparison)) if comparison else ({}, [])
        self.head = SheetForm(data, initial=head, auto_id="blatt-%s", label_suffix="")
        self.questions = QuestionForms(data, initial=asked, prefix="frage", form_kwargs={"label_suffix": ""})

    @property
    def is_complete(self):
        """Whether it can be printed as it is."""
        return all([self.head.is_valid(), self.questions.is_valid()])

    @property
    def by_part(self):
        """The forms of the questions, by heading."""
        return [(title, list(forms)) for title, forms in groupby(self.questions, key=lambda form: form.part_label)]

    @property
    def parts(self):
        """What stands on the sheet, part by part; own questions that are empty do not."""
        chosen = [form for form in self.questions if form.cleaned_data["keep"] and form.cleaned_data["text"]]
        return [
            Part(str(title), [form.cleaned_data["text"] for form in forms])
            for title, forms in groupby(chosen, key=lambda form: form.part_label)
        ]

    @property
    def people(self):
        """Who takes part, one by one."""
        return [name.strip() for name in self.head.cleaned_data["people"].splitlines() if name.strip()]

    @property
    def lines(self):
        """The empty lines below each question."""
        return range(int(self.head.cleaned_data["lines"]))


def usual_head(comparison):
    """The head that suits the organisations."""
    names = [party.name for party in comparison.parties]
    title = gettext("Erstes Gespräch: %s") % in_words(party.short for party in comparison.parties)
    return {"title": title[:LONGEST_TITLE], "people": "\n".join(names)[:LONGEST_NAMES]}


def usual_questions(comparison):
    """The questions that arise, and a few empty ones for one's own."""
    asked = questions(comparison)[: MOST_QUESTIONS - OWN_QUESTIONS]
    own = [{"part": OWN, "keep": True}] * OWN_QUESTIONS
    return [
        {
            "part": one.part,
            "keep": True,
            "text": one.text[:LONGEST_QUESTION],
            "reason": one.reason[:LONGEST_QUESTION],
        }
        for one in asked
    ] + own
