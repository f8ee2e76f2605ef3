"""The pages of the documents as small pictures, when there is more than one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.i18n import Translator
from ui.widgets.viewer.pictures import Picture

_SIDE = 44


class Thumbs(QWidget):
    """A row of numbered pages; the one in view is pressed."""

    chosen = Signal(int)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        tr.follow(self.retranslate)

    def show_count(self, count: int) -> None:
        """Make room for ``count`` pages; a single page needs no row."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        for place in range(count):
            button = QToolButton(self)
            button.setProperty("kind", "quiet")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(_SIDE, _SIDE))
            button.setText(str(place + 1))
            self._group.addButton(button, place)
            self._row.insertWidget(place, button)
        self.setVisible(count > 1)
        self.retranslate()

    def show_current(self, place: int) -> None:
        """Press the page in view."""
        button = self._group.button(place)
        if button is not None:
            button.setChecked(True)

    def show_picture(self, place: int, picture: Picture) -> None:
        """Put the small picture on a page's button."""
        button = self._group.button(place)
        if button is not None and button.icon().isNull():
            small = picture.levels[-1].scaled(
                _SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH
            )
            button.setIcon(QIcon(QPixmap.fromImage(small)))

    def retranslate(self) -> None:
        """Name the pages in the language in use."""
        buttons: Sequence[QToolButton] = [
            button for button in self._group.buttons() if isinstance(button, QToolButton)
        ]
        for place, button in enumerate(buttons, start=1):
            name = self._tr.gettext("Page {n} of {count}").format(n=place, count=len(buttons))
            button.setAccessibleName(name)
            button.setToolTip(name)


_SMOOTH = Qt.TransformationMode.SmoothTransformation
