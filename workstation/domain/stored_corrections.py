"""A correction as plain JSON and back: beside the reading, and in the evidence of a decision."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workstation.domain.corrections import Correction, Source
from workstation.domain.holdings import ProofId
from workstation.domain.proof_fields import Field, Mark
from workstation.domain.proofs import Quad
from workstation.domain.staff import StaffId


def correction_to_json(correction: Correction) -> dict[str, Any]:
    """Return the correction as JSON has it, without its upload and the name of its author."""
    return {
        "number": correction.number,
        "field": correction.field,
        "text": correction.text,
        "source": correction.source,
        "original": correction.original,
        "original_mark": correction.original_mark,
        "reader": correction.reader,
        "page": correction.page,
        "quad": None if correction.quad is None else correction.quad.corners,
        "by": correction.by,
        "at": correction.at.isoformat(),
    }


def correction_from_json(value: Mapping[str, Any], proof: ProofId, by_name: str) -> Correction:
    """Return the correction of an upload that ``correction_to_json`` described."""
    return Correction(
        proof=proof,
        number=value["number"],
        field=Field(value["field"]),
        text=value["text"],
        source=Source(value["source"]),
        original=value["original"],
        original_mark=Mark(value["original_mark"]),
        reader=value["reader"],
        page=value["page"],
        quad=quad_from_json(value["quad"]),
        by=StaffId(value["by"]),
        by_name=by_name,
        at=datetime.fromisoformat(value["at"]),
    )


def quad_from_json(corners: list[list[float]] | None) -> Quad | None:
    """Return a region whose corners JSON holds as lists."""
    if corners is None:
        return None
    first, second, third, fourth = ((x, y) for x, y in corners)
    return Quad((first, second, third, fourth))
