from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KpisConfig(AppConfig):
    name = "kpis"
    verbose_name = _("Follow-up")

    def ready(self):
        from notifications.texts import register
        from sessions_app import afterwards

        from . import selectors, services, texts
        from .forms import InlineRatingForm

        afterwards.register(afterwards.Question(
            InlineRatingForm, InlineRatingForm.is_answered, selectors.has_given_feedback, services.give_feedback))
        register("kpis.feedback_asked", _("Feedback on a session"), texts.feedback_asked, optional=True)
        register("kpis.pulse_asked", _("How your mentorship is going"), texts.pulse_asked, optional=True)
