"""The outbox's codes in words of the screens. English here, translated where they are shown."""

from collections.abc import Mapping
from typing import Final

from ui.i18n import N_
from ui.theme.tokens import State
from workstation.domain.messages import MessageKind, MessageState

KINDS: Final[Mapping[MessageKind, str]] = {
    MessageKind.PROOF_REQUESTED: N_("Another proof is needed"),
    MessageKind.LETTER_PLANNED: N_("A letter will come"),
    MessageKind.LETTER_SENT: N_("The letter was sent"),
    MessageKind.ADDRESS_FAILED: N_("The letter came back"),
    MessageKind.PIN: N_("PIN"),
    MessageKind.ADDRESS_UNUSABLE: N_("Another address is needed"),
    MessageKind.PHONE_CODE: N_("Code for another telephone"),
    MessageKind.PHONE_CHANGED: N_("The telephone was changed"),
    MessageKind.REFUSED: N_("The application was refused"),
    MessageKind.CANCELLED: N_("The application was cancelled"),
    MessageKind.EXPIRED: N_("The application expired"),
}

STATES: Final[Mapping[MessageState, tuple[State, str]]] = {
    MessageState.DUE: (State.WAITING, N_("Waiting to be sent")),
    MessageState.SENDING: (State.MOVING, N_("Being sent")),
    MessageState.SENT: (State.OK, N_("Sent")),
    MessageState.FAILED: (State.REJECTED, N_("Failed")),
    MessageState.UNKNOWN: (State.ATTENTION, N_("Perhaps sent")),
    MessageState.CANCELLED: (State.WAITING, N_("Not sent, cancelled")),
}

RESULTS: Final[Mapping[str, str]] = {
    "spool_full": N_("The disk of the gateway's folder is full."),
    "spool_unwritable": N_("The gateway's folder cannot be written."),
    "spool_unsure": N_("The disk did not confirm it."),
}
"""Reasons of the embedded transport; those of other gateways are shown as they are."""
