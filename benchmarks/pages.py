"""What is measured: each name with its address."""

from math import ceil
from urllib.parse import quote, urlencode

from benchmarks import asking
from benchmarks.asking import Target

LIST, FLOOR, HELLO = "/organisationen/", "/bench/floor/", "/bench/hello/"
SUGGESTION, PDF = "/suche/?q=bera", "/organisationen.pdf"
PARTNERS = "/kooperation/finden/"
CHANGELIST = "/bench/admin/organisations/organisation/"
COMMON, MISSPELT, TWO = "beratung", "beratnug", "beratung frauen"
PER_PAGE = 25


def questions(facts):
    """Name to query string of the list pages."""
    return {
        "three filters": urlencode(facts["slugs"]),
        "no filter": "",
        "last page": f"seite={ceil(facts['total'] / PER_PAGE)}",
        "common word": f"q={COMMON}",
        "misspelt word": f"q={MISSPELT}",
        "two words": urlencode({"q": TWO}),
        "rare word": urlencode({"q": facts["rare"]}),
    }


def of_site(port, facts):
    """The site's own pages, and the floor of the list."""
    asked = questions(facts)
    yield Target("hello", port, HELLO)
    for name, query in asked.items():
        yield Target(f"list, {name}", port, f"{LIST}?{query}" if query else LIST)
    drawn = ("three filters", "no filter", "last page", "common word")
    for name in drawn:
        yield Target(f"list, {name}, anew", port, f"{LIST}?{asked[name]}&asked=TURN")
    for name in drawn:
        yield Target(f"floor, {name}", port, f"{FLOOR}?{asked[name]}" if asked[name] else FLOOR)
    yield Target("start page", port, "/")
    yield Target("entry", port, f"{LIST}{quote(facts['entry'])}/")
    yield Target("partners, anew", port, f"{PARTNERS}?org={quote(facts['seeking'])}&anzahl=5&asked=TURN")
    yield Target("suggestion", port, SUGGESTION)
    yield Target("PDF that is there already", port, f"{PDF}?{asked['rare word']}")
    tag = asking.answer(port, LIST)[1]["ETag"]
    yield Target("unchanged page", port, LIST, {"If-None-Match": tag or '""'}, expected=304)


def of_admin(port, facts):
    """Django's changelist."""
    cookie = {"Cookie": f"sessionid={facts['session']}"}
    chosen = {f"{field}__id__exact": key for field, key in facts["keys"].items()}
    yield Target("admin, three filters", port, f"{CHANGELIST}?{urlencode(chosen)}", cookie)
    yield Target("admin, no filter", port, CHANGELIST, cookie)
