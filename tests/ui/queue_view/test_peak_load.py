"""Acceptance scenario 4: the queue of the real service's first days, through the real desk."""

from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.queue_screen import driven
from tests.support.databases import Databases, chosen_kinds
from tests.support.heartbeat import calibration
from tests.support.sealed_office import built_elsewhere

ROWS: Final = 300_000
STEP_MS: Final = 1_000


@pytest.mark.slow
@pytest.mark.parametrize("kind", chosen_kinds())
def test_each_step_over_300_000_cases_answers_within_a_second(
    kind: str, request: pytest.FixtureRequest, qapp: QApplication
) -> None:
    """Scenario 4: the queue of 300,000 cases is opened, filtered, searched and paged."""
    databases: Databases = request.getfixturevalue(f"{kind}_databases")
    url = databases.empty()
    known = built_elsewhere(url, ROWS)

    steps = list(driven(url, known))
    databases.drop(url)

    slower = calibration()
    waited = [step for step in steps if step.unit == "ms"]
    assert len(waited) > 50
    assert [step for step in waited if step.took > STEP_MS * slower] == []
