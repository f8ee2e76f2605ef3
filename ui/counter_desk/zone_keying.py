"""The lines of a zone as they look on the picture, with a cell under each place.

Cells of places that were read for sure are filled; the others are empty until they are keyed.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessibility import announce
from ui.counter_desk.keyed_places import CHARACTERS, FILLER, KeyedPlaces, Place
from ui.theme.tokens import State
from ui.workplace import Workplace
from workstation.domain.document_reading import DocumentReading
from workstation.domain.proofs import Quad

_TYPED_AS_FILLER: Final = frozenset(" <,")
"""The filler needs Shift; the space bar and the same key without it do as well."""
_CELL_HEIGHT: Final = 24
_GAP: Final = 8
_LARGEST: Final = 1.25
"""How far the picture is enlarged at most."""
_TAKEN: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class ZoneKeying(QWidget):
    """Shows one reading, and takes what is keyed."""

    changed = Signal()
    """Another place is in hand, or one was keyed."""
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._tr, self._theme = place.tr, place.theme
        self._picture = QImage()
        self._cells: tuple[tuple[QRectF, ...], ...] = ()
        self._places: KeyedPlaces | None = None
        self.setObjectName("counter.zone.keying")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place.theme.changed.connect(self.updateGeometry)

    @property
    def places(self) -> KeyedPlaces | None:
        """What was read and keyed; None: nothing is shown."""
        return self._places

    def show_reading(self, reading: DocumentReading | None) -> None:
        """Show a reading with none of its places keyed; None: forget the one that is shown."""
        if reading is None:
            self._picture, self._cells, self._places = QImage(), (), None
            return
        self._picture = QImage.fromData(reading.crop)
        self._cells = tuple(
            tuple(_box(one.on_crop) for one in characters) for characters in reading.lines
        )
        self._take(KeyedPlaces.of(reading))
        self.updateGeometry()

    def retranslate(self) -> None:
        """Say where one is, in the language in use."""
        self.setAccessibleName(self._tr.gettext("Places of the zone to key"))
        self.setAccessibleDescription(self._where())

    # Keys.

    def event(self, event: QEvent) -> bool:
        """Keep letters and digits from being the keys of commands while they are keyed here."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace}
            if _character(event) or (event.key() in moves and not event.modifiers() & _TAKEN):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Key a character, go to another place, or say that all is keyed."""
        places, character = self._places, _character(event)
        if places is None:
            super().keyPressEvent(event)
        elif character:
            self._take(places.with_character(character))
        elif event.key() == Qt.Key.Key_Backspace:
            self._take(places.without_last())
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._take(places.moved(-1 if event.key() == Qt.Key.Key_Left else 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            _TAKEN
        ):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place that is clicked, on the picture or below it."""
        super().mousePressEvent(event)
        place = self._place_at(event.position())
        if place is not None and self._places is not None:
            self._take(self._places.at_place(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where one is."""
        super().focusInEvent(event)
        announce(self, self._where())
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _take(self, places: KeyedPlaces) -> None:
        self._places = places
        self.retranslate()
        if self.hasFocus():
            announce(self, self._where())
        self.update()
        self.changed.emit()

    def _where(self) -> str:
        at = self._places.at if self._places is not None else None
        if at is None:
            return self._tr.gettext("Every place is keyed")
        words = self._tr.gettext("Line {line}, place {place}")
        return words.format(line=at.line + 1, place=at.column + 1)

    # Painting.

    def sizeHint(self) -> QSize:
        """As wide as the picture may be, each line with its cells below."""
        width = round(self._picture.width() * _LARGEST)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """The picture shrinks with the panel."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are at a width."""
        if self._picture.isNull():
            return 0
        strip = self._strip_height() * self._scale(width)
        return round(len(self._cells) * (strip + self._cell_height() + _GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each line of the picture, and below it what stands in each place."""
        del event
        places = self._places
        if places is None or self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for line, row in enumerate(self._cells):
            on_crop = QRectF(0, line * self._strip_height(), self._picture.width(), 0)
            on_crop.setHeight(self._strip_height())
            painter.drawImage(self._strip(line), self._picture, on_crop)
            for column in range(len(row)):
                self._paint_place(painter, Place(line, column), places)
        painter.end()

    def _paint_place(self, painter: QPainter, place: Place, places: KeyedPlaces) -> None:
        cell, above = self._cell(place), self._on_strip(place)
        asked, keyed = place in places.asked, place in places.keyed
        if asked or keyed:
            self._mark(painter, cell, above, keyed=keyed)
        if place == places.at:
            pen = QPen(self._theme.color("focus" if self.hasFocus() else "control"), 2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell)
            painter.drawRect(above)
        painter.setFont(self._theme.monospace())
        painter.setPen(self._theme.color("text" if keyed or not asked else "muted"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, places.shown(place))

    def _mark(self, painter: QPainter, cell: QRectF, above: QRectF, *, keyed: bool) -> None:
        _, fill = self._theme.pair(State.OK if keyed else State.ATTENTION)
        ink = self._theme.ink(State.OK if keyed else State.ATTENTION)
        painter.fillRect(cell, fill)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1))
        painter.drawRect(cell)
        # The picture is not ours: a light line outside the coloured one shows on any ground.
        painter.setPen(QPen(QColor(self._theme.tokens.hairline), 3))
        painter.drawRect(above)
        painter.setPen(QPen(ink, 1))
        painter.drawRect(above)

    def _scale(self, width: float) -> float:
        return min(_LARGEST, width / max(1, self._picture.width()))

    def _strip_height(self) -> float:
        return self._picture.height() / max(1, len(self._cells))

    def _cell_height(self) -> int:
        return self._theme.px(_CELL_HEIGHT)

    def _strip(self, line: int) -> QRectF:
        scale = self._scale(self.width())
        high = self._strip_height() * scale
        top = line * (high + self._cell_height() + _GAP)
        return QRectF(0, top, self._picture.width() * scale, high)

    def _on_strip(self, place: Place) -> QRectF:
        scale, box = self._scale(self.width()), self._cells[place.line][place.column]
        strip = self._strip(place.line)
        top = strip.top() + (box.top() - place.line * self._strip_height()) * scale
        return QRectF(box.left() * scale, top, box.width() * scale, box.height() * scale)

    def _cell(self, place: Place) -> QRectF:
        above = self._on_strip(place)
        return QRectF(
            above.left(), self._strip(place.line).bottom(), above.width(), self._cell_height()
        )

    def _place_at(self, where: QPointF) -> Place | None:
        for line, row in enumerate(self._cells):
            for column in range(len(row)):
                place = Place(line, column)
                if self._cell(place).contains(where) or self._on_strip(place).contains(where):
                    return place
        return None


def _character(event: QKeyEvent) -> str:
    """Return what a key writes into a place, or nothing."""
    if event.modifiers() & _TAKEN:
        return ""
    text = event.text().upper()
    if text in _TYPED_AS_FILLER:
        return FILLER if text else ""
    return text if text in CHARACTERS else ""


def _box(quad: Quad) -> QRectF:
    left, top, right, bottom = quad.bounds
    return QRectF(left, top, right - left, bottom - top)
