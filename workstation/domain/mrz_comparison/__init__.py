"""A machine-readable zone against the declared registration: same, explained by a rule, differs."""

from workstation.domain.mrz_comparison.comparing import MrzComparison, compare_mrz, holders_zone
from workstation.domain.mrz_comparison.fields import expiry_read, kind_shown, kinds_of, number_read
from workstation.domain.mrz_comparison.names import compare_name
from workstation.domain.mrz_comparison.verdicts import (
    MrzPart,
    MrzRule,
    MrzVerdict,
    PartComparison,
    verdict_of,
)

__all__ = [
    "MrzComparison",
    "MrzPart",
    "MrzRule",
    "MrzVerdict",
    "PartComparison",
    "compare_mrz",
    "compare_name",
    "expiry_read",
    "holders_zone",
    "kind_shown",
    "kinds_of",
    "number_read",
    "verdict_of",
]
