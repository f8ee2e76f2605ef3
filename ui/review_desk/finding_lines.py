"""What the office's rules find wrong with the upload in view, as lines with a way to ask again."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ui.i18n import N_, Translator
from ui.review_desk.problems import PROBLEM_WORDS, reason_of
from ui.theme.tokens import State
from ui.widgets.decision_words import REASONS
from ui.widgets.line import Line
from workstation.domain.calendar import HONG_KONG, hong_kong_day
from workstation.domain.holdings import ProofState
from workstation.domain.proofs import Finding, ProofProblem, months_later
from workstation.domain.weighing import FOR_THE_EYE
from workstation.services.review import AsDecided, ReviewCase, ReviewedProof

_FAILED: Final = N_("The reader failed on this file. Compare by eye.")
NOT_READ: Final[Mapping[str, str]] = {
    "reader_missing": N_("No reader was installed where it was to be read. Compare by eye."),
    "took_too_long": N_("Reading took too long and was stopped. Compare by eye."),
    "crashed": N_("The reader crashed on this file and was stopped. Compare by eye."),
}
"""Why there is no reading, by its code; other codes say that it failed."""


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
        doubt = finding.problem in FOR_THE_EYE
        yield Line(
            State.ATTENTION if doubt else State.REJECTED,
            tr.gettext(REASONS[reason]),
            _words(finding, case, reviewed, tr),
            verb=tr.gettext("Ask for more") if can_ask else "",
            code=reason.value,
        )


def _reading_lines(reviewed: ReviewedProof, tr: Translator) -> Iterator[Line]:
    _, proof = tr.gettext, reviewed.proof
    if reviewed.as_decided is not None:
        yield _decided_line(reviewed.as_decided, tr)
    if proof.state is ProofState.WAITING:
        yield Line(State.WAITING, _("Reading…"), _("You can decide meanwhile."))
    elif proof.state is ProofState.NOT_READ:
        yield Line(State.ATTENTION, _("Not read"), _(NOT_READ.get(proof.problem, _FAILED)))
    elif proof.state is ProofState.UNREADABLE:
        yield Line(State.REJECTED, _("Unreadable"), _("Nothing could be compared."))


def _decided_line(decided: AsDecided, tr: Translator) -> Line:
    _ = tr.gettext
    at = f"{decided.at.astimezone(HONG_KONG):%Y-%m-%d %H:%M}"
    words = _("Shown as it stood then, whatever was read since.")
    by = _("As decided by {name} at {at}").format(name=decided.by or "–", at=at)
    return Line(State.MOVING, by, words)


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
