"""What matching knows of who would rather be, or not be, with whom: the one place where a run reads it."""
from uuid import UUID

from django.db.models import Q

from accounts.models import Membership
from programs.models import Enrolment, Program

from ..models import Format, MentoringRequest, Mentorship, Preference

Pair = tuple[UUID, UUID]
OVER = Q(status=Mentorship.Status.DECLINED) | Q(status=Mentorship.Status.ENDED) & ~Q(format=Format.FLASH)


def preferences_of(program: Program) -> dict[Pair, tuple[int, int]]:
    """{(learner, mentor) enrolment ids: (the learner's wish, the mentor's)}, each a Preference.Wish; pairs of whom nobody said a word
    are left out. One query."""
    said = Preference.objects.filter(author__enrolments__program=program, about__enrolments__program=program).values_list(
        "author__enrolments__pk", "author__enrolments__role", "about__enrolments__pk", "about__enrolments__role", "wish")
    found: dict[Pair, list[int]] = {}
    for author, part, about, other, wish in said:
        if (part, other) == ("learner", "mentor"):
            found.setdefault((author, about), [0, 0])[0] = int(wish)
        elif (part, other) == ("mentor", "learner"):
            found.setdefault((about, author), [0, 0])[1] = int(wish)
    return {pair: (wishes[0], wishes[1]) for pair, wishes in found.items()}


def exclusions_of(program: Program) -> frozenset[Pair]:
    """(learner, mentor) enrolment ids of pairs not to be made: ended or declined before, unless one said "again" and neither "never";
    or with a "never" between the two. A flash mentorship that is over excludes nothing. Two queries."""
    wishes = preferences_of(program)
    never = {pair for pair, said in wishes.items() if Preference.Wish.NEVER in said}
    again = {pair for pair, said in wishes.items() if Preference.Wish.AGAIN in said}
    declined = MentoringRequest.objects.filter(program=program, status=MentoringRequest.Status.DECLINED)
    past = Mentorship.objects.filter(OVER, program=program).order_by().values_list("learner", "mentor")
    return frozenset((set(past.union(declined.order_by().values_list("learner", "mentor"))) - again) | never)


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
