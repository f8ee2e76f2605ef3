"""What people see when the program made a mistake, now or in the run before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.errors import UNEXPECTED
from ui.i18n import N_
from ui.workplace import Workplace

_BEFORE = N_(
    "The program ended unexpectedly last time. Saved drafts and decisions are safe. "
    "The report below holds no personal data; support can use it."
)


class CrashDialog(QDialog):
    """Sentence, report, copy; going on is always possible, after a crash also safely."""

    safe_start = Signal()
    """Nothing that is remembered is to be used this time."""

    def __init__(
        self,
        report: str,
        place: Workplace,
        parent: QWidget | None = None,
        *,
        earlier: bool = False,
    ) -> None:
        super().__init__(parent)
        _ = place.tr.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What happened"))
        words = QLabel(_(_BEFORE) if earlier else _(UNEXPECTED), self)
        words.setWordWrap(True)
        text = QPlainTextEdit(report, self)
        text.setReadOnly(True)
        text.setProperty("mono", "true")
        text.setAccessibleName(_("Report"))
        text.setTabChangesFocus(True)
        self.copy = QPushButton(_("Copy report"), self)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: place.clipboard.copy_figures(report))
        self.safely = QPushButton(_("Start in safe mode"), self)
        self.safely.setToolTip(_("Without what was remembered: own keys, filters, look."))
        self.safely.setAutoDefault(False)
        self.safely.setVisible(earlier)
        self.safely.clicked.connect(self.safe_start)
        self.safely.clicked.connect(self.accept)
        go_on = QPushButton(_("Go on working"), self)
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.safely)
        row.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(text, 1)
        column.addLayout(row)
        self.resize(place.theme.px(560), place.theme.px(340))
        go_on.setFocus()
