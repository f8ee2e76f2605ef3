"""The settings: everybody's own screen and keys, and what administrators change for the office."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.i18n import N_
from ui.settings_desk.keys_page import KeysPage
from ui.settings_desk.own_page import OwnPage
from ui.settings_desk.policy_page import PolicyPage
from ui.settings_desk.preferences import Preferences
from ui.settings_desk.roster_loading import OpenSource
from ui.settings_desk.roster_page import RosterPage
from ui.settings_desk.staff_page import StaffPage
from ui.widgets.tab_keys import TabKeys
from ui.workplace import Workplace
from workstation.domain.staff import Permission, may
from workstation.services.roster_loads import RosterLoads
from workstation.services.settings import SettingsService
from workstation.services.staff import Session, StaffService

_TITLES: Final = (N_("My screen"), N_("Keys"), N_("Policy"), N_("Staff"), N_("Roster"))
_NAMES: Final = ("own", "keys", "policy", "staff", "roster")
"""What another desk may send as a subject, and what is remembered of the tab in view."""
_NEEDS: Final = (
    None,
    None,
    Permission.CHANGE_SETTINGS,
    Permission.MANAGE_STAFF,
    Permission.LOAD_ROSTER,
)


class SettingsDesk(Desk):
    """Shows every part; those that are not for this role are there, but closed."""

    id = "settings"

    look_chosen = Signal()
    """Look or text size were chosen; the theme has them already."""

    def __init__(
        self,
        place: Workplace,
        session: Session,
        *,
        settings: SettingsService,
        staff: StaffService,
        roster: RosterLoads,
        roster_source: OpenSource,
    ) -> None:
        super().__init__()
        self._place = place
        actor = session.actor
        preferences = Preferences(staff, session, place.tasks, self)
        self.own = OwnPage(place, preferences)
        self.keys = KeysPage(place, preferences)
        self.policy = PolicyPage(place, settings, actor)
        self.staff = StaffPage(place, staff, actor)
        self.roster = RosterPage(place, roster, roster_source, actor)
        self._open = [need is None or may(actor.role, need) for need in _NEEDS]
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("settings.tabs")
        for page, allowed in zip(self._pages(), self._open, strict=True):
            self.tabs.setTabEnabled(self.tabs.addTab(page, ""), allowed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.addWidget(self.tabs)
        self.own.look_chosen.connect(self.look_chosen)
        self.tabs.currentChanged.connect(self._read_part)
        self._keys = TabKeys(self.tabs.tabBar(), place.commands, self, self._show)
        place.tr.follow(self.retranslate)

    def title(self) -> str:
        """See the base class."""
        return self._place.tr.gettext("Settings")

    def activate(self) -> None:
        """Come into view with what is in force now."""
        self._read_part()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the part in view is worked."""
        page = self.tabs.currentWidget()
        if isinstance(page, OwnPage | KeysPage | PolicyPage | StaffPage | RosterPage):
            page.take_focus()

    def show_subject(self, subject: object) -> None:
        """Show a part by its name."""
        if isinstance(subject, str) and subject in _NAMES:
            self._show(_NAMES.index(subject))

    def memory(self) -> Mapping[str, object]:
        """Return which part is in view."""
        return {"tab": _NAMES[self.tabs.currentIndex()]}

    def recall(self, memory: Mapping[str, object]) -> None:
        """See the base class."""
        tab = memory.get("tab")
        if tab in _NAMES and self._open[_NAMES.index(str(tab))]:
            self.tabs.setCurrentIndex(_NAMES.index(str(tab)))

    def retranslate(self) -> None:
        """Write the parts' titles, and who can open the closed ones."""
        _ = self._place.tr.gettext
        for number, (title, allowed) in enumerate(zip(_TITLES, self._open, strict=True)):
            self.tabs.setTabText(number, _(title))
            self._keys.allow(number, allowed=allowed, why_not=_("Administrators can"))
        self.tabs.tabBar().setAccessibleName(_("Parts of this screen"))

    def _pages(self) -> tuple[QWidget, ...]:
        return self.own, self.keys, self.policy, self.staff, self.roster

    def _read_part(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, KeysPage | PolicyPage | StaffPage | RosterPage):
            page.activate()

    def _show(self, number: int) -> None:
        if self._open[number]:
            self.tabs.setCurrentIndex(number)
            self.take_focus()
