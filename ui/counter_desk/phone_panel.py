"""Another telephone for the holder at the counter: the number, then the code that proves it.

The code goes to the new telephone; the applicant keys it, on the keypad on their side of the
counter, into a field that shows dots. Staff never see it.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.counter_desk.case import CaseOnCounter
from ui.counter_desk.step_card import plain_label
from ui.counter_desk.words import error_words
from ui.i18n import N_
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.chips import StateChip
from ui.widgets.forms import Form
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.messages import MessageState
from workstation.domain.phone_codes import DIGITS, PhoneAnswer
from workstation.domain.phones import PhoneNumber
from workstation.domain.staff import Actor
from workstation.services.phone_changes import PhoneChangeService

_LONGEST_TYPED: Final = 40
_LOOK_MS: Final = 1_500
"""How often it is asked where the code is, while somebody waits for it."""
_ON_ITS_WAY: Final[Mapping[MessageState | None, tuple[State, str]]] = {
    MessageState.DUE: (State.MOVING, N_("On its way")),
    MessageState.SENDING: (State.MOVING, N_("On its way")),
    MessageState.SENT: (State.OK, N_("Handed over")),
    MessageState.FAILED: (State.REJECTED, N_("Not sent: check the number, or send another code")),
    MessageState.UNKNOWN: (State.ATTENTION, N_("Perhaps not sent: send another code")),
}
_UNDER_WAY: Final = frozenset({MessageState.DUE, MessageState.SENDING})
_ANSWERS: Final[Mapping[PhoneAnswer, str]] = {
    PhoneAnswer.WRONG: N_("The code is wrong. Nothing was changed. Let the applicant try again."),
    PhoneAnswer.VOID: N_("The code is void. Nothing was changed. Send another code."),
}


class PhonePanel(QFrame):
    """Hidden until it is asked for; closes when the telephone was changed."""

    changed = Signal(object)
    """Carries the ``PhoneNumber`` the applicant has now."""
    closed = Signal()

    def __init__(
        self,
        place: Workplace,
        changes: PhoneChangeService,
        actor: Actor,
        case: CaseOnCounter,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._place, self._changes, self._actor, self._case = place, changes, actor, case
        self._sent_to: PhoneNumber | None = None
        self.setProperty("card", "true")
        self.setObjectName("counter.phone")
        self._heading = plain_label(self, "strong", wrap=True)
        self._hint = plain_label(self, "muted", wrap=True)
        self.number = self._line("counter.phone.number", _LONGEST_TYPED, self._send)
        self._send_command = place.commands.bind(self, "counter.send_code", self._send)
        self.send_button = VerbButton(self._send_command, self)
        self.send_button.setObjectName("counter.phone.send")
        self.code = self._line("counter.phone.code", DIGITS, self._change)
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        digits = QRegularExpression(f"[0-9]{{0,{DIGITS}}}")
        self.code.setValidator(QRegularExpressionValidator(digits, self.code))
        self._change_command = place.commands.bind(self, "counter.change_phone", self._change)
        self.change_button = KeyButton(self._change_command, self)
        self.change_button.setObjectName("counter.phone.change")
        self._form = Form(place, self)
        self._form.row(N_("New number"), self.number)
        self._form.row(N_("Code"), self.code)
        self._message = plain_label(self, "rejected", wrap=True)
        self._delivery = StateChip(place.icons, self)
        self._delivered: MessageState | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._ask_where)
        self._lay_out()
        self.close_up()
        place.tr.follow(self.retranslate)

    def begin(self) -> None:
        """Ask for the new number."""
        if self._case.opened is not None:
            self.show()
            self.number.setFocus()

    def close_up(self) -> None:
        """Forget what was entered, and hide."""
        self._sent_to = None
        self._show_delivery(None)
        self.number.clear()
        self.code.clear()
        self._say("")
        self.hide()
        self.retranslate()

    def said(self) -> str:
        """Return what was said last about the number or the code."""
        return self._message.text()

    def delivery(self) -> str:
        """Return what is said of the code on its way."""
        return self._delivery.text()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        state, word = _ON_ITS_WAY.get(self._delivered, (State.WAITING, ""))
        self._delivery.show_state(state, _(word) if word else "")
        self._delivery.setVisible(bool(word))
        sent = self._sent_to
        self._heading.setText(_("Change the telephone"))
        self._hint.setText(
            _("Only for the holder in person. A code is sent to the new telephone.")
            if sent is None
            else _(
                "A code went to {phone}. Let the applicant key it on the keypad; "
                "it is shown as dots."
            ).format(phone=sent.spaced)
        )
        self.send_button.say(_("Send the code") if sent is None else _("Send another code"))
        self.code.setEnabled(sent is not None)
        self._change_command.allow(sent is not None, _("Send the code first."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; nothing is changed."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # Asking the office.

    def _send(self) -> None:
        opened, typed = self._case.opened, self.number.text()
        if opened is None or not self._send_command.isEnabled():
            return
        id_ = opened.case.application.id
        self._ask(lambda: self._changes.send_code(id_, typed, by=self._actor), self._code_sent)

    def _change(self) -> None:
        opened, phone, code = self._case.opened, self._sent_to, self.code.text()
        if opened is None or phone is None or not self._change_command.isEnabled():
            return
        if len(code) < DIGITS:
            self._say(self._place.tr.gettext("The code has six digits."))
            return
        id_, claim = opened.case.application.id, self._case.claim
        self._ask(
            lambda: self._changes.change(id_, phone, code, claim=claim, by=self._actor),
            self._answered,
        )

    def _ask(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        self._say("")
        self._wait(waiting=True)

        def answered(answer: object) -> None:
            self._wait(waiting=False)
            if not self.isHidden():
                done(answer)

        def refused(error: Exception) -> None:
            self._wait(waiting=False)
            self._say(error_words(error, self._place.tr))

        self._place.tasks.run(self, work, done=answered, failed=refused, topic="phone")

    def _code_sent(self, phone: PhoneNumber) -> None:
        self._sent_to = phone
        self._show_delivery(MessageState.DUE)
        self.code.clear()
        self.retranslate()
        self.code.setFocus()
        announce(self, self._hint.text())

    def _ask_where(self) -> None:
        opened = self._case.opened
        if opened is None:
            return
        id_ = opened.case.application.id
        self._place.tasks.run(
            self,
            lambda: self._changes.code_state(id_, by=self._actor),
            done=self._show_delivery,
            failed=_ask_again,
            topic="delivery",
        )

    def _show_delivery(self, state: MessageState | None) -> None:
        """Show where the code is, and ask again while that may change."""
        if self._sent_to is None:
            state = None
        told = state is not self._delivered and state in _ON_ITS_WAY
        self._delivered = state
        if state in _UNDER_WAY:
            self._look.start()
        else:
            self._look.stop()
        self.retranslate()
        if told:
            announce(self, self.delivery())

    def _answered(self, answer: PhoneAnswer) -> None:
        phone = self._sent_to
        if answer is PhoneAnswer.CHANGED:
            self.close_up()
            self.changed.emit(phone)
            return
        self.code.clear()
        self._say(self._place.tr.gettext(_ANSWERS[answer]))
        if answer is PhoneAnswer.VOID:
            self._sent_to = None
            self._show_delivery(None)
            self.send_button.setFocus()
        else:
            self.code.setFocus()

    def _say(self, words: str) -> None:
        self._message.setText(words)
        self._message.setVisible(bool(words))
        if words:
            announce(self, words)

    def _wait(self, *, waiting: bool) -> None:
        self._send_command.setEnabled(not waiting)
        self._change_command.setEnabled(not waiting and self._sent_to is not None)

    # Layout.

    def _line(self, name: str, longest: int, entered: Callable[[], object]) -> QLineEdit:
        line = QLineEdit(self)
        line.setObjectName(name)
        line.setMaxLength(longest)
        line.returnPressed.connect(entered)
        return line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self._heading, self._hint, self._form, self._delivery, self._message):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.send_button)
        row.addWidget(self.change_button)
        row.addStretch(1)
        column.addLayout(row)


def _ask_again(error: Exception) -> None:
    del error  # asked again in a moment
