"""Where a case is opened: the desk for its stage and the person's role. Plain values, no Qt."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from workstation.domain.applications import ApplicationId, Stage
from workstation.domain.queue import QueueRow
from workstation.domain.staff import Permission, Role, may

REVIEW: Final = "review"
COUNTER: Final = "counter"
SUPERVISOR: Final = "supervisor"

_DECIDED_BY_SUPERVISORS: Final = frozenset({Stage.DUPLICATE_REVIEW, Stage.IDENTITY_REFERRED})


class Destination(NamedTuple):
    """A desk and what it is to show; None: whatever it shows."""

    desk: str
    subject: object


def destination(
    row: QueueRow, role: Role, order: Sequence[ApplicationId], total: int | None
) -> Destination | None:
    """Return where ``row`` is opened, or None when ``role`` opens no cases.

    Args:
        row: the case.
        role: of the person who opens it.
        order: the cases of the list as it stands, frozen for "next" and "previous".
        total: how many the list holds in all, when that is known.
    """
    supervised = row.awaiting_second_person or row.stage in _DECIDED_BY_SUPERVISORS
    if supervised and may(role, Permission.DECIDE_REFERRALS):
        return Destination(SUPERVISOR, row.id)
    if may(role, Permission.SEE_APPLICATION):
        return Destination(REVIEW, (row.id, tuple(order), total))
    if may(role, Permission.WORK_AT_COUNTER):
        # The counter begins with the letter in the holder's hand, not with a line of a list.
        return Destination(COUNTER, None)
    return None
