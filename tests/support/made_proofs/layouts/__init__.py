"""How each kind of paper is laid out."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from tests.support.made_proofs.case import Case
from tests.support.made_proofs.layouts.agreements import tenancy
from tests.support.made_proofs.layouts.bills import electricity, gas, water
from tests.support.made_proofs.layouts.letters import government, hospital, insurance, rates
from tests.support.made_proofs.layouts.statements import bank, broadband, mobile
from tests.support.made_proofs.paper import Paper
from workstation.domain.proofs import ProofKind


class Layout(NamedTuple):
    """What draws a paper, and what kind of proof it is."""

    draw: Callable[[Paper, Case], None]
    kind: ProofKind


LAYOUTS: Final[Mapping[str, Layout]] = {
    "electricity": Layout(electricity, ProofKind.ELECTRICITY_BILL),
    "water": Layout(water, ProofKind.WATER_BILL),
    "gas": Layout(gas, ProofKind.GAS_BILL),
    "bank": Layout(bank, ProofKind.BANK_STATEMENT),
    "mobile": Layout(mobile, ProofKind.MOBILE_BILL),
    "broadband": Layout(broadband, ProofKind.BROADBAND_BILL),
    "government": Layout(government, ProofKind.GOVERNMENT_LETTER),
    "rates": Layout(rates, ProofKind.RATES_DEMAND),
    "tenancy": Layout(tenancy, ProofKind.TENANCY_AGREEMENT),
    "insurance": Layout(insurance, ProofKind.OTHER),
    "hospital": Layout(hospital, ProofKind.OTHER),
}
