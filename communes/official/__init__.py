"""The official list of communes: read from files, compared with the database, shown, and only then written."""
