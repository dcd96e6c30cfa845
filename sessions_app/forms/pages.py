from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from action_plans.models import Owner
from common.days import SENSIBLE

from ..models import AgendaItem, Attendance, Session, SessionNote
from ..services.pages import AgendaChange, NewAction
from .booking import Instant
from .fields import day_field, number_of, version_field


class RecapForm(forms.Form):
    """One text that both write: its version says which state the person saw."""

    text = forms.CharField(label=_("What we did"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
                           help_text=_("A few lines are enough."))
    version = version_field()
    next_start = Instant(label=_("Book the next session with it"), required=False)
    next_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    with_word = forms.BooleanField(label=_("Confirm with the recap who was there, as chosen above"), required=False, initial=True)


class ActionForm(forms.Form):
    title = forms.CharField(label=_("Next action"), max_length=200, required=False)
    owner = forms.ChoiceField(label=_("Who"), choices=Owner.choices, initial=Owner.LEARNER)
    due_on = day_field(_("By when"), validators=SENSIBLE)

    @property
    def where(self) -> str:
        return gettext("Next step %(number)s") % {"number": number_of(self)}

    def clean(self):
        data = super().clean()
        if data.get("title") and not data.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Say by when."))
        elif data.get("due_on") and not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Say what is to be done."))
        return data

    @property
    def action(self) -> NewAction | None:
        data = self.cleaned_data
        return NewAction(data["title"], data["owner"], data["due_on"]) if data.get("title") else None


ActionFormSet = forms.formset_factory(ActionForm, extra=2, max_num=5, absolute_max=5)


@dataclass(frozen=True)
class AgendaRow:
    """A part with its two fields, and from when to when it takes place."""

    item: AgendaItem
    topic: forms.BoundField
    done: forms.BoundField
    starts_at: datetime
    ends_at: datetime


class AgendaForm(forms.Form):
    """For each part its topic and whether it is done. Each field carries the value that the person saw."""

    FIELDS = {"topic": "topic", "done": "is_done"}
    where = _("Agenda")

    def __init__(self, data=None, *, starts_at: datetime, items: list[AgendaItem]):
        super().__init__(data, prefix="agenda")
        self.starts_at, self.items = starts_at, items
        for item in items:
            self.fields[f"topic_{item.position}"] = forms.CharField(
                label=_("Topic"), max_length=300, required=False, initial=item.topic, show_hidden_initial=True)
            self.fields[f"done_{item.position}"] = forms.BooleanField(
                label=_("Done"), required=False, initial=item.is_done, show_hidden_initial=True)

    @property
    def rows(self) -> list["AgendaRow"]:
        """The parts of the agenda one after the other, and those of an earlier kind in which somebody wrote."""
        ends = accumulate((timedelta(minutes=item.minutes) for item in self.items), initial=self.starts_at)
        rows = [AgendaRow(item, self[f"topic_{item.position}"], self[f"done_{item.position}"], *times)
                for item, times in zip(self.items, pairwise(ends), strict=True)]
        return [row for row in rows if row.item.minutes or row.topic.value()]

    def seen_now(self, data) -> "AgendaForm":
        """The same words as if the person had seen what stands now: saved again, they replace it."""
        data = data.copy()
        for item in self.items:
            for name, field in self.FIELDS.items():
                data[self.add_initial_prefix(f"{name}_{item.position}")] = getattr(item, field)
        return AgendaForm(data, starts_at=self.starts_at, items=self.items)

    @property
    def changes(self) -> list[AgendaChange]:
        return [AgendaChange(item, field, self._seen(f"{name}_{item.position}"), self.cleaned_data[f"{name}_{item.position}"])
                for item in self.items for name, field in self.FIELDS.items() if f"{name}_{item.position}" in self.changed_data]

    def _seen(self, name):
        field = self.fields[name]
        return field.to_python(field.hidden_widget().value_from_datadict(self.data, {}, self.add_initial_prefix(name)))


class NoteForm(forms.Form):
    body = forms.CharField(label=_("Note"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4}))
    audience = forms.ChoiceField(label=_("Who can read this"), choices=SessionNote.Audience, initial=SessionNote.Audience.PAIR,
                                 widget=forms.RadioSelect(attrs={"class": "radio-cards"}))
    version = version_field(required=False)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)


class AttendanceForm(forms.Form):
    """Each field carries what the person saw, so that what they left alone is not taken for typed."""

    mine = forms.ChoiceField(label=_("You"), choices=Attendance.Outcome, initial=Attendance.Outcome.PRESENT)
    theirs = forms.ChoiceField(choices=Attendance.Outcome, initial=Attendance.Outcome.PRESENT)

    def __init__(self, *args, partner: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theirs"].label = partner
        for field in self.fields.values():
            field.show_hidden_initial = True


class SettleForm(forms.Form):
    """One question: of a missed session its answers say who was absent. Nothing is chosen where nobody has spoken or the two differ."""

    status = forms.ChoiceField(label=_("How it went"), choices=[
        ("", _("Choose")), (Session.Status.HELD.value, Session.Status.HELD.label),
        *((f"missed_{who.value}", who.label) for who in Session.MissedBy),
        (Session.Status.TECHNICAL.value, Session.Status.TECHNICAL.label)])

    STRUCK = (Session.Status.CANCELLED.value, _("It did not take place"))  # of a meeting that was logged afterwards

    def __init__(self, data=None, *, session: Session):
        settled = f"missed_{session.missed_by}" if session.missed_by else session.status
        super().__init__(data, initial={"status": "" if session.is_disputed or session.closed_at is None else settled})
        if session.place:
            self.fields["status"].choices = [*self.fields["status"].choices, self.STRUCK]

    @property
    def is_struck(self) -> bool:
        return self.cleaned_data["status"] == self.STRUCK[0]

    @property
    def outcome(self) -> dict:
        """As services.settle_session takes it."""
        status, _missed, missed_by = self.cleaned_data["status"].partition("_")
        return {"status": status, "missed_by": missed_by}
