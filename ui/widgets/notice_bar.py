"""A line above what it is about: lost connection, a refused decision, a way out."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.accessibility import announce
from ui.theme.icons import Icons
from ui.theme.tokens import GLYPHS, State


class NoticeBar(QFrame):
    """Says a sentence in the colours of a state, with at most one action."""

    acted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = icons.theme
        self._icons = icons
        self._state = State.ATTENTION
        self._act: Callable[[], object] | None = None
        self._glyph = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()
        icons.theme.changed.connect(self._paint)

    def say(
        self,
        text: str,
        state: State = State.ATTENTION,
        *,
        button: str = "",
        key: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show ``text``.

        Args:
            text: what happened, what is safe, what to do.
            state: gives the colours and the glyph.
            button: the verb of what can be done about it.
            key: does it too; stands behind the verb.
            act: does it.
        """
        self._state, self._act = state, act
        self._words.setText(text)
        self._button.setText(f"{button}  {key}" if key else button)
        self._button.setVisible(bool(button))
        self._paint()
        self.show()
        announce(self, text)

    def text(self) -> str:
        """Return what it says, or nothing when it is not shown."""
        return self._words.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Say nothing."""
        self._words.clear()
        self.hide()

    def _pressed(self) -> None:
        if self._act is not None:
            self._act()
        self.acted.emit()

    def _paint(self) -> None:
        self.setProperty("notice", self._state.value)
        self.style().unpolish(self)
        self.style().polish(self)
        for label in (self._words, self._glyph):
            label.style().unpolish(label)
            label.style().polish(label)
        side = QSize(16, 16)
        color = self._theme.pair(self._state)[0]
        pixmap = self._icons.pixmap(
            GLYPHS[self._state], color, side.width(), self.devicePixelRatioF()
        )
        self._glyph.setPixmap(pixmap)
