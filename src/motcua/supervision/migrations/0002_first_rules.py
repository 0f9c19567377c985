"""The rules that a centre begins with; its supervisor changes them at the desk."""

from django.db import migrations

# Code, watched, working minutes before (0: when it has passed), addressee.
_RULES = (
    ("step-near", "step", 240, "officer"),
    ("appointment-near", "appointment", 480, "officer"),
    ("appointment-nearer", "appointment", 240, "head"),
    ("appointment-last-hour", "appointment", 60, "centre"),
    ("appointment-passed", "appointment", 0, "leader"),
)


def add(apps, schema_editor):
    rules = apps.get_model("supervision", "ReminderRule").objects
    rules.bulk_create(
        rules.model(code=code, watched=watched, minutes=minutes, addressee=addressee)
        for code, watched, minutes, addressee in _RULES
    )


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
