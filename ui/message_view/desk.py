"""The messages desk: what went out, to whom, and how it ended."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from ui.desk import Desk
from ui.errors import sentence
from ui.i18n import N_
from ui.message_view.choice import Choice
from ui.message_view.columns import message_columns
from ui.message_view.wish import Listing, Wish, wish_from
from ui.message_view.words import KINDS, STATES
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.chips import StateChip
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.model import Filling, PagedModel
from ui.widgets.table.view import PagedTable
from ui.workplace import Workplace
from workstation.domain.holdings import MessageLine
from workstation.domain.messages import MessageState
from workstation.domain.staff import Permission, may
from workstation.services.messages import MessageService
from workstation.services.staff import Session

_REFRESH_MS: Final = 15_000
_GIVEN_UP: Final = frozenset({MessageState.FAILED, MessageState.UNKNOWN})


class MessageDesk(Desk):
    """Lists the outbox; no text is read here, and only what was given up is sent again."""

    id = "messages"

    def __init__(self, place: Workplace, session: Session, messages: MessageService) -> None:
        """Make the desk.

        Args:
            place: the tools.
            session: who sits here.
            messages: the outbox.
        """
        super().__init__()
        self._place = place
        self._session = session
        self._messages = messages
        self._wish = Wish()
        self._stale = False
        tr = place.tr
        words = {state: word for state, (_look, word) in STATES.items()}
        self.state = Choice("messages.state", N_("State"), N_("Any state"), words, tr, parent=self)
        self.kind = Choice(
            "messages.kind", N_("Message"), N_("Any message"), KINDS, tr, parent=self
        )
        self.model = PagedModel(message_columns(tr), lambda line: line.id, place.tasks, tr, self)
        self.table = PagedTable(self.model, place, N_("Messages"), self)
        self.table.view.setObjectName("messages.list")
        self.table.say_when_empty(N_("No message has been written yet."), N_("Loading messages…"))
        self._summary = QLabel(self)
        self._summary.setObjectName("messages.summary")
        self._stale_chip = StateChip(place.icons, self)
        self.notice = NoticeBar(place.icons, self)
        self._again = place.commands.bind(self, "messages.again", self._send_again)
        self.again = KeyButton(self._again, self)
        self.again.setObjectName("messages.again")
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._lay_out()
        self._wire()
        tr.follow(self.retranslate)

    def title(self) -> str:
        """Return what the header says."""
        return self._place.tr.gettext("Messages")

    def activate(self) -> None:
        """Come into view: show the messages, or see what has changed."""
        if self.model.filling is Filling.NOTHING_ASKED:
            self.show_wish(self._wish)
        else:
            self._refresh()
        self._timer.start()
        self.take_focus()

    def leave(self) -> None:
        """Go out of view."""
        self._timer.stop()

    def take_focus(self) -> None:
        """Put the focus where the keys of the list work."""
        self.table.setFocus()

    def show_subject(self, subject: object) -> None:
        """Show the messages of a state, as the supervisor's desk sends it."""
        if isinstance(subject, MessageState):
            self.show_wish(Wish(state=subject))

    def memory(self) -> Mapping[str, object]:
        """Return filter and widths."""
        return {**self._wish.stored(), "widths": dict(self.table.widths())}

    def recall(self, memory: Mapping[str, object]) -> None:
        """Take up what ``memory`` returned."""
        self._wish = wish_from(memory)
        widths = memory.get("widths")
        if isinstance(widths, Mapping):
            self.table.set_widths(widths)
        self._mark_wish()

    def show_wish(self, wish: Wish) -> None:
        """Show other messages."""
        self._wish = wish
        self._mark_wish()
        self.model.show(Listing(self._messages, wish, self._session.actor).page)

    def retranslate(self) -> None:
        """Write what has no widget of its own in the language in use."""
        tr, rows = self._place.tr, self.model.rowCount()
        figure = tr.locale.toString(rows)
        words = tr.gettext("{count}+ messages") if rows else ""  # not known yet
        if self.model.complete:
            words = tr.ngettext("{count} message", "{count} messages", rows)
        self._summary.setText(words.format(count=figure))
        self._stale_chip.setVisible(self._stale)
        self._stale_chip.show_state(State.ATTENTION, tr.gettext("Connection lost"))
        self._show_button()

    def _mark_wish(self) -> None:
        self.state.show_value(self._wish.state)
        self.kind.show_value(self._wish.kind)
        self.table.say_filtered(filtered=self._wish.filtered)

    def _refresh(self) -> None:
        if self.model.filling in {Filling.READY, Filling.FAILED}:
            self.model.refresh()

    def _read(self) -> None:
        self._stale = False
        self.retranslate()

    def _failed(self) -> None:
        self._stale = True
        self._timer.stop()  # the way on is "Try again", or coming back
        self.retranslate()

    def _show_button(self) -> None:
        line = self.table.current()
        allowed = may(self._session.member.role, Permission.SUPERVISE)
        who = "" if allowed else self._place.tr.gettext("Supervisors can")
        given_up = line is not None and line.state in _GIVEN_UP
        self._again.allow(allowed and given_up, who)

    def _send_again(self) -> None:
        line = self.table.current()
        if line is None:
            return
        self.notice.clear()
        self._place.tasks.run(
            self,
            lambda: self._messages.send_again(line.id, by=self._session.actor),
            done=lambda _: self._sent_again(line),
            failed=self._not_sent_again,
        )

    def _sent_again(self, line: MessageLine) -> None:
        words = self._place.tr.gettext("{reference}: the message is sent again")
        self._place.notices.tell(words.format(reference=line.application_reference))
        self._refresh()

    def _not_sent_again(self, error: Exception) -> None:
        self.notice.say(sentence(error, self._place.tr))
        self._refresh()

    def _open(self, line: MessageLine) -> None:
        self.go.emit("queue", line.application_reference)

    def _wire(self) -> None:
        self.state.chosen.connect(lambda state: self.show_wish(replace(self._wish, state=state)))
        self.kind.chosen.connect(lambda kind: self.show_wish(replace(self._wish, kind=kind)))
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._show_button)
        self.model.counted.connect(self._show_button)
        self.table.clear_filters_asked.connect(lambda: self.show_wish(Wish()))
        self.model.counted.connect(self._read)
        self.model.rowsInserted.connect(self.retranslate)
        self.model.rowsRemoved.connect(self.retranslate)
        self.model.filling_changed.connect(self.retranslate)
        self.model.failed.connect(self._failed)
        self._timer.timeout.connect(self._refresh)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.state)
        above.addWidget(self.kind)
        above.addStretch(1)
        above.addWidget(self.again)
        below = QHBoxLayout()
        below.addWidget(self._summary)
        below.addWidget(self._stale_chip)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addLayout(below)
