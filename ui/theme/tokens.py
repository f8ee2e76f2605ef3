"""The colours of the three looks, by what they mean. No other module names a colour."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple


class Look(StrEnum):
    """A set of colours. The values are stored in people's settings."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class State(StrEnum):
    """What a chip, a box or a notice says about a thing; each has a glyph besides its colour."""

    OK = "ok"
    ATTENTION = "attention"
    REJECTED = "rejected"
    WAITING = "waiting"
    MOVING = "moving"
    IN_USE = "in_use"


class Pair(NamedTuple):
    """Words and what they stand on; at least 5.1:1 apart."""

    text: str
    fill: str


class Tokens(NamedTuple):
    """The colours of one look."""

    bg: str
    surface: str
    alt: str
    line: str
    control: str
    text: str
    muted: str
    accent: str
    on_accent: str
    focus: str
    selection: str
    hairline: str
    """Round the boxes on a picture: white in every look, because pictures are not ours."""
    states: Mapping[State, Pair]


TOKENS: Final[Mapping[Look, Tokens]] = {
    Look.LIGHT: Tokens(
        bg="#F4F6F8",
        surface="#FFFFFF",
        alt="#EDF0F4",
        line="#CBD2DA",
        control="#76828F",
        text="#1A222C",
        muted="#53606D",
        accent="#0B5CAD",
        on_accent="#FFFFFF",
        focus="#0B5CAD",
        selection="#D6E7F8",
        hairline="#FFFFFF",
        states={
            State.OK: Pair("#0E6B4E", "#DDF3EA"),
            State.ATTENTION: Pair("#7D5200", "#FFF1CC"),
            State.REJECTED: Pair("#FFFFFF", "#A3300B"),
            State.WAITING: Pair("#47535F", "#E6EBF0"),
            State.MOVING: Pair("#0B5CAD", "#DCEBFA"),
            State.IN_USE: Pair("#673AA0", "#EFE6FA"),
        },
    ),
    Look.DARK: Tokens(
        bg="#12161B",
        surface="#1A2027",
        alt="#232B34",
        line="#3A4550",
        control="#8593A1",
        text="#E9EEF3",
        muted="#AAB6C2",
        accent="#6FB4F6",
        on_accent="#12161B",
        focus="#8CC5FA",
        selection="#1F3D5A",
        hairline="#FFFFFF",
        states={
            State.OK: Pair("#63D0A6", "#12352A"),
            State.ATTENTION: Pair("#F3C352", "#3A2D0C"),
            State.REJECTED: Pair("#1A2027", "#FF9F80"),
            State.WAITING: Pair("#B9C5D1", "#2B343E"),
            State.MOVING: Pair("#83BFF8", "#14304B"),
            State.IN_USE: Pair("#CDAEF6", "#302345"),
        },
    ),
    Look.HIGH_CONTRAST: Tokens(
        bg="#000000",
        surface="#000000",
        alt="#1C1C1C",
        line="#9A9A9A",
        control="#FFFFFF",
        text="#FFFFFF",
        muted="#E4E4E4",
        accent="#FFE066",
        on_accent="#000000",
        focus="#FFE066",
        selection="#003C78",
        hairline="#FFFFFF",
        states={
            State.OK: Pair("#7CF5C1", "#00261A"),
            State.ATTENTION: Pair("#FFE066", "#2B2200"),
            State.REJECTED: Pair("#000000", "#FFA488"),
            State.WAITING: Pair("#FFFFFF", "#2A2A2A"),
            State.MOVING: Pair("#9CCFFF", "#00233F"),
            State.IN_USE: Pair("#E0C4FF", "#2A1245"),
        },
    ),
}

GLYPHS: Final[Mapping[State, str]] = {
    State.OK: "check",
    State.ATTENTION: "attention",
    State.REJECTED: "cross",
    State.WAITING: "clock",
    State.MOVING: "arrow",
    State.IN_USE: "lock",
}
"""The icon painted beside a state's word."""
