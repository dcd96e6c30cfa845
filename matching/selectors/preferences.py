"""What matching knows of who would rather be, or not be, with whom: the one place where a run reads it."""
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from accounts.models import Membership
from programs.models import Enrolment, Program
from tenancy.prepared import prepared

from ..engine.profiles import Profile
from ..models import Format, MentoringRequest, Mentorship, Preference

Pair = tuple[UUID, UUID]
OVER = Q(status=Mentorship.Status.DECLINED) | Q(status=Mentorship.Status.ENDED) & ~Q(format=Format.FLASH)


def preferences_of(program: Program, person: Enrolment | None = None) -> dict[Pair, tuple[int, int]]:
    """{(learner, mentor) enrolment ids: (the learner's wish, the mentor's)}, each a Preference.Wish; pairs of whom nobody said a word
    are left out; with a `person`, only of their pairs. One query."""
    said = _said(program) if person is None else _said_with(program, person.membership_id)
    found: dict[Pair, list[int]] = {}
    for author, part, about, other, wish in said:
        if (part, other) == ("learner", "mentor"):
            found.setdefault((author, about), [0, 0])[0] = int(wish)
        elif (part, other) == ("mentor", "learner"):
            found.setdefault((about, author), [0, 0])[1] = int(wish)
    return {pair: (wishes[0], wishes[1]) for pair, wishes in found.items()}


def _said(program):
    return Preference.objects.filter(author__enrolments__program=program, about__enrolments__program=program).values_list(
        "author__enrolments__pk", "author__enrolments__role", "about__enrolments__pk", "about__enrolments__role", "wish")


@prepared
def _said_with(program, person):
    return _said(program).filter(Q(author=person) | Q(about=person))


def wish_lists(wishes: dict[Pair, tuple[int, int]]) -> dict[str, tuple[str, ...]]:
    """{enrolment id: those of the other side whom the person would gladly be with, the dearest first}, as the engine reads ids.

    Where the other would rather not, the wish is left out: beside that one's reluctance it would tell who is reluctant.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for (learner, mentor), (of_learner, of_mentor) in wishes.items():
        for author, about, wish in ((learner, mentor, of_learner), (mentor, learner, of_mentor)):
            if wish > Preference.Wish.NEUTRAL and Preference.Wish.RATHER_NOT not in (of_learner, of_mentor):
                found.setdefault(str(author), []).append((-wish, str(about)))
    return {author: tuple(about for _, about in sorted(wishes)) for author, wishes in found.items()}


def wishing(profiles: list[Profile], wishes: dict[Pair, tuple[int, int]]) -> list[Profile]:
    """The same people with whom they would gladly be with."""
    wished = wish_lists(wishes)
    return [replace(p, prefers=wished[p.id]) if p.id in wished else p for p in profiles]


def pairs_wishing(wishes: dict[Pair, tuple[int, int]], wish: int) -> set[Pair]:
    """Those of whom at least one said so."""
    return {pair for pair, said in wishes.items() if wish in said}


def past_pairs(program: Program, learner: Enrolment | None = None) -> set[Pair]:
    """Those who ended or declined each other. A flash mentorship that is over leaves no trace here. One query."""
    return set(_past(program=program) if learner is None else _past_of(learner))


def _past(**whose):
    declined = MentoringRequest.objects.filter(status=MentoringRequest.Status.DECLINED, **whose)
    past = Mentorship.objects.filter(OVER, **whose).order_by().values_list("learner", "mentor")
    return past.union(declined.order_by().values_list("learner", "mentor"))


@prepared
def _past_of(learner):
    return _past(learner=learner)


def exclusions_of(program: Program) -> frozenset[Pair]:
    """(learner, mentor) enrolment ids of pairs not to be made: ended or declined before, unless one said "again" and neither "never";
    or with a "never" between the two. Two queries."""
    wishes = preferences_of(program)
    return frozenset((past_pairs(program) - pairs_wishing(wishes, Preference.Wish.AGAIN)) | pairs_wishing(wishes, Preference.Wish.NEVER))


def is_excluded(learner: Enrolment, mentor: Enrolment) -> bool:
    """The same of one pair, at a cost that does not depend on the program's size."""
    said = Preference.objects.filter(Q(author=learner.membership_id, about=mentor.membership_id)
                                     | Q(author=mentor.membership_id, about=learner.membership_id))
    wishes = set(said.values_list("wish", flat=True))
    if Preference.Wish.NEVER in wishes:
        return True
    past = (Mentorship.objects.filter(OVER, learner=learner, mentor=mentor).exists()
            or MentoringRequest.objects.filter(learner=learner, mentor=mentor, status=MentoringRequest.Status.DECLINED).exists())
    return past and Preference.Wish.AGAIN not in wishes


def wish_between(author: Membership, about: Membership) -> int:
    """What `author` last said about being with `about`."""
    return Preference.objects.filter(author=author, about=about).values_list("wish", flat=True).first() or Preference.Wish.NEUTRAL
