"""Zones are found however they arrive, what is wrong is told, and no text breaks the reader."""

import time
from collections.abc import Iterator
from random import Random

import pytest

from tests.support.made_mrz import MADE, TODAY, MadeZone, made_td1, made_td3
from tests.support.specimen_mrz import MRV_A, MRV_B, TD1, TD2, TD3
from workstation.domain.mrz import LONGEST_TEXT, MrzReading, MrzWarning, read_mrz

_FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
_WAYS = {
    "lower case": lambda made: made.text.lower(),
    "CR": lambda made: "\r".join(made.lines) + "\r",
    "CR LF": lambda made: "\r\n".join(made.lines) + "\r\n",
    "TAB": lambda made: "\t".join(made.lines) + "\t",
    "STX and ETX": lambda made: "".join(f"\x02{line}\x03" for line in made.lines),
    "spaces for ends": lambda made: " ".join(made.lines),
    "nothing for ends": lambda made: "".join(made.lines),
    "a space after each": lambda made: "\n".join(map(" ".join, made.lines)),
    "indented": lambda made: "\n".join(f"  \u3000{line} \u200b" for line in made.lines),
    "blank lines between": lambda made: "\n\n  \n".join(made.lines),
    "each line twice": lambda made: "\n".join(f"{line}\n{line}" for line in made.lines),
    "each line twice, run together": lambda made: "".join(line * 2 for line in made.lines),
    "the zone twice": lambda made: made.text + "\n" + made.text,
    "the zone twice, run together": lambda made: "".join(made.lines) * 2,
    "text around": lambda made: f"Passport\nMr. Chan, 3/F\n{made.text}\nOfficial use. 使用",
    "commas around": lambda made: "1," + ",".join(made.lines) + ",\n>quoted",
    "quoted": lambda made: "".join(f">{line}\n" for line in made.lines),
    "a label before": lambda made: f"MRZ: {made.text}",
    "full width": lambda made: made.text.translate(_FULL_WIDTH),
    "Chinese brackets": lambda made: made.text.replace("<", "《"),
    "greater": lambda made: made.text.replace("<", ">"),
    "comma": lambda made: made.text.replace("<", ","),
    "semicolon": lambda made: made.text.replace("<", ";"),
}


def _zones() -> Iterator[MadeZone]:
    rng = Random(20)
    return (MADE[kind](rng) for _ in range(12) for kind in MADE)


def _one(text: str) -> MrzReading:
    [reading] = read_mrz(text, today=TODAY)
    return reading


@pytest.mark.parametrize("way", _WAYS)
def test_a_zone_is_the_same_however_it_arrives(way: str) -> None:
    for made in _zones():
        text = _WAYS[way](made)

        read = _one(text)

        assert (read.format, read.lines) == (made.format, made.lines), text
        assert (read.valid, read.repairs) == (True, ()), text


@pytest.mark.parametrize(
    ("way", "warning"),
    [
        ("greater", MrzWarning.WRONG_KEYBOARD),
        ("comma", MrzWarning.WRONG_KEYBOARD),
        ("semicolon", MrzWarning.WRONG_KEYBOARD),
        ("full width", MrzWarning.CHINESE_INPUT),
        ("Chinese brackets", MrzWarning.CHINESE_INPUT),
    ],
)
def test_a_keyboard_that_does_not_fit_is_told(way: str, warning: MrzWarning) -> None:
    for made in _zones():
        assert warning in _one(_WAYS[way](made)).warnings
        assert warning not in _one(made.text + "\n,;>《").warnings


def test_lines_are_kept_as_they_arrived() -> None:
    first, second = TD3.split("\n")

    read = _one(f" {first.lower()}\r\n{second.replace('<', '>')} ")

    assert read.lines_as_read == (first.lower(), second.replace("<", ">"))
    assert read.lines == (first, second)


def test_lines_with_spaces_inside_are_kept_as_they_arrived() -> None:
    first, second = TD3.split("\n")
    spaced = f"{first[:20]} {first[20:]}"

    read = _one(f"{spaced}\n{second}")

    assert (read.lines_as_read, read.lines) == ((spaced, second), (first, second))


def test_every_zone_of_a_text_is_read_in_order() -> None:
    text = f"visa\n{MRV_A}\npassport\n{TD3}\ncards\n{TD1}\n{TD2}\n{MRV_B}"

    formats = [read.format for read in read_mrz(text, today=TODAY)]

    assert formats == ["MRV-A", "TD3", "TD1", "TD2", "MRV-B"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (TD3, (1,)),
        (TD3, (2,)),
        (TD2, (1,)),
        (TD2, (2,)),
        (MRV_A, (1,)),
        (MRV_A, (2,)),
        (MRV_B, (2,)),
        (TD1, (1,)),
        (TD1, (2,)),
        (TD1, (3,)),
        (TD1, (1, 3)),
        (TD1, (2, 3)),
    ],
)
def test_a_line_that_is_missing_is_named(text: str, missing: tuple[int, ...]) -> None:
    whole = _one(text)
    lines = text.split("\n")

    read = _one("\n".join(line for n, line in enumerate(lines, 1) if n not in missing))

    assert (read.format, read.missing_lines, read.valid) == (whole.format, missing, False)
    assert {MrzWarning(f"line_{n}_missing") for n in missing} <= set(read.warnings)
    assert read.fields.number in {whole.fields.number, ""}
    assert read.fields.birth in {whole.fields.birth, None}
    assert not read.covered - whole.covered


def test_a_field_whose_line_is_missing_is_empty_and_not_wrong() -> None:
    read = _one(TD1.split("\n")[0])

    assert (read.fields.birth, read.fields.sex, read.fields.surname) == (None, "", "")
    assert read.checks["birth"] == read.checks["composite"] == "absent"
    assert read.covered == {"number"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "P<",
        "Kwok Tai Man, Flat 3, Wah Fu Estate",
        "POSTSCRIPT" * 9,
        "P" * 88,
        "<" * 500,
        "0" * 88,
        "A" * 72,
        "THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG " * 30,
    ],
)
def test_where_no_zone_is_none_is_found(text: str) -> None:
    assert read_mrz(text, today=TODAY) == ()


def test_a_national_layout_is_shown_and_not_forced() -> None:
    french = "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n8806923102858CORINNE<<<<<<<6512068F6"

    assert not any(read.valid or read.fields.number for read in read_mrz(french, today=TODAY))


def test_no_zone_is_found_in_prose_and_numbers() -> None:
    rng = Random(9)
    words = ["PASSPORT", "CHINA", "VISA", "INVOICE", "ACCOUNT", "CSR", "CREDIT", "P", "2021", "HKD"]
    for _ in range(300):
        text = " ".join(
            rng.choice(words) + "".join(rng.choices("0123456789ABCDEF", k=rng.randrange(12)))
            for _ in range(120)
        )
        assert read_mrz(text, today=TODAY) == ()


def test_random_and_mutated_texts_raise_nothing() -> None:
    _raise_nothing(5_000)


@pytest.mark.slow
def test_two_hundred_thousand_random_and_mutated_texts_raise_nothing() -> None:
    _raise_nothing(200_000)


def _raise_nothing(count: int) -> None:
    """Read zones with characters changed, lost, doubled and moved, and texts of any characters."""
    rng = Random(count)
    zones = list(_zones())
    for number in range(count):
        text = _noise(rng) if number % 4 == 0 else _mutated(rng, rng.choice(zones).text)
        for read in read_mrz(text, today=TODAY):
            assert len(read.lines) == len(read.lines_as_read)
            assert repr(read)
            if read.valid:
                assert "failed" not in read.checks.values()


def _noise(rng: Random) -> str:
    kinds = (
        "<PACIV0123456789\n",
        "ABCDEFGHIJKLMNOP<0123456789 \n",
        "《〈＜>;,\x00\x02\x03\u2028𝟘é\ud800",
    )
    return "".join(rng.choices(rng.choice(kinds), k=rng.randrange(200)))


def _mutated(rng: Random, text: str) -> str:
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(text) + 1)
        length = rng.choice((0, 1, 1, 1, 3, 30))
        text = (
            text[:at] + rng.choice(("", "<", "K", "0", "O", "\n", " ", text)) + text[at + length :]
        )
    return text[:2_000]


@pytest.mark.parametrize(
    "unit",
    ["P<UTO" + "<" * 39 + "\n", "C" * 31 + " ", "P", "<", " \n", TD3 + "\n", "A<\n", TD1[:31]],
)
def test_the_time_a_text_takes_grows_with_its_length_only(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (20_000, 160_000))

    assert _cpu(long) < 8 * 4 * _cpu(short)


def _cpu(text: str) -> float:
    """Return the least of a few: a collection of the whole session's garbage may fall into one."""
    return min(_cpu_of_one(text) for _ in range(5))


def _cpu_of_one(text: str) -> float:
    started = time.process_time()
    read_mrz(text, today=TODAY)
    return time.process_time() - started


def test_of_a_text_without_end_only_the_beginning_is_looked_at() -> None:
    assert len(read_mrz("\n" * (LONGEST_TEXT - len(TD3)) + TD3, today=TODAY)) == 1
    assert len(read_mrz("\n" * (LONGEST_TEXT - 20) + TD3, today=TODAY)) == 0


def test_a_second_zone_of_the_same_kind_is_not_lost() -> None:
    rng = Random(4)
    made = [made_td3(rng), made_td3(rng), made_td1(rng), made_td1(rng)]

    read = read_mrz("\n".join(zone.text for zone in made), today=TODAY)

    assert [one.lines for one in read] == [zone.lines for zone in made]
