"""A drop-down of one filter, with "any" at its top."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui.i18n import Translator


class Choice(QComboBox):
    """One value out of several, or any."""

    chosen = Signal(object)
    """Carries the value, or None for any."""

    def __init__(
        self,
        object_name: str,
        title: str,
        any_words: str,
        words: Mapping[Any, str],
        tr: Translator,
        *,
        parent: QWidget,
    ) -> None:
        """Make a drop-down.

        Args:
            object_name: what tests and the tour find it by.
            title: what is chosen, in English, marked with ``N_``.
            any_words: no choice, in English, marked with ``N_``.
            words: the values with their words, in English, marked with ``N_``.
            tr: translates them.
            parent: the desk.
        """
        super().__init__(parent)
        self._title = title
        self._words = [any_words, *words.values()]
        self._values = [None, *words]
        self._tr = tr
        self.setObjectName(object_name)
        self.addItems(self._words)
        self.activated.connect(lambda place: self.chosen.emit(self._values[place]))
        tr.follow(self.retranslate)

    def show_value(self, value: object) -> None:
        """Show what is in force."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        self.setAccessibleName(self._tr.gettext(self._title))
        for place, words in enumerate(self._words):
            self.setItemText(place, self._tr.gettext(words))
