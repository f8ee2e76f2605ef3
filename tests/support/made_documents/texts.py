"""Machine readable zones of invented people, with right check digits or one that is wrong."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES: Final = {one: value for value, one in enumerate("0123456789" + _LETTERS)} | {"<": 0}
_SURNAMES: Final = [
    "CHAN",
    "LI",
    "WONG",
    "ZHANG",
    "NGUYEN",
    "GARCIA",
    "MUELLER",
    "OKONKWO",
    "IVANOV",
    "SILVA",
    "KIM",
    "TANAKA",
    "HAUSMANN",
    "OBRIEN",
    "DSOUZA",
    "PAPADOPOULOS",
    "WANG",
    "HUANG",
    "LIN",
    "MC<DONALD",
    "VAN<DER<BERG",
    "ABDUL<RAHMAN",
    "SRIVASTAVA",
    "QUIROGA",
]
_GIVEN: Final = [
    "TAI<MAN",
    "XIAOMING",
    "ANNA<MARIA",
    "JOHN",
    "KWAME",
    "MIKHAIL",
    "JOAO",
    "MIN<JUN",
    "YUKI",
    "BEATRIX",
    "SIOBHAN",
    "RAJESH",
    "ELENI",
    "WEI",
    "HUNG<YU",
    "FATIMA<ZAHRA",
    "GUADALUPE",
    "JACK<WILLIAM",
    "ZOE",
    "PHUONG",
    "LUKAS",
    "VICTOR<HUGO",
]
_STATES: Final = [
    "CHN",
    "CHN",
    "CHN",
    "TWN",
    "GBR",
    "D<<",
    "FRA",
    "USA",
    "IND",
    "PHL",
    "IDN",
    "JPN",
    "KOR",
    "NLD",
    "CAN",
    "AUS",
    "MYS",
    "VNM",
    "THA",
    "ZAF",
    "NGA",
    "BRA",
    "ITA",
    "ESP",
    "PRT",
    "SGP",
    "PAK",
    "BGD",
    "LKA",
    "NPL",
    "RUS",
    "UKR",
    "POL",
]


def check_digit(text: str) -> str:
    """Return the check digit over a text: weights 7, 3, 1 (ICAO Doc 9303-3, 4.9)."""
    return str(sum(_VALUES[one] * (7, 3, 1)[at % 3] for at, one in enumerate(text)) % 10)


def drawn_text(layout: str, rng: Random) -> tuple[str, ...]:
    """Return the lines of a valid zone of this layout."""
    return _LAYOUTS[layout](rng)


def with_wrong_digit(layout: str, lines: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """Return the lines with one check digit printed wrong."""
    line, column = rng.choice(_DIGITS[layout])
    changed = str((int(lines[line][column].replace("<", "0")) + rng.randint(1, 9)) % 10)
    text = lines[line][:column] + changed + lines[line][column + 1 :]
    return (*lines[:line], text, *lines[line + 1 :])


def _day(rng: Random, first: int, last: int) -> str:
    return f"{rng.randint(first, last) % 100:02}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"


def _checked(text: str) -> str:
    return text + check_digit(text)


def _number(rng: Random, state: str, length: int = 9) -> str:
    if state == "CHN":
        return "E" + "".join(rng.choices("0123456789", k=length - 1))
    letters = rng.choice((0, 1, 2, 2, 9))
    text = "".join(rng.choices(_LETTERS + "0123456789", k=letters))
    return (text + "".join(rng.choices("0123456789", k=length)))[:length]


def _name(rng: Random, length: int) -> str:
    given = "" if rng.random() < 0.04 else "<<" + rng.choice(_GIVEN)
    if given and rng.random() < 0.25:
        given += "<" + rng.choice(_GIVEN)
    return (rng.choice(_SURNAMES) + given).ljust(length, "<")[:length]


def _booklet(code: str, width: int, *, visa: bool) -> Callable[[Random], tuple[str, ...]]:
    """Return a drawer of TD3, TD2 and visas: two lines."""

    def draw(rng: Random) -> tuple[str, ...]:
        state = rng.choice(_STATES)
        kind = "PO" if code == "P<" and state == "CHN" else code
        number = _checked(_number(rng, state).ljust(9, "<"))
        birth, expiry = _checked(_day(rng, 1940, 2012)), _checked(_day(rng, 2024, 2036))
        head = number + state + birth + rng.choice("MF<") + expiry
        rest = width - len(head) - (0 if visa else 1)
        optional = _optional(rng, rest)
        if not visa and width == 44:
            own = optional[:-1]
            blank = not own.strip("<") and rng.random() < 0.5
            optional = own + ("<" if blank else check_digit(own))
        second = head + optional
        if not visa:
            second += check_digit(second[:10] + second[13:20] + second[21:])
        return (kind + state + _name(rng, width - 5), second)

    return draw


def _optional(rng: Random, length: int) -> str:
    if rng.random() < 0.5:
        return "<" * length
    size = rng.randint(1, max(1, length - 1))
    return "".join(rng.choices("0123456789" + _LETTERS, k=size)).ljust(length, "<")


def _td1(rng: Random) -> tuple[str, ...]:
    state = rng.choice(_STATES)
    first = rng.choice(("I<", "ID", "AC")) + state + _checked(_number(rng, state).ljust(9, "<"))
    first += _optional(rng, 15)
    birth, expiry = _checked(_day(rng, 1940, 2012)), _checked(_day(rng, 2024, 2036))
    optional = _optional(rng, 11)
    last = check_digit(first[5:] + birth + expiry + optional)
    second = birth + rng.choice("MF<") + expiry + state + optional + last
    return (first, second, _name(rng, 30))


def _one_line(code: str) -> Callable[[Random], tuple[str, ...]]:
    def draw(rng: Random) -> tuple[str, ...]:
        letter = rng.choice("0123456789ABCDEFGH")
        number = _checked("C" + letter + "".join(rng.choices("0123456789", k=7)))
        expiry, birth = _checked(_day(rng, 2024, 2036)), _checked(_day(rng, 1940, 2012))
        body = f"{code}{number}<{expiry}<{birth}<"
        return (body + check_digit(number + expiry + birth),)

    return draw


def _permit(code: str) -> Callable[[Random], tuple[str, ...]]:
    """Return a drawer of the permits of Hong Kong, Macao (CR) and Taiwan residents (CT)."""

    def draw(rng: Random) -> tuple[str, ...]:
        prefix = rng.choice("HM") if code == "CR" else ""
        digits = "".join(rng.choices("0123456789", k=8))
        number = _checked((prefix + digits).ljust(9, "<"))
        issues = _checked(f"{rng.randint(0, 9):02}")
        expiry, birth = _checked(_day(rng, 2024, 2036)), _checked(_day(rng, 1940, 2012))
        first = code + number + issues + expiry + rng.choice("MF") + birth
        name = "".join(rng.choices("0123456789ABCDEFGHIJKLMN", k=rng.choice((8, 12)))).ljust(
            18, "<"
        )
        second = name + "B"
        if code == "CR":
            second += _checked(rng.choice("AKRYZ") + "".join(rng.choices("0123456789", k=7)) + "<")
        else:
            second += rng.choice(_LETTERS) + "".join(rng.choices("0123456789", k=9))
        second += check_digit(first[2:22] + first[23:30] + second[19:29])
        place = f"{rng.randint(1, 99):04}" if code == "CT" else ""
        return (first, second, _name(rng, 30 - len(place)) + place)

    return draw


_LAYOUTS: Final[Mapping[str, Callable[[Random], tuple[str, ...]]]] = {
    "TD3": _booklet("P<", 44, visa=False),
    "TD2": _booklet("I<", 36, visa=False),
    "TD1": _td1,
    "MRV-A": _booklet("V<", 44, visa=True),
    "MRV-B": _booklet("V<", 36, visa=True),
    "CS": _one_line("CS"),
    "CD": _one_line("CD"),
    "CR": _permit("CR"),
    "CT": _permit("CT"),
}
LAYOUTS: Final = tuple(_LAYOUTS)
_DIGITS: Final = {
    "TD3": ((1, 9), (1, 19), (1, 27), (1, 43)),
    "TD2": ((1, 9), (1, 19), (1, 27), (1, 35)),
    "TD1": ((0, 14), (1, 6), (1, 14), (1, 29)),
    "MRV-A": ((1, 9), (1, 19), (1, 27)),
    "MRV-B": ((1, 9), (1, 19), (1, 27)),
    "CS": ((0, 11), (0, 19), (0, 27), (0, 29)),
    "CD": ((0, 11), (0, 19), (0, 27), (0, 29)),
    "CR": ((0, 11), (0, 21), (0, 29), (1, 29)),
    "CT": ((0, 11), (0, 21), (0, 29), (1, 29)),
}
