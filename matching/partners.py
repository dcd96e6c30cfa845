"""What the rooms below ask about pairs: who is whose partner, and what stands in the way of leaving a program."""
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Membership
from programs.models import Enrolment

from .models import Mentorship


def is_partner(actor: Membership, enrolment: Enrolment) -> bool:
    """Is the actor in an active pair with this enrolled person? (assessments.audience)"""
    pair = Q(learner=enrolment, mentor__membership=actor) | Q(mentor=enrolment, learner__membership=actor)
    return Mentorship.objects.filter(pair, status=Mentorship.Status.ACTIVE).exists()


def ends_first(enrolment: Enrolment) -> str | None:
    """Nobody leaves a program in the middle of a pair, or of a proposal. (programs.leaving)"""
    pair = Q(learner=enrolment) | Q(mentor=enrolment)
    if Mentorship.objects.filter(pair, status__in=[Mentorship.Status.PROPOSED, Mentorship.Status.ACTIVE]).exists():
        return _("You are in a mentorship, or asked to join one. End it or decline it first.")
    return None
