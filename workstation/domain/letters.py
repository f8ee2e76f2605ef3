"""Letters: their kinds, the open reference on every one and the secret in some."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, NewType

from workstation.domain import crockford
from workstation.domain.applications import Language

LetterId = NewType("LetterId", int)


class LetterKind(StrEnum):
    """What a letter is for. The values are stored; never rename one."""

    PIN = "pin_letter"
    """To holders of a Hong Kong identity card: carries the code that activates the account."""
    COUNTER = "counter_letter"
    """To everybody else: no secret; it is brought to a post office with the document."""


class NotAReference(StrEnum):
    """Why a scanned or typed text is no reference of one of our letters."""

    FOREIGN = "foreign"
    """Another kind of code: without our prefix, or with somebody else's."""
    WRONG_LENGTH = "wrong_length"
    WRONG_CHARACTER = "wrong_character"
    WRONG_CHECK = "wrong_check"
    """Right shape, but mistyped or misread: its check does not hold."""


_DRAWN_DIGITS: Final = 14
_DIGITS: Final = 16
_MODULUS: Final = 97
_SYMBOL_PREFIX: Final = "EGL1"
_SYMBOL_CHARACTERS: Final = 12
_REFERENCE_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class LetterReference:
    """What is printed on a letter to find it again; opaque, no secret, no personal data.

    Sixteen digits: fourteen drawn ones and two of ISO 7064 MOD 97-10. Two check digits were
    preferred to fifteen drawn digits with one of Damm or Verhoeff: both catch every wrong digit
    and every swap of neighbours, but a row of random digits passes one time in 97 instead of one
    in 10, and 10¹⁴ references are enough for letters that carry no secret.
    """

    digits: str

    def __post_init__(self) -> None:
        if len(self.digits) != _DIGITS or not (self.digits.isascii() and self.digits.isdigit()):
            raise ValueError("a letter reference has sixteen digits")
        if int(self.digits) % _MODULUS != 1:
            raise ValueError("the check digits of a letter reference do not hold")

    @classmethod
    def drawn(cls, random: bytes) -> "LetterReference":
        """Return the reference that 16 random bytes draw, every one as likely as the next.

        Raises:
            ValueError: fewer bytes were given.
        """
        if len(random) < _REFERENCE_BYTES:
            raise ValueError("a letter reference is drawn from 16 bytes")
        # 128 bits over 10^14 values: the uneven rest is smaller than 2^-81.
        number = int.from_bytes(random) % 10**_DRAWN_DIGITS
        check = _MODULUS + 1 - number * 100 % _MODULUS
        return cls(f"{number:0{_DRAWN_DIGITS}d}{check:02d}")

    @classmethod
    def parse(cls, text: str) -> "LetterReference | NotAReference":
        """Return the reference that a scanner or a person entered, or why it is none.

        Sixteen digits, or the QR symbol's payload, in any case and width, with spaces and dashes,
        O for 0, I and L for 1. A scanner set to another keyboard layout sends ``;`` for ``:``.
        """
        plain = crockford.plain(text).replace(";", ":")
        prefix, colon, characters = plain.rpartition(":")
        if not colon:
            return cls._from_digits(crockford.without_look_alikes(plain))
        if prefix != _SYMBOL_PREFIX:
            return NotAReference.FOREIGN
        return cls._from_symbol(crockford.without_look_alikes(characters))

    @classmethod
    def _from_digits(cls, digits: str) -> "LetterReference | NotAReference":
        if not (digits.isascii() and digits.isdigit()):
            return NotAReference.WRONG_CHARACTER if digits else NotAReference.WRONG_LENGTH
        if len(digits) != _DIGITS:
            return NotAReference.WRONG_LENGTH
        return cls(digits) if int(digits) % _MODULUS == 1 else NotAReference.WRONG_CHECK

    @classmethod
    def _from_symbol(cls, characters: str) -> "LetterReference | NotAReference":
        if len(characters) != _SYMBOL_CHARACTERS:
            return NotAReference.WRONG_LENGTH
        if not crockford.is_base32(characters):
            return NotAReference.WRONG_CHARACTER
        body, check = characters[:-1], characters[-1]
        number = crockford.decoded(body)
        if crockford.check_character(body) != check or number >= 10**_DIGITS:
            return NotAReference.WRONG_CHECK
        return cls._from_digits(f"{number:0{_DIGITS}d}")

    @property
    def grouped(self) -> str:
        """The digits in groups of four, as printed."""
        return " ".join(self.digits[at : at + 4] for at in range(0, _DIGITS, 4))

    @property
    def symbol(self) -> str:
        """What the QR symbol says: eleven characters of the number and a check character."""
        body = crockford.encoded(int(self.digits), _SYMBOL_CHARACTERS - 1)
        return f"{_SYMBOL_PREFIX}:{body}{crockford.check_character(body)}"

    def __str__(self) -> str:
        return self.digits


_CODE_CHARACTERS: Final = 10
_CODE_BYTES: Final = 7


@dataclass(frozen=True, slots=True, repr=False)
class LetterCode:
    """The secret of a PIN letter: ten characters, 50 bits; never shown to staff."""

    characters: str

    def __post_init__(self) -> None:
        if len(self.characters) != _CODE_CHARACTERS or not crockford.is_base32(self.characters):
            raise ValueError("a letter code has ten characters of base 32")

    @classmethod
    def drawn(cls, random: bytes) -> "LetterCode":
        """Return the code that 7 random bytes draw, every one as likely as the next.

        Raises:
            ValueError: fewer bytes were given.
        """
        if len(random) < _CODE_BYTES:
            raise ValueError("a letter code is drawn from 7 bytes")
        return cls(crockford.encoded(int.from_bytes(random), _CODE_CHARACTERS))

    @property
    def grouped(self) -> str:
        """The code in two groups of five, as printed in the letter and nowhere else."""
        return f"{self.characters[:5]} {self.characters[5:]}"

    def __repr__(self) -> str:
        return "LetterCode(…)"

    __str__ = __repr__


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """Everything that is printed on one applicant's letter."""

    kind: LetterKind
    language: Language
    reference: LetterReference
    application_reference: str
    generation: int
    """1 for the applicant's first letter; a later one says that it replaces the earlier."""
    dated_on: date
    last_day: date
    """The letter can be used up to 23:59 Hong Kong time of this day."""
    name: str = field(repr=False)
    address: str = field(repr=False)
    """As declared; lines may be separated by line breaks."""
    code: LetterCode | None = field(default=None, repr=False)
    """The secret of a PIN letter; None where it is not to be printed, as in a preview."""

    def __post_init__(self) -> None:
        if self.code is not None and self.kind is not LetterKind.PIN:
            raise ValueError("only a PIN letter carries a code")

    def without_code(self) -> "LetterSheet":
        """Return the same letter for eyes other than the applicant's."""
        return replace(self, code=None)
