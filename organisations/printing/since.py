"""What is different on a list since it was last printed.

What stood on the paper is kept as fingerprints, not as texts: they tell that something changed without keeping what
was there, names of persons least of all.
"""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The parts of an entry that are compared; that somebody confirmed it again is no change.
PARTS = {
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("Art"),
    "note": gettext_lazy("Anmerkung"),
    "description": gettext_lazy("Beschreibung"),
    "address": gettext_lazy("Adresse"),
    "hours": gettext_lazy("Öffnungszeiten"),
    "phone": gettext_lazy("Telefon"),
    "email": gettext_lazy("E-Mail"),
    "website": gettext_lazy("Website"),
    "persons": gettext_lazy("Ansprechpersonen"),
}


@dataclass(frozen=True)
class Difference:
    """What is new, gone and changed since the last printing; `changed` are pairs of name and parts in words."""

    new: list[str]
    gone: list[str]
    changed: list[tuple]

    def __bool__(self):
        return bool(self.new or self.gone or self.changed)

    @property
    def sentences(self):
        """The difference in words."""
        changed = [
            _("%(name)s (%(parts)s)") % {"name": name, "parts": ", ".join(parts)} for name, parts in self.changed
        ]
        told = [(_("Neu dabei: %(names)s"), self.new), (_("Nicht mehr dabei: %(names)s"), self.gone)]
        told.append((_("Geändert: %(names)s"), changed))
        return [words % {"names": ", ".join(names)} for words, names in told if names]


def taken(document):
    """What stands on a document, to keep: key of the organisation to its name and the fingerprints of its parts."""
    return {str(entry.pk): {"name": entry.name, "parts": fingerprints(entry)} for entry in document.entries}


def fingerprints(entry):
    """Part to fingerprint."""
    facts = {f"fact:{fact.label}": fact.text for fact in entry.facts}
    parts = {name: getattr(entry, name) for name in PARTS} | facts
    return {name: hashlib.blake2b(repr(value).encode(), digest_size=6).hexdigest() for name, value in parts.items()}


def difference(before, today):
    """What changed between two states of `taken`; a part that only one of them has is no change, but a choice."""
    both = [key for key in today if key in before]
    changed = [(today[key]["name"], parts) for key in both if (parts := differing(before[key], today[key]))]
    return Difference(
        new=[today[key]["name"] for key in today if key not in before],
        gone=[before[key]["name"] for key in before if key not in today],
        changed=changed,
    )


def differing(before, today):
    """The names of the parts that differ."""
    old, new = before["parts"], today["parts"]
    names = [name for name in new if name in old and new[name] != old[name]]
    return [str(PARTS.get(name) or name.removeprefix("fact:")) for name in names]
