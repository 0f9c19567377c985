"""Every change of who works where moves one revision, in the transaction of the change."""

from typing import ClassVar

from django.db import migrations, models

# A random revision, not a number: one that was rolled back is never given again.
MOVE = """
CREATE FUNCTION organisation_staff_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO organisation_staffrevision (id, revision) VALUES (true, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision;
    RETURN NULL;
END
$$;
CREATE TRIGGER staff_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON organisation_officer
    FOR EACH STATEMENT EXECUTE FUNCTION organisation_staff_moved();
CREATE TRIGGER staff_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON organisation_officerrole
    FOR EACH STATEMENT EXECUTE FUNCTION organisation_staff_moved();
CREATE TRIGGER staff_moved AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON organisation_secondment
    FOR EACH STATEMENT EXECUTE FUNCTION organisation_staff_moved();
"""
# A sign-in writes last_login into the account, which changes nobody's rights; a person who signs up
# is nobody's memory yet. Everything else of an account counts.
ACCOUNTS = """
CREATE FUNCTION organisation_account_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(old) - 'last_login' = to_jsonb(new) - 'last_login' THEN
        RETURN NULL;
    END IF;
    INSERT INTO organisation_staffrevision (id, revision) VALUES (true, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision;
    RETURN NULL;
END
$$;
CREATE TRIGGER staff_moved AFTER UPDATE OR DELETE ON identity_account
    FOR EACH ROW EXECUTE FUNCTION organisation_account_moved();
INSERT INTO organisation_staffrevision (id, revision) VALUES (true, gen_random_uuid());
"""
UNDO = """
DROP TRIGGER staff_moved ON identity_account;
DROP FUNCTION organisation_account_moved;
DROP TRIGGER staff_moved ON organisation_secondment;
DROP TRIGGER staff_moved ON organisation_officerrole;
DROP TRIGGER staff_moved ON organisation_officer;
DROP FUNCTION organisation_staff_moved;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("organisation", "0001_initial"), ("identity", "0001_initial")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="StaffRevision",
            fields=[
                ("id", models.BooleanField(default=True, primary_key=True, serialize=False)),
                ("revision", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(id=True), name="one_staff_revision")
                ],
            },
        ),
        migrations.RunSQL(MOVE + ACCOUNTS, UNDO),
    ]
