"""What follows from a calendar's answer to a trial meeting."""
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Membership
from common import clock
from common.errors import Refused
from matching.models import TrialMeeting
from matching.services import cancel_trial

from .. import selectors
from ..invitations import trial_sequence
from ..models import CalendarReply
from ..replies import Reply
from .answered import Outcome, keep, repeated

Answer = CalendarReply.Answer


@dataclass(frozen=True)
class InvitedToTrial:
    trial: TrialMeeting

    @property
    def pair(self) -> TrialMeeting:
        """It has a learner and a mentor, as a pair has."""
        return self.trial

    @property
    def target(self) -> TrialMeeting:
        return self.trial

    def hold(self) -> None:
        """One writer at a time for the meeting, until the transaction ends."""
        selectors.trials().select_for_update(of=["self"]).get(pk=self.trial.pk)

    def weighed(self, actor: Membership, reply: Reply) -> Outcome:
        """Runs once it is held."""
        if CalendarReply.objects.filter(trial=self.trial, membership=actor, stamp__gte=reply.stamp).exists():
            return repeated()
        if self.trial.is_cancelled or self.trial.time.lower <= clock.now():
            return Outcome("over", _why_over(self.trial), self.trial)
        if reply.sequence != trial_sequence(self.trial):
            return Outcome("stale", _("The answer is not to the invitation that stands."), self.trial)
        keep(actor, reply, reply.sequence, trial=self.trial)
        try:
            return _acted(self.trial, actor, reply)
        except Refused as refused:
            return Outcome("refused", refused.message, self.trial)


def _why_over(trial):
    if trial.is_cancelled:
        return _("The trial meeting is called off, so your answer changes nothing.")
    return _("The trial meeting has already started, so your answer changes nothing.")


def _acted(trial, actor, reply):
    if reply.answer == Answer.COUNTER:
        raise Refused(_("A trial meeting has no other times: call it off on its page, and agree on another one."), "fixed")
    if reply.answer == Answer.DECLINED:
        cancel_trial(actor=actor, trial=trial, reason=reply.comment)
        return Outcome("done", _("The trial meeting is called off, and both are told."))
    return Outcome("noted", _("The answer is kept with the trial meeting."))
