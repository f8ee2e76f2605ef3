"""What was read from the document's machine-readable zone, above the parts that are asked."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from ui.counter_desk.scanned_zone import ScannedZone
from ui.counter_desk.step_card import plain_label
from ui.i18n import N_
from ui.theme.tokens import State
from ui.widgets.chips import StateChip
from ui.widgets.zone_words import UNOFFICIAL, WARNINGS, ZONE_PARTS, ZONE_RULES, ZONE_VERDICTS
from ui.workplace import Workplace
from workstation.domain.identity_checks import Author
from workstation.domain.mrz_comparison import (
    MrzComparison,
    MrzPart,
    MrzRule,
    MrzVerdict,
    PartComparison,
)

_SHOWN: Final = (MrzPart.KIND, MrzPart.COUNTRY, MrzPart.BIRTH)
"""The parts that have no row of their own."""
_TITLES: Final[Mapping[Author | None, str]] = {
    None: N_("Read from the document"),
    Author.READER: N_("Read from the picture"),
    Author.READER_AND_CLERK: N_("Read from the picture, and keyed"),
}


class ZoneRow(QFrame):
    """One line of chips, and what has to be said of the zone; hidden while none was read."""

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._tr = place.tr
        self.setObjectName("counter.zone")
        self._title = plain_label(self, "muted")
        self._chips = {part: StateChip(place.icons, self) for part in _SHOWN}
        self._warnings = plain_label(self, wrap=True)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self._title)
        for chip in self._chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QGridLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setVerticalSpacing(4)
        column.addLayout(chips, 0, 0)
        column.addWidget(self._warnings, 1, 0)
        self.hide()

    def show_zone(self, zone: MrzComparison | None, scanned: ScannedZone | None = None) -> None:
        """Show what a zone says, and how it came; None: none was read."""
        self.setVisible(zone is not None)
        _ = self._tr.gettext
        if zone is None:
            self._title.clear()
            self._warnings.clear()
            for chip in self._chips.values():
                chip.show_state(State.WAITING, "")
            return
        self._title.setText(_(_TITLES[scanned.author if scanned and scanned.picture else None]))
        for part, chip in self._chips.items():
            self._show_part(zone.of(part), chip)
        said = [_(WARNINGS[found]) for found in zone.reading.warnings if found in WARNINGS]
        if not zone.reading.official_layout:
            said.append(_(UNOFFICIAL))
        self._warnings.setText("\n".join(said))
        self._warnings.setVisible(bool(said))

    def _show_part(self, found: PartComparison, chip: StateChip) -> None:
        """Show how a part stands; one that there is nothing to say about is left out."""
        _ = self._tr.gettext
        state, word = ZONE_VERDICTS[found.verdict]
        failed = MrzRule.CHECK_FAILED in found.rules
        if failed:
            state, word = State.ATTENTION, ZONE_RULES[MrzRule.CHECK_FAILED]
        said = failed or found.verdict is not MrzVerdict.BY_EYE
        chip.show_state(state, f"{_(ZONE_PARTS[found.part])}: {_(word)}" if said else "")
        chip.setVisible(said)

    def text(self) -> str:
        """Return all that is shown, line by line."""
        chips = (chip.text() for chip in self._chips.values())
        return "\n".join(filter(None, (self._title.text(), *chips, self._warnings.text())))
