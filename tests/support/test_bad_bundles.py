import json
from pathlib import Path

import pytest

from tests.support.bad_bundles import BAD_BUNDLES, good_bundle


@pytest.mark.parametrize("name", BAD_BUNDLES)
def test_every_bad_bundle_is_written_and_says_what_is_right(name: str, tmp_path: Path) -> None:
    bundle = BAD_BUNDLES[name](tmp_path)

    assert bundle.name == name
    assert bundle.path.exists()
    assert not (bundle.refused_for and bundle.unreadable_for)


def test_the_good_bundle_is_whole(tmp_path: Path) -> None:
    path = good_bundle(tmp_path)

    told = json.loads((path / "registration.json").read_bytes())

    assert [proof["file"] for proof in told["proofs"]] == ["bill.jpg"]
    assert (path / "bill.jpg").exists()
