"""The accounts: a list, and a form to add, change, disable or give another password."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import announce
from ui.errors import sentence
from ui.i18n import N_, OWN_NAMES, Language
from ui.settings_desk.entry_form import EntryForm
from ui.settings_desk.staff_entries import ROLES, VERBS, Entry, Mode, entry_of, field_of
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.dialogs import confirm
from ui.widgets.notice_bar import NoticeBar
from ui.widgets.table.columns import Chip, Column, Page
from ui.widgets.table.model import Filling, PagedModel
from ui.widgets.table.view import PagedTable
from ui.widgets.verb_button import VerbButton
from ui.workplace import Workplace
from workstation.domain.errors import WorkstationError
from workstation.domain.staff import Actor, StaffId, StaffMember
from workstation.services.staff import StaffService

_OWN = N_("This is your own account; another administrator can.")
_NOBODY = N_("Choose an account first.")
_FORM_WIDTH = 340
"""At least, in pixels at 100 %: the hints below the fields stay short."""


class StaffPage(QWidget):
    """Changes take effect at once, in the middle of a session too."""

    def __init__(self, place: Workplace, staff: StaffService, actor: Actor) -> None:
        super().__init__()
        self._place, self._staff, self._actor = place, staff, actor
        self._mode = Mode.NOTHING
        self._member: StaffMember | None = None
        self._wanted: StaffId | None = None
        """The account to select when the list has been read again."""
        self.notice = NoticeBar(place.icons, self)
        self.model = PagedModel[StaffMember](
            self._columns(), lambda member: member.id, place.tasks, place.tr, self
        )
        self.table = PagedTable[StaffMember](self.model, place, N_("Accounts"), self)
        self.table.view.setObjectName("staff.list")
        self.table.say_when_empty(N_("There is no account yet."), N_("Loading accounts…"))
        self._title = QLabel(self)
        self._title.setProperty("words", "strong")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self.form = EntryForm(place, self)
        self._room = QScrollArea(self)
        bind = place.commands.bind
        self._confirm = bind(self, "form.confirm", self.save)
        self._add = bind(self, "staff.add", self.begin_adding)
        self._toggle = bind(self, "staff.disable", self.toggle)
        self._password = bind(self, "staff.password", self.begin_password)
        self.button = VerbButton(self._confirm, self, kind=Kind.PRIMARY)
        self.button.setObjectName("staff.save")
        self.add_button = KeyButton(self._add, self)
        self.add_button.setObjectName("staff.add")
        self.password_button = KeyButton(self._password, self)
        self.password_button.setObjectName("staff.give_password")
        self.toggle_button = VerbButton(self._toggle, self)
        self.toggle_button.setObjectName("staff.toggle")
        self._lay_out()
        self.table.selection_changed.connect(self._show_selected)
        self.table.opened.connect(lambda _: self.form.take_focus())
        self.model.filling_changed.connect(self._select_wanted)
        self.model.rowsInserted.connect(self._select_wanted)
        place.tr.follow(self.retranslate)

    def activate(self) -> None:
        """Read the accounts."""
        if self.model.filling is Filling.NOTHING_ASKED:
            self.model.show(self._page)
        else:
            self.model.refresh()

    def take_focus(self) -> None:
        """Put the focus on the list."""
        self.table.setFocus()

    def begin_adding(self) -> None:
        """Show the form of a new account."""
        self.table.view.clearSelection()
        self._show(Mode.ADD, None)
        self.form.take_focus()

    def begin_password(self) -> None:
        """Show the fields of another password."""
        if self._member is not None:
            self._show(Mode.PASSWORD, self._member)
            self.form.take_focus()

    def toggle(self) -> None:
        """Disable the account, after a question, or enable it again."""
        member, _ = self._member, self._place.tr.gettext
        if member is None or member.id == self._actor.staff_id:
            return
        other = replace(member, active=not member.active)
        if not member.active:
            self._change(other, _("{name}: account enabled"))
            return
        question = confirm(
            self,
            self._place,
            _("Disable the account of {name} ({number})?").format(
                name=member.name, number=member.staff_number
            ),
            _("Disable the account"),
            partial(self._change, other, _("{name}: account disabled")),
            detail=_("What they hold is free at once. The records keep their name."),
        )
        question.verb.setObjectName("question.verb")
        question.safe.setObjectName("question.safe")

    def save(self) -> None:
        """Do what the form is for, when nothing is wrong with it."""
        entry, _ = self.form.entry(), self._place.tr.gettext
        wrong = entry.complaint(self._mode)
        if wrong is not None:
            self.form.complain(wrong[0], _(wrong[1]))
            return
        self.form.clear_complaints()
        member = self._member
        if self._mode is Mode.ADD:
            self._run(partial(self._added, entry), _("{name}: account added"), entry.name)
        elif member is not None and self._mode is Mode.CHANGE:
            self._change(entry.changed(member), _("{name}: account changed"))
        elif member is not None and self._mode is Mode.PASSWORD:
            given = partial(self._staff.change_password, member.id, entry.password, by=self._actor)
            self._run(given, _("{name}: another password was given"), member.name)

    def retranslate(self) -> None:
        """Write titles and verbs in the language in use."""
        _, member = self._place.tr.gettext, self._member
        titles = {
            Mode.NOTHING: _("Choose an account with J and K, or add a person."),
            Mode.ADD: _("New account"),
            Mode.CHANGE: "" if member is None else f"{member.staff_number}  {member.name}",
            Mode.PASSWORD: _("Another password for {name}").format(
                name="" if member is None else member.name
            ),
        }
        self._title.setText(titles[self._mode])
        self.button.say(_(VERBS[self._mode]))
        self.button.setVisible(self._mode is not Mode.NOTHING)
        disabling = member is None or member.active
        self.toggle_button.say(_("Disable the account") if disabling else _("Enable the account"))
        self._confirm.allow(self._mode is not Mode.NOTHING, _(_NOBODY))
        self._password.allow(member is not None, _(_NOBODY))
        own = member is not None and member.id == self._actor.staff_id
        self._toggle.allow(member is not None and not own, _(_OWN) if own else _(_NOBODY))

    # Doing.

    def _added(self, entry: Entry) -> StaffMember:
        return self._staff.add(
            staff_number=entry.staff_number,
            name=entry.name,
            role=entry.role,
            password=entry.password,
            office=entry.branch.strip(),
            language=entry.language,
            by=self._actor,
        )

    def _change(self, member: StaffMember, done: str) -> None:
        self._run(partial(self._staff.change, member, by=self._actor), done, member.name)
        self._wanted = member.id

    def _run(self, work: Callable[[], object], done: str, person: str) -> None:
        self._place.tasks.run(
            self,
            work,
            done=partial(self._done, done.format(name=person)),
            failed=self._refused,
            topic="account",
        )

    def _done(self, words: str, answer: object) -> None:
        if isinstance(answer, StaffMember):
            self._wanted = answer.id
        elif self._member is not None:
            self._wanted = self._member.id
        self.notice.clear()
        self._place.notices.tell(words)
        announce(self, words)
        self._show(Mode.NOTHING, None)
        self.table.view.clearSelection()
        self.model.show(self._page)
        self.take_focus()

    def _refused(self, error: Exception) -> None:
        about = field_of(error) if isinstance(error, WorkstationError) else None
        if about is not None:
            self.form.complain(about[0], self._place.tr.gettext(about[1]))
        else:
            self.notice.say(sentence(error, self._place.tr), State.ATTENTION)

    # Showing.

    def _show_selected(self) -> None:
        members = self.table.selected()
        if members:
            self._show(Mode.CHANGE, members[0])

    def _show(self, mode: Mode, member: StaffMember | None) -> None:
        self._mode, self._member = mode, member
        self.form.clear_complaints()
        entry = Entry() if member is None else entry_of(member)
        branches = {each.office for each in self.model.rows() if each.office}
        self.form.show_entry(mode, entry, branches)
        self.retranslate()

    def _select_wanted(self) -> None:
        if self._wanted is None or self.model.filling is not Filling.READY:
            return
        place = self.model.place_of(self._wanted)
        if place is not None:
            self._wanted = None
            self.table.select(place)

    def _page(self, after: object | None, limit: int) -> Page[StaffMember]:
        del after, limit
        return Page(tuple(self._staff.all(by=self._actor)))

    def _columns(self) -> tuple[Column[StaffMember], ...]:
        _ = self._place.tr.gettext

        def state(member: StaffMember) -> Chip:
            if member.active:
                return Chip(State.OK, _("Active"))
            return Chip(State.REJECTED, _("Disabled"))

        return (
            Column(id="number", title=N_("Staff number"), text=lambda m: m.staff_number, width=130),
            Column(id="name", title=N_("Name"), text=lambda m: m.name, stretch=True),
            Column(
                id="role", title=N_("Role"), text=lambda m: _(ROLES[m.role]), width=130, leave_out=3
            ),
            Column(
                id="branch",
                title=N_("Branch"),
                text=lambda m: m.office or "–",
                width=150,
                leave_out=2,
            ),
            Column(id="language", title=N_("Language"), text=_own_name, width=100, leave_out=1),
            Column(id="state", title=N_("State"), chip=state, width=110),
        )

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        for button in (self.add_button, self.password_button, self.toggle_button):
            above.addWidget(button)
        above.addStretch(1)
        card = QFrame(self)
        card.setProperty("card", "true")
        editor = QVBoxLayout(card)
        editor.setContentsMargins(16, 12, 16, 12)
        editor.setSpacing(12)
        editor.addWidget(self._title)
        editor.addWidget(self.form)
        editor.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        editor.addStretch(1)
        self._room.setWidgetResizable(True)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setWidget(card)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._room)
        split.setSizes([860, 420])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addLayout(above)
        column.addWidget(split, 1)
        self._place.theme.changed.connect(self._resize)
        self._resize()
        self._show(Mode.NOTHING, None)

    def _resize(self) -> None:
        self._room.setMinimumWidth(self._place.theme.px(_FORM_WIDTH))


def _own_name(member: StaffMember) -> str:
    known = member.language in set(Language)
    return OWN_NAMES[Language(member.language)][0] if known else member.language
