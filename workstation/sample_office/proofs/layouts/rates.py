"""A quarterly demand for rates and land rent: a form on a patterned ground in three parts."""

from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, dollars
from workstation.sample_office.proofs.codes import draw_barcode, draw_matrix_code
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import INK, WHITE, Align, Sheet
from workstation.sample_office.proofs.stationery import (
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

_LEFT: Final = 34.0
_WIDTH: Final = 527.0
_TEXT: Final = Face(Family.MODERN)
_STRONG: Final = Face(Family.MODERN, bold=True)
_PRINTED: Final = Face(Family.MONO, bold=True)


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the demand, one page."""
    sheet = new_sheet(brief)
    account = brief.number("##-###-#####-####-#")
    value = brief.rng.randint(60, 400) * 600
    rates, rent = round(value * 0.05 / 4, 2), round(value * 0.03 / 4, 2)
    _ground(sheet, brief)
    _head(sheet, brief)
    _payer(sheet, brief, account, rates + rent)
    _tenement(sheet, brief, value)
    _sums(sheet, brief, rates, rent)
    _notes(sheet, brief)
    _slip(sheet, brief, account, rates + rent)
    return (sheet,)


def _ground(sheet: Sheet, brief: Brief) -> None:
    colour = brief.issuer.colour + "22"
    for row in range(44):
        y = 98 + row * 12.4
        points = [(_LEFT + n * _WIDTH / 14, y + (4 if n % 2 else -4)) for n in range(15)]
        sheet.curve(points, colour=colour, width=0.5)


def _head(sheet: Sheet, brief: Brief) -> None:
    letterhead(sheet, brief, (_LEFT + 18, 46), size=14, emblem=17, face=_STRONG)
    title = brief.say("DEMAND FOR RATES AND LAND RENT", "徵收差餉及地租通知書", "  ")
    sheet.box(_LEFT, 72, _WIDTH, 20, fill=brief.issuer.colour)
    sheet.text(_LEFT + 10, 86, title, size=10.5, face=_STRONG, colour=WHITE)
    quarter = (brief.issued_on.month - 1) // 3 + 1
    words = brief.say(
        f"Quarter {quarter}/{brief.issued_on.year}", f"{brief.issued_on.year}年第{quarter}季", "  "
    )
    sheet.text(_LEFT + _WIDTH - 10, 86, words, size=9, face=_TEXT, colour=WHITE, align=Align.RIGHT)


def _panel(sheet: Sheet, brief: Brief, at: Point, size: tuple[float, float], title: str) -> None:
    x, y = at
    sheet.box(x, y, *size, fill=WHITE, edge=brief.issuer.colour, edge_width=0.8)
    sheet.box(x, y, size[0], 14, fill=brief.issuer.tint)
    sheet.text(
        x + 6,
        y + 10.5,
        title,
        size=7.4,
        face=_STRONG,
        colour=brief.issuer.colour,
    )


def _payer(sheet: Sheet, brief: Brief, account: str, due: float) -> None:
    _panel(
        sheet,
        brief,
        (_LEFT, 106),
        (310, 106),
        brief.say("Payer and correspondence address", "繳納人及通訊地址"),
    )
    holder_block(sheet, brief, (_LEFT + 14, 142), size=10.4, face=_TEXT, leading=1.45)
    x, width = _LEFT + 322, 205.0
    cells = (
        ("Account number", "帳目編號", account),
        ("Date of issue", "發單日期", ""),
        ("Last day for payment", "最後繳款日期", brief.days_later(28)),
        ("Amount payable", "應繳款額", f"${dollars(due)}"),
    )
    for number, (english, chinese, value) in enumerate(cells):
        y = 106 + number * 26.5
        last = number == len(cells) - 1
        fill = brief.issuer.accent if last else WHITE
        sheet.box(x, y, width, 26.5, fill=fill, edge=brief.issuer.colour, edge_width=0.8)
        ink = WHITE if last else brief.issuer.colour
        sheet.text(x + 6, y + 10, brief.say(english, chinese), size=6.8, face=_TEXT, colour=ink)
        sheet.text(
            x + width - 8,
            y + 21.5,
            value,
            size=11 if last else 9.5,
            face=_PRINTED,
            colour=WHITE if last else "#1c1c1e",
            align=Align.RIGHT,
        )
    issue_date(sheet, brief, (x + width - 8, 154), size=9.5, face=_PRINTED, align=Align.RIGHT)


def _tenement(sheet: Sheet, brief: Brief, value: int) -> None:
    _panel(
        sheet,
        brief,
        (_LEFT, 226),
        (_WIDTH, 62),
        brief.say("Tenement rated", "應課差餉租值物業單位"),
    )
    sheet.paragraph(
        _LEFT + 14, 257, address_line(brief, other=True), width=320, size=9.4, face=_TEXT
    )
    label = brief.say("Rateable value", "應課差餉租值")
    sheet.text(_LEFT + 350, 257, label, size=7.6, face=_TEXT, colour=brief.issuer.colour)
    sheet.text(_LEFT + _WIDTH - 12, 276, f"${value:,}", size=11, face=_PRINTED, align=Align.RIGHT)


def _sums(sheet: Sheet, brief: Brief, rates: float, rent: float) -> None:
    _panel(
        sheet, brief, (_LEFT, 302), (_WIDTH, 112), brief.say("Particulars of demand", "徵收詳情")
    )
    rows = (
        (brief.say("Rates for the quarter, 5%", "本季差餉 百分之五"), rates),
        (brief.say("Land rent for the quarter, 3%", "本季地租 百分之三"), rent),
        (brief.say("Arrears and surcharges", "欠款及附加費"), 0.0),
        (brief.say("Total", "總額"), rates + rent),
    )
    for number, (label, amount) in enumerate(rows):
        y = 336 + number * 21
        face = _STRONG if number == len(rows) - 1 else _TEXT
        sheet.text(_LEFT + 14, y, label, size=9.4, face=face)
        sheet.text(
            _LEFT + _WIDTH - 12, y, dollars(amount), size=10, face=_PRINTED, align=Align.RIGHT
        )
        sheet.rule(
            (_LEFT + 14, y + 6),
            (_LEFT + _WIDTH - 12, y + 6),
            colour=brief.issuer.colour + "55",
            width=0.5,
        )


def _notes(sheet: Sheet, brief: Brief) -> None:
    both = brief.chinese_labels and brief.english_labels
    tall = 150 if both else 98
    _panel(sheet, brief, (_LEFT, 428), (_WIDTH, tall), brief.say("Important", "重要事項"))
    notes = (
        (
            "Rates and land rent are payable in advance in January, April, July and October, "
            "whether or not this demand reaches you.",
            "差餉及地租須於每年一月、四月、七月及十月預繳，不論繳納人有否收到通知書。",
        ),
        (
            "A surcharge of 5% is added to sums unpaid on the last day, and a further 10% after "
            "six months.",
            "逾期未繳者須加收百分之五附加費；逾期六個月仍未繳者，再加收百分之十。",
        ),
        (
            "Tell this office within a month when the owner or the correspondence address changes.",
            "業權或通訊地址如有更改，請於一個月內通知本處。",
        ),
        (
            "You may pay by automatic transfer, on the Internet, by telephone, at convenience "
            "stores or by post.",
            "可以自動轉帳、網上、電話、便利店或郵寄方式繳款。",
        ),
    )
    y = 458.0
    for english, chinese in notes:
        if brief.english_labels:
            y = sheet.paragraph(
                _LEFT + 14, y, english, width=_WIDTH - 28, size=8, face=_TEXT, leading=1.45
            )
        if brief.chinese_labels:
            y = sheet.paragraph(
                _LEFT + 14, y, chinese, width=_WIDTH - 28, size=8, face=_TEXT, leading=1.5
            )
        y += 6


def _slip(sheet: Sheet, brief: Brief, account: str, due: float) -> None:
    top = 642.0
    tear_off(sheet, brief, top)
    sheet.box(_LEFT, top + 20, _WIDTH, 132, fill=brief.issuer.tint)
    at = (_LEFT + 14, top + 46)
    stacked_label(sheet, brief, at, "Account number", "帳目編號", face=_TEXT)
    sheet.text(_LEFT + 14, top + 62, account, size=10.5, face=_PRINTED)
    at = (_LEFT + 14, top + 92)
    stacked_label(sheet, brief, at, "Amount payable", "應繳款額", face=_TEXT)
    sheet.text(_LEFT + 14, top + 108, f"${dollars(due)}", size=12, face=_PRINTED)
    draw_matrix_code(sheet, (_LEFT + 196, top + 40), 76, account)
    draw_barcode(sheet, (_LEFT + 310, top + 40), (200, 40), account)
    where_to_pay(
        sheet,
        brief,
        (_LEFT + 310, top + 100),
        "By post:",
        "郵寄：",
        width=200,
        face=_TEXT,
        colour=INK,
    )
    fine_print(sheet, brief, (_LEFT, 816), width=_WIDTH)
