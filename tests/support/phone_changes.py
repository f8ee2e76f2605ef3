"""A letter holder who wants another telephone, and the code as it reaches that telephone."""

import re
from collections.abc import Iterable

from workstation.domain.messages import MessageKind, OutgoingMessage
from workstation.domain.phones import PhoneNumber

NEW = PhoneNumber("+85261112222")
OLD = PhoneNumber("+85291234567")
HOLDER = {
    "route": "letter",
    "kind": "passport",
    "number": "E12345678",
    "country": "GBR",
    "phone": OLD.e164,
}


def code_in(messages: Iterable[OutgoingMessage]) -> str:
    """Return the newest code among messages in their order, as the applicant reads it."""
    codes = [message.text for message in messages if message.kind is MessageKind.PHONE_CODE]
    found = re.search(r"(?<!\d)\d{6}(?!\d)", codes[-1])
    assert found is not None
    return found[0]
