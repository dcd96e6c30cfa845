from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sessions_app', '0023_appeal_from'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='days_given_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
