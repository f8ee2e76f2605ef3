"""Every widget in every look, to be looked at.

``python -m tests.ui.gallery FOLDER [LANGUAGE LOOK]`` writes the pictures.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tests.support.desks import close_place, make_place
from ui.desk import Desk, DeskPlace
from ui.i18n import Language
from ui.shell.status_bar import Connection
from ui.shell.window import Window
from ui.sign_in.window import SignInWindow
from ui.theme.tokens import Look, State
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.charts import Bar, BarChart
from ui.widgets.chips import FilterChip, StateChip
from ui.widgets.dialogs import confirm
from ui.widgets.differences import Differences
from ui.widgets.forms import Form
from ui.widgets.key_sheet import KeySheet
from ui.widgets.palette import entries_of
from ui.widgets.table.columns import Chip, Column, Page
from ui.widgets.table.model import PagedModel
from ui.widgets.table.view import PagedTable
from ui.widgets.tiles import Tile
from ui.widgets.viewer.sheets import Box, Sheet
from ui.widgets.viewer.viewer import PageViewer
from ui.workplace import Workplace


class Case(NamedTuple):
    """A made-up row."""

    reference: str
    name: str
    kind: str
    district: str
    waiting: str
    state: State
    word: str
    who: str


NAMES = ("陳大文", "LEE Siu Ming", "黃小芬", "何㗎𨋢", "WONG Ka Yan Catherine")
WORDS = ("Accepted", "Check", "Rejected", "To review", "Posted", "In use")
CASES = tuple(
    Case(
        reference=f"HK{128737 + 7 * n:08}",
        name=NAMES[n % 5],
        kind=("Bill", "Bank")[n % 2],
        district=("深水埗", "沙田", "Yau Tsim Mong")[n % 3],
        waiting=f"{2 + n % 4} d {n % 24} h",
        state=list(State)[n % 6],
        word=WORDS[n % 6],
        who=("-", "Wong K.")[n % 2],
    )
    for n in range(1000)
)


def rows(after: object | None, limit: int) -> Page[Case]:
    """Return a page of made-up rows."""
    first = after if isinstance(after, int) else 0
    last = first + limit
    return Page(CASES[first:last], last if last < len(CASES) else None)


def letter(width: int = 1240, height: int = 1754) -> bytes:
    """Return a JPEG that looks like a bill."""
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(QColor(236, 233, 226))
    painter = QPainter(image)
    font = QFont(["Noto Sans CJK HK"])
    font.setPixelSize(width // 34)
    painter.setFont(font)
    painter.setPen(QColor(70, 70, 78))
    for line in range(26):
        words = f"{line:02}  九龍深水埗南昌邨昌安樓 12 樓 08 室  CHAN TAI MAN"
        painter.drawText(width // 12, height // 10 + line * height // 30, words)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 85)  # type: ignore[call-overload]  # the stub is wrong
    return bytes(buffer.data().data())


class ListDesk(Desk):
    """A queue with everything around it."""

    id = "queue"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._tr = place.tr
        columns: tuple[Column[Case], ...] = (
            Column(
                id="reference",
                title="Reference",
                text=lambda case: case.reference,
                icon=lambda case: "lock" if case.state is State.IN_USE else "",
                width=140,
            ),
            Column(id="name", title="Name", text=lambda case: case.name, person=True, stretch=True),
            Column(id="kind", title="Kind", text=lambda case: case.kind, width=80),
            Column(id="where", title="District", text=lambda case: case.district, person=True),
            Column(id="age", title="Waiting", text=lambda case: case.waiting, right=True, width=90),
            Column(id="state", title="State", chip=lambda case: Chip(case.state, case.word)),
            Column(id="who", title="Who", text=lambda case: case.who),
        )
        self.model = PagedModel(columns, lambda case: case.reference, place.tasks, place.tr, self)
        self.table = PagedTable(self.model, place, "Cases", self)
        self.table.say_when_empty("No cases waiting. F4 counter desk", "Loading cases…")
        self.search = QLineEdit(self)
        self.search.setAccessibleName("Search")
        self.search.setPlaceholderText("Search reference, name or phone")
        self.choice = QComboBox(self)
        self.choice.setAccessibleName("District")
        self.choice.addItems(["District", "Sham Shui Po"])
        above = QHBoxLayout()
        above.addWidget(self.search, 1)
        above.addWidget(self.choice)
        above.addWidget(FilterChip("d", "Sham Shui Po", place.icons, self))
        above.addWidget(QCheckBox("Only mine", self))
        above.addWidget(QRadioButton("HKID", self))
        below = QHBoxLayout()
        kinds = {"case.approve": Kind.PRIMARY, "case.reject": Kind.DANGER}
        for id_ in ("case.approve", "case.ask", "case.reject", "case.hold", "queue.assign"):
            command = place.commands.bind(self, id_, _nothing)
            command.allow(id_ != "queue.assign", "Supervisors can")
            below.addWidget(KeyButton(command, self, kind=kinds.get(id_, Kind.PLAIN)))
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addLayout(below)
        self.chips = QWidget(self)
        line = QHBoxLayout(self.chips)
        line.setContentsMargins(0, 0, 0, 0)
        for state, word in zip(State, WORDS, strict=True):
            chip = StateChip(place.icons, self.chips)
            chip.show_state(state, word)
            line.addWidget(chip)
        self.model.show(rows, lambda: len(CASES))

    def title(self) -> str:
        return self._tr.gettext("Queue")

    def header(self) -> QWidget:
        return self.chips

    def take_focus(self) -> None:
        self.table.setFocus()


class DocumentDesk(Desk):
    """A document beside a form, differences and figures."""

    id = "review"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._tr = place.tr
        self.viewer = PageViewer(place, self)
        self.viewer.bind_keys(self)
        page = letter()
        self.viewer.show_sheets([Sheet(f"page-{n}", lambda: page) for n in range(2)])
        quads = {1: 0, 3: 4, 4: 6}
        self.viewer.set_boxes(
            [
                Box(f"{n}", 0, n, _quad(line), mismatch=n > 1, label=f"Field {n}")
                for n, line in quads.items()
            ]
        )
        self.viewer.focus_box("3")
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        grid = QGridLayout()
        pairs = (
            ("Name", "陳大文", "陳大文"),
            ("Address", "深水埗南昌邨昌安樓1203室", "深水埗南昌村昌安樓1208室"),
        )
        for number, (label, declared, read) in enumerate(pairs):
            grid.addWidget(QLabel(label), number, 0)
            pair = Differences(place, right)
            pair.show_pair(declared, read)
            grid.addWidget(pair, number, 1)
        column.addLayout(grid)
        form = Form(place, right)
        field, note = QLineEdit(right), QPlainTextEdit(right)
        note.setFixedHeight(60)
        form.row("Staff number", field)
        form.row(
            "Password", note, hint="At least 12 characters; no common word, not the staff number."
        )
        form.complain(field, "Another account has this staff number.")
        column.addWidget(form)
        tiles = QHBoxLayout()
        for title, figure in (("Waiting", "212"), ("Oldest", "2 d 4 h")):
            tile = Tile(place, right)
            tile.show_figure(
                title, figure, f"{title} {figure}", [3, 5, 4, 8, 9, 7, 6, 9, 12, 10, 11, 9, 8, 13]
            )
            tiles.addWidget(tile)
        column.addLayout(tiles)
        chart = BarChart(place, right)
        bars = [Bar("< 1 d", 120), Bar("1-2 d", 61), Bar("2-5 d", 26), Bar("> 5 d", 5, late=True)]
        chart.show_bars("Waiting by age", bars, "Five cases wait for more than five days.")
        column.addWidget(chart, 1)
        split = QSplitter(self)
        split.addWidget(self.viewer)
        room = QScrollArea(self)
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(right)
        split.addWidget(room)
        split.setSizes([720, 590])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def title(self) -> str:
        return self._tr.gettext("Review desk")

    def take_focus(self) -> None:
        self.viewer.setFocus()


def _quad(line: int) -> tuple[tuple[float, float], ...]:
    top = 1754 / 10 + line * 1754 / 30 - 42
    return ((100, top), (1130, top), (1130, top + 56), (100, top + 56))


def _nothing() -> None:
    pass


def make_window(place: Workplace) -> Window:
    """Return the shell with two desks of widgets."""
    desks = [
        DeskPlace("queue", lambda: ListDesk(place)),
        DeskPlace("review", lambda: DocumentDesk(place)),
    ]
    desks += [
        DeskPlace(id_, lambda: ListDesk(place), allowed=False, who_can=lambda: "Supervisors can")
        for id_ in ("counter", "letters", "supervisor", "settings")
    ]
    window = Window(place, desks)
    window.status.show_connection(Connection.CONNECTED, 12)
    window.status.show_draft(datetime(2026, 11, 22, 14, 3).astimezone())
    window.status.show_today(86, 41)
    window.status.show_person("Chan S. S. · Sham Shui Po")
    return window


def photograph(folder: Path, language: Language, look: Look) -> None:
    """Write a picture of every state worth looking at."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    place = make_place(app, language, look)
    stem = f"{language.value}-{look.value}"
    card = SignInWindow(place.theme, place.tr)
    card.card.offer_branches(["Sham Shui Po", "Sha Tin"])
    card.card.say(
        place.tr.gettext("Staff number and password do not belong together. Please try again.")
    )
    card.card.tell_connection("Connected")
    card.show()
    _settle(app, place)
    card.grab().save(str(folder / f"{stem}-sign-in.png"))
    card.close()
    window = make_window(place)
    window.show()
    window.activateWindow()
    for desk in ("queue", "review"):
        window.show_desk(desk)
        _settle(app, place)
        if desk == "queue":
            window.notice.say(
                "Connection lost 14:02. You can read; decisions wait.", button="Try again"
            )
            place.notices.tell("Assigned 3 cases to Wong K.")
            place.notices.offer_undo("Rejected HK…873", "Undo", _nothing)
            _settle(app, place)
        window.grab().save(str(folder / f"{stem}-{desk}.png"))
        window.notice.clear()
        window.toasts.clear()
    _overlays(app, place, window, folder / stem)
    window.close()
    close_place(place)


def _overlays(app: QApplication, place: Workplace, window: Window, stem: Path) -> None:

    window.palette_box.ask(entries_of(window.commands(), place))
    window.palette_box.line.setText("r")
    _settle(app, place)
    window.grab().save(f"{stem}-palette.png")
    window.palette_box.close_quietly()
    sheet = KeySheet(place, window.commands(), window)
    sheet.open()
    _settle(app, place)
    sheet.grab().save(f"{stem}-keys.png")
    sheet.close()
    asked = confirm(
        window,
        place,
        "Cancel letter HKPL-…567?",
        "Cancel letter",
        _nothing,
        detail="Its code stops working at once. The holder is told by SMS.",
    )
    _settle(app, place)
    asked.grab().save(f"{stem}-confirm.png")
    asked.close()
    window.lock("Chan S. S.", "S1234")
    _settle(app, place)
    window.grab().save(f"{stem}-lock.png")
    window.unlock()
    window.show_desk("queue")
    desk = window.desk
    if isinstance(desk, ListDesk):
        desk.table.say_filtered(filtered=True)
        desk.model.show(lambda after, limit: Page(()))
        _settle(app, place)
        window.grab().save(f"{stem}-empty.png")


def _settle(app: QApplication, place: Workplace) -> None:
    for _ in range(400):
        app.processEvents()
        if place.tasks.idle():
            break
    for _ in range(5):
        app.processEvents()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    chosen = (
        [(Language(sys.argv[2]), Look(sys.argv[3]))]
        if len(sys.argv) > 3
        else [(language, look) for language in Language for look in (Look.LIGHT, Look.DARK)]
    )
    for language, look in chosen:
        photograph(target, language, look)
