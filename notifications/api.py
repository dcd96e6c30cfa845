"""A person's choice of emails and their quiet hours, for programs."""
from rest_framework import serializers

from accounts.endpoints import MemberView
from common.api import ClockTime, operation

from . import services, texts
from .forms import clock_time, minute_of
from .selectors import preferences_of


class PreferencesOut(serializers.Serializer):
    has_quiet_hours = serializers.BooleanField(help_text="Whether reminders wait until quiet hours are over.")
    quiet_from = ClockTime(help_text="A wall-clock time in your zone, for example 21:00.")
    quiet_until = ClockTime()
    kinds_off = serializers.ListField(child=serializers.CharField(max_length=100), max_length=100,
                                      help_text="Kinds of emails that you do without.")
    optional = serializers.ListField(child=serializers.CharField(), read_only=True, help_text="All kinds that can be turned off.")


class Preferences(MemberView):
    @operation(answer=PreferencesOut)
    def get(self, request):
        """Your quiet hours, and the kinds of emails that you do without."""
        return self.answer(_preferences(self.actor), PreferencesOut)

    @operation(answer=PreferencesOut, body=PreferencesOut)
    def put(self, request):
        """Replace your quiet hours and your choice of emails.

        A kind that cannot be turned off is refused. What waits for a time moves out of the new hours.
        """
        sent = self.body(PreferencesOut)
        services.set_preferences(
            actor=self.actor, has_quiet_hours=sent["has_quiet_hours"], quiet_from=minute_of(sent["quiet_from"]),
            quiet_until=minute_of(sent["quiet_until"]), kinds_off=set(sent["kinds_off"]))
        return self.answer(_preferences(self.actor), PreferencesOut)


def _preferences(actor) -> dict:
    found = preferences_of(actor)
    return {"has_quiet_hours": found.has_quiet_hours, "quiet_from": clock_time(found.quiet_from),
            "quiet_until": clock_time(found.quiet_until), "kinds_off": found.kinds_off,
            "optional": sorted(kind for kind, text in texts.registered().items() if text.optional)}
