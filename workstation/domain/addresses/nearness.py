"""Names a slip or two away: which of many are near."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final

from workstation.domain.slips import slips_between

_SHORTEST: Final = 3
_LONG: Final = 6
_KEPT: Final = 1024
"""Names whose near ones are kept: lines name the same few hundred estates."""
_LONGEST: Final = 24
"""Letters; no name of an estate or a block has more."""


def most_slips(name: str) -> int:
    """Return how many slips a name bears before it may be another: in Chinese never two."""
    if not name.isascii():
        return 1 if len(name) > 1 else 0
    return (len(name) >= _SHORTEST) + (len(name) >= _LONG)


@lru_cache(maxsize=4096)
def misspelt(word: str, meant: tuple[str, ...], most: int) -> tuple[str, int]:
    """Return which of some words one is that is none of them, and its slips; else ``("", 0)``.

    A word of which ``most`` slips would leave no more than a letter is none.
    """
    near = ((slips_between(word, known, most), known) for known in meant)
    slips, known = min(near, default=(0, ""))
    return (known, slips) if 0 < slips <= most and len(word) > most + 1 else ("", 0)


class Neighbourhood:
    """Names by what is left of them when letters are dropped: near names meet there."""

    def __init__(self, names: Iterable[str]) -> None:
        """Make the table; each name is found as far as it bears slips."""
        table: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(set(names)):
            for left in _left(name, most_slips(name)):
                table[left].append(name)
        self._names: Mapping[str, list[str]] = dict(table)
        self.near: Callable[[str], tuple[tuple[str, int], ...]] = lru_cache(_KEPT)(self._near)
        """Return the names that are near and how many slips they are away; the same is none."""

    def _near(self, name: str) -> tuple[tuple[str, int], ...]:
        if len(name) > _LONGEST:
            return ()
        most = most_slips(f"{name}{name[:1]}")  # the letter that may be missing
        names, found = self._names, set[str]()
        for left in _left(name, most) & names.keys():
            found.update(names[left])
        found.discard(name)
        return tuple([near for known in sorted(found) if (near := _as_near(name, known))])


def _as_near(name: str, known: str) -> tuple[str, int] | None:
    allowed = most_slips(name if len(name) > len(known) else known)
    slips = slips_between(name, known, allowed)
    return (known, slips) if slips <= allowed else None


def _left(name: str, slips: int) -> set[str]:
    """Return the name and what is left of it when up to so many letters are dropped."""
    left = {name}
    if slips:
        places = range(len(name))
        once = [name[:at] + name[at + 1 :] for at in places]
        left.update(once)
        if slips > 1:
            left.update(
                [
                    one[:at] + one[at + 1 :]
                    for first, one in enumerate(once)
                    for at in places[first:-1]
                ]
            )
    return left
