"""What may be put right without asking: look-alikes where only digits or letters stand, fillers.

Never a document number or optional data: a check digit does not see one misreading in fourteen,
and one repair in fourteen that was the only possible one was wrong.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from workstation.domain.mrz.layout import Kind, Layout
from workstation.domain.mrz.reading import Repair

MOST_FILLERS: Final = 6
"""How many fillers a line may lack, or have too many."""
_DIGITS: Final = dict(zip("OQDILZSGBT", "0001125687", strict=True))
_LETTERS: Final = dict(zip("015268", "OISZGB", strict=True))
_LETTERS_OF: Final = str.maketrans(_LETTERS)
_BY_KIND: Final = {
    Kind.DIGIT: _DIGITS,
    Kind.DIGIT_OR_FILLER: _DIGITS,
    Kind.LETTER: _LETTERS,
}
_NONE: Final[dict[str, str]] = {}
_ENDING_IN_FILLERS: Final = ("name", "optional", "optional_2")


def as_letters(text: str) -> str:
    """Return ``text`` with letters for the digits that look like them."""
    return text.translate(_LETTERS_OF)


def look_alikes(layout: Layout, lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Repair, ...]]:
    """Return the lines with look-alikes replaced where the layout has only digits or letters."""
    mended, repairs = [], []
    for number, line in enumerate(lines, start=1):
        kinds = layout.kinds[(number - 1) * layout.length : number * layout.length]
        better = "".join(
            _BY_KIND.get(k, _NONE).get(c, c) for k, c in zip(kinds, line, strict=False)
        )
        mended.append(better)
        repairs += [
            Repair(number, column, read, repaired)
            for column, (read, repaired) in enumerate(zip(line, better, strict=True), start=1)
            if read != repaired
        ]
    return tuple(mended), tuple(repairs)


def with_fillers(layout: Layout, number: int, line: str) -> tuple[str, Repair] | None:
    """Lengthen or shorten a line's last run of fillers to the layout's length.

    Readers drop or add fillers in long runs, a few at most (``MOST_FILLERS``). The run must end a
    name or optional data and be the line's longest; None: the line cannot be brought to its length.
    """
    lacking = layout.length - len(line)
    for first, last in _filler_fields(layout, number):
        end = len(line) - (layout.length - last)
        stem = line[:end].rstrip("<")
        run = end - len(stem)
        if run < 1 or run + lacking < 1 or len(stem) < first - 1 or "<" * (run + 1) in stem:
            continue
        fillers = "<" * (run + lacking)
        return stem + fillers + line[end:], Repair(number, len(stem) + 1, "<" * run, fillers)
    return None


def _filler_fields(layout: Layout, number: int) -> Iterable[tuple[int, int]]:
    for name in _ENDING_IN_FILLERS:
        line, first, last = layout.fields.get(name, (0, 0, 0))
        if line == number:
            yield first, last
