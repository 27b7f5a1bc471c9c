"""The forms in which a list is handed on; one line each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from organisations.exchange import cards, feed, objects, points, spreadsheets


@dataclass(frozen=True)
class Form:
    """One form: the end of its address and file, what people call it and use it for, its media type.

    `write` makes pieces of bytes of a `Listing`; `is_file` says that a browser keeps it rather than showing it.
    """

    ending: str
    label: str
    help: str
    media_type: str
    write: Callable
    is_file: bool = False


FORMS = {
    form.ending: form
    for form in (
        Form(
            "xlsx",
            _("Excel"),
            _("mit Filtern, zum Weiterarbeiten"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            spreadsheets.as_xlsx,
            True,
        ),
        Form(
            "csv",
            _("Tabelle (CSV)"),
            _("für LibreOffice und andere, auch zum Wiedereinlesen"),
            "text/csv; charset=utf-8",
            spreadsheets.as_csv,
            True,
        ),
        Form(
            "vcf",
            _("Kontakte (vCard)"),
            _("für das Adressbuch in Handy und E-Mail"),
            "text/vcard; charset=utf-8",
            cards.as_vcards,
            True,
        ),
        Form(
            "geojson",
            _("Karte (GeoJSON)"),
            _("für Kartenprogramme wie uMap"),
            "application/geo+json",
            points.as_geojson,
            True,
        ),
        Form("json", _("Daten (JSON)"), _("für Programme"), "application/json", objects.as_json, True),
        Form(
            "atom",
            _("Neuigkeiten (Atom)"),
            _("neue und geänderte Einträge im Feedleser"),
            "application/atom+xml; charset=utf-8",
            feed.as_atom,
        ),
    )
}
