"""The drawn document at the counter: the one that is expected, then the one that is shown."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from tests.support.windows import enlarged
from tests.ui.counter_desk.conftest import CTRL, KEY, Posted, Pressed, brought, child
from ui.counter_desk.desk import CounterDesk
from ui.theme.tokens import Look
from ui.workplace import Workplace
from workstation.domain.identity_documents import DocumentKind


def shown_kind(desk: CounterDesk, kind: DocumentKind) -> None:
    combo = child(desk, "counter.kind")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(kind))
    combo.activated.emit(combo.currentIndex())


def accents(desk: CounterDesk, place: Workplace) -> list[QRect]:
    """Return the rows of the drawing in which places are marked, from top to bottom."""
    picture = desk.guide.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    accent = place.theme.color("accent").rgb()
    rows = [
        [x for x in range(picture.width()) if picture.pixel(x, y) == accent]
        for y in range(picture.height())
    ]
    found: list[QRect] = []
    for y, row in enumerate(rows):
        if row and (not found or y > found[-1].bottom() + 1):
            found.append(QRect(row[0], y, row[-1] - row[0] + 1, 1))
        elif row:
            found[-1].setBottom(y)
    return found


def test_the_expected_document_is_drawn_with_the_places_that_answer(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    assert not desk.guide.isVisible()

    brought(desk, posted(), pressed)

    assert desk.guide.isVisible()
    assert desk.guide.text().startswith("The lines stand at the foot of the page")
    name, rest = accents(desk, place)
    assert name.top() < rest.top()
    assert name.left() > rest.left()


def test_another_document_is_another_drawing(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    brought(desk, posted(), pressed)

    shown_kind(desk, DocumentKind.EXIT_ENTRY_PERMIT)

    assert "one side of the card" in desk.guide.text()
    assert "has not confirmed this layout" in desk.guide.text()
    assert len(accents(desk, place)) == 1
    shown_kind(desk, DocumentKind.HOME_RETURN_PERMIT)
    assert len(accents(desk, place)) == 2


def test_a_document_without_lines_says_so_and_is_not_drawn(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    brought(desk, posted(), pressed)

    shown_kind(desk, DocumentKind.ONE_WAY_PERMIT)

    assert desk.guide.text().startswith("No machine-readable lines are known of it")
    assert accents(desk, place) == []


def test_the_drawing_goes_with_the_person_and_follows_the_look(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace
) -> None:
    brought(desk, posted(), pressed)
    place.theme.choose(Look.DARK)
    assert len(accents(desk, place)) == 2

    pressed(KEY.Key_N, modifier=CTRL)

    assert not desk.guide.isVisible()


def test_large_text_makes_no_larger_drawing_and_leaves_room_for_the_facts(
    desk: CounterDesk, posted: Posted, pressed: Pressed, place: Workplace, qtbot: QtBot
) -> None:
    brought(desk, posted(), pressed)

    enlarged(qtbot, place, desk)

    assert desk.facts.height() > desk.guide.height()
