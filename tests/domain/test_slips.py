"""Slips: letters changed, dropped, added, or two neighbours swapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.slips import slips_between

TEXT = st.text("abc", max_size=7)


def by_the_table(a: str, b: str) -> int:
    """Optimal string alignment as the textbooks have it, every cell filled in."""
    rows = [list(range(len(b) + 1))]
    for i, letter in enumerate(a, start=1):
        row = [i]
        for j, other in enumerate(b, start=1):
            least = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != other))
            if i > 1 and j > 1 and (letter, a[i - 2]) == (b[j - 2], other):
                least = min(least, rows[-2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


@pytest.mark.parametrize("b", ["hinkeng", "hingkeng", "hinkng", "hinkegn", "hinkemg"])
def test_one_slip_is_seen(b: str) -> None:
    assert slips_between("hinkeng", b, 1) == (b != "hinkeng")


@pytest.mark.parametrize("b", ["hinkegnn", "inkengh", "hikgne", "xinkenx", "hink"])
def test_two_slips_are_too_many_for_one(b: str) -> None:
    assert slips_between("hinkeng", b, 1) == 2


@given(TEXT, TEXT, st.integers(0, 4))
def test_they_are_counted_as_by_the_table(a: str, b: str, most: int) -> None:
    assert slips_between(a, b, most) == min(by_the_table(a, b), most + 1)


@given(TEXT, st.integers(0, 6), st.sampled_from("abc"))
def test_adding_a_letter_is_one_slip(text: str, place: int, letter: str) -> None:
    assert slips_between(text, text[:place] + letter + text[place:], 1) == 1
