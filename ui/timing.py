"""Acting less often than asked: after a pause, or at most once in a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Debounce(QTimer):
    """Acts once, ``wait_ms`` after it was last asked."""

    def __init__(self, action: Callable[[], object], wait_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self.setSingleShot(True)
        self.setInterval(wait_ms)
        self.timeout.connect(self._act)

    def ask(self) -> None:
        """Act later; asking again begins the wait anew."""
        self.start()

    def now(self) -> None:
        """Act at once if an action is waiting."""
        if self.isActive():
            self.stop()
            self._act()

    def _act(self) -> None:
        self._action()


class Throttle(QTimer):
    """Acts at once, then at most every ``wait_ms``; the last wish is never lost."""

    def __init__(self, action: Callable[[], object], wait_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self._asked = False
        self.setSingleShot(True)
        self.setInterval(wait_ms)
        self.timeout.connect(self._rested)

    def ask(self) -> None:
        """Act now if the last action is long enough ago, else when it is."""
        if self.isActive():
            self._asked = True
            return
        self.start()
        self._action()

    def _rested(self) -> None:
        if self._asked:
            self._asked = False
            self.ask()
