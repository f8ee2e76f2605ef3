"""The line below every desk: connection, draft, jobs, today's count, who and where."""

from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.i18n import OWN_NAMES, Translator
from ui.theme.theme import Theme
from ui.theme.tokens import State

SLOW_MS = 200


class Connection(StrEnum):
    """How the office is reached."""

    UNKNOWN = "unknown"
    CONNECTED = "connected"
    SILENT = "silent"
    LOST = "lost"


class Dot(QWidget):
    """A dot in a state's colour, always beside its word."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = State.WAITING
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_state(self, state: State) -> None:
        """Take the colour of ``state``; anything but ok is hollow."""
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        """Ten by ten."""
        return QSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.ink(self._state)
        painter.setPen(ink)
        if self._state is State.OK:
            painter.setBrush(ink)
        painter.drawEllipse(QRectF(1.5, 1.5, 7, 7))
        painter.end()


class StatusBar(QFrame):
    """Tells how things stand; its last words open the language menu."""

    jobs_asked = Signal()
    language_asked = Signal()

    def __init__(self, theme: Theme, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tr = tr
        self._connection, self._ms = Connection.UNKNOWN, 0
        self._silent_s = 0
        self._clock = 0
        self._draft: datetime | None = None
        self._jobs: tuple[str, ...] = ()
        self._today: tuple[int, int | None] | None = None
        self._person = ""
        self.setProperty("part", "status")
        self._dot = Dot(theme, self)
        self._reached, self._time, self._saved = (QLabel(self) for _ in range(3))
        self._counted, self._who = (QLabel(self) for _ in range(2))
        self._working = QPushButton(self)
        self._working.clicked.connect(self.jobs_asked)
        self._language = QPushButton(self)
        self._language.clicked.connect(self.language_asked)
        self._lay_out()
        theme.changed.connect(self._resize)
        tr.follow(self.retranslate)

    def show_connection(self, connection: Connection, ms: int = 0) -> None:
        """Say how the office is reached and how fast it answers."""
        self._connection, self._ms = connection, ms
        self.retranslate()

    def show_silence(self, seconds: int) -> None:
        """Say for how long the office has not answered."""
        self._connection, self._silent_s = Connection.SILENT, seconds
        self.retranslate()

    def show_clock(self, minutes: int) -> None:
        """Say by how many minutes this computer's clock is ahead, or (negative) behind."""
        self._clock = minutes
        self.retranslate()

    def show_draft(self, saved_at: datetime | None) -> None:
        """Say when the draft was saved, in local time."""
        self._draft = saved_at
        self.retranslate()

    def show_jobs(self, jobs: tuple[str, ...]) -> None:
        """Say how many jobs are running."""
        self._jobs = jobs
        self.retranslate()

    def show_today(self, count: int, average_s: int | None = None) -> None:
        """Say how many were decided today, and how long one took."""
        self._today = (count, average_s)
        self.retranslate()

    def show_person(self, person: str) -> None:
        """Say who is signed in and where, such as "Chan S. S. · Sham Shui Po"."""
        self._person = person
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        self._dot.show_state(State.OK if self._connection is Connection.CONNECTED else _NOT_OK)
        self._write(self._reached, self._connection_words())
        self._write(self._time, self._clock_words())
        self._write(self._saved, self._draft_words())
        self._working.setText(self._jobs_words())
        self._working.setVisible(bool(self._jobs))
        self._working.setAccessibleName(self._jobs_words())
        self._write(self._counted, self._today_words())
        self._write(self._who, self._person)
        long, short = OWN_NAMES[self._tr.language]
        self._language.setText(short)
        self._language.setAccessibleName(self._tr.gettext("Language"))
        self._language.setAccessibleDescription(long)
        self._language.setToolTip(self._tr.gettext("Language"))

    def words(self) -> str:
        """Return all that is said, for tests and support."""
        labels = (self._reached, self._time, self._saved, self._working, self._counted, self._who)
        return " | ".join(label.text() for label in labels if not label.isHidden())

    def _connection_words(self) -> str:
        _ = self._tr.gettext
        if self._connection is Connection.UNKNOWN:
            return _("Connecting…")
        if self._connection is Connection.LOST:
            return _("Connection lost")
        if self._connection is Connection.SILENT:
            n = self._silent_s
            words = self._tr.ngettext("No answer for {n} second", "No answer for {n} seconds", n)
            return words.format(n=self._tr.locale.toString(n))
        words = _("Connected, slow: {ms} ms") if self._ms > SLOW_MS else _("Connected  {ms} ms")
        return words.format(ms=self._ms)

    def _clock_words(self) -> str:
        if not self._clock:
            return ""
        minutes = abs(self._clock)
        words = (
            self._tr.ngettext(
                "This computer's clock is {n} minute fast. The office's time counts.",
                "This computer's clock is {n} minutes fast. The office's time counts.",
                minutes,
            )
            if self._clock > 0
            else self._tr.ngettext(
                "This computer's clock is {n} minute slow. The office's time counts.",
                "This computer's clock is {n} minutes slow. The office's time counts.",
                minutes,
            )
        )
        return words.format(n=self._tr.locale.toString(minutes))

    def _draft_words(self) -> str:
        if self._draft is None:
            return ""
        return self._tr.gettext("Draft saved {time}").format(time=f"{self._draft:%H:%M}")

    def _jobs_words(self) -> str:
        n = len(self._jobs)
        return self._tr.ngettext("{n} job running", "{n} jobs running", n).format(n=n)

    def _today_words(self) -> str:
        if self._today is None:
            return ""
        count, average = self._today
        if average is None:
            return self._tr.gettext("Today {count}").format(count=count)
        words = self._tr.gettext("Today {count}, {seconds} s average")
        return words.format(count=count, seconds=average)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self._reached)
        row.addSpacing(16)
        row.addWidget(self._time)
        row.addWidget(self._saved)
        row.addWidget(self._working)
        row.addStretch(1)
        row.addWidget(self._counted)
        row.addSpacing(16)
        row.addWidget(self._who)
        row.addWidget(self._language)
        self._resize()

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(24))

    @staticmethod
    def _write(label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


_NOT_OK = State.ATTENTION
