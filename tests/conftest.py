"""What every test runs under: an offscreen screen, a home of its own, no personal data in logs."""

import os
from collections.abc import Iterator
from functools import partialmethod

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.postgres_keeper import room_in_memory

pytest_plugins = [
    "pytester",
    "tests.support.personal_data",
    "tests.support.databases",
    "tests.support.gazetteers",
    "tests.support.offices",
]

_EXAMPLES = 100
_PATIENCE = 30_000
"""Milliseconds; on a busy machine the usual five seconds are not enough."""
_PLACES = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR")


def pytest_configure(config: pytest.Config) -> None:
    """Choose Qt's offscreen platform, unless the developer chose one; be patient when busy.

    Folders of tests lie in memory where there is room: every commit would wait for a disc. Without
    the slow tests half as many examples of each property are tried.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if memory := room_in_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
    hypothesis.settings.register_profile(
        "busy machine",
        deadline=None,
        max_examples=_EXAMPLES // 2 if config.option.markexpr else _EXAMPLES,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )
    hypothesis.settings.load_profile("busy machine")


class PatientBot(QtBot):
    """Waits on a busy machine too."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=_PATIENCE)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=_PATIENCE)  # noqa: N815


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Wait as long as a busy machine needs."""
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep settings, caches and drafts of the person who runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as environment:
        for place in _PLACES:
            folder = home / place.lower()
            folder.mkdir(mode=0o700)
            environment.setenv(f"XDG_{place}", str(folder))
        yield
