"""What a network tells step by step becomes characters with their places."""

import numpy as np
import pytest

from workstation.gateway.neural.detection import Pixels, find_lines, set_downwards
from workstation.gateway.neural.models import Network, Tensor
from workstation.gateway.neural.recognition import HEIGHT, Look, decoded, looked_at

CHARACTERS = ("", "A", "B", " ")


def steps(*classes: int, sure: float = 0.9) -> Tensor:
    told = np.full((len(classes), len(CHARACTERS)), (1 - sure) / 3, np.float32)
    told[np.arange(len(classes)), list(classes)] = sure
    return told


def test_repeats_are_one_character_and_blanks_part_them() -> None:
    line = decoded(steps(0, 1, 1, 0, 1, 2, 0), CHARACTERS, span=7)

    assert line.text == "AAB"
    assert line.confidences == pytest.approx((0.9, 0.9, 0.9))


def test_characters_stand_in_order_and_inside_the_line() -> None:
    line = decoded(steps(0, 1, 0, 0, 2, 0, 1, 1), CHARACTERS, span=8)

    edges = [edge for place in line.places for edge in place]
    assert edges == sorted(edges)
    assert edges[0] >= 0
    assert edges[-1] <= 1


def test_a_doubt_between_forms_of_one_character_is_none() -> None:
    told = np.array([[0.05, 0.45, 0.4, 0.1], [0.05, 0.4, 0.45, 0.1]], np.float32)

    line = decoded(told, ("", "樓", "楼", "接"), span=2)

    assert line.text in ("樓", "楼")
    assert line.confidences == pytest.approx((0.85,))
    assert line.others == ("接",)


def test_a_doubt_between_the_cases_of_a_letter_is_none_and_one_between_letters_is() -> None:
    told = np.array([[0.05, 0.45, 0.4, 0.1]], np.float32)

    line = decoded(told, ("", "J", "j", "I"), span=1)
    other = decoded(told, ("", "J", "I", "j"), span=1)

    assert (line.text, line.others) == ("J", ("",))
    assert line.confidences == pytest.approx((0.85,))
    assert other.confidences == pytest.approx((0.55,))


@pytest.mark.parametrize(
    ("others", "sure"), [((".", " "), 0.97), (("、", "1"), 0.85), (("1", "J"), 0.5)]
)
def test_whatever_parts_two_words_no_letter_stands_there(
    others: tuple[str, str], sure: float
) -> None:
    told = np.array([[0.1, 0.4, 0.35, 0.12]], np.float32)

    line = decoded(told, ("", ",", *others), span=1)

    assert line.text == ","
    assert line.confidences == pytest.approx((sure,))


def test_of_two_characters_the_one_whose_forms_are_likelier_together_is_read() -> None:
    told = np.array([[0.05, 0.3, 0.28, 0.37]], np.float32)

    line = decoded(told, ("", "樓", "楼", "接"), span=1)

    assert line.text == "樓"
    assert line.others == ("接",)


def test_an_empty_line_says_nothing() -> None:
    assert decoded(steps(0, 0, 0), CHARACTERS, span=3).text == ""


def test_a_closer_look_sees_less_grain_and_deeper_strokes() -> None:
    strip = np.full((HEIGHT, 400, 3), 150, np.uint8)
    strip[16:32, 20:380:20] = strip[16:32, 21:380:20] = 90
    grain = np.random.default_rng(1).normal(0, 8, (HEIGHT, 400, 1))
    grainy = np.clip(strip + grain, 0, 255).astype(np.uint8)

    seen = looked_at(grainy, Look.CLOSE)

    def contrast(picture: Pixels) -> float:
        return float(picture[:10].mean() - picture[18:30, 40:42].mean())

    assert seen.shape == strip.shape
    assert seen[:10].std() < 0.8 * grainy[:10].std()
    assert contrast(seen) > contrast(strip)


def test_a_tight_look_has_less_white_and_a_quick_one_is_narrower() -> None:
    strip = np.full((HEIGHT, 400, 3), 230, np.uint8)
    strip[12:36] = 40

    tight, quick = (looked_at(strip, look) for look in (Look.TIGHT, Look.QUICK))

    assert (tight[:, 0, 0] < 128).sum() > (strip[:, 0, 0] < 128).sum()
    assert tight.shape[0] == quick.shape[0] == HEIGHT
    assert quick.shape[1] < strip.shape[1] < tight.shape[1]


class _Heat:
    """A network that sees ink in one box of the page."""

    def run(self, _names: None, inputs: dict[str, Tensor]) -> list[Tensor]:
        tensor = inputs["x"]
        heat = np.zeros((1, 1, *tensor.shape[2:]), np.float32)
        heat[0, 0, 100:112, 64:320] = 0.9
        return [heat]


def test_a_line_lies_around_its_ink_in_pixels_of_the_page() -> None:
    page = np.full((1280, 1024, 3), 255, np.uint8)

    (corners,) = find_lines(page, Network(_Heat()), long_side=800)

    ratio = 1280 / 800
    assert corners[0][0] < 64 * ratio < 320 * ratio < corners[1][0]
    assert corners[0][1] < 100 * ratio < 112 * ratio < corners[3][1]
    assert not set_downwards(corners)
