from audit.admin import GuardedAdmin, organization_site

from .models import Delivery


class DeliveryAdmin(GuardedAdmin):
    """Who was owed what, and when it left: no content. Whether they have seen it is theirs to know."""

    list_display = ["kind", "recipient", "state", "due_at", "sent_at", "without_email", "attempts"]
    list_filter = ["state", "without_email", "kind"]
    search_fields = ["recipient__user__name", "address"]
    list_select_related = ["recipient__user"]
    fields = ["kind", "recipient", "state", "due_at", "sent_at", "without_email", "attempts", "last_error"]
    ordering = ["-id"]

    def get_queryset(self, request):
        """What fanned out is told by its messages."""
        return super().get_queryset(request).exclude(channel=Delivery.Channel.FAN_OUT, state=Delivery.State.SENT)


organization_site.register(Delivery, DeliveryAdmin)
