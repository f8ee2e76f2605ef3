"""What happened to a case: decisions, second opinions, checks at the counter; newest first."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout, QWidget

from ui.i18n import N_, Translator
from ui.review_desk.evidence import read_by_eye
from ui.review_desk.words import OUTCOMES
from ui.widgets.decision_words import MOVES, reason_words
from ui.widgets.proof_words import fields_listed
from ui.workplace import Workplace
from workstation.domain.calendar import HONG_KONG
from workstation.domain.holdings import DecisionLine, Opinion, StoredCheck
from workstation.domain.identity_checks import Outcome
from workstation.services.review import ReviewCase

_CHECKS = {
    Outcome.PASS: N_("Identity check passed"),
    Outcome.REFER: N_("Identity check referred"),
    Outcome.FAIL: N_("Identity check failed"),
}


class HistoryView(QWidget):
    """Lines that can be read with the arrows."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._case: ReviewCase | None = None
        self.heading = QLabel(self)
        self.heading.setProperty("words", "strong")
        self.heading.hide()
        self.lines = QListWidget(self)
        self.lines.setObjectName("review.history")
        self.lines.setProperty("person", "true")
        self.lines.setWordWrap(True)
        self.lines.setTabKeyNavigation(False)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.lines)
        place.tr.follow(self.retranslate)

    def stand_alone(self, *, alone: bool) -> None:
        """Have a heading and margins in a column of its own, none in a tab."""
        self.heading.setVisible(alone)
        margin = 12 if alone else 0
        self._column.setContentsMargins(margin, margin, margin, margin)

    def show_case(self, case: ReviewCase | None) -> None:
        """Show what happened to ``case``."""
        self._case = case
        self.retranslate()

    def retranslate(self) -> None:
        """Write the lines in the language in use."""
        words = self._place.tr.gettext("History")
        self.heading.setText(words)
        self.lines.setAccessibleName(words)
        self.lines.clear()
        for line in history_lines(self._case, self._place.tr):
            self.lines.addItem(line)


def history_lines(case: ReviewCase | None, tr: Translator) -> list[str]:
    """Return everything that happened, newest first."""
    if case is None:
        return []
    happened = [
        *((line.at, _decided(line, tr)) for line in case.history),
        *((at, words) for each in case.opinions for at, words in _opinion(each, tr)),
        *((check.ended_at, _checked(check, tr)) for check in case.checks),
    ]
    newest_first = sorted(happened, key=lambda entry: entry[0], reverse=True)
    return [f"{_moment(at)}  {words}" for at, words in newest_first]


def _decided(line: DecisionLine, tr: Translator) -> str:
    _ = tr.gettext
    words = _(MOVES[line.move])
    if line.reason:
        reason = _(reason_words(line.reason))
        words = _("{what}: {reason}").format(what=words, reason=reason)
    if line.by:
        words = _("{what}, by {name}").format(what=words, name=line.by)
    if line.taken_back:
        words = _("{what} (taken back)").format(what=words)
    return "\n".join(filter(None, (words, by_eye_words(line.evidence, tr), line.note)))


def by_eye_words(evidence: str, tr: Translator) -> str:
    """Return which fields were accepted by eye, or nothing."""
    fields = read_by_eye(evidence)
    if not fields:
        return ""
    listed = fields_listed(fields, tr)
    return tr.gettext("Read by eye: {fields}").format(fields=listed)


def _opinion(opinion: Opinion, tr: Translator) -> Iterator[tuple[datetime, str]]:
    _ = tr.gettext
    proposed = _("{name} proposed to a second person: {what} ({reason})").format(
        name=opinion.by, what=_(MOVES[opinion.move]), reason=_(reason_words(opinion.reason)) or "–"
    )
    by_eye = by_eye_words(opinion.evidence, tr)
    yield opinion.at, "\n".join(filter(None, (proposed, by_eye, opinion.note)))
    if opinion.outcome is not None and opinion.decided_at is not None:
        said = _(OUTCOMES[opinion.outcome])
        if opinion.decided_by:
            said = _("{what}, by {name}").format(what=said, name=opinion.decided_by)
        yield opinion.decided_at, said


def _checked(check: StoredCheck, tr: Translator) -> str:
    _ = tr.gettext
    return _("{what}, by {name}").format(what=_(_CHECKS[check.outcome]), name=check.clerk_name)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(HONG_KONG):%Y-%m-%d %H:%M}"
