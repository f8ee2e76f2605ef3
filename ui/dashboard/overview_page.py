"""The figures: four tiles, what waits by age, what each person did, which promises are at risk."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Command
from ui.dashboard.figures import (
    MESSAGES,
    Figure,
    Place,
    ToldBar,
    bars,
    bars_summary,
    messages_words,
    tiles,
    work_words,
)
from ui.dashboard.lists import load_columns, risk_columns
from ui.i18n import N_
from ui.widgets.charts import BarChart
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.columns import Page
from ui.widgets.table.model import Filling, PagedModel
from ui.widgets.table.view import PagedTable
from ui.widgets.tiles import Tile
from ui.workplace import Workplace
from workstation.domain.holdings import StaffLoad
from workstation.domain.messages import MessageState
from workstation.domain.queue import QueueRow
from workstation.services.supervision import Overview

_R = TypeVar("_R")
_BAR_HEIGHT = 28
_ABOVE_BARS = 64
"""Heading and summary of the chart, in pixels at 100 %."""
_LEAST_TABLE = 120


class OverviewPage(QScrollArea):
    """Shows an overview; the desk brings a newer one every half minute."""

    gone_to = Signal(object)
    """Carries the ``Place`` behind a tile or a bar."""
    opened = Signal(object)
    """Carries the ``ApplicationId`` of a promise at risk."""
    again_asked = Signal(object)
    """Carries the ids of the office's work that is to be tried again."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._overview: Overview | None = None
        self._bars: tuple[ToldBar, ...] = ()
        self._content = QWidget()
        self._content.setProperty("surface", "bg")
        self._content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.messages, self.work = NoticeBar(place.icons, self), NoticeBar(place.icons, self)
        self.messages.setObjectName("supervisor.failed_messages")
        self.work.setObjectName("supervisor.failed_work")
        self.tiles = {figure: Tile(place, self) for figure in Figure}
        for figure, tile in self.tiles.items():
            tile.setObjectName(f"supervisor.tile.{figure}")
            tile.pressed.connect(partial(self._open_tile, figure))
        self.chart = BarChart(place, self)
        self.chart.setObjectName("supervisor.ages")
        self.chart.pressed.connect(self._open_bar)
        self._take_keys_of_chart()
        self._loads_title, self._risks_title = _title(self), _title(self)
        tr, tasks = place.tr, place.tasks
        self.loads = PagedModel[StaffLoad](load_columns(tr), lambda s: s.staff_id, tasks, tr, self)
        self.loads_table = PagedTable[StaffLoad](self.loads, place, N_("Today, by person"), self)
        self.loads_table.view.setObjectName("supervisor.loads")
        self.loads_table.say_when_empty(
            N_("Nobody has decided anything today."), N_("Loading figures…")
        )
        self.risks = PagedModel[QueueRow](risk_columns(tr), lambda r: r.id, tasks, tr, self)
        self.risks_table = PagedTable[QueueRow](self.risks, place, N_("Promises at risk"), self)
        self.risks_table.view.setObjectName("supervisor.risks")
        self.risks_table.say_when_empty(
            N_("Nothing is promised for the next working day or before."), N_("Loading figures…")
        )
        self.risks_table.opened.connect(lambda row: self.opened.emit(row.id))
        self._given_loads, self._given_risks = _Given(self.loads), _Given(self.risks)
        self._lay_out()
        tr.follow(self.retranslate)

    @property
    def overview(self) -> Overview | None:
        """What is shown."""
        return self._overview

    def show_overview(self, overview: Overview) -> None:
        """Show newer figures; selection and scroll stay."""
        self._overview = overview
        self._given_loads.give(overview.loads)
        self._given_risks.give(overview.at_risk)
        self.retranslate()

    def take_focus(self) -> None:
        """Put the focus on the first tile."""
        self.tiles[Figure.WAITING].setFocus()

    def retranslate(self) -> None:
        """Write every figure in the language in use."""
        tr, overview = self._place.tr, self._overview
        self._loads_title.setText(tr.gettext("Today, by person"))
        self._risks_title.setText(tr.gettext("Promises at risk"))
        if overview is None:
            for tile in self.tiles.values():
                tile.show_figure(tr.gettext("Loading figures…"), "", "")
            return
        for figure, told in tiles(overview, tr).items():
            self.tiles[figure].show_figure(told.title, told.figure, told.summary, told.line)
        self._tell_troubles(overview)
        self._bars = bars(overview, tr)
        self.chart.show_bars(
            tr.gettext("Waiting by age and class"),
            tuple(each.bar for each in self._bars),
            bars_summary(overview, tr),
        )
        self._give_room()

    def _tell_troubles(self, overview: Overview) -> None:
        tr = self._place.tr
        only_unknown = overview.unknown_messages == overview.failed_messages
        failed = Place(MESSAGES, MessageState.UNKNOWN if only_unknown else MessageState.FAILED)
        _say(
            self.messages,
            messages_words(overview, tr),
            tr.gettext("See them"),
            lambda: self.gone_to.emit(failed),
        )
        ids = [job.id for job in overview.failed_jobs]
        _say(
            self.work,
            work_words(overview, tr),
            tr.gettext("Try again"),
            lambda: self.again_asked.emit(ids),
        )

    def _give_room(self) -> None:
        px = self._place.theme.px
        self.chart.setMinimumHeight(px(_BAR_HEIGHT * len(self._bars) + _ABOVE_BARS))
        for table in (self.loads_table, self.risks_table):
            table.setMinimumHeight(px(_LEAST_TABLE))

    def _open_tile(self, figure: Figure) -> None:
        if self._overview is not None:
            self.gone_to.emit(tiles(self._overview, self._place.tr)[figure].place)

    def _open_bar(self, number: int) -> None:
        behind: Place = self._bars[number].place
        self.gone_to.emit(behind)

    def _take_keys_of_chart(self) -> None:
        """Let T work on the whole page and not only on the chart."""
        for command in self.chart.findChildren(Command):
            self.chart.removeAction(command)
            self.addAction(command)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(12)
        for tile in self.tiles.values():
            above.addWidget(tile)
        grid = QGridLayout(self._content)
        grid.setContentsMargins(0, 12, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self.messages, 0, 0, 1, 2)
        grid.addWidget(self.work, 1, 0, 1, 2)
        grid.addLayout(above, 2, 0, 1, 2)
        grid.addWidget(_card((self.chart,), self), 3, 0)
        grid.addWidget(_card((self._loads_title, self.loads_table), self), 3, 1)
        grid.addWidget(_card((self._risks_title, self.risks_table), self), 4, 0, 1, 2)
        grid.setRowStretch(3, 5)
        grid.setRowStretch(4, 4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._content)


class _Given(Generic[_R]):
    """Rows that came with the overview, as a list reads them."""

    def __init__(self, model: PagedModel[_R]) -> None:
        self._model = model
        self._rows: tuple[_R, ...] = ()

    def give(self, rows: Sequence[_R]) -> None:
        """Show other rows; only those that differ change."""
        self._rows = tuple(rows)
        if self._model.filling is Filling.NOTHING_ASKED:
            self._model.show(self._page)
        else:
            self._model.refresh()

    def _page(self, after: object | None, limit: int) -> Page[_R]:
        del after, limit
        return Page(self._rows)


def _say(bar: NoticeBar, words: str, button: str, act: Callable[[], object]) -> None:
    """Say something new; what is said already is not read out again."""
    if not words:
        bar.clear()
    elif words != bar.text():
        bar.say(words, button=button, act=act)


def _card(widgets: Sequence[QWidget], parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("card", "true")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 12)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return card


def _title(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("words", "strong")
    return label
