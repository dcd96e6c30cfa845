from datetime import timedelta
from uuid import uuid4

import pytest

from common import clock
from common.errors import Refused
from notifications.models import Delivery
from sessions_app.models import SchedulingPolicy, Session, SessionClaim
from sessions_app.selectors import free_starts, hours_of
from sessions_app.services import book_session, cancel_session, create_policy, move_session, set_availability, set_booking_rules
from sessions_app.slots import DateHours
from sessions_app.times import common_starts, first_starts

from .conftest import book


def path(house):
    return house.url(f"/pairs/{house.pair.pk}/book/")


def test_the_learner_books_a_slot_of_the_page(house, as_person):
    client = as_person(house.learner)
    page = client.get(path(house))
    assert page.status_code == 200
    start = page.context["week"].days[0][1][0]
    key = page.context["form"].initial["booking_key"]
    answer = client.post(path(house), {"starts_at": start.isoformat(), "booking_key": str(key)})
    session = Session.objects.get()
    assert answer.url == house.url(f"/sessions/{session.pk}/")
    assert (session.starts_at, session.minutes, session.status) == (start, 45, "confirmed")
    assert session.join_url.startswith("https://meet.jit.si/tandem-")
    assert [item.kind for item in session.agenda.all()] == ["welcome", "goals", "frame", "actions"]
    assert sum(item.minutes for item in session.agenda.all()) == 45
    assert set(session.claims.values_list("membership_id", flat=True)) == {house.learner.pk, house.mentor.pk}


def test_the_mentor_books_too(house, as_person):
    start = free_starts(house.pair)[5]
    answer = as_person(house.mentor).post(path(house), {"starts_at": start.isoformat(), "booking_key": str(uuid4())})
    assert answer.status_code == 302
    assert Session.objects.get().booked_by == house.mentor


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("other_learner", 404), ("observer", 404), ("coordinator", 403),
                                             ("former", 404)])
def test_nobody_else_books(house, as_person, who, status):
    start = free_starts(house.pair)[0].isoformat()
    client = as_person(house.people[who])
    assert client.get(path(house)).status_code == status
    assert client.post(path(house), {"starts_at": start, "booking_key": str(uuid4())}).status_code == status
    assert not Session.objects.exists()


def test_signed_out_people_sign_in_first(house, client):
    assert client.get(path(house)).status_code == 302


def test_a_pair_that_does_not_exist(house, as_person):
    assert as_person(house.learner).get(house.url(f"/pairs/{uuid4()}/book/")).status_code == 404


def test_wrong_method(house, as_person):
    assert as_person(house.learner).put(path(house)).status_code == 405


@pytest.mark.parametrize("sent", [{}, {"starts_at": "soon"}, {"starts_at": "2026-02-30T10:00:00+00:00"},
                                  {"starts_at": "2026-12-01T10:00"}, {"starts_at": "0001-01-01T00:00:00+00:00"},
                                  {"starts_at": "9999-12-31T23:59:59-12:00"}])
def test_no_sensible_time(house, as_person, sent):
    answer = as_person(house.learner).post(path(house), sent | {"booking_key": str(uuid4())})
    assert (answer.status_code, '<a href="#id_starts_at">Heure</a>' in answer.text) == (422, True)


def test_the_same_key_is_the_same_session(house):
    key, start = uuid4(), free_starts(house.pair)[0]
    first = book(house, start, key=key)
    assert book(house, start, key=key).pk == first.pk
    assert Session.objects.count() == 1


def test_a_taken_slot_comes_back_with_the_three_nearest(house, as_person):
    start = free_starts(house.pair)[4]
    book(house, start)
    answer = as_person(house.learner).post(path(house), {"starts_at": start.isoformat(), "booking_key": str(uuid4())})
    assert answer.status_code == 409
    alternatives = answer.context["alternatives"]
    assert len(alternatives) == 3
    assert alternatives == sorted(alternatives)
    for other in alternatives:
        assert other in free_starts(house.pair)
        assert other.isoformat() in answer.content.decode()


def test_time_outside_the_hours_is_refused(house):
    start = free_starts(house.pair)[0] + timedelta(minutes=7)
    with pytest.raises(Refused) as refusal:
        book(house, start)
    assert refusal.value.code == "taken"


def test_an_inactive_pair_books_nothing(house):
    house.pair.status = "ended"
    house.pair.save()
    with pytest.raises(Refused) as refusal:
        book(house, free_starts(house.pair)[0])
    assert refusal.value.code == "not_active"


def test_the_program_s_room_is_used(house):
    house.program.meeting_url = "https://video.verger.example/{room}?lang=fr"
    house.program.save()
    house.pair.refresh_from_db()
    url = book(house).join_url
    assert url.startswith("https://video.verger.example/")
    assert "{room}" not in url


def test_moving_frees_the_old_time_and_raises_the_sequence(house, session, as_person):
    client = as_person(house.mentor)
    before, start = session.starts_at, free_starts(house.pair)[9]
    address = house.url(f"/sessions/{session.pk}/move/")
    assert client.get(address).status_code == 200
    assert client.post(address, {"starts_at": start.isoformat(), "sequence": 0}).status_code == 302
    moved = Session.objects.get()
    assert (moved.starts_at, moved.sequence, moved.minutes) == (start, 1, 45)
    assert before in free_starts(house.pair)
    assert {claim.busy.lower for claim in SessionClaim.objects.all()} == {start}
    assert client.post(address, {"starts_at": start.isoformat(), "sequence": 0}).status_code == 302  # a double click
    assert Session.objects.get().sequence == 1


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00"])
def test_moving_to_no_sensible_time(house, session, as_person, at):
    answer = as_person(house.mentor).post(house.url(f"/sessions/{session.pk}/move/"), {"starts_at": at, "sequence": 0, "reason": "Examen"})
    assert (answer.status_code, "Examen" in answer.text, "Choisissez l’un des créneaux." in answer.text) == (422, True, True)


def test_another_week_is_turned_to_with_what_was_typed(house, session, as_person):
    client, page = as_person(house.learner), house.url(f"/sessions/{session.pk}/move/")
    week = client.get(page).context["week"]
    typed = {"reason": "Un oral ce jour-là", "sequence": session.sequence, "shown": week.monday}
    turned = client.post(page, typed | {"week": week.after})
    assert (turned.status_code, turned.context["week"].monday) == (200, week.after)
    assert "Un oral ce jour-là" in turned.text and "data-errors" not in turned.text
    refused = client.post(page, typed | {"shown": week.after})
    assert (refused.status_code, refused.context["week"].monday) == (422, week.after)
    assert client.post(page, typed | {"week": "never"}).context["week"].monday == week.monday
    assert Session.objects.get().sequence == session.sequence


def test_so_is_that_of_a_first_booking(house, as_person):
    client, page = as_person(house.learner), house.url(f"/pairs/{house.pair.pk}/book/")
    first = client.get(page).context
    kind = next(each.code for each in first["kinds"] if each.code != first["kind"])
    turned = client.post(page, {"kind": kind, "booking_key": uuid4(), "minutes": 45, "week": first["week"].after})
    assert (turned.status_code, turned.context["week"].monday, turned.context["kind"]) == (200, first["week"].after, kind)
    start = turned.context["week"].days[0][1][0]
    booked = client.post(page, {"kind": kind, "booking_key": uuid4(), "minutes": 45, "starts_at": start.isoformat(), "shown": "x"})
    assert booked.status_code == 302 and Session.objects.get().kind == kind


def test_moving_to_a_time_that_overlaps_its_own(house):
    starts, half_an_hour = free_starts(house.pair), timedelta(minutes=30)
    session = book(house, next(start for start in starts if start + half_an_hour in starts))  # no day's last
    moved = move_session(actor=house.learner, session=session, starts_at=session.starts_at + half_an_hour, sequence=0)
    assert moved.sequence == 1


def test_moving_what_the_other_moved_first(house, session, as_person):
    move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[9], sequence=0)
    answer = as_person(house.learner).post(house.url(f"/sessions/{session.pk}/move/"),
                                           {"starts_at": free_starts(house.pair)[12].isoformat(), "sequence": 0})
    assert answer.status_code == 409
    assert b'name="sequence" value="1"' in answer.content


def test_cancelling_frees_the_time_and_calls_the_reminders_off(house, session, as_person):
    client, address = as_person(house.learner), house.url(f"/sessions/{session.pk}/cancel/")
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "", "sequence": 0}).status_code == 422
    assert client.post(address, {"reason": "Grippe", "sequence": 0}).status_code == 302
    session.refresh_from_db()
    assert (session.status, session.cancel_reason, session.sequence) == ("cancelled", "Grippe", 1)
    assert session.cancelled_by == house.learner
    assert session.starts_at in free_starts(house.pair)
    due = Delivery.objects.filter(state="due", topic=session.pk).values_list("kind", flat=True)
    assert set(due) == {"sessions_app.cancelled"}


def test_after_a_change_by_the_other_the_page_shown_again_can_cancel(house, session, as_person):
    client, address = as_person(house.learner), house.url(f"/sessions/{session.pk}/cancel/")
    move_session(actor=house.mentor, session=session, starts_at=free_starts(house.pair)[9], sequence=0)
    page = client.post(address, {"reason": "Grippe", "sequence": 0})
    assert (page.status_code, "Grippe" in page.text) == (409, True)
    assert client.post(address, {"reason": "Grippe", "sequence": page.context["form"]["sequence"].value()}).status_code == 302
    assert Session.objects.get(pk=session.pk).status == "cancelled"


def test_what_is_called_off_already_or_over_asks_for_no_reason(house, session, as_person):
    client, address = as_person(house.learner), house.url(f"/sessions/{session.pk}/cancel/")
    sent = {"reason": "Grippe", "sequence": 0}
    for _twice in range(2):
        assert "Vous recevez tous deux" in client.post(address, sent, follow=True).text
    for again in (client.get(address, follow=True), client.post(address, sent | {"reason": "Autre"}, follow=True)):
        assert "Cette séance n’est plus prévue." in again.text
        assert "Vous recevez tous deux" not in again.text
    Session.objects.filter(pk=session.pk).update(status="held")
    for again in (client.get(address, follow=True), client.post(address, sent, follow=True)):
        assert (again.redirect_chain, "compte comme tardive" in again.text) == ([(house.url(f"/sessions/{session.pk}/"), 302)], False)


@pytest.mark.parametrize("act", ["move", "cancel"])
@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("other_learner", 404), ("observer", 403)])
def test_nobody_else_moves_or_cancels(house, session, as_person, act, who, status):
    client = as_person(house.people[who])
    address = house.url(f"/sessions/{session.pk}/{act}/")
    assert [client.get(address).status_code, client.post(address).status_code] == [status, status]


def test_what_has_started_stays(house, over):
    for act in (lambda: move_session(actor=house.learner, session=over, starts_at=free_starts(house.pair)[3], sequence=0),
                lambda: cancel_session(actor=house.learner, session=over, reason="x", sequence=0)):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "started"


def test_a_stranger_to_the_pair_is_refused_by_the_service_too(house):
    with pytest.raises(Refused):
        book_session(actor=house.other_learner, mentorship=house.pair, starts_at=free_starts(house.pair)[0], booking_key=uuid4())


def test_the_learner_s_own_hours_and_days_off_narrow_the_choice(house):
    from sessions_app.slots import Hours
    everything = len(free_starts(house.pair))
    set_availability(actor=house.learner, hours=[Hours(2, 840, 960, "Asia/Kolkata")], days_off=[])
    narrowed = free_starts(house.pair)
    assert 0 < len(narrowed) < everything
    assert {start.weekday() for start in narrowed} == {2}


def test_what_each_keeps_free_around_a_session_is_claimed(house):
    set_availability(actor=house.mentor, hours=hours_of(house.mentor), days_off=[], rules={"buffer_before": 10, "buffer_after": 20})
    free, around = set(free_starts(house.pair, step=15)), timedelta(minutes=75)
    session = book(house, min(start for start in free if {start - around, start + around} <= free))
    claims = {claim.membership_id: (claim.busy.lower, claim.busy.upper) for claim in session.claims.all()}
    assert claims == {
        house.mentor.pk: (session.starts_at - timedelta(minutes=10), session.ends_at + timedelta(minutes=20)),
        house.learner.pk: (session.starts_at, session.ends_at)}
    near = {start for start in free_starts(house.pair, step=15) if abs(start - session.starts_at) < timedelta(minutes=90)}
    assert near == {session.starts_at - around, session.starts_at + around}
    moved = move_session(actor=house.learner, session=session, starts_at=session.starts_at + timedelta(minutes=15), sequence=0)
    assert moved.claims.get(membership=house.mentor).busy.lower == moved.starts_at - timedelta(minutes=10)


def test_the_program_s_lengths_are_offered_and_no_other(house, as_person):
    create_policy(actor=house.coordinator, program=house.program, lengths=[30, 60])
    client = as_person(house.learner)
    page = client.get(path(house) + "?minutes=60")
    assert (page.context["lengths"], page.context["minutes"]) == ([30, 45, 60], 60)
    sent = {"starts_at": page.context["week"].days[0][1][0].isoformat(), "booking_key": str(uuid4()), "minutes": "60"}
    assert client.post(path(house), sent).status_code == 302
    assert Session.objects.get().minutes == 60
    assert client.get(path(house) + "?minutes=50").context["minutes"] == 45
    with pytest.raises(Refused) as refusal:
        book_session(actor=house.learner, mentorship=house.pair, starts_at=free_starts(house.pair)[0], booking_key=uuid4(), minutes=50)
    assert refusal.value.code == "length"


def test_coordinators_set_a_program_s_rules_in_the_admin(house, as_person):
    client, address = as_person(house.coordinator), house.url("/admin/sessions_app/schedulingpolicy/")
    rules = {"approval": "none", "lengths": "30,60", "change_notice_hours": 24, "late_after_minutes": 5, "missed_after_minutes": 15,
             "appeal_days": 7, "missed_told": 3, "counted_days": 90, "counts_late": "on"}
    assert client.post(address + "add/", {"program": house.program.pk} | rules).status_code == 302
    policy = SchedulingPolicy.objects.get(program=house.program)
    assert (policy.lengths, policy.change_notice_hours) == ([30, 60], 24)
    assert (policy.missed_told, policy.counted_days, policy.counts_late, policy.counts_late_cancel) == (3, 90, True, False)
    assert client.post(f"{address}{policy.pk}/change/", rules | {"lengths": "30"}).status_code == 302
    assert client.post(f"{address}{policy.pk}/change/", rules | {"late_after_minutes": 30}).status_code == 200
    assert client.post(address + "add/", {"program": house.program.pk} | rules).status_code == 200
    assert SchedulingPolicy.objects.get().lengths == [30]
    assert as_person(house.learner).get(address).status_code == 404


def test_the_first_free_time_of_many_mentors_is_the_first_that_they_have_in_common(house):
    session, program = book(house), house.program.pk
    set_availability(actor=house.other_mentor, hours=[], days_off=[], dates=[
        DateHours(clock.now().date() + timedelta(days=n), 600, 700, "Europe/Paris") for n in (5, 9)])
    both = [house.mentor, house.other_mentor]
    found = first_starts(house.learner, both, 45, program)
    assert found == {mentor: starts[0] for mentor, starts in common_starts(house.learner, both, 45, program).items()}
    assert found[house.mentor.pk] == free_starts(house.pair)[0] != session.starts_at
    assert found[house.other_mentor.pk].date() == clock.now().date() + timedelta(days=5)
    set_booking_rules(actor=house.other_mentor, window_days=3)
    assert common_starts(house.learner, both, 45, program)[house.other_mentor.pk] == []
    assert set(first_starts(house.learner, both, 45, program)) == {house.mentor.pk}
