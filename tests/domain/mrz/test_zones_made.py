"""Made zones of every kind are read right in every field, and a wrong digit is always told."""

from random import Random

import pytest

from tests.support.made_mrz import MADE, TODAY, MadeZone
from workstation.domain.mrz import CheckStatus, MrzReading, MrzWarning, read_mrz

_FAST, _MANY = 300, 10_000
_HELD = {CheckStatus.OK, CheckStatus.ALTERNATIVE_RULE, CheckStatus.ABSENT}


@pytest.mark.parametrize("kind", MADE)
def test_every_field_of_every_kind_is_read(kind: str) -> None:
    _read_all_fields(kind, _FAST)


@pytest.mark.slow
@pytest.mark.parametrize("kind", MADE)
def test_every_field_of_ten_thousand_of_every_kind_is_read(kind: str) -> None:
    _read_all_fields(kind, _MANY)


@pytest.mark.parametrize("kind", MADE)
def test_a_wrong_check_digit_is_told_and_left_as_it_is(kind: str) -> None:
    _tell_wrong_digits(kind, _FAST // 5, of_each=9)


@pytest.mark.slow
@pytest.mark.parametrize("kind", MADE)
def test_wrong_check_digits_of_ten_thousand_are_told(kind: str) -> None:
    _tell_wrong_digits(kind, _MANY, of_each=1)


def _one(text: str) -> MrzReading:
    [reading] = read_mrz(text, today=TODAY)
    return reading


def _read_all_fields(kind: str, count: int) -> None:
    rng = Random(f"{kind} {count}")
    for _ in range(count):
        made = MADE[kind](rng)
        _compare(made, _one(made.text))


def _compare(made: MadeZone, read: MrzReading) -> None:
    fields = {name: getattr(read.fields, name) for name in made.truth}
    for date_ in ("birth", "expiry"):
        fields[date_] = fields[date_].day
    assert fields == made.truth, made.text
    assert (read.format, read.lines, read.repairs) == (made.format, made.lines, ())
    assert read.valid, (made.text, read.checks, read.warnings)
    assert set(read.checks) == {*made.digits, "composite"}
    assert set(read.checks.values()) <= _HELD
    assert (read.checks["number"] is CheckStatus.ALTERNATIVE_RULE) == made.alternative, made.text
    assert read.name_may_be_cut == made.cut
    assert MrzWarning.MALFORMED not in read.warnings
    assert read.official_layout == (made.format not in {"CS", "CD", "CR", "CT"})


def _tell_wrong_digits(kind: str, count: int, *, of_each: int) -> None:
    rng = Random(f"wrong {kind} {count}")
    for _ in range(count):
        made = MADE[kind](rng)
        for name, (line, place) in made.digits.items():
            right = made.rights.get(name, "") + made.lines[line - 1][place - 1]
            wrongs = [digit for digit in "0123456789" if digit not in right]
            for wrong in rng.sample(wrongs, min(of_each, len(wrongs))):
                told = made.with_character(name, wrong)
                read = _one(told.text)
                assert read.checks[name] is CheckStatus.FAILED, (told.text, name)
                assert not read.valid
                assert (read.lines, read.repairs) == (told.lines, ())
