"""What this computer remembers before anybody has signed in: words, look, branch."""

from pathlib import Path

from PySide6.QtCore import QLocale, QSettings

from ui.i18n import Language
from ui.theme.tokens import Look


class ThisComputer:
    """A small settings file; nothing personal is in it."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        """The language used last, or the system's."""
        stored = str(self._settings.value("language", ""))
        return Language(stored) if stored in set(Language) else _system_language()

    @property
    def look(self) -> Look | None:
        """The look chosen last, or None for the system's."""
        stored = str(self._settings.value("look", ""))
        return Look(stored) if stored in set(Look) else None

    @property
    def text_size(self) -> int:
        """The text size chosen last, in percent."""
        stored = str(self._settings.value("text_size", "100"))
        return int(stored) if stored.isdigit() else 100

    @property
    def branch(self) -> str:
        """The branch somebody signed in to last."""
        return str(self._settings.value("branch", ""))

    def knows_office(self, database: str | None) -> bool:
        """Say whether this office was opened here before and, if it is a file, is still there.

        Args:
            database: its URL; None means the one used last.
        """
        known = str(self._settings.value("office", ""))
        if not known or (database is not None and database != known):
            return False
        file = known.partition("///")[2] if known.startswith("sqlite") else ""
        return not file or Path(file).exists()

    def remember_office(self, database: str) -> None:
        """Write down which office was opened."""
        self._settings.setValue("office", database)
        self._settings.sync()

    def remember(
        self, *, language: Language, look: Look | None, text_size: int, branch: str
    ) -> None:
        """Write everything down."""
        self._settings.setValue("language", language.value)
        self._settings.setValue("look", look.value if look else "")
        self._settings.setValue("text_size", str(text_size))
        self._settings.setValue("branch", branch)
        self._settings.sync()


def _system_language() -> Language:
    system = QLocale.system()
    if system.language() is not QLocale.Language.Chinese:
        return Language.ENGLISH
    simplified = system.script() is QLocale.Script.SimplifiedHanScript
    return Language.SIMPLIFIED if simplified else Language.TRADITIONAL
