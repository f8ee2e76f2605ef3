"""The day of issue of letters, cards, declarations and contracts, and days that are none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.support.read_pages import known_places, page_of, words_of
from workstation.domain.extraction import PageFrame, ReadPage, extract
from workstation.domain.proofs import Affine, Quad

ISSUED = date(2021, 11, 2)
LETTER = ("Peak Transport Office", "", "CHAN TAI MAN", "Flat 5, 8/F", "", "Dear Mr Chan,")
LETTER_HAN = (
    "山頂物流有限公司",
    "",
    "陳大文先生",
    "新界沙田",
    "",
    "茲證明下列人士現職於本公司,資料如下:",
)


def day_of(*rows: str) -> date | None:
    return extract([page_of(*rows)], known_places()).issued_on


@pytest.mark.parametrize(
    "foot",
    [
        ("Yours faithfully,", "", "POON Yuet Jenny", "for Commissioner", "", "2NOV2021"),
        ("Your faithully,", "", "POON Yuet Jenny", "", "02/11/2021|Encl."),
        ("Best regards", "", "HR Department", "2 November 2021"),
        ("此致", "", "劉燕詠", "人力資源部", "", "二〇二一年十一月二日"),
        ("", "劉燕詠謹啟", "人力資源部", "2021年11月2日"),
    ],
)
@pytest.mark.parametrize("head", [LETTER, LETTER_HAN])
def test_a_letters_day_may_stand_alone_behind_who_signs(
    head: tuple[str, ...], foot: tuple[str, ...]
) -> None:
    table = ("Licence|AB 1234", "Due soon|05/12/2021", "入職日期|2019年6月6日", "#|06-06-2019")

    assert day_of(*head, "", *table, "", *foot) == ISSUED
    assert day_of(*head, "", *table, "", *foot[:-1]) is None


@pytest.mark.parametrize(
    "foot",
    [
        ("RECEIVED", "2 Nov 2021"),
        ("2 Nov 2021", "已收訖"),
        ("CERTIFIED TRUE COPY", "2 Nov 2021"),
        ("Reply Slip", "Name", "", "2 Nov 2021"),
        ("For office use only", "", "2 Nov 2021"),
        ("2 Nov 2021", "", "", "9 Nov 2021"),
        ("Received on 2 Nov 2021",),
    ],
)
def test_other_days_behind_who_signs_are_not_the_letters(foot: tuple[str, ...]) -> None:
    assert day_of(*LETTER, "We write.", "Yours faithfully,", "", "A. Poon", "", *foot) is None


def test_a_letter_has_its_day_before_its_salutation_and_not_below() -> None:
    day, sums = "2 Nov 2021", ("", "13 Nov 2021", "Premium|HK$5,788.97", "")

    assert day_of("Peak Life", day, "CHAN TAI MAN", "", "Dear Customer,", *sums) == ISSUED
    assert day_of("Peak Life", "CHAN TAI MAN", "", "Dear Customer,", *sums) is None
    assert day_of("Peak Life", day, "陳大文先生:", *sums, "此致", "9 Nov 2021") == ISSUED
    assert day_of("醫院", "敬啟者:", "日期|2021年11月9日", "時間|09:30", "此致", day) == ISSUED
    assert day_of("醫院", "日期|2021年11月2日", "敬啟者:", "預約|2021年11月9日") == ISSUED


def test_what_was_hardly_read_above_a_letters_day_is_no_label_of_it() -> None:
    rows = ("0.40:47 Al|on|x", "2 Nov 2021|MR CHAN|y", "", "Dear Sir/Madam,", "You are summoned.")

    assert day_of(*rows) == ISSUED
    assert day_of(*rows[:3]) is None


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Polling date",
            "Polling date投票日期",
            "投票日期",
            "Hearing date",
            "聆訊日期",
            "生效日期",
        ),
        *("Effective date", "Date joined", "Date joined入職日期", "入職日期", "Value date"),
        *("Premium due date", "保費到期日", "預約日期", "到訪日期", "Date of visit", "出生日期"),
        *("Date of hearing", "Policy issue date", "保單日期", "授票日期", "Date for collection"),
        *("Registration date", "Date of next admission", "Expiry date"),
    ],
)
def test_the_day_of_an_event_is_not_that_of_the_paper(label: str) -> None:
    event = ("Notice", "", f"{label}|18 Nov 2021", "Place|Hall", "", "Total")

    assert day_of(*event) is None
    assert day_of(*event, "", "Date of issue發出日期2 Nov 2021") == ISSUED
    assert day_of(*event, "", "ue發出日期November 2, 2021") == ISSUED
    assert day_of("Notice", f"{label}: 18 Nov 2021", "", "發出日期02/11/2021") == ISSUED


@pytest.mark.parametrize(
    "label",
    [
        *("Statement date", "Notice date", "Report date", "Date of this letter", "Advice date"),
        *("發信日期", "通知書日期", "文件日期", "報告日期", "發票日期", "張單日期", "信件日期"),
    ],
)
def test_the_day_of_the_paper_is_told_by_its_label(label: str) -> None:
    assert day_of("Notice", f"{label}|02/11/2021", "Polling date|18/11/2021", "Total") == ISSUED


@pytest.mark.parametrize(
    "rows",
    [
        (
            'This contract is made between LAM ("the Employer") and',
            "R. SANTOS",
            "on 2-Nov-2021 and",
        ),
        ("This contractis made between LAM and", "SANTOS on 02/11/2021 and has these terms:"),
        ("THIS DEED is entered into by Mr. CHAN on 2 Nov 2021",),
        ("Declared at Home Affairs Centre, 30 Street,", "Kowloon this 2nd day of November 2021."),
        ("SWORN before me at Kowloon", "this 2nd day of November 2021"),
        ("此項聲明於2021年11月2日在九龍聯運街30號民政諮詢中心作出。",),
        ("本協議由甲方及乙方訂立", "本合約於2021年11月2日在香港簽訂"),
    ],
)
def test_a_sentence_tells_when_a_paper_was_made(rows: tuple[str, ...]) -> None:
    assert day_of("Paper", "Holder|CHAN TAI MAN", "", *rows, "since 5 May 2015") == ISSUED


@pytest.mark.parametrize(
    "rows",
    [
        ("This contract is made for a term from 2 Nov 2021", "and ends on 2 Nov 2022."),
        ("This contract is made. The Helper arrives on 2 Nov 2021",),
        ("This agreement was made for work commencing on 2 Nov 2021",),
        ("The dividend declared on 2 Nov 2021 is paid",),
        ("他於2021年11月2日在香港作出申請。",),
    ],
)
def test_other_sentences_do_not(rows: tuple[str, ...]) -> None:
    assert day_of("Paper", "Holder|CHAN TAI MAN", "", *rows) is None


@pytest.mark.parametrize("text", ["2021-11:02", "2021:11-02"])
def test_a_dash_of_the_issue_day_may_be_read_as_a_colon(text: str) -> None:
    assert day_of("Demand", f"Issue Date|{text}", "Last Day for Payment|2021-11-25") == ISSUED


def test_a_day_that_runs_across_the_page_has_no_label_beside_it() -> None:
    page = page_of("Bill", "Date|2 Nov 2021", "Account|123456", *["Line of the bill"] * 6)
    slanted = tuple(
        replace(word, quad=_slanted(word.quad)) if word.text in ("2", "Nov", "2021") else word
        for word in page.words
    )

    found = extract([replace(page, words=slanted)], known_places())

    assert extract([page], known_places()).issued_on == ISSUED
    assert found.issued_on is None


def _slanted(quad: Quad) -> Quad:
    """Return a word's region as one of a line that falls by half its length."""
    left, right, low, last = (_lower(x, y) for x, y in quad.corners)
    return Quad((left, right, low, last))


def _lower(x: float, y: float) -> tuple[float, float]:
    return x, y + x / 2


BILL = ("Account No.", "Due Date", "Issue Date", "Meter Reading Date", "Deposit", "Next Reading")
SHOWN = ("135-804736-756", "20 Nov 2021", "2 Nov 2021", "28 Oct 2021", "HK$496.14", "4 Jan 2022")


def in_box(labels: Sequence[str], values: Sequence[str], *, off: float) -> date | None:
    """Read a page whose labels stand 30 pixels apart and their values ``off`` below them."""
    columns = ((60.0, 200.0, labels), (500.0, 200.0 + off, values))
    words = [
        word
        for left, top, texts in columns
        for row, text in enumerate(texts)
        for word in words_of(text, left, top + 30 * row, int(left) + row)
    ]
    words += words_of("Total charges", 60, 1000, 9)
    frame = PageFrame(number=1, rotation=0, to_upload=Affine())
    return extract([ReadPage(frame=frame, words=tuple(words))], known_places()).issued_on


@pytest.mark.parametrize("off", [-30, -20, -14, -12, 0, 12, 14, 20, 30])
def test_a_box_with_days_before_that_of_issue_is_told_by_the_kinds_of_its_values(off: int) -> None:
    assert in_box(BILL, SHOWN, off=off) == ISSUED
    assert in_box(BILL[:1] + BILL[3:1:-1], SHOWN[:1] + SHOWN[3:1:-1], off=off) == ISSUED


def test_a_box_of_which_a_value_was_not_read_is_told_by_the_kinds_of_the_others() -> None:
    labels = (BILL[4], *BILL[:3], BILL[5], BILL[3])
    values = (SHOWN[0], SHOWN[1], SHOWN[2], SHOWN[5], SHOWN[3])

    assert in_box(labels, values, off=12) == ISSUED


@pytest.mark.parametrize("off", [-18, -14, 14, 18])
def test_a_box_whose_label_says_no_more_than_date_is_told_so_too(off: int) -> None:
    shown = ("2 Nov 2021", "4 Nov 2021", "366921573736")

    assert in_box(("Date", "Value date", "Ref"), shown, off=off) == ISSUED


def test_the_earlier_of_two_days_may_have_what_is_left_of_a_label_of_issue() -> None:
    rows = ("|20 Nov 2021", "Mobile No.|97342498", "Stent Date|2 Nov 2021", *[""] * 9, "Total")

    assert day_of("Peak Mobile", *rows) is None
    assert day_of("Peak Mobile", *rows[:2], *rows[3:]) == date(2021, 11, 20)


@pytest.mark.parametrize(
    "label", ["Date: 1*-*ep.2021", "Statement date : 2#/1/2021", "日期:2021#1#2"]
)
def test_a_day_that_stands_unread_behind_its_label_is_no_other(label: str) -> None:
    rows = ("", "CHAN TAI MAN", "", "MPF-68175066|23 Jul 2021|690,314.19", *[""] * 20, "Total")

    assert day_of("Peak Life", label, *rows) is None
    assert day_of("Peak Life", "Date", *rows) == date(2021, 7, 23)


def test_a_box_that_may_be_set_two_ways_tells_nothing() -> None:
    labels, values = BILL[1:4], ("20 Nov 2021", "2 Nov 2021")

    assert in_box(("Meter Reading Date", "Issue Date", "Due Date"), values[::-1], off=15) is None
    assert in_box(labels, values, off=-15) is None
