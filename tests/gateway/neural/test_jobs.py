"""What a child answers about a page: how it lies, though the network that tells so is mistaken."""

import cv2
import numpy as np
import pytest

from workstation.gateway.neural.detection import QUICK
from workstation.gateway.neural.jobs import find
from workstation.gateway.neural.models import Models, Network, Tensor
from workstation.gateway.sandbox.messages import Message

LINES = 12


class _Standing:
    """Tells how a page stands, in quarters it was turned counterclockwise, the likeliest first."""

    def __init__(self, *ways: int) -> None:
        self.scores = np.array([[4.0 - ways.index(way) for way in range(4)]], np.float32)

    def run(self, _names: None, _inputs: dict[str, Tensor]) -> list[Tensor]:
        return [self.scores]


class _Dark:
    """Sees a line wherever the page is dark."""

    def run(self, _names: None, inputs: dict[str, Tensor]) -> list[Tensor]:
        return [(inputs["x"][:, :1] < 0).astype(np.float32)]


def page(*, seal: bool = False) -> bytes:
    picture = np.full((1200, 900, 3), 255, np.uint8)
    for line in range(LINES):
        picture[100 + 60 * line : 120 + 60 * line, 80:700] = 0
    if seal:
        picture[900:1150, 760:790] = 0
    return cv2.imencode(".jpg", picture)[1].tobytes()


def quarters(body: bytes, *ways: int, ink: bool = False) -> int:
    networks = (_Standing(*ways), _Dark(), _Dark())
    standing, dark, unused = map(Network, networks)
    models = Models(standing, dark, unused, characters=())
    answer = find(Message({"size": QUICK, "ink": ink}, (body,)), models)
    return int(answer.head["quarters"])


@pytest.mark.parametrize("ways", [(1, 0, 3, 2), (3, 0, 2, 1), (1, 3, 0, 2)])
def test_a_page_whose_lines_would_run_down_was_not_turned_so(ways: tuple[int, ...]) -> None:
    assert quarters(page(), *ways) == 0
    assert quarters(page(), *ways, ink=True) == 0


@pytest.mark.parametrize("seal", [True, False])
def test_a_page_whose_lines_run_across_lies_as_was_told(seal: bool) -> None:
    assert quarters(page(seal=seal), 2, 1, 0, 3) == 2
    assert quarters(page(seal=seal), 0, 1, 2, 3) == 0
