"""The first run on a computer: from nothing to an office one can sign in to."""
