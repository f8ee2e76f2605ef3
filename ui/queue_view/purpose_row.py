"""Asks in a line above the list what a look-up is for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.widgets.buttons import plain_button
from ui.widgets.numbered_choices import NumberedChoices
from ui.widgets.purposes import PURPOSES
from ui.workplace import Workplace
from workstation.domain.queue import Purpose


class PurposeRow(QWidget):
    """Shown once for each look-up; a number chooses, Esc does not search."""

    chosen = Signal(object)
    """Carries the ``Purpose``."""
    closed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = place.tr
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.choices: NumberedChoices[Purpose] = NumberedChoices(
            place,
            self,
            lambda purpose: place.tr.gettext(PURPOSES[purpose]),
            self.chosen.emit,
            self,
            columns=len(Purpose),
        )
        self.choices.setObjectName("queue.purpose")
        self.choices.offer(tuple(Purpose))
        self.cancel = plain_button("queue.purpose_cancel", self.closed.emit, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._label)
        row.addWidget(self.choices, 1)
        row.addWidget(self.cancel)
        self.hide()
        place.tr.follow(self.retranslate)

    def ask(self) -> None:
        """Ask for a purpose."""
        self.choices.choose(None)
        self.choices.listen(on=True)
        self.show()
        self.choices.take_focus()

    def close_row(self) -> None:
        """Ask no longer."""
        self.choices.listen(on=False)
        self.hide()

    def retranslate(self) -> None:
        """Write the words in the language in use."""
        _ = self._tr.gettext
        self._label.setText(_("What is the look-up for? It is recorded."))
        self.cancel.setText(_("Do not search"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
