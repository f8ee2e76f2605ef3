"""Rows, boxes and evidence of an upload."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.support.review_desks import DECLARED, HERE, comparison, paper, reading
from ui.review_desk.evidence import eye_key, read_by_eye
from ui.review_desk.fields import best_of, rows_of
from ui.review_desk.finding_lines import days_too_old
from ui.review_desk.problems import PROBLEM_WORDS, reason_of
from ui.review_desk.sheets import boxes_of, quad_on_page, sheets_of
from ui.review_desk.suggesting import suggested_reason
from workstation.domain.applicants import Applicant
from workstation.domain.applications import ApplicationId, Move
from workstation.domain.extraction import Comparison, Part, Reading
from workstation.domain.extraction import PageFrame as ReadFrame
from workstation.domain.holdings import PageFrame, Proof, ProofId, ProofState
from workstation.domain.identity_documents import DocumentKind, IdentityDocument
from workstation.domain.names import PersonName
from workstation.domain.phones import PhoneNumber
from workstation.domain.proof_fields import Field, Mark, confirmed
from workstation.domain.proofs import Affine, Finding, ProofKind, ProofProblem, Quad
from workstation.domain.reasons import REASONS, Reason
from workstation.domain.weighing import FOR_THE_EYE
from workstation.services.review import ReviewedProof

PERSON = Applicant(
    name=PersonName("CHAN Tai Man", "陳大文"),
    document=IdentityDocument(DocumentKind.HKID, "A1234563", "HKG"),
    phone=PhoneNumber("+85291234567"),
    address="Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
)


def upload(
    read: Reading | None = None,
    compared: Comparison | None = None,
    *,
    id_: int = 1,
    revision: int = 1,
    state: ProofState = ProofState.READ,
) -> ReviewedProof:
    """Return an upload with one page."""
    proof = Proof(
        id=ProofId(id_),
        application_id=ApplicationId(1),
        revision=revision,
        position=1,
        file_name="bill.jpg",
        sha256=bytes(32),
        size=10,
        state=state,
        problem="",
        reader="scripted",
        read_at=datetime(2021, 12, 15, tzinfo=UTC),
    )
    (page,) = paper().pages
    frame = PageFrame(number=1, width=page.width, height=page.height, to_upload=page.to_upload)
    return ReviewedProof(proof=proof, reading=read, comparison=compared, frames=(frame,))


def marks(read: Reading, compared: Comparison) -> dict[Field, Mark]:
    """Return what the rows of an upload say."""
    return {row.field: row.mark for row in rows_of(upload(read, compared), PERSON, {})}


def test_a_proof_that_says_the_same_has_nine_rows_in_the_order_of_their_keys() -> None:
    rows = rows_of(upload(reading(), comparison()), PERSON, {})

    assert [row.field for row in rows] == list(Field)
    assert [row.field.number for row in rows] == list(range(1, 10))
    assert {row.mark for row in rows} == {Mark.SAME, Mark.FOUND}


def test_what_was_not_read_shows_what_was_declared() -> None:
    declared = {Part.FLAT: "1203", Part.BLOCK: "Block 3", Part.BUILDING: "Wah Kee House"}

    rows = rows_of(upload(), PERSON, declared)

    assert rows[0].declared == "CHAN Tai Man 陳大文"
    assert {row.mark for row in rows[1:]} == {Mark.NOTHING}
    said = {row.field: row.declared for row in rows[1:] if row.declared}
    assert said == {Field.FLAT: "1203", Field.BUILDING: "Block 3, Wah Kee House"}
    assert {row.read for row in rows} == {None}


def test_block_and_building_are_one_row_and_the_worse_one_decides() -> None:
    block = replace(comparison().parts[3], part=Part.BLOCK, declared="Block 3", read="Block 3")
    compared = comparison(differs={Part.BUILDING: "Wah Chun House"})
    compared = replace(compared, parts=(block, *compared.parts))

    row = rows_of(upload(reading(), compared), PERSON, {})[4]

    assert (row.declared, row.read) == ("Block 3, Wah Kee House", "Block 3, Wah Chun House")
    assert row.mark is Mark.DIFFERS


def test_the_same_read_unsurely_is_to_be_checked() -> None:
    found = marks(reading(confidence=0.7), comparison(confidence=0.7))

    assert found[Field.FLAT] is found[Field.ISSUER] is Mark.CHECK


@pytest.mark.parametrize(
    ("problem", "field", "mark"),
    [
        (ProofProblem.TOO_OLD, Field.DATE, Mark.TOO_OLD),
        (ProofProblem.NOT_COVERING, Field.DATE, Mark.TOO_OLD),
        (ProofProblem.IN_THE_FUTURE, Field.DATE, Mark.WRONG),
        (ProofProblem.NO_DATE, Field.DATE, Mark.MISSING),
        (ProofProblem.NO_ISSUER, Field.ISSUER, Mark.MISSING),
        (ProofProblem.OTHER_NAME, Field.NAME, Mark.DIFFERS),
    ],
)
def test_a_broken_rule_marks_its_row(problem: ProofProblem, field: Field, mark: Mark) -> None:
    assert marks(reading(), comparison(Finding(problem)))[field] is mark


def test_an_envelope_is_not_accepted_and_an_unknown_kind_is_to_be_checked() -> None:
    assert marks(reading(kind=ProofKind.ENVELOPE), comparison())[Field.KIND] is Mark.WRONG
    assert marks(reading(kind=ProofKind.OTHER), comparison())[Field.KIND] is Mark.CHECK


def test_an_english_name_more_has_to_be_agreed_to() -> None:
    compared = comparison()
    name = replace(compared.parts[0], read="CHAN Tai Man Peter")
    compared = replace(compared, parts=(name, *compared.parts[1:]))

    assert marks(reading(), compared)[Field.NAME] is Mark.EXPLAINED


def test_the_upload_that_confirms_most_is_shown_first() -> None:
    proofs = [
        upload(reading(), comparison(differs={Part.FLAT: "1"}), id_=1, revision=2),
        upload(reading(), comparison(), id_=2, revision=2),
        upload(reading(), comparison(), id_=3, revision=1),
    ]

    assert best_of(proofs, 2) == 1
    assert best_of((), 1) == 0
    assert confirmed(proofs[1].comparison)
    assert not confirmed(proofs[0].comparison)
    assert not confirmed(None)


def test_a_region_of_the_upload_lies_on_the_page_as_it_is_shown() -> None:
    # The page is the upload turned by a quarter and half as large.
    turned = Affine(0, 2, 0, -2, 0, 600)
    frame = PageFrame(number=1, width=300, height=400, to_upload=turned)
    on_upload = turned.quad(Quad.of_box(10, 20, 110, 40))

    assert quad_on_page(on_upload, frame) == Quad.of_box(10, 20, 110, 40).corners


def test_every_row_that_was_read_somewhere_has_a_box_with_its_number() -> None:
    shown = upload(reading(), comparison(differs={Part.FLAT: "1208"}))
    boxes = boxes_of(rows_of(shown, PERSON, {}), shown.frames, lambda row: row.field.value)

    assert [box.number for box in boxes] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [box.id for box in boxes if box.mismatch] == ["flat"]
    assert boxes[2].quad == Quad.of_box(5, 5, 30, 10).corners
    assert HERE.corners != boxes[2].quad


def test_the_same_page_has_the_same_id_whenever_it_is_shown() -> None:
    def load(id_: ProofId, number: int) -> bytes:
        return f"{id_}/{number}".encode()

    (sheet,) = sheets_of(upload(id_=17), load)

    assert (sheet.id, sheet.load(), sheet.size) == ("proof:17:1", b"17/1", (310, 438))
    assert sheet.turn == 0


def test_a_page_is_shown_the_way_the_reader_had_to_turn_it() -> None:
    lying = ReadFrame(number=1, rotation=90, to_upload=Affine())
    read = replace(reading(), pages=(lying,))

    (sheet,) = sheets_of(upload(read, comparison()), lambda _id, _number: b"")

    assert sheet.turn == 90


def test_a_proof_is_too_old_by_the_days_after_the_same_day_three_months_later() -> None:
    assert days_too_old(date(2021, 9, 15), date(2021, 12, 15), 3) == 0
    assert days_too_old(date(2021, 9, 14), date(2021, 12, 15), 3) == 1
    assert days_too_old(date(2021, 11, 30), date(2022, 3, 1), 3) == 1
    assert days_too_old(None, date(2021, 12, 15), 3) == 0


@pytest.mark.parametrize("problem", list(ProofProblem))
def test_every_problem_has_words_and_a_reason_to_ask_again(problem: ProofProblem) -> None:
    assert PROBLEM_WORDS[problem]
    assert reason_of(problem) in REASONS[Move.ASK_FOR_PROOF]


def test_what_contradicts_is_suggested_before_what_was_not_found() -> None:
    found = comparison(Finding(ProofProblem.NO_ISSUER), Finding(ProofProblem.PO_BOX))
    shown = upload(reading(), found)

    assert suggested_reason(shown, rows_of(shown, PERSON, {})) is Reason.PO_BOX
    assert ProofProblem.PO_BOX not in FOR_THE_EYE


@pytest.mark.parametrize(
    ("differs", "reason"),
    [
        ({Part.NAME: "LEE Siu Ming"}, Reason.OTHER_NAME),
        ({Part.FLAT: "1208"}, Reason.OTHER_ADDRESS),
        ({}, None),
    ],
)
def test_what_differs_suggests_why_to_ask(differs: dict[Part, str], reason: Reason | None) -> None:
    shown = upload(reading(), comparison(differs=differs))

    assert suggested_reason(shown, rows_of(shown, PERSON, {})) is reason


def test_an_unreadable_file_suggests_itself() -> None:
    shown = upload(state=ProofState.UNREADABLE)

    assert suggested_reason(shown, rows_of(shown, PERSON, {})) is Reason.UNREADABLE
    assert suggested_reason(None, ()) is None


def test_the_fields_read_by_eye_are_found_in_the_evidence() -> None:
    assert eye_key(upload(id_=17), Field.FLAT) == "17:flat"
    stood_on = {"proofs": [{"by_eye": ["floor", "name"]}, {"by_eye": []}]}

    assert read_by_eye(json.dumps(stood_on)) == (Field.NAME, Field.FLOOR)
    assert read_by_eye("") == ()
    assert read_by_eye("not ours") == ()
    assert len(DECLARED) == 6
