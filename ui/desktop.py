"""Everything behind the sign-in window: opens the office, signs people in and out, keeps watch."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.clipboard import PersonalClipboard
from ui.commands import Commands
from ui.crash_teller import CrashTeller
from ui.errors import sentence
from ui.i18n import N_, Language, Translator
from ui.keymap import Keymap
from ui.notices import Notices
from ui.office import Door, OpenOffice, SignedIn
from ui.places import ICONS
from ui.pulse import EVERY_MS, Beat, Pulse
from ui.qt_words import QtWords
from ui.scanner import Scanner
from ui.shell.session import Session
from ui.shell.sweeping import Sweeping
from ui.shell.window import Window
from ui.sign_in.card import Entry
from ui.sign_in.window import SignInWindow
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.this_computer import ThisComputer
from ui.wizard.flow import Answers
from ui.wizard.window import Wizard
from ui.workers import Lane, Tasks
from ui.workplace import Workplace
from workstation.domain.errors import NotAnAddress, NotAnOffice

LAST_WAIT_MS: Final = 3_000


class Desktop(QObject):
    """Shows the wizard, the sign-in window or the shell, whichever it is time for."""

    signed_in = Signal(object)
    """Carries the shell's ``Window``."""

    def __init__(
        self, tr: Translator, theme: Theme, computer: ThisComputer, door: Door, folder: Path
    ) -> None:
        """Take over what stands already.

        Args:
            tr: the words.
            theme: the look.
            computer: what this computer remembers.
            door: the way into the office.
            folder: where reports of crashes are kept.
        """
        app = theme.app
        super().__init__(app)
        self._app = app
        self._computer = computer
        self._door = door
        self._scanner = Scanner(self)
        self._tasks = Tasks(self)
        self._sweeping = Sweeping(self)
        self._place = Workplace(
            tr=tr,
            theme=theme,
            icons=Icons(ICONS, theme),
            tasks=self._tasks,
            commands=Commands(Keymap(), tr, self),
            notices=Notices(self),
            clipboard=PersonalClipboard(app.clipboard(), self),
        )
        self._qt_words = QtWords(app, tr)
        self._crashes = CrashTeller(self._place, folder / "crashes", self._in_front, self)
        self._crashes.safe_start.connect(self._start_safely)
        self._office: OpenOffice | None = None
        self._waiting: Entry | None = None
        self._sign_in: SignInWindow | None = None
        self._wizard: Wizard | None = None
        self._window: Window | None = None
        self._session: Session | None = None
        self._person: SignedIn | None = None
        self._safe = False
        self._pulse: Pulse | None = None
        app.aboutToQuit.connect(self.close)

    @property
    def window(self) -> Window | None:
        """The shell, while somebody is signed in."""
        return self._window

    @property
    def pulse(self) -> Pulse | None:
        """What feels whether the office answers, while somebody is signed in."""
        return self._pulse

    def settled(self) -> bool:
        """Say whether nothing is on its way: no work, and no key that may be a scanner's."""
        return self._tasks.idle() and not self._scanner.undecided()

    def begin(self, sign_in: SignInWindow | None) -> None:
        """Take over from the first picture; without one this computer may have no office yet."""
        self._crashes.begin()
        if sign_in is not None:
            self._show_sign_in(sign_in)
        elif self._door.exists():
            self._show_sign_in(self._new_sign_in())
        else:
            self._show_wizard()
        self._crashes.tell_of_last_run()

    # The office.

    def _show_wizard(self) -> None:
        self._wizard = Wizard(self._place, self._door.set_up())
        self._wizard.finished.connect(self._set_up)
        self._wizard.closed.connect(self._app.quit)
        self._wizard.show()

    def _set_up(self, answers: Answers) -> None:
        self._remember(answers.branch)
        window = self._new_sign_in()
        if self._wizard is not None:
            self._wizard.closed.disconnect(self._app.quit)
            self._wizard.close()
            self._wizard.deleteLater()
            self._wizard = None
        self._show_sign_in(window)

    def _new_sign_in(self) -> SignInWindow:
        window = SignInWindow(self._place.theme, self._place.tr)
        window.show()
        return window

    def _show_sign_in(self, window: SignInWindow) -> None:
        self._sign_in = window
        window.closed.connect(self._app.quit)
        window.card.entered.connect(self._entered)
        if self._office is None:
            self._open()
        else:
            self._opened(self._office)

    def _open(self) -> None:
        self._tell_card(N_("Connecting…"))
        self._tasks.run(
            self, self._door.open, done=self._opened, failed=self._not_opened, topic="office"
        )

    def _opened(self, office: OpenOffice) -> None:
        if self._office is None:
            self._sweeping.settle()
        self._office = office
        self._computer.remember_office(self._door.url())
        self._tell_card(N_("Connected"))
        card = self._sign_in.card if self._sign_in is not None else None
        if card is not None:
            card.offer_branches(office.branches(), self._computer.branch)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._entered(waiting)

    def _not_opened(self, error: Exception) -> None:
        self._waiting = None
        self._refuse(error)
        if isinstance(error, (NotAnAddress, NotAnOffice)):
            self._tell_card("")  # trying again would not help
            return
        self._tell_card(N_("Connection lost"))
        QTimer.singleShot(EVERY_MS, self, self._open)

    # Signing in and out.

    def _entered(self, entry: Entry) -> None:
        if self._sign_in is None:
            return
        self._sign_in.card.wait(waiting=True)
        office = self._office
        if office is None:
            self._waiting = entry
            return
        self._tasks.run(
            self,
            lambda: office.sign_in(entry),
            done=lambda person: self._come_in(person, entry.branch),
            failed=self._refuse,
            topic="sign in",
        )

    def _refuse(self, error: Exception) -> None:
        if self._sign_in is not None:
            self._sign_in.card.wait(waiting=False)
            self._sign_in.card.say(sentence(error, self._place.tr))

    def _come_in(self, person: SignedIn, branch: str) -> None:
        self._person = person
        if person.language in set(Language):
            self._place.tr.use(Language(person.language))
        if not self._safe:
            for id_, keys in person.own_keys.items():
                self._place.commands.keymap.rebind(id_, keys)
        desks = person.desks(self._place)
        self._window = Window(self._place, desks, person.find)
        if not self._safe:
            self._window.recall(person.memories)
        self._session = Session(self._app, self._window, self._place, self._scanner, person.person)
        self._session.unlock_asked.connect(self._unlock)
        self._session.signed_out.connect(self._sign_out)
        self._session.scanned_elsewhere.connect(self._session.tell_unknown_scan)
        self._remember(branch)
        self._swap_windows()
        first = next((desk.id for desk in desks if desk.allowed), None)
        if first is not None:
            self._window.show_desk(first)
        self._pulse = Pulse(self._place, self._window, partial(_beat, person), person.clock_differs)
        self._tasks.run(
            self._window,
            person.left_behind,
            done=self._tell_left_behind,
            failed=lambda _: None,  # the pulse says that nobody answers
            topic="left behind",
        )
        self._tasks.run(
            self._window,
            person.tidy_up,
            failed=lambda _: None,  # as above; the letter room tries again
            topic="tidy up",
            lane=Lane.BACKGROUND,
        )
        self.signed_in.emit(self._window)

    def _tell_left_behind(self, references: Sequence[str]) -> None:
        if not references:
            return
        words = self._place.tr.ngettext(
            "Your last session ended without signing out. Your notes on {which} are kept: open the "
            "case to see them. Somebody else may have taken it since.",
            "Your last session ended without signing out. Your notes on {which} are kept: open the "
            "cases to see them. Somebody else may have taken them since.",
            len(references),
        )
        self._place.notices.warn(words.format(which=", ".join(references)))

    def _swap_windows(self) -> None:
        if self._window is None or self._sign_in is None:
            return
        self._window.setGeometry(self._sign_in.geometry())
        self._window.setWindowState(self._sign_in.windowState())
        self._window.show()
        self._window.closed.connect(self._closed)
        self._sign_in.closed.disconnect(self._app.quit)
        self._sign_in.close()
        self._sign_in.deleteLater()
        self._sign_in = None

    def _unlock(self, entry: Entry) -> None:
        person, session = self._person, self._session
        if person is None or session is None:
            return
        self._tasks.run(
            session,
            lambda: person.check(entry),
            done=lambda _: session.unlock(),
            failed=lambda error: session.refuse(sentence(error, self._place.tr)),
            topic="unlock",
        )

    def _sign_out(self) -> None:
        if self._window is None or self._session is None:
            return
        self._window.closed.disconnect(self._closed)
        sign_in = self._new_sign_in()
        sign_in.setGeometry(self._window.geometry())
        self._leave(then=_nothing)
        self._show_sign_in(sign_in)

    def _leave(self, then: Callable[[], object]) -> None:
        """Keep what is to be found again, let go of everything this person had, then go on."""
        self._stop_pulse()
        self._remember(self._computer.branch)
        if self._session is not None:
            self._session.end()
        if self._window is not None and self._person is not None:
            self._keep(self._person, self._window, then)
            self._window.deleteLater()
        self._session = self._window = self._person = None

    def _keep(self, person: SignedIn, window: Window, then: Callable[[], object]) -> None:
        memories = window.memories()
        own_keys = self._place.commands.keymap.own()
        language = self._place.tr.language.value

        def keep() -> None:
            person.remember(memories, own_keys, language)
            person.sign_out()

        def not_kept(error: Exception) -> None:
            self._place.notices.fail(sentence(error, self._place.tr))
            then()

        self._tasks.run(self, keep, done=lambda _: then(), failed=not_kept)

    # The end.

    def _closed(self) -> None:
        self._leave(then=self._app.quit)
        # A database that does not answer keeps nobody from going home.
        QTimer.singleShot(LAST_WAIT_MS, self._app.quit)

    def close(self) -> None:
        """Let go of the office and of everything that runs."""
        self._stop_pulse()
        if self._session is not None:
            self._session.end()
            self._session = None
        self._sweeping.stop()
        self._tasks.close()
        if self._office is not None:
            self._office.close()
            self._office = None
        self._crashes.end()

    def _stop_pulse(self) -> None:
        if self._pulse is not None:
            self._pulse.stop()
            self._pulse = None

    def _in_front(self) -> QWidget | None:
        return self._window or self._sign_in or self._wizard

    def _start_safely(self) -> None:
        """Begin as on the first day: nothing remembered, no own keys, the system's look."""
        self._safe = True
        self._place.theme.choose(None)
        self._place.theme.resize_text(100)

    def _tell_card(self, words: str) -> None:
        if self._sign_in is not None:
            self._sign_in.card.tell_connection(words)

    def _remember(self, branch: str) -> None:
        theme = self._place.theme
        self._computer.remember(
            language=self._place.tr.language,
            look=theme.chosen,
            text_size=theme.text_size,
            branch=branch,
        )


def _nothing() -> None:
    pass


def _beat(person: SignedIn) -> Beat:
    ping = person.ping()
    return Beat(ping.ms, person.decided_today(), ping.at)
