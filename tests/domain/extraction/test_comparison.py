"""Declared beside read: the same home is found in any spelling, another one never."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.read_pages import HEIGHT, known_places, page_of, words_of
from workstation.domain.corrections import corrected_facts
from workstation.domain.extraction import (
    Comparison,
    Declared,
    Part,
    PartVerdict,
    ReadPage,
    ReadWord,
    Verdict,
    compare,
    extract,
)
from workstation.domain.extraction.facts import with_parts
from workstation.domain.extraction.written_addresses import compare_written
from workstation.domain.names import PersonName
from workstation.domain.proofs import ProofProblem, Quad

NAME = PersonName("CHAN Tai Man", "陳大文")
HOME = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen, Hong Kong"
PRIVATE = "Flat B, 18/F, Block 3, Telford Gardens, 33 Wai Yip Street, Kwun Tong"
ENGLISH = (
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
LOT = "G/F, Lot 751 RP in D.D. 195, Chung Uk Tsuen, Tai Po"
CHINESE = (
    "維光電力有限公司",
    "電費單",
    "",
    "陳大文先生",
    "香港仔華富(一)邨",
    "華基樓12樓1203室",
    "",
    "發單日期: 2021年11月2日",
)


def holder(*address: str, name: str = "CHAN TAI MAN") -> ReadPage:
    return page_of("Harbour Lights Power Company Limited", "", "", name, *address)


def letter(leads: str, *address: str) -> ReadPage:
    """Return a letter of prose with an address in a block that stands further in."""
    prose = (
        "Harbour Lights Power Company Limited",
        "Date: 2 November 2021",
        "This is to certify that Mr. Chan Tai Man has been employed by our company since 2019.",
        leads,
    )
    signed = ("Yours faithfully", "Lam Ki Tung", "Human Resources Manager")
    lines = [words_of(row, 60, 40 + 60 * at, at, 0.95) for at, row in enumerate(prose)]
    lines += [words_of(row, 160, 280 + 30 * at, 9 + at, 0.95) for at, row in enumerate(address)]
    lines += [words_of(row, 60, 460 + 30 * at, 19 + at, 0.95) for at, row in enumerate(signed)]
    return replace(page_of(), words=tuple(chain.from_iterable(lines)))


def in_small_print(word: ReadWord) -> ReadWord:
    """Return a word of a Chinese name a fifth as high."""
    if word.text[0].isascii():
        return word
    top, bottom = word.top + 8, word.bottom - 8
    return replace(
        word, top=top, bottom=bottom, quad=Quad.of_box(word.left, top, word.right, bottom)
    )


def spread(word: ReadWord, width: float) -> ReadWord:
    """Return a word; what was hardly read takes ``width`` pixels from the edge of the page's text.

    A character of its own is the first half of that.
    """
    if word.confidence > 0.3:
        return word
    middle, right = 60 + width / 2, 60 + width
    first = len(word.text) == 1 and not word.text.isascii()
    left, right = (60.0, middle) if first else (60.0 if len(word.text) > 1 else middle, right)
    quad = Quad.of_box(left, word.top, right, word.bottom)
    return replace(word, left=left, right=right, quad=quad)


def compared(page: ReadPage, address: str = HOME, name: PersonName = NAME) -> Comparison:
    declared = Declared(id="1", name=name, address=address)
    return compare(extract([page], known_places()), declared, known_places())


def verdicts(comparison: Comparison) -> dict[Part, PartVerdict]:
    return {part.part: part.verdict for part in comparison.parts}


class TestTheSameHome:
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

    def test_below_a_label_and_the_name_behind_it(self) -> None:
        label = words_of("To致:", 60, 40, 0, 0.95)
        name = words_of("CHAN TAI MAN", 190, 40, 0, 0.95)
        rows = ("FLAT 1203, 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")
        lines = [words_of(row, 190, 70 + 30 * at, 1 + at, 0.95) for at, row in enumerate(rows)]
        page = replace(page_of(), words=(*label, *name, *chain.from_iterable(lines)))

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize("code", ["0048213-0001-03-N", "#HK03 00217#", "*0917 33 A*"])
    def test_below_what_the_post_sorts_by(self, code: str) -> None:
        page = page_of(*ENGLISH[:4], code, *ENGLISH[4:])

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        "between", [("12345678",), ("23456789",), ("A/C 123456789",), ("0048213-01", "0048213-02")]
    )
    def test_not_below_a_number_and_another_name(self, between: tuple[str, ...]) -> None:
        rows = ("Payer CHAN TAI MAN", *between, "Account holder: WONG SIU MING", *ENGLISH[4:])

        assert compared(page_of(*ENGLISH[:3], *rows)).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "sender",
        [
            "Return address: 1 Garden Road, Hong Kong",
            "If undelivered, please return to: 37/F, Harbour Road Centre, Wan Chai",
        ],
    )
    def test_below_a_line_that_says_where_the_letter_comes_back_to(self, sender: str) -> None:
        page = page_of("Harbour Lights Power Company Limited", "", "", sender, *ENGLISH[3:])

        assert compared(page).verdict is Verdict.MATCH
        assert compared(page, "1 Garden Road, Hong Kong").verdict is not Verdict.MATCH

    def test_right_below_a_long_return_address_nobody_lives_there(self) -> None:
        page = page_of("Ocean Bank", "Statement", "", f"Return address: {HOME}", "CHAN TAI MAN", "")

        assert compared(page).verdict is not Verdict.MATCH

    def test_below_a_label_of_who_sent_it_nobody_is_written_to(self) -> None:
        page = page_of("Power Company Limited", "", "", "If undelivered return to:", *ENGLISH[3:])

        assert compared(page).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "names", ["陳大文、李小明", "張小明陳大文", "李小明先生陳大文先生", "陳大文先生李小明女士"]
    )
    def test_beside_an_area_and_two_who_are_named_together(self, names: str) -> None:
        rows = ("FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE", "Aberdeen")
        page = page_of("港電有限公司", "", names, *rows)

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize("printed", ["Chan Tal Man Peter陳大文", "陳大文 CHAN Tal Man"])
    def test_beside_a_name_whose_i_was_read_as_a_small_l(self, printed: str) -> None:
        page = page_of("Harbour Lights Power Company Limited", "", "", printed, *ENGLISH[4:8])

        assert compared(page).verdict is Verdict.MATCH

    def test_below_a_reference_which_is_nobody(self) -> None:
        page = page_of("房屋署", "Our Ref.本處檔號: SWD/6864", "陳大文", *CHINESE[4:6])

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        "names", ["陳大文李", "陳大文小明", "陳大文李小明", "陳大文司機費", "陳大文高小姐"]
    )
    def test_not_beside_what_may_be_more_of_a_name(self, names: str) -> None:
        rows = ("FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE", "Aberdeen")

        assert compared(page_of("港電有限公司", "", names, *rows)).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "printed",
        [
            "MR CHAN TAI MAN PETER",
            "Peter Tai Man Chan",
            "CHAN, Tai Man, Peter",
            "PETER CHAN TAI MAN",
            "CHAN TAI MAN PETER AND WONG MEI LING",
        ],
    )
    def test_beside_an_english_given_name_of_the_same_person(self, printed: str) -> None:
        page = page_of("Harbour Lights Power Company Limited", "", "", printed, *ENGLISH[4:])

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        "printed",
        [
            "CHAN TAI MAN DECEASED",
            "THE LATE CHAN TAI MAN",
            "MOTHER CHAN TAI MAN",
            "CHAN TAI MAN BAKERY",
            "SZETO CHAN TAI MAN",
            "KHAN CHAN TAI MAN",
            "CHAN TAI MAN TRADING",
            "CHAN TAI MAN PETER PAUL",
            "CHAN TAI MAN KA",
            "WONG CHAN TAI MAN",
            "CHAN TAI PETER",
        ],
    )
    def test_not_beside_other_words_of_a_name(self, printed: str) -> None:
        page = page_of("Harbour Lights Power Company Limited", "", "", printed, *ENGLISH[4:])

        assert compared(page).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "leads",
        [
            "According to our records, the residential address of the above employee is:",
            "who has told us that his home address is as follows:",
            "and that she is residing at the following address:",
            "根據本公司紀錄,該員工的住址為:",
        ],
    )
    def test_on_the_lines_that_a_letter_leads_to(self, leads: str) -> None:
        rows = ("FLAT 1203, 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")
        page = letter(leads, *rows)

        assert compared(page).verdict is Verdict.MATCH
        assert compared(page, name=PersonName("LAM Ki Tung", "")).verdict is Verdict.UNSURE

    @pytest.mark.parametrize(
        "leads",
        [
            "Please send any change of your home address to our office address:",
            "You may tell us your residential address by a letter to:",
            "Please return the form to the following address:",
        ],
    )
    def test_not_on_the_lines_that_a_letter_has_sent_to(self, leads: str) -> None:
        page = letter(leads, "FLAT 1203, 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")

        assert compared(page).verdict is Verdict.UNSURE

    def test_tells_each_part_and_its_place(self) -> None:
        parts = {part.part: part for part in compared(page_of(*ENGLISH)).parts}

        assert parts[Part.FLAT].declared == "1203"
        assert parts[Part.FLAT].read == "1203"
        assert parts[Part.FLAT].page == 1
        quad = parts[Part.FLAT].quad
        assert quad is not None
        assert quad.bounds[1] == pytest.approx(160)
        assert all(part.verdict is PartVerdict.SAME for part in parts.values())


class TestAnotherHome:
    @pytest.mark.parametrize(
        ("address", "part"),
        [
            ("Flat 1204, 12/F, Wah Kee House, Wah Fu (I) Estate", Part.FLAT),
            ("Flat 203, 2/F, Wah Kee House, Wah Fu (I) Estate", Part.FLOOR),
            ("Flat 1303, 13/F, Wah Kee House, Wah Fu (I) Estate", Part.FLOOR),
            ("Flat 1203, 12/F, Wah Kin House, Wah Fu (I) Estate", Part.BLOCK),
            ("Flat 1203, 12/F, Wah Kee House, Choi Wan (I) Estate", Part.ESTATE),
            ("華富(一)邨華基樓12樓1204室", Part.FLAT),
        ],
    )
    def test_is_a_mismatch_in_the_part_that_differs(self, address: str, part: Part) -> None:
        comparison = compared(page_of(*ENGLISH), address)

        assert comparison.verdict is Verdict.MISMATCH
        assert verdicts(comparison)[part] is PartVerdict.DIFFERENT

    @pytest.mark.parametrize(
        ("printed", "address"),
        [
            ("FLAT A 12/F BLOCK 12", "Flat A, 2/F, Block 12"),
            ("FLAT A 2/F BLOCK 12", "Flat A, 12/F, Block 12"),
            ("FLAT A 2/F BLOCK 12", "Flat A, 2/F, Block 1"),
            ("FLAT AB 2/F BLOCK 1", "Flat A, 2/F, Block 1"),
            ("FLAT 8 2/F BLOCK 1", "Flat B, 2/F, Block 1"),
            ("FLAT B 2/F BLOCK 1", "Flat 8, 2/F, Block 1"),
            ("FLAT B 2/F", "Flat B, 2/F, Block 1"),
            ("FLAT B 2/F BLOCK 1", "Flat B, 2/F"),
            ("2/F BLOCK 1", "Flat B, 2/F, Block 1"),
            ("FLAT B 2/F BLOCK 1", "2/F, Block 1"),
        ],
    )
    def test_never_matches_by_a_piece_of_a_code(self, printed: str, address: str) -> None:
        rest = "TELFORD GARDENS", "33 WAI YIP STREET", "KWUN TONG"
        page = holder(printed, *rest)
        declared = f"{address}, Telford Gardens, 33 Wai Yip Street, Kwun Tong"

        assert compared(page, declared).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        ("printed", "address"),
        [
            ("耀東邨耀華樓1712室", "耀東邨耀華樓十六樓一六一二室"),
            ("耀東邨耀華樓8-03室", "耀東邨耀華樓8樓4室"),
            ("耀東邨耀華樓8-03室", "耀東邨耀華樓9樓3室"),
            ("西貢竹角路康曦花園22號屋", "西貢竹角路康曦花園21號屋"),
            ("G/F SHOP 3A 92 CHUEN LUNG STREET", "Shop 3, Ground Floor, 92 Chuen Lung Street"),
            ("G/F SHOP 3 92 CHUEN LUNG STREET", "Shop 3A, Ground Floor, 92 Chuen Lung Street"),
            ("G/F SHOP 3 92 CHUEN LUNG STREET", "Ground Floor, 92 Chuen Lung Street"),
            ("G/F SHOP 3 92 CHUEN LUNG STREET", "Flat 3, Ground Floor, 92 Chuen Lung Street"),
            ("G/F FLAT 3 92 CHUEN LUNG STREET", "Shop 3, Ground Floor, 92 Chuen Lung Street"),
            ("旺角金華大廈地下3號室", "旺角金華大廈地下3號舖"),
            ("旺角金華大廈地下3及5號舖", "旺角金華大廈地下3號舖"),
            ("西貢竹角路康曦花園21室", "西貢竹角路康曦花園21號屋"),
            ("西貢竹角路康曦花園21號舖", "西貢竹角路康曦花園21號屋"),
            ("HOUSE 3 TELFORD GARDENS", "Flat 3, Telford Gardens"),
            ("HOUSE 3 TELFORD GARDENS", "House 4 Telford Gardens"),
            ("杏花邨第33座19字樓2室", "Flat 2, 19/F, Block 34, Heng Fa Chuen"),
            ("FLAT B 12/F BLOCK 4 MANHATTAN HILL MEI FOO", "Flat B, 12/F, Block 4, Mei Foo"),
            ("黃大仙彩虹道242號采頤花園6座20D室", "黃大仙彩虹道242號日出康城6座20D室"),
            ("HOUSE 3 STUBBS ROAD", "Shop 3, Stubbs Road"),
            ("松柏新邨1座5樓A室", "Flat A, 5/F, Block 1, Evergreen Villa, Sai Kung"),
            ("北角寶馬山1座5樓A室", "Flat A, 5/F, Block 1, Grand Palisades"),
            ("麗城花園二期1座5樓A室", "Flat A, 5/F, Block 1, Belvedere Garden"),
            (
                "FLAT A 5/F BLOCK 1 BELVEDERE GARDEN PHASE 2",
                "Flat A, 5/F, Block 1, Belvedere Garden",
            ),
            ("5 STUBBS ROAD", "Shop 5, Stubbs Road"),
            ("FLAT 12 STUBBS ROAD", "House 12, Stubbs Road"),
            ("FLAT 28 1/F LUNG HA WAN SAI KUNG", "128, Lung Ha Wan, Sai Kung"),
            ("18B NATHAN ROAD", "Flat B, 18/F, Nathan Road"),
            ("BLOCK 3 TELFORD GARDENS 18B", "18C, Block 3, Telford Gardens"),
            ("馬灣珀麗灣二期第10座13H室", "馬灣珀麗灣二期10座13樓G室"),
            ("FLAT 5 24/F HIU TIN HOUSE HIU LAI COURT", "曉麗苑曉順閣24樓5室"),
            ("新界元朗錦繡花園45C號屋", "新界元朗錦繡花園45B號屋"),
            ("柴灣第34座19字樓2室", "Flat 2, 19/F, Block 34, Heng Fa Chuen"),
            ("2/F HOUSE 33 KAM SHAN TSUEN", "2/F, House 34, Kam Shan Tsuen"),
            ("九龍旺角山東街28號5樓後座", "Front Flat, 5/F, 28 Shantung Street"),
            ("山東街28號5樓前後座", "Front Flat, 5/F, 28 Shantung Street"),
            ("REAR AND FRONT PORTION 5/F 28 SHANTUNG STREET", "山東街28號5樓前座"),
            ("5/F 28 SHANTUNG STREET", "Front Flat, 5/F, 28 Shantung Street"),
            ("FRONT FLAT 5/F 28 SHANTUNG STREET", "5/F, 28 Shantung Street"),
            ("FLAT A 5/F 28 SHANTUNG STREET", "Front Flat, 5/F, 28 Shantung Street"),
            (
                "FLAT 8-09 8/F YIU WAH HOUSE YIU TUNG ESTATE",
                "Flat 9, 8/F, Yiu Wah House, Yiu Tung Estate",
            ),
        ],
    )
    def test_is_no_other_house_shop_or_flat_in_numerals(self, printed: str, address: str) -> None:
        assert compared(holder(printed), address).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "street",
        ["33 WAI YIP STREET EAST", "133 WAI YIP STREET", "3 WAI YIP STREET", "33A WAI YIP ST"],
    )
    def test_never_matches_by_a_piece_of_a_street(self, street: str) -> None:
        page = holder("FLAT B 18/F BLOCK 3", "TELFORD GARDENS", street, "KWUN TONG")

        assert compared(page, PRIVATE).verdict is not Verdict.MATCH

    def test_never_matches_on_words_no_list_knows(self) -> None:
        page = holder("FLAT B 3/F", "PURPLE LANTERN MANSION", "KWUN TONG")

        same = compared(page, "Flat B, 3/F, Purple Lantern Mansion, Kwun Tong")
        other = compared(page, "Flat B, 3/F, Purple Lanterns Mansion, Kwun Tong")
        longer = compared(page, "Flat B, 3/F, Great Purple Lantern Mansion, Kwun Tong")

        assert same.verdict is Verdict.MATCH
        assert Verdict.MATCH not in {other.verdict, longer.verdict}

    @pytest.mark.parametrize(
        "name",
        [
            PersonName("CHAN Tai Wan", "陳大雲"),
            PersonName("CHAN Man Tai", "陳文大"),
            PersonName("CHAN Tai", "陳大"),
            PersonName("CHAN Tai Man Peter", "陳大文彼"),
            PersonName("WONG Tai Man", "黃大文"),
        ],
    )
    def test_is_another_persons(self, name: PersonName) -> None:
        for page in (page_of(*ENGLISH), page_of(*CHINESE)):
            assert compared(page, name=name).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "name", [PersonName("CHAN Tai Man", "陳少文"), PersonName("CHAN Siu Man", "陳大文")]
    )
    def test_is_another_persons_who_is_named_in_a_column_beside(self, name: PersonName) -> None:
        page = page_of(
            "Harbour Lights Power Company Limited|香港電力公司",
            "",
            "CHAN TAI MAN|陳大文",
            "FLAT 1203, 12/F|香港仔華富(一)邨",
            "WAH KEE HOUSE|華基樓12樓1203室",
            "WAH FU (I) ESTATE|",
            "",
        )

        assert compared(page).verdict is Verdict.MATCH
        assert compared(page, name=name).verdict is not Verdict.MATCH

    def test_scenario_10_a_plainly_other_name_is_a_finding(self) -> None:
        comparison = compared(page_of(*ENGLISH), name=PersonName("WONG Siu Ling", ""))

        assert comparison.verdict is Verdict.MISMATCH
        assert [one.problem for one in comparison.findings] == [ProofProblem.OTHER_NAME]

    def test_of_a_homophone_beside_the_name_is_for_a_person_to_see(self) -> None:
        page = holder("陳太民", *ENGLISH[4:8])

        assert compared(page).verdict is Verdict.UNSURE

    @given(st.integers(1, 40), st.integers(1, 20), st.integers(1, 40), st.integers(1, 20))
    def test_of_another_number_never_matches(
        self, floor: int, unit: int, other_floor: int, other_unit: int
    ) -> None:
        assume((floor, unit) != (other_floor, other_unit))
        rest = "Wah Kee House, Wah Fu (I) Estate"
        page = holder(f"FLAT {floor}{unit:02d} {floor}/F", *ENGLISH[5:8])

        same = compared(page, f"Flat {floor}{unit:02d}, {floor}/F, {rest}")
        other = compared(page, f"Flat {other_floor}{other_unit:02d}, {other_floor}/F, {rest}")

        assert same.verdict is Verdict.MATCH
        assert other.verdict is Verdict.MISMATCH

    @given(
        st.from_regex(r"[A-H]|[1-9]|1[0-9]|[A-D][1-9]", fullmatch=True),
        st.integers(1, 39),
        st.integers(1, 12),
        st.from_regex(r"[A-H]|[1-9]|1[0-9]|[A-D][1-9]", fullmatch=True),
        st.integers(1, 39),
        st.integers(1, 12),
    )
    def test_of_other_codes_never_matches(
        self,
        flat: str,
        floor: int,
        block: int,
        other_flat: str,
        other_floor: int,
        other_block: int,
    ) -> None:
        assume((flat, floor, block) != (other_flat, other_floor, other_block))
        rest = "Telford Gardens, 33 Wai Yip Street, Kwun Tong"
        page = holder(
            f"FLAT {flat} {floor}/F BLOCK {block}",
            "TELFORD GARDENS",
            "33 WAI YIP STREET",
            "KWUN TONG",
        )

        same = compared(page, f"Flat {flat}, {floor}/F, Block {block}, {rest}")
        other = compared(page, f"Flat {other_flat}, {other_floor}/F, Block {other_block}, {rest}")

        assert same.verdict is Verdict.MATCH
        assert other.verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        ("address", "rows"),
        [
            ("Flat 1203, Wah Kee House, Wah Fu (I) Estate",
             ("FLAT 3, 5/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")),
            ("Flat 12C, Block 3, Telford Gardens", ("FLAT 12C 5/F BLOCK 3", "TELFORD GARDENS")),
            ("Flat 12C, Block 3, Telford Gardens", ("FLAT C 5/F BLOCK 3", "TELFORD GARDENS")),
            ("Flat C, 5/F, Block 3, Telford Gardens", ("BLOCK 3 12C", "TELFORD GARDENS")),
            ("西營盤皇后大道西226號福星大廈3樓C室",
             ("西營盤皇后大道西226號A", "福星大廈3字樓C座")),
            ("Flat 1108, Kam Wah Building, 18-24 Sai Yeung Choi Street North",
             ("FLAT 1108 KAM WAH BUILDING", "18-24 SAI YEUNG CHOI ST S")),
            ("Flat A, 16/F, Yiu Wah House, Yiu Tung Estate 耀東邨耀華樓16樓B室",
             ("FLAT A, 16/F, YIU WAH HOUSE", "YIU TUNG ESTATE")),
            ("Flat A, 16/F, Yiu Wah House, Yiu Tung Estate 耀東邨耀昌樓16樓A室",
             ("FLAT A, 16/F, YIU WAH HOUSE", "YIU TUNG ESTATE")),
            ("Room 4, Flat A, 6/F, 312 Mercer Street",
             ("ROOM 5, FLAT A, 6/F", "312 MERCER STREET")),
            ("Room 4, Flat A, 6/F, 312 Mercer Street",
             ("ROOM 4, FLAT B, 6/F", "312 MERCER STREET")),
            ("上環孖沙街312號6樓A室4號房", ("上環孖沙街312號", "6樓A室5號房")),
            ("旺角金馬倫道313號新輝大廈1519號", ("旺角金馬倫道313號", "新輝大廈15樓1518室")),
            ("Flat A2, 17/F, Tower 6A, Lions Rise, 8 Muk Lun Street, Wong Tai Sin",
             ("黃大仙睦鄰街8號", "現崇山第6B座17樓A2室")),
            ("Flat A, 18/F, Tower 7, Phase 3, LOHAS Park, Tseung Kwan O",
             ("新界將軍澳日出康城第2期", "7座18樓A室")),
            ("92 Shan Ting Tsuen, Peng Chau", ("92A SHAN TING TSUEN", "PENG CHAU")),
            ("青山公路388號5樓B室", ("深水埗青山道388號5樓B室",)),
            ("青山公路388號5樓B室", ("FLAT B 5/F 388 CASTLE PEAK ROAD", "CHEUNG SHA WAN")),
            ("Flat B, 5/F, 388 Castle Peak Road, Cheung Sha Wan", ("青山公路388號5樓B室",)),
            ("Flat B, 5/F, 388 Castle Peak Road, Kowloon", ("元朗青山公路388號5樓B室",)),
            ("Flat B, 5/F, 388 Tai Po Road, Sham Shui Po", ("大埔公路388號5樓B室",)),
            ("Flat B, 5/F, 12 Shantung Street, Mong Kok", ("FLAT B 5/F", "12 SHANTUNG STREET")),
            ("Flat B, 5/F, 12 Shantung Street, Mong Kok", ("山東街12號5樓B室",)),
            ("12 Tin Sam Tsuen, Sha Tin", ("12 TIN SAM TSUEN", "NEW TERRITORIES")),
            *(("九龍觀塘麗港城25座33樓RB室", (f"觀塘麗港城25座33樓{flat}",)) for flat in (
                "RC室", "LB室", "RB1室", "RA及RB室", "RA室及RB室", "R8室", "BR室", "B座", "")),
            *((f"Flat {flat}, 33/F, Block 25, Laguna City",
               ("FLAT RB 33/F BLOCK 25", "LAGUNA CITY, KWUN TONG")) for flat in (
                "RC", "LB", "RB1", "RA & RB", "RB-RC", "R8", "2B")),
            *(("九龍觀塘開源道55號海聯工業中心18樓16工場",
               ("觀塘開源道55號", f"海聯工業中心{shop}")) for shop in (
                "18樓17工場", "18樓61工場", "18樓1工場", "18樓16室", "18樓16號舖", "18樓15及16工場",
                "13樓16工場", "18樓16A工場", "18樓")),
            ("Workshop C, 7/F, Wah Hing Industrial Building",
             ("7/F FLAT C", "WAH HING IND BLDG")),
            ("Flat C, 7/F, Wah Hing Industrial Building",
             ("7/F WORKSHOP C", "WAH HING IND BLDG")),
            *((LOT, (f"G/F {lot} CHUNG UK TSUEN", "TAI PO")) for lot in (
                "LOT 751 RP IN DD 196,", "LOT 757 RP IN DD 195,", "LOT 751 S.A IN DD 195,",
                "751", "195", "HOUSE 7, LOT 752 RP IN DD 195,", "HOUSE A, LOT 751 RP IN DD 195,",
                "EAST WING, LOT 751 RP IN DD 195,", "ADJACENT TO LOT 751 RP IN DD 195,",
                "LOT 751 RP IN DD 195; S.A,", "PTN OF LOT 751 RP IN DD 195,")),
            (LOT, ("大埔鍾屋村", "丈量約份第195約地段第751號餘段旁地下")),
            ("葵涌梨木道32號金運工業大廈3樓5工場",
             ("葵涌梨木道32號", "金運工業大廈3樓A座5號工場")),
            ("葵涌梨木道32號金運工業大廈3樓5工場",
             ("葵涌梨木道32號", "金運工業大廈3樓5號及6號工場")),
            ("Workshop 7, 7/F, Wah Hing Industrial Building",
             ("7/F WORKSHOP 7/8", "WAH HING IND BLDG")),
            (LOT, ("大埔鍾屋村", "丈量約份第195約地段第751號A段地下")),
            (LOT, ("大埔鍾屋村", "丈量約份第195約地段第752號餘段地下")),
            (LOT, ("大埔鍾屋村", "丈量約份第195約地段第751號餘段1樓")),
            (LOT, ("大埔沙羅洞村", "丈量約份第195約地段第751號餘段地下")),
            ("G/F, D.D. 357, Tai Hang San Wai, Fanling",
             ("G/F DD 357", "TAI HANG SAN WAI", "FANLING")),
            ("G/F, Lot 5 S.A ss.1 in D.D. 357, Tai Hang San Wai, Fanling",
             ("G/F DD 357 LOT 5 S.A SS.2", "TAI HANG SAN WAI", "FANLING")),
        ],
    )  # fmt: skip
    def test_is_none_however_alike_it_is_written(self, address: str, rows: tuple[str, ...]) -> None:
        assert compared(holder(*rows), address).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        ("home", "rows"),
        [
            ("Flat A, 3/F, Block 3", ("FLAT 3A S/F", "BLOCK 3")),
            ("Flat A, 3/F, Block 3", ("FLAT 3A FIFTH FLOR", "BLOCK 3")),
            ("Flat A, 3/F, Block 3", ("TOWER 3 3A", "S/F")),
            ("Flat C, 12/F, Block 3", ("FLAS C & D", "12/F BLOCK 3")),
            ("Flat C, 12/F, Block 3", ("UNT C", "ROM D 12/F BLOCK 3")),
            ("Flat A, 12/F, Block 3", ("ROOF A", "12/F BLOCK 3")),
            ("Flat C, 12/F, Block 3", ("BLOCK 3 12C, D",)),
            ("Flat C, 12/F, Block 3", ("BLOCK 3 12C", "12D")),
            ("Flat A, 12/F, Tower 2", ("TOWER 2 12A", "TOWER 3 14B")),
            ("Flat A, 3/F", ("FLAT 3A, 3B",)),
            ("Flat 3, 12/F", ("TOWER", "3, 12/F")),
            ("Flat 9, 5/F", ("9 5/F",)),
            ("Flat 8, 5/F", ("FLAT 8 9 5/F",)),
            ("Flat 2, 1/F, Block 3", ("2 l/F BLOCK 3",)),
            ("Flat B, 1/F, Block 3", ("FLAT B", "2 l/F BLOCK 3")),
            ("Flat B, 1/F, Block 3", ("FLAT B l l/F BLOCK 3",)),
            ("德福花園7樓11室", ("德福花園2 7樓11室",)),
            ("Flat C, 2/F, Block 3", ("FLAT C l 2/F BLOCK 3",)),
            ("德福花園3座7樓C室", ("德福花園3座二 7樓C室",)),
            ("德福花園12樓3號", ("德福花園12樓3號4號",)),
            ("Flat C, 12/F, Block 3", ("FLAT 12C FLOOR BLOCK 3",)),
            ("Flat C, 12/F, Block 3", ("德福花園 3座, 12C, 偉業街",)),
            ("Flat C, 12/F, Telford Gardens 德福花園3座12樓C室", ("FLAT C 12/F",)),
            ("Flat C, 12/F, Telford Gardens 德福花園12樓C室南翼", ("FLAT C, 12/F", "NORTH WING")),
            ("Flat C, 12/F, 33 Nathan Road, 富華閣12樓C室", ("FLAT C 12/F", "33 NATHAN ROAD")),
        ],
    )
    def test_is_not_told_by_a_piece_of_what_stands_there(
        self, home: str, rows: tuple[str, ...]
    ) -> None:
        address = home if "花園" in home or "Road" in home else f"{home}, Telford Gardens"

        assert compared(holder(*rows, "TELFORD GARDENS"), address).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        ("home", "row"),
        [
            ("香港皇后大道中226A號12樓B室", "香港皇后大道中226號A-C"),
            ("香港皇后大道中226號12樓A室", "香港皇后大道中226號A單位"),
            ("香港皇后大道中226號12樓B室", "香港皇后大道中226號A"),
            ("屯門青山公路123號12樓B室", "青山公路123號"),
            ("26 Sai Yeung Choi Street 12樓B室", "26 SAI YEUNG CHOI ST S"),
            ("西營盤皇后大道西226A號12樓B室", "西營盤皇后大道西226號A廉"),
            ("旺角彌敦道5號12樓B室", "旺角彌敦道5-7號"),
            ("旺角彌敦道98-100號12樓B室", "旺角彌敦道98-102號"),
        ],
    )
    def test_on_a_road_is_for_a_person_to_tell(self, home: str, row: str) -> None:
        assert compared(holder(row, "12樓B室"), home).verdict is Verdict.UNSURE

    def test_is_the_same_where_the_paper_says_it_so_too(self) -> None:
        home = "香港彌敦道12號總部中央樓12樓3室"

        assert compared(holder(home), home).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        ("sure", "verdict"), [("0.85", Verdict.UNSURE), ("0.95", Verdict.MATCH)]
    )
    def test_may_have_another_letter_where_it_was_not_read_surely(
        self, sure: str, verdict: Verdict
    ) -> None:
        rows = (f"{sure}:FLAT E 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")
        numbered = (f"{sure}:FLAT 3 12/F", *rows[1:])

        found = compared(holder(*rows), "Flat E, 12/F, Wah Kee House, Wah Fu (I) Estate")
        other = compared(holder(*numbered), "Flat 3, 12/F, Wah Kee House, Wah Fu (I) Estate")

        assert found.verdict is verdict
        assert other.verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        ("address", "rows"),
        [
            ("Room 503, Wing Fat Mansion, 123 Shanghai Street",
             ("RM 503 WING FAT MANSION", "123-125 SHANGHAI ST")),
            ("Room 4, Flat A, 6/F, 312 Mercer Street", ("FLAT A, 6/F", "312 MERCER STREET")),
            ("Flat A, 6/F, 312 Mercer Street", ("RM 4, FLAT A, 6/F", "312 MERCER STREET")),
            ("Room 4, 6/F, 312 Mercer Street", ("RM 4, FLAT A, 6/F", "312 MERCER STREET")),
            ("Flat 4, Room A, 6/F, 312 Mercer Street", ("RM 4, FLAT A, 6/F", "312 MERCER STREET")),
            ("九龍觀塘麗港城25座33樓RB室", ("觀塘麗港城25座33樓B室",)),
            ("九龍觀塘麗港城25座33樓B室", ("觀塘麗港城25座33樓RB室",)),
            *((LOT, (f"G/F {lot} CHUNG UK TSUEN", "TAI PO")) for lot in (
                "LOT 751 IN DD 195,", "LOT 751 RP,", "DD 195,", "LOT 751 S.A RP IN DD 195,",
                "LOT 751 S.8 RP IN DD 195,", "LOTS 751 RP AND 752 IN DD 195,",
                "LOT 751 RP IN DD 195 S.A,", "HOUSE 7, LOT 751 RP IN DD 195,", "")),
            (LOT, ("大埔鍾屋村", "丈量約份第195約地段第751號地下")),
            (LOT, ("大埔鍾屋村", "丈量約份第195約地段第751號8段餘段地下")),
            ("G/F, Chung Uk Tsuen, Tai Po", ("G/F LOT 751 RP IN DD 195", "CHUNG UK TSUEN, TAI PO")),
        ],
    )  # fmt: skip
    def test_is_for_a_person_to_tell_where_it_may_be_the_same(
        self, address: str, rows: tuple[str, ...]
    ) -> None:
        assert compared(holder(*rows), address).verdict is Verdict.UNSURE


class TestDecoys:
    OFFICE = ("Head Office:", "FLAT 1203, 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")

    def test_an_address_of_the_issuer_is_no_evidence(self) -> None:
        other_home = ("FLAT 801, 8/F", "LUK KWAI HOUSE", "KWAI CHUNG ESTATE")
        page = holder(*other_home, "", "", "", *self.OFFICE)

        assert compared(page).verdict is Verdict.MISMATCH

    def test_nor_when_the_holder_has_no_address_at_all(self) -> None:
        page = holder("", "", "", *self.OFFICE)

        assert compared(page).verdict is Verdict.UNSURE

    @pytest.mark.parametrize(
        "label",
        ["Please mail cheques to", "Mong Kok Branch", "Previous address:", "付款請寄往", "業主"],
    )
    def test_nor_what_stands_under_such_a_label(self, label: str) -> None:
        page = page_of("CHAN TAI MAN", label, *self.OFFICE[1:])

        assert compared(page).verdict is not Verdict.MATCH

    def test_a_column_beside_the_address_is_not_part_of_it(self) -> None:
        page = page_of(
            "MR CHAN TAI MAN|Account number 66781",
            "FLAT 1203, 12/F|Flat 9",
            "WAH KEE HOUSE|15 Nov 2021",
            "WAH FU (I) ESTATE|Block 7",
            "ABERDEEN, HONG KONG|HK$512.00",
        )

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize("side", ["6621 2142 904", "Apr 6. 2021", "C99518602"])
    def test_nor_is_a_column_that_ends_close_before_it(self, side: str) -> None:
        rows = ("MR CHAN TAI MAN", *ENGLISH[4:8])
        left = 40 + 11 * len(side)
        words = [
            word for at, row in enumerate(rows) for word in words_of(row, left, 40 + 30 * at, at)
        ]
        words += [word for at in (2, 3) for word in words_of(side, 20, 40 + 30 * at, at)]

        assert compared(replace(page_of(), words=tuple(words))).verdict is Verdict.MATCH

    @pytest.mark.parametrize("number", ["A123***(*)", "K232**()", "A123456(3)", "D506***)"])
    def test_nor_is_the_number_of_an_identity_card_or_what_follows_the_address(
        self, number: str
    ) -> None:
        page = page_of(
            "HONG KONG HOUSING AUTHORITY",
            "Rent Card",
            "",
            "CHAN TAI MAN",
            number,
            *ENGLISH[4:8],
            "HKS 2,115.01",
            "7 June 2021",
        )

        assert compared(page).verdict is Verdict.MATCH

    def test_labelled_rows_belong_together(self) -> None:
        page = page_of(
            "Name of customer 客戶姓名|CHAN TAI MAN",
            "Supply address 供電地址|FLAT 1203, 12/F, WAH KEE HOUSE",
            "|WAH FU (I) ESTATE, ABERDEEN",
            "Landlord 業主|WONG SIU LING",
            "Address|FLAT 801 8/F LUK KWAI HOUSE, KWAI CHUNG ESTATE",
        )

        assert compared(page).verdict is Verdict.MATCH


class TestATenancy:
    PAGE = (
        "TENANCY AGREEMENT",
        "",
        "The Landlord|WONG SIU LING",
        "of|FLAT 801 8/F LUK KWAI HOUSE KWAI CHUNG ESTATE",
        "The Tenant|CHAN TAI MAN",
        "The Premises|FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE",
        "Term|Two years from 1 Jun 2021 to 31 May 2023",
    )
    PROSE = (
        "TENANCY AGREEMENT",
        "",
        "An Agreement made the 1 June 2021 between WONG SIU LING of Flat 801, 8/F, Luk Kwai",
        "House, Kwai Chung Estate (hereinafter called the Landlord) of the one part and CHAN TAI",
        "MAN of Flat 5, 3/F, Yiu Ming House, Yiu Tung Estate (hereinafter called the Tenant).",
        "The Tenant shall take the premises known as Flat 1203, 12/F, Wah Kee House, Wah Fu (I)",
        "Estate, Aberdeen (hereinafter called the said premises) for a term of two years.",
    )
    DEFINED = (
        "TENANCY AGREEMENT",
        "",
        "(1) WONG SIU LING of Flat 801, 8/F, Luk Kwai House, Kwai Chung Estate",
        '(hereinafter called "the Landlord"); and',
        "(2) CHAN TAI MAN of Flat 5, 3/F, Yiu Ming House, Yiu Tung Estate",
        '(hereinaftercalled "the Tenant").',
        "The Landlord lets and the Tenant takes the premises known as Flat 1203, 12/F, Wah Kee",
        'House, Wah Fu (I) Estate, Aberdeen (hereinafter called "the',
        'Premises") for residential use only.',
        "The term is two years from 21/06/2021 to 20/06/2023.",
    )
    SHORTENED = (
        *DEFINED[:6],
        "The Landlord lets and the Tenant takes the premises known as Rm 1203 12/F. Wah Kee House,",
        'Wah Fu (I) Estate, Aberdeen (hereinafter called "the Premises") for residential use only.',
    )
    DOTTED = (
        *DEFINED[:6],
        "The Landlord lets and the Tenant takes the premises known as FLAT 1203. 12/F. WAH KEE",
        'HOUSE. WAH FU (I) ESTATE. ABERDEEN (hereinafter called "the Premises") for residential',
        "use only.",
    )
    BRACKETED = (
        "TENANCY AGREEMENT",
        "",
        "BETWEEN WONG SIU LING of Flat 801, 8/F, Luk Kwai House, Kwai Chung Estate (hereinafter",
        'called "the Landlord") of the one part and',
        'CHAN TAI MAN ("the Tenant") of the other part.',
        "WHEREBY the Landlord lets and the Tenant takes ALL THAT the premises known as",
        "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
        "for a term of two years from 12/10/2020 to 11/10/2022.",
    )
    BOTH_SCRIPTS = (
        *BRACKETED[:4],
        'CHAN TAI MAN陳大文("the Tenant") of the other part.',
        "WHEREBY the Landlord lets to the Tenant ALL THAT premises known as",
        "Floor 12, Flat 1203, Wah Kee House, Wah Fu (I) Estate for residential use.",
        BRACKETED[7],
    )
    IN_CHINESE = (*BRACKETED[:6], "香港仔華富(一)邨華基樓12樓1203室", BRACKETED[7])
    LANDLORDS = "Flat 801, 8/F, Luk Kwai House, Kwai Chung Estate"
    FORMER = "Flat 5, 3/F, Yiu Ming House, Yiu Tung Estate"

    @pytest.mark.parametrize(
        "rows", [PAGE, PROSE, DEFINED, SHORTENED, DOTTED, BRACKETED, BOTH_SCRIPTS, IN_CHINESE]
    )
    def test_proves_the_premises_for_the_tenant(self, rows: Sequence[str]) -> None:
        page = page_of(*rows)

        assert compared(page).verdict is Verdict.MATCH
        assert compared(page, self.LANDLORDS).verdict is not Verdict.MATCH
        assert compared(page, self.FORMER).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "tenant", ["CHAN TAI MAN 陳小文", "陳小文 CHAN TAI MAN", "陳大文 CHAN Siu Man"]
    )
    def test_is_none_of_the_declared_person_where_another_is_named_beside(
        self, tenant: str
    ) -> None:
        page = page_of(*(row.replace("CHAN TAI MAN", tenant) for row in self.PAGE))
        prose = page_of(*(row.replace("CHAN TAI MAN", tenant) for row in self.DEFINED))

        assert compared(page).verdict is Verdict.UNSURE
        assert compared(prose).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "tenant", ["CHAN TAI MAN 陳大文", "陳大文 (CHAN Tai Man)", "CHAN, Tai Man"]
    )
    def test_may_name_the_tenant_in_both_languages(self, tenant: str) -> None:
        page = page_of(*(row.replace("CHAN TAI MAN", tenant) for row in self.PAGE))
        prose = page_of(*(row.replace("CHAN TAI MAN", tenant) for row in self.DEFINED))

        assert compared(page).verdict is compared(prose).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        "says",
        [
            'CHAN TAI MAN (the Tenant\'s guarantor) and LEE KA MING ("the Tenant").',
            "CHAN TAI MAN (租客之擔保人) 及 李家明(租客)",
        ],
    )
    def test_is_none_for_who_stands_beside_the_tenant(self, says: str) -> None:
        rows = [says if "CHAN" in row else row for row in self.BRACKETED]

        assert compared(page_of(*rows)).verdict is not Verdict.MATCH

    def test_is_none_for_the_landlord_named_in_brackets(self) -> None:
        turned = [
            row.replace("the Tenant", "the Landlord") if "CHAN" in row else row
            for row in self.BRACKETED
        ]

        assert compared(page_of(*turned)).verdict is not Verdict.MATCH

    def test_has_no_number_from_dirt_between_two_lines_of_a_clause(self) -> None:
        home = "Flat 8, 8/F, Hing On Building, 14 Davis Street"
        page = page_of(
            *self.DEFINED[:6],
            "The Landlord lets and the Tenant takes the premises known as FLAT 8, 8/F., HING ON",
            "BUILDING, 14",
            'DAVIS STREET (hereinafter called "the Premises") for residential use only.',
        )

        mark, own = (words_of("2", left, 265, 99, 0.08) for left in (1500, 60))

        aside = replace(page, words=(*page.words, *mark))
        below = replace(page, words=(*page.words, *own))

        assert compared(aside, home).verdict is Verdict.MATCH
        assert compared(aside, home.replace("14", "2")).verdict is not Verdict.MATCH
        assert compared(below, home).verdict is Verdict.UNSURE

    def test_proves_the_premises_behind_a_former_address_in_tseung_kwan_o(self) -> None:
        page = page_of(
            "租約",
            "",
            "業主林紹,地址為新界沙田排頭99號1樓(以下簡稱業主);",
            "租客陳大文,地址為新界將軍澳唐明街37號欣茵園3樓7室(以下簡稱租客)。",
            "業主將位於香港華富(一)邨華基樓12樓1203室之物業(以下簡稱該物業)租予租客作住宅用途。",
        )
        tenant = PersonName("CHAN Tai Man", "陳大文")

        assert compared(page, "華富(一)邨華基樓12樓1203室", tenant).verdict is Verdict.MATCH
        for other in ("沙田排頭99號1樓", "將軍澳唐明街37號欣茵園3樓7室"):
            assert compared(page, other, tenant).verdict is not Verdict.MATCH

    @pytest.mark.parametrize("rows", [PAGE, PROSE, DEFINED])
    def test_shows_the_name_and_the_address_that_were_found_in_it(
        self, rows: Sequence[str]
    ) -> None:
        reading = extract([page_of(*rows)], known_places())
        found = compared(page_of(*rows))

        told = {one.problem for one in found.findings}
        assert told.isdisjoint({ProofProblem.NO_NAME, ProofProblem.NO_ADDRESS})
        facts = with_parts(corrected_facts(reading, ()), found.parts)
        assert (facts.has_name, facts.has_address) == (True, True)

    @pytest.mark.parametrize("rows", [PAGE, PROSE, DEFINED])
    def test_proves_nothing_for_the_landlord(self, rows: Sequence[str]) -> None:
        landlord = PersonName("WONG Siu Ling", "")

        for address in (HOME, self.LANDLORDS):
            comparison = compared(page_of(*rows), address, landlord)
            assert comparison.verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "first", ["Agreement between WONG SIU LING of", "(1) WONG SIU LING of"]
    )
    def test_proves_nothing_for_the_first_party_where_a_line_is_lost(self, first: str) -> None:
        page = page_of("TENANCY AGREEMENT", "", first, *self.PROSE[4:])

        assert compared(page, HOME, PersonName("WONG Siu Ling", "")).verdict is not Verdict.MATCH

    @pytest.mark.parametrize(
        "title",
        ["TENANCY AGREEMENT OF DOMESTIC PREMISES", "Tenancy Agreement (Ref: A12)", "租約副本"],
    )
    @pytest.mark.parametrize("party", ["Name of Landlcrd", "Landlady", "屋主"])
    def test_proves_nothing_for_a_landlord_whose_label_was_not_understood(
        self, title: str, party: str
    ) -> None:
        rows = (f"{party}|CHAN TAI MAN", "Name of Tenant|LEE KA KIT", *self.PAGE[5:])

        assert compared(page_of(title, "", *rows)).verdict is not Verdict.MATCH

    @pytest.mark.parametrize("row", ["經紀 CHAN TAI MAN", "Received by CHAN TAI MAN"])
    def test_proves_nothing_for_who_stands_below_a_signature(self, row: str) -> None:
        rows = [line.replace("CHAN TAI MAN", "LEE KA KIT") for line in self.PAGE]

        page = page_of(*rows, "", "Signed by the Tenant", row)

        assert compared(page).verdict is not Verdict.MATCH

    def test_of_two_tenants_is_no_other_persons(self) -> None:
        prose = (row.replace("CHAN TAI MAN", "CHAN TAI MAN and LEE KA KIT") for row in self.DEFINED)

        assert compared(page_of(*prose)).verdict is not Verdict.MISMATCH

    def test_tells_its_term(self) -> None:
        reading = extract([page_of(*self.PAGE)], known_places())

        assert reading.covers_from == date(2021, 6, 1)
        assert reading.covers_until == date(2023, 5, 31)

    @pytest.mark.parametrize(
        ("number", "match"), [("(2) Estate", True), ("(2) Estella Fong", False)]
    )
    def test_the_number_of_an_estate_is_no_other_party(self, number: str, match: bool) -> None:
        page = page_of(
            *self.DEFINED[:4],
            f"(2) CHAN TAI MAN of Flat 5, 3/F, Wah King House, Wah Fu {number}",
            *self.DEFINED[5:],
        )

        assert (compared(page).verdict is Verdict.MATCH) is match

    @pytest.mark.parametrize(
        "label", ["通訊地址:", "Correspondence address 通訊地址", "Adress住址:"]
    )
    def test_an_address_of_nobody_that_could_be_read_is_not_the_premises(self, label: str) -> None:
        page = page_of(
            "租約",
            "",
            "集主:|徐謙",
            f"{label}|香港仔華富(一)邨華基樓12樓1203室",
            "租客:|陳大文",
            "物莱:|觀塘順利邨利溢樓13樓1308室",
        )

        verdict = compared(page, "香港仔華富(一)邨華基樓12樓1203室").verdict

        assert verdict is not Verdict.MATCH

    def test_clauses_about_the_premises_are_no_address(self) -> None:
        page = page_of(
            "租約",
            "",
            "租客:|陳大文",
            "",
            "3.租客不得將該物業全部或部分分租",
            "4.差餉、地租由業主負責",
        )

        parts = verdicts(compared(page, "長沙灣順寧道18號瑞英樓11樓D室"))

        assert PartVerdict.DIFFERENT not in parts.values()

    @pytest.mark.parametrize("label", ["Lesee承租人:", "Lessee水租人:", "Lessee 水租人："])
    def test_says_in_one_script_who_the_tenant_is_when_the_other_was_misread(
        self, label: str
    ) -> None:
        page = page_of("TENANCY AGREEMENT", "", f"{label}|CHAN TAI MAN", *self.PAGE[5:])

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        ("tenant", "flat", "rent"),
        [("The Tenant", "The Flat", "Monthly Rent"), ("租戶", "樓宇單位 The Flat", "每月租金")],
    )
    def test_is_let_by_the_housing_authority(self, tenant: str, flat: str, rent: str) -> None:
        page = page_of(
            "THE HONG KONG HOUSING AUTHORITY",
            "TENANCY AGREEMENT",
            "Date of Agreement|31 May 2021",
            f"{tenant}|CHAN TAI MAN",
            "HKID No.|K232**()",
            f"{flat}|{ENGLISH[4]}",
            *(f"|{row}" for row in ENGLISH[5:8]),
            f"{rent}|HKS 2,115.01",
            "Commencement|7 June 2021",
            "1. The Tenant shall use the Flat solely for domestic purposes.",
        )

        assert compared(page).verdict is Verdict.MATCH


class TestConfidence:
    def test_what_was_hardly_read_is_not_compared(self) -> None:
        page = holder("0.50:FLAT 1203, 12/F", *ENGLISH[5:8])

        comparison = compared(page)

        assert comparison.verdict is Verdict.UNSURE
        assert verdicts(comparison)[Part.FLAT] is PartVerdict.UNREAD

    @pytest.mark.parametrize(
        ("area", "verdict"),
        [("KWUN TONG", Verdict.MATCH), ("0.40:KWUN TONG", Verdict.MATCH),
         ("0.40:TUEN MUN", Verdict.UNSURE), ("TUEN MUN", Verdict.UNSURE)],
    )  # fmt: skip
    def test_another_area_however_it_was_read_may_tell_of_another_place(
        self, area: str, verdict: Verdict
    ) -> None:
        declared = "Flat B, 3/F, Purple Lantern Mansion, Kwun Tong"
        page = holder("FLAT B 3/F", "PURPLE LANTERN MANSION", area)

        assert compared(page, declared).verdict is verdict

    def test_a_contradiction_must_be_read_plainly(self) -> None:
        for sure, verdict in ((0.7, Verdict.UNSURE), (0.9, Verdict.MISMATCH)):
            page = holder(f"{sure:.2f}:FLAT 1204, 12/F", *ENGLISH[5:8])
            assert compared(page).verdict is verdict

    def test_a_doubtful_name_counts_when_no_other_is_so_near(self) -> None:
        page = holder(*ENGLISH[4:6], "0.40:WAH FU (I) ESTATE")

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        ("printed", "verdict"),
        [("0.88:WAH KEE HOUSB", Verdict.MATCH), ("0.70:WAH KE HOUSE", Verdict.MATCH),
         ("WAH KEE HOUSB", Verdict.UNSURE), ("WAH KIN HOUSE", Verdict.MISMATCH),
         ("WAH HOUSE", Verdict.UNSURE)],
    )  # fmt: skip
    def test_a_slip_is_mended_only_towards_the_one_name_near(
        self, printed: str, verdict: Verdict
    ) -> None:
        page = holder(ENGLISH[4], printed, *ENGLISH[6:8])

        assert compared(page).verdict is verdict

    def test_digits_inside_a_number_are_mended_at_its_end_they_are_not(self) -> None:
        inside = holder("FLAT 12O3 12/F", *ENGLISH[5:8])
        at_the_end = holder("FLAT 12B 1/F", *ENGLISH[5:8])

        assert compared(inside).verdict is Verdict.MATCH
        declared = "Flat 128, 1/F, Wah Kee House, Wah Fu (I) Estate"
        assert compared(at_the_end, declared).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("新界葵青石蔭邨蔭恆樓28樓L室", False),
        ("新界葵青石蔭東邨蔭恆樓28樓L室", True),
        ("Flat L, 28/F, Yam Heng House, Shek Yam Estate", False),
        ("Flat L, 28/F, Yam Heng House, Shek Yam East Estate", True),
    ],
)
def test_a_house_does_not_make_one_estate_another(declared: str, match: bool) -> None:
    page = holder("FLAT L 28/F YAM HENG HOUSE", "SHEK YAM EAST ESTATE", "KWAI CHUNG")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("house", "estate", "declared", "verdict"),
    [
        ("WAH CHUI HOUSE", "WAH FU (I) ESTATE", "Wah Fu (I) Estate", Verdict.UNSURE),
        ("WAH CHUI HOUSE", "WAH FU (I) ESTATE", "Wah Fu (II) Estate", Verdict.MATCH),
        ("WAH CHUI HOUSE", "WAH FU (II) ESTATE", "Wah Fu (II) Estate", Verdict.MATCH),
        ("WAH CHUI HOUSE", "WAH FU(I) EST", "Wah Fu (II) Estate", Verdict.MATCH),
        ("WAH CHUI HOUSE", "WAH FU (I) ESTATE", "Wah Fu (2) Estate", Verdict.MATCH),
        ("WAH CHUI HOUSE", "CHOI WAN (I) ESTATE", "Wah Fu (II) Estate", Verdict.MISMATCH),
        ("WAH KEE HOUSE", "WAH FU (I) ESTATE", "Wah Fu (II) Estate", Verdict.MISMATCH),
        ("BLOCK 2", "WAH FU (I) ESTATE", "Wah Fu (I) Estate", Verdict.UNSURE),
        ("BLOCK 2", "WAH FU (I) ESTATE", "Wah Fu (II) Estate", Verdict.UNSURE),
        ("BLOCK 2", "WAH FU (II) ESTATE", "Wah Fu (II) Estate", Verdict.UNSURE),
        ("BLOCK 2", "WAH FU(I) EST", "Wah Fu (II) Estate", Verdict.UNSURE),
        ("BLOCK 2", "WAH FU (1) ESTATE", "Wah Fu (II) Estate", Verdict.UNSURE),
    ],
)
def test_like_strokes_in_a_row_are_not_counted_unless_a_house_tells(
    house: str, estate: str, declared: str, verdict: Verdict
) -> None:
    page = holder(f"FLAT 5 3/F {house}", estate, "HONG KONG")
    own = "Block 2" if house == "BLOCK 2" else "Wah Chui House"

    assert compared(page, f"Flat 5, 3/F, {own}, {declared}").verdict is verdict


@pytest.mark.parametrize(
    ("row", "declared"),
    [
        ("0.70:BLOCK II TELFORD GARDENS", "Block II, Telford Gardens"),
        ("0.95:TOWER III LAGUNA CITY", "Tower III, Laguna City"),
        ("0.70:TELFORD PLAZA I", "Telford Plaza I"),
        ("0.99:BLOCK 3 PHASE I TELFORD GARDENS", "Block 3, Phase II, Telford Gardens"),
    ],
)
def test_strokes_of_a_block_a_phase_or_a_name_are_counted_by_a_person(
    row: str, declared: str
) -> None:
    page = holder("FLAT B 18/F", row, "33 WAI YIP STREET")

    found = compared(page, f"Flat B, 18/F, {declared}, 33 Wai Yip Street")

    assert found.verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("row", "match"),
    [
        ("FLAT 12, 3/F", True),
        ("(FLAT 12) 3/F", True),
        ("FLAT (12), 3/F", True),
        ("FLAT 12), 3/F", False),
        ("RM 12] 3/F", False),
        ("FLAT 12| 3/F", False),
        ("FLAT 12/3/F", True),
        ("FLAT 12/ 3/F", False),
        ("FLAT 12! 3/F", False),
    ],
)
def test_a_stroke_behind_a_flat_may_have_been_its_letter(row: str, match: bool) -> None:
    page = holder(row, "WAH KEE HOUSE", "WAH FU (I) ESTATE")
    declared = "Flat 12, 3/F, Wah Kee House, Wah Fu (I) Estate"

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(("sure", "match"), [("0.99", True), ("0.96", False)])
def test_a_phase_in_strokes_is_read_more_surely_than_letters_are(sure: str, match: bool) -> None:
    page = holder("FLAT B 18/F BLOCK 3", f"{sure}:PHASE II TELFORD GARDENS", "33 WAI YIP STREET")
    declared = "Flat B, 18/F, Block 3, Phase II, Telford Gardens, 33 Wai Yip Street"

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("english", "match"),
    [("CHAN TAI MAN", True), ("0.80:CHAN TAI MEN", True), ("0.80:CHAN CHUN MAN", False),
     ("CHAN TAI MEN", False), ("0.40:CHAN CHUN MAN", False), ("0.40:CHAM TAJ MAN", True)],
)  # fmt: skip
def test_the_name_in_the_other_script_speaks_against_it_when_more_than_a_letter_differs(
    english: str, match: bool
) -> None:
    page = page_of("Lion Rock Electric Limited", "", english, "陳大文先生", *ENGLISH[4:8])

    assert (compared(page).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "printed", "match"),
    [
        ("LAM Yung Lam", "LAM YUNG LAM", True),
        ("LAM Lam Yung", "LAM YUNG LAM", False),
        ("LAM Yung Lam", "YUNG LAM LAM", False),
        ("LAM Yung Lam", "LAM LAM YUNG", False),
        ("LAM Yung Wai", "YUNG WAI LAM", True),
    ],
)
def test_a_surname_that_is_a_given_name_too_stands_in_front(
    declared: str, printed: str, match: bool
) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    found = compared(page, name=PersonName(declared, "")).verdict

    assert (found is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("香港東區環翠邨怡翠閣3樓304室", False),
        ("香港東區環翠邨怡翠樓3樓304室", True),
        ("香港東區環翠邨田翠樓3樓304室", False),
    ],
)
def test_a_house_called_otherwise_is_another(declared: str, match: bool) -> None:
    page = holder("香港東區沙田", "環翠邨怡翠樓3樓304室", name="陳大文")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("Rm A, 11/F, Block 25, Laguna City, 14 East Laguna Street, Kwun Tong", True),
        ("Rm A, 11/F, Block 25, Laguna City, 14 Laguna Street, Kwun Tong", False),
    ],
)
def test_a_piece_of_another_roads_name_is_no_road(declared: str, match: bool) -> None:
    page = holder("RM A 11/F BLOCK 25", "LAGUNA CITY 14 EAST LAGUNA STREET", "KWUN TONG")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("number", "verdict"),
    [("1", Verdict.MATCH), ("2", Verdict.MISMATCH), ("7", Verdict.MISMATCH)],
)
def test_a_lone_letter_before_a_road_is_the_number_one(number: str, verdict: Verdict) -> None:
    page = holder("FLAT D 31/F.", "TOWER 5", "GREENFIELD GARDEN I FUNG SHUE WO ROAD", "TSING YI")
    declared = f"Flat D, 31/F, Tower 5, Greenfield Garden, {number} Fung Shue Wo Road, Tsing Yi"

    assert compared(page, declared).verdict is verdict


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [("110-112", Verdict.MATCH), ("10-112", Verdict.UNSURE), ("120-122", Verdict.MISMATCH)],
)
def test_a_range_that_lost_a_digit_denies_nothing(printed: str, verdict: Verdict) -> None:
    page = holder("Flat H 3/F SHUNG TAK COURT", f"{printed} NAM NING STREET", "ABERDEEN")
    declared = "Flat H, 3/F, Shung Tak Court, 110-112 Nam Ning Street, Aberdeen"

    assert compared(page, declared).verdict is verdict


def test_a_building_called_after_a_village_stands_on_no_road_of_that_name() -> None:
    page = holder("FLAT C 9/F. NGA TSIN WAI BUILDING", "17-25 NGA TSIN WAI ROAD", "KOWLOON CITY")
    declared = "Flat C, 9F, Nga Tsin Wai Bldg, 17-25 Nga Tsin Wai Rd, Kowloon City"

    assert compared(page, declared).verdict is Verdict.MATCH


def thought(page: ReadPage, read: str, others: str, confidence: float) -> ReadPage:
    """Return the page as a reader tells it that doubted one character."""
    words = tuple(
        replace(word, others=others, confidence=confidence) if word.text == read else word
        for word in page.words
    )
    return replace(page, words=words)


@pytest.mark.parametrize(
    ("others", "match"), [("大太", True), ("太", False), ("", False)]
)  # fmt: skip
def test_a_doubtful_character_speaks_against_a_name_when_it_cannot_be_the_declared_one(
    others: str, match: bool
) -> None:
    page = page_of(
        "Lion Rock Electric Limited", "", "CHAN TAI MAN", "陳犬文女士台敏", *ENGLISH[4:8]
    )

    verdict = compared(thought(page, "犬", others, 0.3)).verdict

    assert (verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(("read", "match"), [("Hing Ye", True), ("Hing Yue", False)])
def test_of_two_equal_letters_the_reader_may_lose_one(read: str, match: bool) -> None:
    page = page_of("Lion Rock Electric Limited", "", f"MS {read} CHAN 陳慶兒女士", *ENGLISH[4:8])
    declared = PersonName("CHAN Hing Yee", "陳慶兒")

    assert (compared(page, HOME, declared).verdict is Verdict.MATCH) is match


def test_a_misread_character_in_a_name_that_ends_as_a_title_does_denies_nothing() -> None:
    page = page_of("維光電力有限公司", "", "黃欲君", *CHINESE[4:6])
    declared = "香港仔華富(一)邨華基樓12樓1203室"

    assert compared(page, declared, PersonName("", "黃啟君")).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("read", "match"), [("Hr. ", True), ("Hr ", False), ("Ho ", False), ("LEE HR. ", False)]
)
def test_a_title_may_be_misread(read: str, *, match: bool) -> None:
    page = page_of("Lion Rock Electric Limited", "", f"{read}CHAN TAI MAN", *ENGLISH[4:8])

    assert (compared(page).verdict is Verdict.MATCH) is match


def test_a_title_tells_a_name_whose_surname_was_misread() -> None:
    page = page_of(
        "Lion Rock Electric Limited", "", "MS CHAN TAI MAN 棟詠文女士台鑒", *ENGLISH[4:8]
    )

    assert compared(page).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("others", "match"), [("崇", True), ("崇明", False), ("", False)]
)  # fmt: skip
def test_of_several_names_as_near_the_reader_must_have_thought_of_one(
    others: str, match: bool
) -> None:
    page = holder("南寧街110-112號", "索德閣3樓H室", name="陳大文")
    declared = "香港仔南寧街110-112號崇德閣3樓H室"

    assert {"崇德阁", "明德阁"} <= known_places().near("索德阁")
    verdict = compared(thought(page, "索", others, 0.8), declared).verdict

    assert (verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("beside", "match"), [("學心樓11樓1115室", True), ("新學心樓11樓1115室", False)]
)
def test_a_name_with_a_slip_may_stand_right_before_a_known_one(beside: str, match: bool) -> None:
    page = thought(holder("新界沙田", f"隆享邨{beside}", name="陳大文"), "享", "亨", 0.8)

    verdict = compared(page, "新界沙田隆亨邨學心樓11樓1115室").verdict

    assert (verdict is Verdict.MATCH) is match


def test_a_house_is_not_put_together_from_a_town_and_a_piece_of_another() -> None:
    page = holder(
        "Flat 3509, 35F, Pik Ngan House", "Shek Pai Wan Estate", "Southern District, Hong Kong"
    )
    declared = "Room 3509, 35/F, {}, Shek Pai Wan Estate, Southern District, Hong Kong"

    assert compared(page, declared.format("Pik Ngan House")).verdict is Verdict.MATCH
    for other in ("Hong Ngan House", "Ngan House", "Kong Ngan House"):
        assert compared(page, declared.format(other)).verdict is not Verdict.MATCH


def test_two_given_names_from_elsewhere_are_not_swapped() -> None:
    page = holder(*ENGLISH[4:8], name="Ernesto Pineda Agbayani")

    assert compared(page, HOME, PersonName("AGBAYANI Ernesto Pineda", "")).verdict is Verdict.MATCH
    assert compared(page, HOME, PersonName("AGBAYANI Pineda Ernesto", "")).verdict is not (
        Verdict.MATCH
    )


@pytest.mark.parametrize(
    ("name", "address", "match"),
    [
        (PersonName("CHAN Tai Man", "陳大文"), HOME, True),
        (PersonName("WONG Ka Yan", ""), HOME, False),
        (PersonName("CHAN Tai Man", "陳大文"), "Flat 9, 3/F, Wah Sang House, Wah Fu Estate", False),
    ],
)
def test_of_two_parties_in_columns_the_account_holder_lives_below_its_label(
    name: PersonName, address: str, *, match: bool
) -> None:
    page = page_of(
        "Lion Rock Bank Limited",
        "匯款通知書 Remittance Advice",
        "",
        "收款人 Beneficiary|医款人(戶口持有人) Applicant (account holder)",
        "Ms WONG Ka Yan|Mr CHAN Tai Man",
        "Flat 9, 3/F|FLAT 1203, 12/F",
        "Wah Sang House|WAH KEE HOUSE",
        "Wah Fu (I) Estate|WAH FU (I) ESTATE",
        "Aberdeen|ABERDEEN",
    )

    assert (compared(page, address, name).verdict is Verdict.MATCH) is match


def test_an_address_right_below_a_name_is_its_own_though_dirt_parts_them() -> None:
    page = page_of("Lion Rock Electric Limited", "", "", "CHAN TAI MAN", *ENGLISH[4:8])
    words = [
        replace(word, top=word.top - 14, bottom=word.bottom + 14) if word.line == 30 else word
        for word in page.words
    ]
    reading = extract([replace(page, words=tuple(words))], known_places())
    passages = {line.text: line.passage for line in reading.lines}

    assert passages["CHAN TAI MAN"] != passages[ENGLISH[4]]
    assert compared(replace(page, words=tuple(words))).verdict is Verdict.MATCH


def test_the_box_that_a_slip_is_put_into_is_nobodys_home() -> None:
    slip = ("", "", "CHAN TAI MAN", "Drop-in box: G/F, 147 Johnston Road, Wan Chai")
    page = page_of("Lion Rock Gas Limited", "", "", "CHAN TAI MAN", *ENGLISH[4:8], *slip)

    assert compared(page).verdict is Verdict.MATCH
    assert compared(page, "G/F, 147 Johnston Road, Wan Chai").verdict is not Verdict.MATCH


def test_a_beneficiarys_address_is_not_the_policyholders() -> None:
    page = page_of(
        "Harbour Life Insurance Company Limited",
        "",
        "Policyholder|CHAN TAI MAN",
        "Beneficiary|CHAN SIU MUI",
        "Beneficiary address|Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen",
    )

    assert compared(page).verdict is not Verdict.MATCH


def test_a_known_name_may_stand_right_before_one_with_a_slip() -> None:
    page = thought(holder("新界葵青", "長亨邨亨橄樓9樓901室", name="陳大文"), "橄", "緻", 0.8)

    assert compared(page, "新界葵青長亨邨亨緻樓9樓901室").verdict is Verdict.MATCH
    assert compared(page, "新界葵青長安邨安江樓9樓901室").verdict is not Verdict.MATCH


@pytest.mark.parametrize(("declared", "match"), [("龍珠閣", True), ("玉珠閣", False)])
def test_names_of_other_districts_are_not_as_near(declared: str, match: bool) -> None:
    page = holder("九龍黃大仙龍蟠街8號", "龍蟠苑能珠閣12樓C室", name="陳大文")
    page = thought(page, "能", "", 0.7)

    found = compared(page, f"九龍黃大仙龍蟠街8號龍蟠苑{declared}12樓C室")

    assert len(known_places().near("能珠阁")) > 1
    assert (found.verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("Rm 1519, 15/F, San Fai Building, 313 Cameron Road, Kowloon", True),
        ("Rm 1519, 15/F, San Fat Building, 313 Cameron Road, Kowloon", False),
        ("Rm 1519, 15/F, San Fai House, 313 Cameron Road, Kowloon", False),
        ("Rm 1519, 15/F, San Fai Building, 311 Cameron Road, Kowloon", False),
        ("Rm 1519, 15/F, San Fai Building, 313 Carnarvon Road, Kowloon", False),
    ],
)
def test_a_building_no_list_translates_is_told_by_its_sound_at_its_number(
    declared: str, *, match: bool
) -> None:
    page = holder("九龍金馬倫道313號", "新輝大廈15樓1519室", name="陳大文")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("printed", "declared"),
    [
        ("永安大廈", "Wing On Mansion"),  # both are listed, and are two
        ("嘉輝大廈", "Ka Fai Building"),  # that is Bright Court
        ("新輝樓", "San Fai Building"),
    ],
)
def test_a_building_that_is_known_by_another_name_is_not_told_by_its_sound(
    printed: str, declared: str
) -> None:
    page = holder("九龍金馬倫道313號", f"{printed}15樓A室", name="陳大文")

    found = compared(page, f"Flat A, 15/F, {declared}, 313 Cameron Road, Kowloon")

    assert found.verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("printed", "declared"),
    [
        (("新輝大廈313號",), "新輝大廈3樓13室"),
        (("元朗大棠村", "黃家樓123號"), "元朗大棠村黃家樓1樓23室"),
        (("FLAT A2, 17/F, TOWER 6 B", "LIONS RISE", "8 MUK LUN STREET"),
         "Flat A2, 17/F, Tower 6, Lions Rise, 8 Muk Lun Street"),
        (("BLOCK 6A, 17/F", "LIONS RISE", "8 MUK LUN STREET"),
         "Flat A, 17/F, Block 6, Lions Rise, 8 Muk Lun Street"),
        (("FLAT B BLK 18F", "TELFORD GARDENS", "33 WAI YIP STREET"),
         "Flat B, Block 3 18F, Telford Gardens, 33 Wai Yip Street"),
    ],
)  # fmt: skip
def test_what_a_number_or_a_letter_belongs_to_is_for_a_person_to_tell(
    printed: tuple[str, ...], declared: str
) -> None:
    assert compared(holder(*printed, name="陳大文"), declared).verdict is Verdict.UNSURE


def test_a_name_below_its_address_has_none_in_the_small_print_below() -> None:
    page = page_of(
        "Lion Rock Electric Limited", "", "", *ENGLISH[4:8], "CHAN TAI MAN",
        "FLAT 9, 3/F, WAH SANG HOUSE", "WAH FU (I) ESTATE", "ABERDEEN",
    )  # fmt: skip
    words = [
        replace(
            word,
            bottom=word.top + 10,
            quad=Quad.of_box(word.left, word.top, word.right, word.top + 10),
        )
        if word.line >= 80
        else word
        for word in page.words
    ]
    page = replace(page, words=tuple(words))

    assert compared(page, "Flat 9, 3/F, Wah Sang House, Wah Fu (I) Estate").verdict is not (
        Verdict.MATCH
    )
    assert compared(page).verdict is not Verdict.MISMATCH


def test_a_former_address_contradicts_nothing() -> None:
    page = page_of(
        "Home Affairs Department", "", "I, MR CHAN Tai Man",
        "My previous address until 06/04/17 was FLAT 9, 3/F, TELFORD GARDENS, KOWLOON",
    )  # fmt: skip

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    "row", ["Patient CHAN TAI MAN", "Student: CHAN TAI MAN", "Owner/ Ocrupier|CHAN TAI MAN"]
)
def test_what_somebody_is_to_the_issuer_is_no_part_of_the_name(row: str) -> None:
    above = "|" if "|" in row else ""
    page = page_of("Lion Rock Hospital", "", "", row, *(above + line for line in ENGLISH[4:8]))

    assert compared(page).verdict is Verdict.MATCH


def test_an_address_goes_on_below_where_it_began_behind_its_label() -> None:
    page = page_of("Lion Rock Hospital", "", "", "Patient CHAN TAI MAN", f"Address {ENGLISH[4]}")
    below = page_of(*[""] * 5, *ENGLISH[5:8])
    left = next(word.left for word in page.words if word.text == "FLAT") - 60
    words = tuple(
        replace(
            word,
            left=word.left + left,
            right=word.right + left,
            quad=Quad(tuple((x + left, y) for x, y in word.quad.corners)),  # type: ignore[arg-type]
        )
        for word in below.words
    )

    assert compared(replace(page, words=(*page.words, *words))).verdict is Verdict.MATCH


def test_what_was_stamped_beside_a_name_is_no_part_of_it() -> None:
    page = page_of("Lion Rock Bank Limited", "", "", "CHAN TAI MAN COPY", *ENGLISH[4:8])

    assert compared(page).verdict is Verdict.MATCH


def test_a_long_line_that_begins_with_a_label_of_another_is_of_no_home() -> None:
    branch = "Branch address: Room 2901, 29/F, Telford House, 45 Kwai Cheong Road, New Territories"
    page = page_of("Lion Rock Bank Limited", "", "", *ENGLISH[3:8], branch)

    assert compared(page).verdict is Verdict.MATCH


@pytest.mark.parametrize(
    ("label", "verdict"),
    [("0.30:hune and sddress of payer", Verdict.MATCH), ("0.30:qnx wkiv zzy", Verdict.UNSURE)],
)
def test_a_label_that_is_hardly_read_is_no_name(label: str, verdict: Verdict) -> None:
    page = page_of("Rating Department", "", label, "CHAN TAI MAN", *ENGLISH[4:8])

    assert compared(page).verdict is verdict


@pytest.mark.parametrize("label", ["姓名 黃小美", "黃小美 住宅地址", "姓名: 黃小美"])
def test_a_faint_label_with_a_name_beside_it_may_be_of_another(label: str) -> None:
    page = page_of(
        "Lion Rock Electric Limited", "", "", f"0.30:{label}", "CHAN TAI MAN", *ENGLISH[4:8]
    )

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    "label", ["Account holder (Beneficiary)", "Beneficiary (Account holder)", "Applicant / Referee"]
)
def test_who_is_the_holder_and_something_else_too_is_the_holder(label: str) -> None:
    page = page_of("Lion Rock Bank Limited", "", f"{label}|CHAN TAI MAN", f"Address|{HOME}")

    assert compared(page).verdict is Verdict.MATCH


def test_a_building_of_several_districts_lies_in_that_of_its_road() -> None:
    page = holder("茵翠街440號", "皇冠大廈22樓24室", name="陳大文")

    assert compared(page, "Rm 24, 22/F, Coronet Court, 440 Yan Tsui Street").verdict is (
        Verdict.MATCH
    )


@pytest.mark.parametrize("read", ["0.85:CAROLMANSLON", "CAROLMANSLON"])
def test_a_name_run_together_with_a_slip_in_it_is_for_a_person(read: str) -> None:
    page = holder("FLAT B, 9/F", read, "94 HIGH STREET", "SAI YING PUN")

    found = compared(page, "Flat B, 9/F, Carol Mansion, 94 High Street, Sai Ying Pun")

    assert found.verdict is Verdict.UNSURE


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


@pytest.mark.parametrize(
    ("printed", "match"),
    [
        ("John Lai Tsz Au Yeung", True),
        ("John Au Yeung Lai Tsz", True),
        ("Lai Tsz John AU YEUNG", True),
        ("John Tsz Lai Au Yeung", False),
        ("Tsz John Au Yeung Lai", False),
        ("John Lai Tsz Yeung", False),
    ],
)
def test_a_surname_of_two_words_stands_first_or_last(printed: str, match: bool) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    found = compared(page, name=PersonName("AU YEUNG Lai Tsz John"))

    assert (found.verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "printed"),
    [
        ("WONG Po Man", "MAN WONG PO"),
        ("CHEUNG Suen Lai", "LAI CHEUNG SUEN"),
        ("WONG Po Man Peter", "PETER MAN WONG PO"),
    ],
)
def test_a_given_name_is_no_second_half_of_a_surname(declared: str, printed: str) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert compared(page, name=PersonName(declared)).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("declared", "printed", "match"),
    [
        (PersonName("CHU KOT Kit"), "Kit Chu Kot", True),
        (PersonName("CHU KOT KIT", "諸葛傑"), "KIT CHU KOT", True),
        (PersonName("DELA CRUZ Ernesto Pineda"), "Ernesto Pineda Dela Cruz", True),
        (PersonName("Tai Man CHAN", "陳大文"), "CHAN TAI MAN", True),
        (PersonName("Sandy Hei Yung Hon", "韓熙蓉"), "HON HEI YUNG SANDY", True),
        (PersonName("Sandy Hei Yung Hon", "熙蓉韓"), "HON HEI YUNG SANDY", False),
        (PersonName("Tai Man CHAN"), "CHAN TAI MAN", True),
        (PersonName("Mei-ling Park"), "PARK MEI-LING", True),
        (PersonName("SZE-TO Mei Ling"), "MEI LING SZE-TO", True),
        (PersonName("Tai Man Chan"), "CHAN TAI MAN", False),
        (PersonName("CHAN Tai Man", "陳大文"), "MAN CHAN TAI", False),
        (PersonName("Paul Daniel LEE"), "Daniel Paul LEE", False),
        (PersonName("KHAN Mohammed Ali"), "ALI MOHAMMED KHAN", False),
        (PersonName("KHAN Mohammed Ali"), "MOHAMMED ALI KHAN", True),
        (PersonName("CHAN Tai Man Peter"), "PETER TAI MAN CHAN", True),
        (PersonName("Peter Tai Man CHAN"), "CHAN TAI MAN PETER", True),
        (PersonName("AU YEUNG Lai"), "YEUNG LAI AU", False),
        (PersonName("HON WONG Ching Tai"), "CHING TAI HON WONG", True),
        (PersonName("HON WONG CHING TAI"), "CHING TAI HON WONG", True),
        (PersonName("LAU Tai Man Wai"), "MAN WAI LAU TAI", False),
        (PersonName("AU YEUNG Lai"), "LAI AU YEUNG", True),
        (PersonName("CHAN Tai Man"), "WONG (CHAN) TAI MAN", False),
        (PersonName("CHAN Tai Man"), "CHAN TAI MAN (TENANT)", True),
    ],
)
def test_capitals_and_characters_tell_which_words_are_the_surname(
    declared: PersonName, printed: str, match: bool
) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert (compared(page, name=declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "printed", "match"),
    [
        ("NG Fan Yu", "FAN YUNG", False),
        ("NG Fan Yu", "FAN YU NG", True),
        ("CHAN Gai Man", "CHANG AI MAN", False),
        ("CHAN Gai Man", "CHAN GAIMAN", True),
        ("CHAN Yu En", "CHAN YUEN", False),
        ("CHAN Yuen", "CHAN YU EN", False),
        ("CHAN Tai Man", "CHANTAI MAN", True),
        ("LING Lung Lai", "Lung Lal Ling", True),
        ("LING Lung Lal", "Lung Lai Ling", False),
        ("LING Lung Lai", "LUNG LAL LING", False),
        ("PAI Suresh", "PAL SURESH", False),
        ("LAI Kumar", "Lal Kumar", False),
        ("CHAN Wai", "CHAN WAI TO", False),
        ("CHAN Wai", "Chan Wai-to", False),
        ("CHAN Wai", "Chan Wai - tenant", True),
        ("CHAN Wai", "Chan Wai To", False),
        ("KA Man", "TO KA MAN", False),
        ("CHAN Wai", "To CHAN WAI", True),
        ("CHAN Wai", "To: Chan Wai", True),
        ("CHAN Wai", "CHAN WAI CO LTD", False),
        ("CHAN Wai", "CHAN WAI BILL", False),
    ],
)
def test_spaces_are_lost_and_added_and_never_moved(
    declared: str, printed: str, match: bool
) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert (compared(page, name=PersonName(declared)).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("declared", "match"),
    [
        ("Flat B, 9/F, Po Lam House, Yat Tung (2) Estate", False),
        ("Flat B, 9/F, Po Yat House, Yat Tung (2) Estate", True),
    ],
)
def test_the_name_of_an_area_is_a_piece_of_a_houses(declared: str, match: bool) -> None:
    page = holder("FLAT B, 9/F", "PO YAT HOUSE", "YAT TUNG (2) ESTATE", "ISLANDS DISTRICT")

    assert (compared(page, declared).verdict is Verdict.MATCH) is match


@pytest.mark.parametrize(
    ("printed", "declared", "match"),
    [
        ("沙田中心", "沙田中心", True),
        ("沙田中心", "荃灣中心", False),
        ("九龍別墅", "香港別墅", False),
        ("沙田花園大廈", "大埔花園大廈", False),
        ("九龍新村", "香港新村", False),
    ],
)
def test_a_house_may_be_called_after_an_area(printed: str, declared: str, match: bool) -> None:
    page = holder("旺角彌敦道1200號", f"{printed}5樓A室")

    found = compared(page, f"旺角彌敦道1200號{declared}5樓A室")

    assert (found.verdict is Verdict.MATCH) is match


@pytest.mark.parametrize("house", ["Gardens", "Mansions", "Villas", "Place", "Commercial Centre"])
def test_a_house_in_english_may_be_called_after_an_area(house: str) -> None:
    page = holder("FLAT A, 5/F", f"TAI PO {house.upper()}", "SAI KUNG")

    same, other = (
        compared(page, f"Flat A, 5/F, {area} {house}, Sai Kung") for area in ("Tai Po", "Sha Tin")
    )

    assert other.verdict is not Verdict.MATCH
    assert same.verdict is Verdict.MATCH


def test_two_areas_in_a_row_are_no_name() -> None:
    page = holder("FLAT B, 9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN WESTERN DISTRICT")

    for areas in ("Sai Ying Pun Sheung Wan", "Sai Ying Pun Hong Kong", "Kowloon Sai Ying Pun"):
        home = f"Flat B, 9/F, Carol Mansion, 94 High Street, {areas}"

        assert compared(page, home).verdict is Verdict.MATCH


def test_a_home_on_two_floors_is_not_said_to_be_on_another_one() -> None:
    page = holder("FLAT A, 8-9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN")

    upper, other = (
        compared(page, f"Flat A, {floor}/F, Carol Mansion, 94 High Street, Sai Ying Pun")
        for floor in (9, 12)
    )

    assert (upper.verdict, other.verdict) == (Verdict.UNSURE, Verdict.UNSURE)


@pytest.mark.parametrize("printed", ["CHAN T M", "T.M. CHAN", "MAN CHAN"])
def test_a_name_in_short_is_nobody_elses(printed: str) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert compared(page).verdict is Verdict.UNSURE


def test_a_piece_of_another_known_name_is_no_misread_one() -> None:
    page = holder("灣仔駱克道93-101號", "0.90:怡興大廈7樓D室")

    found = compared(page, "灣仔駱克道93-101號怡興閣7樓D室")

    assert found.verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    ("declared", "printed", "verdict"),
    [
        ("Flat 3", "FLAT 3-4", Verdict.UNSURE),
        ("Flat 3-4", "FLAT 3", Verdict.UNSURE),
        ("Flat 3-5", "FLAT 3-4", Verdict.UNSURE),
        ("Flat A", "FLAT A-1", Verdict.UNSURE),
        ("Flat A & B", "FLAT A", Verdict.UNSURE),
        ("Flat A", "FLAT A, B", Verdict.UNSURE),
        ("Flat A", "FLAT A/B", Verdict.UNSURE),
        ("Flat 9A", "FLAT 9A & 9B", Verdict.UNSURE),
        ("Flat A to C", "FLAT A-C", Verdict.MATCH),
        ("Flat 3 and 4", "FLAT 3 & 4", Verdict.MATCH),
        ("Flat 901-902", "FLAT 901-902", Verdict.MATCH),
        ("Flat 3-4", "FLAT 3 - 4", Verdict.MATCH),
        ("Flat 3", "FLAT 3 -", Verdict.MATCH),
    ],
)
def test_flats_made_one_are_another_flat_than_each(
    declared: str, printed: str, verdict: Verdict
) -> None:
    page = holder(f"{printed}, 9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN")

    found = compared(page, f"{declared}, 9/F, Carol Mansion, 94 High Street, Sai Ying Pun")

    assert found.verdict is verdict


def test_a_floor_that_is_said_twice_is_one() -> None:
    page = holder("1/F NO. 88 TUEN TSZ WAI", "TUEN MUN NEW TERRITORIES", "屯門屯子圍88號", "1/F")

    assert compared(page, "屯門屯子圍88號1/F").verdict is Verdict.MATCH
    assert compared(page, "屯門屯子圍88號2/F").verdict is not Verdict.MATCH


def test_an_address_without_anybody_s_name_contradicts_nothing() -> None:
    page = page_of("0.63:OEPARTMENT DF ASSESSMENT", "5 GLOUCESTER ROAD", "WAN CHAI, HONG KONG")

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize("printed", ["陳 文", "黃大仙"])
def test_a_name_that_lost_a_character_and_a_place_are_nobody_else(printed: str) -> None:
    page = holder(*ENGLISH[4:8], name=printed)

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize("label", ["Premises 十二樓:", "Premises 第二座:", "Address 八樓:"])
def test_a_floor_behind_a_label_is_no_translation_of_it(label: str) -> None:
    page = holder(label, "FLAT B, 9/F", "CAROL MANSION", "94 HIGH STREET", "SAI YING PUN")

    found = compared(page, "Flat B, 9/F, Carol Mansion, 94 High Street, Sai Ying Pun")

    assert found.verdict is not Verdict.MATCH


@pytest.mark.parametrize("place", ["HONG KONC", "H0NG KONO", "KONG ISLAND", "TSING HONG", "費用"])
def test_a_place_or_a_word_is_nobody_else(place: str) -> None:
    assert compared(page_of("Electricity Bill", "", place, *ENGLISH[4:8])).verdict is not (
        Verdict.MISMATCH
    )


def test_a_page_of_nothing_is_unsure() -> None:
    comparison = compared(page_of())

    assert comparison.verdict is Verdict.UNSURE
    assert set(verdicts(comparison).values()) == {PartVerdict.UNREAD}


@pytest.mark.parametrize(
    ("declared", "printed", "match"),
    [("許梓", "許梓君", False), ("許梓", "許梓先生", True), ("許梓文", "許梓文君", True)],
)
def test_a_third_character_is_no_title(declared: str, printed: str, match: bool) -> None:
    page = page_of("維光電力有限公司", "", "", printed, *CHINESE[4:6])

    found = compared(page, name=PersonName("HUI Tsz", declared))

    assert (found.verdict is Verdict.MATCH) is match


def test_too_little_declared_is_never_a_match() -> None:
    for address in ("", "Hong Kong", "Wah Fu (I) Estate", "Wah Kee House, Wah Fu (I) Estate"):
        assert compared(page_of(*ENGLISH), address).verdict is not Verdict.MATCH


class TestBothScripts:
    """A paper that prints both names must print the declared one in both."""

    @pytest.mark.parametrize(
        "printed",
        [
            ("CHAN TAI MAN", "陳小文先生台啟"),
            ("CHAN TAI MAN 陳小文",),
            ("MR CHAN SIU MAN", "陳大文"),
            ("陳大文 CHAN SIU MAN",),
            ("MR CHAN HONG MAN 陳大文",),
            ("CHAN SIU MAN BILL", "陳大文"),
            ("KONG TAI MAN 陳大文",),
            ("CHAN TAI MAN 闕大文",),
            ("CHAN TAI MAN", "陳小村"),
            ("CHAN TAI MAN 陳大照",),
            ("0.87:CHAN TAI MAN 陳大民賬戶號碼 9865571553-8",),
            ("0.87:CHAN TAI MAN 陳小民先生賬戶號碼 98",),
            ("CHAN TAI MAN 姓名：陳小民",),
            ("CHAN TAI MAN Mr 陳小民 賬戶號碼 98",),
            ("姓名陳大民 CHAN TAI MAN",),
            ("陳大文 LEE SIU MING Account Number",),
            ("CHAN TAI MAN 陳大民Account number賬戶號碼 9865571553-8",),
            ("CHAN TAI MAN 闕大文賬戶號碼 9865571553-8",),
            ("CHAN TAI MAN", "呂大文"),
            ("CHAN TAI MAN", "顧小明"),
            ("CHAN TAI MAN", "祁大文"),
            ("0.79:陳大文", "0.79:Ms. KO0 SIU 0I"),
            ("cHEUNG TAI MAN 陳大文",),
            ("r. CHAN SIU MAN 陳大文",),
            ("HON6 TAI MAN", "陳大文"),
            ("WONG CHAN TAI MAN", "陳大文"),
        ],
    )
    def test_another_name_beside_the_declared_one_is_for_a_person(
        self, printed: tuple[str, ...]
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])

        assert compared(page).verdict is Verdict.UNSURE

    @pytest.mark.parametrize(
        ("declared", "verdict"),
        [
            ("LAW Wai So", Verdict.MATCH),
            ("LO Wai So", Verdict.MATCH),
            ("LAU Wai So", Verdict.UNSURE),
            ("LAW Wai Ho", Verdict.UNSURE),
        ],
    )
    @pytest.mark.parametrize("sure", ["", "0.82:"])
    def test_another_spelling_must_be_one_of_the_characters_that_are_printed(
        self, sure: str, declared: str, verdict: Verdict
    ) -> None:
        page = page_of(
            "Lion Rock Electric Limited", "", "", f"{sure}LAW WAI SO", "羅慧素", *ENGLISH[4:8]
        )

        assert compared(page, name=PersonName(declared, "羅慧素")).verdict is verdict

    @pytest.mark.parametrize("where", ["above", "below"])
    @pytest.mark.parametrize(
        ("chinese", "verdict"),
        [("陳大文", Verdict.MATCH), ("陳小文", Verdict.UNSURE), ("區大文", Verdict.UNSURE)],
    )
    def test_a_name_in_another_size_is_another_passage_and_still_beside(
        self, where: str, chinese: str, verdict: Verdict
    ) -> None:
        names = ("CHAN TAI MAN", chinese) if where == "below" else (chinese, "CHAN TAI MAN")
        page = page_of("Lion Rock Electric Limited", "", "", *names, *ENGLISH[4:8])
        page = replace(page, words=tuple(map(in_small_print, page.words)))
        lines = {line.text: line for line in extract([page], known_places()).lines}

        assert lines[chinese].passage != lines["CHAN TAI MAN"].passage
        assert compared(page).verdict is verdict

    @pytest.mark.parametrize(
        ("beside", "verdict"),
        [("0.30:(SHUR 先生", Verdict.UNSURE), ("0.95:SHUR Ltd", Verdict.MATCH),
         ("0.30:9-", Verdict.MATCH), ("0.40:Cusiomer客后", Verdict.MATCH),
         ("0.40:addresof peyer撒纳人姓名及地址", Verdict.MATCH)],
    )  # fmt: skip
    def test_what_is_hardly_read_beside_a_name_may_be_one(
        self, beside: str, verdict: Verdict
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", "CHAN TAI MAN", beside, *ENGLISH[4:8])

        assert compared(page).verdict is verdict

    @pytest.mark.parametrize(("tall", "verdict"), [(0.7, Verdict.MATCH), (0.9, Verdict.UNSURE)])
    def test_what_is_hardly_read_above_a_name_is_none_in_print_too_small(
        self, tall: float, verdict: Verdict
    ) -> None:
        rows = ("Lion Rock Electric Limited", "", "", "0.30:a44va8pey", "CHAN TAI MAN")
        page = page_of(*rows, *ENGLISH[4:8])
        low = [word.text == "a44va8pey" for word in page.words]
        words = [
            replace(word, quad=Quad.of_box(*word.quad.bounds[:3], word.top + tall * HEIGHT))
            if small
            else word
            for small, word in zip(low, page.words, strict=True)
        ]

        assert compared(replace(page, words=tuple(words))).verdict is verdict

    @pytest.mark.parametrize("read", ["qp", "小n", "..ql"])
    @pytest.mark.parametrize(
        ("heights", "verdict"), [(3, Verdict.UNSURE), (7.5, Verdict.UNSURE), (14, Verdict.MATCH)]
    )
    def test_bars_of_the_post_above_a_name_are_longer_than_a_name_of_so_few_letters(
        self, read: str, heights: float, verdict: Verdict
    ) -> None:
        rows = ("Lion Rock Electric Limited", "", "", f"0.26:{read}", "CHAN TAI MAN", *ENGLISH[4:8])
        page = page_of(*rows)
        page = replace(page, words=tuple(spread(word, heights * HEIGHT) for word in page.words))

        assert compared(page).verdict is verdict

    @pytest.mark.parametrize(
        ("others", "verdict"), [("文", Verdict.MATCH), ("少", Verdict.UNSURE), ("", Verdict.UNSURE)]
    )
    @pytest.mark.parametrize(
        "printed", [("CHAN TAI MAN陳大又",), ("CHAN TAI MAN", "陳大又"), ("CHAN TAI MAN", "棟大又")]
    )
    def test_a_name_too_faint_to_be_read_is_believed_only_if_it_may_be_the_declared_one(
        self, printed: tuple[str, ...], others: str, verdict: Verdict
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])
        for one, instead in (("陳", ""), ("棟", "陳"), ("大", ""), ("又", others)):
            page = thought(page, one, instead, 0.4)

        assert compared(page).verdict is verdict

    @pytest.mark.parametrize(
        ("english", "declared", "others", "verdict"),
        [
            ("WANG Jieyu", "王傑宇", "宇", Verdict.MATCH),
            ("WANG Jieyu", "王傑宇", "宇雨", Verdict.UNSURE),  # Yu as well
            ("WANG Jieyu", "王傑雨", "宇雨", Verdict.UNSURE),
            ("WANG Jieyu", "王傑宇", "", Verdict.UNSURE),
            ("WANG Jiezi", "王傑宇", "宇", Verdict.UNSURE),  # which 字 is
            ("WANG Jieming", "王傑宇", "宇", Verdict.UNSURE),
            ("Lucy WANG", "王傑宇", "宇", Verdict.UNSURE),
        ],
    )
    def test_a_character_in_doubt_is_told_by_the_english_name_if_one_alone_is_read_so(
        self, english: str, declared: str, others: str, verdict: Verdict
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", f"{english} 王傑字", *ENGLISH[4:8])
        page = thought(page, "字", others, 0.82)

        assert compared(page, HOME, PersonName(english, declared)).verdict is verdict

    @pytest.mark.parametrize(
        ("printed", "least_sure", "verdict"),
        [
            ("第夭又", 0.76, Verdict.UNSURE),
            ("助理主任", 0.99, Verdict.MATCH),
            ("分號", 0.76, Verdict.MATCH),
            ("電費帳單", 0.76, Verdict.MATCH),
            ("舞犬又小短台就", 0.17, Verdict.UNSURE),
            ("陳大文小短台就", 0.17, Verdict.MATCH),
            ("住宅用戶電費帳單", 0.9, Verdict.MATCH),
            ("私人密件", 0.76, Verdict.MATCH),
        ],
    )
    def test_what_is_as_short_as_a_name_and_in_doubt_may_be_one_whose_surname_was_misread(
        self, printed: str, least_sure: float, verdict: Verdict
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", "CHAN TAI MAN", printed, *ENGLISH[4:8])
        page = thought(page, printed[-1], "", least_sure)

        assert compared(page).verdict is verdict

    @pytest.mark.parametrize(
        ("declared", "english", "printed"),
        [
            ("吳歐陽金曦", "NG AU YEUNG Kam Kam", "吳歐陽金錦"),
            ("朱財", "PAU Choi", "包財"),
        ],
    )
    def test_short_and_long_names_in_another_script_are_names(
        self, declared: str, english: str, printed: str
    ) -> None:
        page = page_of(
            "Lion Rock Electric Limited", "", "", english.upper(), printed, *ENGLISH[4:8]
        )

        other = compared(page, name=PersonName(english, declared))
        same = compared(page, name=PersonName(english, printed))

        assert (other.verdict, same.verdict) == (Verdict.UNSURE, Verdict.MATCH)

    @pytest.mark.parametrize(
        "printed", [("JUNG JUN HYUN & POON KAM WAI",), ("POON KAM WAI", "JUNG JUN HYUN")]
    )
    def test_a_joint_holder_whose_surname_may_be_either_end_is_no_other_person(
        self, printed: tuple[str, ...]
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])

        found = compared(page, name=PersonName("Jun Hyun Jung", ""))

        assert found.verdict is Verdict.UNSURE

    def test_a_joint_holder_above_the_address_is_no_part_of_it(self) -> None:
        page = page_of(
            *("Lion Rock Electric Limited", "", "", "陳大文", "區傑"),
            "香港仔華富(一)邨華基樓",
            "12樓1203室",
        )

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        ("printed", "verdict"),
        [
            (("CHAN TAI MAN陳大文", "LEE SIU MING李小明"), Verdict.MATCH),
            (("CHAN TAI MAN", "李小明"), Verdict.UNSURE),
            (("CHAN TAI MAN", "MR CHAN T M 陳小美"), Verdict.UNSURE),
            (("CHAN TAI MAN", "CHAN TAl NAN 陳小美"), Verdict.UNSURE),
            (("陳大文", "CHAN SIU MING 陳大民"), Verdict.UNSURE),
        ],
    )
    def test_a_joint_holder_is_shown_in_both_scripts(
        self, printed: tuple[str, ...], verdict: Verdict
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])

        assert compared(page).verdict is verdict

    @pytest.mark.parametrize("declared", ["陳小文", "陳大文"])
    @pytest.mark.parametrize("printed", ["0.80:CHAN TAI MAN 陳 文", "CHAN TAI MAN|0.80:陳文"])
    def test_a_name_that_lost_a_character_tells_of_nobody(
        self, declared: str, printed: str
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed.split("|"), *ENGLISH[4:8])

        found = compared(page, name=PersonName("CHAN Tai Man", declared))

        assert found.verdict is Verdict.UNSURE

    def test_what_is_too_faint_and_no_name_says_nothing(self) -> None:
        page = page_of(
            "Lion Rock Electric Limited", "", "", "CHAN TAI MAN", "0.40:地下", *ENGLISH[4:8]
        )

        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize(
        "printed",
        [
            ("CHAN TAI MAN", "陳大文先生"),
            ("Tai Man Chan 陳大文",),
            ("CHAN TAI MAN 女士",),
            ("CHAN TAI MAN 先生台照",),
            ("Customer 陳大文",),
            ("陳大文", "Chan"),
            ("CHAN TAI MAN 陳大文Account number賬戶號碼 9865571553-8",),
            ("CHAN TAI MAN 陳大文先生賬戶號碼 9865571553-8",),
            ("CHAN TAI MAN 客戶號碼 9865571553-8",),
            ("CHAN TAI MAN 閣下",),
            ("CHAN TAI MAN 住宅用戶",),
            ("CHAN TAI MAN 中文姓名 陳大文",),
            ("顧客", "CHAN TAI MAN"),
            ("Tai Po District Council", "陳大文"),
            ("BILL1 PAGE2", "陳大文"),
        ],
    )
    def test_the_same_name_in_both_is_a_match(self, printed: tuple[str, ...]) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])

        assert compared(page).verdict is Verdict.MATCH

    def test_a_surname_few_have_is_a_name_all_the_same(self) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", "KUK TAI MAN", "谷少文", *ENGLISH[4:8])

        name = PersonName("KUK Tai Man", "谷大文")
        assert compared(page, name=name).verdict is Verdict.UNSURE


class TestJointHolders:
    @pytest.mark.parametrize(
        "rows",
        [
            ("POON KWOK KIT & WAN KIN HUNG, PETER", "潘國傑/溫健雄"),
            ("POON KWOK KIT", "WAN KIN HUNG", "潘國傑 / 溫健雄"),
            ("潘國傑及溫健雄", "POON KWOK KIT AND WAN KIN HUNG"),
        ],
    )
    @pytest.mark.parametrize(
        ("chinese", "verdict"),
        [("潘國傑", Verdict.MATCH), ("潘國雄", Verdict.UNSURE), ("潘國杰", Verdict.UNSURE)],
    )
    def test_have_both_their_names(
        self, rows: tuple[str, ...], chinese: str, verdict: Verdict
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *rows, *ENGLISH[4:8])

        assert compared(page, name=PersonName("POON Kwok Kit", chinese)).verdict is verdict


class TestNamesWithAJoiningCharacter:
    @pytest.mark.parametrize(
        ("english", "printed", "chinese"),
        [
            ("CHAN Wo Man", "陳和平", "陳和文"),
            ("WO Tai Man", "和小明", "和大文"),
            ("CHAN Tai Man", "陳及文", "陳大文"),
        ],
    )
    def test_are_one_name(self, english: str, printed: str, chinese: str) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", english, printed, *ENGLISH[4:8])

        assert compared(page, name=PersonName(english, chinese)).verdict is not Verdict.MATCH


class TestCharactersThatFoldToOne:
    @pytest.mark.parametrize(
        ("printed", "declared"),
        [
            ("郭逸升先生", PersonName("KWOK Yat Sing", "郭逸昇")),
            ("郭逸昇", PersonName("", "郭逸升")),
            ("周天佑", PersonName("CHAU Tin Yau", "周天祐")),
            ("李家杰", PersonName("LEE Ka Kit", "李家傑")),
            ("鐘大文", PersonName("CHUNG Tai Man", "鍾大文")),
            ("客戶姓名: 周天佑", PersonName("CHAU Tin Yau", "周天祐")),
            ("陈逸升", PersonName("", "陳逸昇")),
            ("陳逸昇", PersonName("", "陈逸升")),
            ("MR KWOK YAT SING|郭逸升", PersonName("KWOK Yat Sing", "郭逸昇")),
            ("MR KWOK YAT SING 郭逸升", PersonName("KWOK Yat Sing", "郭逸昇")),
            ("MR KWOK YAT SING 郭逸升先生賬戶號碼 98", PersonName("KWOK Yat Sing", "郭逸昇")),
            ("郭逸升 KWOK YAT SING", PersonName("KWOK Yat Sing", "郭逸昇")),
        ],
    )
    def test_are_for_a_person_to_tell_apart(self, printed: str, declared: PersonName) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed.split("|"), *ENGLISH[4:8])

        comparison = compared(page, name=declared)

        assert comparison.verdict is Verdict.UNSURE
        assert verdicts(comparison)[Part.NAME] is PartVerdict.UNREAD

    @pytest.mark.parametrize("confidence", ["0.95", "0.80"])
    def test_are_none_of_the_readers_doubts(self, confidence: str) -> None:
        rows = ("MR KWOK YAT SING", f"{confidence}:郭逸升", *ENGLISH[4:8])

        page = page_of("Lion Rock Electric Limited", "", "", *rows)

        name = PersonName("KWOK Yat Sing", "郭逸昇")
        assert compared(page, name=name).verdict is Verdict.UNSURE

    @pytest.mark.parametrize(
        ("printed", "declared"),
        [
            ("张大文", PersonName("", "張大文")),
            ("钟大文", PersonName("", "鍾大文")),
            ("钟大文", PersonName("", "鐘大文")),
            ("郭逸昇", PersonName("", "郭逸昇")),
            ("黄啓峰", PersonName("", "黃啟峯")),
            ("MR CHAN YAT SING|陈逸升", PersonName("CHAN Yat Sing", "陳逸昇")),
            ("MR CHAN YAT SING 陈逸升", PersonName("CHAN Yat Sing", "陳逸昇")),
        ],
    )
    def test_are_the_same_where_one_is_only_simplified(
        self, printed: str, declared: PersonName
    ) -> None:
        page = page_of("Lion Rock Electric Limited", "", "", *printed.split("|"), *ENGLISH[4:8])

        assert compared(page, name=declared).verdict is Verdict.MATCH

    def test_stay_one_in_the_names_of_places(self) -> None:
        page = holder("香港仔華富(一)村", "華基樓12樓1203室", name="陳大文")

        assert compared(page).verdict is Verdict.MATCH


class TestOrdersOfAName:
    @pytest.mark.parametrize(
        ("declared", "printed"),
        [
            ("CHAN Tai Man Peter", "Mr Peter Tai Man Chan"),
            ("CHAN Tai Man Peter", "PETER CHAN TAI MAN"),
            ("HO WONG Ching Tai", "Ching Tai Ho Wong"),
            ("SO Kaping Daniel", "DANIEL SO KA PING"),
            ("Van der Berg, Pieter", "MR. PIETER VAN DER BERG"),
            ("VAN DER BERG, Pieter", "MR. PIETER VAN DER BERG"),
            ("CHAN Tai, Man", "TAI MAN CHAN"),
            ("Chan Tai Man, Peter", "PETER TAI MAN CHAN"),
        ],
    )
    def test_of_one_person_match(self, declared: str, printed: str) -> None:
        page = holder(*ENGLISH[4:8], name=printed)

        assert compared(page, name=PersonName(declared, "")).verdict is Verdict.MATCH

    @pytest.mark.parametrize("printed", ["MAN TAI CHAN", "MAM TAI CHAN", "TAI CHAN MA"])
    def test_the_same_words_are_never_called_another_person(self, printed: str) -> None:
        page = holder(*ENGLISH[4:8], name=printed)

        assert compared(page, name=PersonName("CHAN Tai Man", "")).verdict is not Verdict.MISMATCH


class TestOtherAddresses:
    def test_premises_below_the_addressee_are_not_part_of_the_address(self) -> None:
        page = page_of(
            "Lion Rock Fibre Limited", "", "", "CHAN TAI MAN", *ENGLISH[4:8],
            "Installation address", "FLAT 5, 7/F, LUK TIN HOUSE", "YAN TIN ESTATE, TUEN MUN",
        )  # fmt: skip

        assert compared(page).verdict is Verdict.MATCH

    def test_the_landlords_address_is_no_home_of_the_tenant(self) -> None:
        page = page_of(
            "Tenancy Agreement", "",
            "Landlord:|LEE SIU MING",
            "Correspondence address:|Flat 2316, 23/F, Shing Ka House, Kwai Shing East Estate",
            "Tenant:|CHAN TAI MAN",
            "Premises:|Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate",
        )  # fmt: skip
        landlords = "Flat 2316, 23/F, Shing Ka House, Kwai Shing East Estate"

        assert compared(page, landlords).verdict is not Verdict.MATCH
        assert compared(page).verdict is Verdict.MATCH

    @pytest.mark.parametrize("between", ["; and", ";"])
    def test_a_landlord_whose_part_was_not_read_is_no_tenant(self, between: str) -> None:
        page = page_of(
            "TENANCY AGREEMENT", "",
            "THIS AGREEMENT is made between:",
            "(1) CHAN TAI MAN of FLAT G, 12/F, 67A SEYMOUR ROAD",
            f'(hereinafercaled "theLandord"){between}',
            "(2) LAU CHI of FLAT 3, 6/F, 48 PATERSON STREET",
            '(hereinafter called "the Tenant").',
            "The Landlord lets the premises known as Flat 1203, 12/F, Wah Kee House,",
            "Wah Fu (I) Estate (hereinafter called the Premises) for residential use only.",
        )  # fmt: skip

        assert compared(page).verdict is not Verdict.MATCH
        assert compared(page, name=PersonName("LAU Chi", "")).verdict is Verdict.MATCH


@pytest.mark.parametrize(("printed", "first"), [("RM 1203 12/F", "RM"), ("12樓1203室", "1203")])
def test_the_frame_of_a_flat_holds_the_word_that_says_so(printed: str, first: str) -> None:
    page = holder(printed, *(ENGLISH[5:8] if first == "RM" else ("華富(一)邨華基樓",)))
    (flat,) = (part for part in compared(page).parts if part.part is Part.FLAT)
    words = [word for word in page.words if word.text in (first, "1203", "室")]

    assert flat.quad is not None
    assert flat.read == "1203"
    assert flat.quad.bounds == (
        words[0].left, words[0].top, words[-1].right, words[-1].bottom
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Flatt 11, 9/F, {}", "Flatt 12, 9/F, {}", Verdict.MISMATCH),
        ("Flatt 11, 9/F, {}", "Flat T, 9/F, {}", Verdict.MISMATCH),
        ("Roomm 11, 9/F, {}", "Roomm 12, 9/F, {}", Verdict.MISMATCH),
        ("Rmm 11, 9/F, {}", "Rmm 12, 9/F, {}", Verdict.UNSURE),
        ("Flat A 11, 9/F, {}", "Flat A 12, 9/F, {}", Verdict.UNSURE),
        ("R1611, {}", "11R, 16/F, {}", Verdict.MISMATCH),
        ("{} 1203室A", "{} 1203室B", Verdict.UNSURE),
        ("{} 1203室(A)", "{} 1203室(B)", Verdict.UNSURE),
        ("Flat 1203, Room A, {}", "Flat 1203, Room B, {}", Verdict.MISMATCH),
        ("Flat 1203, Room A, {}", "Flat 1203, {}", Verdict.UNSURE),
        ("Flat 1203, {}", "Opposite Flat 1203, {}", Verdict.UNSURE),
        ("Flat 1203, {}", "Flat 3, 12/F, {}, Aberdeen", Verdict.MATCH),
        ("{} B1樓5室", "{} 1樓5室", Verdict.MISMATCH),
        ("{} 地庫1樓5室", "{} 1樓5室", Verdict.MISMATCH),
        ("{} UG樓2室", "Flat 02, UG/F, {}", Verdict.MATCH),
        ("Floor 3A, Rm 2, {}", "Flat 02, 3A/F, {}", Verdict.MATCH),
    ],
)
def test_flats_that_a_letter_or_more_words_may_tell_apart_are_never_the_same(
    one: str, other: str, verdict: Verdict
) -> None:
    home = "Wah Kee House, Wah Fu Estate"

    assert compare_written(one.format(home), other.format(home), known_places())[0] is verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flat 6, 3/F, Middleton Towers Block 1", "Flat 6, 3/F, Middleton Towers Block 2"),
        ("Flat 6, 3/F, Regent Towers, Tower A", "Flat 6, 3/F, Regent Towers, Tower B"),
        ("Flat S, 26/F, Country Apartments", "H, 26/F, Country Apartments"),
    ],
)
def test_the_s_of_a_plural_is_neither_a_block_nor_a_flat(one: str, other: str) -> None:
    assert compare_written(one, other, known_places())[0] is Verdict.MISMATCH


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (
            "Flat C3, 2/F, Block 4, Site 12, Whampoa Garden",
            "黃埔花園第12期4座2樓C3室",
            Verdict.MATCH,
        ),
        (
            "Flat C3, 2/F, Block 4, Site 12, Whampoa Garden",
            "黃埔花園第11期4座2樓C3室",
            Verdict.MISMATCH,
        ),
        (
            "Flat A, 10/F, Block 9, Stage 4, Mei Foo",
            "Flat A, 10/F, Block 9, Stage 3, Mei Foo",
            Verdict.MISMATCH,
        ),
        ("領都第2A期5A座10樓5C室", "領都第2B期5A座10樓5C室", Verdict.MISMATCH),
        ("領都第2A期5A座10樓5C室", "領都第2期5A座10樓5C室", Verdict.UNSURE),
        ("領都第2A期5A座10樓5C室", "領都2A期5A座10樓5C室", Verdict.MATCH),
        ("A座葵昌閣3樓D1室杏花邨", "葵俊苑A座葵昌閣3樓D1室", Verdict.UNSURE),
        (
            "Flat D, 3/F, Fu On Mansion, Taikoo Shing",
            "Flat D, 3/F, Fu On Mansion, Kornhill",
            Verdict.UNSURE,
        ),
        ("Flat 3, 12/F, 10 Nathan Road", "Store room 3, 12/F, 10 Nathan Road", Verdict.UNSURE),
        ("Flat 3, 12/F, 10 Nathan Road", "Stall No. 3, 12/F, 10 Nathan Road", Verdict.UNSURE),
        ("彌敦道10號12樓3室", "彌敦道10號12樓3號車位", Verdict.UNSURE),
        ("Flat 3, 12/F, 10 Nathan Road", "Formerly Flat 3, 12/F, 10 Nathan Road", Verdict.UNSURE),
        ("九龍尖沙咀錦程大廈E座18樓G室", "尖沙咀彌敦道36-44號錦程大廈E座18樓G室", Verdict.MATCH),
    ],
)
def test_phases_have_many_names_and_an_estate_is_no_area(
    one: str, other: str, verdict: Verdict
) -> None:
    assert compare_written(one, other, known_places())[0] is verdict
