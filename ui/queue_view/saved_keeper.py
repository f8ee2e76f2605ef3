"""Keeps somebody's saved views with their account, and puts them to use."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.commands import Command
from ui.errors import sentence
from ui.queue_view.filter_chips import in_force
from ui.queue_view.saved_menu import NameRow, SavedMenu
from ui.queue_view.saved_views import PREFERENCE, SavedViews, saved, stored, views_in, without
from ui.queue_view.wish import Wish
from ui.workplace import Workplace
from workstation.services.staff import Session, StaffService


class SavedKeeper(QObject):
    """Owns the drop-down of saved views and the line that asks for a name."""

    chosen = Signal(object)
    """Carries the ``Wish`` of the view somebody chose."""
    done = Signal()
    """The name was given, or nobody wanted to."""

    def __init__(
        self,
        place: Workplace,
        session: Session,
        staff: StaffService,
        save: Command,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._session = session
        self._staff = staff
        self._views: SavedViews = views_in(session.preferences)
        self._wish = Wish()
        self.menu = SavedMenu(save, place.tr)
        self.name_row = NameRow(place.tr)
        self.menu.show_views(self._views)
        self.menu.chosen.connect(self.chosen)
        self.menu.removed.connect(self._remove)
        self.name_row.named.connect(self._keep)
        self.name_row.closed.connect(self.done)

    def views(self) -> SavedViews:
        """Return the saved views, oldest first."""
        return self._views

    def ask(self, wish: Wish) -> None:
        """Ask for a name for ``wish``."""
        self._wish = wish.without_search()
        words = [each.word for each in in_force(self._wish, self._place.tr)]
        self.name_row.ask(" · ".join(words))

    def _keep(self, name: str) -> None:
        self._keep_all(saved(self._views, name, self._wish))
        words = self._place.tr.gettext("View saved: {name}").format(name=name)
        self._place.notices.tell(words)
        self.done.emit()

    def _remove(self, name: str) -> None:
        before = self._views
        self._keep_all(without(before, name))
        _ = self._place.tr.gettext
        words = _("View removed: {name}").format(name=name)
        self._place.notices.offer_undo(words, _("Undo"), partial(self._keep_all, before))

    def _keep_all(self, views: SavedViews) -> None:
        self._views = views
        self.menu.show_views(views)
        self._place.tasks.run(
            self,
            lambda: self._staff.keep_preferences(self._session, {PREFERENCE: stored(views)}),
            failed=self._not_kept,
        )

    def _not_kept(self, error: Exception) -> None:
        self._place.notices.fail(sentence(error, self._place.tr))
