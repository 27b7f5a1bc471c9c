"""Who publishes: name and address from the Impressum, as the agency wrote them there."""

import re

from organisations.models import Page

MOST_LINES = 4
LAW = re.compile(r"§|\bDDG\b|\bTMG\b")


def publisher():
    """The lines of the Impressum before its first heading, without the line that names the law; none with gaps."""
    page = Page.objects.filter(slug="impressum").first()
    if page is None:
        return []
    beginning = page.text.split("\n## ")[0].removeprefix("## ")
    lines = [line.strip() for line in beginning.splitlines() if line.strip() and not LAW.search(line)]
    return [] if any("FEHLT" in line for line in lines) else lines[:MOST_LINES]
