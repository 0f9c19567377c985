-- Rated within the period, by the day of the answer. One pass over the index ratings_by_time.
SELECT dossier_id AS id, rated_at AS at, agency_id, score, 1 AS dossiers
  FROM ratings_rating
 WHERE centre_id = %(centre)s AND rated_at >= %(since)s AND rated_at < %(until)s
