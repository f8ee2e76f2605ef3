"""Addresses on a paper that are not its holder's home, and what stands beside one that is."""

from dataclasses import replace

import pytest

from tests.support.compared_pages import ENGLISH, compared, holder
from tests.support.read_pages import page_of, words_of
from workstation.domain.extraction import Verdict

OFFICE = ("Head Office:", "FLAT 1203, 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")


def test_an_address_of_the_issuer_is_no_evidence() -> None:
    other_home = ("FLAT 801, 8/F", "LUK KWAI HOUSE", "KWAI CHUNG ESTATE")
    page = holder(*other_home, "", "", "", *OFFICE)

    assert compared(page).verdict is Verdict.MISMATCH


def test_nor_when_the_holder_has_no_address_at_all() -> None:
    page = holder("", "", "", *OFFICE)

    assert compared(page).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    "label",
    ["Please mail cheques to", "Mong Kok Branch", "Previous address:", "付款請寄往", "業主"],
)
def test_nor_what_stands_under_such_a_label(label: str) -> None:
    page = page_of("CHAN TAI MAN", label, *OFFICE[1:])

    assert compared(page).verdict is not Verdict.MATCH


def test_a_column_beside_the_address_is_not_part_of_it() -> None:
    page = page_of(
        "MR CHAN TAI MAN|Account number 66781",
        "FLAT 1203, 12/F|Flat 9",
        "WAH KEE HOUSE|15 Nov 2021",
        "WAH FU (I) ESTATE|Block 7",
        "ABERDEEN, HONG KONG|HK$512.00",
    )

    assert compared(page).verdict is Verdict.MATCH


@pytest.mark.parametrize("side", ["6621 2142 904", "Apr 6. 2021", "C99518602"])
def test_nor_is_a_column_that_ends_close_before_it(side: str) -> None:
    rows = ("MR CHAN TAI MAN", *ENGLISH[4:8])
    left = 40 + 11 * len(side)
    words = [word for at, row in enumerate(rows) for word in words_of(row, left, 40 + 30 * at, at)]
    words += [word for at in (2, 3) for word in words_of(side, 20, 40 + 30 * at, at)]

    assert compared(replace(page_of(), words=tuple(words))).verdict is Verdict.MATCH


@pytest.mark.parametrize("number", ["A123***(*)", "K232**()", "A123456(3)", "D506***)"])
def test_nor_is_the_number_of_an_identity_card_or_what_follows_the_address(number: str) -> None:
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


def test_labelled_rows_belong_together() -> None:
    page = page_of(
        "Name of customer 客戶姓名|CHAN TAI MAN",
        "Supply address 供電地址|FLAT 1203, 12/F, WAH KEE HOUSE",
        "|WAH FU (I) ESTATE, ABERDEEN",
        "Landlord 業主|WONG SIU LING",
        "Address|FLAT 801 8/F LUK KWAI HOUSE, KWAI CHUNG ESTATE",
    )

    assert compared(page).verdict is Verdict.MATCH


def test_premises_below_the_addressee_are_not_part_of_the_address() -> None:
    page = page_of(
        "Lion Rock Fibre Limited", "", "", "CHAN TAI MAN", *ENGLISH[4:8],
        "Installation address", "FLAT 5, 7/F, LUK TIN HOUSE", "YAN TIN ESTATE, TUEN MUN",
    )  # fmt: skip

    assert compared(page).verdict is Verdict.MATCH


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


def test_a_former_address_contradicts_nothing() -> None:
    page = page_of(
        "Home Affairs Department", "", "I, MR CHAN Tai Man",
        "My previous address until 06/04/17 was FLAT 9, 3/F, TELFORD GARDENS, KOWLOON",
    )  # fmt: skip

    assert compared(page).verdict is Verdict.UNSURE


def test_a_long_line_that_begins_with_a_label_of_another_is_of_no_home() -> None:
    branch = "Branch address: Room 2901, 29/F, Telford House, 45 Kwai Cheong Road, New Territories"
    page = page_of("Lion Rock Bank Limited", "", "", *ENGLISH[3:8], branch)

    assert compared(page).verdict is Verdict.MATCH
