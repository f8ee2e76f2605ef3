"""Roster files of invented residents of a block that exists."""

from pathlib import Path

from workstation.domain.document_numbers import hkid_check_digit
from workstation.gateway.roster_file import COLUMNS

HEADER = ",".join(COLUMNS)
BLOCK = "Flat {floor}{unit:02d}, {floor}/F, Wah Kee House, Wah Fu (I) Estate"


def number_of(resident: int) -> str:
    """Return a resident's identity card number."""
    stem = f"Z{resident:06d}"
    return f"{stem}({hkid_check_digit(stem)})"


def address_of(resident: int) -> str:
    """Return where a resident lives: six flats a floor."""
    return BLOCK.format(floor=3 + resident // 6, unit=1 + resident % 6)


def line_of(resident: int, *, start: str = "2010-01-01", end: str = "") -> str:
    """Return a resident's line."""
    floor, unit = 3 + resident // 6, 1 + resident % 6
    return (
        f"r{resident},T{resident},{number_of(resident)},{name_of(resident)},許文,F,1980,"
        f"Wah Fu (I) Estate,Wah Kee House,華富一邨,華基樓,{floor},{floor}{unit:02d},"
        f"tenant,{start},{end}"
    )


def name_of(resident: int) -> str:
    """Return a resident's English name."""
    return f"HUI Man {_syllables(resident)}"


def _syllables(resident: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(resident)).capitalize()


def write_roster(path: Path, lines: list[str], *, header: str = HEADER) -> Path:
    """Write a roster file and return it."""
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def residents(count: int, *, first: int = 0) -> list[str]:
    """Return the lines of so many residents."""
    return [line_of(resident) for resident in range(first, first + count)]
