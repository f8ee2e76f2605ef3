import pytest

from workstation.domain.sms_lengths import SmsLength, sms_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("a" * 160, SmsLength(True, 160, 1)),
        ("a" * 161, SmsLength(True, 161, 2)),
        ("a" * 306, SmsLength(True, 306, 2)),
        ("a" * 307, SmsLength(True, 307, 3)),
        ("€" * 80, SmsLength(True, 160, 1)),
        ("€" * 80 + "a", SmsLength(True, 161, 2)),
        ("碼" * 70, SmsLength(False, 70, 1)),
        ("碼" * 71, SmsLength(False, 71, 2)),
        ("碼" * 135, SmsLength(False, 135, 3)),
        ("\U000210c1" * 35, SmsLength(False, 70, 1)),
        ("\U000210c1" * 36, SmsLength(False, 72, 2)),
        ("a\u00a0b", SmsLength(False, 3, 1)),
        ("", SmsLength(True, 0, 1)),
    ],
)
def test_a_text_takes_the_parts_of_its_alphabet(text: str, length: SmsLength) -> None:
    assert sms_length(text) == length
