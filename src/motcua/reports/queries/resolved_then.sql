-- Opened again after the period: within it, it stays resolved as it was judged then.
SELECT dossier.id, earlier.ended_at AS at, dossier.agency_id, earlier.timeliness, 1 AS dossiers,
       (earlier.ended_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day_on
  FROM dossiers_earlierending AS earlier
  JOIN dossiers_dossier AS dossier ON dossier.id = earlier.dossier_id
 WHERE dossier.centre_id = ANY(%(centres)s) AND earlier.timeliness IS NOT NULL
   AND earlier.ended_at >= %(since)s AND earlier.ended_at < %(until)s
   AND earlier.reopened_at >= %(until)s
   AND (%(agencies)s::bigint[] IS NULL OR dossier.agency_id = ANY(%(agencies)s))
   AND (%(officer)s::bigint IS NULL OR EXISTS (
       SELECT FROM dossiers_event AS event
        WHERE event.dossier_id = dossier.id AND event.kind = 'finished' AND event.at = earlier.ended_at
          AND event.officer_id = %(officer)s))
