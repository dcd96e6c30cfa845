"""A program that is closed, or past its last day: what was agreed goes on, unless whoever closes it calls it off."""
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils.formats import date_format

from common import clock
from common.errors import Refused
from kpis.services import ask_pulses
from matching.facts import common_starts
from matching.models import MentoringRequest, Mentorship, TrialMeeting
from matching.selectors.requests import run_out
from matching.services import accept_proposal, end_mentorship, plan_trial, run_out_request
from notifications.messages import message_for
from notifications.models import Delivery
from notifications.selectors import hours_of, preferences_of, waits_until
from programs import closing
from programs.models import Enrolment, Program
from programs.services import close_program, reopen_program
from sessions_app import services
from sessions_app.models import Session
from sessions_app.selectors import free_starts, sessions
from tests.matching.asking import ask, open_ways
from tests.matching.people import enrol
from tests.outbox import fan_out

from .conftest import book, open_hours
from .racing import active, at_once, in_another_program
from .series import series
from .test_mail import calendar_of, owed


def close(house, **how):
    done = close_program(actor=house.coordinator, program=house.program, **how)
    house.program.refresh_from_db()
    house.pair.refresh_from_db()
    return done


def refused(work, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        work(*arguments, **named)
    return refusal.value


@pytest.fixture
def planned(house):
    """Three days ahead, reminders and all."""
    found = book(house, next(start for start in free_starts(house.pair) if start > clock.now() + timedelta(days=3)))
    fan_out()
    return found


def proposed(house):
    """A pair that nobody has answered."""
    return Mentorship.objects.create(program=house.program, learner=house.enrolments["other_learner"],
                                     mentor=house.enrolments["other_mentor"], mentor_seat=1, status="proposed", proposed_at=clock.now())


# ── it goes on ───────────────────────────────────────────────────────────────────────────────────
def test_what_is_planned_goes_on_and_is_reminded_of(house, planned):
    close(house)
    assert (Session.objects.get().status, house.pair.status) == ("confirmed", "active")
    assert owed("cancelled") == [] and not Delivery.objects.filter(kind="matching.ended").exists()
    assert len(owed("reminder_day")) == len(owed("reminder_hour")) == 2
    assert all(message_for(row) for row in owed("reminder_day"))
    moved = services.move_session(actor=house.learner, session=planned, starts_at=free_starts(house.pair)[30], sequence=0)
    services.propose_times(actor=house.mentor, session=moved, starts=[free_starts(house.pair)[35]], reason="", sequence=1)
    Session.objects.update(starts_at=clock.now() - timedelta(hours=2), ends_at=clock.now() - timedelta(hours=1))
    services.record_attendance(actor=house.learner, session=sessions().get(), mine="present", theirs="present")
    assert Session.objects.get().status == "held"


def test_its_last_day_takes_nothing_away(house, planned):
    house.program.ends_on = clock.today() - timedelta(days=1)
    house.program.save()
    assert all(message_for(row) for row in owed("reminder_day"))
    assert Session.objects.get().status == "confirmed"


def test_nothing_new_is_booked_or_asked(house, planned):
    starts = free_starts(house.pair)
    close(house)
    for work, asked in (
            (services.book_session, {"starts_at": starts[0], "booking_key": uuid4()}), (services.hold_slot, {"starts_at": starts[0]})):
        refusal = refused(work, actor=house.learner, mentorship=house.pair, **asked)
        assert refusal.code == "over" and "Premier emploi" in refusal.message
    assert refused(series, house).code == "over"
    with clock.at(clock.now() + timedelta(days=30)):
        assert ask_pulses() == services.nudge_idle_pairs() == 0
        reopen_program(actor=house.coordinator, program=house.program)
        assert ask_pulses() == 2
    assert book(house, starts[0]).status == "confirmed"


def test_a_nudge_that_waits_is_not_sent(house):
    with clock.at(clock.now() + timedelta(days=house.program.session_every_days, hours=1)):
        assert services.nudge_idle_pairs() == 1
        rows = owed("nothing_booked")
        close(house)
        assert [message_for(row) for row in rows] == [None, None]


def test_after_its_last_day_the_refusal_says_so(house, planned, as_person):
    start = free_starts(house.pair)[0]
    house.program.ends_on = clock.today() - timedelta(days=1)
    house.program.save()
    house.pair.refresh_from_db()
    said = f"«\u00a0Premier emploi\u00a0» a pris fin le {date_format(house.program.ends_on, 'DATE_FORMAT')}"
    assert said in refused(book, house, start).message
    assert said in refused(services.move_session, actor=house.learner, session=planned, starts_at=start, sequence=0).message
    page = as_person(house.learner).get(house.url(f"/pairs/{house.pair.pk}/book/")).content.decode()
    assert said in page


def test_pages_offer_nothing_new(house, planned, as_person):
    close(house)
    booking = house.url(f"/pairs/{house.pair.pk}/book/")
    for who in (house.learner, house.mentor):
        for address in ("/", f"/pairs/{house.pair.pk}/"):
            assert booking not in as_person(who).get(house.url(address)).content.decode()
    page = as_person(house.learner).get(booking).content.decode()
    assert "est clos\u00a0: aucune nouvelle séance" in page and 'name="starts_at"' not in page
    Session.objects.all().delete()
    home = as_person(house.learner).get(house.url("/")).content.decode()
    assert booking not in home and "Vous n’êtes encore dans aucun programme" not in home


def test_a_proposal_cannot_be_accepted_while_it_is_closed(house):
    pair = proposed(house)
    close(house)
    assert refused(accept_proposal, actor=house.other_learner, mentorship=pair).code == "closed"


# ── it ends ──────────────────────────────────────────────────────────────────────────────────────
def test_pairs_end_and_what_is_planned_is_called_off_for_both(house, planned):
    series(house, count=2)
    close(house, ends_pairs=True)
    assert set(Session.objects.values_list("status", flat=True)) == {"cancelled"}
    assert (house.pair.status, house.pair.end_cause, house.pair.ended_by) == ("ended", "done", house.coordinator)
    assert owed("reminder_day") == owed("reminder_hour") == owed("preparation") == []
    for kind in ("cancelled", "series_cancelled"):
        rows = owed(kind)
        assert {row.recipient_id for row in rows} == {house.mentor.pk, house.learner.pk}
        assert {str(calendar_of(message_for(row))[1]["METHOD"]) for row in rows} == {"CANCEL"}
    told = Delivery.objects.select_related("organization", "recipient__user").filter(kind="matching.ended")
    assert {row.recipient_id for row in told} == {house.mentor.pk, house.learner.pk}
    assert all("Le programme «\u00a0Premier emploi\u00a0» est clos." in message_for(row).body for row in told)
    house.learner.user.language = "en"
    house.learner.user.save()
    assert "The program “Premier emploi” is closed." in message_for(told.get(recipient=house.learner)).body


def test_proposals_and_trial_meetings_go_too(house):
    pair, newcomer = proposed(house), enrol(house, "learner", "Nouveau")
    open_ways(house, trials=True)
    mentor = house.enrolments["mentor"]
    start = common_starts(newcomer.membership, [house.mentor], 20, house.program.pk)[house.mentor.pk][10]
    trial = plan_trial(actor=newcomer.membership, learner=newcomer, mentor=mentor, starts_at=start)
    assert {each.what: each.n for each in closing.touched(house.program)} == {"active_pairs": 1, "open_proposals": 1, "trial_meetings": 1}
    close(house, ends_pairs=True)
    assert Mentorship.objects.get(pk=pair.pk).status == "ended"
    assert TrialMeeting.objects.get(pk=trial.pk).is_cancelled
    told = Delivery.objects.select_related("organization", "recipient__user").get(kind="matching.declined", recipient=house.other_learner)
    assert "Le programme «\u00a0Premier emploi\u00a0» est clos." in message_for(told).body
    assert closing.touched(house.program) == []


def test_other_programs_and_organizations_stay_as_they_are(house, cast):
    other = in_another_program(house, house.other_learner, house.mentor)
    kept = services.book_session(actor=house.mentor, mentorship=other, starts_at=free_starts(other)[3], booking_key=uuid4())
    close(house, ends_pairs=True)
    assert Session.objects.get(pk=kept.pk).status == "confirmed"
    assert Mentorship.objects.get(pk=other.pk).status == "active"


def test_the_other_organization_s_pair_goes_on(committed_cast):
    house, harbour = committed_cast.verger, committed_cast.harbour
    for each in (house, harbour):
        with each.bound():
            open_hours(each)
            book(each)
    with house.bound():
        close(house, ends_pairs=True)
    with harbour.bound():
        assert (Session.objects.get().status, Mentorship.objects.get().status) == ("confirmed", "active")


def test_twice_is_once(house, planned):
    close(house, ends_pairs=True)
    before = Delivery.objects.count()
    assert refused(close, house, ends_pairs=True).code == "status"
    assert Delivery.objects.count() == before


# ── who hears of it ──────────────────────────────────────────────────────────────────────────────
def closing_mails():
    """{person: what they read}, of those whom it still tells something."""
    rows = Delivery.objects.select_related("organization", "recipient__user").filter(kind="matching.program_closed", state="due")
    return {row.recipient: said for row in rows if (said := message_for(row))}


def test_both_and_whoever_waits_are_told_once(house, planned):
    pair, waiting = proposed(house), enrol(house, "learner", "Nouvelle")
    close(house)
    told = closing_mails()
    assert set(told) == {house.learner, house.mentor, house.other_learner, house.other_mentor, waiting.membership}
    assert "Votre mentorat avec Mehdi Mentor va à son terme" in told[house.learner].body
    assert "Votre mentorat avec Léa Learner va à son terme" in told[house.mentor].body
    assert f"avec {pair.mentor.membership.name} qui vous était proposé ne peut pas" in told[house.other_learner].body
    assert "Vous y attendiez un mentor" in told[waiting.membership].body
    for person, said in told.items():
        assert "est clos" in said.subject and "aucune nouvelle séance" in said.body
        assert ("va à son terme" in said.body) == (person in (house.learner, house.mentor))
        assert ("Vous y attendiez" in said.body) == (person == waiting.membership)
    reopen_program(actor=house.coordinator, program=house.program)
    assert closing_mails() == {}
    with clock.at(clock.now() + timedelta(hours=1)):
        close(house)
        assert len(closing_mails()) == 5


def test_what_explains_cancellations_leaves_before_them_at_night_too(house, planned):
    night = (planned.starts_at + timedelta(days=-1)).astimezone(ZoneInfo("Europe/Paris")).replace(hour=23, minute=30)
    with clock.at(night):
        close(house, ends_pairs=True)
        rows = Delivery.objects.select_related("organization", "recipient__user").filter(
            kind__in=("matching.ended", "sessions_app.cancelled"), state="due").order_by("due_at")
        assert [row.kind for row in rows] == ["matching.ended"] * 2 + ["sessions_app.cancelled"] * 2
        for row in rows:
            chosen = preferences_of(row.recipient)
            assert hours_of(chosen, "Europe/Paris").around(clock.now()) and waits_until(row, chosen) is None


def test_it_reads_in_english_too(house, planned):
    close(house)
    house.learner.user.language = "en"
    house.learner.user.save()
    told = next(said for person, said in closing_mails().items() if person == house.learner)
    html = told.alternatives[0][0]
    for said in (told.body, html):
        assert "Your mentorship with Mehdi Mentor goes on to its end" in said and "no new sessions can be booked" in said


def asked_two(house, people):
    """Of a learner who waits for one mentor and has another as next choice, and a mentor who waits for a learner."""
    open_ways(house, open_requests=1)
    enrolled = [enrol(house, role, name) for role, name in people]
    for mentor in enrolled[1:3]:
        ask(house, enrolled[0], mentor)
    return [part.membership for part in enrolled]


@pytest.mark.parametrize("ends_pairs", [False, True])
def test_requests_end_in_one_message_that_offers_no_other_mentor(house, ends_pairs):
    learner, first, second = asked_two(house, [("learner", "Lina"), ("mentor", "Ada"), ("mentor", "Bea")])
    assert {each.what: each.n for each in closing.touched(house.program)}["open_requests"] == 2
    close(house, ends_pairs=ends_pairs)
    assert set(MentoringRequest.objects.values_list("status", "closing")) == {("closed", "program")}
    assert not Delivery.objects.filter(state="due", kind__startswith="matching.request").exists()
    told = closing_mails()
    assert "Votre demande à Ada a pris fin avec le programme." in told[learner].body
    assert "Votre demande à Bea a pris fin avec le programme." in told[learner].body and "suggestions" not in told[learner].body
    assert "Lina vous avait demandé" in told[first].body and "Lina" not in told[second].body
    assert (house.learner in told) is not ends_pairs  # their pair has ended, which tells them that the program is closed


def test_a_request_that_ended_before_sends_nobody_to_a_closed_program(house):
    learner, _first, _second = asked_two(house, [("learner", "Lina"), ("mentor", "Ada"), ("mentor", "Bea")])
    Program.objects.update(status="closed")
    for request in run_out(clock.now()):
        run_out_request(request_id=request)
    mail = message_for(Delivery.objects.select_related("organization", "recipient__user").filter(
        kind="matching.request_closed", recipient=learner).first())
    assert "n’a plus lieu" in mail.body
    for said in (mail.body, mail.alternatives[0][0]):
        assert "suggestions" not in said and "/mentors/" not in said


# ── the page ─────────────────────────────────────────────────────────────────────────────────────
def test_the_page_says_what_it_touches_and_lets_one_choose(house, planned, as_person):
    client, address = as_person(house.coordinator), house.url("/programs/premier-emploi/close/")
    assert address in client.get(house.url("/programs/premier-emploi/manage/")).content.decode()
    page = client.get(address).content.decode()
    assert "1 binôme est actif." in page and "1 séance est prévue." in page
    assert 'value="keep"' in page and page.index("checked") < page.index('value="end"')
    house.coordinator.user.language = "en"
    house.coordinator.user.save()
    assert "1 session is planned." in as_person(house.coordinator).get(address).content.decode()
    assert client.post(address, {"planned": "perhaps"}).status_code == 422
    assert Program.objects.get(pk=house.program.pk).status == "running"
    assert "have ended" in client.post(address, {"planned": "end"}, follow=True).content.decode()
    assert Session.objects.get().status == "cancelled"
    assert client.get(address).status_code == 302


def test_without_a_choice_what_is_planned_is_kept(house, planned, as_person):
    as_person(house.coordinator).post(house.url("/programs/premier-emploi/close/"))
    assert Program.objects.get(pk=house.program.pk).status == "closed"
    assert Session.objects.get().status == "confirmed"


def test_where_nothing_goes_on_there_is_nothing_to_choose(house, as_person):
    end_mentorship(actor=house.coordinator, mentorship=house.pair, reason="", cause=Mentorship.Cause.DONE)
    page = as_person(house.coordinator).get(house.url("/programs/premier-emploi/close/")).content.decode()
    assert "radio" not in page


def test_it_says_that_applications_wait_and_keeps_the_choice(house, planned, as_person):
    client, address = as_person(house.coordinator), house.url("/programs/premier-emploi/close/")
    assert "candidature attend" not in client.get(address).text
    Enrolment.objects.create(program=house.program, membership=house.observer, role="learner", status="applied", applied_at=clock.now())
    queue = house.url("/programs/premier-emploi/applications/")
    for answer in (client.get(address), client.post(address, {"planned": "end"})):
        assert "1 candidature attend une réponse. Répondez-y avant de clore." in answer.text and queue in answer.text
    assert answer.status_code == 422 and answer.text.index("checked") > answer.text.index('value="end"')
    assert Program.objects.get(pk=house.program.pk).status == "running"


def test_others_do_not_see_it(house, as_person):
    address = house.url("/programs/premier-emploi/close/")
    for who, answer in ((house.learner, 403), (house.observer, 403), (house.stranger, 404)):
        assert as_person(who).get(address).status_code == answer


# ── at once ──────────────────────────────────────────────────────────────────────────────────────
def test_whoever_books_while_it_ends_is_called_off_or_refused(committed_house):
    house = committed_house
    with house.bound():
        pairs = [house.pair, active(house.program, house.enrolments["other_learner"], house.enrolments["mentor"], 2)]
        starts = free_starts(house.pair)[4:36:2]

    def work(number):
        with house.bound():
            if number in (4, 5):
                return close_program(actor=house.coordinator, program=house.program, ends_pairs=True).status
            pair = pairs[number % 2]
            return services.book_session(actor=pair.learner.membership, mentorship=pair, starts_at=starts[number], booking_key=uuid4()).pk

    answers = at_once(work, 16)
    assert {a.code for a in answers if isinstance(a, Refused)} <= {"not_active", "over", "status"}
    assert answers.count("closed") == 1
    with house.bound():
        assert not Session.objects.exclude(status="cancelled").exists()
        assert not Mentorship.objects.filter(status="active").exists()
