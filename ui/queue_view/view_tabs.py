"""The views as tabs, or in a menu where there is no room; how much each holds arrives later."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar, QWidget

from ui.queue_view.words import VIEWS
from ui.workers import Lane
from ui.workplace import Workplace
from workstation.domain.queue import QueueCount, View

_VIEWS = tuple(VIEWS)


class ViewTabs(QTabBar):
    """One tab for each view, with its count once that is known."""

    chosen = Signal(object)
    """Carries the ``View`` somebody chose."""

    def __init__(
        self, place: Workplace, count: Callable[[View], QueueCount], parent: QWidget | None = None
    ) -> None:
        """Make the tabs.

        Args:
            place: the tools of the desk.
            count: counts a view, on another thread.
            parent: the desk.
        """
        super().__init__(parent)
        self._place = place
        self._count = count
        self._counts: dict[View, QueueCount] = {}
        self.setObjectName("queue.views")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        for _ in _VIEWS:
            self.addTab("")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more = QPushButton(parent)
        self.more.setObjectName("queue.more_views")
        self.more.setAutoDefault(False)
        self.more.setMenu(self._menu)
        self.more.hide()
        self.currentChanged.connect(lambda place: self.chosen.emit(_VIEWS[place]))
        place.tr.follow(self.retranslate)

    def show_view(self, view: View) -> None:
        """Mark a view as the one in view, without telling."""
        before = self.blockSignals(True)
        self.setTabVisible(_VIEWS.index(view), True)
        self.setCurrentIndex(_VIEWS.index(view))
        self.blockSignals(before)
        self._fit()

    def step(self, by: int) -> None:
        """Choose the next view, or the one before."""
        self.setCurrentIndex((self.currentIndex() + by) % len(_VIEWS))

    def count_again(self) -> None:
        """Count every view, one after the other; what is on its way already is not asked twice."""
        for view in _VIEWS:
            self._place.tasks.run(
                self,
                partial(self._count, view),
                done=partial(self.show_count, view),
                failed=_stays_unknown,
                topic=view,
                lane=Lane.BACKGROUND,
            )

    def show_count(self, view: View, count: QueueCount) -> None:
        """Say how much a view holds."""
        if self._counts.get(view) != count:
            self._counts[view] = count
            self._write(view)
            self._fit()

    def count_of(self, view: View) -> QueueCount | None:
        """Return how much a view held when it was counted last."""
        return self._counts.get(view)

    def retranslate(self) -> None:
        """Write the names of the views in the language in use."""
        self.setAccessibleName(self._place.tr.gettext("Views"))
        for view in _VIEWS:
            self._write(view)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put views for which there is no room into a menu: no name is cut."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widths = [self.tabSizeHint(place).width() for place in range(len(_VIEWS))]
        lacking = sum(widths) - self.width()
        away = set[int]()
        for place in sorted(range(len(_VIEWS)), key=self._spare):
            if lacking > 0 and place != self.currentIndex():
                away.add(place)
                lacking -= widths[place]
        for place in range(len(_VIEWS)):
            if self.isTabVisible(place) is (place in away):
                self.setTabVisible(place, place not in away)
        words = self._place.tr.ngettext("{n} more view", "{n} more views", len(away))
        self.more.setText(words.format(n=len(away)))
        self.more.setVisible(bool(away))

    def _spare(self, place: int) -> tuple[bool, int]:
        """Sort the views by how soon they can go: empty ones, and the last ones, first."""
        count = self._counts.get(_VIEWS[place])
        return count is not None and count.count > 0, -place

    def _fill_menu(self) -> None:
        self._menu.clear()
        for place, view in enumerate(_VIEWS):
            if not self.isTabVisible(place):
                self._menu.addAction(self.tabText(place), partial(self.chosen.emit, view))

    def _write(self, view: View) -> None:
        word, count = self._place.tr.gettext(VIEWS[view]), self._counts.get(view)
        if count is not None:
            figure = self._place.tr.locale.toString(count.count)
            word = f"{word}  {figure}+" if count.capped else f"{word}  {figure}"
        self.setTabText(_VIEWS.index(view), word)


def _stays_unknown(error: Exception) -> None:
    """A count that cannot be read is told by the list itself."""
    del error
