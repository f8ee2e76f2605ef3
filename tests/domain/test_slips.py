"""One slip: changed, dropped, added, or two neighbours swapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.slips import within_one_slip

TEXT = st.text("abc", max_size=6)


@pytest.mark.parametrize("b", ["hinkeng", "hingkeng", "hinkng", "hinkegn", "hinkemg"])
def test_one_slip_is_seen(b: str) -> None:
    assert within_one_slip("hinkeng", b)


@pytest.mark.parametrize("b", ["hinkegnn", "inkengh", "hikgne", "xinkenx", "hink"])
def test_two_slips_are_too_many(b: str) -> None:
    assert not within_one_slip("hinkeng", b)


@given(TEXT, TEXT)
def test_it_does_not_matter_which_came_first(a: str, b: str) -> None:
    assert within_one_slip(a, b) == within_one_slip(b, a)


@given(TEXT, st.integers(0, 6), st.sampled_from("abc"))
def test_adding_a_letter_is_one_slip(text: str, place: int, letter: str) -> None:
    assert within_one_slip(text, text[:place] + letter + text[place:])
