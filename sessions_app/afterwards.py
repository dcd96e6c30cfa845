"""What a room above asks of a person once a session took place. It registers itself in its AppConfig.ready, and is asked with the recap."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.forms import Form
from django.utils.translation import gettext as _

from accounts.models import Membership
from common.errors import Refused

from .models import Session


@dataclass(frozen=True)
class Question:
    """`form` takes data and prefix, and may be left empty; `is_answered(form)` where it is not. `give(actor=, session=, **cleaned)` keeps
    the answer, and `is_given(actor, session)` says that there is one already.
    """

    form: Callable[..., Form]
    is_answered: Callable[[Form], bool]
    is_given: Callable[[Membership, Session], bool]
    give: Callable[..., object]


_questions: list[Question] = []


def register(question: Question) -> None:
    _questions.append(question)


def question_for(actor: Membership, session: Session) -> Question | None:
    """The first that the person has not answered yet; None unless the session took place, or is over and nobody has said otherwise."""
    took_place = session.status == Session.Status.HELD or session.is_to_write_up
    return unanswered_by(actor, session) if took_place else None


def unanswered_by(actor: Membership, session: Session) -> Question | None:
    """The same whatever became of the session since it was asked."""
    return next((question for question in _questions if not question.is_given(actor, session)), None)


def answer(actor: Membership, session: Session, given: Mapping) -> None:
    """Keeps the cleaned form of question_for(); sent again, nothing. Refused: "not_held"."""
    if session.status != Session.Status.HELD:
        raise Refused(_("Only a session that took place is rated: confirm who was there too, or choose no rating."), "not_held")
    question = unanswered_by(actor, session)
    if question is not None:
        question.give(actor=actor, session=session, **given)
