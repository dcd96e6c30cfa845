from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    name = "matching"
    verbose_name = _("Matching")

    def ready(self):
        from accounts import facts, joining
        from assessments import audience
        from programs import closing, leaving

        from . import closings
        from .acts import register_acts
        from .partners import ends_first, is_partner
        from .services import close_matching_in, end_pairs_of, pack_person
        from .texts import register_texts

        audience.register(is_partner)
        facts.register(pack_person)
        joining.register(on_leave=end_pairs_of)
        leaving.register(ends_first)
        closing.register_close(close_matching_in)
        for count in (closings.pairs, closings.proposals, closings.requests, closings.trials):
            closing.register_count(count)
        register_texts()
        register_acts()
