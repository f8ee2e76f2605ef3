"""The search field, the drop-downs of filters, and the filters in force as chips."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.accessibility import name
from ui.i18n import N_
from ui.queue_view.filter_chips import in_force
from ui.queue_view.filter_menu import FilterMenu
from ui.queue_view.wish import Wish
from ui.queue_view.words import AGES, DISTRICTS, FLAGS, ROUTES, STAGES
from ui.widgets.buttons import Kind
from ui.widgets.chips import FilterChip
from ui.workplace import Workplace
from workstation.domain.applications import parse_reference

_LONGEST_SEARCH = 100


class FilterBar(QWidget):
    """Changes a wish; whoever owns it shows the rows."""

    wished = Signal(object)
    """Carries the ``Wish`` that somebody put together."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._wish = Wish()
        self.search = SearchField(self)
        self.menus = self._made_menus()
        self.clear_button = QPushButton(self)
        self.clear_button.setObjectName("queue.clear_filters")
        self.clear_button.setProperty("kind", Kind.LINK.value)
        self.clear_button.setAutoDefault(False)
        self._chips: list[FilterChip] = []
        self._chip_row = QWidget(self)
        self._lay_out()
        self.search.entered.connect(self._searched)
        for menu in self.menus.values():
            menu.toggled_choice.connect(self._toggled)
        self.clear_button.clicked.connect(self.clear)
        place.tr.follow(self.retranslate)

    def add_at_end(self, button: QWidget) -> None:
        """Put a button at the right end of the line."""
        self._line.addWidget(button)

    def show_wish(self, wish: Wish) -> None:
        """Show what is in force."""
        self._wish = wish
        self.search.setText(wish.filter.search)
        filter_ = wish.filter
        chosen = {
            *(*filter_.districts, *filter_.routes, *filter_.stages),
            *(filter_.older_than, filter_.flag),
        }
        for menu in self.menus.values():
            menu.mark(lambda choice: choice in chosen)
        self.menus["stage"].offer(wish.stages())
        self._show_chips()

    def clear(self) -> None:
        """Take all filters off."""
        self.wished.emit(self._wish.unfiltered())

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        hint = _("Search reference, document number, phone or name")
        self.search.setPlaceholderText(hint)
        self.search.setToolTip(hint)
        name(self.search, _("Search"), _("Enter searches; whole words of a name are found."))
        self.clear_button.setText(_("Clear filters  Ctrl+Backspace"))
        self._show_chips()

    def _made_menus(self) -> dict[str, FilterMenu]:
        tr = self._place.tr
        return {
            "district": FilterMenu("queue.district", N_("District"), DISTRICTS, tr, self),
            "route": FilterMenu("queue.route", N_("Kind"), ROUTES, tr, self),
            "age": FilterMenu("queue.age", N_("Age"), AGES, tr, self),
            "flag": FilterMenu("queue.flag", N_("Flag"), FLAGS, tr, self),
            "stage": FilterMenu("queue.stage", N_("State"), STAGES, tr, self),
        }

    def _searched(self, text: str) -> None:
        self.wished.emit(self._wish.looking_for(text))

    def _toggled(self, choice: object) -> None:
        self.wished.emit(self._wish.toggled(choice))

    def _show_chips(self) -> None:
        had_focus = any(chip.hasFocus() for chip in self._chips)
        for chip in self._chips:
            chip.hide()
            self._chip_line.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for each in in_force(self._wish, self._place.tr):
            chip = FilterChip(each.key, each.word, self._place.icons, self._chip_row)
            removes = self._place.tr.gettext("Remove filter: {filter}").format(filter=each.word)
            chip.reword(each.word, removes)
            chip.setObjectName(f"queue.chip.{each.key}")
            chip.removed.connect(lambda _key, wish=each.without: self.wished.emit(wish))
            self._chip_line.insertWidget(len(self._chips), chip)
            self._chips.append(chip)
        self._chip_row.setVisible(bool(self._chips))
        if had_focus:
            (self._chips[0] if self._chips else self.search).setFocus()

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.search, 1)
        for menu in self.menus.values():
            self._line.addWidget(menu)
        self._chip_line = QHBoxLayout(self._chip_row)
        self._chip_line.setContentsMargins(0, 0, 0, 0)
        self._chip_line.setSpacing(8)
        self._chip_line.addWidget(self.clear_button)
        self._chip_line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._line)
        column.addWidget(self._chip_row)


class SearchField(QLineEdit):
    """Searches on Enter, at once when a whole reference stands there, and when it is emptied.

    Names are found by whole words, so there is nothing to show while one is being typed.
    """

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue.search")
        self.setMaxLength(_LONGEST_SEARCH)
        self.setClearButtonEnabled(True)
        self.setProperty("person", "true")
        self.returnPressed.connect(lambda: self.entered.emit(self.text()))
        self.textEdited.connect(self._edited)

    def _edited(self, text: str) -> None:
        if not text.strip() or parse_reference(text) is not None:
            self.entered.emit(text)
