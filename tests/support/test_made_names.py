"""The invented names are what the tests of name comparison take them for."""

from random import Random

import pytest

from tests.support.made_names import Variant, make_person, sibling_of, variants


@pytest.mark.parametrize("seed", range(3))
def test_every_kind_is_written(seed: int) -> None:
    rng = Random(seed)
    seen: set[Variant] = set()
    for _ in range(200):
        person = make_person(rng)
        seen |= {kind for kind, _ in variants(rng, person)}

    assert seen == set(Variant)


@pytest.mark.parametrize("seed", range(3))
def test_siblings_share_the_surname_and_nothing_that_tells_them_apart(seed: int) -> None:
    rng = Random(seed)
    for _ in range(200):
        person = make_person(rng)
        sibling = sibling_of(rng, person)

        assert sibling.surname == person.surname
        assert sibling.given != person.given
