"""What the program said lately, under F8: toasts that are gone, and errors."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from ui.theme.tokens import GLYPHS
from ui.workplace import Workplace


class MessageList(QDialog):
    """Newest first; Esc closes it."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        _ = place.tr.gettext
        self.setWindowTitle(_("Messages"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Messages"))
        self.list.setWordWrap(True)
        for notice in place.notices.history():
            self.list.addItem(f"{notice.at:%H:%M}  {notice.text}")
            item = self.list.item(self.list.count() - 1)
            color = place.theme.ink(notice.state)
            item.setIcon(place.icons.pixmap(GLYPHS[notice.state], color, 16, 1.0))
        self.list.setCurrentRow(0)
        nothing = QLabel(_("No messages since sign-in."), self)
        nothing.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        close = QPushButton(_("Close"), self)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(nothing)
        column.addWidget(self.list)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(place.theme.px(560), place.theme.px(360))
