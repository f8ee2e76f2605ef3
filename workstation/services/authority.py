"""Who may: the account is looked up in every transaction, so a disabled one stops at once."""

from workstation.domain.errors import AccountDisabled, NotAllowed
from workstation.domain.staff import Actor, Permission, Role, may
from workstation.ports import UnitOfWork


def role_of(uow: UnitOfWork, by: Actor) -> Role:
    """Return the role the store has for the one who acts.

    Raises:
        AccountDisabled: the account was disabled, perhaps in mid-session.
    """
    if by.staff_id is None:
        return Role.SYSTEM
    member = uow.staff.get(by.staff_id)
    if not member.active:
        raise AccountDisabled
    return member.role


def require(uow: UnitOfWork, by: Actor, permission: Permission) -> Role:
    """Return the role of the one who acts, when it includes ``permission``.

    Raises:
        NotAllowed: it does not.
        AccountDisabled: the account was disabled.
    """
    role = role_of(uow, by)
    if not may(role, permission):
        raise NotAllowed(permission=permission)
    return role
