"""What a program's coordinators have settled about matching."""
from programs.models import Program

from ..models import MatchingSettings


def settings_of(program: Program) -> MatchingSettings:
    """The program's settings; an unsaved row with the defaults where nothing was settled."""
    return MatchingSettings.objects.filter(program=program).first() or MatchingSettings(program=program)


def allows(program: Program, *ways: str) -> bool:
    """Whether one of these ways leads to a mentor in this program."""
    return not set(ways).isdisjoint(settings_of(program).ways)
