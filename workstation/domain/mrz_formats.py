"""The kinds of machine-readable zones (MRZ) this office meets."""

from enum import StrEnum


class MrzFormat(StrEnum):
    """How the places of a zone are laid out. The values are stored; never rename one.

    The first five are in ICAO Doc 9303, parts 4 to 7. The cards of the Mainland's exit and entry
    administration (standard GA/T 704) are known from reader programs only.
    """

    TD1 = "TD1"
    """Three lines of 30: a card."""
    TD2 = "TD2"
    """Two lines of 36: a larger card."""
    TD3 = "TD3"
    """Two lines of 44: a passport."""
    MRV_A = "MRV-A"
    """Two lines of 44: a visa."""
    MRV_B = "MRV-B"
    """Two lines of 36: a smaller visa."""
    CS = "CS"
    """One line of 30: Exit-Entry Permit card, to Hong Kong and Macao."""
    CD = "CD"
    """One line of 30: Mainland resident's permit card to Taiwan."""
    CR = "CR"
    """Three lines of 30: Home Return Permit card of 2012, of a Hong Kong or Macao resident."""
    CR1999 = "CR1999"
    """Three lines of 30 that begin ``C<CHN``: Home Return Permit card of 1999."""
    CT = "CT"
    """Three lines of 30: Mainland permit card of a Taiwan resident, of 2015."""
