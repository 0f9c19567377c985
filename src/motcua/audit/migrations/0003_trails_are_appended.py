"""The trails defend themselves as the event log does; one digest for writing and verifying."""

from typing import ClassVar

from django.db import migrations

from motcua.lib import append_only

DIGEST = """
CREATE FUNCTION audit_change_digest(
    previous bytea, at timestamptz, officer_id bigint, actor_name text, what text, about text,
    before jsonb, after jsonb, reason text
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        (extract(epoch FROM at) * 1000000)::bigint, officer_id, actor_name, what, about, before, after, reason
    )::text, 'UTF8'))
$$
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0002_trails")]

    operations: ClassVar = [
        migrations.RunSQL(DIGEST, "DROP FUNCTION audit_change_digest"),
        migrations.RunSQL(*append_only.guard("audit_look")),
        migrations.RunSQL(*append_only.guard("audit_change")),
    ]
