"""Which reason is suggested when the applicant is asked for more; a person decides. No Qt."""

from collections.abc import Sequence

from ui.review_desk.problems import reason_of
from workstation.domain.holdings import ProofState
from workstation.domain.proof_fields import Field, FieldRow, Mark
from workstation.domain.reasons import Reason
from workstation.domain.weighing import FOR_THE_EYE
from workstation.services.review import ReviewedProof


def suggested_reason(reviewed: ReviewedProof | None, rows: Sequence[FieldRow]) -> Reason | None:
    """Return the reason that most likely fits: what contradicts before what was not found."""
    if reviewed is None:
        return None
    if reviewed.proof.state is ProofState.UNREADABLE:
        return Reason.UNREADABLE
    findings = () if reviewed.comparison is None else reviewed.comparison.findings
    contradicting = [each for each in findings if each.problem not in FOR_THE_EYE]
    if contradicting:
        return reason_of(contradicting[0].problem)
    differing = [row.field for row in rows if row.mark is Mark.DIFFERS]
    if differing:
        return Reason.OTHER_NAME if Field.NAME in differing else Reason.OTHER_ADDRESS
    return reason_of(findings[0].problem) if findings else None
