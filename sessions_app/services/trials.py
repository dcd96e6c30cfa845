"""The time of trial meetings, claimed beside that of sessions (see matching.facts)."""
from matching.models import TrialMeeting

from ..models import SessionClaim


def claim_trial(trial: TrialMeeting) -> None:
    """For both, without what they keep free around sessions."""
    SessionClaim.objects.bulk_create([SessionClaim(trial=trial, membership_id=enrolment.membership_id, busy=trial.time)
                                      for enrolment in (trial.mentor, trial.learner)])


def release_trial(trial: TrialMeeting) -> None:
    SessionClaim.objects.filter(trial=trial).update(is_active=False)
