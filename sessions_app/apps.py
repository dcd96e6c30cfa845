from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsAppConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Sessions")

    def ready(self):
        from accounts import joining
        from matching import facts, starting
        from notifications import fanning_out
        from programs import closing

        from . import acts, closings, counted_hours, invitations, reply_texts, selectors, services, texts
        from .services import claims, outbox

        texts.register_all()
        reply_texts.register_all()
        acts.register_acts()
        fanning_out.register(outbox.ANNOUNCED, outbox.fan_out)
        facts.register_free_time(counted_hours.free_time_of_week)
        facts.register_common_starts(selectors.common_starts)
        facts.register_first_starts(selectors.first_starts)
        facts.register_meetings(selectors.last_meetings)
        facts.register_time_lock(claims.hold_time)
        facts.register_trial_claims(services.claim_trial, services.release_trial)
        facts.register_trial_file(invitations.trial_file)
        facts.register_trial_answers(selectors.calendar_answer_to_trial)
        joining.register(on_leave=services.end_feed)
        starting.register_end(services.cancel_planned)
        joining.register(on_suspend=services.put_on_hold, on_return=services.take_up_again)
        joining.register(on_return=services.give_back_days)
        closing.register_count(closings.planned)
