"""Lists: paged by key, refreshed in place, and never wrong about which answer is the last."""

import random
import threading
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.support.windows import shown
from ui.i18n import Language
from ui.theme.tokens import State
from ui.widgets.table.columns import Chip, Column, Page
from ui.widgets.table.delegate import CellDelegate
from ui.widgets.table.merging import changed_runs, merged, removed_runs, runs
from ui.widgets.table.model import PAGE, Filling, PagedModel
from ui.widgets.table.view import PagedTable
from ui.workplace import Workplace
from workstation.domain.errors import DatabaseUnreachable


@dataclass(frozen=True)
class Case:
    """A row."""

    number: int
    name: str = "陳大文"


COLUMNS: tuple[Column[Case], ...] = (
    Column(id="number", title="Name", text=lambda case: str(case.number), sort="number"),
    Column(id="name", title="Password", text=lambda case: case.name, person=True, stretch=True),
    Column(
        id="state",
        title="Test",
        chip=lambda case: Chip(State.OK, "Accepted"),
        spoken=lambda case: f"accepted on day {case.number}",
    ),
)


class Office:
    """A list of cases that can be slow, broken and changed."""

    def __init__(self, count: int) -> None:
        self.cases = [Case(number) for number in range(count)]
        self.gate = threading.Event()
        self.gate.set()
        self.broken = False
        self.asked: list[tuple[object | None, int]] = []

    def fetch(self, after: object | None, limit: int) -> Page[Case]:
        """Read a page by key."""
        self.gate.wait(5)
        self.asked.append((after, limit))
        if self.broken:
            raise DatabaseUnreachable
        rest = [case for case in self.cases if after is None or case.number > int(str(after))]
        page = tuple(rest[:limit])
        return Page(page, page[-1].number if len(rest) > limit else None)


@pytest.fixture
def office() -> Office:
    return Office(3)


@pytest.fixture
def model(place: Workplace) -> PagedModel[Case]:
    model = PagedModel(COLUMNS, lambda case: case.number, place.tasks, place.tr)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def table(qtbot: QtBot, place: Workplace, model: PagedModel[Case]) -> PagedTable[Case]:
    table = PagedTable(model, place, "Messages")
    table.say_when_empty("No cases waiting. F4 counter desk", "Loading cases…")
    table.resize(600, 300)
    qtbot.addWidget(table)
    return table


def test_the_first_page_is_read_elsewhere_and_shown(
    qtbot: QtBot, model: PagedModel[Case], office: Office
) -> None:
    fillings: list[Filling] = []
    model.filling_changed.connect(lambda: fillings.append(model.filling))

    model.show(office.fetch)
    assert model.rowCount() == 0
    qtbot.waitUntil(lambda: model.rowCount() == 3)

    assert fillings == [Filling.LOADING, Filling.READY]
    assert model.total == 3
    assert model.complete


def test_later_pages_are_read_by_key_and_never_large(
    qtbot: QtBot, model: PagedModel[Case], place: Workplace
) -> None:
    office = Office(2 * PAGE + 10)
    model.show(office.fetch)
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)

    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        qtbot.waitUntil(place.tasks.idle)

    assert [row.number for row in model.rows()] == list(range(2 * PAGE + 10))
    assert office.asked == [(None, PAGE), (PAGE - 1, PAGE), (2 * PAGE - 1, PAGE)]


def test_the_count_comes_after_the_rows(qtbot: QtBot, model: PagedModel[Case]) -> None:
    office, gate = Office(PAGE + 1), threading.Event()
    model.show(office.fetch, lambda: 212 if gate.wait(5) else None)
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)

    assert model.total is None
    gate.set()
    qtbot.waitUntil(lambda: model.total == 212)


def test_an_answer_to_an_older_question_is_ignored(
    qtbot: QtBot, model: PagedModel[Case], place: Workplace
) -> None:
    slow, quick = Office(5), Office(2)
    slow.gate.clear()
    model.show(slow.fetch)
    model.show(quick.fetch)
    slow.gate.set()

    qtbot.waitUntil(place.tasks.idle)

    assert model.rowCount() == 2


def test_the_rows_stay_while_another_list_is_read(
    qtbot: QtBot, model: PagedModel[Case], office: Office
) -> None:
    model.show(office.fetch)
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    other = Office(1)
    other.gate.clear()

    model.show(other.fetch)

    assert model.rowCount() == 3
    other.gate.set()
    qtbot.waitUntil(lambda: model.rowCount() == 1)


def test_a_failure_is_told_and_keeps_the_rows(
    qtbot: QtBot, model: PagedModel[Case], office: Office
) -> None:
    model.show(office.fetch)
    qtbot.waitUntil(lambda: model.rowCount() == 3)
    office.broken = True

    with qtbot.waitSignal(model.failed) as failure:
        model.refresh()

    assert isinstance(failure.args[0], DatabaseUnreachable)
    assert model.rowCount() == 3
    assert model.filling is Filling.READY


def test_a_failed_page_can_be_asked_for_again(
    qtbot: QtBot, model: PagedModel[Case], place: Workplace
) -> None:
    office = Office(PAGE + 5)
    model.show(office.fetch)
    qtbot.waitUntil(lambda: model.rowCount() == PAGE)
    office.broken = True
    with qtbot.waitSignal(model.failed):
        model.fetchMore(QModelIndex())

    office.broken = False
    model.refresh()
    qtbot.waitUntil(place.tasks.idle)
    model.fetchMore(QModelIndex())

    qtbot.waitUntil(lambda: model.rowCount() == PAGE + 5)


def test_loading_that_was_stopped_stays_stopped(
    qtbot: QtBot, model: PagedModel[Case], office: Office, place: Workplace
) -> None:
    office.gate.clear()
    model.show(office.fetch)

    model.cancel()
    office.gate.set()
    qtbot.waitUntil(place.tasks.idle)

    assert model.filling is Filling.CANCELLED
    assert model.rowCount() == 0


def test_a_refresh_changes_only_what_differs(
    qtbot: QtBot, model: PagedModel[Case], place: Workplace
) -> None:
    office = Office(6)
    model.show(office.fetch)
    qtbot.waitUntil(lambda: model.rowCount() == 6)
    office.cases[3] = replace(office.cases[3], name="LEE Siu Ming")
    del office.cases[1]
    office.cases.append(Case(9))
    resets = QSignalSpy(model.modelReset)
    changes: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda top, bottom: changes.append((top.row(), bottom.row())))

    model.refresh()
    qtbot.waitUntil(place.tasks.idle)

    assert [row.number for row in model.rows()] == [0, 2, 3, 4, 5, 9]
    assert changes == [(2, 2)]
    assert resets.count() == 0


def test_a_refresh_follows_rows_that_moved(
    qtbot: QtBot, model: PagedModel[Case], place: Workplace
) -> None:
    first = (Case(1), Case(2), Case(3), Case(4))
    pages = [Page(first), Page((first[3], first[0], first[2], first[1]))]
    model.show(lambda after, limit: pages[0])
    qtbot.waitUntil(lambda: model.rowCount() == 4)

    pages.pop(0)
    model.refresh()
    qtbot.waitUntil(place.tasks.idle)

    assert [row.number for row in model.rows()] == [4, 1, 3, 2]


def test_one_row_is_replaced_or_taken_out(
    qtbot: QtBot, model: PagedModel[Case], office: Office
) -> None:
    model.show(office.fetch)
    qtbot.waitUntil(lambda: model.rowCount() == 3)

    model.replace(Case(1, "黃小芬"))
    model.take_out(0)

    assert model.rows() == (Case(1, "黃小芬"), Case(2))


def test_screen_readers_get_full_words(
    qtbot: QtBot, model: PagedModel[Case], office: Office
) -> None:
    model.show(office.fetch)
    qtbot.waitUntil(lambda: model.rowCount() == 3)

    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(1, 2), role) == "Test: accepted on day 1"
    assert model.data(model.index(1, 0), role) == "Name: 1"


def test_titles_follow_the_language(model: PagedModel[Case], place: Workplace) -> None:
    place.tr.use(Language.TRADITIONAL)

    assert model.headerData(0, Qt.Orientation.Horizontal) == "姓名"


def test_the_selection_survives_a_refresh(
    qtbot: QtBot, table: PagedTable[Case], office: Office, place: Workplace
) -> None:
    table.model.show(office.fetch)
    qtbot.waitUntil(lambda: table.model.rowCount() == 3)
    table.select(2)
    del office.cases[0]

    table.model.refresh()
    qtbot.waitUntil(place.tasks.idle)

    assert table.current() == Case(2)


def test_keys_go_through_the_rows_and_open_one(
    qtbot: QtBot, table: PagedTable[Case], office: Office
) -> None:
    opened: list[Case] = []
    table.opened.connect(opened.append)
    table.model.show(office.fetch)
    qtbot.waitUntil(lambda: table.model.rowCount() == 3)
    shown(qtbot, table)

    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_Return):
        qtbot.keyClick(table.view, key)

    assert opened == [Case(2)]


def test_tab_leaves_the_table_and_rows_are_of_one_height(table: PagedTable[Case]) -> None:
    assert not table.view.tabKeyNavigation()
    assert table.view.verticalHeader().defaultSectionSize() == 28
    assert table.view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows


def test_quick_loading_shows_nothing_of_itself(
    qtbot: QtBot, table: PagedTable[Case], office: Office
) -> None:
    table.show()
    said: list[str] = []
    table.model.filling_changed.connect(lambda: said.append(table.states.text()))

    table.model.show(office.fetch)
    qtbot.waitUntil(lambda: table.model.rowCount() == 3)

    assert said == ["", ""]


def test_slow_loading_says_so_and_esc_stops_it(
    qtbot: QtBot, table: PagedTable[Case], office: Office, place: Workplace
) -> None:
    office.gate.clear()
    shown(qtbot, table)
    table.model.show(office.fetch)
    qtbot.waitUntil(lambda: table.states.text() == "Loading cases…")

    qtbot.keyClick(table.view, Qt.Key.Key_Escape)

    assert table.states.text() == "Loading was stopped."
    office.gate.set()
    qtbot.waitUntil(place.tasks.idle)
    table.states.button().click()
    qtbot.waitUntil(lambda: table.model.rowCount() == 3)
    assert table.states.text() == ""


def test_an_empty_list_says_what_will_be_here(qtbot: QtBot, table: PagedTable[Case]) -> None:
    table.show()

    table.model.show(Office(0).fetch)

    qtbot.waitUntil(lambda: table.states.text() == "No cases waiting. F4 counter desk")


def test_a_list_emptied_by_filters_offers_to_clear_them(
    qtbot: QtBot, table: PagedTable[Case]
) -> None:
    table.show()
    table.say_filtered(filtered=True)
    table.model.show(Office(0).fetch)
    qtbot.waitUntil(lambda: "filters" in table.states.text())

    with qtbot.waitSignal(table.clear_filters_asked):
        table.states.button().click()


def test_a_list_that_cannot_be_read_says_so_and_offers_to_try_again(
    qtbot: QtBot, table: PagedTable[Case], office: Office
) -> None:
    office.broken = True
    table.show()
    table.model.show(office.fetch)
    qtbot.waitUntil(lambda: "does not answer" in table.states.text())

    office.broken = False
    table.states.button().click()

    qtbot.waitUntil(lambda: table.model.rowCount() == 3)


def test_widths_are_remembered_by_name(table: PagedTable[Case]) -> None:
    table.set_widths({"number": 77, "gone": 3})

    assert table.widths()["number"] == 77


def test_columns_grow_and_shrink_with_the_text(table: PagedTable[Case], place: Workplace) -> None:
    table.set_widths({"number": 80})

    place.theme.resize_text(150)
    assert table.view.columnWidth(0) == 120
    assert table.widths()["number"] == 80
    place.theme.resize_text(100)

    assert table.view.columnWidth(0) == 80


def test_a_title_asks_for_an_order(qtbot: QtBot, table: PagedTable[Case]) -> None:
    with qtbot.waitSignal(table.sort_asked) as asked:
        table.view.horizontalHeader().sectionClicked.emit(0)

    assert asked.args == ["number"]


rows = st.lists(st.integers(0, 30), unique=True, max_size=20)


def _same(number: int) -> int:
    return number


@given(rows, rows)
def test_what_was_read_comes_first_and_nothing_twice(shown_: list[int], read: list[int]) -> None:
    result = merged(shown_, read, _same)

    assert result[: len(read)] == read
    assert len(result) == len(set(result))
    assert set(result) <= set(shown_) | set(read)


@given(rows, st.sets(st.integers(0, 30)))
def test_taking_out_the_runs_keeps_the_rest(shown_: list[int], keep: set[int]) -> None:
    left = list(shown_)
    for first, last in removed_runs(shown_, keep, _same):
        del left[first : last + 1]

    assert left == [number for number in shown_ if number in keep]


@given(st.sets(st.integers(0, 40)))
def test_runs_hold_every_place_once(places: set[int]) -> None:
    found = runs(sorted(places))

    assert sorted(place for first, last in found for place in range(first, last + 1)) == sorted(
        places
    )
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(found))


@given(rows, rows)
def test_changed_runs_are_where_rows_differ(shown_: list[int], read: list[int]) -> None:
    length = min(len(shown_), len(read))
    found = {
        place
        for first, last in changed_runs(shown_[:length], read[:length])
        for place in range(first, last + 1)
    }

    assert found == {place for place in range(length) if shown_[place] != read[place]}


@pytest.mark.parametrize("seed", range(30))
def test_a_refresh_always_ends_with_what_was_read(
    qtbot: QtBot, model: PagedModel[Case], place: Workplace, seed: int
) -> None:
    chance = random.Random(seed)
    before = [Case(number) for number in range(8)]
    after = [case for case in chance.sample(before, 8) if chance.random() < 0.7]
    for number in range(chance.randrange(4)):
        after.insert(chance.randrange(len(after) + 1), Case(100 + number))
    lists = [before, after]
    model.show(lambda _, limit: Page(tuple(lists[0])))
    qtbot.waitUntil(lambda: model.rowCount() == 8)
    lists.pop(0)

    model.refresh()
    qtbot.waitUntil(place.tasks.idle)

    assert list(model.rows()) == after


def test_a_list_that_scrolls_down_does_not_scroll_sideways_for_it(
    qtbot: QtBot, place: Workplace
) -> None:
    least = 40 + 64 + 4  # what is left of the name, and the frame
    spare = Column[Case](id="spare", title="Test", text=lambda c: c.name, width=60, leave_out=1)
    columns = (
        Column[Case](id="number", title="Name", text=lambda c: str(c.number), width=40),
        Column[Case](id="name", title="Name", text=lambda c: c.name, stretch=True, width=64),
        spare,
    )
    office = Office(60)
    table = PagedTable(PagedModel(columns, lambda c: c.number, place.tasks, place.tr), place, "")
    qtbot.addWidget(table)
    table.resize(least + 60, 200)
    table.show()

    table.model.show(office.fetch)
    qtbot.waitUntil(lambda: table.view.verticalScrollBar().maximum() > 0)

    assert table.view.horizontalScrollBar().maximum() == 0
    assert table.view.isColumnHidden(2)


def test_the_words_of_a_cell_that_is_cut_are_its_tip(
    qtbot: QtBot, table: PagedTable[Case], office: Office
) -> None:
    office.cases = [Case(1, "CHAN Tai Man alias a very long name that no column has room for")]
    table.show()
    table.model.show(office.fetch)
    qtbot.waitUntil(lambda: table.model.rowCount() == 1)
    cut, whole = table.model.index(0, 1), table.model.index(0, 0)
    place = table.view.visualRect(cut).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, table.view.viewport().mapToGlobal(place))

    QApplication.sendEvent(table.view.viewport(), asked)

    assert QToolTip.text() == office.cases[0].name
    QToolTip.hideText()
    delegate = table.view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    assert delegate.cut_words(table.view.visualRect(whole), whole) == ""


def test_an_empty_list_tells_of_no_row(qtbot: QtBot, place: Workplace, office: Office) -> None:
    spare = Column[Case](id="spare", title="Name", text=lambda c: c.name, width=200, leave_out=1)
    model = PagedModel((COLUMNS[0], spare), lambda c: c.number, place.tasks, place.tr)
    table = PagedTable(model, place, "")
    qtbot.addWidget(table)
    table.resize(200, 200)
    table.show()
    model.show(office.fetch)
    qtbot.waitUntil(lambda: "陳大文" in table.left_out.text())
    chosen: list[int] = []
    table.selection_changed.connect(lambda: chosen.append(len(table.selected())))

    model.show(lambda after, limit: Page(()))
    qtbot.waitUntil(lambda: model.filling is Filling.READY)

    assert table.left_out.text() == "No room for: Name"
    assert chosen[-1] == 0
