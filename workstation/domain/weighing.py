"""Whether a case can be approved at a key, with a reason, or only against what was compared.

The desk shows it, and the service asks it again before it believes the desk.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from workstation.domain.applicants import Applicant
from workstation.domain.corrections import Correction, corrected_rows, overruled, settled
from workstation.domain.extraction import Comparison, Reading
from workstation.domain.holdings import ProofState
from workstation.domain.proof_fields import (
    CONTRADICTING,
    DOUBTFUL,
    Field,
    FieldRow,
    Mark,
    confirmed,
)
from workstation.domain.proofs import Finding, ProofProblem
from workstation.domain.reasons import Reason
from workstation.domain.roster import RosterFinding, RosterVerdict

FOR_THE_EYE: Final[Mapping[ProofProblem, Field | None]] = {
    ProofProblem.NO_NAME: Field.NAME,
    ProofProblem.NO_DATE: Field.DATE,
    ProofProblem.NO_ISSUER: Field.ISSUER,
    ProofProblem.NO_ADDRESS: None,
    ProofProblem.NOT_STAMPED: Field.KIND,
    ProofProblem.SUPPLIED_ELSEWHERE: None,
}
"""Problems that break no rule but want an eye, and the row on which it accepts them; without one
approving always takes a reason. The other problems contradict."""


EXPLAINS_NAME: Final = frozenset({Reason.NAME_EXPLAINED, Reason.RELATIVE_EVIDENCED})
"""Reasons that record why somebody else's name is on the proof; the note says what was seen."""


class Clearance(Enum):
    """What approving asks of the reviewer."""

    CLEAR = "clear"
    """Nothing: every check passes, or was read by eye."""
    REASON = "reason"
    """A reason: something was not read, so it was read by eye."""
    OVERRIDE = "override"
    """A reason and the record of an override: something contradicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What is open on a case, from the most serious on."""

    contradicting: tuple[Field, ...] = ()
    problems: tuple[Finding, ...] = ()
    """Those that contradict the office's rules."""
    doubtful: tuple[Field, ...] = ()
    """Neither confirmed nor accepted by eye."""
    for_the_eye: tuple[Finding, ...] = ()
    """Those that want an eye, and that nobody accepted by eye."""
    overruled: tuple[Field, ...] = ()
    """The engine's reading contradicted, and somebody read something else."""
    nothing_read: bool = False
    nothing_to_see: bool = False
    """There is no upload, or nobody can open it: not even an eye can read it."""
    roster: RosterVerdict | None = None
    """Only where the roster is what the decision stands on."""

    @property
    def clearance(self) -> Clearance:
        """Return what approving takes."""
        roster_against = self.roster in {RosterVerdict.CONFLICT, RosterVerdict.NONE}
        if self.contradicting or self.problems or roster_against or self.nothing_to_see:
            return Clearance.OVERRIDE
        open_ = self.doubtful or self.for_the_eye or self.overruled or self.nothing_read
        if open_ or self.roster is RosterVerdict.PROBABLE:
            return Clearance.REASON
        return Clearance.CLEAR

    @property
    def other_name(self) -> bool:
        """Whether the proof is in somebody else's name: only what explains that is a reason."""
        return Field.NAME in self.contradicting or any(
            each.problem is ProofProblem.OTHER_NAME for each in self.problems
        )

    @property
    def suggested(self) -> Reason | None:
        """Return the reason that most likely fits an approval; none against what contradicts it."""
        against = {RosterVerdict.CONFLICT, RosterVerdict.NONE}
        if self.problems or self.nothing_to_see or self.roster in against:
            return None
        if self.roster is not None:
            return Reason.SAME_PERSON
        only_name = {*self.contradicting, *self.doubtful} == {Field.NAME}
        if only_name and not self.nothing_read:
            return Reason.NAME_EXPLAINED
        return None if self.contradicting or self.other_name else Reason.READ_BY_EYE


_CANNOT_BE_SEEN: Final = frozenset({ProofState.UNREADABLE, ProofState.PURGED})
NOTHING_TO_SEE: Final = Weighed(nothing_to_see=True)
"""There is no upload to judge, or no roster to compare with."""


def weigh_roster(finding: RosterFinding | None) -> Weighed:
    """Weigh what the roster says; without a roster nothing speaks for an approval."""
    return NOTHING_TO_SEE if finding is None else Weighed(roster=finding.verdict)


def weigh_upload(
    state: ProofState,
    reading: Reading | None,
    comparison: Comparison | None,
    applicant: Applicant,
    by_eye: Collection[Field],
    corrections: Sequence[Correction] = (),
) -> Weighed:
    """Weigh an upload, read or not; see :func:`weigh_proof`.

    A corrected field that is equal counts as accepted by eye; where the engine's reading
    contradicted, approving takes a reason besides.
    """
    if state in _CANNOT_BE_SEEN:
        return NOTHING_TO_SEE
    rows = corrected_rows(reading, comparison, applicant, corrections)
    weighed = weigh_proof(
        rows,
        () if comparison is None else comparison.findings,
        read=comparison is not None,
        confirmed=confirmed(comparison),
        by_eye={*by_eye, *settled(rows)},
    )
    return replace(weighed, overruled=overruled(rows, corrections))


def weigh_proof(
    rows: Sequence[FieldRow],
    found: Sequence[Finding],
    *,
    read: bool,
    confirmed: bool,
    by_eye: Collection[Field],
) -> Weighed:
    """Weigh an uploaded proof.

    Args:
        rows: as they are shown.
        found: what the office's rules find.
        read: whether a reader has read it.
        confirmed: every declared part that identifies a home was read and is the same.
        by_eye: the rows the reviewer accepted; they settle doubts, never contradictions.
    """
    return Weighed(
        contradicting=tuple(row.field for row in rows if row.mark in CONTRADICTING),
        problems=tuple(each for each in found if each.problem not in FOR_THE_EYE),
        doubtful=tuple(
            row.field
            for row in rows
            if row.field not in by_eye and _doubtful(row, confirmed=confirmed)
        ),
        for_the_eye=tuple(
            each
            for each in found
            if each.problem in FOR_THE_EYE and FOR_THE_EYE[each.problem] not in by_eye
        ),
        nothing_read=not read and Field.NAME not in by_eye,
    )


def _doubtful(row: FieldRow, *, confirmed: bool) -> bool:
    if row.mark not in DOUBTFUL:
        return False
    # A part that identifies no home may stay unread when everything that does is the same.
    return not (confirmed and row.mark is Mark.UNREAD and row.field is not Field.NAME)
