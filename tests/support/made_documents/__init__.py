"""Pictures of identity documents that nobody holds: drawn, worn and photographed from a seed."""

from tests.support.made_documents.case import (
    HARDSHIPS,
    READABLE,
    Hardship,
    MadeDocument,
    made_document,
)

__all__ = ["HARDSHIPS", "READABLE", "Hardship", "MadeDocument", "made_document"]
