"""Our own icons, painted in the colours of the look in use."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.theme import Theme

_RATIOS = (1.0, 2.0)


class Icons(QObject):
    """Draws the icons of ``resources/icons``, once per name, colour and size."""

    changed = Signal()

    def __init__(self, folder: Path, theme: Theme) -> None:
        super().__init__(theme)
        self._folder = folder
        self.theme = theme
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        theme.changed.connect(self._repaint)

    def icon(self, name: str, color: str = "text", size: int = 20) -> QIcon:
        """Return an icon for a button or a menu, muted where that is disabled.

        Args:
            name: the file's name without its ending.
            color: which of the theme's colours it is drawn in, by its token.
            size: its side in pixels at 100 %.
        """
        icon = QIcon()
        side = self.theme.px(size)
        for ratio in _RATIOS:
            icon.addPixmap(self._pixmap(name, self.theme.color(color), side, ratio))
            disabled = self._pixmap(name, self.theme.color("control"), side, ratio)
            icon.addPixmap(disabled, QIcon.Mode.Disabled)
        return icon

    def paint(self, painter: QPainter, name: str, where: QRectF, color: QColor) -> None:
        """Draw an icon with ``painter``, centred in ``where``, as large as its shorter side."""
        side = round(min(where.width(), where.height()))
        ratio = painter.device().devicePixelRatioF()
        corner = where.center() - QRectF(0, 0, side, side).center()
        painter.drawPixmap(corner, self._pixmap(name, color, side, ratio))

    def pixmap(self, name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Return an icon as a picture, ``size`` logical pixels wide."""
        return self._pixmap(name, color, size, ratio)

    def _pixmap(self, name: str, color: QColor, side: int, ratio: float) -> QPixmap:
        key = (name, color.name(), side, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(name, color, side, ratio)
        return self._pixmaps[key]

    def _drawn(self, name: str, color: QColor, side: int, ratio: float) -> QPixmap:
        if name not in self._drawings:
            path = self._folder / f"{name}.svg"
            self._drawings[name] = path.read_text(encoding="utf-8")
        tinted = self._drawings[name].replace("currentColor", color.name())
        pixmap = QPixmap(round(side * ratio), round(side * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _repaint(self) -> None:
        self._pixmaps.clear()
        self.changed.emit()
