"""The texts of messages to applicants.

A text never carries a name, and of the application's reference only its end: whoever reads one
message has neither. A PIN's text takes one part in every language. Reasons are coded wording:
what a roster or a suspicion says is not for a telephone that may be anybody's.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from workstation.domain.applications import Language
from workstation.domain.messages import FACTS, MessageKind
from workstation.domain.reasons import Reason
from workstation.gateway.texts import N_, Catalogues, Contacts, short_date

_TEXTS: Final[Mapping[MessageKind, str]] = {
    MessageKind.PROOF_REQUESTED: N_(
        "Health Code: please upload a new address proof for registration no. ending {tail}"
        " by {until}. Reason: {reason}. Enquiries: {enquiry_line}"
    ),
    MessageKind.LETTER_PLANNED: N_(
        "Health Code: the address of registration no. ending {tail} will be confirmed by a letter"
        " sent to it. Please wait for the letter. Enquiries: {enquiry_line}"
    ),
    MessageKind.LETTER_SENT: N_(
        "Health Code: a letter for registration no. ending {tail} was posted to your address."
        " Please do what it says by {until}. Enquiries: {enquiry_line}"
    ),
    MessageKind.ADDRESS_FAILED: N_(
        "Health Code: our letter for registration no. ending {tail} came back and is void. Please"
        " correct your address on {website}. Enquiries: {enquiry_line}"
    ),
    MessageKind.ADDRESS_UNUSABLE: N_(
        "Health Code: no letter can be sent to the address of registration no. ending {tail}."
        " Please correct it on {website}. Enquiries: {enquiry_line}"
    ),
    MessageKind.PIN: N_(
        "Health Code: your PIN is {pin} (registration no. ending {tail}). Enter it on the website"
        " by {until}. Tell nobody; our staff never ask for it."
    ),
    MessageKind.PHONE_CODE: N_(
        "Health Code: {code} proves this telephone for registration no. ending {tail}. Key it in"
        " yourself at the counter now; tell it to nobody."
    ),
    MessageKind.PHONE_CHANGED: N_(
        "Health Code: messages for registration no. ending {tail} now go to another telephone."
        " Was it not you? Call {enquiry_line} at once."
    ),
    MessageKind.REFUSED: N_(
        "Health Code: registration no. ending {tail} was not accepted. Reason: {reason}."
        " Enquiries: {enquiry_line}"
    ),
    MessageKind.CANCELLED: N_(
        "Health Code: registration no. ending {tail} was cancelled. Letters and PINs sent for it"
        " are void. Enquiries: {enquiry_line}"
    ),
    MessageKind.EXPIRED: N_(
        "Health Code: registration no. ending {tail} was closed because it was not completed in"
        " time. You may register again on {website}."
    ),
}

_REASONS: Final[Mapping[str, str]] = {
    Reason.TOO_OLD: N_("the proof is too old"),
    Reason.NO_NAME: N_("the proof does not show your name"),
    Reason.OTHER_NAME: N_("the proof shows another name"),
    Reason.NO_ADDRESS: N_("the proof does not show your address"),
    Reason.OTHER_ADDRESS: N_("the proof shows another address"),
    Reason.NO_ISSUER: N_("the proof does not show its issuer"),
    Reason.NO_DATE: N_("the proof does not show its date"),
    Reason.UNREADABLE: N_("the file cannot be read"),
    Reason.PO_BOX: N_("a P.O. Box is not accepted"),
    Reason.ENVELOPE: N_("an envelope is not accepted"),
    Reason.NOT_ACCEPTED_KIND: N_("this kind of proof is not accepted"),
    Reason.INCOMPLETE: N_("a part of the proof is missing"),
    Reason.NOT_ELIGIBLE: N_("the conditions of the scheme are not met"),
    Reason.OTHER: N_("the requirements are not met"),
}
"""Reasons that may be told; every other one is told as ``other``."""

_TAIL: Final = 4


class CatalogueMessageTexts:
    """The texts of messages, from the catalogues."""

    def __init__(self, catalogues: Catalogues, contacts: Contacts) -> None:
        self._catalogues = catalogues
        self._contacts = contacts

    def text(self, kind: MessageKind, language: Language, facts: Mapping[str, str]) -> str:
        """Return the text of a message.

        Args:
            kind: what it is about.
            language: the applicant's.
            facts: those that ``FACTS`` names for the kind; others are left out.

        Raises:
            KeyError: a fact is missing.
        """
        # A no-break space is not in the alphabet of text messages.
        fields = {
            name: text.replace("\N{NO-BREAK SPACE}", " ")
            for name, text in self._contacts.fields.items()
        }
        for name in FACTS[kind]:
            fields |= self._field(name, facts[name], language)
        return self._catalogues.text(_TEXTS[kind], language).format(**fields)

    def reason(self, code: str, language: Language) -> str:
        """Return what an applicant is told of a reason."""
        return self._catalogues.text(_REASONS.get(code, _REASONS[Reason.OTHER]), language)

    def _field(self, name: str, fact: str, language: Language) -> dict[str, str]:
        if name == "reference":
            return {"tail": fact[-_TAIL:]}
        if name == "reason":
            return {name: self.reason(fact, language)}
        if name == "until":
            return {name: short_date(date.fromisoformat(fact), language)}
        return {name: fact}
