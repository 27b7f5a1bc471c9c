"""What a row of a file would do to the directory."""

NEW, CHANGED, UNCHANGED, CONFLICT, POSSIBLE, ERROR = "new", "changed", "unchanged", "conflict", "possible", "error"
# In the order in which people look at them: what needs a decision first.
ALL = [ERROR, POSSIBLE, CONFLICT, NEW, CHANGED, UNCHANGED]
