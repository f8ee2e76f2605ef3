"""The feeds of registration bundles on disk: what somebody names, and the watched folder."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from workstation.domain.calendar import hong_kong_day
from workstation.domain.errors import BundleRefused
from workstation.domain.registrations import Bundle, BundleProblem, refused
from workstation.gateway.bundles import (
    bundles_below,
    bundles_in,
    last_change,
    move_aside,
    read_bundle,
    remove_taken,
    sweep_taken,
)
from workstation.gateway.phones import phone_number

QUIET_S: Final = 2.0
"""A bundle that was touched so recently is not looked at: somebody is writing."""
ARRIVED_S: Final = 60.0
"""After so long without a touch a bundle is whole, or never will be."""
_PERHAPS_UNFINISHED: Final = frozenset(
    {
        BundleProblem.DAMAGED_ARCHIVE,
        BundleProblem.NO_REGISTRATION,
        BundleProblem.NOT_JSON,
        BundleProblem.MISSING_FILE,
        BundleProblem.WRONG_DIGEST,
    }
)
"""What a bundle in the middle of its upload looks like."""


@dataclass(frozen=True, slots=True)
class DiskFeed:
    """Bundles that somebody names; taken ones stay where they are.

    Args:
        now: the office's time, which is the database's.
    """

    now: Callable[[], datetime]

    def bundles(self, place: Path) -> Iterator[Path]:
        """Return the bundles that ``place`` names."""
        return bundles_in(place)

    def read(self, bundle: Path) -> Bundle:
        """Return a bundle found whole; raises BundleRefused."""
        now = self.now()
        try:
            return read_bundle(bundle, now=now, today=hong_kong_day(now), read_phone=phone_number)
        except OSError as error:
            raise refused(BundleProblem.NOT_A_BUNDLE) from error

    def gone(self, bundle: Path) -> bool:
        """Say whether a bundle is no longer where it was named."""
        return last_change(bundle) is None

    def refuse(self, bundle: Path, problem: str, where: str) -> bool:
        """Move a bundle aside with its reason; False: it lies where it was."""
        try:
            move_aside(bundle, problem, where)
        except OSError:
            return False
        return True

    def taken(self, bundle: Path) -> bool:
        """Leave a bundle where it is: whoever named it knows what to do with it."""
        del bundle
        return True


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """The folder the website drops bundles in; the taken ones are destroyed.

    What could not be moved, or may still be arriving, is not looked at again before it changes.

    Args:
        disk: how bundles are read and put aside.
        clock: the computer's own clock in seconds: it is compared with times of files.
    """

    disk: DiskFeed
    clock: Callable[[], float] = time.time
    _left: dict[Path, tuple[float, bool]] = field(default_factory=dict, repr=False)

    def bundles(self, place: Path) -> Iterator[Path]:
        """Return the bundles in a folder that nobody is writing to; the folder is made."""
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep_taken(place)
        for bundle in bundles_below(place):
            standing = self._standing(bundle)
            if standing is not None and self._left.get(bundle) != standing:
                yield bundle

    def read(self, bundle: Path) -> Bundle:
        """Return a bundle found whole; raises BundleRefused."""
        try:
            return self.disk.read(bundle)
        except BundleRefused as error:
            if error.facts["reason"] in _PERHAPS_UNFINISHED and not self._arrived(bundle):
                self._leave(bundle)
                raise refused(BundleProblem.STILL_BEING_WRITTEN) from error
            if error.facts["reason"] == BundleProblem.NOT_A_BUNDLE:
                self._leave(bundle)
            raise

    def gone(self, bundle: Path) -> bool:
        """Say whether a bundle is no longer where it was named."""
        return self.disk.gone(bundle)

    def refuse(self, bundle: Path, problem: str, where: str) -> bool:
        """Move a bundle aside with its reason; False: it lies where it was."""
        moved = self.disk.refuse(bundle, problem, where)
        if not moved:
            self._leave(bundle)
        return moved

    def taken(self, bundle: Path) -> bool:
        """Destroy a taken bundle; False: it lies where it was."""
        try:
            remove_taken(bundle)
        except OSError:
            return self._leave(bundle)
        return True

    def _leave(self, bundle: Path) -> bool:
        """Remember how a bundle stood when it was left, and say whether it is out of the way."""
        standing = self._standing(bundle)
        if standing is None:
            self._left.pop(bundle, None)
            return last_change(bundle) is None
        self._left[bundle] = standing
        return False

    def _arrived(self, bundle: Path) -> bool:
        standing = self._standing(bundle)
        return standing is not None and standing[1]

    def _standing(self, bundle: Path) -> tuple[float, bool] | None:
        """Return when a bundle was last touched and whether it has arrived; None: not yet quiet."""
        touched = last_change(bundle)
        if touched is None:
            return None
        quiet_s = abs(self.clock() - touched)  # a share's clock may be ahead
        return (touched, quiet_s >= ARRIVED_S) if quiet_s >= QUIET_S else None
