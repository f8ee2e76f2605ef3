"""What people are told on the command line about each error: what happened, then what to do."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "workstation_error": "This could not be done. Nothing was changed.",
    "wrong_stage": "The application has moved on; this is not possible any more.",
    "not_allowed": "This is not allowed for that role.",
    "account_disabled": "The account is disabled.",
    "wrong_sign_in": "Staff number and password do not belong together.",
    "sign_in_locked": "Too many wrong passwords; the account is locked for a while.",
    "weak_password": "The password is too weak: at least 12 characters, not a common word.",
    "staff_number_taken": "Another account has this staff number.",
    "last_administrator": "Nothing was changed: the office would have no administrator left.",
    "not_found": "There is nothing of that reference in this office.",
    "picture_destroyed": "The picture was destroyed when its time was up.",
    "in_use": "A colleague is working on it. Nothing was changed.",
    "not_claimed": "Somebody else has taken it over. Nothing was changed.",
    "changed_elsewhere": "Somebody else changed this meanwhile. Nothing was done; look again.",
    "newer_proof_arrived": "The applicant has sent a newer proof. Nothing was decided.",
    "reason_required": "This needs a reason.",
    "lookup_incomplete": "A look-up needs number, name and address.",
    "lookup_limit_reached": "This person's look-ups of the day are used up.",
    "purpose_required": "This look-up needs a purpose.",
    "reason_unknown": "This is not one of the reasons of this decision. Nothing was changed.",
    "not_correctable": "This cannot be kept as a correction. Nothing was changed.",
    "note_required": "The note is missing: what explains the other name. Nothing was changed.",
    "same_person": "Somebody else has to confirm this. Nothing was changed.",
    "own_household": "Nobody decides about their own household. Nothing was changed.",
    "awaiting_second_person": "A supervisor is about to decide this. Nothing was changed.",
    "too_late_to_take_back": "The decision has taken effect and stays.",
    "letter_not_live": "This letter was never posted, or is recorded as returned already.",
    "letter_expired": "The letter has expired. Another one can be issued.",
    "letter_too_soon": "The last letter was sent not long ago. None was issued.",
    "address_failed": "A letter to this address came back; none is sent there again.",
    "address_fits": "The letter's address fits: print it.",
    "nothing_to_send": "The message is out of date, or its PIN is void or has expired.",
    "no_visit_needed": "The holder of this document need not come to the counter.",
    "phone_unchanged": "This is the telephone the applicant has already. Nothing was changed.",
    "too_many_codes": "Too many codes were sent within an hour. None was sent.",
    "phone_change_too_late": "The telephone is not changed at the counter any more.",
    "incomplete_check": "A part of the identity check is missing.",
    "bundle_refused": "The registration was refused. Nothing of it was taken.",
    "roster_refused": "The roster was not loaded; checks go on against the one before.",
    "no_roster": "No roster is loaded. Run: workstation roster load FILE.csv --as-of DATE",
    "setting_invalid": "The value is out of range. The old one stays in force.",
    "keys_missing": (
        "The keys of this office are not on this computer. Copy office.key from the computer"
        " that made the office into the office's folder, readable by its owner only."
    ),
    "office_not_ready": "The database has no office of this version. Run: workstation setup",
    "database_unreachable": "The database does not answer. Check the address and the network.",
    "not_an_address": (
        "This is no address of a database. Write sqlite:///FILE"
        " or postgresql+psycopg://USER@HOST/DATABASE."
    ),
    "not_an_office": (
        "The database belongs to another program. Nothing was changed. Give the address"
        " of an office, or of an empty database."
    ),
    "database_busy": "Another program holds the database. Try again when it has finished.",
    "reader_failed": "The file could not be read by the computer.",
    "unreadable_upload": "The file cannot be opened.",
    "document_refused": "This is no document number.",
    "name_refused": "This cannot be a name.",
    "phone_refused": "This is no telephone number.",
    "letter_fonts_missing": "The Noto CJK fonts are missing. Install the package fonts-noto-cjk.",
    "letter_does_not_fit": "An address does not fit into the window. The letter was not printed.",
}
"""By the code of the error; a test holds this and the errors together."""
