"""The page viewer: what lies where, what is decoded when, and what its keys do."""

import io
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.windows import shown
from ui.i18n import Language
from ui.widgets.buttons import IconButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.viewer.contrast import Contrast, contrasted
from ui.widgets.viewer.geometry import LEAST, MOST, Fit, Placing
from ui.widgets.viewer.overlay import Shown, box_at, visible
from ui.widgets.viewer.pictures import Picture, PictureCache, completed, derived, read_quickly
from ui.widgets.viewer.sheets import Box, Sheet
from ui.widgets.viewer.thumbs import SIDE, Thumbs
from ui.widgets.viewer.viewer import NARROW, PageViewer
from ui.workplace import Workplace
from workstation.domain.errors import DatabaseUnreachable

ROOM = QSizeF(740, 600)


def picture_file(width: int = 1200, height: int = 1600, colour: str = "white") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(stream, "JPEG", quality=80)
    return stream.getvalue()


def sheet(name: str, load: Callable[[], bytes | QImage] = picture_file) -> Sheet:
    return Sheet(name, load)


def box(name: str, top: float, *, on: int = 0, mismatch: bool = False) -> Box:
    corners = ((100.0, top), (500.0, top), (500.0, top + 60), (100.0, top + 60))
    return Box(name, on, int(top) // 100, corners, mismatch, f"Field {name}")


@pytest.fixture
def viewer(qtbot: QtBot, place: Workplace) -> PageViewer:
    viewer = PageViewer(place)
    viewer.resize(740, 700)
    qtbot.addWidget(viewer)
    shown(qtbot, viewer)
    return viewer


def show(qtbot: QtBot, viewer: PageViewer, *sheets: Sheet) -> None:
    viewer.show_sheets(sheets)
    qtbot.waitUntil(viewer.canvas.has_picture)


placings = st.builds(
    Placing,
    page=st.builds(QSizeF, st.floats(100, 4000), st.floats(100, 4000)),
    room=st.just(ROOM),
    middle=st.builds(QPointF, st.floats(-500, 4500), st.floats(-500, 4500)),
    zoom=st.floats(0.1, 6),
    turn=st.sampled_from([0, 90, 180, 270]),
)


@given(placings)
def test_a_held_page_never_leaves_the_room(placing: Placing) -> None:
    area = placing.held().transform().mapRect(QRectF(QPointF(0, 0), placing.page))

    assert area.intersects(QRectF(QPointF(0, 0), ROOM))
    if area.width() < ROOM.width() - 24:
        assert abs(area.center().x() - ROOM.width() / 2) < 1
    else:
        assert area.left() <= 13
        assert area.right() >= ROOM.width() - 13


@given(placings, st.sampled_from(list(Fit)[:2]))
def test_a_fitted_page_fills_the_room_and_no_more(placing: Placing, fit: Fit) -> None:
    fitted = Placing(
        placing.page, placing.room, placing.middle, fit, placing.zoom, placing.turn
    ).fitted()
    area = fitted.transform().mapRect(QRectF(QPointF(0, 0), placing.page))

    if LEAST < fitted.zoom < MOST:
        wide = abs(area.width() - (ROOM.width() - 24)) < 1
        high = abs(area.height() - (ROOM.height() - 24)) < 1
        assert wide or (fit is Fit.PAGE and high)
        assert area.width() <= ROOM.width()


@given(placings, st.floats(0.5, 2), st.builds(QPointF, st.floats(0, 740), st.floats(0, 600)))
def test_zooming_keeps_the_point_under_the_pointer(
    placing: Placing, factor: float, at: QPointF
) -> None:
    before = Placing(QSizeF(4000, 4000), ROOM, QPointF(2000, 2000), Fit.FREE, 1.0, placing.turn)
    back, _ = before.transform().inverted()
    point = back.map(at)

    after = before.zoomed(factor, at)

    assert (after.transform().map(point) - at).manhattanLength() < 0.01


@given(placings)
def test_four_quarter_turns_change_nothing(placing: Placing) -> None:
    turned = placing
    for _ in range(4):
        turned = turned.rotated(90)

    assert turned.turn == placing.turn


def test_showing_a_region_moves_only_when_it_must() -> None:
    placing = Placing(QSizeF(1000, 4000), ROOM, QPointF(500, 300), Fit.FREE, 1.0).held()

    assert placing.showing(QRectF(400, 200, 100, 50)) is placing
    moved = placing.showing(QRectF(400, 3000, 100, 50))
    seen = moved.transform().mapRect(QRectF(400, 3000, 100, 50))
    assert QRectF(QPointF(0, 0), ROOM).contains(seen)


def test_the_smallest_box_under_the_pointer_is_hit() -> None:
    large = Box("large", 0, 1, ((0, 0), (900, 0), (900, 900), (0, 900)))
    small = Box("small", 0, 2, ((10, 10), (50, 10), (50, 50), (10, 50)))
    to_room = Placing(ROOM, ROOM, QPointF(370, 300), Fit.FREE, 1.0).transform()

    assert box_at([large, small], QPointF(20, 20), to_room) == small
    assert box_at([large, small], QPointF(500, 500), to_room) == large
    assert box_at([small], QPointF(500, 500), to_room) is None


def test_boxes_can_be_seen_all_focused_or_none() -> None:
    boxes = [box("a", 100), box("b", 300)]

    assert visible(boxes, Shown.NONE, "a") == []
    assert visible(boxes, Shown.FOCUSED, "a") == [boxes[0]]
    assert visible(boxes, Shown.ALL, "a") == [boxes[1], boxes[0]]


@pytest.mark.parametrize("step", list(Contrast))
def test_contrast_spreads_faint_print(step: Contrast) -> None:
    faint = QImage(100, 100, QImage.Format.Format_RGB32)
    faint.fill(QColor(200, 200, 200))
    for x in range(100):
        for y in range(20):
            faint.setPixelColor(x, y, QColor(150, 150, 150))

    changed = contrasted(faint, step)
    ink, paper = changed.pixelColor(5, 5).value(), changed.pixelColor(5, 80).value()

    expected = {Contrast.OFF: 50, Contrast.SOFT: 200, Contrast.STRONG: 200, Contrast.INVERT: -200}
    assert (paper - ink) * (1 if expected[step] > 0 else -1) >= abs(expected[step])
    assert faint.pixelColor(5, 5).value() == 150


def test_contrast_goes_round() -> None:
    step = Contrast.OFF
    for _ in Contrast:
        step = step.next()

    assert step is Contrast.OFF


def test_a_page_is_decoded_to_screen_size_first() -> None:
    picture = read_quickly(sheet("a", lambda: picture_file(4000, 3000)), QSize(800, 800))

    assert picture is not None
    assert picture.size == QSize(4000, 3000)
    assert picture.levels[0].width() <= 800
    assert not picture.complete
    whole = completed(picture)
    assert [level.width() for level in whole.levels] == [4000, 2000, 1000]


def test_bytes_that_are_no_picture_are_no_picture() -> None:
    assert read_quickly(sheet("a", lambda: b"%PDF-1.7 not a picture"), QSize(800, 800)) is None


def test_a_photo_taken_upright_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned clockwise by 90 degrees
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(stream, "JPEG", exif=exif)
    data = stream.getvalue()

    picture = read_quickly(sheet("a", lambda: data), QSize(2000, 2000))

    assert picture is not None
    assert picture.size == QSize(300, 400)
    assert picture.levels[0].size() == QSize(300, 400)


@given(st.sampled_from([0, 90, 180, 270]), st.floats(0, 1), st.floats(0, 1))
def test_turned_levels_lie_on_the_page_where_they_belong(turn: int, x: float, y: float) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    picture = Picture(image, QSize(80, 60), (image,))

    turned = derived(picture, Contrast.OFF, turn, 0.4)
    level = turned.levels[0]
    on_page = turned.onto_page(level).map(QPointF(x * level.width(), y * level.height()))

    assert -0.01 <= on_page.x() <= 80.01
    assert -0.01 <= on_page.y() <= 60.01
    corners = turned.onto_page(level).mapRect(QRectF(level.rect()))
    assert (abs(corners.width() - 80), abs(corners.height() - 60)) < (0.01, 0.01)


def test_the_cache_keeps_what_was_seen_last_within_its_limit() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    cost = image.sizeInBytes()
    cache = PictureCache(limit=3 * cost)

    for name in "abcd":
        cache.put(name, Picture(image, image.size(), (image,)))
        cache.get("a")

    assert cache.cost() <= 3 * cost
    assert cache.get("d") is not None
    assert cache.get("a") is not None
    assert cache.get("b") is None


def test_a_page_appears_without_blocking_and_is_sharpened_after_a_rest(
    qtbot: QtBot, viewer: PageViewer
) -> None:
    show(qtbot, viewer, sheet("a", lambda: picture_file(4000, 3000)))
    quick = viewer.picture_bytes()

    qtbot.waitUntil(lambda: viewer.picture_bytes() > 10 * quick)


def test_the_wrong_page_is_never_shown(qtbot: QtBot, viewer: PageViewer) -> None:
    gate = threading.Event()
    slow = sheet("slow", lambda: picture_file() if gate.wait(5) else b"")
    viewer.show_sheets([slow])
    assert not viewer.canvas.has_picture()

    show(qtbot, viewer, sheet("quick", lambda: picture_file(300, 200)))
    gate.set()
    qtbot.wait(50)

    assert viewer.canvas.placing.page == QSizeF(300, 200)


def test_the_page_before_disappears_while_the_next_is_read(
    qtbot: QtBot, viewer: PageViewer
) -> None:
    show(qtbot, viewer, sheet("a"))
    gate = threading.Event()

    viewer.show_sheets([sheet("b", lambda: picture_file() if gate.wait(5) else b"")])

    assert not viewer.canvas.has_picture()
    gate.set()
    qtbot.waitUntil(viewer.canvas.has_picture)


def test_a_prefetched_page_is_there_at_once(
    qtbot: QtBot, viewer: PageViewer, place: Workplace
) -> None:
    loads: list[int] = []

    def load() -> bytes:
        loads.append(1)
        return picture_file()

    viewer.prefetch([sheet("next", load)])
    qtbot.waitUntil(place.tasks.idle)

    viewer.show_sheets([sheet("next", load)])

    assert viewer.canvas.has_picture()
    assert loads == [1]


def _thumbs(viewer: PageViewer) -> list[QToolButton]:
    buttons = viewer.findChild(Thumbs).findChildren(QToolButton)
    return [button for button in buttons if button.isCheckable()]


def _fully_seen(viewer: PageViewer, at: int) -> bool:
    button = _thumbs(viewer)[at]
    return button.visibleRegion().boundingRect() == button.rect()


@pytest.fixture
def forty(qtbot: QtBot, viewer: PageViewer) -> PageViewer:
    """Forty black pages in a window just wide enough for small pictures."""
    viewer.resize(NARROW, 700)
    black = picture_file(300, 400, "black")
    show(qtbot, viewer, *(sheet(str(n), lambda: black) for n in range(40)))
    return viewer


def test_a_long_row_of_pages_scrolls_and_makes_no_window_wider(
    qtbot: QtBot, place: Workplace, forty: PageViewer
) -> None:
    place.theme.resize_text(150)

    assert forty.minimumSizeHint().width() < NARROW / 2
    assert forty.width() == NARROW
    assert not forty.findChild(Thumbs).isHidden()
    forty.resize(NARROW - 1, 700)
    assert forty.findChild(Thumbs).isHidden()


def test_the_page_shown_is_in_view_in_the_row_with_its_number(
    qtbot: QtBot, place: Workplace, forty: PageViewer
) -> None:
    for text_size in (100, 150):
        place.theme.resize_text(text_size)
        for at in (0, 25, 39, 12):
            forty.show_sheet(at)
            qtbot.waitUntil(partial(_fully_seen, forty, at))

            button = _thumbs(forty)[at]
            line = button.fontMetrics().height()
            assert button.isChecked()
            assert button.height() >= SIDE + line


def test_small_pictures_come_without_a_visit_to_their_pages(
    qtbot: QtBot, place: Workplace, forty: PageViewer
) -> None:
    def pictured(at: int) -> bool:
        image = _thumbs(forty)[at].icon().pixmap(SIDE, SIDE).toImage()
        return image.pixelColor(image.width() // 2, image.height() // 2).alpha() > 0

    qtbot.waitUntil(lambda: pictured(3))
    qtbot.waitUntil(place.tasks.idle)
    assert not pictured(39)  # nobody looks there

    forty.show_sheet(35)

    qtbot.waitUntil(lambda: pictured(37))


def test_a_page_that_cannot_be_read_says_so(qtbot: QtBot, viewer: PageViewer) -> None:
    viewer.show_sheets([sheet("a", lambda: b"no picture")])

    qtbot.waitUntil(lambda: "cannot be shown" in viewer.words())


def test_a_lost_connection_is_told(qtbot: QtBot, viewer: PageViewer) -> None:
    def load() -> bytes:
        raise DatabaseUnreachable

    with qtbot.waitSignal(viewer.failed):
        viewer.show_sheets([sheet("a", load)])

    assert "does not answer" in viewer.words()


def test_focusing_a_box_goes_to_its_page_and_brings_it_into_view(
    qtbot: QtBot, viewer: PageViewer
) -> None:
    show(qtbot, viewer, sheet("a"), sheet("b"))
    viewer.set_boxes([box("name", 100), box("flat", 1500, on=1)])
    viewer.canvas.zoom_to(1.0)

    with qtbot.waitSignal(viewer.sheet_shown) as page:
        viewer.focus_box("flat")
    qtbot.waitUntil(viewer.canvas.has_picture)

    assert page.args == [1]
    seen = viewer.canvas.placing.transform().mapRect(box("flat", 1500).bounds())
    assert QRectF(viewer.canvas.rect()).contains(seen)


def test_a_click_on_a_box_tells_which(qtbot: QtBot, viewer: PageViewer) -> None:
    show(qtbot, viewer, sheet("a"))
    viewer.set_boxes([box("name", 100)])
    where = viewer.canvas.placing.transform().map(QPointF(300, 130)).toPoint()

    with qtbot.waitSignal(viewer.box_clicked) as clicked:
        qtbot.mouseClick(viewer.canvas, Qt.MouseButton.LeftButton, pos=where)

    assert clicked.args == ["name"]


def test_the_rectangle_that_is_offered_takes_in_nothing_beside_its_box(
    qtbot: QtBot, viewer: PageViewer
) -> None:
    show(qtbot, viewer, sheet("a"))
    viewer.set_boxes([box("flat", 300), box("floor", 600)])
    viewer.focus_box("flat")
    assert viewer.pick_region()

    with qtbot.waitSignal(viewer.region_picked) as picked:
        qtbot.keyClick(viewer.canvas, Qt.Key.Key_Return)

    assert picked.args is not None
    _, corners, _ = picked.args
    for drawn, corner in zip(corners, box("flat", 300).quad, strict=True):
        assert drawn == pytest.approx(corner, abs=0.5)


def test_boxes_follow_a_picture_that_was_made_smaller(qtbot: QtBot, viewer: PageViewer) -> None:
    show(qtbot, viewer, Sheet("a", lambda: picture_file(600, 800), size=(1200, 1600)))
    viewer.set_boxes([box("name", 100)])
    where = viewer.canvas.placing.transform().map(QPointF(150, 65)).toPoint()

    with qtbot.waitSignal(viewer.box_clicked):
        qtbot.mouseClick(viewer.canvas, Qt.MouseButton.LeftButton, pos=where)


def test_keys_zoom_fit_turn_and_page(qtbot: QtBot, viewer: PageViewer) -> None:
    show(qtbot, viewer, sheet("a"), sheet("b"))
    canvas = viewer.canvas
    fitted = canvas.placing.zoom

    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.placing.zoom > fitted
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.placing.zoom * canvas.devicePixelRatioF() == 1.0
    qtbot.keyClick(canvas, Qt.Key.Key_E)
    assert viewer.memory()["fit"] == "page"
    qtbot.keyClick(canvas, Qt.Key.Key_W)
    assert viewer.memory()["fit"] == "width"
    qtbot.keyClick(canvas, Qt.Key.Key_R)
    assert canvas.placing.turn == 90
    qtbot.keyClick(canvas, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.placing.turn == 0
    with qtbot.waitSignal(viewer.sheet_shown) as page:
        qtbot.keyClick(canvas, Qt.Key.Key_BracketRight)
    assert page.args == [1]
    with qtbot.waitSignal(viewer.next_asked):
        qtbot.keyClick(canvas, Qt.Key.Key_BracketRight)


def test_arrows_and_the_space_bar_move_the_page(qtbot: QtBot, viewer: PageViewer) -> None:
    show(qtbot, viewer, sheet("a"))
    canvas = viewer.canvas
    canvas.zoom_to(2.0)
    canvas.setFocus()
    before = canvas.placing.middle

    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.placing.middle.x() > before.x()

    before = canvas.placing.middle
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseMove(canvas, QPoint(200, 300))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.placing.middle.x() > before.x()


def test_turn_and_contrast_belong_to_the_page_zoom_to_the_viewer(
    qtbot: QtBot, viewer: PageViewer, place: Workplace
) -> None:
    show(qtbot, viewer, sheet("a"))
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_R)
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_C)
    viewer.canvas.fit(Fit.PAGE)
    qtbot.waitUntil(place.tasks.idle)

    show(qtbot, viewer, sheet("b"))
    assert viewer.canvas.placing.turn == 0
    assert viewer.canvas.placing.fit is Fit.PAGE

    show(qtbot, viewer, sheet("a"))
    qtbot.waitUntil(place.tasks.idle)
    assert viewer.canvas.placing.turn == 90
    assert viewer.canvas.placing.fit is Fit.PAGE


def test_the_magnifier_and_the_boxes_are_painted(
    qtbot: QtBot, viewer: PageViewer, place: Workplace
) -> None:
    show(qtbot, viewer, sheet("a"))
    viewer.set_boxes([box("name", 100), box("flat", 500, mismatch=True)])
    plain = viewer.canvas.grab().toImage()

    viewer.focus_box("flat")
    framed = viewer.canvas.grab().toImage()
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_M)
    qtbot.waitUntil(place.tasks.idle)
    magnified = viewer.canvas.grab().toImage()
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_M)
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_B)
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_B)

    assert plain != framed
    assert framed != magnified
    assert viewer.canvas.shown is Shown.FOCUSED


def test_the_number_of_a_box_hides_nothing_beside_it(qtbot: QtBot, viewer: PageViewer) -> None:
    show(qtbot, viewer, sheet("a"))
    viewer.set_boxes([box("flat", 500, mismatch=True)])
    viewer.focus_box("flat")
    canvas = viewer.canvas
    to_room = canvas.placing.transform()
    framed = to_room.mapRect(QRectF(100, 500, 400, 60)).toRect()
    beside = QRect(framed.left() - 28, framed.top() + 4, 20, framed.height() - 8)
    edge = QRect(round(to_room.map(QPointF(0, 0)).x()), framed.top(), 14, framed.height())

    focused = canvas.grab().toImage()
    viewer.focus_box(None)
    plain = canvas.grab().toImage()

    assert focused.copy(beside) == plain.copy(beside)
    assert focused.copy(edge) != plain.copy(edge)


@pytest.mark.parametrize("mismatch", [False, True])
def test_a_frame_covers_nothing_of_what_it_frames(
    qtbot: QtBot, viewer: PageViewer, mismatch: bool
) -> None:
    show(qtbot, viewer, sheet("a"))
    viewer.set_boxes([box("flat", 500, mismatch=mismatch)])
    viewer.focus_box("flat")
    canvas = viewer.canvas
    framed = canvas.placing.transform().mapRect(QRectF(100, 500, 400, 60)).toAlignedRect()

    focused = canvas.grab().toImage()
    viewer.focus_box(None)
    other = canvas.grab().toImage()
    canvas.shown = Shown.NONE
    canvas.update()
    plain = canvas.grab().toImage()

    assert plain.copy(framed) == focused.copy(framed) == other.copy(framed)
    assert plain != other


def test_the_keys_work_in_the_whole_desk_but_not_in_its_fields(
    qtbot: QtBot, place: Workplace
) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    column, field, viewer = QVBoxLayout(desk), QLineEdit(), PageViewer(place)
    column.addWidget(viewer)
    column.addWidget(field)
    desk.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    viewer.bind_keys(desk)
    shown(qtbot, desk)
    show(qtbot, viewer, sheet("a"))

    qtbot.keyClick(desk, Qt.Key.Key_E)
    assert viewer.canvas.placing.fit is Fit.PAGE
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_W)
    assert viewer.canvas.placing.fit is Fit.PAGE
    assert field.text() == "w"


def test_what_is_remembered_is_found_again(qtbot: QtBot, viewer: PageViewer) -> None:
    viewer.recall({"fit": "free", "zoom": 0.5, "boxes": "none", "other": 1})

    assert viewer.memory() == {"fit": "free", "zoom": 0.5, "boxes": "none"}
    viewer.recall({"fit": "nonsense", "zoom": "x"})
    assert viewer.memory()["zoom"] == 0.5


def test_nothing_stays_after_forgetting(qtbot: QtBot, viewer: PageViewer) -> None:
    show(qtbot, viewer, sheet("a"))

    viewer.forget()

    assert viewer.picture_bytes() == 0
    assert not viewer.canvas.has_picture()


def test_the_page_is_named_in_the_language_in_use(
    qtbot: QtBot, viewer: PageViewer, place: Workplace
) -> None:
    show(qtbot, viewer, sheet("a"), sheet("b"))

    assert viewer.canvas.accessibleName() == "Page 1 of 2"
    place.tr.use(Language.TRADITIONAL)
    assert viewer.canvas.accessibleName() == "第 1 頁，共 2 頁"


def test_a_framed_field_too_small_to_read_is_shown_closer_until_the_page_is_fitted() -> None:
    wide = Placing(page=QSizeF(4000, 3000), room=ROOM, middle=QPointF(2000, 1500)).fitted()
    small, large = QRectF(3000, 2000, 300, 40), QRectF(3000, 2000, 300, 120)

    closer = wide.legible(small)

    where = closer.transform().mapRect(small)
    assert where.height() == pytest.approx(20)
    assert QRectF(QPointF(0, 0), ROOM).contains(where)
    assert closer.fitted().zoom == wide.zoom
    assert wide.legible(large).zoom == wide.zoom
    whole = replace(wide, fit=Fit.PAGE).fitted()
    assert whole.legible(small).zoom == whole.zoom


def test_a_long_small_line_is_shown_no_wider_than_the_room() -> None:
    wide = Placing(page=QSizeF(4000, 3000), room=ROOM, middle=QPointF(2000, 1500)).fitted()
    line = QRectF(100, 2000, 3600, 40)

    closer = wide.legible(line)

    assert closer.transform().mapRect(line).width() <= ROOM.width()


def test_a_fitted_page_stays_fitted_while_its_field_stays_framed(
    qtbot: QtBot, viewer: PageViewer
) -> None:
    show(qtbot, viewer, sheet("a", lambda: picture_file(4000, 3000)))
    corners = ((3000.0, 2000.0), (3300.0, 2000.0), (3300.0, 2030.0), (3000.0, 2030.0))
    small = Box("small", 0, 1, corners, label="Small")
    viewer.set_boxes([small])
    fitted = viewer.canvas.placing.zoom

    viewer.focus_box("small")
    nearer = viewer.canvas.placing.zoom
    viewer.commands()[3].trigger()
    viewer.set_boxes([small])
    viewer.focus_box("small")

    assert nearer > fitted
    assert viewer.canvas.placing.zoom == pytest.approx(fitted)


def test_the_zoom_is_never_cut_and_moves_no_button(
    qtbot: QtBot, place: Workplace, viewer: PageViewer
) -> None:
    show(qtbot, viewer, sheet("a"))
    place.theme.resize_text(150)
    viewer.resize(100, 700)  # the buttons take all the room there is
    lefts: set[int] = set()

    for zoom in (LEAST, 1.0, MOST):
        viewer.canvas.zoom_to(zoom)
        qtbot.wait(1)
        words = next(w for w in viewer.toolbar().findChildren(QLabel) if w.text().endswith("%"))
        assert words.width() >= words.fontMetrics().horizontalAdvance(words.text())
        lefts.add(viewer.toolbar().findChildren(IconButton)[-1].x())

    assert len(lefts) == 1


def test_the_words_of_the_contrast_make_no_viewer_wider(
    qtbot: QtBot, place: Workplace, viewer: PageViewer
) -> None:
    show(qtbot, viewer, sheet("a"))
    place.theme.resize_text(150)
    qtbot.wait(1)
    before = viewer.minimumSizeHint().width()
    viewer.resize(before + 300, 700)

    qtbot.keyClick(viewer.canvas, Qt.Key.Key_C)
    qtbot.waitUntil(place.tasks.idle)

    label = viewer.findChild(ElidedLabel)
    assert label is not None
    assert label.text() == label.toolTip() == "Contrast: soft"
    assert viewer.minimumSizeHint().width() == before
    viewer.resize(before + 60, 700)
    assert label.text().endswith("…")
    assert label.toolTip() == "Contrast: soft"
