"""Signals as plain JSON and back, for the sealed column they are kept in."""

from collections.abc import Sequence
from typing import Any

from workstation.domain.proofs import Quad
from workstation.domain.signals.values import PageSignal, SignalKind


def signals_to_json(signals: Sequence[PageSignal]) -> list[Any]:
    """Return the signals as JSON has them."""
    return [
        [
            one.kind.value,
            one.page,
            None if one.quad is None else [[round(x, 1), round(y, 1)] for x, y in one.quad.corners],
            one.shown,
            one.said,
        ]
        for one in signals
    ]


def signals_from_json(value: Sequence[Any]) -> tuple[PageSignal, ...]:
    """Return the signals that ``signals_to_json`` described."""
    return tuple(
        PageSignal(kind=SignalKind(kind), page=page, quad=_quad(corners), shown=shown, said=said)
        for kind, page, corners, shown, said in value
    )


def _quad(corners: list[list[float]] | None) -> Quad | None:
    if corners is None:
        return None
    first, second, third, fourth = ((x, y) for x, y in corners)
    return Quad((first, second, third, fourth))
