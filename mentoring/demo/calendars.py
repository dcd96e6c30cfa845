"""When people can meet, and when each pair does: every so many days at an hour of its own, counted back from the next date."""
from datetime import UTC, date, datetime, time, timedelta

from common.time_zones import zone
from sessions_app.models import AvailabilityRule, BookingRules, DateHours, HoursOfSet, HoursSet, SchedulingPolicy, TimeOff

from .pairs import Pair
from .world import World

NOON, EVENING, AFTERNOON = (12 * 60, 14 * 60), (17 * 60 + 30, 20 * 60 + 30), (11 * 60, 14 * 60)
SEASON = {"fr": "Matinées", "en": "Mornings"}
WINDOWS = {"America": [AFTERNOON, (9 * 60, 12 * 60)], "Indian": [EVENING, (16 * 60, 19 * 60)]}


def make_availability(world: World) -> None:
    for row in world.people:
        roles = row["roles"].split()
        if "mentor" in roles or ("learner" in roles and (row["mentor"] or world.chance.maybe(0.6))):
            _weekly_hours(world, row)
    for row in world.people:
        if _is_named(world, row["name"]):
            _own_rules(world, world.members[row["name"]])
    resting = world.chance.pick([r for r in world.people if "mentor" in r["roles"] and not _is_named(world, r["name"])])
    world.make(TimeOff, membership=world.members[resting["name"]], first_day=world.today + timedelta(days=9),
               last_day=world.today + timedelta(days=16))


def _own_rules(world: World, mentor) -> None:
    """Named mentors keep ten minutes after each session and their country's holidays, offer no short sessions, and have one Saturday
    morning on top, and other hours in a season that is still far away.
    """
    country = "FR" if world.organization.language == "fr" else "GB"
    world.make(BookingRules, membership=mentor, holiday_country=country, buffer_after=10, per_day=4, lengths=[45, 60])
    saturday = world.today + timedelta(days=(5 - world.today.weekday()) % 7 + 7)
    world.make(DateHours, membership=mentor, day=saturday, start_minute=9 * 60, end_minute=12 * 60, time_zone=mentor.user.time_zone)
    first = world.today + timedelta(days=120)
    season = world.make(HoursSet, membership=mentor, name=SEASON[world.organization.language], first_day=first,
                        last_day=first + timedelta(days=60))
    for day in range(4):
        world.make(HoursOfSet, hours_set=season, weekday=day, start_minute=8 * 60, end_minute=10 * 60, time_zone=mentor.user.time_zone)


def _is_named(world: World, name: str) -> bool:
    return any(row["mentor"] == name for row in world.people)


def _weekly_hours(world: World, row) -> None:
    chance, member = world.chance, world.members[row["name"]]
    if _is_named(world, row["name"]) or row["mentor"]:
        tomorrow = (world.today + timedelta(days=1)).weekday()
        hours = [(day, NOON if day % 2 else (12 * 60, 15 * 60)) for day in range(5) if day != tomorrow]
        hours += [(0, EVENING), (3, EVENING), (tomorrow, (12 * 60, 16 * 60))]
    else:
        windows = WINDOWS.get(row["zone"].split("/")[0], [NOON, EVENING, EVENING, (9 * 60, 11 * 60 + 30)])
        hours = [(day, chance.pick(windows)) for day in sorted(chance.some(range(6), 3))]
    for weekday, (start, end) in hours:
        world.make(AvailabilityRule, membership=member, weekday=weekday, start_minute=start, end_minute=end,
                   time_zone=member.user.time_zone)


def make_lengths(world: World) -> None:
    """The first program leaves its pairs a choice beside its usual 45 minutes. Made last, so that it changes nobody's history."""
    world.make(SchedulingPolicy, program=next(iter(world.programs.values())), lengths=[30, 60])


def anchor_of(world: World, pair: Pair) -> datetime:
    """The pair's next date, an instant; sessions lie at whole steps of the program's rhythm before it."""
    if pair.row["mentor"] and pair.state == "active":
        return _named_anchor(world, pair)
    if pair.state == "quiet":
        day = world.today + timedelta(days=-pair.quiet_for + 3 * pair.program.session_every_days)
        return _instant(pair, day, 12 * 60 + 60 * pair.turn)
    rules = [r for r in world.rows.of(AvailabilityRule) if r.membership is pair.mentor]
    rule = rules[pair.turn % len(rules)]
    minute = min(rule.start_minute + 60 * (pair.turn // len(rules)), rule.end_minute - 60)
    ahead = (rule.weekday - world.today.weekday() - 1) % 7 + 1
    return _instant(pair, world.today + timedelta(days=ahead + 7 * world.chance.between(0, 1)), minute)


def meets_first(world: World, pair: Pair) -> bool:
    """Whether this is the first learner listed of a named mentor."""
    return pair.row is next(r for r in world.people if r["mentor"] == pair.row["mentor"])


def _named_anchor(world: World, pair: Pair) -> datetime:
    """The first learner of a named mentor meets tomorrow at 14:00; the second met six days ago, and does within the hour."""
    if meets_first(world, pair):
        return _instant(pair, world.today + timedelta(days=1), 14 * 60)
    return _instant(pair, world.today + timedelta(days=pair.program.session_every_days - 6), 17 * 60)


def soon(world: World) -> datetime:
    """The next quarter of an hour that is at least twenty minutes away."""
    start = world.now + timedelta(minutes=35)
    return start.replace(minute=start.minute // 15 * 15, second=0, microsecond=0)


def _instant(pair: Pair, day: date, minute: int) -> datetime:
    local = zone(pair.mentor.user.time_zone)
    return datetime.combine(day, time(minute // 60, minute % 60), local).astimezone(UTC)


def steps_back(pair: Pair, anchor: datetime, count: int) -> datetime:
    """The same local hour `count` rhythms earlier, whatever the clocks did meanwhile."""
    local = anchor.astimezone(zone(pair.mentor.user.time_zone))
    return (local - timedelta(days=count * pair.program.session_every_days)).astimezone(UTC)


def take(world: World, people: list, start: datetime, end: datetime) -> bool:
    """Notes the time as taken for each of `people`, unless one of them is taken already."""
    known = [span for person in people for span in world.taken[person.user_id]]
    if any(start < other_end and other_start < end for other_start, other_end in known):
        return False
    for person in people:
        world.taken[person.user_id].append((start, end))
    return True
