"""The first run."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.accessibility import assert_accessible
from tests.support.fake_office import FakeOffice
from tests.support.windows import shown
from ui.i18n import Language
from ui.wizard.flow import Answers, Flow, Start, Step, Where
from ui.wizard.pages import AdministratorPage, DatabasePage, DataPage, LanguagePage
from ui.wizard.window import Wizard
from ui.workplace import Workplace

FULL = Answers(
    reached=True,
    name="Chan S. S.",
    staff_number="S1234",
    branch="Sham Shui Po",
    password="correct horse battery",
)


def test_the_pages_come_in_order() -> None:
    flow, seen = Flow(FULL), []
    for _ in Step:
        seen.append(flow.step)
        flow = flow.next()

    assert seen == list(Step)
    assert flow.last
    assert flow.next() == flow


def test_back_goes_back_and_stays_at_the_first() -> None:
    flow = Flow(FULL, Step.READING)

    assert flow.back().step is Step.DATABASE
    assert flow.back().back().back().step is Step.LANGUAGE


def test_an_untested_database_goes_nowhere() -> None:
    flow = Flow(replace(FULL, reached=False), Step.DATABASE)

    assert not flow.may_go_on()
    assert flow.next() == flow


def test_another_address_has_to_be_tested_again() -> None:
    flow = Flow(replace(FULL, where=Where.SERVER, server="one"))

    assert flow.answered(replace(flow.answers, server="two")).answers.reached is False
    assert flow.answered(replace(flow.answers, name="Lee")).answers.reached is True


def test_an_office_with_an_administrator_needs_no_other() -> None:
    flow = Flow(replace(FULL, has_administrator=True), Step.READING)

    assert flow.last
    assert Step.ADMINISTRATOR not in flow.steps()


@pytest.mark.parametrize("missing", ["name", "staff_number", "password", "branch"])
def test_the_first_account_is_complete(missing: str) -> None:
    blank = {missing: " "}

    assert not Flow(replace(FULL, **blank), Step.ADMINISTRATOR).may_go_on()  # type: ignore[arg-type]  # all are texts


def test_answers_never_show_the_password() -> None:
    assert "horse" not in repr(FULL)


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice(desks=lambda place: ())


@pytest.fixture
def wizard(qtbot: QtBot, place: Workplace, office: FakeOffice) -> Wizard:
    wizard = Wizard(place, office)
    qtbot.addWidget(wizard)
    shown(qtbot, wizard)
    return wizard


def _to(qtbot: QtBot, wizard: Wizard, step: Step) -> None:
    while wizard.flow.step is not step:
        if wizard.flow.step is Step.DATABASE:
            wizard.test()
            qtbot.waitUntil(wizard.next.isEnabled)
        if wizard.flow.step is Step.ADMINISTRATOR:
            _fill(wizard)
        wizard.next.click()


def _fill(wizard: Wizard) -> None:
    page = wizard.page(Step.ADMINISTRATOR)
    assert isinstance(page, AdministratorPage)
    page.name.setText(FULL.name)
    page.number.setText(FULL.staff_number)
    page.branch.setText(FULL.branch)
    page.password.setText(FULL.password)


def test_a_whole_first_run(qtbot: QtBot, wizard: Wizard, office: FakeOffice) -> None:
    language, data = wizard.page(Step.LANGUAGE), wizard.page(Step.DATA)
    assert isinstance(language, LanguagePage)
    assert isinstance(data, DataPage)
    language.choices.chosen.emit(1)
    _to(qtbot, wizard, Step.DATA)
    data.choices.chosen.emit(1)

    with qtbot.waitSignal(wizard.finished):
        wizard.next.click()

    assert office.answers == replace(FULL, language=Language.TRADITIONAL, start=Start.SAMPLE)


def test_a_whole_first_run_with_the_keyboard(
    qtbot: QtBot, wizard: Wizard, office: FakeOffice
) -> None:
    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    seen = [wizard.flow.step]
    wizard.page(Step.LANGUAGE).setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    seen.append(wizard.flow.step)
    qtbot.waitUntil(wizard.next.isEnabled)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    seen.append(wizard.flow.step)
    for text in (FULL.name, FULL.staff_number, FULL.branch, FULL.password):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seen.append(wizard.flow.step)
    press(Qt.Key.Key_Down)

    with qtbot.waitSignal(wizard.finished):
        press(Qt.Key.Key_Return)

    assert seen == [Step.LANGUAGE, Step.DATABASE, Step.ADMINISTRATOR, Step.DATA]
    assert office.answers is not None
    assert (office.answers.name, office.answers.password) == (FULL.name, FULL.password)
    assert office.answers.language is Language.TRADITIONAL


def test_enter_in_the_address_tests_it_before_it_goes_on(qtbot: QtBot, wizard: Wizard) -> None:
    _to(qtbot, wizard, Step.DATABASE)
    page = wizard.page(Step.DATABASE)
    assert isinstance(page, DatabasePage)
    page.choices.chosen.emit(1)
    page.server.setText("office")
    page.server.setFocus()

    qtbot.keyClick(page.server, Qt.Key.Key_Return)
    qtbot.waitUntil(wizard.next.isEnabled)
    assert wizard.flow.step is Step.DATABASE
    qtbot.keyClick(page.server, Qt.Key.Key_Return)

    assert wizard.flow.step.value != Step.DATABASE.value


def test_a_database_that_does_not_answer_goes_nowhere(qtbot: QtBot, wizard: Wizard) -> None:
    _to(qtbot, wizard, Step.DATABASE)
    page = wizard.page(Step.DATABASE)
    assert isinstance(page, DatabasePage)
    page.choices.chosen.emit(1)
    page.server.setText("bad")

    wizard.test()
    qtbot.waitUntil(lambda: page.found.text() == "The database answers.")

    assert not wizard.next.isEnabled()


def test_a_weak_password_is_refused_below_its_field(qtbot: QtBot, wizard: Wizard) -> None:
    _to(qtbot, wizard, Step.ADMINISTRATOR)
    _fill(wizard)
    page = wizard.page(Step.ADMINISTRATOR)
    assert isinstance(page, AdministratorPage)
    page.password.setText("short")

    wizard.next.click()

    assert wizard.flow.step is Step.ADMINISTRATOR
    assert page.form.complaint(page.password) == "Too weak."


@pytest.mark.parametrize("step", list(Step))
def test_everybody_can_use_it(qtbot: QtBot, wizard: Wizard, step: Step) -> None:
    _to(qtbot, wizard, step)

    assert_accessible(wizard)
