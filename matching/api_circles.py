"""Circles: a draft of them, and those that take place with their people. What is done with a draft is done with its run."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.access import manages
from accounts.endpoints import MemberView
from common.api import Model, operation
from common.names import validate_name
from programs.access import managed_program

from . import services
from .access import circle_for, circle_seen, run_for
from .api import OneRunOut
from .api_scores import EnrolledOut
from .models import Circle
from .models.circles import LARGEST, SMALLEST
from .selectors.circles import circles_of, circles_with, learners_in, open_circles, with_people


class CircleOut(Model):
    mentor = EnrolledOut(read_only=True)
    people = serializers.IntegerField(read_only=True, help_text="Learners in it: of the draft until it opens, then those who take part.")

    class Meta:
        model = Circle
        fields = ["id", "program", "run", "mentor", "name", "least", "most", "people", "opened_at"]


class OneCircleOut(CircleOut):
    learners = serializers.SerializerMethodField()

    class Meta(CircleOut.Meta):
        fields = [*CircleOut.Meta.fields, "learners"]

    @extend_schema_field(EnrolledOut(many=True))
    def get_learners(self, circle):
        return EnrolledOut(learners_in(circle), many=True, context=self.context).data


class NewCirclesIn(serializers.Serializer):
    program = serializers.UUIDField()
    mentors = serializers.ListField(child=serializers.UUIDField(), help_text="The enrolments of those who lead a circle.")
    least = serializers.IntegerField(min_value=SMALLEST, max_value=LARGEST, help_text="Fewest learners; with fewer it does not open.")
    most = serializers.IntegerField(min_value=SMALLEST, max_value=LARGEST)


class NameIn(serializers.Serializer):
    name = serializers.CharField(max_length=80, validators=[validate_name])


class CircleQuery(serializers.Serializer):
    program = serializers.UUIDField(required=False, help_text="All of a program's, for those who manage it.")


class Circles(MemberView):
    @operation(answer=CircleOut, many=True, query=CircleQuery)
    def get(self, request):
        """Circles that take place: your own; with a program, all of it for those who manage."""
        program = self.asked(CircleQuery).get("program")
        return self.page(open_circles(managed_program(self.actor, program)) if program else circles_with(self.actor), CircleOut)

    @operation(answer=OneRunOut, body=NewCirclesIn, status=201)
    def post(self, request):
        """Start a run that puts the learners who wait in circles. What follows is done with the run and its places."""
        self.require(manages)
        sent = self.body(NewCirclesIn)
        program = managed_program(self.actor, sent.pop("program"))
        return self.answer(services.start_circles(actor=self.actor, program=program, **sent), OneRunOut, status=201)


class OneCircle(MemberView):
    @operation(answer=OneCircleOut)
    def get(self, request, circle_id):
        """One circle with its people, for those in it and those who manage."""
        return self.answer(circle_seen(self.actor, circle_id), OneCircleOut)

    @operation(answer=OneCircleOut, body=NameIn)
    def patch(self, request, circle_id):
        """Rename a circle."""
        services.rename_circle(actor=self.actor, circle=circle_for(self.actor, circle_id), **self.body(NameIn))
        return self.answer(circle_seen(self.actor, circle_id), OneCircleOut)


class CirclesOfRun(MemberView):
    tag = "circles"

    @operation(answer=CircleOut, many=True)
    def get(self, request, run_id):
        """The circles of a run, drafts included; none of a run that pairs."""
        return self.page(with_people(circles_of(run_for(self.actor, run_id))), CircleOut)
