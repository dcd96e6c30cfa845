from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sessions_app', '0022_calendars_read_in_part'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='appeal_from',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
