from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self):
        from assessments import audience
        from programs import leaving

        from .partners import ends_first, is_partner
        from .texts import register_texts

        audience.register(is_partner)
        leaving.register(ends_first)
        register_texts()
