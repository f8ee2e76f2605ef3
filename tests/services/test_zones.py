"""A document's machine-readable zone at the counter: compared and recorded by the service."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.support.letter_rooms import post_due
from tests.support.made_checks import ALL_ANSWERED
from tests.support.made_zones import td3_lines
from tests.support.offices import OpenOffice
from workstation.domain.errors import IncompleteCheck
from workstation.domain.identity_checks import Author, CheckParts, Outcome, ZoneRecord
from workstation.domain.letter_rules import Letter
from workstation.domain.mrz_comparison import MrzPart, MrzRule, MrzVerdict
from workstation.persistence.repositories.checks import SqlChecks
from workstation.persistence.rows import IdentityCheckRow
from workstation.services.counter import Visit

PARTS = replace(ALL_ANSWERED, number_by=Author.READER, expiry_by=Author.READER)


@pytest.fixture
def letter(office: OpenOffice) -> Letter:
    """A letter in the hands of a passport holder."""
    office.registered(
        route="letter",
        kind="passport",
        number="E12345678",
        country="GBR",
        english="Tai Man CHAN",
        date_of_birth="1980-02-01",
    )
    [posted] = post_due(office).values()
    return posted


def passed(office: OpenOffice, letter: Letter, parts: CheckParts) -> None:
    counter, by = office.office.counter, office.actor("clerk")
    case = counter.find(letter.reference.digits, by=by)
    claim = counter.claim(letter.application_id, by=by)
    visit = Visit(outcome=Outcome.PASS, parts=parts, started_at=case.started_at)
    counter.record(letter.reference, visit, claim=claim, by=by)


def with_zone(text: str, *accepted: MrzPart) -> CheckParts:
    return replace(PARTS, zone=ZoneRecord(text=text, accepted=frozenset(accepted)))


def test_a_zone_is_recorded_with_what_it_says_and_what_was_accepted(
    office: OpenOffice, letter: Letter
) -> None:
    passed(office, letter, with_zone(td3_lines(), MrzPart.NAME))

    [check] = office.office.counter.find(letter.reference.digits, by=office.actor("clerk")).checks
    zone = check.parts.zone
    assert zone is not None
    assert zone.rules_accepted() == (MrzRule.ORDER,)
    assert zone.lines == tuple(td3_lines().split("\n"))
    assert (check.parts.number_by, check.parts.name_by) == (Author.READER, Author.CLERK)


@pytest.mark.parametrize(
    ("zone", "accepted", "part"),
    [
        (td3_lines(), (), "zone_name"),
        (td3_lines(name="CHAN<<TAI<MING"), (MrzPart.NAME,), "zone_name"),
        (td3_lines(birth="800202"), (MrzPart.NAME,), "zone_birth"),
        (td3_lines(issuer="FRA"), (MrzPart.NAME, MrzPart.COUNTRY), "zone_country"),
        (td3_lines(number="E12345679"), (MrzPart.NAME,), "zone_number"),
    ],
)
def test_the_service_compares_the_zone_itself_and_passes_nothing_that_differs(
    office: OpenOffice, letter: Letter, zone: str, accepted: tuple[MrzPart, ...], part: str
) -> None:
    with pytest.raises(IncompleteCheck) as refused:
        passed(office, letter, with_zone(zone, *accepted))

    assert refused.value.facts["part"] == part


def test_a_comparison_is_audited_by_part_and_without_what_was_read(
    office: OpenOffice, letter: Letter
) -> None:
    found = office.office.counter.compare_zone(
        letter.application_id, td3_lines(), by=office.actor("clerk")
    )
    nothing = office.office.counter.compare_zone(
        letter.application_id, "no zone", by=office.actor("clerk")
    )

    assert found is not None
    assert nothing is None
    assert found.of(MrzPart.NAME).verdict is MrzVerdict.EXPLAINED
    entries = list(office.office.audit.entries())
    [entry] = [each for each in entries if each["action"] == "application.zone_compared"]
    assert entry["facts"] == {
        "zone": "kind same, country same, number same, name explained, birth same"
    }


def test_a_check_of_before_zones_were_read_is_still_there(
    office: OpenOffice, letter: Letter
) -> None:
    passed(office, letter, PARTS)
    with office.office.counter.begin() as uow:
        assert isinstance(uow.checks, SqlChecks)
        as_before(uow.checks, letter)
        uow.commit()

    [check] = office.office.counter.find(letter.reference.digits, by=office.actor("clerk")).checks
    assert check.parts == replace(
        PARTS, number_agrees=True, number_by=Author.CLERK, expiry_by=Author.CLERK
    )


def as_before(checks: SqlChecks, letter: Letter) -> None:
    """Take from the stored answers what they had not before zones were read."""
    session, sealing = checks._session, checks._sealing
    row = session.scalars(select(IdentityCheckRow)).one()
    at = ("identity_checks", "parts", f"{letter.application_id}.{row.version_after}")
    stored = json.loads(sealing.open(row.parts, *at))
    for new in ("number_by", "expiry_by", "name_by", "zone"):
        del stored[new]
    row.parts = sealing.seal(json.dumps(stored), *at)
