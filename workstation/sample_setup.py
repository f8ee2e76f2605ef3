"""A sample office, ready to work in: staff, roster and registrations of invented people."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2

from workstation.bootstrap import Office, roster_source, spooled_messages
from workstation.domain.messages import MessageKind
from workstation.domain.registrations import Intake
from workstation.domain.staff import SYSTEM, Role
from workstation.sample_office import Expected, SampleRegistration, write_sample_office
from workstation.settings import Settings

__all__ = [
    "SAMPLE_COUNT",
    "SAMPLE_PASSWORD",
    "ApplicantSide",
    "Expected",
    "SampleApplication",
    "Told",
    "add_sample_staff",
    "code_in",
    "fill_with_samples",
]
SAMPLE_PASSWORD: Final = "harbour ferry morning"  # noqa: S105 - printed on the screen of the demo
SAMPLE_COUNT: Final = 200
_PEOPLE: Final = (
    ("r1", "Chan Siu Sum", Role.REVIEWER, "Kowloon Central", "en"),
    ("r2", "Ho Ka Yan", Role.REVIEWER, "Kowloon Central", "zh-Hant"),
    ("c1", "Lam Wing Sze", Role.COUNTER_CLERK, "General Post Office", "en"),
    ("s1", "Wong Kit Ling", Role.SUPERVISOR, "Kowloon Central", "en"),
    ("s2", "Yeung Chi Hang", Role.SUPERVISOR, "General Post Office", "zh-Hans"),
    ("a1", "Leung Po Yi", Role.ADMINISTRATOR, "Kowloon Central", "en"),
)
Told = Callable[[str, int, int], None]
"""Told what is being done, how much of it, of how much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleApplication:
    """A sample registration that was taken, and what the office calls it."""

    registration: SampleRegistration
    reference: str


def add_sample_staff(office: Office, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Add an account of every role, all with the sample password."""
    left_out = frozenset(without)
    for number, name, role, branch, language in _PEOPLE:
        if number not in left_out:
            office.staff.add(
                staff_number=number,
                name=name,
                role=role,
                password=SAMPLE_PASSWORD,
                office=branch,
                language=language,
                by=SYSTEM,
            )
    return tuple(number for number, *_ in _PEOPLE)


def fill_with_samples(
    office: Office, folder: Path, *, count: int = SAMPLE_COUNT, seed: int = 1, told: Told
) -> tuple[SampleApplication, ...]:
    """Write sample registrations and a roster below ``folder`` and take them in.

    Args:
        office: an office nobody works in yet.
        folder: where the bundles are written; made if it is not there.
        count: how many registrations.
        seed: which invented people.
        told: told how far it is.
    """
    today = office.status.status().at.date()
    written = write_sample_office(
        folder,
        count=count,
        seed=seed,
        today=today,
        on_progress=lambda done, of: told("drawing", done, of),
    )
    told("roster", 0, 1)
    office.roster_loads.load(roster_source(written.roster_path), written.roster_as_of, by=SYSTEM)
    taken = []
    for done, registration in enumerate(written.registrations, start=1):
        result = office.intake.take_one(registration.path, by=SYSTEM)
        if result.outcome is not Intake.REFUSED:
            taken.append(SampleApplication(registration=registration, reference=result.reference))
        told("taking", done, count)
    office.audit.seal()
    return tuple(taken)


_PIN: Final = re.compile(r"(?<!\d)\d{6,12}(?!\d)")
_CODE: Final = re.compile(r"(?<![0-9A-Z])([0-9A-Z]{5}) ([0-9A-Z]{5})(?![0-9A-Z])")


@dataclass(frozen=True, slots=True)
class ApplicantSide:
    """What reaches the applicants of a sample office: their phones and their letter boxes."""

    settings: Settings

    def pin_of(self, reference: str) -> str | None:
        """Return the PIN texted for an application; a text shows the reference's end."""
        for message in spooled_messages(self.settings):
            found = _PIN.search(message.text)
            if message.kind is MessageKind.PIN and reference[-4:] in message.text and found:
                return found.group()
        return None

    def letters(self) -> list[str]:
        """Return the words on every page of the batches that are being printed."""
        pages: list[str] = []
        for batch in sorted(self.settings.letters.glob("*.pdf")):
            with pypdfium2.PdfDocument(batch) as pdf:
                pages += [page.get_textpage().get_text_bounded() for page in pdf]
        return pages


def code_in(pages: Iterable[str], reference: str) -> str | None:
    """Return the code printed in the letter of an application."""
    for text in pages:
        if reference in text.replace(" ", "") and (found := _CODE.search(text)):
            return "".join(found.groups())
    return None
