"""The picture store over a database: its own file on one machine, a table on the server."""

import hashlib

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from workstation.domain.errors import NotFound
from workstation.persistence.engine import Clock
from workstation.persistence.rows.pictures import PictureBase, PictureRow


class SqlPictures:
    """See the port ``PictureStore``.

    A picture is written, durably, before the row that names it; a picture nobody names is
    harmless and sealed.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def create(self) -> None:
        """Create the table where it is missing."""
        PictureBase.metadata.create_all(self._engine)

    def put(self, sealed: bytes) -> bytes:
        """See the port."""
        digest = hashlib.sha256(sealed).digest()
        try:
            with self._engine.begin() as connection:
                connection.execute(
                    insert(PictureRow).values(
                        digest=digest, body=sealed, stored_at=self._clock(connection)
                    )
                )
        except IntegrityError:
            return digest  # the same bytes are there already
        return digest

    def get(self, digest: bytes) -> bytes:
        """See the port."""
        with self._engine.connect() as connection:
            body = connection.execute(
                select(PictureRow.body).where(PictureRow.digest == digest)
            ).scalar()
        if body is None:
            raise NotFound
        return bytes(body)

    def remove(self, digest: bytes) -> None:
        """See the port."""
        with self._engine.begin() as connection:
            connection.execute(delete(PictureRow).where(PictureRow.digest == digest))
