"""Slips of the pen and of readers in numbers and names; how people write them otherwise."""

from collections.abc import Callable
from random import Random
from typing import Final

from tests.support.made_people import MadeName
from workstation.domain.chinese import fold_chinese
from workstation.domain.document_numbers import is_valid_hkid

_LOOK_ALIKES: Final = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z"} | {
    "O": "0",
    "I": "1",
    "S": "5",
    "B": "8",
    "Z": "2",
}
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def written_number(rng: Random, number: str) -> str:
    """Return a number in one of the ways people type it."""
    ways = (
        f"{number[:-1]}({number[-1]})",
        f"{number[:-1]}({number[-1]})",
        number,
        f"{number[:-1]} ({number[-1]})",
        f"{number[:1]} {number[1:]}",
        number.lower(),
        f"{number[:-1]}（{number[-1]}）",
    )
    return rng.choice(ways)


def one_digit(rng: Random, number: str) -> str:
    """Return a number with one digit misread, so that its check digit fails."""
    return _until_impossible(rng, number, _one_digit)


def look_alike(rng: Random, number: str) -> str:
    """Return a number in which a digit was taken for the letter that looks like it, or back."""
    return _until_impossible(rng, number, _look_alike)


def transposed(rng: Random, number: str) -> str:
    """Return a number of which two neighbours changed places."""
    return _until_impossible(rng, number, _transposed)


def without_check_digit(_rng: Random, number: str) -> str:
    """Return a number whose bracket was not read."""
    return number[:-1]


def other_check_digit(rng: Random, number: str) -> str:
    """Return a number whose bracketed digit was misread."""
    return number[:-1] + rng.choice([c for c in "0123456789A" if c != number[-1]])


def two_digits(rng: Random, number: str) -> str:
    """Return a number with two slips, so that its check digit fails."""
    return _until_impossible(rng, number, lambda r, n: _one_digit(r, _one_digit(r, n)))


NUMBER_SLIPS: Final[tuple[Callable[[Random, str], str], ...]] = (
    one_digit,
    look_alike,
    transposed,
    without_check_digit,
    other_check_digit,
)


def _until_impossible(rng: Random, number: str, slip: Callable[[Random, str], str]) -> str:
    for _ in range(50):
        slipped = slip(rng, number)
        if slipped != number and not is_valid_hkid(slipped):
            return slipped
    return without_check_digit(rng, number)


def _one_digit(rng: Random, number: str) -> str:
    places = [place for place, c in enumerate(number) if c.isdigit()]
    at = rng.choice(places)
    return f"{number[:at]}{rng.choice('0123456789')}{number[at + 1 :]}"


def _look_alike(rng: Random, number: str) -> str:
    places = [place for place, c in enumerate(number) if c in _LOOK_ALIKES]
    if not places:
        return number
    at = rng.choice(places)
    return f"{number[:at]}{_LOOK_ALIKES[number[at]]}{number[at + 1 :]}"


def _transposed(rng: Random, number: str) -> str:
    at = rng.randrange(len(number) - 1)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def written_name(rng: Random, name: MadeName) -> tuple[str, str]:
    """Return a name as forms, cards and people write it: only the format differs."""
    english = _english(rng, name)
    chinese = name.chinese
    if rng.random() < 0.25:
        chinese = fold_chinese(chinese)
    missing = rng.random()
    if chinese and missing < 0.15:
        return english, ""
    if chinese and missing < 0.25:
        return "", chinese
    return english, chinese


def _english(rng: Random, name: MadeName) -> str:
    given = (*name.given, *((name.english_given,) if name.english_given else ()))
    surname = " ".join(filter(None, (name.husband, name.surname)))
    whole = name.english
    ways = [whole, whole, whole.upper(), whole.title(), whole.lower()]
    if given:
        ways.append(f"{surname}, {' '.join(given)}")
    if len(name.given) == 2 and not name.english_given:
        ways.append(f"{surname} {'-'.join(name.given)}")
        ways.append(f"{surname} {''.join(name.given).capitalize()}")
        if not name.husband:
            ways.append(f"{' '.join(name.given)} {surname}")
    return rng.choice(ways)


def slipped_name(rng: Random, name: MadeName, slips: int) -> tuple[str, str]:
    """Return the English name with so many letters wrong, and the Chinese name as it is or not."""
    words = [name.surname, *name.given]
    for _ in range(slips):
        at = rng.randrange(len(words))
        words[at] = _slip(rng, words[at])
    parts = (name.husband, *words, name.english_given)
    return " ".join(filter(None, parts)), name.chinese if rng.random() < 0.6 else ""


def _slip(rng: Random, word: str) -> str:
    at = rng.randrange(len(word))
    other = rng.choice([c for c in _LETTERS if c != word[at].lower()])
    swapped = word[at : at + 2][::-1]
    piece, skip = rng.choice(((other, 1), ("", 1), (word[at] + other, 1), (swapped, 2)))
    slipped = word[:at] + piece + word[at + skip :]
    return slipped if slipped.lower() != word.lower() and slipped else word + other
