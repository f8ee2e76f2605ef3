"""The key sheet: every key of the screen in view, from the same table that drives them."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Command
from ui.keymap import SCOPE_TITLES, Keymap, Scope, shown
from ui.widgets.buttons import Kind
from ui.workplace import Workplace

COLUMNS = 3


def lines(commands: Iterable[Command], keymap: Keymap) -> Mapping[Scope, list[tuple[str, str]]]:
    """Return keys and what they do by scope; families like 1-9 take one line."""
    found: dict[Scope, list[tuple[str, str]]] = {}
    seen: set[str] = set()
    commands = tuple(commands)
    last = {command.row.label: command.row.number for command in commands}
    for command in commands:
        row = command.row
        family = row.label if row.number is not None else row.id
        if family in seen or not keymap.keys(row.id):
            continue
        seen.add(family)
        keys = " / ".join(dict.fromkeys(shown(key) for key in keymap.keys(row.id)))
        words = command.text()
        if row.number is not None:
            numbers = f"1-{last[row.label]}"
            keys, words = keys.replace("1", numbers), words.replace("1", numbers)
        found.setdefault(row.scope, []).append((keys, words))
    return found


class KeySheet(QDialog):
    """Shows the keys in columns; Esc closes it."""

    def __init__(self, place: Workplace, commands: Iterable[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(place.tr.gettext("Keys of this screen"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        heights = [0] * COLUMNS
        for scope, rows in lines(commands, place.commands.keymap).items():
            column = heights.index(min(heights))
            title = _label(place.tr.gettext(SCOPE_TITLES[scope]), "strong")
            grid.addWidget(title, heights[column], 2 * column, 1, 2)
            for place_, (keys, words) in enumerate(rows, start=heights[column] + 1):
                grid.addWidget(_label(keys, "muted"), place_, 2 * column)
                grid.addWidget(_label(words, ""), place_, 2 * column + 1)
            heights[column] += len(rows) + 2
            grid.setRowMinimumHeight(heights[column] - 1, 12)
        close = QPushButton(place.tr.gettext("Close"), self)
        close.setProperty("kind", Kind.PLAIN.value)
        close.clicked.connect(self.accept)
        sheet = QWidget()
        sheet.setLayout(grid)
        room = QScrollArea(self)
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidget(sheet)
        room.setMinimumWidth(sheet.sizeHint().width() + 16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.addWidget(room, 1)
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        wanted = sheet.sizeHint().height() + close.sizeHint().height() + 56
        self.resize(self.sizeHint().width(), min(wanted, parent.window().height() - 40))
        close.setFocus()


def _label(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("words", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
