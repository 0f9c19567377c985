-- Received within the period by one officer: a stretch of the index events_by_officer.
SELECT dossier.id, dossier.received_at AS at, dossier.agency_id, dossier.channel, 1 AS dossiers,
       (dossier.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day_on
  FROM dossiers_event AS event
  JOIN dossiers_dossier AS dossier ON dossier.id = event.dossier_id AND dossier.received_at = event.at
 WHERE event.kind IN ('received', 'finished') AND event.kind = 'received'
   AND event.officer_id = %(officer)s AND event.at >= %(since)s AND event.at < %(until)s
