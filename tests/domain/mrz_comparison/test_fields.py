"""Kind, issuer, number and birth of a zone against the declared ones."""

from datetime import date

import pytest

from tests.support.made_zones import cs_line, permit_lines, td1_lines, td3_lines
from workstation.domain.applicants import Applicant
from workstation.domain.identity_documents import DocumentKind, IdentityDocument
from workstation.domain.mrz import read_mrz
from workstation.domain.mrz_comparison import (
    MrzComparison,
    MrzPart,
    MrzRule,
    MrzVerdict,
    compare_mrz,
    expiry_read,
    holders_zone,
    kind_shown,
    kinds_of,
    number_read,
)
from workstation.domain.names import PersonName
from workstation.domain.phones import PhoneNumber

TODAY = date(2021, 12, 15)
R = MrzRule


def found(
    zone: str,
    *,
    kind: DocumentKind = DocumentKind.PASSPORT,
    number: str = "E12345678",
    country: str = "GBR",
    born: date | None = date(1980, 2, 1),
    english: str = "CHAN Tai Man",
) -> MrzComparison:
    reading = holders_zone(read_mrz(zone, today=TODAY))
    assert reading is not None
    declared = Applicant(
        name=PersonName.parse(english),
        document=IdentityDocument.parse(kind, number, country=country),
        phone=PhoneNumber("+85291234567"),
        address="",
        date_of_birth=born,
    )
    return compare_mrz(reading, declared)


def test_a_zone_of_the_registered_document_is_the_same_in_every_part() -> None:
    comparison = found(td3_lines())

    assert [part.part for part in comparison.parts] == list(MrzPart)
    assert {part.verdict for part in comparison.parts} == {MrzVerdict.SAME}
    assert number_read(comparison.reading) == "E12345678"
    assert expiry_read(comparison.reading) == date(2031, 5, 12)


@pytest.mark.parametrize(
    ("read", "declared", "rule"),
    [
        ("GBR", "GBR", R.EQUAL),
        ("GBN", "GBR", R.ISSUER_CODE),
        ("D", "DEU", R.ISSUER_CODE),
        ("D", "D", R.ISSUER_CODE),
        ("CHN", "HKG", R.EQUAL),
        ("CHN", "TWN", R.ISSUER_CODE),
        ("HKG", "CHN", R.ISSUER_CODE),
        ("MAC", "TWN", R.ANOTHER),
        ("FRA", "GBR", R.ANOTHER),
        ("FRA", "", R.NOT_DECLARED),
    ],
)
def test_issuers_have_more_than_one_code(read: str, declared: str, rule: MrzRule) -> None:
    comparison = found(td3_lines(issuer=read), country=declared)

    assert comparison.of(MrzPart.COUNTRY).rules == (rule,)


@pytest.mark.parametrize(
    ("birth", "declared", "rule"),
    [
        ("800201", date(1980, 2, 1), R.EQUAL),
        ("190201", date(1919, 2, 1), R.EQUAL),
        ("80<<<<", date(1980, 2, 1), R.BIRTH_IN_PART),
        ("8002<<", date(1980, 2, 1), R.BIRTH_IN_PART),
        ("8003<<", date(1980, 2, 1), R.ANOTHER),
        ("<<<<<<", date(1980, 2, 1), R.NOT_IN_ZONE),
        ("800102", date(1980, 2, 1), R.ANOTHER),
        ("800201", None, R.NOT_DECLARED),
    ],
)
def test_the_birth_is_compared_in_the_declared_century(
    birth: str, declared: date | None, rule: MrzRule
) -> None:
    assert found(td3_lines(birth=birth), born=declared).of(MrzPart.BIRTH).rules == (rule,)


@pytest.mark.parametrize("place", [9, 43])
def test_what_a_wrong_check_digit_covers_is_not_taken(place: int) -> None:
    """The number's own check digit, and the one over all."""
    first, second = td3_lines().split("\n")
    wrong = str((int(second[place]) + 1) % 10)
    comparison = found(f"{first}\n{second[:place]}{wrong}{second[place + 1 :]}")

    assert comparison.of(MrzPart.NUMBER).rules == (R.CHECK_FAILED,)
    assert not number_read(comparison.reading)
    assert comparison.of(MrzPart.NAME).verdict is MrzVerdict.SAME


def test_a_number_that_can_be_none_is_not_taken_though_its_check_digit_holds() -> None:
    comparison = found(
        cs_line(number="C7866L149"),
        kind=DocumentKind.EXIT_ENTRY_PERMIT,
        number="C7866L149",
        country="CHN",
    )

    assert comparison.of(MrzPart.NUMBER).rules == (R.NO_SUCH_NUMBER,)
    assert comparison.of(MrzPart.NUMBER).verdict is MrzVerdict.BY_EYE
    assert not number_read(comparison.reading)


def test_one_line_permits_have_no_name() -> None:
    comparison = found(
        cs_line(number="C12345678"),
        kind=DocumentKind.EXIT_ENTRY_PERMIT,
        number="C12345678",
        country="CHN",
    )

    verdicts = {part.part: part.verdict for part in comparison.parts}
    assert verdicts == {
        MrzPart.KIND: MrzVerdict.SAME,
        MrzPart.COUNTRY: MrzVerdict.BY_EYE,
        MrzPart.NUMBER: MrzVerdict.SAME,
        MrzPart.NAME: MrzVerdict.BY_EYE,
        MrzPart.BIRTH: MrzVerdict.SAME,
    }


@pytest.mark.parametrize(
    ("declared", "rule"),
    [("M12345678", R.EQUAL), ("M1234567801", R.EQUAL), ("M1234567901", R.ANOTHER)],
)
def test_an_issue_count_behind_a_permits_number_is_no_part_of_it(
    declared: str, rule: MrzRule
) -> None:
    comparison = found(
        permit_lines("CR", number="M12345678", count="01"),
        kind=DocumentKind.HOME_RETURN_PERMIT,
        number=declared,
        country="CHN",
    )

    assert comparison.of(MrzPart.NUMBER).rules == (rule,)


@pytest.mark.parametrize(
    ("zone", "kinds"),
    [
        (td3_lines(), {DocumentKind.PASSPORT, DocumentKind.DOCUMENT_OF_IDENTITY}),
        (td3_lines(code="PH", issuer="CHN"), {DocumentKind.DOCUMENT_OF_IDENTITY}),
        (td1_lines(code="I", issuer="MAC"), {DocumentKind.MACAO_ID}),
        (td1_lines(code="I", issuer="FRA"), {DocumentKind.OTHER, DocumentKind.PASSPORT}),
        (td1_lines(code="AC", issuer="FRA"), {DocumentKind.SEAMAN_BOOK}),
        (
            td3_lines().split("\n")[1],
            {DocumentKind.PASSPORT, DocumentKind.DOCUMENT_OF_IDENTITY},
        ),
        (
            "\n".join(td1_lines(code="I", issuer="MAC").split("\n")[1:]),
            {DocumentKind.OTHER, DocumentKind.PASSPORT, DocumentKind.MACAO_ID},
        ),
        (cs_line(), {DocumentKind.EXIT_ENTRY_PERMIT}),
        (permit_lines("CR"), {DocumentKind.HOME_RETURN_PERMIT}),
        (permit_lines("CT", number="12345678"), {DocumentKind.TAIWAN_PERMIT}),
    ],
)
def test_the_layout_tells_the_kind(zone: str, kinds: set[DocumentKind]) -> None:
    reading = holders_zone(read_mrz(zone, today=TODAY))

    assert reading is not None
    assert set(kinds_of(reading)) == kinds
    assert all(kind_shown(reading, kind) is kind for kind in kinds)
    assert kind_shown(reading, DocumentKind.HKID) in kinds


def test_a_visa_is_nobodys_document() -> None:
    first, second = td3_lines(code="V").split("\n")

    assert holders_zone(read_mrz(f"{first}\n{second}", today=TODAY)) is None
