"""Whether a case can be approved at a key, with a reason, or only against what was compared."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from ui.review_desk.rows import CONTRADICTING, DOUBTFUL, Field, FieldRow, Mark
from workstation.domain.proofs import Finding, ProofProblem
from workstation.domain.reasons import Reason
from workstation.domain.roster import RosterVerdict

NOT_FOUND: Final[Mapping[ProofProblem, Field | None]] = {
    ProofProblem.NO_NAME: Field.NAME,
    ProofProblem.NO_DATE: Field.DATE,
    ProofProblem.NO_ISSUER: Field.ISSUER,
    ProofProblem.NO_ADDRESS: None,
    ProofProblem.NOT_STAMPED: Field.KIND,
}
"""Problems that only say what the reader did not find, and the row on which somebody who sees it
accepts it by eye. The other problems contradict."""


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
    not_found: tuple[Finding, ...] = ()
    """What the reader did not find, and nobody accepted by eye."""
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
        open_ = self.doubtful or self.not_found or self.nothing_read
        if open_ or self.roster is RosterVerdict.PROBABLE:
            return Clearance.REASON
        return Clearance.CLEAR

    @property
    def suggested(self) -> Reason | None:
        """Return the reason that most likely fits an approval; none against the office's rules."""
        against = {RosterVerdict.CONFLICT, RosterVerdict.NONE}
        if self.problems or self.nothing_to_see or self.roster in against:
            return None
        if self.roster is not None:
            return Reason.SAME_PERSON
        only_name = {*self.contradicting, *self.doubtful} == {Field.NAME}
        explained = only_name and not self.nothing_read
        return Reason.NAME_EXPLAINED if explained else Reason.READ_BY_EYE


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
        problems=tuple(each for each in found if each.problem not in NOT_FOUND),
        doubtful=tuple(
            row.field
            for row in rows
            if row.field not in by_eye and _doubtful(row, confirmed=confirmed)
        ),
        not_found=tuple(
            each
            for each in found
            if each.problem in NOT_FOUND and NOT_FOUND[each.problem] not in by_eye
        ),
        nothing_read=not read and Field.NAME not in by_eye,
    )


def _doubtful(row: FieldRow, *, confirmed: bool) -> bool:
    if row.mark not in DOUBTFUL:
        return False
    # A part that identifies no home may stay unread when everything that does is the same.
    return not (confirmed and row.mark is Mark.UNREAD and row.field is not Field.NAME)
