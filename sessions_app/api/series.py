"""A series of sessions, for programs."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Instant, Model, operation
from matching.access import own_mentorship

from .. import access, recurrence, selectors, services
from ..forms.series import Rhythm
from ..models import SessionSeries
from ..services.series import ALL, FOLLOWING
from .sessions import MINUTES, CancelIn, MoveIn, SessionOut

SCOPE = {"choices": [FOLLOWING, ALL], "help_text": "This session and the following ones, or all that are to come."}
CONFLICTS = (recurrence.NO_SUCH_TIME, recurrence.TOO_SOON, recurrence.TOO_FAR, recurrence.CLOSED, recurrence.BUSY)


class SeriesIn(serializers.Serializer):
    starts_at = Instant(help_text="The first session; the others follow at its wall-clock time in the zone of the mentor's hours.")
    rhythm = serializers.ChoiceField(Rhythm.choices)
    count = serializers.IntegerField(min_value=recurrence.FEWEST, max_value=recurrence.MOST)
    minutes = serializers.IntegerField(**MINUTES)


class SeriesDateOut(serializers.Serializer):
    position = serializers.IntegerField()
    starts_at = Instant()
    conflict = serializers.ChoiceField(["", *CONFLICTS], help_text="Why nobody can meet then; empty where both can.")
    nearest = serializers.ListField(child=Instant(), help_text="Of a conflict: when they could instead, best first.")


class SeriesDatesOut(serializers.Serializer):
    rule = serializers.CharField(source="text", help_text="RFC 5545, from starts_at on.")
    starts_at = Instant()
    time_zone = serializers.CharField(source="zone")
    dates = SeriesDateOut(many=True)


class ChosenIn(serializers.Serializer):
    position = serializers.IntegerField(min_value=0, max_value=recurrence.MOST - 1)
    starts_at = Instant(allow_null=True, help_text="null leaves the date out.")


class BookSeriesIn(SeriesIn):
    booking_key = serializers.UUIDField(help_text="Yours to make. The same key books the same series, however often it is sent.")
    chosen = ChosenIn(many=True, max_length=recurrence.MOST, default=[], help_text="For each conflict, what to do.")


class SeriesOut(Model):
    booked_by = PersonOut(read_only=True)
    sessions = serializers.SerializerMethodField()

    class Meta:
        model = SessionSeries
        fields = ["id", "mentorship", "rule", "starts_at", "time_zone", "minutes", "booked_by", "created_at", "sessions"]

    @extend_schema_field(SessionOut(many=True))
    def get_sessions(self, series):
        return SessionOut(selectors.sessions_in(series), many=True, context=self.context).data


def _chosen(sent) -> dict:
    return {each["position"]: each["starts_at"] for each in sent.pop("chosen")}


class SeriesDates(MemberView):
    tag = "sessions"

    @operation(answer=SeriesDatesOut, body=SeriesIn)
    def post(self, request, mentorship_id):
        """See a series before it is booked: every date, with what is in its way and when the two could meet instead."""
        pair = own_mentorship(self.actor, mentorship_id)
        return self.answer(services.plan_series(actor=self.actor, mentorship=pair, **self.body(SeriesIn)), SeriesDatesOut)


class BookSeries(MemberView):
    tag = "sessions"

    @operation(answer=SeriesOut, body=BookSeriesIn, status=201)
    def post(self, request, mentorship_id):
        """Book a series, all of its sessions or none.

        A conflict without a choice, or whose choice is gone, is refused with all such conflicts.
        """
        pair, sent = own_mentorship(self.actor, mentorship_id), self.body(BookSeriesIn)
        made = services.book_series(actor=self.actor, mentorship=pair, chosen=_chosen(sent), **sent)
        return self.answer(access.series_for(self.actor, made.pk), SeriesOut, status=201)


class OneSeries(MemberView):
    tag = "sessions"

    @operation(answer=SeriesOut)
    def get(self, request, series_id):
        """One series with its sessions."""
        return self.answer(access.series_for(self.actor, series_id), SeriesOut)


class AcceptSeries(MemberView):
    tag = "sessions"

    @operation(answer=SeriesOut)
    def post(self, request, series_id):
        """Accept all sessions of a series that the other proposed."""
        services.accept_series(actor=self.actor, series=access.own_series(self.actor, series_id))
        return self.answer(access.series_for(self.actor, series_id), SeriesOut)


# ── changes ──────────────────────────────────────────────────────────────────────────────────────
class MovedDatesIn(serializers.Serializer):
    starts_at = Instant(help_text="Of this session; the others follow at its wall-clock time.")
    scope = serializers.ChoiceField(**SCOPE)


class ChosenInMoveIn(ChosenIn):
    starts_at = Instant(allow_null=True, help_text="null keeps the old time.")


class MoveSeriesIn(MoveIn):
    scope = serializers.ChoiceField(**SCOPE)
    chosen = ChosenInMoveIn(many=True, max_length=recurrence.MOST, default=[], help_text="For each conflict, what to do.")


class CancelSeriesIn(CancelIn):
    scope = serializers.ChoiceField(**SCOPE)


class MovedDates(MemberView):
    @operation(answer=SeriesDatesOut, body=MovedDatesIn)
    def post(self, request, session_id):
        """See a series moved before it is: every date, with what is in its way.

        A session that was moved by itself keeps its time, and so does one that is too near to be moved alone, unless you manage.
        """
        session = access.session_for(self.actor, session_id)
        return self.answer(services.plan_move(actor=self.actor, session=session, **self.body(MovedDatesIn)), SeriesDatesOut)


class MoveSeries(MemberView):
    @operation(answer=SeriesOut, body=MoveSeriesIn)
    def post(self, request, session_id):
        """Move a session of a series with those that follow, or with all that are to come.

        Moved with those that follow, they are a series of their own afterwards: the one answered. Those who manage move anybody's with a
        reason, whatever notice the program or the two ask for.
        """
        session, sent = access.session_for(self.actor, session_id), self.body(MoveSeriesIn)
        services.move_series(actor=self.actor, session=session, chosen=_chosen(sent), **sent)
        now_in = access.session_for(self.actor, session_id).series_id
        return self.answer(access.series_for(self.actor, now_in), SeriesOut)


class CancelSeries(MemberView):
    @operation(answer=SeriesOut, body=CancelSeriesIn)
    def post(self, request, session_id):
        """Cancel a session of a series with those that follow, or with all that are to come.

        Those who manage cancel anybody's; that is late for nobody.
        """
        session = access.session_for(self.actor, session_id)
        services.cancel_series(actor=self.actor, session=session, **self.body(CancelSeriesIn))
        return self.answer(access.series_for(self.actor, session.series_id), SeriesOut)


class UndoSeries(MemberView):
    @operation(answer=SeriesOut)
    def post(self, request, session_id):
        """Take a move or a cancellation of several sessions back, all at once, for a minute; nobody has been told of it yet.

        Answers with the series as it was, in which this session is.
        """
        services.undo_together(actor=self.actor, session=access.session_for(self.actor, session_id))
        return self.answer(access.series_for(self.actor, access.session_for(self.actor, session_id).series_id), SeriesOut)
