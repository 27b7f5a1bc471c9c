"""Boundaries of Länder, Kreise, communes and districts out of files of offices (GeoJSON, TopoJSON)."""
