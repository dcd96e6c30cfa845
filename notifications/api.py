"""What a person was told, their choice of emails and their quiet hours, for programs."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.endpoints import MemberView
from common.api import ClockTime, Instant, Model, operation

from . import services, texts
from .access import own_notice
from .forms import clock_time, minute_of
from .links import absolute
from .models import Delivery
from .selectors import notices_of, preferences_of


class NotificationOut(Model):
    subject = serializers.CharField(read_only=True, help_text="In the language that you read when it was written.")
    url = serializers.SerializerMethodField(help_text="The page it leads to; empty if to none.")
    told_at = Instant(read_only=True)
    without_email = serializers.BooleanField(read_only=True, help_text="Whether it was told in the product alone, as you chose.")

    class Meta:
        model = Delivery
        fields = ["id", "kind", "subject", "url", "told_at", "seen_at", "without_email"]

    @extend_schema_field(serializers.CharField())
    def get_url(self, notice):
        return absolute(self.context["request"].organization, notice.path) if notice.path else ""


class NotificationQuery(serializers.Serializer):
    unread = serializers.BooleanField(required=False, default=False, help_text="Only those that you have not seen.")


class AllSeenIn(serializers.Serializer):
    until = Instant(required=False, help_text="Only what was told until then, so that what you have not listed yet stays unread.")


class AllSeenOut(serializers.Serializer):
    seen = serializers.IntegerField(help_text="How many were unread.")


class Notifications(MemberView):
    @operation(answer=NotificationOut, many=True, query=NotificationQuery)
    def get(self, request):
        """What you were told, newest first.

        Each stands as the subject of its message, for 90 days. Kinds that you turned off by email are here alone.
        """
        found = notices_of(self.actor, unread=self.asked(NotificationQuery)["unread"])
        return self.page(found, NotificationOut, ordering=("-told_at", "-id"))


class OneNotification(MemberView):
    @operation(answer=NotificationOut)
    def get(self, request, notification_id):
        """One of your notifications. Reading it here does not mark it as seen."""
        return self.answer(own_notice(self.actor, notification_id), NotificationOut)


class SeeNotification(MemberView):
    @operation(answer=NotificationOut)
    def post(self, request, notification_id):
        """Mark one of your notifications as seen."""
        services.mark_seen(actor=self.actor, notice=own_notice(self.actor, notification_id))
        return self.answer(own_notice(self.actor, notification_id), NotificationOut)


class SeeNotifications(MemberView):
    @operation(answer=AllSeenOut, body=AllSeenIn)
    def post(self, request):
        """Mark all your notifications as seen, or those told until a moment."""
        return self.answer({"seen": services.mark_seen(actor=self.actor, until=self.body(AllSeenIn).get("until"))}, AllSeenOut)


class PreferencesOut(serializers.Serializer):
    has_quiet_hours = serializers.BooleanField(help_text="Whether reminders wait until quiet hours are over.")
    quiet_from = ClockTime(help_text="A wall-clock time in your zone, for example 21:00.")
    quiet_until = ClockTime()
    kinds_off = serializers.ListField(child=serializers.CharField(max_length=100), max_length=100,
                                      help_text="Kinds of emails that you do without; they still stand under your notifications.")
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
