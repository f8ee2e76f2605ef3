"""Signals of fraud: shown to the reviewer, never deciding anything."""

from workstation.domain.signals.prints import NEAR, PRINT_BITS, apart, bands
from workstation.domain.signals.stored import signals_from_json, signals_to_json
from workstation.domain.signals.values import (
    PagePrint,
    PageSignal,
    Shared,
    SharedUse,
    SignalKind,
    Traces,
)

__all__ = [
    "NEAR",
    "PRINT_BITS",
    "PagePrint",
    "PageSignal",
    "Shared",
    "SharedUse",
    "SignalKind",
    "Traces",
    "apart",
    "bands",
    "signals_from_json",
    "signals_to_json",
]
