"""The parameters of the API: read with care; nonsense is refused in a sentence."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

USUAL_PER_PAGE, MOST_PER_PAGE, MOST_MINIMAL = 20, 200, 10_000
YES, NO = {"true", "1", "yes"}, {"", "false", "0", "no"}
FORMATS = ("json", "ndjson")
LONGEST = 9


class Refused(ValueError):
    """A parameter that can't be understood, with a sentence for people."""


@dataclass(frozen=True)
class Parameters:
    """The parameters of one request."""

    given: QueryDict

    def number(self, name, usual):
        """A whole number from 1 on."""
        text = self.given.get(name) or str(usual)
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST and int(text) > 0):
            raise Refused(_("„%(name)s“ muss eine ganze Zahl ab 1 sein.") % {"name": name})
        return int(text)

    def flag(self, name):
        """A switch."""
        text = self.given.get(name, "").lower()
        if text not in YES | NO:
            raise Refused(_("„%(name)s“ muss true oder false sein.") % {"name": name})
        return text in YES

    @property
    def page(self):
        """The page asked for."""
        return self.number("page", 1)

    @property
    def per_page(self):
        """How many a page holds, never more than we give."""
        most = MOST_MINIMAL if self.flag("minimal") else MOST_PER_PAGE
        return min(self.number("per_page", most if self.flag("minimal") else USUAL_PER_PAGE), most)

    @property
    def is_stream(self):
        """Whether all is wanted, one object a line."""
        asked = self.given.get("format") or FORMATS[0]
        if asked not in FORMATS:
            raise Refused(_("„format“ kann json oder ndjson sein."))
        return asked == "ndjson"

    @property
    def modified_after(self):
        """The moment since when something must have changed; None where nobody asks."""
        text = self.given.get("modified_after", "")
        try:
            return moment(text) if text else None
        except (ValueError, OverflowError):
            raise Refused(_("„modified_after“ muss ein Zeitpunkt wie 2026-11-22T09:00:00Z sein.")) from None

    @property
    def of_list(self):
        """The parameters of our own list that say the same."""
        params = QueryDict(mutable=True)
        params["q"] = self.given.get("search", "")
        if postcode := self.given.get("postcode", ""):
            if not (postcode.isascii() and postcode.isdigit() and len(postcode) == 5):
                raise Refused(_("„postcode“ muss eine Postleitzahl mit fünf Ziffern sein."))
            params["plz"] = postcode
            if self.given.get("proximity"):
                # Metres there, kilometres here.
                params["umkreis"] = str(min(999, -(-self.number("proximity", 1) // 1000)))
        return params


def moment(text):
    """A point in time of a text; a blank may stand for the plus sign that addresses lose."""
    found = parse_datetime(text) or parse_datetime("+".join(text.rsplit(" ", 1)))
    if found is None and (day := parse_date(text)):
        found = datetime.combine(day, time())
    if found is None:
        raise ValueError(text)
    return (found if timezone.is_aware(found) else timezone.make_aware(found)).astimezone(UTC)
