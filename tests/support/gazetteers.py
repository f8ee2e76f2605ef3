"""The shipped gazetteer for tests, read once."""

from workstation.domain.addresses import Gazetteer
from workstation.gateway.gazetteer import gazetteer_in
from workstation.resources import RESOURCES

_shipped = gazetteer_in(RESOURCES / "gazetteer")


def shipped_gazetteer() -> Gazetteer:
    """Return the gazetteer the program ships."""
    return _shipped()
