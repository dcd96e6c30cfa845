"""What people do about requests and fit checks straight from an email (see notifications.acting)."""
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Membership
from common.errors import Refused
from notifications.acting import Act, Page, register
from programs.models import Enrolment

from . import services
from .access import answerer_of, own_fit_check, own_request, partner_of
from .forms import AskForm, DeclineRequestForm, FitForm
from .models import MentoringRequest, Mentorship, Openness
from .refusing import refusal_words


def register_acts() -> None:
    register("matching.accept", Act(show_accept, do_accept))
    register("matching.decline", Act(show_decline, do_decline))
    register("matching.ask", Act(show_ask, do_ask))
    register("matching.prolong", Act(show_prolong, do_prolong))
    register("matching.fit", Act(show_fit, do_fit))
    register("matching.resume", Act(show_resume, do_resume))


def _request(actor: Membership, id: UUID) -> MentoringRequest | None:
    try:
        request = own_request(actor, id)
    except Http404:
        return None
    return request if answerer_of(request).pk == actor.pk else None


def _page(actor: Membership, id: UUID, title, text, button, **more) -> Page | None:
    request = _request(actor, id)
    if request is None:
        return None
    name = partner_of(actor, request).name
    over = "" if request.is_open else _("This request is not open any more: %(status)s.") % {"status": request.get_status_display().lower()}
    return Page(title % {"name": name}, text % {"name": name, "message": request.message}, button % {"name": name}, over,
                elsewhere=reverse("matching:request", args=[request.pk]), **more)


def show_accept(actor, id):
    return _page(actor, id, _("Accept %(name)s"), _("“%(message)s”\n\nYour mentorship with %(name)s starts at once. You both get an email "
                                                    "with the first steps."), _("Accept %(name)s"))


def do_accept(actor, id, data) -> str:
    services.accept_request(actor=actor, request=own_request(actor, id))
    return _("Your mentorship starts. An email with the first steps is on its way.")


def show_decline(actor, id):
    request = _request(actor, id)
    words = refusal_words(request) if request else ""
    return _page(actor, id, _("Decline the request of %(name)s"), _("%(name)s reads these words. Change them as you like."), _("Decline"),
                 form=DeclineRequestForm, initial={"words": words})


def do_decline(actor, id, data) -> str:
    services.decline_request(actor=actor, request=own_request(actor, id), words=data["words"])
    return _("Thank you for answering. Your words are on their way.")


def show_ask(actor, id):
    return _page(actor, id, _("Ask %(name)s a question first"), _("“%(message)s”"), _("Send the question"), form=AskForm)


def do_ask(actor, id, data) -> str:
    services.ask_first(actor=actor, request=own_request(actor, id), body=data["body"])
    return _("Your question is sent. You get an email with the reply.")


def show_prolong(actor, id):
    return _page(actor, id, _("More time for the request of %(name)s"), _("You get as many days again, and %(name)s is told."),
                 _("Take more time"))


def do_prolong(actor, id, data) -> str:
    services.prolong_request(actor=actor, request=own_request(actor, id))
    return _("You have more time. We will remind you a day before it is over.")


def show_fit(actor, id):
    try:
        check = own_fit_check(actor, id)
    except Http404:
        return None
    over = "" if check.mentorship.status == Mentorship.Status.ACTIVE else _("This mentorship has already ended.")
    return Page(_("You and %(name)s: a good fit?") % {"name": partner_of(actor, check.mentorship).name},
                _("Only the coordination can read your answer."), _("Send"), over, FitForm,
                {"answer": check.answer, "words": check.words}, reverse("matching:fit", args=[check.pk]))


def do_fit(actor, id, data) -> str:
    services.answer_fit(actor=actor, check=own_fit_check(actor, id), **data)
    return _("Thank you, your answer is kept.")


def show_resume(actor, id):
    mentor = Enrolment.objects.select_related("program").filter(pk=id, membership=actor).first()
    if mentor is None:
        return None
    paused = Openness.objects.filter(enrolment=mentor, paused_since__isnull=False).exists()
    return Page(_("Receive requests again"), _("Learners of %(program)s see you again and can ask you.") % {"program": mentor.program.name},
                _("Receive requests again"), "" if paused else _("You receive requests."), elsewhere=reverse("matching:requests"))


def do_resume(actor, id, data) -> str:
    mentor = Enrolment.objects.select_related("program").filter(pk=id, membership=actor).first()
    if mentor is None:
        raise Refused(_("You take no part in this program any more."), "not_here")
    services.resume_mentor(actor=actor, mentor=mentor)
    return _("You receive requests again.")
