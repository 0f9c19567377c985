-- Resolved within the period by one officer's act, as the dossier stands: a stretch of events_by_officer.
SELECT dossier.id, dossier.finished_at AS at, dossier.agency_id, dossier.timeliness, 1 AS dossiers,
       (dossier.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day_on
  FROM dossiers_event AS event
  JOIN dossiers_dossier AS dossier ON dossier.id = event.dossier_id AND dossier.finished_at = event.at
 WHERE event.kind IN ('received', 'finished') AND event.kind = 'finished'
   AND event.officer_id = %(officer)s AND event.at >= %(since)s AND event.at < %(until)s
