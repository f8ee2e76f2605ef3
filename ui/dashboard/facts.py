"""A case as facts to read: who, what was proposed, what the counter and the proofs say. No Qt."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ui.dashboard.verdicts import open_opinion
from ui.dashboard.words import (
    ANSWERS,
    LANGUAGES,
    OUTCOMES,
    PART_VERDICTS,
    PARTS,
    PICTURE_STATES,
    PROBLEMS,
    PROOF_KINDS,
    PROOF_STATES,
    ROUTES,
    SECOND_OUTCOMES,
    STAGES,
    VERDICTS,
    day_words,
    document_words,
    proposal_words,
    time_words,
)
from ui.i18n import Translator
from ui.theme.tokens import State
from ui.widgets.decision_words import MOVES, reason_words
from ui.widgets.roster_rows import answer_of, roster_lines, roster_rows
from ui.widgets.zone_words import AUTHORS, PICTURE_VERDICTS, ZONE_PARTS, ZONE_VERDICTS, rule_words
from workstation.domain.applicants import Applicant, normal_address
from workstation.domain.applications import CLOSED, Application
from workstation.domain.holdings import DecisionLine, Opinion, PictureState, StoredCheck
from workstation.domain.identity_checks import (
    CheckParts,
    DocumentPicture,
    Representative,
    ZoneRecord,
)
from workstation.domain.identity_documents import DocumentKind, printed_number
from workstation.domain.phones import PhoneNumber, clean_phone
from workstation.domain.roster import RosterFinding
from workstation.services.review import ReviewCase, ReviewedProof


class Fact(NamedTuple):
    """One line: what it is, what it says, and how that stands."""

    label: str
    value: str
    state: State | None = None
    word: str = ""
    """On the chip; empty: no chip."""
    person: bool = False
    """The value is somebody's name or address."""


class Section(NamedTuple):
    """Facts under a heading."""

    title: str
    facts: tuple[Fact, ...]
    evidence: bool = False
    """What the office found out, beside what was declared and proposed."""


def sections(case: ReviewCase, tr: Translator, *, number: str = "") -> tuple[Section, ...]:
    """Return everything a second person judges by, the proposal first.

    Args:
        case: as the review desk's service returned it.
        tr: the words.
        number: the whole document number while it is shown, else nothing.
    """
    _ = tr.gettext
    opinion = open_opinion(case)
    found: list[Section] = []
    if opinion is not None:
        found.append(Section(_("Proposal"), tuple(_proposal(opinion, tr))))
    held = tuple(_hold(case.application, tr))
    if held:
        found.append(Section(_("On hold"), held))
    changed = tuple(_ground(case, tr, number))
    if changed:
        found.append(Section(_("Ground of the decision"), changed, evidence=True))
    found.append(Section(_("Applicant"), tuple(_applicant(case, tr, number))))
    found += [
        Section(_("Counter check"), tuple(_check(check, tr, whole=bool(number))), evidence=True)
        for check in reversed(case.checks)
    ]
    if case.roster is not None and not changed:
        title = _("Public-housing roster")
        found.append(Section(title, tuple(_roster(case, tr, number)), evidence=True))
    found += [
        Section(
            _("Proof {n} of upload {revision}").format(
                n=proof.proof.position, revision=proof.proof.revision
            ),
            tuple(_proof(proof, tr)),
            evidence=True,
        )
        for proof in case.proofs
    ]
    if case.history or len(case.opinions) > (opinion is not None):
        found.append(Section(_("What was decided"), tuple(_history(case, tr)), evidence=True))
    return tuple(found)


def _proposal(opinion: Opinion, tr: Translator) -> Iterator[Fact]:
    _ = tr.gettext
    yield Fact(_("Asks for"), _(proposal_words(opinion.move)))
    yield Fact(_("Reason"), _(reason_words(opinion.reason)) or "–")
    yield Fact(_("Note"), opinion.note or "–", person=True)
    yield Fact(_("Proposed by"), opinion.by)
    yield Fact(_("When"), time_words(opinion.at))


def _hold(application: Application, tr: Translator) -> Iterator[Fact]:
    _ = tr.gettext
    if application.stage in CLOSED:
        return
    if application.concern:
        yield Fact(
            _("Counter"),
            _("A clerk raised a silent concern."),
            State.ATTENTION,
            _("Concern"),
        )
    if application.ground_changed:
        yield Fact(
            _("Roster"),
            _("The roster no longer supports the decision."),
            State.ATTENTION,
            _("Ground changed"),
        )


def _applicant(case: ReviewCase, tr: Translator, number: str) -> Iterator[Fact]:
    _, person, application = tr.gettext, case.applicant, case.application
    yield from person_facts(person, tr, number)
    yield Fact(_("Route"), _(ROUTES[application.route]))
    yield Fact(_("Language"), _(LANGUAGES[application.language]))
    yield Fact(_("Submitted"), time_words(application.submitted_at))
    yield Fact(_("Promised for"), day_words(application.promised_on))
    yield Fact(_("Here since"), time_words(application.stage_since))
    if case.same_phone:
        words = tr.ngettext(
            "{n} other open application uses this phone",
            "{n} other open applications use this phone",
            case.same_phone,
        )
        yield Fact(_("Same phone"), words.format(n=case.same_phone))


def person_facts(person: Applicant, tr: Translator, number: str = "") -> Iterator[Fact]:
    """Yield who somebody says they are; the number is masked unless ``number`` is given."""
    _, document = tr.gettext, person.document
    yield Fact(_("English name"), person.name.english or "–", person=True)
    yield Fact(_("Chinese name"), person.name.chinese or "–", person=True)
    kind = _(document_words(document.kind))
    yield Fact(_("Document"), f"{kind} {number or document.masked} {document.country}")
    yield Fact(_("Document issued"), day_words(document.issued_on))
    yield Fact(_("Date of birth"), day_words(person.date_of_birth))
    yield Fact(_("Phone"), person.phone.masked)
    yield Fact(_("Address"), person.address, person=True)


def _check(check: StoredCheck, tr: Translator, *, whole: bool) -> Iterator[Fact]:
    _ = tr.gettext
    state, word = OUTCOMES[check.outcome]
    reason = _(reason_words(check.reason))
    yield Fact(_("Outcome"), reason, state, _(word))
    if check.taken_back:
        yield Fact(_("Taken back"), _("The clerk undid this check at once; it says nothing."))
    if check.concern:
        words = _("A clerk raised a silent concern.")
        yield Fact(_("Counter"), words, State.ATTENTION, _("Concern"))
    yield Fact(_("By"), _("{name}, {branch}").format(name=check.clerk_name, branch=check.office))
    minutes = max(0, round((check.ended_at - check.started_at).total_seconds() / 60))
    yield Fact(
        _("When"),
        _("{time}, {minutes} min").format(time=time_words(check.ended_at), minutes=minutes),
    )
    yield from _parts(check.parts, tr, whole=whole)
    if check.parts.picture is not None:
        yield from _picture(check.parts.picture, check.picture, tr)


def _picture(read: DocumentPicture, kept: PictureState, tr: Translator) -> Iterator[Fact]:
    """Yield how far the reading of a document's picture went, and whether it can be seen."""
    _ = tr.gettext
    state, word, meaning = PICTURE_VERDICTS[read.verdict]
    yield Fact(_("Read from a picture"), _(meaning), state, _(word))
    places = tr.ngettext("{n} place", "{n} places", len(read.keyed)).format(n=len(read.keyed))
    yield Fact(_("Keyed by the clerk"), places)
    state, word = PICTURE_STATES[kept]
    yield Fact(_("Picture"), "", state, _(word))


def _parts(parts: CheckParts, tr: Translator, *, whole: bool) -> Iterator[Fact]:
    _ = tr.gettext
    number = _shown_number(parts.document_kind, parts.document_number, whole=whole)
    agrees = (State.OK, _("Same")) if parts.number_agrees else (State.REJECTED, _("Differs"))
    shown = f"{_(document_words(parts.document_kind))} {number} {parts.document_country}"
    yield Fact(_("Document shown"), shown, *agrees)
    yield Fact(_("Valid until"), day_words(parts.document_expires_on))
    for label, answer in (
        (_("Name agrees"), parts.name_agrees),
        (_("Portrait agrees"), parts.portrait),
        (_("Looks right"), parts.visual),
        (_("Feels right"), parts.tactile),
    ):
        state, word = ANSWERS[answer]
        yield Fact(label, "", state, _(word))
    if parts.zone is not None:
        yield from _zone(parts, parts.zone, tr)
    if parts.representative is not None:
        yield from _representative(parts.representative, tr, whole=whole)


def _zone(parts: CheckParts, zone: ZoneRecord, tr: Translator) -> Iterator[Fact]:
    """Yield what a machine-readable zone said, and who said what a part is."""
    _ = tr.gettext
    for found in zone.comparisons:
        state, word = ZONE_VERDICTS[found.verdict]
        accepted = _("accepted by the clerk") if found.part in zone.accepted else ""
        rules = " · ".join(filter(None, (rule_words(found, tr), accepted)))
        label = _("Machine-readable zone: {part}").format(part=_(ZONE_PARTS[found.part]))
        yield Fact(label, rules, state, _(word))
    for label, author in (
        (_("Number taken by"), parts.number_by),
        (_("Last day taken by"), parts.expiry_by),
        (_("Name answered by"), parts.name_by),
    ):
        yield Fact(label, _(AUTHORS[author]))


def _shown_number(kind: str, number: str, *, whole: bool) -> str:
    if not whole:
        return "•" * 4 + number[-3:] if len(number) > 6 else "•" * 4
    return printed_number(DocumentKind(kind), number) if kind in set(DocumentKind) else number


def _representative(there: Representative, tr: Translator, *, whole: bool) -> Iterator[Fact]:
    _ = tr.gettext
    yield Fact(_("Somebody came for the holder"), there.name, person=True)
    yield Fact(_("Relationship"), there.relationship, person=True)
    number = _shown_number("", there.document_number, whole=whole)
    for label, value, seen in (
        (_("Own document seen"), number, there.own_document_seen),
        (_("Copy of the applicant's document seen"), "", there.applicant_copy_seen),
        (_("Authorisation seen"), "", there.authorisation_seen),
        (_("Letter seen"), "", there.letter_seen),
    ):
        state, word = (State.OK, _("Yes")) if seen else (State.REJECTED, _("No"))
        yield Fact(label, value, state, word)
    yield Fact(_("Their phone"), _masked_phone(there.phone))


def _masked_phone(phone: str) -> str:
    try:
        return PhoneNumber(clean_phone(phone)).masked
    except ValueError:
        return "•" * max(0, len(phone) - 2) + phone[-2:]


def _roster(case: ReviewCase, tr: Translator, number: str) -> Iterator[Fact]:
    _, finding = tr.gettext, case.roster
    if finding is None:
        return
    yield from _answer(_("Roster"), finding, case, tr, number)


def _ground(case: ReviewCase, tr: Translator, number: str) -> Iterator[Fact]:
    """Yield what a decision by the roster stood on, and what the newer list says."""
    _, ground = tr.gettext, case.ground
    if ground is None or ground.changed_snapshot is None:
        return
    if ground.finding is None:
        yield Fact(_("Decided on"), _("Not kept: the decision is older than this record."))
    else:
        yield from _answer(_("Decided on"), ground.finding, case, tr, number, agreeing=False)
    if ground.changed_finding is not None:
        now = ground.changed_finding
        yield from _answer(_("The list now"), now, case, tr, number, agreeing=False)


def _answer(
    label: str,
    finding: RosterFinding,
    case: ReviewCase,
    tr: Translator,
    number: str,
    *,
    agreeing: bool = True,
) -> Iterator[Fact]:
    """Yield an answer: its verdict, then its parts, with or without those that agree."""
    _, person = tr.gettext, case.applicant
    answer = answer_of(finding, None, case.places, person.name, person.document, number)
    first = next(iter(roster_lines(answer, tr)))
    yield Fact(label, first.words, first.state, first.word, person=True)
    for row in roster_rows(answer, tr):
        words = row.tip
        if row.left and row.right:
            words = _("declared {declared}, roster {roster}").format(
                declared=row.left, roster=row.right
            )
        if agreeing or row.state is not State.OK:
            yield Fact(row.label, words, row.state, row.word, person=True)


def _proof(reviewed: ReviewedProof, tr: Translator) -> Iterator[Fact]:
    _, proof = tr.gettext, reviewed.proof
    state, word = PROOF_STATES[proof.state]
    pages = tr.ngettext("{n} page", "{n} pages", len(reviewed.frames))
    yield Fact(_("File"), pages.format(n=len(reviewed.frames)), state, _(word))
    if reviewed.reading is not None:
        reading = reviewed.reading
        kind = _(PROOF_KINDS[reading.kind])
        yield Fact(_("Kind"), f"{kind} {reading.issuer}".strip(), person=True)
        yield Fact(_("Issued on"), day_words(reading.issued_on))
    if reviewed.comparison is None:
        return
    state, word = VERDICTS[reviewed.comparison.verdict]
    yield Fact(_("Beside what was declared"), "", state, _(word))
    for finding in reviewed.comparison.findings:
        yield Fact(_("Rule"), _(PROBLEMS[finding.problem]), State.REJECTED, _("Not accepted"))
    for part in reviewed.comparison.parts:
        state, word = PART_VERDICTS[part.verdict]
        both = _("declared {declared}, document {read}").format(
            declared=part.declared or "–", read=part.read or "–"
        )
        yield Fact(_(PARTS[part.part]), both, state, _(word), person=True)


def _history(case: ReviewCase, tr: Translator) -> Sequence[Fact]:
    lines = [(line.at, _line(line, tr)) for line in case.history]
    lines += [(opinion.at, _opinion(opinion, tr)) for opinion in case.opinions if opinion.outcome]
    return [fact for _, fact in sorted(lines, key=lambda each: each[0], reverse=True)]


def _line(line: DecisionLine, tr: Translator) -> Fact:
    _ = tr.gettext
    parts = [_(MOVES[line.move]), _(reason_words(line.reason)), line.by or _("The office")]
    if line.taken_back:
        parts.append(_("Taken back"))
    parts.append(line.note)
    return Fact(time_words(line.at), " · ".join(filter(None, parts)), person=True)


def _opinion(opinion: Opinion, tr: Translator) -> Fact:
    _ = tr.gettext
    said = "" if opinion.outcome is None else _(SECOND_OUTCOMES[opinion.outcome])
    parts = [said, opinion.decided_by, _(proposal_words(opinion.move)), opinion.by]
    return Fact(time_words(opinion.at), " · ".join(filter(None, parts)), person=True)


class Twin(NamedTuple):
    """One fact of two registrations beside each other."""

    label: str
    new: str
    earlier: str
    same: bool | None
    """None: a difference means nothing here."""
    person: bool = False


def twins(
    new: tuple[Application, Applicant], earlier: tuple[Application, Applicant], tr: Translator
) -> tuple[Twin, ...]:
    """Return two registrations of one document, fact by fact."""
    above = zip(_registration(new[0], tr), _registration(earlier[0], tr), strict=True)
    below = zip(
        person_facts(new[1], tr),
        person_facts(earlier[1], tr),
        _sameness(new[1], earlier[1]),
        strict=True,
    )
    return (
        *(Twin(one.label, one.value, two.value, None) for one, two in above),
        *(
            Twin(one.label, one.value, two.value, same if _said(one, two) else None, one.person)
            for one, two, same in below
        ),
    )


def _said(*facts: Fact) -> bool:
    return any(fact.value != day_words(None) for fact in facts)


def _sameness(one: Applicant, two: Applicant) -> Iterator[bool]:
    """Yield whether two people say the same, in the order of ``person_facts``; never by a mask."""
    yield one.name.english_words == two.name.english_words
    yield one.name.folded_chinese == two.name.folded_chinese
    yield one.document.key == two.document.key
    yield one.document.issued_on == two.document.issued_on
    yield one.date_of_birth == two.date_of_birth
    yield one.phone == two.phone
    yield normal_address(one.address) == normal_address(two.address)


def _registration(application: Application, tr: Translator) -> Iterator[Fact]:
    _ = tr.gettext
    yield Fact(_("Reference"), application.reference)
    yield Fact(_("State"), _(STAGES[application.stage][1]))
    yield Fact(_("Submitted"), time_words(application.submitted_at))
    yield Fact(_("Route"), _(ROUTES[application.route]))
    yield Fact(_("Language"), _(LANGUAGES[application.language]))
