"""An envelope: a name and an address, and nothing that says who wrote or when."""

from typing import Final

from workstation.sample_office.proofs.brief import Brief
from workstation.sample_office.proofs.emblems import draw_emblem
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import WHITE, Align, Sheet
from workstation.sample_office.proofs.stationery import holder_block

_SIZE: Final = (623.6, 311.8)
"""A DL envelope, 220 by 110 mm."""
_PAPER: Final = "#f6f1e6"


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the front of the envelope."""
    sheet = Sheet(brief.fonts, _SIZE)
    sheet.box(0, 0, *_SIZE, fill=_PAPER)
    for start, end in (((0, 0), (300, 150)), ((623, 0), (323, 150))):
        sheet.rule(start, end, colour="#e9e1d0", width=1.2)
    draw_emblem(sheet, brief.issuer, (46, 44), 18)
    words = brief.say("If undelivered please return", "如無法投遞請退回", "  ")
    sheet.text(76, 48, words, size=7, colour=brief.issuer.colour)
    _postage(sheet, brief)
    sheet.box(70, 134, 300, 122, fill=WHITE, edge="#cfc7b6", radius=8)
    holder_block(sheet, brief, (92, 168), size=11, face=Face(Family.SANS), leading=1.5)
    return (sheet,)


def _postage(sheet: Sheet, brief: Brief) -> None:
    sheet.box(492, 24, 104, 66, edge=brief.issuer.colour, edge_width=1.1)
    lines = ("POSTAGE PAID", "HONG KONG", "郵資已付")
    for number, words in enumerate(lines):
        sheet.text(
            544,
            44 + 16 * number,
            words,
            size=9,
            face=Face(bold=True),
            colour=brief.issuer.colour,
            align=Align.CENTRE,
        )
    permit = brief.number("Permit No. ####")
    sheet.text(544, 102, permit, size=7, colour=brief.issuer.colour, align=Align.CENTRE)
