"""A short list of which one is chosen with its number key; its words come from the desk."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from ui.workplace import Workplace

MOST: Final = 9
"""As many as there are number keys."""

_Choice = TypeVar("_Choice", bound=Hashable)


class NumberedChoices(QWidget, Generic[_Choice]):
    """Reasons and the like: "1 Name differs", one of them chosen or none."""

    def __init__(
        self,
        place: Workplace,
        keys_on: QWidget,
        words: Callable[[_Choice], str],
        chosen: Callable[[_Choice], object],
        parent: QWidget | None = None,
        *,
        columns: int = 2,
    ) -> None:
        """Make a list without choices.

        Args:
            place: the tools of the desk.
            keys_on: the widget in which the keys 1-9 work while the list is enabled and in view.
            words: what a choice is called, in the language in use.
            chosen: told what a person chose.
            parent: where it lies.
            columns: how many stand beside each other, where there is room.
        """
        super().__init__(parent)
        self._words = words
        self._chosen = chosen
        self._columns = columns
        self._choices: tuple[_Choice, ...] = ()
        self._buttons: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._commands = [
            place.commands.bind(keys_on, f"reason.{n}", partial(self._pressed, n - 1))
            for n in range(1, MOST + 1)
        ]
        self.listen(on=False)
        place.tr.follow(self.retranslate)

    def offer(self, choices: Sequence[_Choice], current: _Choice | None = None) -> None:
        """Offer other choices, ``current`` of them chosen."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)[:MOST]
            self._rebuild()
        self.choose(current)

    def choose(self, choice: _Choice | None) -> None:
        """Show ``choice`` as the chosen one; None: none is."""
        self._group.setExclusive(False)
        for button, each in zip(self._buttons, self._choices, strict=True):
            button.setChecked(each == choice)
        self._group.setExclusive(True)

    def current(self) -> _Choice | None:
        """Return what is chosen."""
        pairs = zip(self._buttons, self._choices, strict=True)
        return next((each for button, each in pairs if button.isChecked()), None)

    def listen(self, *, on: bool) -> None:
        """Let the number keys choose, or leave them to something else on the screen."""
        self._listening = on
        for place, command in enumerate(self._commands):
            command.setEnabled(on and place < len(self._choices))

    def take_focus(self) -> None:
        """Put the focus on the first choice, without choosing it."""
        if self._buttons:
            self._buttons[0].setFocus()

    def retranslate(self) -> None:
        """Write the choices in the language in use."""
        for place, (button, choice) in enumerate(zip(self._buttons, self._choices, strict=True), 1):
            button.setText(f"{place}  {self._words(choice)}")
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One column always fits."""
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _rebuild(self) -> None:
        for button in self._buttons:
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place in range(len(self._choices)):
            button = QRadioButton(self)
            button.setObjectName(f"choice.{place + 1}")
            button.clicked.connect(partial(self._pressed, place))
            self._group.addButton(button)
            self._buttons.append(button)
        self.retranslate()
        self.listen(on=self._listening)

    def _arrange(self) -> None:
        room = self.width() + self._grid.horizontalSpacing()
        fitting = room // (self._widest() + self._grid.horizontalSpacing())
        columns = max(1, min(self._columns, fitting))
        rows = max(1, -(-len(self._buttons) // columns))
        for place, button in enumerate(self._buttons):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, place % rows, place // rows)

    def _widest(self) -> int:
        return max((button.sizeHint().width() for button in self._buttons), default=1)

    def _pressed(self, place: int, *_: object) -> None:
        if place < len(self._choices):
            choice = self._choices[place]
            self.choose(choice)
            self._chosen(choice)
