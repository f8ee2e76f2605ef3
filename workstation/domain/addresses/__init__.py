"""Hong Kong addresses: from a line as typed to estate, block, floor and flat."""

from workstation.domain.addresses.buildings import PlaceClass
from workstation.domain.addresses.districts import District
from workstation.domain.addresses.flats import FlatNumber, FlatProblem
from workstation.domain.addresses.gazetteer import Block, BlockId, Estate, EstateId, Gazetteer
from workstation.domain.addresses.parsed import (
    AddressKind,
    AddressPart,
    AddressProblem,
    ParsedAddress,
    PartName,
)
from workstation.domain.addresses.parsing import parse_address

__all__ = [
    "AddressKind",
    "AddressPart",
    "AddressProblem",
    "Block",
    "BlockId",
    "District",
    "Estate",
    "EstateId",
    "FlatNumber",
    "FlatProblem",
    "Gazetteer",
    "ParsedAddress",
    "PartName",
    "PlaceClass",
    "parse_address",
]
