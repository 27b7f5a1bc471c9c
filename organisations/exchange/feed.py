"""What changed last in a list, as Atom (RFC 4287)."""

import re
from dataclasses import replace
from heapq import nlargest

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from organisations.exchange.entries import entries
from organisations.exchange.identifiers import identifier
from organisations.exchange.listing import whole
from organisations.models import Organisation

# A feed is for news, so it holds the latest only.
MOST_ENTRIES = 200
LONGEST_SUMMARY = 600
# What no XML 1.0 document may hold.
REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_atom(listing):
    """The feed of a listing: its latest changes, the newest first."""
    latest = replace(listing, keys=last_changed(listing))
    feed = Atom1Feed(
        title=" · ".join([_("Kooperation: was sich geändert hat"), *(str(answer) for _name, answer in listing.chosen)]),
        link=listing.address,
        description="",
        subtitle=_("Einträge, die neu sind oder sich geändert haben, die neuesten zuerst."),
        language=get_language(),
        author_name="Kooperation",
        feed_url=feed_address(listing),
        feed_guid=identifier("feed", listing.path).urn,
    )
    for entry in entries(latest):
        feed.add_item(**item(entry))
    yield feed.writeString("utf-8").encode()


def feed_address(listing):
    """Where the feed itself is."""
    _path, mark, query = listing.path.partition("?")
    return whole(reverse("export", args=["atom"]) + mark + query)


def last_changed(listing):
    """The keys of the organisations that changed last."""
    changes = (pair for keys in listing.batches for pair in changed(keys))
    return [key for _moment, key in nlargest(MOST_ENTRIES, changes)]


def changed(keys):
    """When each of these organisations changed, and its key."""
    return Organisation.objects.published().order_by().filter(pk__in=keys).values_list("changed_at", "pk")


def item(entry):
    """One entry for `feedgenerator`."""
    row = entry.organisation
    return {
        "title": readable(row.name),
        "link": entry.address,
        # Readers take it for HTML.
        "description": linebreaks(readable(row.description)[:LONGEST_SUMMARY], autoescape=True),
        "unique_id": entry.uid.urn,
        "pubdate": row.created_at,
        "updateddate": row.changed_at,
        "categories": [entry.kind.label] if entry.kind else [],
    }


def readable(text):
    """A text without what XML can't hold."""
    return REFUSED.sub("", text)
