"""The vocabularies as taxonomies of HSDS. It knows no type of organisation: that too is a taxonomy and an attribute."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from organisations.exchange.identifiers import identifier
from organisations.index.terms import TABLES, Term


@dataclass(frozen=True)
class Taxonomy:
    """One vocabulary: its name in addresses, its title, the field of an organisation whose table it is."""

    slug: str
    title: str
    field: str

    @property
    def id(self):
        """Its identifier."""
        return str(identifier("taxonomy", self.slug))

    def terms(self, index):
        """Its terms in their order."""
        return index.terms[TABLES[self.field]]


TAXONOMIES = [
    Taxonomy("organization-types", _("Arten der Organisation"), "type"),
    Taxonomy("topics", _("Themen"), "topics"),
    Taxonomy("target-groups", _("Zielgruppen"), "target_groups"),
    Taxonomy("values", _("Werte"), "values"),
    Taxonomy("goals", _("Ziele"), "goals"),
    Taxonomy("working-methods", _("Arbeitsweisen"), "working_methods"),
    Taxonomy("know-how", _("Know-how"), "know_how"),
    Taxonomy("resources", _("Ressourcen"), "resources_offered"),
    Taxonomy("networks", _("Netzwerke"), "networks"),
]
BY_TABLE = {TABLES[taxonomy.field]: taxonomy for taxonomy in TAXONOMIES}


def taxonomy_of(text):
    """The taxonomy with this identifier; None for none."""
    return next((taxonomy for taxonomy in TAXONOMIES if taxonomy.id == text), None)


def term_id(term):
    """The identifier of a term."""
    return str(identifier("taxonomy_term", f"{BY_TABLE[term.table].slug}/{term.pk}"))


def terms_by_id(index) -> dict[str, Term]:
    """All terms by their identifiers."""
    return index.remember(
        "hsds terms", lambda: {term_id(term): term for taxonomy in TAXONOMIES for term in taxonomy.terms(index)}
    )


def taxonomy_record(taxonomy):
    """A taxonomy as HSDS has it."""
    return {"id": taxonomy.id, "name": str(taxonomy.title), "description": str(taxonomy.title), "version": "1"}


def term_record(term):
    """A term as HSDS has it."""
    taxonomy = BY_TABLE[term.table]
    return {
        "id": term_id(term),
        "code": f"{taxonomy.slug}:{term.slug}",
        "name": term.label,
        "description": f"{taxonomy.title}: {term.label}",
        "taxonomy": str(taxonomy.title),
        "taxonomy_id": taxonomy.id,
    }
