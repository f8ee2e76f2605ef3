"""The counter desk of a person in an office."""

from pathlib import Path

from ui.counter_desk.desk import CounterDesk
from ui.workplace import Workplace
from workstation.bootstrap import Office
from workstation.services.staff import Session


def make_counter_desk(
    place: Workplace, office: Office, session: Session, *, scans: Path | None = None
) -> CounterDesk:
    """Return somebody's counter; ``scans``: where its document scanner writes."""
    return CounterDesk(
        place,
        session,
        office.counter,
        office.letters,
        office.queue,
        office.phone_changes,
        office.documents,
        scans,
    )
