"""Floors and flats as people write them."""

from random import Random
from typing import Final

_FLAT: Final = ("Flat", "Flat", "Room", "Rm", "Rm.", "Unit", "Flt", "Flat No.", "FLAT")
_FLOOR: Final = ("{}/F", "{}/F", "{}/F.", "{}F", "{} / F", "{}/f", "Floor {}", "{}{} Floor")
_DIGITS: Final = "〇一二三四五六七八九"
_LETTERED_EN: Final = {"G": "Ground Floor", "UG": "UG/F", "LG": "LG/F", "M": "M/F", "P": "P/F"}
_LETTERED_ZH: Final = {"G": "地下", "P": "平台", "R": "天台", "M": "閣樓"}


def flat_en(rng: Random, floor: str, unit: str) -> list[str]:
    """Return the pieces that say floor and flat, in the order they are written."""
    word = rng.choice(_FLAT)
    whole = embedded(floor, unit)
    apart = f"{word} {rng.choice((unit, unit.zfill(2) if unit.isdigit() else unit))}"
    said = floor_en(rng, floor)
    ways: list[list[str]] = [[apart, said], [apart, said], [f"{apart} {said}"], [said, apart]]
    if whole:
        ways += [[f"{word} {whole}"], [f"{word} {whole}"], [f"{word}{whole}"], [whole]]
        ways += [[f"{word} {whole}", said], [f"#{whole}"]]
    return rng.choice(ways)


def floor_en(rng: Random, floor: str) -> str:
    """Return a floor in English."""
    if not floor[0].isdigit():
        return rng.choice((f"{floor}/F", f"{floor}/F", _LETTERED_EN.get(floor, f"{floor}/F")))
    if not floor.isdigit():
        return f"{floor}/F"
    return rng.choice(_FLOOR).format(floor, _ordinal(int(floor)))


def flat_zh(rng: Random, floor: str, unit: str) -> str:
    """Return floor and flat in Chinese."""
    said = floor_zh(rng, floor)
    own = rng.choice((unit, unit.zfill(2) if unit.isdigit() else unit))
    if unit.isdigit() and rng.random() < 0.15:
        own = chinese_number(int(unit))
    ways = [f"{said}{own}室", f"{said}{own}室", f"{said}{own}號", f"{said}{own}號室"]
    if whole := embedded(floor, unit):
        ways += [f"{whole}室", f"{whole}室", f"{whole}號", whole, f"{said}{whole}室"]
        if whole.isdigit():
            ways.append("".join(_DIGITS[int(digit)] for digit in whole) + "室")
    return rng.choice(ways)


def floor_zh(rng: Random, floor: str) -> str:
    """Return a floor in Chinese."""
    if not floor.isdigit():
        return _LETTERED_ZH.get(floor, f"{floor}/F" if floor[0].isalpha() else f"{floor}樓")
    number = chinese_number(int(floor))
    return rng.choice((f"{floor}樓", f"{floor}樓", f"{floor}字樓", f"{floor}層", f"{number}樓"))


def embedded(floor: str, unit: str) -> str:
    """Return floor and flat as one number, 1203, or an empty text where nobody writes so."""
    if floor == "G" and unit.isdigit() and len(unit) < 3:
        return f"G{unit.zfill(2)}"
    if not floor.isdigit():
        return ""
    digits = unit.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if not digits:
        return f"{floor}{unit}"
    return f"{floor}{digits.zfill(2)}{unit[len(digits) :]}" if len(digits) < 3 else ""


def chinese_number(number: int) -> str:
    """Return a number under a hundred as it is counted: 二十三."""
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return front + (_DIGITS[ones] if ones or not tens else "")


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
