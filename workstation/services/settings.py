"""The figures of the policy, changed by an administrator."""

from dataclasses import dataclass

from workstation.domain.policy import Policy, checked
from workstation.domain.staff import Actor, Permission
from workstation.ports import Begin
from workstation.services.authority import require


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsService:
    """The use cases of the settings screen."""

    begin: Begin

    def policy(self) -> Policy:
        """Return the figures in force."""
        with self.begin() as uow:
            return uow.staff.policy()

    def change(self, item: str, value: int | bool, *, by: Actor) -> Policy:
        """Change one figure and return the policy.

        Raises:
            SettingInvalid: out of range.
            NotAllowed: only administrators may.
        """
        checked(item, value)
        with self.begin() as uow:
            require(uow, by, Permission.CHANGE_SETTINGS)
            before = getattr(uow.staff.policy(), item)
            if before != value:
                at = uow.now()
                uow.staff.change_setting(item, value, by=by, at=at)
                uow.audit.record(
                    "setting.changed",
                    f"setting:{item}",
                    by=by,
                    at=at,
                    before=str(before),
                    after=str(value),
                )
                uow.commit()
            return uow.staff.policy()
