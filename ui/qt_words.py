"""The words of Qt's own dialogs and menus, in the language of the screens."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from ui.i18n import Language, Translator

_FILES: Final[Mapping[Language, str]] = {
    Language.TRADITIONAL: "qtbase_zh_TW",
    Language.SIMPLIFIED: "qtbase_zh_CN",
}


class QtWords(QObject):
    """Loads Qt's translations and its locale after every switch."""

    def __init__(self, app: QApplication, tr: Translator) -> None:
        super().__init__(app)
        self._app = app
        self._tr = tr
        self._loaded: QTranslator | None = None
        tr.follow(self.switch)

    def switch(self) -> None:
        """Take the words of the language in use."""
        QLocale.setDefault(self._tr.locale)
        if self._loaded is not None:
            self._app.removeTranslator(self._loaded)
            self._loaded = None
        file = _FILES.get(self._tr.language)
        if file is None:
            return
        loaded = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if loaded.load(file, folder):
            self._app.installTranslator(loaded)
            self._loaded = loaded
