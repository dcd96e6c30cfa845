from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Lower, Upper
from django.utils.translation import gettext_lazy as _

from common import clock
from common.ids import uuid7
from common.names import NameField
from common.prose import LineField, ProseField
from common.sorting import SortKey
from common.time_zones import validate_time_zone
from tenancy.orm import TenantForeignKey, TenantManager, TenantModel


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, **fields | {"is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A human being, whatever organizations they belong to. Global: it holds no mentoring data."""

    class Theme(models.TextChoices):
        SYSTEM = "system", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Language(models.TextChoices):
        FRENCH = "fr", _("French")
        ENGLISH = "en", _("English")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(_("email address"), max_length=254)
    name = NameField(_("name"), max_length=120)
    sort_name = models.GeneratedField(expression=SortKey("name"), output_field=models.TextField(), db_persist=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.FRENCH)
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Paris", validators=[validate_time_zone])
    time_zone_confirmed = models.BooleanField(default=False)
    theme = models.CharField(_("theme"), max_length=6, choices=Theme, default=Theme.SYSTEM)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("platform operator"), default=False)
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_once",
                                               violation_error_message=_("This email address cannot be used."))]
        indexes = [GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="accounts_user_name_part")]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    COORDINATOR = "coordinator", _("Coordinator")
    OBSERVER = "observer", _("Observer")
    MENTOR = "mentor", _("Mentor")
    LEARNER = "learner", _("Learner")


class Membership(TenantModel):
    """A person in an organization: what all mentoring data refers to, never the User."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        LEFT = "left", _("Left")
        SUSPENDED = "suspended", _("Suspended")

    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("person"))
    roles = ArrayField(models.CharField(max_length=12, choices=Role), verbose_name=_("roles"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    headline = LineField(_("headline"), max_length=120, blank=True)
    bio = ProseField(_("about me"), max_length=3000, blank=True)
    languages = ArrayField(models.CharField(max_length=8), verbose_name=_("languages spoken"), default=list, blank=True)
    photo = models.CharField(max_length=120, blank=True, editable=False)
    joined_at = models.DateTimeField(_("joined"))
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(fields=["organization", "user"], name="accounts_membership_once"),
            models.CheckConstraint(condition=models.Q(roles__contained_by=Role.values), name="accounts_membership_roles_known"),
            models.CheckConstraint(condition=models.Q(roles__len__gt=0), name="accounts_membership_has_role"),
        ]
        indexes = [models.Index(fields=["organization", "status", "-joined_at"])]

    def __str__(self):
        return str(self.user)

    @property
    def name(self) -> str:
        return self.user.name

    def has_role(self, *roles: str) -> bool:
        return not set(roles).isdisjoint(self.roles)

    @property
    def role_names(self) -> list:
        return [Role(role).label for role in self.roles]

    @property
    def manages(self) -> bool:
        """Owners and coordinators run programs."""
        return self.has_role(Role.OWNER, Role.COORDINATOR)

    @property
    def oversees(self) -> bool:
        """Staff see figures; observers only those."""
        return self.has_role(Role.OWNER, Role.COORDINATOR, Role.OBSERVER)


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither used, withdrawn nor expired."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=clock.now())

    def waiting(self):
        """Open or expired: what can still be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(TenantModel):
    """A link by which one person joins with given roles. Only the hash of the link's secret is kept."""

    email = models.EmailField(_("email address"), max_length=254)
    name = NameField(_("name"), max_length=120, blank=True)
    roles = ArrayField(models.CharField(max_length=12, choices=Role), verbose_name=_("roles"))
    language = models.CharField(_("language"), max_length=2, choices=User.Language, default=User.Language.FRENCH)
    message = ProseField(_("message"), max_length=1000, blank=True)
    secret_hash = models.CharField(max_length=64, editable=False)
    invited_by = TenantForeignKey(Membership, models.PROTECT, related_name="+", verbose_name=_("invited by"))
    created_at = models.DateTimeField(_("created"))
    expires_at = models.DateTimeField(_("expires"))
    accepted_by = TenantForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = TenantManager.from_queryset(InvitationQuerySet)()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(fields=["organization", "secret_hash"], name="accounts_invitation_secret_once"),
            models.CheckConstraint(condition=models.Q(roles__contained_by=Role.values), name="accounts_invitation_roles_known"),
        ]
        indexes = [models.Index(fields=["organization", "-id"], condition=models.Q(accepted_at=None, withdrawn_at=None),
                                name="accounts_invitation_waiting")]

    def __str__(self):
        return self.email

    @property
    def state(self) -> str:
        """open | accepted | withdrawn | expired"""
        if self.accepted_at:
            return "accepted"
        if self.withdrawn_at:
            return "withdrawn"
        return "open" if self.expires_at > clock.now() else "expired"

    @property
    def role_names(self) -> list:
        return [Role(role).label for role in self.roles]


class ApiToken(TenantModel):
    """A person's key to the API of one organization. Only its hash is kept."""

    membership = TenantForeignKey(Membership, models.CASCADE, related_name="api_tokens")
    name = NameField(_("name"), max_length=80)
    secret_hash = models.CharField(max_length=64, editable=False)
    hint = models.CharField(max_length=8, editable=False)
    created_at = models.DateTimeField(_("created"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "secret_hash"], name="accounts_apitoken_secret_once")]

    def __str__(self):
        return self.name
