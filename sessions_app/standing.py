"""How a pair stands when one of them books: a row of people_rows, in one query with what is known of their time."""
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Exists, QuerySet, Subquery, TextField, Value, When

from matching.models import Mentorship

from .models import Hold, SchedulingPolicy, Session
from .people_rows import NO, NO_DAY, NO_PERSON, NO_TEXT
from .whole import Whole


@dataclass(frozen=True)
class Standing:
    """`asks_first`: the program wants the other person to accept. `holds`: the member keeps a time for the pair. `earlier`: the session
    that the booking's key gave already.
    """

    is_active: bool
    asks_first: bool
    holds: bool
    earlier: UUID | None


def standing_in(row: tuple) -> Standing:
    (_, _, _, earlier, _, is_active, asks_first, holds, _, _) = row
    return Standing(bool(is_active), bool(asks_first), bool(holds), earlier)


def standing_row(mentorship, membership, booking_key) -> QuerySet:
    """One row: no person, and of the other columns the earlier session, whether active, whether the other is asked, whether they hold."""
    earlier = Session.objects.filter(booking_key=booking_key, mentorship=mentorship).order_by().values("pk")
    holds = Exists(Hold.objects.filter(mentorship=mentorship, membership=membership))
    return Mentorship.objects.filter(pk=mentorship).order_by().values_list(
        Value(NO_PERSON, TextField()), NO_DAY, NO_DAY, Subquery(earlier), NO, _one_if(status=Mentorship.Status.ACTIVE),
        _one_if(program__scheduling_policy__approval=SchedulingPolicy.Approval.OTHER), _one_if(holds), NO_TEXT, NO)


def _one_if(*condition, **what):
    return Whole(Case(When(*condition, **what, then=Value(1)), default=Value(0)))
