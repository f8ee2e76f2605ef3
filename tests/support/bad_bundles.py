"""Registration bundles that are broken on purpose, one function for each way.

Every function writes one bundle into a folder and says what the office must make of it: refuse it
for one of some reasons, or take it and find that the upload inside cannot be opened.
"""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any, Final

from PIL import Image

from tests.support import bad_uploads
from workstation.domain.proofs import UnreadableReason
from workstation.domain.registrations import BundleProblem

REGISTRATION: Final = "registration.json"
_P = BundleProblem
_U = UnreadableReason


@dataclass(frozen=True, slots=True, kw_only=True)
class BadBundle:
    """A bundle that was written, and what must become of it."""

    name: str
    path: Path
    refused_for: frozenset[BundleProblem] = frozenset()
    """Any of these is a right answer; empty: the bundle is taken."""
    unreadable_for: frozenset[UnreadableReason] = frozenset()
    """Of a bundle that is taken: any of these is right for its upload; empty: it opens."""

    @property
    def taken(self) -> bool:
        """Whether intake takes the bundle."""
        return not self.refused_for


Maker = Callable[[Path], BadBundle]


def good_registration(file: str = "bill.jpg", body: bytes | None = None) -> dict[str, Any]:
    """Return the ``registration.json`` of a bundle with nothing wrong, as parsed JSON."""
    body = picture() if body is None else body
    return {
        "registration_id": "7d8bb9a6-3f0e-4b8e-9d0c-0f5a4f3e2b1c",
        "submitted_at": "2021-12-09T10:21:33+08:00",
        "language": "zh-Hant",
        "name": {"english": "KOT Pui Shan", "chinese": "葛佩珊"},
        "document": {
            "kind": "hkid",
            "number": "G123456(A)",
            "issued_on": "2019-03-04",
            "country": "HKG",
        },
        "date_of_birth": "1980-02-01",
        "phone": "+85294123456",
        "address": {"text": "Flat A, 12/F, Lai Yee Court, 18-26 Mong Lung Street, Shau Kei Wan"},
        "route": "proof",
        "proofs": [{"file": file, "sha256": hashlib.sha256(body).hexdigest()}],
    }


def picture() -> bytes:
    """Return a small JPEG that opens."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((320, 440)).save(buffer, "JPEG", quality=70)
    return buffer.getvalue()


def write_folder(folder: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """Write a bundle that is a folder."""
    target = folder / name
    target.mkdir(parents=True)
    for file, body in files.items():
        (target / file).write_bytes(body)
    return target


def write_zip(folder: Path, name: str, entries: list[tuple[str, bytes]]) -> Path:
    """Write a bundle that is a zip file; the same entry may stand twice."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, body in entries:
            archive.writestr(
                zipfile.ZipInfo(entry, (2021, 12, 9, 10, 0, 0)), body, zipfile.ZIP_DEFLATED, 9
            )
    return target


def good_bundle(folder: Path) -> Path:
    """Write a bundle with nothing wrong."""
    return write_folder(
        folder, "good", {REGISTRATION: _json(good_registration()), "bill.jpg": picture()}
    )


def _json(registration: object) -> bytes:
    return json.dumps(registration, ensure_ascii=False).encode()


def _refused(name: str, path: Path, *problems: BundleProblem) -> BadBundle:
    return BadBundle(name=name, path=path, refused_for=frozenset(problems))


def _changed(folder: Path, name: str, /, *problems: BundleProblem, **fields: object) -> BadBundle:
    """Write a bundle whose registration has these fields instead; None leaves one out."""
    registration = {**good_registration(), **fields}
    kept = {key: value for key, value in registration.items() if value is not None}
    path = write_folder(folder, name, {REGISTRATION: _json(kept), "bill.jpg": picture()})
    return _refused(name, path, *problems)


def _uploading(
    folder: Path, name: str, file: str, body: bytes, *why: UnreadableReason
) -> BadBundle:
    """Write a sound bundle around an upload that cannot be opened."""
    described = _json(good_registration(file, body))
    path = write_folder(folder, name, {REGISTRATION: described, file: body})
    return BadBundle(name=name, path=path, unreadable_for=frozenset(why))


# --- files and digests ---------------------------------------------------------------------------


def missing_file(folder: Path) -> BadBundle:
    """The proof is named but not there."""
    path = write_folder(folder, "missing_file", {REGISTRATION: _json(good_registration())})
    return _refused("missing_file", path, _P.MISSING_FILE)


def wrong_digest(folder: Path) -> BadBundle:
    """One bit of the proof changed on its way."""
    body = bytearray(picture())
    body[len(body) // 2] ^= 1
    path = write_folder(
        folder, "wrong_digest", {REGISTRATION: _json(good_registration()), "bill.jpg": bytes(body)}
    )
    return _refused("wrong_digest", path, _P.WRONG_DIGEST)


def no_registration(folder: Path) -> BadBundle:
    """The proof alone."""
    path = write_folder(folder, "no_registration", {"bill.jpg": picture()})
    return _refused("no_registration", path, _P.NO_REGISTRATION)


def thirty_proofs(folder: Path) -> BadBundle:
    """Thirty proofs, all there and all right."""
    body = picture()
    digest = hashlib.sha256(body).hexdigest()
    names = [f"bill{number}.jpg" for number in range(30)]
    registration = good_registration()
    registration["proofs"] = [{"file": name, "sha256": digest} for name in names]
    files = {REGISTRATION: _json(registration), **dict.fromkeys(names, body)}
    path = write_folder(folder, "thirty_proofs", files)
    return _refused("thirty_proofs", path, _P.TOO_MANY_PROOFS)


# --- paths out of the bundle ---------------------------------------------------------------------


def parent_path(folder: Path) -> BadBundle:
    """The proof's name leads out of the folder, to a file that is there."""
    body = picture()
    registration = good_registration("../outside.jpg", body)
    path = write_folder(folder, "parent_path", {REGISTRATION: _json(registration)})
    (folder / "outside.jpg").write_bytes(body)
    return _refused("parent_path", path, _P.PATH_OUTSIDE)


def absolute_path(folder: Path) -> BadBundle:
    """The proof's name is a path from the root, to a file that is there."""
    body = picture()
    outside = (folder / "absolute.jpg").resolve()
    registration = good_registration(str(outside), body)
    path = write_folder(folder, "absolute_path", {REGISTRATION: _json(registration)})
    outside.write_bytes(body)
    return _refused("absolute_path", path, _P.PATH_OUTSIDE, _P.WRONG_VALUE)


def linked_file(folder: Path) -> BadBundle:
    """The proof is a symbolic link to a file outside."""
    body = picture()
    path = write_folder(folder, "linked_file", {REGISTRATION: _json(good_registration())})
    outside = folder / "linked.jpg"
    outside.write_bytes(body)
    (path / "bill.jpg").symlink_to(outside.resolve())
    return _refused("linked_file", path, _P.PATH_OUTSIDE, _P.MISSING_FILE)


def linked_registration(folder: Path) -> BadBundle:
    """``registration.json`` itself is a link to a file outside."""
    outside = folder / "elsewhere.json"
    path = write_folder(folder, "linked_registration", {"bill.jpg": picture()})
    outside.write_bytes(_json(good_registration()))
    (path / REGISTRATION).symlink_to(outside.resolve())
    return _refused(
        "linked_registration", path, _P.PATH_OUTSIDE, _P.MISSING_FILE, _P.NO_REGISTRATION
    )


def folder_as_proof(folder: Path) -> BadBundle:
    """The proof is a folder of that name."""
    path = write_folder(folder, "folder_as_proof", {REGISTRATION: _json(good_registration())})
    (path / "bill.jpg").mkdir()
    return _refused("folder_as_proof", path, _P.MISSING_FILE)


def folder_as_registration(folder: Path) -> BadBundle:
    """``registration.json`` is a folder."""
    path = write_folder(folder, "folder_as_registration", {"bill.jpg": picture()})
    (path / REGISTRATION).mkdir()
    return _refused("folder_as_registration", path, _P.MISSING_FILE)


def zip_slip(folder: Path) -> BadBundle:
    """A zip whose extra entry would be unpacked above the folder."""
    path = write_zip(folder, "zip_slip", [*_good_entries(), ("../../slipped.txt", b"slipped")])
    return _refused("zip_slip", path, _P.PATH_OUTSIDE)


def zip_absolute(folder: Path) -> BadBundle:
    """A zip with an entry at an absolute path."""
    path = write_zip(folder, "zip_absolute", [*_good_entries(), ("/tmp/slipped.txt", b"slipped")])
    return _refused("zip_absolute", path, _P.PATH_OUTSIDE)


def zip_link(folder: Path) -> BadBundle:
    """A zip whose proof is a symbolic link."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "zip_link.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(REGISTRATION, _json(good_registration()))
        link = zipfile.ZipInfo("bill.jpg")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    return _refused("zip_link", target, _P.PATH_OUTSIDE)


# --- archives ------------------------------------------------------------------------------------


def truncated_zip(folder: Path) -> BadBundle:
    """A zip whose end did not arrive."""
    path = write_zip(folder, "truncated_zip", _good_entries())
    body = path.read_bytes()
    path.write_bytes(body[: len(body) * 3 // 5])
    return _refused("truncated_zip", path, _P.DAMAGED_ARCHIVE)


def damaged_entry(folder: Path) -> BadBundle:
    """A zip whose proof is broken inside: its check sum cannot be right."""
    path = write_zip(folder, "damaged_entry", _good_entries())
    body = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(body))) as archive:
        entry = archive.getinfo("bill.jpg")
    middle = entry.header_offset + 30 + len("bill.jpg") + entry.compress_size // 2
    body[middle : middle + 8] = b"\xff" * 8
    path.write_bytes(bytes(body))
    return _refused("damaged_entry", path, _P.DAMAGED_ARCHIVE, _P.WRONG_DIGEST)


def zip_bomb(folder: Path) -> BadBundle:
    """A zip of a tenth of a megabyte that unpacks to 120."""
    bomb = bytes(120 * 1024 * 1024)
    entries = [(REGISTRATION, _json(good_registration("bill.jpg", b"bomb"))), ("bill.jpg", bomb)]
    return _refused("zip_bomb", write_zip(folder, "zip_bomb", entries), _P.TOO_LARGE)


def registration_bomb(folder: Path) -> BadBundle:
    """A ``registration.json`` that unpacks to 64 megabytes."""
    entries = [(REGISTRATION, b" " * (64 * 1024 * 1024)), ("bill.jpg", picture())]
    path = write_zip(folder, "registration_bomb", entries)
    return _refused("registration_bomb", path, _P.TOO_LARGE)


def lying_zip_bomb(folder: Path) -> BadBundle:
    """A zip that says the bomb inside is small: sizes in the headers are not to be believed."""
    path = zip_bomb(folder / "lying").path
    body = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = body.rfind(signature)
        struct.pack_into("<I", body, at + place, 1000)
    path = folder / "lying_zip_bomb.zip"
    path.write_bytes(bytes(body))
    rmtree(folder / "lying")
    return _refused("lying_zip_bomb", path, _P.TOO_LARGE, _P.DAMAGED_ARCHIVE, _P.WRONG_DIGEST)


def nested_zip(folder: Path) -> BadBundle:
    """A proof that is a zip full of zips: it is not to be unpacked, and it is no picture."""
    inner = bytes(2 * 1024 * 1024)
    for _ in range(3):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(12):
                archive.writestr(f"{number}.zip", inner)
        inner = buffer.getvalue()
    return _uploading(folder, "nested_zip", "bill.zip", inner, _U.UNSUPPORTED_TYPE, _U.NOT_AN_IMAGE)


def crowded_zip(folder: Path) -> BadBundle:
    """A zip of five thousand files."""
    crowd = [(f"extra/{number}.txt", b"x") for number in range(5000)]
    path = write_zip(folder, "crowded_zip", [*_good_entries(), *crowd])
    return _refused("crowded_zip", path, _P.TOO_MANY_FILES)


def encrypted_zip(folder: Path) -> BadBundle:
    """A zip whose proof is marked as encrypted."""
    path = write_zip(folder, "encrypted_zip", _good_entries())
    body = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = body.rfind(signature)
        body[at + place] |= 1
    path.write_bytes(bytes(body))
    return _refused("encrypted_zip", path, _P.ENCRYPTED_ARCHIVE)


def two_registrations(folder: Path) -> BadBundle:
    """A zip with ``registration.json`` twice: readers disagree about which one counts."""
    other = {**good_registration(), "phone": "+85261234567"}
    disguised = REGISTRATION.upper()  # zipfile warns of doubles: the name is put right afterwards
    path = write_zip(folder, "two_registrations", [*_good_entries(), (disguised, _json(other))])
    path.write_bytes(path.read_bytes().replace(disguised.encode(), REGISTRATION.encode()))
    return _refused("two_registrations", path, _P.DAMAGED_ARCHIVE)


def no_zip(folder: Path) -> BadBundle:
    """A file whose name ends in .zip and that is none."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "no_zip.zip"
    path.write_bytes(picture())
    return _refused("no_zip", path, _P.DAMAGED_ARCHIVE, _P.NOT_A_BUNDLE)


def _good_entries() -> list[tuple[str, bytes]]:
    return [(REGISTRATION, _json(good_registration())), ("bill.jpg", picture())]


# --- encodings and JSON --------------------------------------------------------------------------


def _described_by(folder: Path, name: str, source: bytes, *problems: BundleProblem) -> BadBundle:
    path = write_folder(folder, name, {REGISTRATION: source, "bill.jpg": picture()})
    return _refused(name, path, *problems)


def utf16(folder: Path) -> BadBundle:
    """JSON in UTF-16."""
    source = json.dumps(good_registration(), ensure_ascii=False).encode("utf-16")
    return _described_by(folder, "utf16", source, _P.NOT_UTF8, _P.NOT_JSON)


def big5(folder: Path) -> BadBundle:
    """JSON in Big5, as Hong Kong programs of an earlier time write it."""
    source = json.dumps(good_registration(), ensure_ascii=False).encode("big5")
    return _described_by(folder, "big5", source, _P.NOT_UTF8)


def broken_json(folder: Path) -> BadBundle:
    """JSON that stops in the middle."""
    return _described_by(folder, "broken_json", _json(good_registration())[:200], _P.NOT_JSON)


def empty_json(folder: Path) -> BadBundle:
    """An empty ``registration.json``."""
    return _described_by(folder, "empty_json", b"", _P.NOT_JSON)


def doubled_keys(folder: Path) -> BadBundle:
    """A key that stands twice with different values."""
    source = _json(good_registration())[:-1] + b', "phone": "+85261234567"}'
    return _described_by(folder, "doubled_keys", source, _P.NOT_JSON)


def deep_json(folder: Path) -> BadBundle:
    """Brackets nested so deep that a naive reader runs out of stack."""
    return _described_by(folder, "deep_json", b"[" * 100_000, _P.NOT_JSON)


def a_list(folder: Path) -> BadBundle:
    """JSON, but a list."""
    return _described_by(folder, "a_list", b"[1, 2, 3]", _P.WRONG_VALUE, _P.MISSING_FIELD)


# --- fields --------------------------------------------------------------------------------------


def wrong_types(folder: Path) -> BadBundle:
    """A number where a text belongs."""
    return _changed(folder, "wrong_types", _P.WRONG_VALUE, phone=85294123456)


def name_as_text(folder: Path) -> BadBundle:
    """A text where an object belongs."""
    return _changed(folder, "name_as_text", _P.WRONG_VALUE, name="KOT Pui Shan")


def proofs_as_object(folder: Path) -> BadBundle:
    """An object where a list belongs."""
    return _changed(folder, "proofs_as_object", _P.WRONG_VALUE, proofs={"file": "bill.jpg"})


def without_phone(folder: Path) -> BadBundle:
    """A field that must be there is not."""
    return _changed(folder, "without_phone", _P.MISSING_FIELD, phone=None)


def without_document_number(folder: Path) -> BadBundle:
    """A field inside the document is missing."""
    document = {"kind": "hkid", "country": "HKG"}
    return _changed(folder, "without_document_number", _P.MISSING_FIELD, document=document)


def without_proofs(folder: Path) -> BadBundle:
    """The route by proof without a proof."""
    return _changed(folder, "without_proofs", _P.NO_PROOF, proofs=[])


def unknown_fields(folder: Path) -> BadBundle:
    """More than the contract names: taken, for the website may grow before the office does."""
    return _changed(folder, "unknown_fields", nickname="Shan", loyalty_points=12)


def submitted_in_the_future(folder: Path) -> BadBundle:
    """Submitted in another century."""
    return _changed(
        folder,
        "submitted_in_the_future",
        _P.IN_THE_FUTURE,
        submitted_at="2199-12-09T10:21:33+08:00",
    )


def born_in_the_future(folder: Path) -> BadBundle:
    """Born in another century."""
    return _changed(
        folder, "born_in_the_future", _P.IN_THE_FUTURE, _P.WRONG_VALUE, date_of_birth="2199-01-01"
    )


def impossible_day(folder: Path) -> BadBundle:
    """The thirtieth of February."""
    return _changed(folder, "impossible_day", _P.WRONG_VALUE, date_of_birth="1980-02-30")


def naive_instant(folder: Path) -> BadBundle:
    """An instant that does not say in which zone."""
    return _changed(folder, "naive_instant", _P.WRONG_VALUE, submitted_at="2021-12-09T10:21:33")


def bad_uuid(folder: Path) -> BadBundle:
    """An identifier that is none."""
    return _changed(folder, "bad_uuid", _P.WRONG_VALUE, registration_id="12345")


def unknown_route(folder: Path) -> BadBundle:
    """A route the office does not know."""
    return _changed(folder, "unknown_route", _P.WRONG_VALUE, route="carrier_pigeon")


def unknown_kind(folder: Path) -> BadBundle:
    """A kind of document the office does not know."""
    document = {**good_registration()["document"], "kind": "library_card"}
    return _changed(folder, "unknown_kind", _P.WRONG_VALUE, document=document)


def wrong_check_digit(folder: Path) -> BadBundle:
    """An identity card's number whose check digit fails: perhaps the card of somebody else."""
    document = {**good_registration()["document"], "number": "G123456(7)"}
    return _changed(folder, "wrong_check_digit", _P.WRONG_VALUE, document=document)


def number_of_symbols(folder: Path) -> BadBundle:
    """A document number without a letter or a digit."""
    document = {**good_registration()["document"], "number": "(-)"}
    return _changed(folder, "number_of_symbols", _P.WRONG_VALUE, document=document)


def nonsense_phone(folder: Path) -> BadBundle:
    """A telephone number nobody can call."""
    return _changed(folder, "nonsense_phone", _P.WRONG_VALUE, phone="call me maybe")


def long_name(folder: Path) -> BadBundle:
    """A name of a hundred thousand letters."""
    return _changed(
        folder, "long_name", _P.WRONG_VALUE, name={"english": "K" * 100_000, "chinese": ""}
    )


def control_characters(folder: Path) -> BadBundle:
    """A name that rings the bell and clears the screen."""
    name = {"english": "KOT\x07\x1b[2J Pui Shan", "chinese": "葛佩珊"}
    return _changed(folder, "control_characters", _P.WRONG_VALUE, name=name)


def bidi_override(folder: Path) -> BadBundle:
    """A name that is displayed backwards."""
    name = {"english": "KOT \u202enahS iuP", "chinese": "葛佩珊"}
    return _changed(folder, "bidi_override", _P.WRONG_VALUE, name=name)


def long_address(folder: Path) -> BadBundle:
    """An address as long as a novel."""
    return _changed(
        folder, "long_address", _P.WRONG_VALUE, _P.TOO_LARGE, address={"text": "Flat A " * 60_000}
    )


def invisible_address(folder: Path) -> BadBundle:
    """An address of characters that nobody sees."""
    address = {"text": "\u200b\u200c\u2060"}
    return _changed(folder, "invisible_address", _P.WRONG_VALUE, _P.MISSING_FIELD, address=address)


def address_of_marks(folder: Path) -> BadBundle:
    """An address without a letter or digit."""
    return _changed(folder, "address_of_marks", _P.WRONG_VALUE, address={"text": "-, ./ 。"})


def same_id_other_person(folder: Path) -> BadBundle:
    """The identifier of the good bundle with another person inside: take the good one first."""
    return _changed(
        folder,
        "same_id_other_person",
        _P.OTHER_CONTENT,
        name={"english": "MOK Hei Man", "chinese": "莫熙文"},
        document={"kind": "hkid", "number": "A123456(3)", "country": "HKG"},
    )


# --- uploads -------------------------------------------------------------------------------------


def renamed_text(folder: Path) -> BadBundle:
    """Words in a file called .jpg."""
    return _uploading(folder, "renamed_text", "bill.jpg", b"This is my bill.\n", _U.NOT_AN_IMAGE)


def program(folder: Path) -> BadBundle:
    """A program in a file called .png."""
    body = b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x02\x00>\x00" * 64
    return _uploading(folder, "program", "bill.png", body, _U.NOT_AN_IMAGE, _U.UNSUPPORTED_TYPE)


def svg(folder: Path) -> BadBundle:
    """A drawing that can hold scripts."""
    return _uploading(
        folder, "svg", "bill.svg", bad_uploads.svg(), _U.UNSUPPORTED_TYPE, _U.NOT_AN_IMAGE
    )


def eps(folder: Path) -> BadBundle:
    """A page that is a program for an interpreter."""
    return _uploading(
        folder, "eps", "bill.eps", bad_uploads.eps(), _U.UNSUPPORTED_TYPE, _U.NOT_AN_IMAGE
    )


def no_bytes(folder: Path) -> BadBundle:
    """A file of no bytes."""
    return _uploading(folder, "no_bytes", "bill.jpg", b"", _U.EMPTY)


def eighty_pages(folder: Path) -> BadBundle:
    """A PDF of eighty pages."""
    body = bad_uploads.pdf_of_pages(80)
    return _uploading(folder, "eighty_pages", "bill.pdf", body, _U.TOO_MANY_PAGES)


def locked_pdf(folder: Path) -> BadBundle:
    """A PDF that asks for a password."""
    return _uploading(folder, "locked_pdf", "bill.pdf", bad_uploads.locked_pdf(), _U.ENCRYPTED)


def exploding_pdf(folder: Path) -> BadBundle:
    """A PDF of two kilobytes that draws for hours."""
    return _uploading(
        folder,
        "exploding_pdf",
        "bill.pdf",
        bad_uploads.exploding_pdf(),
        _U.TOOK_TOO_LONG,
        _U.CRASHED,
        _U.DAMAGED,
        _U.TOO_MANY_PIXELS,
    )


def huge_png(folder: Path) -> BadBundle:
    """A PNG of a few kilobytes and 70 million pixels."""
    return _uploading(folder, "huge_png", "bill.png", bad_uploads.huge_png(), _U.TOO_MANY_PIXELS)


def bomb_png(folder: Path) -> BadBundle:
    """A PNG that claims 900 million pixels."""
    return _uploading(
        folder,
        "bomb_png",
        "bill.png",
        bad_uploads.claiming_png(30_000, 30_000),
        _U.TOO_MANY_PIXELS,
        _U.DAMAGED,
    )


def text_bomb_png(folder: Path) -> BadBundle:
    """A PNG whose comment unpacks to 200 megabytes."""
    return _uploading(
        folder,
        "text_bomb_png",
        "bill.png",
        bad_uploads.text_bomb_png(),
        _U.DAMAGED,
        _U.TOO_LARGE,
        _U.TOO_MANY_PIXELS,
    )


def truncated_jpeg(folder: Path) -> BadBundle:
    """A photograph whose end did not arrive."""
    body = picture()
    return _uploading(folder, "truncated_jpeg", "bill.jpg", body[: len(body) // 2], _U.DAMAGED)


def lying_name(folder: Path) -> BadBundle:
    """A photograph called .pdf: taken and opened, for the name means nothing."""
    return _uploading(folder, "lying_name", "bill.pdf", picture())


_MAKERS: Final[tuple[Maker, ...]] = (
    missing_file,
    wrong_digest,
    no_registration,
    thirty_proofs,
    parent_path,
    absolute_path,
    linked_file,
    folder_as_proof,
    folder_as_registration,
    linked_registration,
    zip_slip,
    zip_absolute,
    zip_link,
    truncated_zip,
    damaged_entry,
    zip_bomb,
    registration_bomb,
    lying_zip_bomb,
    nested_zip,
    crowded_zip,
    encrypted_zip,
    two_registrations,
    no_zip,
    utf16,
    big5,
    broken_json,
    empty_json,
    doubled_keys,
    deep_json,
    a_list,
    wrong_types,
    name_as_text,
    proofs_as_object,
    without_phone,
    without_document_number,
    without_proofs,
    unknown_fields,
    submitted_in_the_future,
    born_in_the_future,
    impossible_day,
    naive_instant,
    bad_uuid,
    unknown_route,
    unknown_kind,
    wrong_check_digit,
    number_of_symbols,
    nonsense_phone,
    long_name,
    control_characters,
    bidi_override,
    long_address,
    invisible_address,
    address_of_marks,
    same_id_other_person,
    renamed_text,
    program,
    svg,
    eps,
    no_bytes,
    eighty_pages,
    locked_pdf,
    exploding_pdf,
    huge_png,
    bomb_png,
    text_bomb_png,
    truncated_jpeg,
    lying_name,
)

BAD_BUNDLES: Final[Mapping[str, Maker]] = {maker.__name__: maker for maker in _MAKERS}
"""Every way, by name: ``@pytest.mark.parametrize("make", BAD_BUNDLES.values(), ids=...)``."""
