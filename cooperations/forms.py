"""What an organisation sends when it answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cooperations.models.partner import LONGEST_MESSAGE

YES, NO = "ja", "nein"


class AnswerForm(forms.Form):
    """Yes or no to what the page showed (`seen`, its fingerprint), with a message if one likes."""

    answer = forms.ChoiceField(choices=[(YES, YES), (NO, NO)])
    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)
    message = forms.CharField(
        label=_("Möchten Sie uns etwas dazu schreiben? (freiwillig)"),
        help_text=_("Das liest nur die Agentur. Zum Beispiel: Was stimmt nicht?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_MESSAGE}),
    )

    @property
    def agrees(self):
        """Whether the answer is yes."""
        return self.cleaned_data["answer"] == YES

    def clean_message(self):
        """The message with plain line ends: browsers count a line end as one sign and send two."""
        message = self.cleaned_data["message"].replace("\r\n", "\n")
        if len(message) > LONGEST_MESSAGE:
            words = _("Bitte kürzen Sie Ihre Nachricht auf %(most)d Zeichen.")
            raise forms.ValidationError(words % {"most": LONGEST_MESSAGE})
        return message

    def show_again(self, fingerprint):
        """Prepares the form for being shown once more: what was typed stays, what is to be confirmed is today's."""
        self.data = self.data.copy()
        self.data["seen"] = fingerprint
