"""What differs between the rows shown and the rows just read. Plain lists, no Qt."""

from collections.abc import Callable, Hashable, Sequence, Set
from itertools import zip_longest
from typing import TypeVar

_R = TypeVar("_R")
Run = tuple[int, int]
"""The first and the last place of rows that lie together."""


def merged(shown: Sequence[_R], read: Sequence[_R], key: Callable[[_R], Hashable]) -> list[_R]:
    """Return the rows read, followed by those shown below them that were not read again."""
    places = {key(row): place for place, row in enumerate(shown)}
    known = {key(row) for row in read}
    last = next((places[key(row)] for row in reversed(read) if key(row) in places), -1)
    return [*read, *(row for row in shown[last + 1 :] if key(row) not in known)]


def removed_runs(
    shown: Sequence[_R], keep: Set[Hashable], key: Callable[[_R], Hashable]
) -> list[Run]:
    """Return the runs of rows whose keys are not kept, last run first."""
    return runs([place for place, row in enumerate(shown) if key(row) not in keep])[::-1]


def changed_runs(shown: Sequence[_R], read: Sequence[_R]) -> list[Run]:
    """Return the runs of places where the rows differ."""
    pairs = enumerate(zip_longest(shown, read))
    return runs([place for place, (old, new) in pairs if old != new])


def runs(places: Sequence[int]) -> list[Run]:
    """Return ascending ``places`` as runs."""
    found: list[Run] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
