"""What can be chosen for paper: one form, its parameters are the same on the page, in links and in saved lists."""

from dataclasses import replace

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from organisations.printing import grouping, sheets
from organisations.printing.forms import FIELDS, FORMS, LIST

BY_TYPE = "art"
SIZES = [("", _("üblich")), ("gross", _("Großdruck, 14 Punkt"))]
COLOURS = [("", _("schwarz auf weiß")), ("farbe", _("mit Farbe"))]
EMERGENCY = [("", _("am Ende")), ("nein", _("weglassen"))]
MOST_SHIFT = 20


class PrintForm(forms.Form):
    """Which form, grouped how, with what. Nothing is required; what makes no sense counts as not chosen."""

    form = forms.ChoiceField(label=_("Form"), choices=[(form.slug, form.label) for form in FORMS.values()])
    gruppe = forms.ChoiceField(
        label=_("Gruppieren"),
        choices=[
            (grouping.NONE, _("nicht, alle hintereinander")),
            *((name, one.label) for name, one in grouping.GROUPINGS.items()),
        ],
    )
    titel = forms.CharField(label=_("Überschrift"), max_length=120)
    schrift = forms.ChoiceField(label=_("Schrift"), choices=SIZES)
    farbe = forms.ChoiceField(label=_("Farbe"), choices=COLOURS)
    notruf = forms.ChoiceField(label=_("Notrufnummern"), choices=EMERGENCY)
    karte = forms.BooleanField(label=_("Karte voran"))
    falten = forms.BooleanField(
        label=_("zwei Seiten auf ein A4-Blatt, zum Falten (beidseitig drucken, an der kurzen Kante gewendet)")
    )
    bogen = forms.ChoiceField(label=_("Bogen"), choices=[(sheet.slug, sheet.label) for sheet in sheets.SHEETS.values()])
    start = forms.IntegerField(label=_("Erstes freies Feld"), min_value=1, max_value=60, initial=1)
    rechts = forms.DecimalField(
        label=_("nach rechts schieben (mm)"), min_value=-MOST_SHIFT, max_value=MOST_SHIFT, initial=0
    )
    unten = forms.DecimalField(
        label=_("nach unten schieben (mm)"), min_value=-MOST_SHIFT, max_value=MOST_SHIFT, initial=0
    )
    rahmen = forms.BooleanField(label=_("Rahmen zeigen, zum Testen auf einfachem Papier"))
    feld = forms.MultipleChoiceField(
        label=_("Was bei jedem Eintrag steht"), choices=list(FIELDS.items()), widget=forms.CheckboxSelectMultiple
    )

    fuer = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def __init__(self, data, **kwargs):
        super().__init__(data, label_suffix="", auto_id="druck-%s", **kwargs)
        for field in self.fields.values():
            field.required = False


class Options:
    """What was chosen, with what is usual in the place of what was not.

    `params` is a QueryDict or any mapping of lists; `group` the grouping where none was asked for.
    """

    def __init__(self, params, group=grouping.NONE):
        bound = PrintForm(with_points(params))
        bound.is_valid()
        chosen = {name: value for name, value in bound.cleaned_data.items() if value not in ("", None, [])}
        self.form = FORMS.get(chosen.get("form"), LIST)
        self.group = chosen.get("gruppe", group) if self.form.has_groups else grouping.NONE
        self.title = chosen.get("titel", "")
        self.large = chosen.get("schrift") == "gross"
        self.colour = chosen.get("farbe") == "farbe"
        self.emergency = chosen.get("notruf") != "nein"
        self.map = self.form.has_map and bool(chosen.get("karte"))
        self.fold = self.form.slug == "heft" and bool(chosen.get("falten"))
        parts = self.chosen_parts(chosen)
        self.fields = [name for name in FIELDS if name in parts]
        self.sheet = self.chosen_sheet(chosen)

    def chosen_parts(self, chosen):
        """The parts of an entry that were chosen for this form; the usual ones where nothing was asked about it."""
        asked_for = chosen.get("fuer")
        if asked_for not in (None, self.form.slug) or (asked_for is None and "feld" not in chosen):
            return self.form.fields
        return [name for name in chosen.get("feld", []) if name in self.form.possible]

    @property
    def chosen(self):
        """All that was chosen, as a plain value: what the paper depends on besides the list itself."""
        parts = (
            self.group,
            self.title,
            self.large,
            self.colour,
            self.emergency,
            self.map,
            self.fold,
            self.fields,
            self.sheet,
        )
        return (self.form.slug, *parts)

    @property
    def questions(self):
        """The names of what can be chosen for this form, besides the form itself."""
        if self.sheet:
            return ["bogen", "start", "rechts", "unten", "rahmen", "schrift", "feld"]
        groups, folds = ["gruppe"] * self.form.has_groups, ["falten"] * (self.form.slug == "heft")
        return [*groups, "titel", "schrift", "farbe", "notruf", *["karte"] * self.form.has_map, *folds, "feld"]

    def chosen_sheet(self, chosen):
        """The sheet of labels with its starting field, shift and frame; None for forms without."""
        suitable = {"etiketten": sheets.LABELS, "schilder": sheets.BADGES}.get(self.form.slug)
        if not suitable:
            return None
        sheet = next((one for one in suitable if one.slug == chosen.get("bogen")), suitable[0])
        return replace(
            sheet,
            label=str(sheet.label),
            skip=min(chosen.get("start", 1), sheet.fields) - 1,
            shift_x=float(chosen.get("rechts", 0)),
            shift_y=float(chosen.get("unten", 0)),
            frame=bool(chosen.get("rahmen")),
        )

    def shown_form(self):
        """The form for the page, filled with what holds."""
        sheet = self.sheet
        made = PrintForm(
            None,
            initial={
                "form": self.form.slug,
                "gruppe": self.group,
                "titel": self.title,
                "schrift": "gross" if self.large else "",
                "farbe": "farbe" if self.colour else "",
                "notruf": "" if self.emergency else "nein",
                "karte": self.map,
                "falten": self.fold,
                "feld": self.fields,
                **(
                    {
                        "bogen": sheet.slug,
                        "start": sheet.skip + 1,
                        "rechts": sheet.shift_x,
                        "unten": sheet.shift_y,
                        "rahmen": sheet.frame,
                    }
                    if sheet
                    else {}
                ),
            },
        )
        made.fields["feld"].choices = [(name, FIELDS[name]) for name in FIELDS if name in self.form.possible]
        if sheet:
            suitable = sheets.BADGES if sheet.badges else sheets.LABELS
            made.fields["bogen"].choices = [(one.slug, one.label) for one in suitable]
        return made


def with_points(params):
    """The choices with decimal points: people write "2,5", whatever the language of the page."""
    changed = params.copy()
    for name in ("rechts", "unten"):
        if name in changed:
            changed[name] = changed[name].replace(",", ".")
    return changed


PARAMETERS = tuple(PrintForm.base_fields)


def divided(params):
    """A QueryDict as two: what it asks for, and what it chooses for paper."""
    asked, chosen = params.copy(), QueryDict(mutable=True)
    for name in PARAMETERS:
        if name in asked:
            chosen.setlist(name, asked.pop(name))
    return asked, chosen
