"""What rooms above know of people that helps to pair them. They register a provider in their AppConfig.ready.

A provider of free time answers `provider(membership_ids, program_id, monday) -> {membership_id: [(start, end), ...]}`: the hours that count
in the program in that week, as half-open intervals in minutes since its Monday 00:00 UTC, in at most three queries however many ids; people
without any are left out.

A provider of meetings answers `provider(mentorship_ids) -> {mentorship_id: instant}`: until when, past or future, the pair's last meeting
keeps them from having waited: the end of one planned or over, the cancelling of one called off; in one query; pairs without are left out.

A provider of common starts answers `provider(learner, mentors, minutes, program_id) -> {membership_id of a mentor: [instants]}`: when the
learner and each mentor (Memberships, `user` loaded) can both meet for that long in the program, in order, in a fixed number of queries.
A provider of first starts, asked the same, answers with the first of them alone: {membership_id of a mentor: instant}, at less cost.
"""
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from accounts.models import Membership
from notifications.texts import Attachment

from .models import TrialMeeting

Intervals = Iterable[tuple[int, int]]
Provider = Callable[[Collection[UUID], UUID, date], Mapping[UUID, Intervals]]
MeetingsProvider = Callable[[Collection[UUID]], Mapping[UUID, datetime]]
StartsProvider = Callable[[Membership, Collection[Membership], int, UUID], Mapping[UUID, list[datetime]]]
FirstStartsProvider = Callable[[Membership, Collection[Membership], int, UUID], Mapping[UUID, datetime]]


class CalendarAnswer(NamedTuple):
    """`said`: yes, perhaps …, in the language of whoever reads it; `comment`: what came with it."""

    said: str
    comment: str


AnswerProvider = Callable[[TrialMeeting, Membership], CalendarAnswer | None]

_free_time: list[Provider] = []
_starts: list[StartsProvider] = []
_first_starts: list[FirstStartsProvider] = []
_meetings: list[MeetingsProvider] = []
_holders: list[Callable[..., None]] = []
_answers: list[AnswerProvider] = []
_files: list[Callable[[TrialMeeting, Membership], Attachment]] = []
_claims: list[tuple[Callable[[TrialMeeting], None], Callable[[TrialMeeting], None]]] = []


def register_free_time(provider: Provider) -> None:
    _free_time.append(provider)


def register_common_starts(provider: StartsProvider) -> None:
    _starts.append(provider)


def register_first_starts(provider: FirstStartsProvider) -> None:
    _first_starts.append(provider)


def register_meetings(provider: MeetingsProvider) -> None:
    _meetings.append(provider)


def register_time_lock(holder: Callable[..., None]) -> None:
    """`holder(*membership_ids)` keeps others from taking these people's time until the transaction ends."""
    _holders.append(holder)


def hold_time(*memberships: UUID) -> None:
    for holder in _holders:
        holder(*memberships)


def register_trial_claims(claim: Callable[[TrialMeeting], None], release: Callable[[TrialMeeting], None]) -> None:
    """`claim(trial)` takes the time of its two people, or lets the database raise IntegrityError; `release(trial)` gives it back."""
    _claims.append((claim, release))


def claim_time(trial: TrialMeeting) -> None:
    for claim, _release in _claims:
        claim(trial)


def release_time(trial: TrialMeeting) -> None:
    for _claim, release in _claims:
        release(trial)


def register_trial_file(provider: Callable[[TrialMeeting, Membership], Attachment]) -> None:
    """`provider(trial, recipient)` -> what the recipient's calendar takes: the meeting, or that it is called off."""
    _files.append(provider)


def trial_files(trial: TrialMeeting, recipient: Membership) -> list[Attachment]:
    """Nothing while no room knows calendars."""
    return [provider(trial, recipient) for provider in _files]


def register_trial_answers(provider: AnswerProvider) -> None:
    """`provider(trial, person)` -> what the person's calendar answered to its invitation; None while it has not."""
    _answers.append(provider)


def calendar_answer(trial: TrialMeeting, person: Membership) -> CalendarAnswer | None:
    """None while no room knows calendars, too."""
    return next(filter(None, (provider(trial, person) for provider in _answers)), None)


def free_time_of(membership_ids: Collection[UUID], program: UUID, monday: date) -> dict[UUID, list[tuple[int, int]]]:
    """The free time of each person in the program in a week, from every provider; {} while no room provides any."""
    found: dict[UUID, list[tuple[int, int]]] = {}
    for provider in _free_time:
        for person, intervals in provider(membership_ids, program, monday).items():
            found.setdefault(person, []).extend(intervals)
    return found


def last_meetings(mentorship_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """The instant of each pair's last meeting, as providers understand it; {} while no room knows meetings."""
    found: dict[UUID, datetime] = {}
    for provider in _meetings:
        for pair, at in provider(mentorship_ids).items():
            found[pair] = max(at, found.get(pair, at))
    return found


def common_starts(learner: Membership, mentors: Collection[Membership], minutes: int, program: UUID) -> dict[UUID, list[datetime]]:
    """When the learner and each of these mentors can meet in the program, by the mentor's id; {} while no room knows calendars."""
    found: dict[UUID, list[datetime]] = {}
    for provider in _starts:
        for mentor, starts in provider(learner, mentors, minutes, program).items():
            found[mentor] = sorted({*found.get(mentor, ()), *starts})
    return found


def first_starts(learner: Membership, mentors: Collection[Membership], minutes: int, program: UUID) -> dict[UUID, datetime]:
    """The first of common_starts() with each of these mentors; those with whom there is none are left out."""
    found: dict[UUID, datetime] = {}
    for provider in _first_starts:
        for mentor, start in provider(learner, mentors, minutes, program).items():
            found[mentor] = min(start, found.get(mentor, start))
    return found
