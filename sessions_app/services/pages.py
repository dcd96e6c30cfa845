"""What the two write on a session's page. Each text has a version, so that of two people saving at once neither loses."""
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Membership
from action_plans.models import Action
from action_plans.services import add_action
from common import clock
from common.errors import Refused

from ..models import AgendaItem, Session, SessionNote

SHARED = ("preparation", "recap")


@dataclass(frozen=True)
class AgendaChange:
    """What somebody made of a part's `field` ("topic" or "is_done"), starting from the value they saw."""

    item: AgendaItem
    field: str
    seen: str | bool
    wanted: str | bool


@dataclass(frozen=True)
class NewAction:
    title: str
    owner: str
    due_on: date


def save_shared_text(*, session: Session, field: str, text: str, version: int) -> bool:
    """`field` is one of SHARED. False when exactly this was saved already; Refused "changed" (extra: current, version) when the
    other saved something else since `version`.
    """
    text = text.strip()
    done = Session.objects.filter(pk=session.pk, **{f"{field}_version": version}).update(
        **{field: text, f"{field}_version": F(f"{field}_version") + 1})
    if done:
        return True
    now = Session.objects.get(pk=session.pk)
    if getattr(now, field) != text:
        raise Refused(
            _("Somebody changed this text while you were writing. Yours is kept here: bring the two together, then save."),
            "changed", current=getattr(now, field), version=getattr(now, f"{field}_version"))
    return False


@transaction.atomic
def save_recap(*, actor: Membership, session: Session, text: str, version: int, actions: Sequence[NewAction]) -> None:
    """What was done, and what comes next. Sent twice, the actions are made once. Refused as for save_shared_text and add_action."""
    saved = save_shared_text(session=session, field="recap", text=text, version=version)
    for action in actions:
        if saved or not _is_there(session, action):
            add_action(mentorship=session.mentorship, actor=actor, fields=asdict(action))


def _is_there(session, action):
    return Action.objects.filter(mentorship=session.mentorship, title=action.title, due_on=action.due_on).exists()


@transaction.atomic
def change_agenda(*, session: Session, changes: Sequence[AgendaChange]) -> None:
    """All or nothing. Refused "changed" when the other wrote something else in one of the same places since."""
    stands = {item.pk: item for item in session.agenda.select_for_update()}
    if any(getattr(stands[c.item.pk], c.field) not in (c.seen, c.wanted) for c in changes):
        raise Refused(_("Somebody changed the agenda while you were writing. Yours is kept here: compare, then save."), "changed")
    for change in changes:
        AgendaItem.objects.filter(pk=change.item.pk).update(**{change.field: change.wanted})


def add_note(*, actor: Membership, session: Session, body: str, audience: str) -> SessionNote:
    now = clock.now()
    return SessionNote.objects.create(session=session, author=actor, audience=audience, body=body, created_at=now, updated_at=now)


def change_note(*, note: SessionNote, body: str, audience: str, version: int) -> None:
    """Refused "changed" (extra: current, version) when the same person saved it elsewhere since `version`."""
    done = SessionNote.objects.filter(pk=note.pk, version=version).update(
        body=body, audience=audience, version=F("version") + 1, updated_at=clock.now())
    if not done:
        now = SessionNote.objects.get(pk=note.pk)
        raise Refused(_("You changed this note elsewhere. What you wrote is kept here: bring the two together, then save."),
                      "changed", current=now.body, version=now.version)
