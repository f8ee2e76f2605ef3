"""What is read without a declaration: kind, issuer, days with roles, name and address."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.read_pages import known_places, page_of, words_of
from workstation.domain.extraction import (
    Band,
    PageFrame,
    Part,
    Reading,
    ReadPage,
    Role,
    band,
    char_differences,
    extract,
    facts_of,
    reading_from_json,
    reading_to_json,
)
from workstation.domain.extraction.days import days_in
from workstation.domain.extraction.labels import label_at_start
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.textual import mended
from workstation.domain.proofs import Affine, ProofProblem, findings

HOME_ROWS = ("FLAT 1203, 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE", "ABERDEEN, HONG KONG")


def read(*rows: str) -> Reading:
    return extract([page_of(*rows)], known_places())


def read_box(labels: Sequence[str], values: Sequence[str], *, off: float) -> Reading:
    """Read a page whose labels stand 30 pixels apart and their values ``off`` below them."""
    columns = [(60.0, 200.0, labels), (500.0, 200.0 + off, values)]
    words = [
        word
        for column, (left, top, texts) in enumerate(columns)
        for row, text in enumerate(texts)
        for word in words_of(text, left, top + 30 * row, 10 * column + row)
    ]
    words += words_of("Total charges", 60, 1000, 99)
    frame = PageFrame(number=1, rotation=0, to_upload=Affine())
    return extract([ReadPage(frame=frame, words=tuple(words))], known_places())


def text_of(reading: Reading, part: Part) -> str | None:
    found = reading.field_of(part)
    return found.text if found else None


class TestAKind:
    @pytest.mark.parametrize(
        ("rows", "kind"),
        [
            (("Lion Rock Electric Company", "Electricity Bill", "Units 512 kWh"), "electricity"),
            (("水務署", "水費及排污費單"), "water"),
            (("暖灶煤氣有限公司", "煤氣費單"), "gas"),
            (("木棉電訊有限公司", "流動電話服務月結單"), "mobile"),
            (("NetHarbour Broadband Limited", "Broadband service statement"), "broadband"),
            (("獅峰商業銀行", "綜合結單"), "bank"),
            (("稅務局", "評稅通知書", "報稅表"), "government"),
            (("長青信託有限公司", "葵涌郵政局信箱71001號"), "other"),
            (("差餉物業估價署", "徵收差餉通知書"), "rates"),
            (("租約協議書", "業主", "租客"), "tenancy"),
            (("POSTAGE PAID HONG KONG", "CHAN TAI MAN", *HOME_ROWS), "envelope"),
            (("Happy birthday", "to you"), "other"),
            (("房屋署 租金卡", "租約編號|83020018", "租約生效日期|2019年5月2日"), "government"),
            (("房屋署", "根據租約,租客須於每月一日交租。租約可予終止。"), "government"),
            (("Housing Authority", "your tenancy agreement", "the tenant"), "government"),
            (("翠竹軒業主立案法團", "管理費通知單", "管理費|900.00", "水費|80.00"), "other"),
            (("Management Fee Debit Note", "Water charges|80.00", "Water|20.00"), "other"),
            (("Peak Light & Power", "Deposit interest|1.20", "Fuel cost"), "electricity"),
            (("強積金成員權益報表", "此為電腦編印文件,毋須簽署。"), "other"),
        ],
    )
    def test_is_told_by_words(self, rows: tuple[str, ...], kind: str) -> None:
        assert read(*rows).kind.value.startswith(kind)


class TestADay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("03/04/2021", date(2021, 4, 3)),
            ("3-4-21", date(2021, 4, 3)),
            ("2021-04-03", date(2021, 4, 3)),
            ("3 April 2021", date(2021, 4, 3)),
            ("03 APR 21", date(2021, 4, 3)),
            ("3rd day of April, 2021", date(2021, 4, 3)),
            ("April 3, 2021", date(2021, 4, 3)),
            ("2021年4月3日", date(2021, 4, 3)),
            ("2021 年 4 月 3 日", date(2021, 4, 3)),
            ("2021年4月3", date(2021, 4, 3)),
            ("二〇二一年四月三日", date(2021, 4, 3)),
            ("二零二一年十一月二十五日", date(2021, 11, 25)),
        ],
    )
    def test_is_read_day_first_in_any_form(self, text: str, day: date) -> None:
        assert [found for found, _, _ in days_in(text)] == [day]

    @pytest.mark.parametrize(
        "text",
        [
            "32/01/2021",
            "00/00/2021",
            "1234567",
            "13/13/13",
            "12/F",
            "2021年4月2111",
            "2021年4月311",
        ],
    )
    def test_that_is_none_is_not_read(self, text: str) -> None:
        assert list(days_in(text)) == []

    @given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
    def test_comes_back_from_every_form_it_is_written_in(self, day: date) -> None:
        for form in ("%d/%m/%Y", "%d %b %Y", "%Y-%m-%d", "%Y年%m月%d日", "%B %d, %Y"):
            assert [found for found, _, _ in days_in(f"x {day:{form}} y")] == [day]

    @pytest.mark.parametrize(
        "rows",
        [
            ("Date of issue: 02/11/2021", "Due date: 20/11/2021"),
            ("Please pay by|20/11/2021", "Bill date|02/11/2021"),
            ("Period 01/10/2021 to 31/10/2021", "Statement date 2 Nov 2021"),
            ("發單日期 2021年11月2日", "到期日 2021年11月20日"),
            ("Date of issue|Due date", "02/11/2021|20/11/2021"),
            ("02/11/2021", "", "Dear Sir, please pay before 20/11/2021"),
            ("|2 Nov 2021", "", "Bill date|1-Oct-2021 - 31-Oct-2021"),
            ("Bill date", "2 Nov 2021|20 Nov 2021", "", "", "", "Total"),
            ("de基学日期|dir量负安类", "2 Nov 2021|20 Nov 2021", "", "", "", "Total"),
            ("Electricity Bill", "|20 Nov 2021", "|2 Nov 2021", *[""] * 9, "Total"),
            ("54180-1325-300-8 2 Nov 2021|20 Nov 2021", "", "", "", "Total"),
            ("Tenancy Agreement", "Date of agreement: 02/11/2021", "Landlord|CHAN TAI MAN"),
            ("Tenancy Agreement", "Date of agreement|02/11/2021", "Landlord|CHAN TAI MAN"),
            ("租約", "本相的於二〇二一年十一月二日打立。", "業主陳大文,地址為新界沙田排頭99號"),
            ("租約", "訂約日期：2021年11月2日", "租期：2021年11月5日至2023年11月4日"),
            ("Broadband Bill", "Date of agreement: 02/01/2019", "Bill date: 02/11/2021"),
            (
                "戶口號碼|Account No.|42150-20864-9",
                "上次繳款日|Last payment|2 Oct 2021",
                "發單日期|Issue Date|2 Nov 2021",
                "繳費限期|Due Date|AUTOPAY",
                *[""] * 9,
                "Total",
            ),
            ("Bureau", "Your letter dated: 27/8/2021", "", "2 November 2021", *[""] * 9, "Total"),
            ("Education Bureau", "Yourleter dated: 15 Sep 2021", "", "Date of Issue: 2 Nov 2021"),
            ("Bureau", "Your leer dated 11 Aug 2021", "", "2 November 2021", *[""] * 9, "Total"),
            ("Bureau", "Your e-mail of 1 Oct 2021", "", "2 November 2021", *[""] * 9, "Total"),
            ("香港理工大學", "來函日期：2021年8月23日", "", "2021年11月2日", *[""] * 9, "Total"),
            ("流動電話帳單", "合約簽約日 2019年1月2日", "帳單日期：2021年11月2日"),
            ("01-10-2021 31-10-2021", "2 Nov 2021", "", "", "", "Total"),
            ("|2 Nov 2021", "b date|20 Nov 2021", *[""] * 9, "Total"),
            ("Date of issue 2 Nov 2021", "", "Consolidated 20 Nov 2021"),
            (
                "|ment Oate站日期|Due Date",
                "|2 Nov 2021|25 Nov 2021",
                "",
                "",
                "5 Oct 2021|Coffee",
                *[""] * 12,
                "Total",
            ),
        ],
    )
    def test_of_issue_is_told_from_the_others(self, rows: tuple[str, ...]) -> None:
        assert read(*rows).issued_on == date(2021, 11, 2)

    @pytest.mark.parametrize(
        "rows",
        [
            ("Date: 2/11/2021", "", "Scheme year ended", "31/3/2021"),
            ("Date|2/11/2021", "", "Date|Details", "05/10/2021|Transfer", "09/10/2021|Cash"),
            ("列印日期:2021年11月2日", "覆診日期|2021年12月24日"),
            ("截至|2021年11月2日", "", "日期|金額", "2021年10月5日|780.79"),
            ("Date of this letter : 2-Nov-2021", "", "Received on 25-Oct-2021"),
            ("Issue date|2 N0v 2021",),
            ("Date of isue: 2 Nov 2021", "", "Received on 25-Oct-2021"),
            ("Bi1l date|2 Nov 2021", "", "Due date|20 Nov 2021"),
            ("Issue date|2 N0v 2021", "", "Due date|20 Nov 2021"),
            ("Issuo dato|2 Nov 2021", "", "Due date|20 Nov 2021"),
            ("Date of 55ue: 02/11/2021", "", "Eye Clinic|18/11/2021"),
            ("Dat ofissue|2 Nov 2021", "", "Due date|20 Nov 2021"),
            ("Issued on: 2 Nov 2021", "", "HN 97-5076523|24 Dec 2021"),
            ("ISssued on: 2 Nov 2021", "Appoitent診日期", "24 Dec 2021 15:30"),
            ("日期:2021年11月2日", "", "計劃年度截至|2021年8月18日"),
            ("帳單日期|2021年11月2日", "", "到期日|2021年11月20日"),
            ("張單日期|2021年11月2日", "", "微款日期|2021年11月20日"),
            ("發華日期|2021年11月2日", "", "2021年11月20日"),
            ("發單日期|2021年11月2日", "發生日期|2021年10月20日"),
            ("電話|到期繳款日", "帳單日期|2021年11月20日", "2021年11月2日"),
            ("Date日期|2 Nov 2021", "", "最很枚日期|20 Nov 2021"),
            ("Date日期:2 N0w 2021", "", "截至2021年7月5日,登記冊上記錄你的資料載於上文。"),
            ("日期Dae|02.11 2021", "單號Note No.|3908053", "鋪於此日前意付|16.11.2021"),
            ("QH日0Dale olssue|02/11/2021", "", "20/11/2021"),
            ("PAY ADVICE", "Pay Date: 2-nov-2021", "Earnings|22,695.23"),
            ("永國工程有限公司", "糧單", "出糧日期 Pay Date: 2 Nov 2021", "Bank A/C|4455"),
            ("Pay slip", "Pay Date出程日期:2021-11-02", "Pay period|01/10/2021 - 31/10/2021"),
            (
                "Account No.服户號碼 眼單日期BH Date Due Date到期日 Totl Amount Due",
                "849-034303-964 2-Nov-2021 23-Nov-2021 HK$3,785.00",
            ),
            (
                "到期日 Due Date 賬單日期Bil Date",
                "23 November 20212 November 2021",
                "Account No. 855-876501-026",
            ),
        ],
    )
    def test_says_so_beside_it(self, rows: tuple[str, ...]) -> None:
        reading = read(*rows)

        assert (reading.issued_on, reading.day_is_labelled) == (date(2021, 11, 2), True)

    @pytest.mark.parametrize("off", [-36, -30, -25, -14, -5, 0, 5, 14, 25, 30, 36])
    @pytest.mark.parametrize(
        ("labels", "values"),
        [
            (("Account No.", "Date of Issue", "Due Date", "Amount Payable"), "naie"),
            (("帳目編號", "最後繳款日期", "發出日期", "應繳款額"), "neia"),
            (("Account No.", "Due Date", "Issue Date", "Total Amount Due"), "neia"),
            (("Issue Date", "Last Day for Payment", "Account No."), "ien"),
            (("Account No.", "Issue Date", "Please pay by"), "nie"),
            (("Issue Date", "Due Date", "Next bill date", "Amount"), "iela"),
            (("Statement Date", "Payment Due Date", "Credit Limit", "Minimum Payment"), "ieaa"),
            (("帳目編號", "發出日期", "繳款日期", "應繳款類"), "niea"),
        ],
    )
    def test_in_a_box_is_told_whichever_rows_its_values_stand_in(
        self, labels: tuple[str, ...], values: str, off: int
    ) -> None:
        shown = {"i": "2 Nov 2021", "e": "20 Nov 2021", "l": "2021-12-30"}
        shown |= {"n": "42150-20864-9", "a": "HK$176.67"}

        reading = read_box(labels, [shown[kind] for kind in values], off=off)

        assert reading.issued_on == date(2021, 11, 2)

    @pytest.mark.parametrize(
        "labels",
        [
            ("Account No.", "Issue Date", "#", "Amount"),  # the label of the other was not read
            ("Account No.", "Issue Date", "Previous bill date", "Amount"),
            ("Account No.", "Due Date", "Issue Date", "Amount"),  # due before it was issued
        ],
    )
    @pytest.mark.parametrize("off", [-30, 30])
    def test_in_a_box_is_none_where_its_rows_and_their_order_leave_doubt(
        self, labels: tuple[str, ...], off: int
    ) -> None:
        values = ("42150-20864-9", "2 Nov 2021", "20 Nov 2021", "HK$176.67")

        assert read_box(labels, values, off=off).issued_on is None

    def test_in_a_box_whose_rows_meet_is_as_they_say(self) -> None:
        labels = ("Account No.", "Due Date", "Issue Date", "", "Amount")
        values = ("42150-20864-9", "2 Nov 2021", "20 Nov 2021", "20 Oct 2021", "HK$176.67")

        assert read_box(labels, values, off=0).issued_on == date(2021, 11, 20)

    @pytest.mark.parametrize(
        ("until", "issued_on"),
        [("2021年8月18日", date(2021, 11, 2)), ("2021年12月1日", date(2021, 12, 1))],
    )
    def test_is_the_headings_when_the_figures_are_of_an_earlier_day(
        self, until: str, issued_on: date
    ) -> None:
        found = read("2021年11月2日", "陳大文先生", f"計劃年度截至|{until}", "", "", "", "備註")

        assert found.issued_on == issued_on

    def test_in_a_box_with_a_period_is_told_by_the_order_of_its_labels(self) -> None:
        labels = ("Account No", "Billng Period", "Statement Date", "Due Date", "Total Amount Due")
        values = ("3930751854", "11-Oct-2021-10-Nov-2021", "12-Nov-2021", "8-Dec-2021", "HK$89.00")

        assert read_box(labels, values, off=-14).issued_on == date(2021, 11, 12)

    def test_below_labels_that_stand_apart_is_the_one_of_no_period(self) -> None:
        words = [
            word
            for left, text in ((60, "賬戶號碼"), (260, "賬單期"), (560, "發單日期"))
            for word in words_of(text, left, 100, left)
        ]
        words += words_of("563-311214-535 30.03.2021- 29.04.2021 03.05.2021", 60, 130, 1)
        words += words_of("應繳總額", 60, 1000, 2)
        frame = PageFrame(number=1, rotation=0, to_upload=Affine())

        found = extract([ReadPage(frame=frame, words=tuple(words))], known_places())

        assert (found.issued_on, found.day_is_labelled) == (date(2021, 5, 3), True)

    @pytest.mark.parametrize(
        "head",
        [
            "2 Nov 2021 0986179972 1/3",
            "Nov 2, 2021 878-8105-742 1/1",
            "2 Nov 2021 318717309 2689 1273",
            "854180-1325-3 2 Nov 2021 20 Nov 2021 HK$427.34",
        ],
    )
    def test_without_a_label_may_begin_a_row_at_the_head(self, head: str) -> None:
        found = read("ZA Bank", "0.40:EtER Gaenen Dae", head, *[""] * 8, "Transactions", "26 Oct")

        assert (found.issued_on, found.day_is_labelled) == (date(2021, 11, 2), False)

    def test_without_a_label_may_begin_a_row_of_cells_at_the_head(self) -> None:
        rows = ("0.30:時琴归带14|S Paps", "2021年11月2日|7959 9367 780|1/2", *[""] * 8, "交易紀錄")

        assert read("滙豐銀行", *rows).issued_on == date(2021, 11, 2)

    def test_without_a_label_is_the_earlier_of_two_in_one_row(self) -> None:
        row = read("27 Nov 2021|2 Nov 2021", "CHAN TAI MAN", *[""] * 8, "Gas used|14 units")
        rows = read("2 Nov 2021", "", "MPF 88|18 Aug 2021", *[""] * 8, "Total|14.00")

        assert row.issued_on == rows.issued_on == date(2021, 11, 2)

    def test_below_what_is_left_of_a_label_is_the_earlier_of_two_in_one_column(self) -> None:
        found = read("80 date", "05/11/2021", "0.43:Payment d04", "26/11/2021", *[""] * 8, "Total")

        assert found.issued_on == date(2021, 11, 5)

    def test_may_have_a_letter_less_in_one_language_of_its_label(self) -> None:
        for label in ("あill date张日期", "Bil date蛋至日", "Bill date: 發里至期"):
            assert read(f"{label}|2/11/2021", "", "15/11/2021").day_is_labelled
        assert not read("Due date蛋單日|2/11/2021", "", "15/11/2021").day_is_labelled

    def test_is_not_one_of_a_list(self) -> None:
        history = ("02 Nov 2021|35", "02 Sep 2021|25", "02 Jul 2021|14", "01 May 2021|20")

        found = read("2 Nov 2021", *[""] * 8, "Gas used", *history)

        assert (found.issued_on, found.day_is_labelled) == (date(2021, 11, 2), False)
        assert read("Gas used", *history).issued_on is None

    def test_may_have_a_doubtful_chinese_zero(self) -> None:
        page = page_of("發出日期|二〇二一年十一月二日")
        words = tuple(
            replace(word, confidence=0.3) if word.text == "〇" else word for word in page.words
        )

        found = extract([replace(page, words=words)], known_places())

        assert found.issued_on == date(2021, 11, 2)

    @pytest.mark.parametrize(
        "rows",
        [
            ("Tenancy Agreement", "Expiry date of agreement: 04/11/2023"),
            ("Tenancy Agreement", "Commencement date of agreement: 05/11/2021"),
            ("租約", "本租約於2021年11月2日屆滿。", "業主陳大文,地址為新界沙田排頭99號"),
            ("Electricity Bill", *[""] * 9, "01/10/2021|31/10/2021", *[""] * 9, "Total"),
            ("Electricity Bill", *[""] * 9, "Pald|Isued", "05/10/2021|05/11/2021", "", "Total"),
            ("租約", "本租期於二〇二一年十一月二日終止。", "業主陳大文,地址為新界沙田排頭99號"),
            ("Broadband Bill", "Date of agreement: 02/01/2019"),
            ("2021-10-01 2021-10-31", "", "", "", "Total"),
            ("54180-1325-300-8 20 Nov 2021", "", "", "", "Total"),
            ("20 Nov 2021 54180-1325-300-8 HK$427.34", "", "", "", "Total"),
            ("54180-1325-300-8 1 Oct 2021 31 Oct 2021 HK$427.34", "", "", "", "Total"),
            (
                "Last payment date Due date Account",
                "2 Oct 2021 20 Nov 2021 54180-1325-300-8",
                *[""] * 9,
                "Total",
            ),
            (
                "Account No. Billing Period Amount Due",
                "54180-1325-300-8 1 Oct 2021 20 Oct 2021 HK$427.34",
                *[""] * 9,
                "Total",
            ),
            ("現附上截至2021年10月6日止年度閣下累算權益之摘要。", "", "Growth Fund"),
            ("We have recorded your particulars as at 5 July 2021.", "", "Yours"),
            ("2 Oct 2021 14060 14609 549", "", "", "", "Total"),
            ("As at 5 July 2021, your particulars were recorded", "", "in the register."),
            ("Electricity Bill", "Pay Date: 20-Nov-2021", "", "Total"),
        ],
    )
    def test_for_something_else_is_none(self, rows: tuple[str, ...]) -> None:
        assert read(*rows).issued_on is None

    def test_awaited_behind_its_label_is_no_other(self) -> None:
        table = (*[""] * 9, "30/11/2021", *[""] * 9, "Total")

        assert read("Bill", "Date of issue|2#/1#", *table).issued_on is None
        assert read("Bill", "Statement of fees", *table).issued_on == date(2021, 11, 30)
        assert read("賬單", "請於賬單日期後七天內繳款", *table).issued_on == date(2021, 11, 30)
        assert read("結單日期|#", "截至|2021年9月30日", *[""] * 9, "備註").issued_on is None

    def test_that_was_hardly_read_is_none(self) -> None:
        assert read("0.50:Date of issue: 02/11/2021").issued_on is None

    def test_that_was_hardly_read_gives_way_to_no_other(self) -> None:
        rows = "0.50:Date of issue: 02/11/2021", "", "20/11/2021"

        assert read(*rows).issued_on is None

    def test_in_a_table_under_what_was_hardly_read_is_none(self) -> None:
        cells = "83802990|20 Nov 2021|692.11"

        assert read("Mobile Bill", "", "0.30:acoum|ducdat|tolai", cells).issued_on is None
        row = ("0.30:ac|Bll dat|Duc datc", "83802990|2 Nov 2021|20 Nov 2021", *[""] * 9, "Total")
        assert read(*row).issued_on == date(2021, 11, 2)
        assert read("Mobile Bill", "", "0.30:acoum", "20 Nov 2021", *[""] * 9, "Total").issued_on

    @pytest.mark.parametrize(
        "rows",
        [
            ("Statement date: 2 Nov 2021|Previous statement date: 1 Oct 2021",),
            ("Statement date|Previous statement date", "2 Nov 2021|1 Oct 2021"),
            ("Previous statement date|Statement date", "1 Oct 2021|2 Nov 2021"),
            ("發單日期 2021年11月2日|上次發單日期 2021年10月2日",),
            ("Date of issue: 2 Nov 2021|Agreement dated 1 Jan 2019",),
        ],
    )
    def test_is_not_that_of_another_paper(self, rows: tuple[str, ...]) -> None:
        assert read(*rows, "", "Total").issued_on == date(2021, 11, 2)

    @pytest.mark.parametrize("dash", ["-", " – ", " — ", "~", " to "])
    def test_of_a_period_is_none(self, dash: str) -> None:
        assert read(f"Bill date|1 Oct 2021{dash}31 Oct 2021", "", "Total").issued_on is None

    def test_of_a_contract_in_the_row_is_none(self) -> None:
        rows = ("02/11/2021|Connection date: 01/05/2015", "", "", "", "Total")

        assert read(*rows).issued_on == date(2021, 11, 2)

    def test_on_a_later_page_counts_only_behind_a_cover(self) -> None:
        letter = page_of("15/08/2019", "", "", "", "Terms", number=2)
        pages = {
            told: [page_of("FAX", "", told, "", "Gas Bill", "Total"), letter]
            for told in ("02/11/2021", "To: Office")
        }

        found = {told: extract(both, known_places()).issued_on for told, both in pages.items()}

        assert found["02/11/2021"] != date(2019, 8, 15)
        assert found["To: Office"] == date(2019, 8, 15)

    def test_that_begins_a_period_in_its_row_is_none(self) -> None:
        twice = "11 Jan 2021|11 Jan 2021 - 9 Feb 2021"
        rows = ("11 Jan 2021", "", "11 Jan 2021 - 9 Feb 2021", *[""] * 9, "Total")

        assert read(twice, *[""] * 9, "Total").issued_on is None
        assert read(twice, "", "25 Jan 2021", *[""] * 9, "Total").issued_on is None
        assert read(*rows).issued_on == date(2021, 1, 11)

    def test_at_the_foot_where_a_slip_is_paid_with_is_none(self) -> None:
        rows = ("Gas Bill", *[""] * 20, "657230-631|427.34", "Account|20/11/2021", "Payable")

        assert read(*rows).issued_on is None

    @pytest.mark.parametrize("time", ["12:30", "12.30", "(FRI) 9:15 am", "上午9時15分", "at 10:45"])
    def test_with_a_time_behind_it_is_that_of_an_appointment(self, time: str) -> None:
        rows = ("Kowloon Bay Hospital", "", "26 MAR 2023", "", f"Eye Clinic|12 MAY 2023 {time}")

        assert read(*rows).issued_on == date(2023, 3, 26)
        assert read(f"Printed date: 26 MAR 2023 {time}").issued_on == date(2023, 3, 26)

    @pytest.mark.parametrize(
        "row",
        [
            "簽約日期:2021年11月2日 終止日期:2023年4月30日",
            "發單日期: 2021年11月2日 到期日: 2021年11月20日",
            "簽署日期:2021年11月2日 結束日期:2023年4月30日",
        ],
    )
    def test_goes_with_the_label_before_it(self, row: str) -> None:
        rows = ("租約", row, "業主陳大文,地址為新界沙田排頭99號")

        assert read(*rows).issued_on == date(2021, 11, 2)

    @pytest.mark.parametrize(
        ("signs", "day"),
        [
            ("署長(鄧榮明代行)", "2021年11月2日"),
            ("蕭瑩婷謹啟", "日期 Date: 02/11/2021"),
            ("Human Resources Manager", "2 November 2021"),
        ],
    )
    def test_that_ends_a_letter_behind_who_signs(self, signs: str, day: str) -> None:
        letter = ("保障署", *[""] * 20, "你於2021年7月20日的申請,由2021年12月起", "", signs, day)

        assert read(*letter).issued_on == date(2021, 11, 2)
        assert read(*letter[:-2], "應繳總額", "2021年11月2日").issued_on is None

    def test_that_is_only_a_due_day_is_no_day_of_issue(self) -> None:
        assert read("Due date: 20/11/2021").issued_on is None


class TestTheHolder:
    def test_is_the_block_with_a_name_and_an_address(self) -> None:
        reading = read("Lion Rock Electric Limited", "", "", "MS WONG SIU LING", *HOME_ROWS)

        assert text_of(reading, Part.NAME) == "WONG SIU LING"
        assert text_of(reading, Part.FLAT) == "1203"
        assert text_of(reading, Part.FLOOR) == "12/F"
        assert text_of(reading, Part.BLOCK) == "WAH KEE HOUSE"
        assert text_of(reading, Part.ESTATE) == "WAH FU (I) ESTATE"
        assert text_of(reading, Part.ISSUER) == "Lion Rock Electric Limited"

    def test_is_found_by_labels_in_chinese(self) -> None:
        reading = read(
            "水務署", "用戶姓名|黃小玲女士", "供水地址|香港仔華富(一)邨", "|華基樓12樓1203室"
        )

        assert text_of(reading, Part.NAME) == "黃小玲"
        assert text_of(reading, Part.FLAT) == "1203"

    @pytest.mark.parametrize("label", ["戶主姓名", "租戶姓名", "登記用戶名稱", "住戶", "業主/住戶"])
    def test_of_a_rent_card_is_found_by_a_label(self, label: str) -> None:
        rows = (
            *("房屋署 租金卡", "租約編號|83020018", f"{label}|黃小玲女士"),
            *("單位地址|香港仔華富(一)邨", "|華基樓12樓1203室", "租約生效日期|2019年5月2日"),
        )

        assert text_of(read(*rows), Part.NAME) == "黃小玲"

    @pytest.mark.parametrize(
        ("row", "name"),
        [
            ("CHAN Tai Man 陳大文", "CHAN Tai Man陳大文"),
            ("Mr. CHAN Tai Man陳大文先生", "CHAN Tai Man陳大文"),
            ("Mr KONG Sai Hong", "KONG Sai Hong"),
            ("呂大文先生台啟", "呂大文"),
            ("CHAN Tai Man 鍾大文", "CHAN Tai Man鍾大文"),
            ("陳大文 CHAN, Tai Man", "陳大文CHAN, Tai Man"),
        ],
    )
    def test_may_have_a_name_of_two_meanings_or_two_names_on_one_line(
        self, row: str, name: str
    ) -> None:
        reading = read("Lion Rock Electric Limited", "", "", row, *HOME_ROWS)

        assert text_of(reading, Part.NAME) == name

    @pytest.mark.parametrize(
        "row", ["Management Fee 管理費", "Growth Fund 金額", "Kwun Tong 高樓", "Bill Period 時期"]
    )
    def test_is_no_label_in_two_languages(self, row: str) -> None:
        assert name_shown(row) is None

    @pytest.mark.parametrize(
        "row",
        [
            "TUEN MUN",
            "Wu Fai Hse, Wu King Est",
            "Laguna City",
            "BOOKSTORE CENTRAL HK",
            "Ngau Tau Kok KLN",
            "Mong Kok, Kowloon",
            "SHAM SHUI PO. KONLOON",
            "POSTAGE PAID",
            "SHA TIN N.T.",
            "Tai Po NT",
        ],
    )
    def test_is_no_place(self, row: str) -> None:
        assert name_shown(row) is None

    def test_is_the_one_whose_label_says_so(self) -> None:
        rows = ("Golden Pheasant", "FLAT B 18/F BLOCK 3, TELFORD GARDENS", "", "",
                "Customer", "MS WONG SIU LING", *HOME_ROWS)  # fmt: skip
        reading = read(*rows)

        assert text_of(reading, Part.NAME) == "WONG SIU LING"
        assert text_of(reading, Part.BLOCK) == "WAH KEE HOUSE"

    def test_is_not_a_shop_of_a_list(self) -> None:
        rows = ("Octopus Auto Add", "NOODLE HOUSE SHA TIN", "Octopus Auto Add", "", "", "", "",
                "MS WONG SIU LING", *HOME_ROWS)  # fmt: skip

        assert text_of(read(*rows), Part.NAME) == "WONG SIU LING"

    @pytest.mark.parametrize(
        "firm", ["Lion Rock Gas", "Nine Dragons Light & Power", "Kestrel Life Assurance"]
    )
    def test_is_no_firm(self, firm: str) -> None:
        reading = read(firm, "FLAT B 18/F BLOCK 3, TELFORD GARDENS", "", "", "",
                       "MS WONG SIU LING", *HOME_ROWS)  # fmt: skip

        assert text_of(reading, Part.NAME) == "WONG SIU LING"
        assert text_of(reading, Part.BLOCK) == "WAH KEE HOUSE"

    def test_with_a_post_box_has_no_home(self) -> None:
        reading = read("Lion Rock Electric Limited", "", "", "MS WONG SIU LING", "P.O. BOX 1234",
                       "GENERAL POST OFFICE")  # fmt: skip

        problems = findings(facts_of(reading), None, months=3)
        assert reading.post_box
        assert ProofProblem.PO_BOX in [one.problem for one in problems]

    def test_with_a_box_for_what_comes_back_has_a_home(self) -> None:
        reading = read("Lion Rock Electric Limited", "P.O. Box 1234", "", "", "CHAN TAI MAN",
                       *HOME_ROWS)  # fmt: skip

        assert not reading.post_box

    def test_below_an_office_is_the_offices(self) -> None:
        reading = read("TRANSPORT LICENSING BUREAU", "3/F, United Centre, 95 Queensway", "", "",
                       "CHAN TAI MAN", *HOME_ROWS)  # fmt: skip

        assert text_of(reading, Part.NAME) == "CHAN TAI MAN"

    def test_of_an_envelope_proves_nothing(self) -> None:
        reading = read("郵資已付 POSTAGE PAID", "", "CHAN TAI MAN", *HOME_ROWS)

        assert [one.problem for one in findings(facts_of(reading), None, months=3)] == [
            ProofProblem.ENVELOPE
        ]


class TestATenant:
    AGREEMENT = "Tenancy Agreement"

    def test_is_named_behind_a_label_without_what_is_said_of_him(self) -> None:
        rows = ("Landlord: LEE KA YAN", "Tenant: CHAN Tai Man Eric (HKID No. X100000(1))")

        assert text_of(read(self.AGREEMENT, "", *rows), Part.NAME) == "CHAN Tai Man Eric"

    def test_is_named_in_a_clause_in_chinese(self) -> None:
        row = "租客:陳大文(以下簡稱乙方),香港身份證號碼:X100000(1)。"
        rows = ("住宅租約", "", "業主:李家欣(以下簡稱甲方),地址:九龍旺角花園街1號。", row)

        assert text_of(read(*rows), Part.NAME) == "陳大文"

    @pytest.mark.parametrize(
        "rows",
        [
            ('BETWEEN LEE KA YAN (hereinafter called "the Landlord") of the one part and',
             'the person named below (hereinafter called "the Tenant") of the other part.'),
            ("見證人", "李家欣"),
            ("SIGNED by the Landlord|SIGNED by the Tenant", "", "", "LEE KA YAN|CHAN Tai Man"),
            ("業主|租客", "", "", "李家欣"),
            ("BETWEEN LEE KA YAN of 1 Fa Yuen Street", "Man",
             'Eric (hereinafter called "the Tenant") of the other part.'),
            ("業主:李家欣(以下簡稱甲方)", "租客須於每月一日交租。"),
            ("Landlord: LEE KA YAN", "The Tenant shall pay the rent in advance."),
            ("SIGNED by the Tenant", "in the presence of", "LEE KA YAN"),
            ("Landlord: LEE KA YAN", "SIGNED by the Tenant", "Received by", "LEE KA YAN"),
            ("Tenant|", "|WAH FU (I) ESTATE"),
        ],
    )  # fmt: skip
    def test_is_nobody_who_is_not_called_so(self, rows: tuple[str, ...]) -> None:
        assert text_of(read(self.AGREEMENT, "", *rows), Part.NAME) is None


class TestAnIssuer:
    @pytest.mark.parametrize(
        "heading",
        [
            "Harbour Electric",
            "Lion Rock Gas 獅子山煤氣",
            "香港電燈",
            "WATERWORKS OFFICE 水務辦事處",
            "公營房屋局租金卡",
            "登記及牌照科",
            "Registration and Licensing Branch",
            "St. Cecilia Hospital 聖思理醫院",
            "維港公積金信託",
            "Bauhinia Broadband",
            "隼峰人壽保險",
            "翠竹軒管理處",
            "Kestrel Life Assurance",
        ],
    )
    def test_is_named_in_the_heading(self, heading: str) -> None:
        rows = (heading, "3/F, United Centre, 95 Queensway", "", "MS WONG SIU LING", *HOME_ROWS)

        issuer = read(*rows, *[""] * 12, "Total").issuer

        assert issuer.replace(" ", "") == heading.replace(" ", "")

    @pytest.mark.parametrize(
        "row",
        [
            "Electricity Bill",
            "Gas consumption (units)",
            "Water charges",
            "此為電腦編印文件,毋須簽署",
            "Power of attorney",
            "電費單",
            "Broadband & Mobile service plan",
            "總辦事處",
        ],
    )
    def test_is_no_title_and_no_row(self, row: str) -> None:
        assert read(row, "", "MS WONG SIU LING", *HOME_ROWS, *[""] * 12, "Total").issuer == ""


class TestALabel:
    @pytest.mark.parametrize(
        ("text", "role", "alone"),
        [
            ("Name of customer", Role.HOLDER, True),
            ("客戶姓名 Customer name:", Role.HOLDER, True),
            ("Name: CHAN TAI MAN", Role.HOLDER, False),
            ("用戶姓名Name", Role.HOLDER, True),
            ("Supply address 供電地址", Role.HOME, True),
            ("Account number 12345", Role.FACT, False),
            ("CUSTOMER", Role.HOLDER, True),
            ("Customer no. 3901864", Role.FACT, False),
            ("INSTALLED AT", Role.HOME, True),
            ("租用單位:", Role.HOME, True),
            ("Lesee承租人:", Role.HOLDER, True),
            ("Prenises物業地址", Role.HOME, True),
            ("Owner/Occupier", Role.HOLDER, True),
            ("業主/住戶:", Role.HOLDER, True),
            ("業主:", Role.OTHER, True),
            ("Head Office:", Role.OTHER, True),
            ("如無法投遞請退回", Role.OTHER, True),
        ],
    )
    def test_gives_a_role(self, text: str, role: Role, *, alone: bool) -> None:
        label = label_at_start(text)

        assert label is not None
        assert (label.role, label.alone) == (role, alone)

    @pytest.mark.parametrize(
        "text",
        ["CHAN TAI MAN", "FLAT 1203", "華富邨", "Page Tai Man", "CHAN TAI MAN 租客陳大文", ""],
    )
    def test_is_not_seen_where_none_is(self, text: str) -> None:
        assert label_at_start(text) is None


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("華富郵", "華富邨"),
        ("石硤尾邸", "石硤尾邨"),
        ("郵政信箱", "郵政信箱"),
        ("華富郵政局", "華富郵政局"),
        ("12O3室", "1203室"),
        ("l2樓", "12樓"),
        ("12/E", "12/F"),
        ("FLAT B l l/F", "FLAT B l l/F"),
        ("2 I/F, M-l/F", "2 I/F, M-l/F"),
        ("Flat 3, l/F", "Flat 3, 1/F"),
        ("LG/F, SHELF B", "LG/F, SHELF B"),
        ("Flat A, lst Floor", "Flat A, 1st Floor"),
        ("2Ist Floor, llth Floor", "21st Floor, 11th Floor"),
        ("FLAT I, 5th Floor", "FLAT I, 5th Floor"),
        ("FIAT A", "FLAT A"),
        ("FLATIRM 1, Sth Floor", "FLAT/RM 1, 5th Floor"),
        ("FLATRM 3, 30TH FLOOR", "FLT/RM 3, 30TH FLOOR"),
        ("Flat B, 23rd F1", "Flat B, 23rd Fl"),
        ("RM 5, 7TH FI, BIK 6", "RM 5, 7TH Fl, BLK 6"),
        ("Flat B, 8/FI, BIk 6", "Flat B, 8/Fl, Blk 6"),
        ("WONG BIK WAN, Kwun Tong, KIn.", "WONG BIK WAN, Kwun Tong, Kln."),
        ("劍魚涌太古城", "鰂魚涌太古城"),
        ("九龍深水步, 紅勘", "九龍深水埗, 紅磡"),
        ("FLATIRON, EIGHTH FLOOR", "FLATIRON, EIGHTH FLOOR"),
        ("Flat A, 1.Sth Floor, 2/Sth", "Flat A, 1.Sth Floor, 2/Sth"),
        ("大埔大魚涌路1號", "大埔大魚涌路1號"),
        ("FIt 106", "Flt 106"),
        ("12B", "12B"),
        ("BLOCK", "BLOCK"),
        ("FLAT B", "FLAT B"),
        ("SOS", "SOS"),
        ("WATERL0O ROAD", "WATERLOO ROAD"),
        ("TSEUNG KWAN 0, N.T.", "TSEUNG KWAN O, N.T."),
        ("A0B", "A0B"),
        ("SING WO0 ROAD", "SING WOO ROAD"),
        ("SING W00 ROAD", "SING WOO ROAD"),
        ("TA0 NGA HOUSE", "TAO NGA HOUSE"),
        ("Flat 5, Ma0 Ping New House", "Flat 5, Mao Ping New House"),
        ("TSZ LO ESTATE, FLAT A0", "TSZ LO ESTATE, FLAT A0"),
        ("BLOCK A0 TOWER", "BLOCK A0 TOWER"),
        ("FLAT AB0, TOWER 1", "FLAT AB0, TOWER 1"),
        ("12F, lau Kin Building", "12F, Iau Kin Building"),
        ("lp Wai Man", "Ip Wai Man"),
        ("a landlord lives", "a landlord lives"),
        ("Kwai Lau Lane", "Kwai Lau Lane"),
    ],
)
def test_only_safe_slips_are_mended(seen: str, meant: str) -> None:
    assert mended(seen) == meant


@given(st.text(max_size=60))
def test_mending_keeps_every_character_in_its_place(text: str) -> None:
    assert len(mended(text)) == len(text)


@example(["0.0::"])
@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_text_makes_reading_fail(rows: list[str]) -> None:
    reading = read(*(row.replace("|", " ") for row in rows))

    assert reading_from_json(reading_to_json(reading)) == reading


@pytest.mark.parametrize(
    ("sure", "expected"), [(0.85, "plain"), (0.84, "check"), (0.6, "check"), (0.59, "unread")]
)
def test_confidence_has_three_bands(sure: float, expected: str) -> None:
    assert band(sure) is Band(expected)


def test_a_reading_comes_back_from_storage_as_it_was() -> None:
    page = page_of(
        "Lion Rock Electric Limited", "", "陳大文先生", *HOME_ROWS, "Bill date 2/11/2021"
    )
    reading = extract([page, ReadPage(frame=page.frame, words=())], known_places())

    assert reading_from_json(reading_to_json(reading)) == reading


class TestCharacters:
    def test_that_differ_are_marked(self) -> None:
        spans = char_differences("1203", "1208")

        assert [(span.declared, span.read, span.same) for span in spans] == [
            ("120", "120", True),
            ("3", "8", False),
        ]

    def test_of_another_script_or_case_do_not_differ(self) -> None:
        assert all(span.same for span in char_differences("黃埔Ａ", "黄埔a"))

    @given(st.text(max_size=30), st.text(max_size=30))
    def test_make_up_both_texts(self, declared: str, read: str) -> None:
        spans = char_differences(declared, read)

        assert "".join(span.declared for span in spans) == declared
        assert "".join(span.read for span in spans) == read
