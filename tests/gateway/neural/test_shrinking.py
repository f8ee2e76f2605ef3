"""Pictures made smaller: every pixel the mean of those it stands for."""

import cv2
import numpy as np
import pytest

from workstation.gateway.neural.shrinking import shrunk


@pytest.mark.parametrize("colours", [(), (3,)])
@pytest.mark.parametrize("size", [(60, 90), (31, 45), (30, 22), (97, 131), (195, 263)])
def test_a_ramp_stays_a_ramp(size: tuple[int, int], colours: tuple[int, ...]) -> None:
    height, width = 263, 195
    down, across = np.indices((height, width)) / np.array([[[height]], [[width]]])
    ramp = (120 * down + 120 * across).astype(np.uint8)
    picture = np.repeat(ramp[..., None], 3, axis=2) if colours else ramp

    small = shrunk(picture, size)

    assert small.shape == (size[1], size[0], *colours)
    rows, columns = (np.arange(size[1]) + 0.5) / size[1], (np.arange(size[0]) + 0.5) / size[0]
    wanted = 120 * rows[:, None] + 120 * columns[None]
    off = np.abs(small.reshape(size[1], size[0], -1) - wanted[..., None])
    assert off.max() < 240 / min(size) + 2


def test_a_size_that_is_no_whole_share_is_near_the_mean_of_areas() -> None:
    dice = np.random.default_rng(5).integers(0, 256, (400, 600), np.uint8)

    small = shrunk(dice, (97, 131))

    plain = cv2.resize(dice, (97, 131), interpolation=cv2.INTER_AREA)
    assert np.abs(small.astype(int) - plain).mean() < 12
    assert abs(float(small.std()) - float(plain.std())) < 4


def test_nothing_is_lost_of_what_is_lighter_here_and_there() -> None:
    dice = np.random.default_rng(5).integers(0, 256, (400, 600), np.uint8)

    small = shrunk(dice, (75, 50))

    assert np.abs(small - dice.reshape(50, 8, 75, 8).mean(axis=(1, 3))).max() <= 2
