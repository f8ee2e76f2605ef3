"""The holder's own block: the name and the address a proof seems to be made out to."""

from collections.abc import Iterator, Sequence

from workstation.domain.extraction.evidence import (
    Evidence,
    address_run,
    grouped,
    home_lines,
)
from workstation.domain.extraction.labels import names_other
from workstation.domain.extraction.persons import name_shown
from workstation.domain.extraction.reading import Line, Reading, Role
from workstation.domain.extraction.tenancies import premises_evidence, tenant_lines
from workstation.domain.extraction.textual import looks_like_address
from workstation.domain.proofs import ProofKind


def holder_name(reading: Reading) -> Line | None:
    """Return the line that seems to show the holder's name."""
    return next(iter(holder_names(reading.lines, reading.kind)), None)


def holder_evidence(reading: Reading) -> tuple[Evidence, ...]:
    """Return the lines that seem to show the holder's address, grouped by script."""
    return holder_address(reading.lines, reading.kind)


def holder_names(lines: Sequence[Line], kind: ProofKind) -> list[Line]:
    """Return the lines that seem to show the holder's name, in English and in Chinese."""
    if kind is ProofKind.TENANCY_AGREEMENT:
        return [line for line in tenant_lines(lines) if name_shown(line.text)]
    labelled = [
        line
        for line in lines
        if line.role is Role.HOLDER and not line.is_label and name_shown(line.text) is not None
    ]
    if labelled:
        return labelled
    block = next(iter(_blocks(lines)), [])
    return [line for line in block if name_shown(line.text) is not None][:2]


def holder_address(lines: Sequence[Line], kind: ProofKind) -> tuple[Evidence, ...]:
    """Return the address that seems to be the holder's, grouped by script."""
    if kind is ProofKind.TENANCY_AGREEMENT:
        return premises_evidence(lines)
    block = next(iter(_blocks(lines)), [])
    address = [line for line in block if name_shown(line.text) is None]
    if not address:
        pages = sorted({line.page for line in lines})
        address = next((found for page in pages if (found := home_lines(lines, page=page))), [])
    return grouped(address)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield blocks of a name with an address below it, from the top of the first page on."""
    for index, line in enumerate(lines):
        if line.role in (Role.OTHER, Role.FACT, Role.HOME) or line.is_label:
            continue
        if names_other(line.text):
            continue
        if name_shown(line.text) is None or looks_like_address(line.text):
            continue
        own = [
            other
            for other in lines[index + 1 :]
            if other.passage == line.passage and other.page == line.page
        ]
        run = address_run(own)
        if run:
            yield [line, *run]
