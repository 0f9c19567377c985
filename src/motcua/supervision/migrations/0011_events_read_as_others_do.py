"""How far supervision has read the events stands beside the other readers' marks."""

from typing import ClassVar

from django.db import migrations

_MOVE = """
    INSERT INTO dossiers_eventmark (reader, read, settled, pending, pending_xid)
    SELECT 'ways', read, settled, pending, pending_xid FROM supervision_followmark
    ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("supervision", "0010_counted_reasons"), ("dossiers", "0020_eventmark")]

    operations: ClassVar = [
        migrations.RunSQL(_MOVE, migrations.RunSQL.noop),
        migrations.DeleteModel("FollowMark"),
    ]
