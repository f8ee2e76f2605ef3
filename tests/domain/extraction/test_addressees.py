"""Papers with homes of several people: made out to one, the others are only mentioned."""

import pytest

from tests.support.read_pages import known_places, page_of
from workstation.domain.extraction import Declared, Verdict, compare, extract
from workstation.domain.names import PersonName

HOME = "Flat 1203, 12/F, Wah Kee House, Wah Fu (I) Estate"
OTHER_HOME = "Flat B, 18/F, Block 3, Telford Gardens, 33 Wai Yip Street, Kwun Tong"
ISSUER = ("Harbour Lights Broadband Limited", "")
ADDRESSEE = ("CHAN TAI MAN", "FLAT 1203, 12/F, WAH KEE HOUSE", "WAH FU (I) ESTATE", "")
MENTIONED = ("LEE SIU MING", "FLAT B, 18/F, BLOCK 3, TELFORD GARDENS", "33 WAI YIP STREET")


def verdict(*rows: str, name: str, address: str) -> Verdict:
    reading = extract([page_of(*rows)], known_places())
    declared = Declared(id="1", name=PersonName(name, ""), address=address)
    return compare(reading, declared, known_places()).verdict


def of_both(*rows: str) -> tuple[Verdict, Verdict]:
    """Return what is said of the addressee, and of who is mentioned."""
    return (
        verdict(*rows, name="CHAN Tai Man", address=HOME),
        verdict(*rows, name="LEE Siu Ming", address=OTHER_HOME),
    )


@pytest.mark.parametrize(
    "rows",
    [
        (*ISSUER, *ADDRESSEE, "Service user", *MENTIONED),
        (*ISSUER, *ADDRESSEE, "Dear Sir,", "Residence", "", "Home contact", *MENTIONED),
        (
            *ISSUER,
            "Deliver to|Bill to",
            "LEE SIU MING|CHAN TAI MAN",
            "FLAT B, 18/F, BLOCK 3|FLAT 1203, 12/F, WAH KEE HOUSE",
            "TELFORD GARDENS|WAH FU (I) ESTATE",
        ),
        (
            *ISSUER,
            "Bill to|Deliver to",
            "CHAN TAI MAN|LEE SIU MING",
            "FLAT 1203, 12/F, WAH KEE HOUSE|FLAT B, 18/F, BLOCK 3",
            "WAH FU (I) ESTATE|TELFORD GARDENS",
        ),
        (
            *ISSUER,
            "Name",
            "CHAN TAI MAN",
            "Address",
            "FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE",
            "",
            "Linked account",
            *MENTIONED,
        ),
        (
            *ISSUER,
            "This is to confirm that CHAN Tai Man is a resident of Flat 1203, 12/F, Wah Kee House,",
            "Wah Fu (I) Estate.",
            "",
            "Home contact",
            *MENTIONED,
        ),
        (
            *ISSUER,
            *ADDRESSEE,
            "",
            "Sponsor",
            "LEE SIU MING",
            "FLAT B, 18/F, BLOCK 3, TELFORD GARDENS",
        ),
    ],
)  # fmt: skip
def test_who_is_mentioned_is_not_taken_for_the_addressee(rows: tuple[str, ...]) -> None:
    assert of_both(*rows) == (Verdict.MATCH, Verdict.UNSURE)


@pytest.mark.parametrize(
    "head",
    [
        "Mr. ChanTaiMan",
        "THE OCCUPIER",
        "To the Tenant",
        "The Resident",
        "Owner or Occupier",
        "To: The Owner / Tenant",
        "致:住戶",
        "租戶台啟",
    ],
)
def test_who_stands_behind_an_addressee_without_a_plain_name_is_only_mentioned(head: str) -> None:
    rows = (*ISSUER, head, *ADDRESSEE[1:], "Home contact", *MENTIONED)

    assert verdict(*rows, name="LEE Siu Ming", address=OTHER_HOME) is Verdict.UNSURE


@pytest.mark.parametrize("label", ["Tenant", "To the Tenant", "住戶"])
def test_who_is_named_below_what_is_addressed_to_a_resident_is_the_resident(label: str) -> None:
    rows = (*ISSUER, label, *ADDRESSEE, "Home contact", *MENTIONED)

    assert of_both(*rows) == (Verdict.MATCH, Verdict.UNSURE)


@pytest.mark.parametrize(
    "rows",
    [
        ("CHAN TAI MAN", "C/O LEE SIU MING", *ADDRESSEE[1:]),
        ("CHAN TAI MAN c/o LEE SIU MING", *ADDRESSEE[1:]),
        ("CHAN TAI MAN", "c/o 由 李小明 LEE SIU MING", *ADDRESSEE[1:]),
        ("CHAN TAI MAN", "C/0 LEE SIU MING", *ADDRESSEE[1:]),
        ("CHAN TAI MAN", "c.o. LEE SIU MING", *ADDRESSEE[1:]),
        ("c/o LEE SIU MING", "CHAN TAI MAN", *ADDRESSEE[1:]),
        ("CHAN TAI MAN", "Care of Harbour Lights Hostel", *ADDRESSEE[1:]),
    ],
)
def test_mail_in_care_of_somebody_else_proves_no_home(rows: tuple[str, ...]) -> None:
    assert verdict(*ISSUER, *rows, name="CHAN Tai Man", address=HOME) is Verdict.UNSURE
    assert verdict(*ISSUER, *rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


@pytest.mark.parametrize(
    "rows",
    [
        ("Sunny Trading Limited", "Attn: LEE SIU MING", *MENTIONED[1:], "", "Guest", *ADDRESSEE),
        ("Attn: LEE SIU MING", "Sunny Trading Limited", *MENTIONED[1:], "", "Guest", *ADDRESSEE),
        ("Sunny Trading Limited", *MENTIONED[1:], "Attn: LEE SIU MING", "", "Guest", *ADDRESSEE),
    ],
)
def test_who_sees_what_is_sent_to_a_firm_does_not_live_there(rows: tuple[str, ...]) -> None:
    guest, contact = of_both("Harbour Lights Suites", "", *rows)

    assert guest is Verdict.MATCH
    assert contact is not Verdict.MATCH


def test_below_the_issuer_somebodys_attention_is_asked_for_at_home() -> None:
    rows = ("Harbour Lights Bank Limited", "Attention: MR CHAN TAI MAN", *ADDRESSEE[1:])

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


@pytest.mark.parametrize("label", ["Doctor", "Driver", "Salesperson", "經手人"])
def test_a_label_that_only_says_name_tells_whose_home_it_is_beside_another(label: str) -> None:
    rows = (*ISSUER, f"{label}: LEE SIU MING", "Name: CHAN TAI MAN", f"Address: {HOME}")

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


@pytest.mark.parametrize("label", ["Payer", "Applicant", "付款人"])
def test_who_pays_does_not_live_where_another_is_written_to(label: str) -> None:
    rows = (*ISSUER, "CHAN TAI MAN", HOME.upper(), "", f"{label}: LEE SIU MING")

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


@pytest.mark.parametrize("label", ["Donor", "Cardholder", "Insured person", "持卡人"])
def test_an_issuer_below_a_title_is_nobody_who_lives_elsewhere(label: str) -> None:
    rows = (
        "RECEIPT", "", "Harbour Lights Charity Limited", OTHER_HOME, "",
        f"{label}: CHAN TAI MAN", f"Address: {HOME}",
    )  # fmt: skip

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


@pytest.mark.parametrize("read", ["CHAN TAI MAN", "CHAN TAI MAH"])
def test_who_sends_is_not_denied_a_home(read: str) -> None:
    rows = (*ISSUER, "From", read, *ADDRESSEE[1:], "To", *MENTIONED)

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.UNSURE


def test_a_period_from_one_day_to_another_has_no_sender() -> None:
    """Beside a column of days stands who the bill is for, and where."""
    days = ("Bill date", "From", "16/8/2022", "to")
    home = ("CHAN TAI MAN", "FLAT 1203, 12/F", "WAH KEE HOUSE", "WAH FU (I) ESTATE")
    rows = (*ISSUER, *map("|".join, zip(days, home, strict=True)), "14/10/2022")

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


def test_what_is_for_somebodys_attention_at_home_is_theirs() -> None:
    rows = (*ISSUER, "Attn: CHAN TAI MAN", *ADDRESSEE[1:])

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


@pytest.mark.parametrize("label", ["Meter reader: ", "抄錶員:", "Salesperson: ", "Reporting to: "])
@pytest.mark.parametrize(
    "head", [("To the Occupier of:", *ADDRESSEE[1:3], "Registered consumer: CHAN TAI MAN"),
             ("Recipient", *ADDRESSEE[:3], "Sofa 1,241.00")],
)  # fmt: skip
def test_who_is_labelled_as_nobody_knows_what_is_no_holder(
    head: tuple[str, ...], label: str
) -> None:
    rows = (*ISSUER, *head, f"{label}LEE SIU MING")

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


@pytest.mark.parametrize(
    "post",
    ["Customer Relations Manager: ", "Name of officer: ", "Housing Manager: ", "Tenant Officer "],
)
def test_whose_post_is_told_is_no_customer(post: str) -> None:
    rows = (
        *ISSUER, "CHAN TAI MAN", *ADDRESSEE[1:3], "",
        f"Premises: {HOME}", "Total amount due $4,368.17", f"{post}Ms LEE SIU MING",
    )  # fmt: skip

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH
    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


def test_whose_post_is_told_lives_in_none_of_the_premises_above() -> None:
    """Between them a table stands in the same passage, and who is written to is far above."""
    rows = (
        *ISSUER, "Private & Confidential", "CHAN TAI MAN", *ADDRESSEE[1:3], "",
        "Issue date|Payment due date", "2 NOV 2021|21 NOV 2021", "", f"Premises: {HOME.upper()}",
        "Net monthly rent|2.006|889.62", "Carpark|1.802|785.76", " |Total amount due|$4,368.17",
        "Housing Manager: Ms LEE SIU MING",
    )  # fmt: skip

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH
    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


def test_sentences_about_enquiries_say_nothing_of_who_is_written_to_beside_them() -> None:
    rows = (
        "Lion Rock Electric Limited", "Customer Services: 27/F, Dah Sing Financial Centre", "", "",
        "Enquiry查詢|CHAN TAI MAN",
        f"If you have any enquiry, please call our customer service hotline.|{ADDRESSEE[1]}",
        f"Payment may be made by autopay, at convenience stores or by cheque.|{ADDRESSEE[2]}",
    )  # fmt: skip

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


@pytest.mark.parametrize(
    "label",
    ["Owner", "Landlord", "Agent", "From", "Next of kin", "Emergency contact",
     "Landlord / Owner / Licensor (please see notes overleaf)"],
)  # fmt: skip
def test_a_sentence_below_a_party_takes_its_label_from_nobody(label: str) -> None:
    rows = (
        "RENT RECEIPT", "", f"{label}|LEE SIU MING",
        f"Please complete and return within fourteen days.|{ADDRESSEE[1]}",
        f"|{ADDRESSEE[2]}", "", "Tenant|CHAN TAI MAN", "Date of issue: 02/11/2021",
    )  # fmt: skip

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


@pytest.mark.parametrize(
    "label", ["Meter reader", "Inspector, 2 Nov 2021", "Handled by, on 2/11/2021"]
)
def test_a_day_in_a_label_makes_it_no_label_of_a_day(label: str) -> None:
    rows = (*ISSUER, "Customer|CHAN TAI MAN", "", f"{label}|LEE SIU MING", f"Premises|{HOME}")

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


@pytest.mark.parametrize("who", ["employee", "student", "member"])
def test_who_is_named_in_a_letter_to_somebody_else_lives_not_there(who: str) -> None:
    rows = (*ISSUER, "MR CHAN TAI MAN", *ADDRESSEE[1:], f"Name of {who}: LEE SIU MING")

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


def test_days_beside_a_name_are_no_label_of_it() -> None:
    rows = (
        "Notice to pay", "", "Issue date", "2 November 2021", "",
        "3/F, Harbour Centre, 25 Harbour Road", "",
        "Payment due date|CHAN TAI MAN", f"19 October 2021|{ADDRESSEE[1]}",
        f"Our number BB5497786|{ADDRESSEE[2]}",
    )  # fmt: skip

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


def test_a_form_tells_by_labels_nobody_knows_who_lives_elsewhere() -> None:
    rows = (
        "LICENCE OF AN ANIMAL",
        "Keeper|CHAN TAI MAN",
        "Kept at|FLAT 1203, 12/F, WAH KEE HOUSE, WAH FU (I) ESTATE",
        "Born|2019/03/19",
        "Veterinary surgeon|LEE SIU MING",
        f"Clinic|{OTHER_HOME.upper()}",
    )

    assert of_both(*rows) == (Verdict.MATCH, Verdict.UNSURE)


@pytest.mark.parametrize("sender", ["FROM", "FROM 寄件人", "寄件人", "Shipper"])
@pytest.mark.parametrize("recipient", ["TO", "TO 收件人", "Consignee"])
def test_of_a_waybill_the_recipient_lives_where_it_goes(sender: str, recipient: str) -> None:
    rows = ("Lantern Express", "", sender, *MENTIONED, "", recipient, *ADDRESSEE)

    addressee, other = of_both(*rows)

    assert addressee is Verdict.MATCH
    assert other is not Verdict.MATCH


def test_who_shares_the_home_that_stands_above_is_not_the_holder_a_label_tells() -> None:
    rows = (
        *ISSUER, "Account holder", "CHAN TAI MAN", "Installation address", *ADDRESSEE[1:],
        "Authorised user", "LEE SIU MING",
    )  # fmt: skip

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH
    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


@pytest.mark.parametrize("holder", ["CHAN TAI MAN", "陳大文(CHAN Tai Man)", "0.70:CHAN TAI MAN"])
def test_the_holder_of_a_label_need_not_be_read_without_doubt(holder: str) -> None:
    rows = (
        *ISSUER, "Account holder", holder, "Installation address", *ADDRESSEE[1:],
        "Authorised user", "LEE SIU MING",
    )  # fmt: skip

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is not Verdict.MATCH


@pytest.mark.parametrize(
    "before", ["collect it from", "please contact", "enquiries: call", "請於十日內向"]
)
def test_who_is_to_be_seen_about_something_is_not_written_to(before: str) -> None:
    rows = (*ISSUER, f"{before} LEE SIU MING,", *MENTIONED[1:])

    assert verdict(*rows, name="LEE Siu Ming", address=OTHER_HOME) is Verdict.UNSURE


def test_a_form_goes_on_with_other_fields_below_an_address() -> None:
    rows = (
        "LICENCE OF AN ANIMAL",
        "Keeper|CHAN TAI MAN",
        "Keeper's address|FLAT 1203, 12/F, WAH KEE HOUSE",
        "|WAH FU (I) ESTATE",
        "Animal|Dog, brown",
        "Surgeon|LEE SIU MING",
        f"Clinic|{OTHER_HOME.upper()}",
    )

    assert of_both(*rows) == (Verdict.MATCH, Verdict.UNSURE)


def test_a_table_tells_the_home_of_each_name_in_its_row() -> None:
    rows = (
        *ISSUER,
        "Name|Address",
        "CHAN TAI MAN|FLAT 1203, 12/F, WAH KEE HOUSE",
        "|WAH FU (I) ESTATE",
        "Lantern Agency|FLAT B, 18/F, BLOCK 3, TELFORD GARDENS",
        "|33 WAI YIP STREET",
    )

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH
    assert verdict(*rows, name="CHAN Tai Man", address=OTHER_HOME) is not Verdict.MATCH


def test_who_stands_in_a_later_row_of_a_table_with_another_home_is_only_mentioned() -> None:
    rows = (
        *ISSUER,
        "Name|Address",
        f"CHAN TAI MAN|{HOME.upper()}",
        f"LEE SIU MING|{OTHER_HOME.upper()}",
    )

    assert of_both(*rows) == (Verdict.MATCH, Verdict.UNSURE)


def test_a_table_has_names_on_two_lines_and_others_below() -> None:
    rows = (
        *ISSUER,
        "Name|Address",
        "CHAN TAI|FLAT 1203, 12/F, WAH KEE HOUSE",
        "MAN|WAH FU (I) ESTATE",
        "Lantern Agency|18/F, BLOCK 3",
        "LEE SIU MING, FLAT B, 18/F, BLOCK 3, TELFORD GARDENS|33 WAI YIP STREET",
    )

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is not Verdict.MISMATCH
    assert verdict(*rows, name="CHAN Tai Man", address=OTHER_HOME) is not Verdict.MATCH


def test_a_line_with_a_label_nobody_knows_is_no_address_of_the_name_above() -> None:
    rows = (*ISSUER, "CHAN TAI MAN", f"Agent for notices: LEE SIU MING, {OTHER_HOME}")

    assert verdict(*rows, name="CHAN Tai Man", address=OTHER_HOME) is not Verdict.MATCH


def test_who_signs_below_a_sentence_does_not_live_where_it_tells() -> None:
    rows = (
        *ISSUER,
        "The above-named left that employment and now stays, as visited by our",
        f"caseworker LEE SIU MING, at {OTHER_HOME}.",
        "Kindly accept this letter in place of a utility bill.",
        "LEE SIU MING",
    )

    assert verdict(*rows, name="LEE Siu Ming", address=OTHER_HOME) is not Verdict.MATCH


def test_the_letterheads_address_is_not_that_of_a_name_below_it() -> None:
    rows = ("Lantern Cart Registry", OTHER_HOME, "Keeper", "LEE SIU MING", "", "Lives at", HOME)

    assert verdict(*rows, name="LEE Siu Ming", address=OTHER_HOME) is not Verdict.MATCH


def test_a_contact_for_emergencies_is_nobody_elses_proof_though_a_letter_was_misread() -> None:
    rows = (*ISSUER, "Dear Student,", "", "", "Emergoncy Contact", *MENTIONED)

    assert verdict(*rows, name="LEE Siu Ming", address=OTHER_HOME) is not Verdict.MATCH


def test_who_is_told_to_be_the_holder_may_stand_below_another() -> None:
    rows = (*ISSUER, *MENTIONED, "", "Account holder", *ADDRESSEE)

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


def test_a_name_below_a_home_is_not_whose_home_it_is() -> None:
    rows = (*ISSUER, *ADDRESSEE[:3], "Account Executive: LEE SIU MING")

    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is Verdict.UNSURE
    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


def test_a_paper_of_a_court_is_made_out_to_neither_party_alone() -> None:
    rows = ("District Court", "", "Claimant", *MENTIONED, "", "Defendant", *ADDRESSEE)

    assert of_both(*rows) == (Verdict.UNSURE, Verdict.UNSURE)


def test_two_who_share_a_home_are_both_addressees() -> None:
    rows = (*ISSUER, "CHAN TAI MAN", "LEE SIU MING", *ADDRESSEE[1:])

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH
    assert verdict(*rows, name="LEE Siu Ming", address=HOME) is Verdict.MATCH


@pytest.mark.parametrize(
    "issuer",
    [
        ("Wing Shing Trading Company", "Flat B, 18/F, Block 3, Telford Gardens"),
        ("Kwong Wah Dental Clinic Limited", "Room 502, 5/F, Telford House, Kowloon"),
    ],
)
def test_a_firm_above_is_nobody(issuer: tuple[str, str]) -> None:
    rows = (*issuer, "", "", *ADDRESSEE)

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


@pytest.mark.parametrize("name", ["LEE SIU MING", "茲收到李小明善長捐款港幣752.20元正,謹此致謝"])
@pytest.mark.parametrize("between", [(), ("",)])
def test_the_address_below_its_issuer_is_not_that_of_a_name_below(
    name: str, between: tuple[str, ...]
) -> None:
    rows = ("Harbour Lights Society", "Flat B, 18/F, Block 3, Telford Gardens", *between, name)
    reading = extract([page_of(*rows)], known_places())
    declared = Declared(id="1", name=PersonName("LEE Siu Ming", "李小明"), address=OTHER_HOME)

    assert compare(reading, declared, known_places()).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    "issuer",
    ["Standard Chartered", "Po Leung Kuk", "Dr. LEE Siu Ming", "CLP Power", "馬會", "周大福"],
)
@pytest.mark.parametrize("above", [(), ("Hang Seng",)])
def test_a_letterhead_is_no_addressee_whatever_it_is_called(
    issuer: str, above: tuple[str, ...]
) -> None:
    office = ("18/F, Telford House", "16 Wang Hoi Road, Kowloon Bay", "", "", "")
    rows = (*above, issuer, *office, *ADDRESSEE)

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


def test_who_writes_is_not_who_is_written_to() -> None:
    rows = (*MENTIONED, "", "", "", *ADDRESSEE, "Dear Mr Chan,")

    assert of_both(*rows) == (Verdict.MATCH, Verdict.UNSURE)


@pytest.mark.parametrize(
    "sentence",
    [
        "You may visit our office of Room 502, 5/F, Telford House which is registered with us.",
        "Our records show you were residing at Flat B, 18/F, Block 3, Telford Gardens.",
        "如有查詢請親臨本公司(地址:觀塘偉業街33號德福花園3座18樓B室)辦理",
        "閣下將會被告知結果",
    ],
)
def test_a_sentence_that_speaks_of_no_person_leaves_the_addressee(sentence: str) -> None:
    rows = (*ISSUER, *ADDRESSEE, "", sentence)

    assert verdict(*rows, name="CHAN Tai Man", address=HOME) is Verdict.MATCH


@pytest.mark.parametrize(
    "addressee",
    [
        ("CHAN TAI MAN", "FLAT A, 12/F, BLOCK 3", "TELFORD GARDENS"),
        ("陳大文", "觀塘德福花園三座十二樓A室"),
    ],
)
def test_a_neighbour_whose_flat_has_another_letter_is_somebody_else(
    addressee: tuple[str, ...],
) -> None:
    rows = (
        *ISSUER, *addressee, "", "Home contact",
        "LEE SIU MING", "FLAT B, 12/F, BLOCK 3", "TELFORD GARDENS",
    )  # fmt: skip
    home = "Flat B, 12/F, Block 3, Telford Gardens"

    assert verdict(*rows, name="LEE Siu Ming", address=home) is Verdict.UNSURE


def test_a_name_that_only_is_called_so_says_nothing_of_the_holder() -> None:
    contact = ("Particulars of contact person", "Name: LEE SIU MING", f"Address: {OTHER_HOME}")

    assert of_both(*ISSUER, *ADDRESSEE, "", *contact) == (Verdict.MATCH, Verdict.UNSURE)


@pytest.mark.parametrize(
    "row",
    [
        "LEE SIU MING MEMBER SERVICES",
        "LEE SIU MING STUDENT HOSTEL",
        "WONG KA YAN STUDENT LEE SIU MING",
        "LEE SIU MING EMPLOYEE CHAN TAI MAN",
        "CERTIFIED LEE SIU MING",
        "EMPLOYEE OF LEE SIU MING",
        "THE ESTATE OF LEE SIU MING",
    ],
)
def test_a_name_within_that_of_somebody_else_is_not_clean(row: str) -> None:
    rows = (*ISSUER, row, *MENTIONED[1:])

    assert verdict(*rows, name="LEE Siu Ming", address=OTHER_HOME) is Verdict.UNSURE
