from uuid import UUID

from django.http import Http404

from accounts.models import Membership
from matching.access import part_in
from sessions_app.models import Session

from .models import Pulse


def held_session_of(actor: Membership, session_id: UUID) -> Session:
    """A session of one of the actor's own pairs; staff give no feedback on other people's sessions."""
    found = (Session.objects.select_related("mentorship__learner__membership__user", "mentorship__mentor__membership__user")
             .filter(pk=session_id).first())
    if found is None or part_in(actor, found.mentorship) is None:
        raise Http404
    return found


def pulse_of(actor: Membership, pulse_id: UUID) -> Pulse:
    found = (Pulse.objects.select_related("mentorship__learner__membership__user", "mentorship__mentor__membership__user")
             .filter(pk=pulse_id, membership=actor).first())
    if found is None:
        raise Http404
    return found
