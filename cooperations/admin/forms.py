"""The forms of cooperations and standings at the desk."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations import history
from cooperations.fields import NamesOrganisation, OrganisationField
from cooperations.models import Cooperation, Partner, Standing, Step
from organisations import history as directory_history
from organisations.admin.careful import CarefulForm, in_words

SAID_BY_IT = ("confirmed_on", "message")


class CooperationForm(CarefulForm):
    """Tells from the history what others changed meanwhile, answers of organisations included."""

    class Meta:
        model = Cooperation
        exclude = []
        widgets = {name: forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}) for name in ("goal", "why_not")}

    def newest_state(self):
        return directory_history.newest(self.instance)

    def changes_since(self, number):
        entries = reversed(history.entries(self.instance, after=number))
        return [in_words(entry.who, entry.when, what_changed(entry)) for entry in entries]


def what_changed(entry):
    """The labels of what changed in an entry of the history, in one line."""
    return ", ".join(change.label for change in entry.changes) or _("nur gesichert")


class PartnerForm(NamesOrganisation, forms.ModelForm):
    """One partner; its organisation is written. A message has a field once there is one."""

    organisation = OrganisationField()

    class Meta:
        model = Partner
        fields = ["organisation", "role", "benefit", "confirmed_on", "message"]
        widgets = {"message": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}

    class Media:
        js = ["js/names.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name in SAID_BY_IT:
            self.fields[name].show_hidden_initial = True
        if not self.instance.message:
            self.fields["message"].widget = forms.HiddenInput()

    def clean(self):
        """Whoever leaves it alone does not take back what the organisation answered while the form was open."""
        cleaned = super().clean()
        for name in set(SAID_BY_IT) - set(self.changed_data):
            cleaned[name] = getattr(self.instance, name)
        return cleaned


class StandingForm(NamesOrganisation, CarefulForm):
    """How the agency stands to an organisation; what a curator saves is no demo."""

    organisation = OrganisationField()

    class Meta:
        model = Standing
        fields = ["organisation", "state", "note"]

    class Media:
        js = ["js/names.js"]

    def save(self, commit=True):
        self.instance.adopt()
        return super().save(commit)


class StandingInlineForm(forms.ModelForm):
    """The same in the form of the organisation itself."""

    class Meta:
        model = Standing
        fields = ["state", "note"]

    def save(self, commit=True):
        self.instance.adopt()
        return super().save(commit)


class MoveForm(forms.Form):
    """Another state; a reason where it is that nothing came of it."""

    state = forms.ChoiceField(label=gettext_lazy("Stand"), choices=Cooperation.State)
    why_not = forms.CharField(
        label=gettext_lazy("Warum nicht zustande gekommen?"),
        help_text=gettext_lazy("Damit andere später daraus lernen."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )


class NextStepForm(forms.ModelForm):
    """What comes after a step that is done; may be left empty."""

    what = forms.CharField(
        label=gettext_lazy("Was kommt als Nächstes?"),
        max_length=Step._meta.get_field("what").max_length,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    class Meta:
        model = Step
        fields = ["what", "due_on"]
        widgets = {"due_on": forms.DateInput(attrs={"class": "vDateField", "placeholder": gettext_lazy("TT.MM.JJJJ")})}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("due_on") and not cleaned.get("what"):
            self.add_error("what", _("Bitte schreiben Sie, was zu tun ist."))
        return cleaned
