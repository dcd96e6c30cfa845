from django.db import migrations

# The one question about a person that crosses organizations: where do I belong? It answers nothing else.
CREATE = """
CREATE FUNCTION accounts_organizations_of(person uuid) RETURNS TABLE (slug varchar, name varchar)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT o.slug, o.name FROM public.tenancy_organization o
    JOIN public.accounts_membership m ON m.organization_id = o.id
    WHERE m.user_id = person AND m.status = 'active' AND o.is_active ORDER BY o.name, o.slug
$$
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_first")]
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION accounts_organizations_of(uuid)")]
