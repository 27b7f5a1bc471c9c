"""The tables of what keeps the directory true and findable; each module holds one concept."""

from curation.models.duplicate import DuplicateSearch, Merge, NotDuplicate, PossibleDuplicate
from curation.models.miss import Miss

__all__ = ["DuplicateSearch", "Merge", "Miss", "NotDuplicate", "PossibleDuplicate"]
