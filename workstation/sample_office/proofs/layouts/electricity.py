"""An electricity bill: a coloured band, a summary box, a chart of the past year, a slip."""

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, dollars
from workstation.sample_office.proofs.codes import draw_barcode
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import GREY, INK, WHITE, Align, Sheet
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
from workstation.sample_office.proofs.tabular import Column, table

_LEFT = 42.0
_WIDTH = 511.0
_MONTHS = "JFMAMJJASOND"


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the bill, one page."""
    sheet = new_sheet(brief)
    units = brief.rng.randint(180, 920)
    due = round(units * 1.218 + 31.4, 2)
    account = brief.number("#### #### ###")
    _band(sheet, brief)
    _holder(sheet, brief)
    _summary(sheet, brief, account, due)
    y = _usage(sheet, brief, units)
    y = _charges(sheet, brief, y + 20, units, due)
    _chart(sheet, brief, (_LEFT, y + 34), units)
    _notice(sheet, brief, (330, y + 34))
    _slip(sheet, brief, account, due)
    return (sheet,)


def _band(sheet: Sheet, brief: Brief) -> None:
    sheet.box(0, 20, sheet.width, 4, fill=brief.issuer.accent)
    sheet.box(0, 84, sheet.width, 1.4, fill=brief.issuer.colour)
    letterhead(sheet, brief, (_LEFT + 19, 53), size=15, emblem=19)
    title = brief.say("Electricity Bill", "電費單", "  ")
    sheet.text(
        _LEFT + _WIDTH, 59, title, size=15, face=BOLD, colour=brief.issuer.accent, align=Align.RIGHT
    )


def _holder(sheet: Sheet, brief: Brief) -> None:
    holder_block(sheet, brief, (_LEFT + 10, 128), size=10.5)
    service = brief.say("Supply address", "供電地址")
    sheet.text(_LEFT + 10, 216, service, size=7.5, colour=GREY)
    line = address_line(brief, other=True)
    sheet.paragraph(_LEFT + 10, 227, line, width=270, size=7.2, leading=1.3)


def _summary(sheet: Sheet, brief: Brief, account: str, due: float) -> None:
    x, y, width = 336.0, 102.0, 217.0
    sheet.box(x, y, width, 134, fill=brief.issuer.tint, radius=6)
    rows = (
        ("Account number", "帳戶號碼", account),
        ("Date of bill", "發單日期", ""),
        ("Please pay by", "繳費限期", brief.days_later(21)),
        ("Meter reading date", "抄錶日期", brief.days_later(-3)),
    )
    for number, (english, chinese, value) in enumerate(rows):
        at = y + 20 + number * 18
        sheet.text(x + 12, at, brief.say(english, chinese), size=8, colour=GREY)
        sheet.text(x + width - 12, at, value, size=9, align=Align.RIGHT)
    issue_date(sheet, brief, (x + width - 12, y + 38), size=9, align=Align.RIGHT)
    sheet.box(x, y + 92, width, 42, fill=brief.issuer.colour, radius=6)
    both = brief.chinese_labels and brief.english_labels
    stacked_label(
        sheet,
        brief,
        (x + 12, y + (120 if both else 117)),
        "Total amount due",
        "應繳總額",
        size=9,
        colour=WHITE,
    )
    sheet.text(
        x + width - 12,
        y + 120,
        f"HK${dollars(due)}",
        size=17,
        face=BOLD,
        colour=WHITE,
        align=Align.RIGHT,
    )


def _usage(sheet: Sheet, brief: Brief, units: int) -> float:
    before = brief.rng.randint(20_000, 90_000)
    columns = (
        Column(brief.say("Meter no.", "電錶號碼"), 112),
        Column(brief.say("Billing period", "用電期間"), 166),
        Column(brief.say("Present", "今次讀數"), 83, Align.RIGHT),
        Column(brief.say("Previous", "上次讀數"), 83, Align.RIGHT),
        Column(brief.say("Units", "度數"), 67, Align.RIGHT),
    )
    period = f"{brief.days_later(-33)} - {brief.days_later(-3)}"
    row = (brief.number("E######"), period, f"{before + units:,}", f"{before:,}", f"{units:,}")
    return table(
        sheet,
        (_LEFT, 256),
        columns,
        (row,),
        head_fill=brief.issuer.colour,
        head_colour=WHITE,
        size=8,
    )


def _charges(sheet: Sheet, brief: Brief, y: float, units: int, due: float) -> float:
    first, fuel = min(units, 400), round(units * 0.286, 2)
    basic = round(first * 0.912, 2)
    columns = (
        Column(brief.say("Details of charges", "收費詳情"), 300),
        Column(brief.say("Rate", "收費率"), 100, Align.RIGHT),
        Column("HK$", 111, Align.RIGHT),
    )
    rows = [
        (brief.say("Balance from last bill", "上期結餘"), "", "0.00"),
        (
            brief.say(f"Energy charge, first {first} units", f"電能費 首{first}度"),
            "91.2¢",
            dollars(basic),
        ),
        (
            brief.say("Energy charge, remaining units", "電能費 其餘度數"),
            "105.8¢",
            dollars(max(due - basic - fuel, 0)),
        ),
        (brief.say("Fuel cost adjustment", "燃料調整費"), "28.6¢", dollars(fuel)),
    ]
    y = table(
        sheet, (_LEFT, y), columns, rows, head_fill=brief.issuer.tint, stripe="#f8fafc", size=8
    )
    total = brief.say("Total of this bill", "本期帳單總額")
    sheet.text(_LEFT + 5, y + 14, total, size=9, face=BOLD)
    sheet.text(_LEFT + _WIDTH - 5, y + 14, dollars(due), size=9, face=BOLD, align=Align.RIGHT)
    return y + 18


def _chart(sheet: Sheet, brief: Brief, at: Point, units: int) -> None:
    x, y = at
    sheet.text(x, y, brief.say("Your use in the past year", "過去一年用電量"), size=8.5, face=BOLD)
    sheet.text(x, y + 11, brief.say("units", "度"), size=6.5, colour=GREY)
    base, tallest = y + 128, 100.0
    for month in range(12):
        letter = _MONTHS[(brief.issued_on.month - 1 - month) % 12]
        share = brief.rng.uniform(0.35, 1) if month else units / max(units, 920)
        left = x + 8 + month * 20.5
        colour = brief.issuer.accent if month == 0 else brief.issuer.colour + "99"
        sheet.box(left, base - tallest * share, 12, tallest * share, fill=colour)
        sheet.text(left + 6, base + 9, letter, size=6.5, colour=GREY, align=Align.CENTRE)
    sheet.rule((x, base), (x + 256, base), colour=INK, width=0.5)


def _notice(sheet: Sheet, brief: Brief, at: Point) -> None:
    x, y = at
    width = _LEFT + _WIDTH - x
    sheet.box(x, y - 10, width, 140, edge=brief.issuer.colour, radius=6)
    title = brief.say("A word from us", "客戶通訊")
    sheet.text(x + 12, y + 8, title, size=8.5, face=BOLD, colour=brief.issuer.colour)
    words = brief.one(
        "Set your air conditioner to 26 degrees and clean its filter every two weeks. "
        "Register for electronic bills and we plant a tree for you.",
        "將冷氣機調校至攝氏二十六度，並每兩星期清洗隔塵網，可節省電力。登記電子帳單，我們即為您種植一棵樹。",
    )
    y = sheet.paragraph(x + 12, y + 26, words, width=width - 24, size=8.2, leading=1.55)
    waiting = brief.say("Emergency, day and night", "二十四小時緊急服務")
    sheet.text(x + 12, y + 10, waiting, size=7.5, colour=GREY)
    sheet.text(x + 12, y + 26, "2555 0199", size=13, face=BOLD, colour=brief.issuer.colour)


def _slip(sheet: Sheet, brief: Brief, account: str, due: float) -> None:
    top = 672.0
    tear_off(sheet, brief, top)
    letterhead(sheet, brief, (_LEFT + 12, top + 34), size=10, emblem=12)
    stacked_label(sheet, brief, (_LEFT, top + 74), "Account number", "帳戶號碼")
    sheet.text(_LEFT, top + 88, account, size=11, face=Face(Family.MONO, bold=True))
    stacked_label(sheet, brief, (_LEFT + 150, top + 74), "Amount due", "應繳金額")
    sheet.text(_LEFT + 150, top + 88, f"HK${dollars(due)}", size=11, face=BOLD)
    where_to_pay(sheet, brief, (_LEFT, top + 110), "Cheques to:", "支票請寄：", width=270, size=6.8)
    draw_barcode(sheet, (336, top + 34), (217, 40), account)
    code = brief.number("01 #### #### #### #### ####")
    sheet.text(444, top + 84, code, size=7.5, face=Face(Family.MONO), align=Align.CENTRE)
    fine_print(sheet, brief, (_LEFT, 816), width=_WIDTH)
