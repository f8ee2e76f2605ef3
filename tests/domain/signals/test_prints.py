"""How near two prints are, and the bands by which near ones are found."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.signals import NEAR, PRINT_BITS, apart, bands

prints = st.binary(min_size=PRINT_BITS // 8, max_size=PRINT_BITS // 8)


def changed(bits: bytes, places) -> bytes:
    number = int.from_bytes(bits, "big")
    for place in places:
        number ^= 1 << place
    return number.to_bytes(len(bits), "big")


@given(prints, st.sets(st.integers(0, PRINT_BITS - 1)))
def test_prints_lie_apart_by_the_signs_that_differ(bits, places) -> None:
    assert apart(bits, changed(bits, places)) == len(places)


@given(prints, st.sets(st.integers(0, PRINT_BITS - 1), max_size=3))
def test_three_changed_signs_leave_a_band_as_it_is(bits, places) -> None:
    pairs = zip(bands(bits), bands(changed(bits, places)), strict=True)

    assert any(one == other for one, other in pairs)


def test_each_band_holds_two_dozen_signs_and_no_two_share_one() -> None:
    empty = bytes(PRINT_BITS // 8)
    touched = [bands(changed(empty, [place])) for place in range(PRINT_BITS)]

    held = [sum(bool(each[band]) for each in touched) for band in range(4)]
    assert held == [24, 24, 24, 24]
    assert max(sum(map(bool, each)) for each in touched) == 1


def test_nearly_every_near_print_has_a_band_in_common() -> None:
    rng = Random(4)
    bits = rng.randbytes(PRINT_BITS // 8)
    far = [changed(bits, rng.sample(range(PRINT_BITS), NEAR)) for _ in range(2000)]

    found = sum(any(a == b for a, b in zip(bands(bits), bands(one), strict=True)) for one in far)
    assert found >= 1800


def test_what_is_no_print_has_no_bands() -> None:
    with pytest.raises(ValueError, match="length"):
        bands(b"short")
