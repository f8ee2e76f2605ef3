"""Words for people who do not see the screen."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have the screen reader say ``text`` when it has finished what it is saying."""
    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def name(widget: QWidget, words: str, description: str = "") -> None:
    """Give ``widget`` the name, and if it is only an icon the description, that is read out."""
    widget.setAccessibleName(words)
    if description:
        widget.setAccessibleDescription(description)


def accessible_name(widget: QWidget) -> str:
    """Return what a screen reader calls ``widget``: its own name or its label's words."""
    if widget.accessibleName():
        return widget.accessibleName()
    for label in widget.window().findChildren(QLabel):
        if label.buddy() is widget:
            return label.text()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""
