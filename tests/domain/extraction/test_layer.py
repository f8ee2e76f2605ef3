"""A PDF's own words confirm what was seen; what a file merely claims changes nothing."""

import pytest

from workstation.domain.extraction import ReadWord
from workstation.domain.extraction.layer import with_text_layer
from workstation.domain.proofs import Affine, PageText, Quad


def seen_beside(seen: str, claimed: str, confidence: float = 0.5) -> ReadWord:
    box = (100.0, 100.0, 200.0, 120.0)
    word = ReadWord(seen, confidence, Quad.of_box(*box), *box, 0)
    (agreed,) = with_text_layer([word], [PageText(claimed, *box)], Affine())
    return agreed


@pytest.mark.parametrize(
    ("seen", "claimed", "agreed"),
    [
        ("Kee", "Kee", "Kee"),
        ("Kae", "Kee", "Kae"),
        ("l2O3", "1203", "l2O3"),
        ("1203", "1208", "1203"),
        ("1203", "Peter", "1203"),
        ("House", "1203", "House"),
        ("CHAN", "WONG", "CHAN"),
        ("華", "華富邨", "華"),
        ("華富", "陳大文", "華富"),
    ],
)
def test_what_was_seen_stays_whatever_a_file_says_of_itself(
    seen: str, claimed: str, agreed: str
) -> None:
    assert seen_beside(seen, claimed).text == agreed


def test_only_agreement_makes_sure() -> None:
    assert seen_beside("Kee", "Kee").confidence == 0.95
    assert seen_beside("Kae", "Kee").confidence == 0.5
    assert seen_beside("1203", "1208").confidence == 0.5


def test_words_that_were_not_seen_are_not_believed() -> None:
    layer = [PageText("Flat", 0, 0, 40, 20), PageText("1203", 50, 0, 90, 20)]

    assert with_text_layer([], layer, Affine()) == ()
