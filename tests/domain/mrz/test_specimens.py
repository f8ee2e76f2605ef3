"""The specimens that ICAO Doc 9303 prints, parts 4 to 7 and their appendices."""

from datetime import date

import pytest

from tests.support.made_mrz import TODAY
from tests.support.specimen_mrz import MRV_A, MRV_B, TD1, TD2, TD3
from workstation.domain.mrz import CheckStatus, MrzFormat, MrzReading, MrzWarning, read_mrz
from workstation.domain.mrz.check_digits import check_digit

_OK = CheckStatus.OK


def _one(text: str) -> MrzReading:
    [reading] = read_mrz(text, today=TODAY)
    return reading


@pytest.mark.parametrize(("text", "digit"), [("520727", "3"), ("AB2134<<<", "5")])
def test_the_examples_of_part_3_have_their_check_digits(text: str, digit: str) -> None:
    assert check_digit(text) == digit


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        (TD3, MrzFormat.TD3, "L898902C3"),
        (TD2, MrzFormat.TD2, "D23145890"),
        (TD1, MrzFormat.TD1, "D23145890"),
    ],
)
def test_a_document_of_utopia_is_read_whole(text: str, kind: MrzFormat, number: str) -> None:
    read = _one(text)

    fields = read.fields
    assert (read.format, read.valid, fields.number) == (kind, True, number)
    assert (fields.surname, fields.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (fields.issuer, fields.nationality, fields.sex) == ("UTO", "UTO", "F")
    assert (fields.birth.day, fields.expiry.day) == (date(1974, 8, 12), date(2012, 4, 15))
    assert set(read.checks.values()) == {_OK}
    assert read.warnings == (MrzWarning.SPECIMEN,)


@pytest.mark.parametrize(("text", "kind"), [(MRV_A, MrzFormat.MRV_A), (MRV_B, MrzFormat.MRV_B)])
def test_a_visa_has_no_composite_digit(text: str, kind: MrzFormat) -> None:
    read = _one(text)

    assert (read.format, read.valid, read.fields.number) == (kind, True, "L8988901C")
    assert (read.fields.issuer, read.fields.nationality) == ("UTO", "XXX")
    assert (read.fields.birth.day, read.fields.expiry.day) == (date(1940, 9, 7), date(1996, 12, 10))
    assert read.checks["composite"] is CheckStatus.ABSENT
    assert read.covered == {"number", "birth", "expiry"}


def test_the_long_number_of_part_5_is_read_by_its_rule() -> None:
    first = "I<UTOD23145890<7349<<<<<<<<<<<"
    read = _one(f"{first}\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<")

    assert (read.fields.number, read.checks["number"]) == ("D23145890734", _OK)
    assert (read.checks["composite"], read.fields.optional) == (_OK, "")
    assert MrzWarning.LONG_NUMBER in read.warnings


def test_the_long_number_of_part_6_is_read_by_its_rule() -> None:
    name = "STEVENSON<<PETER<JOHN"
    read = _one(f"I<UTO{name}<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8")

    assert (read.fields.number, read.checks["number"]) == ("D23145890734", _OK)
    assert read.checks["composite"] is _OK


@pytest.mark.parametrize(
    ("name", "surname", "given", "cut"),
    [
        ("VAN<DER<MUELLEN<<PIETER<<<<<<<<<<<<<<<<", "VAN DER MUELLEN", "PIETER", False),
        ("ARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "ARKFREITH", "", False),
        (
            "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
            "NILAVADHANANANDA",
            "CHAYAPA DEJTHAMRONG K",
            True,
        ),
        ("BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNAM", "", "", True),
    ],
)
def test_names_are_parted_as_part_4_has_them(
    name: str, surname: str, given: str, cut: bool
) -> None:
    name = name[:39]
    read = _one(TD3.replace(TD3[5:44], name))

    assert read.fields.given_names == given
    assert read.fields.surname == (surname or name.replace("<", " "))
    assert read.name_may_be_cut == cut
