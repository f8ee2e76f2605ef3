"""A proof's facts: from what was read, and from what was found of a declaration."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.extraction.reading import Part, PartComparison, PartVerdict, Reading
from workstation.domain.proofs import ProofFacts, ProofKind

_ADDRESS: Final = (Part.FLAT, Part.FLOOR, Part.BUILDING, Part.BLOCK, Part.ESTATE, Part.STREET)


def facts_of(reading: Reading) -> ProofFacts:
    """Return what the office's rules ask about a proof."""
    tenancy = reading.kind is ProofKind.TENANCY_AGREEMENT
    return ProofFacts(
        kind=reading.kind,
        has_name=reading.field_of(Part.NAME) is not None,
        has_address=any(reading.field_of(part) for part in _ADDRESS),
        has_issuer=bool(reading.issuer) or tenancy,
        issued_on=reading.issued_on,
        post_box=reading.post_box,
        supplied_elsewhere=reading.supplied_elsewhere,
        stamped=reading.stamped,
        covers_from=reading.covers_from,
        covers_until=reading.covers_until,
    )


def with_parts(facts: ProofFacts, parts: Sequence[PartComparison]) -> ProofFacts:
    """Return the facts with the name and the address that were found where the holder's stand."""
    same = {part.part for part in parts if part.verdict is PartVerdict.SAME}
    return replace(
        facts,
        has_name=facts.has_name or Part.NAME in same,
        has_address=facts.has_address or bool(same & set(_ADDRESS)),
    )
