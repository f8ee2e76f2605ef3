"""What a scanner's burst is worth, whatever layout, case, end and order it came in."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support import made_mrz
from tests.support.made_mrz import MadeZone
from tests.support.wedge_streams import FRENCH, FRENCH_SCANNER, GERMAN, TD3
from workstation.domain.letters import LetterReference
from workstation.domain.scans import ScanKind, read_scan

EACH = 60
KINDS = (
    made_mrz.made_td1,
    made_mrz.made_td2,
    made_mrz.made_td3,
    made_mrz.made_mrv_a,
    made_mrz.made_mrv_b,
    made_mrz.made_cs,
    made_mrz.made_cd,
    made_mrz.made_cr,
    made_mrz.made_ct,
)
references = st.binary(min_size=16, max_size=16).map(LetterReference.drawn)


def _zones(make: Callable[[Random], MadeZone]) -> list[MadeZone]:
    rng = Random(35)
    return [make(rng) for _ in range(EACH)]


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\t", "\x03\x02", ""])
@pytest.mark.parametrize("times", [1, 2])
def test_zones_of_all_kinds_are_read_with_any_end_and_twice(
    make: Callable[[Random], MadeZone], end: str, times: int
) -> None:
    for zone in _zones(make):
        scan = read_scan(end.join(zone.lines * times))

        assert (scan.kind, scan.text, scan.whole) == (ScanKind.MRZ, zone.text, True)
        assert not scan.layout_is_wrong


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("filler", list(">,;＜《〈，；"))
def test_zones_are_read_whatever_the_filler_became(
    make: Callable[[Random], MadeZone], filler: str
) -> None:
    for zone in _zones(make):
        scan = read_scan(zone.text.replace("<", filler))

        assert (scan.text, scan.whole) == (zone.text, True)
        assert scan.layout_is_wrong is ("<" in zone.text)


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize("layout", [FRENCH, FRENCH_SCANNER], ids=["keys", "scanner"])
@pytest.mark.parametrize("small", [False, True])
def test_zones_are_read_through_french_layouts(
    make: Callable[[Random], MadeZone], layout: dict[int, str], small: bool
) -> None:
    for zone in _zones(make):
        sent = zone.text.lower() if small else zone.text

        assert read_scan(sent.translate(layout)).text == zone.text


@pytest.mark.parametrize("make", KINDS)
def test_y_and_z_change_places_only_where_a_check_digit_or_a_code_says_so(
    make: Callable[[Random], MadeZone],
) -> None:
    swap = str.maketrans("YZ", "ZY")
    for zone in _zones(make):
        scan = read_scan(zone.text.translate(GERMAN))

        assert scan.text in {zone.text, zone.text.translate(swap)}
        # Of two, what one adds to the sum the other may take away.
        assert scan.text == zone.text or sum(char in "YZ" for char in _covered(zone)) != 1


def _covered(zone: MadeZone) -> str:
    """Return the document's number and codes, which checks and lists speak for."""
    named = ("number", "issuer", "nationality")
    return "".join(str(zone.truth.get(name, "")) for name in named)


@pytest.mark.parametrize("make", KINDS)
def test_any_order_of_the_rows_is_put_right(make: Callable[[Random], MadeZone]) -> None:
    for zone in _zones(make):
        scan = read_scan("\n".join(reversed(zone.lines)))

        if zone.format not in {"CR", "CT"}:  # their second row is like a first one
            assert scan.text == zone.text


@given(references, st.sampled_from([None, GERMAN, FRENCH, FRENCH_SCANNER]), st.booleans())
def test_references_are_read_in_every_layout(
    reference: LetterReference, layout: dict[int, str] | None, small: bool
) -> None:
    for said in (reference.symbol, reference.digits):
        sent = said.lower() if small else said
        scan = read_scan(sent.translate(layout or {}))

        assert scan.kind is ScanKind.LETTER
        assert LetterReference.parse(scan.text) == reference


@example(LetterReference("1055705746380864"), 1, 1)  # its only Y as Z, as German keys have it
@example(LetterReference("5151416625560085"), 7, 3)  # its only W as Z, as French keys have it
@given(references, st.integers(0, 11), st.integers(1, 31))
def test_a_misread_reference_stays_one_that_is_wrong(
    reference: LetterReference, place: int, shift: int
) -> None:
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    symbol = reference.symbol
    wrong = alphabet[(alphabet.index(symbol[5 + place]) + shift) % 32]
    scan = read_scan(symbol[: 5 + place] + wrong + symbol[6 + place :])

    assert scan.kind is ScanKind.LETTER
    assert LetterReference.parse(scan.text) != reference


@given(st.text(max_size=200) | st.text("<>;,《ACIPVX0123456789\n\t\x02é&", max_size=120))
def test_every_text_is_answered(text: str) -> None:
    scan = read_scan(text)

    assert scan.kind in ScanKind
    assert repr(text) not in repr(scan)


@pytest.mark.parametrize(
    "text",
    [
        "representative of the tenant",
        "address verified, holder is 18",
        "Flat 3,12/F;WahKeeHouse,WahFu1",
        "<" * 44,
        "1" * 16,
        "4891028164456",
        "https://example.hk/registration",
        "A123456(3)",
    ],
)
def test_what_people_type_and_other_codes_are_neither(text: str) -> None:
    assert read_scan(text).kind is ScanKind.OTHER


def test_one_row_says_that_the_other_is_missing() -> None:
    assert not read_scan(TD3[0]).whole
    assert not read_scan(TD3[1]).whole
