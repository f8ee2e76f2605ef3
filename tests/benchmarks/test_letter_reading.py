"""Worn letters are read as often as promised, and never wrongly."""

import pytest

from tests.benchmarks.letter_reading import measured


@pytest.mark.slow
def test_worn_letters_are_read_as_promised() -> None:
    assert measured(seed=7, each=4).kept()
