"""A bill for one home that is posted to another is told; one home written twice is not."""

from collections.abc import Sequence

import pytest

from tests.support.read_pages import known_places, page_of
from workstation.domain.extraction import (
    Comparison,
    Declared,
    Reading,
    Verdict,
    compare,
    extract,
    facts_of,
    reading_from_json,
    reading_to_json,
)
from workstation.domain.extraction.supplies import is_half_told, is_untold
from workstation.domain.names import PersonName
from workstation.domain.proofs import ProofProblem, findings

HEAD = ("Harbour Lights Power Company Limited", "Electricity Bill", "")
ADDRESSEE = (
    "MR CHAN TAI MAN",
    "FLAT 1203, 12/F",
    "WAH KEE HOUSE",
    "WAH FU (I) ESTATE",
    "ABERDEEN, HONG KONG",
    "",
)
PRIVATE = (
    "MR CHAN TAI MAN",
    "FLAT B 18/F BLOCK 3",
    "TELFORD GARDENS",
    "33 WAI YIP STREET",
    "KWUN TONG KOWLOON",
    "",
)
POSTED_TO = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"
SUPPLIED = "FLAT 5, 7/F, LUK TIN HOUSE, YAN TIN ESTATE"


def read(*rows: str) -> Reading:
    return extract([page_of(*HEAD, *rows)], known_places())


def told(*rows: str) -> bool:
    found = findings(facts_of(read(*rows)), None, months=3)
    return ProofProblem.SUPPLIED_ELSEWHERE in [one.problem for one in found]


def compared(address: str, *rows: str) -> Comparison:
    declared = Declared(id="1", name=PersonName("CHAN Tai Man", ""), address=address)
    return compare(read(*rows), declared, known_places())


class TestAnotherHome:
    @pytest.mark.parametrize(
        "rows",
        [
            (f"Supply address|{SUPPLIED}",),
            ("Supply address 供電地址", "FLAT 5, 7/F, LUK TIN HOUSE", "YAN TIN ESTATE, TUEN MUN"),
            ("Service provided at|FLAT 5, 7/F, LUK TIN HOUSE", "|YAN TIN ESTATE, TUEN MUN"),
            (f"Gas supplied to|{SUPPLIED}",),
            ("Gas is supplied to", SUPPLIED),
            ("Supply address", "", "FLAT 5, 7/F, LUK TIN HOUSE", "YAN TIN ESTATE, TUEN MUN"),
            (f"Insured premises|{SUPPLIED}",),
            ("受保物業|屯門欣田邨綠田樓7樓5室",),
            ("用電地址", "屯門欣田邨綠田樓7樓5室"),
            ("用水處所", "屯門欣田邨綠田樓7樓5室"),
            ("服務地址|屯門欣田邨綠田樓7樓5室",),
            ("Premises|FLAT 1204, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE",),
            ("Premises|FLAT 1103, 11/F, WAH KEE HOUSE, WAH FU (I) ESTATE",),
            ("Installation address|FLAT B 18/F BLOCK 3 TELFORD GARDENS 33 WAI YIP STREET",),
        ],
    )
    def test_than_the_addressees_is_told(self, rows: Sequence[str]) -> None:
        assert told(*ADDRESSEE, *rows)

    @pytest.mark.parametrize("flat", ["FLAT A 18/F BLOCK 3", "FLAT B 18/F BLOCK 5"])
    def test_of_a_private_estate_too(self, flat: str) -> None:
        assert told(*PRIVATE, f"Supply address|{flat} TELFORD GARDENS")

    def test_is_told_where_both_are_labelled(self) -> None:
        mailing = "Mailing address|FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE"

        assert told("Name|CHAN TAI MAN", f"Supply address|{SUPPLIED}", mailing)

    @pytest.mark.parametrize("address", [POSTED_TO, SUPPLIED])
    def test_is_told_whichever_was_declared(self, address: str) -> None:
        found = compared(address, *ADDRESSEE, f"Supply address|{SUPPLIED}")

        assert ProofProblem.SUPPLIED_ELSEWHERE in [one.problem for one in found.findings]
        assert found.verdict is (Verdict.MATCH if address is POSTED_TO else Verdict.MISMATCH)

    def test_is_told_beside_a_name_that_only_the_declaration_knows(self) -> None:
        rows = ("Customer|", "MULYANI", *ADDRESSEE[1:], f"Supply address|{SUPPLIED}")
        declared = Declared(id="1", name=PersonName("MULYANI", ""), address=POSTED_TO)

        found = compare(read(*rows), declared, known_places())

        assert ProofProblem.SUPPLIED_ELSEWHERE in [one.problem for one in found.findings]
        assert found.verdict is Verdict.MATCH

    def test_is_kept_with_the_reading(self) -> None:
        reading = read(*ADDRESSEE, f"Supply address|{SUPPLIED}")

        assert reading_from_json(reading_to_json(reading)).supplied_elsewhere

    def test_far_below_a_label_is_not_that_labels(self) -> None:
        rows = ("Supply address", "", "", "", "FLAT 5, 7/F, LUK TIN HOUSE", "YAN TIN ESTATE")

        assert not told(*ADDRESSEE, *rows)

    @pytest.mark.parametrize(
        ("end", "verdict"),
        [
            ("ABERDEEN, HONG KONG", Verdict.UNSURE),
            ("Your last payment was received", Verdict.MATCH),
        ],
    )
    def test_is_not_the_addressee_s_where_of_theirs_the_end_alone_was_read(
        self, end: str, verdict: Verdict
    ) -> None:
        rows = ("MR CHAN TAI MAN", "", "", end, "", "", f"Supply address|{SUPPLIED}")

        assert compared(SUPPLIED, *rows).verdict is verdict


class TestOneHome:
    @pytest.mark.parametrize("firm", ["Lion Rock Gas", "Nine Dragons Light & Power"])
    def test_is_not_the_firms_in_the_heading(self, firm: str) -> None:
        heading = (firm, "Unit 905, 9/F, Telford Gardens, 33 Wai Yip Street", "", "")

        assert not told(*heading, *ADDRESSEE, "Premises|" + POSTED_TO)
        assert told(*heading, *ADDRESSEE, f"Premises|{SUPPLIED}")

    @pytest.mark.parametrize(
        "rows",
        [
            ("Supply address|FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE",),
            ("Supply address|RM 3 12/F WAH KEE HSE WAH FU I EST",),
            ("Supply address|FLAT 1203 WAH KEE HOUSE",),
            ("用電地址", "香港仔華富(一)邨華基樓12樓1203室"),
            ("Supply address|Same as above",),
            ("供電地址|同上",),
        ],
    )
    def test_in_other_words_is_not_told(self, rows: Sequence[str]) -> None:
        assert not told(*ADDRESSEE, *rows)

    @pytest.mark.parametrize(
        "written",
        [
            "Room B, 18th Floor, Block 3, Telford Gardens",
            "Flat B, 18/F, 33 Wai Yip Street",
            "Flat B, 18/F, Block 3, Telford Gardens, 5 Kai Cheung Road",
            "觀塘偉業街33號德福花園3座18樓B室",
        ],
    )
    def test_of_a_private_estate_is_not_told(self, written: str) -> None:
        assert not told(*PRIVATE, f"Supply address|{written}")

    @pytest.mark.parametrize(
        "rows",
        [
            ("Name|CHAN TAI MAN", f"Supply address|{SUPPLIED}"),
            ("Name|CHAN TAI MAN", f"Service and mailing address|{SUPPLIED}"),
            ("CHAN TAI MAN", "Supply address", "FLAT 5, 7/F, LUK TIN HOUSE", "YAN TIN ESTATE"),
        ],
    )
    def test_that_is_the_only_one_is_not_told(self, rows: Sequence[str]) -> None:
        assert not told(*rows)


class TestABillThatWasReadInPart:
    @pytest.mark.parametrize(
        ("rows", "half"),
        [
            ((), False),
            (("Supply address",), True),
            (("Supply address", "FLAT 1203, 12/F"), True),
            (("Supply address", "FLAT 1203, 12/F", "WAH KEE HOUSE"), False),
            (("Supply address|Same as above",), False),
            (("供電地址|同上",), False),
        ],
    )
    def test_is_half_told_while_a_label_stands_without_its_place(
        self, rows: Sequence[str], half: bool
    ) -> None:
        assert is_half_told(read(*ADDRESSEE, *rows), known_places()) is half

    def test_has_not_told_its_home_while_no_line_says_which(self) -> None:
        assert is_untold(read(*ADDRESSEE))
        assert not is_untold(read(*ADDRESSEE, "Supply address|Same as above"))

    def test_of_another_kind_has_nothing_to_tell(self) -> None:
        page = page_of("Harbour Bank", "Statement of account", "", *ADDRESSEE)
        reading = extract([page], known_places())

        assert not is_half_told(reading, known_places())
        assert not is_untold(reading)


class TestWhatSaysNothing:
    def test_is_what_was_hardly_read(self) -> None:
        faint = ("Supply address", "0.70:FLAT 5, 7/F, LUK TIN HOUSE", "0.70:YAN TIN ESTATE")

        assert not told(*ADDRESSEE, *faint)
        assert not told(ADDRESSEE[0], *(f"0.70:{row}" for row in ADDRESSEE[1:5]), "",
                        f"Supply address|{SUPPLIED}")  # fmt: skip

    @pytest.mark.parametrize("label", ["Correspondence address", "Payment address", "Branch"])
    def test_is_an_address_of_another_kind(self, label: str) -> None:
        assert not told(*ADDRESSEE, f"{label}|{SUPPLIED}")

    def test_is_the_address_of_a_tenancys_party(self) -> None:
        assert not extract([page_of(
            "TENANCY AGREEMENT", "",
            "The Landlord|WONG SIU LING",
            "of|FLAT 801 8/F LUK KWAI HOUSE KWAI CHUNG ESTATE",
            "The Tenant|CHAN TAI MAN",
            "The Premises|FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE",
        )], known_places()).supplied_elsewhere  # fmt: skip
