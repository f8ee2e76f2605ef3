"""The figures of the policy: a list of all, and one of them to be changed."""

from functools import partial

from PySide6.QtCore import Qt
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
from workstation.domain.errors import SettingInvalid
from workstation.domain.policy import Policy
from workstation.domain.staff import Actor
from workstation.services.settings import SettingsService

_UNDO_SECONDS = 8


class PolicyPage(QWidget):
    """Figures are changed one at a time; each change is audited."""

    def __init__(self, place: Workplace, settings: SettingsService, actor: Actor) -> None:
        super().__init__()
        self._place, self._settings, self._actor = place, settings, actor
        self._policy: Policy | None = None
        self._item: Item | None = None
        self.notice = NoticeBar(place.icons, self)
        self.model = PagedModel[Item](
            self._columns(), lambda item: item.name, place.tasks, place.tr, self
        )
        self.table = PagedTable[Item](self.model, place, N_("Policy"), self)
        self.table.view.setObjectName("policy.list")
        self.table.say_when_empty(N_("No figures."), N_("Loading figures…"))
        self._words, self._means, self._facts = (QLabel(self) for _ in range(3))
        self._complaint = QLabel(self)
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

    @property
    def policy(self) -> Policy | None:
        """The figures in force, as they were read last."""
        return self._policy

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
        item, value = self._item, self._entered()
        if item is None or value is None or self._policy is None:
            return
        before = item.value(self._policy)
        if value != before:
            self._put(item, value, before=before)

    def back_to_default(self) -> None:
        """Enter the value the figure comes with."""
        if self._item is not None:
            self._show_value(self._item, self._item.default)
            self._validate()

    def complaint(self) -> str:
        """Return what is wrong with the entry."""
        return self._complaint.text()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        self._refill_choice()
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
            done=partial(self._changed, item, value, before),
            failed=self._not_changed,
            topic=item.name,
        )

    def _changed(
        self, item: Item, value: int | bool, before: int | bool | None, policy: Policy
    ) -> None:
        tr = self._place.tr
        self.notice.clear()
        self._take(policy)
        if self._item is item:
            self._show_value(item, value)
            self._validate()
        words = tr.gettext("{item}: {value}").format(
            item=tr.gettext(item.words), value=value_words(item, value, tr)
        )
        if before is None:
            self._place.notices.tell(words)
        else:
            undo = partial(self._put, item, before, before=None)
            self._place.notices.offer_undo(
                words, tr.gettext("Undo"), undo, seconds=_UNDO_SECONDS
            )
        announce(self, words)
        self.take_focus()

    def _not_changed(self, error: Exception) -> None:
        if isinstance(error, SettingInvalid) and self._item is not None:
            self._complain()
            return
        self.notice.say(sentence(error, self._place.tr), State.ATTENTION)
