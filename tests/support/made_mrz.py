"""Makes machine-readable zones of invented people, of every kind, with what each field means.

Check digits are computed here anew, from the text of ICAO Doc 9303, so that a mistake of the
program's own cannot hide.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from tests.support.made_people import hkid_check_digit

TODAY: Final = date(2026, 11, 22)
_COUNTING: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SURNAMES: Final = (
    *("CHAN", "WONG", "NG", "LYU", "OUYANG", "SZETO", "AU YEUNG", "LIN", "TRAN", "NGUYEN", "KIM"),
    *("SHCHERBAKOV", "IUSHCHENKO", "TCHAIKOVSKII", "PAPADOPOULOS", "KHACHATRYAN", "BEN GURION"),
    *("ABDULRAHMAN", "ALHADDAD", "AL XHARITHI", "MUKHAMMADIEV", "SUHARTO", "WONGSAWAT"),
    *("MUELLER", "GROESSE", "DARTAGNAN", "OCONNOR", "GARCIA MARQUEZ", "DOS SANTOS", "VAN DER BERG"),
    *("HRAFNSDOTTIR", "THORBJOERNSSON", "RAMANATHAPURAM VENKATARAMAN", "OKONKWO ADEYEMI", "SMITH"),
)
_GIVEN: Final = (
    *("TAI MAN", "SIU MING", "XIAOMING", "MEI LING", "THI HOA", "MIN JUN", "ANNA MARIA", "O"),
    *("VLADIMIR", "IEKATERINA", "SERGII", "GEORGIOS", "FATIMAH", "MOHAMMED ALI", "ABD XAR XRAHMAN"),
    *("JEAN PIERRE", "MARIA DEL CARMEN", "JOSE", "SOMCHAI", "SVEINBJOERG", "CHUKWUEMEKA", "JO"),
    *(
        "SUBRAHMANYAM VENKATESWARA",
        "NILAVADHANANANDA CHAYAPA DEJTHAMRONG KRASUANG",
    ),
)
_COUNTRIES: Final = (
    *("CHN", "GBR", "GBN", "USA", "PHL", "IDN", "IND", "NPL", "THA", "VNM", "JPN", "KOR", "TWN"),
    *("D", "FRA", "ESP", "RUS", "UKR", "GRC", "SAU", "EGY", "NGA", "ISL", "XXA", "UNO", "RKS"),
)


class MadeZone(NamedTuple):
    """A zone, the truth about it and where its check digits are printed."""

    format: str
    lines: tuple[str, ...]
    truth: Mapping[str, object]
    digits: Mapping[str, tuple[int, int]]
    """Line and place from 1."""
    rights: Mapping[str, str]
    """What a reader may accept in the place, where that is more than the printed digit."""
    cut: bool
    alternative: bool
    """The number's check digit follows the older rule for long numbers."""

    @property
    def text(self) -> str:
        """The zone as a file has it."""
        return "\n".join(self.lines)

    def with_character(self, name: str, character: str) -> "MadeZone":
        """Return the zone with another character in the place of a check digit."""
        line, place = self.digits[name]
        lines = list(self.lines)
        lines[line - 1] = lines[line - 1][: place - 1] + character + lines[line - 1][place:]
        return self._replace(lines=tuple(lines))


def oracle_digit(text: str) -> str:
    """Return the check digit as Doc 9303 part 3 section 4.9 words it."""
    total = 0
    for place, character in enumerate(text):
        value = 0 if character == "<" else _COUNTING.index(character)
        total += value * (7 if place % 3 == 0 else 3 if place % 3 == 1 else 1)
    return str(total % 10)


class _Person(NamedTuple):
    name: str
    """As the name places have it, filled up."""
    surname: str
    given_names: str
    cut: bool
    birth: str
    birth_day: date | None
    sex: str
    expiry: str
    expiry_day: date | None
    issuer: str
    nationality: str

    @property
    def truth(self) -> dict[str, object]:
        return {
            "surname": self.surname,
            "given_names": self.given_names,
            "birth": self.birth_day,
            "sex": self.sex,
            "expiry": self.expiry_day,
            "issuer": self.issuer,
            "nationality": self.nationality,
        }


def _filled(text: str, length: int) -> str:
    assert len(text) <= length, (text, length)
    return text + "<" * (length - len(text))


def _name(rng: Random, length: int) -> tuple[str, str, str, bool]:
    """Return the name's places, surname, given names, and whether a reader must think it cut."""
    primary = rng.choice(_SURNAMES).replace(" ", "<")
    if rng.random() < 0.1:
        primary += "<" + rng.choice(_SURNAMES).replace(" ", "<")
    secondary = rng.choice(_GIVEN).replace(" ", "<") if rng.random() < 0.9 else ""
    whole = f"{primary}<<{secondary}" if secondary else primary
    while len(whole) > length and whole[length - 1] == "<":
        whole = whole[1:]  # the last place of a name that was cut holds a letter
    whole = whole[:length]
    surname, _, given = whole.partition("<<")
    return (
        _filled(whole, length),
        surname.replace("<", " "),
        given.replace("<", " "),
        len(whole) == length,
    )


def _written(day: date) -> str:
    return f"{day.year % 100:02}{day.month:02}{day.day:02}"


def _birth(rng: Random) -> tuple[str, date | None]:
    day = TODAY - timedelta(days=rng.randrange(36_500))
    drawn = rng.random()
    if drawn < 0.9:
        return _written(day), day
    known = 0 if drawn < 0.93 else 2 if drawn < 0.97 else 4
    return _filled(_written(day)[:known], 6), None


def _expiry(rng: Random) -> tuple[str, date | None]:
    if rng.random() < 0.03:
        return rng.choice(("<<<<<<", "000000")), None
    day = TODAY + timedelta(days=rng.randrange(-7_000, 18_000))
    return _written(day), day


def _person(rng: Random, name_length: int) -> _Person:
    name, surname, given, cut = _name(rng, name_length)
    birth, birth_day = _birth(rng)
    expiry, expiry_day = _expiry(rng)
    issuer = rng.choice(_COUNTRIES)
    return _Person(
        name,
        surname,
        given,
        cut,
        birth,
        birth_day,
        rng.choice("MF<"),
        expiry,
        expiry_day,
        issuer,
        issuer if rng.random() < 0.8 else rng.choice(_COUNTRIES),
    )


def _characters(rng: Random, low: int, high: int) -> str:
    return "".join(rng.choices(_COUNTING, k=rng.randint(low, high)))


def _with_digit(text: str) -> str:
    return text + oracle_digit(text)


class _Number(NamedTuple):
    """A document number as nine places, its check digit's place, and what follows in the data."""

    number: str
    places: str
    digit: str
    goes_on: str
    right: str
    """Every digit that one of the two rules for long numbers allows."""
    alternative: bool


def _number(rng: Random, longest: int) -> _Number:
    """Draw a number; with more than nine characters it goes on in the optional data."""
    if longest <= 9 or rng.random() < 0.7:
        number = _characters(rng, 5, 9)
        places = _filled(number, 9)
        return _Number(number, places, oracle_digit(places), "", oracle_digit(places), False)
    number = _characters(rng, 10, longest)
    standard, older = oracle_digit(number), oracle_digit(number[:9] + "<" + number[9:])
    printed = rng.choice((standard, older))
    goes_on = number[9:] + printed + "<"
    alternative = printed != standard
    return _Number(number, number[:9], "<", goes_on, standard + older, alternative)


def _usual_number(rng: Random, letters: str) -> _Number:
    """Draw a number as an issuer is known to have it: these letters, then eight digits."""
    places = _filled(f"{letters}{rng.randrange(10**8):08}", 9)
    return _Number(
        places.rstrip("<"), places, oracle_digit(places), "", oracle_digit(places), False
    )


def made_td1(rng: Random) -> MadeZone:
    person = _person(rng, 30)
    number = _usual_number(rng, "") if person.issuer == "MAC" else _number(rng, 20)
    code = rng.choice(("I<", "ID", "A<", "C<", "IP", "AC", "IR"))
    if code == "C<" and person.issuer == "CHN":
        code = "ID"  # these are the first places of the Mainland's card of 1999
    room = 15 - len(number.goes_on)
    optional = _characters(rng, 0, room) if rng.random() < 0.5 and room > 0 else ""
    optional_2 = _characters(rng, 1, 11) if rng.random() < 0.4 else ""
    first = code + _filled(person.issuer, 3) + number.places + number.digit
    first += _filled(number.goes_on + optional, 15)[:15]
    second = _with_digit(person.birth) + person.sex + _with_digit(person.expiry)
    second += _filled(person.nationality, 3) + _filled(optional_2, 11)
    over = first[5:30] + second[0:7] + second[8:15] + second[18:29]
    at = (1, 15) if not number.goes_on else (1, 15 + len(number.goes_on) - 1)
    truth = {"document_code": code.strip("<"), "number": number.number, "optional": optional}
    return MadeZone(
        "TD1",
        (first, second + oracle_digit(over), person.name),
        person.truth | truth | {"optional_2": optional_2},
        {"number": at, "birth": (2, 7), "expiry": (2, 15), "composite": (2, 30)},
        {"number": number.right},
        person.cut,
        number.alternative,
    )


def made_td2(rng: Random) -> MadeZone:
    person = _person(rng, 31)
    number = _number(rng, 14)
    code = rng.choice(("I<", "ID", "A<", "C<", "IP"))
    room = 7 - len(number.goes_on)
    optional = _characters(rng, 0, room) if rng.random() < 0.5 and room > 0 else ""
    second = number.places + number.digit + _filled(person.nationality, 3)
    second += _with_digit(person.birth) + person.sex + _with_digit(person.expiry)
    second += _filled(number.goes_on + optional, 7)[:7]
    over = second[0:10] + second[13:20] + second[21:35]
    at = (2, 10) if not number.goes_on else (2, 28 + len(number.goes_on) - 1)
    truth = {"document_code": code.strip("<"), "number": number.number, "optional": optional}
    return MadeZone(
        "TD2",
        (code + _filled(person.issuer, 3) + person.name, second + oracle_digit(over)),
        person.truth | truth,
        {"number": at, "birth": (2, 20), "expiry": (2, 28), "composite": (2, 36)},
        {"number": number.right},
        person.cut,
        number.alternative,
    )


def made_td3(rng: Random) -> MadeZone:
    person = _person(rng, 39)
    number = _usual_number(rng, "E") if person.issuer == "CHN" else _number(rng, 9)
    code = rng.choice(("P<", "PO", "PT", "PD", "PH", "PN"))
    personal = _characters(rng, 1, 14) if rng.random() < 0.6 else ""
    places = _filled(personal, 14)
    second = number.places + number.digit + _filled(person.nationality, 3)
    second += _with_digit(person.birth) + person.sex + _with_digit(person.expiry) + places
    empty = not personal
    second += rng.choice("0<") if empty else oracle_digit(places)
    over = second[0:10] + second[13:20] + second[21:43]
    return MadeZone(
        "TD3",
        (code + _filled(person.issuer, 3) + person.name, second + oracle_digit(over)),
        person.truth
        | {"document_code": code.strip("<"), "number": number.number, "optional": personal},
        {
            "number": (2, 10),
            "birth": (2, 20),
            "expiry": (2, 28),
            "personal": (2, 43),
            "composite": (2, 44),
        },
        {"personal": "0<"} if empty else {},
        person.cut,
        alternative=False,
    )


def _made_visa(rng: Random, format_: str, length: int) -> MadeZone:
    person = _person(rng, length - 5)
    number = _number(rng, 9)
    code = rng.choice(("V<", "VC", "VN"))
    optional = _characters(rng, 1, length - 28) if rng.random() < 0.5 else ""
    second = number.places + number.digit + _filled(person.nationality, 3)
    second += _with_digit(person.birth) + person.sex + _with_digit(person.expiry)
    return MadeZone(
        format_,
        (
            code + _filled(person.issuer, 3) + person.name,
            second + _filled(optional, length - 28),
        ),
        person.truth
        | {"document_code": code.strip("<"), "number": number.number, "optional": optional},
        {"number": (2, 10), "birth": (2, 20), "expiry": (2, 28)},
        {},
        person.cut,
        alternative=False,
    )


def made_mrv_a(rng: Random) -> MadeZone:
    return _made_visa(rng, "MRV-A", 44)


def made_mrv_b(rng: Random) -> MadeZone:
    return _made_visa(rng, "MRV-B", 36)


def _made_one_line(rng: Random, format_: str) -> MadeZone:
    person = _person(rng, 30)
    letter = rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ")
    number = rng.choice((f"C{rng.randrange(10**8):08}", f"C{letter}{rng.randrange(10**7):07}"))
    if format_ == "CD":
        number = f"L{rng.randrange(10**8):08}"
    line = format_ + _with_digit(number) + "<" + _with_digit(person.expiry) + "<"
    line += _with_digit(person.birth) + "<"
    over = line[2:12] + line[13:20] + line[21:28]
    return MadeZone(
        format_,
        (line + oracle_digit(over),),
        {
            "document_code": format_,
            "number": number,
            "birth": person.birth_day,
            "expiry": person.expiry_day,
        },
        {"number": (1, 12), "expiry": (1, 20), "birth": (1, 28), "composite": (1, 30)},
        {},
        cut=False,
        alternative=False,
    )


def made_cs(rng: Random) -> MadeZone:
    return _made_one_line(rng, "CS")


def made_cd(rng: Random) -> MadeZone:
    return _made_one_line(rng, "CD")


def _permit_lines(
    rng: Random, format_: str, person: _Person, number: str, resident: str
) -> tuple[str, str, str, str]:
    """Return first and second line without the composite, the issue count and the name's code."""
    count, code = f"{rng.randrange(1, 30):02}", _characters(rng, 18, 18)
    century = "C" if person.birth_day and person.birth_day.year >= 2000 else "B"
    first = format_ + _with_digit(_filled(number, 9)) + _with_digit(count)
    first += _with_digit(person.expiry) + person.sex + _with_digit(person.birth)
    return first, code + century + resident, count, code


_PERMIT_DIGITS: Final = {
    "number": (1, 12),
    "issue_count": (1, 15),
    "expiry": (1, 22),
    "birth": (1, 30),
    "composite": (2, 30),
}


def made_cr(rng: Random) -> MadeZone:
    person = _person(rng, 30)
    number = f"{rng.choice('HM')}{rng.randrange(10**8):08}"
    stem = f"{rng.choice('ABCDEGKPRVYZ')}{rng.randrange(10**6):06}"
    resident = stem + hkid_check_digit(stem) if number[0] == "H" else f"{rng.randrange(10**8):08}"
    first, second, count, code = _permit_lines(
        rng, "CR", person, number, _with_digit(_filled(resident, 9))
    )
    over = first[2:22] + first[23:30] + second[19:29]
    truth = person.truth | {"document_code": "CR", "number": number, "issue_count": count}
    return MadeZone(
        "CR",
        (first, second + oracle_digit(over), person.name),
        truth
        | {"resident_number": resident, "chinese_name_code": code, "issuer": "", "nationality": ""},
        {**_PERMIT_DIGITS, "resident": (2, 29)},
        {},
        person.cut,
        alternative=False,
    )


def made_ct(rng: Random) -> MadeZone:
    person = _person(rng, 26)
    number = f"{rng.randrange(10**8):08}"
    resident = f"{rng.choice('ABCDEFGH')}{rng.choice('12')}{rng.randrange(10**8):08}"
    place = _characters(rng, 4, 4)
    first, second, count, code = _permit_lines(rng, "CT", person, number, resident)
    over = first[2:22] + first[23:30] + second[19:29]
    truth = person.truth | {"document_code": "CT", "number": number, "issue_count": count}
    return MadeZone(
        "CT",
        (first, second + oracle_digit(over), person.name + place),
        truth
        | {"resident_number": resident, "chinese_name_code": code, "issuing_place": place}
        | {"issuer": "", "nationality": ""},
        _PERMIT_DIGITS,
        {},
        person.cut,
        alternative=False,
    )


MADE: Final[Mapping[str, Callable[[Random], MadeZone]]] = {
    "TD1": made_td1,
    "TD2": made_td2,
    "TD3": made_td3,
    "MRV-A": made_mrv_a,
    "MRV-B": made_mrv_b,
    "CS": made_cs,
    "CD": made_cd,
    "CR": made_cr,
    "CT": made_ct,
}
"""A maker of every kind whose layout is known whole."""
