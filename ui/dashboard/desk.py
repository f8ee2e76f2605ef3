"""The supervisor's desk: the overview, second opinions, duplicates, held releases."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from ui.dashboard.cases_page import CasesPage
from ui.dashboard.figures import Place, as_of_words
from ui.dashboard.held_page import HeldPage
from ui.dashboard.lists import duplicate_columns, referral_columns
from ui.dashboard.overview_page import OverviewPage
from ui.dashboard.work import Duplicates, Held, SecondOpinions
from ui.desk import Desk
from ui.errors import sentence
from ui.i18n import N_
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.tab_keys import TabKeys
from ui.workers import Lane
from ui.workplace import Workplace
from workstation.domain.applications import ApplicationId, Stage
from workstation.domain.calendar import HONG_KONG
from workstation.domain.holdings import JobId, ReferralLine
from workstation.domain.queue import QueueRow
from workstation.services.queue import QueueService
from workstation.services.referrals import ReferralService
from workstation.services.release import ReleaseService
from workstation.services.review import CaseStanding, ReviewService
from workstation.services.roster_ground import GroundService
from workstation.services.staff import Session
from workstation.services.supervision import Overview, SupervisionService

REFRESH_MS: Final = 30_000
OVERVIEW, OPINIONS, DUPLICATES, HELD = range(4)
_TITLES: Final = (N_("Overview"), N_("Second opinions"), N_("Duplicates"), N_("Held"))
_NAMES: Final = ("overview", "opinions", "duplicates", "held")
"""What another desk may send as a subject, and what is remembered of the tab in view."""


class SupervisorDesk(Desk):
    """Shows how the office stands, and lets a second person decide."""

    id = "supervisor"

    def __init__(
        self,
        place: Workplace,
        session: Session,
        *,
        supervision: SupervisionService,
        referrals: ReferralService,
        release: ReleaseService,
        grounds: GroundService,
        queue: QueueService,
        review: ReviewService,
    ) -> None:
        super().__init__()
        self._place, self._supervision, self._review = place, supervision, review
        self._actor = actor = session.actor
        self._header = QWidget()
        self._as_of = QLabel(self._header)
        self._as_of.setProperty("words", "muted")
        self.notice = NoticeBar(place.icons, self)
        self.overview = OverviewPage(place)
        documents = partial(referrals.document_picture, by=actor)
        self.opinions: CasesPage[ReferralLine] = CasesPage(
            place,
            SecondOpinions(referrals=referrals, actor=actor),
            review,
            actor,
            prefix="opinions",
            columns=referral_columns(place.tr),
            key=lambda r: r.id,
            documents=documents,
            list_name=N_("Second opinions"),
            when_empty=N_("Nothing waits for a second opinion. F3 review desk"),
            choices=(
                "second.confirm",
                "second.send_back",
                "second.pass",
                "second.fail",
                "second.refuse",
            ),
        )
        self.duplicates: CasesPage[QueueRow] = CasesPage(
            place,
            Duplicates(queue=queue, referrals=referrals, actor=actor),
            review,
            actor,
            prefix="duplicates",
            columns=duplicate_columns(place.tr),
            key=lambda r: r.id,
            documents=documents,
            list_name=N_("Duplicates"),
            when_empty=N_("Nobody is registered twice."),
            choices=("duplicate.keep_new", "duplicate.keep_earlier"),
            side_by_side=True,
        )
        held = Held(referrals=referrals, release=release, grounds=grounds, actor=actor)
        self.held = HeldPage(place, held, review, queue, actor, documents)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("supervisor.tabs")
        self._refreshes = QTimer(self)
        self._refreshes.setInterval(REFRESH_MS)
        self._refreshes.timeout.connect(self.refresh)
        self._lay_out()
        self._wire()
        self._keys = TabKeys(self.tabs.tabBar(), place.commands, self, self._show_tab)
        place.tr.follow(self.retranslate)

    def title(self) -> str:
        """See the base class."""
        return self._place.tr.gettext("Supervisor")

    def header(self) -> QWidget:
        """Return the line that says since when the figures are true."""
        return self._header

    def activate(self) -> None:
        """Come into view with fresh figures; they are read again every half minute."""
        self._refreshes.start()
        self.refresh()
        self.take_focus()

    def leave(self) -> None:
        """Stop reading, and put away what was shown on demand."""
        self._refreshes.stop()
        self.lock()

    def lock(self) -> None:
        """Mask the numbers, and take away a document that is looked at."""
        for page in self._pages():
            page.put_away()

    def take_focus(self) -> None:
        """Put the focus on the list or the first tile of the part in view."""
        page = self.tabs.currentWidget()
        if isinstance(page, OverviewPage | CasesPage):
            page.take_focus()

    def show_subject(self, subject: object) -> None:
        """Show a part of the desk by its name, or a case by its ``ApplicationId``."""
        if isinstance(subject, str) and subject in _NAMES:
            self.tabs.setCurrentIndex(_NAMES.index(subject))
            self.take_focus()
        elif isinstance(subject, int):
            id_ = ApplicationId(subject)
            self._place.tasks.run(
                self,
                lambda: self._review.standing(id_, by=self._actor),
                done=self._show_standing,
                failed=self._not_read,
                topic="subject",
            )

    def memory(self) -> Mapping[str, object]:
        """Return which part is in view and how wide its lists are."""
        return {
            "tab": _NAMES[self.tabs.currentIndex()],
            "splits": {
                name: page.split.sizes()
                for name, page in zip(_NAMES[1:], self._pages(), strict=True)
            },
        }

    def recall(self, memory: Mapping[str, object]) -> None:
        """See the base class."""
        if memory.get("tab") in _NAMES:
            self.tabs.setCurrentIndex(_NAMES.index(str(memory["tab"])))
        splits = memory.get("splits")
        if isinstance(splits, dict):
            for name, page in zip(_NAMES[1:], self._pages(), strict=True):
                sizes = splits.get(name)
                if isinstance(sizes, list) and all(isinstance(size, int) for size in sizes):
                    page.split.setSizes(sizes)

    def refresh(self) -> None:
        """Read the figures and the lists again, quietly."""
        self._place.tasks.run(
            self,
            lambda: self._supervision.overview(by=self._actor),
            done=self._read,
            failed=self._not_read,
            topic="overview",
            lane=Lane.BACKGROUND,
        )
        for page in self._pages():
            page.refresh()

    def retranslate(self) -> None:
        """Write the parts' titles, with how many wait there."""
        tr = self._place.tr
        counts: tuple[int | None, ...] = (None, *(page.model.total for page in self._pages()))
        for place, (title, count) in enumerate(zip(_TITLES, counts, strict=True)):
            words = tr.gettext(title)
            if count:
                words = tr.gettext("{title}  {count}").format(title=words, count=count)
            self.tabs.setTabText(place, words)
        overview = self.overview.overview
        at = None if overview is None else overview.at.astimezone(HONG_KONG)
        self._as_of.setText(as_of_words(at, tr))
        self._keys.write()
        self.tabs.tabBar().setAccessibleName(tr.gettext("Parts of this screen"))

    def _pages(self) -> tuple[CasesPage[Any], ...]:
        return self.opinions, self.duplicates, self.held

    def _read(self, overview: Overview) -> None:
        self.notice.clear()
        self.overview.show_overview(overview)
        self.retranslate()

    def _not_read(self, error: Exception) -> None:
        again = self._place.tr.gettext("Try again")
        self.notice.say(sentence(error, self._place.tr), button=again, act=self.refresh)

    def _show_standing(self, standing: CaseStanding) -> None:
        application = standing.application
        referred = application.stage is Stage.IDENTITY_REFERRED
        if application.awaiting_second_person or referred:
            part, show = OPINIONS, self.opinions.show_case
        elif application.stage is Stage.DUPLICATE_REVIEW:
            part, show = DUPLICATES, self.duplicates.show_case
        else:
            part, show = HELD, self.held.show_case
        self.tabs.setCurrentIndex(part)
        show(application.id)
        self.take_focus()

    def _go(self, place: Place) -> None:
        self.go.emit(place.desk, place.subject)

    def _go_to_review(self, id_: ApplicationId) -> None:
        self.go.emit("review", id_)

    def _try_again(self, jobs: Sequence[JobId]) -> None:
        self._place.tasks.run(
            self,
            lambda: self._supervision.try_again(jobs, by=self._actor),
            done=lambda _: self._tried_again(),
            failed=self._not_read,
        )

    def _tried_again(self) -> None:
        self._place.notices.tell(self._place.tr.gettext("The work is tried again"))
        self.refresh()

    def _show_tab(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)
        self.take_focus()

    def _wire(self) -> None:
        self.overview.gone_to.connect(self._go)
        self.overview.opened.connect(self._go_to_review)
        self.overview.again_asked.connect(self._try_again)
        for page in self._pages():
            page.opened_elsewhere.connect(self._go_to_review)
            page.counted.connect(self.retranslate)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._header)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._as_of)
        for page in (self.overview, *self._pages()):
            self.tabs.addTab(page, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
