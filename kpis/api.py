"""What people say of their mentorship, and the figures that come of it all."""
from dataclasses import asdict

from django.http import Http404
from rest_framework import serializers

from accounts.access import manages, oversees
from accounts.endpoints import MemberView
from common.api import Instant, Model, cleaned, operation
from programs.access import managed_program, seen_program

from . import services
from .access import held_session_of, pulse_of
from .forms import PulseForm, RatingForm
from .measures import MEASURES, Scope
from .models import Pulse, SessionFeedback
from .rows import line, named
from .selectors import feedback_of, pulses_of


# ── what people say ──────────────────────────────────────────────────────────────────────────────
class RatingIn(serializers.Serializer):
    rating = serializers.IntegerField(min_value=1, max_value=5, help_text="From 1, not at all, to 5, very much.")
    comment = serializers.CharField(max_length=2000, allow_blank=True, default="", help_text="Read by the coordination.")


class FeedbackOut(Model):
    class Meta:
        model = SessionFeedback
        fields = ["session", "rating", "comment", "given_at"]


class PulseOut(Model):
    rating = serializers.IntegerField(source="score", read_only=True, allow_null=True)

    class Meta:
        model = Pulse
        fields = ["id", "mentorship", "asked_on", "rating", "comment", "answered_at"]


class Feedback(MemberView):
    tag = "feedback"

    @operation(answer=FeedbackOut)
    def get(self, request, session_id):
        """Your own feedback on a session."""
        found = feedback_of(self.actor, held_session_of(self.actor, session_id))
        if found is None:
            raise Http404
        return self.answer(found, FeedbackOut)

    @operation(answer=FeedbackOut, body=RatingIn)
    def put(self, request, session_id):
        """Say how useful a session was. A second word replaces the first."""
        session = held_session_of(self.actor, session_id)
        values = cleaned(RatingForm(self.body(RatingIn)))
        return self.answer(services.give_feedback(actor=self.actor, session=session, **values), FeedbackOut)


class Pulses(MemberView):
    @operation(answer=PulseOut, many=True)
    def get(self, request):
        """What you were asked about how your mentorships are going."""
        return self.page(pulses_of(self.actor), PulseOut)


class AnswerPulse(MemberView):
    tag = "pulses"

    @operation(answer=PulseOut)
    def get(self, request, pulse_id):
        """One question of those."""
        return self.answer(pulse_of(self.actor, pulse_id), PulseOut)

    @operation(answer=PulseOut, body=RatingIn)
    def put(self, request, pulse_id):
        """Say how your mentorship is going."""
        pulse = pulse_of(self.actor, pulse_id)
        values = cleaned(PulseForm(self.body(RatingIn)))
        done = services.answer_pulse(actor=self.actor, pulse=pulse, score=values["rating"], comment=values["comment"])
        return self.answer(done, PulseOut)


# ── figures ──────────────────────────────────────────────────────────────────────────────────────
class FigureOut(serializers.Serializer):
    measure = serializers.ChoiceField(list(MEASURES))
    label = serializers.CharField()
    hint = serializers.CharField(help_text="What is counted.")
    n = serializers.IntegerField(help_text="How many rows: of satisfaction, how many answers.")


class FiguresOut(serializers.Serializer):
    taken_at = Instant()
    figures = FigureOut(many=True)
    satisfaction = serializers.FloatField(allow_null=True, help_text="The mean rating; null under three answers.")
    answers = serializers.IntegerField()
    asked = serializers.IntegerField(help_text="Answers that could have been given.")


class LineOut(serializers.Serializer):
    id = serializers.UUIDField(help_text="Of the mentorship, session, feedback or goal.")
    who = serializers.CharField()
    what = serializers.CharField()
    at = Instant(allow_null=True)
    program = serializers.CharField()
    comment = serializers.CharField(allow_blank=True)

    def to_representation(self, row):
        return super().to_representation({"id": row.pk} | asdict(line(self.context["measure"], row)))


class FigureQuery(serializers.Serializer):
    program = serializers.UUIDField(required=False, help_text="Of one program; all of them when left out.")


class Figures(MemberView):
    @operation(answer=FiguresOut, query=FigureQuery)
    def get(self, request):
        """The newest figures, for those who oversee."""
        self.require(oversees)
        asked = self.asked(FigureQuery)
        program = seen_program(self.actor, asked["program"]) if asked else None
        return self.answer(_figures(program), FiguresOut)

    @operation(answer=FiguresOut, query=FigureQuery, status=200)
    def post(self, request):
        """Measure anew, for those who manage."""
        self.require(manages)
        asked = self.asked(FigureQuery)
        program = managed_program(self.actor, asked["program"]) if asked else None
        services.take_snapshot(program)
        return self.answer(_figures(program), FiguresOut)


class FigureRows(MemberView):
    tag = "figures"

    @operation(answer=LineOut, many=True, query=FigureQuery)
    def get(self, request, measure):
        """The rows behind a figure as they stand now, for those who manage."""
        self.require(manages)
        if measure not in MEASURES:
            raise Http404
        asked, found = self.asked(FigureQuery), MEASURES[measure]
        scope = Scope.of(managed_program(self.actor, asked["program"]) if asked else None)
        rows = named(measure, found.rows(scope).order_by(*found.order))
        return self.page_of(rows, LineOut, prepare=lambda page: {"measure": measure})


def _figures(program) -> dict:
    found = services.figures_for(program)
    figures = [{"measure": slug, "label": each.label, "hint": each.hint, "n": found.counts[slug]} for slug, each in MEASURES.items()]
    return {"taken_at": found.taken_at, "figures": figures, "satisfaction": found.satisfaction, "answers": found.answers,
            "asked": found.asked}
