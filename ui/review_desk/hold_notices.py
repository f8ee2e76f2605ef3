"""What is said above a case that can only be read, and above one that came back. No Qt."""

from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

from ui.i18n import N_, Translator
from ui.review_desk.taking import Hold, OpenCase
from ui.theme.tokens import State
from workstation.domain.applications import DECIDED_AT_DESKS
from workstation.domain.calendar import HONG_KONG
from workstation.domain.referrals import ReferralOutcome


class Way(Enum):
    """What the button of a notice does."""

    NONE = "none"
    RELOAD = "reload"
    TELL_ME = "tell_me"


class HoldNotice(NamedTuple):
    """A sentence in the language in use."""

    words: str
    state: State
    button: str = ""
    way: Way = Way.NONE


_WORDS: Final[Mapping[Hold, str]] = {
    Hold.IN_USE: N_("{name} is working on this case ({desk}, until {time}). You can read it."),
    Hold.AWAITING_SECOND_PERSON: N_("A second person is about to decide this case."),
    Hold.NOT_HERE: N_("There is nothing to decide here at this stage. You can read the case."),
    Hold.LOST: N_(
        "This case is no longer yours: the lease ran out or was taken away. "
        "Nothing was decided; your draft is kept."
    ),
    Hold.NEWER: N_(
        "The applicant has sent a newer proof while you were looking. "
        "Nothing was decided; look at the new one first."
    ),
    Hold.CHANGED: N_(
        "Somebody else changed this case while you were looking. "
        "Nothing was decided; your draft is kept."
    ),
}


def hold_notice(opened: OpenCase, tr: Translator) -> HoldNotice | None:
    """Return what to say above the case, or None when nothing keeps it from being decided."""
    _, hold = tr.gettext, opened.hold
    if hold is None:
        return _sent_back(opened, tr)
    at = opened.held_until
    until = "–" if at is None else f"{at.astimezone(HONG_KONG):%H:%M}"
    words = _(_WORDS[hold]).format(
        name=opened.holder or "–", desk=opened.holder_desk or "–", time=until
    )
    if hold is Hold.IN_USE:
        return HoldNotice(words, State.MOVING, _("Tell me when free"), Way.TELL_ME)
    if hold in {Hold.NOT_HERE, Hold.AWAITING_SECOND_PERSON}:
        return HoldNotice(words, State.MOVING)
    return HoldNotice(words, State.ATTENTION, _("Load again"), Way.RELOAD)


def _sent_back(opened: OpenCase, tr: Translator) -> HoldNotice | None:
    opinions, case = opened.case.opinions, opened.case
    if not opinions or opened.application.stage not in DECIDED_AT_DESKS:
        return None
    last = opinions[-1]
    if last.outcome is not ReferralOutcome.SENT_BACK or last.decided_at is None:
        return None
    if any(line.at > last.decided_at for line in case.history):
        return None
    words = tr.gettext("{name} sent the proposal back. Look at the case once more.")
    return HoldNotice(words.format(name=last.decided_by), State.ATTENTION)
