"""The outbox's relay: each owed message leaves, once by Message-ID, whatever stands in its way."""
import smtplib
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections, transaction

from common import clock
from common.ids import uuid7
from notifications import relay
from notifications.models import Delivery
from notifications.selectors import notices_of
from notifications.services import owe, owe_address, supersede
from notifications.texts import Attachment
from notifications.waking import relay_starts
from tenancy.context import working_for
from tenancy.models import Organization
from tests.notifications.kinds import told_kind

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "ops"])
BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def told():
    with told_kind():
        yield


@pytest.fixture
def house(committed_cast):
    return committed_cast.verger


def owe_one(house, person="mentor", *, key="k", about="Été", **options):
    with house.bound():
        owe("tests.told", getattr(house, person), key=key, payload={"about": about}, **options)


def rows(house):
    with house.bound():
        return list(Delivery.objects.order_by("id"))


def notices(house, person="mentor"):
    with house.bound():
        return list(notices_of(getattr(house, person)))


def test_an_owed_message_is_sent_once_and_marked(house):
    owe_one(house)
    assert relay.deliver_due() == 1
    assert relay.deliver_due() == 0
    (row,), (message,) = rows(house), mail.outbox
    assert (row.state, row.attempts) == ("sent", 1)
    assert row.sent_at
    assert message.to == ["mentor@verger.example"]
    assert message.from_email == "Le Verger <bonjour@tandem.example>"
    assert message.extra_headers["Message-ID"] == f"<{row.pk}@tandem.example>"


def test_what_was_sent_stands_in_the_product(house):
    owe_one(house)
    relay.deliver_due()
    (notice,) = notices(house)
    assert (notice.subject, notice.path) == ("Boîte de réception: Été", "/mailbox/")
    assert (notice.told_at, notice.seen_at, notice.without_email) == (notice.sent_at, None, False)
    assert notices(house, "learner") == []


def test_each_organization_gets_its_own_links(committed_cast):
    for house in (committed_cast.verger, committed_cast.harbour):
        owe_one(house)
    assert relay.deliver_due() == 2
    bodies = {message.to[0].partition("@")[2]: message.body for message in mail.outbox}
    assert "/o/verger/mailbox/" in bodies["verger.example"]
    assert "/o/harbour/mailbox/" in bodies["harbour.example"]
    assert "harbour" not in bodies["verger.example"]


def test_a_message_is_not_sent_before_its_time(house):
    owe_one(house, due_at=clock.now() + timedelta(minutes=5))
    assert relay.deliver_due() == 0
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert relay.deliver_due() == 1


def test_what_is_no_longer_true_is_superseded(house):
    owe_one(house)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relay, "message_for", lambda delivery: None)
        relay.deliver_due()
    assert (rows(house)[0].state, mail.outbox, notices(house)) == ("superseded", [], [])


def test_somebody_who_left_is_told_nothing(house):
    owe_one(house, "former")
    relay.deliver_due()
    assert (rows(house)[0].state, mail.outbox, notices(house, "former")) == ("superseded", [], [])


def test_a_topic_called_off_is_not_sent(house):
    topic = uuid7()
    owe_one(house, topic=topic)
    with house.bound():
        supersede(topic)
    assert relay.deliver_due() == 0


def test_an_address_without_membership_is_written_to_in_its_language(house):
    with house.bound():
        owe_address("tests.told", "new@person.example", "en", key="invited", payload={"about": "x"})
    relay.deliver_due()
    (message,) = mail.outbox
    assert message.to == ["new@person.example"]
    assert message.subject == "Mailbox: x"
    (row,) = rows(house)
    assert (row.state, row.told_at, row.subject, row.path) == ("sent", None, "", "")


def test_the_same_key_is_owed_once(house):
    owe_one(house)
    owe_one(house)
    assert relay.deliver_due() == 1


def failing(monkeypatch, error):
    def send_messages(self, messages):
        raise error

    monkeypatch.setattr(f"{BACKEND}.send_messages", send_messages)


def test_a_failure_puts_the_row_off_longer_each_time_and_ends_as_failed(house, monkeypatch):
    failing(monkeypatch, smtplib.SMTPDataError(451, b"try later"))
    owe_one(house)
    now, pauses = clock.now() + timedelta(seconds=1), []
    for _ in range(relay.MAX_ATTEMPTS):
        with clock.at(now):
            assert relay.deliver_due() == 1
        due = rows(house)[0].due_at
        pauses.append(due - now)
        now = due
    assert pauses[:3] == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    assert max(pauses) == relay.LONGEST_PAUSE
    row = rows(house)[0]
    assert (row.state, row.attempts) == ("failed", relay.MAX_ATTEMPTS)
    assert "try later" in row.last_error


def test_one_broken_message_does_not_hold_up_the_next(house):
    owe_one(house, key="fine")
    with house.bound():
        an_hour_ago = clock.now() - timedelta(hours=1)
        Delivery.objects.create(recipient=house.mentor, kind="no.such.kind", key="broken", due_at=an_hour_ago,
                                created_at=an_hour_ago)
    assert relay.deliver_due() == 2
    assert sorted(r.state for r in rows(house)) == ["due", "sent"]


def test_a_refused_address_fails_at_once(house, monkeypatch):
    failing(monkeypatch, smtplib.SMTPRecipientsRefused({"mentor@verger.example": (550, b"no such user")}))
    owe_one(house)
    relay.deliver_due()
    assert rows(house)[0].state == "failed"
    (notice,) = notices(house)
    assert (notice.subject, notice.sent_at, notice.seen_at) == ("Boîte de réception: Été", None, None)


def test_a_server_that_is_away_ends_the_round_and_costs_no_attempt(house, monkeypatch):
    failing(monkeypatch, ConnectionRefusedError())
    owe_one(house, key="a")
    owe_one(house, key="b")
    assert relay.deliver_due() == 0
    assert [(r.state, r.attempts) for r in rows(house)] == [("due", 0), ("due", 0)]
    assert notices(house) == []
    monkeypatch.undo()
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert relay.deliver_due() == 2
    assert len(notices(house)) == 2


def test_killed_between_handing_over_and_marking_it_goes_again_under_the_same_id(house, monkeypatch):
    class Killed(BaseException):
        """Not caught by anything, as a kill would not be."""

    owe_one(house)
    hand_over = relay._hand_over

    def killed(wanted, server):
        hand_over(wanted, server)
        raise Killed

    monkeypatch.setattr(relay, "_hand_over", killed)
    with pytest.raises(Killed):
        relay.deliver_due()
    assert (rows(house)[0].state, notices(house)) == ("due", [])
    monkeypatch.undo()
    assert relay.deliver_due() == 1
    assert len(mail.outbox) == 2
    assert len({m.extra_headers["Message-ID"] for m in mail.outbox}) == 1
    assert [each.subject for each in notices(house)] == ["Boîte de réception: Été"]


def test_relays_side_by_side_send_each_message_once(house):
    for n in range(30):
        owe_one(house, key=str(n))
    counts = []

    def run():
        counts.append(relay.deliver_due())
        connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == len(mail.outbox) == 30
    assert len({m.extra_headers["Message-ID"] for m in mail.outbox}) == 30


def test_a_long_queue_wakes_a_second_relay_once(house, monkeypatch):
    woken = []
    monkeypatch.setattr("notifications.waking.current_app.send_task", lambda name, **options: woken.append(name))
    monkeypatch.setattr(relay, "MANY", 3)
    for n in range(8):
        owe_one(house, key=str(n), due_at=clock.now())
    woken.clear()
    assert relay.deliver_due() == 8
    assert woken == ["notifications.deliver_outbox"]


def test_a_calendar_keeps_its_method(house):
    with pytest.MonkeyPatch.context() as patch:
        calendar = Attachment("session.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar; method=REQUEST")
        patch.setattr("notifications.messages.text_for", lambda kind: type("T", (), {
            "context": staticmethod(lambda p, r: p), "attachments": staticmethod(lambda p, r: [calendar])}))
        owe_one(house)
        relay.deliver_due()
    inline, file = [p for p in mail.outbox[0].message().walk() if p.get_content_type() == "text/calendar"]
    assert (inline.get_filename(), file.get_filename()) == (None, "session.ics")
    for part in (inline, file):
        assert part.get_param("method") == "REQUEST"
        assert part.get_payload(decode=True) == calendar.content


def test_a_dead_broker_fails_no_request(house, monkeypatch):
    def dead(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("notifications.waking.current_app.send_task", dead)
    owe_one(house)
    assert len(rows(house)) == 1


def test_owing_many_wakes_the_relay_once_and_only_when_committed(house, monkeypatch):
    woken = []
    monkeypatch.setattr("notifications.waking.current_app.send_task", lambda name, **options: woken.append(name))
    with house.bound():
        for key in "abc":
            owe("tests.told", house.mentor, key=key)
        assert woken == []
    assert woken == ["notifications.deliver_outbox"]
    with house.bound():
        owe("tests.told", house.mentor, key="d")
        transaction.set_rollback(True)
    assert len(woken) == 1
    with transaction.atomic("ops"), connections["ops"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM notifications_delivery")
        assert cursor.fetchone() == (3,)


def test_a_relay_is_woken_once_until_it_starts(house, monkeypatch):
    woken = []
    monkeypatch.setattr("notifications.waking.current_app.send_task", lambda name, **options: woken.append(name))
    relay_starts()
    for key in "abc":
        owe_one(house, key=key)
    assert woken == ["notifications.deliver_outbox"]
    relay_starts()
    owe_one(house, key="d")
    assert len(woken) == 2


def test_a_closed_organization_tells_nobody_until_it_is_open_again(house):
    owe_one(house)
    with working_for(None):
        Organization.objects.filter(pk=house.organization.pk).update(is_active=False)
    relay.deliver_due()
    (row,) = rows(house)
    assert (row.state, row.attempts, mail.outbox) == ("due", 0, [])
    with working_for(None):
        Organization.objects.filter(pk=house.organization.pk).update(is_active=True)
    with clock.at(row.due_at):
        assert relay.deliver_due() == 1
    assert len(mail.outbox) == 1
