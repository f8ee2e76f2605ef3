"""The way to other cases, in the corner that messages leave free."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.commands import Command
from ui.widgets.buttons import KeyButton, Kind
from ui.workplace import Workplace

_HEIGHT = 46
"""As high as a message: one that lies over this line covers no button of the decision."""


class StepButtons(QWidget):
    """Previous and next, at the left."""

    def __init__(
        self, place: Workplace, commands: Sequence[Command], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = place.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for command in commands:
            button = KeyButton(command, self, kind=Kind.QUIET)
            button.setObjectName(command.id.replace("case.", "review."))
            row.addWidget(button)
        row.addStretch(1)
        place.theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
