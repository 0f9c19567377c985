"""SQL by which a table of PostgreSQL defends itself: it is only appended to.

Migrations are made of it, and what a migration did stays done: change nothing here, write another function.
"""

_GUARD = """
CREATE FUNCTION {table}_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER {table}_is_appended BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION {table}_refuse_change();
CREATE TRIGGER {table}_is_not_truncated BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse_change();
"""
_UNGUARD = """
DROP TRIGGER {table}_is_not_truncated ON {table};
DROP TRIGGER {table}_is_appended ON {table};
DROP FUNCTION {table}_refuse_change();
"""


def guard(table: str) -> tuple[str, str]:
    """The statements that guard `table` against update, delete and truncate, and those that undo it."""
    return _GUARD.format(table=table), _UNGUARD.format(table=table)
