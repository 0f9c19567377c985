-- Append one event to each of a set of locked dossiers and bring their rows to the state it leaves.
--
-- %(moves)s is a JSON list; the rows were locked and read in this transaction, so version + 1 is
-- the event's number and last_hash its predecessor's hash.
WITH move AS (
    SELECT * FROM json_to_recordset(%(moves)s::json) AS m (
        id bigint, kind text, at timestamptz, actor_kind text, actor_name text,
        officer_id bigint, person_id bigint, by_agency_id bigint, by_centre_id bigint, counter_id bigint,
        from_status smallint, reason text, changes jsonb, data jsonb, key uuid,
        span_minutes int, span_clock text, span_agency_id bigint, span_centre_id bigint, span_officer_id bigint,
        status smallint, status_before smallint, step_id bigint,
        holder_centre_id bigint, holder_agency_id bigint, holder_officer_id bigint, taken_at timestamptz,
        received_at timestamptz, due_at timestamptz, first_due_at timestamptz, step_due_at timestamptz,
        next_signal_at timestamptz, remaining_minutes int, first_remaining_minutes int,
        supplements_asked smallint, apologies smallint, owed_dong bigint, finished_at timestamptz,
        timeliness smallint, closed_at timestamptz, returned_at timestamptz, return_way text,
        step_remaining_minutes int,
        was_received_at timestamptz, was_finished_at timestamptz, was_timeliness smallint
    )
),
moved AS (
    UPDATE dossiers_dossier AS d
    SET version = d.version + 1,
        last_hash = dossiers_event_digest(
            d.last_hash, d.id, d.version + 1, m.kind, m.at, m.actor_kind, m.actor_name, m.officer_id, m.person_id,
            m.by_agency_id, m.by_centre_id, m.counter_id, m.from_status, m.status, m.reason, m.changes, m.data,
            m.span_minutes, m.span_clock, m.span_agency_id, m.span_centre_id, m.span_officer_id, m.key
        ),
        status = m.status, status_before = m.status_before, step_id = m.step_id,
        holder_centre_id = m.holder_centre_id, holder_agency_id = m.holder_agency_id,
        holder_officer_id = m.holder_officer_id, taken_at = m.taken_at,
        received_at = m.received_at, due_at = m.due_at, first_due_at = m.first_due_at,
        step_due_at = m.step_due_at, next_signal_at = m.next_signal_at,
        remaining_minutes = m.remaining_minutes, first_remaining_minutes = m.first_remaining_minutes,
        supplements_asked = m.supplements_asked, apologies = m.apologies, owed_dong = m.owed_dong,
        finished_at = m.finished_at, timeliness = m.timeliness, closed_at = m.closed_at,
        returned_at = m.returned_at, return_way = m.return_way,
        step_remaining_minutes = m.step_remaining_minutes
    FROM move AS m
    WHERE d.id = m.id
    RETURNING m.*, d.code, d.version, d.last_hash, nextval('dossiers_event_id_seq') AS event_id,
        d.centre_id AS of_centre_id, d.agency_id AS of_agency_id, d.channel
),
-- What a day received and resolved: what was true no longer is taken away, what is true now is added.
counted AS (
    INSERT INTO dossiers_daycount (centre_id, agency_id, day_on, channel, grade, dossiers)
    SELECT of_centre_id, of_agency_id, (c.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, channel, c.grade, sum(c.dossiers)
    FROM moved CROSS JOIN LATERAL (VALUES
        (was_received_at, NULL::smallint, -1), (received_at, NULL, 1),
        (was_finished_at, was_timeliness, -1), (finished_at, timeliness, 1)
    ) AS c (at, grade, dossiers)
    WHERE changes ?| ARRAY['received_at', 'finished_at', 'timeliness'] AND c.at IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(c.dossiers) <> 0
),
told AS (
    INSERT INTO dossiers_event (
        id, dossier_id, seq, kind, at, actor_kind, actor_name, officer_id, person_id,
        agency_id, centre_id, counter_id, from_status, to_status, reason, changes, data,
        span_minutes, span_clock, span_agency_id, span_centre_id, span_officer_id, key, hash
    )
    SELECT
        event_id, id, version, kind, at, actor_kind, actor_name, officer_id, person_id,
        by_agency_id, by_centre_id, counter_id, from_status, status, reason, changes, data,
        span_minutes, span_clock, span_agency_id, span_centre_id, span_officer_id, key, last_hash
    FROM moved
),
done AS (SELECT id, event_id FROM moved),
<followed>
SELECT id, code, version, event_id FROM moved CROSS JOIN followed
