"""Characters that do not stand like the others of their line."""

from dataclasses import replace

import pytest

from workstation.domain.proofs import Quad
from workstation.domain.signals.edits import Character, MeasuredWord, edited_words

HEIGHT = 24.0


def word(text: str, left: float = 0, *, line: int = 1, slope: float = 0.0) -> MeasuredWord:
    """Return a word of digits, twenty pixels apart, on a line that may fall."""
    characters = tuple(
        Character(x, 100 + slope * x, 100 + HEIGHT + slope * x, 3.0)
        for x in (left + 20 * place for place in range(len(text)))
    )
    quad = Quad.of_box(left, 100, left + 20 * len(text), 124)
    return MeasuredWord(text=text, page=1, line=line, quad=quad, characters=characters)


def with_one(measured: MeasuredWord, at: int, **changes: float) -> MeasuredWord:
    one = measured.characters[at]
    changed = replace(one, **{name: getattr(one, name) + by for name, by in changes.items()})
    return replace(
        measured,
        characters=(*measured.characters[:at], changed, *measured.characters[at + 1 :]),
    )


@pytest.mark.parametrize("slope", [0.0, 0.02, -0.05])
def test_even_words_are_no_signal_on_whatever_slope(slope: float) -> None:
    words = [word("40123", slope=slope), word("2021", 200, slope=slope)]

    assert edited_words(words) == ()


@pytest.mark.parametrize(
    "changes",
    [{"top": 5, "bottom": 5}, {"top": 5}, {"top": -5}, {"stroke": 2.4}],
    ids=["lower", "smaller", "larger", "bolder"],
)
@pytest.mark.parametrize("slope", [0.0, 0.03])
def test_one_character_that_differs_in_its_word_is_told(changes, slope) -> None:
    (found,) = edited_words([with_one(word("40123", slope=slope), 2, **changes)])

    assert found.shown == "40123"


def test_a_word_off_the_line_of_its_neighbours_is_told() -> None:
    low = word("1203", 300)
    for place in range(4):
        low = with_one(low, place, top=5, bottom=5)

    (found,) = edited_words([word("40123"), low, word("2021", 500)])

    assert found.shown == "1203"


def test_a_larger_or_bolder_word_is_no_signal() -> None:
    large, bold = word("1203", 300), word("2021", 500)
    for place in range(4):
        large = with_one(large, place, top=-12)
        bold = with_one(bold, place, stroke=3)

    assert edited_words([word("40123"), large, bold]) == ()


def test_old_style_figures_are_no_signal() -> None:
    years = [word("2019", line=line) for line in range(3)]
    lowered = [with_one(year, 3, top=6, bottom=6) for year in years]

    assert edited_words(lowered) == ()


def test_a_page_on_which_much_looks_changed_tells_nothing() -> None:
    words = [with_one(word("40123", line=line), 2, top=5, bottom=5) for line in range(3)]

    assert len(edited_words(words[:2])) == 2
    assert edited_words(words) == ()


def test_short_and_small_words_are_not_judged() -> None:
    small = word("40123")
    small = replace(
        small,
        characters=tuple(
            replace(one, bottom=one.top + 10 + 3 * (place == 2))
            for place, one in enumerate(small.characters)
        ),
    )

    assert edited_words([with_one(word("401"), 1, top=6), small]) == ()
