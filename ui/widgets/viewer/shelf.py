"""Where the viewer's pages come from: loaded and decoded on other threads, kept for a while."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from ui.widgets.viewer.contrast import Contrast
from ui.widgets.viewer.pictures import (
    Picture,
    PictureCache,
    completed,
    derived,
    read_quickly,
    read_small,
)
from ui.widgets.viewer.sheets import Sheet
from ui.workers import Cancellation, Lane, Tasks


class Shelf(QObject):
    """Reads pages for one viewer; a newer wish drops the answer to an older one of its kind."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._cache = PictureCache()
        self._ahead: list[Cancellation] = []

    def get(self, sheet: Sheet) -> Picture | None:
        """Return a page as far as it has been decoded."""
        return self._cache.get(sheet.id)

    def read(
        self,
        sheet: Sheet,
        room: QSize,
        done: Callable[[Picture | None], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Decode a page for the screen; ``done`` gets None when there is no picture in it."""

        def kept(picture: Picture | None) -> None:
            self._keep(sheet, picture)
            done(picture)

        self._tasks.run(
            self,
            lambda: read_quickly(sheet, room),
            done=kept,
            failed=failed,
            topic="page",
            lane=Lane.PICTURES,
        )

    def read_ahead(self, sheets: Sequence[Sheet], room: QSize) -> None:
        """Decode pages that will be wanted soon, instead of those wanted before."""
        for earlier in self._ahead:
            earlier.request()
        wanted = [sheet for sheet in sheets if self.get(sheet) is None]
        self._ahead = [
            self._tasks.run(
                self,
                partial(read_quickly, sheet, room),
                done=partial(self._keep, sheet),
                failed=_nothing,  # it is told when the page is shown
                lane=Lane.PICTURES,
            )
            for sheet in wanted
        ]

    def read_small(
        self,
        sheet: Sheet,
        side: int,
        done: Callable[[QImage | None], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Make a small picture of a page; ``done`` gets None when there is no picture in it."""
        self._tasks.run(
            self,
            lambda: read_small(sheet, side),
            done=done,
            failed=failed,
            lane=Lane.PICTURES,
        )

    def complete(
        self,
        sheet: Sheet,
        done: Callable[[Picture], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Decode a page in full, if that has not been done."""
        picture = self.get(sheet)
        if picture is None or (picture.complete and len(picture.levels) > 1):
            return

        def kept(whole: Picture) -> None:
            self._keep(sheet, whole)
            done(whole)

        self._tasks.run(
            self,
            lambda: completed(picture),
            done=kept,
            failed=failed,
            topic="full",
            lane=Lane.PICTURES,
        )

    def derive(
        self,
        picture: Picture,
        look: tuple[Contrast, int, float],
        done: Callable[[Picture], object],
    ) -> None:
        """Make a page with another contrast, turn and sharpness."""
        self._tasks.run(
            self, lambda: derived(picture, *look), done=done, topic="look", lane=Lane.PICTURES
        )

    def forget(self) -> None:
        """Let go of every page."""
        self._cache.forget()

    def cost(self) -> int:
        """Return the memory the pages take, in bytes."""
        return self._cache.cost()

    def _keep(self, sheet: Sheet, picture: Picture | None) -> None:
        if picture is not None:
            self._cache.put(sheet.id, picture)


def _nothing(error: Exception) -> None:
    del error
