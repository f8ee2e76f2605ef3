"""Clears garbage away on the thread of the screens, a little at a time.

Python clears cycles wherever the last allocation happened to be. On another thread that may delete
a Qt object, which only its own thread may; and looking through everything that was imported at the
start stops all threads for 100 to 200 ms. So automatic clearing is off, what stands after the start
is left out for good, and what is made later is looked through here.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 500


class Sweeping(QObject):
    """Made once, by whoever owns the windows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def settle(self) -> None:
        """Leave out what stands now: imported modules live as long as the program."""
        gc.freeze()

    def sweep(self) -> None:
        """Clear what is due, the oldest generation that is first."""
        due = [
            generation
            for generation, (count, limit) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > limit
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Let Python clear by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
