"""What the audit viewer reads: who may, whom to filter by, what an entry is about."""

import pytest

from tests.support.offices import OpenOffice
from workstation.domain.errors import NotAllowed
from workstation.services.audit import AuditFilter


def test_the_viewer_opens_with_the_offices_time_and_everybody(office: OpenOffice) -> None:
    opening = office.office.audit.opening(by=office.actor("supervisor"))

    assert opening.at == office.clock.at
    assert {member.staff_number for member in opening.people} == set(office.sessions)


@pytest.mark.parametrize("who", ["reviewer", "clerk"])
def test_the_log_is_not_for_everybody(office: OpenOffice, who: str) -> None:
    with pytest.raises(NotAllowed):
        office.office.audit.opening(by=office.actor(who))
    with pytest.raises(NotAllowed):
        office.office.audit.page(AuditFilter(), by=office.actor(who))


def test_entries_about_an_application_name_its_reference(office: OpenOffice) -> None:
    application = office.registered()

    rows = office.office.audit.page(
        AuditFilter(action="application."), by=office.actor("administrator")
    )

    assert {row.reference for row in rows} == {application.reference}


def test_other_entries_have_no_reference(office: OpenOffice) -> None:
    rows = office.office.audit.page(AuditFilter(action="staff."), by=office.actor("supervisor"))

    assert {row.reference for row in rows} == {""}


def test_pages_go_on_where_the_last_one_ended(office: OpenOffice) -> None:
    by = office.actor("supervisor")
    whole = [row.id for row in office.office.audit.page(AuditFilter(), by=by)]

    first = office.office.audit.page(AuditFilter(), by=by, limit=5)
    second = office.office.audit.page(AuditFilter(), by=by, before=first[-1].id, limit=5)

    assert [row.id for row in (*first, *second)] == whole[:10]
