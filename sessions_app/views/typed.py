"""What a request carries of the parts of a session's page that it does not save."""
from collections.abc import Callable

from django.forms import Form
from django.http import HttpRequest, QueryDict

from matching.access import part_in, partner_of

from .. import selectors, services
from ..afterwards import Question, question_for, unanswered_by
from ..forms import ActionFormSet, AgendaForm, AttendanceForm, NoteForm, PreparationForm, RecapForm
from ..models import Session

Forms = dict[str, Form]


def typed_in(request: HttpRequest, session: Session, but: str = "") -> dict[str, Forms]:
    """{part: {name on the page: its bound form}} of the parts in which something was typed that is not saved."""
    if request.method != "POST" or part_in(request.membership, session.mentorship) is None:
        return {}
    found = {part: read(request, session) for part, read in PARTS.items() if part != but and _is_sent(request.POST, part)}
    return {part: forms for part, forms in found.items() if forms}


def _is_sent(data: QueryDict, part: str) -> bool:
    return any(name.startswith(f"{part}-") for name in data)


def _agenda(request, session):
    form = AgendaForm(request.POST, starts_at=session.starts_at, items=selectors.agenda_of(session))
    return {"agenda": form} if form.has_changed() else {}


def _preparation(request, session):
    form = PreparationForm(request.POST, session=session, items=selectors.questions_of(session))
    written = [(form["text"].value(), session.preparation), *((form[f"answer_{q.position}"].value(), q.text) for q in form.items)]
    return {"preparation": form} if any(_differs(*each) for each in written) else {}


def _recap(request, session):
    forms = recap_forms(request, session)
    recap, question = forms["recap"], forms.get("feedback")
    is_new = _differs(recap["text"].value(), session.recap) or bool(recap["next_start"].value())
    return forms if is_new or any(row.has_changed() for row in forms["actions"]) or (question and question.has_changed()) else {}


def recap_forms(request: HttpRequest, session: Session) -> Forms:
    """Those of the recap as they were sent: beside its text and the next date, actions and what the follow-up asks."""
    question = question_of(request, session)
    forms = {"recap": RecapForm(request.POST, prefix="recap"), "actions": ActionFormSet(request.POST, prefix="actions")}
    return forms | ({"feedback": question.form(request.POST, prefix="feedback")} if question else {})


def question_of(request: HttpRequest, session: Session) -> Question | None:
    """What the follow-up asks, or asked as the page was made."""
    find = unanswered_by if _is_sent(request.POST, "feedback") else question_for
    return find(request.membership, session)


def word_forms(request: HttpRequest, session: Session) -> Forms:
    """The word on who was there, where it is still asked and was sent to go with the recap."""
    if "recap-with_word" not in request.POST or not services.waits_for_word_of(
            request.membership, session, selectors.words_on(session)):
        return {}
    return {"attendance": _attendance_form(request, session)}


def _note(request, session):
    form = NoteForm(request.POST, prefix="note")
    return {"note": form} if _differs(form["body"].value(), "") else {}


def _attendance(request, session):
    form = _attendance_form(request, session)
    return {"attendance": form} if form.has_changed() and not _is_said(request.membership, session, form) else {}


def _attendance_form(request, session):
    return AttendanceForm(request.POST, partner=partner_of(request.membership, session.mentorship).name, prefix="attendance")


def _is_said(actor, session, form) -> bool:
    said = {word.membership_id: word.outcome for word in selectors.words_on(session) if word.recorded_by_id == actor.pk}
    return form["mine"].value() == said.get(actor.pk) and form["theirs"].value() == said.get(partner_of(actor, session.mentorship).pk)


PARTS: dict[str, Callable[[HttpRequest, Session], Forms]] = {
    "agenda": _agenda, "preparation": _preparation, "recap": _recap, "note": _note, "attendance": _attendance}


def _differs(typed: str | None, stands: str) -> bool:
    """Browsers end lines in their own way. What the page did not ask for yet is not typed."""
    return typed is not None and typed.replace("\r\n", "\n").strip() != stands.replace("\r\n", "\n").strip()
