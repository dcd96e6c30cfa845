"""While somebody is suspended, what is planned with them is on hold; once they are back it is on again. What passed counts for nothing."""
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import translation
from icalendar import Calendar

from accounts.services import reinstate_member, remove_member, suspend_member
from common import clock
from common.errors import Refused
from dashboard import mine
from notifications.messages import message_for
from notifications.models import Delivery
from sessions_app import invitations, next_times, services
from sessions_app.acts.answers import do_cancel
from sessions_app.models import CounterProposal, Session
from sessions_app.reliability import counted
from sessions_app.selectors import free_starts, in_feed, sessions, trials_in_feed
from sessions_app.tasks import give_back_time
from sessions_app.times import policy_of
from tests.outbox import fan_out

from .conftest import book
from .meetings import for_a_month
from .racing import at_once
from .series import of, series
from .test_mail import owed


def suspend(house, who="mentor"):
    suspend_member(actor=house.coordinator, membership=house.people[who])


def reinstate(house, who="mentor"):
    reinstate_member(actor=house.coordinator, membership=house.people[who])


def sent(kind):
    """As if the relay had handed it over."""
    Delivery.objects.filter(kind=f"sessions_app.{kind}", state="due").update(state="sent")


def refused(work, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        work(*arguments, **named)
    return refusal.value.code


@pytest.fixture
def planned(house):
    """Three days ahead, reminders and all."""
    found = book(house, next(start for start in free_starts(house.pair) if start > clock.now() + timedelta(days=3)))
    fan_out()
    return found


@pytest.fixture
def started(house, planned):
    """It has been suspended since yesterday, and the session began ten minutes ago."""
    suspend(house)
    now = clock.now()
    with clock.at(now - timedelta(days=1)):
        house.mentor.left_at = clock.now()
        house.mentor.save()
    Session.objects.filter(pk=planned.pk).update(starts_at=now - timedelta(minutes=10), ends_at=now + timedelta(minutes=35))
    return sessions().get(pk=planned.pk)


# ── who is told ──────────────────────────────────────────────────────────────────────────────────
def test_the_other_is_told_once_and_not_why(house, planned):
    suspend(house)
    row, = owed("on_hold")
    assert row.recipient_id == house.learner.pk
    body = message_for(row).body
    assert "Mehdi Mentor ne peut pas participer pour le moment" in body and f"/pairs/{house.pair.pk}/" in body
    assert "uspend" not in body
    house.learner.user.language = "en"
    house.learner.user.save()
    letter = message_for(owed("on_hold")[0])
    assert letter.subject == "On hold: your sessions with Mehdi Mentor"
    assert "counts against nobody" in letter.body and not letter.attachments
    with pytest.raises(Refused):
        suspend(house)
    assert len(owed("on_hold")) == 1


def test_with_nothing_planned_nobody_is_told(house):
    suspend(house)
    assert owed("on_hold") == []
    reinstate(house)
    assert owed("on_again") == []


def test_somebody_of_another_organization_is_told_nothing(house, planned):
    other = house.stranger.organization_id
    suspend(house)
    assert {row.organization_id for row in owed("on_hold")} == {house.organization.pk} != {other}


def test_back_in_time_it_is_on_again_and_both_are_reminded(house, planned):
    suspend(house)
    sent("on_hold")
    assert [message_for(row) for row in owed("reminder_day")] == [None, None]
    Delivery.objects.filter(kind="sessions_app.reminder_day").update(state="superseded")  # as if its turn had come
    reinstate(house)
    row, = owed("on_again")
    assert row.recipient_id == house.learner.pk
    assert "Ces séances ont lieu comme prévu" in message_for(row).body
    assert {r.recipient_id for r in owed("reminder_day")} == {house.learner.pk, house.mentor.pk}
    assert all(message_for(row) for row in owed("reminder_day"))
    assert Session.objects.get().status == "confirmed"


def test_back_before_it_was_told_nobody_is_told_anything(house, planned):
    suspend(house)
    reinstate(house)
    assert owed("on_hold") == owed("on_again") == []


def test_each_suspension_is_told(house, planned):
    for _time in range(2):
        suspend(house)
        assert len(owed("on_hold")) == 1
        sent("on_hold")
        reinstate(house)
        assert len(owed("on_again")) == 1
        sent("on_again")


def test_with_both_suspended_it_is_on_again_once_both_are_back(house, planned):
    suspend(house)
    sent("on_hold")
    suspend(house, "learner")
    assert [message_for(row) for row in owed("on_hold")] == [None]
    reinstate(house)
    assert owed("on_again") == []
    assert sessions().get().is_on_hold
    reinstate(house, "learner")
    assert [row.recipient_id for row in owed("on_again")] == [house.learner.pk]
    assert not sessions().get().is_on_hold


def test_who_is_removed_meanwhile_leaves_the_pair(house, planned):
    suspend(house)
    remove_member(actor=house.coordinator, membership=house.mentor)
    assert owed("on_hold") == []
    assert Session.objects.get().status == "cancelled"
    reinstate(house)
    assert owed("on_again") == []


# ── what cannot be done ──────────────────────────────────────────────────────────────────────────
def test_nothing_is_booked_held_moved_or_proposed(house, planned):
    starts = free_starts(house.pair)
    other = book(house, starts[9])
    suspend(house)
    learner = {"actor": house.learner}
    assert refused(book, house, starts[0]) == "on_hold"
    assert refused(services.hold_slot, **learner, mentorship=house.pair, starts_at=starts[0]) == "on_hold"
    assert refused(series, house) == "on_hold"
    assert refused(services.move_session, **learner, session=other, starts_at=starts[0], sequence=0) == "on_hold"
    assert refused(services.propose_times, **learner, session=other, starts=[starts[0]], reason="", sequence=0) == "on_hold"
    assert refused(services.move_session, actor=house.coordinator, session=other, starts_at=starts[0], sequence=0, reason="x") == "on_hold"
    assert next_times.next_starts(sessions().get(pk=other.pk), house.learner) == []
    reinstate(house)
    assert book(house, starts[0]).status == "confirmed"


def test_a_series_is_neither_moved_nor_accepted(house):
    services.create_policy(actor=house.coordinator, program=house.program, approval="other")
    found = series(house, actor=house.mentor, count=2)
    suspend(house)
    assert refused(services.accept_series, actor=house.learner, series=found) == "on_hold"
    Session.objects.update(status="confirmed", answer_by=None)
    first = sessions().get(pk=of(found)[0].pk)
    assert refused(services.plan_move, actor=house.learner, session=first, starts_at=first.starts_at + timedelta(hours=1),
                   scope="all") == "on_hold"


def test_what_was_proposed_is_not_accepted(house, planned):
    times = free_starts(house.pair)
    services.propose_times(actor=house.mentor, session=planned, starts=[times[0]], reason="", sequence=0)
    services.create_policy(actor=house.coordinator, program=house.program, approval="other")
    asked = book(house, times[5], actor=house.mentor)
    suspend(house)
    proposal = CounterProposal.objects.get()
    assert refused(services.accept_times, actor=house.learner, proposal=proposal, starts_at=times[0]) == "on_hold"
    assert refused(services.accept_session, actor=house.learner, session=asked, sequence=0) == "on_hold"
    services.cancel_session(actor=house.learner, session=asked, sequence=0, reason="x")


def test_giving_it_up_is_late_for_nobody(house):
    session = book(house)
    Session.objects.filter(pk=session.pk).update(starts_at=clock.now() + timedelta(hours=1), ends_at=clock.now() + timedelta(hours=2))
    suspend(house)
    services.cancel_session(actor=house.learner, session=session, sequence=0, reason="x")
    assert (Session.objects.get().status, Session.objects.get().is_late_cancel) == ("cancelled", False)


def test_the_refusal_names_the_person_in_one_s_own_language(house):
    suspend(house)
    for language, said in (("fr", "Mehdi Mentor ne peut pas participer"), ("en", "Mehdi Mentor cannot take part")):
        with translation.override(language):
            assert said in services.unbookable(house.pair).message


# ── what passes meanwhile ────────────────────────────────────────────────────────────────────────
def test_what_starts_meanwhile_does_not_take_place_and_counts_against_nobody(house, started):
    assert started.is_on_hold
    assert refused(services.record_attendance, actor=house.learner, session=started, mine="present", theirs="absent") == "on_hold"
    assert refused(services.settle_session, actor=house.coordinator, session=started, status="missed", missed_by="mentor") == "not_over"
    before = Delivery.objects.count()
    assert (services.let_pass(), services.let_pass()) == (1, 0)
    session = Session.objects.get()
    assert (session.status, session.cancelled_by, session.is_late_cancel) == ("cancelled", None, False)
    assert Delivery.objects.count() == before
    assert not Delivery.objects.filter(topic=session.pk, state="due").exists()
    reinstate(house)
    assert Session.objects.get().status == "cancelled"
    assert counted(house.mentor, policy_of(house.pair)) == []


def test_who_is_back_before_that_was_swept_finds_it_called_off(house, started):
    reinstate(house)
    assert Session.objects.get().status == "cancelled"
    assert services.let_pass() == 0


def test_a_session_of_a_series_passes_alone(house):
    found = series(house, count=3)
    fan_out()
    suspend(house)
    first, second, third = of(found)
    with clock.at(first.starts_at + timedelta(minutes=1)):
        assert services.let_pass() == 1
    assert [s.status for s in of(found)] == ["cancelled", "confirmed", "confirmed"]
    assert owed("series_cancelled") == []


def test_what_had_begun_before_may_be_told_of(house, over):
    suspend(house)
    assert not sessions().get().is_on_hold
    assert services.let_pass() == 0
    services.record_attendance(actor=house.learner, session=over, mine="present", theirs="present")
    assert Session.objects.get().status == "held"


def called_absent(house, over, **policy):
    services.create_policy(actor=house.coordinator, program=house.program, **policy)
    return services.record_attendance(actor=house.learner, session=over, mine="present", theirs="absent")


def disagree(house, over):
    return services.record_attendance(actor=house.mentor, session=over, mine="present", theirs="present").is_disputed


def to_say(house):
    """The sessions on which the mentor's home asks for a word."""
    return mine.to_say(mine.sessions_around(house.mentor, [house.pair]))


def test_the_days_to_disagree_stand_still_meanwhile(house, over):
    called_absent(house, over, appeal_days=5)
    said = clock.now()
    with clock.at(said + timedelta(days=2)):
        suspend(house)
    with clock.at(said + timedelta(days=20)):
        assert (refused(disagree, house, over), to_say(house)) == ("appeal_over", [])
        reinstate(house)
    for day, may in ((22, True), (24, False)):
        with clock.at(said + timedelta(days=day)), transaction.atomic():
            assert (services.no_word_any_more(sessions().get(pk=over.pk)) is None, len(to_say(house))) == (may, may)
    with clock.at(said + timedelta(days=22)):
        assert disagree(house, over)
    over.refresh_from_db()
    assert over.closed_at <= said, "when it was closed stays as it was"


def test_a_word_is_asked_for_on_return_however_long_that_took(house, over):
    called_absent(house, over, appeal_days=5)
    suspend(house)
    with clock.at(clock.now() + timedelta(days=90)):
        reinstate(house)
        assert to_say(house) == [over]
        assert disagree(house, over)


def test_and_stand_still_each_time(house, over):
    called_absent(house, over, appeal_days=5)
    said = clock.now()
    for first, last in ((1, 11), (13, 23)):
        with clock.at(said + timedelta(days=first)):
            suspend(house)
        with clock.at(said + timedelta(days=last)):
            reinstate(house)
    with clock.at(said + timedelta(days=26)):  # one day, two days, and two more
        assert refused(disagree, house, over) == "appeal_over"
    with clock.at(said + timedelta(days=24)):
        assert disagree(house, over)


@pytest.mark.parametrize(("spans", "still"), [
    ([("mentor", 1, 11), ("learner", 5, 15)], 14),  # one begins in the other
    ([("learner", 1, 11), ("mentor", 5, 15)], 14),
    ([("mentor", 1, 15), ("learner", 5, 11)], 14),  # one within the other
    ([("learner", 1, 15), ("mentor", 5, 11)], 14),
    ([("mentor", 1, 40), ("learner", 20, 30)], 39),  # begun when the days would have been over
    ([("mentor", 1, 11), ("learner", 5, 25), ("mentor", 15, 35)], 34),
    ([("mentor", 1, 30), ("learner", 5, 11), ("learner", 13, 35)], 34),
    ([("mentor", 1, 5), ("learner", 6, 10)], 8),  # apart
])
def test_a_day_on_which_both_are_suspended_is_given_back_once(house, over, spans, still):
    called_absent(house, over, appeal_days=5)
    said = clock.now()
    for day, act, who in sorted([(first, suspend, who) for who, first, _ in spans] + [(last, reinstate, who) for who, _, last in spans],
                                key=lambda step: step[0]):
        with clock.at(said + timedelta(days=day)):
            act(house, who)
    with clock.at(said + timedelta(days=5 + still, seconds=1)):
        assert refused(disagree, house, over) == "appeal_over"
    with clock.at(said + timedelta(days=5 + still, seconds=-1)):
        assert disagree(house, over)


def test_whoever_is_back_first_has_what_was_left_of_the_days(house, over):
    called_absent(house, over, appeal_days=5)
    said = clock.now()
    for day, act, who in ((1, suspend, "mentor"), (2, suspend, "learner"), (20, reinstate, "mentor")):
        with clock.at(said + timedelta(days=day)):
            act(house, who)
    with clock.at(said + timedelta(days=23)):
        assert disagree(house, over)


def test_what_was_over_before_stays_over(house, over):
    called_absent(house, over, appeal_days=2)
    with clock.at(clock.now() + timedelta(days=3)):
        suspend(house)
        reinstate(house)
        assert refused(disagree, house, over) == "appeal_over"
    assert sessions().get(pk=over.pk).appeal_from is None


def test_who_is_called_absent_meanwhile_is_told_on_return_and_has_all_the_days(house, over):
    suspend(house)
    called_absent(house, over, appeal_days=3)
    row, = owed("called_absent")
    assert message_for(row) is None
    Delivery.objects.filter(pk=row.pk).update(state="superseded")  # as the relay does with what is not to be said
    with clock.at(clock.now() + timedelta(days=10)):
        reinstate(house)
        row, = owed("called_absent")
        assert "/act/" in message_for(row).body
    with clock.at(clock.now() + timedelta(days=12)):
        assert disagree(house, over)


def test_what_is_settled_stays_so(house, over):
    called_absent(house, over)
    suspend(house)
    services.settle_session(actor=house.coordinator, session=over, status="missed", missed_by="mentor")
    reinstate(house)
    assert (refused(disagree, house, over), sessions().get(pk=over.pk).appeal_from) == ("settled", None)


def test_nobody_is_nudged(house):
    with clock.at(clock.now() + timedelta(days=house.program.session_every_days, hours=1)):
        suspend(house)
        assert services.nudge_idle_pairs() == 0
        reinstate(house)
        assert services.nudge_idle_pairs() == 1
        rows = owed("nothing_booked")
        suspend(house)
        assert [message_for(row) for row in rows] == [None, None]


def test_the_task_looks_in_every_organization(committed_house):
    house = committed_house
    with house.bound():
        session = book(house)
        suspend(house)
        Session.objects.update(starts_at=clock.now() + timedelta(microseconds=1))
    give_back_time()
    with house.bound():
        assert Session.objects.get(pk=session.pk).status == "cancelled"


# ── pages, calendars, API ────────────────────────────────────────────────────────────────────────
def test_pages_say_so_and_lead_nowhere(house, planned, as_person):
    client, page = as_person(house.learner), house.url(f"/sessions/{planned.pk}/")
    suspend(house)
    shown = client.get(page).content.decode()
    assert "En suspens" in shown and "Mehdi Mentor ne peut pas participer" in shown
    assert f"{page}cancel/" in shown
    for way in ("move", "join", "times", "propose"):
        assert f"{page}{way}/" not in shown
    for way in ("move", "join"):
        assert client.get(f"{page}{way}/")["Location"] == page
    assert not planned.arrivals.exists()
    for address in ("/", "/sessions/", "/calendar/?view=list", f"/pairs/{house.pair.pk}/"):
        assert "En suspens" in client.get(house.url(address)).content.decode(), address
    booking = client.get(house.url(f"/pairs/{house.pair.pk}/book/")).content.decode()
    assert "Mehdi Mentor ne peut pas participer" in booking and 'name="starts_at"' not in booking
    refusal = client.post(house.url(f"/pairs/{house.pair.pk}/book/"), {
        "starts_at": planned.starts_at.isoformat(), "booking_key": uuid4(), "minutes": 45})
    assert refusal.status_code == 409 and "Mehdi Mentor ne peut pas participer" in refusal.content.decode()


@pytest.mark.parametrize("is_agreed", [False, True])
@pytest.mark.parametrize("who", ["learner", "coordinator"])
def test_the_page_of_a_series_says_so_and_leads_nowhere(house, as_person, is_agreed, who):
    services.create_policy(actor=house.coordinator, program=house.program, approval="none" if is_agreed else "other")
    found = series(house, actor=house.mentor, count=2)
    suspend(house)
    client, first = as_person(house.people[who]), of(found)[0]
    shown = client.get(house.url(f"/series/{found.pk}/")).content.decode()
    assert "Mehdi Mentor ne peut pas participer" in shown
    assert "attendent une réponse" not in shown
    for way in (f"{found.pk}/accept/", f"{first.pk}/move/"):
        assert way not in shown
    assert f"{first.pk}/cancel/?scope=all" in shown
    assert f"{first.pk}/move/" not in client.get(house.url(f"/sessions/{first.pk}/cancel/")).content.decode()


def test_a_series_is_begun_by_nobody_and_cancelled_without_an_email_to_them(house, as_person):
    first = of(series(house, actor=house.mentor, count=2))[0]
    suspend(house)
    client = as_person(house.learner)
    begun = client.get(house.url(f"/pairs/{house.pair.pk}/series/")).content.decode()
    assert "Mehdi Mentor ne peut pas participer" in begun and "Aucune heure" not in begun
    shown = client.post(house.url(f"/sessions/{first.pk}/cancel/"), {"reason": "x", "sequence": first.sequence, "scope": "all"},
                        follow=True).content.decode()
    assert "2 séances sont annulées." in shown and "Vous recevez tous deux" not in shown


def test_a_meeting_is_added_without_an_email_to_them(house, as_person):
    suspend(for_a_month(house))
    client, address = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/log/")
    asked = client.get(address).content.decode()
    assert "Mehdi ne peut pas participer pour le moment et ne reçoit pas d’e-mail." in asked and "peut dire que" not in asked
    day = clock.today() - timedelta(days=1)
    client.post(address, {"booking_key": uuid4(), "day": day, "at": "10:00", "minutes": 45, "place": "phone", "mine": "present",
                          "theirs": "present"})
    page = client.get(house.url("/")).content.decode()
    assert "La rencontre est ajoutée." in page and "peut dire que" not in page


def test_what_is_cancelled_meanwhile_promises_neither_an_email_to_them_nor_a_way_back(house, planned, as_person):
    suspend(house)
    client, page = as_person(house.learner), house.url(f"/sessions/{planned.pk}/")
    asked = client.get(f"{page}cancel/").content.decode()
    assert "Mehdi ne peut pas participer pour le moment et ne reçoit pas d’e-mail." in asked and "l’un et l’autre" not in asked
    shown = client.post(f"{page}cancel/", {"reason": "x", "sequence": planned.sequence}, follow=True).content.decode()
    assert "La séance est annulée." in shown and "Vous recevez tous deux" not in shown
    assert f"{page}undo/" not in shown
    assert refused(services.undo_change, actor=house.learner, session=planned) == "on_hold"
    told = {row.recipient_id for row in owed("cancelled") if message_for(row)}
    assert told == {house.learner.pk}
    reinstate(house)
    assert f"{page}undo/" in client.get(page).content.decode()


def test_nor_does_its_cancelling_from_an_email(house, planned):
    suspend(house)
    with translation.override("en"):
        said = do_cancel(house.learner, planned.pk, {"reason": "x", "sequence": planned.sequence})
    assert said == "The session is cancelled."


def test_a_coordinator_sees_it_too_and_can_cancel(house, planned, as_person):
    suspend(house)
    page = house.url(f"/sessions/{planned.pk}/")
    shown = as_person(house.coordinator).get(page).content.decode()
    assert "En suspens" in shown and f"{page}cancel/" in shown and f"{page}move/" not in shown


@pytest.mark.parametrize("in_series", [False, True])
def test_calendars_that_subscribe_show_it_as_not_certain(house, in_series):
    made = of(series(house, count=2)) if in_series else [book(house)]

    def stands():
        mine = list(in_feed(house.learner))
        found = Calendar.from_ical(invitations.feed(mine, trials_in_feed(house.learner), house.learner, is_busy_only=False))
        return {str(event["STATUS"]) for event in found.walk("VEVENT")}

    assert made and stands() == {"CONFIRMED"}
    suspend(house)
    assert stands() == {"TENTATIVE"}
    reinstate(house)
    assert stands() == {"CONFIRMED"}


# ── at once ──────────────────────────────────────────────────────────────────────────────────────
def test_whoever_books_while_somebody_is_suspended_is_told_or_refused(committed_house):
    house = committed_house
    with house.bound():
        starts = free_starts(house.pair)[4:36:2]

    def work(number):
        with house.bound():
            return suspend(house) if number == 5 else book(house, starts[number]).pk

    answers = at_once(work, 16)
    assert {a.code for a in answers if isinstance(a, Refused)} <= {"on_hold"}
    with house.bound():
        made = Session.objects.count()
        assert made == sum(not isinstance(a, Refused) for a in answers) - 1
        assert len(owed("on_hold")) == bool(made)
        assert refused(book, house, starts[5]) == "on_hold"


def test_coming_back_and_what_passes_do_not_get_in_each_other_s_way(committed_house):
    house = committed_house
    with house.bound():
        passed, to_come = book(house, free_starts(house.pair)[0]), book(house, free_starts(house.pair)[40])
        suspend(house)
        sent("on_hold")
        Session.objects.filter(pk=passed.pk).update(starts_at=clock.now() + timedelta(microseconds=1))

    def work(number):
        with house.bound():
            return reinstate(house) if number == 3 else services.let_pass()

    answers = at_once(work, 8)
    assert not any(isinstance(a, Refused) for a in answers) and sum(a or 0 for a in answers) <= 1
    with house.bound():
        assert [Session.objects.get(pk=s.pk).status for s in (passed, to_come)] == ["cancelled", "confirmed"]
        assert len(owed("on_again")) == 1
