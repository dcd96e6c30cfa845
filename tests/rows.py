"""One row of every tenant model in a house, made from the models themselves; for tests that must leave no table out."""
import datetime
import uuid

from django.apps import apps
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.db import models

from accounts.models import Membership
from common import clock
from matching.models import Exclusion
from notifications.models import Delivery
from programs.models import Enrolment, Program
from sessions_app.models import HoursSet, ReminderRule, SessionKind
from tenancy.orm import TenantModel

MODELS = [m for m in apps.get_models() if issubclass(m, TenantModel)]


def _kept_apart():
    one, other = Membership.objects.order_by("pk")[:2]
    return Exclusion.objects.create(one=one, other=other, reason="x", made_by=one, created_at=clock.now())


def _with_minutes():
    return ReminderRule.objects.create(kind="preparation", minutes=60)


def _for_a_day():
    day = clock.today()
    return HoursSet.objects.create(membership=Membership.objects.order_by("pk").first(), name="x", first_day=day, last_day=day)


def _with_a_part():
    parts = [{"code": "work", "share": 1}]
    return SessionKind.objects.create(program=Program.objects.order_by("pk").first(), code="x", name_fr="x", name_en="x", parts=parts)


def _as_a_notice():
    somebody, now = Membership.objects.order_by("pk").first(), clock.now()
    return Delivery.objects.create(recipient=somebody, kind="x", key="x", state="sent", due_at=now, created_at=now, told_at=now,
                                   subject="x", path="/")


# rows whose columns depend on each other
OWN_WAY = {Exclusion: _kept_apart, ReminderRule: _with_minutes, HoursSet: _for_a_day, SessionKind: _with_a_part,
           Delivery: _as_a_notice}


def one_of_each(house) -> dict[type, models.Model]:
    """{model: instance}; rows that the cast has already are taken as they are. Runs inside the house's transaction."""
    made: dict[type, models.Model] = {}
    for model in MODELS:
        _row(model, made)
    return made


def _row(model, made):
    if model not in made:
        found = model.objects.order_by("pk").first() or OWN_WAY.get(model, lambda: None)()
        made[model] = found or model.objects.create(**{f.name: _value(f, made) for f in model._meta.concrete_fields if _needed(f)})
    return made[model]


def _needed(field):
    """A claim is for a session, a hold or a trial meeting: here for a session."""
    return not field.primary_key and field.name != "organization" and (
        not field.null or field.name.endswith("_at") or field.name == "session") and (
        not field.has_default() or isinstance(field, (ArrayField, models.JSONField)) and not field.blank)


def _somebody(role):
    """A pair is of two people, so a mentor's place is never the learner's."""
    return Enrolment.objects.order_by("pk").filter(role="mentor" if role == "mentor" else "learner").first()


def _value(field, made):
    if field.remote_field:
        return _somebody(field.name) if field.related_model is Enrolment else _row(field.related_model, made)
    if field.choices:
        return field.choices[0][0]
    now = clock.now()
    by_type = {
        models.BooleanField: False, models.BinaryField: b"x", models.JSONField: {}, models.UUIDField: uuid.uuid4(),
        models.DateTimeField: now,
        models.DateField: now.date() + datetime.timedelta(days=1), models.EmailField: "row@example.org",
        models.SlugField: "row", models.TextField: "x", models.CharField: "x", models.TimeField: datetime.time(9),
        DateTimeRangeField: (now, now + datetime.timedelta(hours=1)), models.IntegerField: 1,
        ArrayField: [now] if isinstance(getattr(field, "base_field", None), models.DateTimeField) else ["mentor"],
    }
    if field.name in ("ends_at", "end_minute", "ends_on", "last_day", "expires_at"):
        return {"end_minute": 600}.get(field.name) or (now + datetime.timedelta(days=3) if field.name.endswith("_at")
                                                       else now.date() + datetime.timedelta(days=300))
    return next(value for kind, value in by_type.items() if isinstance(field, kind))
