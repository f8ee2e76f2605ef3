"""Tenancy agreements: a form with particulars, or prose; the landlord's home stands there too."""

from datetime import timedelta

from tests.support.made_proofs.case import Case
from tests.support.made_proofs.layouts.stock import LEFT, RIGHT
from tests.support.made_proofs.paper import Paper, Text, pieces_of
from workstation.sample_office import Person


def tenancy(paper: Paper, case: Case) -> None:
    """Print an agreement, stamped."""
    title = case.say("TENANCY AGREEMENT", "租約")
    paper.put(297, 62, title, size=15, bold=True, align="middle")
    y = _form(paper, case) if case.rng.random() < 0.5 else _clauses(paper, case)
    _terms(paper, case, y + 12)
    paper.put(LEFT, 715, case.one("Signed by the Landlord", "業主簽署"), size=9)
    paper.put(330, 715, case.one("Signed by the Tenant", "租客簽署"), size=9)
    paper.rule(LEFT, 250, 700)
    paper.rule(330, 530, 700)
    _stamp(paper, case)


def _name_of(person: Person, case: Case) -> str:
    return person.name.chinese if case.chinese else person.name.capitals


def _form(paper: Paper, case: Case) -> float:
    y = 100.0
    landlord = case.pick(("Landlord", "業主"), ("Lessor", "出租人"))
    tenant = case.pick(("Tenant", "租客"), ("Lessee", "承租人"))
    address = case.either(("Address", "地址"), ("Correspondence address", "通訊地址"))
    premises = case.pick(("Premises", "物業地址"), ("The Premises", "租用單位"))
    rows: list[tuple[str, Text]] = [
        (case.either(("Date of agreement", "訂約日期"), ("Dated", "簽訂日期")), case.issue()),
        (landlord, _name_of(case.landlord, case)),
        (address, case.written(case.landlord_home)),
        (tenant, case.names[0]),
        *([(case.either(("Former address", "舊地址")), case.written(case.former_home))]
          if case.rng.random() < 0.5 else []),
        (premises, case.home_in_prose()),
        (case.say("Term", "租期"), _term(case)),
        (case.say("Monthly rent", "每月租金"), f"HK${case.rng.randint(60, 480) * 100:,}"),
    ]  # fmt: skip
    for label, value in rows:
        x = LEFT + max(132, paper.put(LEFT, y, f"{label}:", size=9.5, bold=True) + 8)
        y = paper.flow(x, y, value, width=RIGHT - x, filled=True) + 8
    return y


def _clauses(paper: Paper, case: Case) -> float:
    landlord, tenant = _name_of(case.landlord, case), case.names[0][0]
    theirs, former = case.written(case.landlord_home), case.written(case.former_home)
    home, term = pieces_of(case.home_in_prose()), _term(case)
    if case.chinese:
        clauses: list[Text] = [
            ["本租約於", case.issue(), "訂立。"],
            ["業主", landlord, "，地址為", theirs, "（以下簡稱業主）；"],
            ["租客", tenant, "，地址為", former, "（以下簡稱租客）。"],
            ["業主將位於", *home, "之物業（以下簡稱該物業）租予租客作住宅用途。"],
            ["租期：", term, "。"],
        ]
    else:
        clauses = [
            ["THIS AGREEMENT is made on ", case.issue(), " between:"],
            ["(1) ", landlord, " of ", theirs, ' (hereinafter called "the Landlord"); and'],
            ["(2) ", tenant, " of ", former, ' (hereinafter called "the Tenant").'],
            ["The Landlord lets and the Tenant takes the premises known as ", *home,
             ' (hereinafter called "the Premises") for residential use only.'],
            ["The term is ", term, "."],
        ]  # fmt: skip
    y = 104.0
    for clause in clauses:
        y = paper.flow(LEFT, y, clause, width=RIGHT - LEFT, size=10, leading=15) + 8
    return y


def _term(case: Case) -> str:
    first = case.issued_on + timedelta(days=7)
    last = first + timedelta(days=729)
    return case.one(
        f"two years from {case.day(first)} to {case.day(last)}",
        f"兩年，由{case.day(first)}至{case.day(last)}",
    )


def _terms(paper: Paper, case: Case, y: float) -> None:
    for number, text in enumerate((
        case.one("The Tenant shall pay the rent in advance on the first day of each month.",
                 "租客須於每月一日預繳租金。"),
        case.one("The Tenant shall pay two months' rent as deposit, returned without interest when "
                 "the tenancy ends.", "租客須繳付兩個月租金作按金，租約期滿後免息退還。"),
        case.one("The Tenant shall not sublet the premises or any part of them.",
                 "租客不得將該物業全部或部分分租。"),
        case.one("Rates, government rent and management fees are paid by the Landlord; water, gas, "
                 "electricity and telephone charges by the Tenant.",
                 "差餉、地租及管理費由業主負責；水、電、煤氣及電話費由租客負責。"),
        case.one("The Tenant shall keep the inside of the premises clean and in good repair, fair "
                 "wear and tear excepted, and shall alter nothing without the Landlord's consent.",
                 "租客須保持該物業內部清潔及良好狀況，未經業主同意不得改動。"),
        case.one("Either party may end this tenancy after the first year by two months' notice in "
                 "writing.", "首年後任何一方可以兩個月書面通知終止本租約。"),
    ), start=1):  # fmt: skip
        y = paper.flow(LEFT, y, f"{number}. {text}", width=RIGHT - LEFT, size=9) + 4


def _stamp(paper: Paper, case: Case) -> None:
    x, y, red = 420.0, 600.0, (170, 30, 40)
    paper.box(x, y, x + 118, y + 50, edge=red, thickness=1.6)
    lines = ("STAMP OFFICE 印花稅署", "STAMP DUTY PAID", case.number("IR-######-####"))
    for place, line in enumerate(lines):
        paper.put(x + 59, y + 14 + 14 * place, line, size=7.6, colour=red, align="middle")
