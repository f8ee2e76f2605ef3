"""Every stage, every move, every role: the one table and nothing beside it."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.applications import (
    CLOSED,
    TRANSITIONS,
    Application,
    ApplicationId,
    Decision,
    DecisionId,
    Language,
    Move,
    Route,
    Stage,
    Visit,
    allowed_moves,
    damm_digit,
    next_stage,
    parse_reference,
    reference_from,
)
from workstation.domain.errors import NotAllowed, TooLateToTakeBack, WrongStage
from workstation.domain.staff import Role, StaffId

NOON = datetime(2021, 12, 15, 4, tzinfo=UTC)


def application(stage: Stage, *, visit_required: bool = False) -> Application:
    return Application(
        id=ApplicationId(1),
        reference=reference_from(1),
        registration_id="5b0f3c9e-0000-4000-8000-000000000001",
        stage=stage,
        version=3,
        route=Route.PROOF,
        language=Language.ENGLISH,
        visit_required=visit_required,
        document_kind="hkid",
        district="",
        revision=1,
        submitted_at=NOON,
        received_at=NOON,
        stage_since=NOON,
        promised_on=date(2021, 12, 24),
    )


@pytest.mark.parametrize("stage", Stage)
def test_a_move_is_made_where_the_table_has_it_and_nowhere_else(stage):
    for move, role, visit_required in product(Move, Role, [False, True]):
        _made_as_the_table_says(stage, move, role, visit_required=visit_required)


def _made_as_the_table_says(stage: Stage, move: Move, role: Role, *, visit_required: bool) -> None:
    rows = [
        row
        for row in TRANSITIONS
        if row.stage is stage and row.move is move and row.fits(visit_required=visit_required)
    ]
    before = application(stage, visit_required=visit_required)

    if not rows:
        with pytest.raises(WrongStage):
            before.after(move, by=role, at=NOON)
    elif not any(role in row.roles for row in rows):
        with pytest.raises(NotAllowed):
            before.after(move, by=role, at=NOON)
    else:
        after = before.after(move, by=role, at=NOON + timedelta(hours=1))
        assert after.stage is rows[0].to
        assert after.stage_since == NOON + timedelta(hours=1)
    offered = move in allowed_moves(stage, role, visit_required=visit_required)
    assert offered == any(role in row.roles for row in rows)


@pytest.mark.parametrize("visit_required", [False, True])
def test_no_stage_and_move_has_two_answers(visit_required):
    seen = set()
    for row in TRANSITIONS:
        if row.fits(visit_required=visit_required):
            assert (row.stage, row.move) not in seen
            seen.add((row.stage, row.move))


def test_administrators_move_nothing():
    assert all(Role.ADMINISTRATOR not in row.roles for row in TRANSITIONS)


def test_every_open_stage_has_a_way_on_and_only_an_activated_account_can_still_be_closed():
    ways = {row.stage for row in TRANSITIONS}

    assert {stage for stage in Stage if stage not in CLOSED} <= ways
    assert ways & CLOSED == {Stage.ACTIVATED}


def test_only_the_holder_of_an_identity_card_gets_a_pin_without_a_visit():
    to_pin = [row for row in TRANSITIONS if row.to is Stage.PIN_DUE]
    from_review = [row for row in to_pin if row.stage in {Stage.PROOF_REVIEW, Stage.ROSTER_REVIEW}]

    assert all(row.visit is Visit.NOT_REQUIRED for row in from_review)
    assert next_stage(
        Stage.PROOF_REVIEW, Move.ACCEPT_PROOF, Role.REVIEWER, visit_required=True
    ) is (Stage.LETTER_DUE)


def decided(**changes: object) -> Decision:
    values: dict[str, object] = {
        "id": DecisionId(7),
        "application_id": ApplicationId(1),
        "revision": 1,
        "move": Move.ACCEPT_PROOF,
        "stage_before": Stage.PROOF_REVIEW,
        "stage_after": Stage.PIN_DUE,
        "version_after": 3,
        "reason": "",
        "by": StaffId(1),
        "at": NOON,
        "effect_at": NOON + timedelta(seconds=8),
        **changes,
    }
    return Decision(**values)  # type: ignore[arg-type]  # the fields of a decision


def test_a_decision_is_taken_back_to_the_stage_before():
    back = application(Stage.PIN_DUE).taken_back(decided(), at=NOON + timedelta(seconds=7))

    assert back.stage is Stage.PROOF_REVIEW


@pytest.mark.parametrize(
    "late",
    [
        {"effect_at": NOON},
        {"version_after": 2},
        {"stage_after": Stage.LETTER_DUE},
        {"taken_back_at": NOON},
    ],
)
def test_nothing_is_taken_back_too_late(late):
    with pytest.raises(TooLateToTakeBack):
        application(Stage.PIN_DUE).taken_back(decided(**late), at=NOON)


@given(st.integers(0, 10**10 - 1), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_of_a_reference_is_always_caught(number, place, shift):
    reference = reference_from(number)
    digits = list(reference.removeprefix("HK"))
    digits[place] = str((int(digits[place]) + shift) % 10)

    assert parse_reference(reference.lower()) == reference
    assert parse_reference("HK" + "".join(digits)) is None


@given(st.text(alphabet="0123456789", min_size=1, max_size=20))
def test_the_check_digit_makes_the_row_come_to_nought(digits):
    assert damm_digit(digits + damm_digit(digits)) == "0"


@given(st.text(max_size=40))
def test_no_text_upsets_the_reader_of_references(text):
    found = parse_reference(text)

    assert found is None or parse_reference(found) == found
