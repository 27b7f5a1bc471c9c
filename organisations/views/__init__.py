"""What visitors see; each module holds the pages of one concept."""
