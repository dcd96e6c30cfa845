from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sessions_app', '0020_counter_proposals_over_since'),
    ]

    operations = [
        migrations.AddField(
            model_name='sessionnote',
            name='key',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='sessionnote',
            constraint=models.UniqueConstraint(fields=('organization', 'author', 'key'), name='sessions_app_sessionnote_once'),
        ),
        migrations.RemoveConstraint(
            model_name='counterproposal',
            name='sessions_app_counterproposal_over_since',
        ),
        migrations.AddConstraint(
            model_name='counterproposal',
            constraint=models.CheckConstraint(condition=models.Q(('over_since__isnull', True), ('status__in', ['over', 'declined']), _connector='OR'), name='sessions_app_counterproposal_over_since'),
        ),
    ]
