"""Made proofs are the same for a seed, and show what their truth says where it says so."""

import io
from dataclasses import replace
from itertools import product
from random import Random

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from tests.support.made_proofs import LEVELS, level_of, made_proof
from tests.support.made_proofs.case import BOTH, CHINESE, ENGLISH
from tests.support.made_proofs.chances import draw_case
from tests.support.made_proofs.claims import claims_beside
from tests.support.made_proofs.documents import drawn
from tests.support.made_proofs.forms import DOCUMENTS, HARD, STANDARD
from tests.support.made_proofs.layouts import LAYOUTS
from tests.support.made_proofs.paper import HEIGHT, WIDTH
from tests.support.made_proofs.pdf import DOTS
from tests.support.made_proofs.truth import box_of, marks_of
from tests.support.overlap import overlap
from workstation.domain.chinese import fold_chinese
from workstation.domain.proofs import Quad

SCRIPTS = (ENGLISH, CHINESE, BOTH)
FORMS = {**STANDARD, **HARD, **DOCUMENTS}
QUICK = {"fax", "turned scan", "hard photo", "text pdf"}


def test_every_twenty_numbers_have_every_level():
    assert {level_of(n) for n in range(20, 40)} == set(LEVELS)


@pytest.mark.parametrize(("index", "suffix"), [(9, ".png"), (17, ".pdf")])
def test_a_seed_and_a_number_make_the_same_proof_again(index, suffix):
    one, again = made_proof(8, index), made_proof(8, index)

    assert one.suffix == suffix
    assert one == again


@pytest.mark.parametrize(("layout", "script"), list(product(LAYOUTS, SCRIPTS)))
def test_a_paper_names_the_holder_the_home_and_the_day_clear_of_other_words(layout, script):
    for seed in range(2):
        paper = drawn(draw_case(Random(seed), layout, script))
        rows: dict[int, list] = {}
        for run in paper.runs:
            rows.setdefault(run.row, []).append(run)
        boxes = {row: box_of(runs) for row, runs in rows.items()}
        marked = {run.row for run in paper.runs if run.part}

        parts = {mark.part for mark in marks_of(paper, 1, lambda point: point)}
        assert {"name", "address", "issued_on"} <= parts
        assert parts & {"flat", "floor"}
        for row in marked:
            left, top, right, bottom = boxes[row]
            assert left > 0
            assert top > 0
            assert right < WIDTH
            assert bottom < HEIGHT
            crossed = [
                other
                for other, box in boxes.items()
                if other != row
                and left < box[2] and box[0] < right and top < box[3] and box[1] < bottom
            ]  # fmt: skip
            assert not crossed


def pixels(made):
    """Return the page with the marks as grey levels, in the pixels that quads are told in."""
    if made.suffix != ".pdf":
        picture = Image.open(io.BytesIO(made.body))
        picture.seek(made.marks[0].page - 1 if made.suffix == ".tif" else 0)
        return np.asarray(picture.convert("L"), dtype=float)
    with pypdfium2.PdfDocument(made.body) as document:
        pictures = [one for one in document[0].get_objects() if isinstance(one, pypdfium2.PdfImage)]
        shown = pictures[0].get_bitmap() if pictures else document[0].render(scale=DOTS / 72)
        return np.asarray(shown.to_pil().convert("L"), dtype=float)


@pytest.mark.parametrize(
    "form", [pytest.param(one, marks=[] if one in QUICK else pytest.mark.slow) for one in FORMS]
)
def test_quads_lie_on_the_ink(form):
    """The paper without the name differs from the paper just where the name is said to be."""
    paper = drawn(draw_case(Random(4), "hospital", ENGLISH))
    nameless = replace(
        paper, runs=[r._replace(text="") if r.part == "name" else r for r in paper.runs]
    )

    made, blank = FORMS[form](paper, Random(2)), FORMS[form](nameless, Random(2))

    difference = np.abs(pixels(made) - pixels(blank))
    rows, columns = np.nonzero(difference > 0.4 * difference.max())
    inked = Quad.of_box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    (name,) = [mark.quad for mark in made.marks if mark.part == "name"]
    assert overlap(inked, Quad.of_box(*name.bounds)) > 0.8


def test_what_is_declared_wrongly_is_another_person_or_home():
    for seed, layout in product(range(6), LAYOUTS):
        rng = Random(f"{seed}{layout}")
        claims = list(claims_beside(draw_case(rng, layout, rng.choice(SCRIPTS)), rng))
        true = [said(claim.declared) for claim in claims if claim.holds]
        near = [claim for claim in claims if not claim.holds]

        assert len(near) > 5
        for claim in near:
            if claim.kind == "given names swapped":  # of the same words
                own = claims[0].declared.name
                assert claim.declared.name.english_words != own.english_words
                assert claim.declared.name.english_words[::-1] != own.english_words
            else:
                assert said(claim.declared) not in true


def said(declared):
    """Return what is declared, however it is spaced and spelt."""
    address = fold_chinese(declared.address).casefold()
    letters = "".join(filter(str.isalnum, address))
    return frozenset(declared.name.english_words), declared.name.folded_chinese, letters


def test_overlap_is_the_share_both_cover():
    one = Quad.of_box(0, 0, 10, 10)

    assert overlap(one, one) == pytest.approx(1.0)
    assert overlap(one, Quad.of_box(5, 0, 15, 10)) == pytest.approx(1 / 3)
    assert overlap(one, Quad.of_box(20, 0, 30, 10)) == 0.0
    assert overlap(one, Quad(((5, 0), (10, 5), (5, 10), (0, 5)))) == pytest.approx(0.5)
