"""A reader that says yes to everything is found out; one that frames the ink is given credit."""

from datetime import timedelta

from tests.support.made_proofs import made_proof
from tests.support.proof_readers import Answer, Framed
from tests.support.proof_scores import Score, wrongs

PROOF = made_proof(8, 9)
NEAR = [claim for claim in PROOF.claims if not claim.holds]


def answer(verdict, **how):
    told = {
        "verdicts": (verdict,) * len(PROOF.claims),
        "unsettled": (),
        "framed": tuple(
            Framed(mark.part, mark.page, mark.quad)
            for mark in PROOF.truth.marks
            if mark.part in ("name", "floor")
        ),
        "issued_on": PROOF.truth.issued_on,
        "kind": PROOF.truth.kind.value,
        "cpu_s": 1.0,
    }
    return Answer(**told | how)


def test_every_near_miss_that_is_called_a_match_is_told():
    score, yes = Score(), answer("match")

    score.add(PROOF, yes)

    assert score.verdicts["match"] == 1
    assert score.accepted.total() == len(NEAR)
    assert [one.what for one in wrongs(8, 9, PROOF, yes)] == ["FALSE ACCEPT"] * len(NEAR)


def test_a_denied_record_and_a_wrong_day_are_told():
    day = PROOF.truth.issued_on + timedelta(days=1)
    score, no = Score(), answer("mismatch", issued_on=day)

    score.add(PROOF, no)

    assert score.accepted.total() == 0
    assert score.dates[False] == 1
    found = [one.what for one in wrongs(8, 9, PROOF, no)]
    assert found.count("denied") == len(PROOF.claims) - len(NEAR)
    assert found[-2:] == ["not matched", "day"]


def test_frames_on_the_ink_overlap_it_wholly():
    score = Score()

    score.add(PROOF, answer("unsure"))

    overlaps = score.name_overlaps + score.address_overlaps
    assert len(overlaps) > 1
    assert min(overlaps) > 0.999


def test_scores_of_two_workers_add_up():
    one, other = Score(), Score()
    one.add(PROOF, answer("match"))
    other.add(PROOF, answer("unsure"))

    both = one.plus(other)

    assert both.verdicts == {"match": 1, "unsure": 1}
    assert both.near.total() == 2 * len(NEAR)
    assert len(both.cpu_s) == 2 * PROOF.truth.pages
