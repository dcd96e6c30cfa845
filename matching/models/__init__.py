from .circles import Circle
from .cohorts import CriteriaVersion, Exclusion, MatchProfile
from .opinions import Feature, FitCheck, Preference
from .pairs import Format, MatchRun, Mentorship, Proposal, RunRecord
from .requests import MatchingSettings, MentoringRequest, Openness, RequestMessage, TrialMeeting, Way

__all__ = [
    "Circle", "CriteriaVersion", "Exclusion", "Feature", "FitCheck", "Format", "MatchProfile", "MatchRun", "MatchingSettings",
    "MentoringRequest", "Mentorship", "Openness", "Preference", "Proposal", "RequestMessage", "RunRecord", "TrialMeeting", "Way",
]
