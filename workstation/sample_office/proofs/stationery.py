"""What papers of many kinds share: letterheads, address blocks, tables, slips, stamps."""

from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, Part
from workstation.sample_office.proofs.emblems import draw_emblem
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import GREY, INK, Align, Sheet

BOLD: Final = Face(bold=True)


def new_sheet(brief: Brief) -> Sheet:
    """Return an empty page, with the line a fax machine prints where there is one."""
    sheet = Sheet(brief.fonts)
    if brief.fax_line:
        sheet.text(24, 14, brief.fax_line, size=7.5, face=Face(Family.MONO))
    return sheet


def holder_block(
    sheet: Sheet,
    brief: Brief,
    at: Point,
    *,
    size: float = 10,
    face: Face | None = None,
    leading: float = 1.42,
) -> float:
    """Write the holder's name and address as a window envelope shows them."""
    x, y = at
    face = face or Face()
    if Part.NAME not in brief.left_out:
        sheet.text(x, y, brief.holder, size=size, face=face, mark="name")
        y += size * leading
    return address_block(sheet, brief, (x, y), size=size, face=face, leading=leading)


def address_block(
    sheet: Sheet, brief: Brief, at: Point, *, size: float, face: Face, leading: float = 1.42
) -> float:
    """Write the address alone and return the baseline below it."""
    x, y = at
    if Part.ADDRESS in brief.left_out:
        return y
    for line in brief.address:
        sheet.pieces(x, y, line, mark="address", size=size, face=face)
        y += size * leading
    return y


def address_line(brief: Brief, *, other: bool = False) -> str:
    """Return the address in one line; in the other language where it is printed in both."""
    if Part.ADDRESS in brief.left_out:
        return ""
    lines = brief.other_address if other and brief.other_address else brief.address
    joined = ["".join(piece.text for piece in line) for line in lines]
    chinese = brief.chinese_address != (other and bool(brief.other_address))
    return ("" if chinese else ", ").join(joined)


def letterhead(
    sheet: Sheet,
    brief: Brief,
    at: Point,
    *,
    size: float = 13,
    colour: str = "",
    face: Face = BOLD,
    emblem: float = 15,
) -> None:
    """Draw the sign and the name of the issuer to its right; ``at`` is the sign's centre."""
    x, y = at
    if Part.ISSUER in brief.left_out:
        return
    draw_emblem(sheet, brief.issuer, at, emblem)
    issuer_name(sheet, brief, (x + emblem * 1.5, y), size=size, colour=colour, face=face)


def issuer_name(
    sheet: Sheet,
    brief: Brief,
    at: Point,
    *,
    size: float,
    colour: str = "",
    face: Face = BOLD,
    align: Align = Align.LEFT,
) -> None:
    """Write the issuer's name in one or two lines around the height of ``at``."""
    x, y = at
    if Part.ISSUER in brief.left_out:
        return
    issuer, ink = brief.issuer, colour or brief.issuer.colour
    if brief.chinese_labels and brief.english_labels:
        sheet.text(
            x,
            y - size * 0.12,
            issuer.chinese,
            size=size,
            face=face,
            colour=ink,
            align=align,
            mark="issuer",
        )
        sheet.text(
            x,
            y + size * 0.92,
            issuer.english,
            size=size * 0.72,
            face=face,
            colour=ink,
            align=align,
            mark="issuer",
        )
        return
    name = issuer.name(chinese=brief.chinese_labels)
    sheet.text(
        x, y + size * 0.36, name, size=size, face=face, colour=ink, align=align, mark="issuer"
    )


def issue_date(
    sheet: Sheet,
    brief: Brief,
    at: Point,
    *,
    size: float = 9,
    face: Face | None = None,
    colour: str = INK,
    align: Align = Align.LEFT,
) -> None:
    """Write the day of issue, unless the paper is to lack it."""
    if Part.ISSUED_ON not in brief.left_out:
        sheet.text(
            *at,
            brief.date(brief.issued_on),
            size=size,
            face=face or Face(),
            colour=colour,
            align=align,
            mark="issued_on",
        )


def stacked_label(
    sheet: Sheet,
    brief: Brief,
    at: Point,
    english: str,
    chinese: str,
    *,
    size: float = 7.5,
    colour: str = GREY,
    face: Face | None = None,
) -> None:
    """Write a label, in two lines where the paper is in two languages."""
    x, y = at
    face = face or Face()
    if brief.chinese_labels and brief.english_labels:
        sheet.text(x, y - size * 1.15, chinese, size=size, colour=colour, face=face)
        sheet.text(x, y, english, size=size, colour=colour, face=face)
        return
    sheet.text(x, y, brief.one(english, chinese), size=size, colour=colour, face=face)


def tear_off(sheet: Sheet, brief: Brief, y: float) -> None:
    """Draw the dashed line above a payment slip."""
    sheet.rule((24, y), (sheet.width - 24, y), colour=GREY, width=0.6, dashed=True)
    words = brief.say(
        "Please detach and return this portion with your payment", "請撕下此部分連同款項一併交回"
    )
    sheet.text(sheet.width / 2, y + 9, words, size=6, colour=GREY, align=Align.CENTRE)


def where_to_pay(
    sheet: Sheet,
    brief: Brief,
    at: Point,
    english: str,
    chinese: str,
    *,
    width: float,
    size: float = 7,
    face: Face | None = None,
    colour: str = GREY,
) -> float:
    """Write where cheques go, each language for itself; the words end in the address."""
    x, y = at
    lines = []
    if brief.english_labels:
        lines.append(f"{english} {brief.issuer.payment_en}")
    if brief.chinese_labels:
        lines.append(f"{chinese}{brief.issuer.payment_zh}")
    for line in lines:
        y = sheet.paragraph(x, y, line, width=width, size=size, face=face or Face(), colour=colour)
    return y


def fine_print(
    sheet: Sheet, brief: Brief, at: Point, *, width: float, size: float = 6.4, colour: str = GREY
) -> float:
    """Write where the issuer's office is and how to reach it."""
    x, y = at
    issuer = brief.issuer
    lines = []
    if brief.english_labels:
        lines.append(f"Office: {issuer.office_en}   Enquiries: {issuer.hotline}")
    if brief.chinese_labels:
        lines.append(f"辦事處：{issuer.office_zh}   查詢熱線：{issuer.hotline}")
    for line in lines:
        y = sheet.paragraph(x, y, line, width=width, size=size, colour=colour)
    return y
