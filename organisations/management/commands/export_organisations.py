"""`export_organisations FILE`: writes the list into a file, in the form that its ending names."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict

from organisations.exchange.forms import FORMS
from organisations.exchange.listing import Listing
from organisations.selection import Selection
from organisations.shortcut import whole


class Command(BaseCommand):
    """The file is there whole or not at all; the same as what everybody may take from the website."""

    help = "Writes the published organisations into a file; its ending says in which form."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a name that ends in ." + ", .".join(FORMS))
        parser.add_argument(
            "query", nargs="?", default="", help="filters as in an address: art=beratungsstelle&plz=50667"
        )

    def handle(self, *, file, query, **options):
        form = FORMS.get(file.suffix.removeprefix(".").lower())
        if form is None:
            raise CommandError("Bitte geben Sie eine Datei an, die auf ." + ", .".join(FORMS) + " endet.")
        selection = Selection(QueryDict(query.removeprefix("?")))
        listing = Listing.of(selection)
        try:
            write(file, form.write(listing))
        except OSError as error:
            raise CommandError(f"Die Datei lässt sich nicht schreiben: {error}") from None
        for notice in selection.notices:
            self.stdout.write(str(notice))
        self.stdout.write(f"{len(listing.keys)} Organisationen in {file}.")


def write(file, pieces):
    """Writes pieces of bytes into a file, whole or not at all."""
    with whole(file) as unfinished:
        unfinished.writelines(pieces)
        os.chmod(unfinished.name, 0o644)
