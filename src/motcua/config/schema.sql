

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public.audit_change_digest(previous bytea, at timestamp with time zone, officer_id bigint, actor_name text, what text, about text, before jsonb, after jsonb, reason text) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        (extract(epoch FROM at) * 1000000)::bigint, officer_id, actor_name, what, about, before, after, reason
    )::text, 'UTF8'))
$$;

CREATE FUNCTION public.audit_change_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.audit_look_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.catalogue_eform_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'a published form is never changed' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.catalogue_proposalnote_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.dossiers_event_digest(previous bytea, dossier_id bigint, seq integer, kind text, at timestamp with time zone, actor_kind text, actor_name text, officer_id bigint, person_id bigint, agency_id bigint, centre_id bigint, counter_id bigint, from_status smallint, to_status smallint, reason text, changes jsonb, data jsonb, span_minutes integer, span_clock text, span_agency_id bigint, span_centre_id bigint, span_officer_id bigint, key uuid) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        dossier_id, seq, kind, (extract(epoch FROM at) * 1000000)::bigint, actor_kind, actor_name,
        officer_id, person_id, agency_id, centre_id, counter_id, from_status, to_status, reason, changes, data,
        span_minutes, span_clock, span_agency_id, span_centre_id, span_officer_id, key
    )::text, 'UTF8'))
$$;

CREATE FUNCTION public.dossiers_event_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.dossiers_note_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.hall_hallevent_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.hall_securitycheck_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.openness_dayroot_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.openness_roottile_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.organisation_account_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(old) - 'last_login' = to_jsonb(new) - 'last_login' THEN
        RETURN NULL;
    END IF;
    INSERT INTO organisation_staffrevision (id, revision) VALUES (true, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision;
    RETURN NULL;
END
$$;

CREATE FUNCTION public.organisation_staff_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO organisation_staffrevision (id, revision) VALUES (true, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision;
    RETURN NULL;
END
$$;

CREATE FUNCTION public.payments_account_is_open() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.payments_entry_balances() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION public.payments_ledgerentry_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.payments_ledgerline_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.reports_openday_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.reports_signedtable_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.reports_tally_dossiers() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN 
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, kind, sum(number)
      FROM (
    SELECT NEW.centre_id, NEW.agency_id, NULL::bigint, c.at, k.kind, c.number
      FROM (VALUES (OLD.received_at, -1), (NEW.received_at, 1)) AS c (at, number)
      JOIN dossiers_dossierdocument AS p ON p.dossier_id = NEW.id CROSS JOIN LATERAL (VALUES ('paper', true), ('copy', p.file_id IS NOT NULL),
    ('reused', p.file_id IS NOT NULL AND p.digitisation IN ('reused', 'reused_result'))) AS k (kind, holds)
     WHERE k.holds AND OLD.received_at IS DISTINCT FROM NEW.received_at
     UNION ALL
    SELECT NEW.centre_id, NEW.agency_id, NULL::bigint, c.at, k.kind, c.number
      FROM (VALUES (OLD.finished_at, -1), (NEW.finished_at, 1)) AS c (at, number)
      JOIN dossiers_dossierresult AS r ON r.dossier_id = NEW.id
     CROSS JOIN LATERAL (VALUES ('result', true), ('electronic', (r.file_id IS NOT NULL OR EXISTS (
    SELECT FROM dossiers_sealedresult AS s WHERE s.result_id = r.id AND s.file_id IS NOT NULL)))) AS k (kind, holds)
     WHERE k.holds AND OLD.finished_at IS DISTINCT FROM NEW.finished_at) AS changed (centre_id, agency_id, version_id, at, kind, number)
     WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0;
 RETURN NULL; END
$$;

CREATE FUNCTION public.reports_tally_papers_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN 
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, kind, sum(number)
      FROM (
        SELECT d.centre_id, d.agency_id, NULL::bigint, d.received_at, k.kind, p.number
          FROM (SELECT dossier_id, file_id, digitisation, 1 AS number FROM came UNION ALL SELECT dossier_id, file_id, digitisation, -1 AS number FROM went) AS p JOIN dossiers_dossier AS d ON d.id = p.dossier_id
         CROSS JOIN LATERAL (VALUES ('paper', true), ('copy', p.file_id IS NOT NULL),
    ('reused', p.file_id IS NOT NULL AND p.digitisation IN ('reused', 'reused_result'))) AS k (kind, holds) WHERE k.holds) AS changed (centre_id, agency_id, version_id, at, kind, number)
     WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0;
 RETURN NULL; END
$$;

CREATE FUNCTION public.reports_tally_papers_in() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN 
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, kind, sum(number)
      FROM (
        SELECT d.centre_id, d.agency_id, NULL::bigint, d.received_at, k.kind, p.number
          FROM (SELECT dossier_id, file_id, digitisation, 1 AS number FROM came) AS p JOIN dossiers_dossier AS d ON d.id = p.dossier_id
         CROSS JOIN LATERAL (VALUES ('paper', true), ('copy', p.file_id IS NOT NULL),
    ('reused', p.file_id IS NOT NULL AND p.digitisation IN ('reused', 'reused_result'))) AS k (kind, holds) WHERE k.holds) AS changed (centre_id, agency_id, version_id, at, kind, number)
     WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0;
 RETURN NULL; END
$$;

CREATE FUNCTION public.reports_tally_papers_out() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN 
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, kind, sum(number)
      FROM (
        SELECT d.centre_id, d.agency_id, NULL::bigint, d.received_at, k.kind, p.number
          FROM (SELECT dossier_id, file_id, digitisation, -1 AS number FROM went) AS p JOIN dossiers_dossier AS d ON d.id = p.dossier_id
         CROSS JOIN LATERAL (VALUES ('paper', true), ('copy', p.file_id IS NOT NULL),
    ('reused', p.file_id IS NOT NULL AND p.digitisation IN ('reused', 'reused_result'))) AS k (kind, holds) WHERE k.holds) AS changed (centre_id, agency_id, version_id, at, kind, number)
     WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0;
 RETURN NULL; END
$$;

CREATE FUNCTION public.reports_tally_payments() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN 
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, kind, sum(number)
      FROM (
    SELECT r.centre_id, d.agency_id, d.procedure_version_id, r.received_at, k.kind, r.number
      FROM (VALUES (OLD.dossier_id, OLD.centre_id, OLD.received_at, OLD.method, -1), (NEW.dossier_id, NEW.centre_id, NEW.received_at, NEW.method, 1)) AS r (dossier_id, centre_id, received_at, method, number) JOIN dossiers_dossier AS d ON d.id = r.dossier_id
     CROSS JOIN LATERAL (VALUES ('paid', true), ('paid_online', r.method IN ('transfer', 'gateway'))) AS k (kind, holds)
     WHERE k.holds) AS changed (centre_id, agency_id, version_id, at, kind, number)
     WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0;
 RETURN NULL; END
$$;

CREATE FUNCTION public.reports_tally_ratings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN 
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, kind, sum(number)
      FROM (
    SELECT r.centre_id, r.agency_id, NULL::bigint, r.rated_at, r.score, r.number
      FROM (VALUES (OLD.centre_id, OLD.agency_id, OLD.rated_at, OLD.score, -1), (NEW.centre_id, NEW.agency_id, NEW.rated_at, NEW.score, 1)) AS r (centre_id, agency_id, rated_at, score, number)) AS changed (centre_id, agency_id, version_id, at, kind, number)
     WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0;
 RETURN NULL; END
$$;

CREATE FUNCTION public.reports_tally_results() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN 
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, kind, sum(number)
      FROM (
    SELECT d.centre_id, d.agency_id, NULL::bigint, d.finished_at, k.kind, r.number
      FROM (VALUES (OLD.id, OLD.dossier_id, OLD.file_id, -1), (NEW.id, NEW.dossier_id, NEW.file_id, 1)) AS r (id, dossier_id, file_id, number) JOIN dossiers_dossier AS d ON d.id = r.dossier_id
     CROSS JOIN LATERAL (VALUES ('result', true), ('electronic', (r.file_id IS NOT NULL OR EXISTS (
    SELECT FROM dossiers_sealedresult AS s WHERE s.result_id = r.id AND s.file_id IS NOT NULL)))) AS k (kind, holds)
     WHERE k.holds) AS changed (centre_id, agency_id, version_id, at, kind, number)
     WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0;
 RETURN NULL; END
$$;

CREATE FUNCTION public.reports_tally_seals() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN 
    INSERT INTO reports_daytally (centre_id, agency_id, version_id, day_on, kind, number)
    SELECT centre_id, agency_id, version_id, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, kind, sum(number)
      FROM (
    SELECT d.centre_id, d.agency_id, NULL::bigint, d.finished_at, 'electronic', r.number
      FROM (VALUES (OLD.result_id, OLD.file_id, -1), (NEW.result_id, NEW.file_id, 1)) AS r (result_id, file_id, number) JOIN dossiers_dossierresult AS of ON of.id = r.result_id
      JOIN dossiers_dossier AS d ON d.id = of.dossier_id
     WHERE r.file_id IS NOT NULL AND of.file_id IS NULL) AS changed (centre_id, agency_id, version_id, at, kind, number)
     WHERE at IS NOT NULL GROUP BY 1, 2, 3, 4, 5 HAVING sum(number) <> 0;
 RETURN NULL; END
$$;

CREATE FUNCTION public.staffing_presencecorrection_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% is only appended to (%)', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION public.supervision_added(a integer[], b integer[]) RETURNS integer[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$SELECT array_agg(t.x + t.y ORDER BY t.n) FROM unnest(a, b) WITH ORDINALITY AS t (x, y, n)$$;

CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);

ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.announcements_announcement (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    title_vi character varying(200) NOT NULL,
    title_en character varying(200) NOT NULL,
    text_vi text NOT NULL,
    text_en text NOT NULL,
    picture_alt_vi character varying(200) NOT NULL,
    picture_alt_en character varying(200) NOT NULL,
    shown_from timestamp with time zone NOT NULL,
    shown_until timestamp with time zone,
    "position" smallint NOT NULL,
    on_portal boolean NOT NULL,
    on_screens boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    centre_id bigint NOT NULL,
    picture_id bigint,
    CONSTRAINT announcement_is_shown_for_a_time CHECK (((shown_until IS NULL) OR (shown_from < shown_until))),
    CONSTRAINT announcements_announcement_position_check CHECK (("position" >= 0)),
    CONSTRAINT announcements_announcement_version_check CHECK ((version >= 0))
);

ALTER TABLE public.announcements_announcement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.announcements_announcement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.announcements_publishedannouncement (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    title_vi character varying(200) NOT NULL,
    title_en character varying(200) NOT NULL,
    text_vi text NOT NULL,
    text_en text NOT NULL,
    picture_alt_vi character varying(200) NOT NULL,
    picture_alt_en character varying(200) NOT NULL,
    shown_from timestamp with time zone NOT NULL,
    shown_until timestamp with time zone,
    "position" smallint NOT NULL,
    on_portal boolean NOT NULL,
    on_screens boolean NOT NULL,
    html_vi text NOT NULL,
    html_en text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    of_version integer NOT NULL,
    announcement_id bigint NOT NULL,
    picture_id bigint,
    CONSTRAINT announcements_publishedannouncement_of_version_check CHECK ((of_version >= 0)),
    CONSTRAINT announcements_publishedannouncement_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.announcements_publishedannouncement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.announcements_publishedannouncement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_change (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    officer_id bigint,
    actor_name character varying(100) NOT NULL,
    what character varying(40) NOT NULL,
    about character varying(200) NOT NULL,
    before jsonb,
    after jsonb,
    reason text NOT NULL,
    hash bytea NOT NULL
);

ALTER TABLE public.audit_change ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_export (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    officer_id bigint,
    actor_name character varying(100) NOT NULL,
    what character varying(20) NOT NULL,
    asked jsonb NOT NULL,
    form character varying(8) NOT NULL,
    rows integer,
    CONSTRAINT audit_export_rows_check CHECK ((rows >= 0))
);

ALTER TABLE public.audit_export ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_export_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_look (
    id bigint NOT NULL,
    dossier_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    officer_id bigint,
    actor_name character varying(100) NOT NULL,
    agency_id bigint,
    centre_id bigint,
    seen character varying(8) NOT NULL,
    purpose character varying(12) NOT NULL
);

ALTER TABLE public.audit_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.audit_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_cataloguerevision (
    sole boolean NOT NULL,
    number integer NOT NULL,
    CONSTRAINT catalogue_cataloguerevision_number_check CHECK ((number >= 0)),
    CONSTRAINT one_catalogue_revision CHECK (sole)
);

CREATE TABLE public.catalogue_decision (
    id bigint NOT NULL,
    number character varying(60) NOT NULL,
    title_vi character varying(400) NOT NULL,
    title_en character varying(400) NOT NULL,
    kind character varying(20) NOT NULL,
    issued_on date NOT NULL,
    effective_on date NOT NULL,
    issuer character varying(200) NOT NULL,
    signer character varying(100) NOT NULL
);

ALTER TABLE public.catalogue_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_eform (
    id bigint NOT NULL,
    number smallint NOT NULL,
    schema jsonb NOT NULL,
    layout jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT catalogue_eform_number_check CHECK ((number >= 0))
);

ALTER TABLE public.catalogue_eform ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_eform_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_everydayword (
    id bigint NOT NULL,
    phrase character varying(100) NOT NULL,
    folded character varying(100) NOT NULL,
    means_vi character varying(200) NOT NULL
);

ALTER TABLE public.catalogue_everydayword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_everydayword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_fee (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    case_vi character varying(300) NOT NULL,
    case_en character varying(300) NOT NULL,
    amount_dong bigint NOT NULL,
    unit_vi character varying(60) NOT NULL,
    exemptions_vi character varying(500) NOT NULL,
    legal_ground character varying(300) NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT catalogue_fee_amount_dong_check CHECK ((amount_dong >= 0))
);

ALTER TABLE public.catalogue_fee ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_fee_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_lifeevent (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    name_vi character varying(100) NOT NULL,
    name_en character varying(100) NOT NULL
);

ALTER TABLE public.catalogue_lifeevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_lifeevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_lifeevent_procedures (
    id bigint NOT NULL,
    lifeevent_id bigint NOT NULL,
    procedure_id bigint NOT NULL
);

ALTER TABLE public.catalogue_lifeevent_procedures ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_lifeevent_procedures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_nationaldifference (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    title_vi character varying(500) NOT NULL,
    part character varying(16) NOT NULL,
    ours text NOT NULL,
    theirs text NOT NULL,
    value jsonb,
    state character varying(9) NOT NULL,
    reason character varying(500) NOT NULL,
    decided_by character varying(100) NOT NULL,
    decided_at timestamp with time zone,
    found_at timestamp with time zone NOT NULL,
    proposal_id bigint
);

ALTER TABLE public.catalogue_nationaldifference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_nationaldifference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_procedure (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    sector_id bigint NOT NULL
);

ALTER TABLE public.catalogue_procedure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_procedure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_procedureversion (
    id bigint NOT NULL,
    version smallint NOT NULL,
    level character varying(10) NOT NULL,
    name_vi character varying(500) NOT NULL,
    name_en character varying(500) NOT NULL,
    folded_name character varying(500) NOT NULL,
    service_level character varying(12) NOT NULL,
    online_level smallint NOT NULL,
    statutory_limit character varying(8) NOT NULL,
    "limit" character varying(8) NOT NULL,
    result_vi character varying(300) NOT NULL,
    result_en character varying(300) NOT NULL,
    result_kind character varying(20) NOT NULL,
    conditions_vi text NOT NULL,
    legal_grounds text NOT NULL,
    channels character varying(40) NOT NULL,
    fee_timing character varying(8) NOT NULL,
    on_the_spot boolean NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    agency_id bigint,
    decision_id bigint,
    procedure_id bigint NOT NULL,
    process_id bigint NOT NULL,
    office_en character varying(200) NOT NULL,
    office_vi character varying(200) NOT NULL,
    CONSTRAINT catalogue_procedureversion_online_level_check CHECK ((online_level >= 0)),
    CONSTRAINT catalogue_procedureversion_version_check CHECK ((version >= 0))
);

ALTER TABLE public.catalogue_procedureversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_procedureversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_process (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    decision_id bigint,
    "limit" character varying(8) NOT NULL
);

ALTER TABLE public.catalogue_process ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_process_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_proposal (
    id bigint NOT NULL,
    subject character varying(10) NOT NULL,
    kind character varying(8) NOT NULL,
    code character varying(80) NOT NULL,
    title_vi character varying(500) NOT NULL,
    ground_vi text NOT NULL,
    content jsonb NOT NULL,
    stage character varying(10) NOT NULL,
    version integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    base_process_id bigint,
    base_version_id bigint,
    decision_id bigint,
    published_process_id bigint,
    published_version_id bigint,
    CONSTRAINT approved_by_a_decision CHECK ((((decision_id IS NOT NULL) AND ((stage)::text = ANY ((ARRAY['approved'::character varying, 'published'::character varying])::text[]))) OR ((NOT ((stage)::text = ANY ((ARRAY['approved'::character varying, 'published'::character varying])::text[]))) AND (decision_id IS NULL)))),
    CONSTRAINT catalogue_proposal_version_check CHECK ((version >= 0)),
    CONSTRAINT published_at_a_time CHECK ((((published_at IS NOT NULL) AND ((stage)::text = 'published'::text)) OR ((NOT ((stage)::text = 'published'::text)) AND (published_at IS NULL))))
);

ALTER TABLE public.catalogue_proposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_proposalnote (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    deed character varying(14) NOT NULL,
    from_stage character varying(10) NOT NULL,
    to_stage character varying(10) NOT NULL,
    of_version integer NOT NULL,
    officer_id bigint,
    actor_name character varying(100) NOT NULL,
    "position" character varying(100) NOT NULL,
    text text NOT NULL,
    proposal_id bigint NOT NULL,
    CONSTRAINT catalogue_proposalnote_of_version_check CHECK ((of_version >= 0))
);

ALTER TABLE public.catalogue_proposalnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_proposalnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_requireddocument (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    name_vi character varying(500) NOT NULL,
    name_en character varying(500) NOT NULL,
    kind character varying(16) NOT NULL,
    originals smallint NOT NULL,
    copies smallint NOT NULL,
    e_copy_allowed boolean NOT NULL,
    mandatory boolean NOT NULL,
    case_vi character varying(300) NOT NULL,
    version_id bigint NOT NULL,
    file_most_mb smallint,
    file_types character varying(100) NOT NULL,
    files_most smallint,
    CONSTRAINT catalogue_requireddocument_copies_check CHECK ((copies >= 0)),
    CONSTRAINT catalogue_requireddocument_file_most_mb_check CHECK ((file_most_mb >= 0)),
    CONSTRAINT catalogue_requireddocument_files_most_check CHECK ((files_most >= 0)),
    CONSTRAINT catalogue_requireddocument_originals_check CHECK ((originals >= 0)),
    CONSTRAINT catalogue_requireddocument_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.catalogue_requireddocument ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_requireddocument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_sector (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL
);

ALTER TABLE public.catalogue_sector ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_sector_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_step (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    role character varying(20) NOT NULL,
    unit character varying(10) NOT NULL,
    limit_minutes integer NOT NULL,
    agency_id bigint,
    process_id bigint NOT NULL,
    CONSTRAINT catalogue_step_limit_minutes_check CHECK ((limit_minutes >= 0)),
    CONSTRAINT catalogue_step_position_check CHECK (("position" >= 0)),
    CONSTRAINT named_agency_only_where_needed CHECK ((((agency_id IS NOT NULL) AND ((unit)::text = 'agency'::text)) OR ((NOT ((unit)::text = 'agency'::text)) AND (agency_id IS NULL))))
);

CREATE TABLE public.catalogue_step_consults (
    id bigint NOT NULL,
    step_id bigint NOT NULL,
    agency_id bigint NOT NULL
);

ALTER TABLE public.catalogue_step_consults ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_step_consults_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.catalogue_step ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_step_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_stepoutcome (
    id bigint NOT NULL,
    outcome character varying(30) NOT NULL,
    label_vi character varying(100) NOT NULL,
    label_en character varying(100) NOT NULL,
    next_id bigint,
    step_id bigint NOT NULL,
    onward boolean NOT NULL
);

ALTER TABLE public.catalogue_stepoutcome ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_stepoutcome_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_timelimitcut (
    id bigint NOT NULL,
    plan_share_percent numeric(4,1) NOT NULL,
    agency_id bigint NOT NULL,
    decision_id bigint NOT NULL
);

ALTER TABLE public.catalogue_timelimitcut ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_timelimitcut_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.catalogue_unfoundterm (
    id bigint NOT NULL,
    folded character varying(100) NOT NULL,
    text character varying(100) NOT NULL,
    times integer NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    CONSTRAINT catalogue_unfoundterm_times_check CHECK ((times >= 0))
);

ALTER TABLE public.catalogue_unfoundterm ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.catalogue_unfoundterm_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.documents_personaldocument (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    file_name character varying(200) NOT NULL,
    kind character varying(16) NOT NULL,
    issued_on date,
    expires_on date,
    kept_at timestamp with time zone NOT NULL,
    file_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT personal_document_ends_after_its_issue CHECK (((issued_on IS NULL) OR (expires_on IS NULL) OR (expires_on >= issued_on)))
);

ALTER TABLE public.documents_personaldocument ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_personaldocument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.documents_signingaccount (
    officer_id bigint NOT NULL,
    service_user character varying(100) NOT NULL,
    credential character varying(200) NOT NULL,
    chain jsonb NOT NULL,
    algorithm character varying(40) NOT NULL,
    most smallint NOT NULL,
    signer character varying(200) NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    picture bytea,
    linked_at timestamp with time zone NOT NULL,
    CONSTRAINT documents_signingaccount_most_check CHECK ((most >= 0))
);

CREATE TABLE public.documents_storedfile (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    size_bytes bigint NOT NULL,
    media_type character varying(100) NOT NULL,
    stored_at timestamp with time zone NOT NULL,
    thumbnail_id bigint,
    CONSTRAINT documents_storedfile_size_bytes_check CHECK ((size_bytes >= 0))
);

ALTER TABLE public.documents_storedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_storedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.documents_upload (
    id bigint NOT NULL,
    token character varying(43) NOT NULL,
    owner character varying(60) NOT NULL,
    name character varying(200) NOT NULL,
    length_bytes bigint NOT NULL,
    offset_bytes bigint NOT NULL,
    types jsonb NOT NULL,
    state character varying(10) NOT NULL,
    refusal character varying(20) NOT NULL,
    refusal_params jsonb NOT NULL,
    notes jsonb NOT NULL,
    pages integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    file_id bigint,
    CONSTRAINT accepted_upload_has_its_file CHECK (((NOT ((state)::text = 'accepted'::text)) OR (file_id IS NOT NULL))),
    CONSTRAINT documents_upload_length_bytes_check CHECK ((length_bytes >= 0)),
    CONSTRAINT documents_upload_offset_bytes_check CHECK ((offset_bytes >= 0)),
    CONSTRAINT documents_upload_pages_check CHECK ((pages >= 0)),
    CONSTRAINT upload_no_longer_than_said CHECK ((offset_bytes <= length_bytes))
);

ALTER TABLE public.documents_upload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.documents_upload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_answerfile (
    id bigint NOT NULL,
    item character varying(500) NOT NULL,
    name character varying(200) NOT NULL,
    attached_at timestamp with time zone NOT NULL,
    file_id bigint NOT NULL,
    request_id bigint NOT NULL
);

ALTER TABLE public.dossiers_answerfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_answerfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_consultation (
    id bigint NOT NULL,
    question text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    opinion text NOT NULL,
    agency_id bigint NOT NULL,
    officer_id bigint,
    step_id bigint,
    dossier_id bigint NOT NULL,
    silence character varying(8) DEFAULT 'waits'::character varying NOT NULL,
    silent boolean DEFAULT false NOT NULL
);

ALTER TABLE public.dossiers_consultation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_consultation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_dailynumber (
    id bigint NOT NULL,
    unit_code character varying(30) NOT NULL,
    day_on date NOT NULL,
    last integer NOT NULL,
    CONSTRAINT dossiers_dailynumber_last_check CHECK ((last >= 0))
);

ALTER TABLE public.dossiers_dailynumber ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_dailynumber_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_daycount (
    id bigint NOT NULL,
    day_on date NOT NULL,
    channel character varying(8) NOT NULL,
    grade smallint,
    dossiers integer NOT NULL,
    agency_id bigint NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT dossiers_daycount_grade_check CHECK ((grade >= 0))
);

ALTER TABLE public.dossiers_daycount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_daycount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_digitalcopy (
    document_id bigint NOT NULL,
    owed_at timestamp with time zone NOT NULL,
    pages integer NOT NULL,
    signer character varying(200) NOT NULL,
    sealed_at timestamp with time zone,
    fault character varying(300) NOT NULL,
    file_id bigint,
    officer_id bigint,
    CONSTRAINT digital_copy_has_file_and_signer CHECK ((((file_id IS NULL) AND (sealed_at IS NULL)) OR ((file_id IS NOT NULL) AND (sealed_at IS NOT NULL) AND (NOT ((signer)::text = ''::text))))),
    CONSTRAINT dossiers_digitalcopy_pages_check CHECK ((pages >= 0))
);

CREATE TABLE public.dossiers_dossier (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    tracking_secret character varying(16) NOT NULL,
    channel character varying(8) NOT NULL,
    registered_at timestamp with time zone,
    applicant_name character varying(200) NOT NULL,
    applicant_folded character varying(200) NOT NULL,
    applicant_identity character varying(14) NOT NULL,
    applicant_phone character varying(20) NOT NULL,
    applicant_address character varying(300) NOT NULL,
    applicant_email character varying(254) NOT NULL,
    submitter_name character varying(200) NOT NULL,
    submitter_phone character varying(20) NOT NULL,
    subject character varying(500) NOT NULL,
    sets smallint NOT NULL,
    return_way_wanted character varying(10) NOT NULL,
    fee_dong bigint NOT NULL,
    status smallint NOT NULL,
    status_before smallint,
    taken_at timestamp with time zone,
    received_at timestamp with time zone,
    due_at timestamp with time zone,
    first_due_at timestamp with time zone,
    step_due_at timestamp with time zone,
    next_signal_at timestamp with time zone,
    remaining_minutes integer,
    first_remaining_minutes integer,
    supplements_asked smallint NOT NULL,
    apologies smallint NOT NULL,
    owed_dong bigint NOT NULL,
    finished_at timestamp with time zone,
    timeliness smallint,
    closed_at timestamp with time zone,
    returned_at timestamp with time zone,
    return_way character varying(10),
    version integer NOT NULL,
    last_hash bytea NOT NULL,
    agency_id bigint NOT NULL,
    applicant_id bigint,
    centre_id bigint NOT NULL,
    counter_id bigint,
    holder_agency_id bigint,
    holder_centre_id bigint,
    holder_officer_id bigint,
    procedure_version_id bigint NOT NULL,
    step_id bigint,
    return_address character varying(300) DEFAULT ''::character varying NOT NULL,
    step_remaining_minutes integer,
    CONSTRAINT dossier_in_hand_has_a_limit CHECK (((NOT (status = ANY (ARRAY[2, 4, 5, 6]))) OR ((due_at IS NOT NULL) AND (received_at IS NOT NULL)) OR ((received_at IS NULL) AND (status = ANY (ARRAY[5, 6]))))),
    CONSTRAINT dossiers_dossier_apologies_check CHECK ((apologies >= 0)),
    CONSTRAINT dossiers_dossier_fee_dong_check CHECK ((fee_dong >= 0)),
    CONSTRAINT dossiers_dossier_owed_dong_check CHECK ((owed_dong >= 0)),
    CONSTRAINT dossiers_dossier_sets_check CHECK ((sets >= 0)),
    CONSTRAINT dossiers_dossier_status_before_check CHECK ((status_before >= 0)),
    CONSTRAINT dossiers_dossier_status_check CHECK ((status >= 0)),
    CONSTRAINT dossiers_dossier_supplements_asked_check CHECK ((supplements_asked >= 0)),
    CONSTRAINT dossiers_dossier_timeliness_check CHECK ((timeliness >= 0)),
    CONSTRAINT dossiers_dossier_version_check CHECK ((version >= 0)),
    CONSTRAINT finished_dossier_is_judged CHECK ((((finished_at IS NULL) AND (timeliness IS NULL)) OR ((finished_at IS NOT NULL) AND (timeliness IS NOT NULL)))),
    CONSTRAINT open_dossier_has_owner_and_signal CHECK (((status = ANY (ARRAY[3, 7, 8, 10])) OR (((holder_centre_id IS NOT NULL) OR (holder_agency_id IS NOT NULL)) AND (1 = (
CASE
    WHEN (holder_centre_id IS NOT NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (holder_agency_id IS NOT NULL) THEN 1
    ELSE 0
END)) AND (next_signal_at IS NOT NULL))))
);

ALTER TABLE public.dossiers_dossier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_dossier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_dossierdocument (
    id bigint NOT NULL,
    name character varying(500) NOT NULL,
    kind character varying(16) NOT NULL,
    originals smallint NOT NULL,
    copies smallint NOT NULL,
    handed_in_at timestamp with time zone NOT NULL,
    dossier_id bigint NOT NULL,
    file_id bigint,
    required_id bigint,
    digitisation character varying(16) DEFAULT 'none'::character varying NOT NULL,
    file_name character varying(200) NOT NULL,
    CONSTRAINT dossiers_dossierdocument_copies_check CHECK ((copies >= 0)),
    CONSTRAINT dossiers_dossierdocument_originals_check CHECK ((originals >= 0))
);

ALTER TABLE public.dossiers_dossierdocument ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_dossierdocument_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_dossierform (
    id bigint NOT NULL,
    answers jsonb NOT NULL,
    dossier_id bigint NOT NULL,
    eform_id bigint NOT NULL
);

ALTER TABLE public.dossiers_dossierform ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_dossierform_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_dossierresult (
    id bigint NOT NULL,
    number character varying(60) NOT NULL,
    title character varying(300) NOT NULL,
    granted boolean NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    dossier_id bigint NOT NULL,
    file_id bigint,
    issued_by_id bigint,
    handed_over_at timestamp with time zone,
    received_by character varying(200) NOT NULL
);

ALTER TABLE public.dossiers_dossierresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_dossierresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_draft (
    id bigint NOT NULL,
    key uuid NOT NULL,
    answers jsonb NOT NULL,
    pages jsonb NOT NULL,
    rivals jsonb NOT NULL,
    revision integer NOT NULL,
    phone character varying(20) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    account_id bigint,
    centre_id bigint,
    dossier_id bigint,
    eform_id bigint NOT NULL,
    officer_id bigint,
    procedure_version_id bigint NOT NULL,
    CONSTRAINT dossiers_draft_revision_check CHECK ((revision >= 0)),
    CONSTRAINT draft_lives_on_when_saved CHECK ((expires_at > saved_at))
);

ALTER TABLE public.dossiers_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_draftfile (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    attached_at timestamp with time zone NOT NULL,
    draft_id bigint NOT NULL,
    file_id bigint NOT NULL,
    required_id bigint,
    parts jsonb NOT NULL,
    role character varying(16) NOT NULL
);

ALTER TABLE public.dossiers_draftfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_draftfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_earlierending (
    id bigint NOT NULL,
    status smallint NOT NULL,
    received_at timestamp with time zone,
    ended_at timestamp with time zone NOT NULL,
    timeliness smallint,
    reopened_at timestamp with time zone NOT NULL,
    dossier_id bigint NOT NULL,
    CONSTRAINT dossiers_earlierending_status_check CHECK ((status >= 0)),
    CONSTRAINT dossiers_earlierending_timeliness_check CHECK ((timeliness >= 0))
);

ALTER TABLE public.dossiers_earlierending ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_earlierending_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_event (
    id bigint NOT NULL,
    seq integer NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_kind character varying(12) NOT NULL,
    actor_name character varying(100) NOT NULL,
    from_status smallint,
    to_status smallint NOT NULL,
    reason text NOT NULL,
    changes jsonb NOT NULL,
    data jsonb NOT NULL,
    span_minutes integer NOT NULL,
    span_clock character varying(12) NOT NULL,
    key uuid,
    hash bytea NOT NULL,
    agency_id bigint,
    centre_id bigint,
    counter_id bigint,
    dossier_id bigint NOT NULL,
    officer_id bigint,
    person_id bigint,
    span_agency_id bigint,
    span_centre_id bigint,
    span_officer_id bigint,
    CONSTRAINT dossiers_event_from_status_check CHECK ((from_status >= 0)),
    CONSTRAINT dossiers_event_seq_check CHECK ((seq >= 0)),
    CONSTRAINT dossiers_event_to_status_check CHECK ((to_status >= 0))
);

ALTER TABLE public.dossiers_event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_eventmark (
    reader character varying(30) NOT NULL,
    read bigint NOT NULL,
    settled bigint NOT NULL,
    pending bigint,
    pending_xid bigint
);

CREATE TABLE public.dossiers_financialobligation (
    id bigint NOT NULL,
    name character varying(300) NOT NULL,
    amount_dong bigint NOT NULL,
    legal_ground character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    paid_at timestamp with time zone,
    method character varying(12) NOT NULL,
    cashier_id bigint,
    dossier_id bigint NOT NULL,
    CONSTRAINT dossiers_financialobligation_amount_dong_check CHECK ((amount_dong >= 0))
);

ALTER TABLE public.dossiers_financialobligation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_financialobligation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_guesscount (
    slot integer NOT NULL,
    wrong integer NOT NULL,
    rests_until timestamp with time zone NOT NULL,
    CONSTRAINT dossiers_guesscount_slot_check CHECK ((slot >= 0)),
    CONSTRAINT dossiers_guesscount_wrong_check CHECK ((wrong >= 0))
);

CREATE TABLE public.dossiers_note (
    id bigint NOT NULL,
    text text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    officer_name character varying(100) NOT NULL,
    on_behalf character varying(100) NOT NULL,
    unit_name character varying(200) NOT NULL,
    key uuid,
    corrects_id bigint,
    dossier_id bigint NOT NULL,
    officer_id bigint NOT NULL
);

ALTER TABLE public.dossiers_note ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_note_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_oftenmissing (
    id bigint NOT NULL,
    name character varying(500) NOT NULL,
    times integer NOT NULL,
    counted_on date NOT NULL,
    procedure_id bigint NOT NULL,
    CONSTRAINT dossiers_oftenmissing_times_check CHECK ((times >= 0))
);

ALTER TABLE public.dossiers_oftenmissing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_oftenmissing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_outgoingregister (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    agency_id bigint,
    centre_id bigint,
    CONSTRAINT dossiers_outgoingregister_last_check CHECK ((last >= 0)),
    CONSTRAINT dossiers_outgoingregister_year_check CHECK ((year >= 0)),
    CONSTRAINT register_of_one_unit CHECK ((((centre_id IS NOT NULL) OR (agency_id IS NOT NULL)) AND (1 = (
CASE
    WHEN (centre_id IS NOT NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (agency_id IS NOT NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE public.dossiers_outgoingregister ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_outgoingregister_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_paper (
    id bigint NOT NULL,
    kind character varying(30) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    dossier_id bigint NOT NULL,
    event_id bigint NOT NULL,
    file_id bigint NOT NULL,
    number integer NOT NULL,
    register_id bigint NOT NULL,
    CONSTRAINT dossiers_paper_number_check CHECK ((number >= 0))
);

ALTER TABLE public.dossiers_paper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_paper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_partnerbatch (
    id bigint NOT NULL,
    partner_code character varying(14) NOT NULL,
    partner_name character varying(200) NOT NULL,
    channel character varying(8) NOT NULL,
    file_name character varying(200) NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    centre_id bigint NOT NULL,
    file_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT batch_has_a_partner CHECK ((NOT ((partner_code)::text = ''::text)))
);

ALTER TABLE public.dossiers_partnerbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_partnerbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_partnerdossier (
    id bigint NOT NULL,
    partner_code character varying(14) NOT NULL,
    partner_key character varying(64) NOT NULL,
    line integer NOT NULL,
    batch_id bigint NOT NULL,
    dossier_id bigint NOT NULL,
    CONSTRAINT dossiers_partnerdossier_line_check CHECK ((line >= 0))
);

ALTER TABLE public.dossiers_partnerdossier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_partnerdossier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_question (
    id bigint NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer_by timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer text NOT NULL,
    dossier_id bigint NOT NULL,
    officer_id bigint
);

ALTER TABLE public.dossiers_question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_reasoncode (
    id bigint NOT NULL,
    act character varying(20) NOT NULL,
    code character varying(40) NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    "position" smallint NOT NULL,
    is_on boolean NOT NULL,
    CONSTRAINT dossiers_reasoncode_position_check CHECK (("position" >= 0)),
    CONSTRAINT reason_code_has_a_name CHECK ((NOT ((name_vi)::text = ''::text)))
);

ALTER TABLE public.dossiers_reasoncode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_reasoncode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_resultdraft (
    dossier_id bigint NOT NULL,
    title character varying(300) NOT NULL,
    body text NOT NULL,
    granted boolean NOT NULL,
    revision integer NOT NULL,
    written_at timestamp with time zone NOT NULL,
    officer_id bigint,
    CONSTRAINT dossiers_resultdraft_revision_check CHECK ((revision >= 0))
);

CREATE TABLE public.dossiers_resultnumber (
    result_id bigint NOT NULL,
    number integer NOT NULL,
    register_id bigint NOT NULL,
    CONSTRAINT dossiers_resultnumber_number_check CHECK ((number >= 0))
);

CREATE TABLE public.dossiers_resultrevocation (
    id bigint NOT NULL,
    reason text NOT NULL,
    decision character varying(60) NOT NULL,
    revoked_at timestamp with time zone NOT NULL,
    officer_id bigint,
    result_id bigint NOT NULL
);

ALTER TABLE public.dossiers_resultrevocation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_resultrevocation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_sealedresult (
    id bigint NOT NULL,
    code character varying(26) NOT NULL,
    signer character varying(200) NOT NULL,
    owed_at timestamp with time zone NOT NULL,
    sealed_at timestamp with time zone,
    fault character varying(300) NOT NULL,
    file_id bigint,
    result_id bigint NOT NULL,
    officer_id bigint,
    own_file_id bigint,
    own_signed_at timestamp with time zone,
    own_signer character varying(200) NOT NULL,
    own_for_id bigint,
    CONSTRAINT own_signature_has_file_and_signer CHECK ((((own_file_id IS NULL) AND (own_signed_at IS NULL) AND ((own_signer)::text = ''::text)) OR ((officer_id IS NOT NULL) AND (own_file_id IS NOT NULL) AND (own_signed_at IS NOT NULL) AND (NOT ((own_signer)::text = ''::text))))),
    CONSTRAINT sealed_after_it_was_signed CHECK (((file_id IS NULL) OR (officer_id IS NULL) OR (own_file_id IS NOT NULL))),
    CONSTRAINT sealed_result_has_file_and_signer CHECK ((((file_id IS NULL) AND (sealed_at IS NULL)) OR ((file_id IS NOT NULL) AND (sealed_at IS NOT NULL) AND (NOT ((signer)::text = ''::text)))))
);

ALTER TABLE public.dossiers_sealedresult ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_sealedresult_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_signingitem (
    id bigint NOT NULL,
    open boolean NOT NULL,
    prepared bytea,
    attributes bytea,
    digest bytea,
    begins integer,
    ends integer,
    fault character varying(300) NOT NULL,
    sealed_id bigint NOT NULL,
    round_id bigint NOT NULL,
    CONSTRAINT dossiers_signingitem_begins_check CHECK ((begins >= 0)),
    CONSTRAINT dossiers_signingitem_ends_check CHECK ((ends >= 0)),
    CONSTRAINT nothing_prepared_is_left CHECK ((open OR (prepared IS NULL)))
);

ALTER TABLE public.dossiers_signingitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_signingitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_signinground (
    id bigint NOT NULL,
    key uuid NOT NULL,
    state character varying(8) NOT NULL,
    handle character varying(500) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    fault character varying(300) NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT signing_round_ended_or_asked CHECK ((((ended_at IS NULL) AND ((state)::text = 'asked'::text)) OR ((NOT ((state)::text = 'asked'::text)) AND (ended_at IS NOT NULL))))
);

ALTER TABLE public.dossiers_signinground ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_signinground_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.dossiers_supplementrequest (
    id bigint NOT NULL,
    items jsonb NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by character varying(100) NOT NULL,
    answer_until timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    dossier_id bigint NOT NULL
);

ALTER TABLE public.dossiers_supplementrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.dossiers_supplementrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_difference (
    id bigint NOT NULL,
    status smallint NOT NULL,
    portal_status character varying(20) NOT NULL,
    dossier_id bigint NOT NULL,
    reconciliation_id bigint NOT NULL,
    CONSTRAINT exchange_difference_status_check CHECK ((status >= 0))
);

ALTER TABLE public.exchange_difference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_difference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_portaldossier (
    dossier_id bigint NOT NULL,
    told_through integer NOT NULL,
    owing_since timestamp with time zone,
    next_try_at timestamp with time zone,
    tries smallint NOT NULL,
    refused boolean NOT NULL,
    fault character varying(300) NOT NULL,
    CONSTRAINT exchange_portaldossier_told_through_check CHECK ((told_through >= 0)),
    CONSTRAINT exchange_portaldossier_tries_check CHECK ((tries >= 0)),
    CONSTRAINT what_is_owed_is_told_some_time CHECK ((((next_try_at IS NULL) AND (owing_since IS NULL)) OR ((next_try_at IS NOT NULL) AND (owing_since IS NOT NULL))))
);

CREATE TABLE public.exchange_portalmessage (
    id bigint NOT NULL,
    seq integer NOT NULL,
    service character varying(10) NOT NULL,
    key uuid NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    took_ms integer NOT NULL,
    outcome character varying(9) NOT NULL,
    said character varying(300) NOT NULL,
    dossier_id bigint NOT NULL,
    CONSTRAINT exchange_portalmessage_seq_check CHECK ((seq >= 0)),
    CONSTRAINT exchange_portalmessage_took_ms_check CHECK ((took_ms >= 0))
);

ALTER TABLE public.exchange_portalmessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_portalmessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.exchange_reconciliation (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by character varying(100) NOT NULL,
    received_from date NOT NULL,
    received_to date NOT NULL,
    ended_at timestamp with time zone,
    compared integer NOT NULL,
    fault character varying(300) NOT NULL,
    CONSTRAINT exchange_reconciliation_compared_check CHECK ((compared >= 0))
);

ALTER TABLE public.exchange_reconciliation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.exchange_reconciliation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_appointment (
    id bigint NOT NULL,
    code character varying(12) NOT NULL,
    state character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    ended_at timestamp with time zone,
    account_id bigint NOT NULL,
    procedure_id bigint,
    slot_id bigint NOT NULL,
    ticket_id bigint,
    CONSTRAINT checked_in_appointment_has_ticket CHECK (((((state)::text = 'checked_in'::text) AND (ticket_id IS NOT NULL)) OR ((NOT ((state)::text = 'checked_in'::text)) AND (ticket_id IS NULL))))
);

ALTER TABLE public.hall_appointment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_appointment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_appointmenthours (
    id bigint NOT NULL,
    weekday smallint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    every_minutes smallint NOT NULL,
    capacity smallint NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    group_id bigint NOT NULL,
    CONSTRAINT appointment_hours_have_length CHECK (((every_minutes >= 5) AND (opens < closes) AND (weekday <= 6))),
    CONSTRAINT hall_appointmenthours_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT hall_appointmenthours_every_minutes_check CHECK ((every_minutes >= 0)),
    CONSTRAINT hall_appointmenthours_weekday_check CHECK ((weekday >= 0))
);

ALTER TABLE public.hall_appointmenthours ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_appointmenthours_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_appointmentslot (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    taken smallint NOT NULL,
    capacity smallint NOT NULL,
    group_id bigint NOT NULL,
    CONSTRAINT hall_appointmentslot_capacity_check CHECK ((capacity >= 0)),
    CONSTRAINT hall_appointmentslot_taken_check CHECK ((taken >= 0)),
    CONSTRAINT slot_is_not_overbooked CHECK ((taken <= capacity))
);

ALTER TABLE public.hall_appointmentslot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_appointmentslot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_assisteddossier (
    id bigint NOT NULL,
    dossier_id bigint NOT NULL,
    session_id bigint NOT NULL
);

ALTER TABLE public.hall_assisteddossier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_assisteddossier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_assistedsession (
    id bigint NOT NULL,
    code_id uuid NOT NULL,
    topic character varying(12) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    account_opened boolean NOT NULL,
    identity_seen boolean NOT NULL,
    contact_replaced boolean NOT NULL,
    handed_over_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome character varying(12) NOT NULL,
    note character varying(500) NOT NULL,
    account_id bigint,
    centre_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    person_id bigint,
    CONSTRAINT assisted_session_confirmed_by_somebody CHECK (((confirmed_at IS NULL) OR ((account_id IS NOT NULL) AND (person_id IS NOT NULL)))),
    CONSTRAINT assisted_session_ends_after_it_began CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
    CONSTRAINT assisted_session_has_outcome_at_its_end CHECK ((((ended_at IS NULL) AND ((outcome)::text = ''::text)) OR ((ended_at IS NOT NULL) AND (NOT ((outcome)::text = ''::text)))))
);

ALTER TABLE public.hall_assistedsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_assistedsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_countersession (
    id bigint NOT NULL,
    quick boolean NOT NULL,
    overtakings smallint NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    centre_id bigint NOT NULL,
    counter_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT counter_closes_after_it_opened CHECK (((closed_at IS NULL) OR (closed_at >= opened_at))),
    CONSTRAINT hall_countersession_overtakings_check CHECK ((overtakings >= 0))
);

ALTER TABLE public.hall_countersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_countersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_equipmentfault (
    id bigint NOT NULL,
    text character varying(500) NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    fixed_at timestamp with time zone,
    how character varying(500) NOT NULL,
    fixed_by_id bigint,
    reported_by_id bigint NOT NULL,
    item_id bigint NOT NULL,
    CONSTRAINT fixed_fault_says_how CHECK ((((fixed_at IS NULL) AND ((how)::text = ''::text)) OR ((fixed_at IS NOT NULL) AND (NOT ((how)::text = ''::text)))))
);

ALTER TABLE public.hall_equipmentfault ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_equipmentfault_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_equipmentitem (
    id bigint NOT NULL,
    number character varying(40) NOT NULL,
    kind character varying(8) NOT NULL,
    name character varying(120) NOT NULL,
    serial character varying(80) NOT NULL,
    in_use_on date NOT NULL,
    maintain_every_months smallint,
    retired_on date,
    centre_id bigint NOT NULL,
    counter_id bigint,
    CONSTRAINT hall_equipmentitem_maintain_every_months_check CHECK ((maintain_every_months >= 0)),
    CONSTRAINT maintained_every_some_months CHECK (((maintain_every_months IS NULL) OR (maintain_every_months >= 1)))
);

ALTER TABLE public.hall_equipmentitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_equipmentitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_groupday (
    id bigint NOT NULL,
    day_on date NOT NULL,
    last_number integer NOT NULL,
    group_id bigint NOT NULL,
    CONSTRAINT hall_groupday_last_number_check CHECK ((last_number >= 0))
);

ALTER TABLE public.hall_groupday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_groupday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_hallday (
    id bigint NOT NULL,
    day_on date NOT NULL,
    closed_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    centre_id bigint NOT NULL,
    closed_by_id bigint,
    CONSTRAINT hall_day_closed_with_reason CHECK (((closed_at IS NULL) OR (NOT ((reason)::text = ''::text))))
);

ALTER TABLE public.hall_hallday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_hallday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_hallevent (
    id bigint NOT NULL,
    day_on date NOT NULL,
    at timestamp with time zone NOT NULL,
    kind character varying(16) NOT NULL,
    data jsonb NOT NULL,
    centre_id bigint NOT NULL,
    counter_id bigint,
    officer_id bigint,
    ticket_id bigint,
    group_id bigint
);

ALTER TABLE public.hall_hallevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_hallevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_hallrules (
    id bigint NOT NULL,
    wait_minutes smallint NOT NULL,
    idle_minutes smallint NOT NULL,
    per_counter smallint NOT NULL,
    hold_minutes smallint NOT NULL,
    phone_per_address smallint NOT NULL,
    appointments_each smallint NOT NULL,
    days_ahead smallint NOT NULL,
    remind_hours smallint NOT NULL,
    late_minutes smallint NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT hall_hallrules_appointments_each_check CHECK ((appointments_each >= 0)),
    CONSTRAINT hall_hallrules_days_ahead_check CHECK ((days_ahead >= 0)),
    CONSTRAINT hall_hallrules_hold_minutes_check CHECK ((hold_minutes >= 0)),
    CONSTRAINT hall_hallrules_idle_minutes_check CHECK ((idle_minutes >= 0)),
    CONSTRAINT hall_hallrules_late_minutes_check CHECK ((late_minutes >= 0)),
    CONSTRAINT hall_hallrules_per_counter_check CHECK ((per_counter >= 0)),
    CONSTRAINT hall_hallrules_phone_per_address_check CHECK ((phone_per_address >= 0)),
    CONSTRAINT hall_hallrules_remind_hours_check CHECK ((remind_hours >= 0)),
    CONSTRAINT hall_hallrules_wait_minutes_check CHECK ((wait_minutes >= 0))
);

ALTER TABLE public.hall_hallrules ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_hallrules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_helpcall (
    id bigint NOT NULL,
    called_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    centre_id bigint NOT NULL,
    counter_id bigint NOT NULL,
    officer_id bigint NOT NULL
);

ALTER TABLE public.hall_helpcall ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_helpcall_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_maintenance (
    id bigint NOT NULL,
    done_on date NOT NULL,
    note character varying(500) NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    item_id bigint NOT NULL,
    noted_by_id bigint NOT NULL
);

ALTER TABLE public.hall_maintenance ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_maintenance_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_queueticket (
    id bigint NOT NULL,
    day_on date NOT NULL,
    number integer NOT NULL,
    label character varying(8) NOT NULL,
    source character varying(11) NOT NULL,
    claim character varying(11) NOT NULL,
    rank smallint NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    since timestamp with time zone NOT NULL,
    secret character varying(32) NOT NULL,
    device character varying(64) NOT NULL,
    address character varying(64) NOT NULL,
    key uuid,
    state character varying(8) NOT NULL,
    called_at timestamp with time zone,
    calls smallint NOT NULL,
    ended_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    centre_id bigint NOT NULL,
    counter_id bigint,
    officer_id bigint,
    only_counter_id bigint,
    group_id bigint NOT NULL,
    issued_group_id bigint NOT NULL,
    CONSTRAINT closed_ticket_has_reason CHECK (((NOT ((state)::text = 'closed'::text)) OR (NOT ((reason)::text = ''::text)))),
    CONSTRAINT ended_ticket_has_its_end CHECK ((((ended_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['finished'::character varying, 'left'::character varying, 'closed'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['finished'::character varying, 'left'::character varying, 'closed'::character varying])::text[]))) AND (ended_at IS NULL)))),
    CONSTRAINT hall_queueticket_calls_check CHECK ((calls >= 0)),
    CONSTRAINT hall_queueticket_number_check CHECK ((number >= 0)),
    CONSTRAINT hall_queueticket_rank_check CHECK ((rank >= 0)),
    CONSTRAINT who_is_called_is_called_somewhere CHECK ((((counter_id IS NOT NULL) AND (officer_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['called'::character varying, 'serving'::character varying])::text[]))) OR (NOT ((state)::text = ANY ((ARRAY['called'::character varying, 'serving'::character varying])::text[])))))
);

ALTER TABLE public.hall_queueticket ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_queueticket_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_securitycheck (
    id bigint NOT NULL,
    month_on date NOT NULL,
    topic character varying(9) NOT NULL,
    result character varying(6) NOT NULL,
    note character varying(500) NOT NULL,
    checked_at timestamp with time zone NOT NULL,
    centre_id bigint NOT NULL,
    checked_by_id bigint NOT NULL,
    CONSTRAINT bad_check_says_what CHECK (((NOT ((result)::text = 'bad'::text)) OR (NOT ((note)::text = ''::text))))
);

ALTER TABLE public.hall_securitycheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_securitycheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_servicegroup (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    letter character varying(2) NOT NULL,
    name_vi character varying(120) NOT NULL,
    name_en character varying(120) NOT NULL,
    "position" smallint NOT NULL,
    quick boolean NOT NULL,
    usual_minutes smallint NOT NULL,
    gives_tickets boolean NOT NULL,
    centre_id bigint NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    CONSTRAINT hall_servicegroup_position_check CHECK (("position" >= 0)),
    CONSTRAINT hall_servicegroup_usual_minutes_check CHECK ((usual_minutes >= 0)),
    CONSTRAINT service_group_has_length CHECK (((valid_until IS NULL) OR (valid_from < valid_until))),
    CONSTRAINT visit_takes_time CHECK ((usual_minutes >= 1))
);

CREATE TABLE public.hall_servicegroup_agencies (
    id bigint NOT NULL,
    servicegroup_id bigint NOT NULL,
    agency_id bigint NOT NULL
);

ALTER TABLE public.hall_servicegroup_agencies ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_servicegroup_agencies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_servicegroup_counters (
    id bigint NOT NULL,
    servicegroup_id bigint NOT NULL,
    counter_id bigint NOT NULL
);

ALTER TABLE public.hall_servicegroup_counters ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_servicegroup_counters_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.hall_servicegroup ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_servicegroup_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_servicegroup_sectors (
    id bigint NOT NULL,
    servicegroup_id bigint NOT NULL,
    sector_id bigint NOT NULL
);

ALTER TABLE public.hall_servicegroup_sectors ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_servicegroup_sectors_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_ticketdossier (
    id bigint NOT NULL,
    act character varying(20) NOT NULL,
    dossier_id bigint NOT NULL,
    ticket_id bigint NOT NULL
);

ALTER TABLE public.hall_ticketdossier ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_ticketdossier_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_ticketkiosk (
    id bigint NOT NULL,
    key character varying(32) NOT NULL,
    centre_id bigint NOT NULL
);

ALTER TABLE public.hall_ticketkiosk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_ticketkiosk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_visit (
    id bigint NOT NULL,
    called_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    outcome character varying(11) NOT NULL,
    counter_id bigint NOT NULL,
    group_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    CONSTRAINT ended_visit_has_outcome CHECK ((((ended_at IS NULL) AND ((outcome)::text = ''::text)) OR ((ended_at IS NOT NULL) AND (NOT ((outcome)::text = ''::text)))))
);

ALTER TABLE public.hall_visit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_visit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.hall_waitcount (
    id bigint NOT NULL,
    day_on date NOT NULL,
    hour smallint NOT NULL,
    rank smallint NOT NULL,
    bins integer[] NOT NULL,
    uncalled integer NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT hall_waitcount_hour_check CHECK ((hour >= 0)),
    CONSTRAINT hall_waitcount_rank_check CHECK ((rank >= 0))
);

ALTER TABLE public.hall_waitcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.hall_waitcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.identity_account (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    language character varying(2) NOT NULL,
    person_id bigint,
    kind character varying(8) NOT NULL,
    phone character varying(20) NOT NULL,
    CONSTRAINT account_of_the_public_has_person CHECK (((((kind)::text = 'officer'::text) AND (person_id IS NULL)) OR ((NOT ((kind)::text = 'officer'::text)) AND (person_id IS NOT NULL))))
);

CREATE TABLE public.identity_account_groups (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.identity_account_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_account_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.identity_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.identity_account_user_permissions (
    id bigint NOT NULL,
    account_id bigint NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.identity_account_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_account_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.identity_onetimecode (
    id uuid NOT NULL,
    purpose character varying(8) NOT NULL,
    way character varying(5) NOT NULL,
    target character varying(254) NOT NULL,
    nonce bytea NOT NULL,
    holder character varying(32) NOT NULL,
    address character varying(45) NOT NULL,
    carries jsonb NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    times_sent smallint NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    wrong smallint NOT NULL,
    used_at timestamp with time zone,
    account_id bigint,
    CONSTRAINT identity_onetimecode_times_sent_check CHECK ((times_sent >= 0)),
    CONSTRAINT identity_onetimecode_wrong_check CHECK ((wrong >= 0))
);

CREATE TABLE public.identity_person (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    name character varying(200) NOT NULL,
    folded_name character varying(200) NOT NULL,
    identity_number character varying(14) NOT NULL,
    birth_on date,
    address character varying(300) NOT NULL,
    phone character varying(20) NOT NULL,
    email character varying(254) NOT NULL,
    proof character varying(8) NOT NULL
);

ALTER TABLE public.identity_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.identity_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE UNLOGGED TABLE public.identity_tries (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);

CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);

ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_notice (
    id bigint NOT NULL,
    cause character varying(60) NOT NULL,
    situation character varying(40) NOT NULL,
    channel character varying(5) NOT NULL,
    target character varying(254) NOT NULL,
    language character varying(2) NOT NULL,
    urgent boolean NOT NULL,
    quiet_from time without time zone NOT NULL,
    quiet_until time without time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    state character varying(9) NOT NULL,
    next_at timestamp with time zone,
    late_at timestamp with time zone,
    tries smallint NOT NULL,
    refusals smallint NOT NULL,
    provider character varying(12) NOT NULL,
    sent_at timestamp with time zone,
    delivered_at timestamp with time zone,
    ended_at timestamp with time zone,
    fault character varying(200) NOT NULL,
    subject character varying(300) NOT NULL,
    text text NOT NULL,
    plan_number smallint NOT NULL,
    account_id bigint,
    dossier_id bigint,
    event_id bigint,
    told jsonb DEFAULT '{}'::jsonb NOT NULL,
    CONSTRAINT notice_without_dossier_has_its_facts CHECK (((dossier_id IS NOT NULL) OR ((account_id IS NOT NULL) AND (NOT (told = '{}'::jsonb))))),
    CONSTRAINT notices_notice_plan_number_check CHECK ((plan_number >= 0)),
    CONSTRAINT notices_notice_refusals_check CHECK ((refusals >= 0)),
    CONSTRAINT notices_notice_tries_check CHECK ((tries >= 0)),
    CONSTRAINT queued_notice_has_its_time CHECK ((((next_at IS NOT NULL) AND ((state)::text = 'queued'::text)) OR ((NOT ((state)::text = 'queued'::text)) AND (next_at IS NULL))))
);

ALTER TABLE public.notices_notice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_noticechoice (
    id bigint NOT NULL,
    email boolean NOT NULL,
    sms boolean NOT NULL,
    push boolean NOT NULL,
    quiet_from time without time zone NOT NULL,
    quiet_until time without time zone NOT NULL,
    account_id bigint NOT NULL
);

ALTER TABLE public.notices_noticechoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_noticechoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_noticetry (
    id bigint NOT NULL,
    number smallint NOT NULL,
    reference character varying(40) NOT NULL,
    provider character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    state character varying(9) NOT NULL,
    told_at timestamp with time zone,
    fault character varying(200) NOT NULL,
    notice_id bigint NOT NULL,
    CONSTRAINT notices_noticetry_number_check CHECK ((number >= 0))
);

ALTER TABLE public.notices_noticetry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_noticetry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_planchange (
    id bigint NOT NULL,
    situation character varying(40) NOT NULL,
    number smallint NOT NULL,
    shipped boolean NOT NULL,
    is_on boolean NOT NULL,
    urgent boolean NOT NULL,
    channels character varying(5)[] NOT NULL,
    texts jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by character varying(100) NOT NULL,
    CONSTRAINT notices_planchange_number_check CHECK ((number >= 0))
);

ALTER TABLE public.notices_planchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_planchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.notices_pushsubscription (
    id bigint NOT NULL,
    endpoint character varying(700) NOT NULL,
    p256dh character varying(100) NOT NULL,
    auth character varying(40) NOT NULL,
    device character varying(300) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL
);

ALTER TABLE public.notices_pushsubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notices_pushsubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.openness_dayroot (
    id bigint NOT NULL,
    number integer NOT NULL,
    day_on date NOT NULL,
    first_event_id bigint NOT NULL,
    last_event_id bigint NOT NULL,
    size integer NOT NULL,
    root bytea NOT NULL,
    head bytea NOT NULL,
    public_key bytea NOT NULL,
    signature bytea NOT NULL,
    published_at timestamp with time zone NOT NULL,
    CONSTRAINT day_root_of_a_stretch CHECK (((size = 0) OR (last_event_id >= first_event_id))),
    CONSTRAINT openness_dayroot_number_check CHECK ((number >= 0)),
    CONSTRAINT openness_dayroot_size_check CHECK ((size >= 0))
);

ALTER TABLE public.openness_dayroot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.openness_dayroot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.openness_roottile (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    first_event_id bigint NOT NULL,
    hash bytea NOT NULL,
    of_id bigint NOT NULL,
    CONSTRAINT openness_roottile_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.openness_roottile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.openness_roottile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_absence (
    id bigint NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    named_at timestamp with time zone NOT NULL,
    named_by_id bigint,
    officer_id bigint NOT NULL,
    CONSTRAINT absence_has_length CHECK (((valid_until IS NULL) OR (valid_from < valid_until)))
);

ALTER TABLE public.organisation_absence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_absence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_administrativeunit (
    id bigint NOT NULL,
    code character varying(5) NOT NULL,
    kind character varying(8) NOT NULL,
    province_code character varying(2) NOT NULL,
    name_vi character varying(100) NOT NULL,
    name_en character varying(100) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    agency_id bigint
);

ALTER TABLE public.organisation_administrativeunit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_administrativeunit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_agency (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    unit_code character varying(30) NOT NULL,
    kind character varying(12) NOT NULL,
    level character varying(10) NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    address character varying(300) NOT NULL,
    phone character varying(40) NOT NULL,
    parent_id bigint,
    calendar_id bigint NOT NULL,
    abbreviation character varying(20) NOT NULL,
    place character varying(60) NOT NULL
);

ALTER TABLE public.organisation_agency ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_agency_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_calendarclosure (
    id bigint NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    decision character varying(100) NOT NULL,
    calendar_id bigint NOT NULL,
    CONSTRAINT closure_has_length CHECK ((starts_at < ends_at))
);

ALTER TABLE public.organisation_calendarclosure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_calendarclosure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_calendarday (
    id bigint NOT NULL,
    day_on date NOT NULL,
    kind character varying(14) NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    source character varying(200) NOT NULL,
    calendar_id bigint
);

ALTER TABLE public.organisation_calendarday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_calendarday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_calendarhours (
    id bigint NOT NULL,
    weekday smallint NOT NULL,
    opens time without time zone NOT NULL,
    closes time without time zone NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    calendar_id bigint NOT NULL,
    CONSTRAINT hours_open_before_close CHECK ((opens < closes)),
    CONSTRAINT hours_weekday CHECK ((weekday <= 6)),
    CONSTRAINT organisation_calendarhours_weekday_check CHECK ((weekday >= 0))
);

ALTER TABLE public.organisation_calendarhours ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_calendarhours_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_counter (
    id bigint NOT NULL,
    number smallint NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT organisation_counter_number_check CHECK ((number >= 0))
);

CREATE TABLE public.organisation_counter_agencies (
    id bigint NOT NULL,
    counter_id bigint NOT NULL,
    agency_id bigint NOT NULL
);

ALTER TABLE public.organisation_counter_agencies ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_counter_agencies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.organisation_counter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_counter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_officer (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    full_name character varying(100) NOT NULL,
    position_vi character varying(100) NOT NULL,
    position_en character varying(100) NOT NULL,
    phone character varying(20) NOT NULL,
    email character varying(254) NOT NULL,
    account_id bigint,
    agency_id bigint NOT NULL
);

ALTER TABLE public.organisation_officer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_officer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_officerrole (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    agency_id bigint,
    officer_id bigint NOT NULL,
    centre_id bigint,
    CONSTRAINT role_at_one_unit CHECK ((((agency_id IS NULL) OR (centre_id IS NULL)) AND (1 = (
CASE
    WHEN (agency_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (centre_id IS NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE public.organisation_officerrole ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_officerrole_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_secondment (
    id bigint NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    agency_id bigint NOT NULL,
    counter_id bigint,
    officer_id bigint NOT NULL,
    centre_id bigint NOT NULL
);

ALTER TABLE public.organisation_secondment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_secondment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_servicecentre (
    id bigint NOT NULL,
    code character varying(80) NOT NULL,
    unit_code character varying(30) NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    level character varying(10) NOT NULL,
    address character varying(300) NOT NULL,
    phone character varying(40) NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    host_id bigint NOT NULL,
    calendar_id bigint NOT NULL,
    abbreviation character varying(20) NOT NULL,
    place character varying(60) NOT NULL
);

ALTER TABLE public.organisation_servicecentre ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_servicecentre_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_staffrevision (
    id boolean NOT NULL,
    revision uuid NOT NULL,
    CONSTRAINT one_staff_revision CHECK (id)
);

CREATE TABLE public.organisation_substitution (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    absence_id bigint NOT NULL,
    officer_id bigint NOT NULL
);

ALTER TABLE public.organisation_substitution ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_substitution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.organisation_workcalendar (
    id bigint NOT NULL,
    code character varying(50) NOT NULL,
    name_vi character varying(200) NOT NULL,
    name_en character varying(200) NOT NULL,
    revision integer NOT NULL,
    CONSTRAINT organisation_workcalendar_revision_check CHECK ((revision >= 0))
);

ALTER TABLE public.organisation_workcalendar ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.organisation_workcalendar_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_drawerclosing (
    id bigint NOT NULL,
    expected_dong bigint NOT NULL,
    counted_dong bigint NOT NULL,
    difference_dong bigint NOT NULL,
    notes_counted jsonb NOT NULL,
    note character varying(500) NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    CONSTRAINT difference_is_counted_less_expected CHECK ((difference_dong = (counted_dong - expected_dong))),
    CONSTRAINT payments_drawerclosing_counted_dong_check CHECK ((counted_dong >= 0))
);

ALTER TABLE public.payments_drawerclosing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_drawerclosing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_feereceipt (
    id bigint NOT NULL,
    series character varying(10) NOT NULL,
    number integer NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    said jsonb NOT NULL,
    centre_id bigint NOT NULL,
    file_id bigint,
    payment_id bigint NOT NULL,
    CONSTRAINT payments_feereceipt_number_check CHECK ((number >= 0))
);

ALTER TABLE public.payments_feereceipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_feereceipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_gatewaycallback (
    id bigint NOT NULL,
    provider character varying(20) NOT NULL,
    nonce character varying(64) NOT NULL,
    body_sha256 character varying(64) NOT NULL,
    told character varying(20) NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    took_effect boolean NOT NULL,
    payment_id bigint
);

ALTER TABLE public.payments_gatewaycallback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_gatewaycallback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_ledgeraccount (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    day_on date,
    closed_at timestamp with time zone,
    centre_id bigint NOT NULL,
    officer_id bigint,
    CONSTRAINT drawers_are_a_cashiers_and_a_days CHECK ((((day_on IS NOT NULL) AND ((kind)::text = 'cash_drawer'::text) AND (officer_id IS NOT NULL)) OR ((NOT ((kind)::text = 'cash_drawer'::text)) AND (day_on IS NULL) AND (officer_id IS NULL))))
);

ALTER TABLE public.payments_ledgeraccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_ledgeraccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_ledgerentry (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    key character varying(80) NOT NULL,
    amount_dong bigint NOT NULL,
    line_count smallint NOT NULL,
    text character varying(300) NOT NULL,
    actor_name character varying(100) NOT NULL,
    obligation_id bigint,
    officer_id bigint,
    payment_id bigint,
    refund_id bigint,
    CONSTRAINT payments_ledgerentry_amount_dong_check CHECK ((amount_dong >= 0)),
    CONSTRAINT payments_ledgerentry_line_count_check CHECK ((line_count >= 0))
);

ALTER TABLE public.payments_ledgerentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_ledgerentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_ledgerline (
    id bigint NOT NULL,
    day_on date NOT NULL,
    amount_dong bigint NOT NULL,
    account_id bigint NOT NULL,
    entry_id bigint NOT NULL,
    CONSTRAINT line_moves_something CHECK ((NOT (amount_dong = 0)))
);

ALTER TABLE public.payments_ledgerline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_ledgerline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_paidobligation (
    id bigint NOT NULL,
    obligation_id bigint NOT NULL,
    payment_id bigint NOT NULL
);

ALTER TABLE public.payments_paidobligation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_paidobligation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_payment (
    id bigint NOT NULL,
    reference character varying(11) NOT NULL,
    provider character varying(20) NOT NULL,
    method character varying(12) NOT NULL,
    amount_dong bigint NOT NULL,
    received_dong bigint NOT NULL,
    state character varying(12) NOT NULL,
    provider_reference character varying(80) NOT NULL,
    pay_url character varying(500) NOT NULL,
    failure character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    received_at timestamp with time zone,
    key uuid,
    cashier_id bigint,
    centre_id bigint NOT NULL,
    dossier_id bigint NOT NULL,
    payer_id bigint,
    CONSTRAINT money_came_or_it_did_not CHECK ((((received_at IS NOT NULL) AND (received_dong > 0) AND ((state)::text = ANY ((ARRAY['paid'::character varying, 'refund_due'::character varying, 'refunded'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['paid'::character varying, 'refund_due'::character varying, 'refunded'::character varying])::text[]))) AND (received_at IS NULL) AND (received_dong = 0)))),
    CONSTRAINT paid_is_the_whole_sum CHECK (((NOT ((state)::text = 'paid'::text)) OR (received_dong = amount_dong))),
    CONSTRAINT payment_of_something CHECK ((amount_dong > 0)),
    CONSTRAINT payments_payment_amount_dong_check CHECK ((amount_dong >= 0)),
    CONSTRAINT payments_payment_received_dong_check CHECK ((received_dong >= 0))
);

ALTER TABLE public.payments_payment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_payment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_receiptseries (
    id bigint NOT NULL,
    series character varying(10) NOT NULL,
    last integer NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT payments_receiptseries_last_check CHECK ((last >= 0))
);

ALTER TABLE public.payments_receiptseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_receiptseries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_refund (
    id bigint NOT NULL,
    amount_dong bigint NOT NULL,
    owed_already boolean NOT NULL,
    reason character varying(500) NOT NULL,
    to_account character varying(100) NOT NULL,
    state character varying(10) NOT NULL,
    way character varying(10) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    decision character varying(500) NOT NULL,
    paid_out_at timestamp with time zone,
    paid_out_reference character varying(80) NOT NULL,
    asked_by_id bigint,
    centre_id bigint NOT NULL,
    decided_by_id bigint,
    paid_out_by_id bigint,
    payment_id bigint,
    taken_by_id bigint,
    transfer_id bigint,
    CONSTRAINT payments_refund_amount_dong_check CHECK ((amount_dong >= 0)),
    CONSTRAINT refund_decided_or_not CHECK ((((decided_at IS NULL) AND ((state)::text = 'requested'::text)) OR ((NOT ((state)::text = 'requested'::text)) AND (decided_at IS NOT NULL)))),
    CONSTRAINT refund_of_one_thing CHECK ((((payment_id IS NULL) OR (transfer_id IS NULL)) AND (1 = (
CASE
    WHEN (payment_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (transfer_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT refund_of_something CHECK ((amount_dong > 0)),
    CONSTRAINT who_asked_does_not_decide CHECK (((decided_by_id IS NULL) OR (asked_by_id IS NULL) OR (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL) AND (asked_by_id IS NOT NULL))))),
    CONSTRAINT who_took_it_does_not_decide CHECK (((decided_by_id IS NULL) OR (taken_by_id IS NULL) OR (NOT ((decided_by_id = taken_by_id) AND (decided_by_id IS NOT NULL) AND (taken_by_id IS NOT NULL)))))
);

ALTER TABLE public.payments_refund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_refund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_statementimport (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file_name character varying(200) NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    line_count integer NOT NULL,
    known_count integer NOT NULL,
    matched_count integer NOT NULL,
    centre_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT payments_statementimport_known_count_check CHECK ((known_count >= 0)),
    CONSTRAINT payments_statementimport_line_count_check CHECK ((line_count >= 0)),
    CONSTRAINT payments_statementimport_matched_count_check CHECK ((matched_count >= 0))
);

ALTER TABLE public.payments_statementimport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_statementimport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.payments_statementline (
    id bigint NOT NULL,
    account character varying(30) NOT NULL,
    bank_reference character varying(60) NOT NULL,
    credited_at timestamp with time zone NOT NULL,
    amount_dong bigint NOT NULL,
    text character varying(500) NOT NULL,
    sender_name character varying(200) NOT NULL,
    sender_account character varying(60) NOT NULL,
    state character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    centre_id bigint NOT NULL,
    decided_by_id bigint,
    payment_id bigint,
    statement_id bigint NOT NULL,
    CONSTRAINT matched_to_a_payment CHECK ((((payment_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['matched'::character varying, 'by_hand'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['matched'::character varying, 'by_hand'::character varying])::text[]))) AND (payment_id IS NULL)))),
    CONSTRAINT payments_statementline_amount_dong_check CHECK ((amount_dong >= 0)),
    CONSTRAINT transfer_of_something CHECK ((amount_dong > 0))
);

ALTER TABLE public.payments_statementline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.payments_statementline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_carrierbill (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    file_name character varying(200) NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    line_count integer NOT NULL,
    billed_dong bigint NOT NULL,
    expected_dong bigint NOT NULL,
    differing_count integer NOT NULL,
    centre_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT postal_carrierbill_billed_dong_check CHECK ((billed_dong >= 0)),
    CONSTRAINT postal_carrierbill_differing_count_check CHECK ((differing_count >= 0)),
    CONSTRAINT postal_carrierbill_expected_dong_check CHECK ((expected_dong >= 0)),
    CONSTRAINT postal_carrierbill_line_count_check CHECK ((line_count >= 0))
);

ALTER TABLE public.postal_carrierbill ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_carrierbill_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_carrierbillline (
    id bigint NOT NULL,
    waybill character varying(30) NOT NULL,
    billed_dong bigint NOT NULL,
    weight_grams integer,
    expected_dong bigint,
    state character varying(9) NOT NULL,
    bill_id bigint NOT NULL,
    shipment_id bigint,
    CONSTRAINT billed_for_a_shipment CHECK ((((shipment_id IS NULL) AND ((state)::text = 'unknown'::text)) OR ((NOT ((state)::text = 'unknown'::text)) AND (shipment_id IS NOT NULL)))),
    CONSTRAINT postal_carrierbillline_billed_dong_check CHECK ((billed_dong >= 0)),
    CONSTRAINT postal_carrierbillline_expected_dong_check CHECK ((expected_dong >= 0)),
    CONSTRAINT postal_carrierbillline_weight_grams_check CHECK ((weight_grams >= 0))
);

ALTER TABLE public.postal_carrierbillline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_carrierbillline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_carriercallback (
    id bigint NOT NULL,
    provider character varying(20) NOT NULL,
    nonce character varying(64) NOT NULL,
    body_sha256 character varying(64) NOT NULL,
    told character varying(20) NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    took_effect boolean NOT NULL,
    shipment_id bigint
);

ALTER TABLE public.postal_carriercallback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_carriercallback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_consigned (
    id bigint NOT NULL,
    direction character varying(10) NOT NULL,
    is_open boolean NOT NULL,
    dossier_id bigint NOT NULL,
    shipment_id bigint NOT NULL
);

ALTER TABLE public.postal_consigned ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_consigned_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_handoverlist (
    id bigint NOT NULL,
    year smallint NOT NULL,
    number integer NOT NULL,
    direction character varying(10) NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    count integer NOT NULL,
    said jsonb NOT NULL,
    centre_id bigint NOT NULL,
    file_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT postal_handoverlist_count_check CHECK ((count >= 0)),
    CONSTRAINT postal_handoverlist_number_check CHECK ((number >= 0)),
    CONSTRAINT postal_handoverlist_year_check CHECK ((year >= 0))
);

ALTER TABLE public.postal_handoverlist ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_handoverlist_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_handoverseries (
    id bigint NOT NULL,
    year smallint NOT NULL,
    last integer NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT postal_handoverseries_last_check CHECK ((last >= 0)),
    CONSTRAINT postal_handoverseries_year_check CHECK ((year >= 0))
);

ALTER TABLE public.postal_handoverseries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_handoverseries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_postalrate (
    id bigint NOT NULL,
    zone character varying(8) NOT NULL,
    up_to_grams integer NOT NULL,
    amount_dong bigint NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    source character varying(300) NOT NULL,
    CONSTRAINT postal_postalrate_amount_dong_check CHECK ((amount_dong >= 0)),
    CONSTRAINT postal_postalrate_up_to_grams_check CHECK ((up_to_grams >= 0)),
    CONSTRAINT rate_ends_after_it_begins CHECK (((valid_until IS NULL) OR (valid_until > valid_from)))
);

ALTER TABLE public.postal_postalrate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_postalrate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_shipment (
    id bigint NOT NULL,
    reference character varying(11) NOT NULL,
    direction character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    identity character varying(14) NOT NULL,
    phone character varying(20) NOT NULL,
    province_code character varying(2) NOT NULL,
    commune_code character varying(5) NOT NULL,
    detail character varying(200) NOT NULL,
    address character varying(400) NOT NULL,
    window_on date,
    "window" character varying(9) NOT NULL,
    note character varying(300) NOT NULL,
    zone character varying(8) NOT NULL,
    weight_grams integer NOT NULL,
    cost_dong bigint NOT NULL,
    charged_dong bigint,
    payer character varying(9) NOT NULL,
    state character varying(11) NOT NULL,
    state_at timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ready_at timestamp with time zone,
    waybill character varying(30) NOT NULL,
    papers jsonb NOT NULL,
    handed_at timestamp with time zone,
    attempts smallint NOT NULL,
    received_by character varying(200) NOT NULL,
    relation character varying(100) NOT NULL,
    received_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    told_at timestamp with time zone,
    order_at timestamp with time zone,
    ordered_at timestamp with time zone,
    order_tries smallint NOT NULL,
    fault character varying(300) NOT NULL,
    uncancelled boolean NOT NULL,
    followed_at timestamp with time zone,
    key uuid,
    centre_id bigint NOT NULL,
    follows_id bigint,
    handed_by_id bigint,
    handover_list_id bigint,
    joined_to_id bigint,
    person_id bigint,
    procedure_version_id bigint,
    CONSTRAINT accepted_has_a_waybill CHECK (((NOT ((state)::text = 'accepted'::text)) OR (NOT ((waybill)::text = ''::text)))),
    CONSTRAINT handed_over_at_a_time CHECK (((NOT ((state)::text = ANY ((ARRAY['handed_over'::character varying, 'in_transit'::character varying, 'failed'::character varying, 'delivered'::character varying, 'going_back'::character varying, 'back'::character varying, 'kept'::character varying, 'fetched'::character varying, 'sent_again'::character varying, 'at_centre'::character varying])::text[]))) OR (handed_at IS NOT NULL) OR (((direction)::text = 'collection'::text) AND ((state)::text = 'failed'::text)))),
    CONSTRAINT postal_shipment_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT postal_shipment_charged_dong_check CHECK ((charged_dong >= 0)),
    CONSTRAINT postal_shipment_cost_dong_check CHECK ((cost_dong >= 0)),
    CONSTRAINT postal_shipment_order_tries_check CHECK ((order_tries >= 0)),
    CONSTRAINT postal_shipment_weight_grams_check CHECK ((weight_grams >= 0)),
    CONSTRAINT received_by_somebody CHECK (((NOT ((state)::text = ANY ((ARRAY['delivered'::character varying, 'fetched'::character varying])::text[]))) OR ((NOT ((received_by)::text = ''::text)) AND (received_at IS NOT NULL))))
);

ALTER TABLE public.postal_shipment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_shipment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.postal_shipmentevent (
    id bigint NOT NULL,
    turn character varying(10) NOT NULL,
    from_state character varying(11) NOT NULL,
    to_state character varying(11) NOT NULL,
    at timestamp with time zone NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    actor_kind character varying(12) NOT NULL,
    actor_name character varying(100) NOT NULL,
    place character varying(200) NOT NULL,
    note character varying(300) NOT NULL,
    carrier_event character varying(64) NOT NULL,
    key uuid,
    centre_id bigint NOT NULL,
    officer_id bigint,
    shipment_id bigint NOT NULL
);

ALTER TABLE public.postal_shipmentevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.postal_shipmentevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ratings_feedback (
    id bigint NOT NULL,
    number character varying(30) NOT NULL,
    code character varying(12) NOT NULL,
    key uuid,
    kind character varying(10) NOT NULL,
    state character varying(10) NOT NULL,
    text text NOT NULL,
    name character varying(200) NOT NULL,
    phone character varying(20) NOT NULL,
    email character varying(254) NOT NULL,
    address character varying(300) NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    taken_up_at timestamp with time zone,
    answer text NOT NULL,
    closed_at timestamp with time zone,
    timeliness smallint,
    public_title character varying(200) NOT NULL,
    public_text text NOT NULL,
    public_answer text NOT NULL,
    published_at timestamp with time zone,
    agency_id bigint,
    centre_id bigint NOT NULL,
    dossier_id bigint,
    officer_id bigint,
    person_id bigint,
    procedure_id bigint,
    CONSTRAINT closed_feedback_is_judged CHECK ((((closed_at IS NULL) AND ((state)::text = ANY ((ARRAY['drafted'::character varying, 'filed'::character varying, 'in_hand'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['drafted'::character varying, 'filed'::character varying, 'in_hand'::character varying])::text[]))) AND (closed_at IS NOT NULL) AND (timeliness IS NOT NULL)))),
    CONSTRAINT published_feedback_has_public_words CHECK (((published_at IS NULL) OR (((state)::text = 'answered'::text) AND (NOT (public_text = ''::text))))),
    CONSTRAINT ratings_feedback_timeliness_check CHECK ((timeliness >= 0))
);

ALTER TABLE public.ratings_feedback ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_feedback_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ratings_feedbackfile (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    feedback_id bigint NOT NULL,
    file_id bigint NOT NULL
);

ALTER TABLE public.ratings_feedbackfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_feedbackfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ratings_kiosk (
    id bigint NOT NULL,
    key character varying(32) NOT NULL,
    offered_at timestamp with time zone,
    counter_id bigint NOT NULL,
    dossier_id bigint,
    officer_id bigint
);

ALTER TABLE public.ratings_kiosk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_kiosk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ratings_rating (
    id bigint NOT NULL,
    score character varying(16) NOT NULL,
    comment text NOT NULL,
    channel character varying(8) NOT NULL,
    rated_at timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    centre_id bigint NOT NULL,
    dossier_id bigint NOT NULL,
    officer_id bigint,
    told_at timestamp with time zone,
    CONSTRAINT rating_score_known CHECK (((score)::text = ANY ((ARRAY['very_satisfied'::character varying, 'satisfied'::character varying, 'not_satisfied'::character varying])::text[])))
);

ALTER TABLE public.ratings_rating ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_rating_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ratings_surveyanswer (
    id bigint NOT NULL,
    points smallint NOT NULL,
    rating_id bigint NOT NULL,
    question_id bigint NOT NULL,
    CONSTRAINT answer_has_known_points CHECK ((points <= 2)),
    CONSTRAINT ratings_surveyanswer_points_check CHECK ((points >= 0))
);

ALTER TABLE public.ratings_surveyanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_surveyanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ratings_surveyquestion (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    text_vi character varying(300) NOT NULL,
    text_en character varying(300) NOT NULL,
    "position" smallint NOT NULL,
    asked boolean NOT NULL,
    CONSTRAINT ratings_surveyquestion_position_check CHECK (("position" >= 0))
);

ALTER TABLE public.ratings_surveyquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_surveyquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reports_daytally (
    id bigint NOT NULL,
    day_on date NOT NULL,
    kind character varying(16) NOT NULL,
    number integer NOT NULL,
    agency_id bigint NOT NULL,
    centre_id bigint NOT NULL,
    version_id bigint
);

ALTER TABLE public.reports_daytally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_daytally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reports_openday (
    id bigint NOT NULL,
    day_on date NOT NULL,
    content jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    published_at timestamp with time zone NOT NULL
);

ALTER TABLE public.reports_openday ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_openday_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reports_reportmail (
    id bigint NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    tried_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    fault character varying(300) NOT NULL,
    schedule_id bigint NOT NULL,
    CONSTRAINT report_mail_sent_or_why_not CHECK (((((fault)::text = ''::text) AND (sent_at IS NOT NULL)) OR ((sent_at IS NULL) AND (NOT ((fault)::text = ''::text)))))
);

ALTER TABLE public.reports_reportmail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_reportmail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reports_reportschedule (
    id bigint NOT NULL,
    form character varying(10) NOT NULL,
    scope character varying(30) NOT NULL,
    every character varying(8) NOT NULL,
    recipients jsonb NOT NULL,
    begins_on date NOT NULL,
    ended_at timestamp with time zone,
    officer_id bigint NOT NULL
);

ALTER TABLE public.reports_reportschedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_reportschedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.reports_signedtable (
    id bigint NOT NULL,
    form character varying(10) NOT NULL,
    scope character varying(30) NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    revision smallint NOT NULL,
    content jsonb NOT NULL,
    digest character varying(64) NOT NULL,
    signer_name character varying(100) NOT NULL,
    signer_position character varying(100) NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    file_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT reports_signedtable_revision_check CHECK ((revision >= 0)),
    CONSTRAINT signed_table_of_some_days CHECK ((first_on <= last_on))
);

ALTER TABLE public.reports_signedtable ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reports_signedtable_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);

ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);

ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.staffing_duty (
    id bigint NOT NULL,
    day_on date NOT NULL,
    half character varying(9) NOT NULL,
    centre_id bigint NOT NULL,
    counter_id bigint NOT NULL,
    officer_id bigint NOT NULL
);

ALTER TABLE public.staffing_duty ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.staffing_duty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.staffing_presence (
    id bigint NOT NULL,
    day_on date NOT NULL,
    half character varying(9) NOT NULL,
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    evidence character varying(8) NOT NULL,
    centre_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT presence_has_length CHECK ((first_at <= last_at))
);

ALTER TABLE public.staffing_presence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.staffing_presence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.staffing_presencecorrection (
    id bigint NOT NULL,
    day_on date NOT NULL,
    half character varying(9) NOT NULL,
    verdict character varying(8) NOT NULL,
    reason character varying(300) NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    centre_id bigint NOT NULL,
    corrected_by_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT correction_has_reason CHECK ((NOT ((reason)::text = ''::text)))
);

ALTER TABLE public.staffing_presencecorrection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.staffing_presencecorrection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.staffing_remark (
    id bigint NOT NULL,
    key uuid NOT NULL,
    kind character varying(8) NOT NULL,
    happened_on date NOT NULL,
    text character varying(1000) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    answer character varying(1000) NOT NULL,
    answered_at timestamp with time zone,
    taken_back_at timestamp with time zone,
    taken_back_because character varying(300) NOT NULL,
    centre_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    written_by_id bigint NOT NULL,
    CONSTRAINT answered_remark_has_answer CHECK (((((answer)::text = ''::text) AND (answered_at IS NULL)) OR ((NOT ((answer)::text = ''::text)) AND (answered_at IS NOT NULL)))),
    CONSTRAINT remark_says_something CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT remark_taken_back_with_reason CHECK ((((taken_back_at IS NULL) AND ((taken_back_because)::text = ''::text)) OR ((NOT ((taken_back_because)::text = ''::text)) AND (taken_back_at IS NOT NULL))))
);

ALTER TABLE public.staffing_remark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.staffing_remark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.staffing_staffingrules (
    id bigint NOT NULL,
    late_minutes smallint NOT NULL,
    least_months smallint NOT NULL,
    most_months smallint NOT NULL,
    ends_within_days smallint NOT NULL,
    centre_id bigint NOT NULL,
    CONSTRAINT staffing_staffingrules_ends_within_days_check CHECK ((ends_within_days >= 0)),
    CONSTRAINT staffing_staffingrules_late_minutes_check CHECK ((late_minutes >= 0)),
    CONSTRAINT staffing_staffingrules_least_months_check CHECK ((least_months >= 0)),
    CONSTRAINT staffing_staffingrules_most_months_check CHECK ((most_months >= 0))
);

ALTER TABLE public.staffing_staffingrules ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.staffing_staffingrules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.staffing_trainingcourse (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    content character varying(1000) NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    hours smallint NOT NULL,
    place character varying(200) NOT NULL,
    trainer character varying(200) NOT NULL,
    pass_score smallint,
    called_off_at timestamp with time zone,
    centre_id bigint NOT NULL,
    CONSTRAINT course_has_length CHECK (((first_on <= last_on) AND (hours >= 1))),
    CONSTRAINT score_of_a_hundred CHECK (((pass_score IS NULL) OR ((pass_score >= 1) AND (pass_score <= 100)))),
    CONSTRAINT staffing_trainingcourse_hours_check CHECK ((hours >= 0)),
    CONSTRAINT staffing_trainingcourse_pass_score_check CHECK ((pass_score >= 0))
);

ALTER TABLE public.staffing_trainingcourse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.staffing_trainingcourse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.staffing_trainingplace (
    id bigint NOT NULL,
    attended boolean,
    score smallint,
    course_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    CONSTRAINT staffing_trainingplace_score_check CHECK ((score >= 0)),
    CONSTRAINT test_of_who_attended CHECK (((score IS NULL) OR (attended AND (score <= 100))))
);

ALTER TABLE public.staffing_trainingplace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.staffing_trainingplace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_agencycount (
    id bigint NOT NULL,
    month_on date NOT NULL,
    dossiers integer NOT NULL,
    late integer NOT NULL,
    thousandths integer NOT NULL,
    agency_id bigint,
    centre_id bigint
);

ALTER TABLE public.supervision_agencycount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_agencycount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_course (
    dossier_id bigint NOT NULL,
    version integer NOT NULL,
    standing smallint NOT NULL,
    month_on date NOT NULL,
    ended_at timestamp with time zone,
    late boolean NOT NULL,
    supplemented boolean NOT NULL,
    apologised boolean NOT NULL,
    interlinked boolean NOT NULL,
    why character varying(9) NOT NULL,
    used_minutes integer NOT NULL,
    limit_minutes integer NOT NULL,
    shares jsonb NOT NULL,
    agency_id bigint NOT NULL,
    procedure_id bigint NOT NULL,
    excused_at timestamp with time zone,
    first_due_at timestamp with time zone,
    on_the_spot boolean NOT NULL,
    received_at timestamp with time zone NOT NULL,
    worked_by_id bigint,
    CONSTRAINT supervision_course_standing_check CHECK ((standing >= 0)),
    CONSTRAINT supervision_course_version_check CHECK ((version >= 0))
);

CREATE TABLE public.supervision_coursecount (
    id bigint NOT NULL,
    month_on date NOT NULL,
    open integer NOT NULL,
    finished integer NOT NULL,
    ended integer NOT NULL,
    late integer NOT NULL,
    supplemented integer NOT NULL,
    apologised integer NOT NULL,
    late_waiting integer NOT NULL,
    late_working integer NOT NULL,
    late_opinion integer NOT NULL,
    late_sent_back integer NOT NULL,
    late_together integer NOT NULL,
    agency_id bigint NOT NULL,
    procedure_id bigint NOT NULL
);

ALTER TABLE public.supervision_coursecount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_coursecount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_directive (
    id bigint NOT NULL,
    key uuid NOT NULL,
    title character varying(200) NOT NULL,
    text text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by character varying(100) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    percent smallint NOT NULL,
    done_at timestamp with time zone,
    closed_at timestamp with time zone,
    closed_by character varying(100) NOT NULL,
    closing character varying(500) NOT NULL,
    agency_id bigint,
    centre_id bigint,
    officer_id bigint NOT NULL,
    CONSTRAINT directive_closed_by_somebody CHECK (((closed_at IS NULL) OR (NOT ((closed_by)::text = ''::text)))),
    CONSTRAINT directive_percent CHECK ((percent <= 100)),
    CONSTRAINT directive_to_one_unit CHECK ((((agency_id IS NULL) OR (centre_id IS NULL)) AND (1 = (
CASE
    WHEN (agency_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (centre_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT supervision_directive_percent_check CHECK ((percent >= 0))
);

ALTER TABLE public.supervision_directive ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_directive_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_directivelink (
    id bigint NOT NULL,
    agency_id bigint,
    directive_id bigint NOT NULL,
    dossier_id bigint,
    procedure_id bigint,
    CONSTRAINT directive_link_to_one_thing CHECK ((((agency_id IS NULL) AND (dossier_id IS NOT NULL) AND (procedure_id IS NULL)) OR ((agency_id IS NULL) AND (dossier_id IS NULL) AND (procedure_id IS NOT NULL)) OR ((agency_id IS NOT NULL) AND (dossier_id IS NULL) AND (procedure_id IS NULL))))
);

ALTER TABLE public.supervision_directivelink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_directivelink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_directivereport (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    said_by character varying(100) NOT NULL,
    percent smallint NOT NULL,
    text character varying(1000) NOT NULL,
    file_name character varying(200) NOT NULL,
    directive_id bigint NOT NULL,
    file_id bigint,
    officer_id bigint NOT NULL,
    CONSTRAINT report_percent CHECK ((percent <= 100)),
    CONSTRAINT supervision_directivereport_percent_check CHECK ((percent >= 0))
);

ALTER TABLE public.supervision_directivereport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_directivereport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_limitplan (
    id bigint NOT NULL,
    year smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT supervision_limitplan_year_check CHECK ((year >= 0))
);

ALTER TABLE public.supervision_limitplan ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_limitplan_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_limitproposal (
    id bigint NOT NULL,
    minutes integer NOT NULL,
    limit_minutes integer NOT NULL,
    statutory_minutes integer NOT NULL,
    dossiers integer NOT NULL,
    late integer NOT NULL,
    late_doubled integer NOT NULL,
    reason character varying(500) NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    officer_id bigint NOT NULL,
    plan_id bigint NOT NULL,
    procedure_id bigint NOT NULL,
    CONSTRAINT proposal_shortens CHECK (((minutes > 0) AND (minutes < limit_minutes))),
    CONSTRAINT supervision_limitproposal_dossiers_check CHECK ((dossiers >= 0)),
    CONSTRAINT supervision_limitproposal_late_check CHECK ((late >= 0)),
    CONSTRAINT supervision_limitproposal_late_doubled_check CHECK ((late_doubled >= 0)),
    CONSTRAINT supervision_limitproposal_limit_minutes_check CHECK ((limit_minutes >= 0)),
    CONSTRAINT supervision_limitproposal_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT supervision_limitproposal_statutory_minutes_check CHECK ((statutory_minutes >= 0))
);

ALTER TABLE public.supervision_limitproposal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_limitproposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_limitstudy (
    procedure_id bigint NOT NULL,
    since_on date NOT NULL,
    until_on date NOT NULL,
    dossiers integer NOT NULL,
    limit_minutes integer NOT NULL,
    grid_minutes integer NOT NULL,
    late integer[] NOT NULL,
    late_doubled integer[] NOT NULL,
    at_once integer NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    CONSTRAINT limit_study_has_a_grid CHECK ((grid_minutes > 0))
);

CREATE TABLE public.supervision_limittarget (
    id bigint NOT NULL,
    tenths smallint NOT NULL,
    plan_id bigint NOT NULL,
    sector_id bigint NOT NULL,
    CONSTRAINT supervision_limittarget_tenths_check CHECK ((tenths >= 0)),
    CONSTRAINT target_is_a_share CHECK ((tenths <= 1000))
);

ALTER TABLE public.supervision_limittarget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_limittarget_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_officercount (
    id bigint NOT NULL,
    month_on date NOT NULL,
    steps integer NOT NULL,
    over integer NOT NULL,
    late integer NOT NULL,
    supplements integer NOT NULL,
    officer_id bigint NOT NULL,
    procedure_id bigint NOT NULL
);

ALTER TABLE public.supervision_officercount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_officercount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_overtaking (
    later_id bigint NOT NULL,
    passed integer NOT NULL,
    month_on date NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    agency_id bigint NOT NULL,
    earlier_id bigint NOT NULL,
    officer_id bigint,
    procedure_id bigint NOT NULL
);

CREATE TABLE public.supervision_overtakingcount (
    id bigint NOT NULL,
    month_on date NOT NULL,
    overtakings integer NOT NULL,
    agency_id bigint NOT NULL,
    officer_id bigint,
    procedure_id bigint NOT NULL
);

ALTER TABLE public.supervision_overtakingcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_overtakingcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_reasoncount (
    id bigint NOT NULL,
    month_on date NOT NULL,
    kind character varying(20) NOT NULL,
    code character varying(40) NOT NULL,
    times integer NOT NULL,
    agency_id bigint NOT NULL,
    procedure_id bigint NOT NULL
);

ALTER TABLE public.supervision_reasoncount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_reasoncount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_reminder (
    id bigint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    role character varying(20) NOT NULL,
    acknowledged_at timestamp with time zone,
    acknowledged_by character varying(100) NOT NULL,
    answer character varying(500) NOT NULL,
    settled_at timestamp with time zone,
    agency_id bigint,
    centre_id bigint,
    dossier_id bigint NOT NULL,
    officer_id bigint,
    rule_id bigint NOT NULL,
    CONSTRAINT answer_acknowledges CHECK ((((answer)::text = ''::text) OR (acknowledged_at IS NOT NULL))),
    CONSTRAINT reminder_goes_to_one_unit CHECK ((((agency_id IS NULL) OR (centre_id IS NULL)) AND (1 = (
CASE
    WHEN (agency_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (centre_id IS NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE public.supervision_reminder ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_reminder_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_reminderrule (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    watched character varying(11) NOT NULL,
    minutes integer NOT NULL,
    addressee character varying(7) NOT NULL,
    is_on boolean NOT NULL,
    percent smallint,
    CONSTRAINT risks_are_watched_by_percent CHECK ((((percent >= 20) AND (percent <= 99) AND ((watched)::text = 'risk'::text)) OR ((NOT ((watched)::text = 'risk'::text)) AND (percent IS NULL)))),
    CONSTRAINT steps_are_watched_before CHECK (((NOT ((watched)::text = 'step'::text)) OR (minutes > 0))),
    CONSTRAINT supervision_reminderrule_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT supervision_reminderrule_percent_check CHECK ((percent >= 0))
);

ALTER TABLE public.supervision_reminderrule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_reminderrule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_risk (
    dossier_id bigint NOT NULL,
    again_at timestamp with time zone,
    told_at timestamp with time zone,
    chance double precision,
    left_minutes integer,
    steps_left smallint,
    alike character varying(9) NOT NULL,
    cases integer NOT NULL,
    half_minutes integer,
    load_percent integer,
    pace_percent integer,
    agency_id bigint NOT NULL,
    centre_id bigint NOT NULL,
    holder_agency_id bigint,
    holder_centre_id bigint,
    CONSTRAINT risk_is_a_chance CHECK (((chance IS NULL) OR ((chance >= (0.0)::double precision) AND (chance <= (1.0)::double precision)))),
    CONSTRAINT supervision_risk_steps_left_check CHECK ((steps_left >= 0))
);

CREATE TABLE public.supervision_riskagency (
    agency_id bigint NOT NULL,
    usually_open double precision NOT NULL,
    pace double precision NOT NULL
);

CREATE TABLE public.supervision_riskcurve (
    id bigint NOT NULL,
    step character varying(40) NOT NULL,
    stayed integer[] NOT NULL,
    whole integer[] NOT NULL,
    agency_id bigint,
    procedure_id bigint,
    sector_id bigint
);

ALTER TABLE public.supervision_riskcurve ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_riskcurve_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_riskfit (
    sole boolean NOT NULL,
    at double precision NOT NULL,
    by double precision NOT NULL,
    load double precision NOT NULL,
    dossiers integer NOT NULL,
    learned_at timestamp with time zone NOT NULL,
    CONSTRAINT one_risk_fit CHECK (sole)
);

CREATE TABLE public.supervision_stepcount (
    id bigint NOT NULL,
    month_on date NOT NULL,
    way character varying(5) NOT NULL,
    stays integer NOT NULL,
    over integer NOT NULL,
    waiting_minutes bigint NOT NULL,
    working_minutes bigint NOT NULL,
    outside_minutes bigint NOT NULL,
    waiting integer[] NOT NULL,
    working integer[] NOT NULL,
    outside integer[] NOT NULL,
    whole integer[] NOT NULL,
    to_come integer[] NOT NULL,
    agency_id bigint NOT NULL,
    next_id bigint,
    procedure_id bigint NOT NULL,
    step_id bigint NOT NULL
);

ALTER TABLE public.supervision_stepcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_stepcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.supervision_workedcount (
    id bigint NOT NULL,
    month_on date NOT NULL,
    finished integer NOT NULL,
    agency_id bigint NOT NULL,
    officer_id bigint,
    procedure_id bigint NOT NULL
);

ALTER TABLE public.supervision_workedcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.supervision_workedcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);

ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

INSERT INTO public.auth_permission VALUES
	(1, 'Can add announcement', 1, 'add_announcement'),
	(2, 'Can change announcement', 1, 'change_announcement'),
	(3, 'Can delete announcement', 1, 'delete_announcement'),
	(4, 'Can view announcement', 1, 'view_announcement'),
	(5, 'Can add published announcement', 2, 'add_publishedannouncement'),
	(6, 'Can change published announcement', 2, 'change_publishedannouncement'),
	(7, 'Can delete published announcement', 2, 'delete_publishedannouncement'),
	(8, 'Can view published announcement', 2, 'view_publishedannouncement'),
	(9, 'Can add export', 3, 'add_export'),
	(10, 'Can change export', 3, 'change_export'),
	(11, 'Can delete export', 3, 'delete_export'),
	(12, 'Can view export', 3, 'view_export'),
	(13, 'Can add change', 4, 'add_change'),
	(14, 'Can change change', 4, 'change_change'),
	(15, 'Can delete change', 4, 'delete_change'),
	(16, 'Can view change', 4, 'view_change'),
	(17, 'Can add look', 5, 'add_look'),
	(18, 'Can change look', 5, 'change_look'),
	(19, 'Can delete look', 5, 'delete_look'),
	(20, 'Can view look', 5, 'view_look'),
	(21, 'Can add decision', 6, 'add_decision'),
	(22, 'Can change decision', 6, 'change_decision'),
	(23, 'Can delete decision', 6, 'delete_decision'),
	(24, 'Can view decision', 6, 'view_decision'),
	(25, 'Can add fee', 7, 'add_fee'),
	(26, 'Can change fee', 7, 'change_fee'),
	(27, 'Can delete fee', 7, 'delete_fee'),
	(28, 'Can view fee', 7, 'view_fee'),
	(29, 'Can add procedure', 8, 'add_procedure'),
	(30, 'Can change procedure', 8, 'change_procedure'),
	(31, 'Can delete procedure', 8, 'delete_procedure'),
	(32, 'Can view procedure', 8, 'view_procedure'),
	(33, 'Can add procedure version', 9, 'add_procedureversion'),
	(34, 'Can change procedure version', 9, 'change_procedureversion'),
	(35, 'Can delete procedure version', 9, 'delete_procedureversion'),
	(36, 'Can view procedure version', 9, 'view_procedureversion'),
	(37, 'Can add process', 10, 'add_process'),
	(38, 'Can change process', 10, 'change_process'),
	(39, 'Can delete process', 10, 'delete_process'),
	(40, 'Can view process', 10, 'view_process'),
	(41, 'Can add required document', 11, 'add_requireddocument'),
	(42, 'Can change required document', 11, 'change_requireddocument'),
	(43, 'Can delete required document', 11, 'delete_requireddocument'),
	(44, 'Can view required document', 11, 'view_requireddocument'),
	(45, 'Can add sector', 12, 'add_sector'),
	(46, 'Can change sector', 12, 'change_sector'),
	(47, 'Can delete sector', 12, 'delete_sector'),
	(48, 'Can view sector', 12, 'view_sector'),
	(49, 'Can add step', 13, 'add_step'),
	(50, 'Can change step', 13, 'change_step'),
	(51, 'Can delete step', 13, 'delete_step'),
	(52, 'Can view step', 13, 'view_step'),
	(53, 'Can add step outcome', 14, 'add_stepoutcome'),
	(54, 'Can change step outcome', 14, 'change_stepoutcome'),
	(55, 'Can delete step outcome', 14, 'delete_stepoutcome'),
	(56, 'Can view step outcome', 14, 'view_stepoutcome'),
	(57, 'Can add time limit cut', 15, 'add_timelimitcut'),
	(58, 'Can change time limit cut', 15, 'change_timelimitcut'),
	(59, 'Can delete time limit cut', 15, 'delete_timelimitcut'),
	(60, 'Can view time limit cut', 15, 'view_timelimitcut'),
	(61, 'Can add everyday word', 16, 'add_everydayword'),
	(62, 'Can change everyday word', 16, 'change_everydayword'),
	(63, 'Can delete everyday word', 16, 'delete_everydayword'),
	(64, 'Can view everyday word', 16, 'view_everydayword'),
	(65, 'Can add catalogue revision', 17, 'add_cataloguerevision'),
	(66, 'Can change catalogue revision', 17, 'change_cataloguerevision'),
	(67, 'Can delete catalogue revision', 17, 'delete_cataloguerevision'),
	(68, 'Can view catalogue revision', 17, 'view_cataloguerevision'),
	(69, 'Can add life event', 18, 'add_lifeevent'),
	(70, 'Can change life event', 18, 'change_lifeevent'),
	(71, 'Can delete life event', 18, 'delete_lifeevent'),
	(72, 'Can view life event', 18, 'view_lifeevent'),
	(73, 'Can add unfound term', 19, 'add_unfoundterm'),
	(74, 'Can change unfound term', 19, 'change_unfoundterm'),
	(75, 'Can delete unfound term', 19, 'delete_unfoundterm'),
	(76, 'Can view unfound term', 19, 'view_unfoundterm'),
	(77, 'Can add e form', 20, 'add_eform'),
	(78, 'Can change e form', 20, 'change_eform'),
	(79, 'Can delete e form', 20, 'delete_eform'),
	(80, 'Can view e form', 20, 'view_eform'),
	(81, 'Can add proposal', 21, 'add_proposal'),
	(82, 'Can change proposal', 21, 'change_proposal'),
	(83, 'Can delete proposal', 21, 'delete_proposal'),
	(84, 'Can view proposal', 21, 'view_proposal'),
	(85, 'Can add proposal note', 22, 'add_proposalnote'),
	(86, 'Can change proposal note', 22, 'change_proposalnote'),
	(87, 'Can delete proposal note', 22, 'delete_proposalnote'),
	(88, 'Can view proposal note', 22, 'view_proposalnote'),
	(89, 'Can add national difference', 23, 'add_nationaldifference'),
	(90, 'Can change national difference', 23, 'change_nationaldifference'),
	(91, 'Can delete national difference', 23, 'delete_nationaldifference'),
	(92, 'Can view national difference', 23, 'view_nationaldifference'),
	(93, 'Can add stored file', 24, 'add_storedfile'),
	(94, 'Can change stored file', 24, 'change_storedfile'),
	(95, 'Can delete stored file', 24, 'delete_storedfile'),
	(96, 'Can view stored file', 24, 'view_storedfile'),
	(97, 'Can add personal document', 25, 'add_personaldocument'),
	(98, 'Can change personal document', 25, 'change_personaldocument'),
	(99, 'Can delete personal document', 25, 'delete_personaldocument'),
	(100, 'Can view personal document', 25, 'view_personaldocument'),
	(101, 'Can add upload', 26, 'add_upload'),
	(102, 'Can change upload', 26, 'change_upload'),
	(103, 'Can delete upload', 26, 'delete_upload'),
	(104, 'Can view upload', 26, 'view_upload'),
	(105, 'Can add signing account', 27, 'add_signingaccount'),
	(106, 'Can change signing account', 27, 'change_signingaccount'),
	(107, 'Can delete signing account', 27, 'delete_signingaccount'),
	(108, 'Can view signing account', 27, 'view_signingaccount'),
	(109, 'Can add consultation', 28, 'add_consultation'),
	(110, 'Can change consultation', 28, 'change_consultation'),
	(111, 'Can delete consultation', 28, 'delete_consultation'),
	(112, 'Can view consultation', 28, 'view_consultation'),
	(113, 'Can add daily number', 29, 'add_dailynumber'),
	(114, 'Can change daily number', 29, 'change_dailynumber'),
	(115, 'Can delete daily number', 29, 'delete_dailynumber'),
	(116, 'Can view daily number', 29, 'view_dailynumber'),
	(117, 'Can add dossier', 30, 'add_dossier'),
	(118, 'Can change dossier', 30, 'change_dossier'),
	(119, 'Can delete dossier', 30, 'delete_dossier'),
	(120, 'Can view dossier', 30, 'view_dossier'),
	(121, 'Can add dossier document', 31, 'add_dossierdocument'),
	(122, 'Can change dossier document', 31, 'change_dossierdocument'),
	(123, 'Can delete dossier document', 31, 'delete_dossierdocument'),
	(124, 'Can view dossier document', 31, 'view_dossierdocument'),
	(125, 'Can add dossier result', 32, 'add_dossierresult'),
	(126, 'Can change dossier result', 32, 'change_dossierresult'),
	(127, 'Can delete dossier result', 32, 'delete_dossierresult'),
	(128, 'Can view dossier result', 32, 'view_dossierresult'),
	(129, 'Can add earlier ending', 33, 'add_earlierending'),
	(130, 'Can change earlier ending', 33, 'change_earlierending'),
	(131, 'Can delete earlier ending', 33, 'delete_earlierending'),
	(132, 'Can view earlier ending', 33, 'view_earlierending'),
	(133, 'Can add event', 34, 'add_event'),
	(134, 'Can change event', 34, 'change_event'),
	(135, 'Can delete event', 34, 'delete_event'),
	(136, 'Can view event', 34, 'view_event'),
	(137, 'Can add financial obligation', 35, 'add_financialobligation'),
	(138, 'Can change financial obligation', 35, 'change_financialobligation'),
	(139, 'Can delete financial obligation', 35, 'delete_financialobligation'),
	(140, 'Can view financial obligation', 35, 'view_financialobligation'),
	(141, 'Can add paper', 36, 'add_paper'),
	(142, 'Can change paper', 36, 'change_paper'),
	(143, 'Can delete paper', 36, 'delete_paper'),
	(144, 'Can view paper', 36, 'view_paper'),
	(145, 'Can add supplement request', 37, 'add_supplementrequest'),
	(146, 'Can change supplement request', 37, 'change_supplementrequest'),
	(147, 'Can delete supplement request', 37, 'delete_supplementrequest'),
	(148, 'Can view supplement request', 37, 'view_supplementrequest'),
	(149, 'Can add often missing', 38, 'add_oftenmissing'),
	(150, 'Can change often missing', 38, 'change_oftenmissing'),
	(151, 'Can delete often missing', 38, 'delete_oftenmissing'),
	(152, 'Can view often missing', 38, 'view_oftenmissing'),
	(153, 'Can add guess count', 39, 'add_guesscount'),
	(154, 'Can change guess count', 39, 'change_guesscount'),
	(155, 'Can delete guess count', 39, 'delete_guesscount'),
	(156, 'Can view guess count', 39, 'view_guesscount'),
	(157, 'Can add outgoing register', 40, 'add_outgoingregister'),
	(158, 'Can change outgoing register', 40, 'change_outgoingregister'),
	(159, 'Can delete outgoing register', 40, 'delete_outgoingregister'),
	(160, 'Can view outgoing register', 40, 'view_outgoingregister'),
	(161, 'Can add dossier form', 41, 'add_dossierform'),
	(162, 'Can change dossier form', 41, 'change_dossierform'),
	(163, 'Can delete dossier form', 41, 'delete_dossierform'),
	(164, 'Can view dossier form', 41, 'view_dossierform'),
	(165, 'Can add draft', 42, 'add_draft'),
	(166, 'Can change draft', 42, 'change_draft'),
	(167, 'Can delete draft', 42, 'delete_draft'),
	(168, 'Can view draft', 42, 'view_draft'),
	(169, 'Can add draft file', 43, 'add_draftfile'),
	(170, 'Can change draft file', 43, 'change_draftfile'),
	(171, 'Can delete draft file', 43, 'delete_draftfile'),
	(172, 'Can view draft file', 43, 'view_draftfile'),
	(173, 'Can add question', 44, 'add_question'),
	(174, 'Can change question', 44, 'change_question'),
	(175, 'Can delete question', 44, 'delete_question'),
	(176, 'Can view question', 44, 'view_question'),
	(177, 'Can add day count', 45, 'add_daycount'),
	(178, 'Can change day count', 45, 'change_daycount'),
	(179, 'Can delete day count', 45, 'delete_daycount'),
	(180, 'Can view day count', 45, 'view_daycount'),
	(181, 'Can add result revocation', 46, 'add_resultrevocation'),
	(182, 'Can change result revocation', 46, 'change_resultrevocation'),
	(183, 'Can delete result revocation', 46, 'delete_resultrevocation'),
	(184, 'Can view result revocation', 46, 'view_resultrevocation'),
	(185, 'Can add sealed result', 47, 'add_sealedresult'),
	(186, 'Can change sealed result', 47, 'change_sealedresult'),
	(187, 'Can delete sealed result', 47, 'delete_sealedresult'),
	(188, 'Can view sealed result', 47, 'view_sealedresult'),
	(189, 'Can add result draft', 48, 'add_resultdraft'),
	(190, 'Can change result draft', 48, 'change_resultdraft'),
	(191, 'Can delete result draft', 48, 'delete_resultdraft'),
	(192, 'Can view result draft', 48, 'view_resultdraft'),
	(193, 'Can add result number', 49, 'add_resultnumber'),
	(194, 'Can change result number', 49, 'change_resultnumber'),
	(195, 'Can delete result number', 49, 'delete_resultnumber'),
	(196, 'Can view result number', 49, 'view_resultnumber'),
	(197, 'Can add note', 50, 'add_note'),
	(198, 'Can change note', 50, 'change_note'),
	(199, 'Can delete note', 50, 'delete_note'),
	(200, 'Can view note', 50, 'view_note');
INSERT INTO public.auth_permission VALUES
	(201, 'Can add event mark', 51, 'add_eventmark'),
	(202, 'Can change event mark', 51, 'change_eventmark'),
	(203, 'Can delete event mark', 51, 'delete_eventmark'),
	(204, 'Can view event mark', 51, 'view_eventmark'),
	(205, 'Can add signing item', 52, 'add_signingitem'),
	(206, 'Can change signing item', 52, 'change_signingitem'),
	(207, 'Can delete signing item', 52, 'delete_signingitem'),
	(208, 'Can view signing item', 52, 'view_signingitem'),
	(209, 'Can add signing round', 53, 'add_signinground'),
	(210, 'Can change signing round', 53, 'change_signinground'),
	(211, 'Can delete signing round', 53, 'delete_signinground'),
	(212, 'Can view signing round', 53, 'view_signinground'),
	(213, 'Can add digital copy', 54, 'add_digitalcopy'),
	(214, 'Can change digital copy', 54, 'change_digitalcopy'),
	(215, 'Can delete digital copy', 54, 'delete_digitalcopy'),
	(216, 'Can view digital copy', 54, 'view_digitalcopy'),
	(217, 'Can add reason code', 55, 'add_reasoncode'),
	(218, 'Can change reason code', 55, 'change_reasoncode'),
	(219, 'Can delete reason code', 55, 'delete_reasoncode'),
	(220, 'Can view reason code', 55, 'view_reasoncode'),
	(221, 'Can add partner batch', 56, 'add_partnerbatch'),
	(222, 'Can change partner batch', 56, 'change_partnerbatch'),
	(223, 'Can delete partner batch', 56, 'delete_partnerbatch'),
	(224, 'Can view partner batch', 56, 'view_partnerbatch'),
	(225, 'Can add partner dossier', 57, 'add_partnerdossier'),
	(226, 'Can change partner dossier', 57, 'change_partnerdossier'),
	(227, 'Can delete partner dossier', 57, 'delete_partnerdossier'),
	(228, 'Can view partner dossier', 57, 'view_partnerdossier'),
	(229, 'Can add answer file', 58, 'add_answerfile'),
	(230, 'Can change answer file', 58, 'change_answerfile'),
	(231, 'Can delete answer file', 58, 'delete_answerfile'),
	(232, 'Can view answer file', 58, 'view_answerfile'),
	(233, 'Can add reconciliation', 59, 'add_reconciliation'),
	(234, 'Can change reconciliation', 59, 'change_reconciliation'),
	(235, 'Can delete reconciliation', 59, 'delete_reconciliation'),
	(236, 'Can view reconciliation', 59, 'view_reconciliation'),
	(237, 'Can add portal dossier', 60, 'add_portaldossier'),
	(238, 'Can change portal dossier', 60, 'change_portaldossier'),
	(239, 'Can delete portal dossier', 60, 'delete_portaldossier'),
	(240, 'Can view portal dossier', 60, 'view_portaldossier'),
	(241, 'Can add portal message', 61, 'add_portalmessage'),
	(242, 'Can change portal message', 61, 'change_portalmessage'),
	(243, 'Can delete portal message', 61, 'delete_portalmessage'),
	(244, 'Can view portal message', 61, 'view_portalmessage'),
	(245, 'Can add difference', 62, 'add_difference'),
	(246, 'Can change difference', 62, 'change_difference'),
	(247, 'Can delete difference', 62, 'delete_difference'),
	(248, 'Can view difference', 62, 'view_difference'),
	(249, 'Can add assisted session', 63, 'add_assistedsession'),
	(250, 'Can change assisted session', 63, 'change_assistedsession'),
	(251, 'Can delete assisted session', 63, 'delete_assistedsession'),
	(252, 'Can view assisted session', 63, 'view_assistedsession'),
	(253, 'Can add assisted dossier', 64, 'add_assisteddossier'),
	(254, 'Can change assisted dossier', 64, 'change_assisteddossier'),
	(255, 'Can delete assisted dossier', 64, 'delete_assisteddossier'),
	(256, 'Can view assisted dossier', 64, 'view_assisteddossier'),
	(257, 'Can add hall rules', 65, 'add_hallrules'),
	(258, 'Can change hall rules', 65, 'change_hallrules'),
	(259, 'Can delete hall rules', 65, 'delete_hallrules'),
	(260, 'Can view hall rules', 65, 'view_hallrules'),
	(261, 'Can add service group', 66, 'add_servicegroup'),
	(262, 'Can change service group', 66, 'change_servicegroup'),
	(263, 'Can delete service group', 66, 'delete_servicegroup'),
	(264, 'Can view service group', 66, 'view_servicegroup'),
	(265, 'Can add queue ticket', 67, 'add_queueticket'),
	(266, 'Can change queue ticket', 67, 'change_queueticket'),
	(267, 'Can delete queue ticket', 67, 'delete_queueticket'),
	(268, 'Can view queue ticket', 67, 'view_queueticket'),
	(269, 'Can add hall event', 68, 'add_hallevent'),
	(270, 'Can change hall event', 68, 'change_hallevent'),
	(271, 'Can delete hall event', 68, 'delete_hallevent'),
	(272, 'Can view hall event', 68, 'view_hallevent'),
	(273, 'Can add group day', 69, 'add_groupday'),
	(274, 'Can change group day', 69, 'change_groupday'),
	(275, 'Can delete group day', 69, 'delete_groupday'),
	(276, 'Can view group day', 69, 'view_groupday'),
	(277, 'Can add appointment slot', 70, 'add_appointmentslot'),
	(278, 'Can change appointment slot', 70, 'change_appointmentslot'),
	(279, 'Can delete appointment slot', 70, 'delete_appointmentslot'),
	(280, 'Can view appointment slot', 70, 'view_appointmentslot'),
	(281, 'Can add appointment hours', 71, 'add_appointmenthours'),
	(282, 'Can change appointment hours', 71, 'change_appointmenthours'),
	(283, 'Can delete appointment hours', 71, 'delete_appointmenthours'),
	(284, 'Can view appointment hours', 71, 'view_appointmenthours'),
	(285, 'Can add ticket dossier', 72, 'add_ticketdossier'),
	(286, 'Can change ticket dossier', 72, 'change_ticketdossier'),
	(287, 'Can delete ticket dossier', 72, 'delete_ticketdossier'),
	(288, 'Can view ticket dossier', 72, 'view_ticketdossier'),
	(289, 'Can add ticket kiosk', 73, 'add_ticketkiosk'),
	(290, 'Can change ticket kiosk', 73, 'change_ticketkiosk'),
	(291, 'Can delete ticket kiosk', 73, 'delete_ticketkiosk'),
	(292, 'Can view ticket kiosk', 73, 'view_ticketkiosk'),
	(293, 'Can add visit', 74, 'add_visit'),
	(294, 'Can change visit', 74, 'change_visit'),
	(295, 'Can delete visit', 74, 'delete_visit'),
	(296, 'Can view visit', 74, 'view_visit'),
	(297, 'Can add counter session', 75, 'add_countersession'),
	(298, 'Can change counter session', 75, 'change_countersession'),
	(299, 'Can delete counter session', 75, 'delete_countersession'),
	(300, 'Can view counter session', 75, 'view_countersession'),
	(301, 'Can add hall day', 76, 'add_hallday'),
	(302, 'Can change hall day', 76, 'change_hallday'),
	(303, 'Can delete hall day', 76, 'delete_hallday'),
	(304, 'Can view hall day', 76, 'view_hallday'),
	(305, 'Can add help call', 77, 'add_helpcall'),
	(306, 'Can change help call', 77, 'change_helpcall'),
	(307, 'Can delete help call', 77, 'delete_helpcall'),
	(308, 'Can view help call', 77, 'view_helpcall'),
	(309, 'Can add appointment', 78, 'add_appointment'),
	(310, 'Can change appointment', 78, 'change_appointment'),
	(311, 'Can delete appointment', 78, 'delete_appointment'),
	(312, 'Can view appointment', 78, 'view_appointment'),
	(313, 'Can add equipment fault', 79, 'add_equipmentfault'),
	(314, 'Can change equipment fault', 79, 'change_equipmentfault'),
	(315, 'Can delete equipment fault', 79, 'delete_equipmentfault'),
	(316, 'Can view equipment fault', 79, 'view_equipmentfault'),
	(317, 'Can add equipment item', 80, 'add_equipmentitem'),
	(318, 'Can change equipment item', 80, 'change_equipmentitem'),
	(319, 'Can delete equipment item', 80, 'delete_equipmentitem'),
	(320, 'Can view equipment item', 80, 'view_equipmentitem'),
	(321, 'Can add maintenance', 81, 'add_maintenance'),
	(322, 'Can change maintenance', 81, 'change_maintenance'),
	(323, 'Can delete maintenance', 81, 'delete_maintenance'),
	(324, 'Can view maintenance', 81, 'view_maintenance'),
	(325, 'Can add security check', 82, 'add_securitycheck'),
	(326, 'Can change security check', 82, 'change_securitycheck'),
	(327, 'Can delete security check', 82, 'delete_securitycheck'),
	(328, 'Can view security check', 82, 'view_securitycheck'),
	(329, 'Can add wait count', 83, 'add_waitcount'),
	(330, 'Can change wait count', 83, 'change_waitcount'),
	(331, 'Can delete wait count', 83, 'delete_waitcount'),
	(332, 'Can view wait count', 83, 'view_waitcount'),
	(333, 'Can add person', 84, 'add_person'),
	(334, 'Can change person', 84, 'change_person'),
	(335, 'Can delete person', 84, 'delete_person'),
	(336, 'Can view person', 84, 'view_person'),
	(337, 'Can add account', 85, 'add_account'),
	(338, 'Can change account', 85, 'change_account'),
	(339, 'Can delete account', 85, 'delete_account'),
	(340, 'Can view account', 85, 'view_account'),
	(341, 'Can add one time code', 86, 'add_onetimecode'),
	(342, 'Can change one time code', 86, 'change_onetimecode'),
	(343, 'Can delete one time code', 86, 'delete_onetimecode'),
	(344, 'Can view one time code', 86, 'view_onetimecode'),
	(345, 'Can add notice', 87, 'add_notice'),
	(346, 'Can change notice', 87, 'change_notice'),
	(347, 'Can delete notice', 87, 'delete_notice'),
	(348, 'Can view notice', 87, 'view_notice'),
	(349, 'Can add notice choice', 88, 'add_noticechoice'),
	(350, 'Can change notice choice', 88, 'change_noticechoice'),
	(351, 'Can delete notice choice', 88, 'delete_noticechoice'),
	(352, 'Can view notice choice', 88, 'view_noticechoice'),
	(353, 'Can add notice try', 89, 'add_noticetry'),
	(354, 'Can change notice try', 89, 'change_noticetry'),
	(355, 'Can delete notice try', 89, 'delete_noticetry'),
	(356, 'Can view notice try', 89, 'view_noticetry'),
	(357, 'Can add plan change', 90, 'add_planchange'),
	(358, 'Can change plan change', 90, 'change_planchange'),
	(359, 'Can delete plan change', 90, 'delete_planchange'),
	(360, 'Can view plan change', 90, 'view_planchange'),
	(361, 'Can add push subscription', 91, 'add_pushsubscription'),
	(362, 'Can change push subscription', 91, 'change_pushsubscription'),
	(363, 'Can delete push subscription', 91, 'delete_pushsubscription'),
	(364, 'Can view push subscription', 91, 'view_pushsubscription'),
	(365, 'Can add day root', 92, 'add_dayroot'),
	(366, 'Can change day root', 92, 'change_dayroot'),
	(367, 'Can delete day root', 92, 'delete_dayroot'),
	(368, 'Can view day root', 92, 'view_dayroot'),
	(369, 'Can add root tile', 93, 'add_roottile'),
	(370, 'Can change root tile', 93, 'change_roottile'),
	(371, 'Can delete root tile', 93, 'delete_roottile'),
	(372, 'Can view root tile', 93, 'view_roottile'),
	(373, 'Can add work calendar', 94, 'add_workcalendar'),
	(374, 'Can change work calendar', 94, 'change_workcalendar'),
	(375, 'Can delete work calendar', 94, 'delete_workcalendar'),
	(376, 'Can view work calendar', 94, 'view_workcalendar'),
	(377, 'Can add agency', 95, 'add_agency'),
	(378, 'Can change agency', 95, 'change_agency'),
	(379, 'Can delete agency', 95, 'delete_agency'),
	(380, 'Can view agency', 95, 'view_agency'),
	(381, 'Can add counter', 96, 'add_counter'),
	(382, 'Can change counter', 96, 'change_counter'),
	(383, 'Can delete counter', 96, 'delete_counter'),
	(384, 'Can view counter', 96, 'view_counter'),
	(385, 'Can add officer', 97, 'add_officer'),
	(386, 'Can change officer', 97, 'change_officer'),
	(387, 'Can delete officer', 97, 'delete_officer'),
	(388, 'Can view officer', 97, 'view_officer'),
	(389, 'Can add service centre', 98, 'add_servicecentre'),
	(390, 'Can change service centre', 98, 'change_servicecentre'),
	(391, 'Can delete service centre', 98, 'delete_servicecentre'),
	(392, 'Can view service centre', 98, 'view_servicecentre'),
	(393, 'Can add secondment', 99, 'add_secondment'),
	(394, 'Can change secondment', 99, 'change_secondment'),
	(395, 'Can delete secondment', 99, 'delete_secondment'),
	(396, 'Can view secondment', 99, 'view_secondment'),
	(397, 'Can add calendar hours', 100, 'add_calendarhours'),
	(398, 'Can change calendar hours', 100, 'change_calendarhours'),
	(399, 'Can delete calendar hours', 100, 'delete_calendarhours'),
	(400, 'Can view calendar hours', 100, 'view_calendarhours');
INSERT INTO public.auth_permission VALUES
	(401, 'Can add calendar day', 101, 'add_calendarday'),
	(402, 'Can change calendar day', 101, 'change_calendarday'),
	(403, 'Can delete calendar day', 101, 'delete_calendarday'),
	(404, 'Can view calendar day', 101, 'view_calendarday'),
	(405, 'Can add calendar closure', 102, 'add_calendarclosure'),
	(406, 'Can change calendar closure', 102, 'change_calendarclosure'),
	(407, 'Can delete calendar closure', 102, 'delete_calendarclosure'),
	(408, 'Can view calendar closure', 102, 'view_calendarclosure'),
	(409, 'Can add officer role', 103, 'add_officerrole'),
	(410, 'Can change officer role', 103, 'change_officerrole'),
	(411, 'Can delete officer role', 103, 'delete_officerrole'),
	(412, 'Can view officer role', 103, 'view_officerrole'),
	(413, 'Can add staff revision', 104, 'add_staffrevision'),
	(414, 'Can change staff revision', 104, 'change_staffrevision'),
	(415, 'Can delete staff revision', 104, 'delete_staffrevision'),
	(416, 'Can view staff revision', 104, 'view_staffrevision'),
	(417, 'Can add administrative unit', 105, 'add_administrativeunit'),
	(418, 'Can change administrative unit', 105, 'change_administrativeunit'),
	(419, 'Can delete administrative unit', 105, 'delete_administrativeunit'),
	(420, 'Can view administrative unit', 105, 'view_administrativeunit'),
	(421, 'Can add absence', 106, 'add_absence'),
	(422, 'Can change absence', 106, 'change_absence'),
	(423, 'Can delete absence', 106, 'delete_absence'),
	(424, 'Can view absence', 106, 'view_absence'),
	(425, 'Can add substitution', 107, 'add_substitution'),
	(426, 'Can change substitution', 107, 'change_substitution'),
	(427, 'Can delete substitution', 107, 'delete_substitution'),
	(428, 'Can view substitution', 107, 'view_substitution'),
	(429, 'Can add ledger account', 108, 'add_ledgeraccount'),
	(430, 'Can change ledger account', 108, 'change_ledgeraccount'),
	(431, 'Can delete ledger account', 108, 'delete_ledgeraccount'),
	(432, 'Can view ledger account', 108, 'view_ledgeraccount'),
	(433, 'Can add drawer closing', 109, 'add_drawerclosing'),
	(434, 'Can change drawer closing', 109, 'change_drawerclosing'),
	(435, 'Can delete drawer closing', 109, 'delete_drawerclosing'),
	(436, 'Can view drawer closing', 109, 'view_drawerclosing'),
	(437, 'Can add ledger entry', 110, 'add_ledgerentry'),
	(438, 'Can change ledger entry', 110, 'change_ledgerentry'),
	(439, 'Can delete ledger entry', 110, 'delete_ledgerentry'),
	(440, 'Can view ledger entry', 110, 'view_ledgerentry'),
	(441, 'Can add ledger line', 111, 'add_ledgerline'),
	(442, 'Can change ledger line', 111, 'change_ledgerline'),
	(443, 'Can delete ledger line', 111, 'delete_ledgerline'),
	(444, 'Can view ledger line', 111, 'view_ledgerline'),
	(445, 'Can add payment', 112, 'add_payment'),
	(446, 'Can change payment', 112, 'change_payment'),
	(447, 'Can delete payment', 112, 'delete_payment'),
	(448, 'Can view payment', 112, 'view_payment'),
	(449, 'Can add paid obligation', 113, 'add_paidobligation'),
	(450, 'Can change paid obligation', 113, 'change_paidobligation'),
	(451, 'Can delete paid obligation', 113, 'delete_paidobligation'),
	(452, 'Can view paid obligation', 113, 'view_paidobligation'),
	(453, 'Can add gateway callback', 114, 'add_gatewaycallback'),
	(454, 'Can change gateway callback', 114, 'change_gatewaycallback'),
	(455, 'Can delete gateway callback', 114, 'delete_gatewaycallback'),
	(456, 'Can view gateway callback', 114, 'view_gatewaycallback'),
	(457, 'Can add fee receipt', 115, 'add_feereceipt'),
	(458, 'Can change fee receipt', 115, 'change_feereceipt'),
	(459, 'Can delete fee receipt', 115, 'delete_feereceipt'),
	(460, 'Can view fee receipt', 115, 'view_feereceipt'),
	(461, 'Can add receipt series', 116, 'add_receiptseries'),
	(462, 'Can change receipt series', 116, 'change_receiptseries'),
	(463, 'Can delete receipt series', 116, 'delete_receiptseries'),
	(464, 'Can view receipt series', 116, 'view_receiptseries'),
	(465, 'Can add refund', 117, 'add_refund'),
	(466, 'Can change refund', 117, 'change_refund'),
	(467, 'Can delete refund', 117, 'delete_refund'),
	(468, 'Can view refund', 117, 'view_refund'),
	(469, 'Can add statement import', 118, 'add_statementimport'),
	(470, 'Can change statement import', 118, 'change_statementimport'),
	(471, 'Can delete statement import', 118, 'delete_statementimport'),
	(472, 'Can view statement import', 118, 'view_statementimport'),
	(473, 'Can add statement line', 119, 'add_statementline'),
	(474, 'Can change statement line', 119, 'change_statementline'),
	(475, 'Can delete statement line', 119, 'delete_statementline'),
	(476, 'Can view statement line', 119, 'view_statementline'),
	(477, 'Can add carrier bill', 120, 'add_carrierbill'),
	(478, 'Can change carrier bill', 120, 'change_carrierbill'),
	(479, 'Can delete carrier bill', 120, 'delete_carrierbill'),
	(480, 'Can view carrier bill', 120, 'view_carrierbill'),
	(481, 'Can add handover list', 121, 'add_handoverlist'),
	(482, 'Can change handover list', 121, 'change_handoverlist'),
	(483, 'Can delete handover list', 121, 'delete_handoverlist'),
	(484, 'Can view handover list', 121, 'view_handoverlist'),
	(485, 'Can add handover series', 122, 'add_handoverseries'),
	(486, 'Can change handover series', 122, 'change_handoverseries'),
	(487, 'Can delete handover series', 122, 'delete_handoverseries'),
	(488, 'Can view handover series', 122, 'view_handoverseries'),
	(489, 'Can add postal rate', 123, 'add_postalrate'),
	(490, 'Can change postal rate', 123, 'change_postalrate'),
	(491, 'Can delete postal rate', 123, 'delete_postalrate'),
	(492, 'Can view postal rate', 123, 'view_postalrate'),
	(493, 'Can add shipment', 124, 'add_shipment'),
	(494, 'Can change shipment', 124, 'change_shipment'),
	(495, 'Can delete shipment', 124, 'delete_shipment'),
	(496, 'Can view shipment', 124, 'view_shipment'),
	(497, 'Can add consigned', 125, 'add_consigned'),
	(498, 'Can change consigned', 125, 'change_consigned'),
	(499, 'Can delete consigned', 125, 'delete_consigned'),
	(500, 'Can view consigned', 125, 'view_consigned'),
	(501, 'Can add carrier callback', 126, 'add_carriercallback'),
	(502, 'Can change carrier callback', 126, 'change_carriercallback'),
	(503, 'Can delete carrier callback', 126, 'delete_carriercallback'),
	(504, 'Can view carrier callback', 126, 'view_carriercallback'),
	(505, 'Can add carrier bill line', 127, 'add_carrierbillline'),
	(506, 'Can change carrier bill line', 127, 'change_carrierbillline'),
	(507, 'Can delete carrier bill line', 127, 'delete_carrierbillline'),
	(508, 'Can view carrier bill line', 127, 'view_carrierbillline'),
	(509, 'Can add shipment event', 128, 'add_shipmentevent'),
	(510, 'Can change shipment event', 128, 'change_shipmentevent'),
	(511, 'Can delete shipment event', 128, 'delete_shipmentevent'),
	(512, 'Can view shipment event', 128, 'view_shipmentevent'),
	(513, 'Can add rating', 129, 'add_rating'),
	(514, 'Can change rating', 129, 'change_rating'),
	(515, 'Can delete rating', 129, 'delete_rating'),
	(516, 'Can view rating', 129, 'view_rating'),
	(517, 'Can add kiosk', 130, 'add_kiosk'),
	(518, 'Can change kiosk', 130, 'change_kiosk'),
	(519, 'Can delete kiosk', 130, 'delete_kiosk'),
	(520, 'Can view kiosk', 130, 'view_kiosk'),
	(521, 'Can add survey answer', 131, 'add_surveyanswer'),
	(522, 'Can change survey answer', 131, 'change_surveyanswer'),
	(523, 'Can delete survey answer', 131, 'delete_surveyanswer'),
	(524, 'Can view survey answer', 131, 'view_surveyanswer'),
	(525, 'Can add survey question', 132, 'add_surveyquestion'),
	(526, 'Can change survey question', 132, 'change_surveyquestion'),
	(527, 'Can delete survey question', 132, 'delete_surveyquestion'),
	(528, 'Can view survey question', 132, 'view_surveyquestion'),
	(529, 'Can add feedback', 133, 'add_feedback'),
	(530, 'Can change feedback', 133, 'change_feedback'),
	(531, 'Can delete feedback', 133, 'delete_feedback'),
	(532, 'Can view feedback', 133, 'view_feedback'),
	(533, 'Can add feedback file', 134, 'add_feedbackfile'),
	(534, 'Can change feedback file', 134, 'change_feedbackfile'),
	(535, 'Can delete feedback file', 134, 'delete_feedbackfile'),
	(536, 'Can view feedback file', 134, 'view_feedbackfile'),
	(537, 'Can add open day', 135, 'add_openday'),
	(538, 'Can change open day', 135, 'change_openday'),
	(539, 'Can delete open day', 135, 'delete_openday'),
	(540, 'Can view open day', 135, 'view_openday'),
	(541, 'Can add report schedule', 136, 'add_reportschedule'),
	(542, 'Can change report schedule', 136, 'change_reportschedule'),
	(543, 'Can delete report schedule', 136, 'delete_reportschedule'),
	(544, 'Can view report schedule', 136, 'view_reportschedule'),
	(545, 'Can add report mail', 137, 'add_reportmail'),
	(546, 'Can change report mail', 137, 'change_reportmail'),
	(547, 'Can delete report mail', 137, 'delete_reportmail'),
	(548, 'Can view report mail', 137, 'view_reportmail'),
	(549, 'Can add signed table', 138, 'add_signedtable'),
	(550, 'Can change signed table', 138, 'change_signedtable'),
	(551, 'Can delete signed table', 138, 'delete_signedtable'),
	(552, 'Can view signed table', 138, 'view_signedtable'),
	(553, 'Can add day tally', 139, 'add_daytally'),
	(554, 'Can change day tally', 139, 'change_daytally'),
	(555, 'Can delete day tally', 139, 'delete_daytally'),
	(556, 'Can view day tally', 139, 'view_daytally'),
	(557, 'Can add staffing rules', 140, 'add_staffingrules'),
	(558, 'Can change staffing rules', 140, 'change_staffingrules'),
	(559, 'Can delete staffing rules', 140, 'delete_staffingrules'),
	(560, 'Can view staffing rules', 140, 'view_staffingrules'),
	(561, 'Can add training course', 141, 'add_trainingcourse'),
	(562, 'Can change training course', 141, 'change_trainingcourse'),
	(563, 'Can delete training course', 141, 'delete_trainingcourse'),
	(564, 'Can view training course', 141, 'view_trainingcourse'),
	(565, 'Can add training place', 142, 'add_trainingplace'),
	(566, 'Can change training place', 142, 'change_trainingplace'),
	(567, 'Can delete training place', 142, 'delete_trainingplace'),
	(568, 'Can view training place', 142, 'view_trainingplace'),
	(569, 'Can add duty', 143, 'add_duty'),
	(570, 'Can change duty', 143, 'change_duty'),
	(571, 'Can delete duty', 143, 'delete_duty'),
	(572, 'Can view duty', 143, 'view_duty'),
	(573, 'Can add presence', 144, 'add_presence'),
	(574, 'Can change presence', 144, 'change_presence'),
	(575, 'Can delete presence', 144, 'delete_presence'),
	(576, 'Can view presence', 144, 'view_presence'),
	(577, 'Can add presence correction', 145, 'add_presencecorrection'),
	(578, 'Can change presence correction', 145, 'change_presencecorrection'),
	(579, 'Can delete presence correction', 145, 'delete_presencecorrection'),
	(580, 'Can view presence correction', 145, 'view_presencecorrection'),
	(581, 'Can add remark', 146, 'add_remark'),
	(582, 'Can change remark', 146, 'change_remark'),
	(583, 'Can delete remark', 146, 'delete_remark'),
	(584, 'Can view remark', 146, 'view_remark'),
	(585, 'Can add reminder rule', 147, 'add_reminderrule'),
	(586, 'Can change reminder rule', 147, 'change_reminderrule'),
	(587, 'Can delete reminder rule', 147, 'delete_reminderrule'),
	(588, 'Can view reminder rule', 147, 'view_reminderrule'),
	(589, 'Can add reminder', 148, 'add_reminder'),
	(590, 'Can change reminder', 148, 'change_reminder'),
	(591, 'Can delete reminder', 148, 'delete_reminder'),
	(592, 'Can view reminder', 148, 'view_reminder'),
	(593, 'Can add agency count', 149, 'add_agencycount'),
	(594, 'Can change agency count', 149, 'change_agencycount'),
	(595, 'Can delete agency count', 149, 'delete_agencycount'),
	(596, 'Can view agency count', 149, 'view_agencycount'),
	(597, 'Can add course', 150, 'add_course'),
	(598, 'Can change course', 150, 'change_course'),
	(599, 'Can delete course', 150, 'delete_course'),
	(600, 'Can view course', 150, 'view_course');
INSERT INTO public.auth_permission VALUES
	(601, 'Can add course count', 151, 'add_coursecount'),
	(602, 'Can change course count', 151, 'change_coursecount'),
	(603, 'Can delete course count', 151, 'delete_coursecount'),
	(604, 'Can view course count', 151, 'view_coursecount'),
	(605, 'Can add officer count', 152, 'add_officercount'),
	(606, 'Can change officer count', 152, 'change_officercount'),
	(607, 'Can delete officer count', 152, 'delete_officercount'),
	(608, 'Can view officer count', 152, 'view_officercount'),
	(609, 'Can add step count', 153, 'add_stepcount'),
	(610, 'Can change step count', 153, 'change_stepcount'),
	(611, 'Can delete step count', 153, 'delete_stepcount'),
	(612, 'Can view step count', 153, 'view_stepcount'),
	(613, 'Can add limit plan', 154, 'add_limitplan'),
	(614, 'Can change limit plan', 154, 'change_limitplan'),
	(615, 'Can delete limit plan', 154, 'delete_limitplan'),
	(616, 'Can view limit plan', 154, 'view_limitplan'),
	(617, 'Can add limit study', 155, 'add_limitstudy'),
	(618, 'Can change limit study', 155, 'change_limitstudy'),
	(619, 'Can delete limit study', 155, 'delete_limitstudy'),
	(620, 'Can view limit study', 155, 'view_limitstudy'),
	(621, 'Can add limit proposal', 156, 'add_limitproposal'),
	(622, 'Can change limit proposal', 156, 'change_limitproposal'),
	(623, 'Can delete limit proposal', 156, 'delete_limitproposal'),
	(624, 'Can view limit proposal', 156, 'view_limitproposal'),
	(625, 'Can add limit target', 157, 'add_limittarget'),
	(626, 'Can change limit target', 157, 'change_limittarget'),
	(627, 'Can delete limit target', 157, 'delete_limittarget'),
	(628, 'Can view limit target', 157, 'view_limittarget'),
	(629, 'Can add directive', 158, 'add_directive'),
	(630, 'Can change directive', 158, 'change_directive'),
	(631, 'Can delete directive', 158, 'delete_directive'),
	(632, 'Can view directive', 158, 'view_directive'),
	(633, 'Can add directive link', 159, 'add_directivelink'),
	(634, 'Can change directive link', 159, 'change_directivelink'),
	(635, 'Can delete directive link', 159, 'delete_directivelink'),
	(636, 'Can view directive link', 159, 'view_directivelink'),
	(637, 'Can add directive report', 160, 'add_directivereport'),
	(638, 'Can change directive report', 160, 'change_directivereport'),
	(639, 'Can delete directive report', 160, 'delete_directivereport'),
	(640, 'Can view directive report', 160, 'view_directivereport'),
	(641, 'Can add risk', 161, 'add_risk'),
	(642, 'Can change risk', 161, 'change_risk'),
	(643, 'Can delete risk', 161, 'delete_risk'),
	(644, 'Can view risk', 161, 'view_risk'),
	(645, 'Can add risk agency', 162, 'add_riskagency'),
	(646, 'Can change risk agency', 162, 'change_riskagency'),
	(647, 'Can delete risk agency', 162, 'delete_riskagency'),
	(648, 'Can view risk agency', 162, 'view_riskagency'),
	(649, 'Can add risk curve', 163, 'add_riskcurve'),
	(650, 'Can change risk curve', 163, 'change_riskcurve'),
	(651, 'Can delete risk curve', 163, 'delete_riskcurve'),
	(652, 'Can view risk curve', 163, 'view_riskcurve'),
	(653, 'Can add risk fit', 164, 'add_riskfit'),
	(654, 'Can change risk fit', 164, 'change_riskfit'),
	(655, 'Can delete risk fit', 164, 'delete_riskfit'),
	(656, 'Can view risk fit', 164, 'view_riskfit'),
	(657, 'Can add overtaking', 165, 'add_overtaking'),
	(658, 'Can change overtaking', 165, 'change_overtaking'),
	(659, 'Can delete overtaking', 165, 'delete_overtaking'),
	(660, 'Can view overtaking', 165, 'view_overtaking'),
	(661, 'Can add overtaking count', 166, 'add_overtakingcount'),
	(662, 'Can change overtaking count', 166, 'change_overtakingcount'),
	(663, 'Can delete overtaking count', 166, 'delete_overtakingcount'),
	(664, 'Can view overtaking count', 166, 'view_overtakingcount'),
	(665, 'Can add worked count', 167, 'add_workedcount'),
	(666, 'Can change worked count', 167, 'change_workedcount'),
	(667, 'Can delete worked count', 167, 'delete_workedcount'),
	(668, 'Can view worked count', 167, 'view_workedcount'),
	(669, 'Can add reason count', 168, 'add_reasoncount'),
	(670, 'Can change reason count', 168, 'change_reasoncount'),
	(671, 'Can delete reason count', 168, 'delete_reasoncount'),
	(672, 'Can view reason count', 168, 'view_reasoncount'),
	(673, 'Can add permission', 169, 'add_permission'),
	(674, 'Can change permission', 169, 'change_permission'),
	(675, 'Can delete permission', 169, 'delete_permission'),
	(676, 'Can view permission', 169, 'view_permission'),
	(677, 'Can add group', 170, 'add_group'),
	(678, 'Can change group', 170, 'change_group'),
	(679, 'Can delete group', 170, 'delete_group'),
	(680, 'Can view group', 170, 'view_group'),
	(681, 'Can add content type', 171, 'add_contenttype'),
	(682, 'Can change content type', 171, 'change_contenttype'),
	(683, 'Can delete content type', 171, 'delete_contenttype'),
	(684, 'Can view content type', 171, 'view_contenttype'),
	(685, 'Can add session', 172, 'add_session'),
	(686, 'Can change session', 172, 'change_session'),
	(687, 'Can delete session', 172, 'delete_session'),
	(688, 'Can view session', 172, 'view_session'),
	(689, 'Can add email address', 173, 'add_emailaddress'),
	(690, 'Can change email address', 173, 'change_emailaddress'),
	(691, 'Can delete email address', 173, 'delete_emailaddress'),
	(692, 'Can view email address', 173, 'view_emailaddress'),
	(693, 'Can add email confirmation', 174, 'add_emailconfirmation'),
	(694, 'Can change email confirmation', 174, 'change_emailconfirmation'),
	(695, 'Can delete email confirmation', 174, 'delete_emailconfirmation'),
	(696, 'Can view email confirmation', 174, 'view_emailconfirmation'),
	(697, 'Can add authenticator', 175, 'add_authenticator'),
	(698, 'Can change authenticator', 175, 'change_authenticator'),
	(699, 'Can delete authenticator', 175, 'delete_authenticator'),
	(700, 'Can view authenticator', 175, 'view_authenticator'),
	(701, 'Can add social account', 176, 'add_socialaccount'),
	(702, 'Can change social account', 176, 'change_socialaccount'),
	(703, 'Can delete social account', 176, 'delete_socialaccount'),
	(704, 'Can view social account', 176, 'view_socialaccount'),
	(705, 'Can add social application', 177, 'add_socialapp'),
	(706, 'Can change social application', 177, 'change_socialapp'),
	(707, 'Can delete social application', 177, 'delete_socialapp'),
	(708, 'Can view social application', 177, 'view_socialapp'),
	(709, 'Can add social application token', 178, 'add_socialtoken'),
	(710, 'Can change social application token', 178, 'change_socialtoken'),
	(711, 'Can delete social application token', 178, 'delete_socialtoken'),
	(712, 'Can view social application token', 178, 'view_socialtoken'),
	(713, 'Can add user session', 179, 'add_usersession'),
	(714, 'Can change user session', 179, 'change_usersession'),
	(715, 'Can delete user session', 179, 'delete_usersession'),
	(716, 'Can view user session', 179, 'view_usersession'),
	(717, 'Can add procrastinate event', 180, 'add_procrastinateevent'),
	(718, 'Can change procrastinate event', 180, 'change_procrastinateevent'),
	(719, 'Can delete procrastinate event', 180, 'delete_procrastinateevent'),
	(720, 'Can view procrastinate event', 180, 'view_procrastinateevent'),
	(721, 'Can add procrastinate job', 181, 'add_procrastinatejob'),
	(722, 'Can change procrastinate job', 181, 'change_procrastinatejob'),
	(723, 'Can delete procrastinate job', 181, 'delete_procrastinatejob'),
	(724, 'Can view procrastinate job', 181, 'view_procrastinatejob'),
	(725, 'Can add procrastinate periodic defer', 182, 'add_procrastinateperiodicdefer'),
	(726, 'Can change procrastinate periodic defer', 182, 'change_procrastinateperiodicdefer'),
	(727, 'Can delete procrastinate periodic defer', 182, 'delete_procrastinateperiodicdefer'),
	(728, 'Can view procrastinate periodic defer', 182, 'view_procrastinateperiodicdefer'),
	(729, 'Can add procrastinate worker', 183, 'add_procrastinateworker'),
	(730, 'Can change procrastinate worker', 183, 'change_procrastinateworker'),
	(731, 'Can delete procrastinate worker', 183, 'delete_procrastinateworker'),
	(732, 'Can view procrastinate worker', 183, 'view_procrastinateworker');

INSERT INTO public.django_content_type VALUES
	(1, 'announcements', 'announcement'),
	(2, 'announcements', 'publishedannouncement'),
	(3, 'audit', 'export'),
	(4, 'audit', 'change'),
	(5, 'audit', 'look'),
	(6, 'catalogue', 'decision'),
	(7, 'catalogue', 'fee'),
	(8, 'catalogue', 'procedure'),
	(9, 'catalogue', 'procedureversion'),
	(10, 'catalogue', 'process'),
	(11, 'catalogue', 'requireddocument'),
	(12, 'catalogue', 'sector'),
	(13, 'catalogue', 'step'),
	(14, 'catalogue', 'stepoutcome'),
	(15, 'catalogue', 'timelimitcut'),
	(16, 'catalogue', 'everydayword'),
	(17, 'catalogue', 'cataloguerevision'),
	(18, 'catalogue', 'lifeevent'),
	(19, 'catalogue', 'unfoundterm'),
	(20, 'catalogue', 'eform'),
	(21, 'catalogue', 'proposal'),
	(22, 'catalogue', 'proposalnote'),
	(23, 'catalogue', 'nationaldifference'),
	(24, 'documents', 'storedfile'),
	(25, 'documents', 'personaldocument'),
	(26, 'documents', 'upload'),
	(27, 'documents', 'signingaccount'),
	(28, 'dossiers', 'consultation'),
	(29, 'dossiers', 'dailynumber'),
	(30, 'dossiers', 'dossier'),
	(31, 'dossiers', 'dossierdocument'),
	(32, 'dossiers', 'dossierresult'),
	(33, 'dossiers', 'earlierending'),
	(34, 'dossiers', 'event'),
	(35, 'dossiers', 'financialobligation'),
	(36, 'dossiers', 'paper'),
	(37, 'dossiers', 'supplementrequest'),
	(38, 'dossiers', 'oftenmissing'),
	(39, 'dossiers', 'guesscount'),
	(40, 'dossiers', 'outgoingregister'),
	(41, 'dossiers', 'dossierform'),
	(42, 'dossiers', 'draft'),
	(43, 'dossiers', 'draftfile'),
	(44, 'dossiers', 'question'),
	(45, 'dossiers', 'daycount'),
	(46, 'dossiers', 'resultrevocation'),
	(47, 'dossiers', 'sealedresult'),
	(48, 'dossiers', 'resultdraft'),
	(49, 'dossiers', 'resultnumber'),
	(50, 'dossiers', 'note'),
	(51, 'dossiers', 'eventmark'),
	(52, 'dossiers', 'signingitem'),
	(53, 'dossiers', 'signinground'),
	(54, 'dossiers', 'digitalcopy'),
	(55, 'dossiers', 'reasoncode'),
	(56, 'dossiers', 'partnerbatch'),
	(57, 'dossiers', 'partnerdossier'),
	(58, 'dossiers', 'answerfile'),
	(59, 'exchange', 'reconciliation'),
	(60, 'exchange', 'portaldossier'),
	(61, 'exchange', 'portalmessage'),
	(62, 'exchange', 'difference'),
	(63, 'hall', 'assistedsession'),
	(64, 'hall', 'assisteddossier'),
	(65, 'hall', 'hallrules'),
	(66, 'hall', 'servicegroup'),
	(67, 'hall', 'queueticket'),
	(68, 'hall', 'hallevent'),
	(69, 'hall', 'groupday'),
	(70, 'hall', 'appointmentslot'),
	(71, 'hall', 'appointmenthours'),
	(72, 'hall', 'ticketdossier'),
	(73, 'hall', 'ticketkiosk'),
	(74, 'hall', 'visit'),
	(75, 'hall', 'countersession'),
	(76, 'hall', 'hallday'),
	(77, 'hall', 'helpcall'),
	(78, 'hall', 'appointment'),
	(79, 'hall', 'equipmentfault'),
	(80, 'hall', 'equipmentitem'),
	(81, 'hall', 'maintenance'),
	(82, 'hall', 'securitycheck'),
	(83, 'hall', 'waitcount'),
	(84, 'identity', 'person'),
	(85, 'identity', 'account'),
	(86, 'identity', 'onetimecode'),
	(87, 'notices', 'notice'),
	(88, 'notices', 'noticechoice'),
	(89, 'notices', 'noticetry'),
	(90, 'notices', 'planchange'),
	(91, 'notices', 'pushsubscription'),
	(92, 'openness', 'dayroot'),
	(93, 'openness', 'roottile'),
	(94, 'organisation', 'workcalendar'),
	(95, 'organisation', 'agency'),
	(96, 'organisation', 'counter'),
	(97, 'organisation', 'officer'),
	(98, 'organisation', 'servicecentre'),
	(99, 'organisation', 'secondment'),
	(100, 'organisation', 'calendarhours'),
	(101, 'organisation', 'calendarday'),
	(102, 'organisation', 'calendarclosure'),
	(103, 'organisation', 'officerrole'),
	(104, 'organisation', 'staffrevision'),
	(105, 'organisation', 'administrativeunit'),
	(106, 'organisation', 'absence'),
	(107, 'organisation', 'substitution'),
	(108, 'payments', 'ledgeraccount'),
	(109, 'payments', 'drawerclosing'),
	(110, 'payments', 'ledgerentry'),
	(111, 'payments', 'ledgerline'),
	(112, 'payments', 'payment'),
	(113, 'payments', 'paidobligation'),
	(114, 'payments', 'gatewaycallback'),
	(115, 'payments', 'feereceipt'),
	(116, 'payments', 'receiptseries'),
	(117, 'payments', 'refund'),
	(118, 'payments', 'statementimport'),
	(119, 'payments', 'statementline'),
	(120, 'postal', 'carrierbill'),
	(121, 'postal', 'handoverlist'),
	(122, 'postal', 'handoverseries'),
	(123, 'postal', 'postalrate'),
	(124, 'postal', 'shipment'),
	(125, 'postal', 'consigned'),
	(126, 'postal', 'carriercallback'),
	(127, 'postal', 'carrierbillline'),
	(128, 'postal', 'shipmentevent'),
	(129, 'ratings', 'rating'),
	(130, 'ratings', 'kiosk'),
	(131, 'ratings', 'surveyanswer'),
	(132, 'ratings', 'surveyquestion'),
	(133, 'ratings', 'feedback'),
	(134, 'ratings', 'feedbackfile'),
	(135, 'reports', 'openday'),
	(136, 'reports', 'reportschedule'),
	(137, 'reports', 'reportmail'),
	(138, 'reports', 'signedtable'),
	(139, 'reports', 'daytally'),
	(140, 'staffing', 'staffingrules'),
	(141, 'staffing', 'trainingcourse'),
	(142, 'staffing', 'trainingplace'),
	(143, 'staffing', 'duty'),
	(144, 'staffing', 'presence'),
	(145, 'staffing', 'presencecorrection'),
	(146, 'staffing', 'remark'),
	(147, 'supervision', 'reminderrule'),
	(148, 'supervision', 'reminder'),
	(149, 'supervision', 'agencycount'),
	(150, 'supervision', 'course'),
	(151, 'supervision', 'coursecount'),
	(152, 'supervision', 'officercount'),
	(153, 'supervision', 'stepcount'),
	(154, 'supervision', 'limitplan'),
	(155, 'supervision', 'limitstudy'),
	(156, 'supervision', 'limitproposal'),
	(157, 'supervision', 'limittarget'),
	(158, 'supervision', 'directive'),
	(159, 'supervision', 'directivelink'),
	(160, 'supervision', 'directivereport'),
	(161, 'supervision', 'risk'),
	(162, 'supervision', 'riskagency'),
	(163, 'supervision', 'riskcurve'),
	(164, 'supervision', 'riskfit'),
	(165, 'supervision', 'overtaking'),
	(166, 'supervision', 'overtakingcount'),
	(167, 'supervision', 'workedcount'),
	(168, 'supervision', 'reasoncount'),
	(169, 'auth', 'permission'),
	(170, 'auth', 'group'),
	(171, 'contenttypes', 'contenttype'),
	(172, 'sessions', 'session'),
	(173, 'account', 'emailaddress'),
	(174, 'account', 'emailconfirmation'),
	(175, 'mfa', 'authenticator'),
	(176, 'socialaccount', 'socialaccount'),
	(177, 'socialaccount', 'socialapp'),
	(178, 'socialaccount', 'socialtoken'),
	(179, 'usersessions', 'usersession'),
	(180, 'procrastinate', 'procrastinateevent'),
	(181, 'procrastinate', 'procrastinatejob'),
	(182, 'procrastinate', 'procrastinateperiodicdefer'),
	(183, 'procrastinate', 'procrastinateworker');

INSERT INTO public.django_migrations VALUES
	(1, 'contenttypes', '0001_initial', now()),
	(2, 'contenttypes', '0002_remove_content_type_name', now()),
	(3, 'auth', '0001_initial', now()),
	(4, 'auth', '0002_alter_permission_name_max_length', now()),
	(5, 'auth', '0003_alter_user_email_max_length', now()),
	(6, 'auth', '0004_alter_user_username_opts', now()),
	(7, 'auth', '0005_alter_user_last_login_null', now()),
	(8, 'auth', '0006_require_contenttypes_0002', now()),
	(9, 'auth', '0007_alter_validators_add_error_messages', now()),
	(10, 'auth', '0008_alter_user_username_max_length', now()),
	(11, 'auth', '0009_alter_user_last_name_max_length', now()),
	(12, 'auth', '0010_alter_group_name_max_length', now()),
	(13, 'auth', '0011_update_proxy_permissions', now()),
	(14, 'auth', '0012_alter_user_first_name_max_length', now()),
	(15, 'identity', '0001_initial', now()),
	(16, 'account', '0001_initial', now()),
	(17, 'account', '0002_email_max_length', now()),
	(18, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	(19, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
	(20, 'account', '0005_emailaddress_idx_upper_email', now()),
	(21, 'account', '0006_emailaddress_lower', now()),
	(22, 'account', '0007_emailaddress_idx_email', now()),
	(23, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
	(24, 'account', '0009_emailaddress_unique_primary_email', now()),
	(25, 'organisation', '0001_initial', now()),
	(26, 'organisation', '0002_staff_revision', now()),
	(27, 'organisation', '0003_letterheads', now()),
	(28, 'organisation', '0004_administrative_units', now()),
	(29, 'documents', '0001_initial', now()),
	(30, 'documents', '0002_uploads_and_own_stores', now()),
	(31, 'announcements', '0001_initial', now()),
	(32, 'audit', '0001_initial', now()),
	(33, 'audit', '0002_trails', now()),
	(34, 'audit', '0003_trails_are_appended', now()),
	(35, 'catalogue', '0001_initial', now()),
	(36, 'catalogue', '0002_initial', now()),
	(37, 'catalogue', '0003_everyday_words', now()),
	(38, 'catalogue', '0004_ordinary_way_forward', now()),
	(39, 'catalogue', '0005_limits_of_files', now()),
	(40, 'catalogue', '0006_electronic_forms', now()),
	(41, 'catalogue', '0007_proposals', now()),
	(42, 'catalogue', '0008_where_an_office_decides', now()),
	(43, 'catalogue', '0009_national_differences', now()),
	(44, 'organisation', '0005_absences', now()),
	(45, 'organisation', '0006_legal_checkers', now()),
	(46, 'documents', '0003_signing_accounts', now()),
	(47, 'identity', '0002_codes_and_proof', now()),
	(48, 'dossiers', '0001_initial', now()),
	(49, 'dossiers', '0002_initial', now()),
	(50, 'dossiers', '0003_event_chain', now()),
	(51, 'dossiers', '0004_often_missing', now()),
	(52, 'dossiers', '0005_work_lists', now()),
	(53, 'dossiers', '0006_guess_count', now()),
	(54, 'dossiers', '0007_result_handed_over', now()),
	(55, 'dossiers', '0008_outgoing_registers', now()),
	(56, 'dossiers', '0009_electronic_copies', now()),
	(57, 'dossiers', '0010_drafts', now()),
	(58, 'dossiers', '0011_questions_and_return', now()),
	(59, 'dossiers', '0012_letters_and_joined_files', now()),
	(60, 'dossiers', '0013_day_counts', now()),
	(61, 'dossiers', '0014_signed_results', now()),
	(62, 'dossiers', '0015_step_remaining', now()),
	(63, 'dossiers', '0016_results_drafted_and_numbered', now()),
	(64, 'dossiers', '0017_events_by_officer', now()),
	(65, 'dossiers', '0018_notes_and_silence', now()),
	(66, 'dossiers', '0019_found_by_procedure', now()),
	(67, 'dossiers', '0020_eventmark', now()),
	(68, 'dossiers', '0021_signed_in_person', now()),
	(69, 'dossiers', '0022_digital_copies', now()),
	(70, 'dossiers', '0023_kinds_of_reasons', now()),
	(71, 'dossiers', '0024_first_reasons', now()),
	(72, 'dossiers', '0025_copies_by_file', now()),
	(73, 'dossiers', '0026_partners_batches', now()),
	(74, 'dossiers', '0027_signed_for_an_absent', now()),
	(75, 'dossiers', '0028_answers_attached', now()),
	(76, 'dossiers', '0029_filed_online', now()),
	(77, 'exchange', '0001_initial', now()),
	(78, 'hall', '0001_assisted_sessions', now()),
	(79, 'hall', '0002_queue', now()),
	(80, 'hall', '0003_equipment_waits_and_dated_groups', now()),
	(81, 'mfa', '0001_initial', now()),
	(82, 'mfa', '0002_authenticator_timestamps', now()),
	(83, 'mfa', '0003_authenticator_type_uniq', now()),
	(84, 'notices', '0001_initial', now()),
	(85, 'notices', '0002_without_a_dossier', now()),
	(86, 'openness', '0001_first', now()),
	(87, 'payments', '0001_initial', now()),
	(88, 'payments', '0002_ledger_rules', now()),
	(89, 'payments', '0003_payment_payer', now()),
	(90, 'postal', '0001_initial', now()),
	(91, 'procrastinate', '0001_initial', now()),
	(92, 'procrastinate', '0002_drop_started_at_column', now()),
	(93, 'procrastinate', '0003_drop_started_at_column', now()),
	(94, 'procrastinate', '0004_drop_procrastinate_version_table', now()),
	(95, 'procrastinate', '0005_fix_procrastinate_fetch_job', now()),
	(96, 'procrastinate', '0006_fix_trigger_status_events_insert', now()),
	(97, 'procrastinate', '0007_add_queueing_lock_column', now()),
	(98, 'procrastinate', '0008_close_fetch_job_race_condition', now()),
	(99, 'procrastinate', '0009_add_defer_job_function', now()),
	(100, 'procrastinate', '0010_add_procrastinate_periodic_defers', now()),
	(101, 'procrastinate', '0011_add_foreign_key_index', now()),
	(102, 'procrastinate', '0012_add_locks_to_periodic_defer', now()),
	(103, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
	(104, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
	(105, 'procrastinate', '0015_add_trigger_on_job_deletion', now()),
	(106, 'procrastinate', '0016_delete_finished_jobs', now()),
	(107, 'procrastinate', '0017_add_checks_to_finish_job', now()),
	(108, 'procrastinate', '0018_add_checks_to_retry_job', now()),
	(109, 'procrastinate', '0019_fix_finish_job_compat_issue', now()),
	(110, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
	(111, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
	(112, 'procrastinate', '0022_null_locks_excluded', now()),
	(113, 'procrastinate', '0023_remove_old_finish_job_function', now()),
	(114, 'procrastinate', '0024_job_id_bigint', now()),
	(115, 'procrastinate', '0025_add_models', now()),
	(116, 'procrastinate', '0026_add_job_priority', now()),
	(117, 'procrastinate', '0027_add_periodic_job_priority', now()),
	(118, 'procrastinate', '0028_add_cancel_states', now()),
	(119, 'procrastinate', '0029_add_additional_params_to_retry_job', now()),
	(120, 'procrastinate', '0030_alter_procrastinateevent_options', now()),
	(121, 'procrastinate', '0031_add_indexes_for_fetch_job', now()),
	(122, 'procrastinate', '0032_pre_cancel_notification', now()),
	(123, 'procrastinate', '0033_post_cancel_notification', now()),
	(124, 'procrastinate', '0034_pre_add_heartbeat', now()),
	(125, 'procrastinate', '0035_post_add_heartbeat', now()),
	(126, 'procrastinate', '0036_add_worker_model', now()),
	(127, 'procrastinate', '0037_pre_batch_defer_jobs', now()),
	(128, 'procrastinate', '0038_post_batch_defer_jobs', now()),
	(129, 'procrastinate', '0039_pre_priority_lock_fetch_job', now()),
	(130, 'procrastinate', '0040_pre_retry_failed_job', now()),
	(131, 'procrastinate', '0041_post_retry_failed_job', now()),
	(132, 'ratings', '0001_initial', now()),
	(133, 'ratings', '0002_survey_and_kiosks', now()),
	(134, 'ratings', '0003_feedback', now()),
	(135, 'reports', '0001_first', now()),
	(136, 'reports', '0002_day_tallies', now()),
	(137, 'sessions', '0001_initial', now()),
	(138, 'socialaccount', '0001_initial', now()),
	(139, 'socialaccount', '0002_token_max_lengths', now()),
	(140, 'socialaccount', '0003_extra_data_default_dict', now()),
	(141, 'socialaccount', '0004_app_provider_id_settings', now()),
	(142, 'socialaccount', '0005_socialtoken_nullable_app', now()),
	(143, 'socialaccount', '0006_alter_socialaccount_extra_data', now()),
	(144, 'staffing', '0001_people', now()),
	(145, 'supervision', '0001_initial', now()),
	(146, 'supervision', '0002_first_rules', now()),
	(147, 'supervision', '0003_measured_courses', now()),
	(148, 'supervision', '0004_legal_checkers', now()),
	(149, 'supervision', '0005_shortening_limits', now()),
	(150, 'supervision', '0006_directives', now()),
	(151, 'supervision', '0007_risk_of_being_late', now()),
	(152, 'supervision', '0008_rules_by_risk', now()),
	(153, 'supervision', '0009_turns', now()),
	(154, 'supervision', '0010_counted_reasons', now()),
	(155, 'supervision', '0011_events_read_as_others_do', now()),
	(156, 'usersessions', '0001_initial', now());

INSERT INTO public.dossiers_reasoncode VALUES
	(1, 'apologise', 'verification', 'Phải xác minh, kiểm tra thực địa', 'Verification or inspection on the spot', 1, true),
	(2, 'apologise', 'opinion', 'Chờ ý kiến của cơ quan phối hợp', 'Another agency''s opinion is waited for', 2, true),
	(3, 'apologise', 'overload', 'Số hồ sơ tăng, thiếu người giải quyết', 'More dossiers than hands', 3, true),
	(4, 'apologise', 'absence', 'Người giải quyết vắng mặt', 'The officer is absent', 4, true),
	(5, 'apologise', 'complex', 'Hồ sơ phức tạp, phải họp hoặc xin ý kiến cấp trên', 'A complex case that a meeting or a superior decides', 5, true),
	(6, 'apologise', 'rules', 'Quy định thay đổi hoặc chưa rõ', 'Rules changed or are not clear', 6, true),
	(7, 'apologise', 'system', 'Hệ thống hoặc dữ liệu bị gián đoạn', 'A system or its data failed', 7, true),
	(8, 'apologise', 'disaster', 'Thiên tai, dịch bệnh', 'Disaster or epidemic', 8, true),
	(9, 'apologise', 'other', 'Lý do khác', 'Another reason', 9, true),
	(10, 'ask_supplement', 'missing', 'Thiếu giấy tờ', 'A paper is missing', 1, true),
	(11, 'ask_supplement', 'unclear', 'Giấy tờ mờ, không đọc được', 'A paper cannot be read', 2, true),
	(12, 'ask_supplement', 'expired', 'Giấy tờ hết hiệu lực', 'A paper has expired', 3, true),
	(13, 'ask_supplement', 'wrong-form', 'Không đúng mẫu', 'Not on the right form', 4, true),
	(14, 'ask_supplement', 'unsigned', 'Thiếu chữ ký, dấu hoặc chứng thực', 'Not signed, sealed or certified', 5, true),
	(15, 'ask_supplement', 'contradicts', 'Thông tin không khớp giữa các giấy tờ', 'Papers contradict each other', 6, true),
	(16, 'ask_supplement', 'incomplete', 'Kê khai thiếu hoặc sai', 'Filled in incompletely or wrongly', 7, true),
	(17, 'ask_supplement', 'other', 'Lý do khác', 'Another reason', 8, true),
	(18, 'return_to_step', 'grounds', 'Thiếu căn cứ pháp lý', 'Legal grounds are missing', 1, true),
	(19, 'return_to_step', 'content', 'Nội dung thẩm định chưa đủ hoặc sai', 'The appraisal is incomplete or wrong', 2, true),
	(20, 'return_to_step', 'draft', 'Dự thảo kết quả sai thể thức, lỗi chữ', 'The draft has faults of form or wording', 3, true),
	(21, 'return_to_step', 'papers', 'Hồ sơ thiếu giấy tờ', 'The dossier lacks a paper', 4, true),
	(22, 'return_to_step', 'competence', 'Không đúng thẩm quyền', 'Not within the competence', 5, true),
	(23, 'return_to_step', 'other', 'Lý do khác', 'Another reason', 6, true);

INSERT INTO public.organisation_staffrevision VALUES
	(true, gen_random_uuid());

INSERT INTO public.ratings_surveyquestion VALUES
	(1, 'on-time', 'Hồ sơ của ông/bà có được giải quyết đúng hẹn không?', 'Was your dossier resolved by its appointment?', 10, true),
	(2, 'told-once', 'Ông/bà có được hướng dẫn đầy đủ ngay từ lần đầu, không phải đi lại nhiều lần không?', 'Were you told all you needed the first time, without having to come again?', 20, true),
	(3, 'papers', 'Ông/bà có chỉ phải nộp đúng những giấy tờ đã công khai không?', 'Were you asked for the published papers only?', 30, true),
	(4, 'fee', 'Phí, lệ phí có đúng như niêm yết, không phát sinh khoản nào khác không?', 'Was the fee as published, and nothing else?', 40, true),
	(5, 'attitude', 'Công chức tiếp nhận có lịch sự, đúng mực, tận tình không?', 'Were the officers polite, correct and helpful?', 50, true),
	(6, 'heard', 'Phản ánh, kiến nghị của ông/bà (nếu có) có được tiếp thu, giải đáp không?', 'Was your feedback, if you gave any, heard and answered?', 60, true),
	(7, 'online', 'Nộp và theo dõi hồ sơ trực tuyến có dễ dàng không?', 'Was it easy to file and follow the dossier online?', 70, true);

INSERT INTO public.supervision_reminderrule VALUES
	(1, 'step-near', 'step', 240, 'officer', true, NULL),
	(2, 'appointment-near', 'appointment', 480, 'officer', true, NULL),
	(3, 'appointment-nearer', 'appointment', 240, 'head', true, NULL),
	(4, 'appointment-last-hour', 'appointment', 60, 'centre', true, NULL),
	(5, 'appointment-passed', 'appointment', 0, 'leader', true, NULL),
	(6, 'risk-half', 'risk', 0, 'officer', true, 50),
	(7, 'risk-high', 'risk', 0, 'head', true, 75);

SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);

SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);

SELECT pg_catalog.setval('public.announcements_announcement_id_seq', 1, false);

SELECT pg_catalog.setval('public.announcements_publishedannouncement_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_change_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_export_id_seq', 1, false);

SELECT pg_catalog.setval('public.audit_look_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 732, true);

SELECT pg_catalog.setval('public.catalogue_decision_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_eform_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_everydayword_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_fee_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_lifeevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_lifeevent_procedures_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_nationaldifference_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_procedure_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_procedureversion_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_process_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_proposal_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_proposalnote_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_requireddocument_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_sector_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_step_consults_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_step_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_stepoutcome_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_timelimitcut_id_seq', 1, false);

SELECT pg_catalog.setval('public.catalogue_unfoundterm_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 183, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 156, true);

SELECT pg_catalog.setval('public.documents_personaldocument_id_seq', 1, false);

SELECT pg_catalog.setval('public.documents_storedfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.documents_upload_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_answerfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_consultation_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_dailynumber_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_daycount_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_dossier_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_dossierdocument_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_dossierform_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_dossierresult_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_draft_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_draftfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_earlierending_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_event_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_financialobligation_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_note_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_oftenmissing_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_outgoingregister_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_paper_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_partnerbatch_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_partnerdossier_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_question_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_reasoncode_id_seq', 23, true);

SELECT pg_catalog.setval('public.dossiers_resultrevocation_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_sealedresult_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_signingitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_signinground_id_seq', 1, false);

SELECT pg_catalog.setval('public.dossiers_supplementrequest_id_seq', 1, false);

SELECT pg_catalog.setval('public.exchange_difference_id_seq', 1, false);

SELECT pg_catalog.setval('public.exchange_portalmessage_id_seq', 1, false);

SELECT pg_catalog.setval('public.exchange_reconciliation_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_appointment_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_appointmenthours_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_appointmentslot_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_assisteddossier_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_assistedsession_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_countersession_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_equipmentfault_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_equipmentitem_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_groupday_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_hallday_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_hallevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_hallrules_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_helpcall_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_maintenance_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_queueticket_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_securitycheck_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_servicegroup_agencies_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_servicegroup_counters_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_servicegroup_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_servicegroup_sectors_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_ticketdossier_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_ticketkiosk_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_visit_id_seq', 1, false);

SELECT pg_catalog.setval('public.hall_waitcount_id_seq', 1, false);

SELECT pg_catalog.setval('public.identity_account_groups_id_seq', 1, false);

SELECT pg_catalog.setval('public.identity_account_id_seq', 1, false);

SELECT pg_catalog.setval('public.identity_account_user_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.identity_person_id_seq', 1, false);

SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_notice_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_noticechoice_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_noticetry_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_planchange_id_seq', 1, false);

SELECT pg_catalog.setval('public.notices_pushsubscription_id_seq', 1, false);

SELECT pg_catalog.setval('public.openness_dayroot_id_seq', 1, false);

SELECT pg_catalog.setval('public.openness_roottile_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_absence_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_administrativeunit_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_agency_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_calendarclosure_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_calendarday_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_calendarhours_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_counter_agencies_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_counter_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_officer_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_officerrole_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_secondment_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_servicecentre_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_substitution_id_seq', 1, false);

SELECT pg_catalog.setval('public.organisation_workcalendar_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_drawerclosing_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_feereceipt_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_gatewaycallback_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_ledgeraccount_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_ledgerentry_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_ledgerline_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_paidobligation_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_payment_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_receiptseries_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_refund_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_statementimport_id_seq', 1, false);

SELECT pg_catalog.setval('public.payments_statementline_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_carrierbill_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_carrierbillline_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_carriercallback_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_consigned_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_handoverlist_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_handoverseries_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_postalrate_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_shipment_id_seq', 1, false);

SELECT pg_catalog.setval('public.postal_shipmentevent_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);

SELECT pg_catalog.setval('public.ratings_feedback_id_seq', 1, false);

SELECT pg_catalog.setval('public.ratings_feedbackfile_id_seq', 1, false);

SELECT pg_catalog.setval('public.ratings_kiosk_id_seq', 1, false);

SELECT pg_catalog.setval('public.ratings_rating_id_seq', 1, false);

SELECT pg_catalog.setval('public.ratings_surveyanswer_id_seq', 1, false);

SELECT pg_catalog.setval('public.ratings_surveyquestion_id_seq', 7, true);

SELECT pg_catalog.setval('public.reports_daytally_id_seq', 1, false);

SELECT pg_catalog.setval('public.reports_openday_id_seq', 1, false);

SELECT pg_catalog.setval('public.reports_reportmail_id_seq', 1, false);

SELECT pg_catalog.setval('public.reports_reportschedule_id_seq', 1, false);

SELECT pg_catalog.setval('public.reports_signedtable_id_seq', 1, false);

SELECT pg_catalog.setval('public.socialaccount_socialaccount_id_seq', 1, false);

SELECT pg_catalog.setval('public.socialaccount_socialapp_id_seq', 1, false);

SELECT pg_catalog.setval('public.socialaccount_socialtoken_id_seq', 1, false);

SELECT pg_catalog.setval('public.staffing_duty_id_seq', 1, false);

SELECT pg_catalog.setval('public.staffing_presence_id_seq', 1, false);

SELECT pg_catalog.setval('public.staffing_presencecorrection_id_seq', 1, false);

SELECT pg_catalog.setval('public.staffing_remark_id_seq', 1, false);

SELECT pg_catalog.setval('public.staffing_staffingrules_id_seq', 1, false);

SELECT pg_catalog.setval('public.staffing_trainingcourse_id_seq', 1, false);

SELECT pg_catalog.setval('public.staffing_trainingplace_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_agencycount_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_coursecount_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_directive_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_directivelink_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_directivereport_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_limitplan_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_limitproposal_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_limittarget_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_officercount_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_overtakingcount_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_reasoncount_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_reminder_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_reminderrule_id_seq', 7, true);

SELECT pg_catalog.setval('public.supervision_riskcurve_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_stepcount_id_seq', 1, false);

SELECT pg_catalog.setval('public.supervision_workedcount_id_seq', 1, false);

SELECT pg_catalog.setval('public.usersessions_usersession_id_seq', 1, false);

ALTER TABLE ONLY public.postal_consigned
    ADD CONSTRAINT a_dossier_once_in_a_shipment UNIQUE (shipment_id, dossier_id);

ALTER TABLE ONLY public.documents_personaldocument
    ADD CONSTRAINT a_file_once_in_a_persons_store UNIQUE (person_id, file_id);

ALTER TABLE ONLY public.dossiers_draftfile
    ADD CONSTRAINT a_file_once_per_paper UNIQUE NULLS NOT DISTINCT (draft_id, required_id, role, file_id);

ALTER TABLE ONLY public.dossiers_partnerdossier
    ADD CONSTRAINT a_partners_number_once UNIQUE (partner_code, partner_key);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_answerfile
    ADD CONSTRAINT an_answers_file_once UNIQUE (request_id, item, file_id);

ALTER TABLE ONLY public.announcements_announcement
    ADD CONSTRAINT announcements_announcement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.announcements_publishedannouncement
    ADD CONSTRAINT announcements_publishedannouncement_announcement_id_key UNIQUE (announcement_id);

ALTER TABLE ONLY public.announcements_publishedannouncement
    ADD CONSTRAINT announcements_publishedannouncement_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_change
    ADD CONSTRAINT audit_change_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_export
    ADD CONSTRAINT audit_export_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_look
    ADD CONSTRAINT audit_look_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_cataloguerevision
    ADD CONSTRAINT catalogue_cataloguerevision_pkey PRIMARY KEY (sole);

ALTER TABLE ONLY public.catalogue_decision
    ADD CONSTRAINT catalogue_decision_number_key UNIQUE (number);

ALTER TABLE ONLY public.catalogue_decision
    ADD CONSTRAINT catalogue_decision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_eform
    ADD CONSTRAINT catalogue_eform_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_everydayword
    ADD CONSTRAINT catalogue_everydayword_folded_key UNIQUE (folded);

ALTER TABLE ONLY public.catalogue_everydayword
    ADD CONSTRAINT catalogue_everydayword_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_fee
    ADD CONSTRAINT catalogue_fee_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_lifeevent
    ADD CONSTRAINT catalogue_lifeevent_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_lifeevent
    ADD CONSTRAINT catalogue_lifeevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_lifeevent_procedures
    ADD CONSTRAINT catalogue_lifeevent_proc_lifeevent_id_procedure_i_2c543211_uniq UNIQUE (lifeevent_id, procedure_id);

ALTER TABLE ONLY public.catalogue_lifeevent_procedures
    ADD CONSTRAINT catalogue_lifeevent_procedures_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_nationaldifference
    ADD CONSTRAINT catalogue_nationaldifference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_procedure
    ADD CONSTRAINT catalogue_procedure_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_procedure
    ADD CONSTRAINT catalogue_procedure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_procedureversion
    ADD CONSTRAINT catalogue_procedureversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_process
    ADD CONSTRAINT catalogue_process_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_process
    ADD CONSTRAINT catalogue_process_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_proposal
    ADD CONSTRAINT catalogue_proposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_proposalnote
    ADD CONSTRAINT catalogue_proposalnote_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_requireddocument
    ADD CONSTRAINT catalogue_requireddocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_sector
    ADD CONSTRAINT catalogue_sector_code_key UNIQUE (code);

ALTER TABLE ONLY public.catalogue_sector
    ADD CONSTRAINT catalogue_sector_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_step_consults
    ADD CONSTRAINT catalogue_step_consults_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_step_consults
    ADD CONSTRAINT catalogue_step_consults_step_id_agency_id_f76bad20_uniq UNIQUE (step_id, agency_id);

ALTER TABLE ONLY public.catalogue_step
    ADD CONSTRAINT catalogue_step_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_stepoutcome
    ADD CONSTRAINT catalogue_stepoutcome_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_timelimitcut
    ADD CONSTRAINT catalogue_timelimitcut_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.catalogue_unfoundterm
    ADD CONSTRAINT catalogue_unfoundterm_folded_key UNIQUE (folded);

ALTER TABLE ONLY public.catalogue_unfoundterm
    ADD CONSTRAINT catalogue_unfoundterm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.documents_personaldocument
    ADD CONSTRAINT documents_personaldocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_signingaccount
    ADD CONSTRAINT documents_signingaccount_pkey PRIMARY KEY (officer_id);

ALTER TABLE ONLY public.documents_storedfile
    ADD CONSTRAINT documents_storedfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_storedfile
    ADD CONSTRAINT documents_storedfile_sha256_key UNIQUE (sha256);

ALTER TABLE ONLY public.documents_upload
    ADD CONSTRAINT documents_upload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.documents_upload
    ADD CONSTRAINT documents_upload_token_key UNIQUE (token);

ALTER TABLE ONLY public.dossiers_answerfile
    ADD CONSTRAINT dossiers_answerfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_consultation
    ADD CONSTRAINT dossiers_consultation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dailynumber
    ADD CONSTRAINT dossiers_dailynumber_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_daycount
    ADD CONSTRAINT dossiers_daycount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_digitalcopy
    ADD CONSTRAINT dossiers_digitalcopy_pkey PRIMARY KEY (document_id);

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_code_key UNIQUE (code);

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dossierdocument
    ADD CONSTRAINT dossiers_dossierdocument_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dossierform
    ADD CONSTRAINT dossiers_dossierform_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.dossiers_dossierform
    ADD CONSTRAINT dossiers_dossierform_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_dossierresult
    ADD CONSTRAINT dossiers_dossierresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_key_key UNIQUE (key);

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_draftfile
    ADD CONSTRAINT dossiers_draftfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_earlierending
    ADD CONSTRAINT dossiers_earlierending_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_event
    ADD CONSTRAINT dossiers_event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_eventmark
    ADD CONSTRAINT dossiers_eventmark_pkey PRIMARY KEY (reader);

ALTER TABLE ONLY public.dossiers_financialobligation
    ADD CONSTRAINT dossiers_financialobligation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_guesscount
    ADD CONSTRAINT dossiers_guesscount_pkey PRIMARY KEY (slot);

ALTER TABLE ONLY public.dossiers_note
    ADD CONSTRAINT dossiers_note_corrects_id_key UNIQUE (corrects_id);

ALTER TABLE ONLY public.dossiers_note
    ADD CONSTRAINT dossiers_note_key_key UNIQUE (key);

ALTER TABLE ONLY public.dossiers_note
    ADD CONSTRAINT dossiers_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_oftenmissing
    ADD CONSTRAINT dossiers_oftenmissing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_outgoingregister
    ADD CONSTRAINT dossiers_outgoingregister_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_paper
    ADD CONSTRAINT dossiers_paper_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_partnerbatch
    ADD CONSTRAINT dossiers_partnerbatch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_partnerdossier
    ADD CONSTRAINT dossiers_partnerdossier_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.dossiers_partnerdossier
    ADD CONSTRAINT dossiers_partnerdossier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_question
    ADD CONSTRAINT dossiers_question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_reasoncode
    ADD CONSTRAINT dossiers_reasoncode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_resultdraft
    ADD CONSTRAINT dossiers_resultdraft_pkey PRIMARY KEY (dossier_id);

ALTER TABLE ONLY public.dossiers_resultnumber
    ADD CONSTRAINT dossiers_resultnumber_pkey PRIMARY KEY (result_id);

ALTER TABLE ONLY public.dossiers_resultrevocation
    ADD CONSTRAINT dossiers_resultrevocation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_resultrevocation
    ADD CONSTRAINT dossiers_resultrevocation_result_id_key UNIQUE (result_id);

ALTER TABLE ONLY public.dossiers_sealedresult
    ADD CONSTRAINT dossiers_sealedresult_code_key UNIQUE (code);

ALTER TABLE ONLY public.dossiers_sealedresult
    ADD CONSTRAINT dossiers_sealedresult_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_sealedresult
    ADD CONSTRAINT dossiers_sealedresult_result_id_key UNIQUE (result_id);

ALTER TABLE ONLY public.dossiers_signingitem
    ADD CONSTRAINT dossiers_signingitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_signinground
    ADD CONSTRAINT dossiers_signinground_key_key UNIQUE (key);

ALTER TABLE ONLY public.dossiers_signinground
    ADD CONSTRAINT dossiers_signinground_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.dossiers_supplementrequest
    ADD CONSTRAINT dossiers_supplementrequest_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_difference
    ADD CONSTRAINT exchange_difference_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_portaldossier
    ADD CONSTRAINT exchange_portaldossier_pkey PRIMARY KEY (dossier_id);

ALTER TABLE ONLY public.exchange_portalmessage
    ADD CONSTRAINT exchange_portalmessage_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.exchange_reconciliation
    ADD CONSTRAINT exchange_reconciliation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_appointment
    ADD CONSTRAINT hall_appointment_code_key UNIQUE (code);

ALTER TABLE ONLY public.hall_appointment
    ADD CONSTRAINT hall_appointment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_appointment
    ADD CONSTRAINT hall_appointment_ticket_id_key UNIQUE (ticket_id);

ALTER TABLE ONLY public.hall_appointmenthours
    ADD CONSTRAINT hall_appointmenthours_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_appointmentslot
    ADD CONSTRAINT hall_appointmentslot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_assisteddossier
    ADD CONSTRAINT hall_assisteddossier_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.hall_assisteddossier
    ADD CONSTRAINT hall_assisteddossier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_assistedsession
    ADD CONSTRAINT hall_assistedsession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_countersession
    ADD CONSTRAINT hall_countersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_equipmentfault
    ADD CONSTRAINT hall_equipmentfault_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_equipmentitem
    ADD CONSTRAINT hall_equipmentitem_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_groupday
    ADD CONSTRAINT hall_groupday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_hallday
    ADD CONSTRAINT hall_hallday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_hallevent
    ADD CONSTRAINT hall_hallevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_hallrules
    ADD CONSTRAINT hall_hallrules_centre_id_key UNIQUE (centre_id);

ALTER TABLE ONLY public.hall_hallrules
    ADD CONSTRAINT hall_hallrules_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_helpcall
    ADD CONSTRAINT hall_helpcall_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_maintenance
    ADD CONSTRAINT hall_maintenance_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_key_key UNIQUE (key);

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_secret_key UNIQUE (secret);

ALTER TABLE ONLY public.hall_securitycheck
    ADD CONSTRAINT hall_securitycheck_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_servicegroup_agencies
    ADD CONSTRAINT hall_servicegroup_agenci_servicegroup_id_agency_i_3928808a_uniq UNIQUE (servicegroup_id, agency_id);

ALTER TABLE ONLY public.hall_servicegroup_agencies
    ADD CONSTRAINT hall_servicegroup_agencies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_servicegroup_counters
    ADD CONSTRAINT hall_servicegroup_counte_servicegroup_id_counter__a0380449_uniq UNIQUE (servicegroup_id, counter_id);

ALTER TABLE ONLY public.hall_servicegroup_counters
    ADD CONSTRAINT hall_servicegroup_counters_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_servicegroup
    ADD CONSTRAINT hall_servicegroup_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_servicegroup_sectors
    ADD CONSTRAINT hall_servicegroup_sector_servicegroup_id_sector_i_a1045dee_uniq UNIQUE (servicegroup_id, sector_id);

ALTER TABLE ONLY public.hall_servicegroup_sectors
    ADD CONSTRAINT hall_servicegroup_sectors_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_ticketdossier
    ADD CONSTRAINT hall_ticketdossier_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_ticketkiosk
    ADD CONSTRAINT hall_ticketkiosk_centre_id_key UNIQUE (centre_id);

ALTER TABLE ONLY public.hall_ticketkiosk
    ADD CONSTRAINT hall_ticketkiosk_key_key UNIQUE (key);

ALTER TABLE ONLY public.hall_ticketkiosk
    ADD CONSTRAINT hall_ticketkiosk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_visit
    ADD CONSTRAINT hall_visit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.hall_waitcount
    ADD CONSTRAINT hall_waitcount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_account_groups
    ADD CONSTRAINT identity_account_groups_account_id_group_id_2e34229b_uniq UNIQUE (account_id, group_id);

ALTER TABLE ONLY public.identity_account_groups
    ADD CONSTRAINT identity_account_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_account_user_permissions
    ADD CONSTRAINT identity_account_user_pe_account_id_permission_id_623ce521_uniq UNIQUE (account_id, permission_id);

ALTER TABLE ONLY public.identity_account_user_permissions
    ADD CONSTRAINT identity_account_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_username_key UNIQUE (username);

ALTER TABLE ONLY public.identity_onetimecode
    ADD CONSTRAINT identity_onetimecode_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_person
    ADD CONSTRAINT identity_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.identity_tries
    ADD CONSTRAINT identity_tries_pkey PRIMARY KEY (cache_key);

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_noticechoice
    ADD CONSTRAINT notices_noticechoice_account_id_key UNIQUE (account_id);

ALTER TABLE ONLY public.notices_noticechoice
    ADD CONSTRAINT notices_noticechoice_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_noticetry
    ADD CONSTRAINT notices_noticetry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_noticetry
    ADD CONSTRAINT notices_noticetry_reference_key UNIQUE (reference);

ALTER TABLE ONLY public.notices_planchange
    ADD CONSTRAINT notices_planchange_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notices_pushsubscription
    ADD CONSTRAINT notices_pushsubscription_endpoint_key UNIQUE (endpoint);

ALTER TABLE ONLY public.notices_pushsubscription
    ADD CONSTRAINT notices_pushsubscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_absence
    ADD CONSTRAINT one_absence_at_a_time EXCLUDE USING gist (int8range(officer_id, officer_id, '[]'::text) WITH &&, daterange(valid_from, valid_until) WITH &&);

ALTER TABLE ONLY public.payments_ledgeraccount
    ADD CONSTRAINT one_account_of_each UNIQUE NULLS NOT DISTINCT (centre_id, kind, day_on, officer_id);

ALTER TABLE ONLY public.supervision_agencycount
    ADD CONSTRAINT one_agency_count_per_month UNIQUE NULLS NOT DISTINCT (month_on, agency_id, centre_id);

ALTER TABLE ONLY public.ratings_surveyanswer
    ADD CONSTRAINT one_answer_per_question UNIQUE (rating_id, question_id);

ALTER TABLE ONLY public.dossiers_partnerbatch
    ADD CONSTRAINT one_batch_per_file UNIQUE (centre_id, partner_code, file_id);

ALTER TABLE ONLY public.payments_gatewaycallback
    ADD CONSTRAINT one_callback_per_nonce UNIQUE (provider, nonce);

ALTER TABLE ONLY public.dossiers_oftenmissing
    ADD CONSTRAINT one_count_per_missing_paper UNIQUE (procedure_id, name);

ALTER TABLE ONLY public.organisation_counter
    ADD CONSTRAINT one_counter_per_number UNIQUE (centre_id, number);

ALTER TABLE ONLY public.supervision_coursecount
    ADD CONSTRAINT one_course_count_per_month UNIQUE (procedure_id, month_on, agency_id);

ALTER TABLE ONLY public.staffing_trainingcourse
    ADD CONSTRAINT one_course_of_a_title UNIQUE (centre_id, title, first_on);

ALTER TABLE ONLY public.catalogue_nationaldifference
    ADD CONSTRAINT one_difference_of_a_part UNIQUE (code, part);

ALTER TABLE ONLY public.catalogue_requireddocument
    ADD CONSTRAINT one_document_per_position UNIQUE (version_id, "position");

ALTER TABLE ONLY public.staffing_duty
    ADD CONSTRAINT one_duty_at_a_time UNIQUE (officer_id, day_on, half);

ALTER TABLE ONLY public.catalogue_eform
    ADD CONSTRAINT one_eform_per_number UNIQUE (version_id, number);

ALTER TABLE ONLY public.dossiers_event
    ADD CONSTRAINT one_event_per_number UNIQUE (dossier_id, seq);

ALTER TABLE ONLY public.hall_groupday
    ADD CONSTRAINT one_group_day UNIQUE (group_id, day_on);

ALTER TABLE ONLY public.hall_hallday
    ADD CONSTRAINT one_hall_day UNIQUE (centre_id, day_on);

ALTER TABLE ONLY public.hall_equipmentitem
    ADD CONSTRAINT one_item_per_inventory_number UNIQUE (centre_id, number);

ALTER TABLE ONLY public.payments_ledgerline
    ADD CONSTRAINT one_line_per_account UNIQUE (entry_id, account_id);

ALTER TABLE ONLY public.hall_ticketdossier
    ADD CONSTRAINT one_link_per_act UNIQUE (ticket_id, dossier_id, act);

ALTER TABLE ONLY public.postal_handoverlist
    ADD CONSTRAINT one_list_each UNIQUE (centre_id, year, number);

ALTER TABLE ONLY public.postal_handoverseries
    ADD CONSTRAINT one_list_series_per_year UNIQUE (centre_id, year);

ALTER TABLE ONLY public.reports_reportmail
    ADD CONSTRAINT one_mail_per_schedule_and_period UNIQUE (schedule_id, last_on);

ALTER TABLE ONLY public.hall_maintenance
    ADD CONSTRAINT one_maintenance_a_day UNIQUE (item_id, done_on);

ALTER TABLE ONLY public.postal_carriercallback
    ADD CONSTRAINT one_news_per_nonce UNIQUE (provider, nonce);

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT one_notice_per_cause_person_and_channel UNIQUE NULLS NOT DISTINCT (dossier_id, cause, channel, account_id);

ALTER TABLE ONLY public.supervision_officercount
    ADD CONSTRAINT one_officer_count_per_month UNIQUE (procedure_id, month_on, officer_id);

ALTER TABLE ONLY public.staffing_duty
    ADD CONSTRAINT one_officer_on_duty UNIQUE (counter_id, day_on, half);

ALTER TABLE ONLY public.supervision_overtakingcount
    ADD CONSTRAINT one_overtaking_count_per_month UNIQUE NULLS NOT DISTINCT (month_on, agency_id, procedure_id, officer_id);

ALTER TABLE ONLY public.dossiers_paper
    ADD CONSTRAINT one_paper_per_event UNIQUE (event_id, kind);

ALTER TABLE ONLY public.dossiers_paper
    ADD CONSTRAINT one_paper_per_number UNIQUE (register_id, number);

ALTER TABLE ONLY public.staffing_trainingplace
    ADD CONSTRAINT one_place_in_a_course UNIQUE (course_id, officer_id);

ALTER TABLE ONLY public.notices_planchange
    ADD CONSTRAINT one_plan_change_per_number UNIQUE (situation, number);

ALTER TABLE ONLY public.staffing_presence
    ADD CONSTRAINT one_presence_per_half_day UNIQUE (officer_id, day_on, half, centre_id);

ALTER TABLE ONLY public.supervision_limitproposal
    ADD CONSTRAINT one_proposal_per_procedure UNIQUE (plan_id, procedure_id);

ALTER TABLE ONLY public.postal_postalrate
    ADD CONSTRAINT one_rate_each UNIQUE (zone, up_to_grams, valid_from);

ALTER TABLE ONLY public.dossiers_reasoncode
    ADD CONSTRAINT one_reason_code_per_act UNIQUE (act, code);

ALTER TABLE ONLY public.supervision_reasoncount
    ADD CONSTRAINT one_reason_count_per_month UNIQUE (procedure_id, month_on, agency_id, kind, code);

ALTER TABLE ONLY public.payments_feereceipt
    ADD CONSTRAINT one_receipt_per_number UNIQUE (centre_id, series, number);

ALTER TABLE ONLY public.dossiers_outgoingregister
    ADD CONSTRAINT one_register_per_unit_kind_and_year UNIQUE NULLS NOT DISTINCT (centre_id, agency_id, kind, year);

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT one_reminder_per_rule_and_limit UNIQUE (dossier_id, rule_id, due_at);

ALTER TABLE ONLY public.dossiers_resultnumber
    ADD CONSTRAINT one_result_per_number UNIQUE (register_id, number);

ALTER TABLE ONLY public.supervision_riskcurve
    ADD CONSTRAINT one_risk_curve UNIQUE NULLS NOT DISTINCT (procedure_id, agency_id, sector_id, step);

ALTER TABLE ONLY public.catalogue_procedureversion
    ADD CONSTRAINT one_row_per_version UNIQUE (procedure_id, version);

ALTER TABLE ONLY public.hall_appointmenthours
    ADD CONSTRAINT one_rule_of_appointment_hours UNIQUE (group_id, weekday, opens, valid_from);

ALTER TABLE ONLY public.organisation_calendarday
    ADD CONSTRAINT one_rule_per_calendar_day UNIQUE NULLS NOT DISTINCT (calendar_id, day_on);

ALTER TABLE ONLY public.payments_receiptseries
    ADD CONSTRAINT one_series_per_centre UNIQUE (centre_id, series);

ALTER TABLE ONLY public.dossiers_dailynumber
    ADD CONSTRAINT one_series_per_unit_and_day UNIQUE (unit_code, day_on);

ALTER TABLE ONLY public.hall_servicegroup
    ADD CONSTRAINT one_service_group_per_code UNIQUE (centre_id, code);

ALTER TABLE ONLY public.hall_servicegroup
    ADD CONSTRAINT one_service_group_per_letter UNIQUE (centre_id, letter);

ALTER TABLE ONLY public.reports_signedtable
    ADD CONSTRAINT one_signed_table_per_revision UNIQUE (scope, form, first_on, last_on, revision);

ALTER TABLE ONLY public.hall_appointmentslot
    ADD CONSTRAINT one_slot_per_hour UNIQUE (group_id, starts_at);

ALTER TABLE ONLY public.supervision_stepcount
    ADD CONSTRAINT one_step_count_per_month UNIQUE NULLS NOT DISTINCT (procedure_id, month_on, agency_id, step_id, next_id, way);

ALTER TABLE ONLY public.catalogue_step
    ADD CONSTRAINT one_step_per_key UNIQUE (process_id, key);

ALTER TABLE ONLY public.organisation_substitution
    ADD CONSTRAINT one_substitute_per_role UNIQUE (absence_id, role);

ALTER TABLE ONLY public.supervision_limittarget
    ADD CONSTRAINT one_target_per_sector UNIQUE (plan_id, sector_id);

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT one_ticket_per_number UNIQUE (issued_group_id, day_on, number);

ALTER TABLE ONLY public.openness_roottile
    ADD CONSTRAINT one_tile_per_position UNIQUE (of_id, "position");

ALTER TABLE ONLY public.payments_statementline
    ADD CONSTRAINT one_transfer_of_the_bank UNIQUE (account, bank_reference);

ALTER TABLE ONLY public.notices_noticetry
    ADD CONSTRAINT one_try_of_a_notice_per_number UNIQUE (notice_id, number);

ALTER TABLE ONLY public.hall_waitcount
    ADD CONSTRAINT one_wait_count UNIQUE (centre_id, day_on, hour, rank);

ALTER TABLE ONLY public.catalogue_stepoutcome
    ADD CONSTRAINT one_way_per_outcome UNIQUE (step_id, outcome);

ALTER TABLE ONLY public.supervision_workedcount
    ADD CONSTRAINT one_worked_count_per_month UNIQUE NULLS NOT DISTINCT (month_on, agency_id, procedure_id, officer_id);

ALTER TABLE ONLY public.openness_dayroot
    ADD CONSTRAINT openness_dayroot_day_on_key UNIQUE (day_on);

ALTER TABLE ONLY public.openness_dayroot
    ADD CONSTRAINT openness_dayroot_number_key UNIQUE (number);

ALTER TABLE ONLY public.openness_dayroot
    ADD CONSTRAINT openness_dayroot_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.openness_roottile
    ADD CONSTRAINT openness_roottile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_absence
    ADD CONSTRAINT organisation_absence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_administrativeunit
    ADD CONSTRAINT organisation_administrativeunit_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_administrativeunit
    ADD CONSTRAINT organisation_administrativeunit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_agency
    ADD CONSTRAINT organisation_agency_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_agency
    ADD CONSTRAINT organisation_agency_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_calendarclosure
    ADD CONSTRAINT organisation_calendarclosure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_calendarday
    ADD CONSTRAINT organisation_calendarday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_calendarhours
    ADD CONSTRAINT organisation_calendarhours_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_counter_agencies
    ADD CONSTRAINT organisation_counter_age_counter_id_agency_id_165a71d7_uniq UNIQUE (counter_id, agency_id);

ALTER TABLE ONLY public.organisation_counter_agencies
    ADD CONSTRAINT organisation_counter_agencies_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_counter
    ADD CONSTRAINT organisation_counter_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_officer
    ADD CONSTRAINT organisation_officer_account_id_key UNIQUE (account_id);

ALTER TABLE ONLY public.organisation_officer
    ADD CONSTRAINT organisation_officer_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_officer
    ADD CONSTRAINT organisation_officer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_officerrole
    ADD CONSTRAINT organisation_officerrole_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_secondment
    ADD CONSTRAINT organisation_secondment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_servicecentre
    ADD CONSTRAINT organisation_servicecentre_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_servicecentre
    ADD CONSTRAINT organisation_servicecentre_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_staffrevision
    ADD CONSTRAINT organisation_staffrevision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_substitution
    ADD CONSTRAINT organisation_substitution_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organisation_workcalendar
    ADD CONSTRAINT organisation_workcalendar_code_key UNIQUE (code);

ALTER TABLE ONLY public.organisation_workcalendar
    ADD CONSTRAINT organisation_workcalendar_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_drawerclosing
    ADD CONSTRAINT payments_drawerclosing_account_id_key UNIQUE (account_id);

ALTER TABLE ONLY public.payments_drawerclosing
    ADD CONSTRAINT payments_drawerclosing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_feereceipt
    ADD CONSTRAINT payments_feereceipt_payment_id_key UNIQUE (payment_id);

ALTER TABLE ONLY public.payments_feereceipt
    ADD CONSTRAINT payments_feereceipt_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_gatewaycallback
    ADD CONSTRAINT payments_gatewaycallback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_ledgeraccount
    ADD CONSTRAINT payments_ledgeraccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_ledgerentry
    ADD CONSTRAINT payments_ledgerentry_key_key UNIQUE (key);

ALTER TABLE ONLY public.payments_ledgerentry
    ADD CONSTRAINT payments_ledgerentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_ledgerline
    ADD CONSTRAINT payments_ledgerline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_paidobligation
    ADD CONSTRAINT payments_paidobligation_obligation_id_key UNIQUE (obligation_id);

ALTER TABLE ONLY public.payments_paidobligation
    ADD CONSTRAINT payments_paidobligation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_key_key UNIQUE (key);

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_reference_key UNIQUE (reference);

ALTER TABLE ONLY public.payments_receiptseries
    ADD CONSTRAINT payments_receiptseries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_transfer_id_key UNIQUE (transfer_id);

ALTER TABLE ONLY public.payments_statementimport
    ADD CONSTRAINT payments_statementimport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.payments_statementimport
    ADD CONSTRAINT payments_statementimport_sha256_key UNIQUE (sha256);

ALTER TABLE ONLY public.payments_statementline
    ADD CONSTRAINT payments_statementline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_carrierbill
    ADD CONSTRAINT postal_carrierbill_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_carrierbill
    ADD CONSTRAINT postal_carrierbill_sha256_key UNIQUE (sha256);

ALTER TABLE ONLY public.postal_carrierbillline
    ADD CONSTRAINT postal_carrierbillline_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_carriercallback
    ADD CONSTRAINT postal_carriercallback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_consigned
    ADD CONSTRAINT postal_consigned_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_handoverlist
    ADD CONSTRAINT postal_handoverlist_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_handoverseries
    ADD CONSTRAINT postal_handoverseries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_postalrate
    ADD CONSTRAINT postal_postalrate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_follows_id_key UNIQUE (follows_id);

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_key_key UNIQUE (key);

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_reference_key UNIQUE (reference);

ALTER TABLE ONLY public.postal_shipmentevent
    ADD CONSTRAINT postal_shipmentevent_key_key UNIQUE (key);

ALTER TABLE ONLY public.postal_shipmentevent
    ADD CONSTRAINT postal_shipmentevent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_code_key UNIQUE (code);

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_key_key UNIQUE (key);

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_number_key UNIQUE (number);

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ratings_feedbackfile
    ADD CONSTRAINT ratings_feedbackfile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ratings_kiosk
    ADD CONSTRAINT ratings_kiosk_counter_id_key UNIQUE (counter_id);

ALTER TABLE ONLY public.ratings_kiosk
    ADD CONSTRAINT ratings_kiosk_key_key UNIQUE (key);

ALTER TABLE ONLY public.ratings_kiosk
    ADD CONSTRAINT ratings_kiosk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ratings_rating
    ADD CONSTRAINT ratings_rating_dossier_id_key UNIQUE (dossier_id);

ALTER TABLE ONLY public.ratings_rating
    ADD CONSTRAINT ratings_rating_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ratings_surveyanswer
    ADD CONSTRAINT ratings_surveyanswer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ratings_surveyquestion
    ADD CONSTRAINT ratings_surveyquestion_code_key UNIQUE (code);

ALTER TABLE ONLY public.ratings_surveyquestion
    ADD CONSTRAINT ratings_surveyquestion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_daytally
    ADD CONSTRAINT reports_daytally_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_openday
    ADD CONSTRAINT reports_openday_day_on_key UNIQUE (day_on);

ALTER TABLE ONLY public.reports_openday
    ADD CONSTRAINT reports_openday_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_reportmail
    ADD CONSTRAINT reports_reportmail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_reportschedule
    ADD CONSTRAINT reports_reportschedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reports_signedtable
    ADD CONSTRAINT reports_signedtable_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);

ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staffing_duty
    ADD CONSTRAINT staffing_duty_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staffing_presence
    ADD CONSTRAINT staffing_presence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staffing_presencecorrection
    ADD CONSTRAINT staffing_presencecorrection_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staffing_remark
    ADD CONSTRAINT staffing_remark_key_key UNIQUE (key);

ALTER TABLE ONLY public.staffing_remark
    ADD CONSTRAINT staffing_remark_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staffing_staffingrules
    ADD CONSTRAINT staffing_staffingrules_centre_id_key UNIQUE (centre_id);

ALTER TABLE ONLY public.staffing_staffingrules
    ADD CONSTRAINT staffing_staffingrules_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staffing_trainingcourse
    ADD CONSTRAINT staffing_trainingcourse_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.staffing_trainingplace
    ADD CONSTRAINT staffing_trainingplace_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_agencycount
    ADD CONSTRAINT supervision_agencycount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_course
    ADD CONSTRAINT supervision_course_pkey PRIMARY KEY (dossier_id);

ALTER TABLE ONLY public.supervision_coursecount
    ADD CONSTRAINT supervision_coursecount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_directive
    ADD CONSTRAINT supervision_directive_key_key UNIQUE (key);

ALTER TABLE ONLY public.supervision_directive
    ADD CONSTRAINT supervision_directive_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_directivelink
    ADD CONSTRAINT supervision_directivelink_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_directivereport
    ADD CONSTRAINT supervision_directivereport_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_limitplan
    ADD CONSTRAINT supervision_limitplan_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_limitplan
    ADD CONSTRAINT supervision_limitplan_year_key UNIQUE (year);

ALTER TABLE ONLY public.supervision_limitproposal
    ADD CONSTRAINT supervision_limitproposal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_limitstudy
    ADD CONSTRAINT supervision_limitstudy_pkey PRIMARY KEY (procedure_id);

ALTER TABLE ONLY public.supervision_limittarget
    ADD CONSTRAINT supervision_limittarget_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_officercount
    ADD CONSTRAINT supervision_officercount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_overtaking
    ADD CONSTRAINT supervision_overtaking_pkey PRIMARY KEY (later_id);

ALTER TABLE ONLY public.supervision_overtakingcount
    ADD CONSTRAINT supervision_overtakingcount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_reasoncount
    ADD CONSTRAINT supervision_reasoncount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_reminderrule
    ADD CONSTRAINT supervision_reminderrule_code_key UNIQUE (code);

ALTER TABLE ONLY public.supervision_reminderrule
    ADD CONSTRAINT supervision_reminderrule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_risk
    ADD CONSTRAINT supervision_risk_pkey PRIMARY KEY (dossier_id);

ALTER TABLE ONLY public.supervision_riskagency
    ADD CONSTRAINT supervision_riskagency_pkey PRIMARY KEY (agency_id);

ALTER TABLE ONLY public.supervision_riskcurve
    ADD CONSTRAINT supervision_riskcurve_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_riskfit
    ADD CONSTRAINT supervision_riskfit_pkey PRIMARY KEY (sole);

ALTER TABLE ONLY public.supervision_stepcount
    ADD CONSTRAINT supervision_stepcount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.supervision_workedcount
    ADD CONSTRAINT supervision_workedcount_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);

CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);

CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);

CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);

CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);

CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);

CREATE INDEX announcements_announcement_centre_id_3ed68e3d ON public.announcements_announcement USING btree (centre_id);

CREATE INDEX announcements_by_end ON public.announcements_publishedannouncement USING btree (shown_until);

CREATE INDEX appointments_of_account ON public.hall_appointment USING btree (account_id, id DESC);

CREATE INDEX assisted_by_centre ON public.hall_assistedsession USING btree (centre_id, confirmed_at) INCLUDE (person_id);

CREATE INDEX assisted_by_officer ON public.hall_assistedsession USING btree (officer_id, started_at DESC);

CREATE INDEX assisted_still_open ON public.hall_assistedsession USING btree (started_at) WHERE (ended_at IS NULL);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX batches_by_centre ON public.dossiers_partnerbatch USING btree (centre_id, brought_at DESC, id DESC);

CREATE INDEX bill_lines_by_waybill ON public.postal_carrierbillline USING btree (waybill);

CREATE INDEX by_identity ON public.dossiers_dossier USING btree (applicant_identity text_pattern_ops) WHERE (NOT ((applicant_identity)::text = ''::text));

CREATE INDEX by_name ON public.dossiers_dossier USING btree (applicant_folded text_pattern_ops);

CREATE INDEX by_name_words ON public.dossiers_dossier USING gin (to_tsvector('simple'::regconfig, (COALESCE(applicant_folded, ''::character varying))::text));

CREATE INDEX by_phone ON public.dossiers_dossier USING btree (applicant_phone text_pattern_ops) WHERE (NOT ((applicant_phone)::text = ''::text));

CREATE INDEX by_procedure ON public.dossiers_dossier USING btree (agency_id, procedure_version_id, id);

CREATE INDEX carrier_news_by_time ON public.postal_carriercallback USING btree (heard_at);

CREATE INDEX catalogue_decision_number_06cd1b94_like ON public.catalogue_decision USING btree (number varchar_pattern_ops);

CREATE INDEX catalogue_eform_version_id_fbd93b98 ON public.catalogue_eform USING btree (version_id);

CREATE INDEX catalogue_everydayword_folded_64a7fb2c_like ON public.catalogue_everydayword USING btree (folded varchar_pattern_ops);

CREATE INDEX catalogue_fee_version_id_f64dab42 ON public.catalogue_fee USING btree (version_id);

CREATE INDEX catalogue_lifeevent_code_014f8813_like ON public.catalogue_lifeevent USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_lifeevent_procedures_lifeevent_id_5669eb2c ON public.catalogue_lifeevent_procedures USING btree (lifeevent_id);

CREATE INDEX catalogue_lifeevent_procedures_procedure_id_059fa51e ON public.catalogue_lifeevent_procedures USING btree (procedure_id);

CREATE INDEX catalogue_nationaldifference_proposal_id_2f3aa2e4 ON public.catalogue_nationaldifference USING btree (proposal_id);

CREATE INDEX catalogue_procedure_code_059bbfc1_like ON public.catalogue_procedure USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_procedure_sector_id_6676204a ON public.catalogue_procedure USING btree (sector_id);

CREATE INDEX catalogue_procedureversion_agency_id_239e24e1 ON public.catalogue_procedureversion USING btree (agency_id);

CREATE INDEX catalogue_procedureversion_decision_id_7a74a0b3 ON public.catalogue_procedureversion USING btree (decision_id);

CREATE INDEX catalogue_procedureversion_procedure_id_6d18a762 ON public.catalogue_procedureversion USING btree (procedure_id);

CREATE INDEX catalogue_procedureversion_process_id_61dada20 ON public.catalogue_procedureversion USING btree (process_id);

CREATE INDEX catalogue_process_code_e0dae628_like ON public.catalogue_process USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_process_decision_id_721a30df ON public.catalogue_process USING btree (decision_id);

CREATE INDEX catalogue_proposal_base_process_id_d9dabd14 ON public.catalogue_proposal USING btree (base_process_id);

CREATE INDEX catalogue_proposal_decision_id_5324ee24 ON public.catalogue_proposal USING btree (decision_id);

CREATE INDEX catalogue_proposalnote_proposal_id_d5ccbb6e ON public.catalogue_proposalnote USING btree (proposal_id);

CREATE INDEX catalogue_requireddocument_version_id_247aeacc ON public.catalogue_requireddocument USING btree (version_id);

CREATE INDEX catalogue_sector_code_2acef248_like ON public.catalogue_sector USING btree (code varchar_pattern_ops);

CREATE INDEX catalogue_step_agency_id_6f84b409 ON public.catalogue_step USING btree (agency_id);

CREATE INDEX catalogue_step_consults_agency_id_f385e3ed ON public.catalogue_step_consults USING btree (agency_id);

CREATE INDEX catalogue_step_consults_step_id_5bb4ad5e ON public.catalogue_step_consults USING btree (step_id);

CREATE INDEX catalogue_step_key_57486c66 ON public.catalogue_step USING btree (key);

CREATE INDEX catalogue_step_key_57486c66_like ON public.catalogue_step USING btree (key varchar_pattern_ops);

CREATE INDEX catalogue_step_process_id_46cb5c22 ON public.catalogue_step USING btree (process_id);

CREATE INDEX catalogue_stepoutcome_next_id_cce183ac ON public.catalogue_stepoutcome USING btree (next_id);

CREATE INDEX catalogue_stepoutcome_outcome_9d530b48 ON public.catalogue_stepoutcome USING btree (outcome);

CREATE INDEX catalogue_stepoutcome_outcome_9d530b48_like ON public.catalogue_stepoutcome USING btree (outcome varchar_pattern_ops);

CREATE INDEX catalogue_stepoutcome_step_id_2c60cf99 ON public.catalogue_stepoutcome USING btree (step_id);

CREATE INDEX catalogue_timelimitcut_agency_id_08dc588f ON public.catalogue_timelimitcut USING btree (agency_id);

CREATE INDEX catalogue_timelimitcut_decision_id_21955891 ON public.catalogue_timelimitcut USING btree (decision_id);

CREATE INDEX catalogue_unfoundterm_folded_5ea75f73_like ON public.catalogue_unfoundterm USING btree (folded varchar_pattern_ops);

CREATE INDEX changes_of_thing ON public.audit_change USING btree (what, about, id DESC);

CREATE INDEX checks_of_month ON public.hall_securitycheck USING btree (centre_id, month_on, topic, id DESC);

CREATE INDEX closed_directives ON public.supervision_directive USING btree (closed_at) WHERE (closed_at IS NOT NULL);

CREATE INDEX closed_feedback ON public.ratings_feedback USING btree (closed_at DESC, id DESC) INCLUDE (centre_id, timeliness) WHERE (NOT ((state)::text = ANY ((ARRAY['drafted'::character varying, 'filed'::character varying, 'in_hand'::character varying])::text[])));

CREATE INDEX codes_by_address ON public.identity_onetimecode USING btree (address, asked_at);

CREATE INDEX codes_by_target ON public.identity_onetimecode USING btree (target, asked_at);

CREATE INDEX codes_by_time ON public.identity_onetimecode USING btree (asked_at);

CREATE INDEX comments_by_centre ON public.ratings_rating USING btree (centre_id, rated_at DESC) WHERE (NOT (comment = ''::text));

CREATE INDEX copies_by_file ON public.dossiers_digitalcopy USING btree (file_id) WHERE (file_id IS NOT NULL);

CREATE INDEX copies_to_seal ON public.dossiers_digitalcopy USING btree (document_id) WHERE (((fault)::text = ''::text) AND (file_id IS NULL));

CREATE INDEX corrections_of_centre ON public.staffing_presencecorrection USING btree (centre_id, day_on);

CREATE INDEX corrections_of_officer ON public.staffing_presencecorrection USING btree (officer_id, day_on);

CREATE INDEX counters_open ON public.hall_countersession USING btree (centre_id) WHERE (closed_at IS NULL);

CREATE INDEX counts_by_day ON public.dossiers_daycount USING btree (centre_id, day_on) INCLUDE (agency_id, channel, grade, dossiers);

CREATE INDEX course_counts_by_month ON public.supervision_coursecount USING btree (month_on);

CREATE INDEX courses_in_order ON public.supervision_course USING btree (procedure_id, agency_id, ended_at) INCLUDE (received_at, first_due_at, excused_at) WHERE (standing = 2);

CREATE INDEX courses_of_centre ON public.staffing_trainingcourse USING btree (centre_id, first_on DESC, id DESC);

CREATE INDEX day_roots_by_event ON public.openness_dayroot USING btree (last_event_id DESC);

CREATE INDEX differences_by_state ON public.catalogue_nationaldifference USING btree (state, code, part);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE INDEX documents_personaldocument_person_id_0d471ca0 ON public.documents_personaldocument USING btree (person_id);

CREATE INDEX documents_storedfile_sha256_8fc42a25_like ON public.documents_storedfile USING btree (sha256 varchar_pattern_ops);

CREATE INDEX documents_upload_expires_at_e7745d03 ON public.documents_upload USING btree (expires_at);

CREATE INDEX documents_upload_owner_1ff67448 ON public.documents_upload USING btree (owner);

CREATE INDEX documents_upload_owner_1ff67448_like ON public.documents_upload USING btree (owner varchar_pattern_ops);

CREATE INDEX documents_upload_token_cd18ae89_like ON public.documents_upload USING btree (token varchar_pattern_ops);

CREATE INDEX dossiers_consultation_dossier_id_1c8e3dd1 ON public.dossiers_consultation USING btree (dossier_id);

CREATE INDEX dossiers_dossier_code_6d68c351_like ON public.dossiers_dossier USING btree (code varchar_pattern_ops);

CREATE INDEX dossiers_dossierdocument_dossier_id_f5ff47e3 ON public.dossiers_dossierdocument USING btree (dossier_id);

CREATE INDEX dossiers_dossierresult_dossier_id_4e47badf ON public.dossiers_dossierresult USING btree (dossier_id);

CREATE INDEX dossiers_draftfile_draft_id_c766a51a ON public.dossiers_draftfile USING btree (draft_id);

CREATE INDEX dossiers_earlierending_dossier_id_ce130d7d ON public.dossiers_earlierending USING btree (dossier_id);

CREATE INDEX dossiers_eventmark_reader_f4a9cc73_like ON public.dossiers_eventmark USING btree (reader varchar_pattern_ops);

CREATE INDEX dossiers_financialobligation_dossier_id_fb923337 ON public.dossiers_financialobligation USING btree (dossier_id);

CREATE INDEX dossiers_guesscount_rests_until_60811b9a ON public.dossiers_guesscount USING btree (rests_until);

CREATE INDEX dossiers_note_dossier_id_0400fce3 ON public.dossiers_note USING btree (dossier_id);

CREATE INDEX dossiers_of_applicant ON public.dossiers_dossier USING btree (applicant_id, status, id) WHERE (applicant_id IS NOT NULL);

CREATE INDEX dossiers_oftenmissing_procedure_id_a3f0ba6c ON public.dossiers_oftenmissing USING btree (procedure_id);

CREATE INDEX dossiers_paper_dossier_id_7f1e1888 ON public.dossiers_paper USING btree (dossier_id);

CREATE INDEX dossiers_partnerdossier_batch_id_eb5f20a0 ON public.dossiers_partnerdossier USING btree (batch_id);

CREATE INDEX dossiers_question_dossier_id_2797cd07 ON public.dossiers_question USING btree (dossier_id);

CREATE INDEX dossiers_reasoncode_code_71335821 ON public.dossiers_reasoncode USING btree (code);

CREATE INDEX dossiers_reasoncode_code_71335821_like ON public.dossiers_reasoncode USING btree (code varchar_pattern_ops);

CREATE INDEX dossiers_sealedresult_code_0162e2dd_like ON public.dossiers_sealedresult USING btree (code varchar_pattern_ops);

CREATE INDEX dossiers_sealedresult_file_id_d6c0e9e0 ON public.dossiers_sealedresult USING btree (file_id);

CREATE INDEX dossiers_signingitem_round_id_d5f51ffe ON public.dossiers_signingitem USING btree (round_id);

CREATE INDEX dossiers_supplementrequest_dossier_id_9e3c5dda ON public.dossiers_supplementrequest USING btree (dossier_id);

CREATE INDEX drafts_by_expiry ON public.dossiers_draft USING btree (expires_at);

CREATE INDEX drafts_by_phone ON public.dossiers_draft USING btree (phone) WHERE ((dossier_id IS NULL) AND (NOT ((phone)::text = ''::text)));

CREATE INDEX drafts_of_account ON public.dossiers_draft USING btree (account_id, saved_at DESC) WHERE (account_id IS NOT NULL);

CREATE INDEX duties_of_centre ON public.staffing_duty USING btree (centre_id, day_on);

CREATE INDEX events_by_officer ON public.dossiers_event USING btree (officer_id, at) WHERE ((kind)::text = ANY ((ARRAY['received'::character varying, 'finished'::character varying])::text[]));

CREATE INDEX exchange_difference_reconciliation_id_430a7146 ON public.exchange_difference USING btree (reconciliation_id);

CREATE INDEX exchange_portalmessage_dossier_id_82c26d43 ON public.exchange_portalmessage USING btree (dossier_id);

CREATE INDEX exchange_portalmessage_sent_at_252885c9 ON public.exchange_portalmessage USING btree (sent_at);

CREATE INDEX exports_by_officer ON public.audit_export USING btree (officer_id, at);

CREATE INDEX filed_online ON public.dossiers_dossier USING btree (procedure_version_id, centre_id, received_at) INCLUDE (agency_id) WHERE (((channel)::text = 'online'::text) AND (received_at IS NOT NULL));

CREATE INDEX finished_courses ON public.supervision_course USING btree (procedure_id, ended_at) INCLUDE (used_minutes, limit_minutes, agency_id) WHERE (standing = 2);

CREATE INDEX finished_for_reports ON public.dossiers_dossier USING btree (centre_id, finished_at) INCLUDE (agency_id, channel, procedure_version_id, received_at, timeliness) WHERE (finished_at IS NOT NULL);

CREATE INDEX hall_appointment_code_8f590770_like ON public.hall_appointment USING btree (code varchar_pattern_ops);

CREATE INDEX hall_appointment_slot_id_dbec68cf ON public.hall_appointment USING btree (slot_id);

CREATE INDEX hall_appointmenthours_group_id_b27d6eb6 ON public.hall_appointmenthours USING btree (group_id);

CREATE INDEX hall_assisteddossier_session_id_5785d3ea ON public.hall_assisteddossier USING btree (session_id);

CREATE INDEX hall_assistedsession_person_id_0ff364ae ON public.hall_assistedsession USING btree (person_id);

CREATE INDEX hall_days_open ON public.hall_hallday USING btree (centre_id, day_on) WHERE (closed_at IS NULL);

CREATE INDEX hall_equipmentfault_item_id_c03aed07 ON public.hall_equipmentfault USING btree (item_id);

CREATE INDEX hall_equipmentitem_counter_id_87b3f02c ON public.hall_equipmentitem USING btree (counter_id);

CREATE INDEX hall_events_of_day ON public.hall_hallevent USING btree (centre_id, day_on, id);

CREATE INDEX hall_hallevent_ticket_id_d6bee8d4 ON public.hall_hallevent USING btree (ticket_id);

CREATE INDEX hall_maintenance_item_id_ed905d09 ON public.hall_maintenance USING btree (item_id);

CREATE INDEX hall_queueticket_secret_7e286241_like ON public.hall_queueticket USING btree (secret varchar_pattern_ops);

CREATE INDEX hall_servicegroup_agencies_agency_id_0bbfd391 ON public.hall_servicegroup_agencies USING btree (agency_id);

CREATE INDEX hall_servicegroup_agencies_servicegroup_id_119d3b66 ON public.hall_servicegroup_agencies USING btree (servicegroup_id);

CREATE INDEX hall_servicegroup_code_3fc173b5 ON public.hall_servicegroup USING btree (code);

CREATE INDEX hall_servicegroup_code_3fc173b5_like ON public.hall_servicegroup USING btree (code varchar_pattern_ops);

CREATE INDEX hall_servicegroup_counters_counter_id_4c5dd1d2 ON public.hall_servicegroup_counters USING btree (counter_id);

CREATE INDEX hall_servicegroup_counters_servicegroup_id_c79fc288 ON public.hall_servicegroup_counters USING btree (servicegroup_id);

CREATE INDEX hall_servicegroup_sectors_sector_id_9d63f9c3 ON public.hall_servicegroup_sectors USING btree (sector_id);

CREATE INDEX hall_servicegroup_sectors_servicegroup_id_6609e8c4 ON public.hall_servicegroup_sectors USING btree (servicegroup_id);

CREATE INDEX hall_ticketdossier_dossier_id_cb5501db ON public.hall_ticketdossier USING btree (dossier_id);

CREATE INDEX hall_ticketdossier_ticket_id_989694f7 ON public.hall_ticketdossier USING btree (ticket_id);

CREATE INDEX hall_ticketkiosk_key_dce93d19_like ON public.hall_ticketkiosk USING btree (key varchar_pattern_ops);

CREATE INDEX hall_visit_ticket_id_6fd64ca4 ON public.hall_visit USING btree (ticket_id);

CREATE INDEX help_calls_open ON public.hall_helpcall USING btree (centre_id) WHERE (answered_at IS NULL);

CREATE INDEX identity_account_groups_account_id_323dfdd4 ON public.identity_account_groups USING btree (account_id);

CREATE INDEX identity_account_groups_group_id_3d52765a ON public.identity_account_groups USING btree (group_id);

CREATE INDEX identity_account_person_id_b0155c6e ON public.identity_account USING btree (person_id);

CREATE INDEX identity_account_user_permissions_account_id_a270bbf4 ON public.identity_account_user_permissions USING btree (account_id);

CREATE INDEX identity_account_user_permissions_permission_id_43dfac4c ON public.identity_account_user_permissions USING btree (permission_id);

CREATE INDEX identity_account_username_361abcf0_like ON public.identity_account USING btree (username varchar_pattern_ops);

CREATE INDEX identity_tries_expires ON public.identity_tries USING btree (expires);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX late_courses ON public.supervision_course USING btree (ended_at, dossier_id) WHERE late;

CREATE INDEX lines_by_account ON public.payments_ledgerline USING btree (account_id, day_on) INCLUDE (amount_dong);

CREATE INDEX looks_of_dossier ON public.audit_look USING btree (dossier_id, at DESC, id DESC);

CREATE INDEX looks_of_officer ON public.audit_look USING btree (officer_id, at DESC);

CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);

CREATE INDEX notes_of_proposal ON public.catalogue_proposalnote USING btree (proposal_id, id);

CREATE INDEX notices_awaited ON public.notices_notice USING btree (late_at) WHERE (late_at IS NOT NULL);

CREATE INDEX notices_failed ON public.notices_notice USING btree (ended_at DESC, id DESC) WHERE ((state)::text = ANY ((ARRAY['failed'::character varying, 'given_up'::character varying])::text[]));

CREATE INDEX notices_noticetry_reference_10cc6d6c_like ON public.notices_noticetry USING btree (reference varchar_pattern_ops);

CREATE INDEX notices_pushsubscription_account_id_fb620913 ON public.notices_pushsubscription USING btree (account_id);

CREATE INDEX notices_pushsubscription_endpoint_c3866fa4_like ON public.notices_pushsubscription USING btree (endpoint varchar_pattern_ops);

CREATE INDEX notices_to_forget ON public.notices_notice USING btree (made_at) WHERE (NOT ((target)::text = ''::text));

CREATE INDEX notices_to_send ON public.notices_notice USING btree (next_at, id) WHERE ((state)::text = 'queued'::text);

CREATE UNIQUE INDEX one_account_of_the_public_per_email ON public.identity_account USING btree (email) WHERE ((NOT ((email)::text = ''::text)) AND (NOT ((kind)::text = 'officer'::text)));

CREATE UNIQUE INDEX one_account_per_citizen ON public.identity_account USING btree (person_id) WHERE ((kind)::text = 'citizen'::text);

CREATE UNIQUE INDEX one_account_per_phone ON public.identity_account USING btree (phone) WHERE (NOT ((phone)::text = ''::text));

CREATE UNIQUE INDEX one_appointment_per_slot ON public.hall_appointment USING btree (account_id, slot_id) WHERE ((state)::text = 'booked'::text);

CREATE UNIQUE INDEX one_counter_of_an_officer ON public.hall_countersession USING btree (officer_id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX one_event_per_key ON public.dossiers_event USING btree (key) WHERE (key IS NOT NULL);

CREATE UNIQUE INDEX one_news_each ON public.postal_shipmentevent USING btree (shipment_id, carrier_event) WHERE (NOT ((carrier_event)::text = ''::text));

CREATE UNIQUE INDEX one_officer_at_a_counter ON public.hall_countersession USING btree (counter_id) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX one_open_fault_of_an_item ON public.hall_equipmentfault USING btree (item_id) WHERE (fixed_at IS NULL);

CREATE UNIQUE INDEX one_open_help_call ON public.hall_helpcall USING btree (counter_id) WHERE (answered_at IS NULL);

CREATE UNIQUE INDEX one_open_proposal_per_thing ON public.catalogue_proposal USING btree (subject, code) WHERE ((stage)::text = ANY ((ARRAY['approved'::character varying, 'checked'::character varying, 'draft'::character varying, 'in_check'::character varying, 'submitted'::character varying])::text[]));

CREATE UNIQUE INDEX one_open_shipment_each_way ON public.postal_consigned USING btree (dossier_id, direction) WHERE is_open;

CREATE UNIQUE INDEX one_open_signing_a_result ON public.dossiers_signingitem USING btree (sealed_id) WHERE open;

CREATE UNIQUE INDEX one_open_try_per_provider ON public.payments_payment USING btree (dossier_id, provider) WHERE (((state)::text = ANY ((ARRAY['created'::character varying, 'waiting'::character varying])::text[])) AND (NOT ((provider)::text = 'counter'::text)));

CREATE UNIQUE INDEX one_open_visit_of_a_ticket ON public.hall_visit USING btree (ticket_id) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_ordinary_way_per_step ON public.catalogue_stepoutcome USING btree (step_id) WHERE onward;

CREATE UNIQUE INDEX one_person_per_identity_number ON public.identity_person USING btree (kind, identity_number) WHERE ((NOT ((identity_number)::text = ''::text)) AND (NOT ((proof)::text = 'declared'::text)));

CREATE UNIQUE INDEX one_schedule_per_table ON public.reports_reportschedule USING btree (form, scope, every) WHERE (ended_at IS NULL);

CREATE UNIQUE INDEX one_visitor_at_a_counter ON public.hall_queueticket USING btree (counter_id) WHERE ((state)::text = ANY ((ARRAY['called'::character varying, 'serving'::character varying])::text[]));

CREATE UNIQUE INDEX one_waybill_each ON public.postal_shipment USING btree (waybill) WHERE (NOT ((waybill)::text = ''::text));

CREATE INDEX open_by_agency ON public.supervision_risk USING btree (agency_id);

CREATE INDEX open_by_signal ON public.dossiers_dossier USING btree (next_signal_at) WHERE (status = ANY (ARRAY[1, 2, 4, 5, 6, 9]));

CREATE INDEX open_consultations ON public.dossiers_consultation USING btree (agency_id, due_at) WHERE (answered_at IS NULL);

CREATE INDEX open_directives ON public.supervision_directive USING btree (due_at, id) WHERE (closed_at IS NULL);

CREATE INDEX open_feedback ON public.ratings_feedback USING btree (centre_id, due_at, id) WHERE ((state)::text = ANY ((ARRAY['drafted'::character varying, 'filed'::character varying, 'in_hand'::character varying])::text[]));

CREATE INDEX open_feedback_by_officer ON public.ratings_feedback USING btree (officer_id, due_at, id) WHERE ((officer_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['drafted'::character varying, 'filed'::character varying, 'in_hand'::character varying])::text[])));

CREATE INDEX open_payments ON public.payments_payment USING btree (expires_at) WHERE ((state)::text = ANY ((ARRAY['created'::character varying, 'waiting'::character varying])::text[]));

CREATE INDEX open_questions ON public.dossiers_question USING btree (answer_by, id) WHERE (answered_at IS NULL);

CREATE INDEX organisation_absence_officer_id_d70d5ada ON public.organisation_absence USING btree (officer_id);

CREATE INDEX organisation_administrativeunit_agency_id_54d60f0c ON public.organisation_administrativeunit USING btree (agency_id);

CREATE INDEX organisation_administrativeunit_code_d6b15809_like ON public.organisation_administrativeunit USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_agency_calendar_id_630a14d7 ON public.organisation_agency USING btree (calendar_id);

CREATE INDEX organisation_agency_code_f2b7aee0_like ON public.organisation_agency USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_agency_parent_id_773e959e ON public.organisation_agency USING btree (parent_id);

CREATE INDEX organisation_calendarclosure_calendar_id_69230db5 ON public.organisation_calendarclosure USING btree (calendar_id);

CREATE INDEX organisation_calendarday_calendar_id_1210dbd0 ON public.organisation_calendarday USING btree (calendar_id);

CREATE INDEX organisation_calendarhours_calendar_id_23427ded ON public.organisation_calendarhours USING btree (calendar_id);

CREATE INDEX organisation_counter_agencies_agency_id_97b1727d ON public.organisation_counter_agencies USING btree (agency_id);

CREATE INDEX organisation_counter_agencies_counter_id_c927cb65 ON public.organisation_counter_agencies USING btree (counter_id);

CREATE INDEX organisation_counter_centre_id_dce9991c ON public.organisation_counter USING btree (centre_id);

CREATE INDEX organisation_officer_agency_id_ade1bca5 ON public.organisation_officer USING btree (agency_id);

CREATE INDEX organisation_officer_code_108a6403_like ON public.organisation_officer USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_officerrole_agency_id_a7440ceb ON public.organisation_officerrole USING btree (agency_id);

CREATE INDEX organisation_officerrole_centre_id_0d1e7f4c ON public.organisation_officerrole USING btree (centre_id);

CREATE INDEX organisation_officerrole_officer_id_146bff09 ON public.organisation_officerrole USING btree (officer_id);

CREATE INDEX organisation_secondment_agency_id_78c19cc4 ON public.organisation_secondment USING btree (agency_id);

CREATE INDEX organisation_secondment_centre_id_c0cfde81 ON public.organisation_secondment USING btree (centre_id);

CREATE INDEX organisation_secondment_counter_id_89f1a378 ON public.organisation_secondment USING btree (counter_id);

CREATE INDEX organisation_secondment_officer_id_bbcc5b07 ON public.organisation_secondment USING btree (officer_id);

CREATE INDEX organisation_servicecentre_calendar_id_032df126 ON public.organisation_servicecentre USING btree (calendar_id);

CREATE INDEX organisation_servicecentre_code_8cff514f_like ON public.organisation_servicecentre USING btree (code varchar_pattern_ops);

CREATE INDEX organisation_servicecentre_host_id_6f6aebaa ON public.organisation_servicecentre USING btree (host_id);

CREATE INDEX organisation_substitution_absence_id_5330bd38 ON public.organisation_substitution USING btree (absence_id);

CREATE INDEX organisation_substitution_officer_id_ba7746c4 ON public.organisation_substitution USING btree (officer_id);

CREATE INDEX organisation_workcalendar_code_d1d1e5cd_like ON public.organisation_workcalendar USING btree (code varchar_pattern_ops);

CREATE INDEX overtakings_by_time ON public.supervision_overtaking USING btree (ended_at DESC, later_id DESC);

CREATE INDEX overtakings_of_agency ON public.supervision_overtaking USING btree (agency_id, ended_at DESC, later_id DESC);

CREATE INDEX payments_gatewaycallback_payment_id_a9528533 ON public.payments_gatewaycallback USING btree (payment_id);

CREATE INDEX payments_ledgerentry_key_5a8e8554_like ON public.payments_ledgerentry USING btree (key varchar_pattern_ops);

CREATE INDEX payments_ledgerentry_obligation_id_8d7e4b53 ON public.payments_ledgerentry USING btree (obligation_id);

CREATE INDEX payments_ledgerentry_payment_id_b7e873cd ON public.payments_ledgerentry USING btree (payment_id);

CREATE INDEX payments_ledgerline_entry_id_31444bb0 ON public.payments_ledgerline USING btree (entry_id);

CREATE INDEX payments_paidobligation_payment_id_b8e055db ON public.payments_paidobligation USING btree (payment_id);

CREATE INDEX payments_payment_dossier_id_2b2990ca ON public.payments_payment USING btree (dossier_id);

CREATE INDEX payments_payment_reference_1d502039_like ON public.payments_payment USING btree (reference varchar_pattern_ops);

CREATE INDEX payments_received ON public.payments_payment USING btree (centre_id, received_at) WHERE (received_at IS NOT NULL);

CREATE INDEX payments_refund_payment_id_a70693f7 ON public.payments_refund USING btree (payment_id);

CREATE INDEX payments_statementimport_centre_id_4c731f77 ON public.payments_statementimport USING btree (centre_id);

CREATE INDEX payments_statementimport_sha256_d7687ce8_like ON public.payments_statementimport USING btree (sha256 varchar_pattern_ops);

CREATE INDEX payments_statementline_payment_id_409beacd ON public.payments_statementline USING btree (payment_id);

CREATE INDEX payments_statementline_statement_id_0e2b52e7 ON public.payments_statementline USING btree (statement_id);

CREATE INDEX portal_next ON public.exchange_portaldossier USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);

CREATE INDEX portal_owing ON public.exchange_portaldossier USING btree (owing_since) WHERE (owing_since IS NOT NULL);

CREATE INDEX portal_refused ON public.exchange_portaldossier USING btree (owing_since) WHERE refused;

CREATE INDEX postal_carrierbill_centre_id_5c216803 ON public.postal_carrierbill USING btree (centre_id);

CREATE INDEX postal_carrierbill_sha256_cad2acdd_like ON public.postal_carrierbill USING btree (sha256 varchar_pattern_ops);

CREATE INDEX postal_carrierbillline_bill_id_a4578e8d ON public.postal_carrierbillline USING btree (bill_id);

CREATE INDEX postal_carrierbillline_shipment_id_69001136 ON public.postal_carrierbillline USING btree (shipment_id);

CREATE INDEX postal_consigned_dossier_id_3df956e0 ON public.postal_consigned USING btree (dossier_id);

CREATE INDEX postal_consigned_shipment_id_db31bca0 ON public.postal_consigned USING btree (shipment_id);

CREATE INDEX postal_shipment_handover_list_id_ae628452 ON public.postal_shipment USING btree (handover_list_id);

CREATE INDEX postal_shipment_person_id_e78d741e ON public.postal_shipment USING btree (person_id);

CREATE INDEX postal_shipment_reference_585947c6_like ON public.postal_shipment USING btree (reference varchar_pattern_ops);

CREATE INDEX postal_shipmentevent_shipment_id_2d373644 ON public.postal_shipmentevent USING btree (shipment_id);

CREATE INDEX presences_of_centre ON public.staffing_presence USING btree (centre_id, day_on);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE INDEX proposals_by_stage ON public.catalogue_proposal USING btree (stage, id DESC);

CREATE INDEX proposals_published ON public.catalogue_proposal USING btree (published_at DESC) WHERE ((stage)::text = 'published'::text);

CREATE INDEX published_feedback ON public.ratings_feedback USING btree (published_at DESC, id DESC) WHERE (published_at IS NOT NULL);

CREATE INDEX ratings_by_agency ON public.ratings_rating USING btree (agency_id, rated_at);

CREATE INDEX ratings_by_time ON public.ratings_rating USING btree (rated_at) INCLUDE (agency_id, centre_id, score);

CREATE INDEX ratings_feedback_code_0d0e51f4_like ON public.ratings_feedback USING btree (code varchar_pattern_ops);

CREATE INDEX ratings_feedback_dossier_id_d886689d ON public.ratings_feedback USING btree (dossier_id);

CREATE INDEX ratings_feedback_number_c293242c_like ON public.ratings_feedback USING btree (number varchar_pattern_ops);

CREATE INDEX ratings_feedback_person_id_00bbd786 ON public.ratings_feedback USING btree (person_id);

CREATE INDEX ratings_feedbackfile_feedback_id_41883c9e ON public.ratings_feedbackfile USING btree (feedback_id);

CREATE INDEX ratings_kiosk_key_76c69ed9_like ON public.ratings_kiosk USING btree (key varchar_pattern_ops);

CREATE INDEX ratings_rating_officer_id_c2ebb52f ON public.ratings_rating USING btree (officer_id);

CREATE INDEX ratings_surveyanswer_question_id_2f61f3a5 ON public.ratings_surveyanswer USING btree (question_id);

CREATE INDEX ratings_surveyanswer_rating_id_87dbad48 ON public.ratings_surveyanswer USING btree (rating_id);

CREATE INDEX ratings_surveyquestion_code_619aeb0d_like ON public.ratings_surveyquestion USING btree (code varchar_pattern_ops);

CREATE INDEX reason_counts_by_month ON public.supervision_reasoncount USING btree (month_on);

CREATE INDEX received_by_agency ON public.dossiers_dossier USING btree (agency_id, received_at);

CREATE INDEX received_for_reports ON public.dossiers_dossier USING btree (centre_id, received_at) INCLUDE (agency_id, channel, procedure_version_id, finished_at, closed_at, timeliness, status);

CREATE INDEX refunds_to_do ON public.payments_refund USING btree (centre_id, asked_at) WHERE ((state)::text = ANY ((ARRAY['requested'::character varying, 'approved'::character varying])::text[]));

CREATE INDEX remarks_of_centre ON public.staffing_remark USING btree (centre_id, happened_on DESC, id DESC);

CREATE INDEX remarks_of_officer ON public.staffing_remark USING btree (officer_id, happened_on DESC, id DESC);

CREATE INDEX reminders_of_agency ON public.supervision_reminder USING btree (agency_id, role, due_at) WHERE (settled_at IS NULL);

CREATE INDEX reminders_of_centre ON public.supervision_reminder USING btree (centre_id, role, due_at) WHERE (settled_at IS NULL);

CREATE INDEX reminders_of_officer ON public.supervision_reminder USING btree (officer_id, due_at) WHERE ((officer_id IS NOT NULL) AND (settled_at IS NULL));

CREATE INDEX reports_reportmail_schedule_id_47609d3c ON public.reports_reportmail USING btree (schedule_id);

CREATE INDEX results_to_seal ON public.dossiers_sealedresult USING btree (id) WHERE (((fault)::text = ''::text) AND (file_id IS NULL) AND ((officer_id IS NULL) OR (own_file_id IS NOT NULL)));

CREATE INDEX results_to_sign ON public.dossiers_sealedresult USING btree (officer_id, id) WHERE (((fault)::text = ''::text) AND (file_id IS NULL) AND (officer_id IS NOT NULL) AND (own_file_id IS NULL));

CREATE INDEX risks ON public.supervision_risk USING btree (chance DESC, dossier_id) WHERE ((chance >= (0.2)::double precision) AND (left_minutes >= 0));

CREATE INDEX risks_at_agency ON public.supervision_risk USING btree (holder_agency_id, chance DESC, dossier_id) WHERE ((chance >= (0.2)::double precision) AND (left_minutes >= 0) AND (holder_agency_id IS NOT NULL));

CREATE INDEX risks_at_centre ON public.supervision_risk USING btree (holder_centre_id, chance DESC, dossier_id) WHERE ((chance >= (0.2)::double precision) AND (left_minutes >= 0) AND (holder_centre_id IS NOT NULL));

CREATE INDEX risks_by_agency ON public.supervision_risk USING btree (agency_id, chance DESC, dossier_id) WHERE ((chance >= (0.2)::double precision) AND (left_minutes >= 0));

CREATE INDEX risks_by_centre ON public.supervision_risk USING btree (centre_id, chance DESC, dossier_id) WHERE ((chance >= (0.2)::double precision) AND (left_minutes >= 0));

CREATE INDEX risks_to_tell ON public.supervision_risk USING btree (again_at) WHERE (again_at IS NOT NULL);

CREATE INDEX shipment_days ON public.postal_shipmentevent USING btree (centre_id, at) INCLUDE (turn);

CREATE INDEX shipments_by_handing ON public.postal_shipment USING btree (centre_id, handed_at) WHERE (handed_at IS NOT NULL);

CREATE INDEX shipments_on_the_way ON public.postal_shipment USING btree (state_at) WHERE ((state)::text = ANY ((ARRAY['failed'::character varying, 'going_back'::character varying, 'handed_over'::character varying, 'in_transit'::character varying])::text[]));

CREATE INDEX shipments_open ON public.postal_shipment USING btree (centre_id, direction, state, state_at, id) WHERE ((state)::text = ANY ((ARRAY['accepted'::character varying, 'asked'::character varying, 'back'::character varying, 'collected'::character varying, 'failed'::character varying, 'going_back'::character varying, 'handed_over'::character varying, 'in_transit'::character varying, 'kept'::character varying])::text[]));

CREATE INDEX shipments_to_follow ON public.postal_shipment USING btree (followed_at, id) WHERE ((state)::text = ANY ((ARRAY['failed'::character varying, 'going_back'::character varying, 'handed_over'::character varying, 'in_transit'::character varying, 'accepted'::character varying])::text[]));

CREATE INDEX shipments_to_order ON public.postal_shipment USING btree (order_at) WHERE (order_at IS NOT NULL);

CREATE INDEX shipments_to_send ON public.postal_shipment USING btree (centre_id, ready_at, id) WHERE (((direction)::text = 'return'::text) AND (ready_at IS NOT NULL) AND ((state)::text = ANY ((ARRAY['accepted'::character varying, 'asked'::character varying])::text[])));

CREATE INDEX shipments_uncancelled ON public.postal_shipment USING btree (id) WHERE uncancelled;

CREATE INDEX shipments_unlisted ON public.postal_shipment USING btree (centre_id, handed_by_id, id) WHERE ((handed_at IS NOT NULL) AND (handover_list_id IS NULL));

CREATE INDEX signed_tables_by_time ON public.reports_signedtable USING btree (signed_at DESC, id DESC);

CREATE INDEX signing_rounds_of_officer ON public.dossiers_signinground USING btree (officer_id, id DESC);

CREATE INDEX signing_rounds_open ON public.dossiers_signinground USING btree (id) WHERE ((state)::text = 'asked'::text);

CREATE INDEX slots_taken_by_time ON public.hall_appointmentslot USING btree (starts_at) WHERE (taken > 0);

CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);

CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);

CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);

CREATE INDEX staffing_trainingplace_course_id_f7878893 ON public.staffing_trainingplace USING btree (course_id);

CREATE INDEX staffing_trainingplace_officer_id_76fda1d9 ON public.staffing_trainingplace USING btree (officer_id);

CREATE INDEX supervision_directivelink_directive_id_bbc41a10 ON public.supervision_directivelink USING btree (directive_id);

CREATE INDEX supervision_directivelink_dossier_id_87b849fb ON public.supervision_directivelink USING btree (dossier_id);

CREATE INDEX supervision_directivereport_directive_id_b75aff16 ON public.supervision_directivereport USING btree (directive_id);

CREATE INDEX supervision_limitproposal_plan_id_f0dee18e ON public.supervision_limitproposal USING btree (plan_id);

CREATE INDEX supervision_limittarget_plan_id_36ba718f ON public.supervision_limittarget USING btree (plan_id);

CREATE INDEX supervision_reminderrule_code_3192ee5e_like ON public.supervision_reminderrule USING btree (code varchar_pattern_ops);

CREATE INDEX tallies_by_day ON public.reports_daytally USING btree (centre_id, kind, day_on) INCLUDE (agency_id, version_id, number);

CREATE INDEX tickets_of_address ON public.hall_queueticket USING btree (address, day_on) WHERE (NOT ((address)::text = ''::text));

CREATE INDEX tickets_of_device ON public.hall_queueticket USING btree (device, day_on) WHERE (NOT ((device)::text = ''::text));

CREATE INDEX tickets_of_hall ON public.hall_queueticket USING btree (centre_id, day_on, state, since);

CREATE INDEX unfound_by_times ON public.catalogue_unfoundterm USING btree (times DESC, folded);

CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));

CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";

CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;

CREATE INDEX unmatched_transfers ON public.payments_statementline USING btree (centre_id, credited_at) WHERE ((state)::text = 'unmatched'::text);

CREATE INDEX uploads_arriving ON public.documents_upload USING btree (id) INCLUDE (length_bytes) WHERE ((state)::text = 'arriving'::text);

CREATE INDEX uploads_to_look_at ON public.documents_upload USING btree (id) WHERE ((state)::text = ANY ((ARRAY['whole'::character varying, 'scanning'::character varying])::text[]));

CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);

CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);

CREATE INDEX visits_at_counter ON public.hall_visit USING btree (counter_id, called_at DESC);

CREATE INDEX visits_measured ON public.hall_visit USING btree (group_id, ended_at DESC) INCLUDE (started_at) WHERE ((outcome)::text = 'finished'::text);

CREATE INDEX visits_of_officer ON public.hall_visit USING btree (officer_id, called_at DESC);

CREATE INDEX work_by_agency ON public.dossiers_dossier USING btree (holder_agency_id, status, due_at, id) INCLUDE (holder_officer_id) WHERE (status = ANY (ARRAY[1, 2, 4, 5, 6, 9]));

CREATE INDEX work_by_centre ON public.dossiers_dossier USING btree (holder_centre_id, status, due_at, id) INCLUDE (holder_officer_id) WHERE (status = ANY (ARRAY[1, 2, 4, 5, 6, 9]));

CREATE INDEX work_by_officer ON public.dossiers_dossier USING btree (holder_officer_id, status, due_at, id) WHERE ((holder_officer_id IS NOT NULL) AND (status = ANY (ARRAY[1, 2, 4, 5, 6, 9])));

CREATE TRIGGER audit_change_is_appended BEFORE DELETE OR UPDATE ON public.audit_change FOR EACH ROW EXECUTE FUNCTION public.audit_change_refuse_change();

CREATE TRIGGER audit_change_is_not_truncated BEFORE TRUNCATE ON public.audit_change FOR EACH STATEMENT EXECUTE FUNCTION public.audit_change_refuse_change();

CREATE TRIGGER audit_look_is_appended BEFORE DELETE OR UPDATE ON public.audit_look FOR EACH ROW EXECUTE FUNCTION public.audit_look_refuse_change();

CREATE TRIGGER audit_look_is_not_truncated BEFORE TRUNCATE ON public.audit_look FOR EACH STATEMENT EXECUTE FUNCTION public.audit_look_refuse_change();

CREATE TRIGGER catalogue_proposalnote_is_appended BEFORE DELETE OR UPDATE ON public.catalogue_proposalnote FOR EACH ROW EXECUTE FUNCTION public.catalogue_proposalnote_refuse_change();

CREATE TRIGGER catalogue_proposalnote_is_not_truncated BEFORE TRUNCATE ON public.catalogue_proposalnote FOR EACH STATEMENT EXECUTE FUNCTION public.catalogue_proposalnote_refuse_change();

CREATE TRIGGER closed_accounts_take_nothing BEFORE INSERT ON public.payments_ledgerline FOR EACH ROW EXECUTE FUNCTION public.payments_account_is_open();

CREATE TRIGGER dossiers_event_is_appended BEFORE DELETE OR UPDATE ON public.dossiers_event FOR EACH ROW EXECUTE FUNCTION public.dossiers_event_refuse_change();

CREATE TRIGGER dossiers_event_is_not_truncated BEFORE TRUNCATE ON public.dossiers_event FOR EACH STATEMENT EXECUTE FUNCTION public.dossiers_event_refuse_change();

CREATE TRIGGER dossiers_note_is_appended BEFORE DELETE OR UPDATE ON public.dossiers_note FOR EACH ROW EXECUTE FUNCTION public.dossiers_note_refuse_change();

CREATE TRIGGER dossiers_note_is_not_truncated BEFORE TRUNCATE ON public.dossiers_note FOR EACH STATEMENT EXECUTE FUNCTION public.dossiers_note_refuse_change();

CREATE TRIGGER eforms_stay BEFORE UPDATE ON public.catalogue_eform FOR EACH ROW EXECUTE FUNCTION public.catalogue_eform_refuse_change();

CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON public.payments_ledgerentry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.payments_entry_balances();

CREATE TRIGGER hall_hallevent_is_appended BEFORE DELETE OR UPDATE ON public.hall_hallevent FOR EACH ROW EXECUTE FUNCTION public.hall_hallevent_refuse_change();

CREATE TRIGGER hall_hallevent_is_not_truncated BEFORE TRUNCATE ON public.hall_hallevent FOR EACH STATEMENT EXECUTE FUNCTION public.hall_hallevent_refuse_change();

CREATE TRIGGER hall_securitycheck_is_appended BEFORE DELETE OR UPDATE ON public.hall_securitycheck FOR EACH ROW EXECUTE FUNCTION public.hall_securitycheck_refuse_change();

CREATE TRIGGER hall_securitycheck_is_not_truncated BEFORE TRUNCATE ON public.hall_securitycheck FOR EACH STATEMENT EXECUTE FUNCTION public.hall_securitycheck_refuse_change();

CREATE CONSTRAINT TRIGGER lines_balance AFTER INSERT ON public.payments_ledgerline DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.payments_entry_balances();

CREATE TRIGGER openness_dayroot_is_appended BEFORE DELETE OR UPDATE ON public.openness_dayroot FOR EACH ROW EXECUTE FUNCTION public.openness_dayroot_refuse_change();

CREATE TRIGGER openness_dayroot_is_not_truncated BEFORE TRUNCATE ON public.openness_dayroot FOR EACH STATEMENT EXECUTE FUNCTION public.openness_dayroot_refuse_change();

CREATE TRIGGER openness_roottile_is_appended BEFORE DELETE OR UPDATE ON public.openness_roottile FOR EACH ROW EXECUTE FUNCTION public.openness_roottile_refuse_change();

CREATE TRIGGER openness_roottile_is_not_truncated BEFORE TRUNCATE ON public.openness_roottile FOR EACH STATEMENT EXECUTE FUNCTION public.openness_roottile_refuse_change();

CREATE TRIGGER payments_ledgerentry_is_appended BEFORE DELETE OR UPDATE ON public.payments_ledgerentry FOR EACH ROW EXECUTE FUNCTION public.payments_ledgerentry_refuse_change();

CREATE TRIGGER payments_ledgerentry_is_not_truncated BEFORE TRUNCATE ON public.payments_ledgerentry FOR EACH STATEMENT EXECUTE FUNCTION public.payments_ledgerentry_refuse_change();

CREATE TRIGGER payments_ledgerline_is_appended BEFORE DELETE OR UPDATE ON public.payments_ledgerline FOR EACH ROW EXECUTE FUNCTION public.payments_ledgerline_refuse_change();

CREATE TRIGGER payments_ledgerline_is_not_truncated BEFORE TRUNCATE ON public.payments_ledgerline FOR EACH STATEMENT EXECUTE FUNCTION public.payments_ledgerline_refuse_change();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER reports_openday_is_appended BEFORE DELETE OR UPDATE ON public.reports_openday FOR EACH ROW EXECUTE FUNCTION public.reports_openday_refuse_change();

CREATE TRIGGER reports_openday_is_not_truncated BEFORE TRUNCATE ON public.reports_openday FOR EACH STATEMENT EXECUTE FUNCTION public.reports_openday_refuse_change();

CREATE TRIGGER reports_signedtable_is_appended BEFORE DELETE OR UPDATE ON public.reports_signedtable FOR EACH ROW EXECUTE FUNCTION public.reports_signedtable_refuse_change();

CREATE TRIGGER reports_signedtable_is_not_truncated BEFORE TRUNCATE ON public.reports_signedtable FOR EACH STATEMENT EXECUTE FUNCTION public.reports_signedtable_refuse_change();

CREATE TRIGGER staff_moved AFTER DELETE OR UPDATE ON public.identity_account FOR EACH ROW EXECUTE FUNCTION public.organisation_account_moved();

CREATE TRIGGER staff_moved AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_absence FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_staff_moved();

CREATE TRIGGER staff_moved AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_officer FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_staff_moved();

CREATE TRIGGER staff_moved AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_officerrole FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_staff_moved();

CREATE TRIGGER staff_moved AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_secondment FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_staff_moved();

CREATE TRIGGER staff_moved AFTER INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.organisation_substitution FOR EACH STATEMENT EXECUTE FUNCTION public.organisation_staff_moved();

CREATE TRIGGER staffing_presencecorrection_is_appended BEFORE DELETE OR UPDATE ON public.staffing_presencecorrection FOR EACH ROW EXECUTE FUNCTION public.staffing_presencecorrection_refuse_change();

CREATE TRIGGER staffing_presencecorrection_is_not_truncated BEFORE TRUNCATE ON public.staffing_presencecorrection FOR EACH STATEMENT EXECUTE FUNCTION public.staffing_presencecorrection_refuse_change();

CREATE TRIGGER tally AFTER UPDATE OF received_at, finished_at ON public.dossiers_dossier FOR EACH ROW WHEN (((old.received_at IS DISTINCT FROM new.received_at) OR (old.finished_at IS DISTINCT FROM new.finished_at))) EXECUTE FUNCTION public.reports_tally_dossiers();

CREATE TRIGGER tally AFTER INSERT OR DELETE OR UPDATE OF file_id ON public.dossiers_dossierresult FOR EACH ROW EXECUTE FUNCTION public.reports_tally_results();

CREATE TRIGGER tally AFTER INSERT OR DELETE OR UPDATE OF file_id ON public.dossiers_sealedresult FOR EACH ROW EXECUTE FUNCTION public.reports_tally_seals();

CREATE TRIGGER tally AFTER INSERT OR DELETE OR UPDATE OF received_at, method ON public.payments_payment FOR EACH ROW EXECUTE FUNCTION public.reports_tally_payments();

CREATE TRIGGER tally AFTER INSERT OR DELETE OR UPDATE OF rated_at, score ON public.ratings_rating FOR EACH ROW EXECUTE FUNCTION public.reports_tally_ratings();

CREATE TRIGGER tally_changed AFTER UPDATE ON public.dossiers_dossierdocument REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION public.reports_tally_papers_changed();

CREATE TRIGGER tally_in AFTER INSERT ON public.dossiers_dossierdocument REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION public.reports_tally_papers_in();

CREATE TRIGGER tally_out AFTER DELETE ON public.dossiers_dossierdocument REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION public.reports_tally_papers_out();

ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_identity_account_id FOREIGN KEY (user_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.announcements_announcement
    ADD CONSTRAINT announcements_announ_centre_id_3ed68e3d_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.announcements_announcement
    ADD CONSTRAINT announcements_announ_picture_id_c97a7cb8_fk_documents FOREIGN KEY (picture_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.announcements_publishedannouncement
    ADD CONSTRAINT announcements_publis_announcement_id_d706d1c0_fk_announcem FOREIGN KEY (announcement_id) REFERENCES public.announcements_announcement(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.announcements_publishedannouncement
    ADD CONSTRAINT announcements_publis_picture_id_16302e9f_fk_documents FOREIGN KEY (picture_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_eform
    ADD CONSTRAINT catalogue_eform_version_id_fbd93b98_fk_catalogue FOREIGN KEY (version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_fee
    ADD CONSTRAINT catalogue_fee_version_id_f64dab42_fk_catalogue FOREIGN KEY (version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_lifeevent_procedures
    ADD CONSTRAINT catalogue_lifeevent__lifeevent_id_5669eb2c_fk_catalogue FOREIGN KEY (lifeevent_id) REFERENCES public.catalogue_lifeevent(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_lifeevent_procedures
    ADD CONSTRAINT catalogue_lifeevent__procedure_id_059fa51e_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_nationaldifference
    ADD CONSTRAINT catalogue_nationaldi_proposal_id_2f3aa2e4_fk_catalogue FOREIGN KEY (proposal_id) REFERENCES public.catalogue_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_procedure
    ADD CONSTRAINT catalogue_procedure_sector_id_6676204a_fk_catalogue_sector_id FOREIGN KEY (sector_id) REFERENCES public.catalogue_sector(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_procedureversion
    ADD CONSTRAINT catalogue_procedurev_agency_id_239e24e1_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_procedureversion
    ADD CONSTRAINT catalogue_procedurev_decision_id_7a74a0b3_fk_catalogue FOREIGN KEY (decision_id) REFERENCES public.catalogue_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_procedureversion
    ADD CONSTRAINT catalogue_procedurev_procedure_id_6d18a762_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_procedureversion
    ADD CONSTRAINT catalogue_procedurev_process_id_61dada20_fk_catalogue FOREIGN KEY (process_id) REFERENCES public.catalogue_process(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_process
    ADD CONSTRAINT catalogue_process_decision_id_721a30df_fk_catalogue_decision_id FOREIGN KEY (decision_id) REFERENCES public.catalogue_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_proposal
    ADD CONSTRAINT catalogue_proposal_base_process_id_d9dabd14_fk_catalogue FOREIGN KEY (base_process_id) REFERENCES public.catalogue_process(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_proposal
    ADD CONSTRAINT catalogue_proposal_base_version_id_1c228d10_fk_catalogue FOREIGN KEY (base_version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_proposal
    ADD CONSTRAINT catalogue_proposal_decision_id_5324ee24_fk_catalogue FOREIGN KEY (decision_id) REFERENCES public.catalogue_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_proposal
    ADD CONSTRAINT catalogue_proposal_published_process_id_86b1c9e6_fk_catalogue FOREIGN KEY (published_process_id) REFERENCES public.catalogue_process(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_proposal
    ADD CONSTRAINT catalogue_proposal_published_version_id_42b9c5d8_fk_catalogue FOREIGN KEY (published_version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_proposalnote
    ADD CONSTRAINT catalogue_proposalno_proposal_id_d5ccbb6e_fk_catalogue FOREIGN KEY (proposal_id) REFERENCES public.catalogue_proposal(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_requireddocument
    ADD CONSTRAINT catalogue_requireddo_version_id_247aeacc_fk_catalogue FOREIGN KEY (version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_step
    ADD CONSTRAINT catalogue_step_agency_id_6f84b409_fk_organisation_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_step_consults
    ADD CONSTRAINT catalogue_step_consu_agency_id_f385e3ed_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_step_consults
    ADD CONSTRAINT catalogue_step_consults_step_id_5bb4ad5e_fk_catalogue_step_id FOREIGN KEY (step_id) REFERENCES public.catalogue_step(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_step
    ADD CONSTRAINT catalogue_step_process_id_46cb5c22_fk_catalogue_process_id FOREIGN KEY (process_id) REFERENCES public.catalogue_process(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_stepoutcome
    ADD CONSTRAINT catalogue_stepoutcome_next_id_cce183ac_fk_catalogue_step_id FOREIGN KEY (next_id) REFERENCES public.catalogue_step(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_stepoutcome
    ADD CONSTRAINT catalogue_stepoutcome_step_id_2c60cf99_fk_catalogue_step_id FOREIGN KEY (step_id) REFERENCES public.catalogue_step(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_timelimitcut
    ADD CONSTRAINT catalogue_timelimitc_agency_id_08dc588f_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.catalogue_timelimitcut
    ADD CONSTRAINT catalogue_timelimitc_decision_id_21955891_fk_catalogue FOREIGN KEY (decision_id) REFERENCES public.catalogue_decision(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_personaldocument
    ADD CONSTRAINT documents_personaldo_file_id_f87b16c9_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_personaldocument
    ADD CONSTRAINT documents_personaldo_person_id_0d471ca0_fk_identity_ FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_signingaccount
    ADD CONSTRAINT documents_signingacc_officer_id_2f99434a_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_storedfile
    ADD CONSTRAINT documents_storedfile_thumbnail_id_1b3f8820_fk_documents FOREIGN KEY (thumbnail_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.documents_upload
    ADD CONSTRAINT documents_upload_file_id_cf9e23b5_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_answerfile
    ADD CONSTRAINT dossiers_answerfile_file_id_1d133c76_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_answerfile
    ADD CONSTRAINT dossiers_answerfile_request_id_b79e08ce_fk_dossiers_ FOREIGN KEY (request_id) REFERENCES public.dossiers_supplementrequest(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_consultation
    ADD CONSTRAINT dossiers_consultatio_agency_id_26374892_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_consultation
    ADD CONSTRAINT dossiers_consultatio_dossier_id_1c8e3dd1_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_consultation
    ADD CONSTRAINT dossiers_consultatio_officer_id_14c8ebf4_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_consultation
    ADD CONSTRAINT dossiers_consultation_step_id_1fb61093_fk_catalogue_step_id FOREIGN KEY (step_id) REFERENCES public.catalogue_step(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_daycount
    ADD CONSTRAINT dossiers_daycount_agency_id_cee5821a_fk_organisation_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_daycount
    ADD CONSTRAINT dossiers_daycount_centre_id_ca479152_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_digitalcopy
    ADD CONSTRAINT dossiers_digitalcopy_document_id_91f1f1f3_fk_dossiers_ FOREIGN KEY (document_id) REFERENCES public.dossiers_dossierdocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_digitalcopy
    ADD CONSTRAINT dossiers_digitalcopy_file_id_de51be48_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_digitalcopy
    ADD CONSTRAINT dossiers_digitalcopy_officer_id_4ec93eee_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_agency_id_966dcf7a_fk_organisation_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_applicant_id_3ba18564_fk_identity_person_id FOREIGN KEY (applicant_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_centre_id_1c828547_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_counter_id_e274ed94_fk_organisation_counter_id FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_holder_agency_id_06a1f497_fk_organisat FOREIGN KEY (holder_agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_holder_centre_id_75105c32_fk_organisat FOREIGN KEY (holder_centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_holder_officer_id_adcc82fc_fk_organisat FOREIGN KEY (holder_officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_procedure_version_id_fb237784_fk_catalogue FOREIGN KEY (procedure_version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossier
    ADD CONSTRAINT dossiers_dossier_step_id_ebeb2283_fk_catalogue_step_id FOREIGN KEY (step_id) REFERENCES public.catalogue_step(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierdocument
    ADD CONSTRAINT dossiers_dossierdocu_dossier_id_f5ff47e3_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierdocument
    ADD CONSTRAINT dossiers_dossierdocu_file_id_bc23c847_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierdocument
    ADD CONSTRAINT dossiers_dossierdocu_required_id_34944617_fk_catalogue FOREIGN KEY (required_id) REFERENCES public.catalogue_requireddocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierform
    ADD CONSTRAINT dossiers_dossierform_dossier_id_869450da_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierform
    ADD CONSTRAINT dossiers_dossierform_eform_id_dcfa708c_fk_catalogue_eform_id FOREIGN KEY (eform_id) REFERENCES public.catalogue_eform(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierresult
    ADD CONSTRAINT dossiers_dossierresu_dossier_id_4e47badf_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierresult
    ADD CONSTRAINT dossiers_dossierresu_file_id_00a82815_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_dossierresult
    ADD CONSTRAINT dossiers_dossierresu_issued_by_id_6f1412c1_fk_organisat FOREIGN KEY (issued_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_account_id_c231b2f4_fk_identity_account_id FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_centre_id_725f7f42_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_dossier_id_3c6ee272_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_eform_id_f6625df0_fk_catalogue_eform_id FOREIGN KEY (eform_id) REFERENCES public.catalogue_eform(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_officer_id_677b57b2_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draft
    ADD CONSTRAINT dossiers_draft_procedure_version_id_3414ef76_fk_catalogue FOREIGN KEY (procedure_version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draftfile
    ADD CONSTRAINT dossiers_draftfile_draft_id_c766a51a_fk_dossiers_draft_id FOREIGN KEY (draft_id) REFERENCES public.dossiers_draft(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draftfile
    ADD CONSTRAINT dossiers_draftfile_file_id_9138ca51_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_draftfile
    ADD CONSTRAINT dossiers_draftfile_required_id_44ccc2b1_fk_catalogue FOREIGN KEY (required_id) REFERENCES public.catalogue_requireddocument(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_earlierending
    ADD CONSTRAINT dossiers_earlierendi_dossier_id_ce130d7d_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_event
    ADD CONSTRAINT dossiers_event_dossier_id_f15f904a_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_financialobligation
    ADD CONSTRAINT dossiers_financialob_cashier_id_d666ae1e_fk_organisat FOREIGN KEY (cashier_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_financialobligation
    ADD CONSTRAINT dossiers_financialob_dossier_id_fb923337_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_note
    ADD CONSTRAINT dossiers_note_corrects_id_8cd9cf51_fk_dossiers_note_id FOREIGN KEY (corrects_id) REFERENCES public.dossiers_note(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_note
    ADD CONSTRAINT dossiers_note_dossier_id_0400fce3_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_note
    ADD CONSTRAINT dossiers_note_officer_id_eb5a7675_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_oftenmissing
    ADD CONSTRAINT dossiers_oftenmissin_procedure_id_a3f0ba6c_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_outgoingregister
    ADD CONSTRAINT dossiers_outgoingreg_agency_id_45f428d7_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_outgoingregister
    ADD CONSTRAINT dossiers_outgoingreg_centre_id_c577e437_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_paper
    ADD CONSTRAINT dossiers_paper_dossier_id_7f1e1888_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_paper
    ADD CONSTRAINT dossiers_paper_event_id_42d58775_fk_dossiers_event_id FOREIGN KEY (event_id) REFERENCES public.dossiers_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_paper
    ADD CONSTRAINT dossiers_paper_file_id_a84c4263_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_paper
    ADD CONSTRAINT dossiers_paper_register_id_8ecd355e_fk_dossiers_ FOREIGN KEY (register_id) REFERENCES public.dossiers_outgoingregister(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_partnerbatch
    ADD CONSTRAINT dossiers_partnerbatc_centre_id_18dd5b45_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_partnerbatch
    ADD CONSTRAINT dossiers_partnerbatc_file_id_128265c3_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_partnerbatch
    ADD CONSTRAINT dossiers_partnerbatc_officer_id_5720448e_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_partnerdossier
    ADD CONSTRAINT dossiers_partnerdoss_batch_id_eb5f20a0_fk_dossiers_ FOREIGN KEY (batch_id) REFERENCES public.dossiers_partnerbatch(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_partnerdossier
    ADD CONSTRAINT dossiers_partnerdoss_dossier_id_29a0dd94_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_question
    ADD CONSTRAINT dossiers_question_dossier_id_2797cd07_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_question
    ADD CONSTRAINT dossiers_question_officer_id_bd5369be_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_resultdraft
    ADD CONSTRAINT dossiers_resultdraft_dossier_id_4bb0846b_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_resultdraft
    ADD CONSTRAINT dossiers_resultdraft_officer_id_de29a00e_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_resultnumber
    ADD CONSTRAINT dossiers_resultnumbe_register_id_8a8298a6_fk_dossiers_ FOREIGN KEY (register_id) REFERENCES public.dossiers_outgoingregister(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_resultnumber
    ADD CONSTRAINT dossiers_resultnumbe_result_id_9d53eaca_fk_dossiers_ FOREIGN KEY (result_id) REFERENCES public.dossiers_dossierresult(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_resultrevocation
    ADD CONSTRAINT dossiers_resultrevoc_officer_id_f06dcfa4_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_resultrevocation
    ADD CONSTRAINT dossiers_resultrevoc_result_id_02957526_fk_dossiers_ FOREIGN KEY (result_id) REFERENCES public.dossiers_dossierresult(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_sealedresult
    ADD CONSTRAINT dossiers_sealedresul_file_id_d6c0e9e0_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_sealedresult
    ADD CONSTRAINT dossiers_sealedresul_officer_id_ca33ff0b_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_sealedresult
    ADD CONSTRAINT dossiers_sealedresul_own_file_id_d3edf221_fk_documents FOREIGN KEY (own_file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_sealedresult
    ADD CONSTRAINT dossiers_sealedresul_own_for_id_6ec47022_fk_organisat FOREIGN KEY (own_for_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_sealedresult
    ADD CONSTRAINT dossiers_sealedresul_result_id_437ab6ad_fk_dossiers_ FOREIGN KEY (result_id) REFERENCES public.dossiers_dossierresult(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_signingitem
    ADD CONSTRAINT dossiers_signingitem_round_id_d5f51ffe_fk_dossiers_ FOREIGN KEY (round_id) REFERENCES public.dossiers_signinground(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_signingitem
    ADD CONSTRAINT dossiers_signingitem_sealed_id_08be7ef9_fk_dossiers_ FOREIGN KEY (sealed_id) REFERENCES public.dossiers_sealedresult(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_signinground
    ADD CONSTRAINT dossiers_signingroun_officer_id_7e049dbb_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.dossiers_supplementrequest
    ADD CONSTRAINT dossiers_supplementr_dossier_id_9e3c5dda_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_difference
    ADD CONSTRAINT exchange_difference_dossier_id_914b6da6_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_difference
    ADD CONSTRAINT exchange_difference_reconciliation_id_430a7146_fk_exchange_ FOREIGN KEY (reconciliation_id) REFERENCES public.exchange_reconciliation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_portaldossier
    ADD CONSTRAINT exchange_portaldossi_dossier_id_0c752f9e_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.exchange_portalmessage
    ADD CONSTRAINT exchange_portalmessa_dossier_id_82c26d43_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_appointment
    ADD CONSTRAINT hall_appointment_account_id_126405c6_fk_identity_account_id FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_appointment
    ADD CONSTRAINT hall_appointment_procedure_id_6ca458a1_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_appointment
    ADD CONSTRAINT hall_appointment_slot_id_dbec68cf_fk_hall_appointmentslot_id FOREIGN KEY (slot_id) REFERENCES public.hall_appointmentslot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_appointment
    ADD CONSTRAINT hall_appointment_ticket_id_52ac7617_fk_hall_queueticket_id FOREIGN KEY (ticket_id) REFERENCES public.hall_queueticket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_appointmenthours
    ADD CONSTRAINT hall_appointmenthours_group_id_b27d6eb6_fk_hall_servicegroup_id FOREIGN KEY (group_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_appointmentslot
    ADD CONSTRAINT hall_appointmentslot_group_id_0feb0808_fk_hall_servicegroup_id FOREIGN KEY (group_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_assisteddossier
    ADD CONSTRAINT hall_assisteddossier_dossier_id_d707a46e_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_assisteddossier
    ADD CONSTRAINT hall_assisteddossier_session_id_5785d3ea_fk_hall_assi FOREIGN KEY (session_id) REFERENCES public.hall_assistedsession(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_assistedsession
    ADD CONSTRAINT hall_assistedsession_account_id_9ad86e1e_fk_identity_account_id FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_assistedsession
    ADD CONSTRAINT hall_assistedsession_centre_id_f5023557_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_assistedsession
    ADD CONSTRAINT hall_assistedsession_officer_id_f92b3a80_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_assistedsession
    ADD CONSTRAINT hall_assistedsession_person_id_0ff364ae_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_countersession
    ADD CONSTRAINT hall_countersession_centre_id_40a68ef5_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_countersession
    ADD CONSTRAINT hall_countersession_counter_id_3f7daa74_fk_organisat FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_countersession
    ADD CONSTRAINT hall_countersession_officer_id_cf9d7b30_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_equipmentfault
    ADD CONSTRAINT hall_equipmentfault_fixed_by_id_6280bb22_fk_organisat FOREIGN KEY (fixed_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_equipmentfault
    ADD CONSTRAINT hall_equipmentfault_item_id_c03aed07_fk_hall_equipmentitem_id FOREIGN KEY (item_id) REFERENCES public.hall_equipmentitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_equipmentfault
    ADD CONSTRAINT hall_equipmentfault_reported_by_id_ea582055_fk_organisat FOREIGN KEY (reported_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_equipmentitem
    ADD CONSTRAINT hall_equipmentitem_centre_id_ce76b227_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_equipmentitem
    ADD CONSTRAINT hall_equipmentitem_counter_id_87b3f02c_fk_organisat FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_groupday
    ADD CONSTRAINT hall_groupday_group_id_68c2a602_fk_hall_servicegroup_id FOREIGN KEY (group_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_hallday
    ADD CONSTRAINT hall_hallday_centre_id_42129181_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_hallday
    ADD CONSTRAINT hall_hallday_closed_by_id_2b9487c6_fk_organisation_officer_id FOREIGN KEY (closed_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_hallevent
    ADD CONSTRAINT hall_hallevent_centre_id_5eaf9d0b_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_hallevent
    ADD CONSTRAINT hall_hallevent_counter_id_8b2eb6aa_fk_organisation_counter_id FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_hallevent
    ADD CONSTRAINT hall_hallevent_group_id_1ede35eb_fk_hall_servicegroup_id FOREIGN KEY (group_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_hallevent
    ADD CONSTRAINT hall_hallevent_officer_id_053a69b3_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_hallevent
    ADD CONSTRAINT hall_hallevent_ticket_id_d6bee8d4_fk_hall_queueticket_id FOREIGN KEY (ticket_id) REFERENCES public.hall_queueticket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_hallrules
    ADD CONSTRAINT hall_hallrules_centre_id_44aa01df_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_helpcall
    ADD CONSTRAINT hall_helpcall_answered_by_id_ebfa92a8_fk_organisat FOREIGN KEY (answered_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_helpcall
    ADD CONSTRAINT hall_helpcall_centre_id_d9e843b8_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_helpcall
    ADD CONSTRAINT hall_helpcall_counter_id_75428c29_fk_organisation_counter_id FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_helpcall
    ADD CONSTRAINT hall_helpcall_officer_id_1b871131_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_maintenance
    ADD CONSTRAINT hall_maintenance_item_id_ed905d09_fk_hall_equipmentitem_id FOREIGN KEY (item_id) REFERENCES public.hall_equipmentitem(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_maintenance
    ADD CONSTRAINT hall_maintenance_noted_by_id_f3979a52_fk_organisat FOREIGN KEY (noted_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_centre_id_a55f8a14_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_counter_id_971db99d_fk_organisation_counter_id FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_group_id_95e7592a_fk_hall_servicegroup_id FOREIGN KEY (group_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_issued_group_id_7bd9254d_fk_hall_serv FOREIGN KEY (issued_group_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_officer_id_24125153_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_queueticket
    ADD CONSTRAINT hall_queueticket_only_counter_id_2e8c2995_fk_organisat FOREIGN KEY (only_counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_securitycheck
    ADD CONSTRAINT hall_securitycheck_centre_id_9c319595_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_securitycheck
    ADD CONSTRAINT hall_securitycheck_checked_by_id_f47b13a8_fk_organisat FOREIGN KEY (checked_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_servicegroup_agencies
    ADD CONSTRAINT hall_servicegroup_ag_agency_id_0bbfd391_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_servicegroup_agencies
    ADD CONSTRAINT hall_servicegroup_ag_servicegroup_id_119d3b66_fk_hall_serv FOREIGN KEY (servicegroup_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_servicegroup
    ADD CONSTRAINT hall_servicegroup_centre_id_9e63ec02_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_servicegroup_counters
    ADD CONSTRAINT hall_servicegroup_co_counter_id_4c5dd1d2_fk_organisat FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_servicegroup_counters
    ADD CONSTRAINT hall_servicegroup_co_servicegroup_id_c79fc288_fk_hall_serv FOREIGN KEY (servicegroup_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_servicegroup_sectors
    ADD CONSTRAINT hall_servicegroup_se_sector_id_9d63f9c3_fk_catalogue FOREIGN KEY (sector_id) REFERENCES public.catalogue_sector(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_servicegroup_sectors
    ADD CONSTRAINT hall_servicegroup_se_servicegroup_id_6609e8c4_fk_hall_serv FOREIGN KEY (servicegroup_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_ticketdossier
    ADD CONSTRAINT hall_ticketdossier_dossier_id_cb5501db_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_ticketdossier
    ADD CONSTRAINT hall_ticketdossier_ticket_id_989694f7_fk_hall_queueticket_id FOREIGN KEY (ticket_id) REFERENCES public.hall_queueticket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_ticketkiosk
    ADD CONSTRAINT hall_ticketkiosk_centre_id_9801cd56_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_visit
    ADD CONSTRAINT hall_visit_counter_id_9efce3a0_fk_organisation_counter_id FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_visit
    ADD CONSTRAINT hall_visit_group_id_93714548_fk_hall_servicegroup_id FOREIGN KEY (group_id) REFERENCES public.hall_servicegroup(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_visit
    ADD CONSTRAINT hall_visit_officer_id_5d54b56b_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_visit
    ADD CONSTRAINT hall_visit_ticket_id_6fd64ca4_fk_hall_queueticket_id FOREIGN KEY (ticket_id) REFERENCES public.hall_queueticket(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.hall_waitcount
    ADD CONSTRAINT hall_waitcount_centre_id_acfbecff_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_account_groups
    ADD CONSTRAINT identity_account_gro_account_id_323dfdd4_fk_identity_ FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_account_groups
    ADD CONSTRAINT identity_account_groups_group_id_3d52765a_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_person_id_b0155c6e_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_account_user_permissions
    ADD CONSTRAINT identity_account_use_account_id_a270bbf4_fk_identity_ FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_account_user_permissions
    ADD CONSTRAINT identity_account_use_permission_id_43dfac4c_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.identity_onetimecode
    ADD CONSTRAINT identity_onetimecode_account_id_860dc345_fk_identity_account_id FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_identity_account_id FOREIGN KEY (user_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_account_id_01446394_fk_identity_account_id FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_dossier_id_7e62756e_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_event_id_a671d3a3_fk_dossiers_event_id FOREIGN KEY (event_id) REFERENCES public.dossiers_event(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_noticechoice
    ADD CONSTRAINT notices_noticechoice_account_id_efd9fdb6_fk_identity_account_id FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_noticetry
    ADD CONSTRAINT notices_noticetry_notice_id_4dccdf03_fk_notices_notice_id FOREIGN KEY (notice_id) REFERENCES public.notices_notice(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.notices_pushsubscription
    ADD CONSTRAINT notices_pushsubscrip_account_id_fb620913_fk_identity_ FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.openness_roottile
    ADD CONSTRAINT openness_roottile_of_id_ec317da8_fk_openness_dayroot_id FOREIGN KEY (of_id) REFERENCES public.openness_dayroot(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_absence
    ADD CONSTRAINT organisation_absence_named_by_id_346076d5_fk_organisat FOREIGN KEY (named_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_absence
    ADD CONSTRAINT organisation_absence_officer_id_d70d5ada_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_administrativeunit
    ADD CONSTRAINT organisation_adminis_agency_id_54d60f0c_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_agency
    ADD CONSTRAINT organisation_agency_calendar_id_630a14d7_fk_organisat FOREIGN KEY (calendar_id) REFERENCES public.organisation_workcalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_agency
    ADD CONSTRAINT organisation_agency_parent_id_773e959e_fk_organisat FOREIGN KEY (parent_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_calendarday
    ADD CONSTRAINT organisation_calenda_calendar_id_1210dbd0_fk_organisat FOREIGN KEY (calendar_id) REFERENCES public.organisation_workcalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_calendarhours
    ADD CONSTRAINT organisation_calenda_calendar_id_23427ded_fk_organisat FOREIGN KEY (calendar_id) REFERENCES public.organisation_workcalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_calendarclosure
    ADD CONSTRAINT organisation_calenda_calendar_id_69230db5_fk_organisat FOREIGN KEY (calendar_id) REFERENCES public.organisation_workcalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_counter_agencies
    ADD CONSTRAINT organisation_counter_agency_id_97b1727d_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_counter
    ADD CONSTRAINT organisation_counter_centre_id_dce9991c_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_counter_agencies
    ADD CONSTRAINT organisation_counter_counter_id_c927cb65_fk_organisat FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_officer
    ADD CONSTRAINT organisation_officer_account_id_01968f1a_fk_identity_account_id FOREIGN KEY (account_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_officerrole
    ADD CONSTRAINT organisation_officer_agency_id_a7440ceb_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_officer
    ADD CONSTRAINT organisation_officer_agency_id_ade1bca5_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_officerrole
    ADD CONSTRAINT organisation_officer_centre_id_0d1e7f4c_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_officerrole
    ADD CONSTRAINT organisation_officer_officer_id_146bff09_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_secondment
    ADD CONSTRAINT organisation_secondm_agency_id_78c19cc4_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_secondment
    ADD CONSTRAINT organisation_secondm_centre_id_c0cfde81_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_secondment
    ADD CONSTRAINT organisation_secondm_counter_id_89f1a378_fk_organisat FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_secondment
    ADD CONSTRAINT organisation_secondm_officer_id_bbcc5b07_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_servicecentre
    ADD CONSTRAINT organisation_service_calendar_id_032df126_fk_organisat FOREIGN KEY (calendar_id) REFERENCES public.organisation_workcalendar(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_servicecentre
    ADD CONSTRAINT organisation_service_host_id_6f6aebaa_fk_organisat FOREIGN KEY (host_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_substitution
    ADD CONSTRAINT organisation_substit_absence_id_5330bd38_fk_organisat FOREIGN KEY (absence_id) REFERENCES public.organisation_absence(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.organisation_substitution
    ADD CONSTRAINT organisation_substit_officer_id_ba7746c4_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_drawerclosing
    ADD CONSTRAINT payments_drawerclosi_account_id_b2cce1b2_fk_payments_ FOREIGN KEY (account_id) REFERENCES public.payments_ledgeraccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_feereceipt
    ADD CONSTRAINT payments_feereceipt_centre_id_f94193f0_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_feereceipt
    ADD CONSTRAINT payments_feereceipt_file_id_bba29bcf_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_feereceipt
    ADD CONSTRAINT payments_feereceipt_payment_id_c0d78899_fk_payments_payment_id FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_gatewaycallback
    ADD CONSTRAINT payments_gatewaycall_payment_id_a9528533_fk_payments_ FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_ledgeraccount
    ADD CONSTRAINT payments_ledgeraccou_centre_id_efee8e17_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_ledgeraccount
    ADD CONSTRAINT payments_ledgeraccou_officer_id_632bc545_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_ledgerentry
    ADD CONSTRAINT payments_ledgerentry_obligation_id_8d7e4b53_fk_dossiers_ FOREIGN KEY (obligation_id) REFERENCES public.dossiers_financialobligation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_ledgerentry
    ADD CONSTRAINT payments_ledgerentry_officer_id_80c49f1c_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_ledgerentry
    ADD CONSTRAINT payments_ledgerentry_payment_id_b7e873cd_fk_payments_payment_id FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_ledgerentry
    ADD CONSTRAINT payments_ledgerentry_refund_id_7617e5a8_fk_payments_refund_id FOREIGN KEY (refund_id) REFERENCES public.payments_refund(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_ledgerline
    ADD CONSTRAINT payments_ledgerline_account_id_7017cc6d_fk_payments_ FOREIGN KEY (account_id) REFERENCES public.payments_ledgeraccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_ledgerline
    ADD CONSTRAINT payments_ledgerline_entry_id_31444bb0_fk_payments_ FOREIGN KEY (entry_id) REFERENCES public.payments_ledgerentry(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_paidobligation
    ADD CONSTRAINT payments_paidobligat_obligation_id_470a72c6_fk_dossiers_ FOREIGN KEY (obligation_id) REFERENCES public.dossiers_financialobligation(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_paidobligation
    ADD CONSTRAINT payments_paidobligat_payment_id_b8e055db_fk_payments_ FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_cashier_id_a46eee7b_fk_organisation_officer_id FOREIGN KEY (cashier_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_centre_id_c68486fb_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_dossier_id_2b2990ca_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_payment
    ADD CONSTRAINT payments_payment_payer_id_90660d0f_fk_identity_person_id FOREIGN KEY (payer_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_receiptseries
    ADD CONSTRAINT payments_receiptseri_centre_id_31be1d79_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_asked_by_id_a8566fbf_fk_organisation_officer_id FOREIGN KEY (asked_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_centre_id_59a877f9_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_decided_by_id_9354baf0_fk_organisat FOREIGN KEY (decided_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_paid_out_by_id_88890b11_fk_organisat FOREIGN KEY (paid_out_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_payment_id_a70693f7_fk_payments_payment_id FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_taken_by_id_c9e83626_fk_organisation_officer_id FOREIGN KEY (taken_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_refund
    ADD CONSTRAINT payments_refund_transfer_id_a6c080d6_fk_payments_ FOREIGN KEY (transfer_id) REFERENCES public.payments_statementline(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_statementimport
    ADD CONSTRAINT payments_statementim_centre_id_4c731f77_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_statementimport
    ADD CONSTRAINT payments_statementim_officer_id_5898a302_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_statementline
    ADD CONSTRAINT payments_statementli_centre_id_049de53c_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_statementline
    ADD CONSTRAINT payments_statementli_decided_by_id_0b2fcffe_fk_organisat FOREIGN KEY (decided_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_statementline
    ADD CONSTRAINT payments_statementli_payment_id_409beacd_fk_payments_ FOREIGN KEY (payment_id) REFERENCES public.payments_payment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.payments_statementline
    ADD CONSTRAINT payments_statementli_statement_id_0e2b52e7_fk_payments_ FOREIGN KEY (statement_id) REFERENCES public.payments_statementimport(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_carrierbill
    ADD CONSTRAINT postal_carrierbill_centre_id_5c216803_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_carrierbill
    ADD CONSTRAINT postal_carrierbill_officer_id_980826da_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_carrierbillline
    ADD CONSTRAINT postal_carrierbillli_bill_id_a4578e8d_fk_postal_ca FOREIGN KEY (bill_id) REFERENCES public.postal_carrierbill(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_carrierbillline
    ADD CONSTRAINT postal_carrierbillli_shipment_id_69001136_fk_postal_sh FOREIGN KEY (shipment_id) REFERENCES public.postal_shipment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_carriercallback
    ADD CONSTRAINT postal_carriercallba_shipment_id_cf04c4f4_fk_postal_sh FOREIGN KEY (shipment_id) REFERENCES public.postal_shipment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_consigned
    ADD CONSTRAINT postal_consigned_dossier_id_3df956e0_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_consigned
    ADD CONSTRAINT postal_consigned_shipment_id_db31bca0_fk_postal_shipment_id FOREIGN KEY (shipment_id) REFERENCES public.postal_shipment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_handoverlist
    ADD CONSTRAINT postal_handoverlist_centre_id_9cede7c8_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_handoverlist
    ADD CONSTRAINT postal_handoverlist_file_id_56b6eff1_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_handoverlist
    ADD CONSTRAINT postal_handoverlist_officer_id_476f2ddb_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_handoverseries
    ADD CONSTRAINT postal_handoverserie_centre_id_471323d1_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_centre_id_5c4b9341_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_follows_id_5362ceee_fk_postal_shipment_id FOREIGN KEY (follows_id) REFERENCES public.postal_shipment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_handed_by_id_aec3bd9d_fk_organisat FOREIGN KEY (handed_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_handover_list_id_ae628452_fk_postal_ha FOREIGN KEY (handover_list_id) REFERENCES public.postal_handoverlist(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_joined_to_id_5eeab4fe_fk_postal_shipment_id FOREIGN KEY (joined_to_id) REFERENCES public.postal_shipment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_person_id_e78d741e_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipment
    ADD CONSTRAINT postal_shipment_procedure_version_id_65da6fe4_fk_catalogue FOREIGN KEY (procedure_version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipmentevent
    ADD CONSTRAINT postal_shipmentevent_centre_id_6387fab3_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipmentevent
    ADD CONSTRAINT postal_shipmentevent_officer_id_690e07eb_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.postal_shipmentevent
    ADD CONSTRAINT postal_shipmentevent_shipment_id_2d373644_fk_postal_shipment_id FOREIGN KEY (shipment_id) REFERENCES public.postal_shipment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_agency_id_29396caf_fk_organisation_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_centre_id_8441e8e9_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_dossier_id_d886689d_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_officer_id_49f0f7be_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_person_id_00bbd786_fk_identity_person_id FOREIGN KEY (person_id) REFERENCES public.identity_person(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_feedback
    ADD CONSTRAINT ratings_feedback_procedure_id_c73adece_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_feedbackfile
    ADD CONSTRAINT ratings_feedbackfile_feedback_id_41883c9e_fk_ratings_f FOREIGN KEY (feedback_id) REFERENCES public.ratings_feedback(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_feedbackfile
    ADD CONSTRAINT ratings_feedbackfile_file_id_5ca32718_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_kiosk
    ADD CONSTRAINT ratings_kiosk_counter_id_36943f7f_fk_organisation_counter_id FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_kiosk
    ADD CONSTRAINT ratings_kiosk_dossier_id_88409eb0_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_kiosk
    ADD CONSTRAINT ratings_kiosk_officer_id_572cd828_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_rating
    ADD CONSTRAINT ratings_rating_agency_id_1d01b002_fk_organisation_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_rating
    ADD CONSTRAINT ratings_rating_centre_id_b01644cd_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_rating
    ADD CONSTRAINT ratings_rating_dossier_id_9e232edf_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_rating
    ADD CONSTRAINT ratings_rating_officer_id_c2ebb52f_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_surveyanswer
    ADD CONSTRAINT ratings_surveyanswer_question_id_2f61f3a5_fk_ratings_s FOREIGN KEY (question_id) REFERENCES public.ratings_surveyquestion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.ratings_surveyanswer
    ADD CONSTRAINT ratings_surveyanswer_rating_id_87dbad48_fk_ratings_rating_id FOREIGN KEY (rating_id) REFERENCES public.ratings_rating(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_daytally
    ADD CONSTRAINT reports_daytally_agency_id_071a2c25_fk_organisation_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_daytally
    ADD CONSTRAINT reports_daytally_centre_id_13ddbd4b_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_daytally
    ADD CONSTRAINT reports_daytally_version_id_2061e909_fk_catalogue FOREIGN KEY (version_id) REFERENCES public.catalogue_procedureversion(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_reportmail
    ADD CONSTRAINT reports_reportmail_schedule_id_47609d3c_fk_reports_r FOREIGN KEY (schedule_id) REFERENCES public.reports_reportschedule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_reportschedule
    ADD CONSTRAINT reports_reportschedu_officer_id_7ffa3c48_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_signedtable
    ADD CONSTRAINT reports_signedtable_file_id_89d538a0_fk_documents_storedfile_id FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.reports_signedtable
    ADD CONSTRAINT reports_signedtable_officer_id_5b0b0421_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_identity_ FOREIGN KEY (user_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_duty
    ADD CONSTRAINT staffing_duty_centre_id_2175d018_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_duty
    ADD CONSTRAINT staffing_duty_counter_id_43799986_fk_organisation_counter_id FOREIGN KEY (counter_id) REFERENCES public.organisation_counter(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_duty
    ADD CONSTRAINT staffing_duty_officer_id_2dd9b224_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_presence
    ADD CONSTRAINT staffing_presence_centre_id_b091f609_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_presence
    ADD CONSTRAINT staffing_presence_officer_id_0bf38ada_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_presencecorrection
    ADD CONSTRAINT staffing_presencecor_centre_id_75f08581_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_presencecorrection
    ADD CONSTRAINT staffing_presencecor_corrected_by_id_0e6591cb_fk_organisat FOREIGN KEY (corrected_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_presencecorrection
    ADD CONSTRAINT staffing_presencecor_officer_id_3f3a8f7f_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_remark
    ADD CONSTRAINT staffing_remark_centre_id_c58b1230_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_remark
    ADD CONSTRAINT staffing_remark_officer_id_91fcae2b_fk_organisation_officer_id FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_remark
    ADD CONSTRAINT staffing_remark_written_by_id_299c8f3d_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_staffingrules
    ADD CONSTRAINT staffing_staffingrul_centre_id_581dbb24_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_trainingcourse
    ADD CONSTRAINT staffing_trainingcou_centre_id_e73294c2_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_trainingplace
    ADD CONSTRAINT staffing_trainingpla_course_id_f7878893_fk_staffing_ FOREIGN KEY (course_id) REFERENCES public.staffing_trainingcourse(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.staffing_trainingplace
    ADD CONSTRAINT staffing_trainingpla_officer_id_76fda1d9_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_agencycount
    ADD CONSTRAINT supervision_agencyco_agency_id_a08ae398_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_agencycount
    ADD CONSTRAINT supervision_agencyco_centre_id_9f286d3c_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_course
    ADD CONSTRAINT supervision_course_agency_id_c88632be_fk_organisation_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_course
    ADD CONSTRAINT supervision_course_dossier_id_343b1abb_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_course
    ADD CONSTRAINT supervision_course_procedure_id_83622b6a_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_course
    ADD CONSTRAINT supervision_course_worked_by_id_94899435_fk_organisat FOREIGN KEY (worked_by_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_coursecount
    ADD CONSTRAINT supervision_courseco_agency_id_daa4d721_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_coursecount
    ADD CONSTRAINT supervision_courseco_procedure_id_0778bf6e_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directivelink
    ADD CONSTRAINT supervision_directiv_agency_id_3482b3b6_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directive
    ADD CONSTRAINT supervision_directiv_agency_id_a5f9880e_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directive
    ADD CONSTRAINT supervision_directiv_centre_id_5d15996c_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directivereport
    ADD CONSTRAINT supervision_directiv_directive_id_b75aff16_fk_supervisi FOREIGN KEY (directive_id) REFERENCES public.supervision_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directivelink
    ADD CONSTRAINT supervision_directiv_directive_id_bbc41a10_fk_supervisi FOREIGN KEY (directive_id) REFERENCES public.supervision_directive(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directivelink
    ADD CONSTRAINT supervision_directiv_dossier_id_87b849fb_fk_dossiers_ FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directivereport
    ADD CONSTRAINT supervision_directiv_file_id_00675656_fk_documents FOREIGN KEY (file_id) REFERENCES public.documents_storedfile(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directive
    ADD CONSTRAINT supervision_directiv_officer_id_641b4831_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directivereport
    ADD CONSTRAINT supervision_directiv_officer_id_e3bd1efe_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_directivelink
    ADD CONSTRAINT supervision_directiv_procedure_id_cdd566c6_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_limitproposal
    ADD CONSTRAINT supervision_limitpro_officer_id_cbf2e985_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_limitproposal
    ADD CONSTRAINT supervision_limitpro_plan_id_f0dee18e_fk_supervisi FOREIGN KEY (plan_id) REFERENCES public.supervision_limitplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_limitproposal
    ADD CONSTRAINT supervision_limitpro_procedure_id_bb332d56_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_limitstudy
    ADD CONSTRAINT supervision_limitstu_procedure_id_71329964_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_limittarget
    ADD CONSTRAINT supervision_limittar_plan_id_36ba718f_fk_supervisi FOREIGN KEY (plan_id) REFERENCES public.supervision_limitplan(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_limittarget
    ADD CONSTRAINT supervision_limittar_sector_id_36c2e709_fk_catalogue FOREIGN KEY (sector_id) REFERENCES public.catalogue_sector(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_officercount
    ADD CONSTRAINT supervision_officerc_officer_id_02983dd0_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_officercount
    ADD CONSTRAINT supervision_officerc_procedure_id_d259e8f6_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_overtaking
    ADD CONSTRAINT supervision_overtaki_agency_id_01f90336_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_overtakingcount
    ADD CONSTRAINT supervision_overtaki_agency_id_841842a2_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_overtaking
    ADD CONSTRAINT supervision_overtaki_earlier_id_d561f50d_fk_supervisi FOREIGN KEY (earlier_id) REFERENCES public.supervision_course(dossier_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_overtaking
    ADD CONSTRAINT supervision_overtaki_later_id_bfcbcb80_fk_supervisi FOREIGN KEY (later_id) REFERENCES public.supervision_course(dossier_id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_overtaking
    ADD CONSTRAINT supervision_overtaki_officer_id_dff1fcd2_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_overtakingcount
    ADD CONSTRAINT supervision_overtaki_officer_id_dff9cb0d_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_overtakingcount
    ADD CONSTRAINT supervision_overtaki_procedure_id_96b81ed2_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_overtaking
    ADD CONSTRAINT supervision_overtaki_procedure_id_f41b9bf0_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_reasoncount
    ADD CONSTRAINT supervision_reasonco_agency_id_946bddff_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_reasoncount
    ADD CONSTRAINT supervision_reasonco_procedure_id_5fa33324_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_agency_id_25b6541e_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_centre_id_e9bbdc86_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_dossier_id_3bd8f1be_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_officer_id_9760c0a1_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_rule_id_83e461c1_fk_supervisi FOREIGN KEY (rule_id) REFERENCES public.supervision_reminderrule(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_risk
    ADD CONSTRAINT supervision_risk_agency_id_5569601e_fk_organisation_agency_id FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_risk
    ADD CONSTRAINT supervision_risk_centre_id_e91a1c9a_fk_organisat FOREIGN KEY (centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_risk
    ADD CONSTRAINT supervision_risk_dossier_id_4be98c81_fk_dossiers_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossiers_dossier(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_risk
    ADD CONSTRAINT supervision_risk_holder_agency_id_0c96aa23_fk_organisat FOREIGN KEY (holder_agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_risk
    ADD CONSTRAINT supervision_risk_holder_centre_id_93efa4ec_fk_organisat FOREIGN KEY (holder_centre_id) REFERENCES public.organisation_servicecentre(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_riskagency
    ADD CONSTRAINT supervision_riskagen_agency_id_4d3a0131_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_riskcurve
    ADD CONSTRAINT supervision_riskcurv_agency_id_1f0965b9_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_riskcurve
    ADD CONSTRAINT supervision_riskcurv_procedure_id_c7cfbe12_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_riskcurve
    ADD CONSTRAINT supervision_riskcurve_sector_id_1ab5b297_fk_catalogue_sector_id FOREIGN KEY (sector_id) REFERENCES public.catalogue_sector(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_stepcount
    ADD CONSTRAINT supervision_stepcoun_agency_id_a5648c42_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_stepcount
    ADD CONSTRAINT supervision_stepcoun_procedure_id_f92d87f9_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_stepcount
    ADD CONSTRAINT supervision_stepcount_next_id_b448c77f_fk_catalogue_step_id FOREIGN KEY (next_id) REFERENCES public.catalogue_step(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_stepcount
    ADD CONSTRAINT supervision_stepcount_step_id_cc5a00a2_fk_catalogue_step_id FOREIGN KEY (step_id) REFERENCES public.catalogue_step(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_workedcount
    ADD CONSTRAINT supervision_workedco_agency_id_82787a52_fk_organisat FOREIGN KEY (agency_id) REFERENCES public.organisation_agency(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_workedcount
    ADD CONSTRAINT supervision_workedco_officer_id_73af0fab_fk_organisat FOREIGN KEY (officer_id) REFERENCES public.organisation_officer(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.supervision_workedcount
    ADD CONSTRAINT supervision_workedco_procedure_id_721fc3b9_fk_catalogue FOREIGN KEY (procedure_id) REFERENCES public.catalogue_procedure(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_userses_user_id_af5e0a6d_fk_identity_ FOREIGN KEY (user_id) REFERENCES public.identity_account(id) DEFERRABLE INITIALLY DEFERRED;

