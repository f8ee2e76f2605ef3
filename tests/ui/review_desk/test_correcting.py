"""A part of the page is read again, and a reading is corrected at a key."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.support.offices import OpenOffice
from tests.support.review_desks import DECLARED, HERE, cases, comparison, paper, puts_on_the_desk
from tests.ui.review_desk.conftest import Sit, Sitting
from ui.i18n import Language
from ui.review_desk.finding_lines import NOT_READ
from workstation.domain.applications import Application, Stage
from workstation.domain.extraction import Part, ReadWord
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.holdings import ProofState
from workstation.domain.proof_fields import Field
from workstation.gateway.reader_jobs import CRASHED, READER_MISSING, TOOK_TOO_LONG

SHIFT = Qt.KeyboardModifier.ShiftModifier


def misread(office: OpenOffice, sit: Sit, flat: str = "1208") -> tuple[Sitting, Application]:
    """Open a case whose flat the engine read as another one."""
    (case,) = cases(office)
    office.reader.comparison = comparison(differs={Part.FLAT: flat})
    desk = sit()
    desk.open(case.id)
    desk.qtbot.waitUntil(desk.desk.document.viewer.canvas.has_picture)
    return desk, case


def finds(office: OpenOffice, text: str, confidence: float = 0.91) -> None:
    """Have the reader find these words in any region."""
    word = ReadWord(text, confidence, HERE, 0, 0, 9, 9, 1)
    office.reader.region = RegionReading((word,))


def result(desk: Sitting, field: Field) -> str:
    """Return the word on the chip of a field."""
    return next(row.word for row in desk.desk.view.table.pairs.rows if row.key == field.value)


def test_a_dragged_region_is_read_and_lies_in_the_pixels_of_the_upload(
    office: OpenOffice, sit: Sit
) -> None:
    desk, _ = misread(office, sit)
    finds(office, "1203")
    canvas = desk.desk.document.viewer.canvas
    desk.press(Qt.Key.Key_F)
    assert canvas.picking
    assert "Drag a rectangle" in desk.desk.read_again.words()

    left = Qt.MouseButton.LeftButton
    desk.qtbot.mousePress(canvas, left, pos=QPoint(60, 50))
    desk.qtbot.mouseMove(canvas, QPoint(160, 90))
    desk.qtbot.mouseRelease(canvas, left, pos=QPoint(160, 90))
    desk.settle()

    assert not canvas.picking
    assert desk.desk.read_again.words() == "Read again: “1203” (91 % confidence)"
    (region,) = office.reader.regions
    back, _ok = canvas.placing.transform().inverted()
    first = back.map(QPoint(60, 50))
    # The page is half as large as its file.
    assert region.corners[0] == pytest.approx((2 * first.x(), 2 * first.y()), abs=3)


def test_the_keys_move_and_size_the_rectangle_and_enter_reads(office: OpenOffice, sit: Sit) -> None:
    desk, case = misread(office, sit)
    finds(office, "1203")
    desk.press(Qt.Key.Key_F)
    before = desk.desk.document.viewer.canvas._picking
    assert before is not None
    start = before.rect.translated(0, 0)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Right, SHIFT)

    assert before.rect.top() > start.top()
    assert before.rect.width() > start.width()
    desk.press(Qt.Key.Key_Return)

    assert len(office.reader.regions) == 1
    assert "1203" in desk.desk.read_again.words()
    assert office.find(case.reference).stage is Stage.PROOF_REVIEW


def test_esc_leaves_the_rectangle_and_nothing_is_read(office: OpenOffice, sit: Sit) -> None:
    desk, _ = misread(office, sit)

    desk.press(Qt.Key.Key_F)
    desk.press(Qt.Key.Key_Escape)

    assert not desk.desk.document.viewer.canvas.picking
    assert office.reader.regions == []
    assert desk.desk.read_again.words().startswith("Reading: scripted 1.0 only")


def test_a_reader_that_fails_is_named_beside_the_button_and_the_case_goes_on(
    office: OpenOffice, sit: Sit
) -> None:
    desk, case = misread(office, sit)
    desk.press(Qt.Key.Key_F)
    desk.press(Qt.Key.Key_Return)

    assert "could not be read by the computer" in desk.desk.read_again.words()
    assert desk.child("review.take_reading").isHidden()
    desk.desk.take_focus()
    desk.press(Qt.Key.Key_Q)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Return)
    assert office.find(case.reference).stage is Stage.AWAITING_APPLICANT


def test_a_region_without_words_says_so(office: OpenOffice, sit: Sit) -> None:
    desk, _ = misread(office, sit)
    office.reader.region = RegionReading(())

    desk.press(Qt.Key.Key_F)
    desk.press(Qt.Key.Key_Return)

    assert "Nothing could be read there" in desk.desk.read_again.words()


def test_a_reading_that_is_taken_becomes_a_correction_with_its_place(
    office: OpenOffice, sit: Sit
) -> None:
    desk, _ = misread(office, sit)
    finds(office, "1203")
    assert result(desk, Field.FLAT) == "Differs"
    desk.press(Qt.Key.Key_F)
    desk.press(Qt.Key.Key_Return)

    desk.press(Qt.Key.Key_O)
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: result(desk, Field.FLAT) == "Corrected")
    assert desk.desk.view.correction.words() == (
        "Corrected by reviewer name at 2021-12-15 12:00. The reader had read: 1208"
    )
    shown = desk.desk.document.shown
    assert shown is not None
    (kept,) = shown.corrections
    assert (kept.source, kept.quad) == ("read_again", office.reader.regions[0])


def test_a_typed_correction_is_compared_and_takes_a_reason(office: OpenOffice, sit: Sit) -> None:
    desk, case = misread(office, sit)
    desk.press(Qt.Key.Key_I)
    desk.type("Flat 1203")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: result(desk, Field.FLAT) == "Corrected")

    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Return)

    application = office.find(case.reference)
    assert (application.stage, application.awaiting_second_person) == (Stage.PIN_DUE, False)


def test_what_nobody_could_read_is_typed_and_compared(office: OpenOffice, sit: Sit) -> None:
    office.reader.installed = False
    office.reader.comparison = comparison(unread=frozenset(DECLARED))
    puts_on_the_desk(office, paper())
    application = office.registered()
    office.work()
    desk = sit()
    desk.open(application.id)
    desk.qtbot.waitUntil(desk.desk.document.viewer.canvas.has_picture)
    desk.desk.view.focus_field(Field.FLAT.value)
    desk.press(Qt.Key.Key_I)
    desk.type("1203")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: result(desk, Field.FLAT) == "Corrected")
    assert result(desk, Field.ESTATE) == "Unread"
    assert "Not read" in [line.word for line in desk.desk.view.findings.lines]


def test_what_was_typed_and_means_no_flat_is_shown_and_not_called_unread(
    office: OpenOffice, sit: Sit
) -> None:
    desk, _ = misread(office, sit)
    desk.desk.view.focus_field(Field.FLAT.value)
    desk.press(Qt.Key.Key_I)
    desk.type("rear")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: result(desk, Field.FLAT) == "Unsure")
    assert "Not read" not in desk.desk.view.detail.words()


def test_an_empty_line_takes_the_correction_back(office: OpenOffice, sit: Sit) -> None:
    desk, _ = misread(office, sit)
    desk.press(Qt.Key.Key_I)
    desk.type("1203")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: result(desk, Field.FLAT) == "Corrected")

    desk.press(Qt.Key.Key_I)
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: result(desk, Field.FLAT) == "Differs")
    assert desk.desk.view.correction.words() == ""


def test_esc_leaves_a_correction_and_keeps_nothing(office: OpenOffice, sit: Sit) -> None:
    desk, _ = misread(office, sit)
    desk.press(Qt.Key.Key_I)
    desk.type("1203")
    desk.press(Qt.Key.Key_Escape)

    assert not desk.desk.view.correction.writing
    assert result(desk, Field.FLAT) == "Differs"
    desk.press(Qt.Key.Key_J)
    assert desk.desk.view.focused_row() is not None


def test_what_fits_no_field_is_said_below_it(office: OpenOffice, sit: Sit) -> None:
    desk, _ = misread(office, sit)
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_I)
    desk.type("20 November")
    desk.press(Qt.Key.Key_Return)

    assert "cannot be kept as a correction" in desk.desk.view.correction.words()


def test_of_two_who_correct_the_last_is_told_to_load_again(office: OpenOffice, sit: Sit) -> None:
    desk, _ = misread(office, sit)
    shown = desk.desk.document.shown
    current = desk.desk.flow.current
    assert shown is not None
    assert current is not None
    assert current.claim is not None
    office.clock.move(seconds=5)
    with office.office.review.begin() as uow:
        assert shown.reading is not None
        uow.proofs.keep_reading(shown.proof.id, shown.reading, reader="newer", at=uow.now())
        uow.commit()

    desk.press(Qt.Key.Key_I)
    desk.type("1203")
    desk.press(Qt.Key.Key_Return)

    desk.qtbot.waitUntil(lambda: not desk.desk.notice.isHidden())
    assert "changed this case meanwhile" in desk.desk.notice.text()
    assert result(desk, Field.FLAT) == "Differs"


def test_a_case_in_other_hands_cannot_be_corrected(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    office.office.queue.claim(case.id, by=office.actor("supervisor"))
    desk = sit()
    desk.open(case.id)

    desk.press(Qt.Key.Key_I)

    assert not desk.desk.view.correction.writing
    assert not desk.child("review.correct_field").isEnabled()


def test_the_desk_says_which_reader_works_in_the_language_in_use(
    office: OpenOffice, sit: Sit
) -> None:
    desk, _ = misread(office, sit)
    assert desk.desk.read_again.words() == (
        "Reading: scripted 1.0 only; the neural reader is not installed: "
        "more will be left to the eye."
    )

    desk.place.tr.use(Language.TRADITIONAL)

    assert "scripted 1.0" in desk.desk.read_again.words()
    assert "neural" not in desk.desk.read_again.words()


def test_without_any_reader_the_desk_says_compare_by_eye(office: OpenOffice, sit: Sit) -> None:
    office.reader.installed = False
    (case,) = cases(office)
    desk = sit()
    desk.open(case.id)

    assert desk.desk.read_again.words() == (
        "Reading: no reader is installed on this computer. Compare by eye."
    )
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Return)
    assert office.find(case.reference).stage is not Stage.PROOF_REVIEW


def test_what_is_being_written_never_goes_to_another_case(office: OpenOffice, sit: Sit) -> None:
    first, second = cases(office, 2)
    desk = sit()
    desk.open(first.id)
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_I)
    desk.type("1204")

    desk.open(second.id)

    assert desk.reference == second.reference
    assert not desk.desk.view.correction.writing


def test_what_was_read_again_stays_with_its_case(office: OpenOffice, sit: Sit) -> None:
    first, second = cases(office, 2)
    finds(office, "1203")
    desk = sit()
    desk.open(first.id)
    desk.qtbot.waitUntil(desk.desk.document.viewer.canvas.has_picture)
    desk.press(Qt.Key.Key_F)
    desk.press(Qt.Key.Key_Return)
    assert "1203" in desk.desk.read_again.words()

    desk.open(second.id)

    assert "1203" not in desk.desk.read_again.words()
    assert not desk.desk.read_again.take.isEnabled()


def test_what_was_read_again_is_offered_for_no_other_field(office: OpenOffice, sit: Sit) -> None:
    desk, _ = misread(office, sit)
    finds(office, "FLAT 77")
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_F)
    desk.press(Qt.Key.Key_Return)
    assert desk.desk.read_again.take.isEnabled()

    desk.desk.take_focus()
    desk.press(Qt.Key.Key_J)

    assert "FLAT 77" not in desk.desk.read_again.words()
    assert not desk.desk.read_again.take.isEnabled()
    desk.press(Qt.Key.Key_O)
    assert not desk.desk.view.correction.writing


def test_what_was_read_again_stays_while_its_field_is_looked_at(
    office: OpenOffice, sit: Sit
) -> None:
    desk, case = misread(office, sit)
    finds(office, "1203")
    desk.press(Qt.Key.Key_3)
    desk.press(Qt.Key.Key_F)
    desk.press(Qt.Key.Key_Return)

    desk.desk.flow.refresh()
    desk.settle()

    assert desk.reference == case.reference
    assert "1203" in desk.desk.read_again.words()
    assert desk.desk.read_again.take.isEnabled()


@pytest.mark.parametrize("code", [READER_MISSING, TOOK_TOO_LONG, CRASHED])
def test_why_there_is_no_reading_is_said_in_words(office: OpenOffice, sit: Sit, code: str) -> None:
    (case,) = cases(office)
    with office.office.review.begin() as uow:
        (proof,) = uow.proofs.of(case.id)
        uow.proofs.mark(proof.id, ProofState.NOT_READ, code, at=uow.now())
        uow.commit()
    desk = sit()
    desk.open(case.id)

    (line,) = (line for line in desk.desk.view.findings.lines if line.word == "Not read")
    assert line.words == NOT_READ[code]


def test_a_key_goes_through_the_fields_in_order_of_doubt(office: OpenOffice, sit: Sit) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(
        differs={Part.ESTATE: "Wah Kwai Estate"}, unread=frozenset({Part.FLAT, Part.AREA})
    )
    desk = sit()
    desk.open(case.id)
    looked = [desk.desk.view.table.current_key()]
    for _ in range(3):
        desk.press(Qt.Key.Key_Period)
        looked.append(desk.desk.view.table.current_key())

    assert looked == ["estate", "flat", "area", "estate"]
    desk.press(Qt.Key.Key_Period)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Period)
    desk.press(Qt.Key.Key_Period)
    assert desk.desk.view.table.current_key() == "area"
