from django.conf import settings
from django.db import migrations


def seal(apps, editor):
    role = editor.quote_name(settings.DATABASES["default"]["USER"])
    editor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM {role}")


def unseal(apps, editor):
    role = editor.quote_name(settings.DATABASES["default"]["USER"])
    editor.execute(f"GRANT UPDATE, DELETE ON audit_entry TO {role}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_first")]
    operations = [migrations.RunPython(seal, unseal)]
