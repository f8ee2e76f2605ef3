"""What was declared above what was read, with every character that differs underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import State
from ui.theme.type import Size
from ui.widgets.spelling import Piece, count_of_differences, pieces
from ui.workplace import Workplace


def paint_pieces(
    painter: QPainter, at: QPointF, parts: Sequence[Piece], theme: Theme, width: float
) -> None:
    """Paint ``parts`` from a point on the base line, no wider than ``width``."""
    font = theme.font(Size.BODY, person=True)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    x, end = at.x(), at.x() + width
    for part in parts:
        for character in part.text:
            step = metrics.horizontalAdvance(character)
            if x + step > end:
                painter.setPen(theme.color("muted"))
                painter.drawText(QPointF(end - metrics.horizontalAdvance("…"), at.y()), "…")
                return
            here = QPointF(x, at.y())
            if part.differs:
                _paint_different(painter, here, character, step, theme.ink(State.REJECTED))
            else:
                painter.setPen(theme.color("text"))
                painter.drawText(here, character)
            x += step


def _paint_different(
    painter: QPainter, at: QPointF, character: str, step: float, ink: QColor
) -> None:
    painter.setPen(ink)
    painter.drawText(at, "·" if character == " " else character)
    painter.setPen(QPen(ink, 2))
    below = at.y() + 3
    painter.drawLine(QPointF(at.x() + 0.5, below), QPointF(at.x() + step - 0.5, below))


class Differences(QWidget):
    """Two lines: declared and read."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = place.tr
        self._theme = place.theme
        self._declared = ""
        self._read: str | None = None
        self._marked = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        place.theme.changed.connect(self.updateGeometry)
        place.tr.follow(self.retranslate)

    def show_pair(self, declared: str, read: str | None, *, marked: bool = True) -> None:
        """Compare two spellings.

        Args:
            declared: the one above.
            read: the one below; None: nothing could be read, so nothing is compared.
            marked: False where both say the same, however each is written: nothing is marked.
        """
        self._declared, self._read, self._marked = declared, read, marked
        self.retranslate()
        self.update()

    def summary(self) -> str:
        """Return the comparison in words."""
        if self._read is None:
            return self._tr.gettext("Not read")
        count = count_of_differences(self._declared, self._read) if self._marked else 0
        if not count:
            return self._tr.gettext("The same")
        words = self._tr.ngettext("{n} character differs", "{n} characters differ", count)
        return words.format(n=count)

    def retranslate(self) -> None:
        """Describe the comparison in the language in use."""
        _ = self._tr.gettext
        words = _("Declared: {declared}. Document: {read}. {summary}").format(
            declared=self._declared, read=self._read or "–", summary=self.summary()
        )
        self.setAccessibleName(words)
        self.setToolTip(self.summary())
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(200, 2 * self._line())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both lines."""
        del event
        painter = QPainter(self)
        metrics = QFontMetricsF(self._theme.font(Size.BODY, person=True))
        base = (self._line() - metrics.height()) / 2 + metrics.ascent()
        above, below = self._pieces()
        paint_pieces(painter, QPointF(0, base), above, self._theme, self.width())
        at = QPointF(0, self._line() + base)
        if self._read is None:
            painter.setFont(self._theme.font())
            painter.setPen(self._theme.color("muted"))
            painter.drawText(at, self._tr.gettext("Not read"))
        else:
            paint_pieces(painter, at, below, self._theme, self.width())
        painter.end()

    def _pieces(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        if self._read is None:
            return (Piece(self._declared, differs=False),), ()
        if not self._marked:
            return (Piece(self._declared, differs=False),), (Piece(self._read, differs=False),)
        return pieces(self._declared, self._read)

    def _line(self) -> int:
        return self._theme.px(22)
