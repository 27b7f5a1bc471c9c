"""Who may do what about duplicates."""

from django.core.exceptions import PermissionDenied

SEEING = ("curation.view_possibleduplicate", "organisations.view_organisation")
MERGING = ("organisations.change_organisation", "organisations.delete_organisation")
JUDGING = "curation.add_notduplicate"
WRITING = ("organisations.add_organisation", "organisations.change_organisation")


def demand(request, *rights):
    """Refuses who lacks one of the rights."""
    if not request.user.has_perms(rights):
        raise PermissionDenied


def may_write(user):
    """Whether the user may type an organisation at all: a new one, or another name."""
    return user.has_perm("organisations.view_organisation") and any(user.has_perm(right) for right in WRITING)
