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
    "roster_refused": "The roster was not loaded; nothing was replaced.",
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

REASONS: Final[Mapping[tuple[str, str], str]] = {
    ("setting_invalid", "empty"): "Nothing was changed: the {item} is empty.",
    ("setting_invalid", "control_character"): (
        "Nothing was changed: the {item} has a line break or a control character in it."
    ),
    ("not_found", "account"): "No account has the number {number}.",
    ("not_found", "foreign"): "This is no reference of one of the office's letters.",
    ("not_found", "wrong_length"): "A letter's reference has 16 digits.",
    ("not_found", "wrong_character"): "A letter's reference has 16 digits and nothing else.",
    ("not_found", "wrong_check"): "A digit is wrong: compare the reference with the letter.",
    ("phone_refused", "empty"): "This is no telephone number: it has no digits.",
    ("phone_refused", "not_a_number"): "This is no telephone number: it is not made of digits.",
    ("phone_refused", "too_short"): "This is no telephone number: it has too few digits.",
    ("phone_refused", "too_long"): "This is no telephone number: it has too many digits.",
    ("phone_refused", "unknown_country"): "No country has this telephone number's code.",
    ("document_refused", "missing"): "The document number is missing.",
    ("document_refused", "too_long"): "This is no document number: it is too long.",
    ("document_refused", "characters"): "A document number has letters and digits only.",
    ("name_refused", "missing"): "The name is missing.",
    ("name_refused", "too_long"): "This cannot be a name: it is too long.",
    ("name_refused", "control_characters"): (
        "This cannot be a name: it has characters that cannot be printed."
    ),
    ("database_unreachable", "disk_full"): "The disk of the database is full.",
    ("database_unreachable", "disk_failed"): "The disk of the database does not answer.",
    ("database_unreachable", "read_only"): "The database can only be read. Nothing was changed.",
    ("database_unreachable", "no_permission"): "The database's file may not be opened by you.",
    ("database_unreachable", "cannot_open"): "The database's file cannot be opened.",
    ("database_unreachable", "damaged"): "The database is damaged. Put a backup in its place.",
    ("database_unreachable", "not_a_database"): (
        "The file is no database. Nothing was changed. Give the address of an office, or of a"
        " file that is not there yet."
    ),
    ("database_unreachable", "out_of_memory"): "The database has no memory left.",
    ("database_unreachable", "too_many_connections"): (
        "The database takes no more connections. Try again later."
    ),
    ("roster_refused", "empty"): "The roster was not loaded: the file has no residents.",
    ("roster_refused", "unreadable"): "The roster was not loaded: the file cannot be opened.",
    ("roster_refused", "not_text"): (
        "The roster was not loaded: the file is no text. Save it as CSV, in UTF-8."
    ),
    ("roster_refused", "header"): (
        "The roster was not loaded: its first line does not have these columns: {missing}."
    ),
    ("roster_refused", "columns"): (
        "The roster was not loaded: its first line must name these columns in this order and no"
        " others: {columns}."
    ),
    ("roster_refused", "too_many_bad_rows"): (
        "The roster was not loaded: too many lines cannot be read or say the same twice,"
        " {bad_rows} besides {rows} residents; the first is line {first_bad_line}."
        " --report FILE writes all of them."
    ),
    ("roster_refused", "truncated"): (
        "The roster was not loaded: the file ends in the middle of a line, after {rows} residents."
    ),
    ("roster_refused", "shrunk"): (
        "The roster was not loaded: it has {rows} residents, the list in force has {before}."
        " If that is right: --accept-shrink"
    ),
    ("roster_refused", "future"): (
        "The roster was not loaded: a list cannot be of {as_of}, for today is {today}."
    ),
    ("roster_refused", "older"): (
        "The roster was not loaded: it is of {as_of}, the list in force of {in_force}."
        " If the older list is meant: --accept-older"
    ),
    ("unreadable_upload", "empty"): "The file is empty.",
    ("unreadable_upload", "too_large"): "The file is too large.",
    ("unreadable_upload", "not_an_image"): "The file is neither a picture nor a PDF.",
    ("unreadable_upload", "unsupported_type"): "Files of this kind cannot be opened.",
    ("unreadable_upload", "heic"): "A moving picture in HEIC cannot be opened.",
    ("unreadable_upload", "encrypted"): "The file is locked with a password.",
    ("unreadable_upload", "too_many_pages"): "The file has too many pages.",
    ("unreadable_upload", "too_many_pixels"): "The picture is too large.",
    ("unreadable_upload", "too_narrow"): "The picture is too narrow.",
    ("unreadable_upload", "damaged"): "The file is damaged.",
    ("unreadable_upload", "took_too_long"): "Opening the file took too long.",
    ("unreadable_upload", "crashed"): "The file cannot be opened: what opens it broke off.",
}
"""By the code of the error and its reason, where a reason is known; others are said as facts."""

LINE_PROBLEMS: Final[Mapping[str, str]] = {
    "not_utf8": "not written in UTF-8",
    "line_too_long": "line too long",
    "quotes": "quotation marks do not match",
    "column_count": "wrong number of columns",
    "field_too_long": "a field is too long",
    "control_character": "a character that cannot be printed",
    "no_resident_id": "no resident number",
    "no_number": "no document number",
    "no_name": "no name",
    "no_flat": "no flat",
    "date": "not a date",
    "dates_reversed": "ends before it begins",
    "name": "not a name",
    "cut_off": "cut off before its end",
    "double": "says the same as a line before it",
}
"""Why a line of a roster was left out, by its code."""
