"""Large exports take turns: one at a time for the whole site, so that the other requests are still served."""

import fcntl

from django.conf import settings

# An export of more organisations than this waits for its turn.
LARGE = 5000


class Busy(Exception):
    """Somebody else is taking a large export at the moment."""


class Turn:
    """Pieces of bytes that hold the turn until the last was taken, or nobody wants them any more."""

    def __init__(self, pieces, lock):
        self.pieces, self.lock = pieces, lock

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.pieces)

    def close(self):
        """Gives the turn back."""
        self.pieces.close()
        self.lock.close()


def taken(pieces, size):
    """The pieces of an export of so many organisations; raises `Busy` where a large one has to wait."""
    if size <= LARGE:
        return pieces
    lock = (settings.DATA_DIR / "export.lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise Busy from None
    return Turn(pieces, lock)
