"""The window of the first run: one page at a time, back and on."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce
from ui.errors import sentence
from ui.widgets.buttons import Kind
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.verb_button import VerbButton
from ui.wizard.flow import Answers, Flow, Reached, Reading, SetUp, Step, Where
from ui.wizard.pages import AdministratorPage, DatabasePage, ReadingPage, pages
from ui.workplace import Workplace

_WIDTH = 560


class Wizard(QWidget):
    """Asks what a new office needs to know, then makes it."""

    finished = Signal(object)
    """Carries the ``Answers``; the office is there and somebody can sign in."""
    closed = Signal()

    def __init__(self, place: Workplace, set_up: SetUp) -> None:
        super().__init__()
        self._place = place
        self._set_up = set_up
        self._flow = Flow(Answers(language=place.tr.language))
        self._pages = pages(place, self.test)
        self._title, self._words, self._count = QLabel(self), QLabel(self), QLabel(self)
        self._stack = QStackedWidget(self)
        self._notice = NoticeBar(place.icons, self)
        self.back = QPushButton(self)
        self._confirm = place.commands.bind(self, "form.confirm", self._go_on)
        self.next = VerbButton(self._confirm, self, kind=Kind.PRIMARY)
        self._lay_out()
        for page in self._pages.values():
            self._stack.addWidget(page)
            page.changed.connect(self._answered)
        self.back.clicked.connect(self._go_back)
        self.resize(1366, 768)
        place.tr.follow(self.retranslate)
        self._show()

    @property
    def flow(self) -> Flow:
        """Where in the first run one is."""
        return self._flow

    def page(self, step: Step) -> QWidget:
        """Return a page."""
        return self._pages[step]

    def test(self) -> None:
        """Test the database."""
        page = self._pages[Step.DATABASE]
        if isinstance(page, DatabasePage):
            page.found.setText(self._place.tr.gettext("Testing…"))
        answers = self._flow.answers
        self._place.tasks.run(
            self,
            lambda: self._set_up.reach(answers),
            done=self._reached,
            failed=self._refused,
            topic="test",
        )

    def retranslate(self) -> None:
        """Write everything in the language in use; what was answered stays."""
        _ = self._place.tr.gettext
        page, steps = self._pages[self._flow.step], self._flow.steps()
        self.setWindowTitle(_("Setting up the verification workstation"))
        self._title.setText(_(page.title))
        self._words.setText(_(page.words))
        number = steps.index(self._flow.step) + 1
        self._count.setText(_("Step {n} of {count}").format(n=number, count=len(steps)))
        self.back.setText(_("Back"))
        self.next.say(_("Finish") if self._flow.last else _("Continue"))
        for each in self._pages.values():
            each.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, tests what has to be tested, or goes on."""
        focused = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused, QPushButton):
            focused.click()
        elif self._flow.step is Step.DATABASE and not self._flow.answers.reached:
            self.test()
        else:
            self.next.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that nobody goes on."""
        super().closeEvent(event)
        self.closed.emit()

    def _answered(self, answers: Answers) -> None:
        before = self._flow.answers.where
        self._flow = self._flow.answered(answers)
        self._update()
        if answers.where is not before:
            self._test_this_computer()

    def _test_this_computer(self) -> None:
        """An office on this computer has no address that could be wrong: nobody need ask."""
        answers = self._flow.answers
        if answers.where is Where.THIS_COMPUTER and not answers.reached:
            self.test()

    def _reached(self, reached: Reached) -> None:
        page = self._pages[Step.DATABASE]
        if isinstance(page, DatabasePage):
            page.found.setText(reached.words)
            announce(page, reached.words)
        answers = replace(
            self._flow.answers, reached=reached.ok, has_administrator=reached.has_administrator
        )
        self._flow = self._flow.answered(answers)
        self._update()

    def _go_on(self) -> None:
        if self._flow.step is Step.ADMINISTRATOR and self._password_is_weak():
            return
        if self._flow.last:
            self._finish()
            return
        self._flow = self._flow.next()
        self._show()

    def _go_back(self) -> None:
        self._flow = self._flow.back()
        self._show()

    def _password_is_weak(self) -> bool:
        page = self._pages[Step.ADMINISTRATOR]
        words = self._set_up.weakness(self._flow.answers)
        if words and isinstance(page, AdministratorPage):
            page.form.complain(page.password, words)
        return bool(words)

    def _finish(self) -> None:
        answers = self._flow.answers
        self._confirm.setEnabled(False)
        self._notice.clear()
        self._place.tasks.run(
            self,
            lambda: self._set_up.finish(answers),
            done=lambda _: self.finished.emit(answers),
            failed=self._refused,
            label=self._place.tr.gettext("Making the office"),
        )

    def _refused(self, error: Exception) -> None:
        self._notice.say(sentence(error, self._place.tr))
        self._update()

    def _show(self) -> None:
        page = self._pages[self._flow.step]
        page.show_answers(self._flow.answers)
        self._stack.setCurrentWidget(page)
        self.retranslate()
        self._update()
        page.setFocus()
        announce(self, f"{self._title.text()}. {self._words.text()}")
        if self._flow.step is Step.DATABASE:
            self._test_this_computer()
        if isinstance(page, ReadingPage):
            self._place.tasks.run(
                self, self._set_up.reading, done=self._read, failed=self._refused, topic="reading"
            )

    def _read(self, reading: Reading) -> None:
        page = self._pages[Step.READING]
        if isinstance(page, ReadingPage):
            page.found.setText(reading.words)

    def _update(self) -> None:
        self._pages[self._flow.step].show_answers(self._flow.answers)
        self.back.setEnabled(self._flow.step is not Step.LANGUAGE)
        self._confirm.setEnabled(self._flow.may_go_on())

    def _lay_out(self) -> None:
        self.setProperty("surface", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame(self)
        card.setProperty("card", "true")
        card.setFixedWidth(self._place.theme.px(_WIDTH))
        self._title.setProperty("words", "title")
        self._words.setProperty("words", "muted")
        self._words.setWordWrap(True)
        self._count.setProperty("words", "status")
        row = QHBoxLayout()
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self._notice)
        column.addSpacing(8)
        column.addLayout(row)
        card.setMinimumHeight(self._place.theme.px(400))
        room = QGridLayout(self)
        room.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)
        for page in self._pages.values():
            page.column.addStretch(1)
