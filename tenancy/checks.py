"""What the database must be for the walls to hold. Each wrong combination says how to mend it."""
from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db import connections, models

from .orm import TenantForeignKey, TenantModel


@register(Tags.models)
def relations_stay_inside(app_configs, **kwargs):
    """Between tenant models only TenantForeignKey; no global model refers to a tenant model; no unique without organization."""
    found = []
    for model in apps.get_models():
        tenant = issubclass(model, TenantModel)
        for field in model._meta.local_fields:
            target = field.related_model
            points_at_tenant = isinstance(target, type) and issubclass(target, TenantModel)
            if points_at_tenant and not tenant:
                found.append(Error(f"{model.__name__}.{field.name} refers from a global table to tenant data.", id="tenancy.E001"))
            elif points_at_tenant and not isinstance(field, TenantForeignKey):
                found.append(Error(f"{model.__name__}.{field.name} must be a TenantForeignKey.", id="tenancy.E002"))
            if tenant and field.unique and not field.primary_key:
                found.append(Error(f"{model.__name__}.{field.name} is unique across organizations.",
                                   hint="Use a UniqueConstraint that starts with organization.", id="tenancy.E003"))
        if tenant:
            found += [
                Error(f"Constraint {c.name} of {model.__name__} does not include organization.", id="tenancy.E004")
                for c in model._meta.constraints if isinstance(c, models.UniqueConstraint) and "organization" not in c.fields
            ]
            found += [Error(f"{model.__name__}.{f.name}: many-to-many tables carry no organization.",
                            hint="Write the link as a TenantModel.", id="tenancy.E005") for f in model._meta.local_many_to_many]
    return found


ROLE = """SELECT rolsuper OR rolbypassrls,
    EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_get_userbyid(c.relowner) = current_user)
    FROM pg_roles WHERE rolname = current_user"""


@register(Tags.database)
def application_role_is_weak(app_configs, databases=None, **kwargs):
    """Row-level security does not bind superusers, BYPASSRLS roles or, unforced, owners."""
    if not databases or "default" not in databases:
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(ROLE)
        strong, owns = cursor.fetchone()
    if strong or owns:
        return [Error("The application connects as a role that row-level security does not bind.",
                      hint="Let DATABASE_URL name a role like tandem_app: NOSUPERUSER NOBYPASSRLS, owning no table.",
                      id="tenancy.E010")]
    return []
