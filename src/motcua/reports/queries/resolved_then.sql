-- Opened again after the period: within it, it stays resolved as it was judged then.
SELECT dossier.id, earlier.ended_at, dossier.agency_id, earlier.timeliness, 1 AS dossiers
  FROM dossiers_earlierending AS earlier
  JOIN dossiers_dossier AS dossier ON dossier.id = earlier.dossier_id
 WHERE dossier.centre_id = %(centre)s AND earlier.timeliness IS NOT NULL
   AND earlier.ended_at >= %(since)s AND earlier.ended_at < %(until)s
   AND earlier.reopened_at >= %(until)s
