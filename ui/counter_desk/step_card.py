"""One of the three steps: large while it is the current one, else folded to a line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.accessibility import name
from ui.workplace import Workplace


class StepCard(QFrame):
    """A numbered step with its title, how it stands, and its fields."""

    opened = Signal()
    """Somebody wants to go to this step."""

    def __init__(
        self, number: int, title: str, body: QWidget, place: Workplace, parent: QWidget
    ) -> None:
        """Make a folded step.

        Args:
            number: in front of the title.
            title: in English, marked with ``N_``.
            body: what is shown while the step is current.
            place: the tools of the desk.
            parent: the desk.
        """
        super().__init__(parent)
        self._tr = place.tr
        self._number, self._words = number, title
        self._body = body
        self._can_open = False
        self.setProperty("card", "true")
        self._title = plain_label(self)
        self._summary = plain_label(self, "muted")
        self._back = QPushButton(self)
        self._back.setObjectName(f"counter.step{number}.open")
        self._back.setProperty("kind", "link")
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self.opened)
        self._lay_out()
        self.show_current(current=False)
        place.tr.follow(self.retranslate)

    @property
    def current(self) -> bool:
        """Whether this is the step under way."""
        return self._body.isVisibleTo(self)

    def show_current(self, *, current: bool) -> None:
        """Unfold it, or fold it to a line."""
        self._body.setVisible(current)
        self._summary.setVisible(not current)
        self._back.setVisible(self._can_open and not current)
        self._title.setProperty("words", "title" if current else "strong")
        restyle(self._title)

    def allow_opening(self, *, allowed: bool) -> None:
        """Offer to go to this step, or not."""
        self._can_open = allowed
        self._back.setVisible(allowed and not self.current)

    def summarise(self, words: str) -> None:
        """Say in the folded line how the step stands."""
        self._summary.setText(words)

    def retranslate(self) -> None:
        """Write the title in the language in use."""
        _ = self._tr.gettext
        title = _(self._words)
        self._title.setText(f"{self._number}  {title}")
        self._back.setText(_("Open"))
        name(self._back, _("Go to step {n}: {title}").format(n=self._number, title=title))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._summary, 1)
        row.addStretch(0)
        row.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._body)


def plain_label(parent: QWidget, words: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label that shows text as it is, never as markup."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if words:
        label.setProperty("words", words)
    return label


def restyle(widget: QWidget) -> None:
    """Have the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
