-- Resolved within the period, and still so at its end: the dossiers behind what resolved_by_day counts.
SELECT id, finished_at AS at, agency_id, timeliness, 1 AS dossiers
  FROM dossiers_dossier
 WHERE centre_id = ANY(%(centres)s) AND finished_at >= %(since)s AND finished_at < %(until)s
   AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
