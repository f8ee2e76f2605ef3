"""The case on the screen: its upload in view, what was accepted by eye, what can be decided."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.review_desk.case_view import CaseView
from ui.review_desk.choice import Choice
from ui.review_desk.document_view import DocumentView
from ui.review_desk.draft import Draft, draft_from
from ui.review_desk.evidence import evidence_of, eye_key
from ui.review_desk.fields import best_of, rows_of
from ui.review_desk.header import CaseHeader
from ui.review_desk.options import Options, options_of
from ui.review_desk.rows import first_to_look_at
from ui.review_desk.suggesting import suggested_reason
from ui.review_desk.taking import OpenCase
from workstation.domain.applications import ApplicationId, Move, Stage
from workstation.domain.proof_fields import Field, FieldRow, Mark
from workstation.domain.reasons import Reason
from workstation.domain.staff import Actor
from workstation.domain.weighing import NOTHING_TO_SEE, Weighed, weigh_roster, weigh_upload
from workstation.services.review import Judgement, ReviewedProof


class OnScreen(QObject):
    """Brings document, fields and decision together; knows nothing of where cases come from."""

    drafted = Signal(int, str)
    """The draft is another; carries the application's id and what is to be stored."""
    upload_shown = Signal()
    """Another upload is in view, or the same one as it stands now."""

    def __init__(
        self,
        *,
        actor: Actor,
        document: DocumentView,
        view: CaseView,
        header: CaseHeader,
        known: Callable[[ApplicationId], str | None],
        parent: QObject,
    ) -> None:
        """Make the parts work together.

        Args:
            actor: who sits at the desk.
            document: the left side.
            view: the right side.
            header: what stands beside the title.
            known: what has been begun about a case and may not be stored yet.
            parent: as Qt has it.
        """
        super().__init__(parent)
        self._actor = actor
        self._document = document
        self._view = view
        self._header = header
        self._known = known
        self.opened: OpenCase | None = None
        self._rows: tuple[FieldRow, ...] = ()
        self._draft = Draft(revision=1)
        self._focused: str = ""
        document.chosen.connect(lambda _at: self._show_upload())
        document.field_pressed.connect(view.focus_field)
        view.field_focused.connect(self._focus)
        view.field_toggled.connect(self.toggle_field)
        view.ask_asked.connect(self.ask)
        view.decision.edited.connect(self._edited)

    # What is shown.

    def show(self, opened: OpenCase, at: tuple[int, int] | None) -> None:
        """Show another case, with what this person had begun to decide about it."""
        self.opened = opened
        known = self._known(opened.id)
        self._draft = draft_from(
            opened.case.draft if known is None else known, opened.application.revision
        )
        self._focused = ""
        self._header.show_case(opened, at)
        self._view.show_case(opened)
        proofs, revision = opened.case.proofs, opened.application.revision
        self._document.show_proofs(
            proofs, best_of(proofs, revision), revision, can_ask=self._can_ask
        )
        self._show_upload()
        self._view.table.go_to(first_to_look_at(self._rows) or "")
        self._view.decision.show_draft(self._draft)

    def change(self, opened: OpenCase, at: tuple[int, int] | None) -> None:
        """Show the same case as it stands now; what was begun stays."""
        self.opened = opened
        self._header.show_case(opened, at)
        self._view.show_case(opened)
        self._document.refresh(opened.case.proofs)
        self._show_upload()

    def clear(self) -> None:
        """Show no case."""
        self.opened = None
        self._header.show_case(None, None)
        self._header.show_upload(None)
        self._document.clear()
        self._view.decision.show_options(Options(why_not=" "))
        self.upload_shown.emit()

    @property
    def draft(self) -> Draft:
        """What has been begun."""
        return self._draft

    def begun(self) -> str:
        """Return what has been begun, as it is stored."""
        return self._draft.to_text()

    def weighed(self) -> Weighed:
        """Return what is open on the case."""
        opened = self.opened
        if opened is None:
            return Weighed(nothing_read=True)
        if opened.application.stage is Stage.ROSTER_REVIEW:
            return weigh_roster(opened.case.roster)
        reviewed = self._current_upload()
        if reviewed is None:
            return NOTHING_TO_SEE
        return weigh_upload(
            reviewed.proof.state,
            reviewed.reading,
            reviewed.comparison,
            opened.case.applicant,
            self._by_eye(reviewed),
            reviewed.corrections,
        )

    def judgement(self, choice: Choice) -> Judgement | None:
        """Return the decision with its evidence; None when there is no case."""
        opened = self.opened
        if opened is None:
            return None
        reviewed = self._current_upload()
        return Judgement(
            move=choice.move,
            reason=choice.reason or "",
            note=self._view.decision.note(),
            override=choice.override,
            revision=opened.application.revision,
            proof=None if reviewed is None else reviewed.proof.id,
            roster=opened.case.roster,
            by_eye=self._by_eye(reviewed),
            evidence=evidence_of(
                opened.case, self._document.shown, self._draft.by_eye, override=choice.override
            ),
            opened_at=opened.seen_at,
        )

    # What the reviewer does.

    def toggle_field(self) -> None:
        """Accept the field in focus by eye, or no longer."""
        row, reviewed, opened = self._view.focused_row(), self._document.shown, self.opened
        if row is None or reviewed is None or opened is None or opened.hold is not None:
            return
        if row.mark is Mark.NOTHING:
            return
        self._draft = self._draft.toggled(eye_key(reviewed, row.field))
        self._show_fields()
        self._save()

    def ask(self, reason: Reason) -> None:
        """Begin to ask the applicant for more, for this reason."""
        self._view.decision.choose(Move.ASK_FOR_PROOF, reason)

    def ask_readable(self) -> None:
        """Begin to ask the applicant for a file that can be read."""
        self.ask(Reason.UNREADABLE)

    @property
    def shown(self) -> ReviewedProof | None:
        """The upload in view."""
        return self._document.shown

    @property
    def can_correct(self) -> bool:
        """Whether readings of the upload in view can be corrected here."""
        opened, shown = self.opened, self._document.shown
        if opened is None or shown is None or not shown.correctable:
            return False
        current = shown.proof.revision == opened.application.revision
        return current and opened.hold is None and opened.claim is not None

    # Inside.

    @property
    def _can_ask(self) -> bool:
        opened = self.opened
        return opened is not None and Move.ASK_FOR_PROOF in self._options().moves

    def _options(self) -> Options:
        if self.opened is None:
            return Options(why_not=" ")
        return options_of(self.opened, self.weighed(), self._actor)

    def _show_upload(self) -> None:
        reviewed = self._document.shown
        self._header.show_upload(reviewed)
        self._show_fields()
        self.upload_shown.emit()
        self._document.focus_field(self._focused)

    def _show_fields(self) -> None:
        opened, reviewed = self.opened, self._document.shown
        if opened is None:
            return
        self._rows = rows_of(reviewed, opened.case.applicant, opened.case.declared)
        options = self._options()
        self._view.show_upload(
            reviewed,
            self._rows,
            self._by_eye(reviewed),
            can_ask=self._can_ask,
            can_correct=self.can_correct,
        )
        self._document.show_rows(self._rows)
        self._suggest(reviewed)
        self._view.decision.show_options(options)

    def _suggest(self, reviewed: ReviewedProof | None) -> None:
        decision = self._view.decision
        decision.suggest(Move.ASK_FOR_PROOF, suggested_reason(reviewed, self._rows))
        unlisted = self.opened is not None and self.opened.application.stage is Stage.ROSTER_REVIEW
        decision.suggest(
            Move.SEND_LETTER, Reason.NOT_ON_ROSTER if unlisted else Reason.NOT_VERIFIABLE
        )

    def _current_upload(self) -> ReviewedProof | None:
        """Return the upload the decision stands on: the one in view, if it is of the newest."""
        opened, shown = self.opened, self._document.shown
        if opened is None or shown is None:
            return None
        revision = opened.application.revision
        if shown.proof.revision == revision:
            return shown
        proofs = opened.case.proofs
        best = proofs[best_of(proofs, revision)]
        return best if best.proof.revision == revision else None

    def _by_eye(self, reviewed: ReviewedProof | None) -> frozenset[Field]:
        if reviewed is None:
            return frozenset()
        ticked = self._draft.by_eye
        return frozenset(field for field in Field if eye_key(reviewed, field) in ticked)

    def _focus(self, key: str) -> None:
        self._focused = key
        self._document.focus_field(key)

    def _edited(self) -> None:
        choice = self._view.decision.choice
        self._draft = Draft(
            revision=self._draft.revision,
            move=None if choice is None else choice.move,
            reason="" if choice is None or choice.reason is None else choice.reason,
            note=self._view.decision.note(),
            by_eye=self._draft.by_eye,
        )
        self._save()

    def _save(self) -> None:
        if self.opened is not None:
            self.drafted.emit(self.opened.id, self._draft.to_text())
