"""Who one is, and who else is here."""
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.api import Model, cleaned, operation

from . import services
from .access import manages, member_for
from .endpoints import MemberView
from .forms import ProfileForm
from .models import Membership, Role, User
from .selectors import people

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
    search = serializers.CharField(max_length=80, required=False, help_text="A part of the name or of the e-mail address.")
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
