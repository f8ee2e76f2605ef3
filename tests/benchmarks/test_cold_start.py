"""The sign-in window stands within twice the time of importing Qt's widgets."""

import pytest

from tests.benchmarks.cold_start import measured


@pytest.mark.slow
def test_the_sign_in_window_stands_in_time() -> None:
    assert measured(7).ratio() <= 2.0
