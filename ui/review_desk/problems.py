"""What the rules find wrong with a proof, and the reason that asks the applicant again. No Qt."""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_
from workstation.domain.proofs import ProofProblem
from workstation.domain.reasons import Reason

PROBLEM_WORDS: Final[Mapping[ProofProblem, str]] = {
    ProofProblem.TOO_OLD: N_("The proof is too old"),
    ProofProblem.IN_THE_FUTURE: N_("Dated after the day of submission"),
    ProofProblem.NO_DATE: N_("No date of issue was found"),
    ProofProblem.NO_ISSUER: N_("No issuer was found"),
    ProofProblem.NO_NAME: N_("No name was found"),
    ProofProblem.OTHER_NAME: N_("Made out to another person"),
    ProofProblem.NO_ADDRESS: N_("No address was found"),
    ProofProblem.PO_BOX: N_("The address is a P.O. box"),
    ProofProblem.SUPPLIED_ELSEWHERE: N_("Billed for another home than it is posted to"),
    ProofProblem.ENVELOPE: N_("Only an envelope"),
    ProofProblem.NOT_STAMPED: N_("The tenancy agreement bears no stamp"),
    ProofProblem.NOT_COVERING: N_("The tenancy does not cover the day of submission"),
}

_REASONS: Final[Mapping[ProofProblem, Reason]] = {
    ProofProblem.IN_THE_FUTURE: Reason.NO_DATE,
    ProofProblem.SUPPLIED_ELSEWHERE: Reason.OTHER_ADDRESS,
    ProofProblem.NOT_STAMPED: Reason.INCOMPLETE,
    ProofProblem.NOT_COVERING: Reason.TOO_OLD,
}
"""The problems that have no reason of the same name."""


def reason_of(problem: ProofProblem) -> Reason:
    """Return the reason with which the applicant is asked for a better proof."""
    return _REASONS.get(problem) or Reason(problem.value)
