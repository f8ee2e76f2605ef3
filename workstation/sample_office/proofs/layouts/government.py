"""An official letter: a serif letterhead, a file number, paragraphs, a signature."""

from typing import Final

from workstation.domain.proofs import Point
from workstation.sample_office.proofs.brief import Brief, Part, dollars
from workstation.sample_office.proofs.emblems import draw_emblem
from workstation.sample_office.proofs.fonts import Face, Family
from workstation.sample_office.proofs.sheet import GREY, INK, Align, Sheet
from workstation.sample_office.proofs.stamps import signature
from workstation.sample_office.proofs.stationery import (
    holder_block,
    issue_date,
    issuer_name,
    new_sheet,
)
from workstation.sample_office.proofs.tabular import Column, table

_LEFT: Final = 62.0
_WIDTH: Final = 471.0
_TEXT: Final = Face(Family.SERIF)
_STRONG: Final = Face(Family.SERIF, bold=True)


def draw(brief: Brief) -> tuple[Sheet, ...]:
    """Draw the letter, one page."""
    sheet = new_sheet(brief)
    _head(sheet, brief)
    file = brief.number("RA/##-#######(#)")
    _references(sheet, brief, file)
    holder_block(sheet, brief, (_LEFT, 206), size=11, face=_TEXT, leading=1.35)
    y = _body(sheet, brief, 306)
    y = _sums(sheet, brief, y)
    _end(sheet, brief, y + 20)
    _foot(sheet, brief)
    return (sheet,)


def _head(sheet: Sheet, brief: Brief) -> None:
    middle = sheet.width / 2
    if Part.ISSUER not in brief.left_out:
        draw_emblem(sheet, brief.issuer, (middle, 58), 23)
    issuer_name(sheet, brief, (middle, 109), size=16, face=_STRONG, colour=INK, align=Align.CENTRE)
    sheet.rule((_LEFT, 138), (_LEFT + _WIDTH, 138), colour=brief.issuer.colour, width=1.2)
    sheet.rule((_LEFT, 141), (_LEFT + _WIDTH, 141), colour=brief.issuer.colour, width=0.4)


def _references(sheet: Sheet, brief: Brief, file: str) -> None:
    label = brief.say("Our reference", "檔案編號")
    sheet.text(_LEFT, 162, f"{label}: {file}", size=9.5, face=_TEXT)
    telephone = brief.say("Telephone", "電話")
    sheet.text(_LEFT, 177, f"{telephone}: {brief.issuer.hotline}", size=9.5, face=_TEXT)
    issue_date(sheet, brief, (_LEFT + _WIDTH, 177), size=11, face=_TEXT, align=Align.RIGHT)


def _body(sheet: Sheet, brief: Brief, y: float) -> float:
    sheet.text(_LEFT, y, brief.one("Dear Sir or Madam,", "先生／女士："), size=11, face=_TEXT)
    year = brief.issued_on.year
    title = brief.say(
        f"Notice of Assessment and Demand {year - 1}/{year % 100:02d}",
        f"{year - 1}/{year % 100:02d}年度評核及繳款通知書",
        "  ",
    )
    y += 28
    sheet.text(sheet.width / 2, y, title, size=12, face=_STRONG, align=Align.CENTRE)
    y += 26
    for english, chinese in _PARAGRAPHS:
        if brief.english_labels:
            y = sheet.paragraph(_LEFT, y, english, width=_WIDTH, size=10.5, face=_TEXT) + 6
        if brief.chinese_labels:
            y = (
                sheet.paragraph(_LEFT, y, chinese, width=_WIDTH, size=10.5, face=_TEXT, leading=1.5)
                + 7
            )
    return y


_PARAGRAPHS: Final = (
    (
        "I have assessed your income and allowances for the year named above. The sums below "
        "follow from the return you sent and from the records of this office. Please pay each "
        "instalment not later than the day shown against it.",
        "本處已根據閣下所交回的報稅表及本處紀錄，評定閣下於上述年度的入息及免稅額，結果列於下表。"
        "請於所示日期或之前繳付各期款項。",
    ),
    (
        "If you do not agree, you may object in writing within one month of the date of this "
        "letter and say why. An objection does not put off the day of payment.",
        "閣下如有異議，可於本函日期起計一個月內以書面提出反對並述明理由。提出反對並不延緩繳款日期。",
    ),
)


def _sums(sheet: Sheet, brief: Brief, y: float) -> float:
    income = brief.rng.randint(180, 700) * 1000
    due = round(max(income - 132_000, 10_000) * 0.08, 2)
    columns = (
        Column(brief.say("Particulars", "項目"), 250),
        Column(brief.say("Payable on", "繳款日期"), 111, Align.RIGHT),
        Column("HK$", 110, Align.RIGHT),
    )
    rows = (
        (brief.say("Assessed income", "評定入息"), "", dollars(income)),
        (brief.say("First instalment", "第一期"), brief.days_later(52), dollars(due * 0.75)),
        (brief.say("Second instalment", "第二期"), brief.days_later(142), dollars(due * 0.25)),
    )
    return table(
        sheet, (_LEFT, y), columns, rows, size=9.6, row_height=18, face=_TEXT, rules="#9a9a9a"
    )


def _end(sheet: Sheet, brief: Brief, y: float) -> None:
    x = _LEFT + 270
    sheet.text(x, y, brief.one("Yours faithfully,", "此致"), size=11, face=_TEXT)
    signature(sheet, (x + 6, y + 32), brief.rng)
    clerk = brief.one("(H. Y. Kwan)", "（關曉儀）")
    sheet.text(x, y + 58, clerk, size=10.5, face=_TEXT)
    role = brief.say("for Chief Assessor", "總評核主任代行")
    sheet.text(x, y + 73, role, size=10.5, face=_TEXT)


def _foot(sheet: Sheet, brief: Brief) -> None:
    y = 790.0
    sheet.rule((_LEFT, y), (_LEFT + _WIDTH, y), colour=brief.issuer.colour, width=0.5)
    lines = []
    if brief.chinese_labels:
        lines.append(f"{brief.issuer.office_zh}　來函請寄：{brief.issuer.payment_zh}")
    if brief.english_labels:
        lines.append(f"{brief.issuer.office_en}.  Letters to: {brief.issuer.payment_en}")
    for number, line in enumerate(lines):
        _centred(sheet, (sheet.width / 2, y + 13 + 11 * number), line)


def _centred(sheet: Sheet, at: Point, words: str) -> None:
    sheet.text(*at, words, size=7.2, face=_TEXT, colour=GREY, align=Align.CENTRE)
