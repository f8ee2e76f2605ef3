"""The places on the rail: which desks there are, who may use them, and how each is made.

A desk's module is imported at its first visit.
"""

from collections.abc import Callable, Sequence
from functools import partial

from ui.desk import Desk, DeskPlace
from ui.i18n import N_
from ui.workplace import Workplace
from workstation.bootstrap import Office, keep_batch, roster_source
from workstation.domain.staff import Permission, Role, may, roles_with
from workstation.services.staff import Session

ROLE_NAMES = {
    Role.REVIEWER: N_("Reviewers"),
    Role.COUNTER_CLERK: N_("Counter clerks"),
    Role.SUPERVISOR: N_("Supervisors"),
    Role.ADMINISTRATOR: N_("Administrators"),
}


def desks_of(place: Workplace, session: Session, office: Office) -> Sequence[DeskPlace]:
    """Return the places on one person's rail, from top to bottom."""
    role = session.member.role

    def at(id_: str, make: Callable[[], Desk], permission: Permission | None) -> DeskPlace:
        if permission is None or may(role, permission):
            return DeskPlace(id_, make)
        return DeskPlace(id_, make, allowed=False, who_can=partial(_who_can, place, permission))

    makers = _Makers(place, session, office)
    return (
        at("queue", makers.queue, Permission.SEE_QUEUE),
        at("review", makers.review, Permission.SEE_APPLICATION),
        at("counter", makers.counter, Permission.WORK_AT_COUNTER),
        at("letters", makers.letters, Permission.PRINT_LETTERS),
        at("supervisor", makers.supervisor, Permission.SUPERVISE),
        at("messages", makers.messages, Permission.SEE_MESSAGES),
        at("audit", makers.audit, Permission.SEE_AUDIT),
        at("lookup", makers.lookup, Permission.LOOK_UP_ROSTER),
        at("settings", makers.settings, None),
    )


def _who_can(place: Workplace, permission: Permission) -> str:
    tr = place.tr
    names = [tr.gettext(ROLE_NAMES[role]) for role in Role if role in roles_with(permission)]
    return tr.gettext("Who can: {roles}").format(roles=", ".join(names))


class _Makers:
    """Makes each desk with the services it needs."""

    def __init__(self, place: Workplace, session: Session, office: Office) -> None:
        self._place = place
        self._session = session
        self._office = office

    def queue(self) -> Desk:
        from ui.queue_view.desk import QueueDesk  # noqa: PLC0415 - at the first visit

        office = self._office
        return QueueDesk(self._place, self._session, office.queue, office.staff, office.intake)

    def review(self) -> Desk:
        from ui.review_desk.desk import ReviewDesk  # noqa: PLC0415 - at the first visit

        office = self._office
        return ReviewDesk(
            self._place,
            self._session,
            office.queue,
            office.review,
            office.referrals,
            office.corrections,
        )

    def counter(self) -> Desk:
        from ui.counter_desk.desk import CounterDesk  # noqa: PLC0415 - at the first visit

        office = self._office
        return CounterDesk(
            self._place,
            self._session,
            office.counter,
            office.letters,
            office.queue,
            office.phone_changes,
            office.documents,
            office.settings.scans,
        )

    def letters(self) -> Desk:
        from ui.letter_room.desk import LetterRoomDesk  # noqa: PLC0415 - at the first visit

        settings = self._office.settings
        return LetterRoomDesk(
            self._place, self._session, self._office.letters, partial(keep_batch, settings)
        )

    def supervisor(self) -> Desk:
        from ui.dashboard.desk import SupervisorDesk  # noqa: PLC0415 - at the first visit

        office = self._office
        return SupervisorDesk(
            self._place,
            self._session,
            supervision=office.supervision,
            referrals=office.referrals,
            release=office.release,
            grounds=office.grounds,
            queue=office.queue,
            review=office.review,
        )

    def messages(self) -> Desk:
        from ui.message_view.desk import MessageDesk  # noqa: PLC0415 - at the first visit

        return MessageDesk(self._place, self._session, self._office.messages)

    def audit(self) -> Desk:
        from ui.audit_view.desk import AuditDesk  # noqa: PLC0415 - at the first visit

        office = self._office
        return AuditDesk(self._place, self._session, audit=office.audit, queue=office.queue)

    def lookup(self) -> Desk:
        from ui.lookup_desk.desk import LookupDesk  # noqa: PLC0415 - at the first visit

        return LookupDesk(self._place, self._session, self._office.lookups)

    def settings(self) -> Desk:
        from ui.settings_desk.desk import SettingsDesk  # noqa: PLC0415 - at the first visit

        office = self._office
        return SettingsDesk(
            self._place,
            self._session,
            settings=office.policy,
            staff=office.staff,
            roster=office.roster_loads,
            roster_source=roster_source,
        )
