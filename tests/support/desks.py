"""A workplace for tests: everything a desk is given, without an office behind it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.clipboard import PersonalClipboard
from ui.commands import Commands
from ui.i18n import Language, Translator
from ui.keymap import Keymap
from ui.notices import Notices
from ui.places import CATALOGUES, ICONS, STYLE_SHEET
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import Look
from ui.workers import Tasks
from ui.workplace import Workplace


def make_place(
    app: QApplication, language: Language = Language.ENGLISH, look: Look = Look.LIGHT
) -> Workplace:
    """Return a workplace; the caller closes it with ``close_place``."""
    # Closed windows of earlier tests would be dressed too, which takes longer than most tests.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tr = Translator(CATALOGUES, language, app)
    theme = Theme(app, tr, STYLE_SHEET, look=look)
    return Workplace(
        tr=tr,
        theme=theme,
        icons=Icons(ICONS, theme),
        tasks=Tasks(app),
        commands=Commands(Keymap(), tr, app),
        notices=Notices(app),
        clipboard=PersonalClipboard(app.clipboard(), app),
    )


def close_place(place: Workplace) -> None:
    """Let go of a workplace."""
    place.tasks.close()
    for thing in (
        place.clipboard,
        place.notices,
        place.commands,
        place.tasks,
        place.theme,
        place.tr,
    ):
        thing.setParent(None)
        thing.deleteLater()
