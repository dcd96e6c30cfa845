"""The rules of booking and of the hour itself."""
from datetime import timedelta

HORIZON = timedelta(days=365)  # the widest window that a person may choose
STEP, FINE_STEP = 30, 15  # minutes between offered starts where the mentor chose none; the fine one if the other fits nowhere
HOLD = timedelta(minutes=10)
LOOK_AHEAD = timedelta(weeks=2)  # how far people who are no pair yet see their common times
ANSWER_WITHIN = timedelta(days=3)  # a proposal without an answer lapses then, or when it would start
OFFERS = 3  # other times that one proposes at once
UNDO = timedelta(minutes=1)  # so long a change can be taken back; what tells of it leaves a little later
TELL_AFTER = UNDO + timedelta(seconds=10)
SHORTEST, LONGEST = 5, 480  # minutes that a meeting logged afterwards may have taken
EARLY, LATE = timedelta(minutes=15), timedelta(minutes=30)  # the meeting link says who came from EARLY before to LATE after
MEETING_URL = "https://meet.jit.si/tandem-{room}"
