"""The sample office: invented applicants with drawn address proofs, and a roster to match.

For demonstrations and tests. Nobody and no company in it exists; the estates, roads and buildings
are real, the floors and flats are not.
"""

from workstation.sample_office.documents import SampleDocument
from workstation.sample_office.drafts import Expected
from workstation.sample_office.homes import Home, HomeKind, Homes
from workstation.sample_office.names import Namer, SampleName
from workstation.sample_office.office import (
    SampleOffice,
    SampleRegistration,
    write_sample_office,
)
from workstation.sample_office.people import Person, Population
from workstation.sample_office.places import load_places
from workstation.sample_office.proofs.brief import Part, Script
from workstation.sample_office.proofs.drawing import Press, Wishes, draw_proof
from workstation.sample_office.proofs.truth import DrawnProof, Form, ProofTruth, TruthField
from workstation.sample_office.tables import load_names

__all__ = [
    "DrawnProof",
    "Expected",
    "Form",
    "Home",
    "HomeKind",
    "Homes",
    "Namer",
    "Part",
    "Person",
    "Population",
    "Press",
    "ProofTruth",
    "SampleDocument",
    "SampleName",
    "SampleOffice",
    "SampleRegistration",
    "Script",
    "TruthField",
    "Wishes",
    "draw_proof",
    "load_names",
    "load_places",
    "write_sample_office",
]
