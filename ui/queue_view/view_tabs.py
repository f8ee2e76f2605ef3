"""The views as tabs; how much each holds arrives later."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar, QWidget

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
        self.currentChanged.connect(lambda place: self.chosen.emit(_VIEWS[place]))
        place.tr.follow(self.retranslate)

    def show_view(self, view: View) -> None:
        """Mark a view as the one in view, without telling."""
        before = self.blockSignals(True)
        self.setCurrentIndex(_VIEWS.index(view))
        self.blockSignals(before)

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

    def count_of(self, view: View) -> QueueCount | None:
        """Return how much a view held when it was counted last."""
        return self._counts.get(view)

    def retranslate(self) -> None:
        """Write the names of the views in the language in use."""
        self.setAccessibleName(self._place.tr.gettext("Views"))
        for view in _VIEWS:
            self._write(view)

    def _write(self, view: View) -> None:
        word, count = self._place.tr.gettext(VIEWS[view]), self._counts.get(view)
        if count is not None:
            figure = self._place.tr.locale.toString(count.count)
            word = f"{word}  {figure}+" if count.capped else f"{word}  {figure}"
        self.setTabText(_VIEWS.index(view), word)


def _stays_unknown(error: Exception) -> None:
    """A count that cannot be read is told by the list itself."""
    del error
