"""Taking bundles: choose them, watch, stop, and see what became of each."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce, name
from ui.errors import sentence
from ui.i18n import N_, Translator
from ui.queue_view.intake_words import OUTCOMES, PROBLEMS
from ui.queue_view.taking import TakenLine, Takings, take_all
from ui.widgets.file_dialogs import file_dialog
from ui.widgets.table.columns import Chip, Column, Page
from ui.widgets.table.model import PagedModel
from ui.widgets.table.view import PagedTable
from ui.workers import Cancellation, Lane
from ui.workplace import Workplace
from workstation.domain.registrations import BundleProblem
from workstation.domain.staff import Actor
from workstation.services.feed import FeedService

_LOOK_MS: Final = 400
_HEIGHT: Final = 260
_LOOKING: Final = N_("Looking for bundles…")
_NOTHING: Final = N_("There is no bundle in that place.")
_NOTHING_TAKEN: Final = N_("Nothing was taken.")


class IntakePanel(QFrame):
    """A panel below the list; it never stands in the way of other work."""

    finished = Signal()
    """Something was taken: lists are out of date."""
    closed = Signal()

    def __init__(
        self,
        place: Workplace,
        feed: FeedService[Path],
        actor: Actor,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._feed = feed
        self._actor = actor
        self._takings = Takings(finished=True)
        self._stop: Cancellation | None = None
        self.setProperty("card", "true")
        self.setObjectName("intake")
        self._words = QLabel(self)
        self._words.setProperty("words", "strong")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.stop_button = self._button("intake.stop", self._ask_to_stop)
        self.close_button = self._button("intake.close", self.close_panel)
        self.model = PagedModel(
            taken_columns(place.tr), lambda line: line.number, place.tasks, place.tr, self
        )
        self.table = PagedTable(self.model, place, N_("Bundles taken"), self)
        self.table.view.setObjectName("intake.list")
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._show)
        self._lay_out()
        self.hide()
        place.tr.follow(self.retranslate)
        place.theme.changed.connect(self._resize)
        self._resize()

    @property
    def running(self) -> bool:
        """Whether bundles are being taken."""
        return not self._takings.finished

    def choose_folder(self) -> None:
        """Ask which folder of bundles to take."""
        self._choose(QFileDialog.FileMode.Directory, self._place.tr.gettext("Take a folder…"))

    def choose_files(self) -> None:
        """Ask which zip files to take."""
        title = self._place.tr.gettext("Take zip files…")
        self._choose(QFileDialog.FileMode.ExistingFiles, title)

    def take(self, places: Sequence[Path]) -> None:
        """Take what ``places`` name, unless some are being taken already."""
        if self.running or not places:
            return
        takings = self._takings = Takings()
        stop, closing = Cancellation(), Cancellation()
        self._stop = stop
        self.table.say_when_empty(_LOOKING, _LOOKING)
        self.model.show(lambda after, limit: _page(takings, after, limit))
        self.show()
        self._look.start()
        self._place.tasks.run(
            self,
            lambda: take_all(
                self._feed,
                places,
                takings,
                by=self._actor,
                stopped=lambda: stop.requested() or closing.requested(),
            ),
            cancellation=closing,
            lane=Lane.BACKGROUND,
            label=self._place.tr.gettext("Taking bundles"),
        )
        self._show()

    def close_panel(self) -> None:
        """Put the panel away; what is running goes on."""
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self.stop_button.setText(_("Stop"))
        name(self.stop_button, _("Stop"), _("Stop after the bundle in hand"))
        self.stop_button.setToolTip(_("Stop after the bundle in hand"))
        self.close_button.setText(_("Close"))
        name(self.close_button, _("Close"), _("Close the list of bundles"))
        name(self.bar, _("Taking bundles"))
        self._write()

    def _choose(self, mode: QFileDialog.FileMode, title: str) -> None:
        dialog = file_dialog(self.window(), title)
        dialog.setFileMode(mode)
        dialog.setObjectName("intake.choose")
        if mode is QFileDialog.FileMode.ExistingFiles:
            dialog.setNameFilters(["*.zip"])
        dialog.filesSelected.connect(lambda files: self.take([Path(file) for file in files]))
        dialog.open()

    def _ask_to_stop(self) -> None:
        if self._stop is not None:
            self._stop.request()
        self.stop_button.setEnabled(False)

    def _show(self) -> None:
        """Show how far it is; the last time when it has ended."""
        finished = self._takings.finished
        self.model.refresh()
        self._write()
        if finished and self._look.isActive():
            self._look.stop()
            nothing = _NOTHING if self._takings.error is None else _NOTHING_TAKEN
            self.table.say_when_empty(nothing, _LOOKING)
            announce(self, self._words.text())
            self.finished.emit()

    def _write(self) -> None:
        takings = self._takings
        self._words.setText(progress_words(takings, self._place.tr))
        self.bar.setMaximum(takings.total or (1 if takings.finished else 0))
        self.bar.setValue(takings.done if takings.total else int(takings.finished))
        self.stop_button.setVisible(not takings.finished)
        self.stop_button.setEnabled(self._stop is None or not self._stop.requested())

    def _button(self, object_name: str, act: object) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(object_name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._words)
        line.addWidget(self.bar, 1)
        line.addWidget(self.stop_button)
        line.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def _resize(self) -> None:
        self.setMaximumHeight(self._place.theme.px(_HEIGHT))


def taken_columns(tr: Translator) -> tuple[Column[TakenLine], ...]:
    """Return what a line says of a bundle."""

    def outcome(line: TakenLine) -> Chip:
        state, word = OUTCOMES[line.result.outcome]
        return Chip(state, tr.gettext(word))

    return (
        Column(id="bundle", title=N_("Bundle"), text=lambda line: line.bundle, width=300),
        Column(id="outcome", title=N_("Outcome"), chip=outcome, width=150),
        Column(
            id="reference",
            title=N_("Reference"),
            text=lambda line: line.result.reference,
            width=140,
        ),
        Column(
            id="reason", title=N_("Reason"), text=lambda line: reason_words(line, tr), stretch=True
        ),
    )


def reason_words(line: TakenLine, tr: Translator) -> str:
    """Return why a bundle was refused, and in which field or file; its value is never shown."""
    problem, place = line.result.problem, line.result.place
    if not problem:
        return ""
    words = tr.gettext(PROBLEMS[BundleProblem(problem)])
    return tr.gettext("{reason} ({place})").format(reason=words, place=place) if place else words


def progress_words(takings: Takings, tr: Translator) -> str:
    """Return how far it is, and at the end what became of all."""
    _ = tr.gettext
    if takings.error is not None:
        return sentence(takings.error, tr)
    counts = takings.counts()
    parts = [
        _("{word} {count}").format(word=_(word), count=counts[outcome])
        for outcome, (_state, word) in OUTCOMES.items()
        if counts.get(outcome)
    ]
    if takings.finished:
        done = _("{done} of {total}").format(done=takings.done, total=takings.total or takings.done)
        return " · ".join([done, *parts])
    if takings.total is None:
        return _(_LOOKING)
    going = _("Taking {done} of {total}").format(
        done=min(takings.done + 1, takings.total), total=takings.total
    )
    return " · ".join([going, *parts])


def _page(takings: Takings, after: object | None, limit: int) -> Page[TakenLine]:
    first = after if isinstance(after, int) else 0
    lines = takings.lines(first, limit)
    return Page(lines, lines[-1].number if len(lines) == limit else None)
