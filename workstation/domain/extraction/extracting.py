"""Making a reading of what the engine saw: lines, roles, kind, issuer, day, name and address."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.extraction.address_lines import is_post_box
from workstation.domain.extraction.boxes import begins_a_row, labels_off_row
from workstation.domain.extraction.cells import with_cells
from workstation.domain.extraction.claims import AddressClaims, claims_of
from workstation.domain.extraction.day_labels import DayRole, tells_of_a_day
from workstation.domain.extraction.day_of_issue import day_of_issue
from workstation.domain.extraction.day_rows import is_row_of_values
from workstation.domain.extraction.evidence import Evidence
from workstation.domain.extraction.found_days import FoundDay, Stand, found_days
from workstation.domain.extraction.holders import holder_address, holder_names
from workstation.domain.extraction.imprints import imprints
from workstation.domain.extraction.layout import Strip, left_of, strips_of
from workstation.domain.extraction.papers import issuer_of, kind_of
from workstation.domain.extraction.places import KnownPlaces
from workstation.domain.extraction.reading import (
    CHECK_FROM,
    Field,
    Line,
    Part,
    Reading,
    ReadPage,
    Role,
)
from workstation.domain.extraction.roles import lines_of
from workstation.domain.extraction.shown_persons import name_shown, name_span
from workstation.domain.extraction.supplies import supplied_elsewhere
from workstation.domain.extraction.tenancies import landlord_line, stamped, term_of
from workstation.domain.extraction.units import Code
from workstation.domain.proofs import ProofKind, Quad

_NEAR: Final = 45
"""Heights of a line within which words to the left may be a label."""
_CELL_HIGH: Final = 5.0
_CELL_WIDE: Final = 30.0
"""Heights of a line a labelled cell may have."""
_LONGEST_BOX: Final = 40
_CELLS: Final = 3
"""So many pieces in one row are a table's."""
_BLOCK: Final = 6
"""Lines an addressee may have."""
_NOWHERE: Final = Quad.of_box(0, 0, 0, 0)


def extract(pages: Sequence[ReadPage], places: KnownPlaces) -> Reading:
    """Return what the pages of one upload say.

    Args:
        pages: as the engine read them, in order.
        places: names of places, in both languages.
    """
    lines: list[Line] = []
    around: list[tuple[str, ...]] = []
    stands: list[Stand] = []
    for page in pages:
        strips = strips_of(page)
        lines += _of_page(strips, len(lines))
        uppers = [_right_above(strip, strips) for strip in strips]
        off_row, imprinted = labels_off_row(strips), imprints(strips)
        around += [
            (off_row[index],) if index in off_row else _around(strip, upper, strips)
            for index, (strip, upper) in enumerate(zip(strips, uppers, strict=True))
        ]
        lowest = max((page.lowest, *(strip.bottom for strip in strips)))
        stands += [
            replace(
                _stand(strip, upper, strips, lowest),
                off_row=off_row.get(index) == "",
                imprint=index in imprinted,
            )
            for index, (strip, upper) in enumerate(zip(strips, uppers, strict=True))
        ]
    kind = kind_of(lines)
    issuer = _issuer(lines, kind, [stand.down for stand in stands])
    is_agreement = kind is ProofKind.TENANCY_AGREEMENT
    day = day_of_issue(found_days(lines, around, stands, agreed=is_agreement))
    term = term_of(lines) if is_agreement else None
    address = holder_address(lines, kind)
    return Reading(
        pages=tuple(page.frame for page in pages),
        kind=kind,
        issuer=issuer[0].text[issuer[1] : issuer[2]] if issuer else "",
        issued_on=day.day if day else None,
        day_is_labelled=day is not None and day.role <= DayRole.AS_AT,
        covers_from=term[0] if term else None,
        covers_until=term[1] if term else None,
        stamped=is_agreement and stamped(lines),
        post_box=_written_to_a_box(lines),
        supplied_elsewhere=supplied_elsewhere(address, lines, kind, places),
        fields=tuple(_fields(lines, kind, issuer, day, places)),
        lines=tuple(lines),
    )


def _stand(strip: Strip, upper: Strip | None, strips: Sequence[Strip], lowest: float) -> Stand:
    down = strip.page - 1 + strip.top / max(lowest, 1.0)
    hardly_read = upper is not None and _sure(upper) < CHECK_FROM
    in_table = sum(map(strip.beside, strips)) >= _CELLS
    in_doubt = hardly_read and in_table and not begins_a_row(strip, strips)
    return Stand(strip.page, down, strip.left, strip.top, strip.height, in_doubt)


def _sure(strip: Strip) -> float:
    """Return how sure a strip's words are, in the mean."""
    return sum(token.confidence for token in strip.tokens) / max(1, len(strip.tokens))


def _issuer(
    lines: Sequence[Line], kind: ProofKind, tops: Sequence[float]
) -> tuple[Line, int, int] | None:
    if kind is not ProofKind.TENANCY_AGREEMENT:
        return issuer_of(lines, tops)
    landlord = landlord_line(lines)
    return (landlord, 0, len(landlord.text)) if landlord else None


def _of_page(strips: Sequence[Strip], before: int) -> list[Line]:
    """Return the lines of a page; passages are numbered through the upload."""
    lines = with_cells(strips, lines_of(strips))
    return [replace(line, passage=before + line.passage) for line in lines]


def _around(strip: Strip, upper: Strip | None, strips: Sequence[Strip]) -> tuple[str, ...]:
    """Return what may be the label of a strip: to its left, right above, in its cell's corner.

    What stands right above, though it could not be read, is in that cell, and the corner in
    another one. A label right over a day is nearer than one that seems to stand level with it, as
    that of the next cell does on a page seen from aside.
    """
    left = left_of(strip, strips)
    near = left is not None and strip.left - left.right < _NEAR * strip.height
    beside = left.text if left is not None and near else ""
    if is_row_of_values(strip.text):
        over = sorted(_over(strip, strips), key=lambda other: other.left)
        return (" ".join(other.text for other in over), beside)
    if upper is None:
        return (beside, min(_corners(strip, strips), default=(0.0, ""))[1])
    over_it = abs(upper.left - strip.left) < strip.height and tells_of_a_day(upper.text)
    return (upper.text, beside) if over_it else (beside, upper.text)


def _right_above(strip: Strip, strips: Sequence[Strip]) -> Strip | None:
    return max(_over(strip, strips), key=lambda other: other.bottom, default=None)


def _over(strip: Strip, strips: Sequence[Strip]) -> list[Strip]:
    """Return what stands right above a strip."""
    return [
        other
        for other in strips
        if other.bottom <= strip.top + 0.4 * strip.height
        and strip.top - other.bottom < 1.6 * strip.height
        and other.left < strip.right
        and strip.left < other.right
    ]


def _corners(strip: Strip, strips: Sequence[Strip]) -> Iterator[tuple[float, str]]:
    """Yield labels of days up and left of a strip, with their distances."""
    for other in strips:
        down, aside = strip.top - other.top, max(0.0, strip.left - other.right)
        if not 0 < down < _CELL_HIGH * strip.height or other.left > strip.right:
            continue
        if aside < _CELL_WIDE * strip.height and tells_of_a_day(other.text):
            yield 2 * down + aside, other.text


def _written_to_a_box(lines: Sequence[Line]) -> bool:
    """Whether a post office box stands where the holder's address should.

    Where cheques go and what comes back undelivered have boxes too: they stand below no name.
    """
    return any(
        line.role in (Role.UNTOLD, Role.HOLDER, Role.HOME)
        and is_post_box(line.text)
        and len(line.text) < _LONGEST_BOX
        and (line.role is not Role.UNTOLD or _below_a_name(line, lines[:index]))
        for index, line in enumerate(lines)
    )


def _below_a_name(line: Line, before: Sequence[Line]) -> bool:
    own = [one for one in before if (one.page, one.passage) == (line.page, line.passage)]
    return any(name_shown(one.text) is not None for one in own[-_BLOCK:])


def _fields(
    lines: Sequence[Line],
    kind: ProofKind,
    issuer: tuple[Line, int, int] | None,
    day: FoundDay | None,
    places: KnownPlaces,
) -> Iterator[Field]:
    for line in holder_names(lines, kind)[:2]:
        yield _field(Part.NAME, line, *name_span(line.text))
    for evidence in holder_address(lines, kind):
        yield from _address_fields(evidence, claims_of(evidence.text, places.gazetteer))
    if issuer is not None:
        yield _field(Part.ISSUER, *issuer)
    if day is not None:
        yield _field(Part.ISSUED_ON, day.line, day.start, day.end)


def _field(part: Part, line: Line, start: int, end: int) -> Field:
    return Field(
        part=part,
        text=line.text[start:end],
        confidence=round(line.confidence_of(start, end), 3),
        page=line.page,
        quad=line.quad_of(start, end) or _NOWHERE,
    )


def _address_fields(evidence: Evidence, claims: AddressClaims) -> Iterator[Field]:
    def at(part: Part, start: int, end: int) -> Field:
        page, quad = evidence.place(start, end)
        return Field(
            part=part,
            text=evidence.text[start:end].strip(" ,.\n"),
            confidence=round(evidence.confidence(start, end), 3),
            page=page,
            quad=quad or _NOWHERE,
        )

    codes: tuple[tuple[Part, Code | None], ...] = (
        (Part.FLAT, claims.flat),
        (Part.FLOOR, claims.floor),
        (Part.BLOCK, claims.block),
        (Part.AREA, claims.area),
    )
    for part, code in codes:
        if code is not None:
            yield at(part, code.start, code.end)
    for name in claims.names:
        start, end = name.start, name.end
        if name.part is Part.STREET and claims.street_no is not None:
            start, end = min(start, claims.street_no.start), max(end, claims.street_no.end)
        yield at(name.part, start, end)
    if claims.lot is not None:
        yield at(Part.STREET, claims.lot.start, claims.lot.end)
