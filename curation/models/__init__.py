"""The tables of what keeps the directory true and findable; each module holds one concept."""

from curation.imports.models import Import, ImportRow, RememberedMapping, SourceKey
from curation.models.duplicate import DuplicateSearch, Merge, NotDuplicate, PossibleDuplicate
from curation.models.miss import Miss

__all__ = [
    "DuplicateSearch",
    "Import",
    "ImportRow",
    "Merge",
    "Miss",
    "NotDuplicate",
    "PossibleDuplicate",
    "RememberedMapping",
    "SourceKey",
]
