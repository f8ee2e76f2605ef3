"""Whether a decision still stands on a newer roster, and what of a finding may be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.roster import (
    AGREEING,
    ResidentId,
    RosterFinding,
    RosterReason,
    RosterReasonCode,
    RosterVerdict,
    for_screen,
    still_stands,
)

R = RosterReasonCode
ANOTHERS = frozenset({R.NAME_DIFFERS, R.NUMBER_DIFFERS, R.NOT_ON_TENANCY, R.LISTED_TWICE})
values = st.sampled_from(["", "a", "b"])
reasons = st.builds(
    RosterReason, st.sampled_from(R), st.sampled_from(["name", "flat"]), values, values
)
findings = st.builds(
    RosterFinding,
    st.sampled_from(RosterVerdict),
    st.lists(reasons, max_size=4).map(tuple),
    st.sampled_from([None, ResidentId("r1"), ResidentId("r2")]),
)


def of(verdict: RosterVerdict, *codes: RosterReasonCode, resident: str = "r1") -> RosterFinding:
    """Return a finding."""
    return RosterFinding(verdict, tuple(map(RosterReason, codes)), ResidentId(resident))


@given(st.none() | findings, findings)
def test_an_exact_answer_is_ground_for_everybody(
    before: RosterFinding | None, now: RosterFinding
) -> None:
    exact = RosterFinding(RosterVerdict.EXACT, now.reasons, now.resident_id)

    assert still_stands(before, exact)


@given(findings)
def test_the_same_answer_stands(finding: RosterFinding) -> None:
    assert still_stands(finding, finding)


@given(findings, findings)
def test_another_verdict_or_another_person_does_not_stand(
    before: RosterFinding, now: RosterFinding
) -> None:
    same = (before.verdict, before.resident_id) == (now.verdict, now.resident_id)
    if not same and now.verdict is not RosterVerdict.EXACT:
        assert not still_stands(before, now)


@pytest.mark.parametrize(
    ("now", "stands"),
    [
        (of(RosterVerdict.PROBABLE, R.SAME_NUMBER, R.NAME_CLOSE), True),
        (of(RosterVerdict.PROBABLE, R.NAME_CLOSE, R.SAME_FLAT, R.LIVE_TENANCY), True),
        (of(RosterVerdict.PROBABLE, R.NAME_CLOSE, R.ADDRESS_DOUBTFUL), False),
        (of(RosterVerdict.CONFLICT, R.NAME_CLOSE), False),
        (of(RosterVerdict.NONE, R.NUMBER_UNKNOWN), False),
        (None, False),
    ],
)
def test_a_doubt_somebody_accepted_stands_as_long_as_it_is_the_same(
    now: RosterFinding | None, stands: bool
) -> None:
    before = of(RosterVerdict.PROBABLE, R.SAME_NUMBER, R.NAME_CLOSE, R.SAME_FLAT)

    assert still_stands(before, now) is stands


def test_what_was_decided_without_a_roster_stands_on_an_exact_answer_only() -> None:
    assert still_stands(None, None)
    assert not still_stands(None, of(RosterVerdict.PROBABLE, R.NAME_CLOSE))


@given(findings)
def test_nothing_of_somebody_else_is_shown(finding: RosterFinding) -> None:
    shown = for_screen(finding)

    assert [r.code for r in shown.reasons] == [r.code for r in finding.reasons]
    assert [r.declared for r in shown.reasons] == [r.declared for r in finding.reasons]
    if ANOTHERS & {r.code for r in finding.reasons}:
        assert not any(r.roster for r in shown.reasons if r.code not in AGREEING)
    else:
        assert shown == finding
