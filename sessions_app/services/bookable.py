"""Whether the two of a pair can book and change sessions at present, and what to say where they cannot."""
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Membership
from common.errors import Refused
from matching.models import Mentorship
from programs.models import Program
from tenancy.prepared import prepared

ACTIVE = Membership.Status.ACTIVE


def refuse_inactive(mentorship: Mentorship) -> None:
    """Of what is planned already. Refused: "not_active" (the pair), "on_hold" (one of the two is suspended)."""
    refusal = _unchangeable(mentorship, *_stands.first(mentorship)[1:])
    if refusal is not None:
        raise refusal


def refuse_unbookable(mentorship: Mentorship) -> None:
    refusal = unbookable(mentorship)
    if refusal is not None:
        raise refusal


def unbookable(mentorship: Mentorship) -> Refused | None:
    """Why nothing new can be booked: "not_active" (the pair), "on_hold" (one of the two is suspended), "over" (the program is closed or
    its last day is past).
    """
    program, *stands = _stands.first(mentorship)
    refusal = _unchangeable(mentorship, *stands)
    if refusal is None and (program == Program.Status.CLOSED or mentorship.program.is_over):
        return over(mentorship.program)
    return refusal


def inactive() -> Refused:
    return Refused(_("This pair is not active, so no session can be booked."), "not_active")


def over(program: Program) -> Refused:
    if program.status == Program.Status.CLOSED:
        return Refused(_("The program “%(program)s” is closed, so no new session can be booked.") % {"program": program.name}, "over")
    return Refused(ended(program), "over")


def ended(program: Program) -> str:
    """Of one whose last day is past."""
    return _("The program “%(program)s” ended on %(day)s, so no more times can be chosen.") % {
        "program": program.name, "day": date_format(program.ends_on, "DATE_FORMAT")}


def _unchangeable(mentorship, status, learner, mentor) -> Refused | None:
    if status != Mentorship.Status.ACTIVE:
        return inactive()
    if learner == mentor == ACTIVE:
        return None
    who = mentorship.learner if learner != ACTIVE else mentorship.mentor
    return Refused(_("%(name)s cannot take part at the moment: your sessions are on hold, and none can be booked or moved.") % {
        "name": who.membership.name}, "on_hold")


@prepared
def _stands(mentorship):
    return Mentorship.objects.filter(pk=mentorship).values_list(
        "program__status", "status", "learner__membership__status", "mentor__membership__status")
