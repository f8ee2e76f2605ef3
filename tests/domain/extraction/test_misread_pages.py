"""Pages as badly read as can be: each is answered, and none makes another home the declared one."""

from random import Random

import pytest

from tests.support.read_pages import known_places, page_of
from workstation.domain.extraction import Declared, ReadPage, Verdict, compare, extract
from workstation.domain.names import PersonName

PAGES = 60
LEAST = 12
"""Pages of those on which the home is still there to be read."""
NAME = PersonName("CHAN Tai Man", "陳大文")
HOMES = (
    (
        "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen, Hong Kong",
        ("FLAT 1203, 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE", "ABERDEEN, HONG KONG"),
        "Flat 1204, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen, Hong Kong",
    ),
    (
        "Flat B, 9/F, Carol Mansion, 94 High Street, Sai Ying Pun",
        ("FLAT B, 9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN, HONG KONG"),
        "Flat C, 9/F, Carol Mansion, 94 High Street, Sai Ying Pun",
    ),
    (
        "香港仔華富(一)邨華基樓12樓1203室",
        ("香港仔華富(一)邨", "華基樓12樓1203室"),
        "香港仔華富(一)邨華基樓13樓1303室",
    ),
    (
        "新界元朗青山公路－元朗段73-81號永富閣7/F B室",
        ("新界元朗青山公路－元朗段73-81號", "永富閣7樓B室"),
        "新界元朗青山公路－元朗段73-81號永富閣6/F B室",
    ),
)
STRANGE = "0O1lI8B5S-–,.:;/|()$@#%&'’ 一二〇口日目邨村號樓室座A"


def misread(text: str, dice: Random) -> str:
    """Return a row with characters changed, lost, added, and spaces lost."""
    characters = list(text)
    for _ in range(dice.choice((0, 0, 1, 1, 2, 6))):
        at = dice.randrange(len(characters) + 1)
        way = dice.randrange(4)
        if way == 0:
            characters.insert(at, dice.choice(STRANGE))
        elif at < len(characters) and way == 1:
            del characters[at]
        elif at < len(characters):
            characters[at] = dice.choice(STRANGE)
    said = "".join(characters)
    return said.replace(" ", "") if dice.random() < 0.2 else said


def page(rows: tuple[str, ...], dice: Random) -> ReadPage:
    """Return a page with a holder and an address of which one or two rows were read badly."""
    told = ["Harbour Lights Power Company Limited 電力公司", "", "", "CHAN TAI MAN 陳大文"]
    told += [*rows, "", "Date of issue: 02/11/2021"]
    for _ in range(dice.choice((1, 1, 2))):
        at = dice.choice([at for at, row in enumerate(told) if row])
        told[at] = f"{dice.choice((0.3, 0.6, 0.8, 0.9, 0.95)):.2f}:{misread(told[at], dice)}"
    return page_of(*told)


@pytest.mark.parametrize(("home", "rows", "another"), HOMES)
def test_any_misreading_is_answered_and_makes_no_other_home_the_declared_one(
    home: str, rows: tuple[str, ...], another: str
) -> None:
    dice, matched = Random(1203), 0
    for _ in range(PAGES):
        reading = extract([page(rows, dice)], known_places())
        own, other = (
            compare(reading, Declared(id="1", name=NAME, address=address), known_places()).verdict
            for address in (home, another)
        )

        matched += own is Verdict.MATCH
        assert other is not Verdict.MATCH
    assert matched >= LEAST
