"""Accounts, who is present, and the figures of the policy."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workstation.domain.errors import NotFound, StaffNumberTaken
from workstation.domain.holdings import SessionId, SignIn
from workstation.domain.policy import Policy, checked, policy_from
from workstation.domain.staff import Actor, Role, StaffId, StaffMember
from workstation.persistence.rows import SettingRow, StaffRow, StaffSessionRow


def member_of(row: StaffRow) -> StaffMember:
    """Return the value of a row."""
    return StaffMember(
        id=StaffId(row.id),
        staff_number=row.staff_number,
        name=row.name,
        role=Role(row.role),
        office=row.office,
        language=row.language,
        active=row.active,
    )


class SqlStaff:
    """See the port."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        *,
        staff_number: str,
        name: str,
        role: Role,
        office: str,
        language: str,
        password_hash: str,
        at: datetime,
    ) -> StaffMember:
        """See the port."""
        row = StaffRow(
            staff_number=staff_number,
            name=name,
            role=role,
            office=office,
            language=language,
            password_hash=password_hash,
            active=True,
            created_at=at,
        )
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            raise StaffNumberTaken from error
        return member_of(row)

    def get(self, id_: StaffId) -> StaffMember:
        """See the port."""
        return member_of(self._row(id_))

    def all(self) -> Sequence[StaffMember]:
        """See the port."""
        rows = self._session.scalars(select(StaffRow).order_by(StaffRow.staff_number))
        return [member_of(row) for row in rows]

    def hold_all(self) -> None:
        """See the port. In the order of their ids, so that two wait for each other."""
        self._session.execute(select(StaffRow.id).order_by(StaffRow.id).with_for_update())

    def sign_in(self, staff_number: str) -> SignIn | None:
        """See the port."""
        row = self._session.scalar(select(StaffRow).where(StaffRow.staff_number == staff_number))
        if row is None:
            return None
        return SignIn(
            member=member_of(row),
            password_hash=row.password_hash,
            wrong_in_a_row=row.wrong_in_a_row,
            locked_until=row.locked_until,
            preferences=row.preferences,
        )

    def count_wrong(self, id_: StaffId) -> int:
        """See the port. Counted by the store: many desks may be tried at once."""
        return self._session.execute(
            update(StaffRow)
            .where(StaffRow.id == id_)
            .values(wrong_in_a_row=StaffRow.wrong_in_a_row + 1)
            .returning(StaffRow.wrong_in_a_row)
            .execution_options(synchronize_session=False)
        ).scalar_one()

    def keep_attempts(
        self, id_: StaffId, *, wrong_in_a_row: int, locked_until: datetime | None
    ) -> None:
        """See the port."""
        row = self._row(id_)
        row.wrong_in_a_row, row.locked_until = wrong_in_a_row, locked_until
        self._session.flush()

    def change_password(self, id_: StaffId, password_hash: str) -> None:
        """See the port."""
        self._row(id_).password_hash = password_hash
        self._session.flush()

    def change(self, member: StaffMember) -> None:
        """See the port."""
        row = self._row(member.id)
        row.name, row.role, row.office = member.name, member.role, member.office
        row.language, row.active = member.language, member.active
        self._session.flush()

    def keep_preferences(self, id_: StaffId, preferences: Mapping[str, object]) -> None:
        """See the port."""
        self._row(id_).preferences = dict(preferences)
        self._session.flush()

    def begin_session(self, id_: StaffId, desk: str, *, at: datetime) -> SessionId:
        """See the port."""
        row = StaffSessionRow(staff_id=id_, desk=desk, started_at=at, last_seen_at=at)
        self._session.add(row)
        self._session.flush()
        return SessionId(row.id)

    def seen(self, session: SessionId, *, at: datetime) -> None:
        """See the port."""
        self._session.execute(
            update(StaffSessionRow).where(StaffSessionRow.id == session).values(last_seen_at=at)
        )

    def lost_session(self, session: SessionId) -> datetime | None:
        """See the port."""
        this = select(StaffSessionRow.staff_id).where(StaffSessionRow.id == session)
        before = self._session.execute(
            select(StaffSessionRow.started_at, StaffSessionRow.ended_at)
            .where(StaffSessionRow.staff_id == this.scalar_subquery(), StaffSessionRow.id < session)
            .order_by(StaffSessionRow.id.desc())
            .limit(1)
        ).first()
        return None if before is None or before[1] is not None else before[0]

    def end_session(self, session: SessionId, *, at: datetime) -> None:
        """See the port."""
        self._session.execute(
            update(StaffSessionRow)
            .where(StaffSessionRow.id == session, StaffSessionRow.ended_at.is_(None))
            .values(ended_at=at, last_seen_at=at)
        )

    def policy(self) -> Policy:
        """See the port."""
        rows = self._session.execute(select(SettingRow.item, SettingRow.value))
        return policy_from(dict(rows.all()))

    def change_setting(self, item: str, value: int | bool, *, by: Actor, at: datetime) -> None:
        """See the port."""
        checked(item, value)
        self._session.merge(
            SettingRow(item=item, value=value, changed_at=at, changed_by=by.staff_id)
        )
        self._session.flush()

    def _row(self, id_: StaffId) -> StaffRow:
        row = self._session.get(StaffRow, id_, populate_existing=True)
        if row is None:
            raise NotFound
        return row
