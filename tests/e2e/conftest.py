"""The routes through the window are run on one kind of database, on the others with the slow tests.

What differs between databases is tested below the screens, on every kind.
"""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the routes on PostgreSQL be slow tests."""
    for item in items:
        if "e2e" in item.path.parts and "[postgresql]" in item.name:
            item.add_marker(pytest.mark.slow)
