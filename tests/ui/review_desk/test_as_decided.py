"""A decided case opens as it looked when it was decided."""

import json
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt

from tests.support.offices import OpenOffice
from tests.support.review_desks import HERE, cases, comparison, reading
from tests.ui.review_desk.conftest import Sit, Sitting
from ui.review_desk.taking import Hold
from workstation.domain.applications import Application, Stage
from workstation.domain.extraction import Part
from workstation.domain.proofs import Finding, ProofProblem, Quad

CTRL = Qt.KeyboardModifier.ControlModifier


def decided(office: OpenOffice, sit: Sit) -> Application:
    """Have somebody correct the flat of a case and approve it."""
    (case,) = cases(office)
    office.reader.comparison = comparison(differs={Part.FLAT: "1208"})
    desk = sit()
    desk.open(case.id)
    desk.press(Qt.Key.Key_I)
    desk.type("1203")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "Corrected" in desk.desk.view.correction.words())
    desk.press(Qt.Key.Key_A)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Return)
    desk.window.close()
    return case


def read_otherwise(office: OpenOffice, case: Application) -> None:
    """Have a newer reader read the proof again, and compare otherwise."""
    elsewhere = Quad.of_box(300, 300, 400, 330)
    other = comparison(Finding(ProofProblem.PO_BOX), unread=frozenset({Part.NAME}))
    parts = tuple(replace(part, quad=elsewhere) for part in other.parts)
    office.reader.comparison = replace(other, parts=parts)
    with office.office.review.begin() as uow:
        (proof,) = uow.proofs.of(case.id)
        read = reading(issued_on=date(2020, 1, 1), issuer="Somebody else")
        uow.proofs.keep_reading(proof.id, read, reader="neural 9", at=uow.now())
        uow.commit()


def looks(desk: Sitting) -> list[tuple[str, str, str | None, str]]:
    """Return what the rows say."""
    rows = desk.desk.view.table.pairs.rows
    return [(row.key, row.left, row.right, row.word) for row in rows]


def test_a_decided_case_opens_as_it_was_after_its_proof_was_read_again(
    office: OpenOffice, sit: Sit
) -> None:
    case = decided(office, sit)
    before = sit()
    before.open(case.id)
    looked = looks(before)
    assert ("flat", "1203", "1203", "Corrected") in looked
    before.window.close()
    read_otherwise(office, case)

    desk = sit()
    desk.open(case.id)

    assert looks(desk) == looked
    shown = desk.desk.document.shown
    assert shown is not None
    assert shown.proof.reader == "scripted"
    assert shown.comparison is not None
    assert {part.quad for part in shown.comparison.parts} == {HERE}
    said = " ".join(f"{line.word} {line.words}" for line in desk.desk.view.findings.lines)
    assert "As decided by reviewer name at 2021-12-15 12:00" in said
    assert "box" not in said.lower()
    assert not desk.child("review.correct_field").isEnabled()


def test_a_case_that_is_reviewed_again_shows_what_is_read_today(
    office: OpenOffice, sit: Sit
) -> None:
    case = decided(office, sit)
    read_otherwise(office, case)
    desk = sit()
    desk.open(case.id)
    current = desk.desk.flow.current
    assert current is not None
    line = current.case.history[-1]

    office.office.review.take_back(line.id, by=office.actor("reviewer"))
    desk.press(Qt.Key.Key_R, CTRL)

    shown = desk.desk.document.shown
    assert shown is not None
    assert shown.as_decided is None
    assert shown.proof.reader == "neural 9"


def test_each_part_of_a_decision_keeps_its_file_place_and_reader(
    office: OpenOffice, sit: Sit
) -> None:
    case = decided(office, sit)

    history = office.office.review.open(case.id, by=office.actor("reviewer")).history
    (proof,) = json.loads(history[-1].evidence)["proofs"]
    parts = {part["part"]: part for part in proof["parts"]}

    name, flat = parts["name"], parts["flat"]
    assert len(name["sha256"]) == 64
    assert (name["page"], name["reader"], name["person"]) == (1, "scripted", None)
    assert name["quad"] == [[10, 10], [60, 10], [60, 20], [10, 20]]
    assert (flat["reader"], flat["person"]) == ("", office.actor("reviewer").staff_id)
    (correction,) = proof["shown_as"]["corrections"]
    assert (correction["text"], correction["original"]) == ("1203", "1208")


def test_a_decided_case_that_goes_on_its_way_is_shown_as_it_stands(
    office: OpenOffice, sit: Sit
) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison()
    first = sit()
    first.open(case.id)
    first.press(Qt.Key.Key_A)
    first.window.close()
    desk = sit()
    desk.open(case.id)
    before = office.find(case.reference)

    office.later(seconds=9)
    desk.desk._watch.look()
    desk.settle()

    assert before.stage is Stage.PIN_DUE
    assert office.find(case.reference).stage is Stage.PIN_RELEASED
    assert desk.desk.flow.current.hold is Hold.NOT_HERE
    assert "Somebody else" not in desk.desk.notice.text()
    assert "PIN released" in desk.desk.header().words()
