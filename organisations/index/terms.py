"""The lists of terms, networks and places in memory: their order, addresses, names and words."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import get_language

from organisations.index.lexicon import Lexicon
from organisations.models import Organisation, Synonym
from organisations.words import root, typed_words, words_of

# The fields of an organisation that hold terms, and the table of each.
TABLES = {
    name: Organisation._meta.get_field(name).related_model._meta.label_lower
    for name in ("type", "district", *(field.name for field in Organisation._meta.many_to_many))
}
MODELS = {table: Organisation._meta.get_field(name).related_model for name, table in TABLES.items()}
FIELDS = {table: [name for name, other in TABLES.items() if other == table] for table in MODELS}
SYNONYMS, COMMUNES, DISTRICTS = Synonym._meta.label_lower, TABLES["works_in"], TABLES["district"]


@dataclass(frozen=True, slots=True)
class Term:
    """One term: table, key, address, German and English name, its words in all languages."""

    table: str
    pk: int
    slug: str
    name: str
    name_en: str
    words: tuple

    @property
    def label(self):
        """The name in the reader's language."""
        return self.label_in(get_language())

    def label_in(self, language):
        """The name in a language, German where there is no other."""
        return (self.name_en if language == "en" else "") or self.name

    def begins_with(self, typed):
        """Whether each of the typed words begins one of the words of its names."""
        return all(any(word.startswith(beginning) for word in self.words) for beginning in typed)

    @classmethod
    def of(cls, row):
        """The term of a row of its table."""
        words = tuple(dict.fromkeys(word for name in row.names for word in words_of(name)))
        return cls(row._meta.label_lower, row.pk, row.slug, row.names[0], getattr(row, "name_en", ""), words)


@dataclass
class Terms:
    """All terms by table, and by word; synonyms by the words that are typed."""

    by_slug: dict = field(default_factory=dict)
    by_key: dict = field(default_factory=dict)
    by_word: dict = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=Lexicon)
    synonyms: dict = field(default_factory=dict)

    @classmethod
    def read(cls):
        """All terms from the database."""
        return cls().refreshed({*MODELS, SYNONYMS})

    def refreshed(self, tables):
        """These terms, with those of the changed tables read anew; the commune is part of a district's name."""
        changed = {table for table in MODELS if table in tables}
        if COMMUNES in tables:
            changed.add(DISTRICTS)
        if not changed and SYNONYMS not in tables:
            return self
        read = {table: {row.slug: Term.of(row) for row in MODELS[table].objects.all()} for table in changed}
        synonyms = self.synonyms
        if SYNONYMS in tables:
            synonyms = read_synonyms()
        return self.of({**self.by_slug, **read}, synonyms)

    @classmethod
    def of(cls, by_slug, synonyms):
        """The terms with all ways to look them up."""
        by_word = defaultdict(list)
        by_key = {}
        for table, terms in by_slug.items():
            by_key[table] = {term.pk: term for term in terms.values()}
            for term in terms.values():
                for word in term.words:
                    by_word[word].append(term)
        return cls(by_slug, by_key, dict(by_word), Lexicon(by_word), synonyms)

    def beginning_with(self, typed):
        """The terms in whose names each typed word begins a word."""
        first, *others = typed
        found = {id(term): term for word in self.lexicon.beginning_with(first) for term in self.by_word[word]}
        return [term for term in found.values() if term.begins_with(others)]

    def __getitem__(self, table):
        """The terms of a table in their order."""
        return self.by_slug[table].values()


def read_synonyms():
    """The roots of typed words to the lists of words that are found as well."""
    found = defaultdict(list)
    for row in Synonym.objects.all():
        found[tuple(map(root, typed_words(row.word)))] += row.phrases
    return dict(found)
