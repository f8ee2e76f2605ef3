"""What the page viewer is given: pages to load and boxes on them."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPolygonF


class Sheet(NamedTuple):
    """One page of a document."""

    id: str
    """The same page has the same id whenever it is shown; rotation is remembered by it."""
    load: Callable[[], bytes | QImage]
    """Reads the picture, as an encoded file or decoded; called on another thread."""
    size: tuple[int, int] | None = None
    """Width and height the boxes refer to; None: those of the picture itself, standing upright."""
    turn: int = 0
    """Degrees clockwise by which the page is turned to be read, until somebody turns it."""


class Box(NamedTuple):
    """A region of a page that a field was read from."""

    id: str
    sheet: int
    """Which of the sheets shown, from 0."""
    number: int
    """On the tag; the key that jumps to the field."""
    quad: tuple[tuple[float, float], ...]
    """Corners in the pixels of ``Sheet.size``."""
    mismatch: bool = False
    label: str = ""
    """For screen readers and the tooltip, in the language in use."""

    def polygon(self) -> QPolygonF:
        """Return the corners as a shape."""
        return QPolygonF([QPointF(x, y) for x, y in self.quad])

    def bounds(self) -> QRectF:
        """Return the upright rectangle round the corners."""
        return self.polygon().boundingRect()
