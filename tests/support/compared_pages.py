"""A declared home, pages that print it, and what is found of it on them."""

from dataclasses import replace
from typing import Final

from tests.support.read_pages import known_places, page_of
from workstation.domain.extraction import (
    Comparison,
    Declared,
    Part,
    PartVerdict,
    ReadPage,
    compare,
    extract,
)
from workstation.domain.names import PersonName

NAME: Final = PersonName("CHAN Tai Man", "陳大文")
HOME: Final = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen, Hong Kong"
PRIVATE: Final = "Flat B, 18/F, Block 3, Telford Gardens, 33 Wai Yip Street, Kwun Tong"
"""The home of somebody else, in a private estate."""
ENGLISH: Final = (
    "Harbour Lights Power Company Limited",
    "Electricity Bill",
    "",
    "MR CHAN TAI MAN",
    "FLAT 1203, 12/F",
    "WAH KEE HOUSE",
    "WAH FU (I) ESTATE",
    "ABERDEEN, HONG KONG",
    "",
    "Date of issue: 02/11/2021",
)
"""A bill for ``HOME``: the name is row 3, the address rows 4 to 7."""
CHINESE: Final = (
    "維光電力有限公司",
    "電費單",
    "",
    "陳大文先生",
    "香港仔華富(一)邨",
    "華基樓12樓1203室",
    "",
    "發單日期: 2021年11月2日",
)
"""The same in Chinese: the name is row 3, the address rows 4 and 5."""


def holder(*address: str, name: str = "CHAN TAI MAN") -> ReadPage:
    """Return the page of an issuer that prints an address below a name."""
    return page_of("Harbour Lights Power Company Limited", "", "", name, *address)


def thought(page: ReadPage, read: str, others: str, confidence: float) -> ReadPage:
    """Return the page as a reader tells it that doubted one character.

    Args:
        page: as it was printed.
        read: the word that is doubted.
        others: the characters the reader thought of instead, the likeliest first.
        confidence: how sure the reader is of the word, 0 to 1.
    """
    words = tuple(
        replace(word, others=others, confidence=confidence) if word.text == read else word
        for word in page.words
    )
    return replace(page, words=words)


def compared(page: ReadPage, address: str = HOME, name: PersonName = NAME) -> Comparison:
    """Return what is found on a page of a declared name and address."""
    declared = Declared(id="1", name=name, address=address)
    return compare(extract([page], known_places()), declared, known_places())


def verdicts(comparison: Comparison) -> dict[Part, PartVerdict]:
    """Return what is said of each part."""
    return {part.part: part.verdict for part in comparison.parts}
