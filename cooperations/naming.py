"""Which organisation somebody means: by its address or its name, also a former one."""

from dataclasses import dataclass

from pyroaring import BitMap

from communes.names import plain
from organisations.finding import Search
from organisations.models import FormerSlug, Organisation
from organisations.words import typed_words

MOST_CHOICES = 8
MOST_LISTED = 400
COLUMNS = ("pk", "name", "slug")


@dataclass(frozen=True)
class Named:
    """A published organisation: its key, name and address."""

    pk: int
    name: str
    slug: str


@dataclass(frozen=True)
class Meant:
    """What a text means: one organisation, or several to choose from, or none.

    `more` is how many others it may mean besides the choices; `is_gone`: it has been retired.
    """

    text: str
    organisation: Named | None = None
    choices: tuple[Named, ...] = ()
    more: int = 0
    is_gone: bool = False

    @property
    def is_unknown(self):
        """Whether nobody has this name or address."""
        return not (self.organisation or self.choices or self.is_gone)


def meant(index, texts):
    """What each text means, in their order. Addresses take one query, former ones and names one more each."""
    known = by_slug(texts)
    former = formerly([text for text in texts if text not in known])
    return [known.get(text) or former.get(text) or by_name(index, text) for text in texts]


def by_slug(texts):
    """Text to what it means, for those that are the address of an organisation."""
    rows = Organisation.objects.filter(slug__in=texts) if texts else ()
    return {row.slug: of_row(row.slug, row) for row in rows}


def formerly(texts):
    """Text to what it means, for those that once were the address of an organisation."""
    rows = FormerSlug.objects.filter(slug__in=texts).select_related("organisation") if texts else ()
    return {row.slug: of_row(row.slug, row.organisation) for row in rows}


def of_row(text, row):
    """An organisation of the database as what a text means; of a draft nobody is told that it exists."""
    if row.status == Organisation.Status.PUBLISHED:
        return Meant(text, Named(row.pk, row.name, row.slug))
    return Meant(text, is_gone=row.status == Organisation.Status.RETIRED)


def by_name(index, text):
    """What a name means: the one that is called just so, else the only one that has all its words, else a choice."""
    levels, number = called(index, text)
    found = named(index.sliced(levels, 0, MOST_CHOICES))
    same = [one for one in found if plain(one.name) == plain(text)]
    if len(same) == 1 or number == 1:
        return Meant(text, (same or found)[0])
    return Meant(text, choices=tuple(found), more=number - len(found))


def called(index, text):
    """Those with all words of a text in their names, as bitmaps, whole words first; where none, what a search finds.

    The second value is how many there are.
    """
    words = typed_words(text)
    if not words:
        return [], 0
    lexicon = index.bitmaps.lexicon
    whole, parts = (
        BitMap.intersection(index.alive, *(index.bitmaps.union("name", words) for words in each))
        for each in ([[word] for word in words], map(lexicon.found_by, words))
    )
    if parts:
        return [whole, parts], len(parts)
    answer = Search(index, text).answer()
    return (answer.levels, len(answer.hits)) if answer else ([], 0)


def named(keys):
    """Some published organisations by their keys, in this order; one query."""
    found = {row[0]: Named(*row) for row in Organisation.objects.filter(pk__in=keys).values_list(*COLUMNS)}
    return [found[key] for key in keys if key in found]


def all_names(index):
    """The names of all organisations, to choose from while typing; none where they are too many for a page."""
    if len(index.alive) > MOST_LISTED:
        return []
    keys = index.by_name(index.alive, 0, MOST_LISTED)
    return index.remember("names to choose from", lambda: [one.name for one in named(keys)])
