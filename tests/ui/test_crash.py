"""Reports of mistakes: enough to find them, nothing about people."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.crash import CrashReports, report
from ui.widgets.crash_dialog import CrashDialog
from ui.workplace import Workplace

SECRET = "A123456(3)"


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[CrashReports]:
    hook = sys.excepthook
    made = CrashReports(tmp_path)
    yield made
    made.end()
    sys.excepthook = hook


def _mistake() -> None:
    number = SECRET
    try:
        raise KeyError(number)
    except KeyError as error:
        raise ValueError(f"no such number: {number}") from error


def test_a_report_names_places_and_kinds_and_nothing_else() -> None:
    with pytest.raises(ValueError, match="no such number") as caught:
        _mistake()

    text = report(caught.value, caught.value.__traceback__)

    assert "ValueError" in text
    assert "KeyError" in text
    assert "ui/test_crash.py" in text
    assert "_mistake" in text
    assert SECRET not in text
    assert "no such number" not in text
    assert str(Path.home()) not in text


def test_a_mistake_is_written_down_and_told(qtbot: QtBot, reports: CrashReports) -> None:
    reports.begin()

    with qtbot.waitSignal(reports.happened) as told:
        try:
            _mistake()
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)

    files = list(reports.folder().glob("report-*.txt"))
    assert len(files) == 1
    assert told.args == [files[0].read_text(encoding="utf-8")]


def test_a_run_that_ended_well_leaves_nothing_to_say(reports: CrashReports) -> None:
    reports.begin()
    reports.end()

    again = CrashReports(reports.folder())
    again.begin()

    assert again.before() is None
    again.end()


def test_a_run_that_broke_off_is_told_at_the_next_start(reports: CrashReports) -> None:
    reports.begin()
    reports.write(ValueError(SECRET), None)

    again = CrashReports(reports.folder())
    again.begin()

    before = again.before()
    again.end()
    assert before is not None
    assert "ValueError" in before


def test_the_dialog_offers_to_copy_the_report(qtbot: QtBot, place: Workplace) -> None:
    dialog = CrashDialog("ValueError\n  ui/x.py:1 f", place)
    qtbot.addWidget(dialog)
    dialog.open()

    dialog.copy.click()

    assert "ValueError" in place.clipboard.text()


def test_after_a_crash_one_can_start_safely(qtbot: QtBot, place: Workplace) -> None:
    dialog = CrashDialog("ValueError", place, earlier=True)
    qtbot.addWidget(dialog)
    dialog.open()

    with qtbot.waitSignals([dialog.safe_start, dialog.accepted]):
        dialog.safely.click()
