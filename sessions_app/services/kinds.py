"""Which kinds of sessions a program has, and which one a session is."""
from collections.abc import Sequence
from operator import attrgetter

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership
from audit.services import record
from common import clock
from common.errors import Refused
from programs.models import Program

from .. import kinds, selectors
from ..models import AgendaItem, PreparationItem, Session, SessionKind
from ..models.kinds import COLUMNS
from . import claims
from .making import agenda_of, named, questions_of
from .planned import current

LAST = 1000  # the rank of parts that another kind does not have


# ── a program's ──────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def save_kind(*, actor: Membership, program: Program, code: str, **columns) -> SessionKind:
    """One of the program's own, or what stands for the built-in one of that code. What is agreed already stays as it is.

    `columns`: the others of SessionKind, checked by its validators. Where it stands for all sessions, no other does any more.
    """
    Program.objects.select_for_update(no_key=True).get(pk=program.pk)  # two at once would both stand for all sessions
    if columns["use"] != kinds.CHOSEN:
        SessionKind.objects.filter(program=program, use=columns["use"]).exclude(code=code).update(use=kinds.CHOSEN)
    saved, _is_new = SessionKind.objects.update_or_create(program=program, code=code, defaults=columns)
    record("sessions_app.kind.saved", actor=actor, target=program, kind=code)
    return saved


def create_kind(*, actor: Membership, program: Program, code: str, **columns) -> SessionKind:
    """As save_kind. Refused "exists" where the program says something of that code already."""
    if SessionKind.objects.filter(program=program, code=code).exists():
        raise Refused(_("This program already has a kind of that code: change that one."), "exists")
    return save_kind(actor=actor, program=program, code=code, **columns)


def edit_kind(*, actor: Membership, kind: SessionKind, **changes) -> SessionKind:
    stands = {name: getattr(kind, name) for name in COLUMNS}
    return save_kind(actor=actor, program=kind.program, **stands | changes)


@transaction.atomic
def remove_kind(*, actor: Membership, program: Program, code: str) -> bool:
    """What is built in holds again; one of the program's own is gone. Sessions keep what they were agreed as. False if there was none."""
    done, _rows = SessionKind.objects.filter(program=program, code=code).delete()
    if done:
        record("sessions_app.kind.removed", actor=actor, target=program, kind=code)
    return bool(done)


# ── a session's ──────────────────────────────────────────────────────────────────────────────────
@transaction.atomic
def change_kind(*, actor: Membership, session: Session, kind: str) -> Session:
    """Another agenda and other questions, until it starts. Nothing that was written goes. Refused: "not_planned", "started", "kind"."""
    claims.refuse_strangers(actor, session.mentorship)
    Session.objects.select_for_update().get(pk=session.pk)
    session = current(session)
    if session.status not in Session.TO_COME:
        raise Refused(_("This session is no longer planned."), "not_planned")
    if session.starts_at <= clock.now():
        raise Refused(_("This session has already started."), "started")
    wanted = selectors.kinds_of(session.mentorship.program).get(kind)
    if wanted is None:
        raise Refused(_("This program has no such kind of session. Choose one of the others."), "kind")
    if session.kind != kind:
        _become(session, wanted)
        record("sessions_app.session.kind_changed", actor=actor, target=session, kind=kind)
    return session


def _become(session, kind):
    for name, value in named(kind).items():
        setattr(session, name, value)
    session.save(update_fields=[*named(kind)])
    locked = session.agenda.order_by("pk").select_for_update()  # by what never changes, as change_agenda does
    agenda, questions = sorted(locked, key=attrgetter("rank", "position")), list(session.questions.select_for_update())
    _fit(agenda, agenda_of(kind, session), _same_part, ["rank", "minutes"], _out_of_the_agenda)
    _fit(questions, questions_of(kind, session), _same_question, ["is_asked"], _no_longer_asked)


def _fit(stand: Sequence, wanted: Sequence, same, fields, let_go) -> None:
    """The rows that stand become the wanted ones, each by the position that it has: a page that is open elsewhere names them by it."""
    free, position = list(stand), max((row.position for row in stand), default=0)
    for row in wanted:
        found = next((each for each in free if same(each, row)), None)
        if found is None:
            position += 1
            row.position = position
            row.save(force_insert=True)
            continue
        free.remove(found)
        for field in fields:
            setattr(found, field, getattr(row, field))
        found.save(update_fields=fields)
    for row in free:
        let_go(row)
        row.save(update_fields=fields)


def _same_part(one: AgendaItem, other: AgendaItem) -> bool:
    return (one.kind, one.name_fr, one.name_en) == (other.kind, other.name_fr, other.name_en)


def _same_question(one: PreparationItem, other: PreparationItem) -> bool:
    return (one.question_fr, one.question_en) == (other.question_fr, other.question_en)


def _out_of_the_agenda(part: AgendaItem) -> None:
    part.minutes, part.rank = 0, LAST


def _no_longer_asked(question: PreparationItem) -> None:
    question.is_asked = False
