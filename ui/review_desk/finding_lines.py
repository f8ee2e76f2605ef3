"""What the office's rules find wrong with the upload in view, as lines with a way to ask again."""

from collections.abc import Iterator
from datetime import date

from ui.i18n import Translator
from ui.review_desk.problems import PROBLEM_WORDS, reason_of
from ui.review_desk.words import REASONS
from ui.theme.tokens import State
from ui.widgets.line import Line
from workstation.domain.calendar import hong_kong_day
from workstation.domain.holdings import ProofState
from workstation.domain.proofs import Finding, ProofProblem, months_later
from workstation.domain.weighing import NOT_FOUND
from workstation.services.review import ReviewCase, ReviewedProof


def finding_lines(
    case: ReviewCase, reviewed: ReviewedProof | None, tr: Translator, *, can_ask: bool
) -> Iterator[Line]:
    """Return the state of the reading, then what the rules find.

    Args:
        case: on the screen.
        reviewed: the upload in view.
        tr: the words.
        can_ask: whether the applicant can be asked for another proof now.
    """
    if reviewed is None:
        return
    yield from _reading_lines(reviewed, tr)
    comparison = reviewed.comparison
    for finding in () if comparison is None else comparison.findings:
        reason = reason_of(finding.problem)
        found = finding.problem in NOT_FOUND
        yield Line(
            State.ATTENTION if found else State.REJECTED,
            tr.gettext(REASONS[reason]),
            _words(finding, case, reviewed, tr),
            verb=tr.gettext("Ask for more") if can_ask else "",
            code=reason.value,
        )


def _reading_lines(reviewed: ReviewedProof, tr: Translator) -> Iterator[Line]:
    _, proof = tr.gettext, reviewed.proof
    if proof.state is ProofState.WAITING:
        yield Line(State.WAITING, _("Reading…"), _("You can decide meanwhile."))
    elif proof.state is ProofState.NOT_READ:
        words = _("The reader is missing or failed. Compare by eye.")
        yield Line(State.ATTENTION, _("Not read"), words)
    elif proof.state is ProofState.UNREADABLE:
        yield Line(State.REJECTED, _("Unreadable"), _("Nothing could be compared."))


def _words(finding: Finding, case: ReviewCase, reviewed: ReviewedProof, tr: Translator) -> str:
    if finding.problem is not ProofProblem.TOO_OLD or reviewed.reading is None:
        return tr.gettext(PROBLEM_WORDS[finding.problem])
    submitted = hong_kong_day(case.application.submitted_at)
    beyond = days_too_old(reviewed.reading.issued_on, submitted, case.policy.proof_age_months)
    words = tr.ngettext(
        "Too old by {n} day: issued {days} days before submission",
        "Too old by {n} days: issued {days} days before submission",
        beyond,
    )
    return words.format(n=beyond, days=finding.days or 0)


def days_too_old(issued_on: date | None, submitted_on: date, months: int) -> int:
    """Return by how many days a proof was too old on the day of submission; 0 when it was not."""
    if issued_on is None:
        return 0
    return max(0, (submitted_on - months_later(issued_on, months)).days)
