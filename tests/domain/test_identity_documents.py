"""Documents as declared: normal form, key, masking."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.country_codes import COUNTRY_CODES
from workstation.domain.identity_documents import (
    ISSUER_ALIASES,
    DocumentKind,
    DocumentRefused,
    IdentityDocument,
    document_key,
    issuer_of,
    normal_form,
    printed_number,
)

KINDS = st.sampled_from(list(DocumentKind))


@pytest.mark.parametrize(
    "typed",
    [
        *("A123456(3)", "a1234563", "Ａ１２３４５６（３）", " A 123456 - 3 ", "A123456[3]"),
        *("HKID A123456(3)", "HKIC No. A123456(3)", "Hong Kong Identity Card No.: A123456(3)"),
        *("I.D. No. A123456(3)", "身份證號碼：A123456(3)", "香港身分證 A123456(3)"),
    ],
)
def test_one_number_however_it_is_typed(typed: str) -> None:
    document = IdentityDocument.parse(DocumentKind.HKID, typed, country="HKG")

    assert document.number == "A1234563"
    assert document.printed_number == "A123456(3)"


def test_a_document_keeps_when_it_was_issued() -> None:
    document = IdentityDocument.parse(
        DocumentKind.PASSPORT, "E12345678", country="chn", issued_on=date(2019, 3, 4)
    )

    assert document == IdentityDocument(DocumentKind.PASSPORT, "E12345678", "CHN", date(2019, 3, 4))


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", "missing"),
        ("()", "missing"),
        ("A" * 25, "too_long"),
        ("證123456", "characters"),
        ("😀1234567", "characters"),
    ],
)
def test_what_is_no_number_is_refused(number: str, reason: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        IdentityDocument.parse(DocumentKind.OTHER, number)

    assert refused.value.facts == {"reason": reason}


def test_a_number_is_masked_where_it_is_printed_for_a_developer() -> None:
    document = IdentityDocument.parse(DocumentKind.HKID, "A123456(3)")

    assert "A12345" not in repr(document)
    assert document.masked == "••••563"
    assert IdentityDocument(DocumentKind.OTHER, "A12", "").masked == "••••"


def test_scenario_22_equal_numbers_of_another_kind_or_country_are_not_one_document() -> None:
    """Scenario 22: kind, number and issuer together make a document."""
    keys = {
        document_key(DocumentKind.PASSPORT, "E12345678", "CHN"),
        document_key(DocumentKind.PASSPORT, "E12345678", "USA"),
        document_key(DocumentKind.EXIT_ENTRY_PERMIT, "E12345678", "CHN"),
    }

    assert len(keys) == 3


@pytest.mark.parametrize(
    ("kind", "number"),
    [(DocumentKind.HOME_RETURN_PERMIT, "M12345678"), (DocumentKind.TAIWAN_PERMIT, "12345678")],
)
def test_how_often_a_permit_was_issued_is_no_part_of_its_number(
    kind: DocumentKind, number: str
) -> None:
    keys = {document_key(kind, typed, "CHN") for typed in (number, f"{number}01", f"{number} (02)")}

    document = IdentityDocument.parse(kind, f"{number}01")
    assert (document.number, keys) == (number, {document.key})
    assert len(document.keys_with_count) == 100
    assert f"{document.key}01" in document.keys_with_count
    assert IdentityDocument.parse(DocumentKind.OTHER, f"{number}01").number == f"{number}01"
    assert not IdentityDocument.parse(kind, "123456").keys_with_count


def test_a_kind_with_one_issuer_has_it_whatever_was_declared() -> None:
    assert issuer_of(DocumentKind.HKID, "CHN") == "HKG"
    assert issuer_of(DocumentKind.HOME_RETURN_PERMIT, "") == "CHN"
    assert issuer_of(DocumentKind.PASSPORT, "d") == "DEU"
    assert issuer_of(DocumentKind.PASSPORT, "GBN") == "GBR"


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_an_issuer_in_its_usual_code_keeps_it(kind: DocumentKind) -> None:
    for code in COUNTRY_CODES | ISSUER_ALIASES.keys():
        issuer = issuer_of(kind, code)

        assert issuer_of(kind, issuer) == issuer
        assert issuer_of(kind, ISSUER_ALIASES.get(code, code)) == issuer


@given(st.text(max_size=100))
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@pytest.mark.parametrize("number", ["HKID", "HK1234567", "IDA1234563", "HKIDENTITY", "ICNO123"])
def test_letters_of_a_number_are_no_label(number: str) -> None:
    assert normal_form(number) == number


@given(KINDS, st.text(max_size=40), st.text(max_size=6))
def test_any_text_is_a_document_or_refused(kind: DocumentKind, number: str, country: str) -> None:
    try:
        document = IdentityDocument.parse(kind, number, country=country)
    except DocumentRefused:
        return

    assert document.key == document_key(kind, number, country)
    assert document.key == document_key(kind, printed_number(kind, document.number), country)
