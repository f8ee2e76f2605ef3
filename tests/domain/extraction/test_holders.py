"""Where on a paper its holder's home stands: below the name, beside it, behind a label."""

from dataclasses import replace
from itertools import chain

import pytest

from tests.support.compared_pages import CHINESE, ENGLISH, HOME, compared
from tests.support.read_pages import known_places, page_of, words_of
from workstation.domain.extraction import ReadPage, Verdict, extract
from workstation.domain.names import PersonName
from workstation.domain.proofs import Quad


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


class TestTheSameHome:
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
            "如無法投斌請退回:九龍觀塘郵政局信箱68363號",
            "If undelivered please return to: P.O. Box 68363,\nKwun Tong Post Office, Kowloon",
        ],
    )
    def test_below_a_line_that_says_where_the_letter_comes_back_to(self, sender: str) -> None:
        rows = ("Harbour Lights Power Company Limited", "", "", *sender.split("\n"))
        page = page_of(*rows, *ENGLISH[3:])

        assert compared(page).verdict is Verdict.MATCH
        assert compared(page, "1 Garden Road, Hong Kong").verdict is not Verdict.MATCH

    def test_right_below_a_long_return_address_nobody_lives_there(self) -> None:
        page = page_of("Ocean Bank", "Statement", "", f"Return address: {HOME}", "CHAN TAI MAN", "")

        assert compared(page).verdict is not Verdict.MATCH

    def test_below_the_title_of_a_tenant_of_many(self) -> None:
        rows = ("To: Tenant", *ENGLISH[3:8], "", "RENT PAYMENT NOTICE", "Dear Tenant,")
        page = page_of("Harbour Housing Society", "Tenancy No.: 338-134582-8", "", *rows)

        assert compared(page).verdict is Verdict.MATCH

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


@pytest.mark.parametrize(
    "row", ["Patient CHAN TAI MAN", "Student: CHAN TAI MAN", "Owner/ Ocrupier|CHAN TAI MAN"]
)
def test_what_somebody_is_to_the_issuer_is_no_part_of_the_name(row: str) -> None:
    above = "|" if "|" in row else ""
    page = page_of("Lion Rock Hospital", "", "", row, *(above + line for line in ENGLISH[4:8]))

    assert compared(page).verdict is Verdict.MATCH


def test_what_was_stamped_beside_a_name_is_no_part_of_it() -> None:
    page = page_of("Lion Rock Bank Limited", "", "", "CHAN TAI MAN COPY", *ENGLISH[4:8])

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


def test_an_address_without_anybody_s_name_contradicts_nothing() -> None:
    page = page_of("0.63:OEPARTMENT DF ASSESSMENT", "5 GLOUCESTER ROAD", "WAN CHAI, HONG KONG")

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("僱員姓名", "登記住址"),
        ("保單持有人", "保單持有人住址"),
        ("Registered holder", "Registered home address"),
        ("Policyholder", "Policyholder's residence"),
        ("Employee", "Residential address on file"),
    ],
)
def test_labels_tell_a_holder_and_the_home(name: str, home: str) -> None:
    page = page_of(
        "Harbour Lights Insurance Limited", "",
        f"{name}|CHAN TAI MAN", "Since|2019", f"{home}|{HOME.upper()}",
    )  # fmt: skip

    assert compared(page).verdict is Verdict.MATCH
