"""The pages of the documents as small pictures, when there is more than one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.i18n import Translator

SIDE: Final = 44
"""Of a small picture, in pixels at 100 %."""


class Thumbs(QScrollArea):
    """A row of numbered pages that scrolls; the one in view is pressed."""

    chosen = Signal(int)
    moved = Signal()
    """Other pages of the row are in view."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._known: set[int] = set()
        """The pages whose picture has come, or cannot come."""
        self._inside = QWidget(self)
        self._row = QHBoxLayout(self._inside)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.horizontalScrollBar().valueChanged.connect(self.moved)
        tr.follow(self.retranslate)

    def show_count(self, count: int) -> None:
        """Make room for ``count`` pages; a single page needs no row."""
        self._known.clear()
        for button in self._buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        blank = QIcon(_blank())
        for place in range(count):
            button = QToolButton(self._inside)
            button.setProperty("kind", "quiet")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(SIDE, SIDE))
            button.setIcon(blank)
            button.setText(str(place + 1))
            self._group.addButton(button, place)
            self._row.insertWidget(place, button)
        self.setVisible(count > 1)
        self.retranslate()

    def show_current(self, place: int) -> None:
        """Press the page in view, and keep it and its neighbours in the row's view."""
        button = self._group.button(place)
        if button is not None:
            button.setChecked(True)
            self._keep_in_view()

    def show_picture(self, place: int, image: QImage | None) -> None:
        """Put the small picture on a page's button; None: there is none to put."""
        button = self._group.button(place)
        if button is None or place in self._known:
            return
        self._known.add(place)
        if image is not None:
            ratio = self.devicePixelRatioF()
            small = image.scaled(self.side(), self.side(), _KEPT, _SMOOTH)
            small.setDevicePixelRatio(ratio)
            button.setIcon(QIcon(QPixmap.fromImage(small)))

    def side(self) -> int:
        """Return how long a small picture may be, in pixels of the screen."""
        return round(SIDE * self.devicePixelRatioF())

    def blank(self) -> int | None:
        """Return the page in the row's view that still lacks its picture, nearest the current."""
        if self.isHidden():
            return None
        current = max(0, self._group.checkedId())
        lacking = (
            self._group.id(button)
            for button in self._buttons()
            if not button.visibleRegion().isEmpty()
        )
        near = sorted(set(lacking) - self._known, key=lambda place: abs(place - current))
        return next(iter(near), None)

    def retranslate(self) -> None:
        """Name the pages in the language in use."""
        buttons = self._buttons()
        for place, button in enumerate(buttons, start=1):
            name = self._tr.gettext("Page {n} of {count}").format(n=place, count=len(buttons))
            button.setAccessibleName(name)
            button.setToolTip(name)

    def sizeHint(self) -> QSize:
        """As high as the buttons, and the scroll bar where there is one."""
        inside = self._inside.sizeHint()
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(
            inside.width(), inside.height() + (bar if inside.width() > self.width() else 0)
        )

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the scroll bar, and keep the current page in view."""
        super().resizeEvent(event)
        self.updateGeometry()
        self._keep_in_view()
        self.moved.emit()

    def _buttons(self) -> Sequence[QToolButton]:
        return [each for each in self._group.buttons() if isinstance(each, QToolButton)]

    def _keep_in_view(self) -> None:
        button = self._group.checkedButton()
        if button is not None:
            self._row.activate()
            self.ensureWidgetVisible(button, 2 * SIDE, 0)


def _blank() -> QPixmap:
    """Return what holds the room of a picture, so that no number moves when it comes."""
    pixmap = QPixmap(SIDE, SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


_KEPT: Final = Qt.AspectRatioMode.KeepAspectRatio
_SMOOTH: Final = Qt.TransformationMode.SmoothTransformation
