"""The row of a sealed picture; on one machine it lies in a database file of its own."""

from datetime import datetime

from sqlalchemy import LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from workstation.persistence.base import NAMING, Instant


class PictureBase(DeclarativeBase):
    """Base of the picture store's one table: it may live in another database."""

    metadata = MetaData(naming_convention=NAMING)


class PictureRow(PictureBase):
    """Sealed bytes, addressed by their own digest."""

    __tablename__ = "pictures"

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    stored_at: Mapped[datetime] = mapped_column(Instant)
