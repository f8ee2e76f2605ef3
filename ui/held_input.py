"""Keys and words of input methods that are held back until it is known who typed them.

What is held reaches nobody: no field, no list, no shortcut. When a person typed it, it goes on its
way from the start, shortcuts first, to whatever has the focus by then.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LINE_END: Final = "\n"
START: Final = "\x02"

_COMBINING: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_END_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CONTROLS: Final = {
    Qt.Key.Key_B: START,
    Qt.Key.Key_C: LINE_END,
    Qt.Key.Key_I: LINE_END,
    Qt.Key.Key_J: LINE_END,
    Qt.Key.Key_M: LINE_END,
}
"""Scanners send STX, ETX, TAB, LF and CR as Ctrl+B, C, I, J and M (ASCII's control codes)."""
_CONTROL_TEXTS: Final = {START: START, **dict.fromkeys("\x03\x04\t\n\r", LINE_END)}
_SILENT: Final = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key that was pressed or released."""

    pressed: bool
    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    repeated: bool

    @classmethod
    def of(cls, event: QKeyEvent) -> "HeldKey":
        """Keep what is needed to press the key again."""
        return cls(
            pressed=event.type() is not QEvent.Type.KeyRelease,
            key=event.key(),
            modifiers=event.modifiers(),
            text=event.text(),
            repeated=event.isAutoRepeat(),
        )

    def send(self) -> None:
        """Press the key again, shortcuts first; nobody there, nothing pressed."""
        target = receiver()
        if target is not None:
            # The one public way through the shortcuts: an event alone does not look for them.
            QTest.simulateEvent(
                target, self.pressed, self.key, self.modifiers, self.text, self.repeated
            )


@dataclass(frozen=True, slots=True)
class HeldWords:
    """What an input method committed, or is composing."""

    event: QInputMethodEvent

    @classmethod
    def of(cls, event: QInputMethodEvent) -> "HeldWords":
        """Copy the event: Qt takes back the one it shows."""
        copy = QInputMethodEvent(event.preeditString(), event.attributes())
        copy.setCommitString(
            event.commitString(), event.replacementStart(), event.replacementLength()
        )
        return cls(copy)

    def send(self) -> None:
        """Hand the words to whatever has the focus."""
        target = receiver()
        if target is not None:
            QCoreApplication.sendEvent(target, self.event)


Held = HeldKey | HeldWords


def receiver() -> QWidget | None:
    """Return the widget that keys go to now."""
    popup, focused = QApplication.activePopupWidget(), QApplication.focusWidget()
    if popup is not None:
        return focused if focused is not None and popup.isAncestorOf(focused) else popup
    return focused or QApplication.activeWindow()


def between_windows() -> bool:
    """Say whether a dialog opened just now and does not have the focus yet."""
    modal, active = QApplication.activeModalWidget(), QApplication.activeWindow()
    while active is not None and active is not modal:
        active = active.parentWidget()
    return modal is not None and active is None


def silent(event: QKeyEvent) -> bool:
    """Say whether a key does nothing but change what others mean."""
    return event.key() in _SILENT


def typed_by(event: QKeyEvent) -> str:
    """Return the character a key types, ``LINE_END`` or ``START``; nothing for any other key."""
    text, combined = event.text(), event.modifiers() & _COMBINING
    if combined == Qt.KeyboardModifier.ControlModifier:
        return _CONTROLS.get(Qt.Key(event.key()), "")
    if combined:
        return ""
    if event.key() in _END_KEYS:
        return LINE_END
    return _CONTROL_TEXTS.get(text) or (text if len(text) == 1 and text.isprintable() else "")
