"""Reads the machine readable zone off a picture of a document: two readers and a verdict."""
