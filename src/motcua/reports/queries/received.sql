-- Received within the period: the dossiers behind what received_by_day counts.
SELECT id, received_at AS at, agency_id, channel, 1 AS dossiers
  FROM dossiers_dossier
 WHERE centre_id = ANY(%(centres)s) AND received_at >= %(since)s AND received_at < %(until)s
   AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
