"""What makes it a ledger, held by PostgreSQL: entries balance, stay as they are, and closed drawers are closed."""

from typing import ClassVar

from django.db import migrations

from motcua.lib import append_only

BALANCE = """
-- An entry says how many lines it has and what they move, so that a line added to it later, even a
-- balanced pair, is refused as well.
CREATE FUNCTION payments_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    checked bigint := CASE TG_TABLE_NAME WHEN 'payments_ledgerentry' THEN NEW.id ELSE (to_jsonb(NEW)->>'entry_id')::bigint END;
BEGIN
    PERFORM 1 FROM payments_ledgerentry e
    WHERE e.id = checked AND (e.line_count, 0, e.amount_dong) = (
        SELECT count(*), coalesce(sum(l.amount_dong), 1), coalesce(sum(greatest(l.amount_dong, 0)), 0)
        FROM payments_ledgerline l WHERE l.entry_id = e.id
    );
    IF NOT FOUND THEN
        RAISE EXCEPTION 'ledger entry % does not balance', checked USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON payments_ledgerentry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments_entry_balances();
CREATE CONSTRAINT TRIGGER lines_balance AFTER INSERT ON payments_ledgerline
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payments_entry_balances();
"""
UNBALANCE = """
DROP TRIGGER lines_balance ON payments_ledgerline;
DROP TRIGGER entries_balance ON payments_ledgerentry;
DROP FUNCTION payments_entry_balances();
"""

CLOSED = """
-- The share lock waits for a closing under way and then sees that it closed.
CREATE FUNCTION payments_account_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed timestamptz;
BEGIN
    SELECT closed_at INTO closed FROM payments_ledgeraccount WHERE id = NEW.account_id FOR KEY SHARE;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'account % was closed at %', NEW.account_id, closed USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER closed_accounts_take_nothing BEFORE INSERT ON payments_ledgerline
    FOR EACH ROW EXECUTE FUNCTION payments_account_is_open();
"""
REOPEN = """
DROP TRIGGER closed_accounts_take_nothing ON payments_ledgerline;
DROP FUNCTION payments_account_is_open();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("payments", "0001_initial")]

    operations: ClassVar = [
        migrations.RunSQL(BALANCE, UNBALANCE),
        migrations.RunSQL(*append_only.guard("payments_ledgerentry")),
        migrations.RunSQL(*append_only.guard("payments_ledgerline")),
        migrations.RunSQL(CLOSED, REOPEN),
    ]
