"""Quiet hours: the part of each local day in which what can wait does."""
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from common.time_zones import zone

NEARLY = timedelta(minutes=15)  # so long before quiet hours begin leaves what cannot wait for their end


@dataclass(frozen=True)
class QuietHours:
    """Minutes after midnight in the person's zone, over midnight where `end` comes before `start`; none where they are the same."""

    start: int
    end: int
    time_zone: str

    def around(self, at: datetime) -> tuple[datetime, datetime] | None:
        """The quiet span that holds the instant, its end excluded."""
        local = at.astimezone(zone(self.time_zone))
        for days in (0, -1):
            first = self._instant(local, days, self.start)
            last = self._instant(local, days + (self.end <= self.start), self.end)
            if self.start != self.end and first <= at < last:
                return first, last
        return None

    def shifted(self, at: datetime, before: datetime | None = None) -> datetime:
        """`at`, or the end of the quiet hours it falls into; just before them where that end is not `before`."""
        span = self.around(at)
        if span is None:
            return at
        first, last = span
        return last if before is None or last < before else first - NEARLY

    def _instant(self, local, days, minute):
        """On the day that is so many after `local`'s; an hour that the clocks leave out is the one after it."""
        day = local.date() + timedelta(days=days)
        return datetime.combine(day, time(minute // 60, minute % 60), local.tzinfo).astimezone(zone("UTC"))
