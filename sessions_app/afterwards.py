"""What a room above asks of a person once a session took place. It registers itself in its AppConfig.ready, and is asked with the recap."""
from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form

from accounts.models import Membership

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
    """The first that the person has not answered yet; None unless the session took place."""
    if session.status != Session.Status.HELD:
        return None
    return next((question for question in _questions if not question.is_given(actor, session)), None)
