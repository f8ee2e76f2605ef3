"""Reading rows that somebody may have edited: what cannot be read is named, and the rest is read.

SQLite keeps a value of any kind in any column; PostgreSQL keeps moments that Python has not, and
any JSON.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVarTuple

from sqlalchemy import Row, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import InstrumentedAttribute, Session

UNREADABLE: Final = (
    ArithmeticError,
    AttributeError,
    DBAPIError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading a value, or using one of the wrong kind, raises."""
_PAGE: Final = 1_000
_Ts = TypeVarTuple("_Ts")


def each(
    session: Session, key: InstrumentedAttribute[int], query: Select[*_Ts]
) -> Iterator[tuple[int, Row[*_Ts] | None]]:
    """Yield the rows of ``query`` by their ``key``, in order; None: the row cannot be read."""
    keys = query.with_only_columns(key, maintain_column_froms=True).order_by(key)
    page = keys.limit(_PAGE)
    while found := session.scalars(page).all():
        yield from these(session, key, query, found)
        page = keys.where(key > found[-1]).limit(_PAGE)


def these(
    session: Session, key: InstrumentedAttribute[int], query: Select[*_Ts], keys: Sequence[int]
) -> list[tuple[int, Row[*_Ts] | None]]:
    """Return the rows of these keys, which are in order; where one cannot be read, None."""
    try:
        rows = session.execute(query.where(key.in_(keys)).order_by(key)).all()
    except UNREADABLE:
        if len(keys) == 1:
            return [(keys[0], None)]
        half = len(keys) // 2
        halves = (keys[:half], keys[half:])
        return [pair for part in halves for pair in these(session, key, query, part)]
    return list(zip(keys, rows, strict=True))
