"""Toasts: at most three messages at the bottom right that never take the focus."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.accessibility import announce, name
from ui.i18n import Translator
from ui.notices import Notice, Notices
from ui.theme.icons import Icons
from ui.theme.tokens import GLYPHS

MOST: Final = 3
_WIDTH: Final = 340
_MARGIN: Final = 12


class Toast(QFrame):
    """One message, all of it in the language it was told in; counts down where it can be undone."""

    closed = Signal(int)

    def __init__(self, notice: Notice, icons: Icons, tr: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self._icons = icons
        self._countdown = tr.gettext("{verb}  {seconds} s")
        self._left = notice.seconds
        self._open = True
        self.setProperty("part", "toast")
        self._glyph = QLabel(self)
        self._words = QLabel(notice.text, self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._undo = self._button(notice.undo_label, self._take_back)
        self._undo.setVisible(notice.undo is not None)
        self._close = self._button("", self.close_now)
        name(self._close, tr.gettext("Close message"), tr.gettext("Close this message"))
        self._close.setToolTip(tr.gettext("Close this message"))
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        if not notice.stays:
            self._timer.start()
        icons.changed.connect(self._tint)
        self._tint()
        self._show_left()

    def undo(self) -> bool:
        """Take back what the toast tells, if it can be; return whether it was."""
        if not self._open or self.notice.undo is None:
            return False
        self._take_back()
        return True

    def close_now(self) -> None:
        """Go away; the time to undo is over."""
        self._end(expired=True)

    def _take_back(self) -> None:
        if self._open and self.notice.undo is not None:
            self._end(expired=False)
            self.notice.undo()

    def tick(self) -> None:
        """A second has passed."""
        being_read = self.underMouse() and self.notice.undo is None
        if self.notice.stays or being_read:
            return
        self._left -= 1
        self._show_left()
        if self._left <= 0:
            self.close_now()

    def _show_left(self) -> None:
        verb = self.notice.undo_label
        self._undo.setText(self._countdown.format(verb=verb, seconds=self._left))
        self._undo.setAccessibleName(verb)

    def _end(self, *, expired: bool) -> None:
        if not self._open:
            return
        self._open = False
        self._timer.stop()
        if expired and self.notice.expired is not None:
            self.notice.expired()
        self.closed.emit(self.notice.number)

    def _button(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("kind", "link")
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 4, 8)
        row.setSpacing(8)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _tint(self) -> None:
        theme = self._icons.theme
        ink, ratio = theme.ink(self.notice.state), self.devicePixelRatioF()
        self._glyph.setPixmap(self._icons.pixmap(GLYPHS[self.notice.state], ink, 18, ratio))
        self._close.setIcon(self._icons.icon("close", "muted", 16))


class ToastStack(QWidget):
    """Shows the newest messages over a corner of its parent."""

    def __init__(
        self,
        notices: Notices,
        icons: Icons,
        tr: Translator,
        parent: QWidget,
        room: Callable[[], QRect] | None = None,
    ) -> None:
        """Make the stack.

        Args:
            notices: what is told.
            icons: the glyphs.
            tr: the words.
            parent: what the messages stand over.
            room: returns where on it they may stand; by default anywhere.
        """
        super().__init__(parent)
        self._icons = icons
        self._tr = tr
        self._room = room or parent.rect
        self._toasts: list[Toast] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()
        notices.posted.connect(self._posted)
        notices.withdrawn.connect(self._withdrawn)
        parent.installEventFilter(self)

    def toasts(self) -> tuple[Toast, ...]:
        """Return the messages on the screen, oldest first."""
        return tuple(self._toasts)

    def undo_last(self) -> bool:
        """Take back the newest thing that can be; return whether there was one."""
        return any(toast.undo() for toast in reversed(self._toasts))

    def clear(self) -> None:
        """Close all messages; the screen is being covered."""
        for toast in tuple(self._toasts):
            toast.close_now()

    def place_again(self) -> None:
        """Stand in the corner of the room there is now."""
        room = self._room()
        width = min(self._icons.theme.px(_WIDTH), room.width() - 2 * _MARGIN)
        self._column.activate()
        height = self._column.totalHeightForWidth(width)
        top = max(_MARGIN, room.bottom() - height - _MARGIN)  # a low room is overstepped, not they
        self.setGeometry(room.right() - width - _MARGIN, top, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the room when the window changes, or what stands in it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest} and self._toasts:
            QTimer.singleShot(0, self, self.place_again)
        return super().eventFilter(watched, event)

    def _posted(self, notice: Notice) -> None:
        toast = Toast(notice, self._icons, self._tr, self)
        toast.closed.connect(self._closed)
        self._toasts.append(toast)
        self._column.addWidget(toast)
        toast.show()  # the column counts no hidden ones
        while len(self._toasts) > MOST:
            self._toasts[0].close_now()
        self.show()
        self.place_again()
        announce(toast, notice.text)

    def _withdrawn(self, number: int) -> None:
        self._closed(number)

    def _closed(self, number: int) -> None:
        for toast in [each for each in self._toasts if each.notice.number == number]:
            self._toasts.remove(toast)
            self._column.removeWidget(toast)
            toast.hide()
            toast.deleteLater()
        self.setVisible(bool(self._toasts))
        self.place_again()
