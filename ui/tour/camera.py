"""Photographs of screens, as a person sees them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from ui.i18n import Language, Translator
from ui.theme.theme import Theme
from ui.theme.tokens import Look

LOOKS: Final = (Look.LIGHT, Look.DARK)
SETTLE_MS: Final = 150


@dataclass(slots=True)
class Camera:
    """Takes pictures of a window in every language and look."""

    folder: Path
    tr: Translator
    theme: Theme
    window: Callable[[], QWidget]
    rest: Callable[[int], None]
    """Lets the screens, and the work behind them, catch up; takes milliseconds."""
    taken: list[str] = field(default_factory=list)

    def take(self, name: str) -> None:
        """Photograph the screen as it is."""
        self.rest(SETTLE_MS)
        self._keep(name)

    def take_all(self, name: str) -> None:
        """Photograph the screen in three languages, light and dark, and leave it as it was."""
        language, look = self.tr.language, self.theme.chosen
        for each_look in LOOKS:
            self.theme.choose(each_look)
            for each in Language:
                self.tr.use(each)
                self.rest(SETTLE_MS)
                self._keep(f"{name}-{each.value}-{each_look.value}")
        self.tr.use(language)
        self.theme.choose(look)
        QApplication.processEvents()

    def _keep(self, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        file = f"{len(self.taken) + 1:03d}-{name}.png"
        if not self.window().grab().save(str(self.folder / file)):
            raise OSError(f"{self.folder / file} could not be written")
        self.taken.append(file)
