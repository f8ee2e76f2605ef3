"""A water bill: an official form in boxes, filled in by a line printer."""

from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, dollars
from workstation.sample_office.proofs.codes import draw_barcode, draw_matrix_code
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import GREY, Align, Sheet
from workstation.sample_office.proofs.stationery import (
    BOLD,
    address_line,
    fine_print,
    holder_block,
    issue_date,
    letterhead,
    new_sheet,
    stacked_label,
    tear_off,
    where_to_pay,
)

_LEFT: Final = 40.0
_WIDTH: Final = 515.0
_PRINTED: Final = Face(Family.MONO)


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the bill, one page."""
    sheet = new_sheet(brief)
    account = brief.number("4###-####-###-#")
    cubic = brief.rng.randint(9, 48)
    water = round(max(cubic - 12, 0) * 4.16 + max(cubic - 43, 0) * 2.3, 2)
    sewage = round(max(cubic - 12, 0) * 2.92, 2)
    _head(sheet, brief)
    _grid(sheet, brief, account, water + sewage)
    _addressee(sheet, brief)
    y = _reading(sheet, brief, cubic)
    y = _sums(sheet, brief, y + 16, water, sewage)
    _advice(sheet, brief, y + 22)
    _slip(sheet, brief, account, water + sewage)
    return (sheet,)


def _head(sheet: Sheet, brief: Brief) -> None:
    letterhead(sheet, brief, (_LEFT + 16, 52), size=14, emblem=16)
    title = brief.say("DEMAND NOTE FOR WATER AND SEWAGE CHARGES", "水費及排污費單", "  ")
    sheet.box(_LEFT, 80, _WIDTH, 18, fill=brief.issuer.colour)
    sheet.text(sheet.width / 2, 93, title, size=10, face=BOLD, colour="#ffffff", align=Align.CENTRE)


def _grid(sheet: Sheet, brief: Brief, account: str, due: float) -> None:
    cells = (
        ("Account No.", "帳戶號碼", account),
        ("Date of issue", "發出日期", ""),
        ("Last day for payment", "最後繳款日期", brief.days_later(18)),
        ("Total payable HK$", "應付總額", dollars(due)),
    )
    width = _WIDTH / len(cells)
    for number, (english, chinese, value) in enumerate(cells):
        left = _LEFT + number * width
        _cell(sheet, brief, (left, 98), (width, 44), (english, chinese))
        sheet.text(left + width - 8, 136, value, size=10, face=_PRINTED, align=Align.RIGHT)
    issue_date(
        sheet, brief, (_LEFT + 2 * width - 8, 136), size=10, face=_PRINTED, align=Align.RIGHT
    )


def _cell(
    sheet: Sheet, brief: Brief, at: Point, size: tuple[float, float], label: tuple[str, str]
) -> None:
    x, y = at
    sheet.box(x, y, *size, edge=brief.issuer.colour, edge_width=0.7)
    both = brief.chinese_labels and brief.english_labels
    stacked_label(
        sheet,
        brief,
        (x + 6, y + (18.5 if both else 12)),
        *label,
        size=6.8,
        colour=brief.issuer.colour,
    )


def _addressee(sheet: Sheet, brief: Brief) -> None:
    _cell(
        sheet,
        brief,
        (_LEFT, 142),
        (300, 112),
        ("Name and correspondence address", "姓名及通訊地址"),
    )
    holder_block(sheet, brief, (_LEFT + 14, 182), size=10, face=_PRINTED, leading=1.5)
    _cell(sheet, brief, (_LEFT + 300, 142), (215, 112), ("Supply address", "供水地址"))
    sheet.paragraph(
        _LEFT + 312, 182, address_line(brief, other=True), width=190, size=9, face=_PRINTED
    )
    use = brief.say("Domestic", "住宅")
    sheet.text(_LEFT + 312, 244, use, size=8, colour=GREY)


def _reading(sheet: Sheet, brief: Brief, cubic: int) -> float:
    before = brief.rng.randint(600, 4000)
    cells = (
        ("Meter No.", "水錶編號", brief.number("K#######")),
        ("Present reading", "今期讀數", f"{before + cubic}"),
        ("Previous reading", "上期讀數", f"{before}"),
        ("Consumption (cu. m)", "用水量(立方米)", f"{cubic}"),
        ("Days", "日數", f"{brief.rng.randint(118, 126)}"),
    )
    width, y = _WIDTH / len(cells), 266.0
    for number, (english, chinese, value) in enumerate(cells):
        left = _LEFT + number * width
        _cell(sheet, brief, (left, y), (width, 46), (english, chinese))
        sheet.text(left + width - 8, y + 39, value, size=10, face=_PRINTED, align=Align.RIGHT)
    return y + 46


def _sums(sheet: Sheet, brief: Brief, y: float, water: float, sewage: float) -> float:
    period = f"{brief.days_later(-128)} - {brief.days_later(-6)}"
    sheet.text(
        _LEFT, y + 4, brief.say(f"Charges for {period}", f"收費期 {period}"), size=8.5, face=BOLD
    )
    rows = (
        (brief.say("Water charge", "水費"), water),
        (brief.say("Sewage charge", "排污費"), sewage),
        (brief.say("Balance brought forward", "上期結餘"), 0.0),
        (brief.say("Deposit interest", "按金利息"), 0.0),
    )
    y += 24
    for label, amount in rows:
        sheet.text(_LEFT + 12, y, label, size=9)
        dots = "." * int((290 - sheet.fonts.width(label, Face(), 9)) / 2.3)
        sheet.text(_LEFT + 330, y, dots, size=8, colour=GREY, align=Align.RIGHT)
        sheet.text(_LEFT + 420, y, dollars(amount), size=10, face=_PRINTED, align=Align.RIGHT)
        y += 17
    sheet.rule((_LEFT + 340, y - 8), (_LEFT + 422, y - 8), width=0.8)
    sheet.text(_LEFT + 12, y + 6, brief.say("Total payable", "應付總額"), size=9.5, face=BOLD)
    total = dollars(water + sewage)
    sheet.text(
        _LEFT + 420, y + 6, total, size=11, face=Face(Family.MONO, bold=True), align=Align.RIGHT
    )
    return y + 20


def _advice(sheet: Sheet, brief: Brief, y: float) -> None:
    both = brief.chinese_labels and brief.english_labels
    sheet.box(_LEFT, y, _WIDTH, 96 if both else 60, fill=brief.issuer.tint)
    lines = (
        (
            "A surcharge of 5% is added to sums unpaid after the last day for payment.",
            "逾期未繳的款項須另繳百分之五附加費。",
        ),
        (
            "Report leaks and bursts at once by telephone; the service never closes.",
            "如發現水管滲漏或爆裂，請即致電通知本處，服務全日無休。",
        ),
        (
            "A change of consumer must be notified in writing within seven days.",
            "用戶如有更改，須於七日內以書面通知本處。",
        ),
    )
    at = y + 17
    for number, (english, chinese) in enumerate(lines, start=1):
        if brief.english_labels:
            sheet.text(_LEFT + 14, at, f"{number}.  {english}", size=7.6)
            at += 12
        if brief.chinese_labels:
            sheet.text(_LEFT + 14, at, f"{number}.  {chinese}", size=7.6)
            at += 13
        at += 2


def _slip(sheet: Sheet, brief: Brief, account: str, due: float) -> None:
    top = 664.0
    tear_off(sheet, brief, top)
    sheet.text(
        _LEFT,
        top + 28,
        brief.say("PAYMENT SLIP", "繳款單"),
        size=9,
        face=BOLD,
        colour=brief.issuer.colour,
    )
    cells = (("Account No.", "帳戶號碼", account), ("Total payable HK$", "應付總額", dollars(due)))
    for number, (english, chinese, value) in enumerate(cells):
        _cell(sheet, brief, (_LEFT, top + 40 + number * 42), (180, 42), (english, chinese))
        sheet.text(
            _LEFT + 172, top + 76 + number * 42, value, size=11, face=_PRINTED, align=Align.RIGHT
        )
    draw_matrix_code(sheet, (_LEFT + 205, top + 42), 74, account)
    draw_barcode(sheet, (_LEFT + 305, top + 44), (210, 34), account)
    where_to_pay(sheet, brief, (_LEFT + 305, top + 92), "By post:", "郵寄：", width=210, size=6.8)
    fine_print(sheet, brief, (_LEFT, 814), width=_WIDTH)
