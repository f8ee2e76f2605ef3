"""One's own screen: look, size of the text, language."""

from collections.abc import Callable, Hashable, Mapping
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.errors import sentence
from ui.i18n import N_, OWN_NAMES, Language
from ui.settings_desk.preferences import Preferences
from ui.theme.tokens import Look
from ui.theme.type import TEXT_SIZES
from ui.workplace import Workplace

LOOKS: Final[Mapping[Look | None, str]] = {
    None: N_("As the system"),
    Look.LIGHT: N_("Light"),
    Look.DARK: N_("Dark"),
    Look.HIGH_CONTRAST: N_("High contrast"),
}
_C = TypeVar("_C", bound=Hashable)
_NAMES: Final[Mapping[Look | None, str]] = {
    None: "system",
    Look.LIGHT: "light",
    Look.DARK: "dark",
    Look.HIGH_CONTRAST: "high_contrast",
}


class OwnPage(QScrollArea):
    """Everything takes effect at once and is kept for the next sign-in."""

    look_chosen = Signal()
    """The look or the size of the text is another; this computer may want to remember it."""

    def __init__(self, place: Workplace, preferences: Preferences) -> None:
        super().__init__()
        self._place = place
        self._preferences = preferences
        content = QWidget()
        content.setProperty("surface", "bg")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 12, 8, 0)
        column.setSpacing(12)
        self._titles: list[tuple[QLabel, str]] = []
        self._looks = self._group(N_("Look"), column)
        self._sizes = self._group(N_("Text size"), column)
        self._languages = self._group(N_("Language"), column)
        self.buttons: dict[Hashable, QRadioButton] = {}
        for look in LOOKS:
            self._add(self._looks, look, f"own.look.{_NAMES[look]}", self._choose_look)
        for size in TEXT_SIZES:
            self._add(self._sizes, size, f"own.text.{size}", self._choose_size)
        for language in Language:
            self._add(self._languages, language, f"own.language.{language}", self._choose_language)
        self._note = QLabel(content)
        self._note.setProperty("words", "muted")
        self._note.setWordWrap(True)
        column.addWidget(self._note)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(content)
        place.theme.changed.connect(self.retranslate)
        place.tr.follow(self.retranslate)

    def take_focus(self) -> None:
        """Put the focus on the look in use."""
        self.buttons[self._place.theme.chosen].setFocus()

    def retranslate(self) -> None:
        """Write the choices, and mark those in use."""
        _, theme = self._place.tr.gettext, self._place.theme
        for label, words in self._titles:
            label.setText(_(words))
        for choice, button in self.buttons.items():
            button.setText(self._words(choice))
        for choice in (theme.chosen, theme.text_size, self._place.tr.language):
            if choice in self.buttons:
                self.buttons[choice].setChecked(True)
        self._note.setText(
            _(
                "Every choice takes effect at once. Ctrl++ and Ctrl+- change the size of the text "
                "and Alt+1, Alt+2, Alt+3 the language on every screen."
            )
        )

    def _words(self, choice: object) -> str:
        if isinstance(choice, Language):
            return OWN_NAMES[choice][0]
        if isinstance(choice, int):
            return f"{choice} %"
        look = choice if isinstance(choice, Look) else None
        return self._place.tr.gettext(LOOKS[look])

    def _choose_look(self, look: Look | None) -> None:
        self._place.theme.choose(look)
        self._keep()

    def _choose_size(self, percent: int) -> None:
        self._place.theme.resize_text(percent)
        self._keep()

    def _choose_language(self, language: Language) -> None:
        self._place.tr.use(language)
        self._keep()

    def _keep(self) -> None:
        theme = self._place.theme
        self._preferences.keep(
            self._not_kept,
            look="" if theme.chosen is None else theme.chosen.value,
            text_size=theme.text_size,
            language=self._place.tr.language.value,
        )
        self.look_chosen.emit()

    def _not_kept(self, error: Exception) -> None:
        self._place.notices.fail(sentence(error, self._place.tr))

    def _group(self, title: str, column: QVBoxLayout) -> QGridLayout:
        card = QFrame()
        card.setProperty("card", "true")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        label = QLabel(card)
        label.setProperty("words", "strong")
        grid.addWidget(label, 0, 0, 1, 6)
        grid.setColumnStretch(6, 1)
        self._titles.append((label, title))
        column.addWidget(card)
        return grid

    def _add(
        self, grid: QGridLayout, choice: _C, object_name: str, choose: Callable[[_C], object]
    ) -> None:
        button = QRadioButton(grid.parentWidget())
        button.setObjectName(object_name)
        button.clicked.connect(lambda: choose(choice))
        grid.addWidget(button, 1, grid.count() - 1)
        self.buttons[choice] = button
