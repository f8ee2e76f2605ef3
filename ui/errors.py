"""What staff are told when something did not work: what happened, what is safe, what to do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from ui.i18n import N_, Translator
from workstation.domain.calendar import HONG_KONG
from workstation.domain.errors import WorkstationError

SENTENCES: Final[Mapping[str, str]] = {
    "workstation_error": N_("This could not be done. Nothing was changed. Please try again."),
    "wrong_stage": N_(
        "The case has moved on, so this is no longer possible. Nothing was changed. "
        "Load the case again to see where it stands."
    ),
    "not_allowed": N_(
        "Your role does not include this. Nothing was changed. Ask a supervisor to do it."
    ),
    "account_disabled": N_(
        "This account has been disabled. Drafts are kept. Please speak to an administrator."
    ),
    "wrong_sign_in": N_("Staff number and password do not belong together. Please try again."),
    "sign_in_locked": N_(
        "Too many wrong passwords. Signing in is possible again from {until}; "
        "an administrator can help sooner."
    ),
    "weak_password": N_(
        "This password is too easy to guess. The old one is still valid. "
        "Use at least 12 characters that are not a common word or your staff number."
    ),
    "staff_number_taken": N_(
        "Another account has this staff number. Nothing was added. Check the number."
    ),
    "last_administrator": N_(
        "The office needs at least one administrator. Nothing was changed. "
        "Make somebody else an administrator first."
    ),
    "not_found": N_(
        "Nothing in this office has that reference. Check the characters and try again."
    ),
    "picture_destroyed": N_(
        "The picture was destroyed when its time was up. The record of the check stays."
    ),
    "in_use": N_(
        "{who} is working on this case until {until}. You can read it; nothing is lost. "
        "Ask to be told when it is free."
    ),
    "not_claimed": N_(
        "The case was no longer yours when you decided. The decision was not accepted; "
        "your draft is kept. Open the case again."
    ),
    "changed_elsewhere": N_(
        "A colleague changed this case meanwhile. Your change was not accepted; "
        "your draft is kept. Load the case again and compare."
    ),
    "newer_proof_arrived": N_(
        "The applicant has sent a newer proof. Nothing was decided. Look at the new one first."
    ),
    "reason_required": N_(
        "This decision needs a reason. Nothing was decided. Choose one with 1-9."
    ),
    "purpose_required": N_(
        "This look-up needs a purpose. Nothing was searched. Choose one with 1-5."
    ),
    "lookup_incomplete": N_(
        "A look-up needs number, name and address. Nothing was looked up. Fill in what is missing."
    ),
    "lookup_limit_reached": N_(
        "Your {most} look-ups of today are used up. Nothing was looked up. "
        "Ask your supervisor, or wait until tomorrow."
    ),
    "reason_unknown": N_(
        "This is not one of the reasons of this decision. Nothing was changed. "
        "Choose one from the list."
    ),
    "not_correctable": N_(
        "This cannot be kept as a correction. Nothing was changed. Write a date as 2021-11-20, "
        "and correct only fields that something was declared for."
    ),
    "note_required": N_(
        "The proof is in another name. Nothing was changed. "
        "Write down in the note what you saw that explains it."
    ),
    "same_person": N_("You decided first, so somebody else has to confirm. Nothing was changed."),
    "own_household": N_(
        "You are personally connected with this application. Nothing was changed. "
        "Leave it to a colleague."
    ),
    "awaiting_second_person": N_(
        "A supervisor is about to decide this case. Nothing was changed. Go on with the next one."
    ),
    "too_late_to_take_back": N_(
        "The decision has already taken effect and stays. Ask a supervisor to re-open the case."
    ),
    "letter_not_live": N_(
        "This letter cannot be used: {state}. Nothing was changed. "
        "Ask for the newest letter, or issue another."
    ),
    "letter_expired": N_(
        "This letter was valid until {on}. Nothing was changed. Another letter can be issued."
    ),
    "letter_too_soon": N_(
        "A letter was sent not long ago. None was issued. A further one is possible from {from}."
    ),
    "address_failed": N_(
        "A letter to this address came back, so none is sent there again. "
        "Ask the applicant for another address."
    ),
    "address_fits": N_(
        "The address of this letter fits, so nobody was asked for another one. Print the letter."
    ),
    "nothing_to_send": N_(
        "This message is out of date, or its PIN is void or has expired. Nothing was sent, and it "
        "is cancelled. Look at the application, and tell the applicant anew."
    ),
    "no_visit_needed": N_(
        "The holder of this document need not come to the counter. Nothing was recorded."
    ),
    "incomplete_check": N_(
        "The check is not complete: {part} is missing. What you entered is kept."
    ),
    "bundle_refused": N_(
        "The registration was refused ({reason}) and put aside unchanged. Nothing was taken."
    ),
    "roster_refused": N_(
        "The roster file was not loaded. The roster in use stays as it is. "
        "Look at the report, and load a complete file."
    ),
    "no_roster": N_(
        "No roster is loaded, so nothing was checked. An administrator can load one in Settings."
    ),
    "setting_invalid": N_("The value for {item} is out of range. The old value stays in force."),
    "keys_missing": N_(
        "The keys of this office are not on this computer, so nothing can be read. "
        "Nothing was changed. Ask an administrator to install them."
    ),
    "office_not_ready": N_(
        "The database holds no office of this version. Nothing was changed. "
        "An administrator has to run “workstation setup”."
    ),
    "database_unreachable": N_(
        "The database does not answer. What is on the screen can be read; decisions wait. "
        "Trying again by itself."
    ),
    "not_an_address": N_(
        "The address of the database is not one that can be used. Nothing was opened. "
        "An administrator has to correct it."
    ),
    "not_an_office": N_(
        "The database belongs to another program. Nothing in it was changed. "
        "An administrator has to give the address of an office or of an empty database."
    ),
    "database_busy": N_(
        "The database was busy for too long. Nothing was changed. Please try again."
    ),
    "reader_failed": N_(
        "The document could not be read by the computer. The file is kept. "
        "Look at it yourself, or try again later."
    ),
    "unreadable_upload": N_(
        "The file cannot be opened: {reason}. It is kept unchanged. "
        "Ask the applicant for another one."
    ),
    "document_refused": N_(
        "This is no document number. Nothing was changed. Check the characters and try again."
    ),
    "name_refused": N_(
        "This cannot be a name. Nothing was changed. Check what was entered and try again."
    ),
    "phone_unchanged": N_("This is the telephone the applicant has already. Nothing was changed."),
    "too_many_codes": N_(
        "Five codes were sent within an hour. None was sent now. Try again in {minutes} minutes."
    ),
    "phone_change_too_late": N_(
        "The telephone cannot be changed at this stage. Nothing was changed. Ask a supervisor."
    ),
    "phone_refused": N_(
        "This is no telephone number. Nothing was changed. Check the digits and try again."
    ),
    "letter_fonts_missing": N_(
        "The fonts for letters are not installed ({font}). Nothing was printed. "
        "Ask an administrator to install them."
    ),
    "letter_does_not_fit": N_(
        "An address does not fit into the window of the envelope (letter {letter}). "
        "That letter was not printed. Shorten the address."
    ),
}
"""By the code of the error; a test holds this and ``workstation.domain.errors`` together."""

FACT_WORDS: Final[Mapping[str, str]] = {
    "representative_name": N_("the representative's name"),
    "representative_document": N_("the representative's own document"),
    "applicant_copy": N_("the copy of the applicant's document"),
    "authorisation": N_("the signed authorisation"),
    "letter": N_("the letter"),
    "relationship": N_("the relationship"),
    "representative_phone": N_("the representative's telephone number"),
    "representative_needs_second_person": N_("a supervisor's confirmation"),
    "document_kind": N_("a kind of document the counter accepts"),
    "document_number": N_("the document number"),
    "document_expires_on": N_("a document that has not expired"),
    "number_agrees": N_("the comparison of the number"),
    "name_agrees": N_("the comparison of the name"),
    "portrait": N_("the comparison of the portrait"),
    "visual": N_("the look at the document"),
    "tactile": N_("the touch of the document"),
    "not_sent": N_("it has not been sent yet"),
    "expired": N_("it has expired"),
    "void": N_("it was replaced or cancelled"),
    "returned": N_("it came back from the post"),
    "returned_address": N_("one came back from this address"),
    "already_due": N_("one is waiting to be printed"),
    "too_soon": N_("the last one was sent not long ago"),
    "too_many": N_("too many were sent in 30 days"),
    "empty": N_("it is empty"),
    "too_large": N_("it is too large"),
    "too_many_pages": N_("it has too many pages"),
    "too_many_pixels": N_("the picture is too large"),
    "too_narrow": N_("the picture is too narrow"),
    "not_an_image": N_("it is no picture"),
    "unsupported_type": N_("its kind is not accepted"),
    "heic": N_("moving HEIC pictures cannot be opened here"),
    "encrypted": N_("it has a password"),
    "damaged": N_("it is damaged"),
    "took_too_long": N_("it took too long"),
    "crashed": N_("it stopped the reader"),
}
"""Codes that errors carry as facts, in words; other facts are shown as they are."""

UNEXPECTED: Final = N_(
    "The program made a mistake. A report without personal data was written on this computer; "
    "you can go on working. If it happens again, tell support."
)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "–"


def sentence(error: Exception, tr: Translator) -> str:
    """Return what to tell people about ``error``, in the language in use."""
    if not isinstance(error, WorkstationError):
        return tr.gettext(UNEXPECTED)
    words = SENTENCES.get(error.code, SENTENCES[WorkstationError.code])
    facts = {name: _shown(str(value), tr) for name, value in error.facts.items()}
    return tr.gettext(words).format_map(_Facts(facts))


def _shown(value: str, tr: Translator) -> str:
    if value in FACT_WORDS:
        return tr.gettext(FACT_WORDS[value])
    if "T" not in value and " " not in value:
        return value
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        return value
    return f"{instant.astimezone(HONG_KONG):%H:%M}"
