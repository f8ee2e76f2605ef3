"""The roster of public housing tenants: who lives in which flat, and what that says."""

from workstation.domain.roster.claims import claimed_flats
from workstation.domain.roster.decision import decide, is_own_home, numbers_to_try
from workstation.domain.roster.disclosure import AGREEING, for_screen
from workstation.domain.roster.entries import (
    Flat,
    ResidentId,
    RosterEntry,
    RosterFinding,
    RosterQuery,
    RosterReason,
    RosterReasonCode,
    RosterVerdict,
)
from workstation.domain.roster.flats import block_of_names, flat_of_row
from workstation.domain.roster.grounds import still_stands
from workstation.domain.roster.places import PlaceName, places_of
from workstation.domain.roster.unlisted import UnlistedHome

__all__ = [
    "AGREEING",
    "Flat",
    "PlaceName",
    "ResidentId",
    "RosterEntry",
    "RosterFinding",
    "RosterQuery",
    "RosterReason",
    "RosterReasonCode",
    "RosterVerdict",
    "UnlistedHome",
    "block_of_names",
    "claimed_flats",
    "decide",
    "flat_of_row",
    "for_screen",
    "is_own_home",
    "numbers_to_try",
    "places_of",
    "still_stands",
]
