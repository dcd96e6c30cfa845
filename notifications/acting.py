"""Routine actions straight from an email, without signing in: a signed link names one action, one thing and one member.

Each room registers its acts in AppConfig.ready. Opening the link changes nothing: the page asks, and its button acts. The link is
good for one purpose and DAYS long, and only while its member is active; whether the action still makes sense, the act itself says.
"""
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django import forms
from django.core import signing

from accounts.models import Membership
from common import clock
from tenancy.context import current

DAYS = 30

_signer = signing.Signer(salt="notifications.act")


@dataclass(frozen=True)
class Done:
    """What was done, in a sentence; `undo` names the act by which the same person takes it back, `until` a moment; `id`: of what."""

    text: str
    undo: str = ""
    until: datetime | None = None
    id: UUID | None = None


@dataclass(frozen=True)
class Page:
    """What the link's page says. `over` is why there is nothing to do any more: its button, if it has one, is then only answered
    where it was pressed before, so that pressing twice does no harm.
    """

    title: str
    text: str
    button: str = ""
    over: str = ""
    form: Callable[..., forms.Form] | None = None
    initial: dict = field(default_factory=dict)
    elsewhere: str = ""  # the path of the page inside the product
    ways: tuple[tuple[str, str], ...] = ()  # (label, path) of what can be done instead
    done: Done | None = None  # what is over because the same person has just done it


@dataclass(frozen=True)
class Act:
    """`show(actor, id)` -> Page, or None to a stranger; `do(actor, id, data)` acts and says so, or raises Refused."""

    show: Callable[[Membership, UUID], Page | None]
    do: Callable[[Membership, UUID, dict], str | Done]


@dataclass(frozen=True)
class Link:
    act: Act
    actor: Membership
    id: UUID


_acts: dict[str, Act] = {}


def register(name: str, act: Act) -> None:
    if name in _acts:
        raise ValueError(f"{name} is registered twice")
    _acts[name] = act


def signed(name: str, member: Membership, id: UUID) -> str:
    """The part of the address that says who may do what, and since which day: a message's text and HTML hold the same. URL-safe."""
    if name not in _acts:
        raise KeyError(name)
    return _signer.sign_object([name, str(member.organization_id), str(member.pk), str(id), clock.now().date().isoformat()])


def opened(token: str) -> Link | None:
    """What a link says, inside the organization at work; None when it was changed, is too old, or its member is not active."""
    try:
        name, organization, member, id, day = _signer.unsign_object(token)
        act, organization, member, id, day = _acts[name], UUID(organization), UUID(member), UUID(id), date.fromisoformat(day)
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return None
    if organization != current() or clock.now().date() - day > timedelta(days=DAYS):
        return None
    actor = Membership.objects.select_related("user").filter(pk=member, status=Membership.Status.ACTIVE, user__is_active=True).first()
    return Link(act, actor, id) if actor is not None else None
