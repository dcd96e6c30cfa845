"""What the two write on a session's page. Each text has a version, so that of two people saving at once neither loses."""
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Membership
from action_plans.models import Action
from action_plans.services import add_action
from common import clock, ids
from common.errors import Refused

from .. import afterwards
from ..models import AgendaItem, PreparationItem, Session, SessionNote
from . import claims
from .attendance import record_attendance
from .booking import book_session
from .planned import current

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


@dataclass(frozen=True)
class Answer:
    """To the question of that position, over the version that the person saw."""

    position: int
    text: str
    version: int


def save_shared_text(*, session: Session, field: str, text: str, version: int) -> bool:
    """`field` is one of SHARED. False when exactly this was saved already; Refused "changed" (extra: current, version) when the
    other saved something else since `version`, and of a recap "cancelled" (of what did not come about), "not_started".
    """
    text, rows = text.strip(), Session.objects.filter(pk=session.pk, **{f"{field}_version": version})
    if field == "recap":
        rows = rows.filter(starts_at__lte=clock.now()).exclude(status__in=Session.NEVER_WAS)
    if rows.update(**{field: text, f"{field}_version": F(f"{field}_version") + 1}):
        return True
    now = Session.objects.get(pk=session.pk)
    if field == "recap":
        _refuse_recap(now)
    if getattr(now, field) != text:
        raise _changed(current=getattr(now, field), version=getattr(now, f"{field}_version"))
    return False


def _refuse_recap(session):
    if session.status in Session.NEVER_WAS:
        raise Refused(_("This session did not come about, so it has no recap. What you wrote is kept here: take over what you still "
                        "need, for example into a note."), "cancelled")
    if session.starts_at > clock.now():
        raise Refused(_("This session has not started yet. Its recap is written once it has."), "not_started")


@transaction.atomic
def save_preparation(*, session: Session, answers: Sequence[Answer], text: str | None = None, version: int = 0) -> None:
    """All of it or nothing; `text`: what is written beside the answers, None to leave it.

    Refused "changed" when the other saved something else since in one of the same places (extra: current, version of the text;
    answers: {position: (text, version)} of those that stand).
    """
    behind, stands = {}, {}
    if text is not None:  # first the session, then questions by position, as change_kind locks them
        try:
            save_shared_text(session=session, field="preparation", text=text, version=version)
        except Refused as refusal:
            stands = refusal.extra
    for answer in sorted(answers, key=lambda answer: answer.position):
        now = _answered(session, answer)
        if now is not None:
            behind[answer.position] = now.text, now.version
    if behind or stands:
        raise _changed(**stands, answers=behind)


def _answered(session, answer) -> PreparationItem | None:
    """What stands instead, if the other was faster with something else."""
    text, row = answer.text.strip(), PreparationItem.objects.filter(session=session, position=answer.position)
    if row.filter(version=answer.version).update(text=text, version=F("version") + 1):
        return None
    now = row.first()
    return now if now is not None and now.text != text else None


def _changed(**extra):
    return Refused(_("Somebody changed this text while you were writing. Yours is kept here: bring the two together, then save."),
                   "changed", **extra)


@transaction.atomic
def write_up(*, actor: Membership, session: Session, text: str, version: int, actions: Sequence[NewAction],
             next_start: datetime | None = None, next_key: UUID | None = None, word: Mapping[str, str] | None = None,
             answer: Mapping | None = None) -> tuple[Session | None, Refused | None]:
    """What was done, what comes next and, in the same transaction, the pair's next session, the actor's `word` on who was there (`mine`
    and `theirs`) and their `answer` to what is asked afterwards. A start that cannot be booked keeps nobody from saving the rest: then it
    is (None, why not). Sent twice, the actions are made once, and with one key the session is booked once.
    Refused as for save_shared_text, add_action, record_attendance and afterwards.answer: then nothing is kept.
    """
    booked = refusal = None
    if next_start is not None:
        try:
            booked = book_session(actor=actor, mentorship=session.mentorship, starts_at=next_start, booking_key=next_key or ids.uuid7())
        except Refused as caught:
            refusal = caught
    if word is not None:
        claims.lock(session.mentorship)  # before the session's row, as record_attendance does
    saved = save_shared_text(session=session, field="recap", text=text, version=version)
    for action in actions:
        if saved or not _is_there(session, action):
            add_action(mentorship=session.mentorship, actor=actor, fields=asdict(action))
    if word is not None:  # last: it may end the mentorship
        record_attendance(actor=actor, session=session, **word)
    if answer is not None:
        afterwards.answer(actor, current(session), answer)
    return booked, refusal


def _is_there(session, action):
    return Action.objects.filter(mentorship=session.mentorship, title=action.title, due_on=action.due_on).exists()


@transaction.atomic
def change_agenda(*, session: Session, changes: Sequence[AgendaChange]) -> None:
    """All or nothing. Refused "changed" when the other wrote something else in one of the same places since."""
    stands = {item.pk: item for item in session.agenda.order_by("pk").select_for_update()}  # their ranks may change meanwhile
    if any(getattr(stands[c.item.pk], c.field) not in (c.seen, c.wanted) for c in changes):
        raise Refused(_("Somebody changed the agenda while you were writing. Yours is kept here: compare, then save."), "changed")
    for change in changes:
        AgendaItem.objects.filter(pk=change.item.pk).update(**{change.field: change.wanted})


def remove_note(*, note: SessionNote) -> None:
    """For all who could read it; nothing of it is kept."""
    note.delete()


def add_note(*, actor: Membership, session: Session, body: str, audience: str, key: UUID | None = None) -> SessionNote:
    """The same words under the same `key` give the same note, however often they come; other words are another note."""
    now, once = clock.now(), uuid5(key or ids.uuid7(), f"{session.pk} {audience} {body}")
    return SessionNote.objects.get_or_create(author=actor, key=once, defaults={
        "session": session, "audience": audience, "body": body, "created_at": now, "updated_at": now})[0]


def change_note(*, note: SessionNote, body: str, audience: str, version: int) -> None:
    """Refused "changed" (extra: current, version) when the same person saved it elsewhere since `version`."""
    done = SessionNote.objects.filter(pk=note.pk, version=version).update(
        body=body, audience=audience, version=F("version") + 1, updated_at=clock.now())
    if not done:
        now = SessionNote.objects.get(pk=note.pk)
        raise Refused(_("You changed this note elsewhere. What you wrote is kept here: bring the two together, then save."),
                      "changed", current=now.body, version=now.version)
