"""The sessions of pairs: found, booked, moved, cancelled."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Instant, Model, cleaned, operation
from matching.access import own_mentorship, part_in

from .. import access, selectors, services
from ..filters import chosen
from ..forms import FilterForm
from ..forms.sessions import AWAITING, DISPUTED, MISSED_BY
from ..models import AgendaItem, PreparationItem, Session

MINUTES = {"min_value": 15, "max_value": 240, "required": False, "help_text": "One of the pair's lengths; without it, their usual one."}
SEQUENCE = {"min_value": 0, "max_value": 30000, "help_text": "The session's sequence as you saw it."}


class StartOut(serializers.Serializer):
    starts_at = Instant()


class StartsQuery(serializers.Serializer):
    minutes = serializers.IntegerField(**MINUTES)


class Starts(MemberView):
    tag = "sessions"

    @operation(answer=StartOut, many=True, query=StartsQuery)
    def get(self, request, mentorship_id):
        """When the two of a pair can meet, soonest first."""
        pair, minutes = own_mentorship(self.actor, mentorship_id), self.asked(StartsQuery).get("minutes")
        length = services.length_of(pair, minutes)
        free = selectors.free_starts(pair, minutes=length) if pair.takes_sessions else []
        return self.page_of([{"starts_at": start} for start in free], StartOut)


class LengthsOut(serializers.Serializer):
    lengths = serializers.ListField(child=serializers.IntegerField(), help_text="In minutes: the program's that the mentor offers.")
    usual = serializers.IntegerField(help_text="What is meant without a choice.")


class Lengths(MemberView):
    tag = "sessions"

    @operation(answer=LengthsOut)
    def get(self, request, mentorship_id):
        """How long a session of the two may last."""
        lengths = selectors.lengths_of(own_mentorship(self.actor, mentorship_id))
        return self.answer({"lengths": sorted(lengths), "usual": lengths[0]}, LengthsOut)


class SessionOut(Model):
    mentor = PersonOut(source="mentorship.mentor.membership", read_only=True)
    learner = PersonOut(source="mentorship.learner.membership", read_only=True)
    join_url = serializers.SerializerMethodField()
    is_on_hold = serializers.BooleanField(read_only=True, help_text="Whether one of the two cannot take part at present.")

    class Meta:
        model = Session
        fields = ["id", "mentorship", "mentor", "learner", "series", "kind", "kind_name", "starts_at", "ends_at", "time_zone", "status",
                  "is_on_hold", "sequence", "join_url", "place", "created_at", "cancelled_at", "cancel_reason", "move_reason", "closed_at",
                  "is_disputed", "missed_by"]

    @extend_schema_field(serializers.CharField(help_text="Where the pair meets; empty for others."))
    def get_join_url(self, session):
        return session.join_url if part_in(self.context["actor"], session.mentorship) else ""


class AgendaItemOut(Model):
    class Meta:
        model = AgendaItem
        fields = ["position", "kind", "name", "minutes", "topic", "is_done"]


class QuestionOut(Model):
    class Meta:
        model = PreparationItem
        fields = ["position", "question_fr", "question_en", "is_asked", "text", "version"]


class PageOut(Model):
    agenda = AgendaItemOut(many=True, read_only=True)
    questions = QuestionOut(many=True, read_only=True)

    class Meta:
        model = Session
        fields = ["agenda", "reading", "questions", "preparation", "preparation_version", "recap", "recap_version"]


class OneSessionOut(SessionOut):
    page = serializers.SerializerMethodField()

    class Meta(SessionOut.Meta):
        fields = [*SessionOut.Meta.fields, "page"]

    @extend_schema_field(PageOut(allow_null=True, help_text="What the two write; null for others."))
    def get_page(self, session):
        return PageOut(session).data if part_in(self.context["actor"], session.mentorship) else None


class SessionQuery(serializers.Serializer):
    status = serializers.ChoiceField([*Session.Status.values, AWAITING, DISPUTED, *MISSED_BY], required=False,
                                     help_text="awaiting: over, and no word yet; disputed: two words disagree; missed_by_…: by that one, "
                                               "or by both.")
    program = serializers.SlugField(required=False, help_text="A program's slug; for those who manage.")
    mentorship = serializers.UUIDField(required=False)
    since = serializers.DateField(required=False, help_text="A day in your zone, included.")
    until = serializers.DateField(required=False, help_text="A day in your zone, included.")
    scope = serializers.ChoiceField(["mine", "all"], required=False, help_text="mine: your own only, for those who manage.")


class BookingIn(serializers.Serializer):
    mentorship = serializers.UUIDField()
    starts_at = Instant()
    minutes = serializers.IntegerField(**MINUTES)
    booking_key = serializers.UUIDField(help_text="Yours to make. The same key books the same session, however often it is sent.")
    kind = serializers.CharField(max_length=32, allow_blank=True, required=False,
                                 help_text="The code of one of the program's kinds; without it, what the pair's next session usually is.")


class MoveIn(serializers.Serializer):
    starts_at = Instant()
    reason = serializers.CharField(max_length=300, required=False, allow_blank=True,
                                   help_text="Told to both; those who manage must give one.")
    sequence = serializers.IntegerField(**SEQUENCE)


class CancelIn(serializers.Serializer):
    reason = serializers.CharField(max_length=300, help_text="Told to the other person.")
    sequence = serializers.IntegerField(**SEQUENCE)


class Sessions(MemberView):
    @operation(answer=SessionOut, many=True, query=SessionQuery)
    def get(self, request):
        """Your sessions, soonest first; everybody's for those who manage."""
        asked = self.asked(SessionQuery)
        staff = self.actor.manages and asked.pop("scope", "all") == "all"
        rows = selectors.sessions() if staff else selectors.sessions_of(self.actor)
        return self.page(chosen(rows, cleaned(FilterForm(asked, staff=staff))), SessionOut, ordering=("starts_at", "id"))

    @operation(answer=OneSessionOut, body=BookingIn, status=201)
    def post(self, request):
        """Book a session of one of your pairs at a free start.

        A start that is taken is refused with the nearest free ones as alternatives.
        """
        sent = self.body(BookingIn)
        pair = own_mentorship(self.actor, sent.pop("mentorship"))
        made = services.book_session(actor=self.actor, mentorship=pair, **sent)
        return self.answer(access.session_for(self.actor, made.pk), OneSessionOut, status=201)


class OneSession(MemberView):
    @operation(answer=OneSessionOut)
    def get(self, request, session_id):
        """One session, with its agenda and its two texts."""
        return self.answer(access.session_for(self.actor, session_id), OneSessionOut)


class MoveSession(MemberView):
    @operation(answer=OneSessionOut, body=MoveIn)
    def post(self, request, session_id):
        """Move a planned session to another free start. One that is only proposed is refused as `not_accepted`.

        Those who manage move anybody's with a reason, whatever notice the program or the two ask for.
        """
        session = access.session_for(self.actor, session_id)
        return self.answer(services.move_session(actor=self.actor, session=session, **self.body(MoveIn)), OneSessionOut)


class CancelSession(MemberView):
    @operation(answer=OneSessionOut, body=CancelIn)
    def post(self, request, session_id):
        """Cancel a planned session. Those who manage cancel anybody's; that is late for nobody."""
        session = access.session_for(self.actor, session_id)
        return self.answer(services.cancel_session(actor=self.actor, session=session, **self.body(CancelIn)), OneSessionOut)
