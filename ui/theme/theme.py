"""The look in use: one object that every painting widget is given."""

from collections.abc import Sequence
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.i18n import Translator
from ui.theme.tokens import TOKENS, Look, State, Tokens
from ui.theme.type import FAMILIES, HK_FAMILIES, MONOSPACE, TEXT_SIZES, Size


class Theme(QObject):
    """Chooses the colours and sizes, dresses the application in them, and tells when they change.

    With no ``look`` chosen it follows the system, and is light where the system does not tell.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        tr: Translator,
        style_sheet: Path,
        *,
        look: Look | None = None,
        text_size: int = 100,
    ) -> None:
        super().__init__(app)
        self.app = app
        self._tr = tr
        self._template = Template(style_sheet.read_text(encoding="utf-8"))
        self._pictures = style_sheet.parent
        self._chosen = look
        self._text_size = text_size
        app.setStyle("Fusion")
        self._dress()
        tr.language_changed.connect(self._language_changed)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def look(self) -> Look:
        """The look in use."""
        return self._chosen or system_look(self.app)

    @property
    def chosen(self) -> Look | None:
        """The look the person chose, or None when the system decides."""
        return self._chosen

    @property
    def text_size(self) -> int:
        """The size of all text, in percent."""
        return self._text_size

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return TOKENS[self.look]

    def choose(self, look: Look | None) -> None:
        """Wear ``look`` from now on; None follows the system."""
        self._chosen = look
        self._redress()

    def resize_text(self, percent: int) -> None:
        """Show all text at ``percent`` of its normal size, within 90 and 150."""
        self._text_size = max(TEXT_SIZES[0], min(TEXT_SIZES[-1], percent))
        self._redress()

    def px(self, at_100: float) -> int:
        """Return a length that grows with the text."""
        return round(at_100 * self._text_size / 100)

    def font(self, size: Size = Size.BODY, *, strong: bool = False, person: bool = False) -> QFont:
        """Return the type to paint with.

        Args:
            size: a step of the type scale.
            strong: semibold, for what a row is about.
            person: for an applicant's name or address, whose characters are Hong Kong's.
        """
        families = HK_FAMILIES if person else FAMILIES[self._tr.language]
        return self._made(families, size, strong=strong)

    def monospace(self, size: Size = Size.BODY) -> QFont:
        """Return the type of machine-readable lines."""
        return self._made(MONOSPACE, size, strong=False)

    def color(self, token: str) -> QColor:
        """Return a colour by its token's name, such as ``"muted"``."""
        return QColor(getattr(self.tokens, token))

    def pair(self, state: State) -> tuple[QColor, QColor]:
        """Return the colours of a state: its words and what they stand on."""
        text, fill = self.tokens.states[state]
        return QColor(text), QColor(fill)

    def ink(self, state: State) -> QColor:
        """Return the colour that stands for a state on the plain surface."""
        text, fill = self.pair(state)
        return fill if state is State.REJECTED else text

    def _made(self, families: Sequence[str], size: Size, *, strong: bool) -> QFont:
        font = QFont(list(families))
        font.setPixelSize(self.px(size))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _dress(self) -> None:
        self.app.setPalette(palette(self.tokens))
        self.app.setFont(self.font())
        self.app.setStyleSheet(self._template.substitute(self._values()))

    def _values(self) -> dict[str, str]:
        tokens = self.tokens
        values = {
            name: value
            for name, value in zip(Tokens._fields, tokens, strict=True)
            if isinstance(value, str)
        }
        for state, (text, fill) in tokens.states.items():
            values |= {f"{state}_text": text, f"{state}_fill": fill}
        values |= {size.name.lower(): f"{self.px(size)}px" for size in Size}
        values |= {f"px{n}": f"{self.px(n)}px" for n in _LENGTHS}
        values["arrow"] = (self._pictures / "arrow.svg").as_posix()
        tick = "tick-white.svg" if self.look is Look.LIGHT else "tick-black.svg"
        values["tick"] = (self._pictures / tick).as_posix()
        values["person_families"] = ", ".join(f'"{name}"' for name in HK_FAMILIES)
        values["monospace_families"] = ", ".join(f'"{name}"' for name in MONOSPACE)
        return values

    def _redress(self) -> None:
        self._dress()
        self.changed.emit()

    def _language_changed(self) -> None:
        if self.app.font().families() != self.font().families():
            self.app.setFont(self.font())

    def _system_changed(self) -> None:
        if self._chosen is None:
            self._redress()


_LENGTHS: Final = (22, 24, 28, 36)
"""The heights in the style sheet that grow with the text."""


def system_look(app: QGuiApplication) -> Look:
    """Return what the system prefers."""
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Look.DARK if dark else Look.LIGHT


def palette(tokens: Tokens) -> QPalette:
    """Return ``tokens`` as Qt's palette, for everything the style sheet does not name."""
    role = QPalette.ColorRole
    colors = {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.alt,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.alt,
        role.Mid: tokens.line,
        role.Dark: tokens.control,
        role.Shadow: tokens.control,
    }
    made = QPalette()
    for name, value in colors.items():
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.muted))
    return made
