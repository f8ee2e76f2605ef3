"""Which lines of a page are read before a claim is taken for confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import pytest

from tests.gateway.test_proof_reading import HOME
from tests.support.drawn_pages import ENGLISH
from tests.support.gazetteers import shipped_gazetteer
from workstation.domain.extraction import Comparison, Reading, Verdict
from workstation.domain.proofs import (
    Affine,
    OpenedPage,
    OpenedUpload,
    PageText,
    ProofKind,
    Quad,
)
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.neural.detection import FINE, QUICK
from workstation.gateway.neural.lie import Lie
from workstation.gateway.neural.lines import Posture, SeenLine
from workstation.gateway.neural.reader import FoundPage, NeuralReader
from workstation.gateway.neural.recognition import Look
from workstation.gateway.proof_reading import LocalProofReader
from workstation.gateway.sandbox.client import Sandbox

SIZE = (1240, 1700)
ADDRESSEE = ENGLISH[3:8]


class Print(NamedTuple):
    """A line of a page that nobody draws."""

    text: str
    left: float
    top: float
    height: float = 36.0
    sure: float = 0.99

    @property
    def width(self) -> float:
        return 0.4 * self.height * len(self.text)

    @property
    def quad(self) -> Quad:
        return Quad.of_box(self.left, self.top, self.left + self.width, self.top + self.height)

    def layer(self) -> list[PageText]:
        """The same words as a file says them."""
        words, at = [], 0
        step = self.width / len(self.text)
        for word in self.text.split(" "):
            left, right = self.left + step * at, self.left + step * (at + len(word))
            words.append(PageText(word, left, self.top + 8, right, self.top + 30))
            at += len(word) + 1
        return words


@dataclass(frozen=True)
class _FromScript(NeuralReader):
    """Finds and reads the lines it was given, as surely as each of them says."""

    page: tuple[Print, ...] = ()
    closer: tuple[Print, ...] = ()
    """What is found at the second look; the same unless something is told here."""
    read_texts: list[str] = field(default_factory=list)

    def find(self, *_: object, size: int = FINE, **__: object) -> FoundPage:
        page = self.page if size == QUICK else self.closer or self.page
        posture = Posture.of(SIZE, 0)
        lines = posture.found([one.quad for one in page], Lie(0.0))
        strips = tuple(f"{one.sure}|{one.text}".encode() for one in page)
        return FoundPage(posture=posture, lie=Lie(0.0), lines=lines, strips=strips)

    def read(
        self, found: FoundPage, wanted: Sequence[int], look: Look = Look.CLOSE
    ) -> dict[int, SeenLine]:
        told = {at: found.strips[at].decode().partition("|") for at in wanted}
        self.read_texts.extend(text for _, _, text in told.values())
        return {at: _seen(text, float(sure)) for at, (sure, _, text) in told.items()}


def _seen(text: str, sure: float) -> SeenLine:
    places = tuple((at / len(text), (at + 1) / len(text)) for at in range(len(text)))
    ink = tuple((first, 0.2, last, 0.85) for first, last in places)
    return SeenLine(text, (sure,) * len(text), places, ink, ("",) * len(text))


class Answer(NamedTuple):
    reading: Reading
    comparison: Comparison
    read: list[str]


def answered(*page: Print, layer: Sequence[Print] = (), closer: Sequence[Print] = ()) -> Answer:
    """Read a page for the home.

    Args:
        page: its lines as a quick look finds them.
        layer: the lines that the file itself tells.
        closer: the lines as a closer look finds them, if otherwise.
    """
    text = tuple(word for one in layer for word in one.layer())
    opened = OpenedPage(
        number=1,
        jpeg=b"",
        width=SIZE[0],
        height=SIZE[1],
        upload_width=SIZE[0],
        upload_height=SIZE[1],
        to_upload=Affine(),
        text=text,
    )
    reader = LocalProofReader(parse=AddressReader(shipped_gazetteer))
    with Sandbox(1) as sandbox:
        scripted = _FromScript(sandbox, page=page, closer=tuple(closer))
        reader._neural = scripted
        reading = reader.read(OpenedUpload(media_type="image/jpeg", pages=(opened,)), claims=[HOME])
        found = reader.compare_with(reading, HOME, submitted_on=None)
    reader.close()
    return Answer(reading, found, scripted.read_texts)


def statement(*heading: Print, at: float = 120.0) -> list[Print]:
    """A bank's, its addressee where it is told and balances below."""
    bank = [
        Print("Lion Rock Commercial Bank Limited", 120, 60),
        Print("Consolidated statement", 120, 110),
    ]
    home = [Print(text, at, 500 + 44 * row) for row, text in enumerate(ADDRESSEE)]
    balances = [Print(f"Savings balance {row} HKD", 120, 800 + 45 * row) for row in range(16)]
    return [*bank, *heading, *home, *balances]


LABELLED = Print("Statement date: 2 Nov 2021", 120, 160)


def test_a_plain_statement_is_confirmed_without_its_balances() -> None:
    answer = answered(*statement(LABELLED))

    assert answer.comparison.verdict is Verdict.MATCH
    assert answer.reading.issued_on == date(2021, 11, 2)
    assert sum(text.startswith("Savings") for text in answer.read) < 8


def pieces(row: Print, *words: tuple[str, float]) -> list[Print]:
    """Return pieces of a line as they were found, each as surely as is said of it."""
    step = row.width / len(row.text)
    found, at = [], 0
    for text, sure in words:
        at = row.text.index(text, at)
        found.append(Print(text, row.left + step * at, row.top, sure=sure))
    return found


@pytest.mark.parametrize(
    ("quickly", "closely", "verdict"),
    [
        ([("1203, 12/F", 0.99)], ("FLAT 1203, 12/F", 0.99), Verdict.MATCH),
        ([("1203, 12/F", 0.99)], ("FLAT 1203, 12/F", 0.61), Verdict.MATCH),
        ([("12/F", 0.99)], ("FLAT 1203, 12/F", 0.99), Verdict.MATCH),
        ([("1203, 12/F", 0.99)], ("FLAT 1208, 12/F", 0.99), Verdict.UNSURE),
        ([("1203,", 0.98), ("12/F", 0.7)], ("FLAT 1203, 12/F", 0.65), Verdict.UNSURE),
        ([("FLAT 1203,", 0.98), ("12/F", 0.7)], ("FLAT 1203, 12/F", 0.65), Verdict.MATCH),
    ],
)
def test_a_closer_look_keeps_what_was_read_surely_of_a_line(
    quickly: list[tuple[str, float]], closely: tuple[str, float], verdict: Verdict
) -> None:
    whole = statement(LABELLED)
    at = next(at for at, one in enumerate(whole) if one.text.startswith("FLAT"))
    found = pieces(whole[at], *quickly)
    text, sure = closely
    closer = [*whole[:at], whole[at]._replace(text=text, sure=sure), *whole[at + 1 :]]
    blurred = [one._replace(sure=0.5) if "WAH" in one.text else one for one in whole]

    answer = answered(*blurred[:at], *found, *blurred[at + 1 :], closer=closer)

    assert answer.comparison.verdict is verdict
    told = [line.text for line in answer.reading.lines if "12" in line.text]
    assert len(told) == len({line[-4:] for line in told})


def test_a_label_in_small_print_far_left_of_a_name_takes_it_away() -> None:
    for label in ("Landlord", "If undelivered, return to"):
        page = [*statement(LABELLED, at=700), Print(label, 120, 508, 20)]

        assert answered(*page).comparison.verdict is not Verdict.MATCH
        said = [*page[:-1], Print("Customer", 120, 508, 20)]
        assert answered(*page, layer=said).comparison.verdict is not Verdict.MATCH


def test_a_day_of_issue_in_small_print_is_read_beside_one_to_which_figures_are() -> None:
    as_at = statement(Print("As at 30 Sep 2021", 120, 160))
    aside = Print("Date of issue: 2 Nov 2021", 900, 620, 20)
    unsaid = Print("Date of issue: 2 Nov 2021", 700, 300)

    assert answered(*as_at, aside).reading.issued_on == date(2021, 11, 2)
    assert answered(*as_at, unsaid, layer=as_at).reading.issued_on == date(2021, 11, 2)


def test_the_title_tells_the_kind_of_paper_though_all_else_was_confirmed_without_it() -> None:
    bank, _, *rest = statement(LABELLED)
    title = Print("Consolidated statement", 640, 330, 60)
    page = [bank, title, *rest]

    answer = answered(*page, layer=page)

    assert answer.comparison.verdict is Verdict.MATCH
    assert answer.reading.kind is ProofKind.BANK_STATEMENT
    assert sum(text.startswith("Savings") for text in answer.read) < 8


def test_the_words_of_a_label_are_read_before_what_stands_further_off() -> None:
    prose = [
        Print(f"Charges of kind {row} bear interest", 120, 640 + 44 * row) for row in range(16)
    ]
    supplied = (
        "FLAT E, 1ST FLOOR, SWEET HOME GARDEN, NUMBERS 37 TO 39 TONG MING STREET, TSEUNG KWAN O, "
        "SAI KUNG DISTRICT, NEW TERRITORIES"
    )
    page = [
        Print("Lion Rock Electric Company Limited", 120, 40),
        Print("Electricity Bill", 700, 40),
        *(Print(text, 120, 140 + 44 * row) for row, text in enumerate(ADDRESSEE)),
        Print("Date of issue: 2 Nov 2021", 700, 140),
        Print("Supply address", 120, 420, 22),
        Print(supplied, 120, 446, 20),
        *prose,
    ]

    answer = answered(*page)

    assert answer.comparison.verdict is Verdict.MATCH
    assert supplied in answer.read
    assert sum(one.text in answer.read for one in prose) < 8


def test_the_label_of_a_day_is_read_before_what_stands_further_off() -> None:
    cells = [Print("83802990", 120, 330), Print("2 Nov 2021", 500, 330), Print("61.50", 900, 330)]
    label = Print("Invoice date", 500, 290, 22)
    further = [
        Print(f"{row} of the services of this month", 120, 400 + 44 * row) for row in range(6)
    ]
    page = [
        Print("Heron Mobile Limited", 120, 40),
        Print("Mobile Service Bill", 700, 40),
        *(Print(text, 120, 90 + 44 * row) for row, text in enumerate(ADDRESSEE)),
        *cells,
        *further,
        label,
        *(Print(f"Data {row}", 120, 1000 + 40 * row) for row in range(14)),
    ]

    answer = answered(*page)

    assert answer.reading.issued_on == date(2021, 11, 2)
    assert answer.reading.day_is_labelled
    assert not {one.text for one in further} <= set(answer.read)


def test_a_day_in_a_long_line_is_read_after_the_short_ones() -> None:
    found = answered(
        Print("Lion Rock Care Home Limited", 100, 60),
        *(Print(text, 100, 200 + 50 * at) for at, text in enumerate(ADDRESSEE)),
        Print("Lettings", 100, 700),
        Print("DECLARED by the above-named before me at Mong Kok on 20th June 2021", 100, 1200),
    )

    assert found.comparison.verdict is Verdict.MATCH
    assert found.reading.issued_on == date(2021, 6, 20)
