"""The audit viewer on the real log: in words, filtered, proven."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text

from tests.support.accessibility import assert_accessible
from tests.support.offices import OpenOffice
from tests.support.windows import enlarged, lists_without_room
from ui.audit_view.asking import Span
from ui.audit_view.desk import AuditDesk
from ui.desk import Desk
from ui.i18n import Language
from ui.workplace import Workplace
from workstation.domain.errors import DatabaseUnreachable
from workstation.services.audit import AuditFilter

Seat = Callable[[Desk], None]
Open = Callable[..., AuditDesk]


def change(office: OpenOffice, statement: str) -> None:
    """Change the log, as somebody with the database's own password could."""
    engine = create_engine(office.url)
    with engine.begin() as connection:
        guards = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"
        for guard in connection.scalars(text(guards), {"table": "audit_entries"}).all():
            connection.execute(text(f"DROP TRIGGER {guard}"))
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def opened(office: OpenOffice, place: Workplace, seat: Seat) -> Open:
    """Open somebody's viewer, by default the supervisor's."""

    def open_(who: str = "supervisor", subject: object = None) -> AuditDesk:
        services = office.office
        desk = AuditDesk(place, office.session(who), audit=services.audit, queue=services.queue)
        if subject is not None:
            desk.show_subject(subject)
        seat(desk)
        return desk

    return open_


def shown(desk: AuditDesk, column: str) -> list[str]:
    """Return what a column says, from top to bottom."""
    ids = [each.id for each in desk.model.columns]
    place = ids.index(column)
    rows = range(desk.model.rowCount())
    return [str(desk.model.index(row, place).data()) for row in rows]


def pick(desk: AuditDesk, combo: str, value: object) -> None:
    """Choose from a combo box as a person does."""
    box = getattr(desk.filters, combo)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_entries_are_in_words_newest_first(
    office: OpenOffice, opened: Open, qtmodeltester: ModelTester
) -> None:
    application = office.registered()

    desk = opened()

    assert shown(desk, "what")[:2] == ["Decided", "Took the registration"]
    assert shown(desk, "about")[:2] == [application.reference, application.reference]
    assert shown(desk, "who")[0] == "The office"
    assert shown(desk, "facts")[0].startswith("Decision: Sent to review · Before: Received")
    assert "Disabled" not in " ".join(shown(desk, "what"))
    qtmodeltester.check(desk.model)


def test_accounts_are_called_by_name(office: OpenOffice, opened: Open) -> None:
    desk = opened()

    assert "reviewer2 name" in shown(desk, "about")


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.TRADITIONAL, "收取登記"), (Language.SIMPLIFIED, "收取登记")],
)
def test_entries_are_in_the_language_of_the_reader(
    office: OpenOffice, opened: Open, place: Workplace, language: Language, words: str
) -> None:
    office.registered()
    desk = opened()

    place.tr.use(language)

    assert words in shown(desk, "what")


def test_the_log_is_narrowed_by_person_action_and_time(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    application = office.registered()
    office.office.queue.claim(application.id, by=office.actor("reviewer"))
    desk = opened()

    pick(desk, "person", office.actor("reviewer").staff_id)
    qtbot.waitUntil(place.tasks.idle)
    assert set(shown(desk, "who")) == {"reviewer name"}
    pick(desk, "action", "application.")
    qtbot.waitUntil(place.tasks.idle)
    assert shown(desk, "what") == ["Took the application to work on it"]
    pick(desk, "span", Span.YESTERDAY)
    qtbot.waitUntil(place.tasks.idle)
    assert desk.model.rowCount() == 0
    assert "Nothing matches these filters" in desk.table.states.text()

    qtbot.keyClick(desk.table.view, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.model.rowCount() > 2)
    assert desk.filters.person.currentData() is None


def test_one_application_is_found_by_its_reference(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    office.registered()
    other = office.registered(number="B123456(6)")
    desk = opened()

    qtbot.keyClick(desk.table.view, Qt.Key.Key_Slash)
    assert desk.filters.subject.hasFocus()
    qtbot.keyClicks(desk.filters.subject, other.reference)
    qtbot.keyClick(desk.filters.subject, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: set(shown(desk, "about")) == {other.reference})
    assert desk.filters.subject.text() == other.reference


def test_a_mistyped_reference_is_said(office: OpenOffice, opened: Open, qtbot: QtBot) -> None:
    desk = opened()
    desk.filters.subject.setText("HK1")

    desk.filters.subject.editingFinished.emit()

    assert "no reference" in desk.notice.text()
    assert desk.filters.subject.property("wrong") == "true"


def test_an_entry_that_somebody_made_unreadable_is_said_to_be_so_and_the_rest_is_shown(
    office: OpenOffice, opened: Open
) -> None:
    change(office, "UPDATE audit_entries SET facts = 'gone' WHERE id = 4")

    desk = opened()

    ids = [row.id for row in desk.model.rows()]
    desk.table.select(ids.index(4))
    assert 3 in ids
    assert shown(desk, "what")[ids.index(4)] == "This entry cannot be read"
    assert shown(desk, "at")[ids.index(4)] == "–"
    assert desk._detail.text().startswith("Entry 4 cannot be read")


def test_another_desks_filter_is_taken_up(office: OpenOffice, opened: Open) -> None:
    office.registered()

    desk = opened(subject=AuditFilter(action="application.decided"))

    assert set(shown(desk, "what")) == {"Decided"}
    assert desk.filters.action.currentData() == "application.decided"


def test_the_log_goes_on_page_after_page(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    by = office.actor("reviewer")
    application = office.registered()
    for _ in range(230):
        office.office.review.viewed(application.id, by=by)

    desk = opened()
    assert desk.model.rowCount() == 200
    count = desk.header().findChild(QLabel)
    assert count is not None
    assert count.text() == "200+ entries"
    desk.model.fetchMore(desk.model.index(-1, -1))

    qtbot.waitUntil(lambda: desk.model.complete)
    assert desk.model.rowCount() > 230


def test_a_whole_log_is_proven_in_words(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    office.registered()
    office.work()
    desk = opened()

    qtbot.keyClick(desk.table.view, Qt.Key.Key_V)
    assert "being proven" in desk.notice.text()
    assert not desk.verify_button.isEnabled()

    qtbot.waitUntil(lambda: "The log is whole" in desk.notice.text())
    assert "Entries: " in desk.notice.text()
    assert desk.verify_button.isEnabled()


def test_checkpoints_without_a_copy_on_this_computer_are_told(
    office: OpenOffice, opened: Open, qtbot: QtBot
) -> None:
    office.registered()
    office.office.audit.seal()
    office.office.settings.checkpoints.unlink()
    desk = opened()

    desk.verify()

    qtbot.waitUntil(lambda: "The log is whole" in desk.notice.text())
    assert "Checkpoints that this computer has no copy of: 1." in desk.notice.text()


def test_a_changed_entry_is_named(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    office.registered()
    office.work()
    change(office, "UPDATE audit_entries SET desk = 'elsewhere' WHERE id = 3")
    desk = opened()

    desk.verify()

    qtbot.waitUntil(lambda: "broken" in desk.notice.text())
    assert "Entry 3 was changed after it was written." in desk.notice.text()
    place.tr.use(Language.TRADITIONAL)
    assert "記錄 3 在寫入後曾被更改。" in desk.notice.text()


def test_enter_opens_the_application_for_those_who_may(
    office: OpenOffice, opened: Open, qtbot: QtBot
) -> None:
    application = office.registered()
    desk = opened()
    desk.table.select(0)

    with qtbot.waitSignal(desk.go) as gone:
        qtbot.keyClick(desk.table.view, Qt.Key.Key_Return)

    assert gone.args == ["review", application.id]


def test_administrators_read_the_log_but_open_no_application(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace
) -> None:
    office.registered()
    desk = opened("administrator")
    desk.table.select(0)

    with qtbot.assertNotEmitted(desk.go):
        qtbot.keyClick(desk.table.view, Qt.Key.Key_Return)

    assert "Reviewers and supervisors" in place.notices.history()[0].text


def test_a_lost_connection_is_said_with_a_way_on(
    office: OpenOffice, opened: Open, qtbot: QtBot, place: Workplace, monkeypatch
) -> None:
    def lost(*_args: object, **_kwargs: object) -> None:
        raise DatabaseUnreachable

    with monkeypatch.context() as broken:
        broken.setattr(type(office.office.audit), "opening", lost)
        desk = opened()
        assert "does not answer" in desk.notice.text()

    desk.activate()
    qtbot.waitUntil(lambda: desk.model.rowCount() > 0)
    assert desk.notice.text() == ""


def test_the_viewer_can_be_used_without_mouse_or_sight(office: OpenOffice, opened: Open) -> None:
    office.registered()
    desk = opened()
    pick(desk, "span", Span.DAYS)

    assert_accessible(desk.window())
    assert desk.filters.first.isVisible()


def test_only_the_widths_are_remembered(office: OpenOffice, opened: Open) -> None:
    desk = opened()

    assert set(desk.memory()) == {"widths"}
    desk.recall(desk.memory())


@pytest.mark.parametrize("span", [Span.ALL, Span.DAYS])
@pytest.mark.parametrize("language", list(Language))
def test_large_text_makes_no_wider_window_and_cuts_no_filter(
    opened: Open, place: Workplace, qtbot: QtBot, span: Span, language: Language
) -> None:
    desk = opened()
    place.tr.use(language)

    enlarged(qtbot, place, desk)
    pick(desk, "span", span)
    qtbot.waitUntil(place.tasks.idle)

    assert desk.window().width() == 1280
    assert lists_without_room(desk) == []
    filters = desk.filters
    fields = (filters.person, filters.action, filters.subject, filters.span)
    for field in (*fields, filters.first, filters.last):
        if field.isVisible():
            assert field.visibleRegion().boundingRect() == field.rect()
            assert field.width() >= field.sizeHint().width()
