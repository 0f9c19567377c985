"""Reminders by the chance to be late that a centre begins with."""

from django.db import migrations

# Code, percent, addressee.
_RULES = (("risk-half", 50, "officer"), ("risk-high", 75, "head"))


def add(apps, schema_editor):
    rules = apps.get_model("supervision", "ReminderRule").objects
    rules.bulk_create(
        rules.model(code=code, watched="risk", minutes=0, percent=percent, addressee=addressee)
        for code, percent, addressee in _RULES
    )


def remove(apps, schema_editor):
    apps.get_model("supervision", "ReminderRule").objects.filter(watched="risk").delete()


class Migration(migrations.Migration):
    dependencies = [("supervision", "0007_risk_of_being_late")]
    operations = [migrations.RunPython(add, remove)]
