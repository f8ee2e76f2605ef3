"""A mobile telephone bill: cards, a gauge for the data used, given names first."""

from math import cos, pi, sin
from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, dollars
from workstation.sample_office.proofs.codes import draw_matrix_code
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import GREY, INK, PALE, WHITE, Align, Sheet
from workstation.sample_office.proofs.stationery import (
    fine_print,
    holder_block,
    issue_date,
    letterhead,
    new_sheet,
    stacked_label,
)

_LEFT: Final = 40.0
_WIDTH: Final = 515.0
_TEXT: Final = Face(Family.MODERN)
_STRONG: Final = Face(Family.MODERN, bold=True)
_GROUND: Final = "#f3f5f7"


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the bill, one page."""
    sheet = new_sheet(brief)
    plan = brief.rng.choice((98.0, 128.0, 168.0, 198.0, 238.0))
    extra = brief.amount(0, 60)
    sheet.box(0, 90, sheet.width, sheet.height - 90, fill=_GROUND)
    letterhead(sheet, brief, (_LEFT + 17, 48), size=15, emblem=16, face=_STRONG)
    sheet.text(
        _LEFT + _WIDTH,
        53,
        brief.say("Your monthly bill", "每月帳單"),
        size=11,
        face=_TEXT,
        colour=GREY,
        align=Align.RIGHT,
    )
    _addressed(sheet, brief)
    _amount(sheet, brief, plan + extra)
    _particulars(sheet, brief)
    _gauges(sheet, brief)
    _charges(sheet, brief, plan, extra)
    _pay(sheet, brief)
    return (sheet,)


def _card(sheet: Sheet, at: Point, width: float, height: float) -> None:
    sheet.box(at[0] + 0.6, at[1] + 1.4, width, height, fill="#dfe3e7", radius=10)
    sheet.box(*at, width, height, fill=WHITE, radius=10)


def _addressed(sheet: Sheet, brief: Brief) -> None:
    _card(sheet, (_LEFT, 108), 300, 118)
    holder_block(sheet, brief, (_LEFT + 20, 142), size=10.4, face=_TEXT, leading=1.5)


def _amount(sheet: Sheet, brief: Brief, due: float) -> None:
    x, width = _LEFT + 316, 199.0
    sheet.box(x, 108, width, 118, fill=brief.issuer.colour, radius=10)
    label = brief.say("To be paid", "應繳金額")
    sheet.text(x + 20, 138, label, size=9.5, face=_TEXT, colour="#ffffffd0")
    sheet.text(x + 20, 176, f"HK${dollars(due)}", size=25, face=_STRONG, colour=WHITE)
    by = f"{brief.say('by', '限期')} {brief.days_later(14)}"
    sheet.text(x + 20, 204, by, size=9.5, face=_TEXT, colour="#ffffffd0")


def _particulars(sheet: Sheet, brief: Brief) -> None:
    _card(sheet, (_LEFT, 240), _WIDTH, 52)
    period = f"{brief.days_later(-30)} – {brief.days_later(-1)}"
    cells = (
        ("Account", "帳戶號碼", brief.number("#### ####")),
        ("Bill date", "帳單日期", ""),
        ("Mobile number", "流動電話號碼", brief.number("9### ") + "****"),
        ("Billing period", "收費期", period),
    )
    lefts = (20, 122, 234, 342)
    for left, (english, chinese, value) in zip(lefts, cells, strict=True):
        both = brief.chinese_labels and brief.english_labels
        stacked_label(
            sheet,
            brief,
            (_LEFT + left, 265 if both else 262),
            english,
            chinese,
            size=7.2,
            face=_TEXT,
        )
        sheet.text(_LEFT + left, 281, value, size=9.4, face=_STRONG)
    issue_date(sheet, brief, (_LEFT + 122, 281), size=9.4, face=_STRONG)


def _gauges(sheet: Sheet, brief: Brief) -> None:
    _card(sheet, (_LEFT, 306), _WIDTH, 136)
    sheet.text(
        _LEFT + 20,
        330,
        brief.say("What you used", "用量"),
        size=11,
        face=_STRONG,
        colour=brief.issuer.colour,
    )
    used = (
        (brief.one("Data", "數據"), brief.rng.uniform(0.2, 0.95), "GB", 20),
        (brief.one("Calls", "通話"), brief.rng.uniform(0.05, 0.6), brief.one("min", "分鐘"), 2000),
        (brief.one("Messages", "短訊"), brief.rng.uniform(0.02, 0.3), "", 500),
    )
    for number, (label, share, unit, full) in enumerate(used):
        centre = (_LEFT + 88 + number * 162, 388.0)
        _gauge(sheet, brief, centre, share)
        figure = f"{share * full:.1f}" if full < 100 else f"{share * full:.0f}"
        sheet.text(centre[0], 391, figure, size=13, face=_STRONG, align=Align.CENTRE)
        sheet.text(centre[0], 403, unit, size=7.4, face=_TEXT, colour=GREY, align=Align.CENTRE)
        sheet.text(centre[0] + 46, 385, label, size=8.6, face=_TEXT)
        whole = brief.one(f"of {full:,}", f"共{full:,}")
        sheet.text(centre[0] + 46, 398, whole, size=7.6, face=_TEXT, colour=GREY)


def _gauge(sheet: Sheet, brief: Brief, centre: Point, share: float) -> None:
    sheet.ellipse(centre, 33, 33, edge=PALE, edge_width=7)
    steps = max(int(60 * share), 2)
    ends = [-pi / 2 + 2 * pi * share * step / steps for step in range(steps + 1)]
    outside = [(centre[0] + 36.5 * cos(a), centre[1] + 36.5 * sin(a)) for a in ends]
    inside = [(centre[0] + 29.5 * cos(a), centre[1] + 29.5 * sin(a)) for a in reversed(ends)]
    sheet.shape([*outside, *inside], brief.issuer.accent)


def _charges(sheet: Sheet, brief: Brief, plan: float, extra: float) -> None:
    _card(sheet, (_LEFT, 456), _WIDTH, 172)
    sheet.text(
        _LEFT + 20,
        480,
        brief.say("Charges", "收費"),
        size=11,
        face=_STRONG,
        colour=brief.issuer.colour,
    )
    rows = (
        (brief.say("Previous balance", "上期結餘"), plan + 11),
        (brief.say("Payment received, thank you", "已收款項，謝謝"), -plan - 11),
        (brief.say("Monthly plan, unlimited data", "月費計劃 無限數據"), plan),
        (brief.say("Roaming and other services", "漫遊及其他服務"), extra),
        (brief.say("To be paid", "應繳金額"), plan + extra),
    )
    for number, (label, amount) in enumerate(rows):
        y = 504 + number * 25
        last = number == len(rows) - 1
        face = _STRONG if last else _TEXT
        if last:
            sheet.box(_LEFT + 10, y - 16, _WIDTH - 20, 24, fill=brief.issuer.tint, radius=6)
        sheet.text(_LEFT + 20, y, label, size=9.6, face=face)
        sheet.text(_LEFT + _WIDTH - 20, y, dollars(amount), size=9.6, face=face, align=Align.RIGHT)


def _pay(sheet: Sheet, brief: Brief) -> None:
    _card(sheet, (_LEFT, 642), _WIDTH, 128)
    draw_matrix_code(sheet, (_LEFT + 22, 664), 84, brief.holder)
    title = brief.say("Pay with your telephone", "手機掃碼繳費")
    sheet.text(_LEFT + 130, 674, title, size=11, face=_STRONG, colour=brief.issuer.colour)
    words = brief.one(
        "Scan the code with any bank's app. Shops that take payment show our sign at the till. "
        "Cheques, crossed and with the account number on the back, go to:",
        "以任何銀行應用程式掃描二維碼即可繳費，亦可於設有標誌的商店付款。"
        "支票請劃線，背面寫上帳戶號碼，寄往：",
    )
    y = sheet.paragraph(_LEFT + 130, 694, words, width=360, size=8.4, face=_TEXT, leading=1.5)
    address = brief.one(brief.issuer.payment_en, brief.issuer.payment_zh)
    sheet.text(_LEFT + 130, y + 2, address, size=8.4, face=_TEXT, colour=INK)
    fine_print(sheet, brief, (_LEFT, 796), width=_WIDTH)
