from hypothesis import given
from hypothesis import strategies as st

from workstation.domain import crockford

bodies = st.text(alphabet=crockford.ALPHABET, min_size=11, max_size=11)


@given(st.integers(0, 2**55 - 1))
def test_a_number_comes_back_from_its_characters(number: int) -> None:
    assert crockford.decoded(crockford.encoded(number, 11)) == number


@given(bodies, st.integers(0, 10), st.integers(1, 31))
def test_one_wrong_character_changes_the_check(body: str, place: int, shift: int) -> None:
    wrong = crockford.ALPHABET[(crockford.ALPHABET.index(body[place]) + shift) % 32]
    changed = body[:place] + wrong + body[place + 1 :]

    assert crockford.check_character(changed) != crockford.check_character(body)


@given(bodies, st.integers(0, 11), st.integers(0, 11))
def test_two_characters_in_each_others_place_break_the_check(
    body: str, first: int, second: int
) -> None:
    whole = list(body + crockford.check_character(body))
    whole[first], whole[second] = whole[second], whole[first]
    swapped = "".join(whole)

    holds = crockford.check_character(swapped[:-1]) == swapped[-1]

    assert holds == (swapped == body + crockford.check_character(body))


def test_plain_text_is_capital_narrow_and_unbroken() -> None:
    assert crockford.plain(" ａｂ１ - 2\u2013３\u200b\u00a0c\u2212d\x02") == "AB123CD"


def test_look_alikes_become_digits() -> None:
    assert crockford.without_look_alikes("OIL0U") == "0110U"
    assert not crockford.is_base32("U")
