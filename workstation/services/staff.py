"""Accounts and sessions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from unicodedata import category

from workstation.domain.errors import (
    LastAdministrator,
    NotAllowed,
    SettingInvalid,
    SignInLocked,
    WeakPassword,
    WrongSignIn,
)
from workstation.domain.holdings import SessionId, SignIn
from workstation.domain.phones import PhoneNumber
from workstation.domain.staff import (
    SYSTEM,
    Actor,
    Permission,
    Role,
    StaffId,
    StaffMember,
    password_is_weak,
)
from workstation.ports import Begin, Passwords
from workstation.services.authority import require, role_of

_BREAKS: Final = frozenset({"Cc", "Zl", "Zp"})
"""Control characters and breaks of lines and paragraphs: Unicode's general categories."""
_LONGEST: Final[Mapping[str, int]] = {"staff_number": 32, "name": 120, "office": 80}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody signed in at a desk."""

    id: SessionId
    member: StaffMember
    actor: Actor
    preferences: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffService:
    """The use cases of signing in and of the staff screen."""

    begin: Begin
    passwords: Passwords

    def sign_in(self, staff_number: str, password: str, *, desk: str) -> Session:
        """Begin a session.

        Raises:
            WrongSignIn: number and password do not belong together, or the account is disabled.
            SignInLocked: too many wrong passwords in a row.
        """
        account, wait = self._account(staff_number)
        right = self.passwords.verify("" if account is None else account.password_hash, password)
        if account is None or not account.member.active:
            raise WrongSignIn
        if wait is not None:
            raise SignInLocked(until=wait)
        if not right:
            self._count_wrong(account, desk)
            raise WrongSignIn
        return self._begin_session(account, password, desk)

    def _account(self, staff_number: str) -> tuple[SignIn | None, str | None]:
        with self.begin() as uow:
            account = uow.staff.sign_in(staff_number.strip())
            locked = None if account is None else account.locked_until
            waits = locked is not None and locked > uow.now()
        return account, locked.isoformat() if waits and locked is not None else None

    def _count_wrong(self, account: SignIn, desk: str) -> None:
        with self.begin() as uow:
            at, policy = uow.now(), uow.staff.policy()
            locks = uow.staff.count_wrong(account.member.id) >= policy.sign_in_wrong
            if locks:
                until = at + timedelta(minutes=policy.sign_in_locked_minutes)
                uow.staff.keep_attempts(account.member.id, wrong_in_a_row=0, locked_until=until)
            action = "staff.sign_in_locked" if locks else "staff.sign_in_refused"
            by = replace(SYSTEM, desk=desk)
            uow.audit.record(action, f"staff:{account.member.id}", by=by, at=at)
            uow.commit()

    def _begin_session(self, account: SignIn, password: str, desk: str) -> Session:
        member = account.member
        actor = Actor(staff_id=member.id, role=member.role, desk=desk, office=member.office)
        with self.begin() as uow:
            at = uow.now()
            uow.staff.keep_attempts(member.id, wrong_in_a_row=0, locked_until=None)
            if self.passwords.weak_hash(account.password_hash):
                uow.staff.change_password(member.id, self.passwords.hash(password))
            session = uow.staff.begin_session(member.id, desk, at=at)
            uow.audit.record("staff.signed_in", f"staff:{member.id}", by=actor, at=at)
            uow.commit()
        return Session(id=session, member=member, actor=actor, preferences=account.preferences)

    def unlock(self, session: Session, password: str) -> None:
        """Open a locked screen again with the password of the one who locked it.

        Raises:
            WrongSignIn, SignInLocked.
        """
        account, wait = self._account(session.member.staff_number)
        right = self.passwords.verify("" if account is None else account.password_hash, password)
        if account is None or not account.member.active:
            raise WrongSignIn
        if wait is not None:
            raise SignInLocked(until=wait)
        if not right:
            self._count_wrong(account, session.actor.desk)
            raise WrongSignIn
        with self.begin() as uow:
            at = uow.now()
            uow.staff.keep_attempts(session.member.id, wrong_in_a_row=0, locked_until=None)
            uow.staff.seen(session.id, at=at)
            subject = f"staff:{session.member.id}"
            uow.audit.record("staff.unlocked", subject, by=session.actor, at=at)
            uow.commit()

    def sign_out(self, session: Session) -> None:
        """End a session and give back what it held."""
        with self.begin() as uow:
            at = uow.now()
            uow.applications.release_all(session.member.id)
            uow.staff.end_session(session.id, at=at)
            subject = f"staff:{session.member.id}"
            uow.audit.record("staff.signed_out", subject, by=session.actor, at=at)
            uow.commit()

    def record_lock(self, session: Session) -> None:
        """Record that a screen was locked."""
        with self.begin() as uow:
            at = uow.now()
            subject = f"staff:{session.member.id}"
            uow.audit.record("staff.locked", subject, by=session.actor, at=at)
            uow.commit()

    def keep_preferences(self, session: Session, preferences: Mapping[str, object]) -> None:
        """Keep parts of somebody's own arrangement of the screens; other parts stay."""
        with self.begin() as uow:
            account = uow.staff.sign_in(session.member.staff_number)
            kept = {} if account is None else account.preferences
            uow.staff.keep_preferences(session.member.id, {**kept, **preferences})
            uow.commit()

    def branches(self) -> tuple[str, ...]:
        """Return the branches of the active accounts, for the sign-in card."""
        with self.begin() as uow:
            return tuple(sorted({m.office for m in uow.staff.all() if m.active and m.office}))

    def has_administrator(self) -> bool:
        """Say whether anybody can administer the office yet."""
        with self.begin() as uow:
            return any(self._administers(member) for member in uow.staff.all())

    def add(
        self,
        *,
        staff_number: str,
        name: str,
        role: Role,
        password: str,
        office: str = "",
        language: str = "en",
        by: Actor,
    ) -> StaffMember:
        """Add an account.

        Raises:
            WeakPassword, StaffNumberTaken, NotAllowed.
            SettingInvalid: a text is empty, too long, or has a line break in it.
        """
        if password_is_weak(password, staff_number=staff_number):
            raise WeakPassword
        if role is Role.SYSTEM:
            raise NotAllowed(role=role)
        _require_sound(staff_number=staff_number, name=name, office=office)
        hashed = self.passwords.hash(password)
        with self.begin() as uow:
            require(uow, by, Permission.MANAGE_STAFF)
            at = uow.now()
            member = uow.staff.add(
                staff_number=staff_number.strip(),
                name=name.strip(),
                role=role,
                office=office,
                language=language,
                password_hash=hashed,
                at=at,
            )
            uow.audit.record("staff.added", f"staff:{member.id}", by=by, at=at, role=role)
            uow.commit()
        return member

    def all(self, *, by: Actor) -> Sequence[StaffMember]:
        """Return every account."""
        with self.begin() as uow:
            require(uow, by, Permission.MANAGE_STAFF)
            return uow.staff.all()

    def with_number(self, staff_number: str) -> StaffMember | None:
        """Return the account of a staff number, if there is one."""
        with self.begin() as uow:
            account = uow.staff.sign_in(staff_number)
            return None if account is None else account.member

    def change(self, member: StaffMember, *, by: Actor) -> None:
        """Change an account; a disabled one's leases are free at once.

        Raises:
            LastAdministrator: nobody could administer the office any more.
            NotAllowed: nobody works as the system.
            SettingInvalid: a text is empty, too long, or has a line break in it.
        """
        if member.role is Role.SYSTEM:
            raise NotAllowed(role=member.role)
        with self.begin() as uow:
            uow.staff.hold_all()
            require(uow, by, Permission.MANAGE_STAFF)
            before = uow.staff.get(member.id)
            if (member.name, member.office) != (before.name, before.office):
                _require_sound(name=member.name, office=member.office)
            uow.staff.change(member)
            if not any(self._administers(m) for m in uow.staff.all()):
                raise LastAdministrator
            at = uow.now()
            if not member.active:
                uow.applications.release_all(member.id)
            uow.audit.record(
                _change_of(before, member),
                f"staff:{member.id}",
                by=by,
                at=at,
                role=member.role,
            )
            uow.commit()

    def tie(
        self, id_: StaffId, *, phone: PhoneNumber | None, number: str, address: str, by: Actor
    ) -> None:
        """Record by which applicants somebody's own household is known; replaces what was there.

        Only keyed hashes are kept. Nothing given: nothing is known any more.

        Raises:
            NotAllowed: only administrators may.
        """
        with self.begin() as uow:
            require(uow, by, Permission.MANAGE_STAFF)
            uow.staff.get(id_)
            uow.applicants.tie(id_, phone=phone, number=number, address=address)
            uow.audit.record("staff.tied", f"staff:{id_}", by=by, at=uow.now())
            uow.commit()

    def change_password(self, id_: StaffId, password: str, *, by: Actor) -> None:
        """Give an account another password: one's own, or by an administrator.

        Raises:
            WeakPassword, NotAllowed.
        """
        with self.begin() as uow:
            if id_ != by.staff_id:
                require(uow, by, Permission.MANAGE_STAFF)
            role_of(uow, by)
            if password_is_weak(password, staff_number=uow.staff.get(id_).staff_number):
                raise WeakPassword
        hashed = self.passwords.hash(password)
        with self.begin() as uow:
            at = uow.now()
            uow.staff.change_password(id_, hashed)
            uow.staff.keep_attempts(id_, wrong_in_a_row=0, locked_until=None)
            uow.audit.record("staff.password_changed", f"staff:{id_}", by=by, at=at)
            uow.commit()

    @staticmethod
    def _administers(member: StaffMember) -> bool:
        return member.active and member.role is Role.ADMINISTRATOR


def _require_sound(**texts: str) -> None:
    for item, text in texts.items():
        if not text.strip() and item != "office":
            raise SettingInvalid(item=item, reason="empty")
        if any(category(ch) in _BREAKS for ch in text.strip()):
            raise SettingInvalid(item=item, reason="control_character")
        if len(text) > _LONGEST[item]:
            raise SettingInvalid(item=item, high=str(_LONGEST[item]))


def _change_of(before: StaffMember, after: StaffMember) -> str:
    if before.active and not after.active:
        return "staff.disabled"
    if after.active and not before.active:
        return "staff.enabled"
    return "staff.changed"
