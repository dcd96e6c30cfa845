"""What has a score, with its parts and in words."""
from rest_framework import serializers

from accounts.api import PersonOut
from accounts.endpoints import MemberView
from common.api import Model
from programs.models import Enrolment

from .selectors import skills_in
from .words import reasons


class EnrolledOut(Model):
    """Somebody's part in the program, by its id."""

    member = PersonOut(source="membership", read_only=True)

    class Meta:
        model = Enrolment
        fields = ["id", "member"]


class ScorePartOut(serializers.Serializer):
    criterion = serializers.CharField()
    points = serializers.IntegerField(help_text="In thousandths of a point; the parts add up to the score.")
    of = serializers.IntegerField()


class Scored(Model):
    """What has a score: its parts, and in words what speaks for the pair."""

    parts = ScorePartOut(many=True, read_only=True)
    reasons = serializers.SerializerMethodField()

    def get_reasons(self, scored) -> list[str]:
        return reasons(scored.parts, self.context["skills"])


class ScoredView(MemberView):
    def scored(self, found, writer, **how):
        return self.answer(found, writer, skills=skills_in(found.parts), **how)

    @staticmethod
    def skills(page) -> dict:
        return {"skills": skills_in(*(scored.parts for scored in page))}
