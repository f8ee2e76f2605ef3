"""The line above every desk: what it is, how things stand there, the palette and the keys."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.commands import Command
from ui.desk import Desk
from ui.theme.icons import Icons
from ui.widgets.buttons import IconButton, KeyButton, Kind


class Header(QFrame):
    """Shows the title and the header widget of the desk in view."""

    def __init__(
        self, palette: Command, keys: Command, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._beside: QWidget | None = None
        self._frames: dict[QWidget, QWidget] = {}
        """Round what desks give: they may show and hide it while another one is in view."""
        self.setProperty("part", "header")
        self._title = QLabel(self)
        self._title.setProperty("words", "title")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 8, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(KeyButton(palette, self, kind=Kind.QUIET))
        self._row.addWidget(IconButton(keys, icons, self))
        icons.theme.changed.connect(self._resize)
        self._resize()

    def show_desk(self, desk: Desk) -> None:
        """Take the title and the header widget of ``desk``."""
        if self._beside is not None:
            self._row.removeWidget(self._beside)
            self._beside.hide()
        given = desk.header()
        self._beside = None if given is None else self._frame(given)
        if self._beside is not None:
            self._row.insertWidget(1, self._beside)
            self._beside.show()
        self.retitle(desk)

    def retitle(self, desk: Desk) -> None:
        """Write the title anew."""
        self._title.setText(desk.title())

    def title(self) -> str:
        """Return the title shown."""
        return self._title.text()

    def _frame(self, given: QWidget) -> QWidget:
        if given not in self._frames:
            frame = QWidget(self)
            row = QHBoxLayout(frame)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(given)
            self._frames[given] = frame
        return self._frames[given]

    def _resize(self) -> None:
        self.setFixedHeight(self._icons.theme.px(44))
