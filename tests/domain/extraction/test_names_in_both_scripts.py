"""A paper that prints both names must print the declared one in both."""

from dataclasses import replace

import pytest

from tests.support.compared_pages import ENGLISH, compared, thought
from tests.support.read_pages import known_places, page_of, words_of
from workstation.domain.extraction import ReadWord, Verdict, extract
from workstation.domain.names import PersonName
from workstation.domain.proofs import Quad


def in_small_print(word: ReadWord) -> ReadWord:
    """Return a word of a Chinese name a fifth as high."""
    if word.text[0].isascii():
        return word
    top, bottom = word.top + 8, word.bottom - 8
    return replace(
        word, top=top, bottom=bottom, quad=Quad.of_box(word.left, top, word.right, bottom)
    )


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
        ("CHAN TAI MAN #8) 小姐",),
        ("CHAN TAI MAN BAX 先生",),
        ("CHAN TAI MAN", "ERS小姐"),
        ("CHAN TAI MAN", "& SMITH", "李小文先生"),
        ("CHAN _ SIU", "陳大文"),
    ],
)
def test_another_name_beside_the_declared_one_is_for_a_person(printed: tuple[str, ...]) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("declared", "verdict"),
    [
        ("LAW Wai So", Verdict.MATCH),
        ("LO Wai So", Verdict.UNSURE),
        ("LAU Wai So", Verdict.UNSURE),
        ("LAW Wai Ho", Verdict.UNSURE),
    ],
)
@pytest.mark.parametrize("sure", ["", "0.82:"])
def test_another_spelling_beside_the_characters_is_for_a_person(
    sure: str, declared: str, verdict: Verdict
) -> None:
    page = page_of(
        "Lion Rock Electric Limited", "", "", f"{sure}LAW WAI SO", "羅慧素", *ENGLISH[4:8]
    )

    assert compared(page, name=PersonName(declared, "羅慧素")).verdict is verdict


@pytest.mark.parametrize(
    ("behind", "sure", "verdict"),
    [
        ("#8", 0.58, Verdict.UNSURE),
        ("488", 0.4, Verdict.UNSURE),
        ("488", 0.95, Verdict.MATCH),
        ("*.", 0.4, Verdict.MATCH),
    ],
)
def test_what_is_illegible_behind_a_name_may_be_another_in_chinese(
    behind: str, sure: float, verdict: Verdict
) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", f"CHAN TAI MAN {behind}", *ENGLISH[4:8])

    assert compared(thought(page, behind, "", sure)).verdict is verdict


@pytest.mark.parametrize(
    ("read", "verdict"),
    [("TAI MAN", Verdict.UNSURE), ("CHAN TAI MAN", Verdict.MATCH), ("Bank Centre", Verdict.MATCH)],
)
def test_an_english_name_whose_beginning_was_not_read_may_be_anothers(
    read: str, verdict: Verdict
) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", "", "陳大文", *ENGLISH[4:8])
    page = replace(page, words=(*page.words, *words_of(read, 180, 130, 400)))

    assert compared(page).verdict is verdict


def test_what_joins_no_names_reaches_no_further_line() -> None:
    rows = ("PRIVATE & CONFIDENTIAL私人密件", "Mr SZETO SHING NAM WILSON", "司徒誠南先生")
    home = ("Flat A, 6/F", "Kam Tong Lau", "41 San Hong Street", "Sheung Shui")
    name = PersonName("SZETO Shing Nam", "司徒誠南")
    declared = "Flat A, 6/F, Kam Tong Lau, 41 San Hong Street, Sheung Shui"

    page = page_of("Lion Rock Electric Limited", "", *rows, *home)

    assert compared(page, declared, name=name).verdict is Verdict.MATCH


def test_a_frame_that_lies_tight_around_a_name_makes_it_no_small_print() -> None:
    page = page_of(
        "Lion Rock Electric Limited", "", "", "CHAN TAI MAN", "0.80:李小文", *ENGLISH[4:8]
    )
    page = replace(page, words=tuple(map(in_small_print, page.words)))

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize("where", ["above", "below"])
@pytest.mark.parametrize(
    ("chinese", "verdict"),
    [("陳大文", Verdict.MATCH), ("陳小文", Verdict.UNSURE), ("區大文", Verdict.UNSURE)],
)
def test_a_name_in_another_size_is_another_passage_and_still_beside(
    where: str, chinese: str, verdict: Verdict
) -> None:
    names = ("CHAN TAI MAN", chinese) if where == "below" else (chinese, "CHAN TAI MAN")
    page = page_of("Lion Rock Electric Limited", "", "", *names, *ENGLISH[4:8])
    page = replace(page, words=tuple(map(in_small_print, page.words)))
    lines = {line.text: line for line in extract([page], known_places()).lines}

    assert lines[chinese].passage != lines["CHAN TAI MAN"].passage
    assert compared(page).verdict is verdict


@pytest.mark.parametrize(
    ("declared", "english", "printed"),
    [
        ("吳歐陽金曦", "NG AU YEUNG Kam Kam", "吳歐陽金錦"),
        ("朱財", "PAU Choi", "包財"),
    ],
)
def test_short_and_long_names_in_another_script_are_names(
    declared: str, english: str, printed: str
) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", english.upper(), printed, *ENGLISH[4:8])

    other = compared(page, name=PersonName(english, declared))
    same = compared(page, name=PersonName(english, printed))

    assert (other.verdict, same.verdict) == (Verdict.UNSURE, Verdict.MATCH)


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
        ("CHAN TAI MAN (先生)",),
        ("CHAN TAI MAN", "Mr 先生"),
        ("CHAN TAI MAN", "(CHAN) 先生"),
        ("CHAN TAI MAN (A123456) 先生",),
        ("CHAN TAI MAN, PETER 先生",),
    ],
)
def test_the_same_name_in_both_is_a_match(printed: tuple[str, ...]) -> None:
    page = page_of("Lion Rock Electric Limited", "", "", *printed, *ENGLISH[4:8])

    assert compared(page).verdict is Verdict.MATCH


@pytest.mark.parametrize(
    ("declared", "chinese", "verdict"),
    [
        ("TSANG Ngo Chun", "曾娥珠", Verdict.UNSURE),
        ("TSANG Ngoo Chu", "曾娥珠", Verdict.MATCH),
    ],
)
def test_letters_are_double_within_a_word_only(
    declared: str, chinese: str, verdict: Verdict
) -> None:
    """Chun and Ngo side by side, as words are sorted, are no double n: Chu is another."""
    page = page_of("Lion Rock Electric Limited", "", "", "MS TSANG Ngo Chu", chinese, *ENGLISH[4:8])

    assert compared(page, name=PersonName(declared, chinese)).verdict is verdict


def test_a_surname_few_have_is_a_name_all_the_same() -> None:
    page = page_of("Lion Rock Electric Limited", "", "", "KUK TAI MAN", "谷少文", *ENGLISH[4:8])

    name = PersonName("KUK Tai Man", "谷大文")
    assert compared(page, name=name).verdict is Verdict.UNSURE


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
