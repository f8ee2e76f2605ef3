"""The real places invented homes lie in: estates, buildings, roads and villages.

Sources are named in ``resources/sample_office/README.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workstation.sample_office.tables import RESOURCES, read_rows


@dataclass(frozen=True, slots=True)
class Words:
    """One name in English, Traditional and Simplified Chinese."""

    en: str
    hant: str
    hans: str


NOTHING: Final = Words("", "", "")

REGIONS: Final[Mapping[str, Words]] = {
    "HK": Words("Hong Kong", "香港", "香港"),
    "KLN": Words("Kowloon", "九龍", "九龙"),
    "NT": Words("New Territories", "新界", "新界"),
}

_DISTRICTS: Final[Mapping[str, Words]] = {
    "Central & Western": Words("Central & Western District", "中西區", "中西区"),
    "Eastern": Words("Eastern District", "東區", "东区"),
    "Southern": Words("Southern District", "南區", "南区"),
    "North": Words("North District", "北區", "北区"),
    "Yau Tsim Mong": Words("Yau Tsim Mong", "油尖旺", "油尖旺"),
    "Sham Shui Po": Words("Sham Shui Po", "深水埗", "深水埗"),
    "Kowloon City": Words("Kowloon City", "九龍城", "九龙城"),
    "Wong Tai Sin": Words("Wong Tai Sin", "黃大仙", "黄大仙"),
    "Kwun Tong": Words("Kwun Tong", "觀塘", "观塘"),
    "Kwai Tsing": Words("Kwai Tsing", "葵青", "葵青"),
    "Tsuen Wan": Words("Tsuen Wan", "荃灣", "荃湾"),
    "Tuen Mun": Words("Tuen Mun", "屯門", "屯门"),
    "Yuen Long": Words("Yuen Long", "元朗", "元朗"),
    "Tai Po": Words("Tai Po", "大埔", "大埔"),
    "Sha Tin": Words("Sha Tin", "沙田", "沙田"),
    "Sai Kung": Words("Sai Kung", "西貢", "西贡"),
    "Islands": Words("Islands District", "離島", "离岛"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBlock:
    """A residential block of a public rental estate."""

    block_id: str
    block: Words
    estate: Words
    area: Words
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """A private building, alone in a street or in an estate."""

    building: Words
    estate: Words
    street: Words
    street_no: str
    area: Words
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """A village whose houses have numbers."""

    village: Words
    area: Words
    region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Everywhere somebody can live."""

    public: tuple[PublicBlock, ...]
    private: tuple[Building, ...]
    villages: tuple[Village, ...]


def load_places() -> Places:
    """Read the places of the sample office."""
    folder = RESOURCES / "sample_office"
    return Places(
        public=tuple(_public_block(row) for row in read_rows(folder / "public_blocks.csv")),
        private=tuple(_building(row) for row in read_rows(folder / "private_buildings.csv")),
        villages=tuple(
            Village(village=_words(row, "village"), area=_words(row, "area"), region=row["region"])
            for row in read_rows(folder / "villages.csv")
        ),
    )


def _public_block(row: Mapping[str, str]) -> PublicBlock:
    return PublicBlock(
        block_id=row["block_id"],
        block=_words(row, "block"),
        estate=_words(row, "estate"),
        area=_DISTRICTS.get(row["district_en"], NOTHING),
        region=row["region"],
    )


def _building(row: Mapping[str, str]) -> Building:
    return Building(
        building=_words(row, "building"),
        estate=_words(row, "estate"),
        street=_words(row, "street"),
        street_no=row["street_no"],
        area=_words(row, "area"),
        region=row["region"],
    )


def _words(row: Mapping[str, str], name: str) -> Words:
    return Words(row[f"{name}_en"], row[f"{name}_zh_hant"], row[f"{name}_zh_hans"])
