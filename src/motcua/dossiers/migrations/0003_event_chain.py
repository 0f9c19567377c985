"""The event log defends itself: no update, no delete, no truncate; one digest for writing and verifying."""

from typing import ClassVar

from django.db import migrations

from motcua.lib import append_only

# jsonb_build_array is stable, not immutable; instants go in as microseconds so that the session's
# time zone cannot change the digest.
DIGEST = """
CREATE FUNCTION dossiers_event_digest(
    previous bytea, dossier_id bigint, seq int, kind text, at timestamptz, actor_kind text, actor_name text,
    officer_id bigint, person_id bigint, agency_id bigint, centre_id bigint, counter_id bigint,
    from_status smallint, to_status smallint, reason text, changes jsonb, data jsonb,
    span_minutes int, span_clock text, span_agency_id bigint, span_centre_id bigint, span_officer_id bigint, key uuid
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        dossier_id, seq, kind, (extract(epoch FROM at) * 1000000)::bigint, actor_kind, actor_name,
        officer_id, person_id, agency_id, centre_id, counter_id, from_status, to_status, reason, changes, data,
        span_minutes, span_clock, span_agency_id, span_centre_id, span_officer_id, key
    )::text, 'UTF8'))
$$
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("dossiers", "0002_initial")]

    operations: ClassVar = [
        migrations.RunSQL(DIGEST, "DROP FUNCTION dossiers_event_digest"),
        migrations.RunSQL(*append_only.guard("dossiers_event")),
    ]
