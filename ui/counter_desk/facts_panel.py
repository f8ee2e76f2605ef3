"""The right side: who the letter was sent to, and what the office knows that a clerk needs."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.counter_desk.opening import Opened
from ui.counter_desk.situation import days_left
from ui.counter_desk.step_card import plain_label
from ui.counter_desk.words import KINDS, OUTCOMES, REASONS, day_words
from ui.widgets.state_view import Skeleton, StateView
from ui.workplace import Workplace
from workstation.domain.calendar import hong_kong_day
from workstation.domain.holdings import StoredCheck
from workstation.domain.identity_checks import Outcome
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.letter_rules import Standing
from workstation.domain.reasons import Reason

_ATTEMPTS: Final = 4
"""How many of the earlier attempts are shown, the last ones."""


class FactsPanel(QFrame):
    """Shows an opened case; the document's number only after it was keyed."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._opened: Opened | None = None
        self._number_known = False
        self._labels: list[QLabel] = []
        self._body = QWidget(self)
        self._body.setProperty("surface", "plain")
        self.setProperty("card", "true")
        self._chinese = self._label("title", person=True)
        self._english = self._label("title", person=True)
        self._reference = self._label("muted")
        self._letter_heading = self._label("strong")
        self._letter = self._label()
        self._left = self._label("strong")
        self._document_heading = self._label("strong")
        self._document = self._label()
        self._number = self._label("muted")
        self._born = self._label()
        self._phone_heading = self._label("strong")
        self._phone = self._label()
        self._household = self._label("muted")
        self._attempts_heading = self._label("strong")
        self._attempts = self._label()
        self._lay_out()
        self._states = StateView(place.icons, self._body, Skeleton.ROWS)
        self.setObjectName("counter.facts")
        place.tr.follow(self.retranslate)

    def show_opened(self, opened: Opened | None, *, number_known: bool = False) -> None:
        """Show the person of a letter; None: nobody."""
        self._opened, self._number_known = opened, number_known
        self.retranslate()

    def loading(self) -> None:
        """Somebody is being looked up."""
        self._states.loading(self._place.tr.gettext("Looking for the letter…"))

    def waiting(self) -> str:
        """Return what is said while nobody is shown."""
        return self._states.text()

    def text(self) -> str:
        """Return all that is shown, line by line."""
        return "\n".join(label.text() for label in self._labels if label.text())

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        opened = self._opened
        if opened is None:
            for label in self._labels:
                label.clear()
            self._states.say(_("Who the letter was sent to appears here."), icon="person")
            return
        self._states.clear()
        name = opened.case.applicant.name
        self._chinese.setText(name.chinese)
        self._chinese.setVisible(bool(name.chinese))
        self._english.setText(name.english)
        self._english.setVisible(bool(name.english))
        self._reference.setText(
            _("Application {reference}").format(reference=opened.case.application.reference)
        )
        self._show_letter(opened)
        self._show_document(opened)
        self._show_phone(opened)
        self._show_attempts(opened.case.checks)

    def _show_letter(self, opened: Opened) -> None:
        tr, case = self._place.tr, opened.case
        _ = tr.gettext
        self._letter_heading.setText(
            _("Letter {n} of {count}").format(n=case.letter.generation, count=case.letters)
        )
        sent = case.letter.posted_at
        words = _("Not recorded as posted")
        if sent is not None:
            words = _("Sent {day}").format(day=day_words(hong_kong_day(sent)))
        until = _("valid until {day}").format(day=day_words(case.letter.last_day))
        self._letter.setText(f"{words} · {until}")
        left = days_left(case)
        live = case.standing is Standing.LIVE
        self._left.setText(
            tr.ngettext("{n} day left", "{n} days left", left).format(n=left) if live else ""
        )
        self._left.setVisible(live)

    def _show_document(self, opened: Opened) -> None:
        _ = self._place.tr.gettext
        document = opened.case.applicant.document
        self._document_heading.setText(_("Document registered"))
        kind = _(KINDS[DocumentKind(document.kind)])
        country = document.country
        self._document.setText(f"{kind} · {country}" if country else kind)
        self._number.setText(
            _("Number {masked}").format(masked=document.masked)
            if self._number_known
            else _("Number hidden until it is keyed from the document")
        )
        born = opened.case.applicant.date_of_birth
        self._born.setText(_("Born {day}").format(day=day_words(born)))
        self._born.setVisible(born is not None)

    def _show_phone(self, opened: Opened) -> None:
        tr, others = self._place.tr, opened.case.same_phone
        self._phone_heading.setText(tr.gettext("Telephone for the SMS"))
        self._phone.setText(opened.case.applicant.phone.masked)
        words = tr.ngettext(
            "{n} other open application has this telephone. A household may share one.",
            "{n} other open applications have this telephone. A household may share one.",
            others,
        )
        self._household.setText(words.format(n=others) if others else "")
        self._household.setVisible(bool(others))

    def _show_attempts(self, checks: Sequence[StoredCheck]) -> None:
        tr = self._place.tr
        earlier = [
            check for check in checks if check.outcome is not Outcome.PASS and not check.taken_back
        ]
        words = tr.ngettext("{n} earlier attempt", "{n} earlier attempts", len(earlier))
        self._attempts_heading.setText(words.format(n=len(earlier)) if earlier else "")
        self._attempts.setText("\n".join(self._attempt(check) for check in earlier[-_ATTEMPTS:]))
        for label in (self._attempts_heading, self._attempts):
            label.setVisible(bool(earlier))

    def _attempt(self, check: StoredCheck) -> str:
        _ = self._place.tr.gettext
        return _("{day} · {outcome}: {reason} · {clerk}, {office}").format(
            day=day_words(hong_kong_day(check.ended_at)),
            outcome=_(OUTCOMES[check.outcome]),
            reason=_(REASONS[Reason(check.reason)]) if check.reason else "–",
            clerk=check.clerk_name,
            office=check.office,
        )

    def _label(self, words: str = "", *, person: bool = False) -> QLabel:
        label = plain_label(self._body, words, wrap=True)
        if person:
            label.setProperty("person", "true")
        self._labels.append(label)
        return label

    def _lay_out(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        edge = QVBoxLayout(self)
        edge.setContentsMargins(1, 1, 1, 1)
        edge.addWidget(scroll)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        begins_group = {
            self._letter_heading,
            self._document_heading,
            self._phone_heading,
            self._attempts_heading,
        }
        for label in self._labels:
            if label in begins_group:
                column.addSpacing(12)
            column.addWidget(label)
        column.addStretch(1)
