"""Writes the address of a home the ways people and companies write it."""

from dataclasses import dataclass
from random import Random
from typing import Final

from workstation.domain.applications import Language
from workstation.sample_office.homes import Home, HomeKind
from workstation.sample_office.places import REGIONS, Words

_DIGITS: Final = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a written line, and the part of the address it is (empty: none)."""

    text: str
    part: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressStyle:
    """A way of writing addresses."""

    language: Language
    flat_word: str = "Flat"
    """English word before the flat; empty where the number stands bare."""
    floor_form: str = "{}/F"
    capitals: bool = False
    commas: bool = True
    floor_word: str = "樓"
    """Chinese word after the floor."""
    flat_sign: str = "室"
    """Chinese word after the flat."""
    numerals: bool = False
    """Chinese floors are written in Chinese numerals."""
    with_region: bool = True

    @property
    def chinese(self) -> bool:
        """Whether the style writes Chinese."""
        return self.language is not Language.ENGLISH


def draw_style(rng: Random, language: Language) -> AddressStyle:
    """Draw one of the ways people write addresses in this language."""
    if language is Language.ENGLISH:
        return AddressStyle(
            language=language,
            flat_word=rng.choice(("Flat", "Flat", "Flat", "Rm", "Room", "Unit", "Flt")),
            floor_form=rng.choice(("{}/F", "{}/F", "{}/F.", "{}F", "ordinal")),
            capitals=rng.random() < 0.3,
            commas=rng.random() < 0.85,
            with_region=rng.random() < 0.8,
        )
    simplified = language is Language.SIMPLIFIED_CHINESE
    floor = "楼" if simplified else "樓"
    return AddressStyle(
        language=language,
        floor_word=rng.choice((floor, floor, floor, f"字{floor}", "/F")),
        flat_sign=rng.choice(
            ("室", "室", "室", *(("单位", "号") if simplified else ("單位", "號")))
        ),
        numerals=rng.random() < 0.15,
        with_region=rng.random() < 0.7,
    )


def printed_style(rng: Random, language: Language) -> AddressStyle:
    """Draw one of the ways companies print addresses: in capitals, or in plain Chinese."""
    if language is Language.ENGLISH:
        return AddressStyle(
            language=language,
            flat_word=rng.choice(("Flat", "Flat", "Rm", "Flat")),
            floor_form=rng.choice(("{}/F", "{}/F", "{}/F.")),
            capitals=rng.random() < 0.85,
            commas=rng.random() < 0.25,
        )
    return AddressStyle(language=language)


def write_address(home: Home, style: AddressStyle) -> tuple[Line, ...]:
    """Return the lines of the address, each in pieces that know which part they are."""
    lines = _chinese_lines(home, style) if style.chinese else _english_lines(home, style)
    return tuple(line for line in lines if line)


def one_line(home: Home, style: AddressStyle) -> str:
    """Return the address as an applicant types it into one field."""
    lines = ["".join(piece.text for piece in line) for line in write_address(home, style)]
    if style.chinese:
        return "".join(lines)
    return (", " if style.commas else " ").join(lines)


def _english_lines(home: Home, style: AddressStyle) -> tuple[Line, ...]:
    street = Piece(_street_en(home), "street")
    flat = [Piece(_flat_en(home, style), "flat"), Piece(_floor_en(home, style), "floor")]
    region = Piece(REGIONS[home.region].en if style.with_region else "")
    area = [Piece(home.area.en, "area"), region]
    if home.kind is HomeKind.VILLAGE:
        return (_joined([flat[1], street], style), _joined(area, style))
    estate = Piece(home.estate.en, "estate")
    block = Piece(home.block.en, _part_of_block(home))
    return (
        _joined([*flat, block], style),
        _joined([estate, street], style),
        _joined(area, style),
    )


def _joined(pieces: list[Piece], style: AddressStyle) -> Line:
    between = ", " if style.commas else " "
    line: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if line:
            line.append(Piece(between))
        line.append(Piece(piece.text.upper(), piece.part) if style.capitals else piece)
    return tuple(line)


def _flat_en(home: Home, style: AddressStyle) -> str:
    return f"{style.flat_word} {home.flat}" if home.flat else ""


def _floor_en(home: Home, style: AddressStyle) -> str:
    if not home.floor:
        return ""
    if not home.floor.isdigit():
        return "G/F" if style.floor_form != "ordinal" else "Ground Floor"
    if style.floor_form == "ordinal":
        return f"{_ordinal(int(home.floor))} Floor"
    return style.floor_form.format(home.floor)


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _street_en(home: Home) -> str:
    if home.kind is HomeKind.VILLAGE:
        return f"No. {home.street_no} {home.street.en}"
    return f"{home.street_no} {home.street.en}".strip()


def _chinese_lines(home: Home, style: AddressStyle) -> tuple[Line, ...]:
    region = Piece(_zh(REGIONS[home.region], style) if style.with_region else "")
    area = Piece(_zh(home.area, style), "area")
    sign = "号" if style.language is Language.SIMPLIFIED_CHINESE else "號"
    number = home.street_no + sign
    street = Piece(_zh(home.street, style) + number if home.street.hant else "", "street")
    estate = Piece(_zh(home.estate, style), "estate")
    block = Piece(_zh(home.block, style), _part_of_block(home))
    inside = [Piece(_floor_zh(home, style), "floor"), Piece(_flat_zh(home, style), "flat")]
    places = [each for each in (region, area, street) if each.text]
    rest = [each for each in (estate, block, *inside) if each.text]
    return tuple(places), tuple(rest)


def _zh(words: Words, style: AddressStyle) -> str:
    return words.hans if style.language is Language.SIMPLIFIED_CHINESE else words.hant


def _floor_zh(home: Home, style: AddressStyle) -> str:
    if not home.floor:
        return ""
    if not home.floor.isdigit():
        return "地下"
    if style.numerals:
        simplified = style.language is Language.SIMPLIFIED_CHINESE
        return chinese_number(int(home.floor)) + ("楼" if simplified else "樓")
    between = " " if style.floor_word == "/F" and home.flat.isalpha() else ""
    return home.floor + style.floor_word + between


def _flat_zh(home: Home, style: AddressStyle) -> str:
    if not home.flat:
        return ""
    lettered = home.flat.isalpha() and style.flat_sign in "號号"
    return home.flat + ("室" if lettered else style.flat_sign)


def chinese_number(number: int) -> str:
    """Return a number under 100 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = "" if tens == 1 else _DIGITS[tens]
    return head + "十" + (_DIGITS[ones] if ones else "")


def _part_of_block(home: Home) -> str:
    return "building" if home.building_alone else "block"
