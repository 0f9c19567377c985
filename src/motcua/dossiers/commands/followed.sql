-- The end of receive.sql and move.sql: what the rows of `done` start, in the same statement.
--
-- %(job)s is the job that follows, as procrastinate defers it, or null; each gets up to %(set)s
-- dossiers. %(topics)s are what open pages are told to look at again, once this is committed.
followed AS (
    SELECT
        procrastinate_defer_jobs_v1(array_agg(
            ROW(
                job.queue_name, job.task_name, job.priority, job.lock, job.queueing_lock,
                job.args || part.args, NULL
            )::procrastinate_job_to_defer_v1
        )) AS jobs,
        (SELECT count(pg_notify(%(channel)s::text, topic)) FROM unnest(%(topics)s::text[]) AS topic) AS told
    FROM json_populate_record(NULL::procrastinate_job_to_defer_v1, %(job)s::json) AS job
    CROSS JOIN (
        SELECT jsonb_build_object('dossier_ids', jsonb_agg(id), 'event_ids', jsonb_agg(event_id)) AS args
        FROM (SELECT id, event_id, (row_number() OVER () - 1) / %(set)s::int AS part FROM done) AS numbered
        GROUP BY numbered.part
    ) AS part
    WHERE job.task_name IS NOT NULL
)
