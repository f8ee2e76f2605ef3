"""The holder's own block: the name and the address a proof seems to be made out to."""

import re
from collections.abc import Sequence
from typing import Final

from workstation.domain.extraction.address_lines import address_run, home_lines
from workstation.domain.extraction.evidence import Evidence, grouped
from workstation.domain.extraction.labels import names_other
from workstation.domain.extraction.letters import homes_in_prose
from workstation.domain.extraction.papers import heads_paper, names_firm
from workstation.domain.extraction.reading import Line, Reading, Role
from workstation.domain.extraction.shown_persons import name_shown
from workstation.domain.extraction.standing import heads_page, is_next_row
from workstation.domain.extraction.tenancies import premises_evidence, tenant_names
from workstation.domain.extraction.textual import folded, looks_like_address
from workstation.domain.proofs import ProofKind

_FIRM_BELOW: Final = 2
"""Rows below who is to see a letter in which the firm may be named."""
_NUMBER: Final = re.compile("[0-9一二三四五六七八九十]")
_ATTENTION: Final = re.compile(r"\W*(?:(?:attn|attention|f\.?a\.?o\.?)(?![a-z])|经办|联络人)")
"""Before who is to see a letter to a firm, folded."""


def holder_evidence(reading: Reading) -> tuple[Evidence, ...]:
    """Return the lines that seem to show the holder's address, grouped by script."""
    return holder_address(reading.lines, reading.kind)


def holder_names(lines: Sequence[Line], kind: ProofKind) -> list[Line]:
    """Return the lines that seem to show the holder's name, in English and in Chinese.

    Who heads the page without a label may be the issuer, whatever that is called; who is to see
    what is sent to a firm is not whose home the paper tells.
    """
    if kind is ProofKind.TENANCY_AGREEMENT:
        return tenant_names(lines)
    labelled = [
        line
        for line in lines
        if line.role is Role.HOLDER and not line.is_label and name_shown(line.text) is not None
    ]
    if labelled:
        return labelled
    blocks = (
        block
        for block in blocks_of(lines)
        if not heads_page(block[0], lines) and not is_at_a_firm(block[0], lines)
    )
    return [line for line in next(blocks, []) if name_shown(line.text) is not None][:2]


def holder_address(lines: Sequence[Line], kind: ProofKind) -> tuple[Evidence, ...]:
    """Return the address that seems to be the holder's, grouped by script."""
    if kind is ProofKind.TENANCY_AGREEMENT:
        return premises_evidence(lines)
    block = next(iter(blocks_of(lines)), [])
    address = [line for line in block if name_shown(line.text) is None]
    if not address:
        pages = sorted({line.page for line in lines})
        address = next((found for page in pages if (found := home_lines(lines, page=page))), [])
    if not address:
        address = [line for told in homes_in_prose(lines)[:1] for line in told.lines]
    return grouped(address)


def blocks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return blocks of a name with an address below it, the likeliest first.

    A label tells the holder's. Shops in a list of payments stand in blocks too: without a number.
    """
    blocks = [
        [line, *run]
        for index, line in enumerate(lines)
        if _may_begin(line) and (run := home_below(index, lines))
    ]
    return sorted(
        blocks, key=lambda block: (block[0].role is not Role.HOLDER, not _numbered(block))
    )


def _may_begin(line: Line) -> bool:
    if line.role in (Role.OTHER, Role.FACT, Role.HOME) or line.is_label:
        return False
    if names_other(line.text) or names_firm(line.text) or looks_like_address(line.text):
        return False
    return name_shown(line.text) is not None


def home_below(index: int, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the address below a line, in its passage; none where none stands."""
    line, after = lines[index], lines[index + 1 :]
    return address_run(
        other for other in after if other.passage == line.passage and other.page == line.page
    )


def is_at_a_firm(line: Line, lines: Sequence[Line]) -> bool:
    """Whether somebody is to see what is sent to a firm: the address is the firm's.

    A firm that heads the page is the issuer.
    """
    if not _ATTENTION.match(folded(line.text)):
        return False
    own = [one for one in lines if (one.page, one.passage) == (line.page, line.passage)]
    at = own.index(line)
    block = [line]
    for one in reversed(own[:at]):
        if not is_next_row(one, block[0]):
            break
        block.insert(0, one)
    for one in own[at + 1 : at + 1 + _FIRM_BELOW]:
        if is_next_row(block[-1], one):
            block.append(one)
    return any(heads_paper(one.text) and not heads_page(one, lines) for one in block)


def _numbered(block: Sequence[Line]) -> bool:
    return any(_NUMBER.search(line.text) for line in block)
