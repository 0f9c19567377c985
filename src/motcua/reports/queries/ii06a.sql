-- The dossiers of a period, each once, as they stood at its end.
--
-- A dossier belongs to it if it was received within it (`carried` is false), or if it was in hand at
-- its beginning or opened again within it (`carried` is true). `ended_as` is null while it was in
-- hand at the end. What a dossier came to later, and that it was opened again later, is left out:
-- the past keeps its figures.
WITH spell AS (
    SELECT dossier.id, dossier.centre_id, dossier.agency_id, dossier.procedure_version_id, dossier.channel,
           dossier.received_at, dossier.first_due_at,
           CASE WHEN earlier.id IS NOT NULL THEN earlier.status::int
                WHEN dossier.finished_at < %(until)s THEN 9
                WHEN dossier.closed_at < %(until)s THEN dossier.status::int END AS ended_as,
           CASE WHEN earlier.id IS NOT NULL THEN earlier.ended_at
                ELSE LEAST(dossier.finished_at, dossier.closed_at) END AS ended_at,
           COALESCE(earlier.timeliness, dossier.timeliness)::int AS timeliness
      FROM dossiers_dossier AS dossier
      LEFT JOIN dossiers_earlierending AS earlier
             ON earlier.dossier_id = dossier.id
            AND earlier.ended_at < %(until)s AND earlier.reopened_at >= %(until)s
     WHERE dossier.centre_id = ANY(%(centres)s) AND dossier.received_at < %(until)s
       AND (%(agencies)s::bigint[] IS NULL OR dossier.agency_id = ANY(%(agencies)s))
), told AS (
    SELECT spell.*, spell.received_at < %(since)s AS carried
      FROM spell
     WHERE received_at >= %(since)s OR ended_as IS NULL OR ended_at >= %(since)s
), in_hand AS (
    -- The due time that judges, and what was left of it where the clock stood, as of the period's end.
    SELECT told.id,
           COALESCE((changed.state ->> 'first_due_at')::timestamptz, told.first_due_at) < %(until)s AS past_due,
           (changed.state ->> 'first_remaining_minutes')::int AS left_minutes
      FROM told
      LEFT JOIN LATERAL (
           SELECT jsonb_object_agg(change.key, change.value ORDER BY event.seq) AS state
             FROM dossiers_event AS event, jsonb_each(event.changes) AS change
            WHERE event.dossier_id = told.id AND event.at < %(until)s
              AND change.key IN ('first_due_at', 'first_remaining_minutes')
      ) AS changed ON true
     WHERE told.ended_as IS NULL
)
SELECT told.id, told.received_at AS at, told.agency_id, procedure.sector_id, told.carried, told.channel,
       CASE WHEN told.ended_as IS NULL THEN 'in_process'
            WHEN told.ended_as IN (9, 10) THEN 'resolved'
            WHEN told.ended_as = 7 THEN 'withdrawn'
            ELSE 'stopped' END AS outcome,
       CASE WHEN told.ended_as IN (9, 10) THEN (ARRAY['early', 'on_time', 'late'])[told.timeliness]
            WHEN told.ended_as IS NOT NULL THEN ''
            WHEN in_hand.left_minutes IS NOT NULL AND in_hand.left_minutes >= 0 THEN 'within'
            WHEN in_hand.left_minutes IS NULL AND NOT in_hand.past_due THEN 'within'
            ELSE 'overdue' END AS judged
  FROM told
  JOIN catalogue_procedureversion AS version ON version.id = told.procedure_version_id
  JOIN catalogue_procedure AS procedure ON procedure.id = version.procedure_id
  LEFT JOIN in_hand ON in_hand.id = told.id
