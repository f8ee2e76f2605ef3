"""The home a bill is for, where it is told apart from where the bill is posted."""

import re
from collections.abc import Sequence
from typing import Final

from workstation.domain.extraction.address_lines import home_lines
from workstation.domain.extraction.address_parts import address_parts
from workstation.domain.extraction.claims import claims_of
from workstation.domain.extraction.evidence import Evidence, grouped
from workstation.domain.extraction.places import KnownPlaces
from workstation.domain.extraction.reading import Line, Part, PartVerdict, Reading, Role
from workstation.domain.extraction.shown_parts import sources_of
from workstation.domain.extraction.textual import folded, looks_like_address
from workstation.domain.proofs import ProofKind

_SUPPLIED: Final = re.compile(
    r"suppl|service|install|premises|property|consumption|tenement|site|provided"
    "|供|用电|用水|用气|安装|服务|使用|装置|物业|楼宇|单位|处所"
)
_POSTED: Final = re.compile(
    "correspondence|mailing|postal|bill|residential|home|通讯|通信|邮寄|账单|缮寄|住宅"
)

_FOR_A_HOME: Final = frozenset(
    {
        ProofKind.ELECTRICITY_BILL,
        ProofKind.WATER_BILL,
        ProofKind.GAS_BILL,
        ProofKind.BROADBAND_BILL,
        ProofKind.RATES_DEMAND,
    }
)


def is_half_told(reading: Reading, places: KnownPlaces) -> bool:
    """Whether a label promises the home a bill is for, and its place was not read yet."""
    if reading.kind not in _FOR_A_HOME:
        return False
    said = Evidence.of(supplied_lines(reading.lines, reading.kind)).text
    if said:
        return looks_like_address(said) and not claims_of(said, places.gazetteer).names
    labels = (line for line in reading.lines if line.is_label and line.role is Role.HOME)
    return any(_of_a_supply(folded(label.label)) for label in labels)


def is_untold(reading: Reading) -> bool:
    """Whether a bill for a home has not said yet which; most stand beside the addressee."""
    return reading.kind in _FOR_A_HOME and not supplied_lines(reading.lines, reading.kind)


def supplied_lines(lines: Sequence[Line], kind: ProofKind) -> list[Line]:
    """Return the lines labelled as the home that is supplied, and as nothing else.

    An agreement supplies nothing: it names what is let.
    """
    if kind is ProofKind.TENANCY_AGREEMENT:
        return []
    pages = sorted({line.page for line in lines if line.role is Role.HOME})
    labelled = (line for page in pages for line in home_lines(lines, page=page))
    return [line for line in labelled if _of_a_supply(folded(line.label))]


def _of_a_supply(label: str) -> bool:
    return _SUPPLIED.search(label) is not None and _POSTED.search(label) is None


def supplied_elsewhere(
    posted: Sequence[Evidence], lines: Sequence[Line], kind: ProofKind, places: KnownPlaces
) -> bool:
    """Whether what a bill is for and where it is posted were plainly read as two homes.

    Each must contradict the other: what only one of them says, or says unclearly, tells nothing.

    Args:
        posted: the address beside the name, in one script or in both.
        lines: of the whole upload.
        kind: of the proof.
        places: names of places, in both languages.
    """
    supplied = supplied_lines(lines, kind)
    if not supplied:
        return False
    own = grouped([line for one in posted for line in one.lines if line not in supplied])
    other = grouped(supplied)
    return bool(_contradicted(own, other, places) & _contradicted(other, own, places))


def _contradicted(
    said: Sequence[Evidence], shown: Sequence[Evidence], places: KnownPlaces
) -> frozenset[Part]:
    """Return the parts of an address that another one plainly shows as something else."""
    sources = sources_of(shown, places)
    parts: dict[PartVerdict, set[Part]] = {verdict: set() for verdict in PartVerdict}
    for one in said:
        claims = claims_of(one.text, places.gazetteer)
        for part in address_parts(claims, sources, places):
            parts[part.verdict].add(part.part)
    different, same = parts[PartVerdict.DIFFERENT], parts[PartVerdict.SAME]
    if same & {Part.BLOCK, Part.BUILDING, Part.ESTATE}:
        different.discard(Part.STREET)  # a house on a corner has two
    return frozenset(different - same)
