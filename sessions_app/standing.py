"""How a pair stands when one of them books: a row of people_rows, in one query with what is known of their time."""
import json
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import BooleanField, Case, Exists, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, JSONObject

from matching.models import Mentorship
from matching.selectors.mentorships import bookable

from .kinds import Kind, Kinds, kinds_in
from .models import Hold, SchedulingPolicy, Session, SessionKind
from .models.kinds import AS_JSON
from .people_rows import NO, NO_DAY, NO_PERSON
from .whole import Whole

MET = (Session.Status.PROPOSED, Session.Status.CONFIRMED, Session.Status.HELD)


@dataclass(frozen=True)
class Standing:
    """`is_bookable`: see services/bookable.py. `asks_first`: the program wants the other person to accept. `holds`: the member keeps a time
    for the pair. `earlier`: the session that the booking's key gave already. `is_first`: beside it, the pair has neither met nor planned
    to. `of_program`: what the program says of kinds and lengths, as JSON.
    """

    is_bookable: bool
    asks_first: bool
    holds: bool
    earlier: UUID | None
    is_first: bool = False
    of_program: str = "{}"

    @cached_property
    def _said(self) -> dict:
        return json.loads(self.of_program)

    @cached_property
    def kinds(self) -> Kinds:
        return kinds_in(self._said.get("kinds") or ())

    @property
    def lengths(self) -> list[int]:
        """Minutes that a session may last, beside the program's usual length."""
        return self._said.get("lengths") or []

    @property
    def usual_kind(self) -> Kind:
        return self.kinds.by_position(self.is_first)


def standing_in(row: tuple) -> Standing:
    (_, _, _, earlier, _, is_bookable, asks_first, holds, of_program, is_first) = row
    return Standing(bool(is_bookable), bool(asks_first), bool(holds), earlier, is_first, of_program)


def standing_row(mentorship, membership, booking_key) -> QuerySet:
    """One row: no person, and of the other columns the earlier session, whether bookable, whether the other is asked, whether they hold,
    the program's kinds and lengths, whether they meet for the first time.
    """
    of_pair = Session.objects.filter(mentorship=mentorship).order_by()
    earlier = of_pair.filter(booking_key=booking_key).values("pk")
    has_met = Exists(of_pair.filter(status__in=MET).exclude(booking_key=booking_key))
    holds = Exists(Hold.objects.filter(mentorship=mentorship, membership=membership))
    return Mentorship.objects.filter(pk=mentorship).order_by().values_list(
        Value(NO_PERSON, TextField()), NO_DAY, NO_DAY, Subquery(earlier), NO, _one_if(bookable()),
        _one_if(program__scheduling_policy__approval=SchedulingPolicy.Approval.OTHER), _one_if(holds), _of_program(),
        Case(When(has_met, then=Value(False)), default=Value(True), output_field=BooleanField()))


def _of_program():
    rows = SessionKind.objects.filter(program=OuterRef("program")).order_by().values("program")
    kinds = Subquery(rows.annotate(all=JSONBAgg(AS_JSON, order_by=("name_en",))).values("all"))
    return Cast(JSONObject(kinds=kinds, lengths="program__scheduling_policy__lengths"), TextField())


def _one_if(*condition, **what):
    return Whole(Case(When(*condition, **what, then=Value(1)), default=Value(0)))
