"""Tenant models: the database itself refuses to read, write or link across organizations.

`TenantModel` gives a model its organization column. Two constraints come with it, which migrations write like
any other: row-level security, and for each TenantForeignKey a composite foreign key
(organization_id, x_id) -> (organization_id, id). The key (organization_id, id) itself is made by tenancy.backend.
"""
from django.db import models
from django.db.models.constraints import BaseConstraint

from common.ids import uuid7

from .context import CurrentOrganization, current

SETTING = "app.organization_id"


class Ddl(BaseConstraint):
    """A constraint made by statements of its own, one at a time, once its table exists."""

    args: tuple[str, ...] = ()
    create: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def statements(self, which, model, editor):
        names = {"t": editor.quote_name(model._meta.db_table), "n": editor.quote_name(self.name)}
        if which is self.create:  # dropping needs no field: that one may be renamed by then
            names |= self.names(model, editor)
        return [statement.format(**names) for statement in which]

    def constraint_sql(self, model, editor):
        editor.deferred_sql += self.statements(self.create, model, editor)

    def create_sql(self, model, editor, which=None):
        *first, last = self.statements(which or self.create, model, editor)
        for statement in first:
            editor.execute(statement)
        return last

    def remove_sql(self, model, editor):
        return self.create_sql(model, editor, self.remove)

    def names(self, model, editor):
        return {}

    def validate(self, *args, **kwargs):
        pass

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {a: getattr(self, a) for a in self.args}

    def __eq__(self, other):
        return type(self) is type(other) and self.deconstruct() == other.deconstruct()

    __hash__ = BaseConstraint.__hash__


class TenantIsolation(Ddl):
    """The policy is bare and loud: with no organization set PostgreSQL raises rather than answering nothing."""

    create = (
        "ALTER TABLE {t} ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE {t} FORCE ROW LEVEL SECURITY",
        "CREATE POLICY {n} ON {t} USING (organization_id = current_setting('" + SETTING + "')::uuid)",
    )
    remove = (
        "DROP POLICY {n} ON {t}",
        "ALTER TABLE {t} NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE {t} DISABLE ROW LEVEL SECURITY",
    )


class TenantReference(Ddl):
    """FOREIGN KEY (organization_id, field) -> (organization_id, id)."""

    args = ("field",)
    create = (
        "ALTER TABLE {t} ADD CONSTRAINT {n} FOREIGN KEY (organization_id, {c}) "
        "REFERENCES {to} (organization_id, id) DEFERRABLE",
    )
    remove = ("ALTER TABLE {t} DROP CONSTRAINT {n}",)

    def __init__(self, *, field, **kwargs):
        super().__init__(**kwargs)
        self.field = field

    def names(self, model, editor):
        field = model._meta.get_field(self.field)
        return {"c": editor.quote_name(field.column), "to": editor.quote_name(field.related_model._meta.db_table)}


def attach(model, option, item):
    """Adds to Meta.constraints or Meta.indexes; a migration's own models say theirs already."""
    if model.__module__ != "__fake__" and not model._meta.abstract:
        setattr(model._meta, option, [*getattr(model._meta, option), item])
        model._meta.original_attrs.setdefault(option, [])


class OrganizationField(models.ForeignKey):
    is_tenant = True

    def __init__(self, to="tenancy.Organization", on_delete=models.PROTECT, **kwargs):
        settled = {"default": current, "editable": False, "db_index": False, "related_name": "+"}
        super().__init__(to, on_delete, **settled | kwargs)

    def contribute_to_class(self, model, name, **kwargs):
        super().contribute_to_class(model, name, **kwargs)
        attach(model, "constraints", TenantIsolation(name=f"{model._meta.app_label}_{model._meta.model_name}_isolation"))

    def get_placeholder(self, value, compiler, connection):
        return "%s"  # keeps bulk_create() off INSERT .. UNNEST, which a distributed table refuses under row-level security


class TenantForeignKey(models.ForeignKey):
    """A foreign key that cannot leave its organization: joins, lookups and the database's own check carry organization_id."""

    def __init__(self, to, on_delete, **kwargs):
        super().__init__(to, on_delete, **kwargs | {"db_constraint": False, "db_index": False})

    def contribute_to_class(self, model, name, **kwargs):
        super().contribute_to_class(model, name, **kwargs)
        label = f"{model._meta.app_label}_{model._meta.model_name}_{name}"
        attach(model, "constraints", TenantReference(name=f"{label}_ref"[-63:], field=name))
        attach(model, "indexes", models.Index(fields=["organization", name]))

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {k: v for k, v in kwargs.items() if k not in ("db_constraint", "db_index")}

    def get_joining_fields(self, reverse_join=False):
        pair = self.model._meta.get_field("organization"), self.related_model._meta.get_field("organization")
        return *super().get_joining_fields(reverse_join), pair[::-1] if reverse_join else pair

    def get_extra_descriptor_filter(self, instance):
        return {"organization_id": instance.organization_id}


class TenantOneToOneField(TenantForeignKey, models.OneToOneField):
    """One row at most refers to the same row; the unique index leads with organization_id."""

    def __init__(self, to, on_delete, **kwargs):
        kwargs.pop("unique", None)
        models.OneToOneField.__init__(self, to, on_delete, **kwargs | {"db_constraint": False, "db_index": False})
        self._unique = False  # `unique` on the column alone would tell one organization of another's rows

    def contribute_to_class(self, model, name, **kwargs):
        models.OneToOneField.contribute_to_class(self, model, name, **kwargs)
        label = f"{model._meta.app_label}_{model._meta.model_name}_{name}"
        attach(model, "constraints", TenantReference(name=f"{label}_ref"[-63:], field=name))
        attach(model, "constraints", models.UniqueConstraint(fields=["organization", name], name=f"{label}_one"[-63:]))


class TenantManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(organization_id=CurrentOrganization())


class TenantModel(models.Model):
    organization = OrganizationField()
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    objects = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"
