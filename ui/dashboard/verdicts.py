"""What a supervisor can decide about a case, and what is still missing. Plain values, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from ui.i18n import N_
from workstation.domain.applications import CLOSED, Move, Stage
from workstation.domain.holdings import Earlier, Opinion
from workstation.domain.reasons import REASONS, Reason
from workstation.domain.staff import Actor, StaffId
from workstation.services.review import ReviewCase

SAME_PERSON: Final = N_(
    "You proposed this yourself, so somebody else has to decide. Another supervisor can."
)
OWN_CONCERN: Final = N_(
    "You raised this concern yourself, so somebody else has to clear it. Another supervisor can."
)
MOVED_ON: Final = N_("The case has moved on, so this is no longer possible.")
NOTHING_TO_DO: Final = N_("There is nothing to decide about this case here.")
CHOOSE: Final = N_("Choose what to do.")
GIVE_REASON: Final = N_("Choose a reason with 1-9.")
WRITE: Final = N_("Write what should be looked at again.")


class Note(Enum):
    """What becomes of the note."""

    NONE = "none"
    KEPT = "kept"
    """With the decision."""
    TOLD = "told"
    """To the colleague whose proposal is sent back, as their draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be done; its id is the keymap's."""

    id: str
    move: Move | None = None
    reasons: tuple[Reason, ...] = ()
    """In the order of their number keys; one of them is needed when there are any."""
    note: Note = Note.NONE
    meaning: str
    """What will happen, in English, marked with ``N_``."""
    final: bool = False
    """It cannot be taken back, so it is asked for once more."""
    why_not: str = ""
    """Why it cannot be done, in English; empty when it can."""

    @property
    def possible(self) -> bool:
        """Whether it can be done."""
        return not self.why_not


CONFIRM: Final = Choice(
    id="second.confirm",
    note=Note.KEPT,
    meaning=N_("What was proposed is done, with its reason and your name."),
)
SEND_BACK: Final = Choice(
    id="second.send_back",
    note=Note.TOLD,
    meaning=N_("The case goes back to its desk; your note is left there as a draft."),
)
PASS: Final = Choice(
    id="second.pass",
    move=Move.PASS_IDENTITY,
    reasons=REASONS[Move.PASS_IDENTITY],
    note=Note.KEPT,
    meaning=N_("The PIN is sent by SMS. Nobody sees it."),
)
FAIL: Final = Choice(
    id="second.fail",
    move=Move.FAIL_IDENTITY,
    reasons=REASONS[Move.FAIL_IDENTITY],
    note=Note.KEPT,
    meaning=N_("Nothing is released. The letter stays valid until its last day."),
)
REFUSE: Final = Choice(
    id="second.refuse",
    move=Move.REFUSE,
    reasons=REASONS[Move.REFUSE],
    note=Note.KEPT,
    meaning=N_("The application is closed and the applicant is told by SMS."),
)
KEEP_NEW: Final = Choice(
    id="duplicate.keep_new",
    move=Move.KEEP_NEW,
    reasons=REASONS[Move.KEEP_NEW],
    meaning=N_("The earlier one is cancelled; its letter and PIN are void at once."),
    final=True,
)
KEEP_EARLIER: Final = Choice(
    id="duplicate.keep_earlier",
    move=Move.KEEP_EARLIER,
    reasons=REASONS[Move.KEEP_EARLIER],
    meaning=N_("The new registration is cancelled; the earlier one goes on as it is."),
    final=True,
)
CLEAR: Final = Choice(
    id="held.clear",
    move=Move.CLEAR_FOR_RELEASE,
    reasons=REASONS[Move.CLEAR_FOR_RELEASE],
    meaning=N_("The PIN is sent by SMS. Nobody sees it."),
    final=True,
)
REVIEW_AGAIN: Final = Choice(
    id="held.review",
    move=Move.REVIEW_AGAIN,
    reasons=REASONS[Move.REVIEW_AGAIN],
    meaning=N_("A reviewer looks at it again with the new roster. Letter and PIN are void."),
    final=True,
)
LETTER: Final = Choice(
    id="held.letter",
    move=Move.SEND_LETTER,
    reasons=REASONS[Move.SEND_LETTER],
    meaning=N_("A letter with the PIN goes to the address; the applicant is told by SMS."),
    final=True,
)
REISSUE: Final = Choice(
    id="held.reissue",
    move=Move.REISSUE_PIN,
    reasons=REASONS[Move.REISSUE_PIN],
    meaning=N_("The PIN sent before is void at once; another one is sent by SMS."),
    final=True,
)
CANCEL: Final = Choice(
    id="held.cancel",
    move=Move.CANCEL,
    reasons=REASONS[Move.CANCEL],
    meaning=N_("Letter and PIN are void; the document can be registered again."),
    final=True,
)


def open_opinion(case: ReviewCase) -> Opinion | None:
    """Return the proposal that waits for a second person, if there is one."""
    return next((each for each in reversed(case.opinions) if each.outcome is None), None)


def second_choices(case: ReviewCase, actor: Actor) -> tuple[Choice, ...]:
    """Return what ``actor`` can say to the open proposal of a case."""
    opinion = open_opinion(case)
    if opinion is None:
        return ()
    mine = SAME_PERSON if opinion.by_id == actor.staff_id else ""
    if opinion.move is not Move.REFER_IDENTITY:
        gone = "" if opinion.move in case.moves else MOVED_ON
        confirm = replace(CONFIRM, move=opinion.move, why_not=mine or gone)
        return confirm, replace(SEND_BACK, why_not=mine)
    decided_here = case.application.stage is Stage.IDENTITY_REFERRED
    gone = "" if decided_here else MOVED_ON
    return tuple(replace(choice, why_not=mine or gone) for choice in (PASS, FAIL, REFUSE))


def duplicate_choices(case: ReviewCase) -> tuple[Choice, ...]:
    """Return what can be done about a second registration."""
    return tuple(
        replace(choice, why_not="" if choice.move in case.moves else MOVED_ON)
        for choice in (KEEP_NEW, KEEP_EARLIER)
    )


def held_choices(case: ReviewCase, actor: Actor) -> tuple[Choice, ...]:
    """Return what can be done about a held release, a lost PIN or a withdrawal."""
    application, opinion = case.application, open_opinion(case)
    choices = []
    if application.stage not in CLOSED and (application.concern or application.ground_changed):
        mine = application.concern and _raised_by(case, actor.staff_id)
        choices.append(replace(CLEAR, why_not=OWN_CONCERN if mine else ""))
    if application.ground_changed:
        choices += [choice for choice in (REVIEW_AGAIN, LETTER) if choice.move in case.moves]
    if Move.REISSUE_PIN in case.moves:
        choices.append(REISSUE)
    if Move.CANCEL in case.moves:
        proposed = opinion is not None and opinion.by_id == actor.staff_id
        choices.append(replace(CANCEL, why_not=SAME_PERSON if proposed else ""))
    return tuple(choices)


def _raised_by(case: ReviewCase, staff_id: StaffId | None) -> bool:
    return any(check.concern and check.clerk == staff_id for check in case.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the supervisor has chosen so far."""

    choice: Choice | None = None
    reason: Reason | None = None
    note: str = field(default="", repr=False)

    def choosing(self, choice: Choice) -> "Verdict":
        """Return the verdict with another choice; a reason it does not know is dropped."""
        reason = self.reason if self.reason in choice.reasons else None
        return replace(self, choice=choice, reason=reason)

    @property
    def missing(self) -> str:
        """What keeps it from being recorded, in English; empty when nothing does."""
        if self.choice is None:
            return CHOOSE
        if not self.choice.possible:
            return self.choice.why_not
        if self.choice.reasons and self.reason is None:
            return GIVE_REASON
        if self.choice.note is Note.TOLD and not self.note.strip():
            return WRITE
        return ""


def standing_one(others: Sequence[Earlier]) -> Earlier | None:
    """Return the earlier registration that stands: the live one, else the newest."""
    live = (each for each in others if each.application.stage not in _NOT_STANDING)
    return next(live, others[0] if others else None)


_NOT_STANDING: Final = (CLOSED - {Stage.ACTIVATED}) | {Stage.DUPLICATE_REVIEW}
