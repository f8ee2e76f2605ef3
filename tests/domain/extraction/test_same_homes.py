"""The same home is found in any spelling, in other words and in the other language."""

import pytest

from tests.support.compared_pages import CHINESE, ENGLISH, HOME, PRIVATE, compared, holder
from tests.support.read_pages import page_of
from workstation.domain.extraction import Part, PartVerdict, Verdict


class TestTheSameHome:
    @pytest.mark.parametrize("street", ["On Lok|Rd, Yuen Long", "On Lok|Rd., Yuen Long"])
    def test_is_found_where_a_line_breaks_before_the_word_for_a_road(self, street: str) -> None:
        page = holder("Rm 7, 1/F., Hing Wing Court", *f"18 {street}".split("|"))
        address = "Rm 7, 1st Floor, Hing Wing Court, 18 On Lok Road, Yuen Long"

        assert compared(page, address).verdict is Verdict.MATCH
        assert compared(page, address.replace("18", "16")).verdict is Verdict.MISMATCH

    @pytest.mark.parametrize(
        "address",
        [
            HOME,
            "RM 1203 12F WAH KEE HSE WAH FU (1) EST ABERDEEN",
            "Flat 3, 12/F, Wah Kee House, Wah Fu (I) Estate",
            "Flat 1203, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
            "香港仔華富(一)邨華基樓12樓1203室",
            "华富一邨华基楼十二楼1203室",
            "Ｆｌａｔ １２０３， １２／Ｆ， Wah Kee House, Wah Fu (I) Estate",
        ],
    )
    def test_is_found_in_any_spelling(self, address: str) -> None:
        assert compared(page_of(*ENGLISH), address).verdict is Verdict.MATCH
        assert compared(page_of(*CHINESE), address).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        "address",
        [
            PRIVATE,
            "Room B, 18th Floor, Block 3, Telford Gardens, 33 Wai Yip Street",
            "觀塘偉業街33號德福花園3座18樓B室",
        ],
    )
    def test_of_a_private_estate_too(self, address: str) -> None:
        page = holder(
            "FLAT B 18/F BLOCK 3", "TELFORD GARDENS", "33 WAI YIP STREET", "KWUN TONG KOWLOON"
        )

        assert compared(page, address).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        "name",
        ["Chan Tai Man", "TAI MAN CHAN", "CHAN TAIMAN", "Mr Chan Tai Man", "CHÁN TAI MAN",
         "陳大文", "陈大文 先生"],
    )  # fmt: skip
    def test_under_the_name_in_any_spelling(self, name: str) -> None:
        page = holder(*ENGLISH[4:8], name=name)

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        ("address", "rows"),
        [
            ("Flat 12C, Block 3, Telford Gardens", ("FLAT C 12/F BLOCK 3", "TELFORD GARDENS")),
            ("Flat C, 12/F, Block 3, Telford Gardens", ("BLOCK 3 12C", "TELFORD GARDENS")),
            ("Flat C, 12/F, Block 3, Telford Gardens", ("C 12/F BLOCK 3", "TELFORD GARDENS")),
            ("Flat C, 12/F, Block 3, Telford Gardens", ("Unt C 12/F BLOCK 3", "TELFORD GARDENS")),
            ("Flat 3, 1/F, Wah Kee House, Wah Fu (I) Estate",
             ("FLAT 3, l/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")),
            ("Flat 1108, Kam Wah Building, 18-24 Sai Yeung Choi Street South",
             ("FLAT 1108 KAM WAH BUILDING", "18-24 SAI YEUNG CHOI ST S")),
            ("西營盤皇后大道西226A號福星大廈3樓C室",
             ("西營盤皇后大道西226號A", "福星大廈3字樓C座")),
            ("新界 屯門 青山公路333號 恒福花園 7座 16樓 A室",
             ("屯門青山公路333號", "恒福花園7座16樓A室")),
            ("Flat A, 16/F, Yiu Wah House, Yiu Tung Estate 耀東邨耀華樓16樓A室",
             ("耀東邨", "耀華樓16樓A室")),
            ("耀東邨耀華樓16樓A室 Flat A, 16/F, Yiu Wah House, Yiu Tung Estate",
             ("FLAT A, 16/F, YIU WAH HOUSE", "YIU TUNG ESTATE")),
            ("Flat 3, 8/F, Shun Fai House, Shun Chi Court",
             ("Flat 3, 8/F, Shun Fal House", "Shun Chi Court")),
            ("Flat 3, 8/F, Shun Fai House, Shun Chi Court",
             ("FLAT 3 8/F SHUN FAL HOUSE", "SHUN CHI COURT")),
            ("耀東邨耀華樓十六樓一六一二室", ("耀東邨", "耀華樓1612室")),
            ("耀東邨耀華樓1612室", ("耀東邨", "耀華樓十六樓一六一二室")),
            ("耀東邨耀華樓一六一二室", ("耀東邨", "耀華樓16樓12室")),
            ("Flat 8-03, Yiu Wah House, Yiu Tung Estate",
             ("FLAT 3 8/F", "YIU WAH HOUSE", "YIU TUNG ESTATE")),
            ("Flat 3, 8th/F, Yiu Wah House, Yiu Tung Estate",
             ("FLAT 8-03", "YIU WAH HOUSE", "YIU TUNG ESTATE")),
            ("北角渣華道65號利民大廈6樓B室", ("北角渣華道65", "號利民大廈6樓B室")),
            ("大埔錦山村30B號二樓", ("新界大埔錦山", "村30B號二樓")),
            ("西貢竹角路康曦花園21號屋", ("西貢竹角路康曦花", "園21號屋")),
            ("Shop 3A, Ground Floor, 92 Chuen Lung Street, Tsuen Wan",
             ("SHOP 3A G/F", "92 CHUEN LUNG STREET", "TSUEN WAN")),
            ("Front Portion, 5/F, 28 Shantung Street", ("九龍旺角山東街28號5樓前座",)),
            ("九龍旺角山東街28號5樓後座", ("REAR FLAT, 5/F", "28 SHANTUNG STREET, MONG KOK")),
            ("2nd Floor, House 33, Kam Shan Tsuen", ("2/F, 33 KAM SHAN TSUEN",)),
            ("33 Kam Shan Tsuen 2/F", ("2/F, HOUSE 33 KAM SHAN TSUEN", "TAI PO")),
            ("大埔錦山村33號屋2樓", ("大埔錦山村33號2樓",)),
            ("House 21, Telford Gardens", ("HOUSE 21 TELFORD GARDENS",)),
            ("Flat 2, 19/F, Block 34, Heng Fa Chuen", ("杏花邨第34座19字樓2室",)),
            ("18B, Block 3, Telford Gardens", ("FLAT B 18/F", "BLOCK 3, TELFORD GARDENS")),
            ("Flat B, 18/F, Block 3, Telford Gardens", ("18B,", "BLOCK 3, TELFORD GARDENS")),
            ("1203, Wah Kee House, Wah Fu (I) Estate",
             ("UNIT 1203, 12/F", "WAH KEE HOUSE, WAH FU (I) ESTATE")),
            ("馬灣珀麗灣二期10座13樓G室", ("馬灣珀麗灣二期第10座13G室",)),
            ("觀塘曉光街21號曉麗苑曉順閣24樓5室",
             ("FLAT 5 24/F", "HIU SHUN HOUSE, HIU LAI COURT", "21 HIU KWONG STREET")),
            ("新界元朗錦繡花園45B號屋", ("新界元朗錦繡花園", "45B號屋")),
            ("Rm 2928, Wah Ming Hse, Wah Fu (I) Estate, Southern",
             ("香港南區", "華富一邨華明樓2928號室")),
            ("大埔中心一期7座8B室", ("RM B 8/F, BLK 7", "TAI PO CENTRE PHASE 1, TAI PO")),
            ("Room 4, Flat A, 6/F, 312 Mercer Street, Sheung Wan",
             ("RM 4, 6/F, FLT A", "312 MERCER STREET", "SHEUNG WAN")),
            ("Room 4, Flat A, 6/F, 312 Mercer Street, Sheung Wan",
             ("上環孖沙街312號", "6樓A室4號板間房")),
            ("觀塘偉樂街3號5樓A室劏房8號", ("觀塘偉樂街3號", "5字樓A室八號房")),
            ("坪洲山頂村92A號", ("92A SHAN TING TSUEN", "PENG CHAU")),
            ("旺角金馬倫道313號新輝大廈1519號", ("旺角金馬倫道313號", "新輝大廈15樓1519室")),
            ("Flat A2, 17/F, Tower 6B, Lions Rise, 8 Muk Lun Street, Wong Tai Sin",
             ("黃大仙睦鄰街8號", "現崇山第6B座17樓A2室")),
            ("新界荃灣蕙荃路22號綠楊新邨A座28樓H室",
             ("28/F FLAT H BLOCK A", "LUK YEUNG SUN CHUEN", "22 WAI TSUEN ROAD", "TSUEN WAN")),
            ("Flat A, 18/F, Tower 7, Phase 3, LOHAS Park, Tseung Kwan O",
             ("新界將軍澳日出康城第3期", "7座18樓A室")),
            ("Shop 17, G/F, Kong Sheng Mansion, 64 Wo Yi Hop Road",
             ("G/F. SHOP 17", "KONG SHENG MANSION", "64 WO YI HOP ROAD")),
            ("Flat RB, 33/F, Block 25, Laguna City",
             ("觀塘麗港東街14號麗港城", "25座33字樓RB室")),
            ("九龍觀塘麗港城25座33樓 RB室",
             ("FLAT RB 33/F BLOCK 25", "LAGUNA CITY, KWUN TONG")),
            ("Flat SA, 39/F, Block 3, Telford Gardens",
             ("FLAT NO. SA", "39/F BLOCK 3", "TELFORD GARDENS")),
            ("九龍觀塘開源道55號海聯工業中心18/F 16工場",
             ("九龍觀塘開源道55號海聯工業中心18樓16號工塲",)),
            ("Workshop C, 7/F, Wah Hing Industrial Building, 36 Tai Yau Street",
             ("7/F WORKSHOP C", "WAH HING IND BLDG", "36 TAI YAU STREET")),
            ("Workshop 16, 18/F, King's Win Industrial Building, 32 Lei Muk Road",
             ("葵涌梨木道32號", "金運工業大廈18樓16工場")),
            ("G/F, Lot 751 RP in DD 195, Chung Uk Tsuen, Tai Po",
             ("新界大埔鍾屋村", "丈量約份第195約地段第751號餘段", "地下")),
            ("新界元朗上村丈量約份第205約地段第2130號B段餘段1樓",
             ("新界元朗上村", "丈量約份第205約", "地段第2130號B段", "餘段1字樓")),
            ("新界沙田銅鑼灣村丈量約份第163約地段第42號A段",
             ("沙田", "銅鑼灣村", "第163約第42號A段")),
            ("G/F, D.D. 357, Lot No. 647 S.B R.P., Tai Hang San Wai, Fanling",
             ("G/F DD 357 LOT 647 S.B RP", "TAI HANG SAN WAI", "FANLING")),
            ("G/F, Lot 42 S.A ss.1 RP in D.D.163, Chung Uk Tsuen, Tai Po",
             ("大埔鍾屋村第163約地段第42號A段第1小分段餘段地下",)),
            ("Lot 1327 RP in D.D. 195, Chung Uk Tsuen, Tai Po",
             ("LOT 1327 RP IN D.D. 195", "CHUNG UK TSUEN", "TAI PO")),
            ("G/F, Section A of Lot No. 42 in DD 163, Chung Uk Tsuen, Tai Po",
             ("G/F", "DD 163 LOT 42 SA", "CHUNG UK TSUEN", "TAI PO")),
            ("1/F, Lot 751 RP in D.D. 195, Chung Uk Tsuen 大埔鍾屋村第195約地段第751號餘段1樓",
             ("1/F, LOT 751 RP IN DD 195", "CHUNG UK TSUEN", "TAI PO")),
            ("House 5, Chung Uk Tsuen, Tai Po",
             ("HOUSE 5, LOT 751 RP IN DD 195", "CHUNG UK TSUEN", "TAI PO")),
        ],
    )  # fmt: skip
    def test_is_told_in_other_words(self, address: str, rows: tuple[str, ...]) -> None:
        assert compared(holder(*rows), address).verdict is Verdict.MATCH

    def test_tells_each_part_and_its_place(self) -> None:
        parts = {part.part: part for part in compared(page_of(*ENGLISH)).parts}

        assert parts[Part.FLAT].declared == "1203"
        assert parts[Part.FLAT].read == "1203"
        assert parts[Part.FLAT].page == 1
        quad = parts[Part.FLAT].quad
        assert quad is not None
        assert quad.bounds[1] == pytest.approx(160)
        assert all(part.verdict is PartVerdict.SAME for part in parts.values())


@pytest.mark.parametrize(
    ("printed", "declared", "other"),
    [
        (
            ("G/F, No. 157 Tai Hang", "Tai Po"),
            "G/F, No. 157 Tai Hang, Tai Po, New Territories",
            "G/F, No. 158 Tai Hang, Tai Po, New Territories",
        ),
        (
            ("FLAT E 31/F. KING YING HOUSE, KING SHAN COURT 32 FUNG SHING", "STREET, WONG TAI SIN"),
            "Flt E, 31/F, King Ying House, King Shan Court, 32 Fung Shing Street, Wong Tai Sin",
            "Flt E, 31/F, King Ying House, King Shan Court, 32 Fung Tak Road, Wong Tai Sin",
        ),
        (
            ("新界元朗青山公路一元朗段73-81號", "永富閣7樓B室"),
            "新界元朗青山公路 － 元朗段73-81號永富閣7/F B室",
            "新界元朗青山公路 － 屯門段73-81號永富閣7/F B室",
        ),
        (("新界廈村新圍147號", "地下"), "廈村新圍147號地下", "廈村新圍148號地下"),
        (
            ("深水埗", "石硤尾邨美薈樓十樓1013單位"),
            "九龍深水埗石硤尾邨美薈樓10樓1013室",
            "九龍深水埗石硤尾邨美薈樓10樓1014室",
        ),
    ],
)
def test_an_address_is_one_though_few_words_of_addresses_are_in_it(
    printed: tuple[str, ...], declared: str, other: str
) -> None:
    page = holder(*printed)

    assert compared(page, declared).verdict is Verdict.MATCH
    assert compared(page, other).verdict is not Verdict.MATCH
