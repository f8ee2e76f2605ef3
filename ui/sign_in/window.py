"""The first window: the sign-in card on an empty ground."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.i18n import Translator
from ui.sign_in.card import SignInCard
from ui.theme.theme import Theme


class SignInWindow(QWidget):
    """Shown within a quarter of a second; everything else is loaded behind it."""

    painted = Signal()
    """It stands on the screen for the first time."""
    closed = Signal()

    def __init__(self, theme: Theme, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._was_painted = False
        self.setProperty("surface", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card = SignInCard(theme, tr, self)
        room = QGridLayout(self)
        room.addWidget(self.card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self.resize(1366, 768)
        tr.follow(self.retranslate)
        self.card.take_focus()

    def retranslate(self) -> None:
        """Write the window's title in the language in use."""
        self.setWindowTitle(self._tr.gettext("Verification workstation"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first picture is there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that nobody wants to sign in."""
        super().closeEvent(event)
        self.closed.emit()
