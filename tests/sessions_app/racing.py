"""Many who act at once, each in a thread with a connection and transactions of its own."""
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from common import clock
from common.errors import Refused
from matching.models import Mentorship
from programs.models import Enrolment, Program


def at_once(work, count, workers=16):
    """[what `work(number)` answered, or the Refused that it raised]; any other error is raised here."""
    def done(number):
        try:
            return work(number)
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(done, range(count)))


def active(program, learner, mentor, seat=1) -> Mentorship:
    now = clock.now()
    return Mentorship.objects.create(program=program, learner=learner, mentor=mentor, mentor_seat=seat, status="active", proposed_at=now,
                                     learner_accepted_at=now, mentor_accepted_at=now, started_at=now)


def in_another_program(house, learner, mentor, slug="autre") -> Mentorship:
    """A pair of these two members."""
    program = Program.objects.create(name=slug, slug=slug, starts_on=house.program.starts_on, ends_on=house.program.ends_on,
                                     status="running", created_at=clock.now())
    two = [Enrolment.objects.create(program=program, membership=person, role=role, status="approved", capacity=2, applied_at=clock.now())
           for person, role in ((learner, "learner"), (mentor, "mentor"))]
    return active(program, *two)


def overlapping() -> int:
    """How many times somebody is in two sessions at once."""
    with connection.cursor() as cursor:
        cursor.execute("""SELECT count(*) FROM sessions_app_sessionclaim a JOIN sessions_app_sessionclaim b
            ON a.membership_id = b.membership_id AND a.id < b.id AND a.busy && b.busy WHERE a.is_active AND b.is_active""")
        return cursor.fetchone()[0]
