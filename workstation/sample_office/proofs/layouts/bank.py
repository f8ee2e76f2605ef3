"""A bank statement of two pages: accounts and movements, then notes and branches."""

from datetime import timedelta
from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, dollars
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import GREY, WHITE, Align, Sheet
from workstation.sample_office.proofs.stationery import (
    BOLD,
    fine_print,
    holder_block,
    issue_date,
    letterhead,
    new_sheet,
)
from workstation.sample_office.proofs.tabular import Column, table

_LEFT: Final = 46.0
_WIDTH: Final = 503.0
_MOVEMENTS: Final = (
    ("Autopay - electricity", "自動轉帳 電費", -1),
    ("Payroll", "薪金", 40),
    ("Cash withdrawal", "自動櫃員機提款", -2),
    ("Transfer in", "轉帳存入", 5),
    ("Debit card - supermarket", "扣帳卡 超級市場", -0.6),
    ("Autopay - mobile telephone", "自動轉帳 流動電話", -0.4),
    ("Cheque deposit", "支票存款", 8),
    ("Bill payment - school fees", "繳費 學費", -3),
    ("Debit card - pharmacy", "扣帳卡 藥房", -0.3),
    ("Interest", "利息", 0.004),
)

_NOTES: Final = (
    (
        "Please examine this statement and tell us of any error within 90 days of its date; "
        "after that it is taken as correct.",
        "請核對本結單；如有錯漏，請於結單日期起九十日內通知本行，逾期即作正確論。",
    ),
    (
        "Keep your personal identification number to yourself. Our staff never ask for it.",
        "請妥善保管個人密碼，本行職員絕不會向客戶查詢密碼。",
    ),
    (
        "Tell us in writing, at any branch, when you move to another address.",
        "如更改通訊地址，請以書面通知任何一間分行。",
    ),
    (
        "Cheques are credited subject to final payment. Value dates follow the clearing house.",
        "支票存款須待收妥後方可動用，起息日以結算所為準。",
    ),
)


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the statement, two pages."""
    account = brief.number("###-######-###")
    return (_first_page(brief, account), _second_page(brief, account))


def _first_page(brief: Brief, account: str) -> Sheet:
    sheet = new_sheet(brief)
    _head(sheet, brief, 1)
    holder_block(sheet, brief, (_LEFT + 16, 138), size=10.2)
    _particulars(sheet, brief, account)
    balance = brief.amount(20_000, 260_000)
    y = _accounts(sheet, brief, balance)
    _movements(sheet, brief, y + 34, account, balance)
    fine_print(sheet, brief, (_LEFT, 806), width=_WIDTH)
    return sheet


def _head(sheet: Sheet, brief: Brief, page: int) -> None:
    sheet.box(0, 0, sheet.width, 12, fill=brief.issuer.colour, fade_to=brief.issuer.accent)
    letterhead(sheet, brief, (_LEFT + 18, 52), size=15, emblem=18)
    right = _LEFT + _WIDTH
    title = brief.say("Consolidated Statement", "綜合結單", "  ")
    sheet.text(right, 98, title, size=13, face=BOLD, colour=brief.issuer.colour, align=Align.RIGHT)
    sheet.text(
        right,
        44,
        brief.say(f"Page {page} of 2", f"第{page}頁，共2頁", "  "),
        size=7.5,
        colour=GREY,
        align=Align.RIGHT,
    )


def _particulars(sheet: Sheet, brief: Brief, account: str) -> None:
    x, right = 346.0, _LEFT + _WIDTH
    rows = (
        ("Statement date", "結單日期", ""),
        ("Main account", "主要帳戶", account),
        ("Branch", "分行", ""),
    )
    for number, (english, chinese, value) in enumerate(rows):
        y = 130 + number * 19
        sheet.text(x, y, brief.say(english, chinese), size=8, colour=GREY)
        sheet.text(right, y, value, size=9, align=Align.RIGHT)
        sheet.rule((x, y + 6), (right, y + 6), colour=brief.issuer.tint, width=1)
    issue_date(sheet, brief, (right, 130), size=9, align=Align.RIGHT)
    branch = brief.one(brief.issuer.office_en, brief.issuer.office_zh)
    sheet.paragraph(x, 181, branch, width=right - x, size=7.6)


def _accounts(sheet: Sheet, brief: Brief, balance: float) -> float:
    y = 242.0
    _title(sheet, brief, (_LEFT, y), brief.say("Your accounts at a glance", "戶口摘要"))
    columns = (
        Column(brief.say("Account", "戶口"), 260),
        Column(brief.say("Currency", "貨幣"), 93),
        Column(brief.say("Balance", "結餘"), 150, Align.RIGHT),
    )
    rows = (
        (brief.say("Savings", "儲蓄"), "HKD", dollars(balance)),
        (brief.say("Current", "往來"), "HKD", dollars(brief.amount(0, 9000))),
        (brief.say("Time deposit", "定期存款"), "HKD", dollars(brief.amount(0, 90_000))),
    )
    return table(
        sheet,
        (_LEFT, y + 8),
        columns,
        rows,
        head_fill=brief.issuer.colour,
        head_colour=WHITE,
        stripe=brief.issuer.tint,
    )


def _title(sheet: Sheet, brief: Brief, at: Point, words: str) -> None:
    sheet.text(*at, words, size=10.5, face=BOLD, colour=brief.issuer.colour)


def _movements(sheet: Sheet, brief: Brief, y: float, account: str, balance: float) -> None:
    title = brief.say(f"Savings {account}", f"儲蓄戶口 {account}", "  ")
    _title(sheet, brief, (_LEFT, y), title)
    columns = (
        Column(brief.say("Date", "日期"), 84),
        Column(brief.say("Particulars", "摘要"), 185),
        Column(brief.say("Deposit", "存入"), 78, Align.RIGHT),
        Column(brief.say("Withdrawal", "支出"), 78, Align.RIGHT),
        Column(brief.say("Balance", "結餘"), 78, Align.RIGHT),
    )
    at = balance + brief.amount(2000, 9000)
    day = brief.issued_on - timedelta(days=31)
    rows = [
        (brief.date(day), brief.say("Balance brought forward", "承前結餘"), "", "", dollars(at))
    ]
    for _ in range(brief.rng.randint(11, 15)):
        day = min(day + timedelta(days=brief.rng.randint(1, 4)), brief.issued_on)
        english, chinese, weight = brief.rng.choice(_MOVEMENTS)
        sum_ = round(abs(weight) * brief.amount(200, 600), 2)
        at += sum_ if weight > 0 else -sum_
        moved = (dollars(sum_), "") if weight > 0 else ("", dollars(sum_))
        rows.append((brief.date(day), brief.one(english, chinese), *moved, dollars(at)))
    table(
        sheet,
        (_LEFT, y + 8),
        columns,
        rows,
        size=8,
        row_height=15.5,
        face=Face(Family.SANS),
        head_fill=brief.issuer.tint,
    )


def _second_page(brief: Brief, account: str) -> Sheet:
    sheet = new_sheet(brief)
    _head(sheet, brief, 2)
    sheet.text(_LEFT, 132, account, size=9, colour=GREY)
    _title(sheet, brief, (_LEFT, 164), brief.say("Notes to your statement", "結單附註"))
    y = 186.0
    for number, (english, chinese) in enumerate(_NOTES, start=1):
        for words in (english,) * brief.english_labels + (chinese,) * brief.chinese_labels:
            y = sheet.paragraph(_LEFT + 16, y, words, width=_WIDTH - 30, size=8.6, leading=1.5)
        sheet.text(_LEFT, y - 12.9, f"{number}", size=8.6, colour=brief.issuer.accent)
        y += 8
    y += 14
    sheet.box(_LEFT, y, _WIDTH, 84, fill=brief.issuer.tint, radius=4)
    _title(sheet, brief, (_LEFT + 14, y + 22), brief.say("Where to find us", "聯絡我們"))
    sheet.text(_LEFT + 14, y + 42, brief.issuer.office_en, size=8.4)
    sheet.text(_LEFT + 14, y + 57, brief.issuer.office_zh, size=8.4)
    sheet.text(_LEFT + 14, y + 72, brief.issuer.payment_en, size=8.4)
    fine_print(sheet, brief, (_LEFT, 806), width=_WIDTH)
    return sheet
