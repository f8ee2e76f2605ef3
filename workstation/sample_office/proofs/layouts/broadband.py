"""A broadband invoice: a slanted dark head, addresses side by side, a ruled invoice below."""

from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, Part, dollars
from workstation.sample_office.proofs.codes import draw_barcode
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import GREY, WHITE, Align, Sheet
from workstation.sample_office.proofs.stationery import (
    BOLD,
    address_line,
    fine_print,
    holder_block,
    issue_date,
    issuer_name,
    new_sheet,
    where_to_pay,
)
from workstation.sample_office.proofs.tabular import Column, table

_LEFT: Final = 48.0
_WIDTH: Final = 499.0


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the invoice, one page."""
    sheet = new_sheet(brief)
    monthly = brief.rng.choice((118.0, 148.0, 178.0, 228.0))
    _head(sheet, brief)
    _addresses(sheet, brief)
    y = _particulars(sheet, brief, 276)
    y = _invoice(sheet, brief, y + 28, monthly)
    _terms(sheet, brief, y + 30)
    _foot(sheet, brief, monthly)
    return (sheet,)


def _head(sheet: Sheet, brief: Brief) -> None:
    width = sheet.width
    sheet.shape([(0, 0), (width, 0), (width, 74), (0, 112)], brief.issuer.colour)
    sheet.shape([(0, 112), (width, 74), (width, 80), (0, 118)], brief.issuer.accent)
    issuer_name(sheet, brief, (_LEFT, 44), size=16, colour=WHITE)
    if Part.ISSUER not in brief.left_out:
        for step, radius in enumerate((6, 12, 18)):
            at = (width - 70, 58)
            sheet.ellipse(
                at, radius, radius, edge="#ffffff" + ("ff", "bb", "77")[step], edge_width=2.2
            )
    title = brief.say("INVOICE", "發票", "  ")
    sheet.text(_LEFT, 148, title, size=22, face=BOLD, colour=brief.issuer.colour)


def _addresses(sheet: Sheet, brief: Brief) -> None:
    _titled(sheet, brief, (_LEFT, 176), brief.say("Customer", "客戶"))
    holder_block(sheet, brief, (_LEFT, 194), size=9.8)
    x = _LEFT + 286
    _titled(sheet, brief, (x, 176), brief.say("Installed at", "安裝地址"))
    sheet.paragraph(x, 194, address_line(brief, other=True), width=205, size=8.4, leading=1.5)


def _titled(sheet: Sheet, brief: Brief, at: Point, words: str) -> None:
    sheet.text(*at, words.upper(), size=7.6, face=BOLD, colour=brief.issuer.accent)


def _particulars(sheet: Sheet, brief: Brief, y: float) -> float:
    cells = (
        (brief.say("Invoice no.", "發票編號"), brief.number("INV-########")),
        (brief.say("Customer no.", "客戶編號"), brief.number("#######")),
        (brief.say("Invoice date", "發票日期"), ""),
        (brief.say("Pay by", "付款期限"), brief.days_later(20)),
    )
    width = _WIDTH / len(cells)
    sheet.box(_LEFT, y, _WIDTH, 44, fill=brief.issuer.tint)
    for number, (label, value) in enumerate(cells):
        x = _LEFT + 12 + number * width
        sheet.text(x, y + 17, label, size=7.6, colour=GREY)
        sheet.text(x, y + 33, value, size=9.4, face=BOLD)
    issue_date(sheet, brief, (_LEFT + 12 + 2 * width, y + 33), size=9.4, face=BOLD)
    return y + 44


def _invoice(sheet: Sheet, brief: Brief, y: float, monthly: float) -> float:
    columns = (
        Column(brief.say("Description", "項目"), 269),
        Column(brief.say("Quantity", "數量"), 70, Align.RIGHT),
        Column(brief.say("Price", "單價"), 80, Align.RIGHT),
        Column("HK$", 80, Align.RIGHT),
    )
    rows = (
        (
            brief.say("Fibre 1000M, monthly fee", "光纖1000M 月費"),
            "1",
            dollars(monthly),
            dollars(monthly),
        ),
        (brief.say("Home telephone line", "家居電話"), "1", "28.00", "28.00"),
        (brief.say("Wireless router, lease", "無線路由器租用"), "1", "18.00", "18.00"),
        (brief.say("Discount for auto-pay", "自動轉帳優惠"), "1", "-10.00", "-10.00"),
    )
    y = table(
        sheet,
        (_LEFT, y),
        columns,
        rows,
        size=9,
        row_height=22,
        head_fill=brief.issuer.colour,
        head_colour=WHITE,
    )
    sheet.box(_LEFT + 269, y + 8, 230, 30, fill=brief.issuer.accent)
    label = brief.say("Amount due", "應付金額")
    sheet.text(_LEFT + 281, y + 28, label, size=10, face=BOLD, colour=WHITE)
    sheet.text(
        _LEFT + 487,
        y + 29,
        dollars(monthly + 36),
        size=14,
        face=BOLD,
        colour=WHITE,
        align=Align.RIGHT,
    )
    return y + 38


def _terms(sheet: Sheet, brief: Brief, y: float) -> None:
    _titled(sheet, brief, (_LEFT, y), brief.say("Your contract", "服務合約"))
    until = brief.days_later(brief.rng.randint(120, 600))
    lines = (
        (
            f"Your contract runs until {until}. Thirty days' notice is needed to end it.",
            f"服務合約至{until}止，終止服務須於三十日前通知。",
        ),
        (
            "Faults can be reported day and night. An engineer comes within two working days.",
            "服務故障可全日二十四小時報告，技術員將於兩個工作日內上門。",
        ),
        (
            "A fee of HK$50 is charged when an invoice is paid late.",
            "逾期繳費須另付港幣五十元手續費。",
        ),
    )
    y += 18
    for english, chinese in lines:
        if brief.english_labels:
            y = sheet.paragraph(_LEFT, y, english, width=_WIDTH, size=8.6, leading=1.5)
        if brief.chinese_labels:
            y = sheet.paragraph(_LEFT, y, chinese, width=_WIDTH, size=8.6, leading=1.5)
        y += 5


def _foot(sheet: Sheet, brief: Brief, monthly: float) -> None:
    y = 690.0
    sheet.rule((_LEFT, y), (_LEFT + _WIDTH, y), colour=brief.issuer.colour, width=1.4)
    _titled(sheet, brief, (_LEFT, y + 22), brief.say("Payment", "繳費"))
    draw_barcode(sheet, (_LEFT, y + 34), (210, 36), str(monthly) + brief.holder)
    sheet.text(_LEFT, y + 82, brief.number("88 #### #### ####"), size=8, face=Face(Family.MONO))
    where_to_pay(sheet, brief, (_LEFT + 250, y + 44), "Cheques to", "支票寄往", width=240, size=7.6)
    fine_print(sheet, brief, (_LEFT, 808), width=_WIDTH)
