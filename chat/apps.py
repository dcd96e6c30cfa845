from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChatConfig(AppConfig):
    name = "chat"
    verbose_name = _("Messages")

    def ready(self):
        from matching import starting
        from notifications import texts

        from .letters import unread
        from .services import open_conversation

        starting.register(open_conversation)
        texts.register("chat.unread", _("Messages waiting"), unread, optional=True)
