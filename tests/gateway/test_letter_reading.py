import io
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.support.letters import RESOURCES, catalogues, contacts, pictures, sheet
from tests.support.made_letters import Wear, made_letters
from workstation.domain.proofs import UnreadableUpload
from workstation.gateway.letter_pages import LetterPages
from workstation.gateway.letter_reading import LetterReader
from workstation.gateway.letter_texts import LetterTexts
from workstation.gateway.sandbox.client import Sandbox
from workstation.gateway.sandbox.opener import SandboxedOpener


@pytest.fixture(scope="module")
def reader() -> Iterator[LetterReader]:
    with Sandbox() as sandbox:
        yield LetterReader(SandboxedOpener(sandbox))


@pytest.fixture(scope="module")
def batch() -> bytes:
    pages = LetterPages(RESOURCES / "letters", LetterTexts(catalogues(), contacts()))
    return pages.batch([sheet(number=n) for n in (1, 2)], batch_number=1)


def test_a_photograph_is_read_and_the_place_is_one_in_the_file(
    reader: LetterReader, batch: bytes
) -> None:
    page = pictures(batch, dpi=600)[0]
    photograph = io.BytesIO()
    page.save(photograph, "JPEG", quality=70)

    (found,) = reader.read(photograph.getvalue())

    left, top, right, bottom = found.quad.bounds
    assert found.page == 1
    assert found.reference == sheet(number=1).reference
    # The QR symbol stands 164.5 + 3.5 mm from the left and 9 + 3.5 mm from the top.
    assert left / page.width == pytest.approx(168.0 / 210, abs=0.01)
    assert top / page.height == pytest.approx(12.5 / 297, abs=0.01)
    assert right / page.width == pytest.approx(190.0 / 210, abs=0.01)
    assert bottom / page.height == pytest.approx(34.5 / 297, abs=0.01)


def test_every_page_of_a_scanned_pile_is_read(reader: LetterReader, batch: bytes) -> None:
    scan = io.BytesIO()
    first, second = pictures(batch, dpi=100)
    blank = Image.new("L", first.size, 255)
    first.save(scan, "TIFF", save_all=True, append_images=[blank, second])

    found = reader.read(scan.getvalue())

    assert [(one.page, one.reference) for one in found] == [
        (1, sheet(number=1).reference),
        (3, sheet(number=2).reference),
    ]


@pytest.mark.parametrize("wear", [Wear.FAR, Wear.PHOTOCOPY, Wear.HALF_SIZE])
def test_worn_letters_are_read_by_either_symbol(reader: LetterReader, wear: Wear) -> None:
    for letter in made_letters(11, 1, (wear,)):
        found = [(one.reference, one.symbol) for one in reader.read(letter.body)]

        assert found == [(letter.reference, letter.symbol)]


def test_a_file_that_is_no_picture_is_refused_with_its_reason(reader: LetterReader) -> None:
    with pytest.raises(UnreadableUpload):
        reader.read(b"not a picture at all")
