"""What the tests of the sample office share; fonts and tables are opened once."""

from datetime import date

import pytest

from workstation.sample_office import Homes, Namer, Population, Press, load_names, load_places
from workstation.sample_office.drafts import Desk
from workstation.sample_office.office import open_desk

TODAY = date(2021, 12, 10)


@pytest.fixture(scope="session")
def press() -> Press:
    return Press.open()


@pytest.fixture(scope="session")
def population() -> Population:
    return Population(Namer(load_names()), TODAY)


@pytest.fixture(scope="session")
def homes() -> Homes:
    return Homes(load_places())


@pytest.fixture(scope="session")
def desk() -> Desk:
    return open_desk(seed=3, today=TODAY, rows=900)
