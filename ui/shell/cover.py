"""The locked screen: an opaque page in front of everything, with the card to come back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QGridLayout, QWidget

from ui.i18n import Translator
from ui.sign_in.card import Entry, SignInCard
from ui.theme.theme import Theme


class Cover(QWidget):
    """Shows nothing of what is behind it; open dialogs are hidden and come back with the screen."""

    unlock_asked = Signal(object)
    """Carries an ``Entry``; whoever checks it uncovers the window or says why not."""
    switched_user = Signal()

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tr = tr
        self._card: SignInCard | None = None
        self._hidden: list[QDialog] = []
        self.setProperty("surface", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._room = QGridLayout(self)

    @property
    def card(self) -> SignInCard | None:
        """The card, while the screen is locked."""
        return self._card

    def close_over(self, name: str, staff_number: str) -> None:
        """Hide menus and dialogs and ask for the password of ``name``."""
        while popup := QApplication.activePopupWidget():
            popup.close()
        self._hidden = [
            dialog
            for dialog in QApplication.topLevelWidgets()
            if isinstance(dialog, QDialog) and dialog.isVisible()
        ]
        for dialog in self._hidden:
            dialog.hide()
        self._card = SignInCard(self._theme, self._tr, self)
        self._card.keep_person(name, staff_number)
        self._card.entered.connect(self._entered)
        self._card.switched_user.connect(self.switched_user)
        self._room.addWidget(self._card, 0, 0, Qt.AlignmentFlag.AlignCenter)

    def open_up(self) -> None:
        """Forget the card and bring the dialogs back."""
        if self._card is not None:
            self._room.removeWidget(self._card)
            self._card.deleteLater()
            self._card = None
        hidden, self._hidden = self._hidden, []
        for dialog in hidden:
            dialog.show()

    def close_dialogs(self) -> None:
        """Close the hidden dialogs for good: somebody else is going to sign in."""
        hidden, self._hidden = self._hidden, []
        for dialog in hidden:
            dialog.reject()

    def _entered(self, entry: Entry) -> None:
        self.unlock_asked.emit(entry)
