"""The queue's codes in words of the screens. English here, translated where they are shown."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from ui.i18n import N_
from ui.theme.tokens import State
from workstation.domain.addresses.districts import District
from workstation.domain.applications import Route, Stage
from workstation.domain.queue import Flag, View
from workstation.domain.staff import Permission

VIEWS: Final[Mapping[View, str]] = {
    View.MY_WORK: N_("My work"),
    View.TO_REVIEW: N_("To review"),
    View.SECOND_OPINION: N_("Second opinion"),
    View.DUPLICATES: N_("Duplicates"),
    View.AWAITING_APPLICANT: N_("Waiting for applicant"),
    View.AT_COUNTER: N_("At counter"),
    View.LETTERS: N_("Letters"),
    View.RELEASE: N_("PIN release"),
    View.CLOSED: N_("Closed"),
    View.ALL: N_("All"),
}
"""In the order of the tabs."""

EMPTY: Final[Mapping[View, str]] = {
    View.MY_WORK: N_("You hold no case. N takes the next one."),
    View.TO_REVIEW: N_("No cases waiting. F4 counter desk"),
    View.SECOND_OPINION: N_("No case waits for a second opinion."),
    View.DUPLICATES: N_("Nobody is registered twice."),
    View.AWAITING_APPLICANT: N_("No applicant has been asked for more."),
    View.AT_COUNTER: N_("No letter is on its way to the counter. F5 letters"),
    View.LETTERS: N_("No letter is due or came back. F5 letters"),
    View.RELEASE: N_("No PIN is waiting or unused."),
    View.CLOSED: N_("No case is closed yet."),
    View.ALL: N_("There are no cases yet. Take bundles with Ctrl+I."),
}
"""What will appear in a view, and the key to get there."""

STAGES: Final[Mapping[Stage, str]] = {
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

STAGE_STATES: Final[Mapping[Stage, State]] = {
    Stage.RECEIVED: State.MOVING,
    Stage.DUPLICATE_REVIEW: State.ATTENTION,
    Stage.PROOF_REVIEW: State.WAITING,
    Stage.ROSTER_REVIEW: State.WAITING,
    Stage.AWAITING_APPLICANT: State.WAITING,
    Stage.LETTER_DUE: State.MOVING,
    Stage.LETTER_POSTED: State.MOVING,
    Stage.LETTER_RETURNED: State.ATTENTION,
    Stage.IDENTITY_REFERRED: State.ATTENTION,
    Stage.IDENTITY_VERIFIED: State.MOVING,
    Stage.PIN_DUE: State.MOVING,
    Stage.PIN_RELEASED: State.MOVING,
    Stage.ACTIVATED: State.OK,
    Stage.REFUSED: State.REJECTED,
    Stage.CANCELLED: State.REJECTED,
    Stage.EXPIRED: State.REJECTED,
}

ROUTES: Final[Mapping[Route, str]] = {
    Route.PROOF: N_("Proof uploaded"),
    Route.PUBLIC_HOUSING: N_("Public housing"),
    Route.LETTER: N_("Letter route"),
}

FLAGS: Final[Mapping[Flag, str]] = {
    Flag.PROMISE_AT_RISK: N_("Promise at risk"),
    Flag.REVISED: N_("Revised"),
    Flag.IN_USE: N_("In use"),
}

AGES: Final[Mapping[timedelta, str]] = {
    timedelta(days=1): N_("Over 1 day"),
    timedelta(days=2): N_("Over 2 days"),
    timedelta(days=4): N_("Over 4 days"),
    timedelta(days=7): N_("Over 7 days"),
    timedelta(days=14): N_("Over 14 days"),
}

DISTRICTS: Final[Mapping[District, str]] = {
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

WHO_CAN: Final[Mapping[Permission, str]] = {
    Permission.SEE_APPLICATION: N_("Reviewers and supervisors can."),
    Permission.TAKE_BUNDLES: N_("Supervisors and administrators can."),
}
