"""The audit trail as the owners of an organization read it."""
from uuid import UUID

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import owner_required
from accounts.models import Membership
from audit.selectors import entries, verb_choices

PAGE = 25
NAMESAKES = 50


class TrailForm(forms.Form):
    """What to look for; `before` is the last entry of the page before."""

    person = forms.CharField(label=_("Person"), required=False, max_length=120)
    verb = forms.ChoiceField(label=_("Action"), required=False)
    since = forms.DateField(label=_("Since"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["verb"].choices = [("", _("Any action")), *verb_choices()]


@owner_required
@require_safe
def trail(request):
    form = TrailForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = entries(actor_ids=_named(wanted.get("person", "")), verb=wanted.get("verb", ""), since=wanted.get("since"),
                    until=wanted.get("until"), before=wanted.get("before"))[:PAGE + 1]
    shown = list(found)
    return render(request, "dashboard/trail.html", {
        "form": form, "entries": shown[:PAGE], "older": _older(request, shown), "filtered": any(wanted.values())})


def _named(person: str) -> list[UUID] | None:
    """The members whose name holds these words, or None for everybody."""
    if not person:
        return None
    return list(Membership.objects.filter(user__name__icontains=person).order_by("id").values_list("pk", flat=True)[:NAMESAKES])


def _older(request, shown: list) -> str:
    """The query of the next page, or nothing on the last."""
    if len(shown) <= PAGE:
        return ""
    query = request.GET.copy()
    query["before"] = str(shown[PAGE - 1].pk)
    return query.urlencode()
