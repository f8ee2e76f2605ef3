"""Taking bundles while somebody watches: each is told, none stops the others."""

from pathlib import Path
from threading import Event, Thread

from tests.support.offices import OpenOffice
from ui.queue_view.taking import Takings, take_all
from workstation.domain.errors import NotAllowed
from workstation.domain.registrations import BundleProblem, Intake


def taken(office: OpenOffice, *places: Path, who: str = "supervisor") -> Takings:
    takings = Takings()
    take_all(office.office.intake, places, takings, by=office.actor(who), stopped=lambda: False)
    return takings


def test_each_bundle_is_told_with_what_became_of_it(office: OpenOffice) -> None:
    first = office.bundle(number="A123456(3)")
    other = office.bundle(number="B123456(6)", english="LEE Siu Ming", chinese="李小明")
    (other / "bill.jpg").write_bytes(b"not what was sent")

    takings = taken(office, first, first, other)

    outcomes = [line.result.outcome for line in takings.lines()]
    assert outcomes == [Intake.TAKEN, Intake.ALREADY_TAKEN, Intake.REFUSED]
    assert takings.lines()[2].result.problem == BundleProblem.WRONG_DIGEST
    assert takings.counts() == {Intake.TAKEN: 1, Intake.ALREADY_TAKEN: 1, Intake.REFUSED: 1}
    assert (takings.done, takings.total, takings.finished) == (3, 3, True)


def test_a_folder_gives_all_the_bundles_in_it(office: OpenOffice) -> None:
    folder = office.bundle(number="A123456(3)").parent
    office.bundle(number="B123456(6)", english="LEE Siu Ming", chinese="李小明")

    assert taken(office, folder).counts() == {Intake.TAKEN: 2}


def test_a_place_that_is_not_there_is_told_and_does_not_stop_the_others(
    office: OpenOffice, tmp_path: Path
) -> None:
    takings = taken(office, tmp_path / "gone", office.bundle())

    assert takings.counts() == {Intake.GONE: 1, Intake.TAKEN: 1}


def test_who_may_not_take_bundles_is_told_so_and_nothing_is_taken(office: OpenOffice) -> None:
    takings = taken(office, office.bundle(), who="reviewer")

    assert isinstance(takings.error, NotAllowed)
    assert (takings.done, takings.finished) == (0, True)


def test_it_stops_after_the_bundle_in_hand(office: OpenOffice) -> None:
    bundles = [
        office.bundle(number="A123456(3)"),
        office.bundle(number="B123456(6)", english="LEE Siu Ming", chinese="李小明"),
    ]
    takings, stop = Takings(), Event()

    def stopped() -> bool:
        return takings.done == 1

    worker = Thread(
        target=take_all,
        args=(office.office.intake, bundles, takings),
        kwargs={"by": office.actor("supervisor"), "stopped": stopped},
    )
    worker.start()
    worker.join(20)
    stop.set()

    assert (takings.done, takings.total, takings.finished) == (1, 2, True)
