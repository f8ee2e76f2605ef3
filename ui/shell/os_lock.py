"""The computer's own lock: when it closes, ours closes too. Best effort: not every system tells."""

import sys

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_CHANGED = b"1changed(bool)"
"""The slot as Qt writes it, its kind in front."""

_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class OsLock(QObject):
    """Tells when the session of the operating system is locked (Linux desktops, through D-Bus)."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform.startswith("linux"):
            self._listen()

    @Slot(bool)
    def changed(self, active: bool) -> None:
        """The screen saver of the desktop came or went."""
        if active:
            self.locked.emit()

    def _listen(self) -> None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for name in _SCREEN_SAVERS:
            path = "/" + name.replace(".", "/")
            bus.connect(name, path, name, "ActiveChanged", self, _CHANGED)
