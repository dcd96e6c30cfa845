"""Other hours, for a program or a season."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from accounts.endpoints import MemberView
from common.api import Model, cleaned, operation
from common.days import SENSIBLE
from common.time_zones import validate_time_zone

from .. import access, selectors, services
from ..forms.hours_sets import FactsForm
from ..models import HoursSet
from ..seasons import season_of
from .availability import HoursField, hours_sent, told


class HoursSetOut(Model):
    time_zone = serializers.SerializerMethodField()
    hours = serializers.SerializerMethodField()

    class Meta:
        model = HoursSet
        fields = ["id", "name", "program", "first_day", "last_day", "time_zone", "hours"]

    def get_time_zone(self, found) -> str:
        return season_of(found).hours[0].zone

    @extend_schema_field(HoursField(many=True))
    def get_hours(self, found):
        return HoursField(told(season_of(found).hours), many=True).data


class HoursSetIn(serializers.Serializer):
    name = serializers.CharField(max_length=60)
    program = serializers.UUIDField(allow_null=True, default=None, help_text="One of yours; null for all programs.")
    first_day = serializers.DateField(validators=SENSIBLE, allow_null=True, default=None, help_text="null without a season.")
    last_day = serializers.DateField(validators=SENSIBLE, allow_null=True, default=None, help_text="Included.")
    time_zone = serializers.CharField(validators=[validate_time_zone])
    hours = HoursField(many=True, max_length=70)


class HoursSets(MemberView):
    @operation(answer=HoursSetOut, many=True)
    def get(self, request):
        """Your other hours, for a program or a season."""
        return self.page(selectors.hours_sets_of(self.actor), HoursSetOut)

    @operation(answer=HoursSetOut, body=HoursSetIn, status=201)
    def post(self, request):
        """Give other hours for a program, a season, or a program in a season.

        They count instead of your weekly hours; of two on one day, those for the session's program.
        """
        return self.answer(_saved(self.actor, self.body(HoursSetIn)), HoursSetOut, status=201)


class OneHoursSet(MemberView):
    @operation(answer=HoursSetOut)
    def get(self, request, hours_set_id):
        """One set of your other hours."""
        return self.answer(access.own_hours_set(self.actor, hours_set_id), HoursSetOut)

    @operation(answer=HoursSetOut, body=HoursSetIn)
    def put(self, request, hours_set_id):
        """Replace a set of your other hours."""
        found = access.own_hours_set(self.actor, hours_set_id)
        return self.answer(_saved(self.actor, self.body(HoursSetIn), found), HoursSetOut)

    @operation(status=204)
    def delete(self, request, hours_set_id):
        """Remove a set of your other hours."""
        services.remove_hours_set(actor=self.actor, hours_set=access.own_hours_set(self.actor, hours_set_id))
        return Response(status=204)


def _saved(actor, sent, found=None) -> HoursSet:
    facts = cleaned(FactsForm(sent, programs=selectors.programs_for_hours(actor, found)))
    made = services.save_hours_set(actor=actor, hours=hours_sent(sent), hours_set=found, **facts)
    return access.own_hours_set(actor, made.pk)
