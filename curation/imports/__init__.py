"""The import wizard: what is kept of a file between upload and undo, step by step."""
