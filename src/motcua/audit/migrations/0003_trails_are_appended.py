"""The trails defend themselves as the event log does; one digest for writing and verifying."""

from typing import ClassVar

from django.db import migrations

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

GUARD = """
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER looks_are_appended BEFORE UPDATE OR DELETE ON audit_look
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER looks_are_not_truncated BEFORE TRUNCATE ON audit_look
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER changes_are_appended BEFORE UPDATE OR DELETE ON audit_change
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER changes_are_not_truncated BEFORE TRUNCATE ON audit_change
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
"""

UNGUARD = """
DROP TRIGGER changes_are_not_truncated ON audit_change;
DROP TRIGGER changes_are_appended ON audit_change;
DROP TRIGGER looks_are_not_truncated ON audit_look;
DROP TRIGGER looks_are_appended ON audit_look;
DROP FUNCTION audit_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0002_trails")]

    operations: ClassVar = [
        migrations.RunSQL(DIGEST, "DROP FUNCTION audit_change_digest"),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
