"""Stories of registrations that come twice, come broken, or carry files nobody can open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from workstation.domain.applications import Route
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.proofs import ProofKind
from workstation.domain.reasons import Reason
from workstation.sample_office.documents import SampleDocument
from workstation.sample_office.drafts import Desk, Draft, Expected, Spoilt, recent
from workstation.sample_office.people import Person
from workstation.sample_office.proofs.long_pdf import long_pdf
from workstation.sample_office.proofs.truth import Form


def registered_twice(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The same document a second time, two days later, from another telephone."""
    person = desk.population.person(rng, origin="HKG", kind=DocumentKind.HKID)
    first = _uploaded(desk, rng, person)
    other = desk.population.person(rng, origin="HKG")
    second = _uploaded(desk, rng, replace(person, phone=other.phone))
    return [first, _later(second, first, days=2, expected=Expected.DUPLICATE)]


def registered_again(desk: Desk, rng: Random) -> Sequence[Draft]:
    """First for a letter, some days later with a proof and from a new home."""
    person = desk.population.person(rng, origin="HKG", kind=DocumentKind.HKID)
    first = desk.draft(rng, person, desk.homes.any(rng), Route.LETTER, Expected.LETTER)
    second = _uploaded(desk, rng, person)
    return [first, _later(second, first, days=4, expected=Expected.DUPLICATE)]


def same_number_other_kind(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Two people whose numbers are equal, but of other kinds of document: no duplicates."""
    visitor = desk.population.person(rng, origin="CHN", kind=DocumentKind.EXIT_ENTRY_PERMIT)
    indonesian = desk.population.person(rng, origin="DEU", kind=DocumentKind.PASSPORT)
    same = SampleDocument(
        kind=DocumentKind.PASSPORT,
        number=visitor.document.number,
        country="DEU",
        issued_on=indonesian.document.issued_on,
    )
    return [
        desk.draft(rng, person, desk.homes.any(rng), Route.LETTER, Expected.LETTER)
        for person in (visitor, replace(indonesian, document=same))
    ]


def proof_sent_again(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The same registration once more, a day later, with a better picture."""
    person, home = desk.population.person(rng), desk.homes.any(rng)
    at = desk.moment(rng, day=desk.days[-3])
    day = recent(rng, at)
    blurred = desk.proof(rng, person, home, day, form=Form.UNREADABLE)
    sharp = desk.proof(rng, person, home, day, form=Form.CLEAN_JPEG)
    first = desk.draft(
        rng,
        person,
        home,
        Route.PROOF,
        Expected.ASK,
        submitted_at=at,
        proofs=(blurred,),
        reason=Reason.UNREADABLE,
    )
    again = replace(
        first,
        submitted_at=at + timedelta(days=1, minutes=rng.randint(1, 300)),
        proofs=(sharp,),
        expected=Expected.REVISED,
        reason=None,
    )
    return [first, again]


def delivered_twice(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The website hands the same bundle over a second time."""
    first = _uploaded(desk, rng, desk.population.person(rng))
    return [first, replace(first, expected=Expected.ALREADY_TAKEN, zipped=not first.zipped)]


def wrong_digest(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A file changed on its way: its digest is another."""
    return [_spoilt(desk, rng, Spoilt.DIGEST)]


def missing_file(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The proof that the registration names is not there."""
    return [_spoilt(desk, rng, Spoilt.MISSING_FILE)]


def empty_file(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The upload broke off at once: a file of no bytes."""
    return [_replaced(desk, rng, b"", "IMG_0001.jpg")]


def renamed_text(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A text file whose name was given the ending of a picture."""
    return [_replaced(desk, rng, b"My address is on the other page, thank you.\n", "bill.jpg")]


def forty_pages(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A whole year of statements in one file."""
    return [_replaced(desk, rng, long_pdf(40), "statements.pdf")]


def _uploaded(desk: Desk, rng: Random, person: Person) -> Draft:
    home, at = desk.homes.any(rng), desk.moment(rng, day=desk.days[rng.randrange(4)])
    proof = desk.proof(rng, person, home, recent(rng, at))
    return desk.draft(
        rng, person, home, Route.PROOF, Expected.ACCEPT, submitted_at=at, proofs=(proof,)
    )


def _later(draft: Draft, first: Draft, *, days: int, expected: Expected) -> Draft:
    """Return the draft so many days after another: the proof's date stays in the past."""
    return replace(
        draft, submitted_at=first.submitted_at + timedelta(days=days, hours=1), expected=expected
    )


def _spoilt(desk: Desk, rng: Random, spoilt: Spoilt) -> Draft:
    draft = _uploaded(desk, rng, desk.population.person(rng))
    return replace(draft, spoilt=spoilt, expected=Expected.REFUSED_AT_INTAKE)


def _replaced(desk: Desk, rng: Random, body: bytes, file_name: str) -> Draft:
    """Return a registration whose only proof is this file."""
    draft = _uploaded(desk, rng, desk.population.person(rng))
    [proof] = draft.proofs
    truth = replace(
        proof.truth,
        file_name=file_name,
        name="",
        address=(),
        fields=(),
        issuer=(),
        issued_on=None,
        kind=ProofKind.OTHER,
    )
    return replace(
        draft,
        proofs=(replace(proof, body=body, file_name=file_name, truth=truth),),
        expected=Expected.ASK,
        reason=Reason.UNREADABLE,
    )
