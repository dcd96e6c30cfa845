from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = _("Needs, skills and goals")

    def ready(self):
        from accounts import joining

        from .services import install_skills

        joining.register(on_found=install_skills)
