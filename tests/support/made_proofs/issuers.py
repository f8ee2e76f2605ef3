"""Invented senders of papers: their names, and addresses of theirs that are nobody's home."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from tests.support.made_proofs.paper import Colour


class Issuer(NamedTuple):
    """Who sends a paper."""

    english: str
    chinese: str
    office_en: str
    office_zh: str
    payment_en: str
    payment_zh: str
    colour: Colour


ISSUERS: Final[Mapping[str, tuple[Issuer, ...]]] = {
    "electricity": (
        Issuer(
            "Pearl Delta Electric Company Limited",
            "珠灣電力有限公司",
            "22/F, Dynamo House, 61 Fuk Wing Street, Sham Shui Po, Kowloon",
            "九龍深水埗福榮街61號動力大樓22樓",
            "P.O. Box 78210, Mong Kok Post Office, Kowloon",
            "九龍旺角郵政局郵政信箱78210號",
            (12, 92, 60),
        ),
        Issuer(
            "South Strait Power Limited",
            "南峽電力有限公司",
            "Flat A, 9/F, Ampere Centre, 120 King's Road, North Point, Hong Kong",
            "香港北角英皇道120號安培中心9樓A室",
            "GPO Box 915, Hong Kong",
            "香港郵政總局信箱915號",
            (160, 60, 10),
        ),
    ),
    "water": (
        Issuer(
            "Waterworks Services Department",
            "水務供應署",
            "48/F, Reservoir Centre, 7 Gloucester Road, Wan Chai, Hong Kong",
            "香港灣仔告士打道7號水塘中心48樓",
            "P.O. Box 28331, Gloucester Road Post Office, Hong Kong",
            "香港告士打道郵政局信箱28331號",
            (20, 80, 150),
        ),
        Issuer(
            "Office of Water Supplies",
            "食水供應處",
            "3/F, Filter Building, 11 Shanghai Street, Yau Ma Tei, Kowloon",
            "九龍油麻地上海街11號濾水大廈3樓",
            "P.O. Box 60044, Yau Ma Tei Post Office, Kowloon",
            "九龍油麻地郵政局信箱60044號",
            (10, 110, 130),
        ),
    ),
    "gas": (
        Issuer(
            "Bauhinia Gas Company Limited",
            "紫荊煤氣有限公司",
            "15/F, Burner Plaza, 363 Java Road, North Point, Hong Kong",
            "香港北角渣華道363號爐火廣場15樓",
            "P.O. Box 33470, North Point Post Office, Hong Kong",
            "香港北角郵政局信箱33470號",
            (190, 70, 20),
        ),
    ),
    "bank": (
        Issuer(
            "Banyan Commercial Bank Limited",
            "榕樹商業銀行有限公司",
            "Banyan Tower, 88 Queen's Road Central, Central, Hong Kong",
            "香港中環皇后大道中88號榕樹大廈",
            "Shop 12, G/F, Tuen Mun Town Plaza Branch, Tuen Mun, New Territories",
            "新界屯門市廣場分行地下12號舖",
            (120, 16, 32),
        ),
        Issuer(
            "Junk Bay Savings Bank, Limited",
            "帆灣儲蓄銀行有限公司",
            "30/F, 5 Des Voeux Road West, Sheung Wan, Hong Kong",
            "香港上環德輔道西5號30樓",
            "Unit 3, 1/F, 210 Castle Peak Road, Tsuen Wan, New Territories",
            "新界荃灣青山公路210號1樓3室",
            (16, 48, 110),
        ),
    ),
    "mobile": (
        Issuer(
            "Heron Mobile Limited",
            "白鷺流動電訊有限公司",
            "Unit 1203, 12/F, Signal Tower, 33 Hung To Road, Kwun Tong, Kowloon",
            "九龍觀塘鴻圖道33號訊號大樓12樓1203室",
            "P.O. Box 65120, Kwun Tong Post Office, Kowloon",
            "九龍觀塘郵政局信箱65120號",
            (90, 30, 130),
        ),
        Issuer(
            "Ferry Telecommunications (HK) Limited",
            "渡輪電訊(香港)有限公司",
            "8/F, 1 Wang Kee Street, Kowloon Bay, Kowloon",
            "九龍九龍灣宏基街1號8樓",
            "GPO Box 4477, Hong Kong",
            "香港郵政總局信箱4477號",
            (0, 120, 120),
        ),
    ),
    "broadband": (
        Issuer(
            "Dragonfly Broadband Limited",
            "蜻蜓寬頻有限公司",
            "Level 6, 99 Tai Ho Road, Tsuen Wan, New Territories",
            "新界荃灣大河道99號6樓",
            "P.O. Box 71001, Kwai Chung Post Office, New Territories",
            "新界葵涌郵政局信箱71001號",
            (200, 40, 70),
        ),
    ),
    "government": (
        Issuer(
            "Department of Assessment",
            "評稅事務署",
            "Revenue Hall, 5 Gloucester Road, Wan Chai, Hong Kong",
            "香港灣仔告士打道5號稅務堂",
            "P.O. Box 29015, Gloucester Road Post Office, Hong Kong",
            "香港告士打道郵政局信箱29015號",
            (40, 40, 40),
        ),
        Issuer(
            "Transport Licensing Bureau",
            "車輛牌照局",
            "3/F, United Centre, 95 Queensway, Admiralty, Hong Kong",
            "香港金鐘道95號統一中心3樓",
            "P.O. Box 90088, Cheung Sha Wan Post Office, Kowloon",
            "九龍長沙灣郵政局信箱90088號",
            (30, 60, 40),
        ),
    ),
    "rates": (
        Issuer(
            "Rating and Land Rent Department",
            "差餉及地租署",
            "15/F, Cheung Sha Wan Offices, 303 Cheung Sha Wan Road, Kowloon",
            "九龍長沙灣道303號長沙灣合署15樓",
            "P.O. Box 8000, Harbour Post Office, Hong Kong",
            "香港海港郵政局信箱8000號",
            (90, 50, 10),
        ),
    ),
    "tenancy": (
        Issuer(
            "Kam Fung Properties Limited",
            "錦鳳置業有限公司",
            "Room 702, 7/F, Wing On House, 71 Des Voeux Road Central, Hong Kong",
            "香港德輔道中71號永安集團大廈7樓702室",
            "",
            "",
            (40, 40, 40),
        ),
    ),
    "insurance": (
        Issuer(
            "Evergreen Trustee Company Limited",
            "長青信託有限公司",
            "20/F, Evergreen Tower, 148 Electric Road, Fortress Hill, Hong Kong",
            "香港炮台山電氣道148號長青大廈20樓",
            "P.O. Box 11500, General Post Office, Hong Kong",
            "香港郵政總局信箱11500號",
            (10, 100, 50),
        ),
        Issuer(
            "Granite Life Insurance Company Limited",
            "花崗人壽保險有限公司",
            "Unit B, 17/F, 68 Yee Wo Street, Causeway Bay, Hong Kong",
            "香港銅鑼灣怡和街68號17樓B室",
            "P.O. Box 23321, Wan Chai Post Office, Hong Kong",
            "香港灣仔郵政局信箱23321號",
            (60, 70, 90),
        ),
    ),
    "hospital": (
        Issuer(
            "Princess Alexandra Hospital",
            "亞歷山大公主醫院",
            "2 Lai King Hill Road, Kwai Chung, New Territories",
            "新界葵涌荔景山道2號",
            "Shroff Office, G/F, Block S, 2 Lai King Hill Road, Kwai Chung",
            "葵涌荔景山道2號S座地下繳費處",
            (20, 90, 90),
        ),
        Issuer(
            "Kowloon Bay Hospital",
            "九龍灣醫院",
            "19 Kai Lok Street, Kowloon Bay, Kowloon",
            "九龍九龍灣啟樂街19號",
            "Accounts Office, 1/F, 19 Kai Lok Street, Kowloon Bay",
            "九龍灣啟樂街19號1樓會計部",
            (20, 60, 120),
        ),
    ),
}
