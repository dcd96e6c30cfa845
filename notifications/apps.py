from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Messages sent")

    def ready(self):
        from accounts import counted

        from . import invitations
        from .selectors import unread_count

        invitations.register()
        counted.register("unread_notices", lambda path: unread_count())
        counted.register("unread_here", lambda path: unread_count(path=path))
