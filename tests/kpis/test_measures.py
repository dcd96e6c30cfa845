"""Each figure is the number of its own rows, and counts what its words say."""
from datetime import timedelta

import pytest

from accounts.services import reinstate_member, suspend_member
from assessments.models import Goal
from chat.models import Conversation
from common import clock
from kpis import services
from kpis.figures import SMALLEST_GROUP, measure
from kpis.measures import MEASURES, Scope
from kpis.models import SessionFeedback, Snapshot
from sessions_app.models import Session


def make_session(house, days_ago, status="held"):
    start = clock.now() - timedelta(days=days_ago)
    return Session.objects.create(mentorship=house.pair, starts_at=start, ends_at=start + timedelta(minutes=45), status=status,
                                  time_zone="Europe/Paris", booked_by=house.learner, created_at=start)


def rows(slug, program=None):
    return MEASURES[slug].rows(Scope.of(program)).count()


@pytest.fixture
def verger(cast):
    with cast.verger.bound():
        yield cast.verger


def test_sessions_count_in_their_window_only(verger):
    for days, status in ((1, "held"), (29, "held"), (31, "held"), (2, "missed"), (3, "technical"), (4, "cancelled"), (-2, "confirmed")):
        make_session(verger, days, status)
    assert rows("sessions-held") == 2
    assert rows("sessions-missed") == 1


def test_what_the_two_tell_differently_is_not_missed(verger):
    session = make_session(verger, 2, "missed")
    Session.objects.filter(pk=session.pk).update(is_disputed=True)
    assert rows("sessions-missed") == 0


def test_a_pair_is_quiet_only_without_session_message_or_plan(verger):
    verger.pair.started_at = clock.now() - timedelta(days=60)
    verger.pair.save(update_fields=["started_at"])
    assert rows("quiet-pairs") == 1
    planned = make_session(verger, -3, "confirmed")
    assert rows("quiet-pairs") == 0
    planned.delete()
    conversation = Conversation.objects.create(mentorship=verger.pair, last_seq=1, last_at=clock.now(), created_at=clock.now())
    assert rows("quiet-pairs") == 0
    conversation.last_at = clock.now() - timedelta(days=22)
    conversation.save(update_fields=["last_at"])
    assert rows("quiet-pairs") == 1
    make_session(verger, 20)
    assert rows("quiet-pairs") == 0


def test_a_new_pair_is_not_quiet_yet(verger):
    assert rows("active-pairs") == 1
    assert rows("quiet-pairs") == 0


def quiet_everywhere(house, as_person) -> list[int]:
    """How many the measure, its snapshot, the figure's page and the coordination's home each have."""
    coordinator, figures = as_person(house.coordinator), measure(house.program)
    listed, home = (coordinator.get(house.url(path)).context for path in ("/follow-up/quiet-pairs/", "/"))
    return [figures["counts"]["quiet-pairs"], len(figures["quiet"]), len(listed["lines"]), len(home["page"].quiet)]


@pytest.mark.parametrize("who", ["mentor", "learner"])
def test_a_pair_on_hold_is_not_quiet_until_the_person_is_back(verger, as_person, who):
    verger.pair.started_at = clock.now() - timedelta(days=60)
    verger.pair.save(update_fields=["started_at"])
    services.take_snapshot(None)  # the home shows what was measured before
    assert quiet_everywhere(verger, as_person) == [1] * 4
    suspend_member(actor=verger.coordinator, membership=verger.people[who])
    assert quiet_everywhere(verger, as_person) == [0] * 4
    assert rows("active-pairs") == 1
    reinstate_member(actor=verger.coordinator, membership=verger.people[who])
    assert quiet_everywhere(verger, as_person) == [1] * 4


def test_nor_is_a_pair_whose_program_is_over(verger):
    verger.pair.started_at = clock.now() - timedelta(days=60)
    verger.pair.save(update_fields=["started_at"])
    with clock.at(clock.now() + timedelta(days=181)):
        assert (rows("active-pairs"), rows("quiet-pairs")) == (1, 0)
    verger.program.status = "closed"
    verger.program.save()
    assert (rows("active-pairs"), rows("quiet-pairs")) == (1, 0)


def test_goals_reached_count_in_the_window(verger):
    common = {"enrolment": verger.enrolments["learner"], "specific": "x", "measurable": "x", "achievable": "x", "relevant": "x",
              "due_on": clock.now().date(), "created_at": clock.now()}
    Goal.objects.create(**common, status="reached", progress=100, closed_at=clock.now() - timedelta(days=5))
    Goal.objects.create(**common, status="reached", progress=100, closed_at=clock.now() - timedelta(days=50))
    Goal.objects.create(**common, status="dropped", closed_at=clock.now())
    assert rows("goals-reached") == 1


def test_figures_are_the_numbers_of_their_rows(verger):
    make_session(verger, 1)
    make_session(verger, 2, "missed")
    figures = measure(verger.program)
    assert figures["counts"] == {slug: rows(slug, verger.program) for slug in MEASURES}


def test_satisfaction_hides_small_groups_and_says_n(verger):
    for number in range(SMALLEST_GROUP):
        assert measure(None)["mean"] is None
        session = make_session(verger, number + 1)
        SessionFeedback.objects.create(session=session, membership=verger.learner, rating=3 + number % 2, given_at=clock.now())
    figures = measure(None)
    assert figures["mean"] == pytest.approx(3.33)
    assert (figures["answers"], figures["asked"]) == (SMALLEST_GROUP, 2 * SMALLEST_GROUP)


def test_the_figures_of_one_program_leave_out_the_others(verger):
    from programs.models import Program

    other = Program.objects.create(name="Autre", slug="autre", starts_on="2026-01-01", ends_on="2026-12-31", created_at=clock.now())
    make_session(verger, 1)
    assert measure(other)["counts"]["sessions-held"] == 0
    assert measure(verger.program)["counts"]["sessions-held"] == 1


def test_a_day_has_one_snapshot(verger):
    services.take_snapshots()
    services.take_snapshots()
    assert Snapshot.objects.count() == 2
    assert services.figures_for().counts["active-pairs"] == 1
