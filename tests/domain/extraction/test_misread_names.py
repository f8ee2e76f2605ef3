"""Names that were misread, and what is hardly read beside a name."""

from dataclasses import replace

import pytest

from tests.support.compared_pages import CHINESE, ENGLISH, HOME, compared, thought
from tests.support.read_pages import HEIGHT, page_of
from workstation.domain.extraction import ReadWord, Verdict
from workstation.domain.names import PersonName
from workstation.domain.proofs import Quad

HOME_IN_CHINESE = "香港仔華富(一)邨華基樓12樓1203室"


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

    assert compared(page, HOME_IN_CHINESE, PersonName("", "黃啟君")).verdict is Verdict.UNSURE


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
    ("others", "verdict"), [("文", Verdict.MATCH), ("少", Verdict.UNSURE), ("", Verdict.UNSURE)]
)
@pytest.mark.parametrize(
    "printed", [("CHAN TAI MAN陳大又",), ("CHAN TAI MAN", "陳大又"), ("CHAN TAI MAN", "棟大又")]
)
def test_a_name_too_faint_to_be_read_is_believed_only_if_it_may_be_the_declared_one(
    printed: tuple[str, ...], others: str, verdict: Verdict
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
    english: str, declared: str, others: str, verdict: Verdict
) -> None:
    page = page_of("Lion Rock Electric Limited", "", f"{english} 王傑字", *ENGLISH[4:8])
    page = thought(page, "字", others, 0.82)

    assert compared(page, HOME, PersonName(english, declared)).verdict is verdict


@pytest.mark.parametrize("declared", ["陳小文", "陳大文"])
@pytest.mark.parametrize("printed", ["0.80:CHAN TAI MAN 陳 文", "CHAN TAI MAN|0.80:陳文"])
def test_a_name_that_lost_a_character_tells_of_nobody(declared: str, printed: str) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", *printed.split("|"), *ENGLISH[4:8])

    found = compared(page, name=PersonName("CHAN Tai Man", declared))

    assert found.verdict is Verdict.UNSURE


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
        ("物泉單位", 0.6, Verdict.MATCH),
        ("私人密件", 0.76, Verdict.MATCH),
    ],
)
def test_what_is_as_short_as_a_name_and_in_doubt_may_be_one_whose_surname_was_misread(
    printed: str, least_sure: float, verdict: Verdict
) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", "CHAN TAI MAN", printed, *ENGLISH[4:8])
    page = thought(page, printed[-1], "", least_sure)

    assert compared(page).verdict is verdict


@pytest.mark.parametrize(
    ("beside", "verdict"),
    [("0.30:(SHUR 先生", Verdict.UNSURE), ("0.95:SHUR Ltd", Verdict.MATCH),
     ("0.30:9-", Verdict.MATCH), ("0.40:Cusiomer客后", Verdict.MATCH),
     ("0.40:addresof peyer撒纳人姓名及地址", Verdict.MATCH)],
)  # fmt: skip
def test_what_is_hardly_read_beside_a_name_may_be_one(beside: str, verdict: Verdict) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", "CHAN TAI MAN", beside, *ENGLISH[4:8])

    assert compared(page).verdict is verdict


@pytest.mark.parametrize(("tall", "verdict"), [(0.7, Verdict.MATCH), (0.9, Verdict.UNSURE)])
def test_what_is_hardly_read_above_a_name_is_none_in_print_too_small(
    tall: float, verdict: Verdict
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
    read: str, heights: float, verdict: Verdict
) -> None:
    rows = ("Lion Rock Electric Limited", "", "", f"0.26:{read}", "CHAN TAI MAN", *ENGLISH[4:8])
    page = page_of(*rows)
    page = replace(page, words=tuple(spread(word, heights * HEIGHT) for word in page.words))

    assert compared(page).verdict is verdict


def test_what_is_too_faint_and_no_name_says_nothing() -> None:
    page = page_of("Lion Rock Electric Limited", "", "", "CHAN TAI MAN", "0.40:地下", *ENGLISH[4:8])

    assert compared(page).verdict is Verdict.MATCH


def test_specks_among_the_words_of_another_name_do_not_hide_it() -> None:
    page = page_of("維光電力有限公司", "", "LEE _ ~ KA = « LOK", *CHINESE[3:6])

    assert compared(page, HOME_IN_CHINESE).verdict is not Verdict.MATCH


@pytest.mark.parametrize("english", ["LAW Sze Shuk", "LAW Sze Yan"])
def test_the_feet_of_a_chinese_name_are_as_near_the_english_one_as_all_of_it(english: str) -> None:
    page = page_of(
        "Harbour Lights Power Company Limited",
        "",
        "Ms. LAW, SZE SHUK",
        "羅思淑",
        "九龍觀塘偉業街33號",
        "德福花園3座18樓B室",
    )
    words = tuple(_as_capitals_and_feet(word) for word in page.words)
    home = "九龍觀塘偉業街33號德福花園3座18樓B室"

    found = compared(replace(page, words=words), home, PersonName(english, "羅思淑"))

    assert (found.verdict is Verdict.MATCH) is (english == "LAW Sze Shuk")


def _as_capitals_and_feet(word: ReadWord) -> ReadWord:
    """Return a word in a frame around capitals alone, or around the feet of Chinese characters."""
    top, bottom = word.top, word.top + 0.8 * HEIGHT
    if not word.text.isascii():
        bottom = word.bottom + 3.0
        top = bottom - 0.4 * HEIGHT
    box = (word.left, top, word.right, bottom)
    return replace(word, top=top, bottom=bottom, quad=Quad.of_box(*box))
