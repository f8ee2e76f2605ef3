"""A field for a day, written as the office writes days: 2026-11-28."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget


class DayField(QDateEdit):
    """A day that is typed, or changed with the arrow keys.

    The style leaves its buttons no room. ``NoButtons`` would do so as well, but with a style sheet
    Qt 6.11 then leaves no room for the text.
    """

    def __init__(self, object_name: str, parent: QWidget, day: date | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setDisplayFormat("yyyy-MM-dd")
        if day is not None:
            self.show_day(day)

    def show_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        """Return the day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())
