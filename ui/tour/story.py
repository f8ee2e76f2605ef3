"""What the tour does: one application of every route, through the real widgets, to its PIN."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta

from PySide6.QtWidgets import QTableView

from ui.desktop import Desktop
from ui.tour.camera import Camera
from ui.tour.hand import Hand, Stuck
from ui.tour.zones import passport_zone
from workstation.bootstrap import Office
from workstation.domain.applicants import Applicant
from workstation.domain.applications import Application, Route, Stage
from workstation.domain.calendar import hong_kong_day
from workstation.domain.extraction import Comparison, Verdict
from workstation.domain.holdings import ProofState
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.letter_rules import LetterState
from workstation.domain.pins import PinAnswer
from workstation.domain.staff import SYSTEM
from workstation.sample_setup import (
    SAMPLE_PASSWORD,
    ApplicantSide,
    Expected,
    SampleApplication,
    code_in,
)
from workstation.services.review import ReviewCase, ReviewedProof

_READING_S = 240.0
_RELEASE_S = 60.0
_LOOK_AGAIN_MS = 1000


@dataclass(slots=True)
class Followed:
    """An application that was followed to its end."""

    route: str
    reference: str
    stage: str


@dataclass(slots=True)
class Told:
    """What the tour did, for its summary."""

    steps: list[str] = field(default_factory=list)
    applications: list[Followed] = field(default_factory=list)

    def plain(self) -> dict[str, object]:
        """Return plain JSON values."""
        return asdict(self)


class Story:
    """Drives the desktop through a day of the office."""

    def __init__(
        self,
        desktop: Desktop,
        office: Office,
        samples: Sequence[SampleApplication],
        hand: Hand,
        camera: Camera,
    ) -> None:
        self._desktop = desktop
        self._office = office
        self._samples = samples
        self._hand = hand
        self._camera = camera
        self._applicants = ApplicantSide(office.settings)
        self._letters: list[str] = []
        self.told = Told()

    def run(self) -> None:
        """Do everything."""
        self._camera.take_all("sign-in")
        self._reviewer()
        self._supervisor()
        self._clerk()
        self._applicants_activate()
        self._other_screens()

    # The reviewer.

    def _reviewer(self) -> None:
        self.sign_in("r1")
        self._camera.take_all("queue")
        accepted = self._chosen(Expected.ACCEPT, visit=False, clear=True)
        self._open_case(accepted)
        self._camera.take_all("review-desk")
        self._decide("A")
        self._step("a proof accepted", accepted)
        asked = self._chosen(Expected.ASK, visit=None)
        self._open_case(asked)
        self._hand.press("Q")
        self._camera.take_all("asking-for-a-proof")
        self._hand.press("1")
        self._hand.press("Ctrl+Return")
        self._wait_stage(asked, Stage.AWAITING_APPLICANT)
        self._roster_case()
        self._step("another proof asked for", asked)
        self.sign_out()

    def _roster_case(self) -> None:
        waiting = [s for s in self._samples if self._stage(s) is Stage.ROSTER_REVIEW]
        probable = [s for s in waiting if s.registration.expected is Expected.ROSTER_PROBABLE]
        for sample in probable[:1]:
            self._open_case(sample)
            self._camera.take_all("roster-case")
            self._decide("A")
            self._step("a tenant verified by the roster", sample)

    def _decide(self, key: str) -> None:
        reference = self._reference_on_desk()
        before = self._office.queue.find(reference).stage
        self._hand.press(key)
        if self._hand.visible("review.reason"):
            self._hand.press("1")
            self._hand.press("Ctrl+Return")
        self._hand.wait_for(lambda: self._moved_on(reference, before), f"{key} to be taken")

    def _moved_on(self, reference: str, before: Stage) -> bool:
        application = self._office.queue.find(reference)
        return application.stage is not before or application.awaiting_second_person

    def _reference_on_desk(self) -> str:
        label = self._hand.find("review.reference")
        return str(label.property("text"))

    # The supervisor: letters.

    def _supervisor(self) -> None:
        self.sign_in("s1")
        self._second_opinions()
        self._go("F5", "letters.tabs")
        self._camera.take_all("letters")
        self._hand.press("Ctrl+P")
        self._hand.click("letters.confirm")
        self._camera.take("letters-printed")
        self._letters = self._applicants.letters()  # their file is deleted when they are posted
        self._hand.wait_for(self._posted, "a batch to be posted")
        self._step("letters printed, confirmed and posted")
        self.sign_out()

    def _second_opinions(self) -> None:
        for sample in self._samples:
            if self._office.queue.find(sample.reference).awaiting_second_person:
                self._open_case(sample)
                self._camera.take_all("second-opinion")
                self._decide_second(sample)

    def _decide_second(self, sample: SampleApplication) -> None:
        self._hand.press("S")
        if self._hand.visible("review.send"):
            self._hand.press("Ctrl+Return")
        self._hand.wait_for(
            lambda: not self._office.queue.find(sample.reference).awaiting_second_person,
            "the second person's confirmation",
        )
        self._step("a second opinion given", sample)

    def _posted(self) -> bool:
        counts = self._office.letters.counts()
        if counts.get(LetterState.POSTED, 0):
            return True
        if not self._hand.visible("dialog.verb"):
            self._hand.press("Ctrl+M")
        if self._hand.visible("dialog.verb"):
            self._hand.click("dialog.verb")
        return False

    # The clerk.

    def _answered_yes(self) -> bool:
        """Say yes to the next question; return whether there is none any more."""
        if not self._hand.visible("counter.confirm"):
            self._hand.press("Y")
        return self._hand.visible("counter.confirm")

    def _clerk(self) -> None:
        self.sign_in("c1")
        self._go("F4", "counter.reference")
        holder = self._chosen(Expected.LETTER, visit=True, kind=DocumentKind.PASSPORT)
        letter = self._letter_of(holder)
        self._camera.take_all("counter-desk")
        self._hand.scan(letter)
        self._hand.wait_for(lambda: self._hand.visible("counter.number"), "the letter")
        self._camera.take_all("counter-letter")
        last_day = hong_kong_day(self._now()) + timedelta(days=900)
        self._hand.scan(passport_zone(holder_of(self._office, holder), last_day))
        self._hand.wait_for(lambda: self._hand.visible("counter.zone"), "the document")
        self._camera.take_all("counter-document")
        self._hand.wait_for(self._answered_yes, "the result", turn_ms=200)
        self._camera.take_all("counter-result")
        self._hand.press("Ctrl+Return")
        self._wait_stage(holder, Stage.IDENTITY_VERIFIED, Stage.PIN_DUE, Stage.PIN_RELEASED)
        self._step("a letter holder passed at the counter", holder)
        self.sign_out()

    # The applicants.

    def _applicants_activate(self) -> None:
        for sample in self._samples:
            application = self._office.queue.find(sample.reference)
            if application.stage in {Stage.PIN_DUE, Stage.IDENTITY_VERIFIED, Stage.PIN_RELEASED}:
                self._activate(application, self._texted_pin(application))
        with_code = [
            sample
            for sample in self._samples
            if sample.registration.expected is Expected.LETTER
            and self._stage(sample) is Stage.LETTER_POSTED
            and not self._office.queue.find(sample.reference).visit_required
        ]
        for sample in with_code[:1]:
            application = self._office.queue.find(sample.reference)
            self._activate(application, self._code_in_letter(application), by="letter code")

    def _activate(self, application: Application, secret: str, *, by: str = "PIN by SMS") -> None:
        answer = self._office.release.answer(application.reference, secret)
        if answer is not PinAnswer.ACTIVATED:
            raise Stuck(f"the activation of {application.reference}")
        visit = ", counter" if application.visit_required else ""
        stage = self._office.queue.find(application.reference).stage
        self.told.applications.append(
            Followed(f"{application.route}{visit}, {by}", application.reference, stage)
        )

    def _texted_pin(self, application: Application) -> str:
        return self._hand.wait_for(
            lambda: self._applicants.pin_of(application.reference),
            f"the PIN of {application.reference}",
            patience_s=_RELEASE_S,
        )

    def _code_in_letter(self, application: Application) -> str:
        code = code_in(self._letters, application.reference)
        if code is not None:
            return code
        raise Stuck(f"the letter of {application.reference}")

    # The screens nobody decided on.

    def _other_screens(self) -> None:
        self.sign_in("s1")
        for key, name in (("F6", "supervisor"), ("F9", "messages"), ("F11", "audit")):
            self._hand.press(key)
            self._camera.take_all(name)
        self._look_up()
        self._hand.press("Ctrl+K")
        self._camera.take("command-palette")
        self._hand.press("Escape")
        self._go("F2", "queue.search")
        self._hand.press("?")
        self._camera.take("keys")
        self._hand.press("Escape")
        self._hand.press("Ctrl+L")
        self._camera.take_all("locked")
        self._unlock()
        self.sign_out()
        self.sign_in("a1")
        self._hand.press("F7")
        self._camera.take_all("settings")
        self.sign_out()

    def _look_up(self) -> None:
        """Ask the roster about a tenant, for a purpose."""
        tenants = (
            self._office.review.open(application.id, by=SYSTEM)
            for application in map(self._application, self._samples)
            if application.route is Route.PUBLIC_HOUSING
        )
        case = next((each for each in tenants if _can_be_typed(each)), None)
        if case is None:
            raise Stuck("a tenant among the samples")
        self._go("F12", "lookup.number")
        self._hand.press("1")
        self._hand.write("lookup.number", case.applicant.document.printed_number)
        self._hand.write("lookup.name", case.applicant.name.english)
        self._hand.write("lookup.address", case.applicant.address)
        self._hand.press("Ctrl+Return")
        self._hand.wait_for(lambda: self._hand.visible("lookup.parts"), "the roster's answer")
        self._camera.take_all("roster-look-up")
        self._step("a tenant looked up on the roster")

    def _application(self, sample: SampleApplication) -> Application:
        return self._office.queue.find(sample.reference)

    # Signing in and out.

    def sign_in(self, number: str) -> None:
        """Sign somebody in."""
        self._hand.wait_for(lambda: self._hand.visible("sign_in.staff_number"), "the card")
        self._hand.write("sign_in.staff_number", number)
        self._hand.write("sign_in.password", SAMPLE_PASSWORD)
        self._hand.press("Return")
        self._hand.wait_for(lambda: self._desktop.window, "the desks")
        self.told.steps.append(f"{number} signed in")

    def _go(self, key: str, name: str) -> None:
        """Press the key of a desk until the desk is there: keys rest while a case is switching."""

        def there() -> bool:
            if not self._hand.visible(name):
                self._hand.press(key)
            return self._hand.visible(name)

        self._hand.wait_for(there, f"the desk of {key}", turn_ms=300)

    def sign_out(self) -> None:
        """Sign out through the command palette."""
        self._go("F2", "queue.search")
        self._hand.press("Ctrl+K")
        self._hand.type_text("Sign out")
        self._hand.press("Return")
        self._hand.wait_for(lambda: self._desktop.window is None, "the end of the session")

    def _unlock(self) -> None:
        self._hand.write("sign_in.password", SAMPLE_PASSWORD)
        self._hand.press("Return")
        self._hand.wait_for(
            lambda: self._desktop.window is not None and not self._desktop.window.locked,
            "the screen to open",
        )

    # Cases.

    def _open_case(self, sample: SampleApplication) -> None:
        self._go("F2", "queue.search")
        self._hand.write("queue.search", sample.reference)
        self._hand.find("queue.purpose")
        self._hand.press("5")
        self._hand.wait_for(lambda: self._only(sample.reference), "the case in the list")
        self._hand.choose_row("queue.list", 0)
        self._hand.press("Return")
        self._hand.wait_for(self._on_desk(sample.reference), f"{sample.reference} on the desk")
        self._hand.rest()

    def _on_desk(self, reference: str) -> Callable[[], bool]:
        def shown() -> bool:
            return bool(
                self._hand.visible("review.reference")
                and self._reference_on_desk().startswith(reference)
            )

        return shown

    def _only(self, reference: str) -> bool:
        """Say whether the list of the queue holds this application and no other."""
        view = self._hand.find("queue.list", QTableView)
        if not isinstance(view, QTableView) or view.model().rowCount() != 1:
            return False
        cells = (view.model().index(0, place) for place in range(view.model().columnCount()))
        return any(cell.data() == reference for cell in cells)

    def _chosen(
        self,
        expected: Expected,
        *,
        visit: bool | None,
        kind: DocumentKind | None = None,
        clear: bool = False,
    ) -> SampleApplication:
        """Return the first sample that waits for its decision.

        Args:
            expected: what a careful office does with it.
            visit: whether its holder has to come; None: either.
            kind: of the holder's document; None: any.
            clear: wait until one was read whose every part agrees and breaks no rule.
        """
        waiting = [
            sample
            for sample in self._samples
            if sample.registration.expected is expected
            and self._stage(sample) in {Stage.PROOF_REVIEW, Stage.LETTER_POSTED}
            and visit in {None, self._office.queue.find(sample.reference).visit_required}
            and kind in {None, self._office.queue.find(sample.reference).document_kind}
        ]
        if not clear:
            return self._first(waiting, expected)
        return self._hand.wait_for(
            lambda: next((s for s in waiting if self._clear(s)), None) or self._agreeing(waiting),
            "a proof that was read and agrees",
            patience_s=_READING_S,
            turn_ms=_LOOK_AGAIN_MS,
        )

    def _agreeing(self, waiting: Sequence[SampleApplication]) -> SampleApplication | None:
        """Return one that agrees but for a rule, once everything was read: it needs a reason."""
        if any(self._compared(sample) is None for sample in waiting if self._readable(sample)):
            return None
        return next((s for s in waiting if self._verdict(s) is Verdict.MATCH), None)

    def _first(self, waiting: Sequence[SampleApplication], expected: Expected) -> SampleApplication:
        if not waiting:
            raise Stuck(f"a sample that is expected to {expected}")
        return waiting[0]

    def _clear(self, sample: SampleApplication) -> bool:
        """Whether a proof was read, agrees in every part and breaks no rule."""
        compared = self._compared(sample)
        return compared is not None and compared.verdict is Verdict.MATCH and not compared.findings

    def _verdict(self, sample: SampleApplication) -> Verdict | None:
        compared = self._compared(sample)
        return None if compared is None else compared.verdict

    def _compared(self, sample: SampleApplication) -> Comparison | None:
        return self._proof(sample).comparison

    def _readable(self, sample: SampleApplication) -> bool:
        return self._proof(sample).proof.state in {ProofState.WAITING, ProofState.READ}

    def _proof(self, sample: SampleApplication) -> ReviewedProof:
        application = self._office.queue.find(sample.reference)
        return self._office.review.open(application.id, by=SYSTEM).proofs[0]

    def _letter_of(self, sample: SampleApplication) -> str:
        for state in (LetterState.POSTED, LetterState.PRINTED):
            for line in self._office.letters.page(state, by=SYSTEM):
                if line.application_reference == sample.reference:
                    return line.letter.reference.digits
        raise Stuck(f"the letter of {sample.reference}")

    def _stage(self, sample: SampleApplication) -> Stage:
        return self._office.queue.find(sample.reference).stage

    def _wait_stage(self, sample: SampleApplication, *stages: Stage) -> None:
        self._hand.wait_for(
            lambda: self._stage(sample) in stages, f"{sample.reference} at {stages}"
        )

    def _now(self) -> datetime:
        return self._office.status.status().at

    def _step(self, what: str, sample: SampleApplication | None = None) -> None:
        self.told.steps.append(what if sample is None else f"{what}: {sample.reference}")


def _can_be_typed(case: ReviewCase) -> bool:
    """Say whether the roster knows something of a person whose English words keys can type."""
    person = case.applicant
    typed = person.name.english + person.address
    return case.roster is not None and bool(person.name.english) and typed.isascii()


def holder_of(office: Office, sample: SampleApplication) -> Applicant:
    """Return what a sample's holder declared, and has on the document they bring."""
    application = office.queue.find(sample.reference)
    return office.review.open(application.id, by=SYSTEM).applicant
