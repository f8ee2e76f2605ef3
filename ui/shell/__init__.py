"""The frame round every desk: rail, header, status bar, lock."""
