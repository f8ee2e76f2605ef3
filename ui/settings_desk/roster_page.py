"""The public-housing roster: its loads, and a file to be loaded next."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce, name
from ui.i18n import N_
from ui.settings_desk.roster_loading import Loading, OpenSource
from ui.settings_desk.roster_report import RosterReport
from ui.settings_desk.roster_words import QUESTIONS, acceptable, loaded_words, refusal_words
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.day_field import DayField
from ui.widgets.dialogs import confirm
from ui.widgets.file_dialogs import file_dialog
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.columns import Chip, Column, Page
from ui.widgets.table.model import Filling, PagedModel
from ui.widgets.table.view import PagedTable
from ui.widgets.verb_button import VerbButton
from ui.workers import Lane
from ui.workplace import Workplace
from workstation.domain.calendar import HONG_KONG, hong_kong_day
from workstation.domain.holdings import RosterLoad, RosterSnapshot
from workstation.domain.staff import Actor
from workstation.services.roster_loads import RosterLoads

_LOOKS_EVERY_MS = 200


class RosterPage(QWidget):
    """A load replaces the roster in use only when it is complete and plausible."""

    def __init__(
        self, place: Workplace, roster: RosterLoads, open_source: OpenSource, actor: Actor
    ) -> None:
        super().__init__()
        self._place, self._roster, self._actor = place, roster, actor
        self._open_source = open_source
        self._loading: Loading | None = None
        self._said: tuple[str, State] | None = None
        self.notice = NoticeBar(place.icons, self)
        self.model = PagedModel[RosterSnapshot](
            self._columns(), lambda s: s.id, place.tasks, place.tr, self
        )
        self.table = PagedTable[RosterSnapshot](self.model, place, N_("Roster loads"), self)
        self.table.view.setObjectName("roster.list")
        self.table.say_when_empty(
            N_("No roster has been loaded yet. O chooses a file."), N_("Loading…")
        )
        self.report = RosterReport(place, self)
        self._title, self._file_label, self._day_label, self._counted = (
            QLabel(self) for _ in range(4)
        )
        self.file = QLineEdit(self)
        self.file.setObjectName("roster.file")
        self.day = DayField("roster.as_of", self, hong_kong_day(datetime.now(UTC)))
        self._day_chosen = False
        self._choose = place.commands.bind(self, "roster.choose", self.choose)
        self._load = place.commands.bind(self, "form.confirm", self.load)
        self.choose_button = KeyButton(self._choose, self)
        self.choose_button.setObjectName("roster.choose")
        self.load_button = VerbButton(self._load, self, kind=Kind.PRIMARY)
        self.load_button.setObjectName("roster.load")
        self.bar = QProgressBar(self)
        self.bar.setObjectName("roster.progress")
        self.bar.setTextVisible(False)
        self.stop_button = QPushButton(self)
        self.stop_button.setObjectName("roster.stop")
        self.stop_button.setAutoDefault(False)
        self.stop_button.clicked.connect(self.stop)
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOKS_EVERY_MS)
        self._looks.timeout.connect(self._show_progress)
        self._lay_out()
        self.file.textChanged.connect(self._enable)
        self.day.dateChanged.connect(self._choose_day)
        place.tr.follow(self.retranslate)

    def activate(self) -> None:
        """Read the loads, and the office's day: this computer's may be another."""
        self._place.tasks.run(
            self,
            lambda: self._roster.today(by=self._actor),
            done=self._offer_day,
            failed=lambda _: None,  # the list of the loads tells why the office does not answer
        )
        if self.model.filling is Filling.NOTHING_ASKED:
            self.model.show(self._page)
        else:
            self.model.refresh()

    def take_focus(self) -> None:
        """Put the focus on the loads."""
        self.table.setFocus()

    def choose(self) -> None:
        """Choose a file; its path can also be typed."""
        _ = self._place.tr.gettext
        dialog = file_dialog(self, _("Choose a roster file"), self.file.text())
        dialog.setNameFilters([_("Roster files (*.csv)"), _("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def load(self) -> None:
        """Load the file beside the roster in use."""
        path = self.file.text().strip()
        if path:
            self._begin(Loading(Path(path), self.day.day()))

    def stop(self) -> None:
        """Stop loading; the roster in use stays."""
        if self._loading is not None:
            self._loading.stop()
            self.stop_button.setEnabled(False)

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self._title.setText(_("Load a file"))
        self._file_label.setText(_("File"))
        self._day_label.setText(_("The list is of"))
        self.load_button.say(_("Load the roster"))
        self.stop_button.setText(_("Stop"))
        name(self.bar, _("Loading the roster"))
        self._enable()
        self._show_progress()

    def _choose_day(self) -> None:
        self._day_chosen = True

    def _offer_day(self, today: date) -> None:
        if not self._day_chosen and self._loading is None:
            with QSignalBlocker(self.day):
                self.day.show_day(today)

    # Loading.

    def _chosen(self, file: str) -> None:
        self.file.setText(file)
        self.day.setFocus()

    def _begin(self, loading: Loading) -> None:
        if self._loading is not None:
            return
        self._loading = loading
        self.notice.clear()
        self.report.show_rows(())
        self._looks.start()
        self._enable()
        self._show_progress()
        self._place.tasks.run(
            self,
            lambda: loading.run(self._roster, self._open_source, self._actor),
            done=self._loaded,
            failed=self._refused,
            lane=Lane.BACKGROUND,
            label=self._place.tr.gettext("Loading the roster"),
        )

    def _end(self) -> None:
        if self._loading is not None:
            self.report.show_rows(tuple(self._loading.left_out))
        self._loading = None
        self._looks.stop()
        self._enable()
        self._show_progress()

    def _loaded(self, load: RosterLoad | None) -> None:
        self._end()
        _ = self._place.tr.gettext
        if load is None:
            self._say(_("Loading was stopped. The roster in use stays as it is."), State.WAITING)
            return
        self._say(loaded_words(load, self._place.tr), State.OK)
        self.model.refresh()

    def _refused(self, error: Exception) -> None:
        refused, reason = self._loading, acceptable(error)
        self._end()
        words = refusal_words(error, self._place.tr)
        self._say(words, State.ATTENTION)
        if refused is not None and reason is not None:
            accepted = refused.accepted | {reason}
            again = partial(Loading, refused.file, refused.as_of, accepted)
            self._ask_to_accept(words, reason, again)

    def _ask_to_accept(self, words: str, reason: str, again: Callable[[], Loading]) -> None:
        verb = self._place.tr.gettext("Load it all the same")
        ask = partial(self._ask, words, reason, verb, again)
        self.notice.say(words, State.ATTENTION, button=verb, act=ask)
        ask()

    def _ask(self, words: str, reason: str, verb: str, again: Callable[[], Loading]) -> None:
        question = confirm(
            self,
            self._place,
            self._place.tr.gettext(QUESTIONS[reason]),
            verb,
            lambda: self._begin(again()),
            detail=words,
        )
        question.verb.setObjectName("question.verb")
        question.safe.setObjectName("question.safe")

    def _say(self, words: str, state: State) -> None:
        self.notice.say(words, state)
        announce(self, words)

    # Showing.

    def _enable(self) -> None:
        _, busy = self._place.tr.gettext, self._loading is not None
        why_not = _("A file is being loaded.") if busy else _("Choose a file first.")
        self._load.allow(not busy and bool(self.file.text().strip()), why_not)
        self._choose.allow(not busy, why_not)
        for field in (self.file, self.day):
            field.setEnabled(not busy)
        for widget in (self.bar, self.stop_button):
            widget.setVisible(busy)
        self.stop_button.setEnabled(busy)

    def _show_progress(self) -> None:
        loading, tr = self._loading, self._place.tr
        if loading is None:
            self._counted.clear()
            return
        before = next((s.rows for s in self.model.rows() if s.active), 0)
        self.bar.setRange(0, max(before, loading.rows) if before else 0)
        self.bar.setValue(loading.rows)
        words = tr.ngettext("{n} resident read", "{n} residents read", loading.rows)
        self._counted.setText(words.format(n=f"{loading.rows:,}"))

    def _page(self, after: object | None, limit: int) -> Page[RosterSnapshot]:
        del after, limit
        return Page(tuple(self._roster.snapshots(by=self._actor)))

    def _columns(self) -> tuple[Column[RosterSnapshot], ...]:
        _ = self._place.tr.gettext

        def state(snapshot: RosterSnapshot) -> Chip:
            if snapshot.active:
                return Chip(State.OK, _("In force"))
            return Chip(State.WAITING, _("Replaced"))

        return (
            Column(id="of", title=N_("List of"), text=lambda s: s.as_of.isoformat(), strong=True),
            Column(id="state", title=N_("State"), chip=state, width=120),
            Column(id="rows", title=N_("Residents"), text=lambda s: f"{s.rows:,}", right=True),
            Column(
                id="bad",
                title=N_("Lines left out"),
                text=lambda s: f"{s.bad_rows:,}",
                right=True,
                leave_out=2,
            ),
            Column(
                id="unknown",
                title=N_("Unknown flats"),
                text=lambda s: "–" if s.unknown_flats is None else f"{s.unknown_flats:,}",
                right=True,
                leave_out=1,
            ),
            Column(
                id="at",
                title=N_("Loaded"),
                text=lambda s: f"{s.loaded_at.astimezone(HONG_KONG):%Y-%m-%d %H:%M}",
                width=150,
            ),
            Column(
                id="by", title=N_("By"), text=lambda s: s.loaded_by or _("The office"), stretch=True
            ),
        )

    def _lay_out(self) -> None:
        self._title.setProperty("words", "strong")
        self._file_label.setBuddy(self.file)
        self._day_label.setBuddy(self.day)
        for label in (self._file_label, self._day_label, self._counted):
            label.setProperty("words", "muted")
        card = QFrame(self)
        card.setProperty("card", "true")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._title, 0, 0, 1, 4)
        grid.addWidget(self._file_label, 1, 0)
        grid.addWidget(self.file, 1, 1, 1, 2)
        grid.addWidget(self.choose_button, 1, 3)
        grid.addWidget(self._day_label, 2, 0)
        grid.addWidget(self.day, 2, 1)
        grid.addWidget(self.load_button, 2, 3)
        grid.setColumnStretch(2, 1)
        progress = QHBoxLayout()
        progress.setSpacing(8)
        progress.addWidget(self._counted)
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.stop_button)
        grid.addLayout(progress, 3, 0, 1, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table, 2)
        column.addWidget(card)
        column.addWidget(self.notice)
        column.addWidget(self.report, 3)
