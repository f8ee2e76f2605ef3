import numpy as np
import pytest

from workstation.gateway.mrz_reading.cells import HEIGHT, PITCH, cut, in_common_light
from workstation.gateway.mrz_reading.characters import ALPHABET, NOTHING, CharacterNetwork
from workstation.gateway.mrz_reading.training.lines import drawn_lines
from workstation.gateway.mrz_reading.training.network import Trainer


@pytest.fixture(scope="module")
def network() -> CharacterNetwork:
    return CharacterNetwork.load()


def test_the_shipped_weights_read_worn_characters(network: CharacterNetwork) -> None:
    lines = list(drawn_lines(np.random.default_rng(20261128), 40))
    cells = np.concatenate([line.cells for line in lines])
    labels = np.concatenate([line.labels for line in lines])

    read = network.chances(cells).argmax(axis=1)

    assert (read == labels).mean() > 0.94


def test_chances_are_those_of_all_characters_and_nothing(network: CharacterNetwork) -> None:
    chances = network.chances(np.zeros((3, HEIGHT * PITCH), np.float32))

    assert chances.shape == (3, len(ALPHABET) + 1)
    assert chances.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (chances.argmax(axis=1) == NOTHING).all()


def test_light_that_changes_along_a_line_makes_no_difference() -> None:
    dice = np.random.default_rng(3)
    print_ = (dice.random((HEIGHT, 20 * PITCH)) < 0.25).astype(np.float32)
    light = np.linspace(120, 250, 20 * PITCH)

    even = in_common_light((240 - 160 * print_).astype(np.uint8))
    shaded = in_common_light((light * (1 - 0.66 * print_)).astype(np.uint8))

    assert np.abs(even - shaded).mean() < 0.05


def test_a_cell_moved_by_a_pixel_shows_the_next_column() -> None:
    lit = np.arange(4 * PITCH, dtype=np.float32)[None, :].repeat(HEIGHT, axis=0) / 100

    one, other = cut(lit, np.array([8, 9])), cut(lit, np.array([8, 9]), centred=False)

    assert one[0] == pytest.approx(one[1], abs=1e-5)
    assert other[1] - other[0] == pytest.approx(0.01, abs=1e-5)


def test_training_lowers_the_errors_and_its_weights_come_back_from_the_file(tmp_path) -> None:
    dice = np.random.default_rng(11)
    lines = list(drawn_lines(dice, 60))
    cells = np.concatenate([line.cells for line in lines])
    labels = np.concatenate([line.labels for line in lines])
    trainer = Trainer(dice)
    before = (trainer.network.chances(cells).argmax(axis=1) == labels).mean()

    for _ in range(6):
        trainer.go_through(cells, labels, rate=1.0)
    trainer.network.save(tmp_path / "weights.npz")

    kept = CharacterNetwork.load(tmp_path / "weights.npz").chances(cells)
    after = (kept.argmax(axis=1) == labels).mean()
    assert before < 0.1
    assert after > 0.6
