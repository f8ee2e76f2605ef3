"""Where Enter leads, for every stage and role."""

import pytest

from tests.ui.queue_view.rows import queue_row
from ui.queue_view.destination import COUNTER, REVIEW, SUPERVISOR, destination
from workstation.domain.applications import ApplicationId, Stage
from workstation.domain.staff import Role

ORDER = (ApplicationId(4), ApplicationId(1), ApplicationId(9))
SUPERVISED = {Stage.DUPLICATE_REVIEW, Stage.IDENTITY_REFERRED}


@pytest.mark.parametrize("stage", list(Stage))
def test_a_reviewer_reads_every_case_with_the_list_it_stands_in(stage: Stage) -> None:
    found = destination(queue_row(stage=stage), Role.REVIEWER, ORDER, 212)

    assert found == (REVIEW, (ApplicationId(1), ORDER, 212))


@pytest.mark.parametrize("stage", list(Stage))
def test_a_supervisor_goes_where_supervisors_decide(stage: Stage) -> None:
    found = destination(queue_row(stage=stage), Role.SUPERVISOR, ORDER, None)

    assert found is not None
    assert found.desk == (SUPERVISOR if stage in SUPERVISED else REVIEW)


def test_a_case_that_awaits_a_second_person_is_the_supervisors() -> None:
    row = queue_row(awaiting_second_person=True)

    assert destination(row, Role.SUPERVISOR, ORDER, None) == (SUPERVISOR, row.id)
    reviewers = destination(row, Role.REVIEWER, ORDER, None)
    assert reviewers is not None
    assert reviewers.desk == REVIEW


@pytest.mark.parametrize("stage", list(Stage))
def test_a_counter_clerk_begins_with_the_letter(stage: Stage) -> None:
    assert destination(queue_row(stage=stage), Role.COUNTER_CLERK, ORDER, 3) == (COUNTER, None)


@pytest.mark.parametrize("stage", list(Stage))
def test_an_administrator_opens_no_case(stage: Stage) -> None:
    assert destination(queue_row(stage=stage), Role.ADMINISTRATOR, ORDER, 3) is None
