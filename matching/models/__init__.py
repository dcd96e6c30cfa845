from .opinions import Feature, FitCheck, Preference
from .pairs import Format, MatchRun, Mentorship, Proposal
from .requests import MatchingSettings, MentoringRequest, Openness, RequestMessage, TrialMeeting, Way

__all__ = [
    "Feature", "FitCheck", "Format", "MatchRun", "MatchingSettings", "MentoringRequest", "Mentorship", "Openness", "Preference",
    "Proposal", "RequestMessage", "TrialMeeting", "Way",
]
