"""Rows of a queue, without an office behind them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from workstation.domain.applications import ApplicationId, Route, Stage
from workstation.domain.queue import QueueKey, QueueRow

AT = datetime(2021, 12, 15, 4, tzinfo=UTC)


def queue_row(number: int = 1, **differences: object) -> QueueRow:
    """Return a row."""
    row = QueueRow(
        id=ApplicationId(number),
        reference=f"HK{number:011}",
        name_english="LEE Siu Ming",
        name_chinese="李小明",
        route=Route.PROOF,
        stage=Stage.PROOF_REVIEW,
        document_kind="hkid",
        district="north",
        submitted_at=AT,
        stage_since=AT,
        promised_on=date(2021, 12, 24),
        revision=1,
        awaiting_second_person=False,
        claimed_by="",
        claimed_at_desk="",
        claimed_until=None,
        key=QueueKey(0, AT, number),
    )
    return replace(row, **differences)  # type: ignore[arg-type]  # the tests name real fields
