"""What happens to the applicants of the sample office, told one case at a time."""

from collections.abc import Mapping
from typing import Final

from workstation.sample_office.drafts import Story
from workstation.sample_office.stories import intake, letters, proofs, tenants

ORDINARY: Final[Mapping[str, int]] = {
    "good_proof": 54,
    "tenant_exact": 18,
    "letter_only": 15,
    "relatives_bill": 2,
    "three_months_and_a_day": 2,
    "unreadable_photograph": 1,
    "other_flat": 2,
    "tenant_fuzzy_name": 3,
    "tenant_moved_out": 2,
    "passport_holder": 1,
}
"""The stories most applicants have, in hundredths of what the particular ones leave."""

STORIES: Final[Mapping[str, Story]] = {
    "good_proof": proofs.good_proof,
    "tenant_exact": tenants.exact,
    "letter_only": letters.letter_only,
    "other_flat": proofs.other_flat,
    "three_months_and_a_day": proofs.three_months_and_a_day,
    "tenant_moved_out": tenants.moved_out,
    "tenant_fuzzy_name": tenants.fuzzy_name,
    "registered_twice": intake.registered_twice,
    "relatives_bill": proofs.relatives_bill,
    "wrong_digest": intake.wrong_digest,
    "passport_holder": letters.passport_holder,
    "three_months_to_the_day": proofs.three_months_to_the_day,
    "unreadable_photograph": proofs.unreadable_photograph,
    "stamped_tenancy": proofs.stamped_tenancy,
    "tenant_of_other_flat": tenants.of_other_flat,
    "outside_the_roster": tenants.outside_the_roster,
    "post_box": proofs.post_box,
    "envelope": proofs.photographed_envelope,
    "without_issuer": proofs.without_issuer,
    "without_date": proofs.without_date,
    "exit_entry_permit": letters.exit_entry_permit,
    "children_of_a_tenant": tenants.children,
    "children_by_letter": letters.children,
    "strangers_bill": proofs.strangers_bill,
    "other_floor": proofs.other_floor,
    "locked_document": proofs.locked_document,
    "landlords_address": proofs.landlords_address,
    "old_tenancy_unstamped": proofs.old_tenancy_unstamped,
    "tenancy_over": proofs.tenancy_over,
    "year_old_bill": proofs.year_old_bill,
    "joint_holders": proofs.joint_holders,
    "name_before_marriage": proofs.name_before_marriage,
    "two_photographs": proofs.two_photographs,
    "second_page_only": proofs.second_page_only,
    "without_name": proofs.without_name,
    "without_address": proofs.without_address,
    "tenant_with_others_number": tenants.with_others_number,
    "not_on_the_tenancy": tenants.not_on_the_tenancy,
    "same_number_other_kind": intake.same_number_other_kind,
    "registered_again": intake.registered_again,
    "proof_sent_again": intake.proof_sent_again,
    "delivered_twice": intake.delivered_twice,
    "missing_file": intake.missing_file,
    "empty_file": intake.empty_file,
    "renamed_text": intake.renamed_text,
    "forty_pages": intake.forty_pages,
    "macao_resident": letters.macao_resident,
    "immigration_paper": letters.immigration_paper,
    "seaman": letters.seaman,
    "turned_page": proofs.turned_page,
    "fax": proofs.by_fax,
    "hard_photograph": proofs.hard_photograph,
    "other_script": proofs.other_script,
}
"""Every story by name; an office that has room for few tells the first of them."""
