"""The shipped gazetteer for tests, read once."""

from collections.abc import Iterator

import pytest

from workstation.domain.addresses import Gazetteer
from workstation.gateway.gazetteer import gazetteer_in
from workstation.resources import RESOURCES

_shipped = gazetteer_in(RESOURCES / "gazetteer")


def shipped_gazetteer() -> Gazetteer:
    """Return the gazetteer the program ships."""
    return _shipped()


@pytest.fixture(scope="session", autouse=True)
def one_gazetteer() -> Iterator[None]:
    """Let every office of a run use the same one: nothing changes it, and reading it takes long."""
    with pytest.MonkeyPatch.context() as bootstrap:
        bootstrap.setattr("workstation.bootstrap.gazetteer_in", lambda _folder: shipped_gazetteer)
        yield
