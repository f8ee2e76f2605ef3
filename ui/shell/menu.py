"""The menu of the window and the commands that work everywhere."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from ui.commands import Command
from ui.desk import DeskPlace
from ui.i18n import N_, OWN_NAMES, Language
from ui.theme.tokens import Look, State
from ui.theme.type import TEXT_SIZES
from ui.workplace import Workplace

_LOOKS = (
    (None, N_("As the system")),
    (Look.LIGHT, N_("Light")),
    (Look.DARK, N_("Dark")),
    (Look.HIGH_CONTRAST, N_("High contrast")),
)


class MainMenu(QObject):
    """Everything that can be done from any desk; the window decides what of it is shown where."""

    palette_asked = Signal()
    keys_asked = Signal()
    lock_asked = Signal()
    sign_out_asked = Signal()
    next_message_asked = Signal()
    take_back_asked = Signal()

    def __init__(
        self,
        place: Workplace,
        widget: QWidget,
        desks: Iterable[DeskPlace],
        show_desk: Callable[[str], object],
    ) -> None:
        super().__init__(widget)
        self._place = place
        self._widget = widget
        self._closed: list[tuple[Command, DeskPlace, QShortcut]] = []
        bind = partial(place.commands.bind, widget, everywhere=True)
        self.palette = bind("palette", self.palette_asked.emit)
        self.keys = bind("keys", self.keys_asked.emit)
        self.open_menu = bind("menu", self.show)
        self.desks = [self._desk_command(desk, show_desk) for desk in desks]
        self.rest = [
            bind("next_message", self.next_message_asked.emit),
            bind("take_back", self.take_back_asked.emit),
            bind("lock", self.lock_asked.emit),
            bind("sign_out", self.sign_out_asked.emit),
            bind("text.larger", partial(self._step_text, 1)),
            bind("text.smaller", partial(self._step_text, -1)),
            bind("text.normal", partial(place.theme.resize_text, 100)),
            *(bind(f"language.{each}", partial(place.tr.use, each)) for each in Language),
        ]
        self._menu = QMenu(widget)
        self._languages = QMenu(self._menu)
        self._looks = QMenu(self._menu)
        self._sizes = QMenu(self._menu)
        self._fill()
        place.tr.follow(self.retranslate)

    def commands(self) -> list[Command]:
        """Return all of them, for the palette and the key sheet."""
        return [*self.desks, self.palette, self.keys, self.open_menu, *self.rest]

    def mark(self, id_: str) -> None:
        """Show which desk is in view."""
        for command in self.desks:
            command.setChecked(command.id == f"go.{id_}")

    def show(self) -> None:
        """Open the menu beside the rail."""
        corner = self._widget.mapToGlobal(QPoint(60, self._widget.height()))
        self._menu.popup(corner - QPoint(0, self._menu.sizeHint().height() + 28))

    def show_languages(self) -> None:
        """Open the choice of languages over the status bar."""
        size = self._languages.sizeHint()
        corner = self._widget.rect().bottomRight() - QPoint(size.width() + 8, size.height() + 28)
        self._languages.popup(self._widget.mapToGlobal(corner))

    def retranslate(self) -> None:
        """Write what has no command of its own."""
        _ = self._place.tr.gettext
        for command, desk, _key in self._closed:
            command.allow(False, desk.who_can())
        self._languages.setTitle(_("Language"))
        self._looks.setTitle(_("Look"))
        self._sizes.setTitle(_("Text size"))
        for action in self._looks.actions():
            action.setText(_(str(action.property("label"))))

    def _desk_command(self, desk: DeskPlace, show_desk: Callable[[str], object]) -> Command:
        command = self._place.commands.bind(
            self._widget, f"go.{desk.id}", partial(show_desk, desk.id), everywhere=True
        )
        command.setCheckable(True)
        command.allow(desk.allowed, desk.who_can())
        if not desk.allowed:
            self._closed.append((command, desk, self._refusal(command, desk)))
        return command

    def _refusal(self, command: Command, desk: DeskPlace) -> QShortcut:
        """Let the key of a desk that is not allowed say so: Qt ignores those of closed actions."""
        refusal = QShortcut(self._widget)
        refusal.setKeys(command.shortcuts())
        refusal.activated.connect(lambda: self._refuse(command, desk))
        self._place.commands.changed.connect(lambda: refusal.setKeys(command.shortcuts()))
        return refusal

    def _refuse(self, command: Command, desk: DeskPlace) -> None:
        words = self._place.tr.gettext("“{screen}” is not for your role. {who_can}")
        told = words.format(screen=command.text(), who_can=desk.who_can())
        self._place.notices.tell(told, State.ATTENTION)

    def _step_text(self, step: int) -> None:
        theme = self._place.theme
        nearest = min(TEXT_SIZES, key=lambda size: abs(size - theme.text_size))
        place = max(0, min(len(TEXT_SIZES) - 1, TEXT_SIZES.index(nearest) + step))
        theme.resize_text(TEXT_SIZES[place])

    def _fill(self) -> None:
        by_id = {command.id: command for command in self.rest}
        self._menu.addActions([self.palette, self.keys, by_id["next_message"]])
        self._menu.addSeparator()
        for submenu in (self._languages, self._looks, self._sizes):
            self._menu.addMenu(submenu)
        self._menu.addSeparator()
        self._menu.addActions([by_id["lock"], by_id["sign_out"]])
        for language in Language:
            use = partial(self._place.tr.use, language)
            self._languages.addAction(OWN_NAMES[language][0], use)
        group = QActionGroup(self._looks)
        for look, label in _LOOKS:
            action = self._choice(look, label)
            group.addAction(action)
            self._looks.addAction(action)
        for size in TEXT_SIZES:
            self._sizes.addAction(f"{size} %", partial(self._place.theme.resize_text, size))

    def _choice(self, look: Look | None, label: str) -> QAction:
        action = QAction(self._looks)
        action.setProperty("label", label)
        action.setCheckable(True)
        action.setChecked(look is self._place.theme.chosen)
        action.triggered.connect(lambda: self._place.theme.choose(look))
        return action
