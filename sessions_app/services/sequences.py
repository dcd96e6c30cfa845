"""What calendars know a session by grows with each change of it. In a calendar a series is one entry, so its own number grows too."""
from django.db.models import F

from common import clock

from ..models import Session, SessionSeries

RISEN = ("sequence", "series_sequence", "changed_at")


def rise(*sessions: Session) -> None:
    """They are no longer what calendars know. Runs under the lock; whoever calls saves RISEN."""
    now, of_series = clock.now(), {session.series_id for session in sessions if session.series_id}
    risen = rise_series(*of_series)
    for session in sessions:
        session.sequence += 1
        session.series_sequence, session.changed_at = risen.get(session.series_id, 0), now


def rise_series(*keys) -> dict:
    """{series: its sequence now}. The same where a series changes and none of its sessions do."""
    if not keys:
        return {}
    rows = SessionSeries.objects.filter(pk__in=keys)
    rows.update(sequence=F("sequence") + 1, changed_at=clock.now())
    return dict(rows.values_list("pk", "sequence"))
