"""What was read from a machine-readable zone, place by place, and what can be said of it.

A zone and its fields are named tuples: they are made in a third of the time of frozen classes, and
making them is a good part of reading. Their texts for people show nothing personal.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from workstation.domain.mrz_formats import MrzFormat


class CheckStatus(StrEnum):
    """What became of one check digit."""

    OK = "ok"
    FAILED = "failed"
    ABSENT = "absent"
    """The layout has no such check digit, or the line that holds it was not read."""
    ALTERNATIVE_RULE = "alternative_rule"
    """Right by the older rule for long numbers: the sum counts the ``<`` in the tenth place."""


class MrzWarning(StrEnum):
    """What to tell the clerk. None of them refuses a document. Scripts read these values."""

    WRONG_KEYBOARD = "wrong_keyboard"
    """The scanner types on another keyboard layout than the computer has: ``>`` for ``<``."""
    CHINESE_INPUT = "chinese_input"
    """A Chinese input method is on: full-width characters arrived."""
    LINE_1_MISSING = "line_1_missing"
    LINE_2_MISSING = "line_2_missing"
    LINE_3_MISSING = "line_3_missing"
    LINE_1_LENGTH = "line_1_length"
    """There, but characters were lost or added; it is kept as it was read."""
    LINE_2_LENGTH = "line_2_length"
    LINE_3_LENGTH = "line_3_length"
    MALFORMED = "malformed"
    """A character stands where the layout cannot have it."""
    IMPOSSIBLE_DATE = "impossible_date"
    """Digits that are no day of the calendar, or a last day of which only a part is printed."""
    BIRTH_DATE_UNKNOWN = "birth_date_unknown"
    """The document itself leaves the date of birth, or a part of it, open."""
    NO_EXPIRY = "no_expiry"
    """No last day is printed."""
    CENTURY_UNKNOWN = "century_unknown"
    """The card's letter or digits for the century say nothing; the usual rule was taken."""
    UNKNOWN_ISSUER = "unknown_issuer"
    UNKNOWN_NATIONALITY = "unknown_nationality"
    NATIONALITY_BLANK = "nationality_blank"
    """As on the Macao identity card."""
    SPECIMEN = "specimen"
    """Issued by Utopia."""
    UNUSUAL_DOCUMENT_CODE = "unusual_document_code"
    """A code that ICAO Doc 9303 does not allow on a document of this size."""
    CREW_DOCUMENT = "crew_document"
    """AC: a crew member's certificate."""
    SEX_PRINTED_AS_X = "sex_printed_as_x"
    """ICAO Doc 9303 has ``<`` for unspecified."""
    NAME_MISSING = "name_missing"
    NAME_TAIL = "name_tail"
    """Letters after a run of fillers: perhaps fillers that were misread."""
    NUMBER_MISSING = "number_missing"
    """Only fillers."""
    NOT_THE_PATTERN = "not_the_pattern"
    """A number that no document of this kind has, though its check digit may hold."""
    UNUSUAL = "unusual"
    """Not the usual pattern of numbers of this kind, but the pattern is not certain: look again."""
    LONG_NUMBER = "long_number"
    """The document number goes on in the optional data."""
    LAYOUT_PARTLY_KNOWN = "layout_partly_known"
    """The card of 1999: only its first places are known; key the rest by hand."""
    HOLDER_HAS_HKID = "holder_has_hkid"
    """A permit of a Hong Kong resident, who does not need the counter."""


_BROKEN: Final = frozenset(
    {
        MrzWarning.LINE_1_MISSING,
        MrzWarning.LINE_2_MISSING,
        MrzWarning.LINE_3_MISSING,
        MrzWarning.LINE_1_LENGTH,
        MrzWarning.LINE_2_LENGTH,
        MrzWarning.LINE_3_LENGTH,
        MrzWarning.MALFORMED,
        MrzWarning.IMPOSSIBLE_DATE,
        MrzWarning.NUMBER_MISSING,
        MrzWarning.NOT_THE_PATTERN,
        MrzWarning.LAYOUT_PARTLY_KNOWN,
    }
)


@dataclass(frozen=True, slots=True)
class Repair:
    """One change from what was read; ``line`` and ``column`` count from 1."""

    line: int
    column: int
    read: str = field(repr=False)
    repaired: str = field(repr=False)
    """Longer or shorter than ``read`` only where fillers were put in or left out."""


class MrzDate(NamedTuple):
    """A date as six places YYMMDD, and the day it means."""

    raw: str
    day: date | None
    """None: unknown in part or whole, not printed, or impossible; the warnings say which."""

    def __repr__(self) -> str:
        return "MrzDate(…)"


class MrzFields(NamedTuple):
    """The fields without fillers; an empty text: blank, or not in this layout.

    Names have spaces where the zone has single fillers. ``number`` is whole, also where its end
    stands in the optional data.
    """

    document_code: str = ""
    issuer: str = ""
    number: str = ""
    surname: str = ""
    given_names: str = ""
    nationality: str = ""
    sex: str = ""
    """``M``, ``F``, ``<`` for unspecified (``X`` where a document prints that)."""
    birth: MrzDate | None = None
    expiry: MrzDate | None = None
    optional: str = ""
    optional_2: str = ""
    """The second line's of a TD1 card."""
    issue_count: str = ""
    """CR and CT: how many times the permit was issued."""
    resident_number: str = ""
    """CR: Hong Kong or Macao identity number; CT: Taiwan identity number."""
    chinese_name_code: str = ""
    """CR and CT: the Chinese name, encoded; not decoded here."""
    issuing_place: str = ""
    """CT: a code."""

    def __repr__(self) -> str:
        return f"MrzFields({self.document_code}, {self.issuer}, …)"


class MrzReading(NamedTuple):
    """One zone found in a text."""

    format: MrzFormat
    lines_as_read: tuple[str, ...]
    """As they arrived; an empty text for a line that was not there."""
    lines: tuple[str, ...]
    """One width, capitals, ``<``, right length, with the repairs made; else an empty text."""
    fields: MrzFields
    checks: Mapping[str, CheckStatus]
    """By name: number, birth, expiry, personal (TD3), issue_count and resident (CR), composite."""
    warnings: tuple[MrzWarning, ...] = ()
    repairs: tuple[Repair, ...] = ()
    covered: frozenset[str] = frozenset()
    """Names of the fields of ``MrzFields`` that some check digit covers."""
    name_may_be_cut: bool = False
    """The name's last place holds a letter: ICAO Doc 9303 says to take it for cut off."""
    official_layout: bool = True
    """False: the layout is known from reader programs, not from its standard."""

    @property
    def valid(self) -> bool:
        """Whether no check digit failed, every line can be read and the number can be one."""
        return _BROKEN.isdisjoint(self.warnings) and CheckStatus.FAILED not in self.checks.values()

    @property
    def missing_lines(self) -> tuple[int, ...]:
        """The numbers of the lines that were not there, from 1."""
        return tuple(n for n, line in enumerate(self.lines_as_read, start=1) if not line)

    def __repr__(self) -> str:
        return f"MrzReading({self.format.value}, valid={self.valid})"


@dataclass(frozen=True, slots=True)
class NumberCandidate:
    """A document number that the check digits would allow; never taken without the clerk."""

    number: str = field(repr=False)
    changed: tuple[int, ...]
    """Places of the number, from 1, that differ from what was read; empty: the check digit does."""
