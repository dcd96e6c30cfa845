from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self):
        from accounts import joining

        from .services import install_skills

        joining.register(on_found=install_skills)
