"""One person's time at the screen: from signing in to signing out, with the lock in between."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.notices import Notice
from ui.scanner import Scanner
from ui.shell.idle import IdleClock
from ui.shell.input_watch import InputWatch
from ui.shell.os_lock import OsLock
from ui.shell.window import Window
from ui.theme.tokens import State
from ui.widgets.key_sheet import KeySheet
from ui.widgets.message_list import MessageList
from ui.widgets.palette import entries_of
from ui.workplace import Workplace
from workstation.domain.letters import LetterReference
from workstation.domain.scans import ScanKind, read_scan


class Person(NamedTuple):
    """Who is signed in, and where."""

    name: str
    staff_number: str
    branch: str


class Session(QObject):
    """Locks the window when it must, and sends scans where they belong."""

    unlock_asked = Signal(object)
    """Carries an ``Entry``; answer with ``unlock`` or ``refuse``."""
    signed_out = Signal()
    scanned_elsewhere = Signal(str)
    """A scan the desk in view can do nothing with; ``tell_unknown_scan`` if nobody else can."""

    def __init__(
        self, app: QApplication, window: Window, place: Workplace, scanner: Scanner, person: Person
    ) -> None:
        super().__init__(window)
        self._window = window
        self._place = place
        self._person = person
        self._warning: Notice | None = None
        self._told_layout = False
        self.idle = IdleClock(window.idle_limit(), self)
        self._watch = InputWatch(app, scanner, self.idle.touch)
        self.os_lock = OsLock(self)
        window.status.show_person(f"{person.name} · {person.branch}")
        self._wire(scanner)
        self.idle.start(window.idle_limit())

    def lock(self) -> None:
        """Cover the screen; only this person or another sign-in opens it."""
        self.idle.stop()
        self._place.clipboard.forget()
        self._window.lock(self._person.name, self._person.staff_number)

    def unlock(self) -> None:
        """The password was right."""
        self._window.unlock()
        self.idle.start(self._window.idle_limit())

    def refuse(self, words: str) -> None:
        """The password was wrong: say why on the card."""
        card = self._window.cover.card
        if card is not None:
            card.say(words)
            card.wait(waiting=False)

    def tell_unknown_scan(self, text: str) -> None:
        """Beep and say what was scanned and means nothing here; nothing else changes."""
        _ = self._place.tr.gettext
        if read_scan(text).kind is ScanKind.MRZ:  # whose document it is stays unsaid
            self._tell_unused(_("A document was scanned. This screen has no use for it."))
        elif isinstance(letter := LetterReference.parse(text), LetterReference):
            words = _("The letter {reference} was scanned. This screen has no use for it.")
            self._tell_unused(words.format(reference=letter.grouped))
        else:
            self._tell_unused(_("Unknown code: {code}").format(code=text[:40]))

    def end(self) -> None:
        """Stop watching and close the window."""
        self.idle.stop()
        self._watch.close()
        self._window.toasts.clear()
        self._window.cover.close_dialogs()
        self._place.clipboard.forget()
        self._window.close()

    def _wire(self, scanner: Scanner) -> None:
        window, menu = self._window, self._window.menu
        scanner.scanned.connect(self.take_scan)
        scanner.layout_was_wrong.connect(self._tell_layout)
        self.idle.warned.connect(self._warn)
        self.idle.returned.connect(self._unwarn)
        self.idle.elapsed.connect(self.lock)
        self.os_lock.locked.connect(self.lock)
        window.desk_shown.connect(lambda: self.idle.start(window.idle_limit()))
        window.cover.unlock_asked.connect(self.unlock_asked)
        window.cover.switched_user.connect(self.signed_out)
        menu.lock_asked.connect(self.lock)
        menu.sign_out_asked.connect(self.signed_out)
        menu.palette_asked.connect(self._open_palette)
        menu.keys_asked.connect(self._open_keys)
        menu.next_message_asked.connect(lambda: MessageList(self._place, window).open())
        menu.take_back_asked.connect(self._take_back)

    def take_scan(self, text: str) -> None:
        """Hand a scanned text to the desk in view, or to whoever looks elsewhere."""
        _ = self._place.tr.gettext
        if self._window.locked:
            QApplication.beep()
            if self._window.cover.card is not None:
                self._window.cover.card.say(_("Unlock the screen first, then scan again."))
        elif QApplication.activeModalWidget() is not None:
            self._tell_unused(_("Close the open dialog first, then scan again."))
        elif not self._window.take_scan(text):
            self.scanned_elsewhere.emit(text)

    def _tell_unused(self, words: str) -> None:
        QApplication.beep()
        self._place.notices.tell(words, State.ATTENTION)

    def _tell_layout(self) -> None:
        if self._told_layout:
            return
        self._told_layout = True
        self._place.notices.warn(
            self._place.tr.gettext(
                "The scanner types for another keyboard layout, or a Chinese input method is on. "
                "The scan was understood; set both to the same layout."
            )
        )

    def _warn(self, seconds: int) -> None:
        words = self._place.tr.ngettext(
            "The screen locks in {n} minute. Press any key to go on.",
            "The screen locks in {n} minutes. Press any key to go on.",
            max(1, round(seconds / 60)),
        )
        self._warning = self._place.notices.warn(words.format(n=max(1, round(seconds / 60))))

    def _unwarn(self) -> None:
        if self._warning is not None:
            self._place.notices.withdraw(self._warning)
            self._warning = None

    def _take_back(self) -> None:
        if not self._window.toasts.undo_last():
            self._place.notices.tell(
                self._place.tr.gettext("There is nothing to take back."), State.WAITING
            )

    def _open_palette(self) -> None:
        self._window.palette_box.ask(entries_of(self._window.commands(), self._place))

    def _open_keys(self) -> None:
        KeySheet(self._place, self._window.commands(), self._window).open()
