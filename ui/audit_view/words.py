"""The log in words: a sentence for every action the office records, and names for its facts.

English here, translated where it is shown. A test compares the sentences with what is recorded.
"""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_, Translator
from ui.widgets.decision_words import MOVES, REASONS
from ui.widgets.proof_words import FIELD_WORDS
from ui.widgets.purposes import PURPOSES
from ui.widgets.roster_words import VERDICTS
from ui.widgets.zone_words import ZONE_PARTS, ZONE_VERDICTS
from workstation.domain.applications import Stage
from workstation.domain.audit import Fault
from workstation.domain.corrections import Source
from workstation.domain.holdings import JobKind
from workstation.domain.letters import LetterKind
from workstation.domain.messages import MessageKind, SendOutcome
from workstation.domain.queue import View
from workstation.domain.referrals import ReferralOutcome
from workstation.domain.staff import Role

ACTIONS: Final[Mapping[str, str]] = {
    "application.received": N_("Took the registration"),
    "application.revised": N_("Took what the applicant sent later"),
    "application.viewed": N_("Looked at the application"),
    "application.fetched": N_("Had the application fetched before it was shown"),
    "application.viewed_at_counter": N_("Looked at the application at the counter"),
    "application.number_shown": N_("Had the whole document number shown"),
    "application.number_keyed": N_("Compared a document number at the counter"),
    "application.document_picture_viewed": N_("Looked at the picture of a document"),
    "application.document_picture_purged": N_("Destroyed the picture of a document after its time"),
    "application.zone_compared": N_("Compared a machine-readable zone at the counter"),
    "application.claimed": N_("Took the application to work on it"),
    "application.decided": N_("Decided"),
    "application.recorded": N_("Recorded what became of the letter"),
    "application.decision_taken_back": N_("Took the decision back"),
    "application.referred": N_("Asked for a second opinion"),
    "application.hold_cleared": N_("Cleared the hold"),
    "application.visit_allowed": N_("Allowed a visit as a case in need"),
    "referral.closed": N_("Answered as the second person"),
    "queue.searched": N_("Searched the queue by somebody's data"),
    "letter.prepared": N_("Prepared a letter"),
    "letter.previewed": N_("Looked at a letter before printing"),
    "letter.voided": N_("Made the letter void"),
    "letter.returned": N_("Recorded that the letter came back"),
    "letter.return_taken_back": N_("Took back that the letter came back"),
    "letter_batch.opened": N_("Began to print letters"),
    "letter_batch.written": N_("Wrote the letters for the printer"),
    "letter_batch.confirmed": N_("Confirmed that the pages came out"),
    "letter_batch.abandoned": N_("Gave the printed letters up"),
    "letter_batch.posted": N_("Took the letters to the post"),
    "message.sent": N_("Sent the message"),
    "message.failed": N_("Could not send the message"),
    "message.sent_again": N_("Let the message be sent again"),
    "message.out_of_date": N_("Cancelled a message that was out of date"),
    "message.sender_lost": N_("Lost a sender in the middle of a message"),
    "job.failed": N_("Gave up a piece of the office's own work"),
    "job.tried_again": N_("Let work that was given up be tried again"),
    "pin.released": N_("Released the PIN"),
    "pin.used": N_("Account was activated with the PIN"),
    "pin.voided": N_("Made the PIN void after too many tries"),
    "phone.code_sent": N_("Sent a code to another telephone"),
    "phone.code_refused": N_("A code for another telephone was wrong or void"),
    "phone.changed": N_("Changed the telephone at the counter"),
    "proof.page_viewed": N_("Looked at a page of the upload"),
    "proof.region_read": N_("Had a part of a page read again"),
    "proof.reading_corrected": N_("Corrected what was read"),
    "proof.correction_withdrawn": N_("Took a correction of a reading back"),
    "proof.purged": N_("Destroyed the upload after its time"),
    "roster.loaded": N_("Loaded the roster"),
    "roster.looked_up": N_("Looked a person up on the roster"),
    "roster.lookup_refused": N_("Was refused a look-up: the day's limit is reached"),
    "roster.ground_stands": N_("Found that a new roster says the same"),
    "roster.ground_changed": N_("Found that a new roster says something else"),
    "roster.checked": N_("Checked a list of queries against the roster"),
    "setting.changed": N_("Changed a figure of the policy"),
    "office_key.exported": N_("Wrote the office key to a file"),
    "staff.clock_differs": N_("Worked at a computer whose clock is wrong"),
    "staff.signed_in": N_("Signed in"),
    "staff.signed_out": N_("Signed out"),
    "staff.locked": N_("Locked the screen"),
    "staff.unlocked": N_("Opened the locked screen"),
    "staff.sign_in_refused": N_("Was refused: wrong password"),
    "staff.sign_in_locked": N_("Was locked out after wrong passwords"),
    "staff.added": N_("Added an account"),
    "staff.changed": N_("Changed an account"),
    "staff.disabled": N_("Disabled an account"),
    "staff.enabled": N_("Enabled an account"),
    "staff.tied": N_("Recorded somebody's own household"),
    "staff.password_changed": N_("Gave an account another password"),
}

GROUPS: Final[Mapping[str, str]] = {
    "application.": N_("Applications"),
    "referral.": N_("Second opinions"),
    "queue.": N_("Queue"),
    "letter": N_("Letters"),
    "message.": N_("Messages"),
    "job.": N_("The office's own work"),
    "pin.": N_("PINs"),
    "phone.": N_("Telephones"),
    "proof.": N_("Proofs"),
    "roster.": N_("Roster"),
    "setting.": N_("Settings"),
    "office_key.": N_("Office key"),
    "staff.": N_("Staff"),
}
"""How the actions of a group begin; the first ones a filter offers."""

SUBJECTS: Final[Mapping[str, str]] = {
    "application": N_("Application {id}"),
    "letter": N_("Letter {id}"),
    "letter_batch": N_("Letters of batch {id}"),
    "message": N_("Message {id}"),
    "job": N_("Work {id}"),
    "proof": N_("Proof {id}"),
    "roster_snapshot": N_("Roster load {id}"),
    "roster_resident": N_("Resident {id}"),
    "roster": N_("Roster"),
    "setting": N_("Setting {id}"),
    "office_key": N_("Office key"),
    "staff": N_("Account {id}"),
    "view": N_("Queue view {id}"),
}
"""What an entry is about, by the kind in front of its id."""

FACTS: Final[Mapping[str, str]] = {
    "move": N_("Decision"),
    "reason": N_("Reason"),
    "before": N_("Before"),
    "after": N_("After"),
    "outcome": N_("Answer"),
    "role": N_("Role"),
    "because": N_("Because"),
    "check": N_("Counter check"),
    "kind": N_("Kind"),
    "result": N_("Result"),
    "rows": N_("Rows"),
    "bad_rows": N_("Lines left out"),
    "letters": N_("Letters"),
    "missing": N_("Missing"),
    "generation": N_("Letter number"),
    "token": N_("Lease number"),
    "pin": N_("PIN record"),
    "digest": N_("Digest"),
    "page": N_("Page"),
    "same": N_("The number agrees"),
    "zone": N_("Zone against registration"),
    "purpose": N_("Purpose"),
    "error": N_("Problem"),
    "minutes": N_("Minutes"),
    "snapshot": N_("Roster load"),
    "verdict": N_("Roster says"),
    "count": N_("Look-ups that day"),
    "field": N_("Part of the proof"),
    "source": N_("Written"),
}

SOURCES: Final[Mapping[str, str]] = {
    Source.TYPED: N_("By hand"),
    Source.READ_AGAIN: N_("Read again in a region"),
}

STAGES: Final[Mapping[str, str]] = {
    Stage.RECEIVED: N_("Received"),
    Stage.DUPLICATE_REVIEW: N_("Registered twice"),
    Stage.PROOF_REVIEW: N_("To review"),
    Stage.ROSTER_REVIEW: N_("Roster to review"),
    Stage.AWAITING_APPLICANT: N_("Waiting for applicant"),
    Stage.LETTER_DUE: N_("Letter due"),
    Stage.LETTER_POSTED: N_("Letter posted"),
    Stage.LETTER_RETURNED: N_("Letter returned"),
    Stage.IDENTITY_REFERRED: N_("Identity referred"),
    Stage.IDENTITY_VERIFIED: N_("Identity verified"),
    Stage.PIN_DUE: N_("PIN due"),
    Stage.PIN_RELEASED: N_("PIN released"),
    Stage.ACTIVATED: N_("Activated"),
    Stage.REFUSED: N_("Refused"),
    Stage.CANCELLED: N_("Cancelled"),
    Stage.EXPIRED: N_("Expired"),
}

_REASONS: Final[Mapping[str, str]] = {
    **{reason.value: words for reason, words in REASONS.items()},
    "exact": N_("On the roster"),
    "probable": N_("Probably on the roster"),
    "conflict": N_("Roster contradicts"),
    "none": N_("Roster says nothing"),
}
"""The roster's verdicts are recorded as reasons of the moves they lead to."""

ROLES: Final[Mapping[str, str]] = {
    Role.REVIEWER: N_("Reviewer"),
    Role.COUNTER_CLERK: N_("Counter clerk"),
    Role.SUPERVISOR: N_("Supervisor"),
    Role.ADMINISTRATOR: N_("Administrator"),
}

VIEWS: Final[Mapping[str, str]] = {
    View.MY_WORK: N_("My work"),
    View.TO_REVIEW: N_("To review"),
    View.SECOND_OPINION: N_("Second opinion"),
    View.DUPLICATES: N_("Duplicates"),
    View.AWAITING_APPLICANT: N_("Waiting for applicant"),
    View.AT_COUNTER: N_("At counter"),
    View.LETTERS: N_("Letters"),
    View.RELEASE: N_("Release"),
    View.CLOSED: N_("Closed"),
    View.ALL: N_("All"),
}

_MESSAGES: Final[Mapping[str, str]] = {
    MessageKind.PROOF_REQUESTED: N_("Asked for a proof"),
    MessageKind.LETTER_PLANNED: N_("A letter will come"),
    MessageKind.LETTER_SENT: N_("Letter posted"),
    MessageKind.ADDRESS_FAILED: N_("Address failed"),
    MessageKind.PIN: N_("PIN"),
    MessageKind.ADDRESS_UNUSABLE: N_("Another address is needed"),
    MessageKind.PHONE_CODE: N_("Code for another telephone"),
    MessageKind.PHONE_CHANGED: N_("The telephone was changed"),
    MessageKind.REFUSED: N_("Refused"),
    MessageKind.CANCELLED: N_("Cancelled"),
    MessageKind.EXPIRED: N_("Expired"),
    LetterKind.PIN: N_("Letter with the code"),
    LetterKind.COUNTER: N_("Letter for the counter"),
}

_WORK: Final[Mapping[str, str]] = {
    JobKind.READ_PROOF: N_("Read a proof"),
    JobKind.CHECK_ROSTER: N_("Check the roster"),
    JobKind.PREPARE_LETTER: N_("Prepare a letter"),
    JobKind.CLEAR_IDENTITY: N_("Let an identity check through"),
    JobKind.RELEASE_PIN: N_("Release a PIN"),
    JobKind.CHECK_GROUND: N_("Ask a new roster again"),
}

_BECAUSE: Final[Mapping[str, str]] = {
    "interrupted": N_("Printing was interrupted"),
    "address_failed": N_("Another letter came back from its address"),
    "does_not_fit": N_("Its address does not fit"),
    "misprinted": N_("Its page did not come out"),
    "returned": N_("It came back from the post"),
}

_ANSWERS: Final[Mapping[str, str]] = {
    ReferralOutcome.CONFIRMED: N_("Second person confirmed"),
    ReferralOutcome.SENT_BACK: N_("Second person sent it back"),
    ReferralOutcome.OVERTAKEN: N_("Overtaken: no second person decided"),
}

_YES_NO: Final[Mapping[str, str]] = {"True": N_("Yes"), "False": N_("No")}

_RESULTS: Final[Mapping[str, str]] = {
    SendOutcome.ACCEPTED: N_("Accepted"),
    SendOutcome.TEMPORARY_FAILURE: N_("Could not be sent for now"),
    SendOutcome.PERMANENT_FAILURE: N_("Cannot be sent"),
    SendOutcome.UNKNOWN: N_("Perhaps sent"),
    SendOutcome.OUT_OF_ORDER: N_("The way out does not work"),
    "spool_full": N_("The disk of the gateway's folder is full."),
    "spool_unwritable": N_("The gateway's folder cannot be written."),
    "spool_unsure": N_("The disk did not confirm it."),
}

_MOVES: Final = {move.value: words for move, words in MOVES.items()}

_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "move": _MOVES,
    "reason": _REASONS,
    "before": {**STAGES, **_YES_NO},
    "after": {**STAGES, **_YES_NO},
    "outcome": _ANSWERS,
    "role": ROLES,
    "kind": {**_MESSAGES, **_WORK},
    "because": {**_MOVES, **_BECAUSE},
    "same": _YES_NO,
    "purpose": {purpose.value: word for purpose, word in PURPOSES.items()},
    "verdict": {verdict: word for verdict, (_state, word) in VERDICTS.items()},
    "result": _RESULTS,
    "field": {field.value: word for field, word in FIELD_WORDS.items()},
    "source": SOURCES,
}
"""What the codes of a fact mean; other facts are figures and shown as they are."""

_ZONE_PARTS: Final = {part.value: word for part, word in ZONE_PARTS.items()}
_ZONE_VERDICTS: Final = {verdict.value: word for verdict, (_state, word) in ZONE_VERDICTS.items()}
_DIGEST: Final = 12
"""Characters that tell one digest from another."""

SETTINGS: Final[Mapping[str, str]] = {
    "letter_valid_days": N_("Letter is valid for"),
    "letter_gap_hours": N_("Time between two letters"),
    "letters_in_30_days": N_("Letters in 30 days"),
    "pin_digits": N_("Digits of a PIN"),
    "pin_valid_days": N_("PIN is valid for"),
    "pin_tries": N_("Wrong tries until a PIN is void"),
    "pin_tries_in_10_minutes": N_("Wrong tries in 10 minutes"),
    "proof_age_months": N_("Age of an address proof"),
    "claim_lease_seconds": N_("A case in use is free again after"),
    "claim_renew_seconds": N_("An open desk renews its case every"),
    "undo_seconds": N_("A decision can be taken back for"),
    "release_hold_minutes": N_("A PIN waits after its decision"),
    "review_lock_minutes": N_("Screen locks after, review desk"),
    "counter_lock_minutes": N_("Screen locks after, counter"),
    "lock_warning_minutes": N_("Warning before the lock"),
    "sign_in_wrong": N_("Wrong passwords until the lock-out"),
    "sign_in_locked_minutes": N_("Lock-out lasts"),
    "promise_days_hkid": N_("Promise, identity card holders"),
    "promise_days_counter": N_("Promise after the counter check"),
    "awaiting_applicant_days": N_("Wait for the applicant's answer"),
    "unanswered_days": N_("Unused letter or PIN closes the case after"),
    "second_person_overrides": N_("Second person for approvals with open points"),
    "second_person_fraud": N_("Second person for refusals for fraud"),
    "second_person_representatives": N_("Second person for adults' representatives"),
    "message_retries": N_("Attempts to send a message"),
    "roster_lookups_a_day": N_("Roster look-ups a person may make in a day"),
    "picture_retention_days": N_("Pictures of closed cases are kept for"),
}

FAULTS: Final[Mapping[Fault, str]] = {
    Fault.EDITED: N_("Entry {entry} was changed after it was written."),
    Fault.DELETED: N_("Entry {entry} was removed."),
    Fault.INSERTED: N_("Entry {entry} was not written by this office."),
    Fault.CUT_OFF: N_("The end is missing: checkpoint {checkpoint}, up to entry {entry}."),
    Fault.CHECKPOINT_FORGED: N_("Checkpoint {checkpoint} is not what this office signed."),
    Fault.EMPTIED: N_("The log was emptied: the office has accounts or applications."),
}


def group_of(code: str) -> str:
    """Return the beginning of the group an action belongs to."""
    return next(beginning for beginning in GROUPS if code.startswith(beginning))


def action_words(code: str, tr: Translator) -> str:
    """Return the sentence of an action; one this version does not know stays a code."""
    return tr.gettext(ACTIONS.get(code, code))


def subject_words(subject: str, reference: str, people: Mapping[str, str], tr: Translator) -> str:
    """Return what an entry is about.

    Args:
        subject: kind and id, ``application:17``.
        reference: of the application, when it is one.
        people: the names of the accounts by their ids.
        tr: the words.
    """
    _ = tr.gettext
    kind, _colon, id_ = subject.partition(":")
    if reference:
        return reference
    if kind == "staff" and id_ in people:
        return people[id_]
    names = {"setting": SETTINGS, "view": VIEWS}.get(kind, {})
    if id_ in names:
        return _(names[id_])
    return _(SUBJECTS[kind]).format(id=id_) if kind in SUBJECTS else subject


def facts_words(facts: Mapping[str, str], tr: Translator) -> str:
    """Return the facts of an entry in one line; empty ones are left out."""
    shown = [(name, value) for name, value in facts.items() if value]
    parts = [_fact_words(name, str(value), tr) for name, value in shown]
    return " · ".join(parts)


def _fact_words(name: str, value: str, tr: Translator) -> str:
    _ = tr.gettext
    return _("{name}: {value}").format(name=_(FACTS.get(name, name)), value=_shown(name, value, tr))


def _shown(name: str, value: str, tr: Translator) -> str:
    if name == "zone":
        return _zone_words(value, tr)
    if name == "digest":
        return value[:_DIGEST]
    return tr.gettext(_VALUES.get(name, {}).get(value, value))


def _zone_words(found: str, tr: Translator) -> str:
    """Return what was found of each part: ``kind same, name by_eye`` as it is recorded."""
    pairs = (each.partition(" ") for each in found.split(", "))
    _ = tr.gettext
    return ", ".join(
        f"{_(_ZONE_PARTS.get(part, part))} {_(_ZONE_VERDICTS.get(verdict, verdict))}".strip()
        for part, _space, verdict in pairs
    )
