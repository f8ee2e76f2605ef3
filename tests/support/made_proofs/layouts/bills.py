"""Bills of electricity, water and gas."""

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


def electricity(paper: Paper, case: Case) -> None:
    """Print an electricity bill: facts to the right of the addressee, a table of charges."""
    account, due, amount = case.number("##### #####-#"), case.later(17), case.money(120, 2900)
    y = head(paper, case)
    title = case.pick(("Electricity Bill", "電費單"), ("Your electricity account", "電費帳單"))
    paper.put(LEFT, y + 8, title, size=13, bold=True)
    below = addressee(paper, case, LEFT + case.rng.choice((0, 14)), y + 42)
    issue = case.pick(
        ("Bill date", "發單日期"), ("Date of issue", "發出日期"), ("Issued on", "帳單日期")
    )
    rows = [
        (case.say("Account number", "賬戶號碼"), account),
        (issue, case.issue()),
        (case.say("Billing period", "計費期"), f"{case.later(-33)} - {case.later(-3)}"),
        (case.say("Next meter reading", "下次抄錶日期"), case.later(28)),
        (case.say("Please pay by", "最後繳款日期"), due),
    ]
    if case.rng.random() < 0.5:
        rows[1], rows[4] = rows[4], rows[1]
    below = max(below, facts(paper, 322, y + 42, rows, wide=100, size=8.4))
    y = supply_row(paper, case, below + 12, ("Supply address", "用電地址"))
    units = case.rng.randint(80, 1400)
    charges = [
        (case.say("Energy charge", "電費"), f"{units} kWh", case.money(80, 1500)),
        (case.say("Fuel clause", "燃料調整費"), f"{units} kWh", case.money(10, 400)),
        (case.say("Rebate", "特別回扣"), "", f"-{case.money(5, 60)}"),
        (case.say("Amount due", "應繳總額"), "", amount),
    ]
    heads = (case.say("Item", "項目"), case.say("Usage", "用量"), "HK$")
    y = table(paper, y + 26, heads, charges, stops=(56, 330, 540), colour=case.issuer.colour)
    small_print(paper, case, offices(paper, case, y + 24), 736)
    pay_slip(paper, case, account, due, amount)


def supply_row(paper: Paper, case: Case, y: float, label: tuple[str, str]) -> float:
    """Print which home is supplied: the holder's again, or another; return where it ends."""
    if case.supply is None and case.rng.random() < 0.6:
        return y
    paper.put(LEFT, y, case.say(*label), size=8.2, colour=GREY)
    if case.supply is None:
        words = case.pick(("Same as above", "同上"), ("As mailing address", "與郵寄地址相同"))
        paper.put(LEFT + 130, y, words, size=8.2)
    else:
        paper.put(LEFT, y + 12, case.written(case.supply), size=8.2)
    return y + 20


def water(paper: Paper, case: Case) -> None:
    """Print a water bill: a grid of boxes at the top, the addressee low in a window."""
    account, due, amount = case.number("#-####-####-###-#"), case.later(14), case.money(30, 900)
    y = head(paper, case, size=14)
    title = case.say("Demand for Water Charges", "水費及排污費繳費單")
    paper.put(RIGHT, y + 6, title, size=11, bold=True, align="right")
    issue = case.pick(("Date of Bill", "發單日期"), ("Bill date", "帳單日期"), ("Date", "日期"))
    y = cells(paper, y + 18, [
        (case.say("Account No.", "用戶編號"), account),
        (issue, case.issue()),
        (case.say("Due date", "到期繳款日"), due),
    ])  # fmt: skip
    y = cells(paper, y, [
        (case.say("Period of charge", "收費期"), f"{case.later(-125)} - {case.later(-4)}"),
        (case.say("Amount payable (HK$)", "應繳款額"), amount),
    ])  # fmt: skip
    y = addressee(paper, case, case.rng.choice((LEFT + 8, 92.0)), y + 46, size=10.5)
    y = supply_row(paper, case, y + 22, ("Premises", "用水處所"))
    cubic = case.rng.randint(6, 70)
    meters = [(case.number("W#####"), str(1000 + cubic), "1000", str(cubic))]
    heads = tuple(
        case.say(*words)
        for words in (
            ("Meter", "水錶"),
            ("This reading", "今次度數"),
            ("Last", "上次"),
            ("m3", "立方米"),
        )
    )
    y = table(paper, y + 28, heads, meters, stops=(56, 170, 330, 540), colour=(90, 120, 140))
    paper.put(
        LEFT,
        y + 8,
        case.say("Next reading about", "下次抄錶約為") + f" {case.later(118)}",
        size=8.5,
    )
    small_print(paper, case, offices(paper, case, y + 40), 736)
    pay_slip(paper, case, account, due, amount)


def gas(paper: Paper, case: Case) -> None:
    """Print a gas bill: two columns, the addressee on the right."""
    account, due, amount = case.number("######-###"), case.later(20), case.money(60, 1100)
    y = head(paper, case, size=14)
    paper.put(
        LEFT,
        y + 10,
        case.say("Gas Bill", "煤氣費帳單"),
        size=14,
        bold=True,
        colour=case.issuer.colour,
    )
    paper.box(LEFT, y + 24, 250, y + 150, filling=(250, 244, 236), edge=None)
    issue = case.either(
        ("Statement date", "結單日期"), ("Date of issue", "發單日期"), ("Issue date", "發出日期")
    )
    rows = [
        (case.one("Customer no.", "客戶號碼"), account),
        (issue, case.issue()),
        (case.one("From", "由"), case.later(-60)),
        (case.one("To", "至"), case.later(-1)),
        (case.one("Due date", "繳費限期"), due),
        (case.one("Total HK$", "總額 港元"), amount),
    ]
    facts(paper, LEFT + 8, y + 44, rows, wide=82, size=9, leading=18, colon=case.rng.random() < 0.5)
    below = addressee(paper, case, 290, y + 44, size=9.6)
    y = supply_row(paper, case, max(below, y + 164) + 14, ("Gas supplied to", "供氣地址"))
    readings = [
        (case.say("Meter reading", "氣錶讀數"), case.number("####"), case.number("##")),
        (case.say("Basic charge", "基本月費"), "", "20.00"),
        (case.say("Total", "總額"), "", amount),
    ]
    heads = (case.say("Charges", "收費"), case.say("Reading", "讀數"), "HK$")
    y = table(paper, y + 24, heads, readings, stops=(56, 320, 540), colour=case.issuer.colour)
    paper.flow(LEFT, y + 10, case.one(
        "Smell gas? Open the windows, turn off the main valve and call us from outside at once.",
        "如懷疑漏氣，請即打開窗戶，關上總掣，並到室外致電本公司。"), width=480, size=8)  # fmt: skip
    small_print(paper, case, offices(paper, case, y + 50), 736)
    pay_slip(paper, case, account, due, amount)
