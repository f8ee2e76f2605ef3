"""A tenancy agreement of two pages: parties and premises, then terms, signatures and the stamp."""

from datetime import date, timedelta
from typing import Final

from workstation.domain.proofs import months_later
from workstation.sample_office.proofs.brief import Brief, Part, dollars
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import INK, Align, Sheet
from workstation.sample_office.proofs.stamps import rubber_stamp, signature
from workstation.sample_office.proofs.stationery import new_sheet

_LEFT: Final = 70.0
_WIDTH: Final = 455.0
_VALUE: Final = 178.0
"""How far the values stand from the left margin."""
_TEXT: Final = Face(Family.BOOK)
_STRONG: Final = Face(Family.BOOK, bold=True)

_TERMS: Final = (
    (
        "The Tenant shall pay the rent in advance without deduction on the first day of every "
        "month.",
        "租客須於每月首日預繳租金，不得作任何扣減。",
    ),
    (
        "The Tenant shall pay all charges for water, electricity, gas and telephone consumed at "
        "the Premises during the term.",
        "租客須支付租期內該物業所耗用之水費、電費、煤氣費及電話費。",
    ),
    (
        "The Tenant shall use the Premises as a private residence only and shall not assign or "
        "underlet any part of them.",
        "該物業只可作私人住宅用途，租客不得將該物業任何部分轉讓或分租。",
    ),
    (
        "The Tenant shall keep the interior of the Premises in good and clean condition, fair "
        "wear and tear excepted.",
        "租客須保持該物業內部良好清潔，正常損耗除外。",
    ),
    (
        "The Landlord shall pay the rates, the land rent and the management fees, and keep the "
        "structure of the Premises in repair.",
        "業主須支付差餉、地租及管理費，並負責維修該物業之結構。",
    ),
    (
        "The deposit is returned without interest within fourteen days after the Tenant has "
        "delivered vacant possession.",
        "租客交還空置物業後十四日內，業主須無息退還按金。",
    ),
    (
        "Either party may end this Agreement after the first twelve months by two months' "
        "notice in writing.",
        "首十二個月後，任何一方可給予兩個月書面通知終止本協議。",
    ),
)


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the agreement, two pages."""
    return (_first_page(brief), _second_page(brief))


def term_of(brief: Brief) -> tuple[date, date]:
    """Return the first and the last day of the tenancy."""
    begins = brief.tenancy_from or brief.issued_on
    return begins, months_later(begins, 24) - timedelta(days=1)


def _first_page(brief: Brief) -> Sheet:
    sheet = new_sheet(brief)
    _title(sheet, brief)
    if brief.stamped:
        _stamp(sheet, brief)
    y = _opening(sheet, brief, 168)
    y = _particulars(sheet, brief, y + 16)
    sheet.rule((_LEFT, y), (_LEFT + _WIDTH, y), colour=INK, width=0.7)
    _terms(sheet, brief, y + 24, _TERMS[: _on_first_page(brief)], first=1)
    _page_number(sheet, "- 1 -")
    return sheet


def _title(sheet: Sheet, brief: Brief) -> None:
    middle = sheet.width / 2
    if brief.chinese_labels:
        sheet.text(middle, 76, "租 約 協 議 書", size=19, face=_STRONG, align=Align.CENTRE)
    if brief.english_labels:
        y = 100 if brief.chinese_labels else 86
        sheet.text(middle, y, "TENANCY AGREEMENT", size=17, face=_STRONG, align=Align.CENTRE)
    sheet.rule((middle - 110, 112), (middle + 110, 112), colour=INK, width=1.1)


def _stamp(sheet: Sheet, brief: Brief) -> None:
    begins, _ = term_of(brief)
    words = (
        "STAMP OFFICE 印花稅處",
        f"DUTY PAID ${brief.rng.randint(120, 980)}",
        begins.strftime("%d %b %Y").upper(),
        brief.number("ST-########"),
    )
    rubber_stamp(sheet, (414, 56), words)


def _opening(sheet: Sheet, brief: Brief, y: float) -> float:
    # The day the agreement is made is what counts as its date of issue.
    if Part.ISSUED_ON not in brief.left_out:
        start = brief.one("This Agreement is made on ", "本協議於")
        end = sheet.text(_LEFT, y, start, size=10.5, face=_TEXT)
        day = brief.date(brief.issued_on)
        end = sheet.text(end, y, day, size=10.5, face=_STRONG, mark="issued_on")
        rest = brief.one(
            " between the Landlord and the Tenant named below.", "由下列業主與租客訂立。"
        )
        sheet.text(end + 2, y, rest, size=10.5, face=_TEXT)
        y += 20
    words = brief.one(
        "The Landlord lets and the Tenant takes the Premises for the term and at the rent set "
        "out here, upon the conditions that follow.",
        "業主同意將該物業按下列租期、租金及條件租予租客，租客亦同意承租。",
    )
    return sheet.paragraph(_LEFT, y, words, width=_WIDTH, size=10.5, face=_TEXT, leading=1.5)


def _particulars(sheet: Sheet, brief: Brief, y: float) -> float:
    landlord = brief.one(brief.issuer.english, brief.issuer.chinese)
    begins, ends = term_of(brief)
    rent = brief.rng.randint(90, 320) * 100
    if Part.ISSUER in brief.left_out:
        landlord = ""
    tenant = "" if Part.NAME in brief.left_out else brief.holder
    rows = (
        (brief.say("The Landlord", "業主"), landlord, "issuer"),
        (brief.say("of", "地址"), brief.one(brief.issuer.office_en, brief.issuer.office_zh), ""),
        (brief.say("The Tenant", "租客"), tenant, "name"),
        (brief.say("Document number", "證件號碼"), brief.number("*###(#)").replace("*", "***"), ""),
    )
    for label, value, mark in rows:
        y = _particular(sheet, y, label, value, mark)
    y = _premises(sheet, brief, y)
    term = brief.one(
        f"Two years from {brief.date(begins)} to {brief.date(ends)}",
        f"兩年，由{brief.date(begins)}至{brief.date(ends)}",
    )
    y = _particular(sheet, y, brief.say("Term", "租期"), term, "")
    each = brief.one(f"HK${dollars(rent)} a month", f"每月港幣{dollars(rent)}元")
    y = _particular(sheet, y, brief.say("Rent", "租金"), each, "")
    deposit = f"HK${dollars(rent * 2)}"
    return _particular(sheet, y, brief.say("Deposit", "按金"), deposit, "")


def _particular(sheet: Sheet, y: float, label: str, value: str, mark: str) -> float:
    sheet.text(_LEFT, y, label, size=10, face=_STRONG)
    if mark:
        sheet.text(_LEFT + _VALUE, y, value, size=10.5, face=_TEXT, mark=mark)
        return y + 21
    end = sheet.paragraph(
        _LEFT + _VALUE, y, value, width=_WIDTH - _VALUE, size=10.5, face=_TEXT, leading=1.4
    )
    return end + 6


def _premises(sheet: Sheet, brief: Brief, y: float) -> float:
    sheet.text(_LEFT, y, brief.say("The Premises", "該物業"), size=10, face=_STRONG)
    if Part.ADDRESS in brief.left_out:
        return y + 21
    for line in brief.address:
        sheet.pieces(_LEFT + _VALUE, y, line, mark="address", size=10.5, face=_TEXT)
        y += 15
    return y + 6


def _terms(
    sheet: Sheet, brief: Brief, y: float, terms: tuple[tuple[str, str], ...], *, first: int
) -> float:
    both = brief.chinese_labels and brief.english_labels
    leading, between = (1.5, 8) if both else (1.9, 15)
    for number, (english, chinese) in enumerate(terms, start=first):
        sheet.text(_LEFT, y, f"{number}.", size=10.5, face=_TEXT)
        if brief.english_labels:
            y = sheet.paragraph(
                _LEFT + 24, y, english, width=_WIDTH - 24, size=10.5, face=_TEXT, leading=leading
            )
        if brief.chinese_labels:
            y = sheet.paragraph(
                _LEFT + 24, y, chinese, width=_WIDTH - 24, size=10.5, face=_TEXT, leading=leading
            )
        y += between
    return y


def _second_page(brief: Brief) -> Sheet:
    sheet = new_sheet(brief)
    begin = _on_first_page(brief)
    y = _terms(sheet, brief, 84, _TERMS[begin:], first=begin + 1)
    words = brief.one(
        "In witness of which the parties have signed this Agreement on the day first above "
        "written.",
        "立約雙方於上述日期簽署本協議，以昭信守。",
    )
    y = sheet.paragraph(_LEFT, y + 10, words, width=_WIDTH, size=10.5, face=_TEXT, leading=1.5)
    _signed(sheet, brief, (_LEFT, y + 66), brief.say("Landlord", "業主"), chop=True)
    _signed(sheet, brief, (_LEFT + 250, y + 66), brief.say("Tenant", "租客"), chop=False)
    _page_number(sheet, "- 2 -")
    return sheet


def _signed(sheet: Sheet, brief: Brief, at: tuple[float, float], role: str, *, chop: bool) -> None:
    x, y = at
    signature(sheet, (x + 24, y - 10), brief.rng, width=100)
    if chop:
        sheet.ellipse((x + 120, y - 22), 31, 31, edge="#24418ecc", edge_width=1.6)
        sheet.ellipse((x + 120, y - 22), 22, 22, edge="#24418e99", edge_width=0.7)
        sheet.text(
            x + 120,
            y - 19,
            brief.issuer.chinese[:4],
            size=8,
            face=_STRONG,
            colour="#24418ecc",
            align=Align.CENTRE,
        )
    sheet.rule((x, y), (x + 190, y), colour=INK, width=0.7)
    sheet.text(x, y + 16, role, size=10, face=_TEXT)


def _on_first_page(brief: Brief) -> int:
    """Return how many terms there is room for; Chinese takes less."""
    return 3 if brief.english_labels else 5


def _page_number(sheet: Sheet, words: str) -> None:
    sheet.text(sheet.width / 2, 806, words, size=9, face=_TEXT, align=Align.CENTRE)
