"""The line below the list: how many, since when, how many chosen, and whether it is up to date."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.i18n import Translator
from ui.queue_view.office_time import OfficeTime, span_words
from ui.theme.tokens import State
from ui.widgets.chips import StateChip
from ui.workplace import Workplace
from workstation.domain.calendar import HONG_KONG
from workstation.domain.queue import QueueCount


def count_words(count: QueueCount | None, seen: int, tr: Translator) -> str:
    """Return "212 cases"; before they are counted, "200+ cases"."""
    number = seen if count is None else count.count
    figure = tr.locale.toString(number)
    if count is None or count.capped:
        return tr.gettext("{count}+ cases").format(count=figure)
    return tr.ngettext("{count} case", "{count} cases", number).format(count=figure)


class Footer(QWidget):
    """Says how the list stands; buttons can be put at its end."""

    def __init__(self, place: Workplace, time: OfficeTime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._time = time
        self._count: QueueCount | None = None
        self._seen = self._selected = 0
        self._stale_since: datetime | None = None
        self._words = QLabel(self)
        self._words.setObjectName("queue.summary")
        self._stale = StateChip(place.icons, self)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self._words)
        self._line.addWidget(self._stale)
        self._line.addStretch(1)
        place.tr.follow(self.retranslate)

    def add_at_end(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self._line.addWidget(button)

    def show_count(self, count: QueueCount | None, seen: int) -> None:
        """Say how many there are, or while that is not known, that ``seen`` were read."""
        self._count, self._seen = count, seen
        self.retranslate()

    def show_selected(self, selected: int) -> None:
        """Say how many rows are chosen; one is nothing to speak of."""
        if selected != self._selected:
            self._selected = selected
            self.retranslate()

    def show_stale(self, since: datetime | None) -> None:
        """Say that the rows are as they were at a moment; None: they are up to date."""
        self._stale_since = since
        self.retranslate()

    def words(self) -> str:
        """Return what it says."""
        return self._words.text()

    def stale_words(self) -> str:
        """Return what it says about being out of date."""
        return "" if self._stale.isHidden() else self._stale.text()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        tr = self._place.tr
        parts = [count_words(self._count, self._seen, tr)]
        oldest = None if self._count is None else self._count.oldest
        if oldest is not None:
            span = span_words(self._time.now() - oldest, tr)
            parts.append(tr.gettext("oldest {span}").format(span=span))
        if self._selected > 1:
            chosen = tr.ngettext("{n} chosen", "{n} chosen", self._selected)
            parts.append(chosen.format(n=self._selected))
        self._words.setText(" · ".join(parts))
        self._stale.setVisible(self._stale_since is not None)
        if self._stale_since is not None:
            at = self._stale_since.astimezone(HONG_KONG)
            words = tr.gettext("Connection lost: as it was at {time}").format(time=f"{at:%H:%M}")
            self._stale.show_state(State.ATTENTION, words)
