"""What a proof shows for one part of an address, and as how surely it was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from workstation.domain.extraction.claims import AddressClaims, claims_of
from workstation.domain.extraction.evidence import Evidence
from workstation.domain.extraction.places import KnownPlaces
from workstation.domain.extraction.reading import (
    CHECK_FROM,
    PLAIN_FROM,
    Part,
    PartComparison,
    PartVerdict,
)

CLEAR: Final = 0.93
"""A character read as surely as this is no slip of the reader."""


@dataclass(frozen=True, slots=True)
class Source:
    """One script's address in the evidence, taken apart."""

    evidence: Evidence
    claims: AddressClaims


def sources_of(evidence: Iterable[Evidence], places: KnownPlaces) -> list[Source]:
    """Return the evidence with what each of its addresses claims."""
    return [Source(one, claims_of(one.text, places.gazetteer)) for one in evidence]


def part_at(
    part: Part, source: Source, start: int, end: int, verdict: PartVerdict
) -> PartComparison:
    """Return a part with its place; what was read badly is unread, whatever it says."""
    confidence = source.evidence.confidence(start, end)
    page, quad = source.evidence.place(start, end)
    if confidence < CHECK_FROM or (verdict is PartVerdict.DIFFERENT and confidence < PLAIN_FROM):
        verdict = PartVerdict.UNREAD
    return PartComparison(
        part=part,
        declared="",
        read=source.evidence.text[start:end].strip(" ,.\n"),
        verdict=verdict,
        confidence=confidence,
        page=page,
        quad=quad,
    )


def joined(part: Part, declared: str, shown: Sequence[PartComparison]) -> PartComparison:
    """Return the verdict of all sources: one that plainly contradicts another makes it unread."""
    verdicts = {one.verdict for one in shown}
    if not shown:
        return PartComparison(part=part, declared=declared, verdict=PartVerdict.UNREAD)
    if PartVerdict.SAME in verdicts:
        best = max(
            (one for one in shown if one.verdict is PartVerdict.SAME),
            key=lambda one: one.confidence,
        )
        if PartVerdict.DIFFERENT in verdicts:
            best = replace(best, verdict=PartVerdict.UNREAD)
    elif PartVerdict.DIFFERENT in verdicts:
        best = next(one for one in shown if one.verdict is PartVerdict.DIFFERENT)
    else:
        best = max(shown, key=lambda one: one.confidence)
    return replace(best, part=part, declared=declared)


def undeclared(part: Part, shown: PartComparison) -> PartComparison:
    """Return the proof's code that the declaration lacks: a person must look."""
    return replace(shown, declared="", verdict=PartVerdict.UNREAD, part=part)
