-- Open a set of new dossiers: number them, write their rows, their documents and their first event.
--
-- The law was applied outside with the calendar at `calendar_revision` and the catalogue at
-- `catalogue_revision`; where either has changed since for one item, nothing is written and no row
-- comes back. Numbers come from one row per unit and day whose lock is held to the commit, so
-- there is no gap and no double; units are locked in order, so that batches cannot deadlock. All
-- that is written is written here: alone it is its own transaction, and nobody waits for the lock
-- while a program thinks.
WITH fresh AS (
    SELECT i.*
    FROM json_to_recordset(%(items)s::json) AS i (
        ord int, unit_code text, day_on date, tracking_secret text,
        procedure_version_id bigint, calendar_id bigint, calendar_revision int,
        channel text, centre_id bigint, counter_id bigint, agency_id bigint, registered_at timestamptz,
        applicant_id bigint, applicant_name text, applicant_folded text, applicant_identity text,
        applicant_phone text, applicant_address text, applicant_email text,
        submitter_name text, submitter_phone text, subject text, sets smallint, return_way_wanted text,
        fee_dong bigint, fee_paid boolean, documents json,
        kind text, at timestamptz, actor_kind text, actor_name text, officer_id bigint, person_id bigint,
        by_agency_id bigint, by_centre_id bigint, by_counter_id bigint,
        reason text, changes jsonb, data jsonb, key uuid,
        status smallint, step_id bigint, holder_centre_id bigint, taken_at timestamptz,
        received_at timestamptz, due_at timestamptz, first_due_at timestamptz, step_due_at timestamptz,
        next_signal_at timestamptz, closed_at timestamptz, supplements_asked smallint, status_before smallint, owed_dong bigint
    )
    JOIN organisation_workcalendar AS c ON c.id = i.calendar_id AND c.revision = i.calendar_revision
    JOIN catalogue_procedureversion AS v
        ON v.id = i.procedure_version_id AND (v.valid_until IS NULL OR v.valid_until > i.day_on)
    WHERE COALESCE((SELECT number FROM catalogue_cataloguerevision), 0) = %(catalogue_revision)s::bigint
),
item AS (
    SELECT * FROM fresh WHERE (SELECT count(*) FROM fresh) = json_array_length(%(items)s::json)
),
number AS (
    INSERT INTO dossiers_dailynumber AS n (unit_code, day_on, last)
    SELECT unit_code, day_on, count(*) FROM item GROUP BY unit_code, day_on ORDER BY unit_code, day_on
    ON CONFLICT (unit_code, day_on) DO UPDATE SET last = n.last + excluded.last
    RETURNING unit_code, day_on, last
),
counted AS (
    SELECT
        item.*,
        number.last + 1
        - row_number() OVER (PARTITION BY item.unit_code, item.day_on ORDER BY item.ord DESC) AS number,
        -- Both numbers are drawn here, so that nothing has to be joined back: the planner expects a
        -- hundred rows of JSON and would pair ten thousand one by one.
        nextval('dossiers_dossier_id_seq') AS id,
        nextval('dossiers_event_id_seq') AS event_id
    FROM item JOIN number USING (unit_code, day_on)
),
coded AS (
    SELECT
        counted.*,
        unit_code || '-' || to_char(day_on, 'YYMMDD') || '-'
        || CASE WHEN number < 10000 THEN lpad(number::text, 4, '0') ELSE number::text END AS code,
        dossiers_event_digest(
            ''::bytea, id, 1, kind, at, actor_kind, actor_name, officer_id, person_id,
            by_agency_id, by_centre_id, by_counter_id, NULL, status, reason, changes, data,
            0, 'not_started', NULL, NULL, NULL, key
        ) AS hash
    FROM counted
),
dossier AS (
    INSERT INTO dossiers_dossier (
        id, code, tracking_secret, procedure_version_id, channel, centre_id, counter_id, agency_id, registered_at,
        applicant_id, applicant_name, applicant_folded, applicant_identity, applicant_phone, applicant_address,
        applicant_email, submitter_name, submitter_phone, subject, sets, return_way_wanted, fee_dong,
        status, status_before, step_id, holder_centre_id, taken_at, received_at, due_at, first_due_at, step_due_at,
        next_signal_at, closed_at, supplements_asked, apologies, owed_dong, version, last_hash
    )
    SELECT
        id, code, tracking_secret, procedure_version_id, channel, centre_id, counter_id, agency_id, registered_at,
        applicant_id, applicant_name, applicant_folded, applicant_identity, applicant_phone, applicant_address,
        applicant_email, submitter_name, submitter_phone, subject, sets, return_way_wanted, fee_dong,
        status, status_before, step_id, holder_centre_id, taken_at, received_at, due_at, first_due_at, step_due_at,
        next_signal_at, closed_at, supplements_asked, 0, owed_dong, 1, hash
    FROM coded
),
document AS (
    INSERT INTO dossiers_dossierdocument (dossier_id, required_id, name, kind, originals, copies, file_id, file_name, digitisation, handed_in_at)
    SELECT coded.id, p.required_id, p.name, p.kind, p.originals, p.copies, p.file_id, p.file_name, p.digitisation, coded.at
    FROM coded CROSS JOIN LATERAL json_to_recordset(coded.documents) AS p (
        required_id bigint, name text, kind text, originals smallint, copies smallint,
        file_id bigint, file_name text, digitisation text
    )
),
event AS (
    INSERT INTO dossiers_event (
        id, dossier_id, seq, kind, at, actor_kind, actor_name, officer_id, person_id, agency_id, centre_id, counter_id,
        from_status, to_status, reason, changes, data, span_minutes, span_clock, key, hash
    )
    SELECT
        event_id, id, 1, kind, at, actor_kind, actor_name, officer_id, person_id, by_agency_id, by_centre_id, by_counter_id,
        NULL, status, reason, changes, data, 0, 'not_started', key, hash
    FROM coded
),
day AS (
    INSERT INTO dossiers_daycount (centre_id, agency_id, day_on, channel, dossiers)
    SELECT centre_id, agency_id, (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, channel, count(*)
    FROM coded WHERE received_at IS NOT NULL GROUP BY 1, 2, 3, 4
),
-- The fee of each dossier that has one, paid or owed (fees and charges: Law 97/2015/QH13).
obligation AS (
    INSERT INTO dossiers_financialobligation (
        dossier_id, name, amount_dong, legal_ground, asked_at, paid_at, method, cashier_id
    )
    SELECT
        id, %(fee_name)s::text, fee_dong, '', at, CASE WHEN fee_paid THEN at END,
        CASE WHEN fee_paid THEN 'cash' ELSE '' END, CASE WHEN fee_paid THEN officer_id END
    FROM coded WHERE fee_dong > 0
),
done AS (SELECT id, event_id FROM coded ORDER BY ord),
<followed>
SELECT ord, id, code, event_id, tracking_secret FROM coded CROSS JOIN followed ORDER BY ord
