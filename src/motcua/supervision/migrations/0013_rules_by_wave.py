"""Warnings of a wave of lateness that a centre begins with, from the unit upward.

A worker of the version before stumbles over rules of a kind that it does not know; what it could not remind of
meanwhile is made up for by the first tick of a worker of this one.
"""

from django.db import migrations

# Code, percent, addressee.
_RULES = (("wave-tenth", 10, "head"), ("wave-seventh", 15, "centre"), ("wave-fifth", 20, "leader"))


def add(apps, schema_editor):
    rules = apps.get_model("supervision", "ReminderRule").objects
    rules.bulk_create(
        rules.model(code=code, watched="wave", minutes=0, percent=percent, addressee=addressee)
        for code, percent, addressee in _RULES
    )


def remove(apps, schema_editor):
    apps.get_model("supervision", "ReminderRule").objects.filter(watched="wave").delete()


class Migration(migrations.Migration):
    dependencies = [("supervision", "0012_outlooks")]
    operations = [migrations.RunPython(add, remove)]
