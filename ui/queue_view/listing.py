"""Reads the rows and the count of one wish, on another thread. No Qt."""

from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Final

from ui.queue_view.wish import Wish
from ui.widgets.table.columns import Page
from workstation.domain.queue import QueueCount, QueueKey, QueueRow
from workstation.domain.staff import Actor
from workstation.services.queue import QueueService

_COUNT_LASTS_S: Final = 60
"""Rows are read again every few seconds; counting a whole view as often would be a load."""


@dataclass(slots=True)
class Listing:
    """One list of the queue, page after page; made anew for every wish."""

    queue: QueueService
    wish: Wish
    actor: Actor
    counted: QueueCount | None = None
    """What was counted last."""
    read_at: datetime | None = None
    """The office's time when the list was begun."""
    _counted_at_s: float = field(default=0.0, init=False)
    _begun: bool = field(default=False, init=False)

    def page(self, after: object | None, limit: int) -> Page[QueueRow]:
        """Return a page; only the first read of a search is a search, the next ones repeat it."""
        key = after if isinstance(after, QueueKey) else None
        again, self._begun = self._begun, True
        if not again:
            self.read_at = self.queue.now()
        rows = self.queue.page(
            self.wish.view, self.wish.filter, by=self.actor, after=key, limit=limit, again=again
        )
        return Page(tuple(rows), rows[-1].key if len(rows) == limit else None)

    def count(self) -> int:
        """Count the list, unless that was done a moment ago."""
        if self.counted is None or monotonic() - self._counted_at_s > _COUNT_LASTS_S:
            view, filter_ = self.wish.view, self.wish.filter
            self.counted = self.queue.count(view, filter_, by=self.actor, again=self._begun)
            self._counted_at_s = monotonic()
        return self.counted.count
