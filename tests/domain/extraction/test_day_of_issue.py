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
        ("IN WITNESS whereof the parties have", "signed this Agreement on 2 Nov 2021."),
        ("甲乙雙方於2021年11月2日簽署本租約。",),
        ("Hong Kong, this 2nd day of November 2021",),
        ("Signed at Sha Tin this 2nd day of", "November 2021"),
        ("Declared at Sha Tin this 2nd", "day of November 2021"),
        ("Declared at the Home Affairs Centre, Kowloon on 2 November", "2021 before me"),
        ("此項聲明於2021年11月", "2日在九龍作出。"),
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
        ("This agreement was made for a term from 2", "November 2021"),
        ("We write of the loss of a wallet on 2 November", "2021 near the pier."),
        ("雙方於2021年11月2日會面。",),
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


PAPER = ("Peak Paper", "", "CHAN TAI MAN", "Flat 5, 8/F, Wah Kee House", "")


@pytest.mark.parametrize(
    "row",
    [
        *("Printed 02/11/2021", "Printed 列印 2021年11月2日 11:28", "列印 2021年11月2日11:28"),
        *(
            "Print Date/Time|02/11/2021 11:28",
            "Signed on 02-NOV-2021",
            "Signed on簽署日期 2.11.2021",
        ),
        *("Date signed|2 Nov 2021", "簽署於2021年11月2日", "Given on日期:2021-11-02"),
        *(
            "Card issued|2021-11-02",
            "Card issued 發卡日期|二〇二一年十一月二日",
            "發證日期|2021年11月2日",
        ),
        *("Vaccinated / issued|2021/11/02", "Issued: 2 Nov 2021", "Bill issued on 2 Nov 2021"),
        *("Shipped 寄出 2.11.2021", "寄出日期 2021年11月2日", "Despatched on 2 Nov 2021"),
        *("Order date|2 Nov 2021", "落單日期:2021-11-02 11:28", "Booked on 2 Nov 2021 11:28"),
        *("Sent:|2 Nov 2021 20:12", "傳送日期:|2021年11月2日 20:12", "寄件日期:2021年11月2日"),
        *("Date:|Tue, 2 Nov 2021 20:12", "Generated on 2021-11-02 11:28", "報失日期|2021年11月2日"),
        *(
            "Dated this 2nd day of November 2021",
            "ted日期:02/11/2021",
            "Latest statement: 2 Nov 2021",
        ),
        *("Given under my hand this 2nd day of November 2021", "Issued at Sha Tin on 2 Nov 2021"),
        *(
            "Tuesday, 2 November 2021",
            "Hong Kong, 2 November 2021",
            "香港,2021年11月2日",
        ),
        *("於二○二一年十一月二日立此聲明", "2021年11月2日立此為據", "2 NOV 21"),
        "At 14:50 on 2 Nov 2021 a person giving the name of CHAN reported a loss.",
        *(
            "2021年11月2日17時12分,下列人士到站報失:",
            "茲證明2021年11月2日陳大文到本分局報稱遺失身份證。",
        ),
        *("2021年11月2日 閣下預約的圖書已到。", "2 Nov 2021. The book you reserved has arrived."),
    ],
)
def test_what_was_done_with_the_paper_tells_its_day(row: str) -> None:
    assert day_of(*PAPER, row, "", "Total", "Line") == ISSUED


@pytest.mark.parametrize(
    "row",
    [
        *(
            "Deliver on 送貨日 2021年11月9日",
            "Delivery date|9 Nov 2021",
            "Next visit|9 Nov 2021 10:15",
        ),
        *("Ballot date|2021-11-09", "Born|2019/03/19", "Expires|2028/09/03", "Ship by|9 Nov 2021"),
        *("To be shipped on 9 Nov 2021", "Reply by 9 Nov 2021", "Event date|9 Nov 2021"),
        *("The form you sent on 9 Nov 2021 was lost.", "sent on 9 Nov 2021", "Received 9 Nov 2021"),
        *("將於2021年11月9日寄出", "本處將於2021年11月9日到訪", "2021年11月9日停水"),
        *("2021年11月9日將進行食水管維修", "到訪日期|2021年11月9日", "Date of visit|9 Nov 2021"),
        *(
            "Passport issued on 9 Nov 2015",
            "身份證簽發日期|2015年11月9日",
            "Member since|9 Nov 2015",
        ),
        *("Last bill paid on 9 Oct 2021", "Previous bill|9 Oct 2021", "Concert|9 Nov 2021"),
        *("Account created on 9 Nov 2015", "開戶日期|2015年11月9日", "遺失日期|2021年11月9日"),
        *("reported the loss of a wallet on 9 Nov 2021.", "報稱於2021年11月9日在渡輪碼頭遺失"),
        *("on 9 Nov 2021 a hearing will be held", "申請表須於2021年11月9日前寄出"),
    ],
)
def test_what_is_done_on_another_day_does_not(row: str) -> None:
    assert day_of(*PAPER, row, "", "Total", "Line") is None
    for told in (
        *("Printed 2 Nov 2021 11:28", "Card issued|2 Nov 2021", "發出日期 2021年11月2日"),
        *("Shipped 寄出 2.11.2021", "Signed on 02-NOV-2021", "Sent:|2 Nov 2021 20:12"),
    ):
        assert day_of(*PAPER, row, told, "", "Total") == ISSUED
        assert day_of(*PAPER, told, "", row, "", "Total") == ISSUED


@pytest.mark.parametrize(
    "row",
    [
        *("Called on 2 Nov 2021 10:27", "Called on 到訪日期:2021年11月2日 16:28"),
        *("到訪日期|2021年11月2日 16:28", "We called on 2 Nov 2021 but you were out."),
    ],
)
def test_a_card_left_at_a_door_is_of_the_day_of_the_visit(row: str) -> None:
    assert day_of("SORRY WE MISSED YOU 未能入屋抄錶", "", "To the Occupier", row, "", "") == ISSUED


@pytest.mark.parametrize(
    "row",
    ["Transaction date 02/11/2021 11:28", "交易日期:2021年11月2日", "Payment date|2 Nov 2021"],
)
def test_a_receipt_is_of_the_day_of_the_sale_where_it_tells_no_other(row: str) -> None:
    assert day_of("OFFICIAL RECEIPT 收據", "", row, "", "Sofa 346.00") == ISSUED
    assert day_of("OFFICIAL RECEIPT 收據", "", row, "Deliver on 9 Nov 2021", "Sofa") is None
    assert day_of("Account statement", "", row, "", "Sofa 346.00") is None


def test_what_was_declared_tells_the_day_of_a_declaration_alone() -> None:
    assert day_of("SOLEMN DECLARATION", "", "I live here.", "Declared on 2 Nov 2021") == ISSUED
    assert day_of("DIVIDEND ADVICE", "", "Shares", "Declared on 2 Nov 2021") is None


def test_several_deeds_are_told_apart_or_tell_nothing() -> None:
    assert day_of(*PAPER, "Ordered on 30 Oct 2021", "Shipped 2 Nov 2021") == ISSUED
    assert day_of(*PAPER, "Shipped 30 Oct 2021", "Printed 2 Nov 2021") == ISSUED
    assert day_of(*PAPER, "Printed 2 Nov 2021", "Signed on 5 Nov 2021") is None
    assert day_of(*PAPER, "Shipped 2 Nov 2021", "Mailed 5 Nov 2021") is None
    assert day_of(*PAPER, "Date of issue: 2 Nov 2021", "Printed 5 Nov 2021") == ISSUED


def test_a_day_that_only_says_date_may_be_an_appointment_on_what_was_printed_before() -> None:
    assert day_of(*PAPER, "Date|9 Nov 2021", "Time|09:30", "Printed on: 2 Nov 2021") == ISSUED
    assert day_of(*PAPER, "Date|2 Nov 2021", "", "Printed on: 9 Nov 2021") == ISSUED


def test_what_is_printed_of_another_paper_at_the_edge_is_not_the_day_of_this_one() -> None:
    assert day_of("Peak Registrars", "2 Nov 2021", "", "", "", "Printed 06-NOV-2016") == ISSUED


def test_what_was_sent_before_is_not_the_day_of_a_letter() -> None:
    letter = ("2 Nov 2021", "CHAN TAI MAN", "", "Dear Mr Chan,", "", "Order date|30 Oct 2021")

    assert day_of("Peak Paper", *letter, "Yours faithfully,") == ISSUED


def test_what_was_signed_long_before_is_another_paper() -> None:
    assert day_of(*PAPER, "2 Nov 2021", "Contract signed: 1 May 2015", "", "Total") != date(
        2015, 5, 1
    )
    assert day_of(*PAPER, "Form sent: 1 May 2015", "Due date: 3 June 2021") is None


def test_a_stroke_lost_from_the_month_may_be_of_any() -> None:
    assert day_of(*PAPER, "Date of issue: 1/12021", "", "Total") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Please return the reply slip by 13 DEC 2021. All visitors must wear a mask.",
        "All other terms of your contract dated December 29, 2019 stay unchanged.",
        "Interest is charged under the facility letter dated 1 May 2020 and its schedule.",
    ],
)
def test_the_day_of_another_paper_or_of_an_answer_is_not_the_letters(sentence: str) -> None:
    before = "本校謹訂於下月舉行家長日，班主任將與家長面談。"

    assert day_of(*LETTER[:5], "2 November 2021", "", "Dear Mr Chan,", before, sentence) == ISSUED
    assert day_of(*LETTER, before, sentence) is None


def test_an_agreement_is_dated_where_it_says_when_it_was_made() -> None:
    rows = ("租約", "本租約訂於2021年11月2日", "業主:李小明", "租客:陳大文")

    assert day_of(*rows) == ISSUED


@pytest.mark.parametrize("present", ["今次", "Present今次", "Present", ""])
def test_the_days_of_readings_are_not_the_bills(present: str) -> None:
    readings = ("讀數|日期", f"{present}|28/11/2021", "上次|28/09/2021", "用量|489")

    assert day_of("電費單", "陳大文先生", "", *readings) is None
    assert day_of("電費單", "陳大文先生", "", "賬單日期|02/11/2021", "", *readings) == ISSUED


def test_a_surname_beside_a_day_says_nothing_of_it() -> None:
    head = ("City Hospital", "", "TO Sze Ching|2 November 2021", "Flat 5, 8/F", "", "Dear Madam,")

    assert day_of(*head, "Please come to the clinic.", "Appointment|18/03/2022") == ISSUED


@pytest.mark.parametrize(
    "label", ["Our letter dated", "Our invoice dated:", "The statement dated", "The Lease is dated"]
)
def test_the_paper_may_say_how_it_is_dated(label: str) -> None:
    assert day_of("Lion Rock Limited", "", f"{label} 2 November 2021", "", "Total $10") == ISSUED


def test_a_day_under_a_heading_is_the_papers_whatever_began_before() -> None:
    table = ("Account No.|Date", "12345|02/11/2021", "", "Customer since|28/09/2021", "Total|$1")

    assert day_of("Lion Rock Limited", "Statement", "", *LETTER[2:5], "", *table) == ISSUED
