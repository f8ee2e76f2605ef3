"""The catalogue: one entry for every kind, and who has to come to the counter."""

from dataclasses import replace

from workstation.domain.document_catalogue import CATALOGUE, Acceptance
from workstation.domain.identity_documents import DocumentKind


def test_every_kind_has_an_entry_of_its_own() -> None:
    assert set(CATALOGUE.entries) == set(DocumentKind)
    assert all(CATALOGUE.entry(kind).kind is kind for kind in DocumentKind)


def test_everybody_but_holders_of_an_identity_card_comes_to_the_counter() -> None:
    at_home = {kind for kind in DocumentKind if not CATALOGUE.must_visit(kind)}

    assert at_home == {DocumentKind.HKID}


def test_scenario_28_an_unknown_paper_opens_a_referral_not_a_refusal() -> None:
    """Scenario 28: the catalogue accepts the papers the Immigration Department issues."""
    assert CATALOGUE.entry(DocumentKind.OTHER).acceptance is Acceptance.REFERRAL
    for kind in (
        DocumentKind.BIRTH_CERTIFICATE,
        DocumentKind.DOCUMENT_OF_IDENTITY,
        DocumentKind.RECOGNIZANCE_FORM,
    ):
        assert CATALOGUE.entry(kind).acceptance is Acceptance.ACCEPTED


def test_layouts_that_no_standard_confirms_are_marked() -> None:
    marked = {kind for kind in DocumentKind if not CATALOGUE.entry(kind).layout_official}

    assert marked == {
        DocumentKind.EXIT_ENTRY_PERMIT,
        DocumentKind.HOME_RETURN_PERMIT,
        DocumentKind.TAIWAN_PERMIT,
    }


def test_there_is_something_to_look_at_on_every_document() -> None:
    assert all(CATALOGUE.entry(kind).visual for kind in DocumentKind)


def test_an_office_can_decide_otherwise_without_touching_the_rest() -> None:
    entry = replace(CATALOGUE.entry(DocumentKind.MACAO_ID), must_visit=False)

    catalogue = CATALOGUE.with_entry(entry)

    assert not catalogue.must_visit(DocumentKind.MACAO_ID)
    assert CATALOGUE.must_visit(DocumentKind.MACAO_ID)
    assert catalogue.entry(DocumentKind.HKID) is CATALOGUE.entry(DocumentKind.HKID)
