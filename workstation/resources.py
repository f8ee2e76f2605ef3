"""Where the program's resources lie."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""Translations, icons, gazetteer, letter templates, style sheet."""
