"""The window: a stack of desks, a menu, a status bar, and the cover that locks them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.commands import Command, writing_now
from ui.desk import Desk, DeskPlace
from ui.shell.cover import Cover
from ui.shell.header import Header
from ui.shell.menu import MainMenu
from ui.shell.rail import NARROW, Rail
from ui.shell.status_bar import StatusBar
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.palette import Entry, Palette
from ui.widgets.toasts import ToastStack
from ui.workplace import Workplace


def _nothing_more(typed: str) -> Sequence[Entry]:
    del typed
    return ()


class Window(QWidget):
    """The frame on every screen."""

    desk_shown = Signal(str)
    covered = Signal()
    uncovered = Signal()
    closed = Signal()

    def __init__(
        self,
        place: Workplace,
        desks: Sequence[DeskPlace],
        find_more: Callable[[str], Sequence[Entry]] = _nothing_more,
    ) -> None:
        """Make a window.

        Args:
            place: the tools.
            desks: the places on the rail, from top to bottom; the last one stands at its end.
            find_more: what the palette finds besides commands: references, saved views.
        """
        super().__init__()
        self._place = place
        self._places = {desk.id: desk for desk in desks}
        self._desks: dict[str, Desk] = {}
        self._memories: dict[str, Mapping[str, object]] = {}
        self._pages = QStackedWidget(self)
        self._work = QWidget(self._pages)
        self.cover = Cover(place.theme, place.tr, self._pages)
        self.menu = MainMenu(place, self._work, self._places.values(), self.show_desk)
        self.notice = NoticeBar(place.icons, self._work)
        self._header = Header(self.menu.palette, self.menu.keys, place.icons, self._work)
        self._stack = QStackedWidget(self._work)
        self.status = StatusBar(place.theme, place.tr, self._work)
        self.rail = Rail(place.icons, self._work)
        self.toasts = ToastStack(
            place.notices, place.icons, place.tr, self._work, self._room_for_toasts
        )
        self.palette_box = Palette(place, self._work, find_more)
        self._lay_out()
        self.rail.fill(self.menu.desks[:-1], [self.menu.desks[-1], self.menu.open_menu])
        self.status.jobs_asked.connect(self._tell_jobs)
        self.status.language_asked.connect(self.menu.show_languages)
        place.tasks.running_changed.connect(self._count_jobs)
        self.resize(1366, 768)
        place.tr.follow(self.retranslate)

    @property
    def desk(self) -> Desk | None:
        """The desk in view."""
        current = self._stack.currentWidget()
        return current if isinstance(current, Desk) else None

    @property
    def locked(self) -> bool:
        """Whether the cover is over everything."""
        return self._pages.currentWidget() is self.cover

    def show_desk(self, id_: str, subject: object = None) -> None:
        """Bring a desk into view, with ``subject`` on it if one is given."""
        if not self._places[id_].allowed:
            return
        shown, wanted = self.desk, self._desk(id_)
        if shown is not wanted:
            if shown is not None:
                shown.leave()
            self._stack.setCurrentWidget(wanted)
            self._header.show_desk(wanted)
            self.desk_shown.emit(id_)
            announce(self, wanted.title())
        self.menu.mark(id_)
        self.retranslate()
        wanted.activate()
        if subject is not None:
            wanted.show_subject(subject)
        self.toasts.place_again()

    def commands(self) -> list[Command]:
        """Return what can be done now: on the desk in view, then everywhere."""
        there: list[Command] = []
        if self.desk is not None:
            there = [
                command for command in self.desk.findChildren(Command) if _in_view(command.parent())
            ]
        return [*there, *self.menu.commands()]

    def take_scan(self, text: str) -> bool:
        """Give a scanned text to the desk in view; return whether it meant something there."""
        return not self.locked and self.desk is not None and self.desk.take_scan(text)

    def lock(self, name: str, staff_number: str) -> None:
        """Cover everything until ``unlock``."""
        if self.locked:
            return
        for desk in self._desks.values():
            desk.lock()
        self.cover.close_over(name, staff_number)
        self._pages.setCurrentWidget(self.cover)
        self.retranslate()
        if self.cover.card is not None:
            self.cover.card.take_focus()
        self.covered.emit()

    def unlock(self) -> None:
        """Take the cover away; everything is as it was."""
        self._pages.setCurrentWidget(self._work)
        self.cover.open_up()
        self.retranslate()
        if self.desk is not None:
            self.desk.take_focus()
        self.uncovered.emit()

    def idle_limit(self) -> timedelta:
        """Return how long nobody may touch anything at the desk in view."""
        return self.desk.idle_limit if self.desk is not None else Desk.idle_limit

    def memories(self) -> Mapping[str, Mapping[str, object]]:
        """Return what the desks want to find again at the next sign-in."""
        return {**self._memories, **{id_: desk.memory() for id_, desk in self._desks.items()}}

    def recall(self, memories: Mapping[str, Mapping[str, object]]) -> None:
        """Hand out what ``memories`` returned; each desk takes its part when it is made."""
        self._memories = dict(memories)

    def retranslate(self) -> None:
        """Write the titles in the language in use; a locked window's title says nothing."""
        product = self._place.tr.gettext("Verification workstation")
        if self.desk is None or self.locked:
            self.setWindowTitle(product)
            return
        self._header.retitle(self.desk)
        self.setWindowTitle(f"{self.desk.title()} - {product}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a text field with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.desk is not None and writing_now():
            self.desk.take_focus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rail as high as the window."""
        super().resizeEvent(event)
        self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the desk in view save its drafts."""
        if self.desk is not None:
            self.desk.leave()
        super().closeEvent(event)
        self.closed.emit()

    def _desk(self, id_: str) -> Desk:
        if id_ not in self._desks:
            desk = self._places[id_].make()
            desk.title_changed.connect(self.retranslate)
            desk.go.connect(self.show_desk)
            self._stack.addWidget(desk)
            self._desks[id_] = desk
            if id_ in self._memories:
                desk.recall(self._memories[id_])
        return self._desks[id_]

    def _room_for_toasts(self) -> QRect:
        if self.desk is None:
            return self._stack.geometry()
        room = self.desk.room_for_toasts()
        return QRect(self.desk.mapTo(self._work, room.topLeft()), room.size())

    def _count_jobs(self) -> None:
        self.status.show_jobs(self._place.tasks.running())

    def _tell_jobs(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for job in self._place.tasks.running():
            menu.addAction(job).setEnabled(False)
        corner = self.status.mapToGlobal(QPoint(120, -menu.sizeHint().height()))
        menu.popup(corner)

    def _lay_out(self) -> None:
        over = QVBoxLayout(self)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._pages)
        self._pages.addWidget(self._work)
        self._pages.addWidget(self.cover)
        self._work.setProperty("surface", "bg")
        self._work.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout()
        column.setSpacing(0)
        for widget in (self._header, self.notice):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.addSpacing(NARROW)
        row.addLayout(column, 1)
        whole = QVBoxLayout(self._work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(self.status)

    def _fit_rail(self) -> None:
        self.rail.move(0, 0)
        self.rail.resize(self.rail.width(), self.height() - self.status.height())


def _in_view(owner: object) -> bool:
    return isinstance(owner, QWidget) and owner.isVisible()
