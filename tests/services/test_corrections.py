"""Corrections of readings: beside the engine's reading, sealed, one writer at a time."""

from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from tests.support.contents import raw
from tests.support.corrections import correction
from tests.support.databases import mostly_sqlite
from tests.support.gazetteers import shipped_gazetteer
from tests.support.offices import OpenOffice
from tests.support.review_desks import (
    DECLARED,
    HERE,
    cases,
    comparison,
    paper,
    puts_on_the_desk,
    reading,
)
from workstation.domain.applications import Application, Claim, Move, Stage
from workstation.domain.corrections import Correction, Source, in_force
from workstation.domain.errors import (
    ChangedElsewhere,
    NotClaimed,
    NotCorrectable,
    ReaderFailed,
    ReasonRequired,
)
from workstation.domain.extraction import (
    NOTHING_READ,
    Comparison,
    Part,
    PartVerdict,
    ReadWord,
    Verdict,
)
from workstation.domain.extraction.regions import RegionReading
from workstation.domain.holdings import ProofState
from workstation.domain.proof_fields import Field, Mark
from workstation.domain.proofs import ProofProblem
from workstation.gateway.address_reading import AddressReader
from workstation.gateway.proof_reading import LocalProofReader
from workstation.services.corrections import NewCorrection, Region
from workstation.services.review import Judgement, ReviewedProof

pytestmark = mostly_sqlite
MISREAD = "1208"


def misread(office: OpenOffice) -> Application:
    """Return a case whose flat the engine read as another one."""
    (case,) = cases(office)
    office.reader.comparison = comparison(differs={Part.FLAT: MISREAD})
    return case


def on_screen(office: OpenOffice, case: Application) -> ReviewedProof:
    return office.office.review.open(case.id, by=office.actor("reviewer")).proofs[0]


def claimed(office: OpenOffice, case: Application, who: str = "reviewer") -> Claim:
    return office.office.queue.claim(case.id, by=office.actor(who))


def new(shown: ReviewedProof, text: str, field: Field = Field.FLAT) -> NewCorrection:
    return NewCorrection(
        proof=shown.proof,
        field=field,
        text=text,
        source=Source.TYPED,
        seen=len(shown.corrections),
    )


def correct(office: OpenOffice, claim: Claim, wanted: NewCorrection) -> list[Correction]:
    by = office.actor("reviewer")
    return list(office.office.corrections.correct(wanted, claim=claim, by=by))


def accept_by_eye(office: OpenOffice, case: Application, claim: Claim) -> None:
    judgement = Judgement(move=Move.ACCEPT_PROOF, reason="read_by_eye", revision=1)
    office.office.review.decide(case.id, judgement, claim=claim, by=office.actor("reviewer"))


def test_a_correction_stands_beside_the_reading_with_its_author(office: OpenOffice) -> None:
    case = misread(office)
    claim, before = claimed(office, case), on_screen(office, case)

    correct(office, claim, new(before, "1203"))

    after = on_screen(office, case)
    (kept,) = after.corrections
    assert (kept.text, kept.original, kept.original_mark) == ("1203", MISREAD, Mark.DIFFERS)
    assert (kept.by_name, kept.at, kept.reader) == ("reviewer name", office.clock.at, "scripted")
    assert after.reading == before.reading
    assert before.comparison is not None
    assert after.comparison is not None
    assert before.comparison.verdict is Verdict.MISMATCH
    assert after.comparison.verdict is Verdict.UNSURE
    flat = next(part for part in after.comparison.parts if part.part is Part.FLAT)
    assert (flat.read, flat.verdict) == ("1203", PartVerdict.SAME)


def test_a_contradiction_that_a_person_read_otherwise_takes_a_reason_but_no_override(
    office: OpenOffice,
) -> None:
    case = misread(office)
    claim = claimed(office, case)
    correct(office, claim, new(on_screen(office, case), "1203"))
    judgement = Judgement(move=Move.ACCEPT_PROOF, revision=1)
    by = office.actor("reviewer")

    with pytest.raises(ReasonRequired):
        office.office.review.decide(case.id, judgement, claim=claim, by=by)
    judgement = replace(judgement, reason="read_by_eye")
    office.office.review.decide(case.id, judgement, claim=claim, by=by)

    assert office.find(case.reference).stage is Stage.PIN_DUE


def test_an_unread_part_that_a_person_read_is_settled_by_eye(office: OpenOffice) -> None:
    (case,) = cases(office)
    office.reader.comparison = comparison(unread=frozenset({Part.FLAT}))
    claim = claimed(office, case)
    correct(office, claim, new(on_screen(office, case), "1203"))

    judgement = Judgement(move=Move.ACCEPT_PROOF, revision=1)
    office.office.review.decide(case.id, judgement, claim=claim, by=office.actor("reviewer"))

    assert office.find(case.reference).stage is Stage.PIN_DUE


def test_a_part_that_a_person_read_as_another_one_contradicts(office: OpenOffice) -> None:
    (case,) = cases(office)
    claim = claimed(office, case)
    correct(office, claim, new(on_screen(office, case), MISREAD))

    accept_by_eye(office, case, claim)

    assert office.find(case.reference).awaiting_second_person


def test_a_day_that_a_person_read_is_judged_by_the_rules(office: OpenOffice) -> None:
    (case,) = cases(office)
    claim, shown = claimed(office, case), on_screen(office, case)

    correct(office, claim, new(shown, "2021-02-03", Field.DATE))

    (kept,) = in_force(on_screen(office, case).corrections).values()
    assert (kept.text, kept.original) == ("2021-02-03", "2021-11-20")


def test_a_correction_can_be_taken_back_and_both_are_kept(office: OpenOffice) -> None:
    case = misread(office)
    claim = claimed(office, case)
    correct(office, claim, new(on_screen(office, case), "1203"))

    correct(office, claim, new(on_screen(office, case), ""))

    after = on_screen(office, case)
    assert [each.text for each in after.corrections] == ["1203", ""]
    assert after.comparison == office.reader.comparison


def test_the_second_of_two_who_correct_at_once_is_told(office: OpenOffice) -> None:
    case = misread(office)
    claim, shown = claimed(office, case), on_screen(office, case)
    correct(office, claim, new(shown, "1203"))

    with pytest.raises(ChangedElsewhere):
        correct(office, claim, new(shown, "1205"))

    assert [each.text for each in on_screen(office, case).corrections] == ["1203"]


def test_the_database_takes_one_correction_of_each_number(office: OpenOffice) -> None:
    case = misread(office)
    made = correct(office, claimed(office, case), new(on_screen(office, case), "1203"))

    def keep_again() -> None:
        with office.office.review.begin() as uow:
            uow.corrections.add(made[0])
            uow.commit()

    with pytest.raises(ChangedElsewhere):
        keep_again()


def test_who_lost_the_case_corrects_nothing(office: OpenOffice) -> None:
    case = misread(office)
    claim, shown = claimed(office, case), on_screen(office, case)
    office.office.queue.release(claim)
    claimed(office, case, "supervisor")

    with pytest.raises(NotClaimed):
        correct(office, claim, new(shown, "1203"))


def test_a_proof_that_was_read_again_meanwhile_is_looked_at_first(office: OpenOffice) -> None:
    case = misread(office)
    claim, shown = claimed(office, case), on_screen(office, case)
    office.clock.move(seconds=5)
    with office.office.review.begin() as uow:
        uow.proofs.keep_reading(shown.proof.id, reading(), reader="newer", at=uow.now())
        uow.commit()

    with pytest.raises(ChangedElsewhere):
        correct(office, claim, new(shown, "1203"))


@pytest.mark.parametrize(
    ("field", "text"),
    [(Field.KIND, "water_bill"), (Field.DATE, "20 Nov"), (Field.FLAT, "\x07")],
)
def test_what_fits_no_field_is_refused(office: OpenOffice, field: Field, text: str) -> None:
    case = misread(office)
    claim, shown = claimed(office, case), on_screen(office, case)

    with pytest.raises(NotCorrectable):
        correct(office, claim, new(shown, text, field))


def test_texts_are_sealed_kept_out_of_the_log_and_go_with_the_file(office: OpenOffice) -> None:
    case = misread(office)
    claim, shown = claimed(office, case), on_screen(office, case)
    correct(office, claim, new(shown, "1203 Chan Tai Man"))
    with raw(office.office.settings.database) as engine, engine.connect() as connection:
        (body,) = connection.execute(sql("SELECT body FROM reading_corrections")).scalars()
    assert b"Chan" not in bytes(body)
    entries = [e for e in office.office.audit.entries() if e["action"] == "proof.reading_corrected"]
    assert [e["facts"] for e in entries] == [{"field": "flat", "source": "typed"}]

    with office.office.review.begin() as uow:
        uow.proofs.purge(case.id)
        uow.commit()

    with raw(office.office.settings.database) as engine, engine.connect() as connection:
        rows = connection.execute(sql("SELECT field, body FROM reading_corrections")).all()
    assert [tuple(row) for row in rows] == [("flat", None)]


def test_a_region_is_read_in_the_pixels_of_the_upload_and_its_look_is_audited(
    office: OpenOffice,
) -> None:
    case = misread(office)
    shown = on_screen(office, case)
    word = ReadWord("1203", 0.9, HERE, 0, 0, 9, 9, 1)
    office.reader.region = RegionReading((word,))
    region = Region(proof=shown.proof.id, page=1, quad=HERE, rotation=0)

    found = office.office.corrections.read_again(region, by=office.actor("reviewer"))

    assert (found.text, office.reader.regions) == ("1203", [HERE])
    last = list(office.office.audit.entries())[-1]
    assert (last["action"], last["facts"]) == ("proof.region_read", {"page": "1"})
    assert on_screen(office, case).corrections == []


def test_a_reader_that_fails_says_so_and_changes_nothing(office: OpenOffice) -> None:
    case = misread(office)
    shown = on_screen(office, case)
    region = Region(proof=shown.proof.id, page=1, quad=HERE, rotation=0)

    with pytest.raises(ReaderFailed):
        office.office.corrections.read_again(region, by=office.actor("reviewer"))

    assert on_screen(office, case) == shown


def unreadable(office: OpenOffice) -> Application:
    """Return a case whose upload can be seen, and that no reader could read."""
    office.reader.installed = False
    office.reader.comparison = comparison(unread=frozenset(DECLARED))
    puts_on_the_desk(office, paper())
    application = office.registered()
    office.work()
    return application


def test_where_nothing_could_be_read_a_person_types_what_they_see(office: OpenOffice) -> None:
    case = unreadable(office)
    before = on_screen(office, case)
    assert before.proof.state is ProofState.NOT_READ
    assert before.comparison is None

    correct(office, claimed(office, case), new(before, "1203"))

    after = on_screen(office, case)
    assert after.comparison is not None
    parts = {part.part: part.verdict for part in after.comparison.parts}
    assert parts.pop(Part.FLAT) is PartVerdict.SAME
    assert set(parts.values()) == {PartVerdict.UNREAD}
    assert after.comparison.verdict is Verdict.UNSURE
    (kept,) = after.corrections
    assert (kept.original, kept.original_mark, kept.reader) == ("", Mark.UNREAD, "")


def test_what_is_typed_there_and_taken_back_leaves_nothing(office: OpenOffice) -> None:
    case = unreadable(office)
    claim = claimed(office, case)
    correct(office, claim, new(on_screen(office, case), "1203"))

    correct(office, claim, new(on_screen(office, case), ""))

    assert on_screen(office, case).comparison is None


def test_another_flat_typed_there_contradicts(office: OpenOffice) -> None:
    case = unreadable(office)
    claim = claimed(office, case)
    correct(office, claim, new(on_screen(office, case), MISREAD))

    accept_by_eye(office, case, claim)

    assert office.find(case.reference).awaiting_second_person


def test_nothing_is_typed_while_the_reading_is_still_to_come(office: OpenOffice) -> None:
    application = office.registered()
    claim = claimed(office, application)
    shown = on_screen(office, application)
    assert shown.proof.state is ProofState.WAITING

    with pytest.raises(NotCorrectable):
        correct(office, claim, new(shown, "1203"))


def test_all_that_is_typed_is_compared_and_judged_by_the_rules(office: OpenOffice) -> None:
    application = office.registered()
    with office.office.review.begin() as uow:
        applicant = uow.applicants.get(application.id)
    reader = LocalProofReader(parse=AddressReader(shipped_gazetteer))
    typed = {
        Field.NAME: "CHAN TAI MAN",
        Field.DATE: "2021-02-03",
        Field.FLAT: "1203",
        Field.FLOOR: "12",
        Field.BUILDING: "Wah Kee House",
        Field.ESTATE: "Wah Fu (I) Estate",
        Field.AREA: "Aberdeen",
        Field.ISSUER: "Lion Rock Electric",
    }
    made = [correction(field, text, at) for at, (field, text) in enumerate(typed.items(), start=1)]

    found = reader.compare(NOTHING_READ, application, applicant, months=3, corrections=made)

    assert {part.verdict for part in found.parts} == {PartVerdict.SAME}
    assert found.verdict is Verdict.UNSURE
    assert [each.problem for each in found.findings] == [ProofProblem.TOO_OLD]


def test_the_rules_judge_what_a_person_read(office: OpenOffice) -> None:
    """The comparer of this computer, on a reading in which the engine found nobody."""
    application = office.registered()
    with office.office.review.begin() as uow:
        applicant = uow.applicants.get(application.id)
    reader = LocalProofReader(parse=AddressReader(shipped_gazetteer))

    def compared(*corrections: Correction) -> Comparison:
        return reader.compare(
            reading(issued_on=None), application, applicant, months=3, corrections=corrections
        )

    def problems(found: Comparison) -> set[ProofProblem]:
        return {each.problem for each in found.findings}

    def made(field: Field, text: str) -> Correction:
        return correction(field, text, list(Field).index(field) + 1)

    name, old = made(Field.NAME, "CHAN Tai Man"), made(Field.DATE, "2021-02-03")
    fresh, other = made(Field.DATE, "2021-11-20"), made(Field.NAME, "LEE Siu Ming")
    nothing = {ProofProblem.NO_NAME, ProofProblem.NO_DATE, ProofProblem.NO_ADDRESS}
    assert problems(compared()) == nothing
    assert problems(compared(name, old)) == {ProofProblem.TOO_OLD, ProofProblem.NO_ADDRESS}
    assert problems(compared(name, fresh)) == {ProofProblem.NO_ADDRESS}
    assert ProofProblem.OTHER_NAME in problems(compared(other))
    assert compared(name, made(Field.FLAT, "1203")).verdict is Verdict.UNSURE
    assert compared(name, made(Field.FLAT, "1204")).verdict is Verdict.MISMATCH
