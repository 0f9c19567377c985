"""Notes between officers, which are only appended; what an agency's silence means."""

import django.db.models.deletion
from django.db import migrations, models

from motcua.lib import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0017_events_by_officer'),
        ('organisation', '0005_absences'),
    ]

    operations = [
        migrations.AddField(
            model_name='consultation',
            name='silence',
            field=models.CharField(choices=[('waits', 'Waits'), ('agrees', 'Agrees'), ('goes_on', 'Goes On')], db_default='waits', default='waits', max_length=8),
        ),
        migrations.AddField(
            model_name='consultation',
            name='silent',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('officer_name', models.CharField(max_length=100)),
                ('on_behalf', models.CharField(blank=True, default='', max_length=100)),
                ('unit_name', models.CharField(max_length=200)),
                ('key', models.UUIDField(null=True, unique=True)),
                ('corrects', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='dossiers.note')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='dossiers.dossier')),
                ('officer', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.officer')),
            ],
        ),
        migrations.RunSQL(*append_only.guard("dossiers_note")),
    ]
