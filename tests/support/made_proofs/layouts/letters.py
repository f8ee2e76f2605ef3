"""Letters: of the government, of a trustee or insurer, of a hospital; and demands for rates."""

from tests.support.made_proofs.case import Case
from tests.support.made_proofs.layouts.stock import LEFT, RIGHT, addressee, cells, head, small_print
from tests.support.made_proofs.paper import GREY, Paper, pieces_of


def government(paper: Paper, case: Case) -> None:
    """Print a letter: references to the left, the day alone or labelled, prose."""
    issuer = case.issuer
    paper.put(
        297,
        50,
        case.say(issuer.english.upper(), issuer.chinese),
        size=13,
        bold=True,
        align="middle",
    )
    paper.put(
        297,
        66,
        case.one("The Government of the HKSAR", "香港特別行政區政府"),
        size=9,
        align="middle",
    )
    paper.put(
        297, 79, case.one(issuer.office_en, issuer.office_zh), size=7.6, colour=GREY, align="middle"
    )
    paper.rule(LEFT, RIGHT, 88)
    paper.put(
        LEFT, 112, [case.say("Our ref.", "本署檔號"), ":  ", case.number("TA/##/#######")], size=9
    )
    label = case.either(
        ("Date", "日期"), ("Date of issue", "發出日期"), ("Date of this letter", "發信日期")
    )
    if case.rng.random() < 0.5:
        paper.put(LEFT, 128, [f"{label}:  ", case.issue()], size=9)
        y = addressee(paper, case, LEFT, 166)
    else:
        y = addressee(paper, case, LEFT, 146)
        paper.put(RIGHT, 112, [f"{label} : ", case.issue()], size=9.5, align="right")
    tax = case.money(500, 9000)
    y = _prose(paper, case, y + 26, (
        (f"Notice of Assessment {case.issued_on.year - 1}/{case.issued_on.year % 100:02d}",
         f"{case.issued_on.year - 1}/{case.issued_on.year % 100:02d}年度評稅通知書"),
        (f"I refer to your return received on {case.later(-41)}. The tax payable is "
         f"${tax}, to be paid on or before {case.later(60)}.",
         f"本署於{case.later(-41)}收到你的報稅表。應繳稅款為{tax}元，"
         f"繳稅限期為{case.later(60)}。"),
        ("If you object to this assessment, write to the Commissioner within one month, stating "
         "the grounds of your objection.",
         "如對評稅有異議，請於一個月內以書面向署長提出，並說明理由。"),
    ))  # fmt: skip
    paper.put(330, y + 34, case.one("for Commissioner", "署長"), size=9.5)
    paper.put(LEFT, 800, case.one(issuer.payment_en, issuer.payment_zh), size=7.6, colour=GREY)


def _prose(paper: Paper, case: Case, y: float, texts: tuple[tuple[str, str], ...]) -> float:
    """Print a heading and paragraphs; return the baseline below."""
    paper.put(LEFT, y, case.one(*texts[0]), size=10.5, bold=True)
    y += 24
    for text in texts[1:]:
        for words in text if case.script == "both" else (case.one(*text),):
            y = paper.flow(LEFT, y, words, width=RIGHT - LEFT) + 8
    return y


def insurance(paper: Paper, case: Case) -> None:
    """Print a letter of a trustee: logo right, a box with the member's numbers."""
    y = head(paper, case)
    date = (
        case.issue() if case.rng.random() < 0.35 else [case.one("Date: ", "日期："), case.issue()]
    )
    paper.put(LEFT, y + 10, date, size=9.5)
    y = addressee(paper, case, LEFT, y + 40)
    y = cells(paper, y + 16, [
        (case.say("Member account", "成員帳戶"), case.number("MPF-########")),
        (case.say("Scheme year ended", "計劃年度截至"), case.later(-55)),
        (case.say("Total value HK$", "總值"), case.money(9000, 800_000)),
    ])  # fmt: skip
    y = _prose(paper, case, y + 40, (
        ("Annual Benefit Statement", "周年權益報表"),
        ("Thank you for being a member. Your statement for the scheme year is set out above. "
         "Please tell us if your particulars change.",
         "多謝閣下成為本計劃成員。上述計劃年度之權益如上。如個人資料有變，請通知本公司。"),
        (f"Contributions received after {case.later(-55)} are not included.",
         f"於{case.later(-55)}後收到之供款並未計算在內。"),
    ))  # fmt: skip
    if case.supply is not None:
        paper.put(LEFT, y + 8, case.one("Insured premises", "受保物業"), size=8.2, colour=GREY)
        paper.put(LEFT, y + 21, case.written(case.supply), size=8.4)
    small_print(paper, case, y + 40, 740)
    paper.put(LEFT, 770, case.one("Return forms to", "表格請寄回"), size=7.8, colour=GREY)
    paper.put(LEFT, 781, case.one(case.issuer.payment_en, case.issuer.payment_zh), size=7.8)


def hospital(paper: Paper, case: Case) -> None:
    """Print a letter of a hospital: an appointment, days of it that are not the day of issue."""
    y = head(paper, case)
    title = case.pick(("Appointment Notice", "覆診通知書"), ("Medical Appointment", "預約通知"))
    paper.put(297, y + 6, title, size=13, bold=True, align="middle")
    y = addressee(paper, case, LEFT + 10, y + 36)
    label = case.either(
        ("Date of issue", "發出日期"), ("Issued on", "簽發日期"), ("Print date", "列印日期")
    )
    paper.put(RIGHT, y + 14, [f"{label}: ", case.issue()], size=9.2, align="right")
    rows = [
        (case.say("Hospital no.", "病歷號碼"), case.number("HN##-#######(#)")),
        (case.say("Clinic", "診所"), case.one("Eye Clinic, 2/F, Block C", "眼科門診C座2樓")),
        (case.say("Appointment", "覆診日期"), f"{case.later(47)}  {case.rng.randint(9, 16)}:30"),
    ]
    y = cells(paper, y + 28, rows, tall=40, size=9)
    y = _prose(paper, case, y + 34, (
        ("Notes", "注意事項"),
        ("Bring this notice and your identity card. To change the day, call us at least one week "
         "before.",
         "請攜同本通知書及身份證到診。如需更改日期，請於最少一星期前致電。"),
    ))  # fmt: skip
    paper.put(LEFT, y + 10, case.one("Pay fees at", "繳費地點"), size=8, colour=GREY)
    paper.put(LEFT, y + 22, case.one(case.issuer.payment_en, case.issuer.payment_zh), size=8)
    small_print(paper, case, y + 50, 800)


def rates(paper: Paper, case: Case) -> None:
    """Print a demand for rates: a form in boxes, the tenement in one of them."""
    issuer = case.issuer
    paper.put(
        297, 48, case.say(issuer.english, issuer.chinese), size=12.5, bold=True, align="middle"
    )
    title = case.say("Demand for Rates and Land Rent", "徵收差餉及地租通知書")
    paper.put(297, 66, title, size=10.5, align="middle")
    issue = case.pick(("Date of issue", "發出日期"), ("Date", "日期"))
    y = cells(paper, 80, [
        (case.say("Account no.", "帳目編號"), case.number("##-######-###-#")),
        (issue, case.issue()),
        (case.say("Last day for payment", "最後繳款日期"), case.later(29)),
    ])  # fmt: skip
    paper.box(LEFT, y, RIGHT, y + 122, edge=GREY)
    paper.put(
        LEFT + 4,
        y + 10,
        case.say("Name and address of payer", "繳納人姓名及地址"),
        size=6.8,
        colour=GREY,
    )
    addressee(paper, case, LEFT + 26, y + 34, size=10)
    y += 122
    paper.box(LEFT, y, RIGHT, y + 40, edge=GREY)
    paper.put(LEFT + 4, y + 10, case.say("Tenement", "物業單位"), size=6.8, colour=GREY)
    if case.supply is None:
        tenement = pieces_of(case.home_in_prose())
    else:
        tenement = pieces_of(case.written(case.supply))
    paper.flow(LEFT + 8, y + 24, tenement, width=RIGHT - LEFT - 14, size=8.6, leading=12)
    value = case.rng.randint(60, 400) * 1000
    y = cells(paper, y + 40, [
        (case.say("Rateable value", "應課差餉租值"), f"{value:,}"),
        (case.say("Quarter", "季度"), f"{case.later(-2)} - {case.later(88)}"),
        (case.say("Rates", "差餉"), f"{value * 0.0125:,.2f}"),
    ])  # fmt: skip
    paper.put(LEFT, y + 26, case.one("Pay by post to", "郵寄付款"), size=8, colour=GREY)
    paper.put(LEFT, y + 38, case.one(issuer.payment_en, issuer.payment_zh), size=8)
    small_print(paper, case, y + 80, 790)
    office = case.one(f"Offices: {issuer.office_en}", f"辦事處：{issuer.office_zh}")
    paper.put(LEFT, y + 58, office, size=8)
