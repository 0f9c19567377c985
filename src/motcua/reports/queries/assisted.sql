-- People helped at the centres' computers: what they filed there, and who filed alone afterwards.
-- The first part is one pass over received_for_reports, the second over assisted_by_centre.
WITH online AS (
    SELECT d.id, a.session_id
      FROM dossiers_dossier d
      LEFT JOIN hall_assisteddossier a ON a.dossier_id = d.id
     WHERE d.centre_id = ANY(%(centres)s) AND d.received_at >= %(since)s AND d.received_at < %(until)s
       AND d.channel = 'online'
), helped AS (
    SELECT person_id, min(confirmed_at) AS first_at, count(*) AS sessions,
           sum(extract(epoch FROM ended_at - started_at)) FILTER (WHERE outcome <> 'forgotten') AS seconds,
           count(*) FILTER (WHERE ended_at IS NOT NULL AND outcome <> 'forgotten') AS ended
      FROM hall_assistedsession
     WHERE centre_id = ANY(%(centres)s) AND confirmed_at >= %(since)s AND confirmed_at < %(until)s
     GROUP BY person_id
), alone AS (
    SELECT h.person_id
      FROM helped h
     WHERE EXISTS (
           SELECT 1
             FROM dossiers_dossier d
             LEFT JOIN hall_assisteddossier a ON a.dossier_id = d.id
            WHERE d.applicant_id = h.person_id AND d.channel = 'online' AND a.id IS NULL
              AND d.registered_at > h.first_at AND d.registered_at < %(until)s)
)
SELECT (SELECT count(*) FROM online),
       (SELECT count(session_id) FROM online),
       (SELECT coalesce(sum(sessions), 0) FROM helped),
       (SELECT count(*) FROM helped),
       (SELECT count(*) FROM alone),
       (SELECT coalesce(round(sum(seconds) / nullif(sum(ended), 0) / 60), 0) FROM helped)
