"""The roster's rows, what is asked of them and what they answer."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, NewType

from workstation.domain.addresses import BlockId
from workstation.domain.identity_documents import normal_form
from workstation.domain.names import PersonName
from workstation.domain.roster.unlisted import UnlistedHome

ResidentId = NewType("ResidentId", str)


class RosterVerdict(StrEnum):
    """What the roster says. The values are stored."""

    EXACT = "exact"
    PROBABLE = "probable"
    """The same person and flat, but something is only nearly equal: a person looks."""
    CONFLICT = "conflict"
    NONE = "none"


class RosterReasonCode(StrEnum):
    """Why. The values are stored."""

    SAME_NUMBER = "same_number"
    NUMBER_ONE_SLIP_AWAY = "number_one_slip_away"
    """The declared number cannot be; one slip makes it the listed one."""
    NUMBER_TWO_SLIPS_AWAY = "number_two_slips_away"
    NUMBER_DIFFERS = "number_differs"
    """Name and flat agree, the roster has another number."""
    NUMBER_UNKNOWN = "number_unknown"
    SAME_NAME = "same_name"
    NAME_CLOSE = "name_close"
    NAME_DIFFERS = "name_differs"
    SAME_ESTATE = "same_estate"
    SAME_BLOCK = "same_block"
    SAME_FLOOR = "same_floor"
    SAME_FLAT = "same_flat"
    FLAT_DIFFERS = "flat_differs"
    """It is another home; the part says where estate, block, floor or flat differ."""
    FLAT_NOT_READ = "flat_not_read"
    FLAT_UNKNOWN = "flat_unknown"
    """The roster has no such flat; or, of a resident, no flat of the list of blocks."""
    BLOCK_NOT_LISTED = "block_not_listed"
    """The block is on no list, and the roster names the home as it was declared."""
    ADDRESS_DOUBTFUL = "address_doubtful"
    """The part is spelt differently, may mean several homes, or was not read whole."""
    ADDRESS_CONTRADICTS_ITSELF = "address_contradicts_itself"
    ADDRESS_NOT_PUBLIC = "address_not_public"
    MOVED_OUT = "moved_out"
    NOT_YET_MOVED_IN = "not_yet_moved_in"
    LIVE_TENANCY = "live_tenancy"
    LISTED_TWICE = "listed_twice"
    """Two residents of the flat have this number and name."""
    NOT_ON_TENANCY = "not_on_tenancy"


class Flat(NamedTuple):
    """One flat of a block of the list."""

    block_id: BlockId
    floor: str
    unit: str

    @property
    def estate_id(self) -> str:
        """The estate its block is of: what a block's id begins with."""
        return self.block_id.partition("/")[0]

    @property
    def key(self) -> str:
        """What a flat is looked up by; stored only through a keyed hash."""
        return f"{self.block_id}/{self.floor}/{self.unit}"


class RosterEntry(NamedTuple):
    """One resident's row of the snapshot; a tuple, for one is made of every row that is read."""

    resident_id: ResidentId
    tenancy_no: str
    number: str
    """The identity document's number in normal form."""
    name: PersonName
    flat: Flat | None
    """None: the row's block is not on the list of blocks, or its flat cannot be read."""
    relation: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    """The last day of the tenancy; None: still there."""
    unlisted: UnlistedHome | None = None
    """The home as the file names it, where it is in a block that is not on the list."""

    def __repr__(self) -> str:
        return f"RosterEntry(resident_id={self.resident_id!r})"

    def live_on(self, day: date) -> bool:
        """Whether the tenancy covers ``day``."""
        begun = self.started_on is None or self.started_on <= day
        return begun and (self.ended_on is None or day <= self.ended_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterQuery:
    """What an applicant declared."""

    id: str
    name: PersonName
    document_number: str = field(repr=False)
    address: str = field(repr=False)
    number: str = field(init=False, repr=False)
    """The document number in normal form."""

    def __post_init__(self) -> None:
        """Put the number into its normal form once: a check asks for it often."""
        object.__setattr__(self, "number", normal_form(self.document_number))


class RosterReason(NamedTuple):
    """One piece of evidence; what it shows is of this person only, never of the household."""

    code: RosterReasonCode
    part: str = ""
    """number, name, estate, block, floor, flat, start_date or end_date."""
    declared: str = ""
    roster: str = ""

    def __repr__(self) -> str:
        """Return what it shows and of which part, without the person's data."""
        return f"RosterReason({self.code.value}, {self.part})"


@dataclass(frozen=True, slots=True)
class RosterFinding:
    """What the roster says of one query."""

    verdict: RosterVerdict
    reasons: tuple[RosterReason, ...]
    resident_id: ResidentId | None = None
