"""What scoring reads of people: their packed records, and the facts themselves for those without a fresh one."""
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from accounts.models import Membership
from assessments.models import SkillClaim, WorkingStyle
from assessments.selectors import needs_for, skills_for, styles_for
from common import clock
from common.time_zones import zone
from programs.models import Enrolment, Program
from tenancy.prepared import prepared

from ..engine.profiles import TRAITS, Profile
from ..engine.records import VERSION
from ..engine.records import profiles_of as profiles_in
from ..engine.week import week_of
from ..facts import free_time_of
from ..models import MatchProfile

# The five answers on a scale of 0 to 8.
SENIORITY = {value: 2 * n for n, value in enumerate(WorkingStyle.Seniority.values)}


def monday() -> date:
    """Of the present week: hours are laid on it, so that summer time moves them."""
    return _monday_of(clock.now().date())


def _monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def fresh_records(enrolment_ids: Iterable[UUID]):
    return MatchProfile.objects.filter(enrolment__in=enrolment_ids, version=VERSION, week=monday())


def profiles_of(enrolments: Iterable[Enrolment], taken: dict | None = None) -> list[Profile]:
    """The profiles of these people, in their order: one query, and a fixed number more when some are not packed.

    `taken` gives mentors' seats in use by enrolment id.
    """
    enrolments = list(enrolments)
    packed = {UUID(profile.id): profile for profile in _unpacked([e.pk for e in enrolments])}
    made = facts_of([e for e in enrolments if e.pk not in packed])
    return [replace(packed.get(e.pk) or made[e.pk], seats=_seats(e, taken or {}), zone=minutes_east(e.membership.user.time_zone))
            for e in enrolments]


def _unpacked(enrolment_ids) -> list[Profile]:
    rows = _packed(enrolment_ids, VERSION, monday())
    return profiles_in([bytes(packed) for _, packed in rows], [str(enrolment) for enrolment, _ in rows])


@prepared
def _packed(enrolments, version, week):
    return MatchProfile.objects.filter(enrolment__among=enrolments, version=version, week=week).values_list("enrolment", "packed")


def facts_of(enrolments: list[Enrolment]) -> dict[UUID, Profile]:
    """Profiles made from the facts, without seats and zone. Who has said no language is taken to speak that of their account."""
    if not enrolments:
        return {}
    ids = [e.pk for e in enrolments]
    needs, skills, styles = needs_for(ids), _skills(ids), styles_for(ids)
    free, managers = _free_time(enrolments), _managers(styles.values())
    return {e.pk: _profile(e, needs.get(e.pk), skills, styles.get(e.pk), free.get(e.pk, ()), managers) for e in enrolments}


def _free_time(enrolments) -> dict[UUID, list[tuple[int, int]]]:
    """By enrolment, in the present week, or in the first of a program that has not begun: hours may be of one program and a season."""
    found, people = {}, defaultdict(list)
    for each in enrolments:
        people[each.program_id].append(each)
    for program, first in Program.objects.filter(pk__in=people).values_list("pk", "starts_on"):
        free = free_time_of({e.membership_id for e in people[program]}, program, max(monday(), _monday_of(first)))
        found |= {e.pk: free.get(e.membership_id, ()) for e in people[program]}
    return found


def _seats(enrolment, taken) -> int:
    return max(0, enrolment.capacity - taken.get(enrolment.pk, 0)) if enrolment.role == Enrolment.Role.MENTOR else 0


def _skills(ids) -> dict:
    found = defaultdict(dict)
    for enrolment, claims in skills_for(ids).items():
        for skill, kind, level in claims:
            found[enrolment, kind][str(skill)] = level
    return found


def _managers(styles) -> dict[str, str]:
    """{address: membership id} of the managers named who are members."""
    addresses = {style.manager_email.lower() for style in styles if style.manager_email}
    rows = Membership.objects.filter(user__email__in=addresses).values_list("user__email", "pk") if addresses else ()
    return {email.lower(): str(pk) for email, pk in rows}


def _profile(enrolment, needs, skills, style, free, managers) -> Profile:
    person = enrolment.membership
    kind = SkillClaim.Kind.OFFERED if enrolment.role == Enrolment.Role.MENTOR else SkillClaim.Kind.WANTED
    return Profile(
        id=str(enrolment.pk), person=str(person.pk), languages=frozenset(person.languages or [person.user.language]),
        skills=skills.get((enrolment.pk, kind), {}), industry=needs.industry if needs else "",
        experience_years=needs.experience_years if needs else None, hours_per_month=needs.hours_per_month if needs else None,
        week=week_of(free), **_of_style(style, managers))


def _of_style(style: WorkingStyle | None, managers: dict[str, str]) -> dict:
    if style is None:
        return {}
    traits = style.traits
    manager = managers.get(style.manager_email.lower())
    return {
        "goals": dict.fromkeys(sorted(style.themes), 1), "style": style.style, "team": style.team.casefold().strip(),
        "seniority": SENIORITY.get(style.seniority), "managers": frozenset([manager] if manager else ()),
        "personality": tuple(traits[t] for t in TRAITS) if len(traits) == len(TRAITS) else None}


def minutes_east(name: str) -> int:
    noon = datetime.combine(monday(), datetime.min.time(), UTC) + timedelta(hours=12)
    return int(noon.astimezone(zone(name)).utcoffset().total_seconds() // 60)
