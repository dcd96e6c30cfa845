"""What a program's coordinators have settled about matching."""
from collections.abc import Iterable
from uuid import UUID

from programs.models import Program
from tenancy.prepared import prepared

from ..models import MatchingSettings, Way
from ..models.requests import usual_ways


def settings_of(program: Program) -> MatchingSettings:
    """The program's settings; an unsaved row with the defaults where nothing was settled."""
    return _settings.first(program) or MatchingSettings(program=program)


@prepared
def _settings(program):
    return MatchingSettings.objects.filter(program=program)


def allows(program: Program, *ways: str) -> bool:
    """Whether one of these ways leads to a mentor in this program."""
    return not set(ways).isdisjoint(settings_of(program).ways)


def may_ask(programs: Iterable[Program]) -> set[UUID]:
    """Ids of those programs in which learners ask mentors themselves, in one query."""
    return set(MatchingSettings.objects.filter(program__in=list(programs), ways__overlap=[Way.REQUEST, Way.FLASH])
               .values_list("program", flat=True))


def ways_of(programs: Iterable[Program]) -> dict[UUID, set[str]]:
    """{program id: its ways}, the usual ones where nothing was settled; in one query."""
    programs = list(programs)
    settled = dict(MatchingSettings.objects.filter(program__in=programs).values_list("program", "ways"))
    return {program.pk: set(settled.get(program.pk, usual_ways())) for program in programs}
