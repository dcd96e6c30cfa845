"""Who chooses their emails and hours gets what they chose, and what waits moves with the choice."""
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import connection, transaction

from audit.models import Entry
from common import clock
from common.errors import Refused
from common.ids import uuid7
from notifications import relay
from notifications.invitations import KIND
from notifications.models import Delivery, Preferences
from notifications.selectors import notices_of
from notifications.services import Plan, owe, plan, set_preferences, supersede
from notifications.texts import registered
from tests.notifications.kinds import told_kind

EVENING = datetime(2027, 1, 5, 22, 0, tzinfo=ZoneInfo("Europe/Paris"))
FORM = {"has_quiet_hours": "on", "quiet_from": "22:30", "quiet_until": "07:00", "kinds": ["sessions_app.recap"]}


def wish(house, at=EVENING, **more):
    plan([Plan("tests.told", house.mentor, "k", at, payload={"about": "x"}, **more)])
    return Delivery.objects.filter(kind="tests.told").first()


def choose(member, start=21, end=8, *, off=(), quiet=True):
    set_preferences(actor=member, has_quiet_hours=quiet, quiet_from=start * 60, quiet_until=end * 60, kinds_off=off)


@pytest.fixture
def house(cast):
    with cast.verger.bound(), told_kind(), clock.at(EVENING - timedelta(days=3)):
        yield cast.verger


def test_a_plan_keeps_out_of_the_night(house):
    assert wish(house).due_at == EVENING + timedelta(hours=10)


def test_a_plan_brought_forward_into_the_past_is_not_owed(house):
    with clock.at(EVENING - timedelta(minutes=5)):
        assert wish(house, before=EVENING + timedelta(hours=9)) is None


def test_planned_again_it_moves_and_stays_one(house):
    topic = uuid7()
    first = wish(house, topic=topic)
    supersede(topic)
    again = wish(house, at=EVENING - timedelta(hours=5), topic=topic)
    assert (first.pk, "due", again.wished_at) == (again.pk, again.state, again.due_at)


def test_what_is_sent_is_not_planned_again(house):
    Delivery.objects.filter(pk=wish(house).pk).update(state="sent")
    assert wish(house, at=EVENING - timedelta(hours=5)).state == "sent"


def test_new_hours_move_what_waits(house):
    wish(house)
    choose(house.mentor, 23, 6)
    assert Delivery.objects.get(kind="tests.told").due_at == EVENING
    choose(house.mentor, 20, 9)
    assert Delivery.objects.get(kind="tests.told").due_at == EVENING + timedelta(hours=11)
    choose(house.mentor, 20, 20, quiet=False)
    assert Delivery.objects.get(kind="tests.told").due_at == EVENING
    assert Entry.objects.filter(verb="notifications.preferences.set").count() == 3


def test_what_cannot_be_turned_off_says_so(house):
    with pytest.raises(Refused, match="cannot|peuvent"):
        choose(house.mentor, off=["sessions_app.cancelled"])
    with pytest.raises(Refused):
        choose(house.mentor, 8, 8)


def test_the_page_keeps_what_is_chosen_and_what_is_wrong(house, as_person):
    client, address = as_person(house.mentor), house.url("/me/emails/")
    page = client.get(address).content.decode()
    assert 'value="21:00"' in page
    assert "Une séance est annulée" in page
    assert house.url("/notifications/") in page
    assert client.post(address, FORM).status_code == 302
    found = Preferences.objects.get(membership=house.mentor)
    assert (found.quiet_from, found.quiet_until) == (1350, 420)
    assert "sessions_app.recap" not in found.kinds_off
    assert "chat.unread" in found.kinds_off
    wrong = client.post(address, FORM | {"quiet_until": "22:30", "kinds": ["chat.unread"]})
    assert wrong.status_code == 422
    assert 'value="22:30"' in wrong.content.decode()
    assert "heures calmes" in wrong.content.decode()
    assert as_person(house.former).get(address).status_code == 404


@pytest.mark.django_db(transaction=True, databases=["default", "ops"])
def test_the_relay_waits_for_the_hours_that_hold_now(committed_cast):
    house = committed_cast.verger
    with told_kind():
        with house.bound(), clock.at(EVENING - timedelta(days=1)):
            wish(house, at=EVENING - timedelta(hours=2))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE accounts_user SET time_zone = 'Asia/Tokyo' WHERE id = %s", [house.mentor.user_id])
        with clock.at(EVENING):  # six in the morning in Tokyo
            relay.deliver_due()
            assert mail.outbox == []
        with clock.at(EVENING + timedelta(hours=2, seconds=1)):
            assert relay.deliver_due() == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True, databases=["default", "ops"])
def test_a_kind_turned_off_is_told_in_the_product_alone_at_any_hour(committed_cast):
    house = committed_cast.verger
    with told_kind(optional=True), clock.at(EVENING):
        with house.bound():
            choose(house.mentor, off=["tests.told"])
            owe("tests.told", house.mentor, key="k", payload={"about": "x"})
        assert relay.deliver_due() == 1
        with house.bound():
            owe("tests.told", house.mentor, key="k", payload={"about": "x"})
        assert relay.deliver_due() == 0
    with house.bound():
        (notice,) = notices_of(house.mentor)
    assert (notice.state, notice.without_email, notice.told_at) == ("sent", True, EVENING)
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True, databases=["default", "ops"])
@pytest.mark.parametrize(("how", "has_quiet_hours", "waits"), [
    ({}, True, False), ({"can_wait": True}, True, True), ({"optional": True}, True, True), ({"can_wait": True}, False, False)])
def test_what_can_wait_keeps_out_of_the_night(committed_cast, how, has_quiet_hours, waits):
    house = committed_cast.verger
    with told_kind(**how), clock.at(EVENING):
        with house.bound():
            choose(house.mentor, quiet=has_quiet_hours)
            owe("tests.told", house.mentor, key="k", payload={"about": "x"})
        relay.deliver_due()
        assert len(mail.outbox) == (0 if waits else 1)
        with house.bound():
            assert Delivery.objects.get().due_at == (EVENING + timedelta(hours=10) if waits else EVENING)
        with clock.at(EVENING + timedelta(hours=10)):
            relay.deliver_due()
    assert len(mail.outbox) == 1


def test_which_kinds_can_wait():
    """What touches the next hours or somebody's account goes at once; reminders wait by their own times."""
    at_once = {kind for kind, text in registered().items() if not text.can_wait}
    assert at_once == {"matching.ended", "matching.trial_planned", "matching.trial_cancelled", KIND, *(f"sessions_app.{name}" for name in (
        "booked", "proposed", "not_agreed", "times_proposed", "times_declined", "moved", "cancelled", "declined_in_calendar",
        "reply_refused", "reply_forged", "trial_reply_refused", "trial_reply_forged", "series_booked", "series_proposed", "series_moved",
        "series_ended", "series_cancelled", "on_hold", "on_again"))}
