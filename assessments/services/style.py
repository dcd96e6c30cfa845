"""What a person adds so that matching knows them better."""
from accounts import facts
from accounts.models import Membership
from common import clock
from programs.models import Enrolment

from ..models import WorkingStyle
from .needs import writable


def save_style(*, actor: Membership, enrolment: Enrolment, **values) -> WorkingStyle:
    """Keeps the answers; those left out are taken back. `values`: themes, style, seniority, team, manager_email, answers."""
    writable(actor, enrolment)
    style, _made = WorkingStyle.objects.update_or_create(enrolment=enrolment, defaults=values | {"updated_at": clock.now()})
    facts.changed(enrolment.membership_id)
    return style
