"""How a pair stands when one of them books: read alone, or as one row more of another question."""
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, OuterRef, QuerySet, Subquery, TextField, Value, When

from matching.models import Mentorship
from tenancy.prepared import prepared

from .models import SchedulingPolicy, Session
from .whole import Whole

NO_PERSON = ""  # in the column of people's keys


@dataclass(frozen=True)
class Standing:
    """`asks_first`: the program wants the other person to accept. `earlier`: the session that the booking's key gave already."""

    is_active: bool
    asks_first: bool
    earlier: UUID | None


def standing_of(mentorship: Mentorship, booking_key: UUID) -> Standing:
    return standing_in(_alone(mentorship, booking_key))


def standing_in(rows: list[tuple]) -> Standing:
    """From the row of rows_of() among these."""
    (_, is_active, asks_first, _, earlier), = [row for row in rows if row[0] == NO_PERSON]
    return Standing(bool(is_active), bool(asks_first), earlier)


def rows_of(mentorship, booking_key, nothing) -> QuerySet:
    """One row: no person, whether the pair is active, whether the other is asked first, nothing, the earlier session."""
    earlier = Session.objects.filter(booking_key=booking_key, mentorship=OuterRef("pk"))
    return Mentorship.objects.filter(pk=mentorship).order_by().values_list(
        Value(NO_PERSON, TextField()), _one_if(status=Mentorship.Status.ACTIVE),
        _one_if(program__scheduling_policy__approval=SchedulingPolicy.Approval.OTHER), nothing, Subquery(earlier.order_by().values("pk")))


@prepared
def _alone(mentorship, booking_key):
    return rows_of(mentorship, booking_key, Whole(Value(0)))


def _one_if(**what):
    return Whole(Case(When(**what, then=Value(1)), default=Value(0)))
