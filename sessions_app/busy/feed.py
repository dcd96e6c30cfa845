"""An ICS address as a source of busy time."""
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from .fetching import fetched
from .ics import busy_spans
from .port import Reading


@dataclass(frozen=True)
class IcsFeed:
    url: str

    def read(self, since, until, zone, known):
        """See port.BusySource."""
        answer = fetched(self.url, known)
        if answer is None:
            return None
        return Reading(busy_spans(answer.content, since, until, zone, urlsplit(settings.BASE_URL).hostname or ""), answer.version)
