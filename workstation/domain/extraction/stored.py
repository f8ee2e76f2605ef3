"""A reading as plain JSON and back, for the sealed column it is kept in."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from workstation.domain.extraction.reading import Field, Line, PageFrame, Part, Reading, Role, Token
from workstation.domain.proofs import Affine, ProofKind, Quad

_VERSION: Final = 1


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return the reading as JSON has it."""
    return {
        "version": _VERSION,
        "pages": [[frame.number, frame.rotation, _way(frame.to_upload)] for frame in reading.pages],
        "kind": reading.kind.value,
        "issuer": reading.issuer,
        "issued_on": _day(reading.issued_on),
        "covers": [_day(reading.covers_from), _day(reading.covers_until)],
        "stamped": reading.stamped,
        "post_box": reading.post_box,
        "supplied_elsewhere": reading.supplied_elsewhere,
        "fields": [
            [one.part.value, one.text, round(one.confidence, 3), one.page, _corners(one.quad)]
            for one in reading.fields
        ],
        "lines": [
            [
                line.text,
                line.page,
                line.passage,
                line.role.value,
                line.label,
                line.apart,
                [_token(token) for token in line.tokens],
            ]
            for line in reading.lines
        ],
    }


def reading_from_json(value: Mapping[str, Any]) -> Reading:
    """Return the reading that ``reading_to_json`` described."""
    covers_from, covers_until = value["covers"]
    return Reading(
        pages=tuple(
            PageFrame(number=number, rotation=rotation, to_upload=Affine(*way))
            for number, rotation, way in value["pages"]
        ),
        kind=ProofKind(value["kind"]),
        issuer=value["issuer"],
        issued_on=_to_day(value["issued_on"]),
        covers_from=_to_day(covers_from),
        covers_until=_to_day(covers_until),
        stamped=value["stamped"],
        post_box=value["post_box"],
        supplied_elsewhere=value.get("supplied_elsewhere", False),
        fields=tuple(
            Field(part=Part(part), text=text, confidence=sure, page=page, quad=_quad(corners))
            for part, text, sure, page, corners in value["fields"]
        ),
        lines=tuple(
            Line(
                text=text,
                page=page,
                passage=passage,
                role=Role(role),
                label=label,
                apart=apart,
                tokens=tuple(
                    Token(start, end, sure, _quad(corners), *others)
                    for start, end, sure, corners, *others in tokens
                ),
            )
            for text, page, passage, role, label, apart, tokens in value["lines"]
        ),
    )


def _token(token: Token) -> list[Any]:
    told = [token.start, token.end, round(token.confidence, 3), _corners(token.quad)]
    return [*told, token.others] if token.others else told


def _way(way: Affine) -> list[float]:
    return [way.a, way.b, way.c, way.d, way.e, way.f]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _to_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _corners(quad: Quad) -> list[list[float]]:
    return [[round(x, 1), round(y, 1)] for x, y in quad.corners]


def _quad(corners: list[list[float]]) -> Quad:
    first, second, third, fourth = ((x, y) for x, y in corners)
    return Quad((first, second, third, fourth))
