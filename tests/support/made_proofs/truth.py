"""What a made proof shows and where: words of the paper and their places in the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from tests.support.made_proofs.faces import opened
from tests.support.made_proofs.paper import Paper, Run
from workstation.domain.proofs import Point, ProofKind, Quad

ADDRESS: Final = "address"
"""The part of a whole line of the address."""
ADDRESS_PARTS: Final = frozenset({"flat", "floor", "block", "building", "estate", "street", "area"})
_INK_AT: Final = 120.0
Box = tuple[float, float, float, float]
Way = Callable[[Point], Point]


class Mark(NamedTuple):
    """Words on the paper that the truth tells of."""

    part: str
    """name, issued_on, address (a line of it) or a part of the address."""
    text: str
    page: int
    """From 1, in the file."""
    quad: Quad
    """In pixels of the file as uploaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a made proof shows."""

    kind: ProofKind
    layout: str
    form: str
    script: str
    names: tuple[str, ...] = field(repr=False)
    """As printed, without titles."""
    address: tuple[str, ...] = field(repr=False)
    """The printed lines."""
    issued_on: date
    marks: tuple[Mark, ...] = field(repr=False)
    pages: int
    about_another_home: bool
    """It is sent to one home and is about another, which a person has to judge."""

    def quads(self, part: str) -> tuple[Quad, ...]:
        """Return where a part stands."""
        return tuple(mark.quad for mark in self.marks if mark.part == part)


def marks_of(paper: Paper, page: int, way: Way) -> tuple[Mark, ...]:
    """Return what a paper shows.

    Args:
        paper: the composed page.
        page: its number in the file.
        way: from points of the paper to pixels of the file.
    """

    def mark(part: str, runs: list[Run], row: Box) -> Mark:
        left, _, right, _ = box_of(runs)
        corners = (left, row[1]), (right, row[1]), (right, row[3]), (left, row[3])
        first, second, third, fourth = (way(corner) for corner in corners)
        text = "".join(run.text for run in runs).strip()
        return Mark(part, text, page, Quad((first, second, third, fourth)))

    return tuple(
        mark(part, runs, row) for row, found in _rows(paper) for part, runs in found if runs
    )


def _rows(paper: Paper) -> Iterator[tuple[Box, list[tuple[str, list[Run]]]]]:
    """Yield each marked row: the box of its ink, and the runs of every part in it."""
    for number, group in groupby(paper.runs, key=lambda run: run.row):
        runs = list(group)
        parts = [(part, list(same)) for part, same in groupby(runs, key=lambda run: run.part)]
        found = [(part, same) for part, same in parts if part]
        whole = paper.whole_rows.get(number)
        of_address = [at for at, run in enumerate(runs) if run.part in ADDRESS_PARTS]
        if whole:
            found.append((whole, runs))
        elif of_address:
            found.append((ADDRESS, runs[of_address[0] : of_address[-1] + 1]))
        inked = [same for _, same in found for run in same if run.text.strip()]
        if inked:
            yield box_of([run for same in inked for run in same]), found


def box_of(runs: list[Run]) -> Box:
    """Return the box of the ink of runs, in points."""
    boxes = [ink_of(run) for run in runs if run.text.strip()] or [ink_of(runs[0])]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def ink_of(run: Run) -> Box:
    """Return the box of the ink of one run, in points."""
    text = run.text
    indent = len(text) - len(text.lstrip())
    font = opened(run.font, _INK_AT)
    left, top, right, bottom = font.getbbox(text.strip(), anchor="ls")
    before = font.getlength(text[:indent])
    scale = run.size / _INK_AT
    x = run.x + before * scale
    return (
        x + left * scale,
        run.baseline + top * scale,
        x + right * scale,
        run.baseline + bottom * scale,
    )
