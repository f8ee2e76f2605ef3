"""Held releases; above them a line to look up any case, for a lost PIN or a withdrawal."""

from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.accessibility import announce, name
from ui.dashboard.cases_page import CasesPage
from ui.dashboard.document_dialog import LoadDocument
from ui.dashboard.lists import held_columns
from ui.dashboard.work import Held
from ui.errors import sentence
from ui.i18n import N_
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.workplace import Workplace
from workstation.domain.applications import Application, ApplicationId, parse_reference
from workstation.domain.staff import Actor
from workstation.services.queue import QueueService
from workstation.services.review import ReviewService

_ASKED = N_("Reference, for a lost PIN or a withdrawal")


class HeldPage(CasesPage[Application]):
    """The list of held releases with the look-up."""

    def __init__(
        self,
        place: Workplace,
        cases: Held,
        review: ReviewService,
        queue: QueueService,
        actor: Actor,
        documents: LoadDocument,
    ) -> None:
        """Make the page.

        Args:
            place: the tools of the desk.
            cases: the list and its deeds.
            review: opens the facts of a case.
            queue: finds a case by its reference.
            actor: who decides.
            documents: reads the picture of a document that was shown at the counter.
        """
        self.reference = QLineEdit()
        self._queue = queue
        super().__init__(
            place,
            cases,
            review,
            actor,
            prefix="held",
            columns=held_columns(place.tr),
            key=lambda a: a.id,
            documents=documents,
            list_name=N_("Held releases"),
            when_empty=N_("No release is held. Look up a case by its reference above."),
            choices=("held.clear", "held.review", "held.letter", "held.reissue", "held.cancel"),
        )
        self.reference.setObjectName("held.reference")
        self.reference.setMaxLength(24)
        look_up = place.commands.bind(self, "held.look_up", self.look_up)
        self.look_up_button = KeyButton(look_up, self)
        self.look_up_button.setObjectName("held.look_up")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reference, 1)
        row.addWidget(self.look_up_button)
        self.above.addLayout(row)
        _in_order(self.reference, self.look_up_button, self.table.view)
        self.reference.returnPressed.connect(self.look_up)
        self._search = place.commands.bind(self, "search", self._go_to_reference)
        self.retranslate()

    def look_up(self) -> None:
        """Open the case whose reference was typed."""
        reference = parse_reference(self.reference.text())
        self._mark(wrong=reference is None)
        if reference is None:
            words = self._place.tr.gettext("This is no reference. Check its digits and try again.")
            self.notice.say(words, State.ATTENTION)
            return
        self.notice.clear()
        self._place.tasks.run(
            self,
            lambda: self._queue.find(reference).id,
            done=self._found,
            failed=self._not_found,
            topic="reference",
        )

    def retranslate(self) -> None:
        """Write the look-up too."""
        super().retranslate()
        _ = self._place.tr.gettext
        self.reference.setPlaceholderText(_(_ASKED))
        self.reference.setToolTip(_(_ASKED))
        name(self.reference, _(_ASKED))

    def _found(self, id_: ApplicationId) -> None:
        self.reference.clear()
        self.show_case(id_)
        self.take_focus()

    def _not_found(self, error: Exception) -> None:
        self._mark(wrong=True)
        words = sentence(error, self._place.tr)
        self.notice.say(words, State.ATTENTION)
        announce(self.reference, words)

    def _go_to_reference(self) -> None:
        self.reference.setFocus()
        self.reference.selectAll()

    def _mark(self, *, wrong: bool) -> None:
        self.reference.setProperty("wrong", "true" if wrong else "false")
        self.reference.style().unpolish(self.reference)
        self.reference.style().polish(self.reference)


def _in_order(*widgets: QWidget) -> None:
    for one, two in pairwise(widgets):
        QWidget.setTabOrder(one, two)
