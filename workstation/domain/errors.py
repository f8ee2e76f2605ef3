"""What staff can be told and can act on: each error is named as the fact it states.

An error carries a ``code`` and no personal data; ``ui/errors.py`` and the command line hold its
sentence. A value in ``facts`` is safe to show (a date, a count, a staff member's name).
"""

from typing import ClassVar


class WorkstationError(Exception):
    """Base of everything staff can act on."""

    code: ClassVar[str] = "workstation_error"

    def __init__(self, **facts: str) -> None:
        super().__init__(self.code)
        self.facts = facts


class WrongStage(WorkstationError):
    """The move is not open at the application's stage."""

    code = "wrong_stage"


class NotAllowed(WorkstationError):
    """The role of this staff member does not include the action."""

    code = "not_allowed"


class AccountDisabled(WorkstationError):
    """The staff account was disabled, perhaps in the middle of a session."""

    code = "account_disabled"


class WrongSignIn(WorkstationError):
    """Staff number and password do not belong together."""

    code = "wrong_sign_in"


class SignInLocked(WorkstationError):
    """Too many wrong passwords in a row; ``facts['until']`` says how long."""

    code = "sign_in_locked"


class WeakPassword(WorkstationError):
    """The password is too short or on the list of common ones."""

    code = "weak_password"


class StaffNumberTaken(WorkstationError):
    """Another account has this staff number."""

    code = "staff_number_taken"


class LastAdministrator(WorkstationError):
    """The office would be left without an active administrator."""

    code = "last_administrator"


class NotFound(WorkstationError):
    """Nothing in this office has that reference."""

    code = "not_found"


class PictureDestroyed(WorkstationError):
    """The picture was destroyed when its time was up; its digest and the record stay."""

    code = "picture_destroyed"


class InUse(WorkstationError):
    """A colleague holds the application; ``facts`` name who, where and until when."""

    code = "in_use"


class NotClaimed(WorkstationError):
    """The claim ran out and somebody else may have taken the application."""

    code = "not_claimed"


class ChangedElsewhere(WorkstationError):
    """Another workstation changed the application meanwhile."""

    code = "changed_elsewhere"


class NewerProofArrived(WorkstationError):
    """The applicant sent a newer revision than the one on the screen."""

    code = "newer_proof_arrived"


class ReasonRequired(WorkstationError):
    """This decision needs a coded reason."""

    code = "reason_required"


class PurposeRequired(WorkstationError):
    """Looking somebody up outside one's own work needs a coded purpose."""

    code = "purpose_required"


class LookupIncomplete(WorkstationError):
    """A look-up asks with number, name and address; ``facts['part']`` is the one that lacks."""

    code = "lookup_incomplete"


class LookupLimitReached(WorkstationError):
    """This person's look-ups of the day are used up; ``facts['most']`` says how many there are."""

    code = "lookup_limit_reached"


class ReasonUnknown(WorkstationError):
    """The reason is not one of those of this move."""

    code = "reason_unknown"


class NotCorrectable(WorkstationError):
    """A reading of this field cannot be corrected so."""

    code = "not_correctable"


class NoteRequired(WorkstationError):
    """What explains the other name on a proof has to be written down."""

    code = "note_required"


class SamePerson(WorkstationError):
    """The one who decided first cannot be the second person."""

    code = "same_person"


class OwnHousehold(WorkstationError):
    """Nobody decides about an application they are personally tied to."""

    code = "own_household"


class AwaitingSecondPerson(WorkstationError):
    """A referral of this application is open; a supervisor decides it."""

    code = "awaiting_second_person"


class TooLateToTakeBack(WorkstationError):
    """The decision has taken effect or something happened since."""

    code = "too_late_to_take_back"


class LetterNotLive(WorkstationError):
    """The letter is void, replaced or returned.

    ``facts`` carry its state and, where it is known, ``on``: the Hong Kong day it came to it.
    """

    code = "letter_not_live"


class LetterExpired(WorkstationError):
    """The letter's last day has passed; ``facts['on']`` is that day."""

    code = "letter_expired"


class LetterTooSoon(WorkstationError):
    """A further letter is possible from ``facts['from']`` on."""

    code = "letter_too_soon"


class AddressFailed(WorkstationError):
    """A letter to this address came back; no second one goes there."""

    code = "address_failed"


class AddressFits(WorkstationError):
    """The letter can be printed: there is no reason to ask for another address."""

    code = "address_fits"


class NothingToSend(WorkstationError):
    """The message is out of date, or its text was destroyed because its PIN died."""

    code = "nothing_to_send"


class NoVisitNeeded(WorkstationError):
    """The holder of this document need not come to the counter."""

    code = "no_visit_needed"


class IncompleteCheck(WorkstationError):
    """A part of the identity check is missing; ``facts['part']`` names it."""

    code = "incomplete_check"


class BundleRefused(WorkstationError):
    """A registration bundle cannot be taken; ``facts['reason']`` is its code."""

    code = "bundle_refused"


class RosterRefused(WorkstationError):
    """A roster file was not loaded; the old snapshot stays; ``facts`` carry the counts."""

    code = "roster_refused"


class NoRoster(WorkstationError):
    """No roster is loaded, so nothing can be checked against it."""

    code = "no_roster"


class SettingInvalid(WorkstationError):
    """A setting's value is outside its range; ``facts['item']`` names it."""

    code = "setting_invalid"


class KeysMissing(WorkstationError):
    """The keys of this office are not on this computer."""

    code = "keys_missing"


class OfficeNotReady(WorkstationError):
    """The database has no office yet, or one of another version: run ``workstation setup``."""

    code = "office_not_ready"


class DatabaseUnreachable(WorkstationError):
    """The database does not answer."""

    code = "database_unreachable"


class NotAnAddress(WorkstationError):
    """What was given as the database's address is none."""

    code = "not_an_address"


class NotAnOffice(WorkstationError):
    """The database is another program's."""

    code = "not_an_office"


class DatabaseBusy(WorkstationError):
    """The database was locked by another program for too long."""

    code = "database_busy"


class ReaderFailed(WorkstationError):
    """The reader is missing, crashed or took too long; ``facts['reason']`` says which."""

    code = "reader_failed"
