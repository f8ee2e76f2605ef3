"""The feed of registration bundles on disk."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workstation.domain.calendar import hong_kong_day
from workstation.domain.registrations import Bundle, BundleProblem, refused
from workstation.gateway.bundles import bundles_in, move_aside, move_taken, read_bundle, settled
from workstation.gateway.phones import phone_number


@dataclass(frozen=True, slots=True)
class DiskFeed:
    """Bundles that somebody names; taken ones stay where they are."""

    def bundles(self, place: Path) -> Iterator[Path]:
        """Return the bundles that ``place`` names."""
        return bundles_in(place)

    def read(self, bundle: Path) -> Bundle:
        """Return a bundle found whole; raises BundleRefused."""
        now = datetime.now(UTC)
        try:
            return read_bundle(bundle, now=now, today=hong_kong_day(now), read_phone=phone_number)
        except OSError as error:
            raise refused(BundleProblem.NOT_A_BUNDLE) from error

    def refuse(self, bundle: Path, problem: str, where: str) -> None:
        """Move a bundle aside, untouched, with its reason; what is not there stays so."""
        if bundle.exists():
            move_aside(bundle, problem, where)


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """The folder the website drops bundles in; the taken ones are moved out of it."""

    folder: Path

    def waiting(self) -> list[Path]:
        """Return the bundles nobody is writing to any more."""
        self.folder.mkdir(parents=True, exist_ok=True)
        now_s = time.time()
        return [path for path in bundles_in(self.folder) if settled(path, now_s=now_s)]

    def taken(self, bundle: Path) -> None:
        """Move a taken bundle out of the way."""
        if bundle.exists():
            move_taken(bundle)
