"""Statements of banks and bills of telephone and broadband companies."""

from datetime import timedelta

from tests.support.made_proofs.case import Case
from tests.support.made_proofs.layouts.stock import (
    LEFT,
    RIGHT,
    addressee,
    cells,
    facts,
    head,
    offices,
    pay_slip,
    small_print,
    table,
)
from tests.support.made_proofs.paper import GREY, Paper


def bank(paper: Paper, case: Case) -> None:
    """Print a bank statement: the branch under the head, a list of movements."""
    y = head(paper, case)
    branch = case.one("Branch: ", "分行: ") + case.one(
        case.issuer.payment_en, case.issuer.payment_zh
    )
    paper.put(RIGHT, y + 4, branch, size=7.6, colour=GREY, align="right")
    title = case.pick(
        ("Consolidated Statement", "綜合結單"),
        ("Statement of Account", "月結單"),
        ("Savings Account Statement", "儲蓄戶口結單"),
    )
    paper.put(RIGHT, y + 26, title, size=12, bold=True, align="right")
    below = addressee(paper, case, LEFT + 6, y + 48)
    date = case.either(("Statement date", "結單日期"), ("Date", "日期"), ("As at", "截至"))
    rows = [
        (case.one("Account", "戶口號碼"), case.number("###-######-###")),
        (date, case.issue()),
        (case.one("Page", "頁"), "1 / 1"),
    ]
    y = max(below, facts(paper, 370, y + 52, rows, wide=78)) + 26
    balance = case.rng.uniform(800, 90_000)
    moved = []
    for days in sorted(case.rng.sample(range(1, 30), case.rng.randint(4, 9)), reverse=True):
        change = case.rng.uniform(-900, 1500)
        balance += change
        what = case.either(
            ("ATM withdrawal", "提款"), ("Autopay", "自動轉賬"), ("Salary", "薪金"),
            ("FPS transfer", "轉數快"), ("Interest", "利息"),
        )  # fmt: skip
        moved.append((case.later(-days), what, f"{change:,.2f}", f"{balance:,.2f}"))
    heads = tuple(
        case.say(*words)
        for words in (
            ("Date", "日期"),
            ("Details", "摘要"),
            ("Amount", "金額"),
            ("Balance", "結餘"),
        )
    )
    y = table(paper, y, heads, moved, stops=(54, 170, 340, 540), colour=case.issuer.colour)
    y = paper.flow(LEFT, y + 16, case.one(
        "Please examine this statement and tell the bank of any error within 90 days.",
        "請核對本結單；如有錯漏，請於九十日內通知本行。"), width=480, size=8)  # fmt: skip
    small_print(paper, case, y + 10, 750)
    offices(paper, case, 770)


def mobile(paper: Paper, case: Case) -> None:
    """Print a mobile bill: the number in large figures, facts in a coloured band."""
    account, due, amount = case.number("8#######"), case.later(14), case.money(48, 700)
    y = head(paper, case)
    below = addressee(paper, case, LEFT, y + 26, size=10)
    paper.put(RIGHT, y + 30, case.say("Mobile Service Bill", "流動服務帳單"), size=11.5, bold=True,
              align="right")  # fmt: skip
    paper.put(RIGHT, y + 50, case.number("9### ####"), size=15, filled=True, align="right")
    issue = case.pick(
        ("Bill date", "帳單日期"), ("Invoice date", "發票日期"), ("Issue date", "發單日期")
    )
    y = cells(paper, max(below, y + 70) + 14, [
        (case.say("Account number", "戶口號碼"), account),
        (issue, case.issue()),
        (case.say("Due date", "繳費限期"), due),
        (case.say("Total (HK$)", "總額"), amount),
    ], tall=38, size=9)  # fmt: skip
    lines = [
        (
            case.say("Monthly plan", "月費計劃"),
            f"{case.later(-30)} - {case.later(-1)}",
            case.money(48, 300),
        ),
        (case.say("Roaming data", "漫遊數據"), "", case.money(0, 200)),
        (case.say("Administration fee", "行政費"), "", "18.00"),
    ]
    heads = (case.say("Services", "服務"), case.say("Period", "期間"), "HK$")
    y = table(paper, y + 34, heads, lines, stops=(56, 250, 540), colour=case.issuer.colour)
    small_print(paper, case, offices(paper, case, y + 30), 736)
    pay_slip(paper, case, account, due, amount)


def broadband(paper: Paper, case: Case) -> None:
    """Print a broadband bill: a tinted column on the left with all facts, the rest beside it."""
    account, due, amount = case.number("FB-#######"), case.later(21), case.money(99, 480)
    paper.box(0, 0, 172, 720, filling=(240, 244, 250), edge=None)
    issuer = case.issuer
    paper.put(20, 60, case.one(issuer.english, issuer.chinese).split(" ")[0], size=15, bold=True,
              colour=issuer.colour)  # fmt: skip
    issue = case.either(
        ("Bill date", "帳單日期"), ("Issue date", "發單日期"), ("Date of issue", "發出日期")
    )
    y = 110.0
    for label, value in (
        (case.one("Account", "客戶號碼"), account),
        (issue, case.issue()),
        (case.one("Payment due", "繳款日期"), due),
        (case.one("Amount", "應繳金額"), f"HK${amount}"),
    ):
        paper.put(20, y, label, size=8, colour=GREY)
        paper.put(20, y + 14, value, size=10, filled=True)
        y += 40
    paper.put(190, 60, case.say(issuer.english, issuer.chinese), size=10.5, bold=True)
    y = addressee(paper, case, 190, 112, size=10)
    y = supply_row_beside(paper, case, y + 16)
    paper.put(190, y + 16, case.say("Fibre Broadband Bill", "光纖寬頻帳單"), size=13, bold=True)
    start = case.issued_on - timedelta(days=200)
    for label, value in (
        (case.say("1000M plan, contract from", "1000M計劃，合約由"), case.day(start)),
        (case.say("Service period", "服務期"), f"{case.later(1)} - {case.later(30)}"),
        (case.say("Charge", "月費"), amount),
    ):
        y += 20
        paper.put(190, y + 22, label, size=9)
        paper.put(RIGHT, y + 22, value, size=9, align="right")
    pay_slip(paper, case, account, due, amount)


def supply_row_beside(paper: Paper, case: Case, y: float) -> float:
    """Print where the line is installed, when it is another home."""
    if case.supply is None:
        return y
    paper.put(190, y, case.say("Installation address", "安裝地址"), size=8, colour=GREY)
    return paper.flow(190, y + 13, case.written(case.supply), width=350, size=8.4, leading=12)
