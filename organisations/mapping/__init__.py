"""The map of a selection: gathered once, drawn as SVG for screen and paper, or handed to a map that moves."""
