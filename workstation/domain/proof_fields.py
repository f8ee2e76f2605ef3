"""What was declared beside what a proof says, field by field: what desk and rule look at."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workstation.domain.applicants import Applicant
from workstation.domain.extraction import (
    Comparison,
    Part,
    PartComparison,
    PartVerdict,
    Reading,
    Verdict,
)
from workstation.domain.extraction import Field as ReadField
from workstation.domain.name_comparison import NameRule, compare_names
from workstation.domain.names import NameRefused, PersonName
from workstation.domain.proofs import ProofKind, ProofProblem, Quad

SURE: Final = 0.85


class Field(StrEnum):
    """The rows, in the order of their number keys; the values are stored in drafts and evidence."""

    NAME = "name"
    DATE = "issued_on"
    FLAT = "flat"
    FLOOR = "floor"
    BUILDING = "building"
    ESTATE = "estate"
    AREA = "area"
    ISSUER = "issuer"
    KIND = "kind"

    @property
    def number(self) -> int:
        """The key that jumps to the row."""
        return list(Field).index(self) + 1


class Mark(StrEnum):
    """What a row says of itself. The values are stored in the evidence of a decision."""

    SAME = "same"
    FOUND = "found"
    """Read, and there is nothing declared to compare it with."""
    EXPLAINED = "explained"
    """The same by a rule a person has to agree to, such as the order of a name."""
    CHECK = "check"
    """The same, but read with little confidence."""
    UNREAD = "unread"
    DIFFERS = "differs"
    TOO_OLD = "too_old"
    MISSING = "missing"
    """Looked for and not found."""
    WRONG = "wrong"
    """Not something the office accepts, such as an envelope."""
    NOTHING = "nothing"
    """Nothing was read, or looked for, to compare with what was declared."""


CONTRADICTING: Final = frozenset({Mark.DIFFERS, Mark.TOO_OLD, Mark.WRONG})
DOUBTFUL: Final = frozenset({Mark.EXPLAINED, Mark.UNREAD, Mark.MISSING})

PARTS: Final[Mapping[Field, tuple[Part, ...]]] = {
    Field.NAME: (Part.NAME,),
    Field.FLAT: (Part.FLAT,),
    Field.FLOOR: (Part.FLOOR,),
    Field.BUILDING: (Part.BLOCK, Part.BUILDING),
    Field.ESTATE: (Part.ESTATE, Part.STREET),
    Field.AREA: (Part.AREA,),
}
"""The rows that stand for parts of the declaration."""

_WORST_FIRST: Final = (PartVerdict.DIFFERENT, PartVerdict.UNREAD, PartVerdict.SAME)
_BEST_FIRST: Final = (Verdict.MATCH, Verdict.UNSURE, Verdict.MISMATCH)
_DATE_MARKS: Final[Mapping[ProofProblem, Mark]] = {
    ProofProblem.TOO_OLD: Mark.TOO_OLD,
    ProofProblem.NOT_COVERING: Mark.TOO_OLD,
    ProofProblem.IN_THE_FUTURE: Mark.WRONG,
    ProofProblem.NO_DATE: Mark.MISSING,
}
_TO_BE_AGREED: Final = frozenset(
    {
        NameRule.NAME_ADDED,
        NameRule.MARRIED_NAME,
        NameRule.ALIAS,
        NameRule.INITIALS,
        NameRule.ROMANISATION,
        NameRule.MANDARIN,
        NameRule.READING,
        NameRule.HOMOGRAPH,
    }
)
"""Rules that make two names one person's only if somebody says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One row."""

    field: Field
    mark: Mark
    declared: str = dataclasses.field(default="", repr=False)
    read: str | None = dataclasses.field(default=None, repr=False)
    """As it stands on the document; None: not found."""
    confidence: float | None = None
    """0 to 1, of what was read."""
    page: int | None = None
    """From 1."""
    quad: Quad | None = None
    """In pixels of the file as uploaded."""
    corrected: bool = False
    """A person read it, instead of the engine."""

    @property
    def comparable(self) -> bool:
        """Whether both sides stand there and are not the same, so that characters tell why."""
        told = self.mark not in {Mark.UNREAD, Mark.SAME, Mark.CHECK}
        return told and bool(self.declared) and bool(self.read)


def rows_of(
    reading: Reading | None, comparison: Comparison | None, applicant: Applicant
) -> tuple[FieldRow, ...]:
    """Return the nine rows; while nothing was read, what was declared stands alone."""
    if reading is None or comparison is None:
        return tuple(_unread_row(field, applicant) for field in Field)
    problems = {finding.problem for finding in comparison.findings}
    return (
        _name_row(comparison, applicant, problems),
        _date_row(reading, problems),
        *(_place_row(field, comparison) for field in list(PARTS)[1:]),
        _issuer_row(reading, problems),
        _kind_row(reading),
    )


def best_of(comparisons: Sequence[Comparison | None]) -> int:
    """Return the place of the upload that confirms most, the first of several; 0 of none."""
    places = range(len(comparisons))
    return min(places, key=lambda place: _rank(comparisons[place]), default=0)


def confirmed(comparison: Comparison | None) -> bool:
    """Say whether every declared part that identifies a home was read and is the same."""
    return comparison is not None and comparison.verdict is Verdict.MATCH


def _rank(comparison: Comparison | None) -> int:
    return len(_BEST_FIRST) if comparison is None else _BEST_FIRST.index(comparison.verdict)


def _unread_row(field: Field, applicant: Applicant) -> FieldRow:
    if field is Field.NAME:
        return FieldRow(field=field, mark=Mark.UNREAD, declared=str(applicant.name))
    return FieldRow(field=field, mark=Mark.NOTHING)


def _name_row(
    comparison: Comparison, applicant: Applicant, problems: set[ProofProblem]
) -> FieldRow:
    part = _part(comparison, Part.NAME)
    if part is None:
        mark = Mark.MISSING if ProofProblem.NO_NAME in problems else Mark.UNREAD
        return FieldRow(field=Field.NAME, mark=mark, declared=str(applicant.name))
    mark = _mark(part)
    if ProofProblem.OTHER_NAME in problems:
        mark = Mark.DIFFERS
    elif part.verdict is PartVerdict.SAME and _to_be_agreed(applicant.name, part.read):
        mark = Mark.EXPLAINED
    return FieldRow(
        field=Field.NAME,
        mark=mark,
        declared=part.declared or str(applicant.name),
        read=part.read or None,
        confidence=part.confidence if part.read else None,
        page=part.page,
        quad=part.quad,
    )


def _to_be_agreed(declared: PersonName, read: str) -> bool:
    try:
        comparison = compare_names(declared, PersonName.parse(read))
    except NameRefused:
        return False
    return not _TO_BE_AGREED.isdisjoint(comparison.rules)


def _place_row(field: Field, comparison: Comparison) -> FieldRow:
    parts = [part for each in PARTS[field] if (part := _part(comparison, each)) is not None]
    parts = [part for part in parts if part.declared or part.read]
    if not parts:
        return FieldRow(field=field, mark=Mark.NOTHING)
    deciding = min(parts, key=lambda part: _WORST_FIRST.index(part.verdict))
    placed = next((p for p in (deciding, *parts) if p.quad is not None), deciding)
    read = ", ".join(part.read for part in parts if part.read)
    return FieldRow(
        field=field,
        mark=_mark(deciding),
        declared=", ".join(part.declared for part in parts if part.declared),
        read=read or None,
        confidence=min((p.confidence for p in parts if p.read), default=None),
        page=placed.page,
        quad=placed.quad,
    )


def _part(comparison: Comparison, wanted: Part) -> PartComparison | None:
    return next((part for part in comparison.parts if part.part is wanted), None)


def _mark(part: PartComparison) -> Mark:
    if part.verdict is PartVerdict.DIFFERENT:
        return Mark.DIFFERS
    if part.verdict is PartVerdict.UNREAD:
        return Mark.UNREAD
    return Mark.SAME if part.confidence >= SURE else Mark.CHECK


def _date_row(reading: Reading, problems: set[ProofProblem]) -> FieldRow:
    mark = next((_DATE_MARKS[p] for p in _DATE_MARKS if p in problems), None)
    found = reading.field_of(Part.ISSUED_ON)
    read = None if reading.issued_on is None else reading.issued_on.isoformat()
    if mark is None:
        mark = Mark.UNREAD if read is None else _found(found)
    return _read_row(Field.DATE, mark, read, found)


def _issuer_row(reading: Reading, problems: set[ProofProblem]) -> FieldRow:
    found = reading.field_of(Part.ISSUER)
    read = reading.issuer or (found.text if found is not None else None)
    missing = ProofProblem.NO_ISSUER in problems or not read
    return _read_row(Field.ISSUER, Mark.MISSING if missing else _found(found), read, found)


def _kind_row(reading: Reading) -> FieldRow:
    """The kind is told by its code; the screens have its word."""
    marks = {ProofKind.ENVELOPE: Mark.WRONG, ProofKind.OTHER: Mark.CHECK}
    mark = marks.get(reading.kind, Mark.FOUND)
    return FieldRow(field=Field.KIND, mark=mark, read=reading.kind.value)


def _found(found: ReadField | None) -> Mark:
    return Mark.CHECK if found is not None and found.confidence < SURE else Mark.FOUND


def _read_row(field: Field, mark: Mark, read: str | None, found: ReadField | None) -> FieldRow:
    return FieldRow(
        field=field,
        mark=mark,
        read=read,
        confidence=None if found is None else found.confidence,
        page=None if found is None else found.page,
        quad=None if found is None else found.quad,
    )
