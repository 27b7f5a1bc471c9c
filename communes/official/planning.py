"""What an official list would change: planned without writing, shown, then applied in one transaction."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from communes.models import Commune, FormerCommune, PostalCode
from communes.names import address_part, sort_key

FIELDS = ("name", "official_name", "county", "state", "population", "area", "figures_as_of", "latitude", "longitude")
BATCH = 1000


@dataclass
class Plan:
    """What is to be done: communes to add and to change (commune, names of fields), and what stays for people.

    `kept` are values that a curator corrected and the list says otherwise; `gone` are communes that the list no longer
    has: they were merged or renamed with a new key. `codes` are postal codes to add, as (AGS, code).
    """

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    unchanged: int = 0
    kept: list = field(default_factory=list)
    gone: list = field(default_factory=list)
    codes: list = field(default_factory=list)
    unknown: int = 0

    @property
    def lines(self):
        """The plan in words."""
        yield _("Neue Kommunen: %(number)d") % {"number": len(self.new)}
        yield _("Geänderte Kommunen: %(number)d") % {"number": len(self.changed)}
        yield _("Unveränderte Kommunen: %(number)d") % {"number": self.unchanged}
        yield _("Neue Postleitzahlen: %(number)d") % {"number": len(self.codes)}
        if self.unknown:
            yield _("Angaben zu Schlüsseln, die es nicht gibt: %(number)d") % {"number": self.unknown}
        for commune, name, value in self.kept:
            yield _("Bleibt, weil jemand es berichtigt hat: %(commune)s, %(field)s (amtlich: %(value)s)") % {
                "commune": commune,
                "field": Commune._meta.get_field(name).verbose_name,
                "value": value,
            }
        for commune in self.gone:
            yield _("Nicht mehr in der Liste: %(commune)s (%(ags)s). Bitte den Nachfolger eintragen.") % {
                "commune": commune,
                "ags": commune.ags,
            }


def plan(official):
    """The `Plan` for a reading (`reading.read`): communes are known by their key, whatever their name is now."""
    made, known = Plan(), {commune.ags: commune for commune in Commune.objects.all()}
    former = set(FormerCommune.objects.values_list("ags", flat=True))
    for ags, said in official.items():
        commune = known.get(ags)
        if commune is None and not said.name:
            made.unknown += 1
        elif commune is None and ags not in former:
            made.new.append(Commune(ags=ags, **{name: getattr(said, name) for name in FIELDS}))
        elif commune:
            compare(made, commune, said)
    if any(said.name for said in official.values()):
        made.gone = [commune for ags, commune in known.items() if not getattr(official.get(ags), "name", "")]
    made.codes = missing_codes(official, {*known, *(commune.ags for commune in made.new)})
    return made


def compare(made, commune, said):
    """Puts what the list says otherwise into the commune and the plan; what a curator corrected stays."""
    differing = [name for name in FIELDS if is_said(said, name) and getattr(said, name) != getattr(commune, name)]
    made.kept += [(commune, name, getattr(said, name)) for name in differing if name in commune.corrected]
    changes = [name for name in differing if name not in commune.corrected]
    for name in changes:
        setattr(commune, name, getattr(said, name))
    if changes:
        made.changed.append((commune, changes))
    else:
        made.unchanged += 1


def is_said(said, name):
    """Whether the list says anything of a field."""
    return getattr(said, name) not in (None, "")


def missing_codes(official, known):
    """Postal codes that the database lacks."""
    there = set(PostalCode.objects.values_list("commune__ags", "code"))
    said = {(ags, code) for ags, one in official.items() if ags in known for code in one.postal_codes}
    return sorted(said - there)


@transaction.atomic
def apply(made):
    """Writes a plan: checked, in few statements, all or nothing."""
    taken = set(Commune.objects.values_list("slug", flat=True))
    for commune in made.new:
        readable = address_part(commune.name)
        commune.slug = f"{readable}-{commune.ags}" if readable in taken or not readable else readable
        taken.add(commune.slug)
    changed = [commune for commune, _names in made.changed]
    for commune in [*made.new, *changed]:
        commune.sort_key = sort_key(commune.name)
        commune.clean_fields()
    Commune.objects.bulk_create(made.new, batch_size=BATCH)
    written = {"update_conflicts": True, "unique_fields": ["ags"], "update_fields": [*FIELDS, "sort_key"]}
    Commune.objects.bulk_create(changed, batch_size=BATCH, **written)
    keys = dict(Commune.objects.values_list("ags", "pk"))
    codes = [PostalCode(commune_id=keys[ags], code=code) for ags, code in made.codes]
    PostalCode.objects.bulk_create(codes, batch_size=BATCH)
    qualify()


def qualify():
    """Gives communes that share their name the Kreis behind it, and takes it from those that no longer do."""
    rows = list(Commune.objects.only("pk", "name", "county", "state", "qualifier"))
    shared = {name for name, number in Counter(commune.name for commune in rows).items() if number > 1}
    changed = []
    for commune in rows:
        qualifier = (commune.county or commune.state) if commune.name in shared else ""
        if qualifier != commune.qualifier:
            commune.qualifier = qualifier
            changed.append(commune)
    Commune.objects.bulk_update(changed, ["qualifier"], batch_size=BATCH)
