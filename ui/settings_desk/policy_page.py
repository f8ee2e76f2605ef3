"""The figures of the policy: a list of all, and one of them to be changed."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce, name
from ui.errors import sentence
from ui.i18n import N_
from ui.settings_desk.policy_items import ITEMS, Item, Unit, parsed, range_words, value_words
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.columns import Chip, Column, Page
from ui.widgets.table.model import Filling, PagedModel
from ui.widgets.table.view import PagedTable
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.policy import Policy
from workstation.domain.staff import Actor
from workstation.services.settings import SettingsService

_UNDO_SECONDS = 8


class Line(NamedTuple):
    """A figure and its value in force."""

    item: Item
    value: int | bool


class PolicyPage(QWidget):
    """Figures are changed one at a time; each change is audited."""

    def __init__(self, place: Workplace, settings: SettingsService, actor: Actor) -> None:
        super().__init__()
        self._place, self._settings, self._actor = place, settings, actor
        self._line: Line | None = None
        self.notice = NoticeBar(place.icons, self)
        self.model = PagedModel[Line](
            self._columns(), lambda line: line.item.name, place.tasks, place.tr, self
        )
        self.table = PagedTable[Line](self.model, place, N_("Policy"), self)
        self.table.view.setObjectName("policy.list")
        self.table.say_when_empty(N_("No figures."), N_("Loading figures…"))
        self._words, self._means = _label("strong", self), _label("muted", self)
        self._facts, self._complaint = _label("muted", self), _label("rejected", self)
        self.number = QLineEdit(self)
        self.number.setObjectName("policy.value")
        self.number.setMaxLength(8)
        self.yes_no = QComboBox(self)
        self.yes_no.setObjectName("policy.yes_no")
        self._change = place.commands.bind(self, "form.confirm", self.change)
        self._default = place.commands.bind(self, "setting.default", self.back_to_default)
        self.button = VerbButton(self._change, self, kind=Kind.PRIMARY)
        self.button.setObjectName("policy.change")
        self.default_button = KeyButton(self._default, self)
        self.default_button.setObjectName("policy.default")
        self._lay_out()
        self.table.opened.connect(lambda _: self._edit())
        self.table.selection_changed.connect(self._show_selected)
        self.number.textEdited.connect(self._validate)
        self.number.returnPressed.connect(self.change)
        self.yes_no.activated.connect(self._validate)
        place.tr.follow(self.retranslate)

    def activate(self) -> None:
        """Read the figures in force."""
        if self.model.filling is Filling.NOTHING_ASKED:
            self.model.show(self._page)
        else:
            self.model.refresh()

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus()

    def change(self) -> None:
        """Put the entered value in force."""
        line, value = self._line, self._entered()
        if line is not None and value is not None and value != line.value:
            self._put(line.item, value, before=line.value)

    def back_to_default(self) -> None:
        """Enter the value the figure comes with; it is in force when it is confirmed."""
        if self._line is not None:
            self._show_value(self._line.item, self._line.item.default)
            self._validate()

    def complaint(self) -> str:
        """Return what is wrong with the entry."""
        return self._complaint.text()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        chosen = self.yes_no.currentIndex()
        with QSignalBlocker(self.yes_no):
            self.yes_no.clear()
            self.yes_no.addItems([_("No"), _("Yes")])
            self.yes_no.setCurrentIndex(max(0, chosen))
        self.button.say(_("Change"))
        self._describe()
        self._validate()

    # Reading and putting in force.

    def _page(self, after: object | None, limit: int) -> Page[Line]:
        del after, limit
        policy = self._settings.policy()
        return Page(tuple(Line(item, item.value(policy)) for item in ITEMS))

    def _put(self, item: Item, value: int | bool, *, before: int | bool | None) -> None:
        self._place.tasks.run(
            self,
            lambda: self._settings.change(item.name, value, by=self._actor),
            done=partial(self._changed, item, before),
            failed=self._not_changed,
        )

    def _changed(self, item: Item, before: int | bool | None, policy: Policy) -> None:
        tr, line = self._place.tr, Line(item, item.value(policy))
        self.notice.clear()
        self.model.replace(line)
        if self._line is not None and self._line.item is item:
            self._show_line(line)
        words = tr.gettext("{item}: {value}").format(
            item=tr.gettext(item.words), value=value_words(item, line.value, tr)
        )
        if before is None:
            self._place.notices.tell(words)
        else:
            undo = partial(self._put, item, before, before=None)
            self._place.notices.offer_undo(words, tr.gettext("Undo"), undo, seconds=_UNDO_SECONDS)
        announce(self, words)
        self.take_focus()

    def _not_changed(self, error: Exception) -> None:
        self.notice.say(sentence(error, self._place.tr), State.ATTENTION)

    # The editor.

    def _show_selected(self) -> None:
        lines = self.table.selected()
        if lines:
            self._show_line(lines[0])

    def _show_line(self, line: Line) -> None:
        self._line = line
        self._show_value(line.item, line.value)
        self._describe()
        self._validate()

    def _show_value(self, item: Item, value: int | bool) -> None:
        if item.unit is Unit.YES_NO:
            self.yes_no.setCurrentIndex(int(value))
        else:
            self.number.setText(str(value))

    def _edit(self) -> None:
        self._show_selected()
        if self._line is not None and self._line.item.unit is Unit.YES_NO:
            self.yes_no.setFocus()
        else:
            self.number.setFocus()
            self.number.selectAll()

    def _entered(self) -> int | bool | None:
        if self._line is None:
            return None
        if self._line.item.unit is Unit.YES_NO:
            return bool(self.yes_no.currentIndex())
        return parsed(self._line.item, self.number.text())

    def _validate(self) -> None:
        tr, line, entered = self._place.tr, self._line, self._entered()
        wrong = line is not None and entered is None
        words = ""
        if line is not None and wrong:
            words = tr.gettext("Only {range} is possible. The value in force stays.").format(
                range=range_words(line.item, tr)
            )
        if words and words != self._complaint.text():
            announce(self.number, words)
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        self.number.setAccessibleDescription(words)
        self.number.setProperty("wrong", "true" if wrong else "false")
        self.number.style().unpolish(self.number)
        self.number.style().polish(self.number)
        other = line is not None and entered is not None and entered != line.value
        self._change.allow(other, words or tr.gettext("This is the value in force."))
        self._default.allow(
            line is not None and line.value != line.item.default,
            tr.gettext("This is the default."),
        )

    def _describe(self) -> None:
        _, tr, line = self._place.tr.gettext, self._place.tr, self._line
        yes_no = line is not None and line.item.unit is Unit.YES_NO
        self.number.setVisible(line is not None and not yes_no)
        self.yes_no.setVisible(yes_no)
        if line is None:
            self._words.setText(_("Choose a figure with J and K, then Enter."))
            self._means.clear()
            self._facts.clear()
            return
        item = line.item
        words = _(item.words)
        self._words.setText(words)
        self._means.setText(_(item.means))
        facts = _("In force: {value}. Default: {default}. Possible: {range}.").format(
            value=value_words(item, line.value, tr),
            default=value_words(item, item.default, tr),
            range=range_words(item, tr),
        )
        self._facts.setText(facts)
        for field in (self.number, self.yes_no):
            name(field, words, facts)

    # The list.

    def _columns(self) -> tuple[Column[Line], ...]:
        tr = self._place.tr
        _ = tr.gettext

        def own(line: Line) -> Chip | None:
            changed = line.value != line.item.default
            return Chip(State.MOVING, _("Changed")) if changed else None

        return (
            Column(
                id="group",
                title=N_("Group"),
                text=lambda x: _(x.item.group),
                width=150,
                leave_out=2,
            ),
            Column(
                id="item",
                title=N_("Figure"),
                text=lambda x: _(x.item.words),
                stretch=True,
                width=220,
            ),
            Column(
                id="value",
                title=N_("In force"),
                text=lambda x: value_words(x.item, x.value, tr),
                width=120,
                strong=True,
            ),
            Column(
                id="default",
                title=N_("Default"),
                text=lambda x: value_words(x.item, x.item.default, tr),
                width=120,
                leave_out=1,
            ),
            Column(id="own", title=N_("State"), chip=own, width=110, leave_out=3),
        )

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("card", "true")
        entry = QHBoxLayout()
        entry.setSpacing(8)
        for widget in (self.number, self.yes_no):
            entry.addWidget(widget)
        entry.addWidget(self.button)
        entry.addStretch(1)
        editor = QVBoxLayout(card)
        editor.setContentsMargins(16, 12, 16, 12)
        editor.setSpacing(8)
        for label in (self._words, self._means, self._facts):
            editor.addWidget(label)
        editor.addSpacing(4)
        editor.addLayout(entry)
        editor.addWidget(self._complaint)
        editor.addWidget(self.default_button, 0, Qt.AlignmentFlag.AlignLeft)
        editor.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(card)
        split.setSizes([880, 400])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(split, 1)
        self._place.theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        for widget in (self.number, self.yes_no):
            widget.setFixedWidth(self._place.theme.px(120))


def _label(kind: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setProperty("words", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
