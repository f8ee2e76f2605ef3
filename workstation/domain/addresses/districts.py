"""The 18 districts and the names of areas by which people say where they live."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from workstation.domain.addresses.spelling import name_key

_Named = TypeVar("_Named", bound=str)


class District(StrEnum):
    """The districts of Hong Kong. The values are stored; never rename one."""

    CENTRAL_AND_WESTERN = "central_and_western"
    WAN_CHAI = "wan_chai"
    EASTERN = "eastern"
    SOUTHERN = "southern"
    YAU_TSIM_MONG = "yau_tsim_mong"
    SHAM_SHUI_PO = "sham_shui_po"
    KOWLOON_CITY = "kowloon_city"
    WONG_TAI_SIN = "wong_tai_sin"
    KWUN_TONG = "kwun_tong"
    KWAI_TSING = "kwai_tsing"
    TSUEN_WAN = "tsuen_wan"
    TUEN_MUN = "tuen_mun"
    YUEN_LONG = "yuen_long"
    NORTH = "north"
    TAI_PO = "tai_po"
    SHA_TIN = "sha_tin"
    SAI_KUNG = "sai_kung"
    ISLANDS = "islands"


_NAMES: Final[Mapping[District, str]] = {
    District.CENTRAL_AND_WESTERN: "Central and Western,Central & Western,中西區",
    District.WAN_CHAI: "Wan Chai,灣仔,灣仔區",
    District.EASTERN: "Eastern,Eastern District,東區",
    District.SOUTHERN: "Southern,Southern District,南區",
    District.YAU_TSIM_MONG: "Yau Tsim Mong,油尖旺,油尖旺區",
    District.SHAM_SHUI_PO: "Sham Shui Po,深水埗,深水埗區",
    District.KOWLOON_CITY: "Kowloon City,九龍城,九龍城區",
    District.WONG_TAI_SIN: "Wong Tai Sin,黃大仙,黃大仙區",
    District.KWUN_TONG: "Kwun Tong,觀塘,觀塘區,官塘",
    District.KWAI_TSING: "Kwai Tsing,葵青,葵青區",
    District.TSUEN_WAN: "Tsuen Wan,荃灣,荃灣區",
    District.TUEN_MUN: "Tuen Mun,屯門,屯門區",
    District.YUEN_LONG: "Yuen Long,元朗,元朗區",
    District.NORTH: "North,North District,北區",
    District.TAI_PO: "Tai Po,大埔,大埔區",
    District.SHA_TIN: "Sha Tin,沙田,沙田區",
    District.SAI_KUNG: "Sai Kung,西貢,西貢區",
    District.ISLANDS: "Islands,Islands District,離島,離島區",
}
_AREAS: Final[Mapping[District, str]] = {
    District.CENTRAL_AND_WESTERN: (
        "Central,中環,Sheung Wan,上環,Sai Ying Pun,西營盤,Kennedy Town,堅尼地城,Mid-Levels,半山,"
        "The Peak,山頂,Western District,西環,Shek Tong Tsui,石塘咀,Admiralty,金鐘,西區"
    ),
    District.WAN_CHAI: (
        "Wanchai,Causeway Bay,銅鑼灣,Happy Valley,跑馬地,Tai Hang,大坑,So Kon Po,掃桿埔"
    ),
    District.EASTERN: (
        "North Point,北角,Quarry Bay,鰂魚涌,Shau Kei Wan,筲箕灣,Shaukeiwan,Chai Wan,柴灣,"
        "Siu Sai Wan,小西灣,Tai Koo,太古,Taikoo Shing,太古城,Sai Wan Ho,西灣河,Fortress Hill,"
        "炮台山,Heng Fa Chuen,杏花邨"
    ),
    District.SOUTHERN: (
        "Aberdeen,香港仔,Ap Lei Chau,鴨脷洲,Wong Chuk Hang,黃竹坑,Stanley,赤柱,Repulse Bay,淺水灣,"
        "Pok Fu Lam,薄扶林,Tin Wan,田灣,Shek O,石澳,Deep Water Bay,深水灣"
    ),
    District.YAU_TSIM_MONG: (
        "Tsim Sha Tsui,尖沙咀,Yau Ma Tei,油麻地,Mong Kok,旺角,Mongkok,Tai Kok Tsui,大角咀,"
        "Jordan,佐敦,West Kowloon,西九龍,Prince Edward,太子"
    ),
    District.SHAM_SHUI_PO: (
        "Shamshuipo,Tai Hang Tung,大坑東,Cheung Sha Wan,長沙灣,Lai Chi Kok,荔枝角,Mei Foo,美孚,"
        "Shek Kip Mei,石硤尾,Yau Yat Tsuen,又一村,深水埔"
    ),
    District.KOWLOON_CITY: (
        "Hung Hom,紅磡,To Kwa Wan,土瓜灣,Kowloon Tong,九龍塘,Ho Man Tin,何文田,Kai Tak,啟德,"
        "Whampoa,黃埔,Ma Tau Wai,馬頭圍"
    ),
    District.WONG_TAI_SIN: (
        "Tsz Wan Shan,慈雲山,Diamond Hill,鑽石山,San Po Kong,新蒲崗,Lok Fu,樂富,Choi Hung,彩虹,"
        "Wang Tau Hom,橫頭磡,Ngau Chi Wan,牛池灣"
    ),
    District.KWUN_TONG: (
        "Lam Tin,藍田,Ngau Tau Kok,牛頭角,Kowloon Bay,九龍灣,Yau Tong,油塘,Sau Mau Ping,秀茂坪,"
        "Shun Lee,順利,Lei Yue Mun,鯉魚門"
    ),
    District.KWAI_TSING: (
        "Kwai Chung,葵涌,Tsing Yi,青衣,Tsing Yi Island,青衣島,Kwai Fong,葵芳,Kwai Hing,葵興,"
        "Lai King,荔景,Tai Wo Hau,大窩口"
    ),
    District.TSUEN_WAN: "Sham Tseng,深井,Ma Wan,馬灣,Tsing Lung Tau,青龍頭",
    District.TUEN_MUN: "Lam Tei,藍地,So Kwun Wat,掃管笏,Castle Peak,Gold Coast,黃金海岸",
    District.YUEN_LONG: (
        "Tin Shui Wai,天水圍,Hung Shui Kiu,洪水橋,Kam Tin,錦田,Pat Heung,八鄉,San Tin,新田,"
        "Lau Fau Shan,流浮山,Ping Shan,屏山,Shek Kong,石崗"
    ),
    District.NORTH: (
        "Fanling,粉嶺,Sheung Shui,上水,Sha Tau Kok,沙頭角,Ta Kwu Ling,打鼓嶺,Luen Wo Hui,聯和墟"
    ),
    District.TAI_PO: "Tai Wo,太和,Tai Mei Tuk,大美督,Lam Tsuen,林村,Taipo",
    District.SHA_TIN: "Shatin,Ma On Shan,馬鞍山,Tai Wai,大圍,Fo Tan,火炭,Siu Lek Yuen,小瀝源",
    District.SAI_KUNG: (
        "Tseung Kwan O,將軍澳,Hang Hau,坑口,Po Lam,寶琳,Clear Water Bay,清水灣,"
        "Tiu Keng Leng,調景嶺,Junk Bay,Lohas Park,日出康城,TKO"
    ),
    District.ISLANDS: (
        "Tung Chung,東涌,Lantau,Lantau Island,大嶼山,Cheung Chau,長洲,Mui Wo,梅窩,Peng Chau,坪洲,"
        "Discovery Bay,愉景灣,Lamma Island,南丫島,Tai O,大澳"
    ),
}
_REGIONS: Final = "Hong Kong,香港,HK,HKSAR,Kowloon,九龍,KLN,New Territories,新界,NT,N.T.,香港島"


def _keyed(names: Mapping[District, str]) -> dict[str, District]:
    return {name_key(n): district for district, row in names.items() for n in row.split(",")}


DISTRICT_NAMES: Final[Mapping[str, District]] = _keyed(_NAMES)
"""What a district is called, by key."""
AREA_NAMES: Final[Mapping[str, District]] = _keyed(_AREAS)
"""Areas that lie in one district, by key."""
EVERY_NAME: Final = frozenset(
    name for names in (*_NAMES.values(), *_AREAS.values(), _REGIONS) for name in names.split(",")
)
"""What districts, areas and regions are called, as it is written."""
REGION_NAMES: Final = frozenset(name_key(name) for name in _REGIONS.split(",")) | {"nt", "hk"}
"""Names that say nothing of the district."""


def only_one(named: Iterable[_Named]) -> _Named | None:
    """Return what all of these name, or None when they differ or there is none."""
    different = set(named)
    return different.pop() if len(different) == 1 else None
