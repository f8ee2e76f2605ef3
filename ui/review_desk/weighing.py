"""Whether a case can be approved at a key, with a reason, or only against what was compared."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from ui.review_desk.rows import CONTRADICTING, DOUBTFUL, Field, FieldRow
from workstation.domain.proofs import Finding
from workstation.domain.reasons import Reason
from workstation.domain.roster import RosterVerdict


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
    doubtful: tuple[Field, ...] = ()
    """Neither confirmed nor accepted by eye."""
    nothing_read: bool = False
    roster: RosterVerdict | None = None
    """Only where the roster is what the decision stands on."""

    @property
    def clearance(self) -> Clearance:
        """Return what approving takes."""
        roster_against = self.roster in {RosterVerdict.CONFLICT, RosterVerdict.NONE}
        if self.contradicting or self.problems or roster_against:
            return Clearance.OVERRIDE
        if self.doubtful or self.nothing_read or self.roster is RosterVerdict.PROBABLE:
            return Clearance.REASON
        return Clearance.CLEAR

    @property
    def suggested(self) -> Reason:
        """Return the reason that most likely fits an approval."""
        if self.roster is not None:
            return Reason.SAME_PERSON
        only_name = {*self.contradicting, *self.doubtful} == {Field.NAME}
        return Reason.NAME_EXPLAINED if only_name and not self.problems else Reason.READ_BY_EYE


def weigh_proof(
    rows: Sequence[FieldRow],
    problems: Sequence[Finding],
    *,
    confirmed: bool,
    by_eye: Collection[Field],
) -> Weighed:
    """Weigh an uploaded proof.

    Args:
        rows: as they are shown; empty while nothing was read.
        problems: what the office's rules find.
        confirmed: every declared part that identifies a home was read and is the same.
        by_eye: the rows the reviewer accepted; they settle doubts, never contradictions.
    """
    doubtful = () if confirmed else tuple(r.field for r in rows if r.mark in DOUBTFUL)
    explained_name = any(r.field is Field.NAME and r.mark in DOUBTFUL for r in rows)
    if confirmed and explained_name:
        doubtful = (Field.NAME,)
    return Weighed(
        contradicting=tuple(r.field for r in rows if r.mark in CONTRADICTING),
        problems=tuple(problems),
        doubtful=tuple(each for each in doubtful if each not in by_eye),
        nothing_read=not rows,
    )
