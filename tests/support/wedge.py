"""A keyboard scanner and a person at the same keyboard, and the clock both are measured by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.held_input import receiver

_NAMED = {
    "\r": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    "\t": (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    "\n": (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier),
    "\x02": (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
    "\x03": (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
}


class HandClock:
    """Stands still until the test moves it, and rings on the way."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self._alarms: list[HandAlarm] = []

    def at(self, event: QEvent) -> float:
        """Say that everything happens now."""
        del event
        return self.seconds

    def alarm(self, ring: Callable[[], None]) -> "HandAlarm":
        """Return an alarm of this clock."""
        made = HandAlarm(self, ring)
        self._alarms.append(made)
        return made

    def go_on(self, seconds: float) -> None:
        """Let time pass; alarms ring in their order."""
        until = self.seconds + seconds
        while due := [alarm for alarm in self._alarms if alarm.due <= until]:
            next_one = min(due, key=lambda alarm: alarm.due)
            self.seconds = next_one.due
            next_one.stop()
            next_one.ring()
        self.seconds = until


@dataclass
class HandAlarm:
    """Rings when its clock is moved past its time."""

    clock: HandClock
    ring: Callable[[], None]
    due: float = field(default=float("inf"))

    def set(self, seconds: float) -> None:
        """Ring in so many seconds."""
        self.due = self.clock.seconds + seconds

    def stop(self) -> None:
        """Do not ring."""
        self.due = float("inf")


class Keyboard:
    """Types into whatever has the focus, at the pace a test decides."""

    def __init__(self, clock: HandClock) -> None:
        self.clock = clock

    def types(self, text: str, gap_s: float, *, first_s: float | None = None) -> None:
        """Press a key for each character: CR, LF, TAB, STX and ETX as scanners send them.

        Args:
            text: what to type.
            gap_s: between two keys.
            first_s: before the first one, where that is another time.
        """
        for at, character in enumerate(text):
            self.clock.go_on(first_s if first_s is not None and at == 0 else gap_s)
            self.press(character)

    def press(self, character: str, *, repeat: bool = False) -> None:
        """Press and release one key."""
        key, modifiers = _NAMED.get(character) or _key_of(character)
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if shift:
            self._send(Qt.Key.Key_Shift, modifiers, "", pressed=True)
        self._send(key, modifiers, character, pressed=True, repeat=repeat)
        if not repeat:
            self._send(key, modifiers, character, pressed=False)
        if shift:
            self._send(Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier, "", pressed=False)

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press and release a key that types nothing."""
        self._send(key, modifiers, "", pressed=True)
        self._send(key, modifiers, "", pressed=False)

    def commits(self, words: Iterable[str], gap_s: float) -> None:
        """Let an input method commit one piece after another, each composed before."""
        for piece in words:
            self.clock.go_on(gap_s)
            self._input(QInputMethodEvent(piece, []))
            event = QInputMethodEvent()
            event.setCommitString(piece)
            self._input(event)

    def _input(self, event: QInputMethodEvent) -> None:
        QCoreApplication.sendEvent(_target(), event)

    def _send(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier,
        text: str,
        *,
        pressed: bool,
        repeat: bool = False,
    ) -> None:
        QTest.simulateEvent(_target(), pressed, key, modifiers, text, repeat)


def _target() -> QWidget:
    target = receiver()
    assert target is not None
    return target


def _key_of(character: str) -> tuple[int, Qt.KeyboardModifier]:
    shifted = character.isupper() or character in '<>:?"|!@#$%^&*()_'
    modifiers = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier
    return ord(character.upper()[0]), modifiers
