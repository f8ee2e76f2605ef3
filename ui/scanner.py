"""Barcode and document scanners that type, whatever has the focus.

Keys are held back for the moment in which a scanner would send the next one, and go on their way
when a person typed them. So nothing of a scan reaches a field, a list, a shortcut or a default
button: there is nothing to put back, neither text nor selection nor what can be undone.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.commands import writing
from ui.held_input import (
    LINE_END,
    Held,
    HeldKey,
    HeldWords,
    between_windows,
    receiver,
    silent,
    typed_by,
)
from ui.input_clock import InputClock, SystemClock
from workstation.domain.keyboard_layouts import half_width
from workstation.domain.letters import LetterReference
from workstation.domain.scans import Scan, ScanKind, read_scan

GAP_S: Final = 0.042
"""The longest time between two characters of a scanner: 40 ms and the rounding of its bus."""

FAST_GAP_S: Final = 0.040
"""The same where nothing but its speed tells a scan from what a person typed."""

SHORTEST: Final = 8
"""The fewest characters of a scan."""

SILENCE_S: Final = 0.046
"""After so long nothing more comes: longer than ``GAP_S``; a key is seen within 50 ms."""

NEXT_ROW_S: Final = 1.0
"""How long rows of a document wait for those that are still missing."""

TAIL_S: Final = 0.150
"""An end of line so soon after a scan belongs to it: nobody's hand is that quick."""

AGAIN_S: Final = 1.0
"""The same scan within this time is the same touch of the trigger."""

_TURN_MS: Final = 10
_NO_ZONE: Final = Scan(ScanKind.OTHER, "")
_FEWEST_CHARACTERS: Final = 3
"""What a key held down types has fewer different ones."""


class Scanner(QObject):
    """Recognises scans among the input that ``InputWatch`` shows it."""

    scanned = Signal(str)
    """Carries what was scanned; lines of a document joined by line breaks."""

    layout_was_wrong = Signal()
    """Scanner and computer use different keyboard layouts; what was scanned is understood."""

    def __init__(self, parent: QObject | None = None, *, clock: InputClock | None = None) -> None:
        """Make a scanner.

        Args:
            parent: what it lives as long as.
            clock: when input happens; the system's clock if none is given.
        """
        super().__init__(parent)
        self._clock = clock or SystemClock(self)
        self._silence = self._clock.alarm(self._nothing_more)
        self._next_row = self._clock.alarm(self._tell_zone)
        self._held: list[Held] = []
        self._text = ""
        self._last = 0.0
        self._slowest = 0.0
        self._words = False
        self._composing = False
        self._ended_at = float("-inf")
        self._rows = ""
        self._zone = _NO_ZONE
        self._told = ("", float("-inf"))
        self._going: list[Held] = []
        self._going_level = -1

    def undecided(self) -> bool:
        """Say whether it is not yet known who typed what came last, or what it will be."""
        return bool(self._held or self._going or self._rows)

    def key(self, target: QObject, event: QKeyEvent) -> bool:
        """Look at a key on its way to ``target``; return whether it must go no further."""
        if not self._looks_at(target):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            return self._released(event)
        typed, now = typed_by(event), self._clock.at(event)
        if not self._takes(event, typed, now):
            return False
        event.accept()  # before shortcuts: the press itself follows; as a press: nobody else's
        if event.type() is QEvent.Type.KeyPress:
            self._pressed(event, typed, now)
        return True

    def words(self, target: QObject, event: QInputMethodEvent) -> bool:
        """Look at words of an input method; return whether they must go no further."""
        if not self._looks_at(target):
            return False
        now, committed = self._clock.at(event), event.commitString()
        self._composing = bool(event.preeditString())
        if not self._held and (not committed or not _may_be_scanned(committed)):
            return False
        self._expire(now)
        event.accept()
        self._held.append(HeldWords.of(event))
        if event.replacementLength() or not _may_be_scanned(committed):
            self._let_go()
        else:
            self._words = self._words or len(committed) > 1
            self._add(committed, now)
        return True

    def touched(self) -> None:
        """Somebody clicked: what was typed before the click is done before it."""
        if self._held and len(self._text) < SHORTEST:
            self._let_go()

    def forget(self) -> None:
        """Let go of everything, unseen: the person has gone."""
        self._drop()
        self._going.clear()
        self._forget_zone()

    # What comes in.

    def _looks_at(self, target: QObject) -> bool:
        if not isinstance(target, QWidget):
            return False
        if self._going_level == QThread.currentThread().loopLevel():
            return False  # let go just now
        if self._going:
            self._send()
        return True

    def _takes(self, event: QKeyEvent, typed: str, now: float) -> bool:
        if silent(event):
            return False
        if event.isAutoRepeat() and not self._running(now):
            return False  # a person's: a key begins to repeat long after it was pressed
        if self._held:
            return True
        if typed == LINE_END:
            return now - self._ended_at <= TAIL_S
        return bool(typed) and not typed.isspace()

    def _pressed(self, event: QKeyEvent, typed: str, now: float) -> None:
        self._expire(now)
        if not self._held and typed == LINE_END and now - self._ended_at <= TAIL_S:
            self._ended_at = now  # the line feed after a carriage return
            return
        begun = bool(self._text)
        self._held.append(HeldKey.of(event))
        if not typed or (typed == LINE_END and not begun):
            self._let_go()
            return
        self._add(typed, now)
        if typed == LINE_END:
            self._judge(ended=True)

    def _released(self, event: QKeyEvent) -> bool:
        if not any(isinstance(held, HeldKey) and held.key == event.key() for held in self._held):
            return False
        self._held.append(HeldKey.of(event))
        return True

    def _running(self, now: float) -> bool:
        return len(self._text) > 1 and now - self._last <= GAP_S

    def _expire(self, now: float) -> None:
        if self._text and now - self._last > GAP_S:
            self._judge(ended=False)

    def _add(self, typed: str, now: float) -> None:
        if self._text:
            self._slowest = max(self._slowest, now - self._last)
        self._text += typed
        self._last = now
        self._silence.set(SILENCE_S)
        if len(self._text) == SHORTEST and len(set(self._text)) == 1:
            self._let_go()  # a key that is held down, at a computer that does not say so

    # What it was.

    def _nothing_more(self) -> None:
        self._judge(ended=False)

    def _judge(self, *, ended: bool) -> None:
        if len(self._text) < SHORTEST:
            self._let_go()
            return
        burst, scan = self._joined(self._text)
        if not self._is_scan(scan, ended=ended):
            self._let_go()
            return
        self._drop()
        self._ended_at = self._last
        self._tell(burst, scan)

    def _is_scan(self, scan: Scan, *, ended: bool) -> bool:
        field = receiver()
        if _secret(field):  # devices type passwords, too
            return scan.kind is ScanKind.MRZ or _is_reference(scan.text)
        # Programs that type for people are as fast: what may be theirs goes into the field.
        return scan.kind is not ScanKind.OTHER or (
            len(scan.text) >= SHORTEST
            and self._slowest <= FAST_GAP_S
            and len(set(scan.text)) >= _FEWEST_CHARACTERS
            and (ended or not writing(field))
            and not self._words
        )

    def _joined(self, burst: str) -> tuple[str, Scan]:
        """Return a burst and its worth, with the rows before it where they make one zone."""
        alone = read_scan(burst)
        whole = alone.kind is ScanKind.MRZ and alone.whole
        if not self._rows or whole or alone.kind is ScanKind.LETTER:
            return burst, alone
        rows = f"{self._rows}{LINE_END}{burst}"
        joined = read_scan(rows)
        if joined.kind is ScanKind.MRZ and (joined.whole or joined.text.count(LINE_END) < 2):
            return rows, joined
        return burst, alone

    def _tell(self, burst: str, scan: Scan) -> None:
        if scan.layout_is_wrong:
            self.layout_was_wrong.emit()
        if scan.kind is not ScanKind.MRZ:
            self._tell_zone()
            self._emit(scan.text)
            return
        if self._zone.text not in scan.text and not burst.startswith(self._rows):
            self._tell_zone()
        self._rows, self._zone = burst, scan
        if scan.whole:
            self._tell_zone()
        else:
            self._next_row.set(NEXT_ROW_S)

    def _tell_zone(self) -> None:
        if self._held:
            self._next_row.set(NEXT_ROW_S)  # the next row is just coming
            return
        zone = self._zone
        self._forget_zone()
        if zone.text:
            self._emit(zone.text)

    def _forget_zone(self) -> None:
        self._rows, self._zone = "", _NO_ZONE
        self._next_row.stop()

    def _emit(self, text: str) -> None:
        before, at = self._told
        self._told = (text, self._last)
        if text != before or self._last - at > AGAIN_S:
            self.scanned.emit(text)

    def _drop(self) -> None:
        composing = self._composing or any(isinstance(held, HeldWords) for held in self._held)
        self._empty()
        field = receiver()
        if composing and field is not None:
            self._composing = False
            QGuiApplication.inputMethod().reset()
            QCoreApplication.sendEvent(field, QInputMethodEvent())

    def _let_go(self) -> None:
        self._going += self._held
        self._empty()
        self._send()

    def _empty(self) -> None:
        self._silence.stop()
        self._held = []
        self._text = ""
        self._slowest = 0.0
        self._words = False

    def _send(self) -> None:
        while self._going:
            if between_windows():
                QTimer.singleShot(_TURN_MS, self, self._send)
                return
            if len(self._going) > 1:  # the first may open a dialog that waits for the rest
                QTimer.singleShot(0, self, self._send)
            held = self._going.pop(0)
            before, self._going_level = self._going_level, QThread.currentThread().loopLevel()
            try:
                held.send()
            finally:
                self._going_level = before


def _may_be_scanned(words: str) -> bool:
    return half_width(words).isascii()


def _is_reference(text: str) -> bool:
    return isinstance(LetterReference.parse(text), LetterReference)


def _secret(widget: QWidget | None) -> bool:
    hidden = QLineEdit.EchoMode.Password
    return isinstance(widget, QLineEdit) and widget.echoMode() is hidden
