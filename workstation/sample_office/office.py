"""Writes a whole sample office: registrations as the website hands them over, and a roster."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Final

from workstation.domain.applications import Language, Route
from workstation.domain.reasons import Reason
from workstation.sample_office.bundles import write_bundle
from workstation.sample_office.drafts import Desk, Draft, Expected, working_days_before
from workstation.sample_office.homes import Homes
from workstation.sample_office.names import Namer
from workstation.sample_office.people import Population
from workstation.sample_office.places import load_places
from workstation.sample_office.proofs.drawing import Press
from workstation.sample_office.proofs.truth import ProofTruth
from workstation.sample_office.roster import Housing, write_roster
from workstation.sample_office.stories import ORDINARY, STORIES
from workstation.sample_office.tables import load_names

ROSTER_ROWS: Final = 3000
_WORKING_DAYS: Final = 10

Progress = Callable[[int, int], None]
"""Told how many registrations are written, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRegistration:
    """A bundle that was written, and what a careful office does with it."""

    path: Path
    registration_id: str
    submitted_at: datetime
    route: Route
    language: Language
    story: str
    """Which case it is, by the name of its story."""
    expected: Expected
    reason: Reason | None
    """What a reviewer gives as the reason, where a reason is asked for."""
    proofs: tuple[ProofTruth, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOffice:
    """What was written, and where."""

    registrations_folder: Path
    roster_path: Path
    roster_as_of: date
    registrations: tuple[SampleRegistration, ...]
    """In the order they were submitted."""


def write_sample_office(
    folder: Path,
    *,
    count: int = 200,
    seed: int = 1,
    today: date,
    on_progress: Progress | None = None,
) -> SampleOffice:
    """Write a sample office into ``folder``: the same one for the same seed and day.

    Args:
        folder: made if it is not there; ``registrations/`` and ``roster.csv`` go into it.
        count: how many bundles.
        seed: which office; any number.
        today: the day it is; everything was submitted on the ten weekdays before.
        on_progress: told after every bundle.

    Raises:
        NoChineseFont: the package ``fonts-noto-cjk`` is not installed.
        FileExistsError: a sample office was written here before.
    """
    desk = open_desk(seed=seed, today=today)
    registrations = folder / "registrations"
    registrations.mkdir(parents=True)
    roster_path = folder / "roster.csv"
    write_roster(roster_path, desk.roster)
    written: list[SampleRegistration] = []
    for story, draft in _told(desk, count=count, seed=seed):
        path = write_bundle(registrations, draft)
        written.append(_written(path, story, draft))
        if on_progress:
            on_progress(len(written), count)
    return SampleOffice(
        registrations_folder=registrations,
        roster_path=roster_path,
        roster_as_of=desk.days[0],
        registrations=tuple(sorted(written, key=lambda each: (each.submitted_at, each.path))),
    )


def open_desk(*, seed: int, today: date, rows: int = ROSTER_ROWS) -> Desk:
    """Return what the stories of one sample office are told with."""
    population = Population(Namer(load_names()), today)
    homes = Homes(load_places())
    return Desk(
        population=population,
        homes=homes,
        press=Press.open(),
        roster=Housing(population, homes).roster(Random(f"{seed}/roster"), rows=rows),
        days=working_days_before(today, _WORKING_DAYS),
    )


def _told(desk: Desk, *, count: int, seed: int) -> Iterator[tuple[str, Draft]]:
    """Yield ``count`` registrations: one story of each kind first, then the ordinary ones."""
    left = count
    names = iter(STORIES)
    order = Random(f"{seed}/order")
    told = 0
    while left > 0:
        name = next(names, "") or order.choices(list(ORDINARY), list(ORDINARY.values()))[0]
        told += 1
        drafts = STORIES[name](desk, Random(f"{seed}/{told}/{name}"))
        for draft in drafts[:left]:
            yield name, draft
        left -= len(drafts)


def _written(path: Path, story: str, draft: Draft) -> SampleRegistration:
    return SampleRegistration(
        path=path,
        registration_id=draft.registration_id,
        submitted_at=draft.submitted_at,
        route=draft.route,
        language=draft.language,
        story=story,
        expected=draft.expected,
        reason=draft.reason,
        proofs=tuple(proof.truth for proof in draft.proofs),
    )
