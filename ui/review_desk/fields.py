"""The rows of an upload: what was declared and what was read, part by part. No Qt."""

from collections.abc import Mapping, Sequence
from typing import Final

from ui.review_desk.rows import SURE, Field, FieldRow, Mark
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
from workstation.domain.proofs import ProofKind, ProofProblem
from workstation.services.review import ReviewedProof

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
_TO_BE_AGREED: Final = frozenset({NameRule.NAME_ADDED, NameRule.HOMOGRAPH})
"""Rules that make two names one person's only if somebody says so."""


def rows_of(reviewed: ReviewedProof | None, applicant: Applicant) -> tuple[FieldRow, ...]:
    """Return the nine rows; while nothing was read, what was declared stands alone."""
    if reviewed is None or reviewed.reading is None or reviewed.comparison is None:
        return tuple(_unread_row(field, applicant) for field in Field)
    reading, comparison = reviewed.reading, reviewed.comparison
    problems = {finding.problem for finding in comparison.findings}
    return (
        _name_row(comparison, applicant, problems),
        _date_row(reading, problems),
        *(_place_row(field, comparison) for field in list(PARTS)[1:]),
        _issuer_row(reading, problems),
        _kind_row(reading),
    )


def best_of(proofs: Sequence[ReviewedProof], revision: int) -> int:
    """Return the place of the upload of the newest revision that confirms most."""
    newest = [place for place, each in enumerate(proofs) if each.proof.revision == revision]
    return min(newest, key=lambda place: (_rank(proofs[place]), place), default=0)


def confirmed(reviewed: ReviewedProof | None) -> bool:
    """Say whether every declared part that identifies a home was read and is the same."""
    comparison = None if reviewed is None else reviewed.comparison
    return comparison is not None and comparison.verdict is Verdict.MATCH


def _rank(reviewed: ReviewedProof) -> int:
    if reviewed.comparison is None:
        return len(_BEST_FIRST)
    return _BEST_FIRST.index(reviewed.comparison.verdict)


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
