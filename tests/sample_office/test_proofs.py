import io
from datetime import date
from random import Random
from typing import Protocol

import pypdfium2
import pytest
from PIL import Image

from workstation.domain.proofs import ProofKind
from workstation.sample_office import (
    DrawnProof,
    Form,
    Home,
    Homes,
    Part,
    Person,
    Population,
    Press,
    Script,
    Wishes,
    draw_proof,
)
from workstation.sample_office.proofs.dates import draw_date_style, write_date
from workstation.sample_office.proofs.drawing import LAYOUTS
from workstation.sample_office.proofs.fonts import FontBook

ISSUED_ON = date(2021, 11, 5)


class Draw(Protocol):
    """Draws a proof of the same person and home."""

    def __call__(
        self,
        kind: ProofKind = ...,
        form: Form = ...,
        *,
        script: Script = ...,
        wishes: Wishes | None = ...,
        seed: int = ...,
    ) -> DrawnProof: ...


PAPERS = [kind for kind in LAYOUTS if kind is not ProofKind.ENVELOPE]
PICTURES = [form for form in Form if "pdf" not in form.value]


@pytest.fixture(scope="module")
def tenant(population: Population) -> Person:
    return population.person(Random(21), origin="HKG", sex="f")


@pytest.fixture(scope="module")
def flat(homes: Homes) -> Home:
    return homes.private(Random(22))


@pytest.fixture
def drawn(press: Press, tenant: Person, flat: Home) -> Draw:
    def draw(
        kind: ProofKind = ProofKind.ELECTRICITY_BILL,
        form: Form = Form.TEXT_PDF,
        *,
        script: Script = Script.ENGLISH,
        wishes: Wishes | None = None,
        seed: int = 1,
    ) -> DrawnProof:
        return draw_proof(
            tenant,
            flat,
            kind,
            script,
            form,
            rng=Random(seed),
            issued_on=ISSUED_ON,
            press=press,
            wishes=wishes,
        )

    return draw


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def opened(body: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(body))
    picture.load()
    return picture


@pytest.mark.parametrize("script", Script)
@pytest.mark.parametrize("kind", PAPERS)
def test_every_paper_shows_holder_address_issuer_and_date(
    drawn: Draw, kind: ProofKind, script: Script
) -> None:
    proof = drawn(kind, script=script)

    words = "".join(words_of(proof.body).split())
    shown = (proof.truth.name, *proof.truth.address, *proof.truth.issuer)

    assert proof.truth.issued_on == ISSUED_ON
    assert all(each and "".join(each.split()) in words for each in shown)


@pytest.mark.parametrize("part", Part)
def test_what_is_left_out_is_not_on_the_paper(drawn: Draw, part: Part) -> None:
    whole, lacking = drawn(), drawn(wishes=Wishes(left_out=frozenset({part})))

    missing = {each.text for each in whole.truth.fields if each.part == part}

    assert missing
    assert not {each.part for each in lacking.truth.fields} & {part}
    assert all(text not in words_of(lacking.body) for text in missing)


def test_a_post_box_stands_where_the_home_should(drawn: Draw, flat: Home) -> None:
    proof = drawn(wishes=Wishes(post_box=True))

    assert proof.truth.address[0].startswith("P.O. BOX")
    assert flat.street.en.upper() not in words_of(proof.body).upper()


def test_an_envelope_names_neither_issuer_nor_date(drawn: Draw) -> None:
    truth = drawn(ProofKind.ENVELOPE).truth

    assert truth.name
    assert truth.issuer == ()
    assert truth.issued_on is None


@pytest.mark.parametrize("form", [Form.PHOTO, Form.FAX, Form.PICTURE_PDF, Form.TEXT_PDF])
def test_the_same_chance_draws_the_same_file(drawn: Draw, form: Form) -> None:
    assert drawn(form=form).body == drawn(form=form).body


@pytest.mark.parametrize("form", PICTURES)
def test_the_truth_knows_the_size_of_the_stored_picture(drawn: Draw, form: Form) -> None:
    proof = drawn(form=form)

    assert proof.truth.page_sizes == (opened(proof.body).size,)


@pytest.mark.parametrize(
    "form", [Form.CLEAN_PNG, Form.SKEWED_SCAN, Form.TURNED_SCAN, Form.FAX, Form.EXIF_PHOTO]
)
def test_words_lie_where_the_truth_says(drawn: Draw, form: Form) -> None:
    proof = drawn(form=form)
    picture = opened(proof.body).convert("L")

    for part in ("name", "issuer", "issued_on", "flat", "street"):
        left, top, right, bottom = (round(edge) for edge in proof.truth.quads(part)[0].bounds)
        inside = picture.crop((left, top, right, bottom))
        assert max(inside.tobytes()) - min(inside.tobytes()) > 60, f"nothing stands at {part}"


def test_an_exif_photograph_stands_upright_when_its_camera_is_believed(drawn: Draw) -> None:
    proof = drawn(form=Form.EXIF_PHOTO)

    assert opened(proof.body).getexif()[0x0112] in (3, 6, 8)
    assert proof.truth.turned == 0


def test_a_turned_scan_says_how_far(drawn: Draw) -> None:
    turned = {drawn(form=Form.TURNED_SCAN, seed=seed).truth.turned for seed in range(12)}

    assert turned == {90, 180, 270}


@pytest.mark.parametrize("form", [Form.TEXT_PDF, Form.PICTURE_PDF, Form.TIFF])
def test_a_tenancy_agreement_has_two_pages(drawn: Draw, form: Form) -> None:
    begun = date(2020, 11, 6)

    proof = drawn(ProofKind.TENANCY_AGREEMENT, form, wishes=Wishes(tenancy_from=begun))

    assert proof.truth.pages == 2
    assert proof.truth.stamped
    assert proof.truth.tenancy == (begun, date(2022, 11, 5))


def test_the_stamp_can_be_wanting(drawn: Draw) -> None:
    stamped = drawn(ProofKind.TENANCY_AGREEMENT)
    bare = drawn(ProofKind.TENANCY_AGREEMENT, wishes=Wishes(stamped=False))

    assert "STAMP OFFICE" in words_of(stamped.body)
    assert "STAMP OFFICE" not in words_of(bare.body)
    assert not bare.truth.stamped


def test_one_picture_can_show_the_second_page(drawn: Draw) -> None:
    proof = drawn(ProofKind.BANK_STATEMENT, Form.CLEAN_JPEG, wishes=Wishes(page=2))

    assert proof.truth.name == ""
    assert proof.truth.issued_on is None


def test_a_picture_pdf_has_no_words_and_a_locked_one_does_not_open(drawn: Draw) -> None:
    assert words_of(drawn(form=Form.PICTURE_PDF).body).strip() == ""
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        words_of(drawn(form=Form.LOCKED_PDF).body)


def test_the_password_opens_the_locked_document(drawn: Draw) -> None:
    body = drawn(form=Form.LOCKED_PDF).body

    with pypdfium2.PdfDocument(body, password="ebill2021") as document:
        page = document[0].render(scale=1).to_pil().convert("L")

    assert page.getextrema()[0] < 90


def test_only_the_chinese_fonts_are_needed(press: Press, tenant: Person, flat: Home) -> None:
    book = press.fonts
    cuts = {key: cut for key, cut in book._cuts.items() if "CJK" in cut.family}
    bare = Press(fonts=FontBook(installed=book.installed, _cuts=cuts), issuers=press.issuers)

    proof = draw_proof(
        tenant,
        flat,
        ProofKind.WATER_BILL,
        Script.BOTH,
        Form.TEXT_PDF,
        rng=Random(1),
        issued_on=ISSUED_ON,
        press=bare,
    )

    assert proof.truth.name.replace(" ", "") in words_of(proof.body).replace(" ", "")


def test_the_issuers_addresses_are_told_apart_from_the_home(drawn: Draw) -> None:
    proof = drawn(script=Script.BOTH)

    assert len(proof.truth.other_addresses) == 4
    assert not set(proof.truth.other_addresses) & set(proof.truth.address)


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("d_mon_y", "05 Nov 2021"),
        ("d_month_y", "5 November 2021"),
        ("slashes", "05/11/2021"),
        ("mon_d_y", "Nov 5, 2021"),
        ("年月日", "2021年11月5日"),
        ("numerals", "二〇二一年十一月五日"),
    ],
)
def test_days_are_printed_in_many_ways(style: str, written: str) -> None:
    assert write_date(ISSUED_ON, style) == written


def test_every_style_that_is_drawn_can_be_written() -> None:
    rng = Random(2)

    written = {
        write_date(ISSUED_ON, draw_date_style(rng, chinese=chinese))
        for chinese in (False, True)
        for _ in range(80)
    }

    assert len(written) > 8
