"""script/bench sessions: racing bookings through the real service, slots against a minute-by-minute oracle over all zones, the cost
of slots, and the first free slot among a thousand mentors. Fewer: script/bench sessions 2000 (bookings)
"""
import sys
import time
from datetime import timedelta
from functools import partial
from statistics import median

import django

django.setup()

from benchmarks import slots  # noqa: E402
from benchmarks.racing import race_of_processes, race_of_the_web  # noqa: E402
from benchmarks.report import at_least, at_most, finish, table  # noqa: E402
from benchmarks.towns import PEOPLE, analyze, claim, five_days, town  # noqa: E402
from common import clock  # noqa: E402
from common.time_zones import zone  # noqa: E402
from matching.models import Mentorship  # noqa: E402
from mentoring.memory import settle  # noqa: E402
from programs.models import Program  # noqa: E402
from sessions_app import times  # noqa: E402
from sessions_app.models import AvailabilityRule, BookingRules, Session, TimeOff  # noqa: E402
from sessions_app.services import plan_series  # noqa: E402
from tenancy.context import bound_to  # noqa: E402

BOOKINGS, MANY = 10_000, 1_000


def main() -> None:
    settle()
    bookings = int(sys.argv[1]) if len(sys.argv) > 1 else BOOKINGS
    rows, aims = [], []
    races = partial(race_of_the_web, bookings), partial(race_of_processes, bookings)
    for part in (slots.zones, slots.rule_sets, slots.cost, among_many, series, *races):
        more_rows, more_aims = part()
        table(more_rows)
        rows, aims = rows + more_rows, aims + more_aims
    finish("sessions", rows, aims)


def among_many():
    """The first free slot of each of a thousand mentors for one learner, from the tables."""
    organization, pairs = town(MANY, 1, 5)
    with bound_to(organization.id):
        for pk, mentor, learner in pairs[::2]:
            claim(pk, mentor, learner, five_days())
    analyze()  # sees only what is committed
    with bound_to(organization.id):
        mentors, learner, program, took = [mentor for _pk, mentor, _learner in pairs], pairs[0][2], Program.objects.get().pk, []
        for _ in range(15):
            began = time.perf_counter()
            found = times.first_starts(learner, mentors, 45, program)
            took.append(1000 * (time.perf_counter() - began))
    return ([{"first free slot": "among mentors", "mentors": MANY, "found": len(found), "ms": median(took)}],
            [at_least("first free slot among 1,000 mentors: found", len(found), MANY),
             at_most("first free slot among 1,000 mentors: ms with queries", median(took), 150)])


def series():
    """Twenty weekly sessions, three of which cannot be: what is said before anything is written."""
    organization, ((pair, mentor, learner),) = town(1, 1, 7)
    with bound_to(organization.id):
        known = Mentorship.objects.select_related(*PEOPLE).get(pk=pair)
        place = zone(AvailabilityRule.objects.filter(membership=mentor).first().time_zone)
        first = (clock.now() + timedelta(days=8)).astimezone(place).replace(hour=10, minute=0, second=0, microsecond=0)
        dates = [first + timedelta(weeks=n) for n in range(20)]
        BookingRules.objects.filter(membership=mentor).update(window_days=365)
        TimeOff.objects.create(membership=mentor, first_day=dates[3].date(), last_day=dates[3].date())
        claim(pair, mentor, learner, [dates[9], dates[16]])
        before, began = Session.objects.count(), time.perf_counter()
        plan = plan_series(actor=learner, mentorship=known, starts_at=first, rhythm="weekly", count=20)
        took, said, written = time.perf_counter() - began, [each.position for each in plan.conflicts], Session.objects.count() - before
    repairs = min([len(each.nearest) for each in plan.conflicts], default=0)
    row = {"series": "weekly, 20", "conflicts": 3, "said": len(said), "repairs each": repairs, "written before": written,
           "ms": 1000 * took}
    return [row], [at_most("series of 20 with 3 conflicts: not said before confirmation", len({3, 9, 16} ^ set(said)), 0),
                   at_most("series of 20 with 3 conflicts: sessions written before confirmation", written, 0),
                   at_least("series of 20 with 3 conflicts: other times for each", repairs, 1)]


if __name__ == "__main__":
    main()
