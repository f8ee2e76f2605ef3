"""A picture of the document at the counter: read, keyed where it was not sure, recorded."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.document_readings import reading_of
from tests.support.made_zones import td3_lines
from tests.support.offices import OpenOffice
from tests.ui.counter_desk.conftest import (
    CTRL,
    KEY,
    Posted,
    Pressed,
    brought,
    button,
    checks_of,
    line,
)
from ui.counter_desk.check import Part
from ui.counter_desk.desk import CounterDesk
from ui.counter_desk.keyed_places import Place
from ui.i18n import Language
from ui.workplace import Workplace
from workstation.domain.document_reading import (
    DocumentReading,
    PictureVerdict,
    ReadingCancelled,
)
from workstation.domain.errors import DatabaseUnreachable, ReaderFailed
from workstation.domain.holdings import PictureState
from workstation.domain.identity_checks import Author, Outcome
from workstation.domain.proofs import UnreadableReason, UnreadableUpload
from workstation.services.counter import CounterService

BODY = b"a picture that the scripted reader knows"
READ_AS_LETTERS = {(2, 3): "Z", (2, 10): "S", (1, 44): "C"}
"""Places of ``td3_lines()`` that the second reader saw otherwise."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "scan.png"
    made.write_bytes(BODY)
    return made


def shown_to_reader(
    office: OpenOffice, desk: CounterDesk, file: Path, answer: object, pressed: Pressed
) -> None:
    assert isinstance(answer, DocumentReading | Exception)
    office.documents.answer = answer
    desk.read_picture(file)
    pressed.settle()


def test_a_green_picture_answers_what_its_zone_answers(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    letter = posted()
    brought(desk, letter, pressed)

    shown_to_reader(office, desk, file, reading_of(td3_lines()), pressed)

    assert desk.identity.at is Part.PORTRAIT
    assert desk.identity.zone.text().startswith("Read from the picture\n")
    assert not desk.picture.isVisibleTo(desk)
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()
    [check] = checks_of(office, letter)
    assert check.outcome is Outcome.PASS
    assert {check.parts.number_by, check.parts.expiry_by} == {Author.READER}
    assert check.parts.picture is not None
    assert check.parts.picture.digest == hashlib.sha256(BODY).hexdigest()
    assert check.parts.picture.verdict is PictureVerdict.GREEN
    assert check.parts.picture.keyed == ()
    assert check.picture is PictureState.KEPT


def test_the_office_s_day_tells_the_century(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)

    shown_to_reader(office, desk, file, reading_of(td3_lines()), pressed)

    assert office.documents.read_on == [date(2021, 12, 15)]


def test_places_that_were_not_sure_are_keyed_unseen_and_recorded(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    letter = posted()
    brought(desk, letter, pressed)

    shown_to_reader(office, desk, file, reading_of(td3_lines(), engine=READ_AS_LETTERS), pressed)

    keying = desk.picture.keying
    assert keying.hasFocus()
    assert keying.places is not None
    assert keying.places.asked == (Place(0, 43), Place(1, 2), Place(1, 9))
    assert {keying.places.shown(place) for place in keying.places.asked} == {""}
    assert "Perhaps: <  C" in desk.picture.said()
    pressed(KEY.Key_Space, KEY.Key_2)
    assert not keying.places.complete
    pressed(KEY.Key_Return)
    assert "Some marked places are still empty." in desk.picture.said()
    pressed(KEY.Key_2, KEY.Key_Return)

    assert desk.identity.at is Part.PORTRAIT
    assert desk.identity.zone.text().startswith("Read from the picture, and keyed\n")
    pressed(KEY.Key_Y, KEY.Key_Y, KEY.Key_Y)
    pressed.confirm()
    [check] = checks_of(office, letter)
    assert check.outcome is Outcome.PASS
    assert check.parts.number_by is Author.READER_AND_CLERK
    assert check.parts.picture is not None
    assert check.parts.picture.verdict is PictureVerdict.AMBER
    assert check.parts.picture.keyed == ((1, 44), (2, 3), (2, 10))


def test_what_was_keyed_is_still_there_when_the_office_does_not_answer(
    office: OpenOffice,
    desk: CounterDesk,
    posted: Posted,
    pressed: Pressed,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    brought(desk, posted(), pressed)
    shown_to_reader(office, desk, file, reading_of(td3_lines(), engine={(2, 3): "Z"}), pressed)

    with monkeypatch.context() as patch:
        patch.setattr(CounterService, "compare_zone", _no_answer)
        pressed(KEY.Key_2, KEY.Key_Return)
        assert "does not answer" in desk.notice.text()
    assert desk.picture.keyed

    pressed(KEY.Key_Return)

    assert desk.identity.at is Part.PORTRAIT
    assert not desk.picture.isVisibleTo(desk)


def _no_answer(*_: object, **__: object) -> None:
    raise DatabaseUnreachable


def test_another_letter_does_not_take_what_was_keyed_away(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    first, second = posted(), posted(number="E87654321", phone="+85261112222")
    brought(desk, first, pressed)
    shown_to_reader(office, desk, file, reading_of(td3_lines(), engine=READ_AS_LETTERS), pressed)
    pressed(KEY.Key_Space)

    assert desk.take_scan(second.reference.symbol)
    pressed.settle()

    assert "The check under way is still open" in desk.notice.text()
    assert desk.picture.keyed


def test_letters_that_are_keyed_are_no_commands(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)
    shown_to_reader(office, desk, file, reading_of(td3_lines(), engine=READ_AS_LETTERS), pressed)

    pressed(KEY.Key_N, KEY.Key_J, KEY.Key_Y)

    check, places = desk.identity.check, desk.picture.keying.places
    assert check is not None
    assert check.answers == {}
    assert places is not None
    assert list(places.keyed.values()) == ["N", "J", "Y"]
    pressed(KEY.Key_Backspace)
    assert desk.picture.keying.places is not None
    assert list(desk.picture.keying.places.keyed.values()) == ["N", "J"]


def test_a_wrong_place_can_be_chosen_and_keyed_otherwise(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)
    shown_to_reader(office, desk, file, reading_of(td3_lines(), engine={(2, 3): "Z"}), pressed)
    keying = desk.picture.keying

    pressed(KEY.Key_2, KEY.Key_Left, KEY.Key_Right)
    assert keying.places is not None
    assert keying.places.at == Place(1, 43)
    pressed(KEY.Key_Left)
    assert keying.places.at != Place(1, 43)


def test_lines_that_are_none_of_a_document_are_not_taken(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)
    shown_to_reader(
        office, desk, file, reading_of(f"{20 * 'A'}\n{20 * 'B'}", engine={(1, 1): "Q"}), pressed
    )

    pressed(KEY.Key_A, KEY.Key_Return)

    assert "These lines are none of a document." in desk.picture.said()
    check = desk.identity.check
    assert check is not None
    assert check.zone is None


def test_esc_leaves_the_picture_and_the_number_is_keyed(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)
    shown_to_reader(office, desk, file, reading_of(td3_lines(), engine={(2, 3): "Z"}), pressed)

    pressed(KEY.Key_Escape)

    assert not desk.picture.isVisibleTo(desk)
    assert desk.picture.keying.places is None
    assert line(desk, "counter.number").hasFocus()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (DocumentReading(verdict=PictureVerdict.RED), "No machine-readable zone was found"),
        (ReaderFailed(reason="took_too_long"), "took too long"),
        (ReaderFailed(reason="reader_missing"), "cannot be read on this computer"),
        (ReaderFailed(reason="crashed"), "Reading the picture failed"),
        (UnreadableUpload(UnreadableReason.NOT_AN_IMAGE), "it is no picture. Take another one"),
    ],
)
def test_what_is_not_read_is_said_and_keyed_by_hand(
    office: OpenOffice,
    desk: CounterDesk,
    posted: Posted,
    pressed: Pressed,
    file: Path,
    place: Workplace,
    answer: object,
    words: str,
) -> None:
    brought(desk, posted(), pressed)

    shown_to_reader(office, desk, file, answer, pressed)

    assert words in desk.picture.said()
    assert desk.picture.isVisibleTo(desk)
    place.tr.use(Language.TRADITIONAL)
    assert len(desk.picture.said().split("\n")) == 2
    place.tr.use(Language.ENGLISH)
    assert words in desk.picture.said()
    assert line(desk, "counter.number").hasFocus()
    pressed.typed("E12345678")
    assert desk.identity.at is Part.EXPIRY


def test_a_file_that_is_gone_is_said_and_nothing_is_read(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, tmp_path: Path
) -> None:
    brought(desk, posted(), pressed)

    desk.read_picture(tmp_path / "gone.png")
    pressed.settle()

    assert "not there any more" in desk.picture.said()
    assert "damaged" not in desk.picture.said()
    assert office.documents.read_on == []


def test_a_file_that_cannot_be_read_is_not_called_damaged(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, tmp_path: Path
) -> None:
    brought(desk, posted(), pressed)

    desk.read_picture(tmp_path)  # a folder
    pressed.settle()

    assert "may not read the file" in desk.picture.said()
    assert office.documents.read_on == []


def being_read(
    office: OpenOffice, desk: CounterDesk, file: Path, answer: DocumentReading, qtbot: QtBot
) -> None:
    """Have a picture under way that is answered when the test says so."""
    office.documents.may_answer.clear()
    office.documents.answer = answer
    desk.read_picture(file)
    qtbot.waitUntil(lambda: bool(office.documents.read_on))


def test_leaving_the_case_stops_the_reading_and_its_answer_is_dropped(
    office: OpenOffice,
    desk: CounterDesk,
    posted: Posted,
    pressed: Pressed,
    file: Path,
    qtbot: QtBot,
) -> None:
    brought(desk, posted(), pressed)
    being_read(office, desk, file, reading_of(td3_lines()), qtbot)
    assert "being read" in desk.picture.said()

    QTest.keyClick(QApplication.focusWidget(), KEY.Key_N, CTRL)
    assert office.documents.cancelled > 0
    office.documents.may_answer.set()
    pressed.settle()

    assert desk.identity.check is None
    assert not desk.picture.isVisibleTo(desk)


def test_a_scan_ends_the_reading_of_a_picture(
    office: OpenOffice,
    desk: CounterDesk,
    posted: Posted,
    pressed: Pressed,
    file: Path,
    qtbot: QtBot,
) -> None:
    brought(desk, posted(), pressed)
    being_read(office, desk, file, reading_of(td3_lines(number="E87654321")), qtbot)

    assert desk.take_scan(td3_lines())
    assert office.documents.cancelled > 0
    office.documents.may_answer.set()
    pressed.settle()

    check = desk.identity.check
    assert check is not None
    assert check.number == "E12345678"
    assert desk.identity.zone.text().startswith("Read from the document\n")


def test_a_reading_that_was_cancelled_is_nothing_to_tell(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)

    shown_to_reader(office, desk, file, ReadingCancelled(), pressed)

    assert not desk.picture.isVisibleTo(desk)


def test_keys_on_their_way_into_a_field_are_not_taken_by_the_picture(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)
    number = line(desk, "counter.number")
    number.setFocus()
    QTest.keyClicks(number, "E12")

    shown_to_reader(office, desk, file, reading_of(td3_lines(), engine={(2, 3): "Z"}), pressed)

    assert number.hasFocus()
    assert desk.picture.keying.isVisibleTo(desk)


def test_a_visa_opposite_is_not_taken_for_the_document(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)
    visa = reading_of(td3_lines(code="V", issuer="AUS"))
    assert visa.verdict is PictureVerdict.GREEN
    document = reading_of(td3_lines())
    both = DocumentReading(
        verdict=visa.verdict, reading=visa.reading, lines=visa.lines, others=(document,)
    )

    shown_to_reader(office, desk, file, both, pressed)

    assert desk.identity.at is Part.PORTRAIT


@pytest.mark.parametrize("engine", [{}, {(2, 3): "Z"}], ids=["sure", "with doubt"])
def test_of_two_documents_none_is_taken(
    office: OpenOffice,
    desk: CounterDesk,
    posted: Posted,
    pressed: Pressed,
    file: Path,
    engine: dict[tuple[int, int], str],
) -> None:
    brought(desk, posted(), pressed)
    first, second = (
        reading_of(td3_lines()),
        reading_of(td3_lines(number="E98712340"), engine=engine),
    )
    both = DocumentReading(
        verdict=first.verdict, reading=first.reading, lines=first.lines, others=(second,)
    )

    shown_to_reader(office, desk, file, both, pressed)

    assert "more than one document" in desk.picture.said()
    assert desk.identity.at is Part.NUMBER


def test_a_zone_that_is_found_twice_is_one_document(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    brought(desk, posted(), pressed)
    first, again = reading_of(td3_lines()), reading_of(td3_lines())
    both = DocumentReading(
        verdict=first.verdict, reading=first.reading, lines=first.lines, others=(again,)
    )

    shown_to_reader(office, desk, file, both, pressed)

    assert desk.identity.at is Part.PORTRAIT


def test_without_a_letter_no_picture_is_read(
    office: OpenOffice, desk: CounterDesk, file: Path
) -> None:
    desk.read_picture(file)

    assert "Scan the letter first" in desk.notice.text()
    assert office.documents.read_on == []


def test_a_file_is_chosen_with_a_key(
    office: OpenOffice,
    desk: CounterDesk,
    posted: Posted,
    pressed: Pressed,
    file: Path,
    qtbot: QtBot,
) -> None:
    brought(desk, posted(), pressed)
    assert button(desk, "counter.picture.open").isVisible()
    office.documents.answer = reading_of(td3_lines())

    pressed(KEY.Key_O, modifier=CTRL)
    dialog = desk.window().findChild(QFileDialog, "counter.picture.choose")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    pressed.settle()

    assert desk.identity.at is Part.PORTRAIT


def test_a_file_is_dropped_on_the_desk(
    office: OpenOffice, desk: CounterDesk, posted: Posted, pressed: Pressed, file: Path
) -> None:
    office.documents.answer = reading_of(td3_lines())
    assert not _dropped(desk, file)
    brought(desk, posted(), pressed)

    assert _dropped(desk, file)
    pressed.settle()

    assert desk.identity.at is Part.PORTRAIT


def _dropped(desk: CounterDesk, *files: Path) -> bool:
    """Drag files over the desk and drop them; return whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    at = QPointF(desk.rect().center())
    enter = QDragEnterEvent(at.toPoint(), copy, data, button, none)
    enter.ignore()
    QApplication.sendEvent(desk, enter)
    if enter.isAccepted():
        QApplication.sendEvent(desk, QDropEvent(at, copy, data, button, none))
    return enter.isAccepted()
