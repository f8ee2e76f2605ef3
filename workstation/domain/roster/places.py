"""What people call the estates and blocks that a finding names by their codes."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from workstation.domain.addresses import BlockId, Gazetteer
from workstation.domain.addresses.gazetteer import EstateId
from workstation.domain.roster.entries import RosterFinding

_CODED: Final = frozenset({"estate", "block"})


class PlaceName(NamedTuple):
    """An estate's or a block's name as the list has it."""

    english: str
    chinese: str
    """In Traditional characters."""


def places_of(
    findings: Iterable[RosterFinding | None], gazetteer: Gazetteer
) -> Mapping[str, PlaceName]:
    """Return the names of every estate and block of some findings, by code.

    A block brings its estate along: one says little without the other.
    """
    blocks = {
        code
        for finding in findings
        if finding is not None
        for reason in finding.reasons
        if reason.part in _CODED
        for code in (reason.declared, reason.roster)
        if code
    }
    named: dict[str, PlaceName] = {}
    for code in blocks:
        estate = gazetteer.estates.get(EstateId(code.partition("/")[0]))
        block = gazetteer.blocks.get(BlockId(code))
        if estate is not None:
            named[estate.id] = PlaceName(estate.name_en, estate.name_zh)
        if block is not None:
            named[block.id] = PlaceName(block.name_en, block.name_zh)
    return named
