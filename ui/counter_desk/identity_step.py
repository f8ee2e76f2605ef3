"""Step 2: the document, part by part."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.accessibility import announce, name
from ui.counter_desk.check import (
    KEYED_AGAIN,
    Check,
    Part,
    may_expire_unprinted,
)
from ui.counter_desk.keyed_days import keyed_day
from ui.counter_desk.part_rows import AnswerRow, KeyedRow, PartRow
from ui.counter_desk.picture_panel import PicturePanel
from ui.counter_desk.representative_form import RepresentativeForm
from ui.counter_desk.scanned_zone import ScannedZone, holds_zone
from ui.counter_desk.step_card import plain_label
from ui.counter_desk.words import KINDS, LOOKS, QUESTIONS, day_words
from ui.counter_desk.zone_row import ZoneRow
from ui.i18n import N_, Translator
from ui.theme.tokens import State
from ui.widgets.differences import Differences
from ui.widgets.zone_words import ZONE_PARTS, ZONE_VERDICTS, rule_words
from ui.workplace import Workplace
from workstation.domain.document_catalogue import Catalogue, Look
from workstation.domain.document_numbers import NumberProblem, check_number
from workstation.domain.identity_checks import Answer
from workstation.domain.identity_documents import DocumentKind, normal_form, number_of
from workstation.domain.mrz import MrzWarning, number_candidates
from workstation.domain.mrz_comparison import (
    MrzComparison,
    MrzPart,
    MrzRule,
    MrzVerdict,
    kind_shown,
)


class IdentityStep(QWidget):
    """Holds the check under way and asks for its parts in turn."""

    changed = Signal()
    compare_asked = Signal(str)
    """Number and last day are keyed: compare the number, and answer with ``compared``."""
    zone_asked = Signal(str)
    """A machine-readable zone was pasted: compare it, and answer with ``take_zone``."""
    asked = Signal(object)
    """Carries the widget that has to be in view."""
    finished = Signal()
    """Every part is answered."""

    def __init__(
        self, place: Workplace, catalogue: Catalogue, picture: PicturePanel, parent: QWidget
    ) -> None:
        """Make an empty step.

        Args:
            place: the tools of the desk.
            catalogue: what there is to know of kinds of documents.
            picture: shows the document's picture while it is read.
            parent: the desk.
        """
        super().__init__(parent)
        self._picture = picture
        self._place = place
        self._catalogue = catalogue
        self._check: Check | None = None
        self._declared = ""
        self._at: Part | None = None
        self._kind_label = plain_label(self, "muted")
        self._kind = QComboBox(self)
        self._kind.setObjectName("counter.kind")
        for kind in DocumentKind:
            self._kind.addItem("", kind)
        self._kind.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._kind.setMinimumContentsLength(12)
        self._kind_label.setBuddy(self._kind)
        self._country = QLineEdit(self)
        self._country.setObjectName("counter.country")
        self._country.setMaxLength(3)
        self._number = KeyedRow(Part.NUMBER, place, self)
        self._expiry = KeyedRow(Part.EXPIRY, place, self)
        self._questions = {
            part: AnswerRow(part, place, self)
            for part in (Part.NAME, Part.PORTRAIT, Part.VISUAL, Part.TACTILE)
        }
        self._otherwise = AnswerRow(Part.ZONE, place, self, (Answer.YES, Answer.NO))
        self._zone = ZoneRow(place, self)
        self._person = AnswerRow(Part.PERSON, place, self, (Answer.YES, Answer.NO))
        self._rows: dict[Part, PartRow] = {
            Part.NUMBER: self._number,
            Part.EXPIRY: self._expiry,
            Part.NAME: self._questions[Part.NAME],
            Part.ZONE: self._otherwise,
            **self._questions,
            Part.PERSON: self._person,
        }
        self._differences = Differences(place, self._number)
        self._form = RepresentativeForm(place, self)
        self._form.hide()
        self._lay_out()
        self._wire()
        place.tr.follow(self.retranslate)

    @property
    def check(self) -> Check | None:
        """What the clerk has said so far."""
        return self._check

    @property
    def at(self) -> Part | None:
        """The part that is asked now."""
        return self._at

    @property
    def zone(self) -> ZoneRow:
        """What was read from the document."""
        return self._zone

    def row(self, part: Part) -> PartRow:
        """Return the row of a part."""
        return self._rows[part]

    def begin(self, check: Check, declared: str) -> None:
        """Ask for the parts of a check; ``declared`` stays hidden until the number was keyed."""
        self._check, self._declared = check, declared
        self._fill_fields(check)
        self._form.show_representative(check.representative)
        for row in self._rows.values():
            row.complain("")
        self._show()
        self.go_on()

    def clear(self) -> None:
        """Forget the person."""
        self._check, self._declared, self._at = None, "", None
        self._picture.clear()
        self._number.field.clear()
        self._expiry.field.clear()
        self._form.show_representative(None)
        self._differences.show_pair("", "")
        self._zone.show_zone(None)
        for row in self._rows.values():
            row.show_state(State.WAITING, "")
            row.show_below("")
        self.hide_declared()

    @property
    def declared_seen(self) -> bool:
        """Whether the declared number stands beside the keyed one."""
        return self._differences.isVisibleTo(self)

    def hide_declared(self) -> None:
        """The screen is being covered: take away what was shown only for the comparison."""
        self._number.show_comparison(self._differences, "")

    def go_on(self) -> None:
        """Ask for the next open part, or say that there is none."""
        if self._check is None:
            return
        part = self._check.next_part()
        if part is None:
            self._at = None
            self._show_current()
            self.finished.emit()
        else:
            self.go_to(part)

    def go_to(self, part: Part) -> None:
        """Ask for ``part``."""
        if self._check is None or part not in self._check.parts:
            return
        self._at = part
        self._show_current()
        self.take_focus()
        self.asked.emit(self._rows[part])
        if part is Part.PERSON and self._check.representative is not None:
            self.asked.emit(self._form)
        announce(self, self._place.tr.gettext(QUESTIONS[part]))

    def go_to_number(self, number: int) -> None:
        """Ask for the part with this number on the screen."""
        if self._check is not None and number <= len(self._check.parts):
            self.go_to(self._check.parts[number - 1])

    def step(self, by: int) -> bool:
        """Go to the part before or after; return whether there is one."""
        if self._check is None:
            return False
        parts = self._check.parts
        wanted = (parts.index(self._at) if self._at in parts else len(parts)) + by
        if not 0 <= wanted < len(parts):
            return False
        self.go_to(parts[wanted])
        return True

    def answer(self, answer: Answer) -> None:
        """Answer the question that is asked now, and go on."""
        if self._at in self._questions or self._at is Part.ZONE:
            self._answered(self._at, answer)
        elif self._at is Part.PERSON:
            self._came(answer)

    def compared(self, *, agrees: bool) -> None:
        """Take the answer of the comparison."""
        if self._check is None:
            return
        self._change(self._check.compared(agrees=agrees))
        if agrees or self._check.times_keyed >= KEYED_AGAIN:
            self.go_on()
            return
        self.go_to(Part.NUMBER)
        self._number.complain(
            N_("This is not the number that was registered. Key it again from the document.")
        )

    def take_zone(self, scanned: ScannedZone, zone: MrzComparison) -> None:
        """Take what the document's zone says: it stands for what was keyed before."""
        if self._check is None:
            return
        kind = kind_shown(zone.reading, self._check.declared_kind)
        if kind is None:
            return
        check = self._check.with_zone(scanned, zone, self._catalogue.entry(kind))
        self._fill_fields(check)
        for row in self._rows.values():
            row.complain("")
        self._change(check)
        self.go_on()

    def take_focus(self) -> None:
        """Put the focus where the part asked now is answered."""
        row = self._rows.get(self._at) if self._at is not None else None
        if self._picture.keying_now:
            self._picture.take_focus()
        elif self._at is Part.PERSON and self._form.isVisibleTo(self):
            self._form.take_focus()
        elif row is not None:
            row.take_focus()

    def retranslate(self) -> None:
        """Write everything in the language in use."""
        _ = self._place.tr.gettext
        self._kind_label.setText(_("Document shown"))
        name(self._country, _("Issued by, three letters"))
        self._country.setToolTip(_("Issued by, three letters"))
        for place, kind in enumerate(DocumentKind):
            self._kind.setItemText(place, _(KINDS[kind]))
        self._show()

    # What the clerk does.

    def _number_keyed(self, text: str) -> None:
        if self._check is None:
            return
        if holds_zone(text):
            self._number.field.clear()
            self.zone_asked.emit(text)
            return
        if not normal_form(text):
            self._number.complain(N_("Key the number as the document prints it."))
            return
        self._number.complain("")
        kind = self._check.entry.kind
        same = number_of(kind, text) == number_of(kind, self._check.number)
        if self._check.declared_shown and same:
            self.go_on()
            return
        self._change(self._check.with_number(text))
        self._compare_or_go_on()

    def _expiry_keyed(self, text: str) -> None:
        if self._check is None:
            return
        day = keyed_day(text)
        none_printed = not text.strip() and may_expire_unprinted(self._check.entry)
        if day is None and not none_printed:
            self._expiry.complain(N_("Key the day as 2031-05-12, 12 MAY 2031 or 310512."))
            return
        self._expiry.complain("")
        self._change(self._check.with_expiry(day))
        self._compare_or_go_on()

    def _compare_or_go_on(self) -> None:
        if self._check is not None and self._check.keyed and self._check.number_agrees is None:
            self.compare_asked.emit(self._check.number)
        else:
            self.go_on()

    def _answered(self, part: Part, answer: Answer) -> None:
        if self._check is not None:
            self._change(self._check.with_answer(part, answer))
            self.go_on()

    def _came(self, answer: Answer) -> None:
        if self._check is None:
            return
        if answer is Answer.YES:
            self._change(self._check.with_representative(None))
            self.go_on()
        else:
            self._change(self._check.with_representative(self._form.representative()))
            self.go_to(Part.PERSON)

    def _form_changed(self) -> None:
        if self._check is not None and self._check.representative is not None:
            self._change(self._check.with_representative(self._form.representative()))

    def _document_chosen(self) -> None:
        if self._check is None:
            return
        kind = self._kind.currentData()
        entry = self._catalogue.entry(DocumentKind(kind))
        country = entry.issuers[0] if len(entry.issuers) == 1 else self._country.text().upper()
        changed = self._check.with_document(entry, country)
        if changed is not self._check:
            kept = replace(changed, representative=self._check.representative)
            self.begin(kept, self._declared)
            self.changed.emit()

    def _change(self, check: Check) -> None:
        self._check = check
        self._show()
        self.changed.emit()

    # What is shown.

    def _show(self) -> None:
        check = self._check
        if check is None:
            return
        for part, row in self._rows.items():
            row.setVisible(part in check.parts)
        for number, part in enumerate(check.parts, 1):
            self._rows[part].show_number(number)
        self._show_document(check)
        self._zone.show_zone(check.zone, check.scanned)
        self._show_keyed(check)
        for part, question in self._questions.items():
            question.show_answer(check.answers.get(part))
        self._otherwise.show_answer(check.answers.get(Part.ZONE))
        self._show_zone_parts(check)
        self._person.show_answer(Answer.YES if check.representative is None else Answer.NO)
        self._form.setVisible(check.representative is not None)
        self._show_looks(check)

    def _show_document(self, check: Check) -> None:
        for widget in (self._kind, self._country):
            widget.blockSignals(True)
        self._kind.setCurrentIndex(self._kind.findData(check.entry.kind))
        self._country.setText(check.country)
        for widget in (self._kind, self._country):
            widget.blockSignals(False)

    def _show_keyed(self, check: Check) -> None:
        _ = self._place.tr.gettext
        example = check.entry.number_example
        self._number.show_hint(
            _("as printed, such as {example}").format(example=example)
            if example
            else _("as the document prints it")
        )
        self._expiry.show_hint(
            _("2031-05-12, or Enter if none is printed")
            if may_expire_unprinted(check.entry)
            else _("2031-05-12 or 12 MAY 2031")
        )
        if check.number_agrees is True:
            self._number.show_state(State.OK, _("agrees"))
        elif check.number_agrees is False:
            self._number.show_state(State.REJECTED, _("differs"))
        else:
            self._number.show_state(State.WAITING, "")
        if not check.number and check.verdict(MrzPart.NUMBER) is MrzVerdict.BY_EYE:
            self._show_unheld(check)
        else:
            self._number.show_below(_odd_number(check, self._place.tr))
        self._show_expiry(check)
        if check.number_agrees is False and check.declared_shown:
            number = number_of(check.entry.kind, check.number)
            self._differences.show_pair(self._declared, number)
            self._number.show_comparison(self._differences, _("Registered above, keyed below"))
        else:
            self.hide_declared()

    def _show_unheld(self, check: Check) -> None:
        """Show a number as the zone prints it that check digits or the pattern do not allow."""
        printed = "" if check.zone is None else check.zone.reading.fields.number
        _ = self._place.tr.gettext
        if check.zone and MrzRule.NO_SUCH_NUMBER in check.zone.of(MrzPart.NUMBER).rules:
            state = _("no such number")
            words = _("Read as {number}, which no such document has. Key it from the document.")
        else:
            state = _("check digit wrong")
            words = _("Read as {number}, but a check digit is wrong. Key it from the document.")
        self._number.show_state(State.ATTENTION, state if printed else "")
        said = [words.format(number=printed)] if printed else []
        others = _other_numbers(check)
        if others:
            perhaps = _("If one character was misread: {numbers}")
            said.append(perhaps.format(numbers="  ".join(others)))
        self._number.show_below("\n".join(said))

    def _fill_fields(self, check: Check) -> None:
        self._number.field.setText(check.number)
        day = check.expires_on
        self._expiry.field.setText(day_words(day) if day is not None else "")

    def _show_zone_parts(self, check: Check) -> None:
        """Show at the name what the zone says of it, and below what else is written otherwise."""
        tr, name_row, otherwise = self._place.tr, self._questions[Part.NAME], self._otherwise
        name_row.show_state(State.WAITING, "")
        if check.zone is not None:
            state, word = ZONE_VERDICTS[check.verdict(MrzPart.NAME)]
            name_row.show_state(state, tr.gettext(word))
        rules = (
            f"{tr.gettext(ZONE_PARTS[found.part])}: {rule_words(found, tr)}"
            for found in check.explained_beside_name
        )
        otherwise.show_below("\n".join(rules))

    def _show_expiry(self, check: Check) -> None:
        _ = self._place.tr.gettext
        if not check.expiry_keyed:
            self._expiry.show_state(State.WAITING, "")
        elif check.expires_on is None:
            self._expiry.show_state(State.OK, _("none printed"))
        elif check.expired:
            words = _("expired {day}").format(day=day_words(check.expires_on))
            self._expiry.show_state(State.REJECTED, words)
        else:
            words = _("valid to {day}").format(day=day_words(check.expires_on))
            self._expiry.show_state(State.OK, words)

    def _show_looks(self, check: Check) -> None:
        _ = self._place.tr.gettext
        below = {
            Part.NAME: self._about_name(check),
            Part.VISUAL: self._looks(check.entry.visual),
            Part.TACTILE: self._looks(check.entry.tactile),
        }
        for part, words in below.items():
            needed = part is self._at or not check.answered(part) or self._differs(part)
            self._questions[part].show_below(words if needed else "")

    def _differs(self, part: Part) -> bool:
        """Whether the zone says something of a part that has to stay in view."""
        check = self._check
        said = MrzVerdict.SAME if check is None else check.verdict(MrzPart.NAME)
        return part is Part.NAME and said in {MrzVerdict.EXPLAINED, MrzVerdict.DIFFER}

    def _about_name(self, check: Check) -> str:
        _ = self._place.tr.gettext
        if check.zone is None:
            return _("Another order of the words, capitals and hyphens are no difference.")
        found, fields = check.zone.of(MrzPart.NAME), check.zone.reading.fields
        words = rule_words(found, self._place.tr)
        if found.verdict is MrzVerdict.BY_EYE:
            return _(
                "{rule}: compare the name and the characters printed on the document with the "
                "registration."
            ).format(rule=words)
        shown = ", ".join(filter(None, (fields.surname, fields.given_names)))
        return _("Document: {name} ({rule})").format(name=shown, rule=words)

    def _looks(self, looks: Sequence[Look]) -> str:
        return " · ".join(self._place.tr.gettext(LOOKS[look]) for look in looks)

    def _show_current(self) -> None:
        for part, row in self._rows.items():
            row.show_current(current=part is self._at)
        if self._check is not None:
            self._show_looks(self._check)

    # Layout.

    def _wire(self) -> None:
        self._number.keyed.connect(self._number_keyed)
        self._expiry.keyed.connect(self._expiry_keyed)
        for part, row in (*self._questions.items(), (Part.ZONE, self._otherwise)):
            row.answered.connect(lambda answer, part=part: self._answered(part, answer))
        self._person.answered.connect(self._came)
        self._form.changed.connect(self._form_changed)
        self._kind.activated.connect(self._document_chosen)
        self._country.editingFinished.connect(self._document_chosen)

    def _resize(self) -> None:
        self._country.setFixedWidth(self._place.theme.px(64))

    def _lay_out(self) -> None:
        document = QHBoxLayout()
        document.setContentsMargins(8, 0, 8, 0)
        document.setSpacing(8)
        document.addWidget(self._kind_label)
        document.addWidget(self._kind, 2)
        document.addWidget(self._country)
        document.addStretch(1)
        self._place.theme.changed.connect(self._resize)
        self._resize()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(document)
        column.addSpacing(4)
        column.addWidget(self._picture)
        column.addWidget(self._zone)
        for row in self._rows.values():
            column.addWidget(row)
        column.addWidget(self._form)


def _other_numbers(check: Check) -> tuple[str, ...]:
    """Return the likeliest numbers with which the check digits would hold: to look for, unkeyed."""
    if check.zone is None:
        return ()
    found = number_candidates(check.zone.reading)
    misread = [one.number for one in found if len(one.changed) == 1]
    return tuple(misread[:_MOST_CANDIDATES])


_MOST_CANDIDATES: Final = 3
_ODD: Final = {
    NumberProblem.LOOKS_LIKE_HKID,
    NumberProblem.HOLDER_HAS_HKID,
}


def _odd_number(check: Check, tr: Translator) -> str:
    """Return a warning when the number keyed belongs to somebody with an identity card."""
    if not check.number or check.number_agrees is None:
        return ""
    if check.zone is not None and MrzWarning.HOLDER_HAS_HKID in check.zone.reading.warnings:
        return ""  # said where the zone is shown
    found = check_number(check.entry.kind, check.number, check.country)
    if _ODD.isdisjoint(found.problems):
        return ""
    return tr.gettext(
        "The holder seems to have a Hong Kong identity card and would not need the counter."
    )
