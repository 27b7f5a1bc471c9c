"""The forms of the wizard: the file, what its columns mean, and the cells of one row."""

from django import forms
from django.utils.translation import gettext_lazy as _

from communes.models import Commune
from organisations.exchange.reading import MOST_BYTES
from organisations.exchange.synonyms import choices
from organisations.models import OrganisationType

ENCODINGS = [
    ("", _("selbst erkennen")),
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows-1252"),
    ("latin-1", "Latin-1"),
    ("cp850", "MS-DOS (850)"),
    ("utf-16", "UTF-16"),
    ("mac-roman", "Macintosh"),
]


class UploadForm(forms.Form):
    """A file of somebody's computer."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("Excel (.xlsx) oder CSV, bis 10 MB und 20.000 Zeilen. Noch wird nichts übernommen."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.tsv,.txt"}),
    )

    def clean_file(self):
        """Refuses what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Die Datei ist größer als 10 MB. Bitte teilen Sie sie."))
        return file


class OptionsForm(forms.Form):
    """What holds for the whole file."""

    source = forms.CharField(
        label=_("Quelle"),
        max_length=200,
        help_text=_("Woher stammt die Liste? Bei jeder Organisation vermerkt; mit demselben Namen erkennt der "
                    "nächste Import die Zeilen wieder."),
    )  # fmt: skip
    type = forms.ModelChoiceField(
        OrganisationType.objects, label=_("Art, wo keine dabeisteht"), required=False, empty_label=_("offen lassen")
    )
    commune = forms.CharField(
        label=_("Kommune, wo keine erkannt wird"),
        required=False,
        max_length=120,
        help_text=_("Name oder amtlicher Schlüssel, zum Beispiel Köln oder 05315000"),
    )
    publish = forms.BooleanField(
        label=_("Neue Einträge gleich veröffentlichen, wo Art und Kommune bekannt sind"), required=False
    )
    empties = forms.BooleanField(
        label=_("Leere Zellen löschen, was hier steht"),
        required=False,
        help_text=_("Sonst ändert eine leere Zelle nichts."),
    )
    repair = forms.BooleanField(label=_("Verstümmelte Umlaute richtigstellen („MÃ¼ller“ → „Müller“)"), required=False)

    def clean_commune(self):
        """The key of the commune that was meant."""
        text = self.cleaned_data["commune"].strip()
        return commune_named(text) if text else ""


def commune_named(text):
    """The key of the commune with a name or a key. Raises ValidationError where there is none, or more than one."""
    found = Commune.objects.filter(ags=text.zfill(8)) | Commune.objects.filter(name__iexact=text)
    keys = list(found.values_list("ags", flat=True)[:2])
    if not keys:
        sentence = _("Die Kommune „%s“ gibt es im Verzeichnis nicht. Bitte legen Sie sie zuerst unter „Kommunen“ an.")
        raise forms.ValidationError(sentence % text)
    if len(keys) > 1:
        raise forms.ValidationError(_("Diese Kommune ist nicht eindeutig. Bitte geben Sie ihren Schlüssel an."))
    return keys[0]


def checked_targets(data, number):
    """The target of each column as the form says it; None where something else was sent."""
    known = {target for target, _words in choices()}
    found = [data.get(f"column-{place}", "") for place in range(number)]
    return found if set(found) <= known else None
