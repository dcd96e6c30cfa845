"""What a person asks of whoever books them."""
from django.forms import model_to_dict
from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts.endpoints import MemberView
from common.api import Model, cleaned, operation

from .. import selectors, services
from ..forms.availability import RulesForm, without_past_pause
from ..forms.lengths import LONGEST, MOST_OFFERED, SHORTEST
from ..models import BookingRules


class BookingRulesOut(Model):
    lengths = serializers.ListField(
        child=serializers.IntegerField(min_value=SHORTEST, max_value=LONGEST), max_length=MOST_OFFERED, required=False,
        help_text="Minutes that your sessions as a mentor may last, of those that each program has. Where you offer none of a program's, "
                  "all of them count.")

    class Meta:
        model = BookingRules
        fields = RulesForm.Meta.fields
        extra_kwargs = {name: {"min_value": least, "max_value": most} for name, (least, most) in RulesForm.RANGES.items()}


class Rules(MemberView):
    tag = "availability"

    @operation(answer=BookingRulesOut)
    def get(self, request):
        """What you ask of whoever books you: notice, buffers, maxima, lengths, pause, public holidays."""
        return self.answer(_mine(self.actor), BookingRulesOut)

    @operation(answer=BookingRulesOut, body=BookingRulesOut)
    def patch(self, request):
        """Change your rules of booking. What is planned already stays; of what lies in a pause you are told by email."""
        sent = self.body(BookingRulesOut, partial=True)
        if sent.get("is_paused") is False:
            sent = {"paused_until": None} | sent
        holding = _mine(self.actor)
        rules = cleaned(RulesForm(model_to_dict(holding, fields=BookingRulesOut.Meta.fields) | sent, instance=holding))
        if sent.get("holiday_region") and not rules["holiday_region"]:
            raise serializers.ValidationError({"holiday_region": [_("This country has no such region.")]})
        services.set_booking_rules(actor=self.actor, **rules)
        return self.answer(_mine(self.actor), BookingRulesOut)


def _mine(actor) -> BookingRules:
    return without_past_pause(selectors.rules_of(actor))
