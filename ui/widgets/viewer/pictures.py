"""Decoding pages and keeping them: a small picture at once, the large one when it is looked at.

Everything here runs on any thread; ``QImage`` is a plain value.
"""

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QTransform

from ui.widgets.viewer.contrast import Contrast, contrasted
from ui.widgets.viewer.sheets import Sheet

CACHE_BYTES: Final = 200 * 1024 * 1024
LEVELS: Final = 3
"""Full size, a half, a quarter."""

MOST_PIXELS: Final = 60_000_000
"""Larger pictures are decoded smaller: 240 MB of memory is enough for one page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as far as it has been decoded."""

    source: bytes | QImage
    size: QSize
    """Upright, in full."""
    levels: tuple[QImage, ...]
    """Largest first; only the one of screen size at the beginning."""
    baked: int = 0
    """Degrees clockwise that the levels are already turned by; pages that stand are painted
    several times faster than pages that are turned while painting."""

    @property
    def complete(self) -> bool:
        """Whether the largest level shows every pixel there is."""
        return self.levels[0].width() >= self.size.width()

    def cost(self) -> int:
        """Return the bytes it holds."""
        source = len(self.source) if isinstance(self.source, bytes) else 0
        return source + sum(level.sizeInBytes() for level in self.levels)

    def level_for(self, scale: float) -> QImage:
        """Return the smallest level that is sharp at ``scale`` screen pixels per pixel."""
        sharp = [level for level in self.levels if self.share(level) >= scale * 0.95]
        return sharp[-1] if sharp else self.levels[0]

    def share(self, level: QImage) -> float:
        """Return how large a level is, 1.0 being every pixel."""
        width = level.height() if self.baked % 180 else level.width()
        return width / self.size.width()

    def onto_page(self, level: QImage) -> QTransform:
        """Return what takes points of a level to points of the page."""
        turned = QTransform().rotate(self.baked)
        page = turned.mapRect(QRectF(QPointF(0, 0), QSizeF(self.size)))
        placed = turned * QTransform().translate(-page.left(), -page.top())
        back, _ = placed.inverted()
        larger = QTransform().scale(1 / self.share(level), 1 / self.share(level))
        return larger * back


def read_quickly(sheet: Sheet, room: QSize) -> Picture | None:
    """Load a page and decode it no larger than ``room``, in pixels of the screen.

    Returns:
        None when there is no picture in the bytes.
    """
    source = sheet.load()
    if isinstance(source, QImage):
        return completed(Picture(source, source.size(), (source,)))
    return _decoded(source, room)


def read_small(sheet: Sheet, side: int) -> QImage | None:
    """Load a page and return it as it is read, no longer than ``side``, in pixels of the screen.

    Returns:
        None when there is no picture in the bytes.
    """
    picture = read_quickly(sheet, QSize(side, side))
    if picture is None:
        return None
    small = picture.levels[-1].scaled(
        QSize(side, side),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return small.transformed(QTransform().rotate(sheet.turn))


def completed(picture: Picture) -> Picture:
    """Return the page with all its levels, or as it is if the rest cannot be decoded."""
    source = picture.source
    whole = picture if isinstance(source, QImage) else _decoded(source, None)
    if whole is None:
        return picture
    full = whole.levels[0].convertToFormat(QImage.Format.Format_RGB32)
    levels = [full]
    while len(levels) < LEVELS:
        half = levels[-1].size() / 2
        if half.isEmpty():
            break
        levels.append(
            levels[-1].scaled(
                half,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
    return replace(picture, size=full.size(), levels=tuple(levels))


def derived(picture: Picture, step: Contrast, turn: int, sharpness: float) -> Picture:
    """Return the page with its contrast changed and its levels turned.

    Levels larger than what is looked at are left out; they wait until somebody zooms in.
    """
    largest = picture.share(picture.level_for(sharpness))
    levels = [level for level in picture.levels if picture.share(level) <= largest]
    changed = (contrasted(level, step) for level in levels)
    turned = (level.transformed(QTransform().rotate(turn)) for level in changed)
    return replace(picture, levels=tuple(turned), baked=turn)


def _decoded(source: bytes, room: QSize | None) -> Picture | None:
    raw = QByteArray(source)
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    stored = reader.size()
    if stored.isEmpty():
        return None
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    wanted = _within(stored, room.transposed() if room is not None and turned else room)
    if wanted != stored:
        reader.setScaledSize(wanted)
    image = reader.read()
    if image.isNull():
        return None
    full = stored if room is not None else wanted
    return Picture(source, full.transposed() if turned else full, (image,))


def _within(stored: QSize, room: QSize | None) -> QSize:
    if room is not None and (stored.width() > room.width() or stored.height() > room.height()):
        return stored.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    pixels = stored.width() * stored.height()
    if pixels > MOST_PIXELS:
        share = (MOST_PIXELS / pixels) ** 0.5
        return QSize(int(stored.width() * share), int(stored.height() * share))
    return stored


class PictureCache:
    """The pages seen last and the ones to come, within a limit; used on one thread."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit = limit
        self._pictures: OrderedDict[str, Picture] = OrderedDict()

    def get(self, id_: str) -> Picture | None:
        """Return a page if it is there, and keep it longer."""
        if id_ in self._pictures:
            self._pictures.move_to_end(id_)
        return self._pictures.get(id_)

    def put(self, id_: str, picture: Picture) -> None:
        """Keep a page; those not looked at for longest make room, large levels first."""
        self._pictures[id_] = picture
        self._pictures.move_to_end(id_)
        for other in list(self._pictures)[:-1]:
            if self.cost() <= self._limit:
                return
            kept = self._pictures[other]
            self._pictures[other] = replace(kept, levels=kept.levels[-1:])
        while self.cost() > self._limit and len(self._pictures) > 1:
            self._pictures.popitem(last=False)

    def forget(self) -> None:
        """Let go of every page: somebody else signs in."""
        self._pictures.clear()

    def cost(self) -> int:
        """Return the bytes held."""
        return sum(picture.cost() for picture in self._pictures.values())
