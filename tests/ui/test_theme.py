"""Colours, sizes and type."""

import re
from string import Template

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.i18n import Language
from ui.i18n_tools import SOURCE
from ui.places import ICONS, STYLE_SHEET
from ui.theme.tokens import GLYPHS, TOKENS, Look, State, Tokens
from ui.theme.type import HK_FAMILIES, Size
from ui.workplace import Workplace

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b")


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of WCAG 2.2, 1.4.3."""
    bright, dim = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("look", list(Look))
def test_words_can_be_read_on_every_ground(look: Look) -> None:
    tokens = TOKENS[look]

    for ground in (tokens.bg, tokens.surface, tokens.alt, tokens.selection):
        assert contrast(tokens.text, ground) >= 7
    for ground in (tokens.bg, tokens.surface, tokens.alt):
        assert contrast(tokens.muted, ground) >= 5.1
    assert contrast(tokens.on_accent, tokens.accent) >= 5.1


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("state", list(State))
def test_states_can_be_read(look: Look, state: State) -> None:
    text, fill = TOKENS[look].states[state]

    assert contrast(text, fill) >= 5.1


@pytest.mark.parametrize("look", list(Look))
def test_controls_can_be_seen(look: Look) -> None:
    tokens = TOKENS[look]

    for ground in (tokens.bg, tokens.surface):
        assert contrast(tokens.control, ground) >= 3.6
        assert contrast(tokens.focus, ground) >= 3.6


def test_every_state_has_a_glyph() -> None:
    assert {(ICONS / f"{glyph}.svg").exists() for glyph in GLYPHS.values()} == {True}
    assert len(set(GLYPHS.values())) == len(State)


def test_the_style_sheet_is_short_and_names_no_colour() -> None:
    text = STYLE_SHEET.read_text(encoding="utf-8")

    assert len(text.splitlines()) < 150
    assert not _COLOUR.findall(text)
    assert Template(text).is_valid()


def test_no_code_names_a_colour() -> None:
    guilty = [
        path.name
        for path in SOURCE.rglob("*.py")
        if path.name != "tokens.py" and _COLOUR.search(path.read_text(encoding="utf-8"))
    ]

    assert guilty == []


def test_the_look_changes_while_running(place: Workplace, qapp: QApplication) -> None:
    changes: list[Look] = []
    place.theme.changed.connect(lambda: changes.append(place.theme.look))

    place.theme.choose(Look.DARK)

    assert changes == [Look.DARK]
    assert qapp.palette().window().color() == QColor(TOKENS[Look.DARK].bg)
    assert TOKENS[Look.DARK].bg in qapp.styleSheet()


def test_without_a_choice_the_system_decides(place: Workplace) -> None:
    place.theme.choose(None)

    assert place.theme.look in {Look.LIGHT, Look.DARK}
    assert place.theme.chosen is None


@pytest.mark.parametrize(("asked", "given"), [(90, 90), (150, 150), (50, 90), (400, 150)])
def test_text_can_be_larger_within_limits(place: Workplace, asked: int, given: int) -> None:
    place.theme.resize_text(asked)

    assert place.theme.text_size == given
    assert place.theme.font(Size.BODY).pixelSize() == round(13 * given / 100)


def test_applicants_names_keep_hong_kongs_characters(place: Workplace) -> None:
    place.tr.use(Language.SIMPLIFIED)

    assert place.theme.font(person=True).families() == list(HK_FAMILIES)
    assert "Noto Sans CJK SC" in place.theme.font().families()


def test_all_tokens_are_colours() -> None:
    for tokens in TOKENS.values():
        plain = [value for value in tokens if isinstance(value, str)]
        assert len(plain) == len(Tokens._fields) - 1
        assert all(_COLOUR.fullmatch(value) for value in plain)


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_icons_are_drawn_in_the_colour_asked_for(place: Workplace, path: object) -> None:
    name = str(getattr(path, "stem", ""))
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    place.icons.paint(painter, name, QRectF(0, 0, 24, 24), QColor("red"))
    painter.end()

    colours = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)}

    assert len(colours) > 2
    assert all(colour.startswith("#ff") for colour in colours)
