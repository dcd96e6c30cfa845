"""The sessions of pairs, and what the two write there."""
from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from action_plans.models import Owner
from common.api import Instant, Model, cleaned, operation
from common.days import SENSIBLE
from matching.access import own_mentorship, part_in

from . import access, selectors, services
from .filters import chosen
from .forms import FilterForm
from .forms.sessions import AWAITING, DISPUTED
from .models import AgendaItem, Attendance, Session, SessionNote
from .services.pages import SHARED, AgendaChange, NewAction

SEQUENCE = {"min_value": 0, "max_value": 30000, "help_text": "The session's sequence as you saw it."}
VERSION = {"min_value": 0, "max_value": 2_000_000_000, "help_text": "The text's version as you saw it."}


class StartOut(serializers.Serializer):
    starts_at = Instant()


class Starts(MemberView):
    tag = "sessions"

    @operation(answer=StartOut, many=True)
    def get(self, request, mentorship_id):
        """When the two of a pair can meet, soonest first."""
        pair = own_mentorship(self.actor, mentorship_id)
        free = selectors.free_starts(pair) if pair.status == pair.Status.ACTIVE else []
        return self.page_of([{"starts_at": start} for start in free], StartOut)


# ── sessions ─────────────────────────────────────────────────────────────────────────────────────
class SessionOut(Model):
    mentor = PersonOut(source="mentorship.mentor.membership", read_only=True)
    learner = PersonOut(source="mentorship.learner.membership", read_only=True)
    join_url = serializers.SerializerMethodField()

    class Meta:
        model = Session
        fields = ["id", "mentorship", "mentor", "learner", "series", "starts_at", "ends_at", "time_zone", "status", "sequence", "join_url",
                  "created_at", "cancelled_at", "cancel_reason", "closed_at", "is_disputed"]

    @extend_schema_field(serializers.CharField(help_text="Where the pair meets; empty for others."))
    def get_join_url(self, session):
        return session.join_url if part_in(self.context["actor"], session.mentorship) else ""


class AgendaItemOut(Model):
    class Meta:
        model = AgendaItem
        fields = ["position", "kind", "minutes", "topic", "is_done"]


class PageOut(Model):
    agenda = AgendaItemOut(many=True, read_only=True)

    class Meta:
        model = Session
        fields = ["agenda", "preparation", "preparation_version", "recap", "recap_version"]


class OneSessionOut(SessionOut):
    page = serializers.SerializerMethodField()

    class Meta(SessionOut.Meta):
        fields = [*SessionOut.Meta.fields, "page"]

    @extend_schema_field(PageOut(allow_null=True, help_text="What the two write; null for others."))
    def get_page(self, session):
        return PageOut(session).data if part_in(self.context["actor"], session.mentorship) else None


class SessionQuery(serializers.Serializer):
    status = serializers.ChoiceField([*Session.Status.values, AWAITING, DISPUTED], required=False,
                                     help_text="awaiting: over, and no word yet; disputed: two words disagree.")
    program = serializers.SlugField(required=False, help_text="A program's slug; for those who manage.")
    mentorship = serializers.UUIDField(required=False)
    since = serializers.DateField(required=False, help_text="A day in your zone, included.")
    until = serializers.DateField(required=False, help_text="A day in your zone, included.")
    scope = serializers.ChoiceField(["mine", "all"], required=False, help_text="mine: your own only, for those who manage.")


class BookingIn(serializers.Serializer):
    mentorship = serializers.UUIDField()
    starts_at = Instant()
    booking_key = serializers.UUIDField(help_text="Yours to make. The same key books the same session, however often it is sent.")


class MoveIn(serializers.Serializer):
    starts_at = Instant()
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
        """Move a planned session to another free start."""
        session = access.own_session(self.actor, session_id)
        return self.answer(services.move_session(actor=self.actor, session=session, **self.body(MoveIn)), OneSessionOut)


class CancelSession(MemberView):
    @operation(answer=OneSessionOut, body=CancelIn)
    def post(self, request, session_id):
        """Cancel a planned session."""
        session = access.own_session(self.actor, session_id)
        return self.answer(services.cancel_session(actor=self.actor, session=session, **self.body(CancelIn)), OneSessionOut)


# ── what the two write ───────────────────────────────────────────────────────────────────────────
class AgendaItemIn(serializers.Serializer):
    topic = serializers.CharField(max_length=300, allow_blank=True, required=False)
    seen_topic = serializers.CharField(max_length=300, allow_blank=True, required=False, help_text="As you saw it: needed to change it.")
    is_done = serializers.BooleanField(required=False)

    def validate(self, sent):
        if "topic" in sent and "seen_topic" not in sent:
            raise serializers.ValidationError({"seen_topic": [_("Say which topic you saw, so that nobody's words are lost.")]})
        return sent


class TextIn(serializers.Serializer):
    text = serializers.CharField(max_length=3000, allow_blank=True)
    version = serializers.IntegerField(**VERSION)


class NextActionIn(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    owner = serializers.ChoiceField(Owner.choices, default=Owner.LEARNER)
    due_on = serializers.DateField(validators=SENSIBLE)


class RecapIn(TextIn):
    actions = NextActionIn(many=True, max_length=5, default=[], help_text="Added to the pair's plan.")


class AgendaPart(MemberView):
    tag = "sessions"

    @operation(answer=AgendaItemOut, body=AgendaItemIn)
    def patch(self, request, session_id, position):
        """Change a part of the agenda: its topic, or whether it is done."""
        session = access.own_session(self.actor, session_id)
        item, sent = _part(session, position), self.body(AgendaItemIn)
        changes = [AgendaChange(item, field, sent.get(f"seen_{field}", item.is_done), sent[field])
                   for field in ("topic", "is_done") if field in sent]
        services.change_agenda(session=session, changes=changes)
        return self.answer(_part(session, position), AgendaItemOut)


def _part(session: Session, position: int) -> AgendaItem:
    found = session.agenda.filter(position=position).first()
    if found is None:
        raise Http404
    return found


class Preparation(MemberView):
    tag = "sessions"

    @operation(answer=OneSessionOut, body=TextIn)
    def put(self, request, session_id):
        """Write the preparation, which both share.

        When the other saved something since the version you saw, it is refused with what stands now.
        """
        session = access.own_session(self.actor, session_id)
        services.save_shared_text(session=session, field=SHARED[0], **self.body(TextIn))
        return self.answer(access.own_session(self.actor, session_id), OneSessionOut)


class Recap(MemberView):
    tag = "sessions"

    @operation(answer=OneSessionOut, body=RecapIn)
    def put(self, request, session_id):
        """Write what was done, and what comes next.

        Sent twice, the actions are made once.
        """
        session, sent = access.own_session(self.actor, session_id), self.body(RecapIn)
        actions = [NewAction(**each) for each in sent.pop("actions")]
        services.save_recap(actor=self.actor, session=session, actions=actions, **sent)
        return self.answer(access.own_session(self.actor, session_id), OneSessionOut)


# ── notes ────────────────────────────────────────────────────────────────────────────────────────
class NoteOut(Model):
    author = PersonOut(read_only=True)

    class Meta:
        model = SessionNote
        fields = ["id", "session", "author", "audience", "body", "version", "created_at", "updated_at"]


class NoteIn(Model):
    class Meta:
        model = SessionNote
        fields = ["audience", "body"]


class ChangedNoteIn(NoteIn):
    version = serializers.IntegerField(**VERSION)

    class Meta(NoteIn.Meta):
        fields = ["audience", "body", "version"]


class Notes(MemberView):
    tag = "notes"

    @operation(answer=NoteOut, many=True)
    def get(self, request, session_id):
        """A session's notes, as far as they are yours to read."""
        session = access.session_for(self.actor, session_id)
        return self.page(access.readable_notes(self.actor, session), NoteOut)

    @operation(answer=NoteOut, body=NoteIn, status=201)
    def post(self, request, session_id):
        """Write a note: for the two of you, for yourself, or for the mentor and the coordination."""
        session = access.own_session(self.actor, session_id)
        sent = {"audience": SessionNote.Audience.PAIR} | self.body(NoteIn)
        return self.answer(services.add_note(actor=self.actor, session=session, **sent), NoteOut, status=201)


class OneNote(MemberView):
    tag = "notes"

    @operation(answer=NoteOut)
    def get(self, request, session_id, note_id):
        """One note that is yours to read."""
        return self.answer(access.readable_note(self.actor, access.session_for(self.actor, session_id), note_id), NoteOut)

    @operation(answer=NoteOut, body=ChangedNoteIn)
    def put(self, request, session_id, note_id):
        """Change a note of your own."""
        session = access.session_for(self.actor, session_id)
        note = access.own_note(self.actor, session, note_id)
        services.change_note(note=note, **({"audience": note.audience} | self.body(ChangedNoteIn)))
        return self.answer(access.own_note(self.actor, session, note_id), NoteOut)


# ── attendance ───────────────────────────────────────────────────────────────────────────────────
class WordOut(Model):
    member = PersonOut(source="membership", read_only=True)
    recorded_by = PersonOut(read_only=True)

    class Meta:
        model = Attendance
        fields = ["member", "outcome", "recorded_by", "recorded_at"]


class WordIn(serializers.Serializer):
    mine = serializers.ChoiceField(Attendance.Outcome.choices)
    theirs = serializers.ChoiceField(Attendance.Outcome.choices)


class SettleIn(serializers.Serializer):
    status = serializers.ChoiceField([Session.Status.HELD, Session.Status.MISSED, Session.Status.TECHNICAL])


class AttendanceOf(MemberView):
    tag = "sessions"

    @operation(answer=WordOut, many=True)
    def get(self, request, session_id):
        """Each one's word on how the two were there."""
        session = access.session_for(self.actor, session_id)
        return self.page(session.attendances.select_related("membership__user", "recorded_by__user"), WordOut)

    @operation(answer=OneSessionOut, body=WordIn)
    def put(self, request, session_id):
        """Say how you and the other person were there. Saying it again changes your own word."""
        session = access.own_session(self.actor, session_id)
        return self.answer(services.record_attendance(actor=self.actor, session=session, **self.body(WordIn)), OneSessionOut)


class SettleSession(MemberView):
    @operation(answer=OneSessionOut, body=SettleIn)
    def post(self, request, session_id):
        """Settle how a session went: the coordination's last word."""
        session = access.managed_session(self.actor, session_id)
        return self.answer(services.settle_session(actor=self.actor, session=session, **self.body(SettleIn)), OneSessionOut)
