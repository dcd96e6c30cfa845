from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActionPlansConfig(AppConfig):
    name = "action_plans"
    verbose_name = _("Charters and plans")

    def ready(self):
        from matching import starting

        from .services import make_plan
        from .texts import register_texts

        register_texts()
        starting.register(make_plan)
