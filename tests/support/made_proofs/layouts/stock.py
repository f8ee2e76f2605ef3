"""What several papers have: a head, the window with the addressee, tables, slips to pay with."""

from collections.abc import Sequence
from typing import Final

from tests.support.made_proofs.case import Case
from tests.support.made_proofs.paper import BLACK, GREY, WHITE, Paper, Text

LEFT: Final = 48.0
RIGHT: Final = 547.0
Row = tuple[Text, ...]


def head(paper: Paper, case: Case, y: float = 52.0, *, size: float = 15.0) -> float:
    """Print who sends the paper in one of four ways; return where there is room below."""
    issuer, way = case.issuer, case.rng.randrange(4)
    name = case.say(issuer.english, issuer.chinese)
    if paper_width(paper, name, size) > RIGHT - LEFT - 60:
        size *= 0.78
    if way == 0:
        paper.box(0, 0, 595, y + 20, filling=issuer.colour, edge=None)
        paper.put(LEFT, y, name, size=size, bold=True, colour=WHITE)
        return y + 34
    if way == 1:
        paper.disc(LEFT + 14, y - 6, 15, issuer.colour)
        paper.put(LEFT + 40, y, name, size=size, bold=True, colour=issuer.colour)
    elif way == 2:
        paper.put(297, y, name, size=size, bold=True, align="middle")
        paper.rule(LEFT, RIGHT, y + 26, thickness=1.4)
    else:
        paper.put(RIGHT, y, name, size=size, bold=True, colour=issuer.colour, align="right")
        paper.box(LEFT, y - 16, LEFT + 26, y + 10, filling=issuer.colour, edge=None)
    office = case.one(issuer.office_en, issuer.office_zh)
    at = {1: (LEFT + 40, "left"), 2: (297.0, "middle"), 3: (RIGHT, "right")}[way]
    paper.put(at[0], y + 15, office, size=7.4, colour=GREY, align=at[1])
    return y + 40


def paper_width(paper: Paper, text: str, size: float) -> float:
    """Return how wide bold words are."""
    return Paper(paper.look).put(0, 0, text, size=size, bold=True)


def addressee(paper: Paper, case: Case, x: float, y: float, *, size: float = 10.0) -> float:
    """Print the holder's name and address; return the baseline below."""
    filled = case.rng.random() < 0.8
    leading = size * case.rng.uniform(1.25, 1.6)
    if case.rng.random() < 0.16:
        paper.put(x, y, case.pick(("To:", "致:"), ("Customer", "客戶")), size=7.5, colour=GREY)
        y += leading
    for row in case.names:
        paper.put(x, y, row, size=size, filled=filled)
        y += leading
    for line in case.address:
        paper.put(x, y, line, size=size, filled=filled, whole="address")
        y += leading
    return y


def facts(
    paper: Paper, x: float, y: float, rows: Sequence[tuple[Text, Text]], *,
    wide: float = 110.0, size: float = 9.0, leading: float = 16.0, colon: bool = False,
) -> float:  # fmt: skip
    """Print labels with what they stand for beside them; return the baseline below."""
    for label, value in rows:
        words = f"{label}:" if colon else label
        room = max(wide, Paper(paper.look).put(0, 0, words, size=size) + 8)
        paper.put(x, y, words, size=size, colour=GREY)
        paper.put(x + room, y, value, size=size, filled=True)
        y += leading
    return y


def cells(
    paper: Paper, y: float, row: Sequence[tuple[Text, Text]], *, tall: float = 34.0,
    left: float = LEFT, right: float = RIGHT, size: float = 9.5,
) -> float:  # fmt: skip
    """Print a row of boxes, the label small in the corner of each; return where it ends."""
    wide = (right - left) / len(row)
    for place, (label, value) in enumerate(row):
        x = left + place * wide
        paper.box(x, y, x + wide, y + tall, edge=GREY)
        paper.put(x + 4, y + 10, label, size=6.8, colour=GREY)
        paper.put(x + 4, y + tall - 7, value, size=size, filled=True)
    return y + tall


def table(
    paper: Paper, y: float, heads: Row, rows: Sequence[Row], *, stops: Sequence[float],
    colour: tuple[int, int, int] = GREY, size: float = 8.6, leading: float = 16.0,
) -> float:  # fmt: skip
    """Print a table whose last column is set flush right; return the baseline below."""
    paper.box(LEFT, y - 12, RIGHT, y + 5, filling=colour, edge=None)
    for place, row in enumerate((heads, *rows)):
        ink = WHITE if place == 0 else BLACK
        for x, word in zip(stops, row, strict=True):
            last = x == stops[-1]
            align = "right" if last else "left"
            paper.put(x, y, word, size=size, colour=ink, bold=place == 0, align=align)
        y += leading
    paper.rule(LEFT, RIGHT, y - leading + 6)
    return y


def pay_slip(paper: Paper, case: Case, account: str, due: str, amount: str) -> None:
    """Print the slip at the foot: where to pay, and what."""
    y = 742.0
    for x in range(30, 565, 9):
        paper.rule(x, x + 5, y, thickness=0.6)
    title = case.pick(("Payment Slip", "繳款存根"), ("Remittance advice", "付款通知"))
    paper.put(LEFT, y + 18, title, size=9.5, bold=True)
    to = case.pick(
        ("Please send your cheque to", "支票請寄"),
        ("Pay by post to", "郵寄付款地址"),
        ("Payments by mail:", "郵寄繳費:"),
    )
    box = case.one(case.issuer.payment_en, case.issuer.payment_zh)
    paper.put(LEFT, y + 34, to, size=8, colour=GREY)
    paper.put(LEFT, y + 46, box, size=8)
    paper.put(LEFT, y + 62, case.one(case.issuer.english, case.issuer.chinese), size=8, colour=GREY)
    labels = (("Account", "戶口"), ("Pay by", "繳款限期"), ("Amount HK$", "金額 港元"))
    values = (account, due, amount)
    for place, (label, value) in enumerate(zip(labels, values, strict=True)):
        paper.put(390, y + 34 + 14 * place, case.one(*label), size=8, colour=GREY)
        paper.put(RIGHT, y + 34 + 14 * place, value, size=9, filled=True, align="right")


def offices(paper: Paper, case: Case, y: float) -> float:
    """Print where customers may call; return the baseline below."""
    issuer = case.issuer
    words = case.pick(
        ("Customer Service Centre", "客戶服務中心"),
        ("Enquiries in person", "親臨查詢"),
        ("Registered office", "註冊辦事處"),
    )
    paper.put(LEFT, y, words, size=7.6, bold=True)
    paper.put(LEFT, y + 11, case.one(issuer.office_en, issuer.office_zh), size=7.6, colour=GREY)
    hotline = case.number("2### ####")
    paper.put(LEFT, y + 22, case.one(f"Hotline {hotline}", f"查詢熱線 {hotline}"), size=7.6,
              colour=GREY)  # fmt: skip
    return y + 30


_SMALL_PRINT: Final = (
    ("Charges not paid by the due date bear interest at one per cent a month.",
     "逾期未繳之款項每月收取百分之一利息。"),
    ("You may pay by autopay, by telephone, at any convenience store or through the Faster Payment "
     "System with the code on this page.",
     "閣下可以自動轉賬、電話、便利店或轉數快方式繳款。"),
    ("Register for electronic statements before the end of the year and a tree will be planted.",
     "年底前登記電子帳單，本機構將代為植樹一棵。"),
    ("Our staff carry cards with their photograph; ask to see one before you open the door.",
     "本機構職員均佩戴附有照片之證件，開門前請先查閱。"),
    ("Personal particulars are used only to keep your account and are kept no longer than needed.",
     "個人資料只用作管理閣下之帳戶，並不會保留超過所需時間。"),
    ("If any particulars shown here are wrong, please tell us within fourteen days.",
     "如本頁所載資料有誤，請於十四日內通知本機構。"),
    ("During a typhoon signal number eight or a black rainstorm warning our counters are closed.",
     "八號或以上熱帶氣旋警告或黑色暴雨警告生效期間，櫃位暫停服務。"),
)  # fmt: skip


def small_print(paper: Paper, case: Case, y: float, bottom: float) -> None:
    """Fill the page from ``y`` down with a chart and what nobody reads, in one or two columns."""
    if bottom - y > 150 and case.rng.random() < 0.6:
        y = _chart(paper, case, y)
    columns = case.rng.choice((1, 2, 2))
    wide = (RIGHT - LEFT - 20 * (columns - 1)) / columns
    size = case.rng.uniform(6.6, 8.2)
    said = list(_SMALL_PRINT)
    case.rng.shuffle(said)
    for column in range(columns):
        at, x = y + 12, LEFT + column * (wide + 20)
        for pair in said[column::columns]:
            if at > bottom - 40:
                break
            for words in pair if case.script == "both" else (case.one(*pair),):
                at = paper.flow(x, at, words, width=wide, size=size, leading=size * 1.4) + 3


def _chart(paper: Paper, case: Case, y: float) -> float:
    paper.put(
        LEFT,
        y + 8,
        case.pick(("Last thirteen months", "過去十三個月"), ("Trend", "走勢")),
        size=8,
        bold=True,
    )
    for month in range(13):
        x, tall = LEFT + 6 + month * 26, case.rng.uniform(12, 66)
        paper.box(x, y + 88 - tall, x + 14, y + 88, filling=case.issuer.colour, edge=None)
        paper.put(x + 7, y + 98, str(month % 12 + 1), size=6.4, colour=GREY, align="middle")
    paper.rule(LEFT, LEFT + 350, y + 88)
    return y + 106
