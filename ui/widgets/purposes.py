"""What a look-up can be for; in English, translated where shown. No Qt."""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_
from workstation.domain.queue import Purpose

PURPOSES: Final[Mapping[Purpose, str]] = {
    Purpose.APPLICANT_CALLED: N_("Applicant called"),
    Purpose.LETTER_RETURNED: N_("Letter came back"),
    Purpose.COLLEAGUE_ASKED: N_("Colleague asked"),
    Purpose.COMPLAINT: N_("Complaint"),
    Purpose.OTHER: N_("Other reason"),
}
