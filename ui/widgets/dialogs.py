"""Questions that have to be answered: what exactly will happen, and a safe way out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.widgets.buttons import Kind
from ui.workplace import Workplace


class Question(QDialog):
    """Names the thing and the deed; the safe button has the focus."""

    def __init__(
        self,
        place: Workplace,
        question: str,
        verb: str,
        parent: QWidget,
        *,
        detail: str = "",
        danger: bool = True,
    ) -> None:
        """Make a question.

        Args:
            place: the tools of the desk.
            question: names the thing, "Cancel letter HKPL-…567?".
            verb: what the button does, "Cancel letter".
            parent: the desk; the dialog is modal to its window.
            detail: what will happen and what will not.
            danger: it cannot be undone, so the button is solid red.
        """
        super().__init__(parent)
        self._place = place
        self.setWindowTitle(verb)
        self.setModal(True)
        heading = _label(question, "strong")
        text = _label(detail, "muted")
        text.setVisible(bool(detail))
        self.verb = QPushButton(verb, self)
        self.verb.setObjectName("dialog.verb")
        self.verb.setProperty("kind", (Kind.DANGER if danger else Kind.PRIMARY).value)
        self.verb.setAutoDefault(False)
        self.verb.clicked.connect(self.accept)
        self.safe = QPushButton(place.tr.gettext("Go back"), self)
        self.safe.setObjectName("dialog.safe")
        self.safe.setDefault(True)
        self.safe.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.safe)
        row.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(text)
        column.addSpacing(4)
        column.addLayout(row)
        self.setMinimumWidth(place.theme.px(400))
        self.safe.setFocus()
        came_from = parent.window().focusWidget()
        if came_from is not None:
            self.finished.connect(came_from.setFocus)


def confirm(
    parent: QWidget,
    place: Workplace,
    question: str,
    verb: str,
    act: Callable[[], object],
    *,
    detail: str = "",
    danger: bool = True,
) -> Question:
    """Ask, and act when the person says so; returns at once. See ``Question``."""
    dialog = Question(place, question, verb, parent, detail=detail, danger=danger)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(act)
    dialog.open()
    return dialog


def _label(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("words", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
