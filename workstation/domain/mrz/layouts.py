"""Where the fields and check digits of each layout stand.

TD1, TD2, TD3 and visas: ICAO Doc 9303, 8th edition, parts 4 to 7. The Mainland's cards: reader
programs that agree; the standard, GA/T 704, was not read. Of the card of 1999 only how it begins
is sure.
"""

from typing import Final

from workstation.domain.mrz.layout import Check, Kind, Layout, Span
from workstation.domain.mrz_formats import MrzFormat


def _two_lines(
    format_: MrzFormat, length: int, initials: str, checks: dict[str, Check], *, data_end: int
) -> Layout:
    """Return a passport, visa or TD2 layout: the name above, the rest below."""
    return Layout(
        format=format_,
        length=length,
        height=2,
        initials=initials,
        begins=f"[{initials}]",
        fields={
            "document_code": (1, 1, 2),
            "issuer": (1, 3, 5),
            "name": (1, 6, length),
            "number": (2, 1, 9),
            "nationality": (2, 11, 13),
            "birth": (2, 14, 19),
            "sex": (2, 21, 21),
            "expiry": (2, 22, 27),
            "optional": (2, 29, data_end),
        },
        checks={
            "number": Check(at=(2, 10), over=((2, 1, 9),), may_be_filler=format_ is MrzFormat.TD2),
            "birth": Check(at=(2, 20), over=((2, 14, 19),)),
            "expiry": Check(at=(2, 28), over=((2, 22, 27),)),
            **checks,
        },
    )


def _one_line(format_: MrzFormat) -> Layout:
    """Return the one line of an Exit-Entry Permit card, to Hong Kong or to Taiwan."""
    return Layout(
        format=format_,
        length=30,
        height=1,
        initials=format_.value[0],
        begins=format_.value,
        official=False,
        fields={
            "document_code": (1, 1, 2),
            "number": (1, 3, 11),
            "expiry": (1, 14, 19),
            "birth": (1, 22, 27),
        },
        checks={
            "number": Check(at=(1, 12), over=((1, 3, 11),)),
            "birth": Check(at=(1, 28), over=((1, 22, 27),)),
            "expiry": Check(at=(1, 20), over=((1, 14, 19),)),
            "composite": Check(at=(1, 30), over=((1, 3, 12), (1, 14, 20), (1, 22, 28))),
        },
    )


def _permit(format_: MrzFormat, fields: dict[str, Span], checks: dict[str, Check]) -> Layout:
    """Return the three lines of a permit card of residents of the regions or Taiwan."""
    return Layout(
        format=format_,
        length=30,
        height=3,
        initials=format_.value[0],
        begins=format_.value,
        official=False,
        fields={
            "document_code": (1, 1, 2),
            "number": (1, 3, 11),
            "issue_count": (1, 13, 14),
            "expiry": (1, 16, 21),
            "sex": (1, 23, 23),
            "birth": (1, 24, 29),
            "chinese_name_code": (2, 1, 18),
            "century": (2, 19, 19),
            **fields,
        },
        checks={
            "number": Check(at=(1, 12), over=((1, 3, 11),)),
            "birth": Check(at=(1, 30), over=((1, 24, 29),)),
            "expiry": Check(at=(1, 22), over=((1, 16, 21),)),
            "issue_count": Check(at=(1, 15), over=((1, 13, 14),)),
            **checks,
            "composite": Check(at=(2, 30), over=((1, 3, 22), (1, 24, 30), (2, 20, 29))),
        },
    )


_TD1: Final = Layout(
    format=MrzFormat.TD1,
    length=30,
    height=3,
    initials="ACI",
    begins="[ACI]",
    fields={
        "document_code": (1, 1, 2),
        "issuer": (1, 3, 5),
        "number": (1, 6, 14),
        "optional": (1, 16, 30),
        "birth": (2, 1, 6),
        "sex": (2, 8, 8),
        "expiry": (2, 9, 14),
        "nationality": (2, 16, 18),
        "optional_2": (2, 19, 29),
        "name": (3, 1, 30),
    },
    checks={
        "number": Check(at=(1, 15), over=((1, 6, 14),), may_be_filler=True),
        "birth": Check(at=(2, 7), over=((2, 1, 6),)),
        "expiry": Check(at=(2, 15), over=((2, 9, 14),)),
        "composite": Check(at=(2, 30), over=((1, 6, 30), (2, 1, 7), (2, 9, 15), (2, 19, 29))),
    },
)
_CARD_OF_1999: Final = Layout(
    format=MrzFormat.CR1999,
    length=30,
    height=3,
    initials="C",
    begins="C<CHN",
    official=False,
    fields={
        "document_code": (1, 1, 2),
        "issuer": (1, 3, 5),
    },
    checks={},
    elsewhere=Kind.ANY,
)

LAYOUTS: Final = (
    _two_lines(
        MrzFormat.TD3,
        44,
        "P",
        {
            "personal": Check(at=(2, 43), over=((2, 29, 42),), may_be_filler=True),
            "composite": Check(at=(2, 44), over=((2, 1, 10), (2, 14, 20), (2, 22, 43))),
        },
        data_end=42,
    ),
    _TD1,
    _two_lines(
        MrzFormat.TD2,
        36,
        "ACI",
        {"composite": Check(at=(2, 36), over=((2, 1, 10), (2, 14, 20), (2, 22, 35)))},
        data_end=35,
    ),
    _two_lines(MrzFormat.MRV_A, 44, "V", {}, data_end=44),
    _two_lines(MrzFormat.MRV_B, 36, "V", {}, data_end=36),
    _one_line(MrzFormat.CS),
    _one_line(MrzFormat.CD),
    _permit(
        MrzFormat.CR,
        {"resident_number": (2, 20, 28), "name": (3, 1, 30)},
        {"resident": Check(at=(2, 29), over=((2, 20, 28),), may_be_filler=True)},
    ),
    _permit(
        MrzFormat.CT,
        {"resident_number": (2, 20, 29), "name": (3, 1, 26), "issuing_place": (3, 27, 30)},
        {},
    ),
    _CARD_OF_1999,
)
SHAPES: Final = frozenset((layout.height, layout.length) for layout in LAYOUTS)
"""Lines and characters a line that there are."""
LAYOUT_OF: Final = {layout.format: layout for layout in LAYOUTS}
