"""A gas bill: a coloured column at the left holds the figures, the letter is beside it."""

from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, dollars
from workstation.sample_office.proofs.codes import draw_barcode
from workstation.sample_office.proofs.emblems import draw_emblem
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import GREY, PALE, WHITE, Align, Sheet
from workstation.sample_office.proofs.stationery import (
    address_line,
    fine_print,
    holder_block,
    issue_date,
    issuer_name,
    new_sheet,
    stacked_label,
    where_to_pay,
)
from workstation.sample_office.proofs.tabular import Column, table

_COLUMN: Final = 168.0
_LEFT: Final = 196.0
_WIDTH: Final = 362.0
_TEXT: Final = Face(Family.MODERN)
_STRONG: Final = Face(Family.MODERN, bold=True)


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the bill, one page."""
    sheet = new_sheet(brief)
    units = brief.rng.randint(6, 60)
    due = round(units * 13.1 + 20, 2)
    account = brief.number("## #### #### ##")
    _column(sheet, brief, account, due)
    _letter(sheet, brief)
    y = _charges(sheet, brief, units, due)
    _past(sheet, brief, y + 30, units)
    _offer(sheet, brief, y + 158)
    _pay(sheet, brief, account, due)
    return (sheet,)


def _column(sheet: Sheet, brief: Brief, account: str, due: float) -> None:
    colour = brief.issuer.colour
    sheet.box(0, 0, _COLUMN, sheet.height, fill=colour)
    sheet.ellipse((60, 66), 34, 34, fill=WHITE)
    draw_emblem(sheet, brief.issuer, (60, 64), 25)
    title = brief.one("Gas bill", "煤氣費單")
    sheet.text(26, 134, title, size=22, face=_STRONG, colour=WHITE)
    if brief.chinese_labels and brief.english_labels:
        sheet.text(26, 152, "煤氣費單", size=13, face=_TEXT, colour=WHITE)
    y = 196.0
    y = _figure(sheet, brief, y, ("Account number", "客戶號碼"), account)
    issue_date(sheet, brief, (26, y), size=11.5, face=_STRONG, colour=WHITE)
    y = _figure(sheet, brief, y, ("Bill date", "帳單日期"), "")
    y = _figure(sheet, brief, y, ("Due date", "到期日"), brief.days_later(16))
    y = _figure(sheet, brief, y, ("Meter reading date", "抄錶日期"), brief.days_later(-4))
    sheet.box(16, y - 8, _COLUMN - 32, 74, fill=brief.issuer.accent, radius=4)
    stacked_label(
        sheet, brief, (26, y + 18), "Please pay", "請繳付", size=9, colour=WHITE, face=_TEXT
    )
    sheet.text(26, y + 48, f"${dollars(due)}", size=21, face=_STRONG, colour=WHITE)
    draw_emblem_faint(sheet, (84, 720))


def draw_emblem_faint(sheet: Sheet, centre: Point) -> None:
    """Draw large pale rings that fill the foot of the column."""
    for radius in (110, 84, 58, 32):
        sheet.ellipse(centre, radius, radius, edge="#ffffff30", edge_width=6)


def _figure(sheet: Sheet, brief: Brief, y: float, label: tuple[str, str], value: str) -> float:
    stacked_label(sheet, brief, (26, y - 15), *label, size=7.6, colour="#ffffffcc", face=_TEXT)
    sheet.text(26, y, value, size=11.5, face=_STRONG, colour=WHITE)
    return y + 49


def _letter(sheet: Sheet, brief: Brief) -> None:
    issuer_name(sheet, brief, (_LEFT, 50), size=14, face=_STRONG)
    sheet.rule((_LEFT, 74), (_LEFT + _WIDTH, 74), colour=brief.issuer.accent, width=2)
    holder_block(sheet, brief, (_LEFT + 6, 118), size=10.5, face=_TEXT, leading=1.5)
    label = brief.say("Gas is supplied to", "供氣地址")
    sheet.text(_LEFT, 214, label, size=7.5, face=_TEXT, colour=GREY)
    sheet.paragraph(_LEFT, 227, address_line(brief, other=True), width=_WIDTH, size=8.5, face=_TEXT)


def _charges(sheet: Sheet, brief: Brief, units: int, due: float) -> float:
    before = brief.rng.randint(800, 9000)
    period = f"{brief.days_later(-64)} – {brief.days_later(-4)}"
    sheet.text(
        _LEFT,
        272,
        brief.say("Your charges", "收費"),
        size=13,
        face=_STRONG,
        colour=brief.issuer.colour,
    )
    sheet.text(_LEFT + _WIDTH, 272, period, size=8, face=_TEXT, colour=GREY, align=Align.RIGHT)
    columns = (Column(brief.say("Item", "項目"), 262), Column("HK$", 100, Align.RIGHT))
    rows = (
        (
            brief.say(
                f"Reading {before + units} less {before}", f"讀數 {before + units} 減 {before}"
            ),
            "",
        ),
        (brief.say(f"Gas used: {units} units", f"用氣量：{units}度"), dollars(units * 11.7)),
        (brief.say("Fuel variation", "燃料調整"), dollars(units * 1.4)),
        (brief.say("Monthly maintenance", "每月保養費"), dollars(20)),
        (brief.say("Payment received, thank you", "已收款項，謝謝"), "0.00"),
        (brief.say("Please pay", "請繳付"), dollars(due)),
    )
    return table(
        sheet,
        (_LEFT, 282),
        columns,
        rows,
        size=8.8,
        row_height=19,
        face=_TEXT,
        head_fill=brief.issuer.tint,
        rules=PALE,
    )


def _past(sheet: Sheet, brief: Brief, y: float, units: int) -> None:
    words = brief.say("Gas you used in the last six bills", "最近六期用氣量")
    sheet.text(_LEFT, y, words, size=9, face=_STRONG)
    for bill in range(6):
        used = units if bill == 0 else brief.rng.randint(5, 60)
        at = y + 12 + bill * 15
        day = brief.days_later(-61 * bill)
        sheet.text(_LEFT, at + 9, day, size=7.4, face=_TEXT, colour=GREY)
        colour = brief.issuer.accent if bill == 0 else brief.issuer.colour + "66"
        sheet.box(_LEFT + 88, at + 1, used * 3.6, 10, fill=colour)
        sheet.text(_LEFT + 94 + used * 3.6, at + 9, str(used), size=7.4, face=_TEXT)


def _offer(sheet: Sheet, brief: Brief, y: float) -> None:
    sheet.box(_LEFT, y - 10, _WIDTH, 62, fill=brief.issuer.tint, radius=4)
    words = brief.one(
        "Have your hob and water heater looked at every eighteen months. The inspection is free "
        "of charge; our engineer always carries a card with a photograph.",
        "爐具及熱水爐應每十八個月檢查一次。檢查費用全免，本公司技術員必定佩戴附有照片的工作證。",
    )
    sheet.paragraph(_LEFT + 14, y + 8, words, width=_WIDTH - 28, size=8.6, face=_TEXT, leading=1.6)


def _pay(sheet: Sheet, brief: Brief, account: str, due: float) -> None:
    y = 690.0
    sheet.rule((_LEFT, y), (_LEFT + _WIDTH, y), colour=PALE, width=1)
    sheet.text(
        _LEFT,
        y + 20,
        brief.say("How to pay", "繳費方法"),
        size=10,
        face=_STRONG,
        colour=brief.issuer.colour,
    )
    draw_barcode(sheet, (_LEFT, y + 34), (190, 38), account + str(due))
    sheet.text(_LEFT, y + 84, account, size=8, face=Face(Family.MONO))
    where_to_pay(
        sheet,
        brief,
        (_LEFT + 212, y + 42),
        "Post a cheque to",
        "支票寄往",
        width=150,
        size=7.4,
        face=_TEXT,
    )
    fine_print(sheet, brief, (_LEFT, 806), width=_WIDTH)
