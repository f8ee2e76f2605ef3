"""What became of a bundle, in words of the screens. English here, translated where shown."""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_
from ui.theme.tokens import State
from workstation.domain.registrations import BundleProblem, Intake

OUTCOMES: Final[Mapping[Intake, tuple[State, str]]] = {
    Intake.TAKEN: (State.OK, N_("Taken")),
    Intake.REVISED: (State.OK, N_("Revised")),
    Intake.ALREADY_TAKEN: (State.WAITING, N_("Already taken")),
    Intake.REFUSED: (State.REJECTED, N_("Refused")),
    Intake.GONE: (State.WAITING, N_("No longer there")),
}

PROBLEMS: Final[Mapping[BundleProblem, str]] = {
    BundleProblem.NOT_A_BUNDLE: N_("This is no bundle, or it cannot be read."),
    BundleProblem.DAMAGED_ARCHIVE: N_("The zip file is damaged."),
    BundleProblem.ENCRYPTED_ARCHIVE: N_("The zip file has a password."),
    BundleProblem.TOO_LARGE: N_("A file is too large."),
    BundleProblem.TOO_MANY_FILES: N_("There are too many files in it."),
    BundleProblem.PATH_OUTSIDE: N_("It names a file outside itself."),
    BundleProblem.NO_REGISTRATION: N_("It has no registration.json."),
    BundleProblem.NOT_UTF8: N_("registration.json is not UTF-8."),
    BundleProblem.NOT_JSON: N_("registration.json is not JSON."),
    BundleProblem.UNKNOWN_FIELD: N_("It has a field nobody knows."),
    BundleProblem.MISSING_FIELD: N_("A field is missing."),
    BundleProblem.WRONG_VALUE: N_("A field has a value that cannot be."),
    BundleProblem.IN_THE_FUTURE: N_("A date lies in the future."),
    BundleProblem.MISSING_FILE: N_("A file it names is missing."),
    BundleProblem.WRONG_DIGEST: N_("A file is not the one that was sent."),
    BundleProblem.NO_PROOF: N_("It has no proof."),
    BundleProblem.TOO_MANY_PROOFS: N_("It has too many proofs."),
    BundleProblem.OTHER_CONTENT: N_("This registration was taken before, for somebody else."),
    BundleProblem.STILL_BEING_WRITTEN: N_("It is still being written. Try again in a moment."),
}
"""Why a bundle was refused."""
