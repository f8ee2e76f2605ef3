"""What a person read where the engine read something else, and what follows from it.

The engine's reading is never changed: a correction stands beside it, with its author, and the
comparison is made again for the corrected part. A part that is equal only because a person read it
never makes the machine's verdict a match; it counts as settled by eye.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from workstation.domain.addresses.spelling import spell
from workstation.domain.applicants import Applicant
from workstation.domain.extraction import (
    Comparison,
    Declared,
    KnownPlaces,
    Part,
    PartComparison,
    PartVerdict,
    Reading,
    Verdict,
    facts_of,
)
from workstation.domain.extraction.claims import AddressClaims, claims_of
from workstation.domain.extraction.name_hits import find_name
from workstation.domain.extraction.other_persons import plainly_other
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.written_addresses import compare_written
from workstation.domain.holdings import ProofId
from workstation.domain.proof_fields import CONTRADICTING, PARTS, Field, FieldRow, Mark, rows_of
from workstation.domain.proofs import Finding, ProofFacts, ProofProblem, Quad
from workstation.domain.staff import StaffId

MOST_LETTERS: Final = 200
SETTLED: Final = frozenset({Mark.SAME, Mark.FOUND})
"""What a corrected row must say to count as read by eye."""
_ADDRESS: Final = frozenset(PARTS) - {Field.NAME}
_WRITTEN: Final[Mapping[Field, tuple[str, ...]]] = {
    Field.FLAT: ("{}", "Flat {}"),
    Field.FLOOR: ("{}", "{}/F"),
    Field.BUILDING: ("{}", "Block {}"),
}
"""How a bare number is written in an address; the first form that is understood counts."""


class Source(StrEnum):
    """Where a correction came from. The values are stored."""

    TYPED = "typed"
    READ_AGAIN = "read_again"
    """The engine read it in a region the reviewer pointed at, and the reviewer took it over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What one person read for one field; later ones of the field replace it."""

    proof: ProofId
    number: int
    """From 1, in the order they were made on this upload."""
    field: Field
    text: str = dataclasses.field(repr=False)
    """Empty: the correction was taken back, and the engine's reading counts again."""
    source: Source
    original: str = dataclasses.field(repr=False)
    """What the engine had read; empty where it had read nothing."""
    original_mark: Mark
    """What the row said of the engine's reading."""
    reader: str
    """The engine and its version that had read it."""
    page: int | None = None
    quad: Quad | None = None
    """Where it stands, in pixels of the file as uploaded, if somebody pointed at it."""
    by: StaffId
    by_name: str
    at: datetime


def parse_correction(field: Field, text: str) -> str | None:
    """Return a correction as it is kept, or None where the field cannot be corrected so.

    An empty text takes a correction back. A day is written as in ISO 8601: 2021-11-20.
    """
    kept = " ".join(text.split())
    if field is Field.KIND or len(kept) > MOST_LETTERS or not kept.isprintable():
        return None
    if field is Field.DATE and kept:
        try:
            return date.fromisoformat(kept).isoformat()
        except ValueError:
            return None
    return kept


def in_force(corrections: Sequence[Correction]) -> Mapping[Field, Correction]:
    """Return the correction that counts for each field that has one."""
    last = {each.field: each for each in sorted(corrections, key=lambda each: each.number)}
    return {field: each for field, each in last.items() if each.text}


def corrected_reading(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """Return the reading with day and issuer as people read them, for the office's rules."""
    kept = in_force(corrections)
    if Field.DATE in kept:
        reading = replace(reading, issued_on=date.fromisoformat(kept[Field.DATE].text))
    if Field.ISSUER in kept:
        reading = replace(reading, issuer=kept[Field.ISSUER].text)
    return reading


def corrected_facts(reading: Reading, corrections: Sequence[Correction]) -> ProofFacts:
    """Return what the office's rules ask about a proof, as people read it."""
    kept = in_force(corrections)
    facts = facts_of(corrected_reading(reading, corrections))
    return replace(
        facts,
        has_name=facts.has_name or Field.NAME in kept,
        has_address=facts.has_address or not _ADDRESS.isdisjoint(kept),
    )


def with_corrections(
    comparison: Comparison,
    problems: Sequence[Finding],
    declared: Declared,
    corrections: Sequence[Correction],
    places: KnownPlaces,
) -> Comparison:
    """Return the comparison made again with what people read.

    Args:
        comparison: of the engine's reading.
        problems: what the rules find of ``corrected_facts``.
        declared: name and address.
        corrections: of this upload.
        places: as for the comparison.
    """
    parts = list(comparison.parts)
    compared = [each for each in in_force(corrections).values() if each.field in PARTS]
    for each in compared:
        old = [part for part in parts if part.part in PARTS[each.field]]
        if not any(part.declared for part in old):
            continue
        new = _compared(each, old, declared, places)
        parts = sorted(
            (*(part for part in parts if part not in old), *new),
            key=lambda part: list(Part).index(part.part),
        )
    told = ProofProblem.SUPPLIED_ELSEWHERE
    stays = (each for each in comparison.findings if each.problem is told)
    problems = (*problems, *(each for each in stays if each not in problems))
    if any(part.part is Part.NAME and part.verdict is PartVerdict.DIFFERENT for part in parts):
        problems = (*problems, Finding(ProofProblem.OTHER_NAME))
    return replace(
        comparison,
        verdict=_verdict(comparison.verdict, parts, by_person=bool(compared)),
        parts=tuple(parts),
        findings=tuple(problems),
    )


def _verdict(machine: Verdict, parts: Sequence[PartComparison], *, by_person: bool) -> Verdict:
    if any(part.verdict is PartVerdict.DIFFERENT for part in parts):
        return Verdict.MISMATCH
    return Verdict.UNSURE if by_person else machine


def _compared(
    correction: Correction,
    old: Sequence[PartComparison],
    declared: Declared,
    places: KnownPlaces,
) -> Iterator[PartComparison]:
    placed = next((part for part in old if part.quad is not None), old[0])
    page, quad = placed.page, placed.quad
    if correction.quad is not None:
        page, quad = correction.page, correction.quad
    if correction.field is Field.NAME:
        found: Sequence[PartComparison] = [_name(correction.text, old[0], declared)]
    else:
        found = _address(correction, declared, places)
    for part in found or [_unread(part) for part in old]:
        yield replace(part, confidence=1.0, page=page, quad=quad)


def _name(text: str, old: PartComparison, declared: Declared) -> PartComparison:
    hit, shown = find_name(declared.name, text), name_shown(text)
    read = replace(old, read=text)
    if hit is not None and hit.clean:
        wanted = declared.name.chinese if hit.chinese else declared.name.english
        return replace(read, declared=wanted, verdict=PartVerdict.SAME)
    other = shown is not None and plainly_other(declared.name, shown)
    return replace(read, verdict=PartVerdict.DIFFERENT if other else PartVerdict.UNREAD)


def _address(
    correction: Correction, declared: Declared, places: KnownPlaces
) -> Sequence[PartComparison]:
    """Compare the declared address with itself, the corrected field as the page has it."""
    claims = claims_of(declared.address, places.gazetteer)
    wanted = PARTS[correction.field]
    for form in _WRITTEN.get(correction.field, ("{}",)):
        written = _written(claims, correction.field, form.format(correction.text))
        if not written:
            return ()
        _, parts = compare_written(declared.address, written, places)
        said = spell(form.format(correction.text)).shown
        found = [part for part in parts if part.part in wanted]
        if any(_stands_in(part, said) for part in found):
            return [part if _stands_in(part, said) else _unread(part) for part in found]
    return ()


def _stands_in(part: PartComparison, said: str) -> bool:
    """Whether a part was told by these words; a flat's number tells its floor as well."""
    words = part.read.replace(",", " ").split()
    return bool(words) and all(word in said for word in words)


def _unread(part: PartComparison) -> PartComparison:
    return replace(part, read="", verdict=PartVerdict.UNREAD)


def _written(claims: AddressClaims, field: Field, text: str) -> str:
    """Return the declared address with another text for a field; empty where it has none."""
    spans = sorted(_spans(claims, field))
    if not spans:
        return ""
    shown, first = claims.spelling.shown, spans[0]
    for start, end in reversed(spans[1:]):
        shown = shown[:start] + shown[end:]
    return shown[: first[0]] + text + shown[first[1] :]


def _spans(claims: AddressClaims, field: Field) -> Iterator[tuple[int, int]]:
    codes = {
        Field.FLAT: (claims.flat, claims.room),
        Field.FLOOR: (claims.floor,),
        Field.BUILDING: (claims.block,),
        Field.ESTATE: (claims.street_no, claims.lot, claims.phase),
        Field.AREA: (claims.area,),
    }[field]
    yield from ((code.start, code.end) for code in codes if code is not None)
    yield from ((name.start, name.end) for name in claims.names if name.part in PARTS[field])


def corrected_rows(
    reading: Reading | None,
    comparison: Comparison | None,
    applicant: Applicant,
    corrections: Sequence[Correction],
) -> tuple[FieldRow, ...]:
    """Return the nine rows, each corrected one as a person read it.

    Args:
        reading: the engine's.
        comparison: made with the corrections.
        applicant: what was declared.
        corrections: of this upload.
    """
    kept = in_force(corrections)
    if reading is not None:
        reading = corrected_reading(reading, corrections)
    rows = rows_of(reading, comparison, applicant)
    return tuple(_read(row, kept[row.field]) if row.field in kept else row for row in rows)


def _read(row: FieldRow, correction: Correction) -> FieldRow:
    placed = row
    if correction.quad is not None:
        placed = replace(row, page=correction.page, quad=correction.quad)
    return replace(placed, read=correction.text, confidence=None, corrected=True)


def settled(rows: Sequence[FieldRow]) -> frozenset[Field]:
    """Return the fields that a person's reading makes equal: they count as read by eye."""
    return frozenset(row.field for row in rows if row.corrected and row.mark in SETTLED)


def overruled(rows: Sequence[FieldRow], corrections: Sequence[Correction]) -> tuple[Field, ...]:
    """Return the fields where the engine's reading contradicted and a person's does not."""
    kept = in_force(corrections)
    return tuple(
        row.field
        for row in rows
        if row.corrected
        and row.mark not in CONTRADICTING
        and kept[row.field].original_mark in CONTRADICTING
    )
