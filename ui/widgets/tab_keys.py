"""The keys of a screen's parts: Ctrl+1 for the first tab, Ctrl+2 for the second."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabBar, QWidget

from ui.commands import Commands


class TabKeys(QObject):
    """Binds a key to each tab of a bar; the tab's tooltip says which."""

    def __init__(
        self,
        bar: QTabBar,
        commands: Commands,
        desk: QWidget,
        show: Callable[[int], object],
    ) -> None:
        """Bind the keys.

        Args:
            bar: has all its tabs.
            commands: make what the keys do.
            desk: where the keys work.
            show: shows a part, by its number from 0.
        """
        super().__init__(bar)
        self._bar, self._show = bar, show
        self._more: dict[int, str] = {}
        self._commands = [
            commands.bind(desk, f"tab.{number + 1}", partial(self._go, number))
            for number in range(bar.count())
        ]
        for command in self._commands:
            command.changed.connect(self.write)

    def allow(self, number: int, *, allowed: bool, why_not: str = "") -> None:
        """Let a part be opened by its key, or say in its tooltip why not."""
        self._more[number] = "" if allowed else why_not
        self._commands[number].setEnabled(allowed)
        self.write()

    def say(self, number: int, more: str) -> None:
        """Say more in a tab's tooltip than its name and key."""
        self._more[number] = more
        self.write()

    def write(self) -> None:
        """Write the tooltips; to be called when the tabs say something else."""
        for number, command in enumerate(self._commands):
            key, words = command.key(), self._bar.tabText(number)
            tip = f"{words} ({key})" if key else words
            more = self._more.get(number, "")
            self._bar.setTabToolTip(number, f"{tip}\n{more}" if more else tip)

    def _go(self, number: int) -> None:
        if self._bar.isTabVisible(number) and not self._bar.isHidden():
            self._show(number)
