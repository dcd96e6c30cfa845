"""The address at which calendars elsewhere read one's sessions."""
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.response import Response

from accounts.endpoints import MemberView
from common.api import Instant, operation
from common.errors import Refused
from notifications.links import absolute

from .. import feeds, selectors, services
from ..models import CalendarFeed


class FeedIn(serializers.Serializer):
    is_busy_only = serializers.BooleanField(default=False, help_text="Only say that you are busy, without names or links.")


class FeedOut(serializers.Serializer):
    is_on = serializers.BooleanField(help_text="Whether there is an address that answers.")
    is_busy_only = serializers.BooleanField()
    made_at = Instant(source="created_at", allow_null=True, help_text="When the address was made; null while there is none.")


class MadeFeedOut(FeedOut):
    url = serializers.CharField(help_text="A secret, told this once: whoever has it reads the feed.")


class Feed(MemberView):
    tag = "calendars"

    @operation(answer=FeedOut)
    def get(self, request):
        """Whether calendars can read your sessions at an address of yours. The address itself is not told."""
        return self.answer(_told(selectors.feed_of(self.actor)), FeedOut)

    @operation(answer=MadeFeedOut, body=FeedIn, status=201)
    def post(self, request):
        """Make an address, or a new one: whatever was made before stops answering at once."""
        feed = services.make_feed(actor=self.actor, **self.body(FeedIn))
        url = absolute(self.actor.organization, "sessions_app:feed", feeds.token_of(feed))
        return self.answer(_told(feed) | {"url": url}, MadeFeedOut, status=201)

    @operation(answer=FeedOut, body=FeedIn)
    def patch(self, request):
        """Say how much the feed tells, at the address that it has."""
        sent, feed = self.body(FeedIn, partial=True), selectors.feed_of(self.actor)
        if feed is None or not feed.is_on:
            raise Refused(_("You have no calendar address. Make one first."), "off")
        told = {"is_busy_only": feed.is_busy_only} | sent
        return self.answer(_told(services.set_feed(actor=self.actor, is_on=True, **told)), FeedOut)

    @operation(status=204)
    def delete(self, request):
        """Switch the address off for good. Switched off already, nothing changes."""
        feed = selectors.feed_of(self.actor)
        if feed is not None and feed.is_on:
            services.set_feed(actor=self.actor, is_on=False, is_busy_only=feed.is_busy_only)
        return Response(status=204)


def _told(feed: CalendarFeed | None) -> dict:
    if feed is None or not feed.is_on:
        return {"is_on": False, "is_busy_only": False, "created_at": None}
    return {"is_on": True, "is_busy_only": feed.is_busy_only, "created_at": feed.created_at}
