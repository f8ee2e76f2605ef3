"""The answer: verdict, the parts beside each other, and what it does not say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.widgets.lines import LineList
from ui.widgets.pair_table import PairTable
from ui.widgets.roster_rows import RosterAnswer, roster_lines, roster_rows, titles
from ui.widgets.roster_words import VERDICTS
from ui.widgets.state_view import Skeleton, StateView
from ui.workplace import Workplace


class AnswerView(QWidget):
    """Shows one answer, or says what will stand here."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._answer: RosterAnswer | None = None
        self.lines = LineList(place, "lookup.line", self)
        self.table = PairTable(place, self)
        self.table.setObjectName("lookup.parts")
        self._note = QLabel(self)
        self._note.setProperty("words", "muted")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.lines, self.table, self._note):
            column.addWidget(widget)
        column.addStretch(1)
        self._states = StateView(place.icons, self, Skeleton.NOTHING)
        place.tr.follow(self.retranslate)

    @property
    def answer(self) -> RosterAnswer | None:
        """What is shown."""
        return self._answer

    def show_answer(self, answer: RosterAnswer) -> None:
        """Show an answer and say it."""
        self._answer = answer
        self.table.forget_current()
        self.retranslate()
        _state, word = VERDICTS[answer.finding.verdict]
        announce(self.table, self._place.tr.gettext(word))

    def loading(self) -> None:
        """Say that an answer is on its way, if it takes longer than a moment."""
        self._states.loading(self._place.tr.gettext("Asking the roster…"))

    def forget(self) -> None:
        """Show nothing of anybody."""
        self._answer = None
        self.retranslate()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        tr, answer = self._place.tr, self._answer
        _ = tr.gettext
        self.table.setAccessibleName(_("Typed and on the roster"))
        self._note.setText(
            _("The roster is asked about this one person. Who else lives in a flat is never shown.")
        )
        self.table.setVisible(answer is not None)
        self._note.setVisible(answer is not None)
        if answer is None:
            self.lines.show_lines(())
            self.table.show_rows((), titles(tr))
            self._states.say(
                _("The answer will stand here. Choose a purpose with 1-5, then fill in the form."),
                icon="search",
            )
            return
        self._states.clear()
        self.lines.show_lines(tuple(roster_lines(answer, tr)))
        part, _declared, roster, result = titles(tr)
        self.table.show_rows(roster_rows(answer, tr), (part, _("Typed"), roster, result))
