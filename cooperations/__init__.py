"""With whom, to what end, with what benefit: the strategist's desk."""
