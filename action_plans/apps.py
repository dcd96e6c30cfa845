from django.apps import AppConfig


class ActionPlansConfig(AppConfig):
    name = "action_plans"

    def ready(self):
        from matching import starting

        from .services import make_plan
        from .texts import register_texts

        register_texts()
        starting.register(make_plan)
