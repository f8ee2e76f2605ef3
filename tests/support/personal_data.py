"""The alarm every test runs under: personal data of sample people must not reach a log.

It knows the strings tests have registered with ``alarm_on``, and the shapes of identity card
numbers, Hong Kong phone numbers and PINs. Ours log from DEBUG up, libraries from WARNING up.
"""

import logging
import re
from collections.abc import Iterator
from typing import Final

import pytest

_SHAPES: Final = {
    "a Hong Kong identity card number": re.compile(
        r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d{6}\(?[0-9A]\)?|[a-z]{1,2}\d{6}\([0-9a]\))(?![A-Za-z0-9])"
    ),
    "a Hong Kong phone number": re.compile(r"(?<![\w.])(?:\+?852[ -]?)?[2-9]\d{3}[ -]?\d{4}(?!\w)"),
    "eight digits, like a PIN": re.compile(r"(?<![\w.])\d{8}(?!\w)"),
}
_UUID: Final = re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_OURS = ("workstation", "ui")
_ALWAYS_THERE: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}

# Sample people are module constants of many test files, so this list is one for all of them.
_registered: Final[set[str]] = set()


def alarm_on(*strings: str) -> None:
    """Sound the alarm when one of these reaches a log: names, numbers, addresses of sample people.

    Raises:
        ValueError: a string is so short that it would be found everywhere.
    """
    for string in strings:
        if len(string) < (4 if string.isascii() else 2):
            raise ValueError(f"too short to tell from other text: {string!r}")
        _registered.add(string.casefold())


class PersonalDataAlarm(logging.Handler):
    """Listens to every log record and remembers where personal data was seen, never what."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(logging.Formatter())  # the message, the traceback and the stack
        self.sightings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look through the record as a log file would show it, and through what rides along."""
        extras = [str(value) for key, value in vars(record).items() if key not in _ALWAYS_THERE]
        text = "\n".join([self.format(record), *extras])
        place = f"{record.name} at {record.filename}:{record.lineno}"
        self.sightings += [f"{what} in the log of {place}" for what in personal_data_in(text)]


def personal_data_in(text: str) -> list[str]:
    """Say what kinds of personal data ``text`` shows."""
    folded = text.casefold()
    # Parts of a registration's UUID may be all digits by chance.
    without_ids = _UUID.sub("", text)
    found = [what for what, shape in _SHAPES.items() if shape.search(without_ids)]
    if any(string in folded for string in _registered):
        found.append("a sample person's data")
    return found


@pytest.fixture(autouse=True)
def personal_data_alarm() -> Iterator[PersonalDataAlarm]:
    """Fail the test if personal data reached a log while it ran."""
    alarm = PersonalDataAlarm()
    ours = [logging.getLogger(name) for name in _OURS]
    levels = [logger.level for logger in ours]
    logging.getLogger().addHandler(alarm)
    for logger in ours:
        logger.setLevel(logging.DEBUG)
    yield alarm
    for logger, level in zip(ours, levels, strict=True):
        logger.setLevel(level)
    logging.getLogger().removeHandler(alarm)
    if alarm.sightings:
        pytest.fail("personal data reached a log: " + "; ".join(alarm.sightings), pytrace=False)
