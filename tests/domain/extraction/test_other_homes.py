"""Another home is never the declared one, however alike the two are written."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.compared_pages import ENGLISH, compared, holder, verdicts
from tests.support.read_pages import page_of
from workstation.domain.extraction import Part, PartVerdict, Verdict

LOT = "G/F, Lot 751 RP in D.D. 195, Chung Uk Tsuen, Tai Po"


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

    def test_never_matches_on_words_no_list_knows(self) -> None:
        page = holder("FLAT B 3/F", "PURPLE LANTERN MANSION", "KWUN TONG")

        same = compared(page, "Flat B, 3/F, Purple Lantern Mansion, Kwun Tong")
        other = compared(page, "Flat B, 3/F, Purple Lanterns Mansion, Kwun Tong")
        longer = compared(page, "Flat B, 3/F, Great Purple Lantern Mansion, Kwun Tong")

        assert same.verdict is Verdict.MATCH
        assert Verdict.MATCH not in {other.verdict, longer.verdict}

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


def test_too_little_declared_is_never_a_match() -> None:
    for address in ("", "Hong Kong", "Wah Fu (I) Estate", "Wah Kee House, Wah Fu (I) Estate"):
        assert compared(page_of(*ENGLISH), address).verdict is not Verdict.MATCH
