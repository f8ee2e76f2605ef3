"""What approving a case asks for."""

import pytest

from ui.review_desk.choice import Choice, offered
from ui.review_desk.rows import first_to_look_at, sureness
from workstation.domain.applications import Move
from workstation.domain.policy import Policy
from workstation.domain.proof_fields import Field, FieldRow, Mark
from workstation.domain.proofs import Finding, ProofProblem
from workstation.domain.reasons import REASONS, Reason
from workstation.domain.roster import RosterVerdict
from workstation.domain.weighing import Clearance, Weighed, weigh_proof

POLICY = Policy()


def rows(**marks: Mark) -> tuple[FieldRow, ...]:
    """Return nine rows that are the same, but for what is named."""
    return tuple(FieldRow(field=f, mark=marks.get(f.name, Mark.SAME)) for f in Field)


def weigh(
    *found: Finding, by_eye: frozenset[Field] = frozenset(), confirmed: bool = False, **marks: Mark
) -> Weighed:
    """Weigh nine rows that were read."""
    return weigh_proof(rows(**marks), found, read=True, confirmed=confirmed, by_eye=by_eye)


def test_when_everything_is_the_same_approving_asks_for_nothing() -> None:
    assert weigh().clearance is Clearance.CLEAR


@pytest.mark.parametrize("mark", [Mark.DIFFERS, Mark.TOO_OLD, Mark.WRONG])
def test_a_contradiction_is_never_settled_by_eye(mark: Mark) -> None:
    weighed = weigh(FLAT=mark, by_eye=frozenset(Field))

    assert weighed.clearance is Clearance.OVERRIDE
    assert weighed.contradicting == (Field.FLAT,)


@pytest.mark.parametrize("mark", [Mark.UNREAD, Mark.EXPLAINED, Mark.MISSING])
def test_a_doubt_asks_for_a_reason_until_somebody_read_it_by_eye(mark: Mark) -> None:
    assert weigh(FLAT=mark).clearance is Clearance.REASON
    assert weigh(FLAT=mark, by_eye=frozenset({Field.FLAT})).clearance is Clearance.CLEAR


def test_what_identifies_no_home_may_stay_unread() -> None:
    assert weigh(AREA=Mark.UNREAD, confirmed=True).clearance is Clearance.CLEAR
    assert weigh(NAME=Mark.UNREAD, confirmed=True).clearance is Clearance.REASON


@pytest.mark.parametrize(
    "problem", [ProofProblem.TOO_OLD, ProofProblem.PO_BOX, ProofProblem.OTHER_NAME]
)
def test_a_rule_that_is_broken_takes_an_override(problem: ProofProblem) -> None:
    weighed = weigh(Finding(problem), by_eye=frozenset(Field))

    assert weighed.clearance is Clearance.OVERRIDE
    assert weighed.suggested is None


def test_what_was_only_not_found_can_be_read_by_eye() -> None:
    finding = Finding(ProofProblem.NO_ISSUER)

    assert weigh(finding).clearance is Clearance.REASON
    assert weigh(finding, by_eye=frozenset({Field.ISSUER})).clearance is Clearance.CLEAR


def test_a_bill_for_another_home_takes_a_reason_whatever_was_seen() -> None:
    weighed = weigh(Finding(ProofProblem.SUPPLIED_ELSEWHERE), by_eye=frozenset(Field))

    assert weighed.clearance is Clearance.REASON
    assert weighed.suggested is Reason.READ_BY_EYE


def test_an_upload_nobody_read_takes_a_reason() -> None:
    weighed = weigh_proof((), (), read=False, confirmed=False, by_eye=())

    assert weighed.clearance is Clearance.REASON
    assert weighed.suggested is Reason.READ_BY_EYE


def test_what_nobody_can_open_is_approved_only_against_it() -> None:
    weighed = Weighed(nothing_to_see=True)

    assert weighed.clearance is Clearance.OVERRIDE
    assert weighed.suggested is None


@pytest.mark.parametrize(
    ("verdict", "clearance"),
    [
        (RosterVerdict.EXACT, Clearance.CLEAR),
        (RosterVerdict.PROBABLE, Clearance.REASON),
        (RosterVerdict.CONFLICT, Clearance.OVERRIDE),
        (RosterVerdict.NONE, Clearance.OVERRIDE),
    ],
)
def test_the_roster_is_weighed_by_its_verdict(verdict: RosterVerdict, clearance: Clearance) -> None:
    assert Weighed(roster=verdict).clearance is clearance


def test_only_a_name_in_doubt_suggests_that_it_is_explained() -> None:
    assert weigh(NAME=Mark.EXPLAINED).suggested is Reason.NAME_EXPLAINED
    assert weigh(NAME=Mark.UNREAD, FLAT=Mark.UNREAD).suggested is Reason.READ_BY_EYE


def test_another_home_suggests_nothing() -> None:
    assert weigh(FLAT=Mark.DIFFERS, FLOOR=Mark.DIFFERS).suggested is None
    assert weigh(ESTATE=Mark.DIFFERS, NAME=Mark.UNREAD).suggested is None


def test_another_name_suggests_nothing_that_does_not_explain_it() -> None:
    """Scenario 10: reading by eye explains nobody's name."""
    assert weigh(NAME=Mark.DIFFERS, FLAT=Mark.UNREAD).suggested is None
    assert weigh(NAME=Mark.DIFFERS).suggested is Reason.NAME_EXPLAINED
    assert weigh(NAME=Mark.DIFFERS).other_name
    assert not weigh(FLAT=Mark.DIFFERS).other_name


def test_the_most_serious_field_is_looked_at_first() -> None:
    assert first_to_look_at(rows(AREA=Mark.CHECK, FLOOR=Mark.UNREAD)) is Field.FLOOR
    assert first_to_look_at(rows(KIND=Mark.WRONG, FLOOR=Mark.UNREAD)) is Field.KIND
    assert first_to_look_at(rows()) is Field.NAME
    assert first_to_look_at(()) is None


@pytest.mark.parametrize(
    ("confidence", "mark"),
    [(0.85, None), (0.849, Mark.CHECK), (0.60, Mark.CHECK), (0.599, Mark.UNREAD), (None, None)],
)
def test_a_confidence_is_put_in_words(confidence: float | None, mark: Mark | None) -> None:
    assert sureness(confidence) is mark


@pytest.mark.parametrize("move", list(REASONS))
def test_number_keys_pick_the_first_nine_reasons_and_no_others(move: Move) -> None:
    choice = Choice(move=move)

    for number, reason in enumerate(choice.reasons[:9], start=1):
        assert choice.with_number(number).reason is reason
    assert choice.with_number(0).reason is None
    assert choice.with_number(10).reason is None
    assert choice.with_number(len(choice.reasons) + 1).reason is None


def test_a_reason_of_another_move_is_not_taken() -> None:
    assert Choice(move=Move.REFUSE).with_reason(Reason.TOO_OLD).reason is None


def test_a_choice_is_ready_when_it_has_the_reason_it_needs() -> None:
    assert not Choice(move=Move.REFUSE).ready
    assert Choice(move=Move.REFUSE, reason=Reason.FRAUD).ready
    assert Choice(move=Move.ACCEPT_PROOF).ready
    assert not Choice(move=Move.ACCEPT_PROOF, asks_reason=True).ready
    assert not Choice(move=Move.ACCEPT_PROOF, override=True).ready


def test_fraud_and_overrides_wait_for_a_second_person() -> None:
    assert Choice(move=Move.REFUSE, reason=Reason.FRAUD).second_person(POLICY)
    assert Choice(move=Move.ACCEPT_PROOF, override=True).second_person(POLICY)
    assert not Choice(move=Move.ACCEPT_PROOF, asks_reason=True).second_person(POLICY)
    assert not Choice(move=Move.REFUSE, reason=Reason.OTHER).second_person(POLICY)


def test_typing_finds_a_reason_by_any_of_its_names() -> None:
    names = {Reason.TOO_OLD: ("Proof is too old", "證明太舊"), Reason.PO_BOX: ("P.O. box", "郵箱")}
    reasons = tuple(names)

    assert offered(reasons, "old", names.__getitem__) == (Reason.TOO_OLD,)
    assert offered(reasons, "郵", names.__getitem__) == (Reason.PO_BOX,)
    assert offered(reasons, " ", names.__getitem__) == reasons
    assert offered(reasons, "zzz", names.__getitem__) == ()
