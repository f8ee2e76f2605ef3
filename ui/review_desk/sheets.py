"""The pages of an upload for the viewer, and where on them a field was read. No Qt widgets."""

from collections.abc import Callable, Sequence
from functools import partial

from ui.widgets.viewer.sheets import Box, Sheet
from workstation.domain.holdings import PageFrame, ProofId
from workstation.domain.proof_fields import CONTRADICTING, FieldRow, Mark
from workstation.domain.proofs import Quad
from workstation.services.review import ReviewedProof

LoadPage = Callable[[ProofId, int], bytes]
"""Returns a page's picture; called on another thread."""


def sheets_of(reviewed: ReviewedProof, load: LoadPage) -> tuple[Sheet, ...]:
    """Return the pages of an upload, turned as the reader had to turn them.

    Their boxes are in the pixels of the re-encoded page.
    """
    id_ = reviewed.proof.id
    read = () if reviewed.reading is None else reviewed.reading.pages
    turns = {page.number: page.rotation for page in read}
    return tuple(
        Sheet(
            id=f"proof:{id_}:{frame.number}",
            load=partial(load, id_, frame.number),
            size=(frame.width, frame.height),
            turn=turns.get(frame.number, 0),
        )
        for frame in reviewed.frames
    )


def boxes_of(
    rows: Sequence[FieldRow], frames: Sequence[PageFrame], label: Callable[[FieldRow], str]
) -> tuple[Box, ...]:
    """Return a box for each row that was read somewhere.

    Args:
        rows: with their regions in pixels of the file as uploaded.
        frames: the pages, with the way back to the upload.
        label: what a screen reader calls a row's region.
    """
    places = {frame.number: place for place, frame in enumerate(frames)}
    return tuple(
        Box(
            id=row.field.value,
            sheet=places[row.page],
            number=row.field.number,
            quad=quad_on_page(row.quad, frames[places[row.page]]),
            mismatch=row.mark in CONTRADICTING,
            label=label(row),
        )
        for row in rows
        if row.quad is not None and row.page in places and row.mark is not Mark.NOTHING
    )


def quad_on_page(quad: Quad, frame: PageFrame) -> tuple[tuple[float, float], ...]:
    """Return a region of the upload in the pixels of its re-encoded page."""
    return frame.to_upload.inverse().quad(quad).corners
