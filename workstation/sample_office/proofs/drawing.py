"""Draws an address proof of an invented person and says what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final

from workstation.domain.applications import Language
from workstation.domain.proofs import ProofKind
from workstation.sample_office.addresses import Line, Piece, printed_style, write_address
from workstation.sample_office.homes import Home
from workstation.sample_office.people import FEMALE, Person
from workstation.sample_office.proofs.brief import Brief, Part, Script
from workstation.sample_office.proofs.dates import draw_date_style
from workstation.sample_office.proofs.fonts import FontBook
from workstation.sample_office.proofs.forms import MadeFile, make_file
from workstation.sample_office.proofs.issuers import Issuers, load_issuers
from workstation.sample_office.proofs.layouts import (
    bank,
    broadband,
    electricity,
    envelope,
    gas,
    government,
    mobile,
    rates,
    tenancy,
    water,
)
from workstation.sample_office.proofs.sheet import Sheet
from workstation.sample_office.proofs.truth import DrawnProof, Form, ProofTruth, TruthField

LAYOUTS: Final[Mapping[ProofKind, Callable[[Brief], tuple[Sheet, ...]]]] = {
    ProofKind.ELECTRICITY_BILL: electricity.draw,
    ProofKind.WATER_BILL: water.draw,
    ProofKind.GAS_BILL: gas.draw,
    ProofKind.BANK_STATEMENT: bank.draw,
    ProofKind.GOVERNMENT_LETTER: government.draw,
    ProofKind.RATES_DEMAND: rates.draw,
    ProofKind.TENANCY_AGREEMENT: tenancy.draw,
    ProofKind.MOBILE_BILL: mobile.draw,
    ProofKind.BROADBAND_BILL: broadband.draw,
    ProofKind.ENVELOPE: envelope.draw,
}
_GIVEN_FIRST: Final = (ProofKind.MOBILE_BILL, ProofKind.BROADBAND_BILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What every proof is printed with; open it once."""

    fonts: FontBook
    issuers: Issuers

    @classmethod
    def open(cls) -> "Press":
        """Find the fonts and read the issuers.

        Raises:
            NoChineseFont: the package ``fonts-noto-cjk`` is not installed.
        """
        return cls(fonts=FontBook.open(), issuers=load_issuers())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What may be out of the ordinary about a proof."""

    holder: str = field(default="", repr=False)
    """The name to print instead of the person's own."""
    left_out: frozenset[Part] = frozenset()
    tenancy_from: date | None = None
    stamped: bool = True
    post_box: bool = False
    """A post office box stands where the home should."""
    page: int = 1
    """Which page of a long paper a form of one picture shows."""


def draw_proof(
    person: Person,
    home: Home,
    kind: ProofKind,
    script: Script,
    form: Form,
    *,
    rng: Random,
    issued_on: date,
    press: Press,
    wishes: Wishes | None = None,
) -> DrawnProof:
    """Draw a proof that ``person`` lives at ``home``.

    Args:
        person: the holder.
        home: the address printed for the holder.
        kind: bill, statement, letter, agreement or envelope; decides the layout.
        script: the language of the paper.
        form: how the paper reaches the office.
        rng: where all chance comes from.
        issued_on: the date printed.
        press: fonts and issuers.
        wishes: what is out of the ordinary.
    """
    wishes = wishes or Wishes()
    brief = _brief(
        person,
        home,
        kind=kind,
        script=script,
        rng=rng,
        issued_on=issued_on,
        press=press,
        wishes=wishes,
        fax_line=_fax_line(rng, issued_on) if form is Form.FAX else "",
    )
    sheets = LAYOUTS[kind](brief)
    made = make_file(sheets, form, rng, made_on=issued_on, page=min(wishes.page, len(sheets)))
    name = file_name(kind, form, rng, issued_on) + made.suffix
    return DrawnProof(body=made.body, file_name=name, truth=_truth(brief, form, sheets, made, name))


def printed_name(person: Person, kind: ProofKind, rng: Random, *, chinese: bool) -> str:
    """Return the person's name as a paper of this kind prints it."""
    if chinese and person.name.chinese:
        title = "女士" if person.sex == FEMALE else "先生"
        return person.name.chinese + rng.choice((title, title, f" {title}", ""))
    if kind is ProofKind.TENANCY_AGREEMENT:
        return person.name.english
    if kind in _GIVEN_FIRST and rng.random() < 0.6:
        return f"{person.title.title()} {person.name.given_first}"
    return rng.choice(
        (f"{person.title} {person.name.capitals}", person.name.capitals, person.name.english)
    )


def file_name(kind: ProofKind, form: Form, rng: Random, day: date) -> str:
    """Return a name an upload may have, without its ending."""
    number = rng.randint(1, 9999)
    if form in (Form.TEXT_PDF, Form.LOCKED_PDF):
        return rng.choice((f"ebill_{day:%Y%m}", f"{kind.value}_{day:%Y%m%d}", "帳單", "document"))
    if form is Form.CHAT_PHOTO:
        return f"photo_{day:%Y-%m-%d}_{number:04d}"
    if "photo" in form.value or form is Form.UNREADABLE:
        return rng.choice(
            (f"IMG_{number:04d}", f"IMG_{day:%Y%m%d}_{number:04d}", f"DSC{number:05d}")
        )
    return rng.choice((f"scan{number:04d}", f"Scan_{day:%Y%m%d}", "住址證明", "address proof"))


def _brief(
    person: Person,
    home: Home,
    *,
    kind: ProofKind,
    script: Script,
    rng: Random,
    issued_on: date,
    press: Press,
    wishes: Wishes,
    fax_line: str,
) -> Brief:
    named = bool(person.name.chinese)
    chinese = named and (script is Script.CHINESE or (script is Script.BOTH and rng.random() < 0.4))
    traditional = printed_style(rng, Language.TRADITIONAL_CHINESE)
    english = printed_style(rng, Language.ENGLISH)
    own, other = (traditional, english) if chinese else (english, traditional)
    address = _post_box(rng) if wishes.post_box else write_address(home, own)
    both = script is Script.BOTH and not wishes.post_box and rng.random() < 0.5
    return Brief(
        kind=kind,
        script=script,
        issuer=rng.choice(press.issuers[kind]),
        holder=wishes.holder or printed_name(person, kind, rng, chinese=chinese),
        address=address,
        other_address=write_address(home, other) if both else (),
        chinese_address=chinese and not wishes.post_box,
        issued_on=issued_on,
        date_style=draw_date_style(rng, chinese=script is Script.CHINESE),
        rng=rng,
        fonts=press.fonts,
        left_out=wishes.left_out,
        tenancy_from=wishes.tenancy_from,
        stamped=wishes.stamped,
        fax_line=fax_line,
    )


def _post_box(rng: Random) -> tuple[Line, ...]:
    return (
        (Piece(f"P.O. BOX {rng.randint(1000, 99999)}"),),
        (Piece("GENERAL POST OFFICE"),),
        (Piece("HONG KONG"),),
    )


def _fax_line(rng: Random, day: date) -> str:
    clock = f"{rng.randint(8, 20):02d}:{rng.randint(0, 59):02d}"
    return f"{day:%d/%m/%Y}  {clock}   FAX 2555 0{rng.randint(100, 999)}{'P.01/01':>48}"


def _truth(
    brief: Brief, form: Form, sheets: tuple[Sheet, ...], made: MadeFile, name: str
) -> ProofTruth:
    shown = sheets[made.first_page : made.first_page + len(made.planes)]
    fields = tuple(
        TruthField(part=mark.part, text=mark.text, page=page, quad=plane.quad(mark.quad))
        for page, (sheet, plane) in enumerate(zip(shown, made.planes, strict=True), start=1)
        for mark in sheet.marks
    )

    def printed(part: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.text for each in fields if each.part == part))

    return ProofTruth(
        file_name=name,
        kind=brief.kind,
        script=brief.script,
        form=form,
        issuer=printed("issuer"),
        name=" ".join(printed("name")),
        address=printed("address"),
        issued_on=brief.issued_on if printed("issued_on") else None,
        turned=made.turned,
        page_sizes=made.sizes,
        fields=fields,
        other_addresses=brief.issuer.addresses,
        stamped=brief.stamped and brief.kind is ProofKind.TENANCY_AGREEMENT,
        tenancy=tenancy.term_of(brief) if brief.kind is ProofKind.TENANCY_AGREEMENT else None,
    )
