"""The alarm on personal data itself."""

import logging
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.personal_data import PersonalDataAlarm, alarm_on, personal_data_in

alarm_on("WONGTESTER Ka Sample", "黃測試")

logger = logging.getLogger("workstation.tests")


@pytest.mark.parametrize(
    "text",
    [
        "taken for wongtester KA sample",
        "姓名 黃測試",
        "document A123456(3)",
        "document WX1234569 refused",
        "document a123456(a)",
        "sent to +852 6123 4567",
        "sent to +85261234567",
        "phone=61234567",
        "drew 01234567 for application 12",
    ],
)
def test_personal_data_is_seen(text: str) -> None:
    assert personal_data_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "application HK000128737 claimed by staff 14",
        "letter 12 of 200 posted at 2021-12-10T09:03:11.123456+08:00",
        "took 0.12345678 s, wrote 1234567 bytes",
        "sha256 9834ad1c00000000ffffffff12345678abcdefab",
        "took the years 2021/2025",
    ],
)
def test_the_offices_own_words_raise_no_alarm(text: str) -> None:
    assert not personal_data_in(text)


@given(st.uuids())
@example(UUID("12345678-2345-4567-8901-123456789012"))
def test_a_registration_id_raises_no_alarm(registration_id: UUID) -> None:
    assert not personal_data_in(f"registration {registration_id} taken")


def test_a_record_of_ours_is_heard_at_debug_level(personal_data_alarm: PersonalDataAlarm) -> None:
    logger.debug("read %s", "黃測試")

    assert _heard(personal_data_alarm) == ["a sample person's data"]


def test_the_traceback_in_a_record_is_heard(personal_data_alarm: PersonalDataAlarm) -> None:
    try:
        raise ValueError("黃測試")
    except ValueError:
        logger.exception("the proof was not read")

    assert _heard(personal_data_alarm) == ["a sample person's data"]


def test_what_rides_along_with_a_record_is_heard(personal_data_alarm: PersonalDataAlarm) -> None:
    logger.info("read", extra={"applicant": "黃測試"})

    assert _heard(personal_data_alarm) == ["a sample person's data"]


def test_a_sighting_does_not_repeat_what_was_seen(personal_data_alarm: PersonalDataAlarm) -> None:
    logger.warning("黃測試")

    assert "黃測試" not in str(personal_data_alarm.sightings)
    personal_data_alarm.sightings.clear()


def test_a_test_that_logs_personal_data_fails(
    pytester: pytest.Pytester, personal_data_alarm: PersonalDataAlarm
) -> None:
    pytester.makeconftest('pytest_plugins = ["tests.support.personal_data"]')
    pytester.makepyfile(
        """
        import logging

        def test_logs_a_number():
            logging.getLogger("ui.desk").info("claimed for Y987654(3)")

        def test_logs_a_reference():
            logging.getLogger("ui.desk").info("claimed HK000128737")
        """
    )

    result = pytester.runpytest("-p", "no:cacheprovider")

    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*personal data reached a log: a Hong Kong identity card number*"])
    assert _heard(personal_data_alarm) == ["a Hong Kong identity card number"]


@pytest.mark.parametrize("string", ["", "Lee", "陳"])
def test_a_string_found_everywhere_cannot_be_registered(string: str) -> None:
    with pytest.raises(ValueError, match="too short"):
        alarm_on(string)


def _heard(alarm: PersonalDataAlarm) -> list[str]:
    """Return the kinds of data seen, and forget them: they were meant."""
    kinds = [sighting.partition(" in the log of ")[0] for sighting in alarm.sightings]
    alarm.sightings.clear()
    return kinds
