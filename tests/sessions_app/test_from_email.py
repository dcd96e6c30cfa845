"""What is done about a session straight from an email, signed out: it shows, asks, and acts once its button is pressed."""
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from common import clock, instants
from notifications import acting
from notifications.messages import message_for
from programs.models import Program
from sessions_app import feeds
from sessions_app.models import AvailabilityRule, CounterProposal, Session
from sessions_app.selectors import free_starts, open_counter_proposal
from sessions_app.services import accept_times, cancel_session, create_policy, move_session, propose_times, set_feed, undo_change

from .conftest import book
from .series import of, series
from .test_mail import calendar_of, owed


@pytest.fixture
def session(house):
    return book(house, free_starts(house.pair)[-30])


@pytest.fixture
def asked(house):
    """Proposed by the learner, for the mentor to answer."""
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    return book(house, free_starts(house.pair)[-30])


def proposed(house, session):
    return propose_times(actor=house.mentor, session=session, starts=free_starts(house.pair)[-3:], reason="Réunion", sequence=0)


def offered(answer, name="starts"):
    """The times on the page, as its form would send them: those to propose stand under their days."""
    choices = answer.context["form"].fields[name].choices
    return [value for value, _label in ([each for _day, of_day in choices for each in of_day] if name == "starts" else choices)]


def link(house, name, member, key):
    return house.url(f"/act/{acting.signed(f'sessions_app.{name}', member, key)}/")


def test_the_invitation_holds_links_that_show_and_do_nothing_yet(house, session, client):
    body = message_for(owed("booked", house.learner)[0]).body
    paths = ["/" + line.split("/", 3)[3] for line in body.splitlines() if "/act/" in line]
    assert len(paths) == 3
    for path in paths:
        assert client.get(path).status_code == 200
    session.refresh_from_db()
    assert (session.status, session.sequence) == ("confirmed", 0)
    assert b"/act/" not in calendar_of(message_for(owed("booked", house.learner)[0]))[1].to_ical()


@pytest.mark.parametrize("name", ["move", "propose"])
@pytest.mark.parametrize("is_over", [False, True])
def test_where_no_time_is_left_it_says_so_and_what_else_can_be_done(house, session, client, name, is_over):
    if is_over:
        Program.objects.update(ends_on=clock.today() - timedelta(days=1))
    else:
        AvailabilityRule.objects.all().delete()
    url = link(house, name, house.learner, session.pk)
    page = client.get(url)
    assert ("a pris fin le" if is_over else "Il n’y a pas d’autre créneau commun.") in page.text
    for path in (f"/pairs/{house.pair.pk}/messages/", f"/sessions/{session.pk}/"):
        assert house.url(path) in page.text
    assert (house.url("/availability/") in page.text) is not is_over
    assert page.context["form"] is None and 'class="stack" novalidate' not in page.text
    assert client.post(url, {"sequence": 0}).status_code == 409
    session.refresh_from_db()
    assert session.sequence == 0


def test_a_session_is_moved_and_cancelled_from_the_e_mail(house, session, client):
    url = link(house, "move", house.mentor, session.pk)
    start = client.get(url).context["form"].fields["starts_at"].choices[0][0]
    assert client.post(url, {"sequence": 0}).status_code == 422
    assert client.post(url, {"starts_at": start, "sequence": 0}).status_code == 200
    session.refresh_from_db()
    assert session.starts_at.isoformat() == start
    url = link(house, "cancel", house.learner, session.pk)
    assert client.post(url, {"reason": "Grippe", "sequence": 0}).status_code == 409
    assert client.post(url, {"reason": "Grippe", "sequence": 1}).status_code == 200
    session.refresh_from_db()
    assert (session.status, session.cancelled_by) == ("cancelled", house.learner)
    assert client.get(url).context["page"].over


def test_reloading_after_a_cancellation_still_offers_the_way_back_to_who_cancelled(house, session, client):
    url, asked = link(house, "cancel", house.learner, session.pk), {"reason": "Grippe", "sequence": 0}
    times = link(house, "choose", house.learner, proposed(house, session).pk)
    undo = client.post(url, asked).context["undo"]
    assert undo
    for again in (client.get(url), client.post(url, asked), client.get(times)):
        assert (again.status_code, again.context["undo"]) == (200, undo) and "La séance est annulée" in again.text
    other = client.get(link(house, "cancel", house.mentor, session.pk))
    assert "undo" not in other.context and "n’est plus prévue" in other.text
    with clock.at(clock.now() + timedelta(seconds=61)):
        assert "n’est plus prévue" in client.get(url).text and client.post(url, asked).status_code == 409
    assert client.post(undo).status_code == 200
    assert Session.objects.get().status == "confirmed"


def test_its_pages_offer_no_other_language_than_their_member_s(house, session, client):
    switch = 'name="language" value="en"'
    assert switch not in client.get(link(house, "cancel", house.learner, session.pk)).text
    assert switch in client.get(house.url("/act/x/")).text


def test_a_move_tells_why_and_calendars_do_not_read_it(house, session, client, as_person):
    url = link(house, "move", house.mentor, session.pk)
    start = offered(client.get(url), "starts_at")[0]
    assert client.post(url, {"starts_at": start, "reason": "Train supprimé", "sequence": 0}).status_code == 200
    assert Session.objects.get().move_reason == "Train supprimé"
    message = message_for(owed("moved", house.learner)[0])
    assert "Motif\u00a0: Train supprimé" in message.body
    assert "Train supprimé" in message.alternatives[0].content
    assert b"Train" not in calendar_of(message)[1].to_ical()
    assert "Train supprimé" in as_person(house.learner).get(house.url(f"/sessions/{session.pk}/")).text
    told = as_person(house.learner).get(house.url(f"/api/v1/sessions/{session.pk}/")).json()
    assert told["move_reason"] == "Train supprimé"
    Session.objects.update(starts_at=clock.now() + timedelta(days=3), ends_at=clock.now() + timedelta(days=3, hours=1))
    feed_of = set_feed(actor=house.learner, is_on=True, is_busy_only=False)
    assert b"Train" not in client.get(house.url(f"/calendar/{feeds.token_of(feed_of)}.ics")).content


def test_the_reason_of_a_counter_proposal_is_that_of_the_move(house, session):
    accept_times(actor=house.learner, proposal=proposed(house, session), starts_at=free_starts(house.pair)[-1])
    assert "Réunion" in message_for(owed("moved", house.learner)[0]).body


def test_a_move_taken_back_keeps_no_reason(house, session):
    moved = move_session(actor=house.learner, session=session, starts_at=free_starts(house.pair)[-1], sequence=0, reason=" Examen ")
    assert moved.move_reason == "Examen"
    assert undo_change(actor=house.learner, session=moved).move_reason == ""


def test_a_proposed_session_is_accepted_from_the_e_mail(house, client):
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    session = book(house, free_starts(house.pair)[-1])
    assert "/act/" in message_for(owed("proposed")[0]).body
    assert client.post(link(house, "accept", house.mentor, session.pk), {"sequence": 0}).status_code == 200
    assert Session.objects.get().status == "confirmed"


def test_times_are_chosen_or_declined_from_the_e_mail(house, session, client):
    proposal = proposed(house, session)
    body = message_for(owed("times_proposed")[0]).body
    assert body.count("/act/") == 2
    url = link(house, "choose", house.learner, proposal.pk)
    assert client.get(link(house, "choose", house.mentor, proposal.pk)).status_code == 410
    assert client.get(link(house, "choose", house.other_learner, proposal.pk)).status_code == 410
    assert client.post(url, {"starts_at": proposal.starts[2].isoformat()}).status_code == 200
    assert Session.objects.get().starts_at == proposal.starts[2]
    session.refresh_from_db()
    second = propose_times(actor=house.mentor, session=session, starts=free_starts(house.pair)[-1:], reason="", sequence=1)
    assert client.post(link(house, "keep", house.learner, second.pk)).status_code == 200
    assert CounterProposal.objects.get(pk=second.pk).status == "declined"


def test_a_link_does_for_nobody_else(house, session, client):
    assert client.get(link(house, "cancel", house.other_learner, session.pk)).status_code == 410
    assert client.get(link(house, "cancel", house.observer, session.pk)).status_code == 410
    assert client.post(link(house, "move", house.coordinator, session.pk)).status_code == 410


# ── other times ──────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("language", "says"), [("fr", "Proposer d’autres créneaux"), ("en", "Propose other times to")])
def test_other_times_are_proposed_from_the_e_mail(house, session, client, language, says):
    house.learner.user.language = language
    house.learner.user.save()
    url = link(house, "propose", house.learner, session.pk)
    page = client.get(url)
    assert (page.status_code, says in page.text) == (200, True)
    assert client.head(url).status_code == 200
    assert open_counter_proposal(session) is None, "opening it changes nothing"
    wanted = offered(page)[1:4]
    assert client.post(url, {"starts": wanted, "reason": "Examen", "sequence": 0}).status_code == 200
    found = open_counter_proposal(session)
    assert ([start.isoformat() for start in found.starts], found.reason, found.proposed_by) == (sorted(wanted), "Examen", house.learner)
    assert [d.recipient_id for d in owed("times_proposed")] == [house.mentor.pk]
    used = client.get(url)
    assert used.context["page"].over
    assert "<form" not in used.text.partition("<h1>")[2].partition("</main>")[0]


@pytest.mark.parametrize("count", [0, 4])
def test_no_time_or_four_keep_what_was_written(house, session, client, count):
    url = link(house, "propose", house.learner, session.pk)
    answer = client.post(url, {"starts": offered(client.get(url))[:count], "reason": "Examen", "sequence": 0})
    assert (answer.status_code, "Examen" in answer.text, open_counter_proposal(session)) == (422, True, None)
    assert (answer.text.count(" checked"), "4 créneaux, et trois sont le maximum" in answer.text) == (count, count == 4)
    boxes = answer.text.partition('name="starts"')
    assert 'name="reason"' in boxes[0]


def test_a_time_that_is_gone_is_said_so_with_others(house, session, client):
    url = link(house, "propose", house.learner, session.pk)
    gone = offered(client.get(url))[0]
    book(house, CounterProposal._meta.get_field("starts").base_field.to_python(gone))
    answer = client.post(url, {"starts": [gone], "reason": "Examen", "sequence": 0})
    assert (answer.status_code, gone in offered(answer), "Examen" in answer.text) == (422, False, True)


def test_what_changed_meanwhile_is_shown_and_can_be_answered(house, session, client):
    url = link(house, "propose", house.learner, session.pk)
    answer = client.post(url, {"starts": offered(client.get(url))[:1], "reason": "Examen", "sequence": 7})
    assert answer.status_code == 409
    assert answer.context["form"].initial["sequence"] == 0
    assert "Examen" in answer.text


def test_past_the_notice_limit_a_link_to_move_proposes(house, session, client):
    create_policy(actor=house.coordinator, program=house.program, change_notice_hours=24)
    with clock.at(session.starts_at - timedelta(hours=23)):
        url = link(house, "move", house.mentor, session.pk)
        page = client.get(url)
        assert "trop tard" in page.text
        wanted = offered(page)[:2]
        assert client.post(url, {"starts_at": wanted[0], "sequence": 0}).status_code == 422, "one does not move alone any more"
        assert client.post(url, {"starts": wanted, "reason": "", "sequence": 0}).status_code == 200
        assert len(open_counter_proposal(session).starts) == 2
    assert Session.objects.get(pk=session.pk).sequence == 0


def test_who_is_asked_proposes_other_times_and_who_asks_does_not(house, asked, client):
    assert message_for(owed("proposed")[0]).body.count("/act/") == 3
    assert client.get(link(house, "propose", house.learner, asked.pk)).context["page"].over
    url = link(house, "propose", house.mentor, asked.pk)
    assert client.post(url, {"starts": offered(client.get(url))[:1], "reason": "", "sequence": 0}).status_code == 200
    assert open_counter_proposal(asked).proposed_by == house.mentor


@pytest.mark.parametrize("why", ["over", "started", "old", "stranger"])
def test_links_to_propose_that_do_not_work_any_more(house, session, client, why):
    made = now = session.starts_at - timedelta(days=9)
    if why == "over":
        cancel_session(actor=house.mentor, session=session, reason="x", sequence=0)
    elif why == "started":
        now = session.starts_at
    elif why == "old":
        now += timedelta(days=acting.DAYS + 1)
    with clock.at(made):
        url = link(house, "propose", house.observer if why == "stranger" else house.learner, session.pk)
    with clock.at(now):
        answer = client.post(url, {"starts": [free_starts(house.pair)[-1].isoformat()], "sequence": 0})
        assert answer.status_code == (410 if why in ("old", "stranger") else 409)
        assert client.get(url).status_code == (410 if why in ("old", "stranger") else 200)
    assert CounterProposal.objects.count() == 0


# ── series ───────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("language", "says"), [("fr", "Pas de séances avec"), ("en", "No sessions with")])
def test_a_proposed_series_is_declined_from_the_e_mail(house, client, language, says):
    house.mentor.user.language = language
    house.mentor.user.save()
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    made = series(house)
    assert message_for(owed("series_proposed")[0]).body.count("/act/") == 2
    url = link(house, "decline_series", house.mentor, made.pk)
    assert says in client.get(url).text
    assert {s.status for s in of(made)} == {"proposed"}
    assert client.get(link(house, "decline_series", house.learner, made.pk)).context["page"].over
    assert client.get(link(house, "decline_series", house.other_learner, made.pk)).status_code == 410
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "En déplacement"}).status_code == 200
    assert {(s.status, s.cancel_reason, s.cancelled_by_id) for s in of(made)} == {("cancelled", "En déplacement", house.mentor.pk)}
    assert message_for(owed("series_proposed")[0]) is None
    assert "En déplacement" in message_for(owed("series_cancelled", house.learner)[0]).body
    assert client.get(url).context["page"].over
    assert client.post(url, {"reason": "x"}).status_code == 409


# ── two zones ────────────────────────────────────────────────────────────────────────────────────
def pages_of(house, session, asked_in):
    """(name, the page of a signed link that shows times) for the learner and whatever the mentor proposed."""
    proposal = proposed(house, session)
    yield from ((name, link(house, name, house.learner, session.pk)) for name in ("move", "propose", "cancel"))
    yield from ((name, link(house, name, house.learner, proposal.pk)) for name in ("choose", "keep"))
    yield "accept_series", link(house, "accept_series", house.mentor, asked_in.pk)


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York"])
def test_where_the_two_live_apart_both_clocks_are_shown(house, session, client, zone):
    house.mentor.user.time_zone = zone
    house.mentor.user.save()
    create_policy(actor=house.coordinator, program=house.program, approval="other")
    asked_in = series(house)
    for name, url in pages_of(house, session, asked_in):
        text = client.get(url).text
        assert ("(New York)" in text) == (zone != "Europe/Paris"), name
        assert "(Paris)" in text, name


def test_a_change_is_put_back_and_a_word_given_on_both_clocks(house, session, over, client):
    house.mentor.user.time_zone = "Asia/Tokyo"
    house.mentor.user.save()
    move_session(actor=house.learner, session=session, starts_at=free_starts(house.pair)[-1], sequence=0)
    for name, key in (("undo", session.pk), ("disagree", over.pk)):
        assert f"Pour {house.mentor.user.first_name}\u00a0: " in client.get(link(house, name, house.learner, key)).text


def test_a_time_that_is_another_day_for_the_other_has_its_day():
    late = datetime(2026, 11, 24, 20, 30, tzinfo=UTC)
    with clock.at(late), translation.override("en-gb"), timezone.override("Europe/Paris"):
        assert instants.offer(late, "Europe/Berlin") == "Tuesday 24 November, 21:30 (Paris)"
        assert instants.offer(late, "America/New_York") == "Tuesday 24 November, 21:30 (Paris) · 15:30 (New York)"
        assert instants.offer(late, "Asia/Tokyo") == "Tuesday 24 November, 21:30 (Paris) · Wednesday 25 November, 05:30 (Tokyo)"
