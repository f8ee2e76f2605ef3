"""How well pictures of documents are read: counts by hardship."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tests.support.made_documents import READABLE, Hardship, MadeDocument
from workstation.domain.document_reading import DocumentReading, PictureVerdict


def text_of(reading: DocumentReading) -> tuple[str, ...]:
    """Return the lines as read; a space where nothing could be."""
    return tuple("".join(one.text or " " for one in line) for line in reading.lines)


@dataclass(slots=True)
class DocumentScore:
    """What became of the pictures of one hardship."""

    total: int = 0
    exact: int = 0
    verdicts: dict[PictureVerdict, int] = field(
        default_factory=lambda: dict.fromkeys(PictureVerdict, 0)
    )
    wrong_green: int = 0
    """Accepted with a character that is not the printed one, or where none can be accepted."""

    def add(self, made: MadeDocument, reading: DocumentReading) -> None:
        """Count one picture."""
        exact = text_of(reading) == made.lines
        green = reading.verdict is PictureVerdict.GREEN
        self.total += 1
        self.exact += exact
        self.verdicts[reading.verdict] += 1
        self.wrong_green += green and not (exact and made.hardship in READABLE)


def table(scores: Mapping[Hardship, DocumentScore]) -> Iterator[str]:
    """Yield a line for each hardship, and one for all that can be read."""
    yield f"{'':<12}{'total':>6}{'exact':>6}{'green':>6}{'amber':>6}{'red':>6}{'wrong green':>12}"
    for hardship, score in scores.items():
        verdicts = "".join(f"{score.verdicts[one]:>6}" for one in PictureVerdict)
        yield f"{hardship:<12}{score.total:>6}{score.exact:>6}{verdicts}{score.wrong_green:>12}"
    whole = [score for hardship, score in scores.items() if hardship in READABLE]
    total = sum(score.total for score in whole)
    if total:
        exact = sum(score.exact for score in whole) / total
        green = sum(score.verdicts[PictureVerdict.GREEN] for score in whole) / total
        wrong = sum(score.wrong_green for score in scores.values())
        yield f"{total} readable: exact {exact:.1%}, green {green:.1%}; wrong green in all: {wrong}"
