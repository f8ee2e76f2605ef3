"""What a column of a list shows of its rows."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from ui.theme.tokens import State

Row = TypeVar("Row")


class Page(NamedTuple, Generic[Row]):
    """Some rows in order, and the key to go on after; None when there are no more."""

    rows: tuple[Row, ...]
    next: object | None = None


Fetch = Callable[[object | None, int], Page[Row]]
"""Reads the page after a key (None: the first), of at most so many rows; on another thread."""


class Chip(NamedTuple):
    """A state and its word, in the language in use."""

    state: State
    word: str


@dataclass(frozen=True, kw_only=True)  # no slots: Column[Case](…) has to set one more name
class Column(Generic[Row]):
    """One column. Its functions are called for the rows in view only, so they may translate."""

    id: str
    """Stored with people's column widths; never rename one."""
    title: str
    """In English, marked with ``N_``."""
    text: Callable[[Row], str] | None = None
    chip: Callable[[Row], Chip | None] | None = None
    """Paints a state's chip instead of the text."""
    icon: Callable[[Row], str] | None = None
    """The name of an icon in front, such as "lock"; its meaning must be in ``spoken`` too."""
    spoken: Callable[[Row], str] | None = None
    """Full words for screen readers, where the text is short or painted."""
    tip: Callable[[Row], str] | None = None
    """Plain text shown under the mouse; the cell's own text when it is cut and this is None."""
    width: int = 120
    """In pixels at 100 %; people may change it."""
    stretch: bool = False
    """Takes what room is left, ``width`` at least; one column at most."""
    leave_out: int = 0
    """Where there is no room for all columns, 1 is left out first; 0: never."""
    right: bool = False
    """For figures."""
    person: bool = False
    """An applicant's name or address: Hong Kong's characters whatever the language."""
    strong: bool = False
    sort: str = ""
    """What ``PagedTable.sort_asked`` carries when the header is clicked; empty: not sortable."""

    def words(self, row: Row) -> str:
        """Return what the cell says."""
        if self.chip is not None:
            chip = self.chip(row)
            return chip.word if chip else ""
        return self.text(row) if self.text is not None else ""

    def full_words(self, row: Row) -> str:
        """Return what a screen reader says."""
        return self.spoken(row) if self.spoken is not None else self.words(row)


Key = Callable[[Row], Hashable]
"""What stays the same of a row when it is read again."""
