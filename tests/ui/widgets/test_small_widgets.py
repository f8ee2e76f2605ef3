"""Chips, notices, toasts, states, differences, forms, questions, figures."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.windows import shown
from ui.i18n import N_, Language
from ui.theme.tokens import Look, State
from ui.timing import Debounce, Throttle
from ui.widgets.charts import Bar, BarChart, as_text
from ui.widgets.chips import FilterChip, StateChip
from ui.widgets.dialogs import confirm
from ui.widgets.differences import Differences
from ui.widgets.forms import Form
from ui.widgets.message_list import MessageList
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.spelling import (
    Piece,
    count_of_differences,
    count_of_name_differences,
    name_pieces,
    pieces,
)
from ui.widgets.state_view import Skeleton, StateView
from ui.widgets.tiles import Tile
from ui.widgets.toasts import MOST, ToastStack
from ui.workplace import Workplace
from workstation.domain.calendar import HONG_KONG

BARS = (Bar("1 d", 120), Bar("2 d", 61), Bar("5 d", 5, late=True))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def toasts(place: Workplace, window: QWidget) -> ToastStack:
    return ToastStack(place.notices, place.icons, place.tr, window)


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _colours(widget: QWidget) -> set[int]:
    picture = _picture(widget)
    places = product(range(picture.width()), range(picture.height()))
    return {picture.pixel(x, y) for x, y in places}


@pytest.mark.parametrize("look", list(Look))
def test_no_two_states_look_alike_without_colour(
    qtbot: QtBot, place: Workplace, look: Look
) -> None:
    place.theme.choose(look)
    chip = StateChip(place.icons)
    qtbot.addWidget(chip)
    grey = QImage.Format.Format_Grayscale8
    pictures = []
    for state in State:
        chip.show_state(state, "–")
        chip.resize(chip.sizeHint())
        pictures.append(bytes(_picture(chip).convertToFormat(grey).constBits()))

    assert len(set(pictures)) == len(State)


def test_a_chip_has_a_word_and_says_it(qtbot: QtBot, place: Workplace) -> None:
    chip = StateChip(place.icons)
    qtbot.addWidget(chip)

    chip.show_state(State.IN_USE, "In use: Wong K.")

    assert chip.accessibleName() == "In use: Wong K."
    assert chip.sizeHint().width() > 80


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_filter_is_taken_off_by_key(qtbot: QtBot, place: Workplace, key: Qt.Key) -> None:
    chip = FilterChip("district", "Sham Shui Po", place.icons)
    qtbot.addWidget(chip)

    with qtbot.waitSignal(chip.removed) as removed:
        qtbot.keyClick(chip, key)

    assert removed.args == ["district"]


def test_a_notice_says_what_to_do_and_does_it(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    done: list[int] = []
    notice = NoticeBar(place.icons, window)

    notice.say("Connection lost 14:02.", button="Try again", act=lambda: done.append(1))
    notice.findChild(QPushButton).click()  # type: ignore[union-attr]  # it is there

    assert done == [1]
    assert notice.text() == "Connection lost 14:02."
    notice.clear()
    assert notice.text() == ""


def test_at_most_three_toasts_stand_and_all_are_kept(
    qtbot: QtBot, place: Workplace, window: QWidget, toasts: ToastStack
) -> None:
    window.show()
    for number in range(5):
        place.notices.tell(f"Message {number}")

    assert [toast.notice.text for toast in toasts.toasts()] == [
        "Message 2",
        "Message 3",
        "Message 4",
    ]
    assert len(toasts.toasts()) == MOST
    assert place.notices.history()[0].text == "Message 4"
    assert len(place.notices.history()) == 5


def test_toasts_never_take_the_focus(
    qtbot: QtBot, place: Workplace, window: QWidget, toasts: ToastStack
) -> None:
    field = QLineEdit(window)
    shown(qtbot, window)
    field.setFocus()

    place.notices.offer_undo("Rejected HK…873", "Undo", lambda: None)

    assert QApplication.focusWidget() is field
    buttons = toasts.findChildren(QPushButton)
    assert {button.focusPolicy() for button in buttons} == {Qt.FocusPolicy.NoFocus}


def test_errors_stay_others_go(place: Workplace, window: QWidget, toasts: ToastStack) -> None:
    window.show()
    place.notices.fail("Not accepted")
    place.notices.tell("Saved")

    for _ in range(10):
        for toast in toasts.toasts():
            toast.tick()

    standing = [toast.notice.text for toast in toasts.toasts()]
    assert standing == ["Not accepted"]


def test_what_was_done_can_be_undone_in_time(
    place: Workplace, window: QWidget, toasts: ToastStack
) -> None:
    told: list[str] = []
    window.show()
    place.notices.offer_undo(
        "Rejected HK…873",
        "Undo",
        lambda: told.append("undone"),
        expired=lambda: told.append("final"),
    )

    assert toasts.undo_last()
    assert told == ["undone"]
    assert not toasts.undo_last()


def test_a_toast_stays_wholly_in_the_language_it_was_told_in(
    place: Workplace, window: QWidget, toasts: ToastStack
) -> None:
    window.show()
    place.notices.offer_undo("Rejected HK…873", "Undo", lambda: None, seconds=8)

    place.tr.use(Language.TRADITIONAL)
    toasts.toasts()[0].tick()

    words = {button.text() for button in toasts.findChildren(QPushButton)}
    assert "Undo  7 s" in words


def test_undo_ends_with_its_time(place: Workplace, window: QWidget, toasts: ToastStack) -> None:
    told: list[str] = []
    window.show()
    place.notices.offer_undo(
        "Rejected HK…873",
        "Undo",
        lambda: told.append("undone"),
        seconds=2,
        expired=lambda: told.append("final"),
    )
    toast = toasts.toasts()[0]

    toast.tick()
    assert not told
    toast.tick()

    assert told == ["final"]
    assert not toasts.undo_last()


def test_notices_are_kept_with_the_time_in_hong_kong(place: Workplace) -> None:
    notice = place.notices.tell("First")

    assert notice.at.tzinfo is HONG_KONG


def test_the_list_of_messages_has_the_newest_first(qtbot: QtBot, place: Workplace) -> None:
    place.notices.tell("First")
    place.notices.fail("Second")
    parent = QWidget()
    qtbot.addWidget(parent)

    messages = MessageList(place, parent)

    assert messages.list.item(0).text().endswith("Second")
    assert messages.list.count() == 2


def test_a_view_says_why_it_is_empty(qtbot: QtBot, place: Workplace, window: QWidget) -> None:
    done: list[int] = []
    view = StateView(place.icons, window, Skeleton.PAGE)
    window.show()

    view.say("No cases waiting.", icon="check", button="Counter desk", act=lambda: done.append(1))
    view.button().click()

    assert view.text() == "No cases waiting."
    assert view.geometry() == window.rect()
    assert done == [1]
    view.clear()
    assert view.text() == ""


def test_loading_that_ends_at_once_is_never_seen(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    view = StateView(place.icons, window)
    window.show()

    view.loading("Loading cases…")
    view.clear()
    qtbot.wait(200)

    assert view.isHidden()


texts = st.text(alphabet="深水埗南昌邨苑ABC 123", max_size=12)


@given(texts, texts)
def test_the_pieces_are_the_spellings(declared: str, read: str) -> None:
    left, right = pieces(declared, read)

    assert "".join(piece.text for piece in left) == declared
    assert "".join(piece.text for piece in right) == read
    same = [piece.text for piece in left if not piece.differs]
    assert same == [piece.text for piece in right if not piece.differs]


@given(texts, texts)
def test_only_different_spellings_differ(declared: str, read: str) -> None:
    assert (count_of_differences(declared, read) == 0) == (declared == read)


def test_the_one_character_is_found() -> None:
    left, right = pieces("南昌邨", "南昌苑")

    assert left == (Piece("南昌", differs=False), Piece("邨", differs=True))
    assert right == (Piece("南昌", differs=False), Piece("苑", differs=True))


def test_capitals_are_no_difference() -> None:
    left, right = pieces("66 Hip Wo Street", "68 HIP WO STREET")

    assert [piece.text for piece in left if piece.differs] == ["6"]
    assert [piece.text for piece in right if piece.differs] == ["8"]


@pytest.mark.parametrize(
    ("declared", "read", "marked"),
    [
        ("CHAN Tai Man", "CHAN Tai Mun 陳大文", ["u"]),
        ("CHAN Tai Man 陳大文", "CHAN Tai Man 陳大民", ["民"]),
        ("陳大文", "CHAN Tai Man 陳大文", []),
        ("CHAN Tai Man", "陳大文", []),
    ],
)
def test_a_script_only_one_name_is_written_in_is_no_difference(
    declared: str, read: str, marked: list[str]
) -> None:
    left, right = name_pieces(declared, read)

    assert "".join(piece.text for piece in left) == declared
    assert "".join(piece.text for piece in right) == read
    assert [piece.text for piece in right if piece.differs] == marked
    assert count_of_name_differences(declared, read) == len(marked)


def test_differences_are_said_in_words(qtbot: QtBot, place: Workplace) -> None:
    pair = Differences(place)
    qtbot.addWidget(pair)

    pair.show_pair("南昌邨", "南昌苑")
    assert pair.summary() == "1 character differs"
    pair.show_pair("南昌邨", "南昌邨")
    assert pair.summary() == "The same"
    pair.show_pair("澤翠樓", "CHAK TSUI HOUSE", marked=False)
    assert pair.summary() == "The same"
    pair.show_pair("南昌邨", None)
    assert pair.summary() == "Not read"
    place.tr.use(Language.TRADITIONAL)
    assert pair.summary() == "未能讀取"
    assert "南昌邨" in pair.accessibleName()


def test_differences_are_painted(qtbot: QtBot, place: Workplace) -> None:
    pair = Differences(place)
    pair.resize(300, 44)
    qtbot.addWidget(pair)
    pair.show_pair("南昌邨 1203", "南昌邨 1203")
    same = _picture(pair)

    pair.show_pair("南昌邨 1203", "南昌邨 1208")

    assert _picture(pair) != same


def test_what_is_the_same_in_other_words_is_not_marked(qtbot: QtBot, place: Workplace) -> None:
    pair = Differences(place)
    pair.resize(300, 44)
    qtbot.addWidget(pair)
    red = place.theme.ink(State.REJECTED).rgb()
    pair.show_pair("1", "1/F")
    assert red in _colours(pair)

    pair.show_pair("1", "1/F", marked=False)

    assert red not in _colours(pair)


def test_a_form_names_its_fields_and_complains_below_them(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    form, field = Form(place, window), QLineEdit()
    form.row(N_("Staff number"), field, hint=N_("Password"))
    shown(qtbot, window)

    form.complain(field, "Another account has this staff number.")

    assert form.complaint(field) == "Another account has this staff number."
    assert QApplication.focusWidget() is field
    assert field.property("wrong") == "true"
    form.clear_complaints()
    assert form.complaint(field) == ""
    assert field.property("wrong") == "false"


def test_the_safe_button_has_the_focus(qtbot: QtBot, place: Workplace, window: QWidget) -> None:
    done: list[int] = []
    shown(qtbot, window)

    asked = confirm(
        window, place, "Cancel letter HKPL-…567?", "Cancel letter", lambda: done.append(1)
    )
    qtbot.waitUntil(asked.isActiveWindow)

    assert asked.focusWidget() is asked.safe
    assert asked.safe.isDefault()
    assert asked.verb.text() == "Cancel letter"
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert not done


def test_the_verb_acts_and_the_focus_goes_back(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    done: list[int] = []
    field = QLineEdit(window)
    shown(qtbot, window)
    field.setFocus()

    asked = confirm(window, place, "Sure?", "Cancel letter", lambda: done.append(1))
    qtbot.waitUntil(asked.isActiveWindow)
    asked.verb.click()

    assert done == [1]
    qtbot.waitUntil(lambda: window.focusWidget() is field)


def test_a_chart_can_be_read_as_table_text_and_sentence(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    chart = BarChart(place, window)
    QVBoxLayout(window).addWidget(chart)
    chart.show_bars("Waiting by age", BARS, "Five cases wait for more than five days.")
    shown(qtbot, window)
    chart.setFocus()
    painted = _picture(chart)

    qtbot.keyClick(chart.focusProxy() or chart, Qt.Key.Key_T)
    assert _picture(chart) != painted
    table = chart.findChild(QTableWidget)
    titles = [table.horizontalHeaderItem(n).text() for n in range(2)]
    assert titles == ["Group", "Count"]
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    chart.copy()

    assert chart.text() == as_text("Waiting by age", BARS)
    assert place.clipboard.text() == "Waiting by age\n1 d\t120\n2 d\t61\n5 d\t5"
    assert "Five cases" in (chart.focusProxy() or chart).accessibleName()


def test_a_bar_is_opened_by_key(qtbot: QtBot, place: Workplace, window: QWidget) -> None:
    chart = BarChart(place, window)
    QVBoxLayout(window).addWidget(chart)
    chart.show_bars("Waiting by age", BARS, "")
    shown(qtbot, window)
    bars = chart.focusProxy()
    assert bars is not None
    bars.setFocus()

    with qtbot.waitSignal(chart.pressed) as pressed:
        qtbot.keyClick(bars, Qt.Key.Key_Down)
        qtbot.keyClick(bars, Qt.Key.Key_Return)

    assert pressed.args == [1]


def test_a_tile_opens_by_key_and_describes_itself(qtbot: QtBot, place: Workplace) -> None:
    tile = Tile(place)
    tile.resize(220, 84)
    qtbot.addWidget(tile)
    tile.show_figure("Waiting", "212", "212 cases wait, 13 more than yesterday.", [1, 5, 3, 9])
    tile.grab()

    with qtbot.waitSignal(tile.pressed):
        qtbot.keyClick(tile, Qt.Key.Key_Return)

    assert tile.accessibleName() == "Waiting: 212"


def test_a_debounced_action_runs_once(qtbot: QtBot, window: QWidget) -> None:
    done: list[int] = []
    later = Debounce(lambda: done.append(1), 20, window)

    for _ in range(5):
        later.ask()
    assert not done

    qtbot.waitUntil(lambda: done == [1])
    later.now()
    assert done == [1]
    later.ask()
    later.now()
    assert done == [1, 1]


def test_a_throttled_action_runs_first_and_last(qtbot: QtBot, window: QWidget) -> None:
    done: list[int] = []
    seldom = Throttle(lambda: done.append(1), 20, window)

    for _ in range(5):
        seldom.ask()
    assert done == [1]

    qtbot.waitUntil(lambda: done == [1, 1])
    qtbot.wait(50)
    assert done == [1, 1]


def test_no_toast_is_cut_where_the_room_is_low(
    qtbot: QtBot, place: Workplace, window: QWidget
) -> None:
    low = QRect(400, 50, 500, 120)
    toasts = ToastStack(place.notices, place.icons, place.tr, window, lambda: low)
    window.show()
    place.theme.resize_text(150)

    for _ in range(MOST):
        place.notices.tell("Assigned 3 cases to Wong K.; two were left out, colleagues have them")

    assert toasts.height() > low.bottom()
    assert window.rect().contains(toasts.geometry())


def test_a_long_title_of_a_tile_takes_a_second_line(qtbot: QtBot, place: Workplace) -> None:
    place.theme.resize_text(150)
    tile = Tile(place)
    tile.resize(250, tile.sizeHint().height())
    qtbot.addWidget(tile)
    line = QFontMetrics(place.theme.font()).lineSpacing()
    second = QRect(12, 8 + line + 4, 226, line - 8)

    tile.show_figure("Promised", "", "")
    one = tile.grab(second).toImage()
    tile.show_figure("Promised for today or before", "", "")
    two = tile.grab(second).toImage()

    assert one != two
