"""A tenancy agreement proves the premises for the tenant, and nothing else for anybody."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.support.compared_pages import ENGLISH, HOME, compared, verdicts
from tests.support.read_pages import known_places, page_of, words_of
from workstation.domain.corrections import corrected_facts
from workstation.domain.extraction import PartVerdict, Verdict, extract
from workstation.domain.extraction.facts import with_parts
from workstation.domain.names import PersonName
from workstation.domain.proofs import ProofProblem


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


def test_the_landlords_address_is_no_home_of_the_tenant() -> None:
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
def test_a_landlord_whose_part_was_not_read_is_no_tenant(between: str) -> None:
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


TENANT, LANDLORD = PersonName("", "朴瑞妍"), PersonName("", "魏思樂")
LET, LANDLORDS = "沙田銀龍街68號燈影灣2期2座31樓F室", "荃灣大河道129號8樓B室"
IN_PROSE = (
    f"本租約於2020年4月2日訂立。甲方:魏思樂(下稱「出租人」),住{LANDLORDS};乙方:朴瑞妍(下稱「承租人」)。"
    f"出租人將住宅單位即{LET}租予承租人作自住用途,月租港幣7,000元。",
    f"乙方:朴瑞妍(下稱「承租人」);甲方:魏思樂(下稱「出租人」),住{LANDLORDS}。出租人將住宅單位即{LET}租予承租人。",
    f"業主魏思樂,地址為{LANDLORDS}(以下簡稱業主);租客朴瑞妍(以下簡稱租客)。業主租出{LET}予租客作住宅用途。",
    f"甲方(業主):魏思樂,住址{LANDLORDS}。乙方(租客):朴瑞妍。甲方將座落於{LET}之物業租予乙方,租期兩年。",
    f"出租人魏思樂(甲方),現居{LANDLORDS}單位;承租人朴瑞妍(乙方)向甲方承租{LET},為期兩年。",
    f"業主將{LET}租予租客。業主:魏思樂,居住於{LANDLORDS}。租客:朴瑞妍。",
    f"房東魏思樂住在{LANDLORDS}單位,同意出租位於{LET}的單位給租客朴瑞妍,租客朴瑞妍每月交租。",
    f"甲方:朴瑞妍(下稱「承租人」)。乙方:魏思樂(下稱「出租人」),住{LANDLORDS}。乙方將單位{LET}租予甲方。",
)


@pytest.mark.parametrize("text", IN_PROSE)
def test_what_is_let_in_a_sentence_is_the_tenants_wherever_its_lines_break(text: str) -> None:
    whole = page_of("租約", "", text[:40], text[40:])

    assert compared(whole, LET, TENANT).verdict is Verdict.MATCH
    for at in range(6, 56, 5):
        page = page_of("租約", "", text[:at], text[at : at + 45], text[at + 45 :])

        assert compared(page, LET, TENANT).verdict is not Verdict.MISMATCH
        assert compared(page, LANDLORDS, TENANT).verdict is not Verdict.MATCH
        for home in (LET, LANDLORDS):
            assert compared(page, home, LANDLORD).verdict is not Verdict.MATCH


OWN = "Flat 801, 8/F, Luk Kwai House, Kwai Chung Estate"
LET_IN_ENGLISH = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate, Aberdeen"


@pytest.mark.parametrize(
    "text",
    [
        f'made between WONG SIU LING (the "Landlord"), of {OWN}, and CHAN TAI MAN (the "Tenant"). '
        f"The Landlord lets to the Tenant ALL THAT {LET_IN_ENGLISH} for residential use.",
        f"The Lessor agrees to let to the Lessee {LET_IN_ENGLISH} for a term of two years. "
        f"Lessor: WONG SIU LING of {OWN}. Lessee: CHAN TAI MAN.",
        f"The Landlord WONG SIU LING whose address is {OWN} demises unto the Tenant CHAN TAI MAN "
        f"all those premises at {LET_IN_ENGLISH} for residential purposes.",
        f'(1) CHAN TAI MAN ("the Lessee") and (2) WONG SIU LING ("the Lessor") residing at {OWN}. '
        f"The Lessor demises unto the Lessee {LET_IN_ENGLISH}; rent HK$7,000.",
    ],
)
def test_what_is_let_in_english_is_the_tenants_wherever_its_lines_break(text: str) -> None:
    words = text.split()
    for first in range(1, 13):
        rows = (" ".join(words[at : at + 13]) for at in range(first, len(words), 13))
        page = page_of("TENANCY AGREEMENT", "", " ".join(words[:first]), *rows)

        assert compared(page).verdict is Verdict.MATCH
        assert compared(page, OWN).verdict is not Verdict.MATCH
        for home in (HOME, OWN):
            landlord = PersonName("WONG Siu Ling", "")
            assert compared(page, home, landlord).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    "said", ["乙方:魏思樂(下稱「出租人」)", "乙方(業主):魏思樂", "業主(乙方)魏思樂"]
)
def test_a_partys_letter_tells_less_than_its_word(said: str) -> None:
    page = page_of(
        "租約", "", f"{said},住{LANDLORDS};", "甲方(租客):朴瑞妍。", f"乙方將單位{LET}租予甲方。"
    )

    assert compared(page, LET, LANDLORD).verdict is not Verdict.MATCH
    assert compared(page, LET, TENANT).verdict is Verdict.MATCH


@pytest.mark.parametrize("label", ["Former tenant", "Outgoing tenant", "前租客"])
def test_a_former_tenant_is_none(label: str) -> None:
    page = page_of(
        "TENANCY AGREEMENT", "", "Landlord: WONG SIU FAN", "Tenant: CHAN TAI MAN",
        f"{label}: LEE SIU MING", f"Premises: {HOME}",
    )  # fmt: skip

    assert compared(page, name=PersonName("LEE Siu Ming")).verdict is not Verdict.MATCH
    assert compared(page, name=PersonName("CHAN Tai Man")).verdict is Verdict.MATCH


def test_the_premises_may_be_called_the_residence_of_the_tenant() -> None:
    page = page_of(
        "租約 TENANCY AGREEMENT",
        "",
        "業主Landlord|LEE SIU MING",
        "業主地址Address of Landlord|Flat B, 18/F, Block 3, Telford Gardens",
        "租客Tenant|CHAN TAI MAN",
        "租用單位(租客住址) Premises|FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE",
        "(residence of the Tenant)|ABERDEEN",
        "租期Term|10-Oct-2021 - 10-Oct-2023",
    )

    assert compared(page).verdict is Verdict.MATCH


@pytest.mark.parametrize("flat", ["FLT 1203, 12/F", "APT 1203, 12/F", "SUITE 1203, 12/F"])
def test_the_premises_may_begin_with_any_word_for_a_flat(flat: str) -> None:
    page = page_of(
        "TENANCY AGREEMENT",
        "",
        "between LEE SIU MING of Flat A, 8/F, Block 3, Laguna Verde (hereinafter called the",
        'Landlord) and CHAN TAI MAN (hereinafter called "the Tenant") of the other part.',
        f"The Tenant shall take ALL THAT domestic premises known as {flat}, WAH KEE",
        'HOUSE, WAH FU (I) ESTATE, ABERDEEN ("the said Premises") for the term of two years',
        "commencing from 9 December 2021 at the monthly rent of HK$16,000.00.",
    )

    assert compared(page).verdict is Verdict.MATCH


@pytest.mark.parametrize("label", ["租客地址", "租戶地址", "承租人地址", "住戶地址"])
def test_the_address_a_tenant_had_before_is_not_what_is_let(label: str) -> None:
    premises, former = "九龍黃大仙龍翔道1號天馬苑駿宏閣5樓5室", "香港仔華富(一)邨華基樓12樓1203室"
    page = page_of(
        "住宅租約", "", "立約日期: 2021年11月2日", "業主: 李小明",
        "業主地址: 九龍觀塘偉業街33號德福花園3座18樓B室", "租客: 陳大文",
        f"{label}: {former}", f"物業: {premises}", "租金每月一萬元",
    )  # fmt: skip

    assert compared(page, premises).verdict is Verdict.MATCH
    assert compared(page, former).verdict is not Verdict.MATCH


@pytest.mark.parametrize("label", ["租客地址", "租戶地址", "住戶地址"])
def test_an_owners_bill_for_a_flat_that_is_let_proves_no_home(label: str) -> None:
    page = page_of(
        "管理費單", "", "陳大文先生", f"{label}: 香港仔華富(一)邨華基樓12樓1203室",
        "發單日期: 2021年11月2日",
    )  # fmt: skip

    assert compared(page, "香港仔華富(一)邨華基樓12樓1203室").verdict is not Verdict.MATCH


def test_a_clause_below_premises_that_were_half_read_is_no_part_of_them() -> None:
    page = page_of(
        "租約",
        "",
        "業主:朱翹耀,地址為香港西灣河太康街45號鯉景灣逸華閣二十樓D室(以下簡稱「業主」)。",
        "租客:楊家煒,前居於新界葵涌葵盛西邨第11座30樓3024室(以下簡稱「租客」)。",
        "租賃物業:新界天水",
        "1.租期兩年,由2021年2月23日起至2023年2月22日止,首尾兩天包括在內。",
        "2.每月租金港幣20,677.86元,須於每月首日上期繳付。",
        "3.租客不得將該物業全部或部分轉讓或分租。",
    )
    declared = "新界天水圍嘉湖山莊麗湖居第5座17樓B室"

    assert compared(page, declared, PersonName("", "楊家煒")).verdict is Verdict.UNSURE
