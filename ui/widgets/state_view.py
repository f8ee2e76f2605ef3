"""What a view shows when it has nothing to show: loading, empty, failed, and the way on."""

from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.theme.icons import Icons

PATIENCE_MS: Final = 150
"""Loading that is over sooner changes nothing on the screen."""


class Skeleton(Enum):
    """The shape of what is coming."""

    NOTHING = "nothing"
    ROWS = "rows"
    PAGE = "page"


class StateView(QWidget):
    """Lies over the view it speaks for, and is hidden while that has something to show."""

    def __init__(self, icons: Icons, over: QWidget, skeleton: Skeleton = Skeleton.ROWS) -> None:
        super().__init__(over)
        self._icons = icons
        self._skeleton_kind = skeleton
        self._skeleton = Skeleton.NOTHING
        self._act: Callable[[], object] | None = None
        self._waiting = ""
        self._glyph = QLabel(self)
        self._glyph.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._icon = ""
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton(self)
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._pressed)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show_skeleton)
        self.setProperty("surface", "plain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        icons.changed.connect(self._tint)
        over.installEventFilter(self)
        self.hide()

    def loading(self, words: str) -> None:
        """Show grey shapes and ``words`` ("Loading cases…") if it takes longer than a moment."""
        self._waiting = words
        if not self._patience.isActive() and self._skeleton is Skeleton.NOTHING:
            self._patience.start()

    def say(
        self,
        words: str,
        *,
        icon: str = "",
        button: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show ``words`` in the middle.

        Args:
            words: what would be here, or what went wrong and what is safe.
            icon: drawn above.
            button: the verb of the way on, such as "Clear filters  Ctrl+Backspace".
            act: what the button does.
        """
        self._patience.stop()
        self._skeleton = Skeleton.NOTHING
        self._fill(words, icon, button, act)
        self._cover()
        announce(self, words)

    def clear(self) -> None:
        """Show what lies below."""
        self._patience.stop()
        self._skeleton = Skeleton.NOTHING
        self.hide()

    def text(self) -> str:
        """Return what it says, or nothing when it is not shown."""
        return "" if self.isHidden() else self._words.text()

    def button(self) -> QPushButton:
        """Return the button of the way on."""
        return self._button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the view whatever size it takes."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint grey rows, or a grey page."""
        super().paintEvent(event)
        if self._skeleton is Skeleton.NOTHING:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._icons.theme.color("alt"))
        for bar in self._bars():
            painter.drawRoundedRect(bar, 4, 4)
        painter.end()

    def _bars(self) -> list[QRectF]:
        room = QRectF(self.rect())
        if self._skeleton is Skeleton.PAGE:
            height = min(room.height() - 32, (room.width() - 32) * 1.4)
            return [
                QRectF(room.center().x() - height / 2.8, 16, height / 1.4, height),
            ]
        step = self._icons.theme.px(28)
        rows = int(room.height() // step)
        widths = (0.16, 0.3, 0.12, 0.2)
        bars = []
        for row in range(rows):
            left = 12.0
            for part in widths:
                width = part * room.width()
                bars.append(QRectF(left, row * step + 9, width - 24, step - 18))
                left += width
        return bars

    def _show_skeleton(self) -> None:
        self._skeleton = self._skeleton_kind
        self._fill(self._waiting, "", "", None)
        self._cover()

    def _fill(self, words: str, icon: str, button: str, act: Callable[[], object] | None) -> None:
        self._words.setText(words)
        self._icon = icon
        self._act = act
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._tint()

    def _cover(self) -> None:
        self._fit()
        self.show()
        self.raise_()
        self.update()

    def _fit(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())

    def _pressed(self) -> None:
        if self._act is not None:
            self._act()

    def _tint(self) -> None:
        self._glyph.setVisible(bool(self._icon))
        if self._icon:
            color = self._icons.theme.color("muted")
            ratio = self.devicePixelRatioF()
            self._glyph.setPixmap(self._icons.pixmap(self._icon, color, 32, ratio))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._glyph)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
