"""The look-up desk: whether somebody lives where they say, for a purpose, counted and recorded."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.errors import SENTENCES, sentence
from ui.i18n import N_
from ui.lookup_desk.answer_view import AnswerView
from ui.lookup_desk.question_form import QuestionForm
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.roster_rows import RosterAnswer, masked
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.errors import LookupIncomplete
from workstation.domain.identity_documents import normal_form
from workstation.services.roster_lookups import Answer, Question, RosterLookupService
from workstation.services.staff import Session

_FORM_WIDTH: Final = 440
_COMPLAINTS: Final[Mapping[str, str]] = {
    "number": N_(
        "This is no Hong Kong identity card number. Nothing was looked up. Check its characters."
    ),
    "name": SENTENCES["name_refused"],
}
"""What is wrong with a part that was filled in and still cannot be asked about."""


class LookupDesk(Desk):
    """Forgets question and answer when it is left or the screen locks."""

    id = "lookup"

    def __init__(self, place: Workplace, session: Session, lookups: RosterLookupService) -> None:
        """Make the desk.

        Args:
            place: the tools.
            session: who sits here.
            lookups: asks the roster.
        """
        super().__init__()
        self._place = place
        self._session = session
        self._lookups = lookups
        self._left: int | None = None
        self._asking = False
        self._round = 0
        """Counts the questions: an answer to one that was changed or left is dropped."""
        self.notice = NoticeBar(place.icons, self)
        self.form = QuestionForm(place, self, self)
        self.answer = AnswerView(place, self)
        self._count = QLabel(self)
        self._count.setObjectName("lookup.left")
        self._count.setProperty("words", "muted")
        self._ask = place.commands.bind(self, "form.confirm", self.look_up)
        self.ask = VerbButton(self._ask, self, kind=Kind.PRIMARY)
        self.ask.setObjectName("lookup.ask")
        self.again = KeyButton(place.commands.bind(self, "lookup.again", self.start_over), self)
        self.again.setObjectName("lookup.again")
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.form.entered.connect(self.look_up)
        place.theme.changed.connect(self._size)
        self._size()
        place.tr.follow(self.retranslate)

    def title(self) -> str:
        """Return what the header says."""
        return self._place.tr.gettext("Roster look-up")

    def activate(self) -> None:
        """Come into view: say how many look-ups are left."""
        self.take_focus()
        self._place.tasks.run(
            self,
            lambda: self._lookups.left(by=self._session.actor),
            done=self._count_is,
            failed=self._refused,
            topic="left",
        )

    def leave(self) -> None:
        """Go out of view: nothing of anybody stays behind."""
        self._forget()

    def lock(self) -> None:
        """The screen is being covered: forget what was asked and answered."""
        self._forget()

    def take_focus(self) -> None:
        """Begin with the purpose."""
        self.form.take_focus()

    def look_up(self) -> None:
        """Ask, unless something lacks or an answer is on its way."""
        if self._asking:
            return
        question = self.form.question()
        if question is None:
            if self.form.purposes.current() is None:
                words = self._place.tr.gettext("Choose a purpose with 1-5 first.")
                self.notice.say(words, State.ATTENTION)
            return
        self.notice.clear()
        self._asking = True
        self.answer.loading()
        self._place.tasks.run(
            self,
            lambda: self._lookups.look_up(question, by=self._session.actor),
            done=partial(self._answered, self._round, question),
            failed=partial(self._not_answered, self._round),
            topic="look_up",
        )

    def start_over(self) -> None:
        """Ask about somebody else, for a purpose of its own."""
        self._forget()
        self.take_focus()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        tr = self._place.tr
        self.ask.say(tr.gettext("Look up"))
        self.title_changed.emit()
        if self._left is None:
            self._count.clear()
            return
        words = tr.ngettext("{n} look-up left today", "{n} look-ups left today", self._left)
        self._count.setText(words.format(n=f"{self._left:,}"))

    def _answered(self, asked_in: int, question: Question, answer: Answer) -> None:
        self._count_is(answer.left)
        if asked_in != self._round:
            return  # another question stands here by now, or none
        self._asking = False
        self.answer.show_answer(
            RosterAnswer(
                finding=answer.finding,
                as_of=answer.list_of,
                places=answer.places,
                name=answer.name,
                number=masked(normal_form(question.number)),
            )
        )

    def _not_answered(self, asked_in: int, error: Exception) -> None:
        if asked_in != self._round:
            return
        self._asking = False
        self.answer.forget()
        self._refused(error)

    def _refused(self, error: Exception) -> None:
        words = sentence(error, self._place.tr)
        if isinstance(error, LookupIncomplete):
            part = error.facts["part"]
            own = _COMPLAINTS.get(part)
            self.form.complain(part, self._place.tr.gettext(own) if own else words)
            return
        self.notice.say(words, State.ATTENTION)

    def _edited(self) -> None:
        """An answer belongs to what was asked: it goes when that is changed."""
        self._round += 1
        self._asking = False
        self.answer.forget()

    def _forget(self) -> None:
        self._round += 1
        self._asking = False
        self.form.clear()
        self.answer.forget()
        self.notice.clear()

    def _count_is(self, left: int) -> None:
        self._left = left
        self.retranslate()

    def _size(self) -> None:
        self._side.setFixedWidth(self._place.theme.px(_FORM_WIDTH))

    def _lay_out(self) -> None:
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.form)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.ask)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        side.addLayout(buttons)
        side.addWidget(self._count)
        side.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(self._side)
        both.addWidget(self.answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addLayout(both, 1)

    def minimumSizeHint(self) -> QSize:
        """Fit the smallest screen."""
        return QSize(0, 0)
