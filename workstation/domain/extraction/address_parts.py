"""A declared address beside what a proof shows, part by part in the order of parts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.extraction.claims import AddressClaims
from workstation.domain.extraction.places import KnownPlaces
from workstation.domain.extraction.reading import Part, PartComparison, PartVerdict
from workstation.domain.extraction.shown_flats import home_parts
from workstation.domain.extraction.shown_lots import lot_parts
from workstation.domain.extraction.shown_numbers import number_parts
from workstation.domain.extraction.shown_parts import Source, part_at
from workstation.domain.extraction.shown_places import place_parts
from workstation.domain.proofs import Quad

_ORDER: Final = tuple(Part)


def address_parts(
    claims: AddressClaims, sources: Sequence[Source], places: KnownPlaces
) -> Iterator[PartComparison]:
    """Yield one comparison for each part that either side says, in the order of parts."""
    parts = [
        *place_parts(claims, sources, places),
        *home_parts(claims, sources),
        *number_parts(claims, sources),
        *lot_parts(claims, sources),
        *_area_part(claims, sources),
    ]
    for part in _ORDER:
        together = [one for one in parts if one.part is part]
        if together:
            written = claims.spelling.shown
            yield _merged(sorted(together, key=lambda one: written.find(one.declared)))


def _merged(pieces: Sequence[PartComparison]) -> PartComparison:
    """Return the pieces of one part as one: the name of a street and the number on it."""
    if len(pieces) == 1:
        return pieces[0]
    verdicts = {piece.verdict for piece in pieces}
    worst = next(
        verdict
        for verdict in (PartVerdict.DIFFERENT, PartVerdict.UNREAD, PartVerdict.SAME)
        if verdict in verdicts
    )
    shown = next((one for one in pieces if one.verdict is worst), pieces[0])
    return replace(
        shown,
        quad=_around([one for one in pieces if one.page == shown.page], shown),
        declared=" ".join(one.declared for one in pieces if one.declared),
        read=" ".join(one.read for one in pieces if one.read),
        confidence=min(one.confidence for one in pieces),
    )


def _around(pieces: Sequence[PartComparison], shown: PartComparison) -> Quad | None:
    """Return the region of the pieces that stand on one line with the one that is shown."""
    if shown.quad is None:
        return None
    (_, top), _, _, (_, bottom) = shown.quad.corners
    height = max(abs(bottom - top), 1.0)
    quads = [one.quad for one in pieces if one.quad is not None]
    beside = [one for one in quads if abs(one.corners[0][1] - top) < height / 2]
    first = min(beside, key=lambda one: one.corners[0][0], default=shown.quad).corners
    last = max(beside, key=lambda one: one.corners[1][0], default=shown.quad).corners
    return Quad((first[0], last[1], last[2], first[3]))


def _area_part(claims: AddressClaims, sources: Sequence[Source]) -> Iterator[PartComparison]:
    """Yield the area: a hint; another one is a reason to look, never to contradict."""
    if claims.area is None:
        return
    shown = claims.shown(claims.area)
    for source in sources:
        area = source.claims.area
        if area is None:
            continue
        same = bool(claims.districts & source.claims.districts)
        verdict = PartVerdict.SAME if same else PartVerdict.UNREAD
        found = part_at(Part.AREA, source, area.start, area.end, verdict)
        yield replace(found, declared=shown, verdict=verdict)  # though read with doubt: a hint
        return
    yield PartComparison(part=Part.AREA, declared=shown, verdict=PartVerdict.UNREAD)
