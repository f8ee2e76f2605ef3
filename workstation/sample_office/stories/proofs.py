"""Stories of applicants who upload a proof of their address."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from workstation.domain.applications import Language, Route
from workstation.domain.identity_documents import DocumentKind
from workstation.domain.proofs import ProofKind
from workstation.domain.reasons import Reason
from workstation.sample_office.drafts import Desk, Draft, Expected, oldest_good_day, recent
from workstation.sample_office.homes import Home, floor_above, next_door
from workstation.sample_office.people import FEMALE, MALE, Person
from workstation.sample_office.proofs.brief import Part
from workstation.sample_office.proofs.drawing import Wishes
from workstation.sample_office.proofs.truth import Form

_TENANCY: Final = ProofKind.TENANCY_AGREEMENT


def good_proof(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Everything is as it should be; now and then the paper is a tenancy agreement."""
    if rng.random() < 0.07:
        return stamped_tenancy(desk, rng)
    return _told(desk, rng, Expected.ACCEPT)


def three_months_to_the_day(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The bill is exactly three months old, which is still good."""
    return _told(desk, rng, Expected.ACCEPT, issued=oldest_good_day)


def three_months_and_a_day(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The bill is one day too old."""
    return _told(
        desk,
        rng,
        Expected.ASK,
        Reason.TOO_OLD,
        issued=lambda day: oldest_good_day(day) - timedelta(days=1),
    )


def year_old_bill(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The bill is of last year."""
    return _told(
        desk,
        rng,
        Expected.ASK,
        Reason.TOO_OLD,
        issued=lambda day: day - timedelta(days=rng.randint(200, 420)),
    )


def stamped_tenancy(desk: Desk, rng: Random) -> Sequence[Draft]:
    """A stamped agreement that covers the day is good whatever its age."""
    return _tenancy(desk, rng, Expected.ACCEPT, None, begun_days_ago=rng.randint(130, 640))


def old_tenancy_unstamped(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Without the stamp the agreement is as old as its date."""
    return _tenancy(desk, rng, Expected.ASK, Reason.TOO_OLD, begun_days_ago=300, stamped=False)


def tenancy_over(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The agreement is stamped, but its two years are over."""
    return _tenancy(desk, rng, Expected.ASK, Reason.TOO_OLD, begun_days_ago=rng.randint(760, 900))


def landlords_address(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The declared address is on the agreement, but as the landlord's."""
    told = _tenancy(desk, rng, Expected.ASK, Reason.OTHER_ADDRESS, begun_days_ago=40)
    office = told[0].proofs[0].truth.other_addresses[0]
    return [replace(told[0], address=office)]


def other_flat(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The proof is of the flat next door: one digit or letter differs."""
    return _of_other_home(desk, rng, next_door)


def other_floor(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The proof is of the flat above."""
    return _of_other_home(desk, rng, floor_above)


def relatives_bill(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The bill is in a parent's name: same family, same home, another person."""
    applicant = desk.population.person(rng, origin="HKG", ages=(18, 35))
    surname = desk.population.namer.surname_of(applicant.name)
    parent = desk.population.person(
        rng, origin="HKG", kind=DocumentKind.HKID, surname=surname, ages=(48, 70), sex=MALE
    )
    return _in_name_of(desk, rng, applicant, parent)


def strangers_bill(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The bill is in the name of somebody who has nothing to do with the applicant."""
    return _in_name_of(desk, rng, _uploader(desk, rng), _uploader(desk, rng))


def joint_holders(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The account is held by two; the applicant is one of them."""
    applicant = desk.population.person(rng, origin="HKG", kind=DocumentKind.HKID)
    other = desk.population.person(rng, origin="HKG", kind=DocumentKind.HKID)
    both = f"{other.name.capitals} & {applicant.name.capitals}"
    return _told(
        desk,
        rng,
        Expected.ACCEPT,
        applicant=applicant,
        kind=ProofKind.BANK_STATEMENT,
        wishes=Wishes(holder=both),
    )


def name_before_marriage(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The bill still has the name from before the marriage."""
    single = desk.population.person(
        rng, origin="HKG", kind=DocumentKind.HKID, sex=FEMALE, ages=(28, 60)
    )
    before = replace(single.name, husband="", alias="")
    married = desk.population.namer.married(rng, before)
    applicant = replace(single, name=married, language=Language.ENGLISH)
    return _told(
        desk,
        rng,
        Expected.ACCEPT,
        Reason.NAME_EXPLAINED,
        applicant=applicant,
        wishes=Wishes(holder=f"MS {before.capitals}"),
    )


def post_box(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The bill goes to a post office box."""
    return _told(
        desk,
        rng,
        Expected.ASK,
        Reason.PO_BOX,
        kind=ProofKind.MOBILE_BILL,
        wishes=Wishes(post_box=True),
    )


def photographed_envelope(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Only the envelope was photographed."""
    return _told(desk, rng, Expected.ASK, Reason.ENVELOPE, kind=ProofKind.ENVELOPE, form=Form.PHOTO)


def without_issuer(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Nothing says who sent the paper."""
    return _lacking(desk, rng, Part.ISSUER, Reason.NO_ISSUER)


def without_date(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Nothing says when the paper was issued."""
    return _lacking(desk, rng, Part.ISSUED_ON, Reason.NO_DATE)


def without_name(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The paper is addressed to nobody."""
    return _lacking(desk, rng, Part.NAME, Reason.NO_NAME)


def without_address(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The paper shows a name and no address."""
    return _lacking(desk, rng, Part.ADDRESS, Reason.NO_ADDRESS)


def unreadable_photograph(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The photograph shook."""
    return _told(desk, rng, Expected.ASK, Reason.UNREADABLE, form=Form.UNREADABLE)


def locked_document(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The bank's PDF asks for a password."""
    return _told(
        desk,
        rng,
        Expected.ASK,
        Reason.UNREADABLE,
        kind=ProofKind.BANK_STATEMENT,
        form=Form.LOCKED_PDF,
    )


def second_page_only(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The page with the name and the address was not uploaded."""
    return _told(
        desk,
        rng,
        Expected.ASK,
        Reason.INCOMPLETE,
        kind=ProofKind.BANK_STATEMENT,
        form=Form.PHOTO,
        wishes=Wishes(page=2),
    )


def two_photographs(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Both pages of an agreement, each a photograph of its own."""
    applicant, home = _uploader(desk, rng), desk.homes.private(rng)
    submitted_at = desk.moment(rng)
    begun = submitted_at.date() - timedelta(days=rng.randint(100, 500))
    seed = rng.random()
    pages = tuple(
        desk.proof(
            Random(seed),
            applicant,
            home,
            begun,
            kind=_TENANCY,
            form=Form.PHOTO,
            wishes=Wishes(page=page, tenancy_from=begun),
        )
        for page in (1, 2)
    )
    second = replace(pages[1], file_name=f"2_{pages[1].file_name}")
    return [
        desk.draft(
            rng,
            applicant,
            home,
            Route.PROOF,
            Expected.ACCEPT,
            submitted_at=submitted_at,
            proofs=(pages[0], second),
        )
    ]


def turned_page(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The page was scanned sideways or upside down."""
    return _told(desk, rng, Expected.ACCEPT, form=Form.TURNED_SCAN)


def by_fax(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The paper came through a fax machine."""
    return _told(desk, rng, Expected.ACCEPT, form=Form.FAX)


def hard_photograph(desk: Desk, rng: Random) -> Sequence[Draft]:
    """Dark and aslant, but a person can read it."""
    return _told(desk, rng, Expected.ACCEPT, form=Form.HARD_PHOTO)


def other_script(desk: Desk, rng: Random) -> Sequence[Draft]:
    """The address is declared in Simplified characters, the bill is in English."""
    applicant = desk.population.person(rng, origin="CHN", kind=DocumentKind.EXIT_ENTRY_PERMIT)
    applicant = replace(applicant, language=Language.SIMPLIFIED_CHINESE)
    return _told(desk, rng, Expected.ACCEPT, applicant=applicant)


def _uploader(desk: Desk, rng: Random) -> Person:
    return desk.population.person(rng)


def _told(
    desk: Desk,
    rng: Random,
    expected: Expected,
    reason: Reason | None = None,
    *,
    applicant: Person | None = None,
    issued: Callable[[date], date] | None = None,
    kind: ProofKind | None = None,
    form: Form | None = None,
    wishes: Wishes | None = None,
) -> Sequence[Draft]:
    applicant = applicant or _uploader(desk, rng)
    home, submitted_at = desk.homes.any(rng), desk.moment(rng)
    issued_on = issued(submitted_at.date()) if issued else recent(rng, submitted_at)
    proof = desk.proof(rng, applicant, home, issued_on, kind=kind, form=form, wishes=wishes)
    return [
        desk.draft(
            rng,
            applicant,
            home,
            Route.PROOF,
            expected,
            submitted_at=submitted_at,
            proofs=(proof,),
            reason=reason,
        )
    ]


def _lacking(desk: Desk, rng: Random, part: Part, reason: Reason) -> Sequence[Draft]:
    kind = rng.choice((ProofKind.ELECTRICITY_BILL, ProofKind.MOBILE_BILL, ProofKind.BROADBAND_BILL))
    return _told(
        desk, rng, Expected.ASK, reason, kind=kind, wishes=Wishes(left_out=frozenset({part}))
    )


def _in_name_of(desk: Desk, rng: Random, applicant: Person, holder: Person) -> Sequence[Draft]:
    home, submitted_at = desk.homes.any(rng), desk.moment(rng)
    proof = desk.proof(rng, holder, home, recent(rng, submitted_at))
    return [
        desk.draft(
            rng,
            applicant,
            home,
            Route.PROOF,
            Expected.ASK,
            submitted_at=submitted_at,
            proofs=(proof,),
            reason=Reason.OTHER_NAME,
        )
    ]


def _of_other_home(desk: Desk, rng: Random, other: Callable[[Home], Home]) -> Sequence[Draft]:
    applicant, home, submitted_at = _uploader(desk, rng), desk.homes.private(rng), desk.moment(rng)
    proof = desk.proof(rng, applicant, other(home), recent(rng, submitted_at))
    return [
        desk.draft(
            rng,
            applicant,
            home,
            Route.PROOF,
            Expected.ASK,
            submitted_at=submitted_at,
            proofs=(proof,),
            reason=Reason.OTHER_ADDRESS,
        )
    ]


def _tenancy(
    desk: Desk,
    rng: Random,
    expected: Expected,
    reason: Reason | None,
    *,
    begun_days_ago: int,
    stamped: bool = True,
) -> Sequence[Draft]:
    applicant, home, submitted_at = _uploader(desk, rng), desk.homes.private(rng), desk.moment(rng)
    begun = submitted_at.date() - timedelta(days=begun_days_ago)
    form = rng.choice((Form.TEXT_PDF, Form.PICTURE_PDF, Form.PICTURE_PDF, Form.TIFF))
    proof = desk.proof(
        rng,
        applicant,
        home,
        begun,
        kind=_TENANCY,
        form=form,
        wishes=Wishes(tenancy_from=begun, stamped=stamped),
    )
    return [
        desk.draft(
            rng,
            applicant,
            home,
            Route.PROOF,
            expected,
            submitted_at=submitted_at,
            proofs=(proof,),
            reason=reason,
        )
    ]
