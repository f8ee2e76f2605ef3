"""Plain lines, read in one walk, say what the whole of the reading says of them."""

import dataclasses
import random
from collections.abc import Iterator

import pytest

from tests.support.gazetteers import shipped_gazetteer
from tests.support.written_addresses import write_address
from workstation.domain.addresses import Block, ParsedAddress, parse_address, parsing
from workstation.domain.addresses.full_names import FullNames
from workstation.domain.addresses.plain_lines import read_plainly
from workstation.domain.addresses.spelling import spell

GAZETTEER = shipped_gazetteer()
AREAS = ("Hong Kong", "N.T.", "Sha Tin", "九龍", "新界", "九龍灣", "大圍", "Jordan", "觀塘區")


def said(parsed: ParsedAddress) -> tuple[object, ...]:
    fields = (field.name for field in dataclasses.fields(parsed) if field.compare)
    return (parsed.parts, *(getattr(parsed, name) for name in fields))


def in_full(line: str, monkeypatch: pytest.MonkeyPatch) -> ParsedAddress:
    with monkeypatch.context() as patch:
        patch.setattr(parsing, "read_plainly", lambda *_: None)
        return parse_address(line, GAZETTEER)


def is_plain(line: str) -> bool:
    return read_plainly(spell(line), GAZETTEER) is not None


def every_way(block: Block, area: str) -> Iterator[str]:
    """Yield a block's address in both languages, in any order, with and without an area."""
    estate = GAZETTEER.estates[block.estate_id]
    yield f"Flat 3, 12/F, {block.name_en}, {estate.name_en}, {area}"
    yield f"{estate.name_en} {block.name_en} 1203"
    yield f"{area} {block.name_zh} {estate.name_en} Rm 3A 2/F"
    yield f"{area}{estate.name_zh}{block.name_zh}12樓3室"
    yield f"{block.name_zh},{estate.name_zh} {area} 十二樓F室"
    yield f"{estate.name_zh} {area} {block.name_en} 地下5號"


@pytest.mark.parametrize("part", range(4))
def test_every_block_is_read_the_same_plainly_and_in_full(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = list(GAZETTEER.blocks.values())[part::4]
    plain = 0
    for place, block in enumerate(blocks):
        for line in every_way(block, AREAS[place % len(AREAS)]):
            if is_plain(line):
                plain += 1
                assert said(parse_address(line, GAZETTEER)) == said(in_full(line, monkeypatch)), (
                    line
                )
    assert plain > 4 * len(blocks)  # the rest has numbered blocks, or areas that are roads too


def test_most_lines_people_write_are_plain_and_read_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = random.Random(20211210)
    blocks = list(GAZETTEER.blocks.values())
    lines = []
    for _ in range(1500):
        block = rng.choice(blocks)
        floor, unit = str(rng.randint(1, 40)), str(rng.randint(1, 24))
        estate = GAZETTEER.estates[block.estate_id]
        lines.append(write_address(rng, block, estate, floor, unit, slips=rng.choice((0, 0, 1))))
    plain = [line for line in lines if is_plain(line)]
    assert len(plain) > len(lines) / 3
    for line in plain:
        assert said(parse_address(line, GAZETTEER)) == said(in_full(line, monkeypatch)), line


@pytest.mark.parametrize(
    "line",
    [
        "Flat 3, 12/F, Wah Kee House, Wah Fu (I) Estate, 3 Sha Tin",
        "Flat 3, 12/F, Wah Kee House, Wah Fu Estate (I)",
        "Flat 3, 12/F, Wah Kee House, Wah Fu (I) Estate, 12 Victoria Road",
        "Flat 3, 12/F, Wah Kee House, Wah Lok House, Wah Fu (I) Estate",
        "Flat 3, 12/F, Wah Kee House, Wah Fu (I) Estate, Choi Hung Estate",
        "Flat 3, 12/F, Wah Kee House, Choi Hung Estate",
        "Flat 3, 12/F, Wah Kee House",
        "Flat 3, 12/F, Wah Fu (I) Estate",
        "Shop 3, G/F, Wah Kee House, Wah Fu (I) Estate",
        "Flat 3, 12/F, Wah Keee House, Wah Fu (I) Estate",
        "彩雲邨(二)錦雲樓3室",
        "",
    ],
)
def test_whatever_else_is_said_is_read_in_full(line: str) -> None:
    assert not is_plain(line)


@pytest.mark.parametrize(
    "line",
    [
        "Flat 3, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen, Hong Kong",
        "1203 WAH KEE HSE WAH FU 1 EST",
        "香港仔華富（一）邨華基樓十二樓3室",
        "Wah Fu (I) Estate 華基樓 G/F 5",
    ],
)
def test_a_plain_line_is_one(line: str) -> None:
    assert is_plain(line)


def test_a_name_of_two_blocks_of_an_estate_and_one_of_two_estates_mean_nothing() -> None:
    wah_fu, choi_wan, wah_kee = (
        spell(name).texts for name in ("Wah Fu Estate", "Choi Wan Estate", "Wah Kee House")
    )
    names = FullNames(
        [(wah_fu, "wah-fu"), (choi_wan, "one"), (choi_wan, "two")],
        [(wah_kee, "wah-fu", "a"), (wah_kee, "wah-fu", "b")],
    )
    assert names.longest(spell("Wah Fu Estate"), 0) is not None
    assert names.longest(spell("Choi Wan Estate"), 0) is None
    assert names.longest(spell("Wah Kee House"), 0) is None
