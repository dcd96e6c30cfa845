"""How a pair stands when one of them books: read alone, or as one row more of another question."""
import json
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from matching.models import Mentorship
from tenancy.prepared import prepared

from .kinds import Kind, Kinds, kinds_in
from .models import SchedulingPolicy, Session, SessionKind
from .models.kinds import AS_JSON
from .whole import Whole

NO_PERSON = "["  # how the kinds begin, which are in the column of people's keys
MET = (Session.Status.PROPOSED, Session.Status.CONFIRMED, Session.Status.HELD)


@dataclass(frozen=True)
class Standing:
    """`asks_first`: the program wants the other person to accept. `is_first`: the pair has neither met nor planned to.

    `earlier`: the session that the booking's key gave already. `own_kinds`: what the program says of kinds, as JSON.
    """

    is_active: bool
    asks_first: bool
    is_first: bool
    earlier: UUID | None
    own_kinds: str = "[]"

    @cached_property
    def kinds(self) -> Kinds:
        return kinds_in(json.loads(self.own_kinds))

    @property
    def usual_kind(self) -> Kind:
        return self.kinds.by_position(self.is_first)


def standing_of(mentorship: Mentorship, booking_key: UUID) -> Standing:
    return standing_in(_alone(mentorship, booking_key))


def standing_in(rows: list[tuple]) -> Standing:
    """From the row of rows_of() among these."""
    (own_kinds, is_active, asks_first, is_first, earlier), = [row for row in rows if not of_person(row)]
    return Standing(bool(is_active), bool(asks_first), bool(is_first), earlier, own_kinds)


def of_person(row: tuple) -> bool:
    return not row[0].startswith(NO_PERSON)


def rows_of(mentorship, booking_key) -> QuerySet:
    """One row: the program's kinds, whether the pair is active, whether the other is asked first, whether they meet for the first time, the
    earlier session.
    """
    of_pair = Session.objects.filter(mentorship=OuterRef("pk")).order_by()
    return Mentorship.objects.filter(pk=mentorship).order_by().values_list(
        _own_kinds(), _one_if(Q(status=Mentorship.Status.ACTIVE)),
        _one_if(Q(program__scheduling_policy__approval=SchedulingPolicy.Approval.OTHER)), _one_if(~Exists(of_pair.filter(status__in=MET))),
        Subquery(of_pair.filter(booking_key=booking_key).values("pk")))


def _own_kinds():
    rows = SessionKind.objects.filter(program=OuterRef("program")).order_by().values("program")
    all_of_them = Subquery(rows.annotate(all=JSONBAgg(AS_JSON, order_by=("name_en",))).values("all"))
    return Coalesce(Cast(all_of_them, TextField()), Value("[]"), output_field=TextField())


@prepared
def _alone(mentorship, booking_key):
    return rows_of(mentorship, booking_key)


def _one_if(what):
    return Whole(Case(When(what, then=Value(1)), default=Value(0)))
