"""The outbox's writers. A message is owed in the transaction of the fact it tells; the relay hands it over later."""
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from tenancy.inserts import insert, new

from .models import Delivery, Preferences
from .quiet import QuietHours
from .selectors import hours_of, notices_of, preferences_of, quiet_hours
from .texts import registered
from .waking import waker

KEPT = timedelta(days=90)  # so long a notice stands in the product

_together: ContextVar[list[Delivery] | None] = ContextVar("together", default=None)


def owe(kind: str, recipient: Membership, *, key: str, payload: dict | None = None, topic: UUID | None = None,
        due_at: datetime | None = None) -> None:
    """Owes `recipient` one email of `kind` (see texts.register). The same key is owed once, however often it is asked.

    `payload` holds ids and facts as JSON; `topic` is what supersede() later calls it off by.
    """
    row = Delivery(kind=kind, recipient=recipient, key=f"{kind}:{key}:{recipient.pk}", payload=payload or {}, topic=topic,
                   due_at=due_at or clock.now(), created_at=clock.now())
    others = _together.get()
    if others is None:
        Delivery.objects.bulk_create([row], ignore_conflicts=True)
    else:
        others.append(row)
    if due_at is None:
        waker.ask_once_committed()


@contextmanager
def owed_together() -> Iterator[None]:
    """What owe() is asked inside is owed at its end, in few statements however much it is; nothing inside may read it or call it off."""
    rows: list[Delivery] = []
    token = _together.set(rows)
    try:
        yield
    finally:
        _together.reset(token)
    Delivery.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def owe_after_all(kind: str, recipient: Membership, *, key: str) -> None:
    """What owe() owed is due again if it was called off before it was sent; what was sent is not sent again."""
    called_off = Delivery.objects.filter(key=f"{kind}:{key}:{recipient.pk}", state=Delivery.State.SUPERSEDED)
    if called_off.update(state=Delivery.State.DUE, due_at=clock.now()):
        waker.ask_once_committed()


def owe_address(kind: str, address: str, language: str, *, key: str, payload: dict | None = None) -> None:
    """The same for somebody who is no member yet."""
    Delivery.objects.bulk_create([Delivery(
        kind=kind, address=address, language=language, key=f"{kind}:{key}:{address}", payload=payload or {},
        due_at=clock.now(), created_at=clock.now())], ignore_conflicts=True)
    waker.ask_once_committed()


def owe_fan_out(kind: str, *, key: str, payload: dict, topic: UUID) -> None:
    """Owes, as one row, all the messages that a fact means (see fanning_out.register). A key is owed once: this raises if it was."""
    insert(new(Delivery, kind=kind, channel=Delivery.Channel.FAN_OUT.value, key=f"{kind}:{key}", payload=payload, topic=topic,
                due_at=clock.now(), created_at=clock.now()))
    waker.ask_once_committed()


@dataclass(frozen=True)
class Plan:
    """A message for a time: wished for `at`, of use only `before`. What `is_news` is told in quiet hours rather than never."""

    kind: str
    recipient: Membership
    key: str
    at: datetime
    payload: dict = field(default_factory=dict)
    topic: UUID | None = None
    before: datetime | None = None
    is_news: bool = False

    @property
    def whole_key(self) -> str:
        return f"{self.kind}:{self.key}:{self.recipient.pk}"

    def delivery(self, due_at: datetime) -> Delivery:
        return Delivery(kind=self.kind, recipient=self.recipient, key=self.whole_key, payload=self.payload, topic=self.topic,
                        due_at=due_at, wished_at=self.at, before=self.before, created_at=clock.now())


def plan(plans: Iterable[Plan]) -> None:
    """Owes each at its time, out of its recipient's quiet hours. What is owed already and not sent, called off or not, moves there.

    What quiet hours would bring forward into the past is not owed, unless it is news.
    """
    plans = list(plans)
    hours = quiet_hours({p.recipient for p in plans})
    due = [(p, _due(p, hours[p.recipient.pk])) for p in plans]
    wanted = {p.whole_key: p.delivery(at) for p, at in due if at is not None}
    known = list(Delivery.objects.select_for_update().filter(
        key__in=wanted, state__in=[Delivery.State.DUE, Delivery.State.SUPERSEDED]).order_by("pk"))
    for each in known:
        new = wanted.pop(each.key)
        each.state, each.payload, each.topic = Delivery.State.DUE, new.payload, new.topic
        each.due_at, each.wished_at, each.before = new.due_at, new.wished_at, new.before
    Delivery.objects.bulk_update(known, ["state", "payload", "topic", "due_at", "wished_at", "before"], batch_size=500)
    Delivery.objects.bulk_create(wanted.values(), ignore_conflicts=True)


def _due(planned: Plan, hours: QuietHours) -> datetime | None:
    now, at = clock.now(), hours.shifted(planned.at, planned.before)
    if at > now or at >= planned.at:
        return at
    return max(now, planned.at) if planned.is_news else None


def supersede(topics: UUID | Collection[UUID], *kinds: str) -> None:
    """Calls off what is still due about a topic or several (of the given kinds, or of any)."""
    due = Delivery.objects.filter(topic__in=[topics] if isinstance(topics, UUID) else topics, state=Delivery.State.DUE)
    if kinds:
        due = due.filter(kind__in=kinds)
    due.update(state=Delivery.State.SUPERSEDED)


def call_off(whole_keys: Collection[str]) -> None:
    """The same for messages by their whole keys (see Plan)."""
    Delivery.objects.filter(key__in=whole_keys, state=Delivery.State.DUE).update(state=Delivery.State.SUPERSEDED)


def waiting(topics: Collection[UUID], *kinds: str) -> list[Delivery]:
    """What is due about any of these topics, of these kinds, the earliest first. None of it leaves before the transaction ends."""
    return list(Delivery.objects.select_for_update().filter(topic__in=topics, kind__in=kinds, state=Delivery.State.DUE).order_by("pk"))


def retell(deliveries: Collection[Delivery]) -> None:
    """Keeps what somebody made of the payloads of what is waiting(); what has none any more is called off."""
    for each in deliveries:
        each.state = Delivery.State.DUE if each.payload else Delivery.State.SUPERSEDED
    Delivery.objects.bulk_update(deliveries, ["payload", "state"])


@transaction.atomic
def set_preferences(*, actor: Membership, has_quiet_hours: bool, quiet_from: int, quiet_until: int, kinds_off: Collection[str]) -> None:
    """The person's quiet hours and the kinds of email they do without; what waits for a time moves out of the new hours.

    Refused: "same" (hours that begin when they end), "kind" (one that cannot be turned off).
    """
    if has_quiet_hours and quiet_from == quiet_until:
        raise Refused(_("Quiet hours end at another time than they start. To have none, untick the box."), "same")
    if any(kind not in registered() or not registered()[kind].optional for kind in kinds_off):
        raise Refused(_("These emails cannot be turned off."), "kind")
    chosen = {"has_quiet_hours": has_quiet_hours, "quiet_from": quiet_from, "quiet_until": quiet_until, "kinds_off": sorted(kinds_off)}
    Preferences.objects.update_or_create(membership=actor, defaults=chosen)
    _replan(actor, hours_of(preferences_of(actor), actor.user.time_zone))
    record("notifications.preferences.set", actor=actor, target=actor, **chosen)


def mark_seen(*, actor: Membership, notice: Delivery | None = None, path: str | None = None, until: datetime | None = None) -> int:
    """Of the person's notices one, those that lead to `path`, those that were told `until` then, or all; how many were unread."""
    unread = notices_of(actor, unread=True)
    if notice is not None:
        unread = unread.filter(pk=notice.pk)
    if path is not None:
        unread = unread.filter(path=path)
    if until is not None:
        unread = unread.filter(told_at__lte=until)
    in_order = unread.order_by("pk").select_for_update().values("pk")  # two tabs that mark the same ones must not wait for each other
    return Delivery.objects.filter(pk__in=in_order).update(seen_at=clock.now())


def forget_notices() -> int:
    """Old ones no longer stand in the product. What remains of the row is that it was sent, so that nothing is told twice."""
    old = Delivery.objects.filter(told_at__lt=clock.now() - KEPT)
    return old.update(subject="", path="", told_at=None, seen_at=None)


def _replan(recipient: Membership, hours: QuietHours) -> None:
    waiting = list(Delivery.objects.select_for_update().filter(
        recipient=recipient, state=Delivery.State.DUE, wished_at__gt=clock.now()).order_by("pk"))
    for each in waiting:
        each.due_at = hours.shifted(each.wished_at, each.before)
    Delivery.objects.bulk_update(waiting, ["due_at"], batch_size=500)
