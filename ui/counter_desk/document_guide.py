"""A drawn document: where its machine-readable lines stand, and in them what is asked.

Drawn from the layouts themselves, with the numbers of the questions on the places that answer them;
of the rest of a page only what ICAO Doc 9303 gives every passport is shown.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.accessibility import name
from ui.counter_desk.check import Check, Part
from ui.counter_desk.step_card import plain_label
from ui.counter_desk.words import KINDS
from ui.theme.type import Size
from ui.workplace import Workplace
from workstation.domain.mrz import LAYOUT_OF, MrzFormat

_FIELDS: Final[Mapping[Part, str]] = {
    Part.NUMBER: "number",
    Part.EXPIRY: "expiry",
    Part.NAME: "name",
}
_BOOKLETS: Final = frozenset({MrzFormat.TD3, MrzFormat.TD2})
_BOOKLET_SHAPE: Final = 125 / 88
_CARD_SHAPE: Final = 85.6 / 53.98
"""Width to height of the data page of a booklet, and of a card: ICAO Doc 9303 parts 4 and 5."""
_HEIGHT: Final = 112
"""In pixels at every text size: larger text needs the room beside the drawing."""
_LINE: Final = 14
_BAR: Final = 12


class DocumentGuide(QFrame):
    """The document that is expected or shown; hidden while there is none."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._tr = place.tr
        self._check: Check | None = None
        self.setProperty("card", "true")
        self.setObjectName("counter.guide")
        self._title = plain_label(self, "strong", wrap=True)
        self._drawing = _Drawing(place, self)
        self._words = plain_label(self, "muted", wrap=True)
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self._title)
        said.addWidget(self._words)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._drawing)
        row.addLayout(said, 1)
        self.hide()
        place.tr.follow(self.retranslate)

    def show_check(self, check: Check | None) -> None:
        """Show the document of a check; None: nobody is at the counter."""
        self._check = check
        self.setVisible(check is not None)
        layouts = () if check is None else check.entry.mrz
        self._drawing.show_layout(layouts[0] if layouts else None, _numbers(check))
        self.retranslate()

    def text(self) -> str:
        """Return what is said below the drawing."""
        return self._words.text()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _, check = self._tr.gettext, self._check
        if check is None:
            return
        self._title.setText(_(KINDS[check.entry.kind]))
        said = []
        if not check.entry.mrz:
            said.append(_("No machine-readable lines are known of it: key what is asked."))
        elif check.entry.mrz[0] in _BOOKLETS:
            said.append(_("The lines stand at the foot of the page with the portrait."))
        else:
            said.append(_("The lines stand on one side of the card: turn it if need be."))
        if len(check.entry.mrz) > 1:
            said.append(_("It may be a card with three lines, too."))
        if not check.entry.layout_official:
            said.append(_("Its issuer has not confirmed this layout."))
        self._words.setText(" ".join(said))
        name(self._drawing, _("Where the machine-readable lines stand"), self._words.text())


def _numbers(check: Check | None) -> dict[str, int]:
    """Return the number on the screen of the question that each field answers."""
    parts = () if check is None else check.parts
    return {_FIELDS[part]: number for number, part in enumerate(parts, start=1) if part in _FIELDS}


class _Drawing(QWidget):
    """A page or a card with its lines."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = place.theme
        self._format: MrzFormat | None = None
        self._numbers: Mapping[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        place.theme.changed.connect(self.updateGeometry)

    def show_layout(self, format_: MrzFormat | None, numbers: Mapping[str, int]) -> None:
        """Draw a layout, with numbers on its fields; None: nothing."""
        self._format, self._numbers = format_, numbers
        self.setVisible(format_ is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a page that is recognised at a glance."""
        return QSize(round(_HEIGHT * _CARD_SHAPE), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline, the lines, and the numbers of the questions."""
        del event
        if self._format is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._page(self._format)
        painter.setPen(QPen(self._theme.color("control"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(page, 6, 6)
        if self._format in _BOOKLETS:
            self._draw_data_page(painter, page)
        self._draw_lines(painter, page, self._format)
        painter.end()

    def _page(self, format_: MrzFormat) -> QRectF:
        shape = _BOOKLET_SHAPE if format_ in _BOOKLETS else _CARD_SHAPE
        height = self.height() - 2.0
        width = min(self.width() - 2.0, height * shape)
        return QRectF(1, 1, width, height)

    def _draw_data_page(self, painter: QPainter, page: QRectF) -> None:
        """Draw a portrait on the left and print beside it."""
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("alt"))
        width, height = page.width(), page.height()
        portrait = QRectF(
            page.left() + 0.05 * width, page.top() + 0.14 * height, 0.24 * width, 0.44 * height
        )
        painter.drawRect(portrait)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        head = QPointF(portrait.center().x(), portrait.top() + 0.36 * portrait.height())
        painter.drawEllipse(head, 0.22 * portrait.width(), 0.22 * portrait.width())
        shoulders = portrait.adjusted(
            0.16 * portrait.width(), 0.68 * portrait.height(), -0.16 * portrait.width(), 0
        )
        painter.drawRect(shoulders)
        left = portrait.right() + 0.06 * width
        for row, share in enumerate((0.5, 0.35, 0.45, 0.3)):
            top = portrait.top() + row * portrait.height() / 4
            bar = QRectF(left, top, share * width, 4)
            painter.drawRoundedRect(bar, 2, 2)

    def _draw_lines(self, painter: QPainter, page: QRectF, format_: MrzFormat) -> None:
        layout = LAYOUT_OF[format_]
        left, width = page.left() + 0.04 * page.width(), 0.92 * page.width()
        step, bar = self._theme.px(_LINE), self._theme.px(_BAR)
        first = page.bottom() - 0.05 * page.height() - layout.height * step
        painter.setFont(self._theme.font(Size.STATUS, strong=True))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        for line in range(layout.height):
            painter.drawRoundedRect(QRectF(left, first + line * step, width, bar), 2, 2)
        place = width / layout.length
        for field, number in self._numbers.items():
            if field in layout.fields:
                line, start, stop = layout.fields[field]
                box = QRectF(left + (start - 1) * place, 0, (stop - start + 1) * place, bar)
                box.moveTop(first + (line - 1) * step)
                self._draw_field(painter, box, number)

    def _draw_field(self, painter: QPainter, box: QRectF, number: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(box, 2, 2)
        painter.setPen(self._theme.color("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
