"""Chips: a state in a glyph, a word and a shape; and a filter that can be taken off."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessibility import name
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import GLYPHS, Look, State
from ui.theme.type import Size

_GLYPH = 12
_GAP = 4
_SIDE = 7


def chip_width(theme: Theme, word: str) -> int:
    """Return how wide a chip with ``word`` is, in pixels."""
    words = QFontMetricsF(theme.font(Size.STATUS)).horizontalAdvance(word)
    between = theme.px(_GAP) if word else 0
    return round(words + theme.px(_GLYPH) + between + 2 * theme.px(_SIDE))


def chip_height(theme: Theme) -> int:
    """Return how high chips are, in pixels."""
    return theme.px(20)


def paint_chip(painter: QPainter, where: QRectF, state: State, word: str, icons: Icons) -> None:
    """Paint a state's chip into ``where``; ``word`` is cut with … if it does not fit."""
    theme = icons.theme
    ink, fill = theme.pair(state)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPen(ink, 1)
    if state is State.IN_USE:
        edge.setStyle(Qt.PenStyle.DashLine)
    elif theme.look is not Look.HIGH_CONTRAST:
        edge = QPen(fill, 1)
    painter.setPen(edge)
    painter.setBrush(fill)
    radius = 3 if state is State.REJECTED else where.height() / 2
    painter.drawRoundedRect(where.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    glyph, side, gap = theme.px(_GLYPH), theme.px(_SIDE), theme.px(_GAP)
    corner = QPointF(where.left() + side, where.center().y() - glyph / 2)
    icons.paint(painter, GLYPHS[state], QRectF(corner.x(), corner.y(), glyph, glyph), ink)
    font = theme.font(Size.STATUS)
    painter.setFont(font)
    painter.setPen(ink)
    words = where.adjusted(side + glyph + gap, 0, -side + 2, 0)
    cut = QFontMetricsF(font).elidedText(word, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
    painter.restore()


class StateChip(QWidget):
    """A state beside a title or in a form."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = icons.theme
        self._icons = icons
        self._state = State.WAITING
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        icons.theme.changed.connect(self._resized)

    def show_state(self, state: State, word: str) -> None:
        """Say ``word`` in the colours and shape of ``state``."""
        self._state, self._word = state, word
        name(self, word)
        self._resized()

    def state(self) -> State:
        """Return the state shown."""
        return self._state

    def text(self) -> str:
        """Return the word shown."""
        return self._word

    def sizeHint(self) -> QSize:
        """As wide as its word; without one there is nothing to see."""
        if not self._word:
            return QSize(0, chip_height(self._theme))
        return QSize(chip_width(self._theme, self._word), chip_height(self._theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip, if it says something."""
        del event
        if not self._word:
            return
        painter = QPainter(self)
        where = QRectF(self.rect())
        paint_chip(painter, where, self._state, self._word, self._icons)
        painter.end()

    def _resized(self) -> None:
        self.updateGeometry()
        self.update()


class FilterChip(QWidget):
    """A filter in force; a click, Delete or Enter takes it off."""

    removed = Signal(str)
    """Carries the key given at construction."""

    def __init__(self, key: str, word: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._word = word
        self._theme = icons.theme
        self._icons = icons
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        name(self, word)
        icons.theme.changed.connect(self.updateGeometry)

    def reword(self, word: str, removes: str) -> None:
        """Say ``word``; ``removes`` is the tooltip, "Remove filter: …"."""
        self._word = word
        self.setToolTip(removes)
        name(self, word, removes)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word and the cross; high enough to hit."""
        return QSize(chip_width(self._theme, self._word), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word and the cross."""
        del event
        theme, where = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = QPen(theme.color("focus" if focused else "control"), 2 if focused else 1)
        painter.setPen(edge)
        painter.setBrush(theme.color("selection"))
        painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), 4, 4)
        side, glyph = theme.px(_SIDE), theme.px(_GLYPH)
        cross = QRectF(where.right() - side - glyph, where.top(), glyph, where.height())
        self._icons.paint(painter, "close", cross, theme.color("text"))
        painter.setFont(theme.font(Size.STATUS))
        painter.setPen(theme.color("text"))
        words = where.adjusted(side, 0, -side - glyph - theme.px(_GAP) + 2, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._word)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the filter off."""
        if self.rect().contains(event.position().toPoint()):
            self.removed.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the filter off with Delete, Backspace, Space or Enter."""
        keys = Qt.Key
        if event.key() in {
            keys.Key_Delete,
            keys.Key_Backspace,
            keys.Key_Space,
            keys.Key_Return,
            keys.Key_Enter,
        }:
            self.removed.emit(self._key)
        else:
            super().keyPressEvent(event)
