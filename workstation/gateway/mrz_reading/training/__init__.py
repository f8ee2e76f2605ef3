"""Trains the network that reads single characters, from lines drawn in OCR-B."""
