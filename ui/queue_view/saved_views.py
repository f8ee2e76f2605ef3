"""The views somebody saved under names of their own. Plain values, no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ui.queue_view.wish import Wish, wish_from

PREFERENCE: Final = "queue_views"
"""Where they lie among somebody's preferences."""
LONGEST_NAME: Final = 40
MOST: Final = 30


@dataclass(frozen=True, slots=True)
class SavedView:
    """A name and what it shows."""

    name: str
    wish: Wish


SavedViews = tuple[SavedView, ...]


def saved(views: SavedViews, name: str, wish: Wish) -> SavedViews:
    """Return the views with ``wish`` under ``name``, in place of an earlier one of that name.

    A search is not kept: it is somebody's personal data.
    """
    view = SavedView(" ".join(name.split())[:LONGEST_NAME], wish.without_search())
    if any(_same(each.name, view.name) for each in views):
        return tuple(view if _same(each.name, view.name) else each for each in views)
    return (*views, view)[-MOST:]


def without(views: SavedViews, name: str) -> SavedViews:
    """Return the views without the one of that name."""
    return tuple(each for each in views if not _same(each.name, name))


def stored(views: Sequence[SavedView]) -> list[Mapping[str, object]]:
    """Return the views as JSON values."""
    return [{"name": each.name, **each.wish.stored()} for each in views]


def views_in(preferences: Mapping[str, object]) -> SavedViews:
    """Return the views among somebody's preferences; unreadable ones are left out."""
    found = preferences.get(PREFERENCE)
    views = []
    for each in found if isinstance(found, list) else []:
        wish = wish_from(each)
        name = each.get("name") if isinstance(each, Mapping) else None
        if wish is not None and isinstance(name, str) and name:
            views.append(SavedView(name, wish))
    return tuple(views)


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
