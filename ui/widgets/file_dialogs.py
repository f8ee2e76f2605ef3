"""The choice of a file, in a window that the lock can hide."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def file_dialog(parent: QWidget, title: str, start: str = "") -> QFileDialog:
    """Return a dialog that is deleted when it is closed; the caller says what is chosen.

    Args:
        parent: what it is opened over.
        title: in the language in use.
        start: the folder or file it begins with.
    """
    dialog = QFileDialog(parent, title, start)
    # The system's own dialog could not be hidden by the lock.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
