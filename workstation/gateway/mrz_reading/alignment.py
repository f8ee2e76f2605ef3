"""Lays what tesseract read beside the cells of a line, character by character."""

from collections.abc import Sequence
from typing import Final

_FILLER: Final = "<"
_SURE: Final = 0.9
"""How sure the cells must be of a filler before a run of fillers is given their length."""
_SHORTEST_RUN: Final = 3
_LOOKS: Final = 2
_MOST_DIFFERING: Final = 4
"""Places of a line: where more differ, something lies on the print, and no look settles it."""
TWINS: Final = frozenset("O0")
"""Letter and digit of one shape."""


def laid_beside(read: str, cells: str, sure: Sequence[float]) -> tuple[str, ...]:
    """Return the character read for each cell, empty where there is none.

    A network that reads whole lines loses count in a long run of fillers, so the length of such a
    run is that of the cells, where those are sure of each of its fillers.

    Args:
        read: what was read, without spaces.
        cells: the characters of the cells.
        sure: how sure each of those is, 0 to 1.

    Returns:
        As many texts as there are cells. What was read and stands in no cell is put in front of
        the next cell's, or behind the last one's: such a text has more than one character.
    """
    if read == cells:  # which is mostly so, and soon told
        return tuple(cells)
    columns = [""] * len(cells)
    waiting = ""
    for one, column in _aligned(read, cells):
        here = "" if one is None else read[one]
        if column is None:
            waiting += here
            continue
        columns[column] = waiting + here
        waiting = ""
    if columns:
        columns[-1] += waiting
    for start, end in _runs(cells):
        if _is_run(columns[start:end], sure[start:end]):
            columns[start:end] = [_FILLER] * (end - start)
    return tuple(columns)


def settled(looks: Sequence[Sequence[str]], cells: str) -> tuple[str, ...]:
    """Return what tesseract read in the end, from one look at a line or more.

    Where the first look lost or doubled a character, any further look that tells the cell's settles
    it. Where it told another character, all further looks have to tell the cell's, two at least;
    and of letter and digit of one shape the first look stands.
    """
    first, *further = looks
    return tuple(
        cell if _settles(told, cell, [look[at] for look in further]) else told
        for at, (told, cell) in enumerate(zip(first, cells, strict=True))
    )


def open_to_another_look(read: Sequence[str], cells: str) -> bool:
    """Say whether a line differs in a way that a further look may settle."""
    differ = [
        told
        for told, cell in zip(read, cells, strict=True)
        if told != cell and {told, cell} != TWINS
    ]
    return bool(differ) and (len(differ) <= _MOST_DIFFERING or not any(read))


def _settles(told: str, cell: str, further: Sequence[str]) -> bool:
    if told == cell:
        return True
    others = {one for one in further if len(one) == 1}
    if others != {cell} or {told, cell} == TWINS:
        return False
    return len(told) != 1 or further.count(cell) >= _LOOKS


def _is_run(columns: Sequence[str], sure: Sequence[float]) -> bool:
    """Say whether both readers saw nothing but fillers, and enough of them."""
    return (
        len(columns) >= _SHORTEST_RUN
        and min(sure) >= _SURE
        and set("".join(columns)) == {_FILLER}
        and sum(map(bool, columns)) >= (len(columns) + 1) // 2
    )


def _runs(cells: str) -> list[tuple[int, int]]:
    """Return start and end of every run of fillers."""
    found, start = [], None
    for at, one in enumerate(cells + " "):
        if one == _FILLER and start is None:
            start = at
        elif one != _FILLER and start is not None:
            found.append((start, at))
            start = None
    return found


def _aligned(read: str, cells: str) -> list[tuple[int | None, int | None]]:
    """Return the cheapest alignment: pairs of places, None where the other has nothing.

    A gap costs less in a run of fillers, so that it is there that a line grows or shrinks.
    """
    rows, columns = len(read) + 1, len(cells) + 1
    cost = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if i == 0 and j == 0:
                continue
            ways = []
            if i and j:
                ways.append(cost[i - 1][j - 1] + (read[i - 1] != cells[j - 1]))
            if i:
                ways.append(cost[i - 1][j] + _gap(read[i - 1]))
            if j:
                ways.append(cost[i][j - 1] + _gap(cells[j - 1]))
            cost[i][j] = min(ways)
    return _traced(cost, read, cells)


def _gap(one: str) -> float:
    return 0.6 if one == _FILLER else 0.9


def _traced(cost: list[list[float]], read: str, cells: str) -> list[tuple[int | None, int | None]]:
    pairs: list[tuple[int | None, int | None]] = []
    i, j = len(read), len(cells)
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + (read[i - 1] != cells[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and cost[i][j] == cost[i - 1][j] + _gap(read[i - 1]):
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return pairs[::-1]
