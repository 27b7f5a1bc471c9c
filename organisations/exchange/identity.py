"""Which organisation of the directory a row certainly means.

Our `ID`, else the key of the source, else the same name in the same place, also one it had before a renaming or a
merge. What is only alike is asked (likeness.py).
"""

from collections import defaultdict

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from communes.names import address_part, fold, sort_key
from organisations.exchange import cleaning
from organisations.models import FormerNumber, FormerSlug, Organisation

# Two names that share less than this have nothing to do with each other (rapidfuzz, 0 to 100).
LEAST_ALIKE = 40
# So many numbers of a file tell whether they are ours.
MOST_LOOKED_UP = 300
# Addresses of the same name have numbers: "treff-2".
NUMBERED = (2, 3)


class Identities:
    """Finds whom rows mean; `source_keys` are keys of the source that earlier imports have noted."""

    def __init__(self, known, options, source_keys=None):
        self.known, self.options, self.source_keys = known, options, source_keys or {}

    def matches(self, drafts, chosen):
        """Line to the key of the organisation that a row certainly means."""
        numbers = numbers_of(drafts)
        there = names_by_key(numbers.values())
        by_name = defaultdict(list)
        names = {sort_key(cleaning.one_line(one.texts.get("name", ""))) for one in drafts} - {""}
        rows = Organisation.objects.filter(sort_key__in=names).order_by("pk")
        for row in rows.values_list("sort_key", "pk", "commune_id", "postal_code", "city"):
            by_name[row[0]].append(row[1:])
        renamed = formerly({address_part(one.texts.get("name", "")) for one in drafts} - {""})
        found = {}
        for one in drafts:
            if one.line in chosen:
                found[one.line] = chosen[one.line]
            elif numbers.get(one.line) in there:
                found[one.line] = numbers[one.line]
                self.check_id(one, there[numbers[one.line]])
            else:
                named = by_name.get(sort_key(one.texts.get("name", "")), [])
                found[one.line] = (
                    self.source_keys.get(one.texts.get("key", ""))
                    or self.same_place(one, named)
                    or self.same_place(one, renamed[address_part(one.texts.get("name", ""))])
                )
        return {line: key for line, key in found.items() if key}

    def check_id(self, one, names):
        """Notes where the ID belongs to an organisation of quite another name: the file may come from elsewhere."""
        if "name" in one.texts and not is_one_of(one.texts["name"], names):
            sentence = _("Die ID gehört hier zu „%s“. Bitte leeren Sie die Zelle, wenn die Zeile eine andere meint.")
            one.errors.append(("id", sentence % names[0]))

    def same_place(self, one, named):
        """The only organisation of that name, if nothing says that it is elsewhere."""
        commune = self.commune_of(one)
        code = one.texts.get("postal_code", "")
        fitting = [row for row in named if (row[1] == commune.pk if commune and row[1] else not commune or not row[1])]
        if not commune and one.texts.get("city"):
            fitting = [row for row in fitting if not row[3] or fold(row[3]) == fold(one.texts["city"])]
        exact = [row for row in fitting if code and row[2] == code]
        fitting = exact if len(fitting) > 1 and exact else fitting
        return fitting[0][0] if len(fitting) == 1 else None

    def commune_of(self, one):
        """The commune that a row names by key, name, or town with postal code."""
        key = one.texts.get("commune", "").removesuffix(".0")
        if key:
            return self.known.communes.get(key.zfill(8))
        name = one.texts.get("commune_name") or one.texts.get("city", "")
        code = one.texts.get("postal_code", "")
        found = self.known.commune_named(name, code) if name or code else None
        return found or self.known.communes.get(self.options.places.get(name or code, self.options.default_commune))


def numbers_of(drafts):
    """Line to the number in its ID, or to that of the organisation into which the one with that number was merged."""
    numbers = {one.line: int(number) for one in drafts if (number := number_of(one.texts.get("id", "")))}
    former = survivors(numbers.values())
    return {line: former.get(number, number) for line, number in numbers.items()}


def survivors(numbers):
    """Number of an organisation that was merged to the key of the one that it was merged into."""
    return dict(FormerNumber.objects.filter(number__in=numbers).values_list("number", "organisation"))


def names_by_key(keys):
    """Key of an organisation to its names: that of today, then those in its former addresses."""
    found = {key: [name] for key, name in Organisation.objects.filter(pk__in=keys).values_list("pk", "name")}
    for key, slug in FormerSlug.objects.filter(organisation__in=list(found)).values_list("organisation", "slug"):
        found[key].append(slug)
    return found


def is_one_of(name, names):
    """Whether a name has something in common with one of several."""
    return any(fuzz.token_set_ratio(fold(other), fold(name)) >= LEAST_ALIKE for other in names)


def formerly(parts):
    """Readable part of an address to the organisations that had it before a renaming or a merge, as rows of a place."""
    wanted = {slug: part for part in parts for slug in (part, *(f"{part}-{number}" for number in NUMBERED))}
    columns = ("slug", "organisation", *(f"organisation__{name}" for name in ("commune_id", "postal_code", "city")))
    found = defaultdict(list)
    for slug, *row in FormerSlug.objects.filter(slug__in=list(wanted)).order_by("pk").values_list(*columns):
        found[wanted[slug]].append(tuple(row))
    return found


def number_of(text):
    """The number in a cell, as text; empty where there is none."""
    plain = text.strip().removesuffix(".0")
    return plain if plain.isascii() and plain.isdigit() and len(plain) < 16 else ""


def checked(targets, table):
    """The targets with the key of the source for a column "ID" whose numbers belong to organisations of other names."""
    if not {"id", "name"} <= set(targets):
        return targets
    at, named = targets.index("id"), targets.index("name")
    names = {int(number): cells[named] for _line, cells in table.rows if (number := number_of(cells[at]))}
    asked = list(names)[:MOST_LOOKED_UP]
    former = survivors(asked)
    there = names_by_key({former.get(number, number) for number in asked})
    same = sum(is_one_of(names[number], there.get(former.get(number, number), ())) for number in asked)
    other = "note" if "key" in targets else "key"
    return [*targets[:at], other, *targets[at + 1 :]] if 2 * same < len(asked) else targets
