"""Calendars elsewhere that count as busy."""
from rest_framework import serializers
from rest_framework.response import Response

from accounts.endpoints import MemberView
from common.api import Model, operation

from .. import access, selectors, services, tasks
from ..models import SubscribedCalendar


class CalendarOut(Model):
    host = serializers.CharField(read_only=True, help_text="All that is shown of its address, which is a secret.")

    class Meta:
        model = SubscribedCalendar
        fields = ["id", "host", "created_at", "read_at", "problem"]


class CalendarIn(serializers.Serializer):
    url = serializers.CharField(max_length=1000, help_text="The https address of an ICS calendar.")


class Calendars(MemberView):
    @operation(answer=CalendarOut, many=True)
    def get(self, request):
        """Your calendars elsewhere, and what hinders reading them."""
        return self.page(selectors.calendars_of(self.actor), CalendarOut)

    @operation(answer=CalendarOut, body=CalendarIn, status=201)
    def post(self, request):
        """Add a calendar elsewhere: while it says busy, no session is offered.

        It is read within a few minutes, and only its times are kept.
        """
        made = services.subscribe_calendar(actor=self.actor, **self.body(CalendarIn))
        tasks.calendars_waker.ask_once_committed()
        return self.answer(made, CalendarOut, status=201)


class OneCalendar(MemberView):
    @operation(answer=CalendarOut)
    def get(self, request, calendar_id):
        """One of your calendars elsewhere."""
        return self.answer(access.own_calendar(self.actor, calendar_id), CalendarOut)

    @operation(status=204)
    def delete(self, request, calendar_id):
        """Remove a calendar elsewhere; its busy time goes with it."""
        services.unsubscribe_calendar(actor=self.actor, calendar=access.own_calendar(self.actor, calendar_id))
        return Response(status=204)
