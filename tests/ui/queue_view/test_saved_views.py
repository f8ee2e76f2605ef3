"""Saved views: named, replaced, stored without what was searched for."""

from ui.queue_view.saved_views import PREFERENCE, saved, stored, views_in, without
from ui.queue_view.wish import Wish
from workstation.domain.queue import Flag, View

RISKY = Wish(View.TO_REVIEW).toggled(Flag.PROMISE_AT_RISK)
NORTHERN = Wish(View.ALL).toggled("north")


def test_saved_views_are_found_again_among_the_preferences() -> None:
    views = saved(saved((), "Urgent", RISKY), "North", NORTHERN)

    assert views_in({PREFERENCE: stored(views), "keys": {}}) == views


def test_a_name_stands_for_one_view_however_it_is_written() -> None:
    views = saved(saved(saved((), "Urgent", RISKY), "North", RISKY), "  north ", NORTHERN)

    assert [(view.name, view.wish) for view in views] == [("Urgent", RISKY), ("north", NORTHERN)]


def test_a_search_is_not_saved() -> None:
    (view,) = saved((), "Mine", NORTHERN.looking_for("CHAN Tai Man"))

    assert view.wish == NORTHERN
    assert "CHAN" not in str(stored([view]))


def test_a_view_can_be_removed() -> None:
    views = saved(saved((), "Urgent", RISKY), "North", NORTHERN)

    assert [view.name for view in without(views, "urgent")] == ["North"]


def test_unreadable_preferences_are_no_views() -> None:
    for preferences in ({}, {PREFERENCE: "x"}, {PREFERENCE: [1, {"view": "all"}, {"name": "x"}]}):
        assert views_in(preferences) == ()
