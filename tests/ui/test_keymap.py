"""The one table of keys."""

from itertools import combinations

import pytest
from PySide6.QtGui import QKeySequence

from ui.keymap import ACTIONS, SCOPE_TITLES, Action, Keymap, Scope, overlapping, shown
from ui.places import ICONS

# The desks enable one of the two at a time; see the comments there.
_TAKING_TURNS = [
    {"field", "reason"},
    {"counter.holder_no", "case.next"},
    {"field.next", "row.next"},
    {"field.previous", "row.previous"},
]


def test_ids_are_unique() -> None:
    ids = [action.id for action in ACTIONS]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_keys_are_understood_by_qt(action: Action) -> None:
    assert all(not QKeySequence(key).isEmpty() for key in action.keys)


def test_every_action_comes_with_a_key() -> None:
    # Esc is Qt's own way of leaving, and is not for rebinding.
    assert [action.id for action in ACTIONS if not action.keys] == ["form.cancel"]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_icons_exist(action: Action) -> None:
    assert not action.icon or (ICONS / f"{action.icon}.svg").exists()


def test_no_key_does_two_things_at_once() -> None:
    clashes = [
        (one.id, two.id, key)
        for one, two in combinations(ACTIONS, 2)
        for key in set(one.keys) & set(two.keys)
        if two.scope in overlapping(one.scope) and not _take_turns(one, two)
    ]

    assert clashes == []


def test_every_scope_has_a_title() -> None:
    assert set(SCOPE_TITLES) == set(Scope)


def test_own_keys_replace_those_of_the_table() -> None:
    keymap = Keymap({"case.approve": ("Ctrl+A",), "gone": ("G",)})

    assert keymap.keys("case.approve") == ("Ctrl+A",)
    assert keymap.keys("case.reject") == ("X",)
    assert keymap.own() == {"case.approve": ("Ctrl+A",)}


def test_going_back_to_the_key_it_came_with_leaves_nothing_to_remember() -> None:
    keymap = Keymap({"case.approve": ("Ctrl+A",)})

    keymap.rebind("case.approve", ("A",))

    assert keymap.own() == {}


def test_a_taken_key_names_what_it_does() -> None:
    keymap = Keymap()

    assert [action.id for action in keymap.conflicts("case.reject", "A")] == ["case.approve"]
    assert [action.id for action in keymap.conflicts("case.reject", "F8")] == ["next_message"]
    assert keymap.conflicts("case.reject", "Shift+F12") == ()


@pytest.mark.parametrize(
    ("key", "printed"),
    [("Ctrl+Return", "Ctrl+Enter"), ("Ctrl++", "Ctrl++"), ("?", "?"), ("+", "+")],
)
def test_keys_are_printed_as_people_know_them(key: str, printed: str) -> None:
    assert shown(key) == printed


def _take_turns(one: Action, two: Action) -> bool:
    pair = {one.id, two.id}
    families = {action.id.rpartition(".")[0] for action in (one, two)}
    return pair in _TAKING_TURNS or families in _TAKING_TURNS
