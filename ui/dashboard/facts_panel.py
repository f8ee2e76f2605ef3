"""Facts under headings, to be read and scrolled."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import name
from ui.dashboard.facts import Fact, Section, Twin
from ui.i18n import N_
from ui.theme.tokens import State
from ui.widgets.chips import StateChip
from ui.workplace import Workplace

_LABEL_WIDTH = 112
_AROUND = 60
"""Pixels of a card beside labels and values: margins, spaces, the scroll bar."""
_SPACE = 12
_TWO_COLUMNS = 720
"""How wide the panel is, at 100 %, before it shows two columns."""


class FactsPanel(QScrollArea):
    """Shows one case; the arrows and Page Down scroll it."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setProperty("surface", "bg")
        self._said: list[str] = []
        self._halves: QBoxLayout | None = None
        self._judged: list[_Judged] = []
        self._labels: list[QLabel] = []
        self.show_sections(())
        place.tr.follow(self.retranslate)
        place.theme.changed.connect(self._arrange_later)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show other facts, from the top."""
        self._said, self._judged, self._labels = [], [], []
        content = QWidget()
        self._halves = QBoxLayout(self._direction(), content)
        self._halves.setContentsMargins(0, 0, 8, 0)
        self._halves.setSpacing(8)
        for evidence in (False, True):
            cards = [self._card(each) for each in sections if each.evidence is evidence]
            half = QVBoxLayout()
            half.setSpacing(8)
            for card in cards:
                half.addWidget(card)
            half.addStretch(1)
            self._halves.addLayout(half, 1 if cards else 0)
        self._replace(content)
        self._arrange()

    def show_twins(self, twins: Sequence[Twin], titles: tuple[str, str]) -> None:
        """Show two registrations side by side; ``titles`` stand above them."""
        self._said, self._halves, self._judged, self._labels = [], None, [], []
        content = QWidget()
        card = _card(content)
        grid = QGridLayout(card)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, title in enumerate(titles, start=1):
            grid.addWidget(_label(title, "strong"), 0, place)
            grid.setColumnStretch(place, 1)
        for row, twin in enumerate(twins, start=1):
            self._put_twin(grid, row, twin)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._replace(content)

    def text(self) -> str:
        """Return everything that is shown, line by line."""
        return "\n".join(self._said)

    def retranslate(self) -> None:
        """Write the name screen readers say."""
        name(self, self._place.tr.gettext(N_("Facts of the case")), self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the evidence beside the declaration where there is room, else below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange_later(self) -> None:
        """Arrange everything once it has another size of text."""
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        """Put chips below what they judge where both do not fit into one line."""
        if self._halves is not None and self._halves.direction() is not self._direction():
            self._halves.setDirection(self._direction())
        for label in self._labels:
            label.setFixedWidth(self._place.theme.px(_LABEL_WIDTH))
        px = self._place.theme.px
        across = 2 if self._direction() is QBoxLayout.Direction.LeftToRight else 1
        room = self.viewport().width() // across - px(_LABEL_WIDTH) - _AROUND
        for judged in self._judged:
            judged.arrange(room)

    def _direction(self) -> QBoxLayout.Direction:
        wide = self.width() >= self._place.theme.px(_TWO_COLUMNS)
        return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom

    def _replace(self, content: QWidget) -> None:
        content.setProperty("surface", "bg")
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(content)
        self.retranslate()

    def _card(self, section: Section) -> QWidget:
        card = _card(None)
        grid = QGridLayout(card)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(_label(section.title, "strong"), 0, 0, 1, 2)
        self._said.append(section.title)
        for row, fact in enumerate(section.facts, start=1):
            self._put_fact(grid, row, fact)
        return card

    def _put_fact(self, grid: QGridLayout, row: int, fact: Fact) -> None:
        label = _label(fact.label, "muted")
        self._labels.append(label)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label, row, 0, top)
        value = _label(fact.value, "", person=fact.person)
        if fact.state is not None and fact.word:
            judged = _Judged(value, self._chip(fact.state, fact.word))
            self._judged.append(judged)
            grid.addLayout(judged, row, 1, top)
        else:
            grid.addWidget(value, row, 1, top)
        self._said.append(" ".join(filter(None, (fact.label, fact.value, fact.word))))

    def _put_twin(self, grid: QGridLayout, row: int, twin: Twin) -> None:
        _ = self._place.tr.gettext
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(_label(twin.label, "muted"), row, 0, top)
        grid.addWidget(_label(twin.new, "", person=twin.person), row, 1, top)
        grid.addWidget(_label(twin.earlier, "", person=twin.person), row, 2, top)
        word = ""
        if twin.same is not None:
            state, word = (State.OK, _("Same")) if twin.same else (State.ATTENTION, _("Differs"))
            grid.addWidget(self._chip(state, word), row, 3, top)
        self._said.append(" | ".join(filter(None, (twin.label, twin.new, twin.earlier, word))))

    def _chip(self, state: State, word: str) -> StateChip:
        chip = StateChip(self._place.icons)
        chip.show_state(state, word)
        return chip


class _Judged(QBoxLayout):
    """A value with a chip, which stands beside it or, where there is no room, below it."""

    def __init__(self, value: QLabel, chip: StateChip) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._value, self._chip = value, chip
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(value, 1)
        self.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def arrange(self, room: int) -> None:
        """Go by the pixels there are for both."""
        words = self._value.fontMetrics().horizontalAdvance(self._value.text())
        beside = words + _SPACE + self._chip.sizeHint().width() <= room
        ways = QBoxLayout.Direction
        self.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.setSpacing(_SPACE if beside else 2)
        self._value.setVisible(bool(self._value.text()))


def _card(parent: QWidget | None) -> QFrame:
    card = QFrame(parent)
    card.setProperty("card", "true")
    return card


def _label(words: str, kind: str, *, person: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        label.setProperty("words", kind)
    if person:
        label.setProperty("person", "true")
    return label
