"""Letters that say in a sentence where somebody lives."""

import pytest

from tests.support.read_pages import known_places, page_of
from workstation.domain.extraction import Declared, Verdict, compare, extract
from workstation.domain.names import PersonName

FIRM = ("Harbour Lights Catering Limited", "Unit 9, 14/F, Telford House, Kowloon", "")
CERTIFIES = "This is to certify that Mr. CHAN Tai Man Peter, holder of Hong Kong Identity Card,"
SIGNS = ("", "Yours faithfully,", "LEUNG Mei Ying", "Human Resources Manager")
HOME = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"
CERTIFIED = "This is to certify that Mr. Chan Tai Man"


def verdict(
    *rows: str, address: str = HOME, name: str = "CHAN Tai Man", chinese: str = "陳大文"
) -> Verdict:
    reading = extract([page_of(*FIRM, *rows, *SIGNS)], known_places())
    declared = Declared(id="1", name=PersonName(name, chinese), address=address)
    return compare(reading, declared, known_places()).verdict


IN_A_SENTENCE = [
    (
        "I, MR CHAN Tai Man, holder of Hong Kong Identity Card, of Flat 1203, 12/F, Wah Kee House,",
        "Wah Fu (I) Estate, do solemnly and sincerely declare that I reside at the address above.",
        "My previous address until 8 September 2019 was Flat B, 18/F, Block 3, Telford Gardens,",
        "33 Wai Yip Street.",
    ),
    (
        "This is to certify that CHAN, Tai Man of Floor 12, Flat 1203, Wah Kee House, Wah Fu (I)",
        "Estate has been employed by our company on a full-time basis.",
    ),
    (
        "This is to confirm that CHAN Tai Man is a resident of Flat 1203, Wah Kee House,",
        "Wah Fu (I) Estate.",
    ),
    (
        "Received with thanks from MR. CHAN TAI MAN of FLT 1203, 12 /F, WAH KEE HOUSE, WAH FU (I)",
        "ESTATE the sum of Hong Kong Dollars 752.20 being a donation.",
    ),
    (
        "We write to confirm that CHAN Tai Man陳大文has been living at Flat 1203, Wah Kee House,",
        "Wah Fu (I) Estate as a resident of our home.",
    ),
    (
        "This is to certify that MS Chan Tai Man陳大文女士of Flat 1203, 12/F, Wah Kee House,",
        "Wah Fu (I) Estate has been employed by our company on a full-time basis.",
    ),
    (
        "This bill is issued to Mr CHAN TAI MAN陳大文先生, FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU",
        "(I) ESTATE. Please quote the customer number in all correspondence.",
    ),
    ("本賬單發給CHAN TAI MAN(陳大文),地址華富(一)邨華基樓12樓1203室。查詢時請引用賬單編號。",),
    ("茲收到陳大文善長(地址:華富(一)邨華基樓12樓1203室)捐款港幣2177.45元正,謹此致謝",),
    (
        "This is to confirm that Mr CHAN TAI MAN has been a member of this club since 2016.",
        "According to the register the member resides at Flat 1203, 12/F, Wah Kee House, Wah Fu",
        "(I) Estate, and all club mail is sent to that place without return.",
    ),
    ("茲證明陳大文先生為本會會員,按登記冊記錄,該會員現居於華富(一)邨華基樓1203室。",),
    ("本人陳大文,住華富(一)邨華基樓1203室,謹此鄭重聲明:",),
    ("院友住址證明", "茲證明陳大文先生為本院院友,居於華富(一)邨華基樓1203室。"),
    (
        CERTIFIES,
        "has been employed since 2012. According to our records, the residential address",
        "of the above employee is Flat 1203, 12/F., Wah Kee House, Wah Fu (I) Estate. This letter",
        "is issued upon request.",
    ),
    (
        "We confirm that CHAN Tai Man is a pupil of this school and that his home address is Flat",
        "1203, Wah Kee House, Wah Fu (I) Estate, Kln. Please contact us for more.",
    ),
    (
        "We confirm that Mr. Chan Tai Man resides at RM 1203, WAH KEE HSE, WAH FU (I) EST since",
        "the year 2012.",
    ),
    (
        "茲證明陳大文先生自二零一二年十一月十八日起受僱於本公司,",
        "職位為廚師。根據本公司紀錄,該員工之住址為華富(一)邨華基樓12樓1203室。特此證明。",
    ),
    (
        "We confirm that CHAN Tai Man was employed by us on 3 May 2019 and his residential",
        "address is Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate.",
    ),
    ("學生陳大文現居於華富(一)邨華基樓1203室,由本校發出此信。",),
    (
        "This letter confirms that MR CHAN TAI-MAN (Hong Kong Identity Card No. A123XXX) of",
        "UNIT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE, HK is on our record since 3 Apr 2021.",
    ),
    (
        "This is to certify that Mr. CHAN, Tai Man, holder of HKID No. A041(X), residing at Unit",
        "1203, 12/F, Wah Kee House, Wah Fu (I) Estate, HK, has been known to us since Jul 5, 2021.",
    ),
    (
        "茲證明陳大文(香港身份證號碼A123XXX,現居於華富(一)邨華基樓12樓1203室,自2021年3月",
        "9日起之紀錄屬實。",
    ),
    (
        "I,",
        "CHAN Tai-man",
        "holder of Hong Kong Identity Card No. A012345(6), residing at",
        "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate",
        "do solemnly and sincerely declare that I have been residing at the above address.",
    ),
    (
        "1,",
        "CHAN TAI MAN 陳大文",
        "holder of Hong Kong Identity Card No. A012345(6), residing at",
        "華富(一)邨華基樓12樓1203室",
        "solemnly and sincerely declare that I have been residing at the above address.",
    ),
    (
        "本人",
        "陳大文",
        "(香港身份證號碼A012345(6)),現居於",
        "華富(一)邨華基樓12樓1203室",
        "謹以至誠鄭重聲明,本人自二零一五年起居於上址,並無以本人名義發出之住址證明文件。",
    ),
    (
        'This contract is made between WONG Ka Yan ("the Employer") and',
        'CHAN TAI MAN ("the Helper")',
        "1. The Helper's place of origin for this contract is Barangay San Isidro, Lipa City.",
        "2. The Helper shall work and reside in the Employer's residence at",
        "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate",
        "3. The Helper shall be paid wages of HK$4,870 a month.",
    ),
]


@pytest.mark.parametrize("rows", IN_A_SENTENCE)
def test_the_home_is_cut_from_the_sentence(rows: tuple[str, ...]) -> None:
    assert verdict(*rows) is Verdict.MATCH


@pytest.mark.parametrize("rows", IN_A_SENTENCE)
@pytest.mark.parametrize(
    "address",
    [
        "Flat 1204, 12/F, Wah Kee House, Wah Fu (I) Estate",
        "Flat 1203, 12/F, Wah Sang House, Wah Fu (I) Estate",
        "Unit 9, 14/F, Telford House",
    ],
)
def test_another_home_is_not_in_it(rows: tuple[str, ...], address: str) -> None:
    assert verdict(*rows, address=address) is not Verdict.MATCH


@pytest.mark.parametrize("rows", IN_A_SENTENCE)
@pytest.mark.parametrize(("name", "chinese"), [("LEUNG Mei Ying", ""), ("CHAN Tai Wan", "陳大雲")])
def test_who_signs_or_is_another_does_not_live_there(
    rows: tuple[str, ...], name: str, chinese: str
) -> None:
    assert verdict(*rows, name=name, chinese=chinese) is not Verdict.MATCH


@pytest.mark.parametrize(
    "rows",
    [
        (f"{CERTIFIED} of ABC Company Limited of {HOME}", "is on our record."),
        (f"{CERTIFIED} of Lee Siu Ming, {HOME}", "is on our record."),
        (f"{CERTIFIED} of the office of {HOME}", "is on our record."),
        (f"{CERTIFIED} of {HOME}", "was known to us."),
        (f"{CERTIFIED} (deceased) of {HOME}", "is on our record."),
        (f"{CERTIFIED}, holder of office. Our client, resides at", f"{HOME}."),
        ("茲證明陳大文(由李小明轉介,居住於華富(一)邨華基樓12樓1203室。",),
        ("茲證明陳大文(已故,居住於華富(一)邨華基樓12樓1203室。",),
        ("茲證明陳大文(地址:華富(一)邨華基樓12樓1203室)已遷出",),
        ("茲證明陳大文(地址:華富(一)邨華基樓12樓1203室)已於去年離世",),
    ],
)  # fmt: skip
def test_a_home_of_somebody_else_or_of_the_past_is_not_told(rows: tuple[str, ...]) -> None:
    assert verdict(*rows) is not Verdict.MATCH


def test_two_homes_told_of_one_person_deny_neither() -> None:
    rows = (
        "I, CHAN Tai Man, of Flat B, 18/F, Block 3, Telford Gardens, do solemnly declare that",
        f"I reside at {HOME}.",
    )

    assert verdict(*rows) is Verdict.UNSURE


@pytest.mark.parametrize("called", ["the Employer", "the Helper's Employer"])
def test_the_employer_of_a_contract_is_not_told_to_live_there(called: str) -> None:
    rows = [row.replace("the Employer", called) for row in IN_A_SENTENCE[-1]]

    assert verdict(*rows, name="WONG Ka Yan", chinese="") is not Verdict.MATCH


@pytest.mark.parametrize(
    "says",
    [
        "formerly residing at Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate.",
        "whose office is at Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate.",
    ],
)
def test_where_somebody_lived_or_works_is_no_home(says: str) -> None:
    before = "This is to certify that Mr. CHAN Tai Man has been employed by our company,"

    assert verdict(before, "", says) is not Verdict.MATCH


@pytest.mark.parametrize(
    "rows",
    [
        ("Mr CHAN Tai Man is not residing at Flat 1203, 12/F,", f"{HOME[15:]}."),
        ("Mr CHAN Tai Man is no longer residing at Flat 1203, 12/F,", f"{HOME[15:]}."),
        ("CHAN Tai Man used to be living at Flat 1203, 12/F,", f"{HOME[15:]}. He has moved away."),
        ("茲證明陳大文先生並非居於華富(一)邨華基樓12樓1203室。",),
        ("茲證明陳大文先生以前居住於華富(一)邨華基樓12樓1203室。",),
        ("茲證明陳大文先生自2010年至2015年居住於華富(一)邨華基樓12樓1203室。",),
        ("We certify that Mr CHAN Tai Man has a son Lee Siu Man living at", f"{HOME} since 2015."),
        ("茲證明陳大文先生之僱主李小明居於華富(一)邨華基樓12樓1203室。",),
        ("茲證明學生陳大文,家長李小明,住址華富(一)邨華基樓12樓1203室。",),
        ("This letter is for Mr CHAN Tai Man. His wife Lee Siu Ming is residing at", f"{HOME}."),
        ("We confirm that CHAN Tai Man is our employee. LEE Siu Ming resides at", f"{HOME}."),
        ("We confirm that CHAN Tai Man is our employee. Our present address is", f"{HOME}."),
        ("We confirm that CHAN Tai Man ceased residing at", f"{HOME}."),
        ("We are unable to verify that CHAN Tai Man is residing at", f"{HOME}."),
        (
            "We confirm that CHAN Tai Man is our director. LEE Siu Ming is our clerk.",
            f"The residential address of the above employee is {HOME}.",
        ),
        ("茲證明陳大文先生沒有居住於華富(一)邨華基樓12樓1203室。",),
        ("本公司未能證明陳大文居住於華富(一)邨華基樓12樓1203室。",),
        ("茲證明陳大文先生居住於華富(一)邨華基樓12樓1203室,直至2015年搬走。",),
        ("陳大文與李小明均為本校學生,李小明現居於華富(一)邨華基樓1203室。",),
        (f"I, Lee Siu Ming, residing at {HOME},", "declare that CHAN Tai Man is my friend."),
    ],
)
def test_where_nobody_or_another_lives_is_nobodys_home(rows: tuple[str, ...]) -> None:
    assert verdict(*rows) is not Verdict.MATCH
