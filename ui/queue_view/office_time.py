"""The office's time at this desk, and spans of it in words."""

from datetime import UTC, date, datetime, timedelta

from ui.i18n import Translator
from workstation.domain.calendar import hong_kong_day

_MINUTE, _HOUR = 60, 3600
_LONG_DAYS = 10


class OfficeTime:
    """Goes by the database's clock: a desk's own may be days off."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def set(self, at: datetime) -> None:
        """Take the database's time, as it was told just now."""
        self._ahead = at - datetime.now(UTC)

    def now(self) -> datetime:
        """Return the office's time."""
        return datetime.now(UTC) + self._ahead

    def today(self) -> date:
        """Return the Hong Kong day."""
        return hong_kong_day(self.now())


def span_words(span: timedelta, tr: Translator) -> str:
    """Return a span in its two largest units: "2 d 4 h", "4 h 12 min", "12 min", "31 d"."""
    seconds = max(0, int(span.total_seconds()))
    days, hours = divmod(seconds // _HOUR, 24)
    minutes = seconds % _HOUR // _MINUTE
    if days >= _LONG_DAYS:
        return tr.gettext("{days} d").format(days=days)
    if days:
        return tr.gettext("{days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return tr.gettext("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return tr.gettext("{minutes} min").format(minutes=minutes)


def spoken_span(span: timedelta, tr: Translator) -> str:
    """Return a span as it is read out: "2 days 4 hours"."""
    hours = max(0, int(span.total_seconds())) // _HOUR
    days, rest = divmod(hours, 24)
    parts = []
    if days:
        parts.append(tr.ngettext("{n} day", "{n} days", days).format(n=days))
    if rest or not days:
        parts.append(tr.ngettext("{n} hour", "{n} hours", rest).format(n=rest))
    return " ".join(parts)
