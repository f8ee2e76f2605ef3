"""Who may: the account is looked up in every transaction, so a disabled one stops at once."""

from workstation.domain.applications import Application, ApplicationId, Move, Stage
from workstation.domain.errors import AccountDisabled, NotAllowed, OwnHousehold, SamePerson
from workstation.domain.reasons import ACCEPTS
from workstation.domain.referrals import ReferralOutcome
from workstation.domain.staff import Actor, Permission, Role, StaffMember, may
from workstation.ports import Lists, UnitOfWork


def role_of(uow: UnitOfWork, by: Actor) -> Role:
    """Return the role the store has for the one who acts.

    Raises:
        AccountDisabled: the account was disabled, perhaps in mid-session.
    """
    return Role.SYSTEM if by.staff_id is None else _role(uow.staff.get(by.staff_id))


def _role(member: StaffMember) -> Role:
    if not member.active:
        raise AccountDisabled
    return member.role


def require(uow: UnitOfWork, by: Actor, permission: Permission) -> Role:
    """Return the role of the one who acts, when it includes ``permission``.

    Raises:
        NotAllowed: it does not.
        AccountDisabled: the account was disabled.
    """
    return _including(permission, role_of(uow, by))


def require_for_list(lists: Lists, by: Actor, permission: Permission) -> Role:
    """See :func:`require`; for a list, which waits for nobody's lock."""
    role = Role.SYSTEM if by.staff_id is None else _role(lists.member(by.staff_id))
    return _including(permission, role)


def _including(permission: Permission, role: Role) -> Role:
    if not may(role, permission):
        raise NotAllowed(permission=permission)
    return role


def require_not_own(uow: UnitOfWork, id_: ApplicationId, by: Actor) -> None:
    """Let nobody decide about their own household.

    Raises:
        OwnHousehold: the applicant has their phone, number or address.
    """
    if by.staff_id is not None and uow.applicants.tied(id_, by.staff_id):
        raise OwnHousehold


def require_stranger(uow: UnitOfWork, application: Application, move: Move, by: Actor) -> None:
    """Let nobody decide about their own household, nor both where somebody lives and who they are.

    Raises:
        OwnHousehold: the applicant has their phone, number or address.
        SamePerson: the one who acts did the other half.
    """
    require_not_own(uow, application.id, by)
    if move is Move.PASS_IDENTITY:
        others = uow.decisions.people(application.id, ACCEPTS)
        others |= {
            opinion.by_id
            for opinion in uow.referrals.of(application.id)
            if opinion.move in ACCEPTS and opinion.outcome is ReferralOutcome.CONFIRMED
        }
    elif application.stage is Stage.IDENTITY_REFERRED:
        others = frozenset()
    else:
        others = frozenset(check.clerk for check in uow.checks.of(application.id))
    if by.staff_id in others:
        raise SamePerson
