"""Finding what a letter is about, on another thread; frozen values, no Qt."""

from dataclasses import dataclass

from ui.counter_desk.situation import Situation, Ways, situation_of, ways_of
from workstation.domain.applications import Claim
from workstation.domain.errors import InUse
from workstation.domain.letter_rules import NoLetter
from workstation.domain.reasons import Reason
from workstation.domain.staff import Actor
from workstation.services.counter import CounterCase, CounterService
from workstation.services.letters import LetterService


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A case as the desk shows it."""

    case: CounterCase
    situation: Situation
    ways: Ways
    claim: Claim | None = None
    """Held when a check can begin."""
    in_use: InUse | None = None
    """A colleague has it."""
    hindrance: NoLetter | None = None
    """Why no other letter can be sent now, where one would help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Opens cases for one person."""

    counter: CounterService
    letters: LetterService
    actor: Actor

    def find(self, text: str) -> Opened:
        """Return the case of a letter, claimed when a check can begin; raises NotFound."""
        return self._opened(self.counter.find(text, by=self.actor))

    def again(self, opened: Opened) -> Opened:
        """Return a case as it stands now, claimed when a check can begin."""
        return self.find(opened.case.letter.reference.digits)

    def visit_allowed(self, opened: Opened) -> Opened:
        """Take the holder of an identity card as a case in need, and open the check.

        Raises:
            InUse: a colleague has the case.
            WrongStage: no letter is on its way any more.
        """
        id_ = opened.case.application.id
        claim = self.counter.claim(id_, by=self.actor)
        self.counter.allow_visit(id_, claim=claim, by=self.actor)
        return self.find(opened.case.letter.reference.digits)

    def reissued(self, opened: Opened, reason: Reason) -> Opened:
        """Ask for another letter; the one before stops working at once.

        Raises:
            LetterTooSoon, AddressFailed, LetterNotLive: none can be sent now.
        """
        self.letters.reissue(opened.case.application.id, reason, by=self.actor)
        return self.find(opened.case.letter.reference.digits)

    def _opened(self, case: CounterCase) -> Opened:
        situation = situation_of(case)
        ways = ways_of(case, situation)
        if situation is Situation.OPEN:
            return self._claimed(case, ways)
        hindrance = None
        if ways.reissue:
            hindrance = self.letters.hindrance(case.application.id, by=self.actor)
        return Opened(case=case, situation=situation, ways=ways, hindrance=hindrance)

    def _claimed(self, case: CounterCase, ways: Ways) -> Opened:
        claim, in_use = None, None
        try:
            claim = self.counter.claim(case.application.id, by=self.actor)
        except InUse as error:
            in_use = error
        return Opened(case=case, situation=Situation.OPEN, ways=ways, claim=claim, in_use=in_use)
