from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"

    def ready(self):
        from . import joining, texts

        joining.register()
        texts.register_all()
