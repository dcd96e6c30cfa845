import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from ..joining import extra_fields
from ..models import Membership, Role, User

AT_MOST = 200


def roles_for(actor: Membership) -> list[tuple]:
    """Only an owner gives the roles that run an organization."""
    reserved = () if actor.has_role(Role.OWNER) else (Role.OWNER, Role.COORDINATOR)
    return [choice for choice in Role.choices if choice[0] not in reserved]


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Name or address"), max_length=100, required=False,
                        widget=forms.TextInput(attrs={"type": "search"}))
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("All roles")), *Role.choices], required=False)
    status = forms.ChoiceField(label=_("Status"), choices=Membership.Status, required=False)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)


class RolesForm(forms.Form):
    """Roles that the actor may not give stay as they are, and are not offered."""

    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, actor, member, **kwargs):
        super().__init__(*args, initial={"roles": member.roles}, **kwargs)
        offered = roles_for(actor)
        self.fields["roles"].choices = offered
        self.kept = [role for role in member.roles if role not in dict(offered)]
        self.fields["roles"].required = not self.kept

    def all_roles(self) -> list[str]:
        return [*self.kept, *self.cleaned_data["roles"]]


class InviteForm(forms.Form):
    emails = forms.CharField(label=_("Email addresses"), widget=forms.Textarea(attrs={"rows": 4}), max_length=60_000,
                             help_text=_("One or many, separated by commas, spaces or line breaks. Up to 200 at once."))
    roles = forms.MultipleChoiceField(label=_("Roles"), widget=forms.CheckboxSelectMultiple)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=User.Language)
    message = forms.CharField(label=_("Message"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
                              help_text=_("It is added to the email. Only the people invited read it."))

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = roles_for(actor)
        self.extra = extra_fields()
        self.fields.update(self.extra)

    def clean_emails(self):
        emails = [part for part in re.split(r"[\s,;]+", self.cleaned_data["emails"]) if part]
        if len(emails) > AT_MOST:
            raise ValidationError(_("Invite up to 200 people at once."), code="too_many")
        wrong = [email for email in emails if not _is_email(email)]
        if wrong:
            raise ValidationError(_("These are not email addresses: %(addresses)s"), code="invalid",
                                  params={"addresses": ", ".join(wrong[:10])})
        return emails

    def details(self) -> dict:
        return {name: self.cleaned_data.get(name) for name in self.extra}


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
