"""Every key of the program in one table.

The table drives shortcuts, the keys shown on buttons, the palette, the key sheet and the help page.
Keys are written as Qt's portable text ("Ctrl+Return"); several keys may do the same.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from ui.i18n import N_


class Scope(StrEnum):
    """Where an action's keys work; two actions may share a key in scopes that never overlap."""

    EVERYWHERE = "everywhere"
    LIST = "list"
    QUEUE = "queue"
    REVIEW = "review"
    DECISION = "decision"
    VIEWER = "viewer"
    COUNTER = "counter"
    LETTERS = "letters"
    SUPERVISOR = "supervisor"
    MESSAGES = "messages"
    AUDIT = "audit"
    SETTINGS = "settings"
    LOOKUP = "lookup"
    FORM = "form"


SCOPE_TITLES: Final[Mapping[Scope, str]] = {
    Scope.EVERYWHERE: N_("Everywhere"),
    Scope.LIST: N_("Lists"),
    Scope.QUEUE: N_("Queue"),
    Scope.REVIEW: N_("Review desk"),
    Scope.DECISION: N_("Giving a reason"),
    Scope.VIEWER: N_("Document"),
    Scope.COUNTER: N_("Counter desk"),
    Scope.LETTERS: N_("Letters"),
    Scope.SUPERVISOR: N_("Supervisor"),
    Scope.MESSAGES: N_("Messages"),
    Scope.AUDIT: N_("Audit"),
    Scope.SETTINGS: N_("Settings"),
    Scope.LOOKUP: N_("Roster look-up"),
    Scope.FORM: N_("Forms"),
}


class Action(NamedTuple):
    """One thing a key can do."""

    id: str
    """Stored with people's own keys; never rename one."""
    scope: Scope
    label: str
    """In English; translated where it is shown. ``{n}`` stands for ``number``."""
    keys: tuple[str, ...] = ()
    icon: str = ""
    number: int | None = None
    """For families of keys such as 1-9."""


_E, _L, _Q, _R = Scope.EVERYWHERE, Scope.LIST, Scope.QUEUE, Scope.REVIEW
_D, _V, _C, _P = Scope.DECISION, Scope.VIEWER, Scope.COUNTER, Scope.LETTERS
_S, _F, _A, _T = Scope.SUPERVISOR, Scope.FORM, Scope.AUDIT, Scope.SETTINGS
_M = Scope.MESSAGES
_K = Scope.LOOKUP
_PARTS: Final = range(1, 6)

ACTIONS: Final[tuple[Action, ...]] = (
    Action("palette", _E, N_("Command palette"), ("Ctrl+K",), "palette"),
    Action("keys", _E, N_("Keys of this screen"), ("?", "F1"), "keyboard"),
    Action("menu", _E, N_("Menu"), ("F10",), "menu"),
    Action("go.queue", _E, N_("Queue"), ("F2",), "queue"),
    Action("go.review", _E, N_("Review desk"), ("F3",), "review"),
    Action("go.counter", _E, N_("Counter desk"), ("F4",), "counter"),
    Action("go.letters", _E, N_("Letters"), ("F5",), "letters"),
    Action("go.supervisor", _E, N_("Supervisor"), ("F6",), "supervisor"),
    Action("go.lookup", _E, N_("Roster look-up"), ("F12",), "search"),
    Action("go.settings", _E, N_("Settings"), ("F7", "Ctrl+,"), "settings"),
    Action("go.messages", _E, N_("Messages"), ("F9",), "send"),
    Action("go.audit", _E, N_("Audit"), ("F11",), "eye"),
    Action("search", _E, N_("Search"), ("/",), "search"),
    Action("take_back", _E, N_("Take back the last decision"), ("Ctrl+Z",), "undo"),
    Action("next_message", _E, N_("Next message or error"), ("F8",), "bell"),
    Action("lock", _E, N_("Lock now"), ("Ctrl+L",), "lock"),
    Action("sign_out", _E, N_("Sign out"), ("Ctrl+Shift+Q",), "person"),
    Action("language.en", _E, N_("English"), ("Alt+1",), "language"),
    Action("language.zh-Hant", _E, N_("Traditional Chinese"), ("Alt+2",), "language"),
    Action("language.zh-Hans", _E, N_("Simplified Chinese"), ("Alt+3",), "language"),
    Action("text.larger", _E, N_("Larger text"), ("Ctrl++", "Ctrl+="), "text-size"),
    Action("text.smaller", _E, N_("Smaller text"), ("Ctrl+-",), "text-size"),
    Action("text.normal", _E, N_("Normal text size"), ("Ctrl+0",), "text-size"),
    *(Action(f"tab.{n}", _E, N_("Part {n} of this screen"), (f"Ctrl+{n}",), "", n) for n in _PARTS),
    Action("row.next", _L, N_("Next row"), ("J",), "down"),
    Action("row.previous", _L, N_("Previous row"), ("K",), "up"),
    Action("row.open", _L, N_("Open"), ("Return", "Enter"), "arrow"),
    Action("list.reload", _L, N_("Load again"), ("Ctrl+R",), "refresh"),
    Action("list.clear_filters", _L, N_("Clear filters"), ("Ctrl+Backspace",), "filter"),
    Action("queue.take_next", _Q, N_("Take next"), ("N",), "next"),
    Action("queue.tell_me", _Q, N_("Tell me when free"), ("T",), "bell"),
    Action("queue.take_bundles", _Q, N_("Take bundles…"), ("Ctrl+I",), "import"),
    Action("queue.next_view", _Q, N_("Next view"), ("Ctrl+PgDown",), "next"),
    Action("queue.previous_view", _Q, N_("Previous view"), ("Ctrl+PgUp",), "previous"),
    Action("queue.save_view", _Q, N_("Save view"), ("Ctrl+S",), "plus"),
    Action("queue.assign", _Q, N_("Assign"), ("S",), "assign"),
    Action("queue.hold", _Q, N_("Hold"), ("H",), "hold"),
    Action("queue.release", _Q, N_("Release"), ("L",), "undo"),
    Action("queue.print", _Q, N_("Print letters"), ("Ctrl+P",), "print"),
    Action("queue.search_all", _Q, N_("Search all cases"), ("Ctrl+Shift+F",), "search"),
    Action("queue.export", _Q, N_("Export"), ("Ctrl+E",), "export"),
    Action("case.approve", _R, N_("Approve"), ("A",), "check"),
    Action("case.ask", _R, N_("Ask for more"), ("Q",), "ask"),
    Action("case.reject", _R, N_("Reject"), ("X",), "cross"),
    Action("case.hold", _R, N_("Hold"), ("H",), "hold"),
    Action("case.letter", _R, N_("Send a letter"), ("L",), "letters"),
    Action("case.next", _R, N_("Next case"), ("N",), "next"),
    Action("case.previous", _R, N_("Previous case"), ("P",), "previous"),
    Action("case.tell_me", _R, N_("Tell me when free"), ("T",), "bell"),
    Action("case.peek", _R, N_("Show the whole number"), ("U",), "eye"),
    Action("case.keep_new", _R, N_("Keep the new one"), ("Y",), "check"),
    Action("case.keep_earlier", _R, N_("Keep the earlier one"), ("D",), "undo"),
    Action("case.second", _R, N_("Confirm the proposal"), ("S",), "check"),
    Action("case.send_back", _R, N_("Send it back"), ("V",), "undo"),
    Action("field.next", _R, N_("Next field"), ("J", "Down"), "down"),
    Action("field.previous", _R, N_("Previous field"), ("K", "Up"), "up"),
    Action("field.doubt", _R, N_("Next field in doubt"), (".",), "attention"),
    Action("field.accept", _R, N_("Accept field"), ("Return", "Enter"), "check"),
    Action("field.correct", _R, N_("Correct"), ("I",), "edit"),
    Action("field.read_again", _R, N_("Read again"), ("F",), "scan"),
    Action("field.take", _R, N_("Take this reading"), ("O",), "check"),
    *(Action(f"field.{n}", _R, N_("Go to field {n}"), (f"{n}",), "", n) for n in range(1, 10)),
    *(Action(f"reason.{n}", _D, N_("Reason {n}"), (f"{n}",), "", n) for n in range(1, 10)),
    Action("viewer.zoom_in", _V, N_("Zoom in"), ("+", "="), "zoom-in"),
    Action("viewer.zoom_out", _V, N_("Zoom out"), ("-",), "zoom-out"),
    Action("viewer.actual_size", _V, N_("100 %"), ("0",), "search"),
    Action("viewer.fit_width", _V, N_("Fit width"), ("W",), "fit-width"),
    Action("viewer.fit_page", _V, N_("Whole page"), ("E",), "fit-page"),
    Action("viewer.rotate_right", _V, N_("Rotate right"), ("R",), "rotate-right"),
    Action("viewer.rotate_left", _V, N_("Rotate left"), ("Shift+R",), "rotate-left"),
    Action("viewer.contrast", _V, N_("Contrast"), ("C",), "contrast"),
    Action("viewer.magnifier", _V, N_("Magnifier"), ("M",), "magnifier"),
    Action("viewer.boxes", _V, N_("Boxes: focused, all, none"), ("B",), "boxes"),
    Action("viewer.previous", _V, N_("Previous document"), ("[",), "previous"),
    Action("viewer.next", _V, N_("Next document"), ("]",), "next"),
    *(Action(f"page.{n}", _V, N_("Go to page {n}"), (f"G, {n}",), "", n) for n in range(1, 10)),
    Action("counter.holder_yes", _C, N_("Looks like the holder"), ("Y",), "check"),
    Action("counter.holder_no", _C, N_("Does not look like the holder"), ("N",), "cross"),
    Action("counter.concern", _C, N_("Raise a silent concern"), ("Ctrl+Shift+C",), "flag"),
    Action("counter.picture", _C, N_("Read a picture of the document"), ("Ctrl+O",), "scan"),
    Action("counter.phone", _C, N_("Change the telephone"), ("Ctrl+T",), "edit"),
    Action("counter.send_code", _C, N_("Send the code"), ("Ctrl+Shift+S",), "send"),
    Action("counter.change_phone", _C, N_("Change it"), ("Ctrl+Shift+T",), "check"),
    Action("counter.restart", _C, N_("Start over"), ("Ctrl+N",), "refresh"),
    Action("letters.print", _P, N_("Print"), ("Ctrl+P",), "print"),
    Action("letters.print_one", _P, N_("Print only this one"), ("Ctrl+O",), "print"),
    Action("letters.posted", _P, N_("Mark posted"), ("Ctrl+M",), "send"),
    Action("letters.returned", _P, N_("Record a returned letter"), ("Ctrl+B",), "undo"),
    Action("letters.reprint", _P, N_("Print again"), ("Ctrl+Shift+P",), "print"),
    Action("chart.table", _S, N_("Show as table"), ("T",), "table"),
    Action("chart.copy", _S, N_("Copy as text"), ("Ctrl+Shift+T",), "copy"),
    Action("case.document", _S, N_("Look at the document"), ("D",), "document"),
    Action("case.to_review", _S, N_("Open at the review desk"), ("O",), "review"),
    Action("second.confirm", _S, N_("Confirm the proposal"), ("Y",), "check"),
    Action("second.send_back", _S, N_("Send back to the desk"), ("B",), "undo"),
    Action("second.pass", _S, N_("Pass the identity check"), ("P",), "check"),
    Action("second.fail", _S, N_("Fail the identity check"), ("F",), "cross"),
    Action("second.refuse", _S, N_("Refuse the application"), ("X",), "cross"),
    Action("duplicate.keep_new", _S, N_("Keep the new registration"), ("N",), "check"),
    Action("duplicate.keep_earlier", _S, N_("Keep the earlier registration"), ("E",), "undo"),
    Action("held.look_up", _S, N_("Look up"), ("Ctrl+F",), "search"),
    Action("held.clear", _S, N_("Clear the hold"), ("C",), "check"),
    Action("held.review", _S, N_("Send to review again"), ("A",), "review"),
    Action("held.letter", _S, N_("Send a letter"), ("L",), "letters"),
    Action("held.reissue", _S, N_("Issue another PIN"), ("I",), "refresh"),
    Action("held.cancel", _S, N_("Cancel the application"), ("W",), "cross"),
    Action("messages.again", _M, N_("Send again"), ("Ctrl+Shift+S",), "send"),
    Action("audit.verify", _A, N_("Prove the log"), ("V",), "check"),
    Action("setting.default", _T, N_("Back to the default"), ("Ctrl+D",), "undo"),
    Action("staff.add", _T, N_("Add a person"), ("N",), "plus"),
    Action("staff.disable", _T, N_("Disable or enable the account"), ("D",), "lock"),
    Action("staff.password", _T, N_("Give another password"), ("P",), "edit"),
    Action("roster.choose", _T, N_("Choose a roster file"), ("O",), "folder"),
    Action("lookup.again", _K, N_("Another look-up"), ("Ctrl+N",), "refresh"),
    Action("keys.reset", _T, N_("Back to the key it came with"), ("Delete",), "undo"),
    Action("keys.none", _T, N_("No key"), ("Backspace",), "minus"),
    Action("form.confirm", _F, N_("Confirm"), ("Ctrl+Return", "Ctrl+Enter"), "check"),
    Action("form.cancel", _F, N_("Cancel"), (), "close"),
)


class Keymap:
    """The table with a person's own keys in place of the ones it comes with."""

    def __init__(self, own: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._actions = {action.id: action for action in ACTIONS}
        self._own = {id_: keys for id_, keys in (own or {}).items() if id_ in self._actions}

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def action(self, id_: str) -> Action:
        """Return the action's row of the table."""
        return self._actions[id_]

    def keys(self, id_: str) -> tuple[str, ...]:
        """Return the keys in force for an action, the one to show first."""
        return self._own.get(id_, self._actions[id_].keys)

    def own(self) -> Mapping[str, tuple[str, ...]]:
        """Return what the person changed, for whoever stores it."""
        return dict(self._own)

    def rebind(self, id_: str, keys: tuple[str, ...]) -> None:
        """Give an action other keys; the ones it comes with take nothing to remember."""
        if keys == self._actions[id_].keys:
            self._own.pop(id_, None)
        else:
            self._own[id_] = keys

    def conflicts(self, id_: str, key: str) -> tuple[Action, ...]:
        """Return the other actions that ``key`` would do where ``id_`` works."""
        here = overlapping(self._actions[id_].scope)
        return tuple(
            action
            for action in self
            if action.id != id_ and action.scope in here and key in self.keys(action.id)
        )


_TOGETHER: Final = (
    frozenset({Scope.LIST, Scope.QUEUE}),
    frozenset({Scope.REVIEW, Scope.VIEWER}),
    frozenset({Scope.DECISION, Scope.VIEWER, Scope.FORM}),
    frozenset({Scope.LETTERS, Scope.LIST}),
    frozenset({Scope.COUNTER, Scope.FORM}),
    frozenset({Scope.SUPERVISOR, Scope.LIST, Scope.DECISION, Scope.FORM}),
    frozenset({Scope.MESSAGES, Scope.LIST}),
    frozenset({Scope.LOOKUP, Scope.FORM}),
    frozenset({Scope.AUDIT, Scope.LIST}),
    frozenset({Scope.SETTINGS, Scope.LIST, Scope.FORM}),
)


def overlapping(scope: Scope) -> frozenset[Scope]:
    """Return the scopes whose keys can be live at the same time as those of ``scope``."""
    if scope is Scope.EVERYWHERE:
        return frozenset(Scope)
    together = {other for group in _TOGETHER if scope in group for other in group}
    return frozenset(together | {scope, Scope.EVERYWHERE})


_SHOWN: Final[Mapping[str, str]] = {"Return": "Enter"}


def shown(key: str) -> str:
    """Return a key as it is printed on buttons, such as "Ctrl+Enter"."""
    head, plus, last = key.rpartition("+")
    if not last:  # the plus key itself
        return key
    return head + plus + _SHOWN.get(last, last)
