"""An ICS address as a source of busy time."""
from collections.abc import Collection
from dataclasses import dataclass

from .fetching import fetched
from .ics import busy_spans
from .port import Reading
from .rules import Work


@dataclass(frozen=True)
class IcsFeed:
    """`own`: the UIDs of what is known to take the person's time already."""

    url: str
    own: Collection[str]

    def read(self, since, until, zone, known):
        """See port.BusySource."""
        answer = fetched(self.url, known)
        if answer is None:
            return None
        work = Work()
        spans = busy_spans(answer.content, since, until, zone, self.own, work)
        return Reading(spans, answer.version, work.is_whole)
