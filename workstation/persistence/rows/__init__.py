"""Rows hold data, no rules. Importing this package registers every table."""

from workstation.persistence.rows.applications import (
    ApplicantRow,
    ApplicationRow,
    DecisionRow,
    DraftRow,
    NameWordRow,
    RegistrationRow,
)
from workstation.persistence.rows.audit import AuditCheckpointRow, AuditEntryRow, AuditLeafRow
from workstation.persistence.rows.letters import (
    AddressFailureRow,
    LetterBatchRow,
    LetterRow,
)
from workstation.persistence.rows.messages import JobRow, MessageAttemptRow, MessageRow
from workstation.persistence.rows.office import (
    DataKeyRow,
    SettingRow,
    StaffRow,
    StaffSessionRow,
    StaffTieRow,
)
from workstation.persistence.rows.people import (
    IdentityCheckRow,
    PhoneCodeRow,
    PinRow,
    PinTryRow,
    ReferralRow,
)
from workstation.persistence.rows.pictures import PictureRow
from workstation.persistence.rows.proofs import (
    AccountUseRow,
    PagePrintRow,
    ProofRow,
    ReadingCorrectionRow,
)
from workstation.persistence.rows.roster import (
    RosterBucketRow,
    RosterEntryRow,
    RosterGroundRow,
    RosterLookupRow,
    RosterPageRow,
    RosterSnapshotRow,
)

__all__ = [
    "AccountUseRow",
    "AddressFailureRow",
    "ApplicantRow",
    "ApplicationRow",
    "AuditCheckpointRow",
    "AuditEntryRow",
    "AuditLeafRow",
    "DataKeyRow",
    "DecisionRow",
    "DraftRow",
    "IdentityCheckRow",
    "JobRow",
    "LetterBatchRow",
    "LetterRow",
    "MessageAttemptRow",
    "MessageRow",
    "NameWordRow",
    "PagePrintRow",
    "PhoneCodeRow",
    "PictureRow",
    "PinRow",
    "PinTryRow",
    "ProofRow",
    "ReadingCorrectionRow",
    "ReferralRow",
    "RegistrationRow",
    "RosterBucketRow",
    "RosterEntryRow",
    "RosterGroundRow",
    "RosterLookupRow",
    "RosterPageRow",
    "RosterSnapshotRow",
    "SettingRow",
    "StaffRow",
    "StaffSessionRow",
    "StaffTieRow",
]
