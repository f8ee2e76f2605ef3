"""The letter room's words for what the office knows by code; in English, translated where shown."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from ui.errors import sentence
from ui.i18n import N_, Translator
from workstation.domain.addresses.districts import District
from workstation.domain.calendar import HONG_KONG, hong_kong_day
from workstation.domain.errors import LetterNotLive
from workstation.domain.letter_rules import LetterHindrance, LetterState, NoLetter
from workstation.domain.letters import LetterKind
from workstation.domain.reasons import Reason

TABS: Final[Mapping[LetterState, str]] = {
    LetterState.DUE: N_("To print"),
    LetterState.PRINTED: N_("Printed"),
    LetterState.POSTED: N_("Posted"),
    LetterState.RETURNED: N_("Returned"),
}

EMPTY: Final[Mapping[LetterState, str]] = {
    LetterState.DUE: N_("No letters to print. New ones appear here by themselves."),
    LetterState.PRINTED: N_("No printed letters wait for the post. Print the due ones first."),
    LetterState.POSTED: N_("No posted letters. Mark printed batches posted with Ctrl+M."),
    LetterState.RETURNED: N_("No returned letters. Scan those that come back."),
}

KINDS: Final[Mapping[LetterKind, str]] = {
    LetterKind.PIN: N_("With code"),
    LetterKind.COUNTER: N_("For the counter"),
}

REASONS: Final[Mapping[Reason, str]] = {
    Reason.LETTER_LOST: N_("Letter lost"),
    Reason.LETTER_EXPIRED: N_("Letter expired"),
    Reason.OTHER: N_("Other reason"),
}

HINDRANCES: Final[Mapping[LetterHindrance, str]] = {
    LetterHindrance.TOO_SOON: N_("A letter was sent not long ago. Another is possible from {day}."),
    LetterHindrance.TOO_MANY: N_("Too many letters in 30 days. Another is possible from {day}."),
    LetterHindrance.ALREADY_DUE: N_("Another letter is on its way already."),
    LetterHindrance.RETURNED_ADDRESS: N_(
        "A letter to this address came back, so none is sent there again. The applicant has to "
        "upload an address proof on the website."
    ),
}

NOT_RETURNED: Final[Mapping[LetterState, str]] = {
    LetterState.DUE: N_("was never posted; nothing was changed"),
    LetterState.PRINTED: N_("was never posted; nothing was changed"),
    LetterState.RETURNED: N_("is recorded as returned already"),
}

DISTRICTS: Final[Mapping[str, str]] = {
    District.CENTRAL_AND_WESTERN: N_("Central and Western"),
    District.WAN_CHAI: N_("Wan Chai"),
    District.EASTERN: N_("Eastern"),
    District.SOUTHERN: N_("Southern"),
    District.YAU_TSIM_MONG: N_("Yau Tsim Mong"),
    District.SHAM_SHUI_PO: N_("Sham Shui Po"),
    District.KOWLOON_CITY: N_("Kowloon City"),
    District.WONG_TAI_SIN: N_("Wong Tai Sin"),
    District.KWUN_TONG: N_("Kwun Tong"),
    District.KWAI_TSING: N_("Kwai Tsing"),
    District.TSUEN_WAN: N_("Tsuen Wan"),
    District.TUEN_MUN: N_("Tuen Mun"),
    District.YUEN_LONG: N_("Yuen Long"),
    District.NORTH: N_("North"),
    District.TAI_PO: N_("Tai Po"),
    District.SHA_TIN: N_("Sha Tin"),
    District.SAI_KUNG: N_("Sai Kung"),
    District.ISLANDS: N_("Islands"),
}


def hindrance_words(hindrance: NoLetter, tr: Translator) -> str:
    """Return why no other letter is sent, and from when one can be."""
    day = day_words(hindrance.possible_on)
    return tr.gettext(HINDRANCES[hindrance.hindrance]).format(day=day)


def refusal_words(error: Exception, tr: Translator) -> str:
    """Return why a letter was not recorded as returned."""
    state = error.facts.get("state", "") if isinstance(error, LetterNotLive) else ""
    if state in NOT_RETURNED:
        return tr.gettext(NOT_RETURNED[LetterState(state)])
    return sentence(error, tr)


def day_words(day: date | None) -> str:
    """Return a day as tables write it."""
    return "–" if day is None else day.isoformat()


def day_of(at: datetime | None) -> str:
    """Return the Hong Kong day of a moment as tables write it."""
    return "–" if at is None else hong_kong_day(at).isoformat()


def moment_words(at: datetime) -> str:
    """Return a moment in Hong Kong's time as tables write it."""
    return at.astimezone(HONG_KONG).strftime("%Y-%m-%d %H:%M")
