"""Who one is, and who else is here."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.api import Model, cleaned, operation

from . import services
from .access import managed_invitation, manages, member_for
from .endpoints import MemberView
from .forms import InviteForm, ProfileForm
from .forms.people import AT_MOST
from .joining import extra_fields
from .models import Invitation, Membership, Role, User
from .selectors import invitations_waiting, people

PROFILE = ("pronouns", "headline", "bio", "languages")


class PersonOut(Model):
    """Somebody, as another answer mentions them."""

    name = serializers.CharField(source="user.name", read_only=True)

    class Meta:
        model = Membership
        fields = ["id", "name"]


class MemberOut(Model):
    name = serializers.CharField(source="user.name", read_only=True)
    email = serializers.SerializerMethodField()
    roles = serializers.ListField(child=serializers.ChoiceField(Role.choices), read_only=True)

    class Meta:
        model = Membership
        fields = ["id", "name", "email", "roles", "status", *PROFILE, "joined_at"]

    @extend_schema_field(serializers.EmailField(allow_null=True, help_text="Only for those who manage, and of oneself."))
    def get_email(self, member):
        actor = self.context["actor"]
        return member.user.email if actor.manages or actor.pk == member.pk else None


class MeOut(MemberOut):
    language = serializers.ChoiceField(User.Language.choices, source="user.language", read_only=True)
    time_zone = serializers.CharField(source="user.time_zone", read_only=True)

    class Meta(MemberOut.Meta):
        fields = [*MemberOut.Meta.fields, "language", "time_zone"]


class MeIn(Model):
    name = serializers.CharField(max_length=120)

    class Meta:
        model = Membership
        fields = ["name", *PROFILE]


class MemberQuery(serializers.Serializer):
    search = serializers.CharField(max_length=80, required=False, help_text="A part of the name or of the email address.")
    role = serializers.ChoiceField(Role.choices, required=False)
    status = serializers.ChoiceField(Membership.Status.choices, required=False)


class Me(MemberView):
    @operation(answer=MeOut)
    def get(self, request):
        """Whose key this is."""
        return self.answer(self.actor, MeOut)

    @operation(answer=MeOut, body=MeIn)
    def patch(self, request):
        """Change your profile.

        The name is yours everywhere; the rest is told to this organization alone.
        """
        stands = {"name": self.actor.name} | {field: getattr(self.actor, field) for field in PROFILE}
        form = ProfileForm(stands | self.body(MeIn, partial=True))
        services.change_profile(membership=self.actor, **cleaned(form))
        return self.answer(self.actor, MeOut)


class Members(MemberView):
    @operation(answer=MemberOut, many=True, query=MemberQuery)
    def get(self, request):
        """The people of the organization, for those who manage it; active ones unless another status is asked."""
        self.require(manages)
        return self.page(people(**self.asked(MemberQuery)), MemberOut)


class Member(MemberView):
    @operation(answer=MemberOut)
    def get(self, request, membership_id):
        """One member's profile."""
        return self.answer(member_for(self.actor, membership_id), MemberOut)


# ── invitations ──────────────────────────────────────────────────────────────────────────────────
class InvitationOut(Model):
    roles = serializers.ListField(child=serializers.ChoiceField(Role.choices), read_only=True)
    state = serializers.ChoiceField(["open", "accepted", "withdrawn", "expired"], read_only=True)
    invited_by = PersonOut(read_only=True)

    class Meta:
        model = Invitation
        fields = ["id", "email", "roles", "language", "message", "state", "invited_by", "created_at", "expires_at"]


class InvitedOut(serializers.Serializer):
    invitations = InvitationOut(many=True)
    already_members = serializers.ListField(child=serializers.EmailField())
    already_invited = serializers.ListField(child=serializers.EmailField())


class InviteIn(serializers.Serializer):
    emails = serializers.ListField(child=serializers.EmailField(max_length=254), min_length=1, max_length=AT_MOST)
    roles = serializers.ListField(child=serializers.ChoiceField(Role.choices), min_length=1)
    language = serializers.ChoiceField(User.Language.choices, required=False, help_text="The organization's when left out.")
    message = serializers.CharField(max_length=1000, allow_blank=True, default="")

    def get_fields(self):
        """What other rooms add to an invitation is an id: the program that it leads into."""
        return super().get_fields() | {name: serializers.UUIDField(required=False, help_text=field.help_text)
                                       for name, field in extra_fields().items()}


class Invitations(MemberView):
    @operation(answer=InvitationOut, many=True)
    def get(self, request):
        """The invitations that wait for an answer, expired ones too, for those who manage."""
        self.require(manages)
        return self.page(invitations_waiting(), InvitationOut)

    @operation(answer=InvitedOut, body=InviteIn, status=201)
    def post(self, request):
        """Invite people by email, two hundred at most.

        Only an owner invites owners and coordinators.
        """
        self.require(manages)
        sent = {"language": request.organization.language} | self.body(InviteIn)
        form = InviteForm(sent | {"emails": "\n".join(sent["emails"])}, actor=self.actor)
        told = cleaned(form)
        done = services.invite_people(actor=self.actor, emails=told["emails"], roles=told["roles"], language=told["language"],
                                      message=told["message"], details=form.details())
        return self.answer(done, InvitedOut, status=201)


class OneInvitation(MemberView):
    @operation(answer=InvitationOut)
    def get(self, request, invitation_id):
        """One invitation, for those who manage."""
        return self.answer(managed_invitation(self.actor, invitation_id), InvitationOut)


class ResendInvitation(MemberView):
    @operation(answer=InvitationOut)
    def post(self, request, invitation_id):
        """Send an invitation again: the same link, good for another fortnight."""
        invitation = managed_invitation(self.actor, invitation_id)
        services.resend_invitation(actor=self.actor, invitation=invitation)
        return self.answer(invitation, InvitationOut)


class WithdrawInvitation(MemberView):
    @operation(answer=InvitationOut)
    def post(self, request, invitation_id):
        """Withdraw an invitation: its link no longer works."""
        invitation = managed_invitation(self.actor, invitation_id)
        services.withdraw_invitation(actor=self.actor, invitation=invitation)
        return self.answer(invitation, InvitationOut)
