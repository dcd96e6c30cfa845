"""Reads of the audit trail, inside one organization."""
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from tenancy.context import current

from .models import Entry
from .verbs import in_words


def entries(*, actor_ids: list[UUID] | None = None, verb: str = "", since: date | None = None, until: date | None = None,
            before: UUID | None = None) -> QuerySet[Entry]:
    """Newest first. `since` and `until` are whole days of the reader's zone, both included; `before` is an entry's id."""
    found = Entry.objects.order_by("-id")
    if actor_ids is not None:
        found = found.filter(actor_id__in=actor_ids)
    if before:
        found = found.filter(pk__lt=before)
    if verb:
        found = found.filter(verb=verb)
    if since:
        found = found.filter(at__gte=_start(since))
    if until:
        found = found.filter(at__lt=_start(until + timedelta(days=1)))
    return found


# one index look-up for each verb there is; DISTINCT would read every entry
VERBS = """WITH RECURSIVE seen (verb) AS (
        (SELECT verb FROM audit_entry WHERE organization_id = %(organization)s ORDER BY verb LIMIT 1)
        UNION ALL
        SELECT (SELECT verb FROM audit_entry WHERE organization_id = %(organization)s AND verb > seen.verb ORDER BY verb LIMIT 1)
        FROM seen WHERE verb IS NOT NULL)
    SELECT verb FROM seen WHERE verb IS NOT NULL"""


def verbs() -> list[str]:
    """The actions that were ever recorded here, sorted."""
    with connection.cursor() as cursor:
        cursor.execute(VERBS, {"organization": current()})
        return [verb for (verb,) in cursor.fetchall()]


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def verb_choices() -> list[tuple[str, str]]:
    """The verbs that the organization's trail holds, with their words and in the words' order."""
    return sorted(((verb, in_words(verb)) for verb in verbs()), key=lambda choice: choice[1])
