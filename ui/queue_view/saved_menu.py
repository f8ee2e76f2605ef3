"""Somebody's saved views: choosing, naming and removing them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from ui.accessibility import name
from ui.commands import Command
from ui.i18n import Translator
from ui.queue_view.saved_views import LONGEST_NAME, SavedViews
from ui.widgets.buttons import Kind


class SavedMenu(QPushButton):
    """A button that opens the saved views."""

    chosen = Signal(object)
    """Carries the ``Wish`` of a saved view."""
    removed = Signal(str)

    def __init__(self, save: Command, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._tr = tr
        self._views: SavedViews = ()
        self.setObjectName("queue.saved")
        self.setAutoDefault(False)
        self._menu = QMenu(self)
        self._removing = QMenu(self._menu)
        self.setMenu(self._menu)
        tr.follow(self.retranslate)

    def show_views(self, views: SavedViews) -> None:
        """Offer these views."""
        self._views = views
        self._menu.clear()
        self._removing.clear()
        for view in views:
            words = view.name.replace("&", "&&")
            self._menu.addAction(words, partial(self.chosen.emit, view.wish))
            self._removing.addAction(words, partial(self.removed.emit, view.name))
        if views:
            self._menu.addSeparator()
        self._menu.addAction(self._save)
        if views:
            self._menu.addMenu(self._removing)

    def retranslate(self) -> None:
        """Write the words in the language in use."""
        _ = self._tr.gettext
        self.setText(_("Saved views"))
        name(self, _("Saved views"))
        self._menu.setAccessibleName(_("Saved views"))
        self._removing.setTitle(_("Remove a view"))
        self._removing.setAccessibleName(_("Remove a view"))


class NameRow(QWidget):
    """Asks for the name of a view in a line above the list; Enter keeps it, Esc goes back."""

    named = Signal(str)
    closed = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._label = QLabel(self)
        self.field = QLineEdit(self)
        self.field.setObjectName("queue.view_name")
        self.field.setMaxLength(LONGEST_NAME)
        self._label.setBuddy(self.field)
        self.save = self._button("queue.view_save", Kind.PRIMARY)
        self.cancel = self._button("queue.view_cancel", Kind.PLAIN)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.field, 1)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.field.returnPressed.connect(self._keep)
        self.field.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.save.clicked.connect(self._keep)
        self.cancel.clicked.connect(self.close_row)
        self.hide()
        tr.follow(self.retranslate)

    def ask(self, suggestion: str) -> None:
        """Show the row with a name to begin with."""
        self.field.setText(suggestion)
        self.field.selectAll()
        self.save.setEnabled(bool(suggestion.strip()))
        self.show()
        self.field.setFocus()

    def close_row(self) -> None:
        """Keep nothing."""
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Write the words in the language in use."""
        _ = self._tr.gettext
        self._label.setText(_("Name of the view"))
        self.save.setText(_("Save view  Enter"))
        self.cancel.setText(_("Go back"))
        name(self.save, _("Save view"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        text = self.field.text().strip()
        if text:
            self.hide()
            self.named.emit(text)

    def _button(self, object_name: str, kind: Kind) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(object_name)
        button.setProperty("kind", kind.value)
        button.setAutoDefault(False)
        return button
