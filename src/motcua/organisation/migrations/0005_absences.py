"""Who is away and who stands in; each change moves the staff's revision, as every other of who may what."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models


MOVE = """
CREATE TRIGGER staff_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON organisation_absence
    FOR EACH STATEMENT EXECUTE FUNCTION organisation_staff_moved();
CREATE TRIGGER staff_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON organisation_substitution
    FOR EACH STATEMENT EXECUTE FUNCTION organisation_staff_moved();
"""
UNDO = """
DROP TRIGGER staff_moved ON organisation_substitution;
DROP TRIGGER staff_moved ON organisation_absence;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0004_administrative_units'),
    ]

    operations = [
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('named_at', models.DateTimeField()),
                ('named_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.officer')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to='organisation.officer')),
            ],
        ),
        migrations.CreateModel(
            name='Substitution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, choices=[('applicant', 'applicant'), ('guidance_officer', 'guidance_officer'), ('intake_officer', 'intake_officer'), ('processing_officer', 'processing_officer'), ('approver', 'approver'), ('clerk', 'clerk'), ('cashier', 'cashier'), ('post_officer', 'post_officer'), ('catalogue_officer', 'catalogue_officer'), ('supervisor', 'supervisor'), ('leader', 'leader'), ('administrator', 'administrator'), ('auditor', 'auditor')], default='', max_length=20)),
                ('absence', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='substitutions', to='organisation.absence')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='substitutions', to='organisation.officer')),
            ],
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_from__lt', models.F('valid_until')), _connector='OR'), name='absence_has_length'),
        ),
        migrations.AddConstraint(
            model_name='absence',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func('officer', 'officer', models.Value('[]'), function='int8range'), '&&'), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='one_absence_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='substitution',
            constraint=models.UniqueConstraint(fields=('absence', 'role'), name='one_substitute_per_role'),
        ),
        migrations.RunSQL(MOVE, UNDO),
    ]
