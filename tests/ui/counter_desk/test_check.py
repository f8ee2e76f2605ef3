"""Which part is next, and what the answers allow."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.counter_desk.check import ANSWERED, Check, Part, Problem, reasons_of
from workstation.domain.document_catalogue import CATALOGUE
from workstation.domain.errors import IncompleteCheck, ReasonRequired
from workstation.domain.identity_checks import (
    Answer,
    Outcome,
    Representative,
    require_complete,
)
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.reasons import Reason

TODAY = date(2021, 12, 15)
MOTHER = Representative(
    name="LEE Mei",
    document_number="B765432(1)",
    relationship="parent",
    phone="+85292222222",
    own_document_seen=True,
    applicant_copy_seen=True,
    authorisation_seen=True,
    letter_seen=True,
)


def check(kind: DocumentKind = DocumentKind.PASSPORT, **more: object) -> Check:
    entry = CATALOGUE.entry(kind)
    country = entry.issuers[0] if entry.issuers else "GBR"
    made = Check(
        declared_kind=kind, declared_country=country, entry=entry, country=country, today=TODAY
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields of Check


def keyed(made: Check, *, agrees: bool = True, expires_on: date | None = date(2030, 1, 1)) -> Check:
    return made.with_number("E1").with_expiry(expires_on).compared(agrees=agrees)


def clean(made: Check) -> Check:
    made = keyed(made)
    for part in ANSWERED:
        made = made.with_answer(part, Answer.YES)
    return made


def test_the_parts_are_asked_one_after_another() -> None:
    made = check()
    asked = []
    for step in (
        lambda c: c.with_number("E1"),
        lambda c: c.with_expiry(date(2030, 1, 1)).compared(agrees=True),
        *(lambda c, part=part: c.with_answer(part, Answer.YES) for part in ANSWERED),
    ):
        asked.append(made.next_part())
        made = step(made)

    assert asked == [Part.NUMBER, Part.EXPIRY, *ANSWERED]
    assert made.next_part() is None
    assert made.suggestion() == (Outcome.PASS, "")


def test_the_declared_number_is_hidden_until_it_agreed_or_was_keyed_twice() -> None:
    made = check().with_number("E2")
    assert not made.declared_shown

    made = made.with_expiry(date(2030, 1, 1)).compared(agrees=False)
    assert not made.declared_shown
    assert made.next_part() is Part.NUMBER

    made = made.with_number("E3")
    assert not made.declared_shown

    made = made.compared(agrees=False)
    assert made.declared_shown
    assert made.next_part() is Part.NAME


def test_no_last_day_is_asked_of_documents_that_print_none() -> None:
    made = check(DocumentKind.BIRTH_CERTIFICATE).with_number("B1").compared(agrees=True)

    assert Part.EXPIRY not in made.parts
    assert made.keyed
    assert made.next_part() is Part.NAME


@pytest.mark.parametrize(
    ("made", "problem", "outcome", "reason"),
    [
        (keyed(check(), agrees=False), Problem.NUMBER, Outcome.REFER, Reason.DOCUMENT_RENEWED),
        (
            keyed(check(), expires_on=TODAY - timedelta(days=1)),
            Problem.EXPIRED,
            Outcome.REFER,
            Reason.DOCUMENT_EXPIRED,
        ),
        *(
            (clean(check()).with_answer(part, Answer.NO), problem, Outcome.REFER, reason)
            for part, problem, reason in (
                (Part.NAME, Problem.NAME, Reason.NAME_DIFFERS),
                (Part.PORTRAIT, Problem.PORTRAIT, Reason.PORTRAIT_DIFFERS),
                (Part.VISUAL, Problem.VISUAL, Reason.FEATURES_MISSING),
                (Part.TACTILE, Problem.TACTILE, Reason.FEATURES_MISSING),
            )
        ),
        (
            clean(check()).with_representative(MOTHER),
            Problem.REPRESENTATIVE,
            Outcome.REFER,
            Reason.REPRESENTATIVE,
        ),
        (
            clean(check(DocumentKind.SEAMAN_BOOK)),
            Problem.UNKNOWN_KIND,
            Outcome.REFER,
            Reason.DOCUMENT_UNKNOWN,
        ),
        (
            clean(check().with_document(CATALOGUE.entry(DocumentKind.MACAO_ID), "MAC")),
            Problem.OTHER_DOCUMENT,
            Outcome.FAIL,
            Reason.DOCUMENT_DIFFERS,
        ),
        (
            clean(check().with_document(CATALOGUE.entry(DocumentKind.PASSPORT), "NGA")),
            Problem.OTHER_DOCUMENT,
            Outcome.FAIL,
            Reason.DOCUMENT_DIFFERS,
        ),
    ],
)
def test_what_is_wrong_suggests_an_outcome_and_forbids_to_pass(
    made: Check, problem: Problem, outcome: Outcome, reason: Reason
) -> None:
    assert made.problems()[0] is problem
    assert made.suggestion() == (outcome, reason)
    assert reason in reasons_of(outcome)
    assert not made.can_pass()


def test_scenario_28_an_unknown_paper_opens_referral_not_refusal() -> None:
    """Scenario 28: what is suggested for an unknown paper is a referral."""
    assert check(DocumentKind.OTHER).suggestion() == (Outcome.REFER, Reason.DOCUMENT_UNKNOWN)


def test_a_document_is_valid_on_its_last_day() -> None:
    assert not keyed(check(), expires_on=TODAY).expired
    assert keyed(check(), expires_on=TODAY - timedelta(days=1)).expired


def test_a_childs_representative_does_not_keep_it_from_passing() -> None:
    made = clean(check(representative_refers=False)).with_representative(MOTHER)

    assert made.can_pass()


@pytest.mark.parametrize("item", ["own_document_seen", "applicant_copy_seen", "authorisation_seen"])
@pytest.mark.parametrize("outcome", Outcome)
def test_scenario_31_an_item_of_the_representative_missing_keeps_every_outcome_from_being_saved(
    item: str, outcome: Outcome
) -> None:
    """Scenario 31: whichever item is missing, no outcome is open."""
    lacking = replace(MOTHER, **{item: False})  # type: ignore[arg-type]  # the items are booleans
    made = clean(check()).with_representative(lacking)

    assert made.missing(outcome, Reason.OTHER)


def test_another_document_on_the_counter_begins_the_check_anew() -> None:
    made = clean(check()).with_document(CATALOGUE.entry(DocumentKind.MACAO_ID), "MAC")

    assert not made.number
    assert not made.answers
    assert made.expires_on is None


def test_the_same_document_chosen_again_loses_nothing() -> None:
    made = clean(check())

    assert made.with_document(made.entry, made.country) is made


def test_a_referral_can_be_recorded_before_everything_was_looked_at() -> None:
    made = keyed(check(), agrees=False)

    assert not made.missing(Outcome.REFER, Reason.DOCUMENT_RENEWED)
    assert made.missing(Outcome.REFER, "") == "reason"
    assert made.missing(Outcome.PASS, "") == Part.NUMBER
    assert made.recorded().portrait is Answer.NOT_POSSIBLE


def test_a_case_in_need_passes_as_one() -> None:
    assert clean(check(in_need=True)).suggestion() == (Outcome.PASS, Reason.CASE_IN_NEED)


CHECKS = st.builds(
    lambda kind, agrees, days, answers, representative, refers: replace(
        keyed(
            check(kind),
            agrees=agrees,
            expires_on=None if days is None else TODAY + timedelta(days=days),
        ),
        answers=answers,
        representative=representative,
        representative_refers=refers,
    ),
    st.sampled_from(DocumentKind),
    st.booleans(),
    st.none() | st.integers(-400, 400),
    st.dictionaries(st.sampled_from(ANSWERED), st.sampled_from(Answer)),
    st.sampled_from([None, MOTHER, replace(MOTHER, phone="")]),
    st.booleans(),
)


@given(CHECKS, st.sampled_from(Outcome), st.sampled_from(["", *Reason]))
def test_what_the_screen_lets_through_the_rule_lets_through(
    made: Check, outcome: Outcome, reason: str
) -> None:
    if made.missing(outcome, reason):
        return

    try:
        require_complete(
            made.recorded(),
            outcome,
            reason,
            entry=made.entry,
            valid_from=TODAY - timedelta(days=made.entry.expired_days_tolerated),
            second_person=made.representative_refers,
        )
    except (IncompleteCheck, ReasonRequired) as error:
        raise AssertionError(f"{error.code} {error.facts}") from error


@given(CHECKS)
def test_what_is_suggested_can_be_recorded_but_for_the_representatives_items(made: Check) -> None:
    suggested = made.suggestion()
    code = made.missing(suggested.outcome, suggested.reason)

    incomplete = made.representative is not None and made.representative.missing() is not None
    assert not code or incomplete or not suggested.reason
