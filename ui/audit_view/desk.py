"""The audit viewer: the log in words, narrowed by person, action, subject and time, and proven."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.audit_view.asking import Asked, asked_by
from ui.audit_view.filters import Filters
from ui.audit_view.words import (
    FAULTS,
    action_words,
    facts_words,
    subject_words,
)
from ui.desk import Desk
from ui.errors import sentence
from ui.i18n import N_
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.columns import Column, Page
from ui.widgets.table.model import PagedModel
from ui.widgets.table.view import PagedTable
from ui.workers import Lane
from ui.workplace import Workplace
from workstation.domain.applications import ApplicationId
from workstation.domain.audit import AuditFault, AuditReport
from workstation.domain.calendar import HONG_KONG, hong_kong_day
from workstation.domain.holdings import AuditRow
from workstation.domain.staff import Permission, may
from workstation.services.audit import AuditFilter, AuditOpening, AuditService
from workstation.services.queue import QueueService
from workstation.services.staff import Session

_FAULTS_SHOWN = 5
_NOTHING = "–"


class AuditDesk(Desk):
    """Shows who did what."""

    id = "audit"

    def __init__(
        self, place: Workplace, session: Session, *, audit: AuditService, queue: QueueService
    ) -> None:
        super().__init__()
        self._place, self._audit, self._queue = place, audit, queue
        self._actor = session.actor
        self._at: datetime | None = None
        self._people: Mapping[str, str] = {}
        self._wanted: AuditFilter | None = None
        self._report: AuditReport | None = None
        self._header = QWidget()
        self._count = QLabel(self._header)
        self._count.setProperty("words", "muted")
        self.notice = NoticeBar(place.icons, self)
        self.filters = Filters(place, self)
        self._verify = place.commands.bind(self, "audit.verify", self.verify)
        self.verify_button = KeyButton(self._verify, self)
        self.verify_button.setObjectName("audit.verify")
        self.model = PagedModel[AuditRow](
            self._columns(), lambda row: row.id, place.tasks, place.tr, self
        )
        self.table = PagedTable[AuditRow](self.model, place, N_("Log"), self)
        self.table.view.setObjectName("audit.list")
        self.table.say_when_empty(N_("Nothing has been recorded yet."), N_("Loading the log…"))
        self._detail = QLabel(self)
        self._detail.setWordWrap(True)
        self._detail.setProperty("words", "muted")
        self._lay_out()
        self._wire()
        place.tr.follow(self.retranslate)

    def title(self) -> str:
        """See the base class."""
        return self._place.tr.gettext("Audit")

    def header(self) -> QWidget:
        """Return how many entries are shown."""
        return self._header

    def activate(self) -> None:
        """Come into view with the newest entries."""
        if self._at is None:
            self._open()
        else:
            self.model.refresh()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the log."""
        self.table.setFocus()

    def show_subject(self, subject: object) -> None:
        """Show what another desk asks for: an ``AuditFilter``."""
        if isinstance(subject, AuditFilter):
            self._wanted = subject
            if self._at is not None:
                self._show_wanted(self._at)

    def memory(self) -> Mapping[str, object]:
        """Return the widths of the columns; what was looked for is not kept."""
        return {"widths": dict(self.table.widths())}

    def recall(self, memory: Mapping[str, object]) -> None:
        """See the base class."""
        widths = memory.get("widths")
        if isinstance(widths, dict):
            self.table.set_widths(widths)

    def verify(self) -> None:
        """Prove the log on another thread; reading goes on meanwhile."""
        _ = self._place.tr.gettext
        self._report = None
        self._verify.allow(False, _("The log is being proven."))
        self.notice.say(_("The log is being proven. You can go on meanwhile."), State.MOVING)
        self._place.tasks.run(
            self,
            self._audit.verify,
            done=self._verified,
            failed=self._not_verified,
            topic="verify",
            lane=Lane.BACKGROUND,
            label=_("Proving the log"),
        )

    def retranslate(self) -> None:
        """Write count, detail and result in the language in use."""
        self._write_count()
        self._write_detail()
        if self._report is not None:
            self._tell_report(self._report)

    # Reading.

    def _open(self) -> None:
        self._place.tasks.run(
            self,
            lambda: self._audit.opening(by=self._actor),
            done=self._opened,
            failed=self._not_opened,
            topic="opening",
        )

    def _opened(self, opening: AuditOpening) -> None:
        self._at = opening.at
        self._people = {str(member.id): member.name for member in opening.people}
        self.notice.clear()
        self.filters.offer_people(tuple(opening.people), hong_kong_day(opening.at))
        self._show_wanted(opening.at)

    def _show_wanted(self, at: datetime) -> None:
        wanted, self._wanted = self._wanted, None
        asked = self.filters.asked if wanted is None else asked_by(wanted, at)
        self.filters.show_asked(asked)
        self._ask(asked)

    def _not_opened(self, error: Exception) -> None:
        again = self._place.tr.gettext("Try again")
        self.notice.say(sentence(error, self._place.tr), button=again, act=self._open)

    def _ask(self, asked: Asked) -> None:
        if self._at is None:
            return
        filter_ = asked.filter(self._at)
        self.table.say_filtered(filtered=asked.filtered)

        def page(after: object | None, limit: int) -> Page[AuditRow]:
            before = after if isinstance(after, int) else None
            rows = self._audit.page(filter_, by=self._actor, before=before, limit=limit)
            return Page(tuple(rows), rows[-1].id if len(rows) == limit else None)

        self.model.show(page)

    def _clear(self) -> None:
        self.filters.mark_subject(wrong=False)
        self.filters.show_asked(Asked())
        self._ask(Asked())
        self.take_focus()

    def _find(self, reference: str) -> None:
        self._place.tasks.run(
            self,
            lambda: self._queue.find(reference).id,
            done=lambda id_: self._found(id_, reference),
            failed=self._not_found,
            topic="reference",
        )

    def _found(self, id_: ApplicationId, reference: str) -> None:
        self.notice.clear()
        self.filters.tell_subject(f"application:{id_}")
        self.filters.show_asked(self.filters.asked, typed=reference)

    def _not_found(self, error: Exception) -> None:
        self.filters.mark_subject(wrong=True)
        self.notice.say(sentence(error, self._place.tr))

    def _complain(self, words: str) -> None:
        self.notice.say(self._place.tr.gettext(words))

    # Proving.

    def _verified(self, report: AuditReport) -> None:
        self._verify.allow(True)
        self._report = report
        self._tell_report(report)

    def _not_verified(self, error: Exception) -> None:
        self._verify.allow(True)
        self.notice.say(sentence(error, self._place.tr))

    def _tell_report(self, report: AuditReport) -> None:
        words = report_words(report, self._place)
        self.notice.say(words, State.OK if report.intact else State.REJECTED)

    # Showing.

    def _columns(self) -> tuple[Column[AuditRow], ...]:
        tr = self._place.tr
        return (
            Column(id="at", title=N_("Time"), text=_moment, width=150),
            Column(id="who", title=N_("Who"), text=self._who, width=150),
            Column(id="desk", title=N_("Desk"), text=lambda r: r.desk, width=110, leave_out=1),
            Column(id="what", title=N_("What"), text=self._what, width=270),
            Column(id="about", title=N_("About"), text=self._about, width=150),
            Column(
                id="facts",
                title=N_("Details"),
                text=lambda r: facts_words(r.facts, tr),
                tip=lambda r: facts_words(r.facts, tr),
                stretch=True,
                leave_out=2,  # they stand below the list too
            ),
        )

    def _what(self, row: AuditRow) -> str:
        if row.at is None:
            return self._place.tr.gettext("This entry cannot be read")
        return action_words(row.action, self._place.tr)

    def _who(self, row: AuditRow) -> str:
        if row.at is None:
            return _NOTHING
        return row.who or self._place.tr.gettext("The office")

    def _about(self, row: AuditRow) -> str:
        if row.at is None:
            return _NOTHING
        return subject_words(row.subject, row.reference, self._people, self._place.tr)

    def _write_count(self) -> None:
        shown, tr = self.model.rowCount(), self._place.tr
        if self.model.complete:
            words = tr.ngettext("{n} entry", "{n} entries", shown).format(n=f"{shown:,}")
        else:
            words = tr.gettext("{n}+ entries").format(n=f"{shown:,}") if shown else ""
        self._count.setText(words)

    def _write_detail(self) -> None:
        row, tr = self.table.current(), self._place.tr
        if row is None:
            self._detail.clear()
            return
        if row.at is None:
            words = tr.gettext("Entry {id} cannot be read: somebody changed it. Prove the log.")
            self._detail.setText(words.format(id=row.id))
            return
        words = tr.gettext("Entry {id}: {who}, {time}, {what}, {about}. {facts}").format(
            id=row.id,
            who=self._who(row),
            time=_moment(row),
            what=self._what(row),
            about=self._about(row),
            facts=facts_words(row.facts, tr),
        )
        self._detail.setText(words)

    def _open_row(self, row: AuditRow) -> None:
        kind, _colon, id_ = row.subject.partition(":")
        if kind != "application" or not row.reference:
            return
        if may(self._actor.role, Permission.SEE_APPLICATION):
            self.go.emit("review", ApplicationId(int(id_)))
        else:
            words = self._place.tr.gettext("Reviewers and supervisors can open applications.")
            self._place.notices.tell(words, State.ATTENTION)
            announce(self, words)

    def _wire(self) -> None:
        self.filters.changed.connect(self._ask)
        self.filters.reference_typed.connect(self._find)
        self.filters.complained.connect(self._complain)
        self.table.clear_filters_asked.connect(self._clear)
        self.table.opened.connect(self._open_row)
        self.table.current_changed.connect(self._write_detail)
        self.model.counted.connect(self._write_count)
        self.model.filling_changed.connect(self._write_count)
        self._search = self._place.commands.bind(self, "search", self.filters.subject.setFocus)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._header)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._count)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.filters, 1)
        above.addWidget(self.verify_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(self._detail)


def report_words(report: AuditReport, place: Workplace) -> str:
    """Return what a proof of the log found, in words."""
    tr = place.tr
    figures = tr.gettext(
        "Entries: {entries}. Signed checkpoints: {checkpoints}. Written since the last: {unsealed}."
    ).format(
        entries=f"{report.entries:,}",
        checkpoints=f"{report.checkpoints:,}",
        unsealed=f"{report.unsealed:,}",
    )
    if missing := report.checkpoints - report.copied:
        copies = tr.gettext("Checkpoints that this computer has no copy of: {n}.")
        figures = "\n".join((figures, copies.format(n=f"{missing:,}")))
    if report.intact:
        return "\n".join((tr.gettext("The log is whole: nothing was changed or removed."), figures))
    lines = [tr.gettext("The log is broken. Tell an administrator, and change nothing."), figures]
    lines += [_fault_words(fault, place) for fault in report.faults[:_FAULTS_SHOWN]]
    more = len(report.faults) - _FAULTS_SHOWN
    if more > 0:
        lines.append(tr.ngettext("and {n} more", "and {n} more", more).format(n=more))
    return "\n".join(lines)


def _fault_words(fault: AuditFault, place: Workplace) -> str:
    return place.tr.gettext(FAULTS[fault.fault]).format(
        entry="–" if fault.entry_id is None else fault.entry_id,
        checkpoint="–" if fault.checkpoint_id is None else fault.checkpoint_id,
    )


def _moment(row: AuditRow) -> str:
    return _NOTHING if row.at is None else f"{row.at.astimezone(HONG_KONG):%Y-%m-%d %H:%M:%S}"
