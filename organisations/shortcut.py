"""A file in DATA_DIR that spares reading everything from the database at the next start; never more than a shortcut.

It holds for one database and one state of the code that made it. Whatever is wrong with it: the database knows all.
"""

import hashlib
import os
import pickle
import tempfile
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from django.conf import settings

# How the name of a file ends that is still being written, or was when its process was killed.
UNFINISHED = ".unfinished"


class Shortcut:
    """One thing kept in a file; `name` begins the file's name, `modules` are the code that makes the thing."""

    def __init__(self, name, modules):
        self.name, self.modules = name, modules

    @cached_property
    def path(self) -> Path:
        """Where the file lies: its name holds the database that it was made of, and the code that made it."""
        code = hashlib.sha256(b"".join(Path(module.__file__).read_bytes() for module in self.modules)).hexdigest()
        return settings.DATA_DIR / f"{prefix(self.name)}{code[:16]}.pickle"

    def load(self):
        """What the file holds; None where there is none that can be read."""
        try:
            with self.path.open("rb") as file:
                return pickle.load(file)
        except Exception:  # Whatever is wrong with the file: the database knows everything.
            return None

    def save(self, found):
        """Writes the file, whole or not at all, and removes those that no longer fit.

        Where the disk is full or refuses, nothing is lost: people who wait for an answer get it all the same.
        """
        with suppress(OSError), whole(self.path) as file:
            pickle.dump(found, file, protocol=pickle.HIGHEST_PROTOCOL)
        for other in settings.DATA_DIR.glob(f"{prefix(self.name)}*.pickle"):
            if other != self.path:
                other.unlink(missing_ok=True)


@contextmanager
def whole(path):
    """A file to write (and read), which stands under its path once all is written; of one that failed nothing stays."""
    name = {"dir": path.parent, "prefix": f"{path.name}-", "suffix": UNFINISHED, "delete": False}
    with tempfile.NamedTemporaryFile(**name) as file:
        try:
            yield file
            file.flush()
            os.replace(file.name, path)
        except BaseException:
            os.unlink(file.name)
            raise


def prefix(name):
    """How the names of all files of one kind and of this database begin."""
    description = settings.DATABASES["default"]
    database = repr([description.get(key) for key in ("ENGINE", "HOST", "PORT", "NAME")])
    return f"{name}-{hashlib.sha256(database.encode()).hexdigest()[:16]}-"
