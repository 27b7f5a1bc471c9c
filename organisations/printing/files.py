"""Files that are there as a whole or not at all."""

import os


def write(path, content):
    """Writes bytes to a file (`Path`); whoever looks at it sees the state before or the one after."""
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    unfinished.write_bytes(content)
    unfinished.replace(path)
