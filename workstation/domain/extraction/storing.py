"""A reading as JSON has it, and back: how it is kept, sealed, in the database."""

from datetime import date
from typing import Any

from workstation.domain.extraction.values import Part, ReadField, Reading, ReadLine
from workstation.domain.proofs import ProofKind, Quad


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return plain JSON values."""
    return {
        "pages": reading.pages,
        "rotation": reading.rotation,
        "kind": reading.kind.value,
        "issuer": reading.issuer,
        "issued_on": None if reading.issued_on is None else reading.issued_on.isoformat(),
        "fields": [
            [f.part.value, f.text, f.confidence, f.page, f.quad.corners] for f in reading.fields
        ],
        "lines": [[x.text, x.confidence, x.page, x.quad.corners] for x in reading.lines],
        "problems": list(reading.problems),
        "seconds": reading.seconds,
    }


def reading_from_json(stored: dict[str, Any]) -> Reading:
    """Return the reading that :func:`reading_to_json` wrote."""
    issued_on = stored["issued_on"]
    return Reading(
        pages=stored["pages"],
        rotation=stored["rotation"],
        kind=ProofKind(stored["kind"]),
        issuer=stored["issuer"],
        issued_on=None if issued_on is None else date.fromisoformat(issued_on),
        fields=tuple(
            ReadField(part=Part(part), text=text, confidence=confidence, page=page, quad=_quad(at))
            for part, text, confidence, page, at in stored["fields"]
        ),
        lines=tuple(
            ReadLine(text=text, confidence=confidence, page=page, quad=_quad(at))
            for text, confidence, page, at in stored["lines"]
        ),
        problems=tuple(stored["problems"]),
        seconds=stored["seconds"],
    )


def _quad(corners: list[list[float]]) -> Quad:
    first, second, third, fourth = ((x, y) for x, y in corners)
    return Quad((first, second, third, fourth))
