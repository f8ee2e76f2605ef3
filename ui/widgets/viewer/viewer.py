"""The page viewer: loads pages off the UI thread and puts keys, buttons and boxes round them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.accessibility import announce
from ui.commands import Command
from ui.errors import sentence
from ui.timing import Debounce
from ui.widgets.buttons import IconButton
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.state_view import Skeleton, StateView
from ui.widgets.viewer.canvas import Canvas
from ui.widgets.viewer.contrast import CONTRAST_WORDS, Contrast
from ui.widgets.viewer.geometry import STEP, Fit
from ui.widgets.viewer.overlay import Shown
from ui.widgets.viewer.pictures import Picture
from ui.widgets.viewer.sheets import Box, Sheet
from ui.widgets.viewer.shelf import Shelf
from ui.widgets.viewer.thumbs import Thumbs
from ui.workplace import Workplace

REST_MS: Final = 500
"""How long a page is looked at before it is decoded in full."""

SETTLED_MS: Final = 120
"""How long the zoom rests before a turned or contrasted page is made sharper."""

NARROW: Final = 1280
"""Windows narrower than this show no thumbs."""


class PageViewer(QWidget):
    """One or several pages, one of them in view."""

    box_clicked = Signal(str)
    sheet_shown = Signal(int)
    failed = Signal(object)
    previous_asked = Signal()
    """The key for the previous page was pressed on the first one."""
    next_asked = Signal()
    region_picked = Signal(int, object, int)
    """A rectangle was drawn; carries the page from 0, its corners in the pixels of ``Sheet.size``,
    and by how many degrees clockwise the page is turned."""
    picking_left = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._shelf = Shelf(place.tasks, self)
        self._sheets: tuple[Sheet, ...] = ()
        self._at = 0
        self._boxes: tuple[Box, ...] = ()
        self._focused: str | None = None
        self._turns: dict[str, int] = {}
        self._contrasts: dict[str, Contrast] = {}
        self._magnifying = False
        self._reading_thumb = False
        """One small picture is read at a time: pages to look at never wait behind a row of them."""
        self.canvas = Canvas(place.theme, self)
        self._states = StateView(place.icons, self.canvas, Skeleton.PAGE)
        self._thumbs = Thumbs(place.tr, self)
        self._toolbar = QFrame(self)
        self._zoom_words = QLabel(self._toolbar)
        self._page_words = QLabel(self._toolbar)
        self._contrast_words = ElidedLabel(self._toolbar)
        self._commands = self._bind(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._decode_fully)
        self._sharpen = Debounce(self._show_again, SETTLED_MS, self)
        self._lay_out()
        self.canvas.box_clicked.connect(self.box_clicked)
        self.canvas.looked_closer.connect(self._looked_closer)
        self.canvas.placed.connect(self._write_zoom)
        self.canvas.region_picked.connect(self._region_picked)
        self.canvas.picking_left.connect(self.picking_left)
        self._thumbs.chosen.connect(self.show_sheet)
        self._thumbs.moved.connect(self._read_next_thumb)
        self.setFocusProxy(self.canvas)
        place.theme.changed.connect(self._keep_zoom_room)
        self._keep_zoom_room()
        place.tr.follow(self.retranslate)

    # What is shown.

    def show_sheets(self, sheets: Sequence[Sheet], at: int = 0) -> None:
        """Show the pages of a case, beginning with the one at ``at``."""
        self._sheets = tuple(sheets)
        self._boxes, self._focused = (), None
        self._thumbs.show_count(len(self._sheets))
        self._show_thumbs()
        if self._sheets:
            self.show_sheet(min(at, len(self._sheets) - 1))
        else:
            self.clear()

    def show_sheet(self, at: int) -> None:
        """Show another of the pages."""
        if not 0 <= at < len(self._sheets):
            return
        self._at = at
        self._thumbs.show_current(at)
        picture = self._shelf.get(self._sheet)
        if picture is None:
            self.canvas.show_nothing()
            self._states.loading(self._place.tr.gettext("Loading page…"))
            self._shelf.read(self._sheet, self._room(), self._quickly_read, self._refused)
        else:
            self._show(picture, fresh=True)
        self.retranslate()
        self.sheet_shown.emit(at)

    def prefetch(self, sheets: Sequence[Sheet]) -> None:
        """Decode the pages of the next case for the screen, instead of those wanted before."""
        self._shelf.read_ahead(sheets, self._room())

    def set_boxes(self, boxes: Sequence[Box]) -> None:
        """Mark where fields were read, on all the pages shown."""
        self._boxes = tuple(boxes)
        self._show_boxes()

    def focus_box(self, id_: str | None) -> None:
        """Go to the page of a box, bring it into view and frame it, large enough to read."""
        another, self._focused = id_ != self._focused, id_
        box = next((box for box in self._boxes if box.id == id_), None)
        if box is not None and box.sheet != self._at:
            self.show_sheet(box.sheet)
        self.canvas.focus_box(id_, closer=another)

    def pick_region(self) -> bool:
        """Have a rectangle drawn on the page shown; say whether there is one."""
        self.canvas.pick()
        return self.canvas.picking

    def _region_picked(self, corners: tuple[tuple[float, float], ...]) -> None:
        self.region_picked.emit(self._at, corners, self.canvas.placing.turn)

    def say(self, words: str, *, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Show words instead of a page: there is none, or it cannot be read."""
        self.canvas.show_nothing()
        self._states.say(words, icon="document", button=button, act=act)

    def words(self) -> str:
        """Return what is said instead of a page, if anything."""
        return self._states.text()

    def clear(self) -> None:
        """Show nothing."""
        self._sheets, self._boxes = (), ()
        self._thumbs.show_count(0)
        self.canvas.show_nothing()
        self._states.clear()
        self.retranslate()

    def forget(self) -> None:
        """Let go of every picture: somebody else signs in."""
        self.clear()
        self._shelf.forget()
        self._turns.clear()
        self._contrasts.clear()

    def bind_keys(self, widget: QWidget) -> None:
        """Let the viewer's keys work while focus is anywhere in ``widget``."""
        for command in self._commands.values():
            self.removeAction(command)
            widget.addAction(command)

    def commands(self) -> list[Command]:
        """Return what can be done here, for the palette."""
        return list(self._commands.values())

    def toolbar(self) -> QWidget:
        """Return the line of buttons above the page; a desk may put it elsewhere."""
        return self._toolbar

    def picture_bytes(self) -> int:
        """Return the memory the pictures take."""
        return self._shelf.cost()

    def memory(self) -> Mapping[str, object]:
        """Return zoom and boxes, to find them again."""
        placing = self.canvas.placing
        fit, zoom = placing.fit.value, placing.zoom
        return {"fit": fit, "zoom": zoom, "boxes": self.canvas.shown.value}

    def recall(self, memory: Mapping[str, object]) -> None:
        """Take up what ``memory`` returned."""
        fit, zoom = memory.get("fit"), memory.get("zoom")
        if fit in set(Fit) and isinstance(zoom, float):
            self.canvas.recall(Fit(str(fit)), zoom)
        if memory.get("boxes") in set(Shown):
            self.canvas.shown = Shown(str(memory["boxes"]))

    def retranslate(self) -> None:
        """Write the page's number, zoom and contrast in the language in use."""
        _ = self._place.tr.gettext
        words = ""
        if self._sheets:
            words = _("Page {n} of {count}").format(n=self._at + 1, count=len(self._sheets))
        self._page_words.setText(words)
        self.canvas.setAccessibleName(words or _("Document"))
        contrast = self._contrast
        self._contrast_words.say("" if contrast is Contrast.OFF else _(CONTRAST_WORDS[contrast]))
        self._write_zoom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the thumbs in narrow windows."""
        super().resizeEvent(event)
        self._show_thumbs()

    # Reading.

    @property
    def _sheet(self) -> Sheet:
        return self._sheets[self._at]

    @property
    def _contrast(self) -> Contrast:
        if not self._sheets:
            return Contrast.OFF
        return self._contrasts.get(self._sheet.id, Contrast.OFF)

    def _room(self) -> QSize:
        return (self.canvas.size() * self.devicePixelRatioF()).expandedTo(QSize(800, 800))

    def _picture(self) -> Picture | None:
        return self._shelf.get(self._sheet) if self._sheets else None

    def _quickly_read(self, picture: Picture | None) -> None:
        if picture is None:
            words = self._place.tr.gettext("This page cannot be shown. The file is kept as it is.")
            self.say(words)
        else:
            self._show(picture, fresh=True)

    def _refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.say(sentence(error, self._place.tr))

    def _looked_closer(self) -> None:
        picture = self._picture()
        if picture is None or self.canvas.sharp():
            return
        if picture.complete:
            self._sharpen.ask()
        else:
            self._decode_fully()

    def _show_again(self) -> None:
        picture = self._picture()
        if picture is not None:
            self._show(picture, fresh=False)

    def _decode_fully(self) -> None:
        self._rest.stop()
        if self._sheets:
            done = partial(self._fully_read, self._sheet)
            self._shelf.complete(self._sheet, done, self._refused)

    def _fully_read(self, sheet: Sheet, picture: Picture) -> None:
        if self._sheets and self._sheet.id == sheet.id:
            self._show(picture, fresh=False)

    def _show(self, picture: Picture, *, fresh: bool) -> None:
        self._states.clear()
        contrast, turn = self._contrast, self._turns.get(self._sheet.id, self._sheet.turn)
        if contrast is Contrast.OFF and not turn:
            self._shown(picture, fresh=fresh)
            return
        look = (contrast, turn, self.canvas.sharpness())
        self._shelf.derive(picture, look, partial(self._shown, fresh=fresh))

    def _shown(self, picture: Picture, *, fresh: bool) -> None:
        turn = self._turns.get(self._sheet.id, self._sheet.turn)
        self.canvas.show_picture(picture, turn=turn, fresh=fresh)
        self._show_boxes(closer=fresh)
        self._thumbs.show_picture(self._at, picture.levels[-1])
        self._read_next_thumb()
        if fresh:
            self._rest.start()
            announce(self.canvas, self._page_words.text())

    def _read_next_thumb(self) -> None:
        place = self._thumbs.blank()
        if place is None or self._reading_thumb or not self.canvas.has_picture():
            return
        self._reading_thumb = True
        done = partial(self._thumb_read, place, self._sheets[place])
        self._shelf.read_small(self._sheets[place], self._thumbs.side(), done, self._thumb_not_read)

    def _thumb_read(self, place: int, sheet: Sheet, image: QImage | None) -> None:
        self._reading_thumb = False
        if sheet in self._sheets[place : place + 1]:
            self._thumbs.show_picture(place, image)
        self._read_next_thumb()

    def _thumb_not_read(self, error: Exception) -> None:
        del error  # it is told when the page is shown
        self._reading_thumb = False

    def _show_boxes(self, *, closer: bool = False) -> None:
        if not self._sheets:
            return
        here = [box for box in self._boxes if box.sheet == self._at]
        self.canvas.show_boxes(here, self._sheet.size)
        self.canvas.focus_box(self._focused, closer=closer)

    # What the keys do.

    def _bind(self, widget: QWidget) -> dict[str, Command]:
        canvas = self.canvas
        acts: dict[str, Callable[[], object]] = {
            "viewer.zoom_in": lambda: canvas.zoom(STEP),
            "viewer.zoom_out": lambda: canvas.zoom(1 / STEP),
            "viewer.actual_size": lambda: canvas.zoom_to(1 / self.devicePixelRatioF()),
            "viewer.fit_width": lambda: canvas.fit(Fit.WIDTH),
            "viewer.fit_page": lambda: canvas.fit(Fit.PAGE),
            "viewer.rotate_right": lambda: self._rotate(90),
            "viewer.rotate_left": lambda: self._rotate(-90),
            "viewer.contrast": self._step_contrast,
            "viewer.magnifier": self._toggle_magnifier,
            "viewer.boxes": self._step_boxes,
            "viewer.previous": lambda: self._step_sheet(-1),
            "viewer.next": lambda: self._step_sheet(1),
        }
        acts |= {f"page.{n}": partial(self.show_sheet, n - 1) for n in range(1, 10)}
        return {id_: self._place.commands.bind(widget, id_, act) for id_, act in acts.items()}

    def _rotate(self, degrees: int) -> None:
        picture = self._picture()
        if picture is not None:
            self.canvas.rotate(degrees)
            self._turns[self._sheet.id] = self.canvas.placing.turn
            self._show(picture, fresh=False)

    def _step_contrast(self) -> None:
        picture = self._picture()
        if picture is None:
            return
        self._contrasts[self._sheet.id] = self._contrast.next()
        self.retranslate()
        announce(self.canvas, self._place.tr.gettext(CONTRAST_WORDS[self._contrast]))
        self._show(picture, fresh=False)

    def _toggle_magnifier(self) -> None:
        self._magnifying = not self._magnifying
        self.canvas.magnify(on=self._magnifying)
        if self._magnifying:
            self._decode_fully()
            self._looked_closer()

    def _step_boxes(self) -> None:
        self.canvas.shown = self.canvas.shown.next()
        self.canvas.update()

    def _step_sheet(self, by: int) -> None:
        wanted = self._at + by
        if 0 <= wanted < len(self._sheets):
            self.show_sheet(wanted)
        else:
            (self.next_asked if by > 0 else self.previous_asked).emit()

    # Layout.

    def _write_zoom(self) -> None:
        percent = round(self.canvas.placing.zoom * self.devicePixelRatioF() * 100)
        self._zoom_words.setText(f"{percent} %" if self._sheets else "")

    def _keep_zoom_room(self) -> None:
        """Let the buttons beside the zoom stay where they are, whatever it is."""
        widest = QFontMetrics(self._place.theme.font()).horizontalAdvance(_WIDEST_ZOOM)
        self._zoom_words.setMinimumWidth(max(widest, self._place.theme.px(48)))

    def _show_thumbs(self) -> None:
        wide = self.window().width() >= NARROW
        self._thumbs.setVisible(wide and len(self._sheets) > 1)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._toolbar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        for id_ in ("viewer.zoom_out", "viewer.zoom_in"):
            row.addWidget(IconButton(self._commands[id_], self._place.icons, self._toolbar))
        row.addWidget(self._zoom_words)
        for id_ in _BUTTONS:
            row.addWidget(IconButton(self._commands[id_], self._place.icons, self._toolbar))
        row.addWidget(self._contrast_words)
        row.addStretch(1)
        row.addSpacing(6)
        row.addWidget(self._page_words)
        for label in (self._zoom_words, self._contrast_words, self._page_words):
            label.setProperty("words", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._toolbar)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._thumbs)


_WIDEST_ZOOM: Final = "8888 %"
_BUTTONS: Final = (
    "viewer.fit_width",
    "viewer.fit_page",
    "viewer.rotate_left",
    "viewer.rotate_right",
    "viewer.contrast",
    "viewer.magnifier",
    "viewer.boxes",
)
