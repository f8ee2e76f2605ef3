"""What the tests of the screens have in common."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.desks import close_place, make_place
from ui.workplace import Workplace


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt's warnings fail the tests of the screens."""
    for item in items:
        if "ui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture
def place(qapp: QApplication) -> Iterator[Workplace]:
    """A workplace of its own for every test."""
    made = make_place(qapp)
    yield made
    close_place(made)
