"""A peer: Datasette on the same published rows, in the form that suits it best.

Its facets count columns and JSON arrays, so terms become arrays of slugs in a table made once; it gets an index
on the type and a full-text index, and the file is declared immutable. Five facets, each complete.
"""

import sqlite3
from urllib.parse import urlencode

from benchmarks.asking import Target
from benchmarks.data import FOLDER, fingerprint
from benchmarks.pages import COMMON

AXES = {"topics": "topic", "languages": "language", "goals": "goal", "values": "value"}
ARRAY = """
(SELECT json_group_array(slug) FROM site.organisations_organisation_{field} AS link
 JOIN site.organisations_{term} AS term ON term.id = link.{term}_id WHERE link.organisation_id = entry.id) AS "{field}"
"""
TABLE = """
CREATE TABLE organisation AS SELECT entry.id, entry.name, type.slug AS type, city, entry.description, {arrays}
FROM site.organisations_organisation AS entry JOIN site.organisations_organisationtype AS type ON type.id = type_id
WHERE status = 'published' ORDER BY sort_key
"""
INDEXES = """
CREATE UNIQUE INDEX organisation_id ON organisation (id);
CREATE INDEX organisation_type ON organisation (type);
CREATE VIRTUAL TABLE organisation_fts USING fts5(name, description, content="organisation");
INSERT INTO organisation_fts (rowid, name, description) SELECT rowid, name, description FROM organisation;
"""


def file_of(directory):
    """The file for Datasette, made once from the site's own."""
    file = FOLDER / f"datasette-{directory.size}.{fingerprint()}.db"
    if not file.exists():
        for old in FOLDER.glob(f"datasette-{directory.size}.*"):
            old.unlink()
        unfinished = file.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with sqlite3.connect(unfinished) as connection:
            connection.execute("ATTACH ? AS site", [str(directory.file)])
            arrays = ", ".join(ARRAY.format(field=field, term=term) for field, term in AXES.items())
            connection.execute(TABLE.format(arrays=arrays))
            connection.executescript(INDEXES)
        unfinished.rename(file)
    return file


def targets(port, file, facts):
    """Datasette's page with five complete facets, and with words."""
    table = f"/{file.stem.replace('.', '~2E')}/organisation"
    facets = [("_facet", "type"), *(("_facet_array", field) for field in AXES), ("_facet_size", "max")]
    slugs = facts["slugs"]
    chosen = [
        ("type", slugs["art"]),
        ("topics__arraycontains", slugs["thema"]),
        ("languages__arraycontains", slugs["sprache"]),
    ]
    yield Target("Datasette, three filters", port, f"{table}?{urlencode(facets + chosen)}")
    yield Target("Datasette, no filter", port, f"{table}?{urlencode(facets)}")
    yield Target("Datasette, common word", port, f"{table}?{urlencode([*facets, ('_search', COMMON)])}")
